import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ActionError } from '../../../src/errors.ts';
import { type Inputs, parseInputs } from '../../../src/inputs/inputs.ts';
import { type InputName, inputDefaults, type RawInputs } from '../../../src/inputs/raw-inputs.ts';

const names = Object.keys(inputDefaults) as InputName[];
const empty = Object.fromEntries(names.map((name) => [name, ''])) as RawInputs;

function inputsOf(given: Partial<RawInputs> = {}): Inputs {
  return parseInputs({ ...empty, ...given });
}

function errorOf(given: Partial<RawInputs>): ActionError {
  try {
    inputsOf(given);
  } catch (error) {
    expect(error).toBeInstanceOf(ActionError);
    expect((error as ActionError).code).toBe('invalid-input');
    return error as ActionError;
  }
  throw new Error(`No error for ${JSON.stringify(given)}.`);
}

const sourceId = '5c9ba1fe3f8e1e0001a3b6d2';
const actionFile = parse(readFileSync(new URL('../../../action.yml', import.meta.url), 'utf8')) as {
  inputs: Record<string, { default?: string }>;
};

test('the defaults are those that action.yml states, for the same inputs', () => {
  const stated = Object.entries(actionFile.inputs).map(([name, input]) => [name, (input.default ?? '').trim()]);
  expect({ ...Object.fromEntries(stated), 'github-token': '' }).toEqual(inputDefaults);
});

test('what is empty counts as not given', () => {
  const { urls, urlsFile, deployed, base, head, githubToken, secureUrlToken, originUrl, shard, joinReports } =
    inputsOf();
  const optional = [urls, urlsFile, deployed, base, head, githubToken, secureUrlToken, originUrl, shard, joinReports];
  expect(new Set(optional)).toEqual(new Set([undefined]));
});

const wrong: readonly (readonly [InputName, string, string])[] = [
  ['base-url', 'ftp://x.imgix.net', '`https://example.imgix.net`'],
  ['base-url', 'https://x.imgix.net/?w=1', 'it holds parameters or a fragment'],
  ['origin-url', 'http://example.com', '`https://www.example.com`'],
  ['api-url', 'https://10.0.0.1', '`https://api.imgix.com`'],
  ['base-url', 'a.imgix.net,b.imgix.net', 'write one a line'],
  ['base-url', 'shop', 'such as `https://shop.imgix.net` (it names no domain'],
  ['origin-url', 'bucket', 'such as `https://www.example.com` (it names no domain'],
  ['api-url', 'https://api.imgix.com/api/v1', '`https://api.imgix.com`'],
  ['api-url', 'https://api.imgix.com/api/v2/image/purger', '`https://api.imgix.com`'],
  ['api-url', 'https://gateway.example.com/imgix/api/v1/purge', '`https://api.imgix.com`'],
  ['root', 'img/**', 'one folder'],
  ['root', 'img\npublic', 'one folder'],
  ['root', '/srv/site', 'one folder relative to the top'],
  ['root', '../site', 'without `..`'],
  ['root', 'a\\b', 'without `\\`'],
  ['files', '!**/*.png', 'one at least does not begin with `!`'],
  ['files', '**/*.{png,jpg', 'every bracket, parenthesis and brace closed'],
  ['files', '[abc.png', 'every bracket, parenthesis and brace closed, or after a backslash'],
  ['files', '**/*.png)', 'every bracket, parenthesis and brace closed'],
  ['files', '!', 'every bracket, parenthesis and brace closed'],
  ['files', './', 'every bracket, parenthesis and brace closed'],
  ['change-types', 'renamed', '`added`, `modified`, `deleted`'],
  ['change-types', 'added;modified', '`added`, `modified`, `deleted`'],
  ['change-types', ', ,', '`added`, `modified`, `deleted`'],
  ['select', 'everything', '`changed`, `all`'],
  ['base', 'main feature', 'one revision'],
  ['head', 'a\nb', 'one revision'],
  ['head', 'a\x7fb', 'one revision'],
  ['since', 'last', '`auto`, `event`, `last-success`'],
  ['api-version', 'V1', '`auto`, `v1`, `v2`'],
  ['sub-image', 'yes', '`true` or `false`'],
  ['source-id', '5c9b', '24 hexadecimal'],
  ['source-id', sourceId, 'empty unless `sub-image`'],
  ['source-id', `${sourceId}0`, '24 hexadecimal'],
  ['source-id', `x${sourceId.slice(1)}`, '24 hexadecimal'],
  ['rate-limit', 'ten', 'a whole number from 0 to 100'],
  ['rate-limit', '-1', 'a whole number from 0 to 100'],
  ['rate-limit', '101', 'a whole number from 0 to 100'],
  ['rate-limit', '1.5', 'a whole number from 0 to 100'],
  ['rate-limit', '0x10', 'a whole number from 0 to 100'],
  ['rate-limit', '1e1', 'a whole number from 0 to 100'],
  ['rate-limit', '9'.repeat(400), 'a whole number from 0 to 100'],
  ['shard', '0/4', 'such as `1/4`'],
  ['shard', '5/4', 'such as `1/4`'],
  ['shard', '1', 'such as `1/4`'],
  ['shard', '1/4/2', 'such as `1/4`'],
  ['shard', 'x1/4', 'such as `1/4`'],
  ['shard', '10000/10000', 'such as `1/4`'],
  ['max-urls', '0', 'a whole number from 1 to 1,000,000'],
  ['max-urls', '1000001', 'a whole number from 1 to 1,000,000'],
  ['verify', 'true', '`strict`, `warn`, `off`'],
  ['verify-params', '?', 'a query such as'],
  ['verify-params', 'w=1\nw=2#x', 'a query such as'],
  ['verify-params', 'w=1?h=2', 'a query such as'],
  ['verify-params', 'w=1&s=abc', 'without a signature'],
  ['verify-params', '["w=1","w=2"]', 'one query a line'],
  ['verify-params', '- w=1', 'one query a line'],
  ['verify-params', "'w=1'", 'one query a line'],
  ['verify-params', 'w=1 w=2', 'one query a line'],
  ['verify-params', 'w=1,w=2', 'one query a line, without commas or spaces between several'],
  ['verify-params', 'w=1&auto=format,compress;h=2', 'one query a line'],
  ['verify-params', 'w=1&amp;h=2', 'with `&`, not `&amp;`'],
  ['verify-params', '400', 'a query such as'],
  ['verify-params', 'w=\x01', 'a query such as'],
  ['verify-params', 'w=1\th=2', 'a query such as'],
  ['verify-params', 'w=\x7f', 'a query such as'],
  ['verify-params', 'w=\x85', 'a query such as'],
  ['verify-params', 'w=\ud800', 'a query such as'],
  ['timeout', '0', 'a whole number of seconds from 1 to 3,600'],
  ['timeout', '3601', 'a whole number of seconds from 1 to 3,600'],
  ['timeout', '5m', 'a whole number of seconds from 1 to 3,600'],
  ['dry-run', '1', '`true` or `false`'],
  ['summary-images', 'no', 'one of `auto`, `true`, `false`'],
];

