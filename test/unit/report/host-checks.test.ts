// `diagnose: true`: what is told of a host by what it gave.
import { describe, expect, test } from 'vitest';
import type { GitPath } from '../../../src/platform/git/git-path.ts';
import { toMisencodedWords } from '../../../src/platform/http/http.ts';
import type { Setup } from '../../../src/report/setup.ts';
import { checkHost } from '../../../src/report/setup-checks/host-checks.ts';
import type { Given, HostFacts } from '../../../src/verify/served/examine.ts';
import { setup } from '../../support/reports.ts';

const status = (code: number): Given => ({ kind: 'status', status: code });

function told(all: readonly Given[], unsigned?: Given, missing: Given = status(404), changes: Partial<Setup> = {}) {
  const files = all.map((given) => ({
    file: 'a.gif' as GitPath,
    url: 'https://x.imgix.net/a.gif',
    given,
    described: undefined,
  }));
  const facts: HostFacts = {
    baseUrl: 'https://x.imgix.net',
    files,
    unsigned,
    missing,
    svg: undefined,
    otherCache: undefined,
    derivatives: [],
  };
  return checkHost(facts, { ...setup, ...changes });
}

describe('a host that serves none of the files', () => {
  test.each<[Given[], Given | undefined, string]>([
    [[status(403), status(403)], undefined, 'token-missing'],
    [[status(403), status(403)], status(403), 'token-refused'],
    [[status(403), status(404)], undefined, 'wrong-address'],
    [[status(403), { kind: 'failed', reason: 'no answer' }], undefined, 'unreachable'],
    [[status(403), status(403)], { kind: 'failed', reason: 'no answer' }, 'wrong-address'],
  ])('%j, unsigned %j: one thing is wrong, %s', (given, unsigned, code) => {
    const checks = told(given, unsigned);
    expect(checks.flatMap((check) => check.code ?? [])).toEqual([code]);
    const isToken = checks.some(({ about }) => about === 'Secure URLs');
    expect(checks.some(({ remedy }) => remedy === 'See "Secure URLs".')).toBe(isToken);
  });
});

test('of a body that is not encoded as its header says, that metadata is what is wrong', () => {
  expect(told([{ kind: 'failed', reason: toMisencodedWords('br') }])[0]).toMatchObject({
    finding: expect.stringContaining('none: the answer says "Content-Encoding: br", but its body is not br (1)'),
    remedy: expect.stringMatching(/^Correct the `Content-Encoding` of the file/),
  });
});

test('410 for a file is told as what imgix says of a host without a Source', () => {
  expect(told([status(410), status(404)])[0]?.remedy).toMatch(/belongs to no Source.* Check `root`/);
  expect(told([status(404)])[0]?.remedy).toMatch(/^Check `root`/);
});

test('with `deployed` nothing is said of what the files of git could prove', () => {
  const [plain, built] = [undefined, 'dist'].map((deployed) =>
    told([{ kind: 'served', as: 'other-bytes' }], undefined, status(404), { deployed }),
  );
  const remedyOf = (checks: typeof plain) => checks?.find(({ about }) => about === 'Bytes')?.remedy;
  const findingOf = (checks: typeof plain) => checks?.find(({ about }) => about === 'What can be proved')?.finding;
  expect([remedyOf(plain), remedyOf(built)]).toEqual(['If the deployment rewrites files, give `deployed`.', null]);
  expect(findingOf(plain)).toContain('by `changed`, the weaker proof');
  expect(findingOf(built)).toBe('That depends on the files in `deployed`, which are not looked at here.');
});

test.each<[Given, boolean]>([
  [{ kind: 'no-asset' }, true],
  [status(422), true],
  [status(421), true],
  [status(503), false],
  [{ kind: 'failed', reason: 'no answer' }, false],
])('where a missing file gives %j, that a deleted one is not proved is told with what to do: %s', (missing, isTold) => {
  const check = told([{ kind: 'served', as: 'same-bytes' }], undefined, missing).find(
    ({ about }) => about === 'A missing file',
  );
  expect(check?.remedy ?? '').toMatch(isTold ? /answer 404/ : /^$/);
});
