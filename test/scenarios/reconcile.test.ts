// `select: stale`: whatever went wrong, whoever caused it. Everything is compared with what imgix serves, and only what
// differs is purged.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { always, forever, play, type Scenario, type World } from '../support/scenario.ts';

/** The Source has the commit's files; imgix has old versions of `stale`, and the right ones of the others. */
function nightly(files: Readonly<Record<string, string>>, stale: readonly string[], scenario: Scenario = {}): Scenario {
  const old = Object.fromEntries(stale.map((path) => [path, `${files[path]}, as it was`]));
  return {
    before: { 'images/harbour.jpg': null, 'images/gone.gif': null, 'images/quiet.png': null, ...files, ...old },
    push: Object.fromEntries(stale.map((path) => [path, files[path] ?? ''])),
    event: { name: 'schedule', payload: {} },
    ...scenario,
    inputs: { select: 'stale', ...scenario.inputs },
  };
}

const three = { 'a.png': 'first', 'b.png': 'second', 'c.jpg': 'third' };

test('only what differs is purged, and proved; no event, range or permission is needed', async () => {
  const run = await play(nightly(three, ['b.png'], { inputs: { 'github-token': undefined } }));

  expect(run.exitCode).toBe(0);
  expect(run.purged).toEqual([`${run.imgix.baseUrl}/b.png`]);
  expect(run.outputs).toMatchObject({ stale: '1', purged: '1', verified: '1' });
  expect(run.report.reconciliation).toMatchObject({ compared: 3, same: 2, stale: 1, missing: 0, indeterminate: [] });
  // No setting is named that nobody made.
  expect(run.stdout + run.summary).not.toContain('select: all');
});

test('with nothing stale nothing is purged, and the step says so', async () => {
  const run = await play(nightly(three, []));

  expect(run.exitCode).toBe(0);
  expect(run.purged).toEqual([]);
  expect(run.outputs).toMatchObject({ conclusion: 'nothing-to-do', stale: '0' });
  expect(run.fetched).toHaveLength(3);
});

test('a masked text of digits leaves the numbers of the report as they are', async () => {
  const files = { 'a.png': 'a'.repeat(10_000_000) };
  const run = await play(nightly(files, [], { inputs: { 'verify-headers': 'X-Pass: 10000000' } }));

  expect(run.report.reconciliation).toMatchObject({ same: 1, downloadedBytes: 10_000_000 });
});

test('`dry-run` counts what is stale and purges nothing, without a key', async () => {
  const run = await play(nightly(three, ['b.png'], { inputs: { 'dry-run': true, 'api-key': undefined } }));

  expect(run.exitCode).toBe(0);
  expect(run.purged).toEqual([]);
  expect(run.outputs).toMatchObject({ conclusion: 'dry-run', stale: '1' });
  expect(JSON.parse(run.outputs.urls ?? '')).toEqual([`${run.imgix.baseUrl}/b.png`]);
});

test('where the Source re-encodes, what imgix holds is compared', async () => {
  const run = await play(nightly(three, ['b.png'], { imgix: { defaultParams: 'auto=compress' } }));

  expect(run.exitCode).toBe(0);
  expect(run.outputs.stale).toBe('1');
  expect(run.purged).toEqual([`${run.imgix.baseUrl}/b.png`]);
});

/** imgix holds the new `c.jpg`, the only one of its ending, and the CDN gives an older one, whatever is purged. */
const withOldObject = (inputs: Scenario['inputs']) =>
  nightly(three, [], {
    inputs: inputs ?? {},
    arrange: ({ imgix }) => {
      const body = 'an older third';
      const headers = { 'content-type': 'image/jpeg', 'content-length': `${body.length}` };
      imgix.faults.add({
        on: 'cdn',
        when: ({ url }) => url.endsWith('/c.jpg'),
        times: 99,
        answer: { kind: 'answer', status: 200, headers, body },
      });
      return undefined;
    },
  });

