// The counts of the closing line, first on made-up runs, then on real ones that go wrong in ways Vitest's own JSON
// report does not count.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CountedModule, countRun, renderClosingLine } from '../../../scripts/closing-line-reporter.ts';

type State = ReturnType<ReturnType<CountedModule['children']['allTests']> extends Iterable<infer T> ? () => T : never>;

function moduleOf(states: readonly ReturnType<State['result']>['state'][], errors = 0, suiteErrors = 0): CountedModule {
  return {
    errors: () => new Array(errors).fill('load error'),
    children: {
      allTests: () => states.map((state) => ({ result: () => ({ state }) })),
      allSuites: () => [{ errors: () => new Array(suiteErrors).fill('hook error') }],
    },
  };
}

describe('countRun', () => {
  test.each([
    { name: 'nothing', modules: [], unhandled: 0, line: '0 passed, 0 failed, 0 skipped' },
    {
      name: 'each state',
      modules: [moduleOf(['passed', 'passed', 'failed']), moduleOf(['skipped'])],
      unhandled: 0,
      line: '2 passed, 1 failed, 1 skipped',
    },
    {
      name: 'a file that did not load',
      modules: [moduleOf([], 1)],
      unhandled: 0,
      line: '0 passed, 1 failed, 0 skipped',
    },
    {
      name: 'a failed hook',
      modules: [moduleOf(['skipped'], 0, 1)],
      unhandled: 0,
      line: '0 passed, 1 failed, 1 skipped',
    },
    {
      name: 'an unhandled error',
      modules: [moduleOf(['passed'])],
      unhandled: 1,
      line: '1 passed, 1 failed, 0 skipped',
    },
    {
      name: 'a test that never ended',
      modules: [moduleOf(['pending'])],
      unhandled: 0,
      line: '0 passed, 1 failed, 0 skipped',
    },
  ])('$name', ({ modules, unhandled, line }) => {
    expect(renderClosingLine(countRun(modules, new Array(unhandled).fill('error')))).toBe(line);
  });
});

describe('a real run', () => {
  // Inside the repository, so that the files find `vitest`; a folder that git ignores.
  let folder: string;
  beforeAll(() => {
    mkdirSync('reports', { recursive: true });
    folder = mkdtempSync(join('reports', 'closing-line-'));
    const config = `import { ClosingLineReporter } from '../../scripts/closing-line-reporter.ts';
      export default { test: { include: ['*.test.ts'], maxWorkers: 1, reporters: ['default', new ClosingLineReporter()] } };`;
    writeFileSync(join(folder, 'vitest.config.ts'), config);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function run(name: string, body: string): { lastLine: string | undefined; status: number | null } {
    const header = `import { afterAll, beforeAll, describe, expect, test } from 'vitest';\n`;
    writeFileSync(join(folder, `${name}.test.ts`), header + body);
    const vitest = join(process.cwd(), 'node_modules/vitest/vitest.mjs');
    const child = spawnSync(process.execPath, [vitest, 'run', '--root', folder, `${name}.test.ts`], {
      encoding: 'utf8',
    });
    return { lastLine: child.stdout.trimEnd().split('\n').at(-1), status: child.status };
  }

  test.each([
    {
      name: 'good',
      body: `test('a', () => {}); test.skip('b', () => {});`,
      line: '1 passed, 0 failed, 1 skipped',
      status: 0,
    },
    {
      name: 'load',
      body: `import './does-not-exist.ts'; test('a', () => {});`,
      line: '0 passed, 1 failed, 0 skipped',
      status: 1,
    },
    {
      name: 'before',
      body: `describe('s', () => { beforeAll(() => { throw new Error('hook'); }); test('a', () => {}); });`,
      line: '0 passed, 1 failed, 1 skipped',
      status: 1,
    },
    {
      name: 'after',
      body: `afterAll(() => { throw new Error('hook'); }); test('a', () => {});`,
      line: '1 passed, 1 failed, 0 skipped',
      status: 1,
    },
    {
      name: 'unhandled',
      body: `test('a', async () => { setTimeout(() => { throw new Error('late'); }, 0); await new Promise((r) => setTimeout(r, 50)); });`,
      line: '1 passed, 1 failed, 0 skipped',
      status: 1,
    },
  ])('$name', ({ name, body, line, status }) => {
    expect(run(name, body)).toEqual({ lastLine: line, status });
  });
});
