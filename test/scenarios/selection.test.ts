// What is selected, and what is said where that cannot be meant: `files`, `root`, `path`, `urls` and `urls-file`. Mostly
// dry runs of dist/index.js.
import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { startGitHubSimulator } from '../simulator-github/github-simulator.ts';
import { dryRun, filesOf } from '../support/dry-run.ts';
import { checkOut, type Edits, type RepositoryBuilder, TestArea } from '../support/repository.ts';
import type { ActionInputs, ActionResult } from '../support/run-action.ts';
import { play } from '../support/scenario.ts';

const site = {
  'public/images/hero.jpg': '1',
  'public/images/team/anna.png': '1',
  'README.md': '1',
};

/** One push on top of these files, in a full checkout. */
async function push(
  edits: Edits,
  inputs: ActionInputs,
  arrange?: (work: RepositoryBuilder) => void,
): Promise<ActionResult> {
  using area = new TestArea();
  const work = area.repository();
  const before = work.commit(site);
  const after = work.commit(edits);
  arrange?.(work);
  const payload = { ref: 'refs/heads/main', before, after };
  return await dryRun(work.folder, { event: 'push', payload, inputs, env: { GITHUB_SHA: after } });
}

const threeImages = {
  'public/images/hero.jpg': '2',
  'public/images/new.jpg': '1',
  'public/images/team/anna.png': null,
  'README.md': '2',
};

describe('a selection that lets nothing through is a warning, with what may have been meant', () => {
  test.each<[string, Record<string, string>, RegExp, object]>([
    [
      '`files` that match no tracked file',
      { files: 'images/*.jpg' },
      /^Input `files` matches none of the \d tracked files\. Did you mean `\*\*\/images\/\*\.jpg`\?$/,
      { changed: 4, belowRoot: 4, matchingFiles: 0, ofWantedKind: 0 },
    ],
    [
      'a list of globs in one line',
      { files: '**/*.jpg,**/*.png' },
      /neither commas, semicolons, bars nor spaces separate globs, write one a line\.$/,
      { changed: 4, belowRoot: 4, matchingFiles: 0, ofWantedKind: 0 },
    ],
    [
      '`root` one level off',
      { root: 'images' },
      /^Input `root`: no tracked file lies below `images`\. Did you mean `public\/images`\?$/,
      { changed: 4, belowRoot: 0, matchingFiles: 0, ofWantedKind: 0 },
    ],
    [
      '`files` written from `root`',
      { root: 'public', files: 'images/**' },
      /none of the \d tracked files below `public`\. Did you mean `public\/images\/\*\*`\?$/,
      { changed: 4, belowRoot: 3, matchingFiles: 0, ofWantedKind: 0 },
    ],
  ])('%s', async (_, inputs, warning, funnel) => {
    const result = await push(threeImages, inputs);
    expect(result.exitCode).toBe(0);
    expect(result.report.conclusion).toBe('nothing-to-do');
    expect(result.warnings).toEqual([expect.stringMatching(warning)]);
    expect(result.report.funnel).toEqual(funnel);
  });

  test('a changed image that one `*` does not reach is a notice, beside others that it does', async () => {
    const result = await push(threeImages, { files: 'public/images/*' });
    expect(result.report.counts.urls).toBe(2);
    expect(result.report.notices).toContainEqual(
      expect.stringMatching(/^One changed image is left out, such as `public\/images\/team\/anna\.png`: in/),
    );
  });

  test('such a notice is left out where a warning proposes something already', async () => {
    const { report } = await push(threeImages, { root: 'public/images', files: '*.jpg' });
    expect(report.warnings).toEqual([expect.stringMatching(/Did you mean `public\/images\/\*\.jpg`\?/)]);
    expect(report.notices.join()).not.toContain('left out');
  });

  test('with `select: all`, too', async () => {
    const result = await push(threeImages, { select: 'all', files: '*.jpg' });
    expect(result.warnings).toEqual([expect.stringMatching(/Did you mean `\*\*\/\*\.jpg`\?$/)]);
  });
});

