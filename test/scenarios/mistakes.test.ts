// The mistakes that people make when they set the step up: each is mended from the step's own words.
import { appendFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { git } from '../support/hermetic-git.ts';
import { TestArea } from '../support/repository.ts';
import { runAction } from '../support/run-action.ts';
import { always, forever, type Played, play, type Scenario, type World } from '../support/scenario.ts';

/** The first error or warning: what a person reads first. */
const firstOf = (run: Played): string => run.errors[0] ?? run.warnings[0] ?? '';
const summaryOf = (run: Played): string => run.summary.replaceAll(/<[^>]*>/g, '');

const images = {
  before: { 'public/images/hero.jpg': 'hero, old', 'public/images/logo.png': 'logo', 'public/images/gone.png': 'gone' },
  push: { 'public/images/hero.jpg': 'hero, new', 'public/images/new.png': 'new', 'public/images/gone.png': null },
} as const;

describe('where nothing would be purged', () => {
  test.concurrent('it is told how many files were left at each step', async () => {
    const run = await play({ push: { 'images/a.txt': '1', 'README.md': '2' } });

    expect(run.lines.join('\n')).toContain('2 files changed; 2 below `root`; 0 match `files`');
    expect(summaryOf(run)).toContain('2 files changed; 2 below root; 0 match files');
  });
});

describe('an asset that imgix does not have', () => {
  test.concurrent.each([
    ['too deep', {}, 'public/images', '.'],
    ['left out', { pathPrefix: 'public' }, '.', 'public'],
    ['one level off', { pathPrefix: 'public/images' }, 'public', 'public/images'],
  ])('because `root` is %s is told as that, once, with the `root` that fits', async (_, imgix, root, right) => {
    const run = await play({ ...images, imgix, inputs: { root, timeout: 3 } });

    expect(run.exitCode).toBe(1);
    expect(firstOf(run)).toMatch(/^3 URLs: imgix answers 404, and had nothing there before the purge either/);
    expect(firstOf(run)).toContain(`So \`root\` is not \`${root}\` but \`${right}\`.`);
    expect(firstOf(run)).toMatch(/\[wrong-address\]$/);
    expect(run.errors.filter((line) => line.includes('nothing there before'))).toHaveLength(1);
    // A re-run would have the workflow file as it was.
    expect(run.lines.at(-2)).toMatch(
      /^To catch up, correct the inputs, then run the workflow by hand with `base: [0-9a-f]{40}`\. /,
    );
    expect(run.outputs.verified).toBe('0');
    // An added file is not asked for anywhere else: that would plant a 404.
    expect(new Set(run.fetched.filter((url) => url.includes('new.png')).map((url) => url.split('?')[0])).size).toBe(1);
  });
});

const covered = { imageMissing: { bytes: Buffer.from('default'), status: 200 } } as const;

test.concurrent.each([
  ['only adds files, long before the timeout,', { 'public/images/new.png': 'new' }, {}, 60],
  ['only deletes files, long before the timeout,', { 'public/images/gone.png': null }, {}, 60],
  ['changes a file, where a default image is given,', { 'public/images/hero.jpg': 'hero, new' }, covered, 3],
])('a wrong `root` where the push %s is told with the one that fits', async (_, push, imgix, timeout) => {
  const run = await play({
    ...images,
    push,
    imgix: { pathPrefix: 'public/images', ...imgix },
    inputs: { root: 'public', timeout },
  });

  expect(run.exitCode).toBe(1);
  expect(run.seconds).toBeLessThan(30);
  expect(firstOf(run)).toMatch(/So `root` is not `public` but `public\/images`\. .*\[wrong-address\]$/);
});

const monorepo = {
  before: { 'apps/blog/static/logo.png': 'blog', 'apps/shop/public/a.png': 'a', 'apps/shop/public/logo.png': 'shop' },
  push: { 'apps/blog/static/new.png': 'new, blog', 'apps/shop/public/new.png': 'new, shop' },
} as const;

test.concurrent.each(['apps', '.'])(
  'a wrong `root` (`%s`) of a monorepo is told by the bytes of a file, not by its name',
  async (root) => {
    const run = await play({ ...monorepo, imgix: { pathPrefix: 'apps/shop/public' }, inputs: { root, timeout: 2 } });

    expect(firstOf(run)).toMatch(/imgix serves `apps\/shop\/public\/a\.png`, a file that has not changed, at /);
    expect(firstOf(run)).toMatch(/So `root` is not `[^`]+` but `apps\/shop\/public`\. See .*\[wrong-address\]$/);
    expect(firstOf(run)).not.toContain('blog');
  },
);

test.concurrent('of two hosts each is told its own `root`, and that one does not fit both', async () => {
  const run = await play({
    ...monorepo,
    imgix: { hosts: 2, pathPrefix: 'apps/shop/public' },
    inputs: { root: 'apps', timeout: 2 },
    arrange: ({ imgix }) => {
      const [, blog = ''] = imgix.baseUrls;
      const at = (path: RegExp) => (request: { readonly url: string }) =>
        request.url.startsWith(blog) && path.test(request.url.slice(blog.length));
      const image = { kind: 'answer', status: 200, headers: { 'content-type': 'image/png' }, body: 'blog' } as const;
      imgix.faults.add({ on: 'cdn', times: forever, when: at(/^\/logo\.png/), answer: image });
      const notFound = { kind: 'answer', status: 404, headers: {}, body: '' } as const;
      imgix.faults.add({ on: 'cdn', times: forever, when: at(/^(?!\/logo\.png)/), answer: notFound });
    },
  });

  const [shop, blog] = run.imgix.baseUrls;
  const causes = run.errors.filter((line) => line.endsWith('[wrong-address]'));
  expect(causes).toHaveLength(2);
  for (const [root, file, host] of [
    ['apps/blog/static', 'logo.png', blog],
    ['apps/shop/public', 'a.png', shop],
  ])
    expect(causes.join('\n')).toContain(
      `imgix serves \`${root}/${file}\`, a file that has not changed, at \`${host}/${file}\`. So \`root\` is not \`apps\` but \`${root}\`. Another host shows another folder: give each a step of its own.`,
    );
});

