// `diagnose: true` under Sources of several kinds: what a person reads who sets the step up.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Fault, startGitHubSimulator } from '../simulator-github/github-simulator.ts';
import { TestArea } from '../support/repository.ts';
import { always, forever, type Played, play, type Scenario } from '../support/scenario.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>';
/** Deployed for long; the last commit changes one of them. */
const before = {
  'images/harbour.jpg': 'harbour',
  'images/quiet.png': 'quiet',
  'images/logo.svg': svg,
  'images/gone.gif': null,
};
const push = { 'images/new.png': 'new', 'images/harbour.jpg': 'harbour, new' };
const byHand = { name: 'workflow_dispatch', payload: {} };

function diagnose(scenario: Scenario = {}): Promise<Played> {
  return play({ before, push, event: byHand, ...scenario, inputs: { diagnose: true, ...scenario.inputs } });
}

/** As the log tells it, such as "right Bytes: ...". */
const linesOf = (run: Played): string => run.lines.join('\n');

test.concurrent('a Source that passes bytes through: all is right, and every proof is by bytes', async () => {
  const run = await diagnose();

  expect(run.exitCode).toBe(0);
  const log = linesOf(run);
  expect(log).toContain('right `root` and `files`: 4 tracked files below `.` match `files`.');
  expect(log).toMatch(
    /right `api-key`: imgix accepted the purge of `[^`]+\/images\/quiet\.png`, a file that has not changed\./,
  );
  expect(log).toContain(
    "Of 2 unchanged files imgix gives: the file's own bytes (1), other bytes (1, such as `images/logo.svg`).",
  );
  expect(log).toContain("right Bytes: The Source passes a file's bytes through");
  expect(log).toContain('right A missing file: imgix answers 404: a deleted file is proved as `gone`.');
  expect(log).toContain('note What can be proved: every changed image by `bytes`; SVG by `bytes`.');
  expect(log).toContain('note Time: A push of 20 images is sent at once;');
  // Nobody answers at the address of GitHub's API here.
  expect(run.lines.at(-1)).toBe('Diagnosis, 3 things unknown, nothing is wrong.');
  expect(run.report).toMatchObject({ conclusion: 'success', assets: [], setupChecks: expect.any(Array) });
  expect(run.summary).toContain('imgix purge: diagnosis, 3 things unknown, nothing is wrong');
});

const secured = { imgix: { secureUrlToken: 'FOO123barBAZ' } };
const nowhere = { inputs: { root: 'images' } };
/** imgix cannot render it. https://docs.imgix.com/setup/serving-assets (HTTP status codes) */
const unrendered = { status: 422, headers: { 'x-served-by': 'cache-fra-1' } };
const challenge = { status: 403, headers: { 'content-type': 'text/html', 'cf-mitigated': 'challenge', 'cf-ray': '1' } };
const stored = { status: 200, headers: { 'content-type': 'image/png', 'cf-cache-status': 'HIT' }, body: 'quiet' };
const unstored = { ...stored, headers: { 'content-type': 'image/png', 'x-cache': 'Miss from cloudfront' } };
const ofApi = (status: number, body: string): Scenario => ({
  inputs: { timeout: 2 },
  faults: [always('api', { status, headers: { 'content-type': 'text/html' }, body })],
});
const originAt = (path: string, imgix: Scenario['imgix'] = {}): Scenario => ({
  imgix: { ...imgix },
  arrange: ({ imgix: { originUrl } }) => ({ 'origin-url': `${originUrl}${path}` }),
});

/** A build writes some of the files anew: `as` is what the Source has of two images. */
const rewriting = (as: { readonly a: string; readonly b: string }, scenario: Scenario = {}): Scenario => ({
  before: { 'web/a.png': 'a', 'web/b.png': 'b, as drawn' },
  push: { 'README.md': 'new' },
  ...scenario,
  inputs: { root: 'web' },
  arrange: ({ imgix: { source } }) => {
    source.put('a.png', as.a);
    source.put('b.png', as.b);
    return {};
  },
});

let redirects = 0;
/** Of each file to another place. */
const redirecting = {
  status: 301,
  headers: {
    get location() {
      return `https://www.example.com/${++redirects}.png`;
    },
  },
};