test('an old image that the CDN still gives is stale, also where no other of its ending shows that such are passed through', async () => {
  const run = await play(withOldObject({ verify: 'off' }));

  expect(run.exitCode).toBe(0);
  expect(run.purged).toEqual([`${run.imgix.baseUrl}/c.jpg`]);
  expect(run.report.reconciliation).toMatchObject({ same: 2, sameByMetadata: 0, stale: 1 });
});

test('and where a purge does not bring the new one, nothing says that it may be right', async () => {
  const run = await play(withOldObject({ timeout: 3 }));

  expect(run.exitCode).toBe(1);
  expect(run.report.diagnoses).toMatchObject([{ code: 'unknown-content' }]);
  expect(run.report.diagnoses[0].remedy).toMatch(/^Open one of the URLs\. Is it the old image\? .* waits for it\.$/);
});

test('nor is what imgix renders stale beside a file of its kind that it passes through', async () => {
  const run = await play(
    nightly(three, ['c.jpg'], {
      imgix: { defaultParams: 'auto=compress' },
      faults: [
        always(
          'cdn',
          { status: 200, headers: { 'content-type': 'image/png', 'content-length': '5' }, body: 'first' },
          ({ url }) => url.endsWith('/a.png'),
        ),
      ],
    }),
  );

  expect(run.exitCode).toBe(0);
  expect(run.report.reconciliation).toMatchObject({ same: 2, stale: 1 });
  expect(run.purged).toEqual([`${run.imgix.baseUrl}/c.jpg`]);
});

test.each([
  ['is stale where imgix makes others of the same kind as they are served', 'ignored', ['b.png']],
  ['tells nothing where the question itself changes what imgix makes', 'noticed', []],
] as const)(
  'a derivative of `verify-params` that is not what imgix makes by now %s',
  async (_, unknownParameters, stale) => {
    const run = await play(
      nightly(three, [], {
        inputs: { 'verify-params': 'w=400', verify: 'off' },
        imgix: { unknownParameters },
        faults: [
          {
            on: 'cdn',
            when: ({ url }) => url.endsWith('/b.png?w=400'),
            times: 1,
            answer: {
              kind: 'answer',
              status: 200,
              headers: { 'content-type': 'image/png' },
              body: 'made of an older file',
            },
          },
        ],
      }),
    );

    expect(run.exitCode).toBe(0);
    expect(run.purged).toEqual(stale.map((name) => `${run.imgix.baseUrl}/${name}`));
    expect(run.outputs.stale).toBe(`${stale.length}`);
  },
);

