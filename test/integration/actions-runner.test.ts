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

describe('a line of the log', () => {
  test('is one line and commands nothing', () => {
    const printed = run(`
      runner.info('plain');
      runner.info('::error::forged');
      runner.info('a\\n::set-output name=a::b');
      runner.info('##[error]forged');
      runner.startGroup('t\\n::error::x');
      runner.endGroup();
      runner.debug('d\\n::error::x');
    `);
    expect(printed.trimEnd().split('\n')).toEqual([
      'plain',
      '\\x3a:error::forged',
      'a ::set-output name=a::b',
      '##\\x5berror]forged',
      '::group::t ::error::x',
      '::endgroup::',
      '::debug::d ::error::x',
    ]);
  });

  test('holds no secret once that was masked, in any of its forms', () => {
    const printed = run(`
      runner.mask('ak_secret');
      runner.info('key ak_secret and ' + Buffer.from('ak_secret:').toString('base64'));
      console.log(runner.redact('again ak_secret'));
    `);
    const lines = printed.trimEnd().split('\n');
    // One command: the runner finds the encoded forms by itself.
    expect(lines).toEqual(['::add-mask::ak_secret', 'key *** and ***', 'again ***']);
  });
});

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
  test('stand in the files of the runner as they are given', () => {
    const path = run(`
      runner.mask('table');
      runner.setOutputs({ urls: '["a","table"]', purged: '1' });
      runner.writeSummary('<table></table>');
      console.log(runner.writeReport(['{"key":', '"a key"}']));
    `)
      .trimEnd()
      .split('\n')
      .at(-1) as string;
    expect(readFileSync(join(folder, 'output'), 'utf8')).toBe('urls=["a","table"]\npurged=1\n');
    expect(readFileSync(join(folder, 'summary'), 'utf8')).toBe('<table></table>\n');
    expect(readFileSync(path, 'utf8')).toBe('{"key":"a key"}');
    expect(path.startsWith(join(folder, 'imgix-purge-'))).toBe(true);
  });

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

  test('that cannot be written are an error, never a command on standard output', () => {
    const statements = `
      const said = (work) => { try { work(); return 'nothing'; } catch (error) { return error.message; } };
      console.log(said(() => runner.setOutputs({ a: 'b' })));
      console.log(said(() => runner.writeSummary('a')));
      console.log(said(() => runner.writeReport(['a'])) !== 'nothing');
    `;
    const env = { GITHUB_OUTPUT: '', GITHUB_STEP_SUMMARY: '', RUNNER_TEMP: '', TMPDIR: join(folder, 'no-such-folder') };
    expect(run(statements, env).trimEnd().split('\n')).toEqual([
      'the variable GITHUB_OUTPUT is not set',
      'the variable GITHUB_STEP_SUMMARY is not set',
      'true',
    ]);
  });
});

test('inputs are read as the runner names them, without white space around', () => {
  const env = { 'INPUT_BASE-URL': '  https://x.imgix.net \n', INPUT_ROOT: '' };
  const statements = `console.log(JSON.stringify(['base-url', 'root', 'files'].map((name) => runner.input(name))));`;
  expect(JSON.parse(run(statements, env))).toEqual(['https://x.imgix.net', '', '']);
});