/** With the code of the one thing that is wrong, if any. */
test.concurrent.each<[what: string, scenario: Scenario, said: RegExp, code?: string]>([
  [
    'a Source that re-encodes: what imgix describes is the proof',
    { imgix: { defaultParams: 'auto=format' } },
    /note Bytes: The Source re-encodes \(default parameters\), and imgix describes the file.* changed images by `metadata`; those of the same size as before by `changed`, the weaker proof.*\(`select: all`, `urls`\), give `verify: warn`/s,
  ],
  [
    'a build that rewrites one image and leaves another: nothing would be proved of such a one',
    rewriting({ a: 'a', b: 'b, optimised' }),
    /right Bytes: The Source passes .*note Other files: imgix holds other files than the repository: 1 of 2 images, such as `web\/b\.png` .* give `deployed`; otherwise check `root` .*be proved: changed images by `bytes`; nothing of rewritten files without `deployed`\.$/ms,
  ],
  [
    'a build that rewrites one image, and default parameters',
    rewriting({ a: 'a', b: 'b, optimised' }, { imgix: { defaultParams: 'auto=format' } }),
    /note Bytes: The Source re-encodes .*note Other files: .* 1 of 2 images, such as `web\/b\.png` .*be proved: changed images by `metadata`; .*; nothing of rewritten files without `deployed`\./s,
  ],
  [
    'a build that rewrites all images: the Source is not said to re-encode',
    rewriting({ a: 'a, optimised', b: 'b, optimised' }),
    /other bytes \(2\)\.\nnote Other files: .* 2 of 2 images, such as .*be proved: nothing of rewritten files without `deployed`\.$/ms,
  ],
  [
    'text beside images: it tells nothing of what can be proved of them',
    {
      before: { ...before, 'images/feed.json': '{"version":1}' },
      imgix: { defaultParams: 'auto=format' },
      inputs: { files: '**/*.{json,jpg,png,svg}' },
    },
    /Of 2 unchanged files imgix gives: other bytes \(2\)\..*note Bytes: The Source re-encodes/s,
  ],
  [
    'a Source with a default image: a deleted file is replaced',
    { imgix: { imageMissing: { bytes: Buffer.from('default'), status: 200 } } },
    /a default image: a deleted file is proved as `replaced`/,
  ],
  [
    'a Source with Secure URLs, and the right token',
    { ...secured, inputs: { 'secure-url-token': 'FOO123barBAZ' } },
    /right Secure URLs: The Source has them, and the token is right\./,
  ],
  [
    'a Source with Secure URLs, and a wrong token',
    { ...secured, inputs: { 'secure-url-token': 'anotherToken0' } },
    /wrong Secure URLs: .*The token given was refused/,
    'token-refused',
  ],
  ['a Source with Secure URLs, and no token', secured, /wrong Secure URLs: .*Give `secure-url-token`/, 'token-missing'],
  [
    'a token that the Source does not need',
    { inputs: { 'secure-url-token': 'FOO123barBAZ' } },
    /`secure-url-token` is not needed/,
  ],
  [
    'a wrong `root` where a missing file gets 403: the one that fits is named, and no token asked for',
    { ...nowhere, imgix: { missingStatus: 403 } },
    /gives none: 403 \(2\)\. .*So `root` is not `images` but `\.`\./,
    'wrong-address',
  ],
  [
    'a `root` that holds nothing',
    { inputs: { root: 'elsewhere' } },
    /no tracked file lies below `elsewhere`/,
    'invalid-input',
  ],
  [
    'a `root` that holds nothing, with the one that may be meant',
    { inputs: { root: 'image' } },
    /wrong `root` and `files`: .* below `image`\. Did you mean `images`\? /,
    'invalid-input',
  ],
  [
    'a `root` that is a link to a folder',
    { before: { ...before, public: { link: 'images' } }, inputs: { root: 'public' } },
    /wrong `root` and `files`: .* `public` leads to `images`: set `root: images`\./,
    'invalid-input',
  ],
  [
    'a host that does not answer',
    { inputs: { 'base-url': 'http://127.0.0.1:9' } },
    /imgix gives none: no answer: .*refused.* \(2\)\. Check `base-url`/,
    'unreachable',
  ],
  [
    "a filter's page in the place of imgix",
    { faults: [always('cdn', challenge)] },
    /gives none: a filter's page \(`Cloudflare`\) \(2\)\. Let the runner through/,
    'challenge',
  ],
  [
    'a redirect in the place of imgix',
    { faults: [always('cdn', redirecting)] },
    /gives none: a redirect to `www\.example\.com` \(2\)\. A redirect is not followed/,
    'redirect',
  ],
  [
    'a demand for a password in the place of imgix',
    { faults: [always('cdn', { status: 401, body: '<html>' })] },
    /gives none: 401 \(2\)\. .*credentials.*`verify-headers`/,
    'status',
  ],
  [
    'a limit of the plan',
    { faults: [always('cdn', { status: 402, body: '<html>' })] },
    /gives none: 402 \(2\)\. A limit of the plan /,
    'status',
  ],
  [
    'a cache in front of imgix, as what changes is not proved behind it',
    { faults: [always('cdn', stored, ({ url }) => url.endsWith('quiet.png'))] },
    /note Caches: A cache in front of imgix \(`Cloudflare`\) .* purge it as well/,
  ],
  [
    'a cache in front of imgix that had nothing stored yet',
    { faults: [always('cdn', unstored, ({ url }) => url.endsWith('quiet.png'))] },
    /note Caches: A cache in front of imgix \(`CloudFront`\) .* purge it as well/,
  ],
  [
    'a key that imgix refuses',
    { imgix: { apiKeys: ['ak_another'] } },
    /wrong `api-key`: imgix refused the API key \(401\).*right Bytes/s,
    'api-key-refused',
  ],
  [
    'a missing key, without which a push would fail; the rest is looked at all the same',
    { inputs: { 'api-key': undefined } },
    /wrong `api-key`: Input `api-key` is empty\. Store an imgix API key.*right Bytes.*Diagnosis, 1 thing wrong, 3 things unknown\.$/s,
    'invalid-input',
  ],
  [
    'a page in the place of the API: the key is not called right',
    ofApi(200, '<html>Welcome</html>'),
    /wrong A purge: Something answered 200, but not as imgix answers.* Check `api-url`, and whether a proxy answers/,
    'purge-rejected',
  ],
  [
    'a limit of the plan at the API',
    ofApi(402, '{}'),
    /wrong A purge: .*\(402\).* A limit of the plan of the imgix account is reached\.$/m,
    'purge-rejected',
  ],
  ['an API that fails', ofApi(503, ''), /wrong A purge: .*failed \(503\)/, 'purge-unreachable'],
  ['an API that is asked too often', ofApi(429, '{}'), /wrong A purge: .*429, too many purges/, 'purge-rate-limited'],
  [
    'a line of `verify-params` that imgix renders of no file',
    {
      inputs: { 'verify-params': 'w=9\nrotate=abc' },
      faults: [always('cdn', unrendered, ({ url }) => /rotate=/.test(url))],
    },
    /wrong `verify-params`: Of unchanged files imgix gives 422 at `\?rotate=abc`, such as `[^`]+\/images\/quiet\.png`\. Correct /,
    'status',
  ],
  [
    'a line of `verify-params` of which no answer tells whether it is right',
    { inputs: { 'verify-params': 'w=9' }, faults: [always('cdn', { status: 503 }, ({ url }) => url.includes('w=9'))] },
    /unknown `verify-params`: Of unchanged files imgix gives 503 at `\?w=9`, such as/,
  ],
  [
    'an `origin-url` that is right',
    originAt(''),
    /right `origin-url`: The Source gives a file that has not changed, with its own bytes\./,
  ],
  [
    'an `origin-url` that leads elsewhere',
    originAt('/elsewhere'),
    /wrong `origin-url`: The Source gives none of 2 unchanged files that imgix serves: `\S+\/elsewhere\/images\/\S+` gives 404\. So check `origin-url`: below it must stand what stands below `root` \(`\.`\)\./,
    'origin-not-ready',
  ],
  [
    'an `origin-url` that may not be read',
    originAt('/elsewhere', { missingStatus: 403 }),
    /wrong `origin-url`: .* gives 403\. Check `origin-url`: .* without credentials/,
    'origin-not-ready',
  ],
  // Nobody answers at the address of GitHub's API here.
  ['permissions that could not be asked for', {}, /Whether the job has `actions: read` could not be asked\./],
])('it is told: %s', async (_, scenario, said, code) => {
  const run = await diagnose(scenario);

  expect(linesOf(run)).toMatch(said);
  expect(run.errors).toEqual(code === undefined ? [] : [expect.stringMatching(`See \\S+#${code} \\[${code}\\]$`)]);
  expect(run.exitCode).toBe(code === undefined ? 0 : 1);
  // Where it gives none of the files, and none is found elsewhere, nothing is purged either.
  if (/gives none:/.test(said.source) && code !== 'wrong-address') expect(run.purged).toEqual([]);
  // What little of a failed purge is about the key does not make it right.
  if (code?.startsWith('purge-')) expect(linesOf(run)).not.toContain('`api-key`:');
});