test.each([
  ['sanitized', '<!-- flag -->', {}],
  ['clean', '', { sanitizeSvg: false }],
])(
  'a %s SVG with another colour is stale, although its length and dimensions are the same',
  async (_, comment, imgix) => {
    const flag = (colour: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4">${comment}<path fill="#${colour}" d="M0 0h4v4z"/></svg>`;
    const before = { ...three, 'flag.svg': flag('0000ff') };
    const run = await play(nightly({ ...three, 'flag.svg': flag('ff0000') }, ['flag.svg'], { before, imgix }));

    expect(run.exitCode).toBe(0);
    expect(run.purged).toEqual([`${run.imgix.baseUrl}/flag.svg`]);
    expect(run.report.assets[0]?.verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
  },
);

test.each([
  ['is empty', '', false],
  ['is a page that the Source gives for whatever is missing', '<!doctype html><title>App</title>', true],
])('what imgix has kept in the place of a file is stale where it %s', async (_, content, isAnywhere) => {
  const run = await play(
    nightly(three, ['b.png'], {
      before: {
        'images/harbour.jpg': null,
        'images/gone.gif': null,
        'images/quiet.png': null,
        ...three,
        'b.png': content,
      },
      inputs: { verify: 'off' },
      arrange: ({ imgix }) => {
        if (!isAnywhere) return undefined;
        const when = ({ url }: { readonly url: string }) => /purge-check-/.test(url);
        imgix.faults.add({ on: 'cdn', when, times: 99, answer: walls['not-an-asset'] });
        return { 'origin-url': imgix.originUrl };
      },
    }),
  );

  expect(run.exitCode).toBe(0);
  expect(run.purged).toEqual([`${run.imgix.baseUrl}/b.png`]);
});

test.each([
  ['', 'fm=json'],
  [', also beside one that fails', 'a.png'],
])('what cannot be told is listed and left alone%s', async (_, failing) => {
  const run = await play(
    nightly(three, ['b.png'], {
      imgix: { defaultParams: 'auto=compress' },
      faults: [always('cdn', { status: 422 }, ({ url }) => url.includes('fm=json') || url.includes(failing))],
    }),
  );

  expect(run.exitCode).toBe(0);
  expect(run.purged).toEqual([]);
  expect(run.report.reconciliation.indeterminate).toHaveLength(3);
  expect(run.warnings.join('\n')).toContain('3 URLs that could not be compared were left alone');
});

const page = { 'content-type': 'text/html' };
const walls = {
  challenge: { kind: 'answer', status: 403, headers: { ...page, 'cf-mitigated': 'challenge' }, body: '<html>' },
  'token-missing': { kind: 'answer', status: 403, headers: {}, body: '' },
  status: { kind: 'answer', status: 503, headers: {}, body: '' },
  'not-an-asset': { kind: 'answer', status: 200, headers: page, body: '<!doctype html><title>App</title>' },
} as const;
const behind = (wall: keyof typeof walls, inputs: Scenario['inputs'] = {}) =>
  nightly(three, ['b.png'], {
    inputs,
    faults: [{ on: 'cdn', times: forever, answer: walls[wall] }],
  });

test.each(Object.keys(walls) as (keyof typeof walls)[])(
  'where imgix gives none of the files (%s), the step fails and says why',
  async (wall) => {
    const run = await play(behind(wall));

    expect(run.exitCode).toBe(1);
    expect(run.purged).toEqual([]);
    expect(run.outputs).toMatchObject({ conclusion: 'failure', failed: '3', purged: '0', stale: '0' });
    expect(run.report.diagnoses).toMatchObject([{ code: wall, count: 3 }]);
    expect(run.summary).toContain('failed: none of 3 URLs could be compared');
  },
);

test('a host from which nothing comes for as long as `timeout` is left alone, and that is told', async () => {
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`${index}.png`, `file ${index}`]));
  const run = await play(
    nightly(many, [], {
      inputs: { timeout: 1 },
      faults: [{ on: 'cdn', times: 999, answer: { kind: 'reset-before' } }],
    }),
  );

  expect(run.exitCode).toBe(1);
  expect(run.fetched.length).toBeLessThan(120);
  expect(run.outputs).toMatchObject({ conclusion: 'failure', failed: '100', stale: '0' });
  expect(run.report.diagnoses).toMatchObject([{ code: 'unreachable', count: 100 }]);
  expect(run.lines.at(-1)).toBe('Failed: none of 100 URLs could be compared.');
});

test('where the Source shows none of the files, the step fails and says why, also where one was deleted', async () => {
  const run = await play(
    nightly(three, [], {
      before: { 'images/harbour.jpg': null, 'images/quiet.png': null, ...three },
      push: { 'images/gone.gif': null },
      inputs: { base: 'HEAD^', 'origin-url': 'http://127.0.0.1:9' },
      faults: [{ on: 'cdn', times: forever, answer: notFound }],
    }),
  );

  expect(run.exitCode).toBe(1);
  expect(run.fetched).toEqual([`${run.imgix.baseUrl}/images/gone.gif`]);
  expect(run.report.reconciliation).toMatchObject({ same: 1, stale: 0, missing: 0 });
  expect(run.report.diagnoses).toMatchObject([{ code: 'origin-not-ready', count: 3 }]);
  expect(run.lines.at(-1)).toBe('Failed: 3 not compared, 0 proved, of 3 URLs.');
});

test('where some are not at the Source yet and imgix gives none of the others, every number is of one thing', async () => {
  const run = await play(
    nightly(three, [], {
      source: { 'b.png': null },
      faults: [{ on: 'cdn', times: forever, answer: walls['token-missing'] }],
      arrange: ({ imgix }) => ({ 'origin-url': imgix.originUrl }),
    }),
  );

  expect(run.everything).toContain(
    '3 checked: 0 as they should be, 0 stale, 0 not at imgix, 3 that could not be compared',
  );
  expect(run.warnings.join()).toContain('1 URL that could not be compared was left alone');
  expect(run.report.counts).toMatchObject({ urls: 2, failed: 2 });
  expect(run.lines.at(-1)).toBe('Failed: none of 3 URLs could be compared.');
});

