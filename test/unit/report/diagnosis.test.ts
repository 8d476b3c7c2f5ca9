// What the assets of a run have in common, on reports with every cause.
import { describe, expect, test } from 'vitest';
import { toMisencodedWords, toWayWords, unreadableEncoding } from '../../../src/platform/http/http.ts';
import { diagnose } from '../../../src/report/diagnosis/diagnose.ts';
import { toReason } from '../../../src/report/outcome-words.ts';
import type { AssetReport } from '../../../src/report/run-report.ts';
import type { Mapping, Setup } from '../../../src/report/setup.ts';
import type { Before, Cause, OwnCause } from '../../../src/verify/cause.ts';
import {
  assetReport,
  many,
  notAttemptedReport,
  problemOf,
  rejectedReport,
  setup,
  staleReport,
  unprovedReport,
} from '../../support/reports.ts';

const told = (assets: readonly AssetReport[], changes: Partial<Setup> = {}) => {
  const [only, ...others] = diagnose(assets, { ...setup, ...changes });
  expect(others).toEqual([]);
  return only;
};
const missing: Cause = { kind: 'missing', status: 404 };
/** On a host that is not imgix's own, in front of which something may stand. */
const onOwnHost = (report: AssetReport) => ({ ...report, url: report.url.replace('x.imgix.net', 'img.example.com') });

describe('a diagnosis', () => {
  test('is one for all assets that share a cause, the most frequent first, with a few of them', () => {
    const assets = [
      ...many(3, (path) => unprovedReport(path, { kind: 'status', status: 500 })),
      ...many(40, staleReport),
      assetReport('good.png'),
      unprovedReport('other.png', { kind: 'status', status: 422 }),
    ];
    expect(diagnose(assets, setup).map(({ code, count, finding }) => [code, count, finding])).toEqual([
      ['old-bytes', 40, '40 URLs: imgix still serves the bytes of the old file, in up to 2 checks.'],
      ['status', 3, '3 URLs: imgix answers 500, a fault at imgix or at the Source, in up to 12 checks.'],
      ['status', 1, '1 URL: imgix answers 422, imgix cannot render the file, in 12 checks.'],
    ]);
    expect(diagnose(assets, setup)[0]).toMatchObject({
      link: `${setup.docs}/troubleshooting.md#old-bytes`,
      examples: ['https://x.imgix.net/0.png', 'https://x.imgix.net/1.png', 'https://x.imgix.net/2.png'],
    });
  });

  test('is none for what is proved, and for what the stop of the run explains', () => {
    expect(diagnose([assetReport('a'), notAttemptedReport('b')], setup)).toEqual([]);
  });

  test('is of eight causes at most', () => {
    const assets = many(20, (path) =>
      unprovedReport(path, { kind: 'not-an-asset', nonAssetReason: `content of the type x/${path}` }),
    );
    expect(diagnose(assets, setup)).toHaveLength(8);
  });
});

