// Wrong beliefs that somebody could have about imgix, each put into the rules by a change of one place. A sweep that does
// not notice one of them is no exam.

import type { Finding, Property } from '../judge/finding.ts';
import type { canaryWorlds } from './canary-worlds.ts';

export type Canary = {
  /** The belief. */
  readonly name: keyof typeof canaryWorlds;
  /** In src/. */
  readonly file: string;
  /** Must be there exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The promise that it breaks. Never `complete`: what has crashed, or reports garbage, shows nothing of a belief. */
  readonly breaks: Exclude<Property, 'complete'>;
  /** Takes such a coincidence (once in 40,000 worlds or more) that a hunt need not meet it: its own world has to do. */
  readonly isRare?: true;
};

export function isGivenAway({ breaks }: Canary, findings: readonly Finding[]): boolean {
  const broken = findings.map(({ property }) => property);
  return broken.includes(breaks) && !broken.includes('complete');
}

export const canaries: readonly Canary[] = [
  {
    name: 'an answer was stored when it was asked for, whatever its age says',
    file: 'verify/probe/cache-hints.ts',
    find: 'return { earliestMs: sentAtMs - (age + 1) * 1000, latestMs: seenAtMs - age * 1000 };',
    replace: 'return { earliestMs: sentAtMs, latestMs: seenAtMs };',
    breaks: 'safe',
  },
  {
    name: 'ages are exact',
    file: 'verify/probe/cache-hints.ts',
    find: '(age + 1) * 1000',
    replace: 'age * 1000',
    breaks: 'safe',
    isRare: true,
  },
  {
    name: 'what is right once needs no confirmation',
    file: 'verify/rules/judge-url.ts',
    find: 'const confirmation = toConfirmation(known, url, answer, finding, twiceFromMs);',
    replace: 'const confirmation = undefined;',
    breaks: 'safe',
    // What is right by chance has to stay right, besides.
    isRare: true,
  },
  {
    name: 'what is right stays right: no sign of the purge is needed',
    file: 'verify/rules/stays.ts',
    find: 'const { purge } = known;',
    replace: 'const { purge } = known; if (1 > 0) return { sinceMs: purge.acceptedAtMs };',
    breaks: 'safe',
  },
  {
    name: 'a purge has its effect within five seconds',
    file: 'verify/rules/stays.ts',
    find: 'export const effectMs = 60_000;',
    replace: 'export const effectMs = 5_000;',
    breaks: 'safe',
  },
  {
    name: 'a point of presence that was stale need not be asked again',
    file: 'verify/rules/judge-url.ts',
    find: 'return [...failed, ...differing]',
    replace: 'return [...failed]',
    breaks: 'safe',
  },
  {
    name: 'a file that is missing has been there',
    file: 'verify/rules/gone-rules.ts',
    find: 'if (known.wasAtOrigin || ',
    replace: 'if (known.wasAtOrigin || 2 > 1 || ',
    breaks: 'safe',
  },
  {
    name: '403 is gone',
    file: 'verify/rules/gone-rules.ts',
    find: 'return mayBeOfHost(seen) ? ifNot',
    replace: 'return status !== 403 && mayBeOfHost(seen) ? ifNot',
    breaks: 'safe',
  },
  {
    name: 'the answer of a path that does not exist is not worth knowing: any image is the default image',
    file: 'verify/rules/gone-rules.ts',
    find: 'if (!isDefaultImage(url, answer.seen)) return undefined;\n  return ifIt',
    replace: 'return ifIt',
    breaks: 'safe',
  },
  {
    name: 'there are no default images',
    file: 'verify/known/known.ts',
    find: 'return hasSameBytes(missing?.seen, seen);',
    replace: 'return missing === undefined && seen === undefined;',
    breaks: 'safe',
  },
  {
    name: 'files of one size are the same file',
    file: 'verify/known/held.ts',
    find: 'const mayBeOld = mayBeOldSize(expected, contentLength);',
    replace: 'const mayBeOld = contentLength < 0;',
    breaks: 'safe',
  },
  {
    name: 'no cache has what nobody has asked for',
    file: 'verify/probe/sample.ts',
    find: 'return isHit(headers) || findOtherCache(headers) !== undefined || stored.latestMs < sentAtMs;',
    replace: 'return isHit(headers) && findOtherCache(headers) !== undefined && stored.latestMs > sentAtMs;',
    breaks: 'safe',
    // What is as before must be shown to be no cache's, besides.
    isRare: true,
  },
  {
    name: 'what a silent cache gives is what imgix renders',
    file: 'verify/rules/facts.ts',
    find: 'return !isAsBefore(given) || isShownSince(fresh, given.known.purge.lastAtMs);',
    replace: 'return isShownSince(fresh, Number.NEGATIVE_INFINITY);',
    breaks: 'safe',
    isRare: true,
  },
  {
    name: 'imgix holding the new file means that every URL gives it',
    file: 'verify/rules/held-rules.ts',
    find: 'if (rightMs !== undefined && isTold) {\n    const isProvisional = untilMs < rightMs;',
    replace: "if (heldContent.kind === 'new') {\n    const isProvisional = untilMs < (rightMs ?? 0);",
    breaks: 'safe',
  },
  {
    name: 'other bytes are fresh bytes',
    file: 'verify/rules/updated-rules.ts',
    find: 'if (!isMadeSince(url, answer, sentAtMs))',
    replace: 'if (sentAtMs < 0)',
    breaks: 'safe',
    isRare: true,
  },
  {
    name: 'a derivative is fresh if it was made since the purge',
    file: 'verify/rules/derivative-rules.ts',
    find: 'if (!isAsBefore(given) && !isUntoldPlaceholder(given) && isMadeSince(url, answer, sinceMs)) {',
    replace: 'if (isMadeSince(url, answer, known.purge.acceptedAtMs)) {',
    breaks: 'safe',
    isRare: true,
  },
  {
    name: 'a derivative of a missing file need not be looked at',
    file: 'verify/rules/derivative-rules.ts',
    find: 'if (isDefaultImage(url, seen)) {',
    replace: "if (seen.kind === 'served') {",
    breaks: 'safe',
  },
  {
    name: 'one purge is enough',
    file: 'verify/schedule.ts',
    find: 'if (!bare.isRight) return !mayBeAsExpected(known, bare);',
    replace: 'if (1 > 0) return false;',
    breaks: 'live',
  },
  {
    name: 'a CDN likes to be asked',
    file: 'verify/schedule.ts',
    find: 'return Math.min(longestDelayMs, Math.max(80, 0.45 * elapsedMs)) * (0.9 + random / 10);',
    replace: 'return 80 + 0 * elapsedMs * random;',
    breaks: 'bounded',
  },
  {
    name: 'every 400 ms is not too often',
    file: 'verify/schedule.ts',
    find: 'return Math.min(longestDelayMs, Math.max(80, 0.45 * elapsedMs)) * (0.9 + random / 10);',
    replace: 'return 400 + 0 * elapsedMs * random;',
    breaks: 'bounded',
  },
  {
    name: 'every body is worth reading',
    file: 'verify/probe/read-answer.ts',
    find: 'declared > cheapBytes && !isWorthReading(declared)',
    replace: 'declared > Number.MAX_VALUE && !isWorthReading(declared)',
    breaks: 'bounded',
  },
  {
    name: 'the deadline is a wish',
    file: 'verify/schedule.ts',
    find: 'if (nowMs >= endMs && !',
    replace: 'if (nowMs >= 3 * endMs && !',
    breaks: 'bounded',
  },
  {
    name: 'the window of the rate limit is as long as a purge takes',
    file: 'purge/rate-limiter.ts',
    find: 'if (sentAtMs === undefined) return doneAtMs',
    replace: 'if (sentAtMs === undefined || doneAtMs !== undefined) return doneAtMs',
    breaks: 'bounded',
  },
  {
    name: 'what the branch holds is what imgix serves',
    file: 'verify/rules/judge.ts',
    find: '  if (own.bare.isRight) return own;',
    replace:
      "  if ([known.newest].some(Boolean)) return { ...own, bare: { ...own.bare, isRight: true, verdict: { outcome: 'verified', evidence: 'superseded', supersededBy: '', cause: null, detail: '' } } };\n  if (own.bare.isRight) return own;",
    breaks: 'safe',
  },
  {
    name: 'what git has is what a takedown must leave',
    file: 'pipeline/prove/branch-now.ts',
    find: "return expected.kind === 'updated' ? expected.now !== undefined : change !== 'requested';",
    replace: "return expected.kind === 'updated' ? expected.now !== undefined : change !== undefined;",
    breaks: 'safe',
  },
  {
    name: 'a Source forgets what it has when imgix is told to',
    file: 'pipeline/prove/ready-origin.ts',
    find: 'if (state.isReady) {',
    replace: "if (state.isReady || ['removed'].includes(expected.kind)) {",
    breaks: 'safe',
  },
  {
    name: 'whatever imgix describes is the file',
    file: 'verify/served/compare.ts',
    find: 'if (!sizes.includes(contentLength))',
    replace: 'if (sizes.includes(contentLength + 0.5))',
    breaks: 'safe',
  },
];