/** The second of two hosts gives a filter's page for each file. */
const behindOneOfTwo = (stale: readonly string[], inputs: Scenario['inputs'] = {}) =>
  nightly(three, stale, {
    imgix: { hosts: 2 },
    inputs,
    arrange: ({ imgix }) => {
      const when = ({ url }: { readonly url: string }) => url.startsWith(imgix.baseUrls[1] ?? '');
      imgix.faults.add({ on: 'cdn', times: 99, when, answer: walls.challenge });
    },
  });

test('where one of several hosts gives none of them, what is stale at the others is purged, and the step fails', async () => {
  const run = await play(behindOneOfTwo(['b.png']));

  expect(run.exitCode).toBe(1);
  expect(run.purged).toEqual([`${run.imgix.baseUrl}/b.png`]);
  expect(run.outputs).toMatchObject({ conclusion: 'failure', verified: '1', failed: '3', stale: '1' });
  expect(run.report.diagnoses).toMatchObject([{ code: 'challenge', count: 3 }]);
  expect(run.warnings).toEqual([]);
  expect(run.lines.at(-1)).toBe('Failed: 3 not compared, 1 proved, of 4 URLs.');
  for (const line of run.errors.slice(1)) expect(line).toContain(' not compared: ');
  expect(run.report.catchUp).toContain('To catch up');
});

test('a dry run there fails as well, and names what is stale at the others', async () => {
  const run = await play(behindOneOfTwo(['b.png'], { 'dry-run': true }));

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ conclusion: 'failure', purged: '0', failed: '3', stale: '1' });
  expect(JSON.parse(run.outputs.urls ?? '')).toContain(`${run.imgix.baseUrl}/b.png`);
  expect(JSON.parse(run.outputs['failed-urls'] ?? '')).toHaveLength(3);
  expect(run.lines).toContain(`selected ${run.imgix.baseUrl}/b.png`);
  expect(run.summary).toContain('would be purged');
  expect(run.everything).not.toContain('To catch up');
});

test('and where everything differs at the others, what that host did not give is told beside it', async () => {
  const run = await play(behindOneOfTwo(Object.keys(three)));

  expect(run.exitCode).toBe(1);
  expect(run.purged).toEqual([]);
  expect(run.report).toMatchObject({ error: { code: 'too-many-urls' }, diagnoses: [{ code: 'challenge', count: 3 }] });
});

test('with `verify: warn` that is a warning', async () => {
  const run = await play(behind('challenge', { verify: 'warn' }));

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ conclusion: 'nothing-to-do' });
  expect(run.warnings.join()).toContain('3 URLs that could not be compared were left alone');
});

test('a file that imgix does not have is no reason to purge', async () => {
  const run = await play(
    nightly({ ...three, 'd.png': 'not deployed yet' }, [], {
      faults: [{ on: 'cdn', when: ({ url }) => url.includes('d.png'), answer: notFound }],
    }),
  );

  expect(run.exitCode).toBe(0);
  expect(run.purged).toEqual([]);
  expect(run.report.reconciliation).toMatchObject({ same: 3, missing: 1 });
  expect(run.warnings.join()).toMatch(/imgix does not have 1 of 4 files, such as \S+\/d\.png\. A purge brings none/);
});

test('nor is one in whose place imgix shows its default image', async () => {
  const image = 'the image for whatever is missing';
  const run = await play(
    nightly({ ...three, 'd.png': 'not deployed yet' }, [], {
      faults: [
        always(
          'cdn',
          {
            status: 200,
            headers: { 'content-type': 'image/png', 'content-length': String(image.length) },
            body: image,
          },
          ({ url }) => /d\.png|purge-check-/.test(url),
        ),
      ],
    }),
  );

  expect(run.exitCode).toBe(0);
  expect(run.purged).toEqual([]);
  expect(run.report.reconciliation).toMatchObject({ same: 3, missing: 1, stale: 0 });
});