test.concurrent('a line of `verify-params` that imgix does not render of a single file is right', async () => {
  const run = await diagnose({
    before: { ...before, 'images/a.ico': 'icon' },
    inputs: { 'verify-params': 'w=9\nfm=json' },
    faults: [always('cdn', unrendered, ({ url }) => /\.ico\?/.test(url))],
  });

  expect(run.errors).toEqual([]);
  expect(run.fetched.join(' ')).toContain('a.ico?w=9');
  expect(linesOf(run)).toContain('right `verify-params`: imgix gives an unchanged file at `?w=9`, `?fm=json`.');
});

test.concurrent('it purges one unchanged file alone, and asks for nothing that the last commit changed', async () => {
  const run = await diagnose();

  expect(run.purged).toEqual([`${run.imgix.baseUrl}/images/quiet.png`]);
  expect(run.fetched.join()).not.toMatch(/harbour|new\.png/);
});

test.concurrent('where `files` names text alone, its own bytes are no page in its place', async () => {
  const run = await diagnose({
    before: { 'data/feed.json': '{"version":1}', 'data/site.css': 'a{}', 'data/base.css': 'b{}' },
    push: { 'data/feed.json': '{"version":2}' },
    inputs: { files: '**/*.{json,css}' },
  });

  expect(run.errors).toEqual([]);
  expect(run.purged).toHaveLength(1);
  expect(linesOf(run)).toContain("Of 2 unchanged files imgix gives: the file's own bytes (2).");
});

