// What is answered for a file that is not there, or no longer.

import type { Fact } from '../fact.ts';
import { type Finding, NotTestableError, verdict } from '../finding.ts';
import { pictures } from '../pictures.ts';
import { isSame, needed, type Trial } from '../trial.ts';
import { seconds } from './purge-api.ts';

const purging = 'https://docs.imgix.com/getting-started/setup/purging-assets';
const defaultImage =
  'https://docs.imgix.com/getting-started/setup/creating-sources/advanced-settings names the default image, not its status';

export const removalFacts: readonly Fact[] = [
  {
    id: 'missing-404',
    part: 'fetch',
    statement: 'A file that was never there: 404',
    grades: ['doc'],
    source: 'https://docs.imgix.com/references/http-status-codes',
    option: '`missingStatus`: 403 (S3 without the permission to list), 410',
    check: async (trial) => {
      const { status } = await trial.get(trial.asset('never-there.png').url);
      return verdict(status === 404, String(status));
    },
  },
  {
    id: 'deleted-404',
    part: 'fetch',
    statement: 'A file that was deleted and purged: 404, for its derivatives as well',
    grades: ['doc'],
    source: purging,
    check: async (trial) => {
      const photo = trial.asset('photo.png');
      const derivative = `${photo.url}?w=20`;
      await trial.cache(photo);
      await trial.get(derivative);
      await trial.remove(photo);
      await trial.purge(photo.url);
      const isGone = async (url: string) => (await trial.get(url)).status === 404;
      const ms = await trial.until(async () => (await isGone(photo.url)) && (await isGone(derivative)));
      return verdict(ms !== undefined, ms === undefined ? 'not both 404' : `both 404 after ${seconds(ms)}`);
    },
  },
  {
    id: 'default-image-200',
    part: 'fetch',
    statement: 'With a default image, a file that was never there: that image, with 200',
    grades: ['unknown'],
    source: defaultImage,
    option: '`imageMissing`',
    check: async (trial) => {
      const answer = await trial.get(missingUrl(trial));
      return verdict(isPictureWith200(answer), `${answer.status} ${answer.headers['content-type']}`);
    },
  },
  {
    id: 'default-image-for-deleted',
    part: 'fetch',
    statement: 'With a default image, a file that was deleted and purged: the same as for one that was never there',
    grades: ['guess'],
    source: defaultImage,
    option: '`imageMissing`; that it is cached like an error is a guess',
    check: async (trial): Promise<Finding> => {
      const control = await trial.get(missingUrl(trial));
      if (!isPictureWith200(control)) throw new NotTestableError(`a missing file is answered ${control.status}`);
      const photo = trial.asset('photo.png');
      const url = needed(trial.site.defaultImageUrl, '--default-image-url') + photo.urlPath;
      await trial.cache(photo, pictures.old, url);
      await trial.remove(photo);
      await trial.purge(url);
      const ms = await trial.until(async () => isSame((await trial.get(url)).body, control.body));
      return verdict(ms !== undefined, ms === undefined ? 'not the default image' : `so after ${seconds(ms)}`);
    },
  },
];

function missingUrl(trial: Trial): string {
  return needed(trial.site.defaultImageUrl, '--default-image-url') + trial.asset('never-there.png').urlPath;
}

function isPictureWith200({ status, headers }: { status: number; headers: Readonly<Record<string, string>> }): boolean {
  return status === 200 && (headers['content-type'] ?? '').startsWith('image/');
}
