// Whether and how it is asked what imgix holds, and whether a host serves what is deployed.
import { describe, expect, test } from 'vitest';
import type { ExpectedContent } from '../../../../src/verify/expected-content.ts';
import { probe } from '../../../../src/verify/probe/probes.ts';
import { probeUnchanged } from '../../../../src/verify/probe/unchanged-file.ts';
import { beginsWithHeld } from '../../../../src/verify/schedule.ts';
import { type Answers, cut, type Given } from '../served/host.ts';
import { body, checkoutFile, print, removed, status, updated } from '../stories.ts';
import { at, check, held, indeterminate, knownAfter, newFile, purged } from '../timeline.ts';
import { newest, open, origin, own, sizedBlob } from './asked.ts';

describe('what imgix holds', () => {
  const metBy = async (
    answers: Answers,
    url: string,
    facts: Parameters<typeof knownAfter>[0] = [],
    expected: ExpectedContent = updated,
  ) => {
    const { asked, urls } = open(answers);
    const fact = await probe(knownAfter(facts, { url, expected }), { kind: 'held', query: '' }, asked);
    return {
      file: fact.kind === 'held' ? fact.file : fact,
      urls: urls().map((one) => one.replace(/^.*[?]([a-z-]+=[a-z]+)&.*$/, '$1')),
    };
  };

  test.each<[string, Answers, unknown]>([
    [
      'is what it describes',
      { described: '{"Content-Length":"13"}' },
      { kind: 'described', metadata: { contentLength: 13, dimensions: undefined } },
    ],
    ['is unknown where it tells nothing', { described: 422 }, { kind: 'unknown' }],
    ['was not told where it failed', { described: 500 }, undefined],
    [
      'is what it describes where imgix had the file, and the point of presence no answer',
      { described: { body: '{"Content-Length":"13"}', headers: { 'x-cache': 'HIT, MISS' } } },
      { kind: 'described', metadata: { contentLength: 13, dimensions: undefined } },
    ],
    ['is unknown where imgix has no file', { described: 404 }, { kind: 'unknown' }],
    ['was not told where it is refused, as all of the host may be', { described: 403 }, undefined],
    ['was not told where the host is not deployed', { described: 410 }, undefined],
    [
      'was not told where something on the way refuses',
      { described: { status: 403, headers: { 'x-served-by': '' } } },
      undefined,
    ],
    ['was not told where there were too many questions', { described: 429 }, undefined],
    ['was not told where a proxy closed the connection', { described: 408 }, undefined],
    ['was not told by a message', { described: '{}' }, undefined],
    ['was not told where nothing came', { described: cut }, undefined],
  ])('%s', async (_, answers, file) => {
    const { file: told, urls } = await metBy(answers, `${origin}/a.gif`);
    expect([told, urls]).toEqual([file, ['fm=json']]);
  });

  test.each<[string, string, Answers, readonly string[]]>([
    ['the new file', 'original', { original: own(newFile) }, ['svg-sanitize=false']],
    ['the old file', 'original', { original: own('the old one') }, ['svg-sanitize=false']],
    ['the newest file', 'original', { original: own('the third') }, ['svg-sanitize=false']],
    [
      'something else',
      'described',
      { original: own('?'), described: '{"Content-Length":"13"}' },
      ['svg-sanitize=false', 'fm=json'],
    ],
    ['nothing', 'unknown', { original: 404, described: 404 }, ['svg-sanitize=false', 'fm=json']],
    [
      'nothing out of a cache',
      'unknown',
      { original: { body: newFile, headers: { 'x-cache': 'HIT' } }, described: 404 },
      ['svg-sanitize=false', 'fm=json'],
    ],
  ])('of an SVG is its original: %s', async (_, kind, answers, asked) => {
    const { file, urls } = await metBy(answers, `${origin}/a.SVG`, [newest({ ...updated, now: print('the third') })]);
    expect([file, urls]).toMatchObject([{ kind }, asked]);
  });

  test('of an SVG was not told where its original failed: the description would tell less', async () => {
    const answers = { original: 503, described: '{"Content-Length":"13"}' };
    expect(await metBy(answers, `${origin}/a.svg`)).toEqual({ file: undefined, urls: ['svg-sanitize=false'] });
  });

  test('of an SVG is recognised without its length, where git tells it; of no other file is its original asked', async () => {
    const { file } = await metBy({ original: newFile }, `${origin}/a.svg`, [], { ...updated, now: sizedBlob(newFile) });
    expect(file).toMatchObject({ kind: 'original' });
    expect((await metBy({ original: newFile, described: 422 }, `${origin}/a.svg.gif`)).urls).toEqual(['fm=json']);
  });
});