const twin = { ...monorepo.before, 'apps/blog/static/logo.png': 'shop' };

test.concurrent.each([
  ['as on a Source that re-encodes', monorepo.before, { defaultParams: 'auto=format' }],
  ['as where two apps have the same file', twin, {}],
])('what may be another file, %s, is a question', async (_, before, imgix) => {
  const run = await play({
    ...monorepo,
    before,
    imgix: { pathPrefix: 'apps/shop/public', ...imgix },
    inputs: { root: 'apps', timeout: 2 },
  });

  expect(firstOf(run)).toMatch(
    /imgix gives a file at `\S+\/logo\.png`, and its bytes do not show which\. Is it `apps\/blog\/static\/logo\.png`\? Then `root` is not `apps` but `apps\/blog\/static`\. See .*\[wrong-address\]$/,
  );
});

test.concurrent('what the push changes outside of a wrong `root` is not asked for, and not called unchanged', async () => {
  const run = await play({
    before: images.before,
    push: { 'docs/new.png': 'new', 'public/images/late.png': 'late', 'public/images/hero.jpg': 'hero, new' },
    imgix: { pathPrefix: 'public/images' },
    inputs: { root: 'docs', timeout: 2 },
    source: { 'public/images/late.png': null },
  });

  expect(firstOf(run)).toMatch(
    /imgix serves `public\/images\/gone\.png`, .*So `root` is not `docs` but `public\/images`\./,
  );
  expect(run.fetched.join()).not.toMatch(/late|hero/);
});

const secured = { imgix: { secureUrlToken: 'FOO123barBAZ' } };
const undeleted = {
  before: { 'images/gone.gif': 'gone' },
  push: { 'images/gone.gif': null },
  source: { 'images/gone.gif': 'gone' },
};
const withOrigin: Scenario['arrange'] = ({ imgix }) => ({ 'origin-url': imgix.originUrl });

/** Checkouts of these repositories in folders of their names, and none in the workspace itself. */
function checkedOutAs(...names: readonly string[]) {
  return ({ repository, area }: World) => {
    for (const name of names) {
      cpSync(repository.folder, area.path(`workspace/${name}`), { recursive: true });
      const url = `http://127.0.0.1:9/your-org/${name}`;
      appendFileSync(area.path(`workspace/${name}/.git/config`), `[remote "origin"]\n\turl = ${url}\n`);
    }
    return area.path('workspace');
  };
}

const pullRequest: Scenario['event'] = ({ before, after }) => {
  const repo = { full_name: 'your-org/site' };
  const ends = { base: { sha: before, ref: 'main', repo }, head: { sha: after, ref: 'new', repo } };
  return { name: 'pull_request', payload: { number: 7, pull_request: { number: 7, ...ends } } };
};

const late = {
  push: { 'images/harbour.jpg': 'harbour, new' },
  source: { 'images/harbour.jpg': 'harbour, old' },
};

const deployedTo = (environment: string, production_environment: boolean): Scenario => ({
  ...late,
  event: ({ after: sha }) => ({
    name: 'deployment_status',
    payload: {
      deployment: { id: 5, sha, environment, production_environment },
      deployment_status: { state: 'success' },
    },
  }),
  arrange: ({ repository }) => ({ base: repository.git('rev-parse', 'HEAD^').trim(), timeout: 2 }),
});

const mergeGroup: Scenario['event'] = ({ before, after }) => ({
  name: 'merge_group',
  payload: {
    action: 'checks_requested',
    merge_group: { base_sha: before, head_sha: after, base_ref: 'refs/heads/main' },
  },
});

