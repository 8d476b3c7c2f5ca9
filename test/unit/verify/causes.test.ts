// What is judged of each kind of answer, as data and in words: the report groups assets by the cause, and people read the rest.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ExpectedContent } from '../../../src/verify/expected-content.ts';
import { type Subject, toKnown } from '../../../src/verify/known/known.ts';
import { type KnownHost, unknownHost } from '../../../src/verify/known/known-host.ts';
import { type Fact, learn } from '../../../src/verify/known/learn.ts';
import type { Sample, Seen } from '../../../src/verify/probe/sample.ts';
import { judge } from '../../../src/verify/rules/judge.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const print = (text: string) => ({ kind: 'sha256', hex: sha256(text), size: text.length }) as const;
/** Git's name of a content whose length nobody tells. */
const blob = (text: string) => {
  const id = createHash('sha1').update(`blob ${text.length}\0${text}`).digest('hex');
  return { kind: 'git-blob', id } as const;
};

type Served = Extract<Seen, { kind: 'served' }>;
const body = (text: string, more: Partial<Served> = {}): Served => ({
  kind: 'served',
  body: { length: text.length, sha256: sha256(text), blobIds: null },
  ...more,
});
const status = (code: number, more: object = {}): Seen => ({ kind: 'status', status: code, ...more });

const updated = { kind: 'updated', now: print('the newer one'), old: print('the old one') } as const;
const removed = { kind: 'removed', old: print('the old one') } as const;
const unknown = { kind: 'unknown' } as const;

type Story = {
  readonly before?: Seen;
  /** After the purge, one a second; the last one is judged. */
  readonly checks: readonly Seen[];
  /** Length of the file that imgix says it holds. */
  readonly held?: number;
  /** What a path gives that does not exist. */
  readonly missing?: Seen;
  readonly pop?: string;
  readonly host?: Partial<KnownHost>;
  readonly subject?: Partial<Subject>;
};

function sampleOf(sentAtMs: number, seen: Seen, pop: string, stored = sentAtMs): Sample {
  const interval = { earliestMs: stored, latestMs: stored };
  return { sentAtMs, seenAtMs: sentAtMs + 10, pop, stored: interval, headers: {}, seen };
}

function knownOf(
  expected: ExpectedContent,
  { before, checks, held, missing, pop = 'fra', subject }: Story,
  params: string[] = [],
) {
  const plain = { url: 'https://a.imgix.net/a.gif', isSigned: false, isAdded: false, isOriginReady: false };
  const start = toKnown({ ...plain, newestAfterMs: undefined, newest: undefined, expected, ...subject }, params);
  const facts: Fact[] = [
    ...(before === undefined
      ? []
      : [{ kind: 'before', query: '', sample: sampleOf(-100, before, pop, -5_000) } as const]),
    { kind: 'purged', atMs: 0, mayTakeEffect: true },
    ...checks.map(
      (seen, index): Fact => ({ kind: 'check', query: '', sample: sampleOf(1_000 * (index + 1), seen, pop) }),
    ),
    ...(held === undefined
      ? []
      : [
          {
            kind: 'held',
            file: { kind: 'described', metadata: { contentLength: held, dimensions: undefined } },
            sample: sampleOf(90_000, status(200), pop),
          } as const,
        ]),
    ...(missing === undefined ? [] : [{ kind: 'missing', query: '', sample: sampleOf(90_100, missing, pop) } as const]),
  ];
  return facts.reduce(learn, start);
}

/** For people: sentences, and nothing left out of them. */
const sentences = /^(?:[A-Z]|imgix ).{8,}[.?]$/;

