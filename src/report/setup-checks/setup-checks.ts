// `diagnose: true`: what was found about a set-up -> a list of checks, each with what is right or what to do. Pure.

import type { Problem } from '../../errors.ts';
import { quote, toCount, toDuration, toMatch } from '../../platform/wording.ts';
import type { Given, HostFacts } from '../../verify/served/examine.ts';
import { toLink } from '../diagnosis/diagnosis.ts';
import {
  originFaultRemedy,
  originFilterRemedy,
  rewrittenRemedy,
  toOriginAdvice,
} from '../diagnosis/remedies/origin.ts';
import { type PurgeCode, toPurgeRemedy, toWayAdvice } from '../diagnosis/remedies/purge.ts';
import type { Setup } from '../setup.ts';
import { hasOwnBytes, mayPass, statusOf, toGivenWords } from './given.ts';
import { againRemedy, checkHost } from './host-checks.ts';
import { type Check, note, right, type SetupCheck, unknown, wrong } from './setup-check.ts';

export type SetupFacts = {
  readonly isCheckedOut: boolean;
  /** Tracked files below `root` that match `files`; undefined where nobody can list them. */
  readonly tracked: number | undefined;
  /** Where there are none: what is wrong, in sentences. */
  readonly unmatched: readonly string[];
  /** Undefined where no folder of built files was looked at. */
  readonly built?: BuiltFact | undefined;
  readonly hosts: readonly HostFacts[];
  readonly key: KeyFact;
  /** Of the job; `granted` undefined where it could not be asked. */
  readonly permissions: readonly {
    readonly name: string;
    readonly use: string;
    readonly granted: boolean | undefined;
  }[];
  readonly purgesPerSecond: number | undefined;
  /** Undefined without `origin-url`, and where imgix serves none of the files. */
  readonly origin: OriginFact | undefined;
};

/** The folder of `deployed`: of what git has, or, with `select: all` and `stale`, itself what a run selects from. */
export type BuiltFact =
  | { readonly kind: 'looked-up' }
  | { readonly kind: 'listed'; readonly count: number }
  | { readonly kind: 'unusable'; readonly message: string };

/** What the Source itself gives for a file that imgix serves: the first of `count`, where it gives none of them. */
export type OriginFact = { readonly url: string; readonly given: Given; readonly count: number };

/** What came of the purge of one file that has not changed. */
export type KeyFact =
  | { readonly kind: 'accepted'; readonly url: string }
  | { readonly kind: 'missing'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'failed'; readonly url: string; readonly problem: Problem; readonly status: number | null }
  | { readonly kind: 'not-asked'; readonly why: string };

export function toSetupChecks(facts: SetupFacts, setup: Setup): SetupCheck[] {
  const { built } = facts;
  const checks = [
    checkSelected(facts, setup),
    checkKey(facts.key, setup),
    ...facts.hosts.flatMap((host) =>
      checkHost(host, setup, built !== undefined).map((check) => nameHost(doubtHost(check, host, facts), host, facts)),
    ),
    ...facts.permissions.map(checkPermission),
    checkDuration(facts),
    ...(facts.origin === undefined ? [] : [checkOrigin(facts.origin, setup)]),
    ...noteUnasked(facts, setup),
  ];
  return checks.map((check) => ({ ...check, link: check.code && toLink(setup.docs, check.code) }));
}

/** Which of several a check is about. */
function nameHost(check: Check, { baseUrl }: HostFacts, { hosts }: SetupFacts): Check {
  if (hosts.length === 1 || check.about.includes(baseUrl)) return check;
  return { ...check, about: `${check.about}, ${quote(baseUrl)}` };
}

/** imgix did not know the URL of a file that is served there: whoever serves it, nothing is right as long as nothing can be purged. */
function doubtHost(check: Check, { baseUrl }: HostFacts, { key }: SetupFacts): Check {
  if (check.verdict !== 'right' || key.kind !== 'failed' || !(key.status === 404 || key.status === 400)) return check;
  if (new URL(key.url).origin !== new URL(baseUrl).origin) return check;
  return note(check.about, check.finding, 'Nothing can be purged there: see "A purge".');
}

/** Git tells what a run selects, or with `select: all` and `stale` the folder of `deployed`. */
function checkSelected(facts: SetupFacts, setup: Setup): Check {
  const { built } = facts;
  if (built === undefined || built.kind === 'looked-up') return checkTracked(facts, setup);
  const about = '`deployed` and `files`';
  if (built.kind === 'unusable') return wrong(about, 'invalid-input', built.message, null);
  const folder = quote(setup.deployed ?? '');
  return built.count > 0
    ? right(about, `${toCount(built.count, 'file')} of ${folder} ${toMatch(built.count)} \`files\`.`)
    : wrong(
        about,
        'invalid-input',
        `No file of ${folder} matches \`files\`.`,
        'Correct `deployed` or `files`: nothing would ever be purged.',
      );
}

