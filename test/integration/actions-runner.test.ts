// What no whole run shows of the runner's files and commands; the rest is held by every scenario.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'actions-runner-test-'));
  for (const name of ['output', 'summary']) writeFileSync(join(folder, name), '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs statements with a `runner` in a process of its own, as the runner's commands go to standard output. */
function run(statements: string, env: Readonly<Record<string, string>> = {}): string {
  const address = JSON.stringify(new URL('../../src/platform/actions.ts', import.meta.url).href);
  const script = `import { openRunner } from ${address};\nconst runner = openRunner(process.env);\n${statements}`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH ?? '',
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
      RUNNER_TEMP: folder,
      ...env,
    },
  });
}

describe('an annotation', () => {
  test('carries level, title and file, and cannot leave its place', () => {
    const printed = run(`
      runner.annotate({ level: 'error', message: 'm%0A::error::x', title: 't,a:b', file: 'a,b:c\\n.png' });
      runner.annotate({ level: 'warning', message: 'w\\n::error::x' });
      runner.annotate({ level: 'notice', message: 'n' });
    `);
    expect(printed.trimEnd().split('\n')).toEqual([
      '::error title=t%2Ca%3Ab,file=a%2Cb%3Ac .png::m%250A::error::x',
      '::warning::w ::error::x',
      '::notice::n',
    ]);
  });

  test('is as long as GitHub shows it, and keeps its end, where the code stands', () => {
    const printed = run(`
      runner.annotate({ level: 'error', message: 'x'.repeat(4096) });
      runner.annotate({ level: 'error', message: 'x'.repeat(5000) + ' [stale]' });
    `);
    const [whole, shortened] = printed.trimEnd().split('\n');
    expect(whole).toBe(`::error::${'x'.repeat(4096)}`);
    expect(shortened).toMatch(/^::error::x+ \.\.\. x+ \[stale\]$/);
    expect(shortened).toHaveLength('::error::'.length + 4096);
  });
});

describe('outputs, summary and report', () => {
  test('of two steps in one job do not overwrite each other', () => {
    for (const number of [1, 2]) run(`runner.writeReport(['${number}'])`);
    const folders = readdirSync(folder).filter((name) => name.startsWith('imgix-purge-'));
    expect(folders.map((name) => readFileSync(join(folder, name, 'report.json'), 'utf8')).sort()).toEqual(['1', '2']);
  });

  test('with a line break in an output are refused: it could set others', () => {
    const statement = `try { runner.setOutputs({ report: 'a\\npurged=9' }) } catch (error) { console.log(error.message) }`;
    expect(run(statement).trimEnd()).toBe('the value of `report` has a line break');
    expect(readFileSync(join(folder, 'output'), 'utf8')).toBe('');
  });
});
