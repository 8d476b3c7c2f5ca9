// Threat model: 17.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listPackageFolders, renderLicenses } from '../../../scripts/licenses.ts';
import { TestArea } from '../../support/repository.ts';

describe('packages of a bundle', () => {
  test('are listed once, scoped ones whole, and found in joined modules too', () => {
    const folders = listPackageFolders([
      { name: './lib/index.js', nameForCondition: '/site/lib/index.js' },
      { nameForCondition: '/site/node_modules/undici/lib/api/index.js' },
      { nameForCondition: '/site/node_modules/undici/lib/core/util.js' },
      {
        name: './lib/run.js + 2 modules',
        modules: [{ nameForCondition: '/site/node_modules/@actions/core/lib/core.js' }],
      },
      { name: 'external "node:fs"', nameForCondition: null },
    ]);

    expect(folders).toEqual(['/site/node_modules/@actions/core', '/site/node_modules/undici']);
  });

  test('inside of another package count as themselves', () => {
    const path = 'C:\\site\\node_modules\\outer\\node_modules\\inner\\index.js';

    expect(listPackageFolders([{ nameForCondition: path }])).toEqual(['C:/site/node_modules/outer/node_modules/inner']);
  });
});

describe('the file of licences', () => {
  const text = 'Permission is hereby granted, free of charge, to any person obtaining a copy of this software. '.repeat(
    2,
  );

  function addPackage(
    area: TestArea,
    name: string,
    license: string | undefined,
    files: Record<string, string>,
  ): string {
    const folder = area.path(name);
    mkdirSync(folder, { recursive: true });
    for (const [file, content] of Object.entries({ 'package.json': JSON.stringify({ name, license }), ...files })) {
      writeFileSync(join(folder, file), content);
    }
    return folder;
  }

  test('has name, id and text of each package', () => {
    using area = new TestArea();
    const folders = [
      addPackage(area, 'b', 'ISC', { 'LICENSE.md': `${text}\r\n${text}` }),
      addPackage(area, '@a/c', 'MIT', { license: text }),
    ];

    expect(renderLicenses(folders)).toBe(`@a/c\nMIT\n${text.trim()}\n\nb\nISC\n${`${text}\n${text}`.trim()}\n`);
  });

  test.each([
    ['no id', undefined, { LICENSE: text }, 'a is in the bundle, but names no licence.'],
    ['no text', 'MIT', {}, 'a is in the bundle, but has no text of its licence.'],
    ['an empty text', 'MIT', { LICENSE: '\n' }, 'a is in the bundle, but has no text of its licence.'],
  ])('is not made for a package with %s', (_, license, files, error) => {
    using area = new TestArea();
    const folder = addPackage(area, 'a', license, files);

    expect(() => renderLicenses([folder])).toThrow(error);
  });

  test('is not made where the bundler names no package', () => {
    expect(() => renderLicenses([])).toThrow('names no package');
  });
});
