// Purges that fail: at the end of their attempts, by the key, by imgix's word, by a fault of this action.
import { describe, expect, test } from 'vitest';
import { KeyRefusedError } from '../../../src/purge/purge-result.ts';
import { down, limited, purgeSite } from '../../support/purge-site.ts';

describe('a failed purge', () => {
  const said = 'The purge may have worked all the same.';
  const reset = { kind: 'reset-before' } as const;

  test.each([
    ['whose answers never came', [reset], 'purge-unreachable'],
    ['with a fault at imgix', [down], 'purge-unreachable'],
    ['turned down after an answer that was lost', [reset, { kind: 'answer', status: 400 }], 'purge-rejected'],
    ['over the limit after an answer that was lost', [reset, limited('9999')], 'purge-rate-limited'],
  ] as const)('%s may have had its effect, and says so', async (_, answers, code) => {
    const site = purgeSite();
    for (const [index, answer] of answers.entries())
      site.break(answer, index === answers.length - 1 ? {} : { times: 1 });
    const { error, effect } = await site.purge();
    expect(effect).toBe('unknown');
    expect(error).toEqual({ code, message: expect.stringContaining(said) });
  });

  test.each([
    ['was turned down', {}, { kind: 'answer', status: 400 }],
    ['was over the limit', {}, limited()],
    ['never found a connection', { latency: { connectMs: 20_000 } }, reset],
  ] as const)('that %s had none', async (_, options, answer) => {
    const site = purgeSite(options);
    site.break(answer);
    const result = await site.purge();
    expect(result.outcome).toBe('failed');
    expect(result.effect).toBe('none');
    expect(result.error?.message).not.toContain(said);
  });
});

describe('a key that imgix refuses', () => {
  test.each([401, 403] as const)('stops the run with %i, after one request', async (noPermissionStatus) => {
    const site = purgeSite({ simulator: { purgePermission: false, noPermissionStatus } });
    const error: unknown = await site.purge().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(KeyRefusedError);
    const { code, message, result } = error as KeyRefusedError;
    expect(code).toBe('api-key-refused');
    expect(message).toMatch(
      new RegExp(
        `^imgix refused the API key \\(${noPermissionStatus}\\): ".*" \\(request id \\w+\\)\\. Check that the key has the permission Asset Purge`,
      ),
    );
    expect(message).not.toContain('ak_0');
    expect(result).toEqual({
      outcome: 'failed',
      attempts: 1,
      sentAtMs: 0,
      status: noPermissionStatus,
      purgeId: null,
      note: null,
      effect: 'none',
      error: { code: 'purge-rejected', message: `imgix refused the API key (${noPermissionStatus}).` },
    });
    expect(site.requests().length).toBe(1);
  });

  test('stops the run also where the body of the refusal hangs, with what came of it', async () => {
    const site = purgeSite({ simulator: { apiKeys: [] } });
    site.break({ kind: 'hang-body', afterBytes: 5 });
    await expect(site.purge()).rejects.toMatchObject({
      code: 'api-key-refused',
      message: expect.stringMatching(
        /^imgix refused the API key \(401\): an answer that is not imgix's JSON, but perhaps that of a proxy or a firewall\. /,
      ),
    });
    expect(site.requests().length).toBe(1);
    expect(site.clock.monotonicMs()).toBe(2_000);
  });

  test.each([401, 403])(
    'with a page (%i) may not be of imgix at all, and nothing is said of the key',
    async (status) => {
      const site = purgeSite();
      site.break({ kind: 'answer', status, body: ' <!doctype html><title>Blocked</title>' });
      const error = await site.purge().catch((reason: KeyRefusedError) => reason);
      expect(error).toMatchObject({
        code: 'api-key-refused',
        message: `Something else than imgix's API answered with status ${status} and a page, perhaps a proxy or a firewall. Check \`api-url\`, and the proxy variables \`HTTPS_PROXY\` and \`NO_PROXY\`.`,
        result: { error: { message: `Something else than imgix's API answered with status ${status} and a page.` } },
      });
    },
  );

  describe('after it took others of this run', () => {
    const refused = { kind: 'answer', status: 401 } as const;

    test.each([401, 403])('is asked again after a pause: that was %i of a moment', async (status) => {
      const site = purgeSite();
      await site.purge('/first.png');
      site.break({ ...refused, status }, { times: 2 });
      expect(await site.purge()).toMatchObject({ outcome: 'accepted', attempts: 3 });
      expect(site.clock.monotonicMs()).toBeGreaterThanOrEqual(8_000);
    });

    test('is asked again also where the API was out of order before, or names a time', async () => {
      const site = purgeSite({ maxWaitMs: 60_000 });
      await site.purge('/first.png');
      site.break(down, { times: 2 });
      site.break({ ...refused, headers: { 'retry-after': '9999' } }, { times: 1 });
      expect(await site.purge()).toMatchObject({ outcome: 'accepted', attempts: 4 });
    });

    test('holds the others back meanwhile: wrong attempts may lock the account', async () => {
      const site = purgeSite({ limit: 10 });
      await site.purge('/first.png');
      site.break(refused);
      const stop = (reason: unknown) => site.halt.abort(reason);
      await Promise.all(Array.from({ length: 500 }, (_, index) => site.purge(`/${index}.png`).catch(stop)));
      expect(site.halt.signal.reason).toBeInstanceOf(KeyRefusedError);
      expect(site.requests().length).toBeLessThan(40);
      const atMs = site.arrivals();
      expect(atMs.filter((ms) => ms > 1_000 && ms < 4_000)).toEqual([]);
    });

    test('stops the run with the third refusal', async () => {
      const site = purgeSite();
      await site.purge('/first.png');
      site.break(refused);
      await expect(site.purge()).rejects.toMatchObject({ code: 'api-key-refused', result: { attempts: 3 } });
    });

    test('stops the run at once where something that is not imgix had answered', async () => {
      const site = purgeSite();
      site.break({ kind: 'answer', status: 200, body: '<html>Log in</html>' }, { times: 1 });
      await site.purge('/first.png');
      site.break(refused);
      await expect(site.purge()).rejects.toMatchObject({ code: 'api-key-refused', result: { attempts: 1 } });
    });
  });

  test('after other attempts counts them', async () => {
    const site = purgeSite({ simulator: { apiKeys: [] } });
    site.break(down, { times: 2 });
    await expect(site.purge()).rejects.toMatchObject({ result: { attempts: 3, effect: 'unknown' } });
  });
});