describe('a wrong value', () => {
  test.each(wrong)('of `%s` is named with what is allowed: %j', (name, value, allowed) => {
    const { message } = errorOf({ [name]: value });
    const shown = name === 'verify-params' || name === 'files' ? value.split('\n').at(-1) : value;
    expect(message).toContain(`Input \`${name}\` must be `);
    expect(message).toContain(allowed);
    expect(message).toContain((shown as string).slice(0, 100));
    expect(message.length).toBeLessThan(350);
  });

  test.each([
    'example-bucket.s3.amazonaws.com',
    's3.eu-central-1.amazonaws.com/example-bucket',
    'https://S3.cn-north-1.amazonaws.com.cn/example-bucket',
    'storage.googleapis.com/example-bucket',
    'example-bucket.storage.googleapis.com',
    'example.blob.core.windows.net/images',
    'example.fra1.digitaloceanspaces.com',
    'example.r2.cloudflarestorage.com',
    'pub-0123.r2.dev',
  ])('of `base-url` that is storage is told as that: %s', (value) => {
    const { message } = errorOf({ 'base-url': `example.imgix.net\n${value}` });
    expect(message).toContain(`\`${value.toLowerCase().replace(/^https:\/\/|\/.*$/g, '')}\` is storage, not imgix.`);
    expect(message).toMatch(/`https:\/\/example\.imgix\.net`; the bucket belongs in `origin-url`\.$/);
    expect(inputsOf({ 'origin-url': value }).originUrl).toBeDefined();
  });

  test.each(['imgix.com', 'dashboard.imgix.com/sources/5f1', 'https://docs.imgix.com'])(
    "of `base-url` that is imgix's own site is told as that: %s",
    (value) => {
      expect(errorOf({ 'base-url': value }).message).toMatch(
        / is imgix's own site, not a Source\. Give .*imgix\.net`\.$/,
      );
    },
  );

  test.each(['notamazonaws.com', 'amazonaws.com.example.com', 'googleapis.com', 'r2dev.com', 'img.example.com'])(
    'of `base-url` is no name that only ends or begins like storage: %s',
    (value) => {
      expect(inputsOf({ 'base-url': value }).baseUrls).toHaveLength(1);
    },
  );

  test.each([
    ['https://example.imgix.net', 'https://EXAMPLE.imgix.net/'],
    ['https://example.imgix.net/shop', 'https://example.imgix.net'],
    ['https://img.example.com', 'https://example.imgix.net'],
    ['https://a.imgix.net\nhttps://www.example.com/img', 'https://www.example.com/img/'],
  ])("of `origin-url` that is imgix's is told as that: %j, %s", (base, origin) => {
    const { message } = errorOf({ 'base-url': base, 'origin-url': origin });
    expect(message).toMatch(
      /^Input `origin-url`: `https:.*` is (an address of imgix, not of the Source|on the host of a `base-url`)\..* or leave it out\.$/,
    );
  });

  test.each(['https://www.example.com/files', 'https://www.example.com:8443/img', 'https://cdn.www.example.com/img'])(
    'of `origin-url` is no other place than that of imgix: %s',
    (origin) => {
      expect(inputsOf({ 'base-url': 'www.example.com/img', 'origin-url': origin }).originUrl).toBeDefined();
    },
  );

  test('says the allowed first and the value last, in one sentence', () => {
    expect(errorOf({ 'rate-limit': 'ten' }).message).toBe(
      'Input `rate-limit` must be a whole number from 0 to 100, got `ten`.',
    );
    expect(errorOf({ verify: 'x'.repeat(101) }).message).toBe(
      `Input \`verify\` must be one of \`strict\`, \`warn\`, \`off\`, got \`${'x'.repeat(100)}...\`.`,
    );
    expect(errorOf({ verify: 'x'.repeat(100) }).message).toContain(`got \`${'x'.repeat(100)}\`.`);
  });

  test.each(['a b', 'a\nb', 'schlüssel', 'a\0b'])('of a secret is never repeated: %j', (value) => {
    for (const name of ['api-key', 'secure-url-token', 'github-token'] as const) {
      const { message } = errorOf({ [name]: value });
      expect(message).toContain(`Input \`${name}\` holds a space`);
      expect(message).not.toContain(value);
    }
  });

  test.each([
    ['Bearer ak_12345678', 'holds the word `Bearer` in front: leave it out.'],
    ['bearer\tak_12345678', 'holds the word `Bearer` in front: leave it out.'],
    ['"ak_0123456789abcdef"', 'holds a value in quotation marks'],
    ['secrets.IMGIX_API_KEY', 'holds the name of a secret instead of its value: it must stand between `${{` and `}}`'],
    ['IMGIX_API_KEY', 'holds what looks like the name of a secret, not its value: write `${{ secrets.NAME }}`'],
    ['$IMGIX_TOKEN', 'holds what looks like the name of a secret'],
    ['${IMGIX_API_KEY_2}', 'holds what looks like the name of a secret'],
  ])('of a secret is told by how it is written: %s', (value, says) => {
    expect(errorOf({ 'api-key': value }).message).toContain(`Input \`api-key\` ${says}`);
    expect(errorOf({ 'secure-url-token': value }).message).toContain(`Input \`secure-url-token\` ${says}`);
  });

  test('in one input says nothing of the secrets in the others', () => {
    const secrets = { 'api-key': 'ak_secretkey', 'secure-url-token': 'secrettoken', 'github-token': 'ghs_secret' };
    for (const [name, value] of wrong)
      expect(errorOf({ ...secrets, [name]: value }).message).not.toMatch(/secret(key|token)|ghs_/);
  });

  test.each([
    ['https://user:hunter2@x.imgix.net', 'https://***@x.imgix.net'],
    ['user:hunter2@x.imgix.net', 'user:***@x.imgix.net'],
    ['https://hunter2@x.imgix.net', 'https://***@x.imgix.net'],
    ['https://user:hunter2@x@y.imgix.net', 'https://***@y.imgix.net'],
  ])('with a password in a URL does not show the password: %s', (value, shown) => {
    for (const name of ['base-url', 'origin-url', 'api-url'] as const) {
      const { message } = errorOf({ [name]: value });
      expect(message).toContain(`got \`${shown}\``);
      expect(message).not.toContain('hunter2');
    }
  });
});