test.concurrent.each<[what: string, scenario: Scenario, first: RegExp, never?: RegExp]>([
  [
    'a late deployment, where an unchanged file is served, though another is missing and copied elsewhere',
    {
      before: { 'images/gone.gif': 'gone', 'images/harbour.jpg': 'harbour', 'images/quiet.png': null },
      push: { 'images/new.png': 'new' },
      source: { 'images/new.png': null, 'harbour.jpg': 'harbour' },
      faults: [always('cdn', { status: 404 }, ({ url }) => url.includes('/images/harbour.jpg'))],
    },
    /Has the deployment to the Source finished.*\[missing\]$/,
  ],
  [
    'a wrong `root` where a missing file gets 403, and no missing token',
    { ...images, imgix: { missingStatus: 403 }, inputs: { root: 'public/images', timeout: 3 } },
    /^3 URLs: imgix answers 403 .* had nothing there before the purge either.*So `root` is not `public\/images` but `\.`\. .*\[wrong-address\]$/,
  ],
  [
    'a URL whose file was removed from the Source on purpose, and is still in git: the input for that is named',
    { inputs: { urls: 'images/harbour.jpg' }, source: { 'images/harbour.jpg': null } },
    /served it before the purge.*If it was to be taken down, give `expect: gone`\. .*\[missing\]$/,
  ],
  [
    'a deployment that deletes nothing: the deleted file is still there, and that is asked',
    undeleted,
    /^1 URL: .*does the deployment delete there what git no longer has.*\[old-bytes\]$/,
  ],
  [
    'an `origin-url` that refuses the step, and a deployment that deletes nothing: the file may still be there',
    {
      ...undeleted,
      faults: [always('origin', { status: 403, body: '<Code>AccessDenied</Code>' })],
      arrange: withOrigin,
    },
    /^1 URL: .*the old file, .*answers 403 and so may refuse this step, .*\[old-bytes\]$/,
    /was ready/,
  ],
  [
    'an `origin-url` that shows another place than imgix reads: that, and not to wait for the deployment',
    {
      imgix: { pathPrefix: 'elsewhere' },
      before: { 'README.md': 'old' },
      push: { 'images/new.gif': 'new' },
      arrange: withOrigin,
    },
    /^1 URL: imgix answers 404.*imgix reads another place than `origin-url`: check `root`.*\[missing\]$/,
    /[Gg]ive |[Dd]eployment/,
  ],
  [
    'a pull request whose files are not deployed: that it is one',
    { event: pullRequest, ...late },
    /This run is of a pull request.*run this step on `push`, or give `dry-run: true`/,
  ],
  [
    'a run of a merge queue: that it is one',
    { event: mergeGroup, ...late },
    /This run is of a merge queue, before the merge.*run this step on `push`, or give `dry-run: true`/,
  ],
  [
    'a take-down of what is still in git, and may not have been meant',
    { inputs: { urls: 'images/harbour.jpg', expect: 'gone' } },
    /This run has `expect: gone`.* git still has the file: if it is to stay, leave that line out\. .*remove it there/,
  ],
  [
    'a take-down of what is in git no more: the Source',
    { inputs: { urls: 'images/gone.gif', expect: 'gone' }, source: { 'images/gone.gif': 'gone, old' } },
    /the Source still has the file: remove it there first/,
    /expect: gone/,
  ],
  [
    'an upload that goes elsewhere, though the step is in its place: how to tell',
    late,
    /^1 URL: .*checked for 2 s only.* open the file at the Source itself, past imgix\. Old there: .* New there: .*a cache in front of the Source.*\[old-bytes\]$/,
  ],
  [
    'a deployment of a preview: the step is for the environment that imgix shows',
    deployedTo('Preview', false),
    /This deployment went to `Preview`: if imgix shows another environment, .*`if: github\.event\.deployment\.environment == 'Production'`\)\. Otherwise open the file at the Source/,
    /Usually/,
  ],
  [
    'a late deployment to what GitHub knows as production',
    deployedTo('live', true),
    /Usually the purge came before the deployment/,
    /This deployment went/,
  ],
  [
    'a deployment that rewrites files, seen at `origin-url`: `deployed` is proposed',
    { source: { 'images/harbour.jpg': 'harbour, optimised' }, arrange: withOrigin },
    /If the deployment rewrites files, give `deployed`\. .*\[origin-not-ready\]$/,
  ],
  [
    'a deployment that rewrites files: `deployed` is proposed',
    { source: { 'images/harbour.jpg': 'harbour, optimised', 'images/new.png': 'new, optimised' } },
    /then give `deployed`, the folder of the built files.*\[other-file\]$/,
  ],
  [
    'a file that imgix cannot render, and that Git LFS has: the pointer is asked about first',
    {
      before: { '.gitattributes': '*.jpg filter=lfs diff=lfs merge=lfs -text\n' },
      push: {
        'images/a.jpg': `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`,
      },
      faults: [always('cdn', { status: 422 })],
    },
    /422, .*is in Git LFS: .* pointer.*`lfs: true`.* Otherwise open one of .*\[status\]$/,
  ],
  [
    'a `source-id` of another Source',
    { inputs: { 'sub-image': true, 'source-id': 'fedcfedcfedcfedcfedcfedc' } },
    /"The Source was not found in this account\.".* Check `source-id`\. .*\[purge-rejected\]$/,
  ],
  [
    'a wrong token: the one given was refused',
    { ...secured, inputs: { 'secure-url-token': 'anotherToken0' } },
    /^3 URLs: imgix answers 403 to the signed URL.*The token given was refused.*\[token-refused\]$/,
    /give `secure-url-token`/i,
  ],
  ['a checkout in a folder, without `path`: the folder', { workspace: checkedOutAs('site') }, /`path: site`/],
  [
    'a checkout in a folder, beside one of another repository: not that one',
    { workspace: checkedOutAs('a-theme', 'site') },
    /`path: site`/,
  ],
  [
    "a checkout in a folder, beside one of another commit: the event's",
    {
      workspace: (world) => {
        const folder = checkedOutAs('site')(world);
        cpSync(`${folder}/site`, `${folder}/base`, { recursive: true });
        git(`${folder}/base`, 'checkout', '--quiet', '--detach', 'HEAD^');
        return folder;
      },
    },
    /`path: site`/,
  ],
  [
    'a misspelt `path`: the folder that the repository is in',
    { workspace: checkedOutAs('site'), inputs: { path: 'sites' } },
    /no git repository at .*set `path: site`.*\[repository-unusable\]$/,
  ],
  [
    'a `path`, where the workspace itself is the checkout',
    { inputs: { path: 'site' } },
    /The workspace itself is a checkout: leave `path` out\./,
  ],
  [
    'no checkout at all, but a folder in which nothing is committed, and no API either',
    {
      workspace: ({ area }) => {
        git(area.path(), 'init', '--quiet', 'workspace/library');
        return area.path('workspace');
      },
    },
    /The workspace holds no checkout\..*\[range-unavailable\]$/,
  ],
  [
    'a run of Dependabot without a key: where its secrets are stored',
    { inputs: { 'api-key': undefined }, env: { GITHUB_ACTOR: 'dependabot[bot]' } },
    /under Secrets and variables, Dependabot.*\[invalid-input\]$/,
  ],
])('it is told first: %s', async (_, scenario, first, never = /^$/) => {
  const run = await play({ ...scenario, inputs: { timeout: 2, ...scenario.inputs } });

  expect(run.exitCode).toBe(1);
  expect(run.errors[0]).toMatch(first);
  expect(run.errors[0]).not.toMatch(never);
});