test.concurrent('a wrong `root`: the one that fits is named', async () => {
  const run = await diagnose({ inputs: { root: 'images' } });

  expect(run.exitCode).toBe(1);
  expect(run.errors).toHaveLength(1);
  expect(run.errors[0]).toMatch(
    /gives none: 404 \(2\)\. .*So `root` is not `images` but `\.`\. See \S+#wrong-address \[wrong-address\]$/,
  );
  // The key is tried all the same, at the place that was found.
  expect(run.purged).toEqual([`${run.imgix.baseUrl}/images/quiet.png`]);
  expect(linesOf(run)).toMatch(/right `api-key`: imgix accepted the purge of `[^`]+\/images\/quiet\.png`/);
  expect(run.lines.at(-1)).toBe('Diagnosis, 1 thing wrong, 3 things unknown.');
});

test.concurrent('of two hosts with a wrong `root`, of which one needs a token, both is told', async () => {
  const run = await diagnose({
    imgix: { hosts: 2 },
    inputs: { root: 'images' },
    arrange: ({ imgix }) => {
      const [, other = ''] = imgix.baseUrls;
      const answer = { kind: 'answer', status: 403, headers: { 'x-served-by': 'cache-fra-1' }, body: '' } as const;
      imgix.faults.add({ on: 'cdn', times: forever, when: ({ url }) => url.startsWith(other), answer });
    },
  });

  const [, other] = run.imgix.baseUrls;
  expect(run.errors).toEqual([
    expect.stringMatching(/So `root` is not `images` but `\.`\. .*\[wrong-address\]$/),
    expect.stringMatching(/^Secure URLs, .*Give `secure-url-token`.*\[token-missing\]$/),
  ]);
  expect(run.errors[1]).toContain(`Secure URLs, \`${other}\``);
});