describe('404', () => {
  test('where imgix had nothing before the purge either is the fault of `root` and `base-url`', () => {
    const diagnosis = told(many(2, (path) => unprovedReport(path, missing, 'status 404')));
    expect(diagnosis).toMatchObject({
      code: 'wrong-address',
      finding: '2 URLs: imgix answers 404, and had nothing there before the purge either (404), in up to 12 checks.',
      remedy: expect.stringContaining('`root` (`public/images`) and `base-url` (`https://x.imgix.net`)'),
    });
  });

  test('takes added files along, which were not asked for, and deleted ones, which nobody saw', () => {
    const assets = [
      unprovedReport('a', missing, 'not-asked'),
      unprovedReport('b', missing, 'status 404'),
      unprovedReport('c', { kind: 'never-seen' }, 'status 404'),
    ];
    expect(told(assets)).toMatchObject({
      code: 'wrong-address',
      count: 3,
      finding: expect.stringContaining('before the purge either (404 for the 2 that were asked for)'),
    });
  });

  test('names the place where imgix has the files, if one was found', () => {
    const found = {
      input: 'root',
      value: 'public',
      file: 'public/logo.png',
      url: 'https://x.imgix.net/logo.png',
      isSure: true,
      origins: ['https://x.imgix.net'],
    } as const;
    const remedyOf = (mapping: Mapping) => told([unprovedReport('a', missing, 'status 404')], { mapping })?.remedy;
    expect(remedyOf(found)).toBe(
      'imgix serves `public/logo.png`, a file that has not changed, at `https://x.imgix.net/logo.png`. So `root` is not `public/images` but `public`.',
    );
    expect(remedyOf({ ...found, input: 'case', value: 'logo.png', isSure: false })).toBe(
      'imgix gives a file at `https://x.imgix.net/logo.png`, and its bytes do not show which. Is it `public/logo.png`? Then the deployment changes the case of names, and imgix tells capitals from small letters.',
    );
  });

  test('of a file that was served before the purge, or of added ones alone, is about the deployment', () => {
    expect(told([unprovedReport('a', missing, 'served')])).toMatchObject({
      code: 'missing',
      finding: '1 URL: imgix answers 404, and served it before the purge, in 12 checks.',
    });
    const mixed = [unprovedReport('a', missing, 'served'), unprovedReport('b', missing, 'not-asked')];
    expect(told(mixed)?.finding).toContain('2 URLs: imgix answers 404, and served 1 of them before the purge');
    expect(told([unprovedReport('a', missing, 'not-asked')])?.remedy).toMatch(/deployment to the Source.*`origin-url`/);
    const served = many(2, (path) => unprovedReport(path, missing, 'served'));
    expect(told(served)?.finding).toContain('2 URLs: imgix answers 404, and served them before the purge');
  });

  test('of a name with capitals may be of a deployment that writes small letters, unless it was served before', () => {
    const words = ' imgix tells capitals from small letters: is it `HERO.JPG` there, too?';
    const remedyOf = (path: string, before: Before) => told([unprovedReport(path, missing, before)])?.remedy;
    expect(remedyOf('img/HERO.JPG', 'not-asked')).toContain(`does it write there?${words} By default`);
    expect(remedyOf('IMG/hero.jpg', 'not-asked')).not.toContain('capitals');
    expect(remedyOf('img/HERO.JPG', 'served')).not.toContain('capitals');
  });

  test('of a name with another Unicode form may be of a deployment that writes that, unless it was served before', () => {
    const remedyOf = (path: string, before: Before) => told([unprovedReport(path, missing, before)])?.remedy;
    for (const path of ['caf\u00e9.png', 'cafe\u0301.png', 'u\u0308ber/a.png']) {
      expect(remedyOf(path, 'not-asked')).toContain(
        'there? Is the name encoded otherwise there (Unicode NFC, NFD)? By',
      );
      expect(remedyOf(path, 'status 404')).toMatch(
        /write to\. Is the name encoded otherwise there \(Unicode NFC, NFD\)\?$/,
      );
      expect(remedyOf(path, 'served')).not.toContain('Unicode');
    }
    expect(remedyOf('\u65e5.png', 'not-asked')).not.toContain('Unicode');
  });

  test('is no reason to doubt the place where imgix has given the files, or others beside them', () => {
    const doubted = /, and does it write there\?.*; otherwise check `root` .* and `base-url`/;
    const added = unprovedReport('a', missing, 'not-asked');
    expect(told([added])?.remedy).toMatch(doubted);
    const served = many(2, (path) => unprovedReport(path, missing, 'served'));
    const beside = told([added, assetReport('b')])?.remedy;
    for (const remedy of [beside, told(served)?.remedy]) expect(remedy).not.toMatch(/`root`|`base-url`|write there/);
    expect(beside).toMatch(/finished, and is this file in it\?/);
    expect(told(served)?.remedy).toMatch(/finished, and are these files in it\?/);
    // The default image may be what came before, too; and of two base URLs on one host one may be right alone.
    expect(told([unprovedReport('a', { kind: 'missing', status: 200 }, 'served')])?.remedy).toMatch(doubted);
    const baseUrls = ['https://x.imgix.net', 'https://x.imgix.net/shop'];
    expect(told([added, assetReport('b')], { baseUrls })?.remedy).toMatch(doubted);
  });
});

test.each<Before>(['status 404', 'not-asked'])(
  '410 is first of all of a host that belongs to no Source (%s)',
  (before) => {
    const remedyOf = (status: number) => told([unprovedReport('a', { kind: 'missing', status }, before)])?.remedy;
    const ofHost =
      /belongs to no Source, or to one that is not deployed\. First compare `https:\/\/x\.imgix\.net`.* dashboard\. /;
    expect(remedyOf(410)).toMatch(ofHost);
    expect(remedyOf(410)?.replace(ofHost, '')).toBe(`imgix answers 410 for a host that ${remedyOf(404)}`);
  },
);

test('another file, where another host has its own: this one is another Source, and the deployment is not blamed', () => {
  const other: Cause = { kind: 'other-file', contentLength: 7 };
  expect(told([unprovedReport('a', other)])?.remedy).toMatch(
    /rewrites files.* Or imgix reads another Source: check `root`/,
  );
  const proved = assetReport('a', { url: 'https://y.imgix.net/a' });
  const { remedy } = told([unprovedReport('a', other), proved]) ?? {};
  expect(remedy).toMatch(
    /^Other hosts of this run have their files\. Either .* another Source: check `base-url` \(`https:\/\/x\.imgix\.net`\)\./,
  );
});

test('a Source that still has what is taken down: no deployment is waited for', () => {
  const report = { ...rejectedReport('a'), problem: problemOf('origin-not-ready') };
  expect(told([report])?.remedy).toContain('Has the deployment finished?');
  const removal = { lastServedAt: null, purgedAt: null, goneAt: null };
  const asked = { ...report, change: 'requested', verification: { ...report.verification, removal } } as const;
  expect(told([asked])?.remedy).toMatch(/^Is `origin-url` the place that imgix reads\? Then remove the file there/);
});

test('the default image is named, and not taken for the file that was served before the purge', () => {
  const diagnosis = told([unprovedReport('a', { kind: 'missing', status: 200 }, 'served')]);
  expect(diagnosis).toMatchObject({
    code: 'missing',
    finding: '1 URL: imgix serves the default image, which it gives for any path without a file, in 12 checks.',
  });
});