test.concurrent('what another host has elsewhere is no `root` for one that has the files where they should be', async () => {
  const run = await play({
    before: { 'public/a.png': 'a', 'public/b.png': 'b', 'images/harbour.jpg': null, 'images/quiet.png': null },
    push: { 'public/new.png': 'new' },
    imgix: { hosts: 2, pathPrefix: 'public' },
    inputs: { root: 'public', timeout: 2 },
    arrange: ({ imgix }) => {
      const [, other = ''] = imgix.baseUrls;
      imgix.source.remove('public/new.png');
      const notFound = { kind: 'answer', status: 404, headers: {}, body: '' } as const;
      const give = (body: string) =>
        ({ kind: 'answer', status: 200, headers: { 'content-type': 'image/png' }, body }) as const;
      const on = (path: RegExp) => (request: { readonly url: string }) =>
        request.url.startsWith(other) && path.test(request.url.slice(other.length));
      imgix.faults.add({ on: 'cdn', times: 99, when: on(/^\/public\/a\.png/), answer: give('a') });
      imgix.faults.add({ on: 'cdn', times: 99, when: on(/^\/[ab]\.png/), answer: notFound });
    },
  });

  expect(run.errors.join('\n')).not.toContain('So `root`');
  expect(run.errors.join('\n')).toContain('[missing]');
});