test('a glob that leaves out the folders below is a warning, also where it or another one takes something', async () => {
  const { warnings, report } = await push(threeImages, { files: 'public/images/**.jpg' });
  expect(warnings).toEqual([expect.stringContaining('write `public/images/**/*.jpg`.')]);
  expect(report.funnel.matchingFiles).toBe(2);
  const folder = await push(threeImages, { files: '**/*.jpg\npublic/images/team/' });
  expect(folder.warnings).toEqual([expect.stringContaining('write `public/images/team/**`.')]);
});

test('changed images that no line of `files` takes are named beside the count, without an annotation', async () => {
  const words = '(2 images match none of its lines: `public/images/hero.jpg`, `public/images/new.jpg`)';
  const left = await push(threeImages, { root: 'public', files: '**/*.png' });
  expect(left.stdout).toContain(`1 matches \`files\` ${words}; 1 of a kind`);
  expect(left.summary.replaceAll('<wbr>', '').replace(/<\/?code>/g, '`')).toContain(words);
  expect(left.stdout).not.toMatch(/^::\w+::.*none of its lines/m);

  const nothing = await push({ 'public/images/new.jpg': '1' }, { files: '**/*.png' });
  expect(nothing.stdout).toContain('0 match `files` (1 image matches none of its lines: `public/images/new.jpg`)');
  const onPurpose = await push(threeImages, { files: '**/*.png\n**/*.jpg\n!**/n*.jpg' });
  expect(onPurpose.stdout).not.toContain('none of its lines');
});

test('a push of texts alone tells how many files are left at each step, without a warning', async () => {
  const result = await push({ 'README.md': '2', 'NOTES.md': '1' }, {});
  expect(result.warnings).toEqual([]);
  expect(result.stdout).toContain('2 files changed; 2 below `root`; 0 match `files`; 0 of a kind in `change-types`.');
  expect(result.report.funnel).toEqual({ changed: 2, belowRoot: 2, matchingFiles: 0, ofWantedKind: 0 });
});

test('a push of images counts its way to the assets', async () => {
  const result = await push(threeImages, { root: 'public', 'change-types': 'added, modified' });
  expect(filesOf(result)).toEqual(['added public/images/new.jpg', 'modified public/images/hero.jpg']);
  expect(result.report.funnel).toEqual({ changed: 4, belowRoot: 3, matchingFiles: 3, ofWantedKind: 2 });
});

test('a warning costs a push that found assets no further git process', async () => {
  const calls = async (files: string) => {
    const run = await play({ inputs: { files, 'dry-run': true, timeout: 1 } });
    return run.gitCalls.filter((word) => ['ls-tree', 'diff-tree', 'rev-parse', 'cat-file'].includes(word));
  };
  const plain = await calls('**/*.jpg');
  expect(await calls('**/*.jpg\n**/*.tga\n*.png,*.gif')).toEqual(plain);
});

describe('a repository in a sub-folder', () => {
  test.each(['site', 'checkouts/site'])('is named where `path` does not: %s', async (folder) => {
    using area = new TestArea();
    const work = area.repository();
    const before = work.commit(site);
    const after = work.commit(threeImages);
    const remote = work.pushTo(area.path('remote.git'));
    mkdirSync(area.path('workspace', folder), { recursive: true });
    checkOut(`file://${remote}`, area.path('workspace', folder), after);
    const step = { event: 'push', payload: { ref: 'refs/heads/main', before, after } };
    const says = `a repository is in \`${folder}/\`: set \`path: ${folder}\`.`;

    const alone = await dryRun(area.path('workspace'), { ...step, env: { GITHUB_SHA: after } });
    expect(alone.exitCode).toBe(1);
    expect(alone.errors.join()).toContain(says);

    await using api = await startGitHubSimulator({ repositories: { 'your-org/site': remote } });
    const env = { GITHUB_SHA: after, GITHUB_API_URL: api.apiUrl };
    const withApi = await dryRun(area.path('workspace'), { ...step, env });
    expect(filesOf(withApi)).toHaveLength(3);
    expect(withApi.warnings).toEqual([expect.stringContaining(says)]);
    const requested = await dryRun(area.path('workspace'), { ...step, env, inputs: { urls: 'images/a.png' } });
    expect(requested.warnings).toEqual([expect.stringContaining(says)]);
    expect((await dryRun(area.path('workspace'), { ...step, env, inputs: { path: folder } })).warnings).toEqual([]);
  });
});

