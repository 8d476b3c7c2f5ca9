// An asset's first step: what should be served, and that its Source has it.
import type { Problem } from '../../errors.ts';
import type { LocalFiles } from '../../platform/files/local-file.ts';
import { toOriginProblem } from '../../report/words/origin-words.ts';
import type { Asset } from '../../targets/asset.ts';
import { toExpectedContent } from '../../verify/expected-content.ts';
import type { Subject } from '../../verify/known/known.ts';
import type { FindNewest } from '../../verify/newest.ts';
import { waitForOrigin } from '../../verify/origin/origin.ts';
import type { OriginState } from '../../verify/origin/origin-rules.ts';
import type { ProvePorts } from '../../verify/prove.ts';
import { toNewestAfterMs } from './branch-now.ts';
import type { Patience } from './patience.ts';

export type OriginStages = {
  readonly files: LocalFiles;
  readonly prove: ProvePorts;
  /** Undefined where the event has no branch. */
  readonly findNewest: FindNewest | undefined;
  readonly originPatience: Patience;
  /** After each look at the Source, with `origin-url`. */
  readonly onOrigin: (asset: Asset, state: OriginState) => void;
};

/** `cause`: what the origin answered, where that is no file. */
export type Origin =
  | { readonly kind: 'ready'; readonly subject: Subject }
  | { readonly kind: 'not-ready'; readonly problem: Problem; readonly cause: OriginState['fault'] };

/** Waits until the Source has the new state, where `origin-url` tells of it. */
export async function toReadyOrigin(asset: Asset, stages: OriginStages): Promise<Origin> {
  const { files, prove: ports } = stages;
  const { url, originUrl, change } = asset;
  const expected = await toExpectedContent(asset, files);
  const newestAfterMs = stages.findNewest && toNewestAfterMs(asset, ports.timeoutMs);
  const subject = { url, isSigned: ports.token !== undefined, isAdded: change === 'added', newestAfterMs, expected };
  if (originUrl === undefined) return { kind: 'ready', subject };
  const isTakedown = expected.kind === 'removed' && change === 'requested';
  // Whatever is there has to go: also another file than git's.
  const awaited = isTakedown ? ({ kind: 'removed', old: 'unknown' } as const) : expected;
  const patience = stages.originPatience;
  const { clock } = ports.sampler;
  const startMs = clock.monotonicMs();
  const state = await waitForOrigin(originUrl, awaited, {
    ...ports,
    patienceMs: () => patience.msFor(originUrl),
    findNewest: async () => stages.findNewest?.(asset.file, expected),
    newestAfterMs,
    onLook: (seen) => stages.onOrigin(asset, seen),
  });
  const tookMs = clock.monotonicMs() - startMs;
  patience.note(originUrl, { hasCome: state.isReady, isInVain: tookMs >= ports.timeoutMs });
  if (state.isReady) {
    const { isCertain: isOriginReady, wasAtOrigin, newest } = state;
    const due = isTakedown ? expected : state.expected;
    return { kind: 'ready', subject: { ...subject, expected: due, newest, isOriginReady, wasAtOrigin } };
  }
  const isRemoved = expected.kind === 'removed';
  const problem = toOriginProblem(state, {
    url: originUrl,
    seconds: Math.round(Math.min(tookMs, ports.timeoutMs) / 1000),
    isRemoved,
    isTakedown,
  });
  return { kind: 'not-ready', problem, cause: state.fault ?? state.absence };
}