test.concurrent.each([404, 403] as const)(
  'a wrong `root` beside a right `origin-url` (%i) is told with the one that fits, and not as a late deployment',
  async (missingStatus) => {
    const run = await play({
      ...images,
      imgix: { pathPrefix: 'public/images', missingStatus },
      inputs: { root: 'public', timeout: 2 },
      arrange: ({ imgix }) => ({ 'origin-url': `${imgix.originUrl}/public/images` }),
    });

    expect(firstOf(run)).toMatch(
      /^2 URLs: .*So `root` is not `public` but `public\/images`\. Below `origin-url` .*\[origin-not-ready\]$/,
    );
    expect(run.errors[1]).toMatch(/So `root` is not `public` but `public\/images`\. .*\[wrong-address\]$/);
    expect(run.everything).not.toMatch(/deployment finished/);
    expect(run.lines.at(-2)).toMatch(/^To catch up, correct the inputs/);

    // As the one report of a matrix, it says the same.
    using area = new TestArea();
    mkdirSync(area.path('reports'));
    writeFileSync(area.path('reports', 'report.json'), JSON.stringify(run.report));
    const inputs = { 'join-reports': 'reports' };
    const { report } = await runAction({ inputs, workspace: area.folder, event: { name: 'push' } });
    const toCause = ({ code, remedy }: { readonly code: string; readonly remedy: string }) => ({ code, remedy });
    expect(report.diagnoses.map(toCause)).toEqual(run.report.diagnoses.map(toCause));
    expect(report.catchUp).toMatch(/^To catch up, correct the inputs/);
  },
);