test('a default image that imgix has kept is stale where the Source has the file by now', async () => {
  const run = await play(
    nightly({ ...three, 'd.png': 'here by now' }, [], {
      before: { 'images/harbour.jpg': null, 'images/gone.gif': null, 'images/quiet.png': null, ...three },
      push: { 'd.png': 'here by now' },
      inputs: { verify: 'off' },
      imgix: { imageMissing: { bytes: Buffer.from('GIF89a the default image'), status: 200 } },
      source: { 'd.png': null },
      arrange: ({ imgix }) => {
        imgix.simulator.warm('/d.png');
        imgix.source.put('d.png', 'here by now');
        return { 'origin-url': imgix.originUrl };
      },
    }),
  );

  expect(run.exitCode).toBe(0);
  expect(run.purged).toEqual([`${run.imgix.baseUrl}/d.png`]);
  expect(run.lines.join('\n')).toContain('imgix serves its default image, although the Source has the file.');
});

test('where imgix has none of the files the run fails, and `root` and `base-url` are named, also where it has not the deleted ones', async () => {
  const run = await play(
    nightly(three, [], {
      before: { 'images/harbour.jpg': null, 'images/quiet.png': null, ...three },
      push: { 'images/gone.gif': null },
      inputs: { base: 'HEAD^' },
      faults: [{ on: 'cdn', times: forever, answer: notFound }],
    }),
  );

  expect(run.exitCode).toBe(1);
  expect(run.purged).toEqual([]);
  expect(run.lines.at(-1)).toBe('Failed: 3 not at imgix, 0 proved, of 3 URLs.');
  expect(run.errors).toHaveLength(4);
  expect(run.errors[0]).toMatch(
    /^3 URLs: imgix answers 404\. Check `root` \(`\.`\) and `base-url` .*\[wrong-address\]$/,
  );
  expect(run.warnings).toEqual([]);
});

test('a wrong `root` is told with the one that fits', async () => {
  const files = { 'public/a.png': 'first', 'public/b.png': 'second', 'public/c.jpg': 'third' };
  const run = await play(nightly(files, [], { imgix: { pathPrefix: 'public' } }));

  expect(run.exitCode).toBe(1);
  expect(run.errors[0]).toContain('So `root` is not `.` but `public`.');
});

test('so few that imgix may not have them by chance are a warning, as all are with `verify: warn`', async () => {
  const arrange: Scenario['arrange'] = ({ imgix }) => {
    imgix.faults.add({ on: 'cdn', times: 99, answer: notFound });
    return undefined;
  };
  const { 'c.jpg': _, ...two } = three;
  const run = await play(nightly(two, [], { arrange }));
  expect([run.exitCode, run.errors]).toEqual([0, []]);
  expect(run.warnings.join('\n')).toContain('imgix has none of the 2 files: check whether `base-url`');

  const warned = await play(nightly(three, [], { arrange, inputs: { verify: 'warn' } }));
  expect([warned.exitCode, warned.errors]).toEqual([0, []]);
  expect(warned.warnings.join('\n')).toContain('imgix has none of the 3 files: check whether `base-url`');
});

test('a `base-url` below which imgix has none of the files, beside one that has them, is the one that is named', async () => {
  const run = await play(
    nightly(three, [], {
      imgix: { hosts: 2 },
      arrange: ({ imgix }) => {
        const [, other = ''] = imgix.baseUrls;
        imgix.faults.add({ on: 'cdn', times: 99, when: ({ url }) => url.startsWith(other), answer: notFound });
      },
    }),
  );

  const [, other] = run.imgix.baseUrls;
  expect(run.exitCode).toBe(1);
  expect(run.errors[0]).toContain(`3 URLs: imgix answers 404. Check \`base-url\` (\`${other}\`): it leads`);
});

