// The legacy purge endpoint, as an older edition of imgix's page on purging has it: HTTP Basic with the key as user
// name and an empty password, JSON body. imgix retired it on 31 March 2021; what it answers today is unknown.
// https://docs.imgix.com/setup/legacy-api-migration-guide
import { classifyStatus, isPage, type PurgeAnswer, type PurgeApi, toErrorsUnder, toKeyAdvice } from './purge-answer.ts';

export function createApiV2({ apiUrl, apiKey }: { readonly apiUrl: string; readonly apiKey: string }): PurgeApi {
  const authorization = `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`;
  return {
    toRequest: (url) => ({
      url: `${apiUrl}/v2/image/purger`,
      headers: { authorization, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ url }),
    }),
    classify,
    keyAdvice: apiKey.startsWith('ak_') ? retiredAdvice : toKeyAdvice(apiKey),
  };
}

const retiredAdvice =
  'API v2 was asked, which imgix retired in March 2021, and this key is for the present one: leave `api-version` out.';

function classify(status: number, body: string): PurgeAnswer {
  if (status >= 200 && status < 300) return toAccepted(status, body);
  // [seen] Other clients met the duplicate by its text, "Duplicate purge request pending", not by its status.
  if (status < 500 && /duplicate purge/i.test(body)) return { kind: 'duplicate', status };
  return classifyStatus(status, body);
}

/** What an accepting answer looks like is not documented, so that all are taken but those that plainly are none. */
function toAccepted(status: number, body: string): PurgeAnswer {
  const page = isPage(body) ? 'the answer was a page, perhaps of a proxy or of another server' : undefined;
  const foreign = toErrorsUnder(status, body) ?? page;
  const accepted = { kind: 'accepted', status, purgeId: null } as const;
  return foreign === undefined ? accepted : { ...accepted, note: `${foreign}.`, isForeign: true };
}
