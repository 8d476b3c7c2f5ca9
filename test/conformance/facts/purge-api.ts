// What the Purge API answers.

import { describeAnswer, firstError, toJson } from '../api-answers.ts';
import type { Fact } from '../fact.ts';
import { verdict } from '../finding.ts';
import type { Answer } from '../imgix.ts';
import { pictures } from '../pictures.ts';
import { needed } from '../trial.ts';

const purges = 'https://docs.imgix.com/apis/management/purges';
const errors = 'https://docs.imgix.com/apis/management/api-playground';
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What is somebody else's may be answered 403, which then says nothing about the key. */
const wrongKey = [401];

export const purgeApiFacts: readonly Fact[] = [
  {
    id: 'purge-answer',
    part: 'api',
    statement:
      'v1: a Bearer key and a JSON:API body get 200 and a JSON:API document of the type `purges`, whose `id` is the `purge_id`, a UUID',
    grades: ['doc'],
    source: purges,
    check: async (trial) => {
      const answer = await trial.post({ url: trial.asset('photo.png').url });
      const data = toJson(answer)?.data as Record<string, unknown> | undefined;
      const purgeId = (data?.attributes as Record<string, unknown> | undefined)?.purge_id;
      const isId = typeof purgeId === 'string' && uuid.test(purgeId) && data?.id === purgeId;
      const isJsonApi = /^application\/vnd\.api\+json/.test(answer.headers['content-type'] ?? '');
      return verdict(
        answer.status === 200 && isId && data?.type === 'purges' && isJsonApi,
        `${answer.status}, type ${String(data?.type)}, purge_id ${isId ? 'is the id, a UUID' : 'is not the id or no UUID'}, ${answer.headers['content-type']}`,
      );
    },
  },
  {
    id: 'purge-parameters',
    part: 'api',
    statement: 'Parameters of the URL are ignored: the purge of a derivative clears the bare URL as well',
    grades: ['doc'],
    source: purges,
    check: async (trial) => {
      const photo = trial.asset('photo.png');
      await trial.cache(photo);
      await trial.put(photo, pictures.new);
      await trial.purge(`${photo.url}?w=20`);
      const ms = await trial.untilServed(photo.url, pictures.new);
      return verdict(ms !== undefined, ms === undefined ? 'the bare URL stayed old' : `new after ${seconds(ms)}`);
    },
  },
  {
    id: 'error-form',
    part: 'api',
    statement: 'Errors are `{ errors: [{ detail, id, status, title }] }`, with `status` as text',
    grades: ['doc'],
    source: errors,
    check: async (trial) => {
      const answer = await trial.post({});
      const error = firstError(answer);
      const isText = ['detail', 'id', 'status', 'title'].every((name) => typeof error[name] === 'string');
      return verdict(isText && error.status === String(answer.status), `${answer.status}: ${JSON.stringify(error)}`);
    },
  },
  {
    id: 'no-url-400',
    part: 'api',
    statement: 'A purge without a URL: 400',
    grades: ['doc'],
    source: errors,
    check: async (trial) => expectStatus(400, await trial.post({})),
  },
  {
    id: 'get-405',
    part: 'api',
    statement: 'A method other than POST: 405',
    grades: ['doc'],
    source: errors,
    check: async (trial) => {
      const { url, headers = {} } = trial.purgeRequest({});
      return expectStatus(405, await trial.askApi({ method: 'GET', url, headers }));
    },
  },
  {
    id: 'no-key-401',
    part: 'api',
    statement:
      'A missing and a wrong key: 401 with the same text, "A valid API key is required and could not be determined."',
    grades: ['seen'],
    source: 'recorded answers of 2026-09',
    check: async (trial) => {
      const request = trial.purgeRequest({ url: trial.asset('photo.png').url });
      const { authorization: _, ...headers } = request.headers ?? {};
      const missing = await trial.askApi({ ...request, headers }, []);
      const wrong = await trial.post({ url: trial.asset('photo.png').url }, [], `ak_${'0'.repeat(64)}`);
      const text = 'A valid API key is required and could not be determined.';
      return verdict(
        [missing, wrong].every((answer) => answer.status === 401 && firstError(answer).detail === text),
        `missing: ${missing.status} "${firstError(missing).detail}"; wrong: ${wrong.status} "${firstError(wrong).detail}"`,
      );
    },
  },
  {
    id: 'no-permission-403',
    part: 'api',
    statement: 'A key without the permission to purge: 403',
    grades: ['unknown'],
    source: `${purges} names the permission, not the answer`,
    option: '`purgePermission: false`, `noPermissionStatus`',
    check: async (trial) => {
      const key = needed(trial.site.keyWithoutPurge, 'IMGIX_API_KEY_WITHOUT_PURGE');
      return expectStatus(403, await trial.post({ url: trial.asset('photo.png').url }, [], key));
    },
  },
  {
    id: 'foreign-domain-404',
    part: 'api',
    statement: 'A domain of somebody else: 404',
    grades: ['unknown'],
    source: `${purges} says that the domain must be the account's, not what is answered`,
    option: '`foreignDomainStatus: 400`; `validDomains`',
    check: async (trial) =>
      expectStatus(404, await trial.post({ url: 'https://conformance.example.org/photo.png' }, wrongKey)),
  },
  {
    id: 'unserved-url-200',
    part: 'api',
    statement: 'A URL of which imgix never had a file: 200',
    grades: ['guess'],
    source: 'inferred; imgix\'s own bulk script takes a 404 for "already removed"',
    option: '`unknownPurgeStatus: 404`',
    check: async (trial) => expectStatus(200, await trial.post({ url: trial.asset('never-there.png').url })),
  },
  {
    id: 'unencoded-url-400',
    part: 'api',
    statement: 'A URL that is not encoded (a space, a letter outside ASCII): 400',
    grades: ['guess'],
    source: 'https://docs.imgix.com/getting-started/setup/purging-assets says to encode first',
    check: async (trial) => expectStatus(400, await trial.post({ url: `${trial.asset('a').url}/ä b.png` })),
  },
  {
    id: 'sub-image-incomplete-400',
    part: 'api',
    statement: '`sub_image` without `source_id`: 400',
    grades: ['guess'],
    source: `${purges} says that the two and \`url\` are required`,
    check: async (trial) => expectStatus(400, await trial.post({ url: trial.asset('photo.png').url, sub_image: true })),
  },
  {
    id: 'sub-image-foreign-source-404',
    part: 'api',
    statement: 'A `source_id` that is not of the account: 404',
    grades: ['guess'],
    source: errors,
    check: async (trial) => {
      const attributes = { url: trial.asset('photo.png').url, sub_image: true, source_id: '0'.repeat(24) };
      return expectStatus(404, await trial.post(attributes, wrongKey));
    },
  },
  {
    id: 'duplicate-409',
    part: 'api',
    statement: 'The same URL within 10 s: 409, and the earlier purge goes on',
    grades: ['doc'],
    source: purges,
    option: '`duplicateWindowMs`. "Same" is meant as spelled',
    check: async (trial) => {
      const photo = trial.asset('photo.png');
      await trial.cache(photo);
      await trial.put(photo, pictures.new);
      await trial.purge(photo.url);
      const second = await trial.post({ url: photo.url });
      const ms = await trial.untilServed(photo.url, pictures.new);
      return verdict(
        second.status === 409 && ms !== undefined,
        `${second.status} "${firstError(second).detail}"; ${ms === undefined ? 'stayed old' : `new after ${seconds(ms)}`}`,
      );
    },
  },
  {
    id: 'duplicate-window-10-s',
    part: 'api',
    statement: 'After 10 s the same URL is taken again, also where a 409 came in between',
    grades: ['doc', 'guess'],
    source: `${purges}; that a 409 does not start the 10 s again is inferred`,
    option: '`duplicateProlongs: true`',
    check: async (trial) => {
      const { url } = trial.asset('photo.png');
      await trial.purge(url);
      await trial.wait(5_000);
      const between = await trial.post({ url });
      await trial.wait(6_500);
      const after = await trial.post({ url });
      return verdict(
        between.status === 409 && after.status < 300,
        `after 5 s ${between.status}, after 11.5 s ${after.status}`,
      );
    },
  },
  {
    id: 'server-status',
    part: 'api',
    statement: "The API's `meta.server.status` has `healthy`, `read_only` and `tombstone`",
    grades: ['seen'],
    source: 'recorded answers',
    option: '`readOnly`; what a purge gets then is unknown: `readOnlyStatus`, default 503',
    check: async (trial) => {
      const meta = toJson(await trial.post({ url: trial.asset('photo.png').url }))?.meta;
      const status = (meta as { server?: { status?: object } } | undefined)?.server?.status ?? {};
      const isSo = ['healthy', 'read_only', 'tombstone'].every((name) => name in status);
      return verdict(isSo, `status has ${Object.keys(status).join(', ') || 'nothing'}`);
    },
  },
  {
    id: 'v2-refuses-todays-key',
    part: 'api',
    statement: "v2, retired in March 2021: today's key by HTTP Basic gets 401",
    grades: ['unknown'],
    source: 'https://docs.imgix.com/setup/legacy-api-migration-guide says retired, not what is answered',
    option: '`v2Retired: 410`',
    check: async (trial) => {
      const credentials = Buffer.from(`${trial.site.key}:`).toString('base64');
      const request = {
        method: 'POST',
        url: `${trial.site.apiUrl}/v2/image/purger`,
        headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/json' },
        body: JSON.stringify({ url: trial.asset('photo.png').url }),
      };
      return expectStatus(401, await trial.askApi(request, []));
    },
  },
  {
    id: 'maintenance',
    part: 'api',
    statement: 'During maintenance (`read_only`) a purge gets 503',
    grades: ['unknown'],
    source: 'inferred',
    option: '`readOnly`, `readOnlyStatus`',
    check: 'nobody can order maintenance',
  },
];

export function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

function expectStatus(status: number, answer: Answer): ReturnType<typeof verdict> {
  return verdict(answer.status === status, describeAnswer(answer));
}

/** For the rate limit: how many of the answers were not refused. */
export function admitted(answers: readonly Answer[]): number {
  return answers.filter(({ status }) => status !== 429).length;
}
