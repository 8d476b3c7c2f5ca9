// `select: stale`, beyond what the bare URL gives: whether SVGs and derivatives are what imgix makes of the file by now.
import { describe, expect, test } from 'vitest';
import type { Asset } from '../../../../src/targets/asset.ts';
import { compareWithServed } from '../../../../src/verify/served/compare.ts';
import type { Rendering } from '../../../../src/verify/served/comparison.ts';
import { assetOf, compared, declared, removed, rendering, updated, url } from './compared.ts';
import { type Answers, cut, type Given, openHost } from './host.ts';

const svg = { url: 'https://a.imgix.net/a.svg' };
const anew = 'rendered from the new one';

/** By what is asked beside the plain URL: each question with a random parameter is answered by the next of `renderings`. */
const rendered = (served: Given, ...renderings: readonly Given[]): Answers => {
  const left = [...renderings];
  return { file: ({ url: one }) => (one.includes('purge-check') ? (left.shift() ?? 404) : served) };
};

describe('an SVG of which imgix holds the new file', () => {
  const kindOf = async (served: Given, ...renderings: readonly Given[]) => {
    const answers = { ...rendered(served, ...renderings), original: declared('the newer one') };
    return (await compared(updated, answers, svg)).comparison;
  };

  test.each<[Rendering, string, Given, readonly Given[]]>([
    ['other', 'imgix renders something else twice', rendering, [anew, anew]],
    ['as-now', 'it is what imgix renders', anew, [anew]],
    ['untold', 'each rendering is another', rendering, [anew, 'and another']],
    ['untold', 'a cache has what imgix rendered', rendering, [{ body: anew, headers: { 'x-cache': 'HIT' } }]],
    ['as-now', "the sanitizer makes the old one's bytes of it", declared('the old one'), [declared('the old one')]],
  ])('is the same, its rendering %s where %s', async (as, _, served, renderings) => {
    expect(await kindOf(served, ...renderings)).toEqual({ kind: 'same', renderings: { '': as } });
  });

  test("is stale where it is not, and has the old one's bytes", async () => {
    expect(await kindOf(declared('the old one'), anew, anew)).toMatchObject({ kind: 'stale' });
  });
});

test.each([
  [
    'an SVG, of which imgix renders nothing',
    { ...svg },
    [],
    { ...rendered(rendering, 500, 500), original: declared('the newer one') },
  ],
  ['a derivative', {}, ['w=400'], { ...rendered(declared('the newer one')), [`${url}?w=400`]: 500 }],
  [
    'what a derivative is compared with',
    {},
    ['w=400'],
    { ...rendered(declared('the newer one'), cut, cut), [`${url}?w=400`]: anew },
  ],
])(
  'nothing is told of an asset where a fault that may pass came in the place of %s',
  async (_, more, params, answers) => {
    const { ports } = openHost(answers as Answers);
    const { comparison } = await compareWithServed(assetOf(updated, more), { ...ports, params });
    expect(comparison).toMatchObject({
      kind: 'indeterminate',
      cause: { kind: expect.stringMatching(/^(status|unreachable)$/) },
    });
  },
);

describe('a derivative of a file that is served as it should be', () => {
  const params = ['w=400'];
  const withDerivative = async (expected: Asset['expected'], derivative: Answers['file'], answers: Answers) => {
    const { ports, urls } = openHost({ ...answers, [`${url}?w=400`]: derivative } as Answers);
    const { comparison } = await compareWithServed(assetOf(expected), { ...ports, params });
    return { comparison, urls: urls() };
  };
  const served = (...renderings: readonly Given[]) => rendered(declared('the newer one'), ...renderings);

  test('is held against two renderings of now where it is not as the first', async () => {
    const { comparison, urls } = await withDerivative(updated, rendering, served(anew, anew));
    expect(comparison).toMatchObject({ kind: 'same', renderings: { 'w=400': 'other' } });
    const asked = expect.stringMatching(/a\.gif\?w=400&purge-check=/);
    expect(urls).toEqual([url, `${url}?w=400`, asked, asked]);
  });

  test('is stale where imgix has none', async () => {
    const { comparison } = await withDerivative(updated, 404, served());
    expect(comparison).toEqual({ kind: 'stale', detail: 'imgix answers 404 for the derivative `?w=400`.' });
  });

  test.each<[Rendering, string, Given, readonly Given[]]>([
    ['as-now', 'it is what imgix renders', anew, [anew]],
    ['untold', 'each rendering is another', rendering, [anew, 'and another']],
  ])('is %s where %s', async (as, _, derivative, renderings) => {
    const { comparison } = await withDerivative(updated, derivative, served(...renderings));
    expect(comparison).toMatchObject({ kind: 'same', renderings: { 'w=400': as } });
  });

  test.each<[string, Answers['file'], string]>([
    ['is refused, as all of the host may be', 403, 'refused'],
    ['cannot be rendered', 422, 'status'],
    ['is a page', { body: '<html>', headers: { 'content-type': 'text/html' } }, 'not-an-asset'],
  ])('could not be compared where it %s, and what was rendered by another query is told', async (_, given, kind) => {
    const { ports } = openHost({
      ...served(anew, anew),
      [`${url}?w=400`]: given,
      [`${url}?w=800`]: rendering,
    } as Answers);
    const { comparison } = await compareWithServed(assetOf(updated), { ...ports, params: ['w=400', 'w=800'] });
    const isOther = { derivative: 'w=400', renderings: { 'w=800': 'other' } };
    expect(comparison).toMatchObject({ kind: 'indeterminate', cause: { kind }, ...isOther });
  });

  test('is stale where the file is removed, and it is served', async () => {
    const { comparison } = await withDerivative(removed, rendering, { file: 404, missing: 404 });
    expect(comparison).toEqual({ kind: 'stale', detail: 'imgix serves the derivative `?w=400` of the removed file.' });
    expect((await withDerivative(removed, rendering, { file: 404, missing: 'default' })).comparison.kind).toBe('stale');
  });

  test.each<[string, Answers['file'], Given]>([
    ['it is not served either', 404, 404],
    ['it is the default image', 'default', 'default'],
    ['nobody tells what a missing path gives', rendering, 500],
  ])('is gone as the file is where %s', async (_, derivative, missing) => {
    expect((await withDerivative(removed, derivative, { file: 404, missing })).comparison).toEqual({
      kind: 'same',
      renderings: { 'w=400': 'untold' },
    });
  });

  test('is not looked at where the file itself is stale', async () => {
    expect((await withDerivative(updated, rendering, { file: 'the old one' })).urls).toEqual([url]);
  });
});