const monorepo = {
  before: { 'apps/blog/logo.png': 'blog', 'apps/shop/a.png': 'a', 'apps/shop/logo.png': 'shop', 'README.md': '1' },
  push: { 'README.md': '2' },
};

test.concurrent('a wrong `root` of a monorepo is told by the bytes of a file; what may be another file is a question, and not purged', async () => {
  const inputs = { root: 'apps' };
  const told = await diagnose({ ...monorepo, imgix: { pathPrefix: 'apps/shop' }, inputs });
  const asked = await diagnose({ ...monorepo, imgix: { pathPrefix: 'apps/shop', defaultParams: 'q=50' }, inputs });

  expect(told.errors[0]).toMatch(/imgix serves `apps\/shop\/a\.png`, .*So `root` is not `apps` but `apps\/shop`\. /);
  expect(told.purged).toEqual([`${told.imgix.baseUrl}/a.png`]);
  expect(asked.errors[0]).toMatch(/ Is it `apps\/blog\/logo\.png`\? Then `root` is not `apps` but `apps\/blog`\. /);
  expect(asked.purged).toEqual([]);
  expect(linesOf(asked)).toContain('unknown `api-key`: Not tried: imgix serves none of the unchanged files');
});

const named = /So `root` is not `images` but `\.`\./;
const unnamed = /Check `root` and `base-url`/;

test.concurrent.each([
  [undefined, named, ['/images/quiet.png']],
  // Every place gives something then, and nothing tells which of it is the file.
  ['q=50', unnamed, []],
])(
  'a wrong `root` that a default image covers up is found, and nothing purged that may be that (default parameters: %s)',
  async (defaultParams, remedy, purged) => {
    const imageMissing = { bytes: Buffer.from('default'), status: 200 } as const;
    const run = await diagnose({
      imgix: { imageMissing, ...(defaultParams === undefined ? {} : { defaultParams }) },
      inputs: { root: 'images' },
    });

    expect(run.exitCode).toBe(1);
    expect(run.purged).toEqual(purged.map((path) => `${run.imgix.baseUrl}${path}`));
    expect(run.errors).toHaveLength(1);
    expect(run.errors[0]).toMatch(/gives none: the default image.*\[wrong-address\]$/);
    expect(run.errors[0]).toMatch(remedy);
  },
);

test.concurrent('hundreds of images outside `root` do not hide those below it', async () => {
  const aside = Array.from({ length: 200 }, (_, index) => [`aside/${index}.png`, `${index}`] as const);
  const run = await diagnose({
    before: { ...before, ...Object.fromEntries(aside) },
    push: { 'aside/new.png': 'new' },
    inputs: { root: 'images' },
    arrange: ({ imgix }) => ({ 'base-url': `${imgix.baseUrl}/images` }),
  });

  expect(run.purged).toEqual([`${run.imgix.baseUrl}/images/harbour.jpg`]);
});