test('what the Source was seen to have, the deployment has not left out', async () => {
  const run = await play(
    nightly(three, [], {
      faults: [{ on: 'cdn', when: ({ url }) => url.includes('a.png'), answer: notFound }],
      arrange: ({ imgix }) => ({ 'origin-url': imgix.originUrl }),
    }),
  );

  expect(run.warnings.join()).toMatch(
    /^imgix does not have 1 of 3 files, such as \S+\/a\.png\. The Source has it: imgix keeps a 404/,
  );
});

const notFound = { kind: 'answer', status: 404, headers: {}, body: '' } as const;

type Answer = Parameters<World['imgix']['faults']['add']>[0]['answer'];
const unrenderable = { ...notFound, status: 422 };
const redirect = { ...notFound, status: 302, headers: { location: 'https://www.example.com/' } };

/** imgix has the right files, and answers for derivatives of some as `answers` says, by the end of the URL. */
const withDerivatives = (answers: Readonly<Record<string, Answer>>, inputs: NonNullable<Scenario['inputs']>) =>
  nightly(three, [], {
    inputs,
    arrange: ({ imgix }) => {
      for (const [end, answer] of Object.entries(answers))
        imgix.faults.add({ on: 'cdn', when: ({ url }) => url.endsWith(end), times: 9, answer });
    },
  });

test('a derivative that imgix does not give could not be compared, and hides no other one that is stale', async () => {
  const answers = {
    'a.png?w=400': unrenderable,
    'b.png?w=400': unrenderable,
    'b.png?w=800': notFound,
    'c.jpg?w=400': walls['not-an-asset'],
  };
  const run = await play(withDerivatives(answers, { 'verify-params': 'w=400\nw=800', verify: 'off' }));

  expect(run.purged).toEqual([`${run.imgix.baseUrl}/b.png`]);
  expect(run.report.reconciliation).toMatchObject({ same: 0, stale: 1 });
  expect(run.report.reconciliation.indeterminate).toMatchObject([
    { reason: expect.stringMatching(/`\?w=400` .* 422 \(imgix cannot render the file\)/) },
    { reason: expect.stringMatching(/`\?w=400` .* an HTML page/) },
  ]);
  expect(run.warnings.join()).toContain('2 URLs that could not be compared were left alone');
});

test.each([
  ['422', unrenderable],
  ['403', walls['token-missing']],
  ['a redirect', redirect],
  ['a page', walls['not-an-asset']],
])(
  'where imgix gives a derivative of no file, but %s, the step fails and names its query, not the place',
  async (_, answer) => {
    const run = await play(withDerivatives({ '?w=400': answer }, { 'verify-params': 'w=400' }));

    expect(run.exitCode).toBe(1);
    expect(run.purged).toEqual([]);
    const [diagnosis, ...others] = run.report.diagnoses;
    expect(others).toEqual([]);
    expect(diagnosis.finding).toMatch(/ at `\?w=400`\.$/);
    expect(diagnosis.remedy).toContain('correct that line of `verify-params`');
  },
);

test('with `origin-url` imgix is not asked for what the origin does not have yet', async () => {
  const run = await play(
    nightly(three, [], {
      source: { 'c.jpg': null },
      arrange: ({ imgix }) => ({ 'origin-url': imgix.originUrl }),
    }),
  );

  expect(run.exitCode).toBe(0);
  expect(run.fetched.filter((url) => url.includes('c.jpg'))).toEqual([]);
  expect(run.report.reconciliation.indeterminate).toMatchObject([{ url: `${run.imgix.baseUrl}/c.jpg` }]);
});

test('with `base` the files that were deleted since are looked at as well', async () => {
  const run = await play(
    nightly(three, [], {
      before: {
        'images/harbour.jpg': null,
        'images/quiet.png': null,
        'images/gone.gif': 'removed from git and from the Source, but not from imgix',
        ...three,
      },
      push: { 'images/gone.gif': null },
      inputs: { base: 'HEAD^' },
    }),
  );

  expect(run.exitCode).toBe(0);
  expect(run.purged).toEqual([`${run.imgix.baseUrl}/images/gone.gif`]);
  expect(run.report.assets[0]).toMatchObject({ change: 'deleted', verification: { evidence: 'gone' } });
});