describe('`urls-file`', () => {
  const list = (text: string | Buffer, inputs: ActionInputs = {}) =>
    push({}, { root: 'public/images', 'urls-file': 'list.txt', ...inputs }, ({ folder }) =>
      writeFileSync(`${folder}/list.txt`, text),
    );

  test('takes what an input cannot: 5,000 URLs', async () => {
    const urls = Array.from({ length: 5000 }, (_, index) => `https://example.imgix.net/products/picture-${index}.jpg`);
    expect(urls.join('\n').length).toBeGreaterThan(128 * 1024);
    const result = await list(urls.join('\n'), { 'max-urls': 5000 });
    expect(result.errors).toEqual([]);
    expect(result.report.assets).toHaveLength(5000);
  });

  test.each([
    ['lines', 'hero.jpg\nhttps://example.imgix.net/team/anna.png\n'],
    ['a JSON array', '["hero.jpg", "https://example.imgix.net/team/anna.png"]'],
  ])('takes %s, and adds to `urls`', async (_, text) => {
    const result = await list(text, { urls: '["https://example.imgix.net/x.gif"]' });
    expect(filesOf(result)).toEqual([
      'requested public/images/hero.jpg',
      'requested public/images/team/anna.png',
      'requested public/images/x.gif',
    ]);
    expect(result.report.funnel).toBeNull();
  });

  test('that is empty is nothing to do, never the difference', async () => {
    for (const text of ['', '\n', '[]']) {
      const result = await list(text);
      expect(result.report.conclusion).toBe('nothing-to-do');
      expect(result.stdout).toContain('Nothing to do. The list of URLs is empty.');
    }
    expect((await push(threeImages, { urls: '[]' })).report.conclusion).toBe('nothing-to-do');
  });

  test.each<[string, ActionInputs, RegExp]>([
    ['missing', { 'urls-file': 'lists.txt' }, /`urls-file`: the file `lists\.txt` is not there/],
    ['a folder', { 'urls-file': 'public' }, /`public` is a folder/],
    ['outside of the workspace', { 'urls-file': '/etc/hostname' }, /lies outside of the workspace/],
    ['reached by `..`', { 'urls-file': '../../../etc/hostname' }, /lies outside of the workspace|is not there/],
  ])('that is %s is an error', async (_, inputs, says) => {
    const result = await list('', inputs);
    expect(result.exitCode).toBe(1);
    expect(result.errors.join()).toMatch(says);
  });

  test('that is binary, or a broken array, is an error', async () => {
    expect((await list('a\0b')).errors.join()).toMatch(/`list\.txt` is binary.*\[invalid-input\]$/);
    expect((await list('["a.jpg"')).errors.join()).toMatch(
      /The file `list\.txt` .* begins like JSON, but is not valid JSON/,
    );
  });
});