test.concurrent('a checkout in a folder, without `path`: the folder is named', async () => {
  const run = await diagnose({
    workspace: ({ repository, area }) => {
      cpSync(repository.folder, area.path('workspace/site'), { recursive: true });
      return area.path('workspace');
    },
  });

  expect(run.errors).toEqual([expect.stringMatching(notCheckedOut)]);
  expect(run.warnings.join()).toContain('set `path: site`');
  expect(run.summary).toContain('<code>path: site</code>');
});

const notCheckedOut =
  /^`root` and `files`: No commit is checked out, so that nothing below `root` could be looked at\. Put actions\/checkout .*\[repository-unusable\]$/;

test.concurrent('no checkout at all is wrong, though a push needs none: nothing could be looked at', async () => {
  const run = await diagnose({
    workspace: ({ area }) => area.emptyFolder(),
  });

  expect(run.exitCode).toBe(1);
  expect(run.errors).toEqual([expect.stringMatching(notCheckedOut)]);
  expect(linesOf(run)).toContain('unknown `api-key`: Not tried: no unchanged file is known that could be purged.');
  expect(run.lines.at(-1)).toBe('Diagnosis, 1 thing wrong, 5 things unknown.');
});

/** The checkout lacks it, as after a partial clone, and nobody can be asked for it. */
function without(object: string): NonNullable<Scenario['arrange']> {
  return ({ repository }) => {
    const id = repository.git('rev-parse', object);
    rmSync(join(repository.folder, '.git/objects', id.slice(0, 2), id.slice(2)));
    return undefined;
  };
}

const unlisted =
  /^`root` and `files`: The files of the commit that is checked out cannot be listed, so that nothing below `root` could be looked at\. Leave .*\[repository-unusable\]$/;

test.concurrent('files of the checkout that cannot be listed are told as that', async () => {
  const run = await diagnose({ arrange: without('HEAD:images') });

  expect(run.errors).toEqual([expect.stringMatching(unlisted)]);
  expect(linesOf(run)).toContain('unknown `api-key`: Not tried: no unchanged file is known that could be purged.');
  expect(run.lines.at(-1)).toBe('Diagnosis, 1 thing wrong, 5 things unknown.');
});

test.concurrent('so is a link that cannot be read, where what lies outside of `root` and `files` matters', async () => {
  const run = await diagnose({
    before: { ...before, 'notes/link.txt': { link: 'a.txt' } },
    inputs: { root: 'elsewhere' },
    arrange: without('HEAD:notes/link.txt'),
  });

  expect(run.errors).toEqual([expect.stringMatching(unlisted)]);
  expect(linesOf(run)).toContain('right `api-key`');
});

test.concurrent('of several hosts each check names its own, and one that serves nothing proves nothing gone', async () => {
  const run = await diagnose({ arrange: ({ imgix }) => ({ 'base-url': `${imgix.baseUrl}\nhttp://127.0.0.1:9` }) });

  const abouts: string[] = run.report.setupChecks.map(({ about }: { about: string }) => about);
  const about = abouts.filter((words) => /^(Bytes|A missing)/.test(words));
  expect(about).toEqual([expect.stringMatching(/^Bytes, `http/), expect.stringMatching(/^A missing file, `http/)]);
});

test.concurrent('a host of another account', async () => {
  const run = await diagnose({
    faults: [always('api', { status: 404, body: { errors: [{ detail: 'No such domain.' }] } })],
  });

  expect(run.errors[0]).toMatch(
    /^A purge: imgix did not accept the purge \(404\): "No such domain\.".*\[purge-rejected\]$/,
  );
  expect(linesOf(run)).toMatch(/note `http\S+` and `root`: .*own bytes.* Nothing can be purged there: see "A purge"\./);
  expect(linesOf(run)).not.toMatch(/right (?!`root`|Permissions)/);
});