describe('403', () => {
  const refused = { kind: 'refused', status: 403, signed: false } as const;

  test('asks for the token of a Source with Secure URLs, or for `root`', () => {
    expect(told([onOwnHost(unprovedReport('a', refused, 'status 403'))])).toMatchObject({
      code: 'token-missing',
      remedy: expect.stringMatching(/give `secure-url-token`.*`root`.*bot filter.*`verify-headers`/),
    });
  });

  test.each([false, true])('is another thing than 401, which imgix does not give (signed: %s)', (signed) => {
    expect(told([unprovedReport('a', { kind: 'refused', status: 401, signed }, 'status 401')])).toMatchObject({
      code: 'status',
      finding: '1 URL: the answer is 401, which asks for credentials, in 12 checks.',
      remedy: expect.stringMatching(/^What answers there asks for credentials: give them by `verify-headers`/),
    });
  });

  test.each([false, true])('is a missing file, where the host serves others (signed: %s)', (signed) => {
    expect(told([unprovedReport('a', { ...refused, signed }, 'not-asked'), assetReport('b')])).toMatchObject({
      code: 'missing',
      count: 1,
      finding:
        '1 URL: imgix answers 403, as it does for a missing file where it may not list the bucket, in 12 checks.',
    });
  });
});

test('what the checks have shown, where it was not always the same, is added up over all that share a cause', () => {
  const status = (code: number): Cause => ({ kind: 'status', status: code });
  const seen = [
    { cause: status(503), checks: 2 },
    { cause: status(404), checks: 22 },
  ];
  const timedOut = ['a', 'b'].map((path) => {
    const report = unprovedReport(path, status(404));
    return { ...report, verification: { ...report.verification, checks: 24, seen } };
  });
  expect(told(timedOut)?.finding).toMatch(/^2 URLs: .*, in 48 checks: 44 x 404, 4 x 503\.$/);
});

test('of files that had to go and are still served, it is asked whether the deployment deletes', () => {
  const deleted = { ...staleReport('a'), change: 'deleted' } as const;
  expect(told([deleted])?.remedy).toContain('`aws s3 sync --delete`');
  expect(told([deleted, staleReport('b')])?.remedy).not.toContain('--delete');
  const removal = { lastServedAt: null, purgedAt: '2026-03-01T09:14:04.000Z', goneAt: null };
  const asked = { ...deleted, change: 'requested', verification: { ...deleted.verification, removal } } as const;
  expect(told([asked])?.remedy).toMatch(/remove it there first/);
});

test.each([{ kind: 'unknown-content' }, { kind: 'other-file', contentLength: 7 }] as const)(
  'of a removed file in whose place another image is served (%j) that is said, the Source named, and by itself',
  (cause) => {
    const removed = { ...unprovedReport('a', cause), change: 'deleted' } as const;
    expect(toReason(removed)).toBe('imgix still serves a file there, in 12 checks');
    expect(told([removed, removed])?.finding).toBe('2 URLs: imgix still serves a file there, in up to 12 checks.');
    const diagnoses = diagnose([removed, unprovedReport('b', cause)], setup);
    expect(diagnoses.map(({ count, remedy }) => [count, /remove it there/.test(remedy)])).toEqual([
      [1, true],
      [1, false],
    ]);
  },
);

test('of what is right too early, a removed file is told by itself: it has to be watched for longer', () => {
  const early = unprovedReport('a', { kind: 'too-early' });
  const removed = { ...unprovedReport('b', { kind: 'too-early' }), change: 'deleted' } as const;
  const diagnoses = diagnose([early, removed], { ...setup, timeoutSeconds: 60 });
  expect(diagnoses.map(({ finding, remedy }) => [finding, / to (\d+):/.exec(remedy)?.[1]])).toEqual([
    ['1 URL: imgix serves the new state, but nothing shows yet that it stays, in 12 checks.', '90'],
    ['1 URL: imgix serves no such file, but nothing shows yet that it stays so, in 12 checks.', '400'],
  ]);
});

test('of what is right too early is told where a failed look before the purge is why, with what came', () => {
  const early = (before: Before) => unprovedReport('a', { kind: 'too-early' }, before);
  const reports = [early('failed'), early('status 401'), { ...early('failed'), change: 'deleted' } as const];
  const unseen = 'and what it served before the purge could not be seen';
  expect(diagnose([...reports, early('status 404')], setup).map(({ finding }) => finding)).toEqual([
    `1 URL: imgix serves the new state, but nothing shows yet that it stays, ${unseen} (no answer), in 12 checks.`,
    `1 URL: imgix serves the new state, but nothing shows yet that it stays, ${unseen} (401), in 12 checks.`,
    `1 URL: imgix serves no such file, but nothing shows yet that it stays so, ${unseen} (no answer), in 12 checks.`,
    '1 URL: imgix serves the new state, but nothing shows yet that it stays, in 12 checks.',
  ]);
});

test.each([
  [1, '1 byte'],
  [1500, '1,500 bytes'],
])('of another file of %i bytes its length is said: %s', (contentLength, words) => {
  const report = unprovedReport('a', { kind: 'other-file', contentLength });
  expect(toReason(report)).toBe(`imgix holds a file of ${words}, which is not the new one, in 12 checks`);
});

