// One asset's way: origin ready, what was before, purge, verify. What goes wrong with it is data; what stops the run
// is thrown, and what had been done until then stays known.
import type { Problem } from './errors.ts';
import type { Clock } from './platform/clock.ts';
import type { Gate } from './platform/gate.ts';
import type { LocalFiles } from './platform/local-file.ts';
import { KeyRefusedError, type PurgeResult } from './purge/purge-result.ts';
import type { Purger } from './purge/purger.ts';
import { type AssetReport, type PurgeReport, purgeSkipped, toAssetReport } from './report/run-report.ts';
import type { Asset } from './targets/asset.ts';
import { type ExpectedContent, toExpectedContent } from './verify/expected-content.ts';
import { waitForOrigin } from './verify/origin.ts';
import { skipped, type Verification } from './verify/verification.ts';
import { type Before, lookBefore, nothingSeenBefore, type VerifierOptions, verify } from './verify/verifier.ts';

export type AssetStages = {
  readonly purger: Purger;
  /**
   * Bounds the assets that are looked at and purged at a time: the others cost no memory yet, and are looked at shortly
   * before their own purge.
   */
  readonly gate: Gate;
  readonly files: LocalFiles;
  readonly clock: Clock;
  readonly verifier: VerifierOptions;
  /** False with `verify: off`. */
  readonly isVerifying: boolean;
  readonly onPurged: (asset: Asset, purge: PurgeReport, note: string | undefined) => void;
};

export class AssetRun {
  readonly asset: Asset;
  readonly #stages: AssetStages;
  #purge: PurgeReport = purgeSkipped;
  #isUnderWay = false;

  constructor(asset: Asset, stages: AssetStages) {
    this.asset = asset;
    this.#stages = stages;
  }

  /** Throws only what stops the run; then `reportStopped` tells how far it came. */
  async run(): Promise<AssetReport> {
    const { files, isVerifying, verifier } = this.#stages;
    const origin = await this.#waitForOrigin(await toExpectedContent(this.asset, files));
    if (origin.problem !== null) return this.#report(skipped('It was not purged.'), origin.problem);
    const before = await this.#stages.gate.run(async () => {
      const seen = isVerifying ? await this.#lookBefore(origin.expected) : nothingSeenBefore;
      await this.#purgeFirst();
      return seen;
    }, verifier.signal);
    const { outcome, status, error } = this.#purge;
    // 404 is also said of what imgix never had or has dropped already: what it serves decides.
    const isHopeless = outcome === 'failed' && status !== 404;
    if (isHopeless || !isVerifying)
      return this.#report(skipped(isHopeless ? 'It was not purged.' : 'Input `verify` is `off`.'), error);
    return this.#verify(origin.expected, before);
  }

  /** What is known of an asset whose run was stopped for `reason`. */
  reportStopped(reason: string): AssetReport {
    const isPurged = this.#purge.outcome === 'accepted' || this.#purge.outcome === 'duplicate';
    const state = this.#isUnderWay ? 'Its purge was under way and may have had its effect.' : 'It was not purged.';
    const message = `${reason} ${isPurged ? 'It was purged, but not verified.' : state}`;
    return this.#report(skipped(reason), { code: 'not-attempted', message });
  }

  async #waitForOrigin(expected: ExpectedContent): Promise<{ expected: ExpectedContent; problem: Problem | null }> {
    const { originUrl } = this.asset;
    if (originUrl === undefined) return { expected, problem: null };
    const { verifier, clock } = this.#stages;
    const deadlineMs = clock.monotonicMs() + verifier.timeoutMs;
    const origin = await waitForOrigin(verifier.looker, originUrl, expected, { ...verifier, deadlineMs });
    if (origin.isReady) return { expected: origin.expected, problem: null };
    const waited = `within ${Math.round(verifier.timeoutMs / 1000)} s`;
    const message = `The deployment has not arrived at the Source ${waited}: ${originUrl} ${origin.detail}. It was not purged, because a purge before the deployment does nothing. Run this step after the deployment, or raise \`timeout\`.`;
    return { expected, problem: { code: 'origin-not-ready', message } };
  }

  #lookBefore(expected: ExpectedContent): Promise<Before> {
    return this.asset.change === 'added'
      ? Promise.resolve(nothingSeenBefore)
      : lookBefore(this.asset.url, expected, this.#stages.verifier);
  }

  async #purgeFirst(): Promise<void> {
    const onSent = () => {
      this.#isUnderWay = true;
    };
    try {
      const { note, ...result } = await this.#stages.purger.purge(this.asset.url, { priority: 'first', onSent });
      this.#purge = { ...result, repeats: 0 };
      this.#stages.onPurged(this.asset, this.#purge, note);
    } catch (error) {
      if (!(error instanceof KeyRefusedError)) throw error;
      this.#isUnderWay = false;
      this.#purge = { ...error.result, repeats: 0 };
      throw error;
    }
  }

  async #purgeAgain(signal: AbortSignal): Promise<void> {
    const result: PurgeResult = await this.#stages.purger.purge(this.asset.url, {
      priority: 'repeat',
      withdraw: signal,
    });
    const { attempts, repeats } = this.#purge;
    this.#purge = { ...this.#purge, attempts: attempts + result.attempts, repeats: repeats + 1 };
  }

  async #verify(expected: ExpectedContent, before: Before): Promise<AssetReport> {
    const { verifier, clock } = this.#stages;
    const purgeAgain = (signal: AbortSignal) => this.#purgeAgain(signal);
    const request = { url: this.asset.url, expected, before, purgedAtMs: clock.monotonicMs(), purgeAgain };
    const seen = await verify(request, verifier);
    const verification = { ...seen, detail: `${seen.detail}${this.#toBasis(expected)}` };
    return this.#report(verification, this.#toProblem(verification, verifier.timeoutMs));
  }

  /** What a requested URL was held against: git's difference says it for all others. */
  #toBasis(expected: ExpectedContent): string {
    const { change } = this.asset;
    if (change !== 'requested') return '';
    if (this.asset.expected.kind !== 'unknown') return ' Compared with the file of the checkout.';
    return expected.kind === 'unknown'
      ? ' Compared with the answer before the purge.'
      : ' Compared with what the origin serves.';
  }

  #toProblem({ outcome, detail, attempts }: Verification, timeoutMs: number): Problem | null {
    if (outcome === 'verified' || outcome === 'skipped') return null;
    const looks = `${attempts} ${attempts === 1 ? 'look' : 'looks'} in ${Math.round(timeoutMs / 1000)} s`;
    const message = `${detail} That is what ${looks} showed. ${this.#toRemedy(outcome)}`;
    return { code: outcome, message: this.#purge.error === null ? message : `${message} ${this.#purge.error.message}` };
  }

  #toRemedy(outcome: 'stale' | 'inconclusive'): string {
    if (outcome === 'inconclusive') return 'docs/verification.md says what can be proved with which Source.';
    const { originUrl } = this.asset;
    if (originUrl === undefined)
      return 'Has the deployment to the Source finished? `origin-url` makes the purge wait for it.';
    return 'The origin had the new state before the purge: run the job again, or raise `timeout`.';
  }

  #report(verification: Verification, problem: Problem | null): AssetReport {
    return toAssetReport(this.asset, this.#purge, verification, problem);
  }
}