function judgedOf(expected: ExpectedContent, story: Story) {
  const known = knownOf(expected, story);
  const { rule, verdict } = judge(known, { ...unknownHost, ...story.host }, 95_000).bare;
  expect(verdict.detail).toMatch(sentences);
  expect(verdict.detail).not.toMatch(/undefined|null|\[object|\s$| {2}/);
  return verdict.kind === 'verified'
    ? { rule, evidence: verdict.evidence }
    : { rule, as: verdict.as, cause: verdict.cause };
}

const rendering = body('a rendering of something');
const page = body('<html>', { nonAssetReason: 'an HTML page' });
const oldRendering = { kind: 'old-rendering' };
const open = { kind: 'unknown-content' };
const unread = (text: string): Seen => ({ kind: 'served', body: { length: text.length, sha256: null, blobIds: null } });
const unmeasured: Seen = { kind: 'served', body: { length: 13, sha256: sha256('the newer one'), blobIds: null } };
const checkoutFile = { size: 24, sha256: async () => sha256('?'), dimensions: async () => undefined };

describe('a file that should be there', () => {
  test.each<[string, Story, ExpectedContent, object]>([
    [
      'its bytes',
      { before: body('the old one'), checks: [body('the newer one')] },
      updated,
      { rule: 'new-bytes', evidence: 'bytes' },
    ],
    [
      'the old bytes',
      { checks: [body('the old one')] },
      updated,
      { rule: 'old-bytes', as: 'stale', cause: { kind: 'old-bytes' } },
    ],
    [
      'the old length',
      { checks: [unread('the old one')] },
      updated,
      { rule: 'old-bytes', as: 'stale', cause: { kind: 'old-bytes' } },
    ],
    [
      'a pointer of Git LFS',
      { checks: [body('version git-lfs')] },
      { ...updated, pointer: print('version git-lfs') },
      { rule: 'lfs-pointer', as: 'inconclusive', cause: { kind: 'other-file', contentLength: 15 } },
    ],
    [
      'bytes whose length was told too late',
      { checks: [unmeasured] },
      { kind: 'updated', now: blob('the newer one'), old: 'unknown' },
      { rule: 'unread', as: 'inconclusive', cause: open },
    ],
    [
      "bytes of the length of the checkout's file",
      { checks: [rendering] },
      { ...updated, checkoutFile },
      { rule: 'unread', as: 'inconclusive', cause: open },
    ],
    [
      '404',
      { checks: [status(404)] },
      updated,
      { rule: 'missing', as: 'stale', cause: { kind: 'missing', status: 404 } },
    ],
    [
      '410',
      { checks: [status(410)] },
      updated,
      { rule: 'missing', as: 'stale', cause: { kind: 'missing', status: 410 } },
    ],
    [
      '403',
      { checks: [status(403)] },
      updated,
      { rule: 'refused', as: 'stale', cause: { kind: 'refused', status: 403, signed: false } },
    ],
    [
      '403, signed',
      { checks: [status(403)], subject: { isSigned: true } },
      updated,
      { rule: 'refused', as: 'stale', cause: { kind: 'refused', status: 403, signed: true } },
    ],
    [
      'text from nobody',
      { checks: [body('a message', { isText: true })], pop: '' },
      updated,
      { rule: 'nameless-text', as: 'inconclusive', cause: open },
    ],
    [
      'what a path that does not exist gives',
      { checks: [rendering], missing: rendering },
      updated,
      { rule: 'default-image', as: 'stale', cause: { kind: 'missing', status: 200 } },
    ],
    [
      'a rendering, while imgix holds the old file',
      { checks: [rendering], held: 11 },
      updated,
      { rule: 'held-old', as: 'stale', cause: oldRendering },
    ],
    [
      'a rendering, while imgix holds a third file',
      { checks: [rendering], held: 99 },
      updated,
      { rule: 'held-other', as: 'inconclusive', cause: { kind: 'other-file', contentLength: 99 } },
    ],
    [
      'a rendering, while imgix holds the new file',
      { checks: [rendering], held: 13 },
      updated,
      { rule: 'held-new', as: 'inconclusive', cause: open },
    ],
    [
      'a rendering, and nothing more',
      { checks: [rendering] },
      updated,
      { rule: 'indeterminate', as: 'inconclusive', cause: open },
    ],
    [
      'the bytes from before',
      { before: rendering, checks: [rendering] },
      { kind: 'updated', now: undefined, old: print('x') },
      { rule: 'as-before', as: 'stale', cause: oldRendering },
    ],
    [
      'the bytes from before, which may be right',
      { before: rendering, checks: [rendering] },
      { kind: 'updated', now: undefined, old: 'unknown' },
      { rule: 'as-before', as: 'inconclusive', cause: open },
    ],
    ['nothing yet', { checks: [] }, updated, { rule: 'unchecked', as: 'inconclusive', cause: open }],
    [
      'what it gave before the purge already',
      { before: body('the newer one'), checks: [body('the newer one')] },
      updated,
      { rule: 'new-bytes', as: 'inconclusive', cause: { kind: 'too-early' } },
    ],
  ])('gives %s', (_, story, expected, judged) => {
    expect(judgedOf(expected, story)).toEqual(judged);
  });
});

describe('text of the very bytes that are due', () => {
  const text = body('the newer one', { isText: true });
  test.each<[string, ExpectedContent, string, string]>([
    ['from nobody, of which git knows', updated, '', 'new-bytes'],
    ['from nobody, of which only the origin knows', { ...updated, isByOrigin: true }, '', 'nameless-text'],
    ['from a point of presence, of which only the origin knows', { ...updated, isByOrigin: true }, 'fra', 'new-bytes'],
  ])('%s', (_, expected, pop, rule) => {
    expect(judgedOf(expected, { before: body('the old one'), checks: [text], pop })).toMatchObject({ rule });
  });
});

describe("the checkout's file", () => {
  const withCheckout = { ...updated, checkoutFile };
  const read = (hex: string): Fact => ({ kind: 'checkout', file: { sha256: hex, dimensions: undefined } });
  const needOf = (expected: ExpectedContent, story: Story, ...more: readonly Fact[]) => {
    const { rule, need } = judge(more.reduce(learn, knownOf(expected, story)), unknownHost, 95_000).bare;
    return `${rule}, needs ${need?.kind ?? 'nothing'}`;
  };

  test('is read where imgix describes a file of its length, and once', () => {
    const story = { checks: [body('!')], held: checkoutFile.size };
    expect(needOf(withCheckout, story)).toBe('indeterminate, needs checkout');
    expect(needOf(withCheckout, { ...story, held: 99 })).toBe('held-other, needs nothing');
    expect(needOf(updated, story)).toBe('held-other, needs nothing');
    expect(needOf(removed, story)).not.toContain('checkout');
    expect(needOf(withCheckout, { checks: [body('!')] })).toBe('indeterminate, needs held');
    expect(needOf(withCheckout, story, read(sha256('?')))).not.toContain('checkout');
  });

  test('shows that a page of its length is none', () => {
    const ofItsLength = body('<html>'.padEnd(checkoutFile.size), { nonAssetReason: 'an HTML page' });
    const known = learn(knownOf(withCheckout, { checks: [ofItsLength] }), read(sha256('?')));
    const { rule, verdict } = judge(known, unknownHost, 95_000).bare;
    expect(rule).toBe('not-an-asset');
    expect(verdict).toEqual({
      kind: 'pending',
      as: 'inconclusive',
      cause: { kind: 'not-an-asset', nonAssetReason: 'an HTML page' },
      detail: 'imgix answers with an HTML page, which is not the asset.',
    });
  });
});

test.each([
  [updated, 'the old file'],
  [removed, 'the removed file'],
] as const)('what imgix makes its answer from is named as what it is: %j', (expected, words) => {
  const known = knownOf(expected, { checks: [rendering], missing: status(404), held: 11 });
  expect(judge(known, unknownHost, 95_000).bare.verdict.detail).toBe(`imgix still makes its answer from ${words}.`);
});

describe('a file that should be gone', () => {
  const gone = { checks: [status(404), status(404)] };
  test.each<[string, Story, object]>([
    ['404, where it was served', { before: body('the old one'), ...gone }, { rule: 'gone', evidence: 'gone' }],
    [
      '403, as before',
      { before: status(403), checks: [status(403)], host: { witness: 'none' } },
      {
        rule: 'refused-removed',
        as: 'inconclusive',
        cause: { kind: 'refused', status: 403, signed: false },
      },
    ],
    [
      '404, as before',
      { before: status(404), ...gone, host: { witness: 'none' } },
      { rule: 'never-seen', as: 'inconclusive', cause: { kind: 'never-seen' } },
    ],
    [
      'the old bytes',
      { checks: [body('the old one')] },
      { rule: 'old-bytes', as: 'stale', cause: { kind: 'old-bytes' } },
    ],
    [
      'a rendering of it',
      { checks: [rendering], missing: status(404), held: 11 },
      { rule: 'held-old', as: 'stale', cause: oldRendering },
    ],
    [
      'the bytes from before',
      { before: rendering, checks: [rendering], missing: status(404) },
      { rule: 'as-before', as: 'stale', cause: oldRendering },
    ],
    [
      'a third image',
      { checks: [rendering], missing: status(404), held: 99 },
      { rule: 'indeterminate', as: 'inconclusive', cause: open },
    ],
    [
      'the default image, where nothing was ever served',
      { checks: [rendering], missing: rendering, host: { witness: 'none' } },
      { rule: 'never-seen', as: 'inconclusive', cause: { kind: 'never-seen' } },
    ],
  ])('gives %s', (_, story, judged) => {
    expect(judgedOf(removed, story)).toEqual(judged);
  });
});

describe('a URL of which nothing is known', () => {
  test.each<[string, Story, object]>([
    [
      '404, as before',
      { before: status(404), checks: [status(404)] },
      { rule: 'unknown-missing', as: 'inconclusive', cause: { kind: 'missing', status: 404 } },
    ],
    [
      '403, as before',
      { before: status(403), checks: [status(403)] },
      { rule: 'unknown-missing', as: 'inconclusive', cause: { kind: 'refused', status: 403, signed: false } },
    ],
    [
      'the default image, as before',
      { before: rendering, checks: [rendering], missing: rendering },
      { rule: 'unknown-missing', as: 'inconclusive', cause: { kind: 'missing', status: 200 } },
    ],
    [
      'the bytes from before',
      { before: rendering, checks: [rendering], missing: status(404) },
      { rule: 'as-before', as: 'inconclusive', cause: open },
    ],
    [
      'other bytes',
      { before: body('once'), checks: [rendering, rendering], missing: status(404) },
      { rule: 'changed', evidence: 'changed' },
    ],
  ])('gives %s', (_, story, judged) => {
    expect(judgedOf(unknown, story)).toEqual(judged);
  });
});

describe('a check without an answer of the asset', () => {
  test.each<[Seen, object, string]>([
    [
      { kind: 'failed', reason: 'the connection was cut' },
      { kind: 'unreachable', reason: 'the connection was cut' },
      'It could not be fetched: the connection was cut.',
    ],
    [
      page,
      { kind: 'not-an-asset', nonAssetReason: 'an HTML page' },
      'imgix answers with an HTML page, which is not the asset.',
    ],
    [
      status(302, { location: 'https://example.com/' }),
      { kind: 'redirect', status: 302, location: 'https://example.com/' },
      'a redirect to https://example.com/',
    ],
    [status(403, { challengeBy: 'a filter' }), { kind: 'challenge', by: 'a filter' }, 'a challenge of a filter'],
    [status(401), { kind: 'refused', status: 401, signed: false }, 'imgix answers 401.'],
    [status(402), { kind: 'status', status: 402 }, 'a limit of the imgix plan'],
    [status(413), { kind: 'status', status: 413 }, 'too large for imgix'],
    [status(414), { kind: 'status', status: 414 }, 'longer than imgix accepts'],
    [status(421), { kind: 'status', status: 421 }, 'the file is corrupt'],
    [status(422), { kind: 'status', status: 422 }, 'cannot render the file'],
    [status(418), { kind: 'status', status: 418 }, 'imgix answers 418.'],
    [status(499), { kind: 'status', status: 499 }, 'imgix answers 499.'],
    [status(500), { kind: 'status', status: 500 }, 'a fault at imgix or at the Source'],
    [status(599), { kind: 'status', status: 599 }, 'a fault at imgix or at the Source'],
  ])('says why: %j', (seen, cause, words) => {
    const { rule, verdict } = judge(knownOf(updated, { checks: [seen] }), unknownHost, 5_000).bare;
    expect(rule).toBe(`fault-${(cause as { kind: string }).kind}`);
    expect(verdict).toMatchObject({ kind: 'pending', as: 'inconclusive', cause });
    expect(verdict.detail).toContain(words);
    expect(verdict.detail).toMatch(sentences);
  });
});

describe('a derivative, once the asset is proved', () => {
  const proved = { before: body('the old one'), checks: [body('the newer one')] };
  const gone = { before: body('the old one'), checks: [status(404), status(404)] };
  const [w, before] = [body('the derivative'), body('the derivative from before')];
  const check = (seen: Seen, stored: number): Fact => ({
    kind: 'check',
    query: 'w=9',
    sample: sampleOf(2_500, seen, 'fra', stored),
  });
  const earlier: Fact = { kind: 'before', query: 'w=9', sample: sampleOf(-90, before, 'fra', -5_000) };
  const probe = (kind: 'fresh' | 'missing', seen: Seen): Fact => ({
    kind,
    query: 'w=9',
    sample: sampleOf(2_600, seen, 'fra'),
  });

  test.each<[string, Story, ExpectedContent, readonly Fact[], object, string | undefined]>([
    [
      '404',
      proved,
      updated,
      [check(status(404), 2_500)],
      { rule: 'derivative-missing', as: 'stale', cause: { kind: 'missing', status: 404 } },
      undefined,
    ],
    [
      '403',
      proved,
      updated,
      [check(status(403), 2_500)],
      { rule: 'derivative-missing', as: 'stale', cause: { kind: 'refused', status: 403, signed: false } },
      undefined,
    ],
    [
      'what was stored since',
      proved,
      updated,
      [check(w, 2_500)],
      { rule: 'derivative-since', evidence: 'changed' },
      undefined,
    ],
    [
      'text from nobody',
      { ...proved, pop: '' },
      updated,
      [{ kind: 'check', query: 'w=9', sample: sampleOf(2_500, body('a message', { isText: true }), '') }],
      { rule: 'derivative-indeterminate', as: 'inconclusive', cause: open },
      undefined,
    ],
    [
      'what was stored before',
      proved,
      updated,
      [check(w, -400)],
      { rule: 'derivative-indeterminate', as: 'inconclusive', cause: open },
      'fresh',
    ],
    [
      'what imgix renders now',
      proved,
      updated,
      [check(w, -400), probe('fresh', w)],
      { rule: 'derivative-fresh', evidence: 'changed' },
      undefined,
    ],
    [
      'another one than imgix renders now',
      proved,
      updated,
      [check(w, -400), probe('fresh', body('!'))],
      { rule: 'derivative-old', as: 'stale', cause: oldRendering },
      undefined,
    ],
    [
      'what it gave before the purge',
      proved,
      updated,
      [earlier, check(before, -400), probe('fresh', w)],
      { rule: 'derivative-as-before', as: 'stale', cause: oldRendering },
      undefined,
    ],
    [
      '404, of a file that is gone',
      gone,
      removed,
      [check(status(404), 2_500)],
      { rule: 'derivative-gone', evidence: 'gone' },
      undefined,
    ],
    [
      'an image, of a file that is gone',
      gone,
      removed,
      [check(w, 2_500)],
      { rule: 'derivative-indeterminate', as: 'inconclusive', cause: open },
      'missing',
    ],
    [
      'the default image, of a file that is gone',
      gone,
      removed,
      [check(w, 2_500), probe('missing', w)],
      { rule: 'derivative-replaced', evidence: 'replaced' },
      undefined,
    ],
    [
      'the image from before, of a file that is gone',
      gone,
      removed,
      [earlier, check(before, 2_500), probe('missing', w)],
      { rule: 'derivative-as-before', as: 'stale', cause: oldRendering },
      undefined,
    ],
    [
      'another image, of a file that is gone',
      gone,
      removed,
      [earlier, check(w, 2_500), probe('missing', status(404))],
      { rule: 'derivative-indeterminate', as: 'inconclusive', cause: open },
      undefined,
    ],
  ])('gives %s', (_, story, expected, facts, judged, need) => {
    const known = facts.reduce(learn, knownOf(expected, story, ['w=9']));
    const [derivative] = judge(known, { ...unknownHost, hasOwnFiles: true }, 3_000).derivatives;
    const verdict = derivative?.verdict;
    expect(verdict?.detail).toMatch(sentences);
    expect(derivative?.need?.kind).toBe(need);
    expect(
      verdict?.kind === 'verified'
        ? { rule: derivative?.rule, evidence: verdict.evidence }
        : { rule: derivative?.rule, as: verdict?.as, cause: verdict?.cause },
    ).toEqual(judged);
  });
});

describe('where the branch holds something else by now', () => {
  const [older, due, third] = [body('the old one'), body('the newer one'), body('the third one')];
  const branch = (text: string | null): Fact => ({
    kind: 'newest',
    newest: {
      commit: 'c0ffee',
      expected:
        text === null
          ? { kind: 'removed', old: 'unknown' }
          : { kind: 'updated', now: print(text), old: print('the newer one') },
    },
  });
  const judgedWith = (expected: ExpectedContent, story: Story, fact: Fact) => {
    const { rule, verdict } = judge(learn(knownOf(expected, story), fact), unknownHost, 30_000).bare;
    return verdict.kind === 'verified' ? verdict.evidence : `${rule}, ${verdict.as} (${verdict.cause.kind})`;
  };
  const added = { ...updated, old: 'none' } as const;

  test.each<[string, ExpectedContent, Story, Fact, string]>([
    [
      'a third file, after the old one',
      updated,
      { before: older, checks: [third] },
      branch('the third one'),
      'superseded',
    ],
    [
      'the old file, after the commit had been deployed',
      updated,
      { checks: [due, older, older] },
      branch('the old one'),
      'superseded',
    ],
    [
      'the old file, after a third one: that may have been its own deployment',
      updated,
      { before: third, checks: [older, older] },
      branch('the old one'),
      'new-bytes, inconclusive (too-early)',
    ],
    [
      "the old file, after the commit's, which was there before the purge",
      updated,
      { before: due, checks: [older, older] },
      branch('the old one'),
      'new-bytes, inconclusive (too-early)',
    ],
    [
      'a third file, where nobody knows the old one',
      { ...updated, old: 'unknown' },
      { before: older, checks: [third, third] },
      branch('the third one'),
      'new-bytes, inconclusive (too-early)',
    ],
    [
      'a third file, where there was no old one',
      added,
      { before: older, checks: [third] },
      branch('the third one'),
      'superseded',
    ],
    [
      'a third file, stored since the purge of an added one',
      added,
      { checks: [third], subject: { isAdded: true } },
      branch('the third one'),
      'superseded',
    ],
    [
      'nothing, since the purge of an added one: its deployment may be still to come',
      added,
      { checks: [status(404), status(404)], subject: { isAdded: true }, host: { hasOwnFiles: true } },
      branch(null),
      'missing, stale (missing)',
    ],
    [
      'a third file that was there before the purge, whatever the origin had',
      updated,
      { before: third, checks: [third], subject: { isOriginReady: true } },
      branch('the third one'),
      'new-bytes, inconclusive (too-early)',
    ],
    [
      'other bytes than before, which need not be those',
      removed,
      { before: body('once'), checks: [rendering, rendering], missing: status(404) },
      branch('the third one'),
      'indeterminate, inconclusive (unknown-content)',
    ],
  ])('imgix gives %s', (_, expected, story, fact, judged) => {
    expect(judgedWith(expected, story, fact)).toBe(judged);
  });

  test('the proof names the commit', () => {
    const known = learn(knownOf(updated, { before: older, checks: [third] }), branch('the third one'));
    expect(judge(known, unknownHost, 30_000).bare.verdict).toEqual({
      kind: 'verified',
      evidence: 'superseded',
      supersededBy: 'c0ffee',
      detail:
        'A newer push has won: this is what the branch holds by now (c0ffee). imgix serves the bytes of the new file.',
    });
  });

  test.each<[string, Story, number, readonly Fact[], string | undefined]>([
    ['after that time', { checks: [older] }, 15_000, [], 'newest'],
    ['not before it', { checks: [older] }, 14_999, [], undefined],
    ['not where it is right', { before: due, checks: [due] }, 20_000, [], undefined],
    [
      'not where the event has no branch',
      { checks: [older], subject: { newestAfterMs: undefined } },
      20_000,
      [],
      undefined,
    ],
    ['not twice', { checks: [older] }, 20_000, [{ kind: 'newest', newest: undefined }], undefined],
  ])('the branch is asked %s', (_, story, nowMs, facts, need) => {
    const known = facts.reduce(
      learn,
      knownOf(updated, { ...story, subject: { newestAfterMs: 15_000, ...story.subject } }),
    );
    expect(judge(known, unknownHost, nowMs).bare.need?.kind).toBe(need);
  });
});

describe('imgix holds the new file, and the URL gives a rendering', () => {
  const [r, other] = [body('a picture of it'), body('another picture of it')];
  const heldAt = (ms: number): Fact => ({
    kind: 'held',
    file: { kind: 'described', metadata: { contentLength: 13, dimensions: undefined } },
    sample: sampleOf(ms, status(200), 'fra'),
  });
  const check = (ms: number, seen: Seen, stored = ms): Fact => ({
    kind: 'check',
    query: '',
    sample: sampleOf(ms, seen, 'fra', stored),
  });
  const control = (kind: 'fresh' | 'missing', ms: number, seen: Seen): Fact => ({
    kind,
    query: '',
    sample: sampleOf(ms, seen, 'fra'),
  });
  const round: Fact = { kind: 'round' };
  const judgedAfter = (facts: readonly Fact[], subject: Partial<Subject> = {}) => {
    const known = facts.reduce(learn, knownOf(updated, { before: body('once'), checks: [], subject }));
    const { rule, verdict, need, wait } = judge(known, unknownHost, 30_000).bare;
    const result = verdict.kind === 'verified' ? verdict.evidence : verdict.as;
    return `${rule}: ${result}${need ? `, needs ${need.kind}` : ''}${wait ? `, waits for ${wait.kind}` : ''}`;
  };
  const added = { isAdded: true, expected: { ...updated, old: 'none' } } as const;

  test.each<[string, readonly Fact[], Partial<Subject>, string]>([
    [
      'made since, and held before and after',
      [heldAt(500), check(900, r), round, check(2_000, r), heldAt(2_100)],
      {},
      'held-new: metadata',
    ],
    [
      'made since, and not asked about after',
      [heldAt(500), check(900, r), check(2_000, r)],
      {},
      'held-new: inconclusive, waits for confirmation',
    ],
    [
      'stored before that, and no fresh one asked for',
      [check(900, r), heldAt(1_000)],
      {},
      'held-new: inconclusive, needs fresh',
    ],
    [
      'like the fresh one, which was rendered before that',
      [check(900, r), control('fresh', 950, r), heldAt(1_000)],
      {},
      'held-new: inconclusive, waits for age',
    ],
    [
      'unlike the fresh one',
      [check(900, r), heldAt(1_000), control('fresh', 1_100, other)],
      {},
      'held-new: inconclusive, waits for age',
    ],
    [
      'from before the purge',
      [check(900, r, -50), heldAt(1_000), control('fresh', 1_100, other)],
      {},
      'held-new-old: stale',
    ],
    [
      'not read, and as long as the fresh one',
      [check(900, unread('a picture of it')), heldAt(1_000), control('fresh', 1_100, r)],
      {},
      'held-new: inconclusive, needs whole',
    ],
    [
      'not read, and stored since',
      [heldAt(500), check(2_000, unread('a picture of it'))],
      {},
      'held-new: inconclusive, needs whole',
    ],
    [
      'not read, older, and of another length',
      [check(900, unread('a picture of it')), heldAt(1_000), control('fresh', 1_100, other)],
      {},
      'held-new: inconclusive, waits for age',
    ],
  ])('%s', (_, facts, subject, judged) => {
    expect(judgedAfter(facts, subject)).toBe(judged);
  });

  test('of an added file everything since the purge is made from it that is not the default image', () => {
    const facts = [check(900, r), heldAt(1_000), control('fresh', 1_100, other)];
    expect(judgedAfter(facts, added)).toBe('held-new: inconclusive, needs missing');
    expect(judgedAfter([...facts, control('missing', 1_200, status(404))], added)).toMatch(
      /^held-new: (metadata|inconclusive, waits for confirmation)/,
    );
    expect(judgedAfter([...facts, control('missing', 1_200, r)], added)).toBe('default-image: stale');
  });
});
