// Assets of one cause, as far as a sentence about them needs them.
import { once } from '../../platform/once.ts';
import type { Cause, SeenCause } from '../../verify/cause.ts';
import type { AssetReport } from '../run-report.ts';
import type { DiagnosisCode } from './diagnosis.ts';
import { failedQueriesOf } from './queries.ts';

const maxExamples = 3;

export type Group = {
  readonly code: DiagnosisCode;
  /** One of them, for what is the same in all. */
  readonly first: AssetReport;
  readonly count: number;
  /** Of which the URL gave an asset before the purge, and of which it gave an answer that says there is none. */
  readonly servedBefore: number;
  readonly missingBefore: number;
  /** All are of files that had to go. */
  readonly isOfRemoved: boolean;
  /** Another file of the run that differs from the first, which had to go, in capitals alone. */
  readonly twin: string | undefined;
  /** Endings of their paths, such as `.webp`. */
  readonly endings: ReadonlySet<string>;
  readonly mostChecks: number;
  /** What the checks of all of them have shown. */
  readonly seen: readonly SeenCause[];
  /** Their origins. */
  readonly hosts: ReadonlySet<string>;
  /** Of derivatives, where the assets themselves are proved; else none. */
  readonly queries: ReadonlySet<string>;
  readonly examples: readonly string[];
};

/** An asset, and the code that it shares with others. */
export type Failed = {
  readonly asset: AssetReport;
  readonly code: DiagnosisCode;
  readonly twin: string | undefined;
};

export function toGroup(failed: readonly Failed[]): Group {
  const { asset: first, code, twin } = failed[0] as Failed;
  const assets = failed.map(({ asset }) => asset);
  const found = assets.map(({ verification }) => verification);
  return {
    code,
    first,
    count: assets.length,
    servedBefore: found.filter(({ before }) => before === 'served').length,
    missingBefore: found.filter(({ before }) => isMissingBefore(before)).length,
    isOfRemoved: assets.every(isRemoved),
    twin,
    endings: new Set(assets.map(toEnding)),
    mostChecks: found.reduce((most, { checks }) => Math.max(most, checks), 0),
    seen: found.flatMap(({ seen = [] }) => seen),
    hosts: toOrigins(assets),
    queries: new Set(assets.flatMap(failedQueriesOf)),
    examples: assets.slice(0, maxExamples).map(({ url }) => url),
  };
}

/** `others` were not seen before the purge: they have no more to tell of themselves. */
export function join(group: Group, others: Group): Group {
  return {
    ...group,
    count: group.count + others.count,
    missingBefore: group.missingBefore + others.missingBefore,
    isOfRemoved: false,
    endings: group.endings.union(others.endings),
    mostChecks: Math.max(group.mostChecks, others.mostChecks),
  };
}

export function toOrigins(assets: readonly AssetReport[]): Set<string> {
  return new Set(assets.map(({ url }) => new URL(url).origin));
}

/** Such as `.webp`, in small letters; '' without one. */
export function toEnding({ url }: AssetReport): string {
  return /\.[^./]+$/.exec(new URL(url).pathname)?.[0].toLowerCase() ?? '';
}

/** Finds of what had to go another file, on the same host, that differs in capitals alone, and did not have to. */
export function findTwins(assets: readonly AssetReport[]): (asset: AssetReport) => string | undefined {
  const files = once(
    () => new Map(assets.filter((one) => !isRemoved(one)).map(({ url, file }) => [url.toLowerCase(), file])),
  );
  return (asset) => (isRemoved(asset) ? (files().get(asset.url.toLowerCase()) ?? undefined) : undefined);
}

/** Whether what came before the purge says that nothing was there. */
export function isMissingBefore(before: string): boolean {
  return /^status (404|410|403)$/.test(before);
}

export function isRemoved({ change, verification }: AssetReport): boolean {
  return change === 'deleted' || verification.removal !== undefined;
}

/** It stands for a file that is missing; and what came before may have been it, too. */
export function isOfDefaultImage(cause: Cause | null): boolean {
  return cause?.kind === 'missing' && cause.status === 200;
}