test.concurrent('a dry run needs no key, and purges nothing', async () => {
  for (const inputs of [{ 'api-key': undefined, 'dry-run': true }, { 'dry-run': true }]) {
    const run = await diagnose({ inputs });

    expect(run.exitCode).toBe(0);
    expect(run.purged).toEqual([]);
    expect(linesOf(run)).toMatch(/unknown `api-key`: Not tried/);
  }
});

test.concurrent('an `origin-url` is not looked at where imgix serves no file, and other bytes there are told', async () => {
  const given = ({ imgix }: { readonly imgix: { readonly originUrl: string } }) => ({ 'origin-url': imgix.originUrl });
  const lost = await diagnose({ inputs: { root: 'images' }, arrange: given });
  const rewritten = await diagnose({
    arrange: (world) => {
      for (const path of ['images/quiet.png', 'images/logo.svg']) world.imgix.source.put(path, `${path}, optimised`);
      return given(world);
    },
  });

  expect(linesOf(lost)).toContain('unknown `origin-url`: Given, and not looked at by `diagnose`.');
  expect(linesOf(rewritten)).toMatch(
    /note `origin-url`: The Source gives other bytes than the repository .*`deployed`/,
  );
});

/** As GitHub answers a token without the permission. https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api */
const refusal = (path: string): Fault => ({
  path,
  status: 403,
  message: 'Resource not accessible by integration',
});

async function diagnoseOnGitHub(faults: readonly Fault[], scenario: Scenario = {}): Promise<Played> {
  using area = new TestArea();
  const remote = area.repository();
  const head = remote.commit({ 'a.txt': 'a' });
  const run = { id: 20, workflow: 'purge.yml', branch: 'main', head, conclusion: null, event: 'workflow_dispatch' };
  await using github = await startGitHubSimulator({
    repositories: { 'your-org/site': remote.pushTo(area.path('site.git')) },
    runs: [run],
    faults: [...faults],
  });
  return await diagnose({ ...scenario, env: { GITHUB_API_URL: github.apiUrl, GITHUB_RUN_ID: String(run.id) } });
}

test.concurrent('permissions that the job has are right', async () => {
  const run = await diagnoseOnGitHub([]);

  expect(linesOf(run)).toContain(
    'right Permissions: The job has `actions: read`, for `since: last-success`, schedules and `workflow_run`.',
  );
  expect(linesOf(run)).toContain('right Permissions: The job has `deployments: read`, for `deployment_status`.');
  expect(run.exitCode).toBe(0);
  expect(run.lines.at(-1)).toBe('Diagnosis, nothing is wrong.');
});

test.concurrent('permissions that the job lacks are named with what they are for, and are no fault', async () => {
  const run = await diagnoseOnGitHub([refusal('/commits/'), refusal('/actions/'), refusal('/deployments')]);

  for (const [name, use] of [
    ['contents: read', 'commits that the checkout lacks'],
    ['actions: read', '`since: last-success`, schedules and `workflow_run`'],
    ['deployments: read', '`deployment_status`'],
  ])
    expect(linesOf(run)).toContain(
      `note Permissions: The job does not have \`${name}\`. For ${use} add \`${name}\` to the job's \`permissions\`.`,
    );
  expect(run.exitCode).toBe(0);
});

test.concurrent('one permission of two is told as that', async () => {
  const run = await diagnoseOnGitHub([refusal('/deployments')]);

  expect(linesOf(run)).toContain('right Permissions: The job has `actions: read`');
  expect(linesOf(run)).toContain('note Permissions: The job does not have `deployments: read`.');
});

test.concurrent('permissions are those for the repository of the job, whatever is checked out', async () => {
  const run = await diagnoseOnGitHub([], {
    arrange: ({ repository }) => {
      repository.git('remote', 'add', 'origin', 'http://127.0.0.1:9/your-org/theme');
      return {};
    },
  });

  expect(linesOf(run)).toContain('right Permissions: The job has `actions: read`');
  expect(linesOf(run)).toContain('right Permissions: The job has `deployments: read`');
});
