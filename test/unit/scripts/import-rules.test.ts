// The project's own rules, run by the project's own tools, over a small tree in which each file breaks one of them.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-rules-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What is imported exists, so that only the rules can object. */
const tree = {
  'src/errors.ts': '',
  'src/index.ts': '',
  'src/run.ts': '',
  'src/pipeline.ts': 'export {};',
  'src/platform/clock.ts': '',
  'src/changes/change.ts': '',
  'src/targets/asset.ts': '',
  'src/purge/purge.ts': '',
  'src/inputs/inputs.ts': '',
  'src/helpers/b.ts': '',
  'test/simulator/s.ts': '',
  'dist/index.js': '',
};

function breachesOf(files: Readonly<Record<string, string>>): string[] {
  copy('.dependency-cruiser.mjs');
  write({ ...tree, ...files, 'package.json': '{"type":"module"}', 'tsconfig.json': '{}' });
  const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'src', 'test'];
  const { stdout } = spawnSync('depcruise', args, { cwd: folder, encoding: 'utf8', shell: isWindows });
  const { violations } = JSON.parse(stdout).summary as { violations: { rule: { name: string }; from: string }[] };
  return violations.map(({ rule, from }) => `${from}: ${rule.name}`).sort();
}

const isWindows = process.platform === 'win32';

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function copy(path: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  copyFileSync(join(root, path), join(folder, path));
}

test('what the layers allow', () => {
  expect(
    breachesOf({
      'src/purge/a.ts': `
        import { type A } from './purge.ts';
        import type { Asset } from '../targets/asset.ts';
        export type { Change } from '../changes/change.ts';
        import { systemClock } from '../platform/clock.ts';
        import { ActionError } from '../errors.ts';
        type B = import('../targets/asset.ts').Asset;`,
      'src/inputs/a.ts': `import { parse } from '../targets/asset.ts';`,
      'src/pipeline.ts': `import { purge } from './purge/purge.ts'; import { i } from './inputs/inputs.ts';`,
      'src/run.ts': `import { pipeline } from './pipeline.ts';`,
      'src/index.ts': `import { run } from './run.ts';`,
      'test/unit/a.test.ts': `import { b } from '../../src/purge/purge.ts';`,
      'test/simulator/a.ts': `import { b } from './s.ts';`,
      'test/scenarios/a.test.ts': `import { b } from '../simulator/s.ts';`,
    }),
  ).toEqual([]);
});

test('what breaks them', () => {
  expect(
    breachesOf({
      'src/changes/type-of-a-later-stage.ts': `import type { B } from '../purge/purge.ts';`,
      'src/changes/inputs.ts': `import type { Inputs } from '../inputs/inputs.ts';`,
      'src/platform/stage.ts': `import type { B } from '../purge/purge.ts';`,
      'src/purge/value.ts': `import { b } from '../targets/asset.ts';`,
      'src/purge/value-beside-a-type.ts': `import { type A, b } from '../targets/asset.ts';`,
      'src/purge/side-effect.ts': `import '../targets/asset.ts';`,
      'src/purge/passed-on.ts': `export * from '../targets/asset.ts';`,
      'src/purge/dynamic.ts': `const b = await import('../targets/asset.ts');`,
      'src/purge/pipeline.ts': `import type { P } from '../pipeline.ts';`,
      'src/purge/no-layer.ts': `import { b } from '../helpers/b.ts';`,
      'src/purge/test.ts': `import type { S } from '../../test/simulator/s.ts';`,
      'src/helpers/of-no-layer.ts': `import { b } from './b.ts';`,
      'src/errors.ts': `import type { A } from './changes/change.ts';`,
      'src/asset-run.ts': `import { run } from './run.ts';`,
      'src/targets/circle.ts': `import type { A } from './circle-too.ts';`,
      'src/targets/circle-too.ts': `import type { A } from './circle.ts';`,
      'test/simulator/type.ts': `import type { B } from '../../src/purge/purge.ts';`,
      'test/simulator-github/bundle.ts': `await import('../../dist/index.js');`,
      'test/simulator/through-another.ts': `import { b } from '../support/b.ts';`,
      'test/scenarios/a.test.ts': `import { b } from '../support/b.ts';`,
      'test/support/b.ts': `import { c } from '../../src/purge/purge.ts';`,
      'test/support/nowhere.ts': `import { c } from './nothing.ts';`,
    }),
  ).toEqual([
    'src/asset-run.ts: run-is-outermost',
    'src/changes/inputs.ts: changes-imports-one-way',
    'src/changes/type-of-a-later-stage.ts: changes-imports-one-way',
    'src/errors.ts: errors-import-nothing',
    'src/helpers/of-no-layer.ts: folder-has-a-place',
    'src/platform/stage.ts: platform-imports-one-way',
    'src/purge/dynamic.ts: stages-share-types-only',
    'src/purge/no-layer.ts: purge-imports-one-way',
    'src/purge/passed-on.ts: stages-share-types-only',
    'src/purge/pipeline.ts: purge-imports-one-way',
    'src/purge/side-effect.ts: stages-share-types-only',
    'src/purge/test.ts: src-stands-alone',
    'src/purge/value-beside-a-type.ts: stages-share-types-only',
    'src/purge/value.ts: stages-share-types-only',
    'src/targets/circle-too.ts: no-circles',
    'test/scenarios/a.test.ts: scenarios-look-from-outside',
    'test/simulator-github/bundle.ts: simulator-is-independent',
    'test/simulator/through-another.ts: simulator-is-independent',
    'test/simulator/type.ts: simulator-is-independent',
    'test/support/nowhere.ts: nothing-unresolvable',
  ]);
});

test('nothing but src/platform/ and src/run.ts reads a clock', () => {
  const reads = ['Date.now()', 'new Date()', 'Date()', 'AbortSignal.timeout(5)', `Date['now']()`, 'globalThis.x()'];
  const harmless = ['new Date(text)', 'Date.parse(text)'];
  const text = [...reads, ...harmless].map((read, index) => `export const a${index} = ${read};\n`).join('');
  copy('biome.json');
  copy('scripts/clock-reads.grit');
  write({ 'src/purge/a.ts': text, 'src/platform/a.ts': text, 'src/run.ts': text, 'test/a.ts': text });
  // Biome's own rule for literal keys has an opinion on `Date['now']`, which is not what is asked here.
  const args = ['lint', '--reporter=github', '--skip=complexity', '--max-diagnostics=none', '.'];
  const { stdout } = spawnSync('biome', args, { cwd: folder, encoding: 'utf8', shell: isWindows });
  const found = [...stdout.matchAll(/title=plugin,file=.*?((?:src|test)\/[^,]+),line=(\d+)/g)].map(
    ([, file, line]) => `${file}:${line}`,
  );
  expect(found.sort()).toEqual(reads.map((_, index) => `src/purge/a.ts:${index + 1}`));
});
