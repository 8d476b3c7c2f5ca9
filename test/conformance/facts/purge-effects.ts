// What a purge does to what is served.

import { toJson } from '../api-answers.ts';
import type { Fact } from '../fact.ts';
import { NotTestableError, verdict } from '../finding.ts';
import { pictures } from '../pictures.ts';
import { isSame, needed, patienceMs, type Trial } from '../trial.ts';
import { seconds } from './purge-api.ts';

const inside =
  'https://support.imgix.com/hc/en-us/articles/360000163226-What-happens-when-you-purge-an-image; https://www.imgix.com/blog/what-happens-purge-image';
const purging = 'https://docs.imgix.com/getting-started/setup/purging-assets';

export const purgeEffectFacts: readonly Fact[] = [
  {
    id: 'cached-until-purged',
    part: 'purge',
    statement: 'A file that is replaced in the Source is served in its old state until it is purged',
    grades: ['doc'],
    source: 'https://www.imgix.com/blog/what-happens-purge-image',
    option: 'Or until its max-age is over: a year, unless the Source or the file says less, which is not modelled',
    check: async (trial) => {
      const photo = trial.asset('photo.png');
      await trial.cache(photo);
      await trial.put(photo, pictures.new);
      await trial.untilPurgesHaveWorked();
      return verdict(
        await trial.serves(photo.url, pictures.old),
        'asked again when a purge of another file had worked',
      );
    },
  },
  {
    id: 'purge-unchanged-keeps',
    part: 'purge',
    statement: 'imgix asks the origin first; 304 (unchanged) ends the purge, and the API has answered 200',
    grades: ['doc'],
    source: inside,
    option: "`unchangedPurge: 'expires'`",
    check: async (trial) => {
      const photo = trial.asset('photo.png');
      await trial.cache(photo);
      const startMs = trial.now();
      await trial.purge(photo.url);
      await trial.untilPurgesHaveWorked();
      const { headers } = await trial.get(photo.url);
      const age = Number(needed(headers.age, 'an Age header to see it by'));
      const elapsed = Math.floor((trial.now() - startMs) / 1_000);
      return verdict(age >= elapsed - 2, `${elapsed} s after it was stored its Age is ${age} s`);
    },
  },
  {
    id: 'purge-asks-at-once',
    part: 'purge',
    statement: 'The origin is asked when the purge is accepted: a file that arrives three seconds later is missed',
    grades: ['guess'],
    source: 'the API says "received", not "done"',
    option: '`revalidationMs`: later',
    check: async (trial) => {
      const photo = trial.asset('photo.png');
      await trial.cache(photo);
      await trial.purge(photo.url);
      await trial.wait(3_000);
      await trial.put(photo, pictures.new);
      await trial.untilPurgesHaveWorked();
      const isOld = await trial.serves(photo.url, pictures.old);
      return verdict(isOld, isOld ? 'it stayed old' : 'it is new');
    },
  },
  {
    id: 'purge-clears-derivatives',
    part: 'purge',
    statement:
      'Where it has changed, the image and all its derivatives have TTL 0 at the CDN: the next request revalidates',
    grades: ['doc'],
    source: inside,
    option:
      "`purgedCopy`: imgix's own copy is `replaced` at once or `dropped` until the next request; which one is unknown",
    check: async (trial) => {
      const photo = trial.asset('photo.png');
      const derivative = `${photo.url}?w=20`;
      await trial.cache(photo);
      const before = await trial.get(derivative);
      await trial.put(photo, pictures.new);
      await trial.purge(photo.url);
      const bareMs = await trial.untilServed(photo.url, pictures.new);
      const derivativeMs = await trial.until(async () => !isSame(before.body, (await trial.get(derivative)).body));
      return verdict(
        bareMs !== undefined && derivativeMs !== undefined,
        `the bare URL ${bareMs === undefined ? 'stayed old' : 'is new'}, the derivative ${derivativeMs === undefined ? 'stayed old' : 'is new'}`,
      );
    },
  },
  {
    id: 'purge-clears-metadata',
    part: 'purge',
    statement: '`fm=json` is cached, and cleared by the same purge',
    grades: ['doc'],
    source: `${purging}: all derivatives`,
    check: async (trial) => {
      const photo = trial.asset('photo.png');
      const metadata = `${photo.url}?fm=json`;
      const width = async () => toJson(await trial.get(metadata))?.PixelWidth;
      await trial.cache(photo);
      const before = await width();
      await trial.put(photo, pictures.new);
      const beforePurge = await width();
      await trial.purge(photo.url);
      const ms = await trial.until(async () => (await width()) === 52);
      return verdict(
        before === 40 && beforePurge === 40 && ms !== undefined,
        `width ${before}, before the purge ${beforePurge}, ${ms === undefined ? 'and never 52' : `52 after ${seconds(ms)}`}`,
      );
    },
  },
  {
    id: 'purge-clears-errors',
    part: 'purge',
    statement: 'A purge ends a cached error',
    grades: ['guess'],
    source: 'inferred',
    option: '`purgeClearsErrors: false`',
    check: async (trial) => {
      const photo = trial.asset('late.png');
      const before = await trial.get(photo.url);
      if (before.status < 400) throw new NotTestableError(`a missing file was answered ${before.status}`);
      await trial.put(photo, pictures.new);
      await trial.purge(photo.url);
      const ms = await trial.untilServed(photo.url, pictures.new);
      return verdict(ms !== undefined, ms === undefined ? `still ${before.status}` : `there after ${seconds(ms)}`);
    },
  },
  {
    id: 'purge-one-host',
    part: 'purge',
    statement: 'The purge of one host leaves the other hosts of the Source alone',
    grades: ['unknown'],
    source: 'nobody has written it down',
    option: "`purgeScope: 'source'`",
    check: async (trial) => {
      const { first, second } = await onTwoHosts(trial);
      await trial.purge(first);
      await mustBecomeNew(trial, first);
      await trial.untilPurgesHaveWorked();
      const isOld = await trial.serves(second, pictures.old);
      return verdict(isOld, isOld ? 'the other host stayed old' : 'the other host is new');
    },
  },
  {
    id: 'hosts-have-own-copies',
    part: 'purge',
    statement: "Hosts have separate copies of the origin's file: the second host's purge works after the first's",
    grades: ['unknown'],
    source:
      'nobody has written it down; https://docs.imgix.com/getting-started/setup/creating-sources/advanced-settings says that all domains "resolve to the same Origin Image"',
    option:
      "`originCache: 'shared'`: then, with the scope of one host, the purge of the second host finds nothing changed and does nothing",
    check: async (trial) => {
      const { first, second } = await onTwoHosts(trial);
      await trial.purge(first);
      await mustBecomeNew(trial, first);
      await trial.purge(second);
      const ms = await trial.untilServed(second, pictures.new);
      return verdict(ms !== undefined, ms === undefined ? 'the second host stayed old' : `new after ${seconds(ms)}`);
    },
  },
  {
    id: 'purge-any-spelling',
    part: 'purge',
    statement: 'One spelling of a path (`%28`) stands for all (`(`) in a purge',
    grades: ['unknown'],
    source: 'nobody has written it down',
    option: "`purgeSpelling: 'exact'`",
    check: async (trial) => {
      const photo = trial.asset('photo (1).png');
      const encoded = photo.url.replaceAll('(', '%28').replaceAll(')', '%29');
      await trial.cache(photo, pictures.old, photo.url);
      await trial.get(encoded);
      await trial.put(photo, pictures.new);
      await trial.purge(encoded);
      await mustBecomeNew(trial, encoded);
      await trial.wait(5_000);
      const isNew = await trial.serves(photo.url, pictures.new);
      return verdict(isNew, `the other spelling ${isNew ? 'is new' : 'stayed old'}`);
    },
  },
  {
    id: 'sub-image-clears-parents',
    part: 'purge',
    statement: 'A sub-image purge clears every parent',
    grades: ['doc'],
    source: 'https://docs.imgix.com/apis/management/purges',
    option: '`subImageParents` says who the parents are. That a 304 for the sub-image ends it for them too is a guess',
    check: async (trial) => {
      const sourceId = needed(trial.site.sourceId, '--source-id');
      const mark = trial.asset('mark.png');
      const parent = trial.asset('parent.png');
      const marked = `${parent.url}?mark=${encodeURIComponent(mark.urlPath)}`;
      await trial.cache(mark);
      await trial.cache(parent, pictures.later);
      const before = await trial.get(marked);
      if (before.status !== 200) throw new NotTestableError(`a derivative with \`mark\` was answered ${before.status}`);
      await trial.put(mark, pictures.new);
      await trial.purge(mark.url, { sub_image: true, source_id: sourceId });
      const ms = await trial.until(async () => !isSame(before.body, (await trial.get(marked)).body));
      return verdict(ms !== undefined, ms === undefined ? 'the parent stayed old' : `new after ${seconds(ms)}`);
    },
  },
  {
    id: 'video-api',
    part: 'purge',
    statement: 'Assets of the Video API are never purged',
    grades: ['doc'],
    source: purging,
    check: 'the kit has no video, and the simulator has no Video API',
  },
];

async function onTwoHosts(trial: Trial): Promise<{ readonly first: string; readonly second: string }> {
  const other = needed(trial.site.otherUrl, '--other-url');
  const photo = trial.asset('photo.png');
  const second = other + photo.urlPath;
  await trial.cache(photo);
  await trial.cache(photo, pictures.old, second);
  await trial.put(photo, pictures.new);
  return { first: photo.url, second };
}

async function mustBecomeNew(trial: Trial, url: string): Promise<void> {
  if ((await trial.untilServed(url, pictures.new)) === undefined) {
    throw new NotTestableError(`the purge that it starts from showed no effect within ${patienceMs / 1_000} s`);
  }
}
