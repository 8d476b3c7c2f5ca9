import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { parseFlags } from './main-flags.ts';

const folder = mkdtempSync(join(tmpdir(), 'simulator-source-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** As the platform writes it, and repeats it. */
const nowhere = join('/nowhere', 'at', 'all');

const children = new Set<ChildProcessWithoutNullStreams>();
/** A test that fails half-way must not leave its servers behind. */
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

function startMain(...args: readonly string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [fileURLToPath(new URL('main.ts', import.meta.url)), ...args]);
  children.add(child);
  return child;
}

/** Reads standard output until it holds the text; fails with what there was when the process ends first. */
async function outputUntil(child: ChildProcessWithoutNullStreams, text: string): Promise<string> {
  let output = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    output += String(chunk);
    if (output.includes(text)) return output;
  }
  throw new Error(`The process ended before "${text}": ${output}`);
}

describe('npm run simulator', () => {
  test('serves a folder, logs each request as a line, and stops at an interrupt', async () => {
    mkdirSync(join(folder, 'images'));
    writeFileSync(join(folder, 'images', 'a b.txt'), 'hello');
    const child = startMain('--source', folder, '--key', 'ak_mine');
    const instructions = await outputUntil(child, 'Ctrl+C');
    const baseUrl = /CDN +(?<url>\S+)/.exec(instructions)?.groups?.url;
    expect(instructions).toContain('1 file;');
    expect(instructions).toContain("'Authorization: Bearer ak_mine'");
    expect(await (await fetch(`${baseUrl}/images/a%20b.txt`)).text()).toBe('hello');
    expect(await outputUntil(child, '\n')).toMatch(/^\S+Z cdn 200 GET \S+\/images\/a%20b\.txt\n$/);
    child.kill('SIGINT');
    // Windows has no signal that a process could send to another: it ends it.
    expect(await once(child, 'exit')).toEqual(process.platform === 'win32' ? [null, 'SIGINT'] : [0, null]);
  });

  test.each([
    ['a folder that is not there', ['--source', nowhere], nowhere],
    ['a number that is none', ['--hosts', 'two'], 'Flag --hosts must be a whole number from 1 to 100, got "two".'],
    ['an unknown flag', ['--hots', '2'], '--hots'],
  ])('fails at once on %s and says so', async (_, args, text) => {
    const child = startMain(...args);
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += String(chunk);
    });
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(errors).toContain(text);
  });
});

describe('the flags', () => {
  test('are turned into options', () => {
    const args = '--port-base 9000 --hosts 2 --pops fra:10,iad --missing 403 --error-ttl 5 --token T --prefix p';
    expect(parseFlags([...args.split(' '), '--default-params', 'auto=format', '--key', 'a', '--key', 'b'])).toEqual({
      kind: 'start',
      folder: undefined,
      keys: ['a', 'b'],
      options: {
        portBase: 9_000,
        hosts: 2,
        apiKeys: ['a', 'b'],
        propagationMs: 3_000,
        pointsOfPresence: [{ name: 'fra', propagationMs: 10 }, { name: 'iad' }],
        popSelection: 'alternate',
        missingStatus: 403,
        errorTtlMs: 5,
        defaultParams: 'auto=format',
        secureUrlToken: 'T',
        pathPrefix: 'p',
      },
    });
    expect(parseFlags(['--help'])).toEqual({ kind: 'help' });
  });

  test.each([
    ['--pops', 'fra:soon'],
    ['--missing', '200'],
    ['--propagation', '1.5'],
    ['--port-base', '70000'],
  ])('%s %s is refused', (flag, value) => {
    expect(() => parseFlags([flag, value])).toThrow(`Flag ${flag} must be`);
  });
});