test.each<[string, Parameters<typeof knownAfter>[0], Parameters<typeof knownAfter>[1], boolean, [boolean, number]?]>([
  ['at first', [], {}, true],
  ['not for an added file at first', [], { isAdded: true }, false],
  ['not where checks have shown nothing', [check(at(0, status(500)))], {}, false],
  ['where another file came', [check(at(0, body('?')))], {}, true],
  ['where another file came for an added one', [check(at(0, body('?')))], { isAdded: true }, true],
  ['not where the new file came', [check(at(0, body(newFile)))], {}, false],
  ['not where nothing is there', [check(at(0, status(404)))], {}, false],
  [
    'where one of two points of presence gives another file',
    [check(at(0, body('?'))), check(at(1, status(404), undefined, 'iad'))],
    {},
    true,
  ],
  ['not of a removed file', [check(at(0, body('?')))], { expected: removed }, false],
  ['of what the branch holds by now', [check(at(0, body('?'))), newest(updated)], { expected: removed }, true],
  ['not where nothing could tell', [], { expected: { ...updated, now: undefined } }, false],
  [
    'not again, where it is the new file',
    [check(at(0, body('?'))), held(1_000, newFile.length)],
    {},
    false,
    [false, 10_999],
  ],
  ['again after ten seconds', [check(at(0, body('?'))), held(1_000, newFile.length)], {}, true, [false, 11_000]],
  ['again for a proof', [check(at(0, body('?'))), held(1_000, newFile.length)], {}, true, [true, 1_010]],
  ['again, where it is another', [check(at(0, body('?'))), held(1_000, 99)], {}, true],
  ['again, where it was not told', [check(at(0, body('?'))), indeterminate(1_000)], {}, true],
  [
    "not where the checkout's file came",
    [
      check(at(0, body('?'))),
      { kind: 'checkout', file: { sha256: body('?').body.sha256 as string, dimensions: undefined } },
    ],
    { expected: { ...updated, checkoutFile: { ...checkoutFile, size: 1 } } },
    false,
  ],
])('a round begins with what imgix holds %s', (_, facts, subject, begins, [isProofNear, nowMs] = [false, 2_000]) => {
  expect(beginsWithHeld(knownAfter([purged, ...facts], subject), { isRight: isProofNear }, nowMs)).toBe(begins);
});

describe('an unchanged file', () => {
  const hit = { body: 'it', headers: { 'x-cache': 'HIT', age: '9000' } };
  const nameless403 = { status: 403, headers: { 'x-served-by': '' } };
  const url = `${origin}/b/unchanged.png`;

  test.each<[string, Answers, unknown]>([
    ['is served', { file: own('it') }, 'served'],
    ['is not there', { file: 404 }, 'not-served'],
    ['is refused, perhaps with all of its host', { file: 403 }, 403],
    ['is refused by something that names no point of presence', { file: nameless403 }, 'refused'],
    ['is on a host that is not deployed', { file: 410 }, 410],
    ['failed on its way', { file: cut }, 'not-asked'],
    ['had a fault', { file: 500 }, 'not-asked'],
    ['was a page', { file: '<html>' }, 'not-asked'],
    ['is the default image', { file: own('it'), missing: own('it') }, 'not-served'],
    ['is another than the default image', { file: own('it'), missing: own('default') }, 'served'],
    ['is beside a page', { file: own('it'), missing: '<html>' }, 'not-asked'],
    ['is beside a fault', { file: own('it'), missing: 500 }, 'not-asked'],
    ['is beside a refusal on the way', { file: own('it'), missing: nameless403 }, 'not-asked'],
  ])('%s', async (_, answers, unchangedFile) => {
    const { asked, urls, requests } = open(answers, 'token');
    expect((await probeUnchanged(url, asked)).unchangedFile).toBe(unchangedFile);
    expect(urls()[0]).toMatch(/unchanged\.png\?s=[0-9a-f]{32}$/);
    for (const one of urls()
      .slice(1)
      .filter((each) => !each.includes('unchanged')))
      expect(one).toMatch(/\/b\/purge-check-18ce53un18f\.png\?s=[0-9a-f]{32}$/);
    for (const { headers } of requests) expect(headers).toMatchObject({ 'x-key': '1' });
  });

  test.each<[string, unknown[], unknown[], string]>([
    ['and counts where that path is again', [own('it'), own('it')], [403, 403], 'served'],
    ['and tells nothing where it is refused, too', [own('it'), 403], [403, 403], 'not-asked'],
    [
      'and is the default image where that path gives it by now',
      [own('it'), own('it')],
      [410, own('it')],
      'not-served',
    ],
    ['and counts where that path gives another image by now', [own('it'), own('it')], [403, own('?')], 'served'],
    ['and tells nothing where that path has a fault by now', [own('it'), own('it')], [403, 500, 500], 'not-asked'],
    ['and counts where that fault passes', [own('it'), own('it')], [403, 500, 403], 'served'],
  ])('is asked for again where a missing path is refused, %s', async (_, files, missing, unchangedFile) => {
    const { asked } = open({ file: () => files.shift(), missing: () => missing.shift() } as never);
    expect((await probeUnchanged(url, asked)).unchangedFile).toBe(unchangedFile);
  });

  test.each<[string, Given, unknown]>([
    ['and counts where imgix gives it', own('it'), 'served'],
    ['and is refused where all that imgix is asked for is', 403, 403],
    ['and is not deployed where all of its host is not', 410, 410],
    ['and counts where the cache has that, too', hit, 'served'],
    ['and counts where imgix has it, and can render none of it', 422, 'served'],
    ['and counts where it is too large to be rendered', 413, 'served'],
    ['and counts where it is of no kind that can be rendered', 415, 'served'],
    ['and tells nothing where imgix is out of order', 503, 'not-asked'],
  ])('that comes out of a cache is asked for anew, %s', async (_, anew, unchangedFile) => {
    const { asked, urls } = open({ file: ({ url: one }) => (one.includes('?') ? anew : hit), missing: 404 });
    expect((await probeUnchanged(url, asked)).unchangedFile).toBe(unchangedFile);
    expect(urls().slice(0, 2)).toEqual([url, expect.stringMatching(/unchanged\.png\?purge-check=/)]);
  });

  test('is none where no file is known', async () => {
    const { asked, urls } = open({ file: own('it') });
    expect((await probeUnchanged(undefined, asked)).unchangedFile).toBe('none');
    expect(urls()).toEqual([]);
  });
});