describe('a purge that imgix turns down', () => {
  const turnedDown = async (path: string, simulator = {}) =>
    (await purgeSite({ simulator }).purge(path)).error?.message;

  test('is not tried again, and says what imgix said, with the id that support asks for', async () => {
    const site = purgeSite();
    expect(await site.purge('/a b.png')).toMatchObject({
      outcome: 'failed',
      attempts: 1,
      status: 400,
      error: { code: 'purge-rejected' },
    });
    expect(site.requests().length).toBe(1);
    expect(await turnedDown('/a b.png')).toMatch(
      /^imgix did not accept the purge \(400\): "The attribute "url" must be a fully qualified, encoded URL\." \(request id \w{20}\)\.$/,
    );
  });

  test.each([404, 402, 301, 418])('with %i is not tried again', async (status) => {
    const site = purgeSite();
    site.break({ kind: 'answer', status, body: '' });
    const { attempts, error } = await site.purge();
    expect([attempts, error?.message]).toEqual([1, `imgix did not accept the purge (${status}): no reason given.`]);
  });

  test('by something that is not imgix is told so', async () => {
    const site = purgeSite();
    site.break({ kind: 'answer', status: 404, body: `<html>${'x'.repeat(200_000)}` });
    expect((await site.purge()).error?.message).toContain("(404): an answer that is not imgix's JSON, but perhaps");
  });

  test('in maintenance is tried again, and told so in the end', async () => {
    const site = purgeSite({ simulator: { readOnly: true } });
    const { attempts, error } = await site.purge();
    expect(attempts).toBe(5);
    expect(error?.message).toMatch(
      /\(503\) in 5 attempts: "The API is in read-only mode\." \(request id \w+\); imgix reports that its API is in maintenance \(read-only\)\. The purge may have worked all the same\.$/,
    );
  });
});

test("a fault of this action's own is not taken for imgix's", async () => {
  const site = purgeSite({
    api: {
      toRequest: () => {
        throw new TypeError('a fault of our own');
      },
      classify: () => ({ kind: 'duplicate', status: 409 }),
      keyAdvice: '',
    },
  });
  await expect(site.purge()).rejects.toThrow('a fault of our own');
});

test("a fault of this action's own while an answer is read is not taken for a part of it", async () => {
  const site = purgeSite();
  const { request } = site.http;
  site.http.request = async (asked) => ({ ...(await request(asked)), body: brokenBody() });
  await expect(site.purge()).rejects.toThrow('a fault of our own');
});

async function* brokenBody(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('{');
  throw new TypeError('a fault of our own');
}
