// The commands of docs/by-hand.md, one after the other as a reader would run them, against the simulator under imgix's names.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, test } from 'vitest';
import { legacyTestKey } from '../simulator/options.ts';
import { cases } from './cases.ts';
import { openScene, type Scene, secrets } from './scene.ts';

const page = readFileSync(new URL('../../docs/by-hand.md', import.meta.url), 'utf8');
const commands = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, command = '']) => command);

/** By the shell that every system has: nothing on the page is for bash alone. */
async function run(command: string, { area, env }: Scene): Promise<string> {
  const { stdout } = await promisify(execFile)('sh', ['-eu', '-c', command], {
    cwd: area.path('site'),
    env: {
      PATH: process.env.PATH,
      ...env,
      CURL_CA_BUNDLE: env.NODE_EXTRA_CA_CERTS,
      ...secrets,
      IMGIX_LEGACY_KEY: legacyTestKey,
    },
  });
  return stdout;
}

describe.skipIf(process.platform === 'win32')('by hand', () => {
  test('every command does what the page says', async ({ expect }) => {
    await using scene = await openScene({ ...(cases[0] as (typeof cases)[number]), isSecure: false });
    const { area, imgix } = scene;
    scene.deploy(join(area.path('site'), 'public/images'));
    const outputs: string[] = [];
    for (const command of commands) outputs.push(await run(command, scene));
    expect(outputs).toEqual([
      expect.stringMatching(/"purge_id"[\s\S]*\n200\n$/),
      expect.stringMatching(/\n200\n$/),
      expect.stringMatching(/\n200\n$/),
      'imgix serves this file.\n',
      expect.stringMatching(/"Content-Length": "\d+"/),
      '404\n',
      '200\n200\n',
    ]);
    const purged = ['hero.jpg', 'calm.png', 'old.png'].map((name) => `https://example.imgix.net/${name}`);
    expect(imgix.log.purges().map(({ url }) => url)).toEqual(purged);
  });

  test('what is signed is served by a Source with Secure URLs, and nothing else', async ({ expect }) => {
    await using scene = await openScene({ ...(cases[0] as (typeof cases)[number]), isSecure: true });
    const [unsigned, signed] = commands.slice(-2);
    expect(await run(String(unsigned), scene)).toBe('403\n');
    expect(await run(String(signed), scene)).toBe('200\n200\n');
  });
});
