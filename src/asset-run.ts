// One asset's way: origin ready, what was before, purge, verify. What goes wrong with it is data; what stops the run
// is thrown, and what had been done until then stays known.
import type { Problem } from './errors.ts';
import type { Clock } from './platform/clock.ts';
import type { Gate } from './platform/gate.ts';
import type { LocalFiles } from './platform/local-file.ts';
import { KeyRefusedError, type PurgeResult, withoutForeign } from './purge/purge-result.ts';
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
  readonly onPurged: (asset: Asset, purge: PurgeReport) => void;
};

/** So long a purge without an answer may show that it had its effect. */
const maxLostMs = 5_000;

export class AssetRun {
  readonly asset: Asset;
  readonly #stages: AssetStages;
  #purge: PurgeReport = purgeSkipped;
  #isUnderWay = false;
  /** The purge failed and may have had its effect all the same. */
  #isInDoubt = false;
  /** Something answered it that is not imgix: only what imgix serves can show that it was purged. */
  #foreign: PurgeResult | undefined;
  /** And what imgix serves may decide: the API has left this purge without a yes or a no, and is not down as a whole. */
  #isLost = false;

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
    if (outcome === 'failed' && status !== 404 && !this.#isLost)
      return this.#report(skipped(this.#isInDoubt ? 'It may have been purged.' : 'It was not purged.'), error);
    if (!isVerifying) return this.#report(skipped('Input `verify` is `off`.'), error);
    return this.#verify(origin.expected, before);
  }

  /** What is known of an asset whose run was stopped for `reason`. */
  reportStopped(reason: string): AssetReport {
    this.#refuseForeign('The run was stopped before anything showed that it was purged.');
    return this.#report(skipped(reason), { code: 'not-attempted', message: `${reason} ${this.#toState()}` });
  }

  #toState(): string {
    const { outcome } = this.#purge;
    if (outcome === 'accepted' || outcome === 'duplicate') return 'It was purged, but not verified.';
    const mayHaveActed = outcome === 'failed' ? this.#isInDoubt : this.#isUnderWay;
    return mayHaveActed ? 'Its purge was under way and may have had its effect.' : 'It was not purged.';
  }

  #refuseForeign(why: string): void {
    if (this.#foreign === undefined) return;
    const { attempts, repeats } = this.#purge;
    this.#take(withoutForeign(this.#foreign, why));
    this.#purge = { ...this.#purge, attempts, repeats };
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
    const { purger, isVerifying, onPurged } = this.#stages;
    const onSent = () => {
      this.#isUnderWay = true;
    };
    try {
      const result = await purger.purge(this.asset.url, { priority: 'first', onSent });
      const why = 'With `verify: off` nothing else would tell whether it was purged.';
      this.#take(isVerifying ? result : withoutForeign(result, why));
      this.#foreign = isVerifying && result.isForeign ? result : undefined;
      onPurged(this.asset, this.#purge);
    } catch (error) {
      if (!(error instanceof KeyRefusedError)) throw error;
      this.#take(error.result);
      throw error;
    }
  }

  #take({ outcome, attempts, status, purgeId, error, note, mayHaveActed, isOutage }: PurgeResult): void {
    this.#purge = { outcome, attempts, repeats: 0, status, purgeId, error, note: note ?? null };
    this.#isInDoubt = mayHaveActed === true;
    this.#isLost = this.#isInDoubt && error?.code === 'purge-unreachable' && isOutage !== true;
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
    const { clock } = this.#stages;
    const verifier = this.#toVerifier();
    const purgeAgain = (signal: AbortSignal) => this.#purgeAgain(signal);
    const request = { url: this.asset.url, expected, before, purgedAtMs: clock.monotonicMs(), purgeAgain };
    const seen = await verify(request, verifier);
    if (seen.outcome !== 'verified') this.#refuseForeign('Nor does what imgix serves show that it was purged.');
    const verification = { ...seen, detail: `${seen.detail}${this.#toBasis(expected)}` };
    return this.#report(verification, this.#toProblem(verification, verifier.timeoutMs));
  }

  /** A lost purge is not waited for as an accepted one is: an API in trouble must not hold the run up. */
  #toVerifier(): VerifierOptions {
    const { verifier } = this.#stages;
    return this.#isLost ? { ...verifier, timeoutMs: Math.min(verifier.timeoutMs, maxLostMs) } : verifier;
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

  #toProblem({ outcome, detail, checks }: Verification, timeoutMs: number): Problem | null {
    if (outcome === 'verified' || outcome === 'skipped') return null;
    const looks = `${checks} ${checks === 1 ? 'check' : 'checks'} in ${Math.round(timeoutMs / 1000)} s`;
    const seen = `${detail} That is what ${looks} showed.`;
    const { error, note } = this.#purge;
    if (error !== null && (this.#isLost || this.#foreign !== undefined))
      return { code: error.code, message: `${error.message} ${seen}` };
    const ofPurge = [error === null ? '' : ` ${error.message}`, note === null ? '' : ` Odd about the purge: ${note}`];
    return { code: outcome, message: `${seen} ${this.#toRemedy(outcome)}${ofPurge.join('')}` };
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