test.concurrent('a late deployment of an added file, seen at `origin-url`, is told as that where the others are served', async () => {
  const run = await play({
    push: { 'images/new.png': 'new', 'images/harbour.jpg': 'harbour, new' },
    inputs: { timeout: 2 },
    source: { 'images/new.png': null, 'images/harbour.jpg': 'harbour, old' },
    arrange: withOrigin,
  });

  expect(firstOf(run)).toMatch(/^2 URLs: .*Has the deployment finished\?.*\[origin-not-ready\]$/);
  expect(run.lines.at(-2)).toMatch(/^To catch up, run this job again: .* by hand with `base: /);
});

test.concurrent('deleted files that a deployment leaves at the Source, seen at `origin-url`, are told as that beside a late one', async () => {
  const run = await play({
    inputs: { timeout: 2 },
    source: { 'images/gone.gif': 'gone, old', 'images/harbour.jpg': 'harbour, old' },
    arrange: withOrigin,
  });

  const causeOf = (name: string) => run.errors.slice(0, 2).find((words) => words.includes(name));
  expect(causeOf('gone.gif')).toMatch(
    /^1 URL: the Source does not say that the file is gone within 2 s: \S+ still serves the old file\. .*`aws s3 sync --delete`.* raise `timeout` \(2 s\)\. See .*\[origin-not-ready\]$/,
  );
  expect(causeOf('harbour.jpg')).toMatch(
    /^1 URL: the deployment has not arrived at the Source within 2 s: .*Has the deployment finished\?/,
  );
});

test.concurrent('of two hosts with a wrong `root`, of which one needs a token, both is told', async () => {
  const run = await play({
    ...images,
    imgix: { pathPrefix: 'public/images', hosts: 2 },
    inputs: { root: 'public', timeout: 2 },
    arrange: ({ imgix }) => {
      const [, other = ''] = imgix.baseUrls;
      const answer = { kind: 'answer', status: 403, headers: { 'x-served-by': 'cache-fra-1' }, body: '' } as const;
      imgix.faults.add({ on: 'cdn', times: forever, when: ({ url }) => url.startsWith(other), answer });
    },
  });

  const causes = run.errors.slice(0, 2).sort();
  expect(causes[0]).toMatch(/^3 URLs: .*403.*give `secure-url-token`.*\[token-missing\]$/);
  expect(causes[1]).toMatch(/^3 URLs: .*404.*So `root` is not `public` but `public\/images`\..*\[wrong-address\]$/);
});

test.concurrent('an `origin-url` that leads elsewhere: it is named, and the rows stay short', async () => {
  const run = await play({
    inputs: { timeout: 2 },
    arrange: ({ imgix }) => ({ 'origin-url': `${imgix.originUrl}/elsewhere` }),
  });

  expect(firstOf(run)).toMatch(/check `origin-url`: below it must stand what stands below `root` \(`\.`\)/);
  for (const line of run.errors.slice(1)) expect(line).not.toContain('It was not purged');
});

test.concurrent('an `origin-url` whose answers have an encoding that cannot be undone: that is told, and no other file', async () => {
  const run = await play({
    inputs: { timeout: 2 },
    push: { 'images/harbour.jpg': 'harbour, new' },
    faults: [
      always('origin', {
        status: 200,
        headers: { 'content-type': 'image/jpeg', 'content-encoding': 'compress' },
        body: 'packed',
      }),
    ],
    arrange: withOrigin,
  });

  expect(run.purged).toEqual([]);
  expect(firstOf(run)).toMatch(
    /^1 URL: the Source could not be asked .*answers with an encoding that cannot be undone \(compress\), .*nothing shows .* Correct the `Content-Encoding` of the file/,
  );
  expect(run.everything).not.toMatch(/neither the old nor the new one|another file/);
});

test.concurrent('`select: all` on a Source that tells the versions apart by nothing: no checkout is missed that is there', async () => {
  const run = await play({
    inputs: { select: 'all', files: '**/quiet.png', timeout: 2 },
    imgix: { defaultParams: 'auto=format' },
    faults: [
      always('cdn', { status: 422, headers: { 'x-served-by': 'cache-fra-1' } }, ({ url }) => url.includes('fm=json')),
    ],
  });

  expect(firstOf(run)).toMatch(
    /the same bytes as before.* If it is right, the Source re-encodes .* an unchanged image cannot be proved: set `verify: warn`.*\[unknown-content\]$/,
  );
  expect(firstOf(run)).not.toContain('check the repository out');
  expect(summaryOf(run)).toContain('selected, at imgix');
});

test.concurrent('a query that imgix cannot render: it is named, and the file is not blamed', async () => {
  const run = await play({
    inputs: { timeout: 2, 'verify-params': 'w=9\nrotate=abc' },
    push: { 'images/harbour.jpg': 'harbour, new' },
    faults: [
      always('cdn', { status: 422, headers: { 'x-served-by': 'cache-fra-1' } }, ({ url }) => url.includes('rotate=')),
    ],
  });

  expect(firstOf(run)).toMatch(/^1 URL: imgix answers 422,.* at `\?rotate=abc`,.*correct that line of `verify-params`/);
  expect(firstOf(run)).not.toContain('`files`');
  for (const text of [run.lines.find((line) => line.startsWith('not proved ')), run.errors[1], run.summary])
    expect(text?.replaceAll('<wbr>', '')).toContain('?rotate=abc');
});

test.concurrent('a deployment of Git LFS pointers: that the files must be fetched before the upload', async () => {
  const pointer = (digit: string) =>
    `version https://git-lfs.github.com/spec/v1\noid sha256:${digit.repeat(64)}\nsize 12345\n`;
  const pushed = { 'images/a.jpg': pointer('a'), 'images/b.jpg': pointer('b') };
  const run = await play({
    inputs: { timeout: 2 },
    before: { '.gitattributes': '*.jpg filter=lfs diff=lfs merge=lfs -text\n' },
    push: pushed,
    arrange: ({ imgix }) => {
      for (const [path, text] of Object.entries(pushed)) imgix.source.put(path, text);
    },
  });

  expect(run.exitCode).toBe(1);
  expect(firstOf(run)).toMatch(
    /^2 URLs: imgix serves the Git LFS pointer in the place of the file, .*`lfs: true`.*`git lfs pull`.*\[lfs-pointer\]$/,
  );
  expect(summaryOf(run)).toContain('imgix serves the Git LFS pointer in the place of the file');
  expect([...run.errors, run.summary].join()).not.toContain('neither the new');
  for (const { verification } of run.report.assets) expect(verification.cause).toEqual({ kind: 'lfs-pointer' });
});

test.concurrent('a timeout tells the answers that were seen, with how many checks gave them', async () => {
  const run = await play({
    inputs: { timeout: 3 },
    push: { 'images/harbour.jpg': 'harbour, new' },
    source: { 'images/harbour.jpg': 'harbour, old' },
    faults: [{ on: 'cdn', skip: 3, times: 2, answer: { kind: 'answer', status: 503, body: '' } }],
  });

  const answers = /in \d+ checks: \d+ x the old bytes, 2 x 503/;
  expect(firstOf(run)).toMatch(answers);
  expect(run.lines.join('\n')).toMatch(/^not proved .*, in \d+ checks: \d+ x the old bytes, 2 x 503 \[stale\]$/m);
  expect(summaryOf(run)).toMatch(answers);
  expect(run.report.assets[0].problem.message).toMatch(/Seen for \d s, in \d+ checks: .*2 x 503\.$/);
});

describe('a host that is not in the account', () => {
  test.concurrent('is told first, at once, as a purge that was rejected', async () => {
    const run = await play({
      inputs: { timeout: 60 },
      faults: [
        always('api', {
          status: 404,
          body: { errors: [{ status: '404', detail: 'No Source of this account has the domain.' }] },
        }),
      ],
    });

    expect(run.exitCode).toBe(1);
    expect(run.seconds).toBeLessThan(15);
    expect(firstOf(run)).toMatch(
      /^2 URLs: imgix did not accept the purge \(404\): "No Source of this account has the domain\."/,
    );
    expect(firstOf(run)).toMatch(/belong to the account of the API key.*\[purge-rejected\]$/);
    // What all share is told once.
    expect(run.stdout.match(/No Source of this account has the domain/g)).toHaveLength(1);
  });
});

test.concurrent('a Source with Secure URLs, and no token: one line for all of them, which asks for it', async () => {
  const run = await play({ ...secured, inputs: { timeout: 2 } });

  expect(firstOf(run)).toMatch(
    /^3 URLs: imgix answers 403 to the unsigned URL.*give `secure-url-token`.*\[token-missing\]$/,
  );
  expect(run.stdout.match(/give `secure-url-token`/g)).toHaveLength(1);
  expect(summaryOf(run).match(/give secure-url-token/g)).toHaveLength(1);
  for (const line of run.errors.slice(1)) expect(line.length).toBeLessThan(200);
  const [catchUp, closing] = run.lines.slice(-2);
  expect(catchUp).toMatch(
    /^To catch up, correct the inputs, then run the workflow by hand with `base: .* Run again, this job would have the workflow file as it was\.$/,
  );
  expect(closing).toBe('Failed: 3 not proved, 0 proved, of 3 URLs.');
});

test.concurrent('`verify: warn` says how many are not proved, and nobody is told to set it', async () => {
  const run = await play({ inputs: { verify: 'warn', timeout: 2 }, source: { 'images/new.png': 'new, optimised' } });

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ conclusion: 'success', unverified: '1', failed: '1', verified: '2' });
  expect(run.lines.at(-1)).toBe('Passed, although 1 of 3 URLs is not proved (verify: warn).');
  expect(run.errors).toEqual([]);
  expect(firstOf(run)).toMatch(/the folder of the built files\. Or it has not arrived.*\[other-file\]$/);
  expect(summaryOf(run)).toContain('1 of 3 URLs is not proved');
});

test.concurrent('while it waits, it tells what is seen and for how long', async () => {
  const run = await play({
    inputs: { timeout: 13, 'rate-limit': 10 },
    source: { 'images/harbour.jpg': 'harbour, old', 'images/new.png': null },
  });

  const text = run.lines.join('\n');
  expect(text).toContain('3 URLs to purge, 10 a second at most.');
  expect(text).toMatch(
    /1 of 3 URLs proved, 0 failed, 2 being checked, for \d s at most\. Seen: 1 x (the old bytes|404), 1 x (404|the old bytes)\./,
  );
  expect(run.lines.filter((line) => line.includes('being checked'))).toHaveLength(1);
});

describe('where the papers can be read', () => {
  const stale: Parameters<typeof play>[0] = {
    inputs: { timeout: 1 },
    source: { 'images/harbour.jpg': 'harbour, old' },
  };

  test.concurrent('is an address with an anchor for the code', async () => {
    const env = {
      GITHUB_ACTION_REPOSITORY: 'your-org/imgix-purge-action',
      GITHUB_ACTION_REF: 'v1',
      GITHUB_SERVER_URL: 'https://github.com',
    };
    const run = await play({ ...stale, env });

    const address = 'https://github.com/your-org/imgix-purge-action/blob/v1/docs/troubleshooting.md#old-bytes';
    expect(firstOf(run)).toContain(`See ${address} [old-bytes]`);
    expect(run.summary).toContain(`<a href="${address}">`);
  });

  test.concurrent('is a path, where the action lies in the repository itself', async () => {
    expect(firstOf(await play(stale))).toContain('See docs/troubleshooting.md#old-bytes [old-bytes]');
  });
});

test.concurrent('one mask command a secret stands in the log', async () => {
  const run = await play({ ...secured, inputs: { 'secure-url-token': 'FOO123barBAZ' } });

  expect(run.stdout.match(/^::add-mask::/gm)).toHaveLength(3);
});

test.concurrent.each([
  [
    '`files` with a comment',
    { files: '**/*.jpg  # photos' },
    /without quotation marks, .* or a comment around it\. No later/,
  ],
  ['`files` with backslashes', { files: 'images\\*.jpg' }, /Did you mean `images\/\*\.jpg`\? No later/],
  [
    'the `root` of another folder',
    { root: 'texts' },
    /^Input `files` does not match the only tracked file below `texts`\. Outside of it \d do, .*is `root` right\? No later/,
  ],
  [
    '`files` that match nothing',
    { files: 'photos/*.jpg' },
    /^Input `files` matches none of the \d+ tracked files\. Did you mean/,
  ],
  [
    'several globs of `files` that begin below `root`',
    { root: 'public', files: 'art/**/*.png\nart/**/*.gif\n!art/old/**\nart/**/*.webp' },
    /Did you mean `public\/art\/\*\*\/\*\.png`, `public\/art\/\*\*\/\*\.gif`, `public\/art\/\*\*\/\*\.webp`\? No later/,
  ],
  [
    'a `root` that is misspelt',
    { root: 'imags' },
    /^Input `root`: no tracked file lies below `imags`\. Did you mean `images`\?/,
  ],
])('%s: a warning, also where nothing was to be done', async (_, inputs, said) => {
  const art = { 'public/art/a.png': 'a', 'public/art/new/b.webp': 'b' };
  const run = await play({ before: { 'texts/a.txt': 'text', ...art }, inputs });

  expect(run.outputs.conclusion).toBe('nothing-to-do');
  expect(run.warnings[0]).toMatch(said);
  // Here the annotation comes at once.
  expect(run.stdout.split(run.warnings[0] ?? '')).toHaveLength(2);
  expect(run.warnings[0]).toContain(
    `No later run catches up on what this one leaves out: once that is right, run once with \`base: ${run.report.range.base}\`.`,
  );
  expect(summaryOf(run)).toContain('imgix purge: nothing was purged, see the warning');
  expect(run.lines.at(-1)).toMatch(
    /^Nothing was purged, see the warning\. No changed file lies below `root` and matches `files`\./,
  );
});

test.concurrent('a comment behind one of several globs: a warning, whatever the push has changed', async () => {
  const inputs = { files: '**/*.jpg  # photos\n**/*.gif' };
  for (const push of [{ 'images/gone.gif': null }, { 'images/harbour.jpg': 'harbour, new' }]) {
    const run = await play({ push, inputs });
    expect(run.warnings).toEqual([expect.stringContaining('`**/*.jpg  # photos` is taken as it stands')]);
  }
});

test.concurrent('a push outside of `root` names a file that it leaves out', async () => {
  const run = await play({
    before: { 'other/a.png': 'a' },
    push: { 'images/harbour.jpg': 'harbour, new' },
    inputs: { root: 'other' },
  });

  expect(run.lines.at(-1)).toBe(
    'Nothing to do. No file that is to be purged has changed. 1 changed file matches `files`, and lies outside of `root` (`other`), such as `images/harbour.jpg`.',
  );
});

test.concurrent.each([
  ['requested', 'queued'],
  ['in_progress', 'in_progress'],
])(
  '`workflow_run` of the type `%s`, which comes before the deployment: a warning with the type to set',
  async (action, status) => {
    const other = { name: 'Deploy', event: 'push', status, conclusion: null };
    // The slice of GitHub's description has `completed` alone.
    const run = await play({
      event: { name: 'workflow_run', payload: { action, workflow_run: other }, isForged: true },
    });

    expect(run.exitCode).toBe(0);
    expect(run.outputs.conclusion).toBe('nothing-to-do');
    expect(run.requests).toEqual([]);
    expect(run.warnings).toEqual([
      'This run began before that of Deploy had ended, and purges nothing: set `types: [completed]` for `workflow_run`.',
    ]);
    expect(run.lines.at(-1)).toBe(
      'Nothing was purged, see the warning. The run of Deploy has not ended yet: nothing new has been deployed.',
    );
  },
);

const byHand = { name: 'workflow_dispatch', payload: {} } as const;
const nightly = { name: 'schedule', payload: { schedule: '0 3 * * *' } } as const;
const other: Scenario['event'] = ({ before, after }) => ({
  name: 'push',
  payload: { ref: 'refs/heads/topic', before, after, repository: { default_branch: 'main' } },
});

const built = (head_branch: string): Scenario['event'] => ({
  name: 'workflow_run',
  payload: {
    workflow_run: { id: 4, workflow_id: 7, name: 'Deploy', event: 'push', conclusion: 'success', head_branch },
    repository: { default_branch: 'main' },
  },
  isForged: true,
});

const sinceBefore = { base: 'HEAD^', head: 'HEAD' };

test.concurrent.each<[string, Scenario, boolean]>([
  ['of a push', {}, true],
  ['of a deployment', { event: deployedTo('Live', true).event, inputs: sinceBefore }, true],
  ['of a deployment to a trial', { event: deployedTo('Preview', false).event, inputs: sinceBefore }, false],
  ['after a run for the default branch', { event: built('main'), inputs: sinceBefore }, true],
  ['after a run for another branch', { event: built('topic'), inputs: sinceBefore }, false],
  ['of a nightly run', { event: nightly, inputs: { base: 'HEAD^' } }, true],
  ['by hand', { event: byHand, inputs: { base: 'HEAD^' } }, false],
  ['of a push to another branch', { event: other, env: { GITHUB_REF: 'refs/heads/topic' } }, false],
  ['of a push without assets', { push: { 'README.md': 'changed' } }, false],
  ['of every file', { inputs: { select: 'all' } }, false],
  ['of URLs', { inputs: { urls: 'images/harbour.jpg' } }, false],
])('a dry run %s: a warning where it was left in, with how to catch up', async (_, scenario, isTold) => {
  const run = await play({ ...scenario, inputs: { ...scenario.inputs, 'dry-run': true } });

  expect(run.exitCode).toBe(0);
  const told = `\`dry-run: true\` is set, so nothing was purged, and no later run catches up on it: take it out, and run once with \`base: ${run.report.range?.base}\` or, if runs before this one were dry, too, with the \`base\` of the first.`;
  expect(run.warnings).toEqual(isTold ? [told] : []);
});
