// The closing line of real runs, also of those that go wrong in ways Vitest's own JSON report does not count.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

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
  { name: 'bad', body: `test('a', () => { expect(1).toBe(2); });`, line: '0 passed, 1 failed, 0 skipped', status: 1 },
  {
    name: 'killed',
    body: `test('a', () => { process.kill(process.pid, 'SIGKILL'); });`,
    line: '0 passed, 2 failed, 0 skipped',
    status: 1,
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
