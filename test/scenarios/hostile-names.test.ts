// Names and answers from outside that try to be something else: commands of the runner, markup, options of git, other
// hosts, other folders. That no line of the log is obeyed is checked in every scenario (safe-run.ts).
// Threat model: 7, 8, 9, 10.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { canBeNamed, isWindows } from '../support/repository.ts';
import { always, type Played, play, toEncoded } from '../support/scenario.ts';

const hostile = [
  '::error::from a name',
  '\r\n::set-output name=urls::x',
  '\n::add-mask::a',
  '\u0085::warning::nel',
  '\u2028::error::ls\u2029::error::ps',
  '##[error]old style',
  'x ##[add-path]/tmp/evil',
  '\u001b[31mred\u001b[0m\u001b]8;;http://evil.example\u0007link',
  '\u202egnp.exe',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '</code></td></table><a href=javascript:alert(1)>click',
  '[a](javascript:alert(1)) ![b](http://evil.example/b.png)',
  '@somebody and #1 and http://evil.example/',
  '| a | b |',
  '```\n# big\n```',
  '%0A::error::encoded',
  '${{ secrets.IMGIX_API_KEY }} $(id) `id`',
];

/** The whole summary is text and these tags, so that every parser finds these elements and no others. */
const ownMarkup =
  /^(?:[^<>]|<\/?(?:h3|p|table|tr|td|th|b|code|a|details|summary)>|<details open>|<br>|<wbr>|<th align="left">|<img src="https?:\/\/127\.0\.0\.1:\d+\/[^"<>\s]*" width="48" height="48" alt="">|<a href="https?:\/\/127\.0\.0\.1:\d+\/[^"<>\s]*">)*$/;

