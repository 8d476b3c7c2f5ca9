// What is told where an asset is proved, and a derivative of it (`verify-params`) is not: never that the file or the deployment is at fault.
import { expect, test } from 'vitest';
import { diagnose } from '../../../src/report/diagnosis/diagnose.ts';
import { toReason } from '../../../src/report/outcome-words.ts';
import type { Cause } from '../../../src/verify/cause.ts';
import { derivativeReport, setup, unprovedReport } from '../../support/reports.ts';

const status = (code: number): Cause => ({ kind: 'status', status: code });

test('the query is named wherever the failure is told', () => {
  const bad = derivativeReport('a', status(422), 'rotate=abc');
  expect(toReason(bad)).toBe('imgix answers 422, imgix cannot render the file at `?rotate=abc`, in 12 checks');
  expect(diagnose([bad], setup)).toMatchObject([
    {
      code: 'status',
      finding: '1 URL: imgix answers 422, imgix cannot render the file at `?rotate=abc`, in 12 checks.',
      remedy: expect.stringMatching(/^The file itself is proved: .*correct that line of `verify-params`/),
    },
  ]);
});

test('all that share a cause are one diagnosis with each of their queries, apart from those of the files themselves', () => {
  const assets = [
    derivativeReport('a', status(422), 'w=1', 'w=2'),
    derivativeReport('b', status(422), 'w=2', 'w=3'),
    unprovedReport('c', status(422)),
  ];
  expect(diagnose(assets, setup).map(({ count, finding, remedy }) => [count, finding, /`files`/.test(remedy)])).toEqual(
    [
      [2, expect.stringContaining('at `?w=1`, `?w=2`, `?w=3`,'), false],
      [1, expect.not.stringContaining(' at '), true],
    ],
  );
});

test('only those that fail for that reason are named', () => {
  const { verification, ...asset } = derivativeReport('a', { kind: 'old-rendering' }, 'w=1', 'w=2');
  const [first, second] = verification.derivatives ?? [];
  const other = second && { ...second, cause: status(422) };
  const derivatives = [first, other].filter((one) => one !== undefined);
  expect(toReason({ ...asset, verification: { ...verification, derivatives } })).toMatch(/ at `\?w=1`, in /);
});

test('many queries, and long ones, do not fill the line', () => {
  const long = derivativeReport('a', status(414), `txt=${'a'.repeat(9000)}`);
  expect(toReason(long).length).toBeLessThan(200);
  const many = derivativeReport('a', status(422), ...Array.from({ length: 12 }, (_, index) => `w=${index}`));
  expect(toReason(many)).toMatch(/ at `\?w=0`, .*`\?w=4` and 7 more, in /);
});

test.each<[Cause, RegExp]>([
  [{ kind: 'old-rendering' }, /^The file itself is proved, so imgix needs longer .*raise `timeout` \(300 s\)/],
  [{ kind: 'old-bytes' }, /raise `timeout`/],
  [{ kind: 'unknown-content' }, /take that line out of `verify-params`/],
  [{ kind: 'not-an-asset', nonAssetReason: 'an HTML page' }, /correct that line of `verify-params`/],
  [{ kind: 'missing', status: 404 }, /correct that line of `verify-params`/],
  [{ kind: 'refused', status: 403, signed: false }, /correct that line of `verify-params`/],
  [
    { kind: 'unreachable', reason: 'no answer within the time limit (x.imgix.net)' },
    /^The file itself is proved: .* run the job again, or take that line out of `verify-params`/,
  ],
  [{ kind: 'unreachable', reason: 'the connection was cut (x.imgix.net)' }, /^Check `base-url`, and run the job again/],
  [status(402), /^A limit of the plan/],
  [status(414), /^Shorten .*`verify-params`/],
  [status(429), /^The host limits how many requests/],
  [status(503), /status page/],
  [{ kind: 'too-early' }, /^Raise `timeout`/],
])('of the cause %j it is told what to do, and neither to deploy first nor to look for the file', (cause, remedy) => {
  const [diagnosis] = diagnose([derivativeReport('a', cause, 'w=1')], setup);
  expect(diagnosis?.remedy).toMatch(remedy);
  expect(diagnosis?.remedy).not.toMatch(/deployment|`root`|`files`|secure-url-token/);
});

test('of a removed file what is left of it is told to need longer', () => {
  const left = { ...derivativeReport('a', { kind: 'unknown-content' }, 'w=1'), change: 'deleted' } as const;
  expect(diagnose([left], setup)[0]?.remedy).toMatch(/^The file itself is proved gone, so imgix needs longer/);
});

test('of one that fails for removed and changed files alike, none is called gone', () => {
  const gone = { ...derivativeReport('a', status(422), 'w=1'), change: 'deleted' } as const;
  expect(diagnose([gone, derivativeReport('b', status(422), 'w=1')], setup)).toMatchObject([
    { count: 2, remedy: expect.stringMatching(/^The file itself is proved: open/) },
  ]);
});