describe('a path that cannot be meant is refused before anything is purged', () => {
  test.each<[string, RegExp]>([
    ['public/images/hero.jpg', /`public\/images\/hero\.jpg` begins with `root`.*Did you mean `hero\.jpg`\?/],
    ['team', /`team` is a folder/],
    ['team/*.png', /`team\/\*\.png` is a glob/],
  ])('%s', async (path, says) => {
    const run = await play({
      before: { ...site },
      event: { name: 'workflow_dispatch', payload: { inputs: { urls: path } } },
      inputs: { root: 'public/images', timeout: 300 },
    });
    expect(run.exitCode).toBe(1);
    expect(run.errors.join()).toMatch(says);
    expect(run.requests).toEqual([]);
    expect(run.seconds).toBeLessThan(30);
  });

  test.each(['*.png', 'https://example.imgix.net/*.png'])('without a checkout, too: %s', async (urls) => {
    const run = await play({
      workspace: ({ area }) => area.emptyFolder(),
      inputs: { urls: `[1].gif\n${urls}`, 'base-url': 'https://example.imgix.net' },
    });
    expect(run.errors.join()).toContain(`\`${urls}\` is a glob`);
    expect(run.errors.join()).not.toContain('[1]');
    expect(run.requests).toEqual([]);
  });

  // What is known at once is checked for 15 s: a deployment may be under way.
  test.concurrent.each([
    ['404', {}],
    ['the default image', { imageMissing: { bytes: Buffer.from('no such image'), status: 200 } }],
  ] as const)(
    'and one that neither the checkout nor imgix has (%s) is a hint at once, and not checked until `timeout`',
    async (_, imgix) => {
      const run = await play({
        imgix,
        event: { name: 'workflow_dispatch', payload: { inputs: { urls: 'images/harbor.jpg' } } },
        inputs: { timeout: 300 },
      });
      const hint = 'The checkout has no `images/harbor.jpg`. Did you mean `images/harbour.jpg`?';
      expect(run.lines[0]).toContain(hint);
      expect(run.warnings.join()).toContain(hint);
      expect(run.errors[0]).toContain(' Did you mean `images/harbour.jpg`? If it was removed on purpose, ');
      expect(run.report.catchUp).toMatch(
        /^To catch up, correct what is wrong, the address or the inputs, and start a new run/,
      );
      expect(run.report.assets[0].verification).toMatchObject({ outcome: 'inconclusive', cause: { kind: 'missing' } });
      expect(run.report.assets[0].verification.seconds).toBeLessThan(30);
    },
  );
});

test('a requested name with its accents encoded otherwise is told as that: the two look the same', async () => {
  const [composed, decomposed] = ['caf\u00e9.png', 'cafe\u0301.png'];
  const run = await play({
    before: { [`images/${composed}`]: 'coffee' },
    inputs: { root: 'images', urls: decomposed, timeout: 2 },
    imgix: { pathPrefix: 'images' },
  });

  const question = 'Did you mean one that looks the same, but has its accents encoded otherwise: NFC here, NFD there';
  expect(run.warnings[0]).toContain(`The checkout has no \`${decomposed}\` below \`images\`. ${question}`);
  expect(run.report.diagnoses).toMatchObject([{ code: 'wrong-address' }]);
  expect(run.errors[0]).toContain(`. ${question}`);
});

describe('what a person fills in when starting the workflow by hand, and nothing reads', () => {
  const notRead = (name: string) =>
    `The workflow's input \`${name}\` is not read: name it \`url\` or \`urls\`, or pass it by \`urls: \${{ inputs.${name} }}\`. Purging what changed instead.`;
  test.concurrent.each([
    [
      'a path under another name',
      () => ({ image: 'harbour.jpg', why: 'replaced harbour.jpg' }),
      [notRead('image')],
      false,
    ],
    ['a URL of imgix', (base: string) => ({ 'the-url': `${base}/x?w=1\n${base}/y` }), [notRead('the-url')], false],
    ['nothing', () => ({ url: ' ' }), [], true],
    ['nothing, beside others', () => ({ note: 'x', url: '' }), [], true],
    [
      'what other inputs hold',
      (base: string) => ({ glob: '**/*.jpg\n**/*.jpg', site: base, at: `${base}/` }),
      [],
      false,
    ],
    ['a name that no workflow can have', () => ({ '`::error::': 'a.jpg', 'x y': 'b.jpg' }), [], false],
  ] as const)('%s', async (_, toInputs, warnings, isEmpty) => {
    let payload = {};
    const run = await play({
      event: ({ imgix }) => {
        payload = { inputs: toInputs(imgix.baseUrl) };
        return { name: 'workflow_dispatch', payload };
      },
      inputs: { 'dry-run': true, files: '**/*.jpg' },
    });
    expect(run.exitCode).toBe(0);
    expect(run.warnings.filter((text) => text.includes("The workflow's input"))).toEqual(warnings);
    const empty = "The workflow's input `url` is empty. Purging what changed instead.";
    expect(run.report.notices.includes(empty)).toBe(isEmpty);
  });

  test.concurrent.each([
    [
      'a list of them',
      () => ({ urls: ['img/a.jpg', 'https://www.example.com/team photo.png'] }),
      ['`client_payload.urls` is not read: give `urls: ${{ toJSON(github.event.client_payload.urls) }}`.'],
    ],
    [
      'one URL of imgix',
      (base: string) => ({ url: `${base}/x?w=1` }),
      ['`client_payload.url` is not read: give `urls: ${{ github.event.client_payload.url }}`.'],
    ],
    // As Vercel sends it, and others.
    ['the address of a deployment', () => ({ url: 'https://site-1a2b3c.example.app', urls: [] }), []],
    ['something else', () => ({ url: { href: 'a.jpg' }, urls: [['a.jpg'], 1], image: 'a.jpg' }), []],
  ] as const)('nor what a `repository_dispatch` sends: %s', async (_, toPayload, warnings) => {
    const run = await play({
      event: ({ imgix }) => ({
        name: 'repository_dispatch',
        payload: { client_payload: toPayload(imgix.baseUrl) },
      }),
      inputs: { 'dry-run': true },
    });
    expect(run.exitCode).toBe(0);
    const told = run.warnings.filter((text) => text.includes('client_payload'));
    expect(told).toEqual(warnings.map((words) => `${words} Purging what changed instead.`));
  });

  test('is not missed where something else is asked for', async () => {
    const run = await play({
      event: { name: 'workflow_dispatch', payload: { inputs: { image: 'harbour.jpg' } } },
      inputs: { 'dry-run': true, base: 'HEAD^' },
    });
    expect(run.warnings).toEqual([]);
  });
});

