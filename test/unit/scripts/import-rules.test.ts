import { describe, expect, test } from 'vitest';
import { findBreaches } from '../../../scripts/import-rules.ts';

function breachesOf(files: Record<string, string>): string[] {
  return findBreaches(new Map(Object.entries(files)));
}

describe('allowed', () => {
  test.each([
    ['src/purge/a.ts', `import { b } from './b.ts';`],
    ['src/purge/a.ts', `import type { Asset } from '../targets/asset.ts';`],
    ['src/purge/a.ts', `import { type Asset, type Other } from '../targets/asset.ts';`],
    ['src/purge/a.ts', `export type { Asset } from '../targets/asset.ts';`],
    ['src/purge/a.ts', `type A = import('../targets/asset.ts').Asset;`],
    ['src/purge/a.ts', `import { systemClock } from '../platform/clock.ts';`],
    ['src/report/a.ts', `import { toGitPathBytes } from '../changes/files/git-path.ts';`],
    ['src/changes/a.ts', `import { ActionError } from '../errors.ts';`],
    ['src/inputs/inputs.ts', `import { parseLines } from './input-values.ts';`],
    ['src/inputs/inputs.ts', `import type { ChangeType } from '../changes/changed-file.ts';`],
    ['src/inputs/inputs.ts', `import { parseBaseUrl } from '../targets/base-url.ts';`],
    ['src/pipeline.ts', `import { purge } from './purge/purge.ts';`],
    ['src/asset-run.ts', `import { purge } from './purge/purge.ts'; import type { Inputs } from './inputs/inputs.ts';`],
    ['src/run.ts', `import { pipeline } from './pipeline.ts'; const t = Date.now();`],
    ['src/index.ts', `import { run } from './run.ts';`],
    ['src/platform/clock.ts', `const t = new Date(); const s = AbortSignal.timeout(1);`],
    ['src/verify/a.ts', `const parsed = new Date('2026-11-24'); const parsedMs = Date.parse(text);`],
    ['test/unit/a.test.ts', `import { b } from '../../src/purge/b.ts'; const t = Date.now();`],
    ['test/simulator/a.ts', `import { b } from './b.ts'; import { c } from '../support/c.ts';`],
  ])('%s: %s', (path, text) => {
    expect(breachesOf({ [path]: text })).toEqual([]);
  });
});

describe('forbidden', () => {
  test.each([
    ['value of an earlier stage', 'src/purge/a.ts', `import { b } from '../targets/b.ts';`],
    ['value beside a type', 'src/purge/a.ts', `import { type A, b } from '../targets/b.ts';`],
    ['side effect of an earlier stage', 'src/purge/a.ts', `import '../targets/b.ts';`],
    ['value passed on', 'src/purge/a.ts', `export { b } from '../targets/b.ts';`],
    ['everything passed on', 'src/purge/a.ts', `export * from '../targets/b.ts';`],
    ['dynamic import', 'src/purge/a.ts', `const b = await import('../targets/b.ts');`],
    ['type of a later stage', 'src/changes/a.ts', `import type { B } from '../purge/b.ts';`],
    ['a stage, the inputs', 'src/changes/a.ts', `import type { Inputs } from '../inputs/inputs.ts';`],
    ['a stage, the pipeline', 'src/verify/a.ts', `import type { P } from '../pipeline.ts';`],
    ['the platform, a stage', 'src/platform/a.ts', `import type { B } from '../purge/b.ts';`],
    ['inputs, the pipeline', 'src/inputs/inputs.ts', `import { b } from '../pipeline.ts';`],
    ['pipeline, run', 'src/pipeline.ts', `import { run } from './run.ts';`],
    ['errors, anything', 'src/errors.ts', `import type { A } from './changes/a.ts';`],
    ['a stage, a part of the pipeline', 'src/verify/a.ts', `import { b } from '../asset-run.ts';`],
    ['a folder that is no layer', 'src/helpers/a.ts', `import { b } from '../purge/b.ts';`],
    ['such a folder, imported', 'src/purge/a.ts', `import { b } from '../helpers/b.ts';`],
    ['tests', 'src/purge/a.ts', `import type { S } from '../../test/simulator/s.ts';`],
    ['Date.now', 'src/purge/a.ts', `const t = Date.now();`],
    ['Date["now"]', 'src/purge/a.ts', `const t = Date['now']();`],
    ['new Date()', 'src/purge/a.ts', `const t = new Date();`],
    ['AbortSignal.timeout', 'src/purge/a.ts', `const t = AbortSignal.timeout(5);`],
    ['globalThis', 'src/purge/a.ts', `globalThis.fetch('x');`],
    ['the simulator, the action', 'test/simulator/a.ts', `import type { B } from '../../src/purge/b.ts';`],
    ['the simulator, the bundle', 'test/simulator-github/a.ts', `await import('../../dist/index.js');`],
  ])('%s', (_name, path, text) => {
    const breaches = breachesOf({ [path]: `\n${text}` });
    expect(breaches).toHaveLength(1);
    expect(breaches[0]).toMatch(new RegExp(`^${path}:2 `));
  });

  test('the simulator reaches the action through another file', () => {
    const breaches = breachesOf({
      'test/simulator/a.ts': `import { b } from '../support/b.ts';`,
      'test/support/b.ts': `import { c } from './c.ts';`,
      'test/support/c.ts': `import { d } from '../../src/purge/d.ts';`,
      'test/support/unrelated.ts': `import { d } from '../../src/purge/d.ts';`,
    });
    expect(breaches).toEqual(['test/support/c.ts:1 imports src/purge/d.ts, but a simulator never imports the action.']);
  });
});
