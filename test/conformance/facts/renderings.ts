// Which bytes come, and what `fm=json` tells.

import { toJson } from '../api-answers.ts';
import type { Fact } from '../fact.ts';
import { type Finding, NotTestableError, verdict } from '../finding.ts';
import { pictures, svg } from '../pictures.ts';
import { digest, isSame, needed, type Trial } from '../trial.ts';

const serving = 'https://docs.imgix.com/getting-started/setup/serving-assets';
const metadata = 'https://docs.imgix.com/apis/rendering/format/fm';

export const renderingFacts: readonly Fact[] = [
  {
    id: 'bare-passes-through',
    part: 'fetch',
    statement: 'A bare URL passes the original bytes through',
    grades: ['doc'],
    source: serving,
    check: async (trial) => {
      const { body } = await trial.cache(trial.asset('photo.png'));
      return verdict(isSame(body, pictures.old), `${digest(body)} of ${digest(pictures.old)}`);
    },
  },
  {
    id: 'default-parameters-re-encode',
    part: 'fetch',
    statement: 'Not with default parameters of the Source (`auto=compress`, `auto=format`)',
    grades: ['doc'],
    source: serving,
    option: '`defaultParams`',
    check: async (trial) => {
      const photo = trial.asset('photo.png');
      const url = needed(trial.site.defaultParamsUrl, '--default-params-url') + photo.urlPath;
      const { body } = await trial.cache(photo, pictures.old, url);
      return verdict(!isSame(body, pictures.old), `${digest(body)} of ${digest(pictures.old)}`);
    },
  },
  {
    id: 'svg-is-sanitized',
    part: 'fetch',
    statement: 'Not for SVG, which is sanitized',
    grades: ['lib'],
    source: "the default of `svg-sanitize` in imgix's list of parameters (github.com/imgix/imgix-url-params)",
    option: '`sanitizeSvg: false`',
    check: async (trial) => {
      const { body } = await trial.cache(trial.asset('icon.svg'), svg('red'));
      return verdict(!isSame(body, svg('red')), `${digest(body)} of ${digest(svg('red'))}`);
    },
  },
  {
    id: 'svg-sanitize-false',
    part: 'fetch',
    statement: '`svg-sanitize=false` gives the original SVG',
    grades: ['guess'],
    source: 'inferred',
    option: "`svgBypass: ['rasterize-bypass']`. That default parameters leave an SVG alone is a guess, too",
    check: (trial) => originalSvg(trial, 'svg-sanitize=false'),
  },
  {
    id: 'rasterize-bypass',
    part: 'fetch',
    statement: '`rasterize-bypass=true` gives the original SVG, whatever the other parameters',
    grades: ['doc'],
    source: 'https://docs.imgix.com/apis/rendering/format/rasterize-bypass; for svg, eps, pdf and ai',
    option: "`svgBypass: ['svg-sanitize']`",
    check: async (trial) => {
      const alone = await originalSvg(trial, 'rasterize-bypass=true');
      return alone.kind === 'holds' ? originalSvg(trial, 'w=20&rasterize-bypass=true') : alone;
    },
  },
  {
    id: 'metadata-of-input',
    part: 'fetch',
    statement:
      "`fm=json` describes the origin's file: `Content-Length` as text, `PixelWidth`, `PixelHeight`, whatever the other parameters",
    grades: ['doc', 'seen'],
    source: metadata,
    option: '`unreadableMetadata: 422` for files that are no image (unknown)',
    check: async (trial) => {
      const photo = trial.asset('photo.png');
      await trial.cache(photo);
      const plain = toJson(await trial.get(`${photo.url}?fm=json`));
      const small = toJson(await trial.get(`${photo.url}?w=20&fm=json`));
      const isOfInput = (json: Record<string, unknown> | undefined) =>
        json?.['Content-Length'] === String(pictures.old.byteLength) &&
        json.PixelWidth === 40 &&
        json.PixelHeight === 30;
      return verdict(
        isOfInput(plain) && isOfInput(small),
        `${JSON.stringify(pick(plain))}, with w=20 ${JSON.stringify(pick(small))}`,
      );
    },
  },
  {
    id: 'auto-format-varies',
    part: 'fetch',
    statement: '`auto=format` makes the answer vary with Accept',
    grades: ['doc'],
    source: 'https://docs.imgix.com/apis/rendering/auto/auto',
    check: async (trial) => {
      const photo = trial.asset('photo.png');
      await trial.cache(photo);
      const any = await trial.get(`${photo.url}?auto=format`);
      const webp = await trial.get(`${photo.url}?auto=format`, { accept: 'image/webp,*/*' });
      return verdict(!isSame(any.body, webp.body), `*/* ${digest(any.body)}, webp ${digest(webp.body)}`);
    },
  },
  {
    id: 'nonce-passes-the-edge-only',
    part: 'fetch',
    statement:
      "A nonce in the query makes a new object from the same copy of the origin's file: it does not get past that",
    grades: ['guess'],
    source: 'inferred',
    check: async (trial) => {
      const photo = trial.asset('photo.png');
      await trial.cache(photo);
      await trial.put(photo, pictures.new);
      await trial.wait(3_000);
      const width = toJson(await trial.get(`${photo.url}?fm=json&nonce=${trial.nonce()}`))?.PixelWidth;
      return verdict(width === 40, `width ${width}; the cached file's is 40, the one in the Source 52 wide`);
    },
  },
  {
    id: 'nonce-ends-pass-through',
    part: 'fetch',
    statement: 'A parameter that imgix does not know ends the pass-through',
    grades: ['guess'],
    source: 'inferred',
    option: "`unknownParameters: 'unkeyed'`, of a CDN that leaves it out of its key",
    check: async (trial) => {
      const photo = trial.asset('photo.png');
      await trial.cache(photo);
      const { body } = await trial.get(`${photo.url}?nonce=${trial.nonce()}`);
      return verdict(!isSame(body, pictures.old), `${digest(body)} of ${digest(pictures.old)}`);
    },
  },
  {
    id: 'nonce-changes-no-picture',
    part: 'fetch',
    statement: 'Beside parameters that it knows, one that it does not know changes nothing in the picture',
    grades: ['guess'],
    source: 'inferred',
    option: '`unknownParameters`: `noticed`, `rendered`',
    check: async (trial) => {
      const photo = trial.asset('photo.png');
      await trial.cache(photo);
      const plain = await trial.get(`${photo.url}?w=20`);
      const withNonce = await trial.get(`${photo.url}?w=20&nonce=${trial.nonce()}`);
      return verdict(isSame(plain.body, withNonce.body), `${digest(plain.body)}, with it ${digest(withNonce.body)}`);
    },
  },
  {
    id: 'mark-holds-the-sub-image',
    part: 'fetch',
    statement: "A derivative with `mark` holds that image's picture",
    grades: ['doc'],
    source: 'https://docs.imgix.com/apis/rendering/watermark/mark',
    check: async (trial) => {
      const parent = trial.asset('parent.png');
      const one = trial.asset('one.png');
      const two = trial.asset('two.png');
      await trial.cache(parent, pictures.later);
      await trial.cache(one, pictures.old);
      await trial.cache(two, pictures.new);
      const marked = (mark: string) => trial.get(`${parent.url}?mark=${encodeURIComponent(mark)}`);
      const answers = [await marked(one.urlPath), await marked(two.urlPath)] as const;
      if (answers.some(({ status }) => status !== 200)) {
        throw new NotTestableError(`\`mark\` was answered ${answers.map(({ status }) => status).join(', ')}`);
      }
      return verdict(!isSame(answers[0].body, answers[1].body), answers.map(({ body }) => digest(body)).join(', '));
    },
  },
];

async function originalSvg(trial: Trial, parameters: string): Promise<Finding> {
  const icon = trial.asset('icon.svg');
  await trial.cache(icon, svg('red'));
  const { body } = await trial.get(`${icon.url}?${parameters}`);
  return verdict(isSame(body, svg('red')), `${digest(body)} of ${digest(svg('red'))}`);
}

function pick(json: Record<string, unknown> | undefined): object {
  return Object.fromEntries(['Content-Length', 'PixelWidth', 'PixelHeight'].map((name) => [name, json?.[name]]));
}