test('a failed run says how what it did not purge is caught up with', async () => {
  const run = await play({
    source: { 'images/harbour.jpg': 'harbour, old' },
    inputs: { timeout: 1 },
  });
  expect(run.exitCode).toBe(1);
  expect(run.report.catchUp).toBe(
    `To catch up, run this job again: it compares the same commits. If the workflow file has to be corrected first, run the workflow by hand with \`base: ${run.report.range.base}\` instead: a re-run uses the old file.`,
  );
});

test('one of every file compares no commits, then or again', async () => {
  const run = await play({ inputs: { select: 'all', 'api-url': 'http://127.0.0.1:9', timeout: 1 } });
  expect(run.report.catchUp).toBe(
    'To catch up, run this job again: it purges the same URLs. If the workflow file has to be corrected first, set `select: all` for one run instead: a re-run uses the old file.',
  );
});

test('a push of too many images says so as well', async () => {
  const run = await play({ inputs: { 'max-urls': 2 } });
  expect(run.errors.join()).toMatch(
    /3 URLs would be purged.*To catch up later .*`base: [0-9a-f]{40}` .*\[too-many-urls\]/,
  );
  const all = await play({ inputs: { select: 'all', 'max-urls': 2 } });
  expect(all.errors.join()).toMatch(
    /Narrow `files`, or raise `max-urls`\. Nothing was purged\. See .*\[too-many-urls\]/,
  );
});

describe('a key that is not there', () => {
  const pullRequest = (world: { before: string; after: string }) => ({
    name: 'pull_request',
    payload: {
      number: 7,
      pull_request: {
        base: { sha: world.before, repo: { full_name: 'your-org/site' } },
        head: { sha: world.after, repo: { full_name: 'your-org/site' } },
      },
    },
  });
  const dependabot = { GITHUB_ACTOR: 'dependabot[bot]' };
  const says = /Secrets and variables, Dependabot/;

  test('is no fault of a pull request of Dependabot: a dry run that says where to store it', async () => {
    const run = await play({ event: pullRequest, inputs: { 'api-key': '' }, env: dependabot });
    expect(run.exitCode).toBe(0);
    expect(run.report.conclusion).toBe('dry-run');
    expect(run.stdout).toMatch(says);
    expect(run.requests).toEqual([]);
  });

  test('fails a push of Dependabot, with where to store it', async () => {
    const run = await play({ inputs: { 'api-key': '' }, env: dependabot });
    expect(run.exitCode).toBe(1);
    expect(run.errors.join()).toMatch(says);
  });

  test('may be a secret of an environment that the job does not name', async () => {
    const run = await play({ inputs: { 'api-key': '' } });
    expect(run.errors.join()).toMatch(/`environment: <name>`/);
  });
});