test('one of them that is gone, where the Source says 403 of that, is as it should be beside files that are served', async () => {
  const run = await play(
    nightly(three, [], {
      before: { 'images/harbour.jpg': null, 'images/quiet.png': null, ...three },
      push: { 'images/gone.gif': null },
      inputs: { base: 'HEAD^' },
      faults: [
        {
          on: 'cdn',
          when: ({ url }) => url.includes('gone.gif'),
          answer: { ...notFound, status: 403, headers: { 'x-served-by': 'cache-fra-1' } },
        },
      ],
    }),
  );

  expect(run.exitCode).toBe(0);
  expect(run.report.reconciliation).toMatchObject({ same: 4, indeterminate: [] });
});

test('where its range is the last commit alone, that is said', async () => {
  const run = await play(
    nightly(three, [], {
      before: { 'images/harbour.jpg': null, 'images/quiet.png': null, 'images/gone.gif': 'gone', ...three },
      push: { 'images/gone.gif': null },
      inputs: { base: '0'.repeat(40) },
    }),
  );

  expect(run.exitCode).toBe(0);
  expect(run.purged).toEqual([`${run.imgix.baseUrl}/images/gone.gif`]);
  expect(run.warnings.join()).toMatch(/^Only the last commit \(\w+\) is compared with its parent/);
});

test('where everything differs nothing is purged, and the mapping is named', async () => {
  const run = await play(nightly(three, Object.keys(three)));

  expect(run.exitCode).toBe(1);
  expect(run.purged).toEqual([]);
  expect(run.outputs).toMatchObject({ conclusion: 'failure', stale: '3' });
  expect(run.report.reconciliation).toMatchObject({ compared: 3, same: 0, stale: 3 });
  expect(run.errors.join('\n')).toContain('All 3 files that could be compared differ');
  expect(run.errors.join('\n')).toMatch(
    /Check whether `base-url` .*; or, where a build rewrites files, give `deployed`\./,
  );
});

test('and so where it does on one of several hosts, or where what was deleted is not there', async () => {
  const run = await play(
    nightly(three, [], {
      before: { 'images/harbour.jpg': null, 'images/quiet.png': null, 'images/gone.gif': 'gone', ...three },
      push: { 'images/gone.gif': null },
      imgix: { hosts: 2 },
      inputs: { base: 'HEAD^' },
      arrange: ({ imgix }) => {
        const other = imgix.baseUrls[1] ?? '';
        const give = (what: RegExp, type: string, body: string) => {
          const headers = { 'content-type': type, 'content-length': String(body.length) };
          const when = ({ url }: { readonly url: string }) => url.startsWith(other) && what.test(url);
          imgix.faults.add({ on: 'cdn', times: 99, when, answer: { kind: 'answer', status: 200, headers, body } });
        };
        const when = ({ url }: { readonly url: string }) => url.startsWith(other) && /gone|check-\w+\./.test(url);
        imgix.faults.add({ on: 'cdn', times: 99, when, answer: notFound });
        give(/fm=json/, 'application/json', '{"Content-Length":"16"}');
        give(/\.(png|jpg)$/, 'image/png', 'of another site!');
      },
    }),
  );

  const [, other] = run.imgix.baseUrls;
  expect(run.exitCode).toBe(1);
  expect(run.purged).toEqual([]);
  expect(run.errors[0]).toContain(
    `All 3 files that could be compared differ from what imgix serves below \`${other}\``,
  );
  expect(run.errors[0]).toContain(`Check whether \`base-url\` (\`${other}\`) is`);
});

const isInShare = (path: string) => createHash('sha256').update(`/${path}`).digest().readUInt32BE(0) % 2 === 0;
const names = Array.from({ length: 20 }, (_, index) => `${index}.png`);

test('of one share of a matrix no number is named as enough for all', async () => {
  const files = Object.fromEntries(names.filter(isInShare).map((path) => [path, `of ${path}`]));
  const count = Object.keys(files).length;
  const run = await play(nightly(files, Object.keys(files), { inputs: { shard: '1/2' } }));

  expect(run.exitCode).toBe(1);
  expect(run.errors.join()).toContain(`such as \`max-urls: ${count}\`, or more where another share has more.`);
});