describe('parseInputs', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      '',
      'true',
      'v1',
      'v2',
      '1/3',
      '10',
      'https://x.imgix.net',
      'all',
      '**/*.png',
      '!x',
      sourceId,
      '{',
      '\ud800',
    ),
  );
  test('throws nothing but an ActionError for an odd value', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), anyText, (name, value) => {
        try {
          inputsOf({ [name]: value });
        } catch (error) {
          expect(error).toBeInstanceOf(ActionError);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('takes booleans in any case', () => {
    expect(inputsOf({ 'dry-run': 'TRUE', 'sub-image': 'False' })).toMatchObject({ dryRun: true, subImage: undefined });
  });

  test('takes lists by line, with any line end', () => {
    expect(inputsOf({ files: ' *.png\r\n\n!b.png\r*.gif ', urls: 'a\n b ' })).toMatchObject({
      files: ['*.png', '!b.png', '*.gif'],
      urls: ['a', 'b'],
    });
    expect(inputsOf({ 'change-types': 'deleted\nadded,,deleted' }).changeTypes).toEqual(new Set(['added', 'deleted']));
  });

  test('takes values as they are meant', () => {
    const given = {
      root: './a//b/',
      'origin-url': 'https://www.example.com/files/',
      'max-urls': '1000000',
      timeout: '3600',
      'verify-params': '?w=1\nfm=webp&q=50\nw=1',
    };
    expect(inputsOf(given)).toMatchObject({
      root: 'a/b',
      originUrl: { origin: 'https://www.example.com', path: '/files' },
      maxUrls: 1_000_000,
      timeoutMs: 3_600_000,
      verifyParams: ['w=1', 'fm=webp&q=50'],
    });
  });

  test('take headers for verification, by lower-case name', () => {
    const given = 'X-Pass: open sesame: 1\r\n authorization:Basic YTpi \n\nUser-Agent: shop';
    expect(inputsOf({ 'verify-headers': given }).verifyHeaders).toEqual({
      'x-pass': 'open sesame: 1',
      authorization: 'Basic YTpi',
      'user-agent': 'shop',
    });
    const odd = inputsOf({ 'verify-headers': 'constructor: 1\n__proto__: 2' }).verifyHeaders;
    expect(Object.entries(odd)).toEqual([
      ['constructor', '1'],
      ['__proto__', '2'],
    ]);
  });

  test('leave a header out that has no value where the key is missing as well, as in a pull request of a fork', () => {
    expect(inputsOf({ 'verify-headers': 'x-pass:\na: 1' }).verifyHeaders).toEqual({ a: '1' });
  });

  test.each([
    ['x-pass', /line 1, must be `Name: value`/],
    ["'x-pass: s3cret'", /line 1, must be `Name: value`/],
    ['a: 1\nx-pass: ', /line 2, has no value: its secret may be missing, or have another name/],
    [': s3cret', /line 1, must be/],
    ['x pass: s3cret', /line 1, must be/],
    ['x-pass: s3crét', /line 1, must be/],
    ['a: 1\nAccept-Encoding: s3cret', /line 2, sets `accept-encoding`, which the checks need as it is/],
    ['Host: s3cret', /sets `host`/],
    ['If-None-Match: s3cret', /sets `if-none-match`/],
    ['Range: s3cret', /sets `range`/],
    ['Keep-Alive: timeout=s3cret', /sets `keep-alive`/],
    ['a: 1\nA: s3cret', /line 2, gives `a` a second time/],
  ])('refuse a header that cannot be sent, without a word of its value: %j', (given, message) => {
    const error = errorOf({ 'verify-headers': given, 'api-key': 'ak_1' });
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('s3c');
  });

  test.each([
    ['txt=Grüße', 'txt=Gr%C3%BC%C3%9Fe'],
    ['txt=two words', 'txt=two%20words'],
    ['txt="<🎉>"', 'txt=%22%3C%F0%9F%8E%89%3E%22'],
    ['rect=0,0,100,100&auto=format,compress', 'rect=0,0,100,100&auto=format,compress'],
    ['txt=%C3%BC%20+100%', 'txt=%C3%BC%20+100%'],
    ['txt64=YQ&mark=https://a.b/c.png,{x}', 'txt64=YQ&mark=https://a.b/c.png,{x}'],
  ])('encodes a query as a browser would, and what is encoded already not again: %s', (given, query) => {
    expect(inputsOf({ 'verify-params': given }).verifyParams).toEqual([query]);
  });

  test('takes no query that could not be sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        let queries: readonly string[] = [];
        try {
          queries = inputsOf({ 'verify-params': text }).verifyParams;
        } catch {
          // Refused, which is the other good answer.
        }
        for (const query of queries) expect(query).toMatch(/^[!-~]+$/);
      }),
      { numRuns: 2000 },
    );
  });

  test('leaves out what a web page has around an entry, also without width', () => {
    const given = '\u200bhttps://a.imgix.net\u00a0\n\u2060 https://b.imgix.net\u200b\n\u200b';
    expect(inputsOf({ 'base-url': given }).baseUrls.map(({ origin }) => origin)).toEqual([
      'https://a.imgix.net',
      'https://b.imgix.net',
    ]);
  });

  test('takes several base URLs, each once', () => {
    expect(
      inputsOf({ 'base-url': 'a.imgix.net\nhttps://b.imgix.net/x/\nhttps://A.imgix.net/\nb.imgix.net' }).baseUrls,
    ).toEqual([
      { origin: 'https://a.imgix.net', path: '' },
      { origin: 'https://b.imgix.net', path: '/x' },
      { origin: 'https://b.imgix.net', path: '' },
    ]);
  });

  test.each([
    ['auto', 'ak_1', 'v1'],
    ['auto', 'legacy', 'v2'],
    ['auto', 'xak_', 'v2'],
    ['auto', '', 'v1'],
    ['v1', 'legacy', 'v1'],
    ['v2', 'ak_1', 'v2'],
  ])('chooses the API for `api-version: %s` and the key %j', (version, key, chosen) => {
    expect(inputsOf({ 'api-version': version, 'api-key': key }).apiVersion).toBe(chosen);
  });

  test("purges as a sub-image only with the parents' Source and API v1", () => {
    expect(inputsOf({ 'sub-image': 'true', 'source-id': sourceId }).subImage).toEqual({ sourceId });
    expect(inputsOf({ 'sub-image': 'true', 'source-id': sourceId.toUpperCase() }).subImage).toBeDefined();
    expect(errorOf({ 'sub-image': 'true' }).message).toMatch(
      /^Input `source-id` must be the id of the parents' Source/,
    );
    expect(errorOf({ 'sub-image': 'true', 'source-id': sourceId, 'api-version': 'v2' }).message).toMatch(
      /^Input `sub-image` must be `false` with API v2/,
    );
  });

  test('switches the rate limit off with 0, with and without shards', () => {
    expect(inputsOf({ 'rate-limit': '0' }).rateLimit).toBeUndefined();
    expect(inputsOf({ 'rate-limit': '0', shard: '1/2' })).toMatchObject({
      rateLimit: undefined,
      shard: { index: 1, count: 2 },
    });
  });

  test('gives each shard a share of the rate, and all of them never more than the rate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (rate, shards) => {
        const count = Math.min(rate, shards);
        const shares = Array.from(
          { length: count },
          (_, index) => inputsOf({ 'rate-limit': `${rate}`, shard: `${index + 1}/${count}` }).rateLimit,
        );
        expect(shares.reduce<number>((total, share) => total + (share ?? Number.NaN), 0)).toBe(rate);
        expect(shares.every((share) => (share ?? 0) >= 1)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('deals out what does not divide evenly to the first shards', () => {
    const share = (shard: string) => inputsOf({ shard }).rateLimit;
    expect([share('1/3'), share('2/3'), share('3/3')]).toEqual([4, 3, 3]);
    expect(share('10/10')).toEqual(1);
  });

  test('turns down more shards than purges a second, which could purge all at once', () => {
    expect(errorOf({ shard: '1/11' }).message).toMatch(/^Input `shard` must be of at most 10 shards.*got `1\/11`/);
    expect(inputsOf({ shard: '11/11', 'rate-limit': '0' }).shard).toEqual({ index: 11, count: 11 });
  });
});

test.each(names.filter((name) => name !== 'urls'))(
  'a line that is longer than any value of `%s` is refused, and not repeated',
  (name) => {
    const { code, message } = errorOf({ [name]: `x\n${'a'.repeat(8_193)}` });
    expect(`${code}: ${message}`).toBe(
      `invalid-input: Input \`${name}\` holds a line of more than 8,192 characters, longer than any value it can take.`,
    );
  },
);

test('`urls` may share a line that is longer', () => {
  const line = Array.from({ length: 500 }, (_, i) => `https://a.imgix.net/${i}.png`).join(',');
  expect(inputsOf({ urls: line }).urls).toEqual([line]);
});
