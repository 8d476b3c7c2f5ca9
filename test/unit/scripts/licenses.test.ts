import { describe, expect, test } from 'vitest';
import { findLicenseErrors, listPackages } from '../../../scripts/licenses.ts';

const text = 'Permission is hereby granted, free of charge, to any person obtaining a copy of this software. '.repeat(
  2,
);

describe('packages of a bundle', () => {
  test('are named once, scoped ones whole, and found in joined modules too', () => {
    const packages = listPackages([
      { name: './lib/index.js', nameForCondition: '/site/lib/index.js' },
      { nameForCondition: '/site/node_modules/undici/lib/api/index.js' },
      { nameForCondition: '/site/node_modules/undici/lib/core/util.js' },
      {
        name: './lib/run.js + 2 modules',
        modules: [{ nameForCondition: '/site/node_modules/@actions/core/lib/core.js' }],
      },
      { name: 'external "node:fs"', nameForCondition: null },
    ]);

    expect(packages).toEqual(['@actions/core', 'undici']);
  });

  test('inside of another package count as themselves', () => {
    const path = 'C:\\site\\node_modules\\outer\\node_modules\\inner\\index.js';

    expect(listPackages([{ nameForCondition: path }])).toEqual(['inner']);
  });
});

describe('the file of licences', () => {
  test('is complete with name, id and text of each package', () => {
    expect(findLicenseErrors(['a', '@b/c'], `@b/c\nMIT\n${text}\n\na\nISC\n${text}\n`)).toEqual([]);
  });

  test.each([
    ['a package that is missing', `b\nMIT\n${text}\n`, /^a is in the bundle, but not/],
    ['a package that only a text mentions', `b\nMIT\n${text}\na\n${text}\n`, /^a is in the bundle, but not/],
    ['a package without an id', `a\n\n${text}\n\nb\nMIT\n${text}`, /^a names no licence/],
    ['a package without a text', `a\nMIT\n\nb\nMIT\n${text}`, /^a has no text/],
  ])('with %s is not', (_, licenses, error) => {
    expect(findLicenseErrors(['a', 'b'], licenses)).toEqual([expect.stringMatching(error)]);
  });
});