test('of a requested URL that nothing tells anything of, the checkout may be missing', () => {
  const report = unprovedReport('a', { kind: 'unknown-content' });
  const ofRequested = told([{ ...report, change: 'requested' }])?.remedy;
  expect(ofRequested).toMatch(
    /no file here to compare it with: check the repository out, or give `origin-url`; or the S/,
  );
  expect(told([report])?.remedy).toContain('If it is right, the Source re-encodes');
  const withBuild = told([{ ...report, change: 'requested' }], { deployed: 'dist' })?.remedy;
  expect(withBuild).toContain('no file here to compare it with: give `origin-url`; or the S');
});

test('of a removed file that is refused at a host that serves others, the bucket may be made to answer 404', () => {
  const cause = { kind: 'refused', status: 403, signed: false } as const;
  const report = unprovedReport('a', cause);
  const removed = { ...report, change: 'deleted', verification: { ...report.verification, before: 'served' } } as const;
  expect(told([removed])).toMatchObject({
    code: 'missing',
    remedy: expect.stringMatching(/^It may be gone.*`s3:ListBucket`/),
  });
});

test('of a removed file that is refused without a signature, both is told that it may be', () => {
  const cause = { kind: 'refused', status: 403, signed: false } as const;
  const removed = { ...unprovedReport('a', cause, 'status 403'), change: 'deleted' } as const;
  expect(told([removed])).toMatchObject({
    code: 'token-missing',
    finding:
      '1 URL: imgix answers 403, so the file is gone, or the unsigned URL is refused, as before the purge, in 12 checks.',
    remedy: expect.stringMatching(
      /^If the Source has Secure URLs, give `secure-url-token`\. Otherwise .*`s3:ListBucket`/,
    ),
  });
  const due = unprovedReport('b', cause, 'status 403');
  expect(told([removed, due])?.finding).toMatch(/^2 URLs: imgix answers 403 to the unsigned URL, as before/);
  expect(toReason(removed)).toBe(
    'imgix answers 403, so the file is gone, or the unsigned URL is refused, in 12 checks',
  );
  expect(toReason(due)).toBe('imgix answers 403 to the unsigned URL, in 12 checks');
});

test('of a page it may be that the Source gives it for a missing file', () => {
  const report = unprovedReport('a.png', { kind: 'not-an-asset', nonAssetReason: 'an HTML page' });
  expect(told([report])?.remedy).toMatch(/page for a missing file, .* put this step after the deployment/);
  expect(told([onOwnHost(report)])?.remedy).toMatch(
    /check `base-url`\. Or a firewall or a bot filter .*`verify-headers`\.$/,
  );
  expect(told([report], { hasOrigin: true })?.remedy).toMatch(/another place than `origin-url`/);
  const deleted = { ...report, change: 'deleted' } as const;
  expect(told([deleted])?.remedy).toMatch(/page for a missing file, .* 404 instead of 200/);
  expect(told([deleted], { hasOrigin: true })?.remedy).toMatch(
    /404 instead of 200; if it does, imgix reads another place than `origin-url`/,
  );
});

test.each([421, 422])(
  'of %i it may be that imgix cannot render the page that the Source gives for a missing file',
  (status) => {
    const report = unprovedReport('a.png', { kind: 'status', status });
    expect(told([report])?.remedy).toMatch(/page for a missing file, put this step after the deployment\. .* `files`/);
    const { remedy } = told([{ ...report, change: 'deleted' }]) ?? {};
    expect(remedy).toMatch(/page for a missing file, .* 404 instead of 200/);
    expect(remedy).not.toMatch(/`files`|mended in the repository/);
  },
);

test('of text that is not the file, the deployment may have rewritten it', () => {
  const cause = { kind: 'not-an-asset', nonAssetReason: 'content of the type application/json' } as const;
  expect(told([unprovedReport('data.json', cause)])?.remedy).toMatch(/`base-url`.*rewrites files.*`deployed`/);
});

test('a page in the place of text is the page of a missing file', () => {
  const page = unprovedReport('data.json', { kind: 'not-an-asset', nonAssetReason: 'an HTML page' });
  expect(told([page])?.remedy).toMatch(/page for a missing file, the Source does not have the file/);
});

test('of 429 to every purge of the run something else is to blame', () => {
  const limited = { ...rejectedReport('a', 429), problem: problemOf('purge-rate-limited') };
  expect(told([limited])?.remedy).toMatch(
    /^The limit .* something else uses it up: let that end, then run the job again/,
  );
  expect(told([limited, assetReport('b')])?.remedy).toMatch(
    /^The limit counts for the whole account: lower `rate-limit`/,
  );
});

test('of a rejected purge beside others of the same host that were accepted the host is not doubted', () => {
  const others = [assetReport('b'), { ...assetReport('c'), url: 'https://z.imgix.net/c' }];
  expect(told([rejectedReport('a', 404), ...others])?.remedy).toMatch(
    /^imgix has accepted other purges of `https:\/\/x\.imgix\.net` in this run/,
  );
  expect(told([rejectedReport('a', 404), ...others.slice(1)])?.remedy).toMatch(/^Compare/);
  expect(told([rejectedReport('a', 400), ...others])?.remedy).toMatch(/in this run, so the host is right/);
  expect(told([rejectedReport('a', 400), ...others.slice(1)])?.remedy).toMatch(/^Compare/);
});