function expectHarmlessSummary({ summary }: Played): void {
  expect(summary).toMatch(ownMarkup);
  // Markdown begins again after a blank line.
  expect(summary.trimEnd()).not.toMatch(/\n\s*\n/);
  for (const line of summary.trimEnd().split('\n')) expect(line).toMatch(/^<(h3|p|table|details)[ >]/);
  // Outside of `<code>` and `<a>` stands nothing that came from elsewhere: GitHub would make links and mentions of it.
  const outside = summary
    .replaceAll('<wbr>', '')
    .replaceAll(/<(code|a)\b[^>]*>[^<]*<\/\1>/g, '')
    .replaceAll(/<[^>]*>/g, ' ');
  expect(outside).not.toMatch(/@|https?:|evil|javascript|\||\[|`/);
}

test.concurrent('file names', async () => {
  const names = hostile.map((name, i) => `images/${name.replaceAll('/', '∕')}-${i}.png`).filter(canBeNamed);
  const files = Object.fromEntries(names.map((name, i) => [name, `old ${i}`]));
  const push = Object.fromEntries(Object.keys(files).map((name, i) => [name, i % 5 === 0 ? null : `new ${i}`]));
  const run = await play({ before: files, push });

  expect(run.exitCode).toBe(0);
  expect(run.report.assets.map(({ file }: { file: string }) => file).sort()).toEqual(Object.keys(files).sort());
  expect([...run.purged].sort()).toEqual(
    Object.keys(files)
      .map((file) => `${run.imgix.baseUrl}/${toEncoded(file)}`)
      .sort(),
  );
  expect(run.outputs.verified).toBe(String(names.length));
  expectHarmlessSummary(run);
});

test.skipIf(isWindows).concurrent('file names whose assets fail, so that annotations name them', async () => {
  const files = Object.fromEntries(hostile.slice(0, 9).map((name, i) => [`images/${name}${i}.png`, `old ${i}`]));
  const push = Object.fromEntries(Object.keys(files).map((name, i) => [name, `new ${i}`]));
  const run = await play({
    before: files,
    push,
    inputs: { path: '.' },
    faults: [always('api', { status: 400 })],
  });

  expect(run.exitCode).toBe(1);
  expect(run.errors).toHaveLength(10);
  expectHarmlessSummary(run);
});

test.concurrent.each([400, 500, 401])('texts of the API, status %i', async (status) => {
  const run = await play({
    inputs: { timeout: 1 },
    arrange: ({ imgix }) => {
      hostile.forEach((text, i) => {
        const body = JSON.stringify({ errors: [{ detail: text, id: text }] });
        imgix.faults.add({ on: 'api', skip: i % 3, times: 3, answer: { kind: 'answer', status, body } });
      });
    },
  });

  expect(run.exitCode).toBe(1);
  expectHarmlessSummary(run);
});

test.concurrent('every text of the API in turn', async () => {
  const before = Object.fromEntries(hostile.map((_, i) => [`many/${i}.png`, `old ${i}`]));
  const push = Object.fromEntries(hostile.map((_, i) => [`many/${i}.png`, `new ${i}`]));
  const run = await play({
    before,
    push,
    arrange: ({ imgix }) => {
      for (const text of hostile) {
        const body = JSON.stringify({ errors: [{ detail: text, id: text }] });
        imgix.faults.add({ on: 'api', answer: { kind: 'answer', status: 400, body } });
      }
    },
  });

  expect(run.report.assets).toHaveLength(hostile.length);
  expect(run.outputs.failed).toBe(String(hostile.length));
  expectHarmlessSummary(run);
});

test.concurrent('headers of the CDN and of the API', async () => {
  const run = await play({
    inputs: { timeout: 1 },
    arrange: ({ imgix }) => {
      const headers = {
        location: 'https://evil.example/<img src=x>##[error]::error::|@somebody',
        'retry-after': '::error::now',
        'content-type': '<script>',
        'x-cache': '::error::HIT',
        age: '::error::1',
      };
      imgix.faults.add({ on: 'cdn', times: 100, answer: { kind: 'answer', status: 302, headers } });
      imgix.faults.add({ on: 'api', times: 1, answer: { kind: 'answer', status: 429, headers } });
      return {};
    },
  });

  expect(run.exitCode).toBe(1);
  expectHarmlessSummary(run);
});

test.concurrent.each(hostile.filter((_, i) => i % 3 === 0))('a ref or a payload that is %j', async (text) => {
  const run = await play({
    event: ({ before, after }) => ({
      name: 'push',
      payload: { ref: `refs/heads/${text}`, before, after, compare: text },
    }),
    env: { GITHUB_REF: `refs/heads/${text}`, GITHUB_WORKFLOW: text, GITHUB_ACTOR: text },
  });

  expect(run.exitCode).toBe(0);
  expect(run.outputs.verified).toBe('3');
  expectHarmlessSummary(run);
});

test.concurrent.each([
  ['base', '--output=stolen'],
  ['head', '--output=stolen'],
  ['base', '--upload-pack=touch stolen'],
  ['head', '-cstolen'],
  ['base', 'HEAD:../../stolen'],
])('an input `%s` that is an option of git (%s) is a revision that does not exist', async (name, value) => {
  const run = await play({ inputs: { [name]: value } });

  expect(run.exitCode).toBe(1);
  expect(run.errors).toHaveLength(1);
  expect(run.requests).toEqual([]);
});

test.concurrent('payloads that are options of git are no commits', async () => {
  const run = await play({
    event: { name: 'push', payload: { ref: '--output=x', before: '--output=stolen', after: '--upload-pack=x' } },
  });

  expect(run.gitCalls.filter((argument) => /stolen|upload-pack=x|output=x/.test(argument))).toEqual([]);
});

test.concurrent('files that are named like options of git, or begin like another repository', async () => {
  const names = ['--output=x.png', '-c core.pager=id.png', ':(exclude)a.png', ':/top.png', 'HEAD', 'a:b.png'];
  const run = await play({
    inputs: { files: '**' },
    push: Object.fromEntries(names.map((name) => [name, name])),
  });

  expect(run.exitCode).toBe(0);
  expect(run.report.assets.map(({ file }: { file: string }) => file).sort()).toEqual([...names].sort());
});

test
  .skipIf(isWindows)
  .concurrent('links out of the checkout are not followed: what lies there proves nothing', async () => {
    const secret = 'the content of a file outside of the checkout';
    const run = await play({
      push: { 'images/out.png': { link: '../../outside/secret.png' }, 'images/abs.png': { link: '/etc/hostname' } },
      inputs: { timeout: 1 },
      arrange: ({ area, imgix, repository }) => {
        mkdirSync(area.path('outside'));
        writeFileSync(area.path('outside', 'secret.png'), secret);
        // A folder of the checkout that an earlier step replaced by a link is one more way out.
        symlinkSync(area.path('outside'), `${repository.folder}/linked`);
        for (const path of ['images/out.png', 'linked/secret.png']) imgix.source.put(path, secret);
        return { urls: 'images/out.png\nlinked/secret.png' };
      },
    });

    const proofs = run.report.assets.map(
      ({ verification }: { verification: { evidence: string } }) => verification.evidence,
    );
    expect(proofs).not.toContain('bytes');
    expect(run.exitCode).toBe(1);
  });

test.concurrent('a link out of the checkout in a push is left out or unproved, never read', async () => {
  const secret = 'the content of a file outside of the checkout';
  const run = await play({
    push: { 'images/out.png': { link: '../../outside/secret.png' }, 'images/new.png': 'new' },
    inputs: { timeout: 1 },
    arrange: ({ area, imgix }) => {
      mkdirSync(area.path('outside'));
      writeFileSync(area.path('outside', 'secret.png'), secret);
      imgix.source.put('images/out.png', secret);
    },
  });

  const out = run.report.assets.find(({ file }: { file: string }) => file.includes('out.png'));
  expect(out?.verification.evidence).not.toBe('bytes');
  expect(run.purged).toContain(`${run.imgix.baseUrl}/images/new.png`);
});