test('but not where few of one share of a matrix differ, as the other shares may be right', async () => {
  const files = Object.fromEntries(
    [...names.filter(isInShare).slice(0, 3), 'a.png'].map((path) => [path, `of ${path}`]),
  );
  const stale = Object.keys(files).filter(isInShare);
  const run = await play(nightly(files, stale, { inputs: { shard: '1/2', verify: 'off' } }));

  expect(run.exitCode).toBe(0);
  expect(run.purged.toSorted()).toEqual(stale.map((path) => `${run.imgix.baseUrl}/${path}`).toSorted());
});

test('where Git LFS pointers were deployed, that is said', async () => {
  const toPointer = (oid: string) =>
    `version https://git-lfs.github.com/spec/v1\noid sha256:${oid.repeat(64)}\nsize 9\n`;
  const pointers = { 'a.png': toPointer('a'), 'b.png': toPointer('b'), 'c.png': toPointer('c') };
  const run = await play(nightly({ ...pointers, '.gitattributes': '*.png filter=lfs' }, []));

  expect(run.exitCode).toBe(1);
  expect(run.errors[0]).toContain('/a.png: imgix serves the Git LFS pointer, not its content. Check whether');
});

test('as many as `max-urls` allows by itself are not suggested as a limit of the user', async () => {
  const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`${index}.png`, `file ${index}`]));
  const run = await play(nightly(many, Object.keys(many)));

  expect(run.errors[0]).toContain('such as `max-urls: 1001`');
});

test('a `max-urls` of the user says that everything may be stale', async () => {
  const run = await play(nightly(three, Object.keys(three), { inputs: { 'max-urls': 3 } }));

  expect(run.exitCode).toBe(0);
  expect(run.purged).toHaveLength(3);
  expect(run.outputs).toMatchObject({ stale: '3', verified: '3' });
});

test('more stale files than `max-urls` stop the step, and what was found stays told', async () => {
  const run = await play(nightly(three, ['a.png', 'b.png'], { inputs: { 'max-urls': 1 } }));

  expect(run.exitCode).toBe(1);
  expect(run.purged).toEqual([]);
  expect(run.outputs).toMatchObject({ conclusion: 'failure', stale: '2', purged: '0' });
  expect(run.report.reconciliation).toMatchObject({ compared: 3, same: 1, stale: 2 });
  expect(run.errors).toHaveLength(1);
  expect(run.errors[0]).toMatch(/^2 URLs would be purged.* Narrow `files`, or raise `max-urls`\. Nothing was purged\./);
});

test('where no file matches, none is stale', async () => {
  const run = await play(nightly(three, [], { inputs: { files: '**/*.gif' } }));

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ conclusion: 'nothing-to-do', stale: '0' });
  expect(run.lines.at(-1)).toContain('No tracked file lies below `root` and matches `files`.');
});

test('`max-urls` counts purges, not what is compared', async () => {
  const run = await play(nightly(three, ['b.png'], { inputs: { 'max-urls': 1 } }));

  expect(run.exitCode).toBe(0);
  expect(run.purged).toHaveLength(1);
});

test('imgix that fails for one file leaves that one alone', async () => {
  const run = await play(
    nightly(three, ['b.png'], {
      faults: [always('cdn', { status: 500 }, ({ url }) => url.includes('a.png'))],
    }),
  );

  expect(run.exitCode).toBe(0);
  expect(run.purged).toEqual([`${run.imgix.baseUrl}/b.png`]);
  expect(run.report.reconciliation.indeterminate).toMatchObject([
    { reason: 'imgix answers 500 (a fault at imgix or at the Source).' },
  ]);
});

test.each([
  ['urls', { urls: 'a.png' }, 'leave `urls` out'],
  ['since', { since: 'last-success' }, 'leave `since` out'],
])('`%s` beside it is refused before anything is sent', async (_, inputs, words) => {
  const run = await play(nightly(three, ['b.png'], { inputs }));

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.errors.join('\n')).toContain(words);
});
