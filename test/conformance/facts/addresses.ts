// Which URL leads to which file, and which to none.

import { signatureOf } from '../../simulator/cdn/signature.ts';
import type { Fact } from '../fact.ts';
import { type Finding, verdict } from '../finding.ts';
import { pictures } from '../pictures.ts';
import { isSame, needed, type Trial } from '../trial.ts';

const statuses = 'https://docs.imgix.com/references/http-status-codes';
const signing = 'https://docs.imgix.com/setup/securing-images and @imgix/js-core';

export const addressFacts: readonly Fact[] = [
  {
    id: 'unsigned-403',
    part: 'fetch',
    statement: 'With a secured Source, an unsigned URL and one that was changed after signing: 403',
    grades: ['lib', 'doc'],
    source: signing,
    option: '`secureUrlToken`',
    check: async (trial) => {
      const { url, urlPath, token } = await securedPhoto(trial);
      const unsigned = await trial.get(url);
      const altered = await trial.get(`${url}?w=21&s=${signatureOf(token, `${urlPath}?w=20`)}`);
      return verdict(
        unsigned.status === 403 && altered.status === 403,
        `unsigned ${unsigned.status}, changed ${altered.status}`,
      );
    },
  },
  {
    id: 'signature',
    part: 'fetch',
    statement: '`s = md5(token + path + "?" + query)`, the last parameter, opens it',
    grades: ['lib', 'doc'],
    source: signing,
    option: '`secureUrlToken`',
    check: async (trial) => {
      const { url, urlPath, token } = await securedPhoto(trial);
      const bare = await trial.get(`${url}?s=${signatureOf(token, urlPath)}`);
      const derivative = await trial.get(`${url}?w=20&s=${signatureOf(token, `${urlPath}?w=20`)}`);
      return verdict(
        bare.status === 200 && derivative.status === 200,
        `bare ${bare.status}, with w=20 ${derivative.status}`,
      );
    },
  },
  {
    id: 'signed-bare-passes-through',
    part: 'fetch',
    statement: 'A URL with nothing but `s` passes the original bytes through',
    grades: ['guess'],
    source: 'inferred: `s` is no parameter of the rendering',
    check: async (trial) => {
      const { url, urlPath, token } = await securedPhoto(trial);
      const { body } = await trial.get(`${url}?s=${signatureOf(token, urlPath)}`);
      return verdict(isSame(body, pictures.old), isSame(body, pictures.old) ? 'the same bytes' : 'other bytes');
    },
  },
  {
    id: 'bad-source-410',
    part: 'fetch',
    statement: 'A host that belongs to no Source: 410',
    grades: ['doc'],
    source: statuses,
    check: async (trial) => {
      const { status } = await trial.get(`${trial.site.strangerUrl}/photo.png`);
      return verdict(status === 410, String(status));
    },
  },
  {
    id: 'long-uri-414',
    part: 'fetch',
    statement: 'A URI of more than 8,000 characters: 414',
    grades: ['doc'],
    source: statuses,
    check: async (trial) => {
      const photo = trial.asset('photo.png');
      await trial.cache(photo);
      const { status } = await trial.get(`${photo.url}?txt=${'a'.repeat(8_000)}`);
      return verdict(status === 414, String(status));
    },
  },
  {
    id: 'plus-is-a-space',
    part: 'fetch',
    statement: 'A raw `+` in a path is a space, as at S3; `%2B` is a plus',
    grades: ['seen'],
    source: "other people's reports",
    check: async (trial) => {
      const spaced = trial.asset('a b.png');
      const plus = trial.asset('a+b.png');
      await trial.put(plus, pictures.new);
      await trial.cache(spaced);
      const raw = await trial.get(spaced.url.replaceAll('%20', '+'));
      const encoded = await trial.get(plus.url);
      return verdict(
        isSame(raw.body, pictures.old) && isSame(encoded.body, pictures.new),
        `+ gives ${nameOf(raw.body)}, %2B ${nameOf(encoded.body)}`,
      );
    },
  },
  {
    id: 'case-counts',
    part: 'fetch',
    statement: 'The case of letters counts',
    grades: ['seen'],
    source: "other people's reports",
    check: (trial) => areTwoFiles(trial, 'photo.png', 'Photo.png'),
  },
  {
    id: 'composition-counts',
    part: 'fetch',
    statement: 'The composition of letters counts: `é` in one code point and in two are two files',
    grades: ['seen'],
    source: "other people's reports",
    check: (trial) => areTwoFiles(trial, 'caf\u00e9.png', 'cafe\u0301.png'),
  },
];

async function securedPhoto(trial: Trial): Promise<{ url: string; urlPath: string; token: string }> {
  const { url, token } = needed(trial.site.secured, '--secured-url and IMGIX_SECURE_URL_TOKEN');
  const { path, urlPath } = trial.asset('photo.png');
  await trial.put({ path, urlPath, url: url + urlPath }, pictures.old);
  return { url: url + urlPath, urlPath, token };
}

async function areTwoFiles(trial: Trial, one: string, two: string): Promise<Finding> {
  const [first, second] = [trial.asset(one), trial.asset(two)];
  await trial.put(first, pictures.old);
  await trial.put(second, pictures.new);
  const bodies = [(await trial.get(first.url)).body, (await trial.get(second.url)).body] as const;
  return verdict(
    isSame(bodies[0], pictures.old) && isSame(bodies[1], pictures.new),
    `${nameOf(bodies[0])}, ${nameOf(bodies[1])}`,
  );
}

function nameOf(body: Uint8Array): string {
  return isSame(body, pictures.old)
    ? 'the first file'
    : isSame(body, pictures.new)
      ? 'the second file'
      : 'neither file';
}