test.each([
  [{ kind: 'old-bytes' }, 'old-bytes', /after the deployment, or give `origin-url`/],
  [{ kind: 'old-rendering' }, 'old-rendering', /after the deployment/],
  [{ kind: 'old-rendering', isHeld: true }, 'old-rendering', /^The deployment has arrived.*`timeout` \(300 s\)/],
  [{ kind: 'refused', status: 403, signed: true }, 'token-refused', /^The token given was refused/],
  [{ kind: 'redirect', status: 301, location: 'https://www.example.com/a' }, 'redirect', /`base-url`/],
  [{ kind: 'status', status: 500 }, 'status', /status page/],
  [{ kind: 'status', status: 402 }, 'status', /^A limit of the plan/],
  [{ kind: 'status', status: 414 }, 'status', /^Shorten the path/],
  [{ kind: 'status', status: 429 }, 'status', /lower `rate-limit`.*raise `timeout`.*`verify-headers`/],
  [{ kind: 'status', status: 422 }, 'status', /left out by a line of `files`/],
  [{ kind: 'challenge', by: 'Cloudflare' }, 'challenge', /`verify-headers`/],
  [
    { kind: 'other-cache', by: 'Cloudflare' },
    'other-cache',
    /purge it as well, in a step with `if: always\(\)` after this one\.$/,
  ],
  [{ kind: 'not-an-asset', nonAssetReason: 'an HTML page' }, 'not-an-asset', /a missing file.*`base-url`/],
  [
    { kind: 'not-an-asset', nonAssetReason: `${unreadableEncoding} (compress)` },
    'not-an-asset',
    /^Correct the `Content-Encoding` of the file/,
  ],
  [{ kind: 'other-file', contentLength: 7 }, 'other-file', /rewrites files.*`deployed`.*`verify: warn`/],
  [{ kind: 'lfs-pointer' }, 'lfs-pointer', /`lfs: true` in actions\/checkout/],
  [{ kind: 'unknown-content' }, 'unknown-content', /`verify: warn`/],
  [
    { kind: 'unknown-content', isAsBefore: true },
    'unknown-content',
    /^Open one of the URLs\. Is it the old image\? .*`origin-url`.*`verify: warn`/,
  ],
  [{ kind: 'unreachable', reason: 'no answer' }, 'unreachable', /status page/],
  [
    { kind: 'unreachable', reason: toMisencodedWords('gzip') },
    'unreachable',
    /^Correct the `Content-Encoding` of the file/,
  ],
  [
    { kind: 'unreachable', reason: `reset ${toWayWords('x.imgix.net', 'HTTPS_PROXY')}` },
    'unreachable',
    /^Check the proxy that `HTTPS_PROXY` names: .*`NO_PROXY`.*status page/,
  ],
  // The proxy gave the tunnel.
  [
    { kind: 'unreachable', reason: `TLS failed: wrong version number ${toWayWords('x.imgix.net', 'HTTPS_PROXY')}` },
    'unreachable',
    /^The host must speak TLS, with a certificate that is valid for its name\. .*at imgix\? Check `base-url`/,
  ],
  [
    { kind: 'unreachable', reason: `TLS with the proxy failed: old ${toWayWords('x.imgix.net', 'HTTPS_PROXY')}` },
    'unreachable',
    /^Check the proxy that `HTTPS_PROXY` names: /,
  ],
  [{ kind: 'never-seen' }, 'never-seen', /`root`/],
  [{ kind: 'too-early' }, 'too-early', /`timeout` \(300 s\)/],
  [{ kind: 'other-point', pop: 'fra', gave: { kind: 'old-bytes' } }, 'other-point', /`timeout` \(300 s\)/],
] as const)('of the cause %j is %s, with what to do', (cause, code, remedy) => {
  const diagnosis = told([unprovedReport('a', cause, cause.kind === 'refused' ? 'status 403' : 'served')]);
  expect(diagnosis).toMatchObject({ code, remedy: expect.stringMatching(remedy) });
  // What is given already is no advice.
  for (const file of ['a', 'a.css']) {
    const given = [{ hasOrigin: true }, { deployed: 'dist' }].map((setup) =>
      told([unprovedReport(file, cause)], setup),
    );
    expect(given[0]?.remedy).not.toMatch(/give `origin-url`/i);
    expect(given[1]?.remedy).not.toMatch(/give `deployed`/i);
    if (code === 'other-file')
      expect(given[1]?.remedy).toMatch(
        /^(?!.*verify: warn)Either `deployed` \(`dist`\) is not what .* an older build.*check `root`/,
      );
  }
});

test('of a point of presence that was not reached again, what came last is told, and what that one gave', () => {
  const cause = { kind: 'other-point', pop: 'fra', gave: { kind: 'old-bytes' } } as const;
  const report = unprovedReport('a', cause);
  const seen = [
    { cause: cause.gave, checks: 2 },
    { cause, checks: 7 },
  ];
  expect(told([{ ...report, verification: { ...report.verification, checks: 9, seen } }])?.finding).toBe(
    '1 URL: imgix serves the new state, but its point of presence `fra` gave something else when it was last reached (the old bytes), in 9 checks: 7 x the new state, 2 x the old bytes.',
  );
});