function checkTracked({ isCheckedOut, tracked, unmatched, hosts }: SetupFacts, { root, deployed }: Setup): Check {
  const about = '`root` and `files`';
  const place = `below ${quote(root || '.')}`;
  // Of such a set-up it must not be said that nothing is wrong.
  const isBlind = hosts.every(({ files }) => files.length === 0);
  const untold = (finding: string, remedy: string) =>
    isBlind
      ? wrong(about, 'repository-unusable', `${finding}, so that nothing below \`root\` could be looked at.`, remedy)
      : unknown(about, `${finding}.`, remedy);
  if (!isCheckedOut) return untold('No commit is checked out', 'Put actions/checkout before this step.');
  if (tracked === undefined)
    return untold('The files of the commit that is checked out cannot be listed', unlistedRemedy);
  if (tracked > 0) return right(about, `${toCount(tracked, 'tracked file')} ${place} ${toMatch(tracked)} \`files\`.`);
  const orBuilt = deployed === undefined ? '' : '; or, where git has no images, give `select: stale`';
  const remedy = `Correct \`root\` or \`files\`${orBuilt}: nothing would ever be purged.`;
  return wrong(about, 'invalid-input', unmatched.join(' '), remedy);
}

const unlistedRemedy = 'Leave `filter` out of actions/checkout, or let the job fetch the rest (`contents: read`).';

function checkKey(key: KeyFact, setup: Setup): Check {
  const about = '`api-key`';
  switch (key.kind) {
    case 'accepted':
      return right(about, `imgix accepted the purge of ${quote(key.url)}, a file that has not changed.`);
    case 'missing':
      return wrong(about, 'invalid-input', key.message, null);
    case 'refused':
      return wrong(about, 'api-key-refused', key.message, null);
    case 'failed':
      return checkFailedPurge(key, setup);
    case 'not-asked':
      return unknown(about, `Not tried: ${key.why}.`);
    default:
      return key satisfies never;
  }
}

/** Little of it is about the key. */
function checkFailedPurge({ url, problem, status }: Extract<KeyFact, { kind: 'failed' }>, setup: Setup): Check {
  const about = 'A purge';
  // A purge fails in no other way.
  const code = problem.code as PurgeCode;
  const remedy = toPurgeRemedy(code, status, [new URL(url).origin], setup);
  return wrong(about, code, problem.message, toWayAdvice(problem.message) + remedy);
}

function checkPermission({ name, use, granted }: SetupFacts['permissions'][number]): Check {
  const about = 'Permissions';
  if (granted === undefined) return unknown(about, `Whether the job has \`${name}\` could not be asked.`);
  return granted
    ? right(about, `The job has \`${name}\`, for ${use}.`)
    : note(about, `The job does not have \`${name}\`.`, `For ${use} add \`${name}\` to the job's \`permissions\`.`);
}

/** A push waits until the Source has the new files there. */
function checkOrigin({ url, given, count }: OriginFact, { root, deployed }: Setup): Check {
  const about = '`origin-url`';
  if (hasOwnBytes(given)) return right(about, 'The Source gives a file that has not changed, with its own bytes.');
  if (given.kind === 'served') {
    const finding = `The Source gives other bytes than the repository has at ${quote(url)}.`;
    return note(about, finding, deployed === undefined ? rewrittenRemedy : null);
  }
  const files = toCount(count, 'unchanged file');
  const finding = `The Source gives none of ${files} that imgix serves: ${quote(url)} gives ${toGivenWords(given)}.`;
  if (mayPass(given)) return unknown(about, finding, againRemedy);
  if (given.kind === 'challenge') return wrong(about, 'origin-not-ready', finding, originFilterRemedy);
  const isElsewhere = given.kind === 'no-asset' || [404, 410].includes(statusOf(given) ?? 0);
  return wrong(about, 'origin-not-ready', finding, isElsewhere ? `So ${toOriginAdvice(root)}` : originFaultRemedy);
}

/** What a push would need as well. */
function noteUnasked({ origin, built }: SetupFacts, { hasOrigin, deployed }: Setup): Check[] {
  const isUnasked = hasOrigin && origin === undefined;
  const isUnread = deployed !== undefined && built === undefined;
  const names = [...(isUnasked ? ['`origin-url`'] : []), ...(isUnread ? ['`deployed`'] : [])];
  return names.map((name) => unknown(name, 'Given, and not looked at by `diagnose`.'));
}

function checkDuration({ purgesPerSecond, hosts }: SetupFacts): Check {
  const urls = 20 * Math.max(1, hosts.length);
  const sending = purgesPerSecond === undefined ? 'at once' : `within ${toDuration(urls / purgesPerSecond)}`;
  return note('Time', `A push of 20 images is sent ${sending}; imgix carries out most purges in less than a minute.`);
}