test.each<Cause>([
  { kind: 'refused', status: 403, signed: false },
  { kind: 'refused', status: 403, signed: true },
  { kind: 'refused', status: 401, signed: false },
  { kind: 'challenge', by: 'Cloudflare' },
  { kind: 'other-cache', by: 'Cloudflare' },
  { kind: 'redirect', status: 301, location: 'http://img.example.com/a' },
  { kind: 'not-an-asset', nonAssetReason: 'an HTML page' },
  { kind: 'other-point', pop: 'fra', gave: { kind: 'challenge', by: 'Cloudflare' } },
])('in front of a host that is not imgix’s own something may stand, or be gone round: %j', (cause) => {
  const own = unprovedReport('a', cause, 'status 403');
  expect(told([onOwnHost(own)])?.remedy).toMatch(/bot filter in front of|`\*\.imgix\.net` host as `base-url`/);
  expect(told([own])?.remedy).not.toMatch(/bot filter in front of|`\*\.imgix\.net`/);
});

describe('the old file', () => {
  const deleted = { ...staleReport('img/Photo.JPG'), change: 'deleted' } as const;

  test('beside others that have arrived is one that was left out, and not a late deployment', () => {
    const leftOut =
      /^Other files of this run have arrived\. .*put this step after the deployment of it.* was this one left out .*`aws s3 sync --size-only`.* 304 /;
    const arrived = assetReport('b');
    expect(told([staleReport('a'), arrived])?.remedy).toMatch(leftOut);
    expect(told([staleReport('a'), arrived])?.remedy).not.toContain('deployment, or give `origin-url`');
    for (const other of [onOwnHost(arrived), { ...arrived, change: 'requested' as const }])
      expect(told([staleReport('a'), other])?.remedy).not.toMatch(leftOut);
  });

  test('after a short time may be all that there can be', () => {
    const short = /^It was checked for 15 s only: imgix may need a minute, so raise `timeout` or leave it out\. /;
    for (const report of [staleReport('a'), deleted]) {
      expect(told([report], { timeoutSeconds: 15 })?.remedy).toMatch(short);
      expect(told([report], { timeoutSeconds: 60 })?.remedy).not.toContain('checked for');
    }
  });

  test('of a name that another differs from in capitals alone is not to be removed', () => {
    const renamed = assetReport('img/photo.jpg', { change: 'added' });
    const twin =
      /^`img\/photo\.jpg` differs from `img\/Photo\.JPG` in capitals alone\. .*remove it alone.* nothing is to be removed: .*`change-types`/;
    const other = unprovedReport('img/Photo.JPG', { kind: 'other-file', contentLength: 7 });
    const late = { ...rejectedReport('img/Photo.JPG'), problem: problemOf('origin-not-ready') };
    for (const report of [deleted, other, late]) {
      expect(told([{ ...report, change: 'deleted' }, renamed])?.remedy).toMatch(twin);
      expect(told([{ ...report, change: 'deleted' }, onOwnHost(renamed)])?.remedy).not.toMatch(/differs from/);
    }
    // By itself.
    const gone = { ...staleReport('img/gone.jpg'), change: 'deleted' } as const;
    expect(diagnose([gone, deleted, renamed], setup).map(({ remedy }) => twin.test(remedy))).toEqual([false, true]);
  });
});

test('of files of one kind alone that are missing it is asked whether the upload leaves them out', () => {
  const added = (path: string) => unprovedReport(path, missing, 'not-asked');
  const leftOut =
    /^Files of other kinds have arrived: does the upload leave out `\.webp`\? .*`origin-url`, so that the purge waits for it\. By default/;
  expect(told([added('a.webp'), added('b.WEBP'), assetReport('c.jpg')])?.remedy).toMatch(leftOut);
  for (const other of [added('b.png'), assetReport('b.webp')])
    expect(told([added('a.webp'), other, assetReport('c.jpg')])?.remedy).toMatch(/^Has the deployment/);
});

test.each<[OwnCause, RegExp]>([
  [{ kind: 'status', status: 503 }, /^That point of presence fails, .*run the job again\. .*imgix's support/],
  [{ kind: 'unreachable', reason: 'no answer' }, /^That point of presence fails/],
  [{ kind: 'refused', status: 403, signed: false }, /^That point of presence fails, .*`verify-headers`/],
  [{ kind: 'missing', status: 404 }, /^The deployment has arrived/],
])('of one that gave %j is told by that, and apart from those that keep the old file', (gave, remedy) => {
  const gaveOld = unprovedReport('a', { kind: 'other-point', pop: 'fra', gave: { kind: 'old-bytes' } });
  const other = onOwnHost(unprovedReport('b', { kind: 'other-point', pop: 'fra', gave }));
  const remedies = diagnose([gaveOld, other], setup).map((one) => one.remedy);
  expect(remedies.at(-1)).toMatch(remedy);
  expect(remedies[0]).toMatch(/^The deployment has arrived, and the purge has not reached/);
});

test('of one that keeps a removed file nobody has deployed, and what has is told by itself', () => {
  const due = unprovedReport('a', { kind: 'other-point', pop: 'fra', gave: { kind: 'old-bytes' } });
  const removed = { ...due, change: 'deleted' } as const;
  expect(diagnose([removed, due], setup).map(({ finding, remedy }) => [finding, remedy])).toEqual([
    [
      '1 URL: imgix serves no such file, but its point of presence `fra` gave something else when it was last reached (the old bytes), in 12 checks.',
      expect.stringMatching(/^The Source no longer has the file, and the purge has not reached every point of/),
    ],
    [
      expect.stringMatching(/^1 URL: imgix serves the new state, but its/),
      expect.stringMatching(/^The deployment has arr/),
    ],
  ]);
});

test.each([
  ['purge-rejected', 404, /belong to the account of the API key/],
  ['purge-rejected', 402, /plan/],
  ['purge-rejected', 302, /`api-url`/],
  ['purge-rate-limited', 429, /something else uses it up/],
  ['purge-unreachable', 500, /`api-url`, the network/],
  ['origin-not-ready', null, /`timeout` \(300 s\)/],
] as const)('of the code %s after %s is that, with what to do', (code, status, remedy) => {
  const asset = { ...rejectedReport('a', status ?? 0), problem: problemOf(code) };
  expect(told([{ ...asset, purge: { ...asset.purge, status } }])).toMatchObject({
    code,
    remedy: expect.stringMatching(remedy),
  });
});

test('of purges that failed is not said what the URL of one of them gave', () => {
  const error = problemOf('purge-unreachable', 'The purge API failed (500) in 5 attempts.');
  const failed = (path: string) => {
    const asset = staleReport(path);
    const problem = { ...error, message: `${error.message} imgix has a file of ${path} bytes.` };
    return { ...asset, purge: { ...asset.purge, outcome: 'failed', status: 500, error } as const, problem };
  };
  expect(told([failed('1'), failed('2')])?.finding).toBe('2 URLs: the purge API failed (500) in 5 attempts.');
});

test('of an address that somebody wrote, the first question is whether it is right', () => {
  const report = unprovedReport('a', { kind: 'never-seen' }, 'status 404');
  expect(told([{ ...report, change: 'requested' }])?.remedy).toMatch(/^Is the address right\? If it is, check `root`/);
  expect(told([report])?.remedy).toMatch(/^Check `root`/);
  const nothing = unprovedReport('a', { kind: 'missing', status: 404 });
  const asked = {
    ...nothing,
    change: 'requested',
    verification: { ...nothing.verification, before: 'status 404' },
  } as const;
  expect(told([asked])?.remedy).toMatch(
    /^Is the address right\? If it was removed on purpose, give `expect: gone`\. If something should be there, check `root`/,
  );
  const slips = new Map([[`${asked.file}`, 'Did you mean `hero.jpg`?']]);
  expect(diagnose([asked], { ...setup, slips })[0]?.remedy).toMatch(/^Did you mean `hero\.jpg`\? If it was removed/);
  const gone = { ...setup, slips, isTakedown: true };
  expect(diagnose([asked], gone)[0]?.remedy).toMatch(/^Did you mean `hero\.jpg`\? If not, check `root`/);
  expect(diagnose([asked, asked], { ...setup, slips })[0]?.remedy).toMatch(/^Is the address right\?/);
});

test('of a host that has taken no purge, 404 is one cause, whatever it was seen to serve', () => {
  const { verification } = unprovedReport('b', { kind: 'missing', status: 404 }, 'not-asked');
  const unseen = { ...rejectedReport('b', 404), change: 'added', verification } as const;
  const seen = { ...rejectedReport('a', 404), verification: unprovedReport('a', { kind: 'old-bytes' }).verification };
  expect(diagnose([seen, unseen], setup)).toMatchObject([{ code: 'purge-rejected', count: 2 }]);
  expect(diagnose([seen, unseen, assetReport('c')], setup)).toMatchObject([{ count: 1 }, { count: 1 }]);
});

test('of files that imgix cannot render, those in Git LFS are told apart: the pointer may have been deployed', () => {
  const assets = ['a', 'b', 'c'].map((path) => unprovedReport(path, { kind: 'status', status: 422 }));
  const found = diagnose(assets, { ...setup, lfsFiles: new Set(['b']) });
  expect(found.map(({ count, remedy }) => [count, remedy.startsWith('The file is in Git LFS')])).toEqual([
    [2, false],
    [1, true],
  ]);
});

test('of what may have been a message before the purge is not said that nothing was there', () => {
  const before = unprovedReport('a', { kind: 'never-seen' });
  const diagnoses = diagnose([before, unprovedReport('b', { kind: 'never-seen' }, 'status 404')], setup);
  expect(diagnoses.map(({ finding, remedy }) => finding + remedy)).toEqual([
    expect.stringMatching(/before the purge may have been a message.*may have been the file itself.*Check `root`/),
    expect.stringMatching(/nothing shows that it ever did \(before the purge: 404\).*\.Check `root`/),
  ]);
});

test('of a Source that could not be asked it is not said that the deployment is late, and told by itself', () => {
  const late = { ...rejectedReport('a'), problem: problemOf('origin-not-ready') };
  const odd = (cause: Cause) => ({ ...late, verification: { ...late.verification, cause } });
  const assets = [
    late,
    odd({ kind: 'status', status: 500 }),
    odd({ kind: 'refused', status: 403, signed: false }),
    odd({ kind: 'challenge', by: 'Cloudflare' }),
    odd({ kind: 'unreachable', reason: toMisencodedWords('gzip') }),
    odd({ kind: 'unreachable', reason: `no tunnel ${toWayWords('www.example.com', 'HTTPS_PROXY')}` }),
  ];
  const elsewhere = assets.map((asset) => ({ ...asset, url: 'https://y.imgix.net/a' }));
  const diagnoses = diagnose([...assets, ...elsewhere], setup);
  // Whichever host of imgix it was asked for.
  expect(diagnoses.map(({ count }) => count)).toEqual([2, 2, 2, 2, 2, 2]);
  expect(diagnoses.map(({ remedy }) => remedy)).toEqual([
    expect.stringMatching(/^Has the deployment finished\?.*below `root`/),
    expect.stringMatching(/^Check `origin-url`: .* without credentials, .* without a redirect/),
    expect.stringMatching(/^Has the deployment finished\?.*check `origin-url`: .* without credentials/),
    expect.stringMatching(/^Let the runner through there.*`verify-headers` are not sent to `origin-url`/),
    expect.stringMatching(/^Correct the `Content-Encoding` of the file/),
    expect.stringMatching(/^Check the proxy that `HTTPS_PROXY` names: .* Check `origin-url`/),
  ]);
});

test.each<Cause>([
  { kind: 'old-bytes' },
  missing,
  { kind: 'missing', status: 200 },
  { kind: 'other-file', contentLength: 50 },
])('where the Source was ready before the purge, nobody is told to wait for it, nor to give it: %o', (cause) => {
  const { remedy } = told([unprovedReport('a', cause, 'not-asked')], { hasOrigin: true }) ?? {};
  expect(remedy).toMatch(
    /The Source was ready before the purge\. Either .*check `root`.* `base-url`.*raise `timeout` \(300 s\)/,
  );
  expect(remedy).not.toMatch(/[Gg]ive |[Dd]eployment/);
});

test('where the Source was ready and imgix keeps the old file, the Source may tell it that nothing has changed', () => {
  const remedyOf = (report: AssetReport) => told([report], { hasOrigin: true })?.remedy;
  expect(remedyOf(staleReport('a'))).toMatch(/\(304\).*upload the files anew/);
  expect(remedyOf(unprovedReport('a', missing, 'not-asked'))).not.toContain('304');
});

test('of a removed file the Source is not called ready: it may have refused the step', () => {
  const { remedy } = told([{ ...staleReport('a'), change: 'deleted' }], { hasOrigin: true }) ?? {};
  expect(remedy).toMatch(
    /^If `origin-url` is not where imgix reads, or answers 403 .* still have the file: .*raise `timeout` \(300 s\).*check `root`/,
  );
  expect(remedy).not.toMatch(/was ready/);
});

test('of redirects to other paths of their own host is told once, and another host is not asked for', () => {
  const to = (path: string, location: string) => unprovedReport(path, { kind: 'redirect', status: 301, location });
  const assets = [to('a', '/images/a'), to('b', '/images/b'), to('c', 'https://x.imgix.net/images/c')];
  expect(told(assets)).toMatchObject({
    count: 3,
    finding: '3 URLs: imgix answers 301, a redirect to another path of the same host, in up to 12 checks.',
    remedy: expect.stringMatching(/^A redirect is not followed\. Check `root` .* and `base-url`/),
  });
});

test.each([
  ['http://x.imgix.net/a.png', 'the same host by http', /leads away from https: correct that\.$/],
  ['https://x.imgix.net/a.png', 'the same path of the same host', /sets a cookie\. Let the runner through/],
  ['?', 'the same path of the same host', /sets a cookie/],
  ['https://x.imgix.net/b.png', 'another path of the same host', /^A redirect is not followed\. Check `root`/],
  ['http://y.imgix.net/a.png', '`y.imgix.net`', /^A redirect is not followed\. Give the host/],
  ['javascript:alert(1)', '`javascript:alert(1)`', /^A redirect is not followed\. Give the host/],
])('a redirect to %s is one to %s, for the group and for the asset', (location, words, remedy) => {
  const asset = unprovedReport('a.png', { kind: 'redirect', status: 302, location });
  const finding = `imgix answers 302, a redirect to ${words}`;
  expect(told([asset])).toMatchObject({ remedy: expect.stringMatching(remedy) });
  expect(told([asset])?.finding).toContain(finding);
  expect(toReason(asset)).toContain(finding);
});

test('redirects of one host for several reasons are told one by one', () => {
  const to = (location: string) => unprovedReport('a.png', { kind: 'redirect', status: 301, location });
  expect(diagnose(['/b.png', '/a.png', 'http://x.imgix.net/a.png'].map(to), setup)).toHaveLength(3);
});

test.each([301, 200, 404, 410])('where the retired API v2 answers %i to a key, the key is doubted first', (status) => {
  const remedyOf = (isKeyOdd: boolean) => told([rejectedReport('a', status)], { isKeyOdd })?.remedy;
  expect(remedyOf(true)).toMatch(/^The key does not begin with `ak_`.*/);
  expect(remedyOf(true)?.endsWith(remedyOf(false) ?? '')).toBe(true);
  // As the input has it, whatever the key is.
  expect(told([rejectedReport('a', status)], { isRetiredApi: true })?.remedy).toMatch(
    /^`api-version` is `v2`, which imgix/,
  );
});
