// This action as the bench runs it: a dry run, or against a simulated imgix.
import { fileURLToPath } from 'node:url';
import { testKey } from '../simulator/options.ts';
import { type RunningSimulator, type StartOptions, startSimulator } from '../simulator/start-simulator.ts';
import type { ActionInputs } from '../support/run-action.ts';
import { contents, type Push, toImagePaths } from './repositories.ts';
import { runStep, type StepResult } from './step.ts';

const entry = fileURLToPath(new URL('../../dist/index.js', import.meta.url));

const maxUrls = 1_000_000;

/** Finds the changed images, writes report, outputs and summary, and sends nothing. */
export async function dryRun(workspace: string, push: Push, withMemory = false): Promise<StepResult> {
  const inputs = { 'base-url': 'https://example.imgix.net', root: 'public', 'dry-run': true, 'max-urls': maxUrls };
  const result = await runStep({ entry, inputs, workspace, push }, withMemory);
  const conclusion = push.changed.length === 0 ? 'nothing-to-do' : 'dry-run';
  if (result.outputs.conclusion !== conclusion) throw new Error(`the dry run ended as ${result.outputs.conclusion}`);
  return result;
}

type ImgixOptions = StartOptions & {
  /** Between a purge's effect and its answer. */
  readonly answerAfterMs?: number | undefined;
};

/** With an imgix of its own, which knows no limit unless it is told one. */
export async function withImgix<T>(
  { answerAfterMs = 0, ...options }: ImgixOptions,
  use: (imgix: RunningSimulator) => Promise<T>,
): Promise<T> {
  const imgix = await startSimulator({ purgeRate: Number.POSITIVE_INFINITY, ...options });
  const answer = { kind: 'delay', delayMs: answerAfterMs } as const;
  if (answerAfterMs > 0) imgix.faults.add({ on: 'api', times: Number.POSITIVE_INFINITY, answer });
  try {
    return await use(imgix);
  } finally {
    await imgix.close();
  }
}

export type Delivery = { readonly imgix: RunningSimulator; readonly result: StepResult };

/**
 * Purges and, without `verify: off`, proves. imgix and its visitors know the old files, the Source has the new ones, so
 * each run has an imgix of its own.
 */
export async function purgeAndProve(
  workspace: string,
  push: Push,
  {
    imgix: options = {},
    answerAfterMs,
    inputs = {},
    withMemory = false,
  }: { imgix?: StartOptions; answerAfterMs?: number; inputs?: ActionInputs; withMemory?: boolean } = {},
): Promise<Delivery> {
  return withImgix({ answerAfterMs, ...options }, async (imgix) => {
    deploy(imgix, push);
    const given = {
      'api-key': testKey,
      'base-url': imgix.baseUrl,
      'api-url': imgix.apiUrl,
      'rate-limit': 0,
      'max-urls': maxUrls,
    };
    const result = await runStep({ entry, inputs: { ...given, ...inputs }, workspace, push }, withMemory);
    const { purged, verified } = result.outputs;
    const expected = String(push.changed.length);
    if (purged !== expected || (inputs.verify !== 'off' && verified !== expected)) {
      throw new Error(`of ${expected} images ${purged} were purged and ${verified} proved`);
    }
    return { imgix, result };
  });
}

export type Comparison = { readonly result: StepResult; readonly downloadedKilobytes: number };

/** Compares every image with what imgix serves, of which it has the changed ones as they were, and purges none. */
export async function compareAll(workspace: string, push: Push, images: number): Promise<Comparison> {
  return withImgix({}, async (imgix) => {
    deploy(imgix, { ...push, changed: toImagePaths(images) }, new Set(push.changed));
    const inputs = { 'base-url': imgix.baseUrl, root: '.', select: 'stale', 'dry-run': true, 'max-urls': maxUrls };
    let downloadedBytes = Number.NaN;
    const onReport = (text: string) => {
      downloadedBytes = JSON.parse(text).reconciliation.downloadedBytes;
    };
    const result = await runStep({ entry, inputs, workspace, push, onReport }, true);
    if (result.outputs.stale !== String(push.changed.length)) {
      throw new Error(`of ${push.changed.length} stale images ${result.outputs.stale} were found`);
    }
    return { result, downloadedKilobytes: downloadedBytes / 1000 };
  });
}

/** imgix has all of them as they were; the Source those of `changing` as they are from now on. */
function deploy(
  { source, simulator }: RunningSimulator,
  { changed }: Push,
  changing: ReadonlySet<string> = new Set(changed),
): void {
  for (const path of changed) source.put(path, contents.before(path));
  simulator.warm(...changed.map((path) => `/${path}`));
  for (const path of changing) source.put(path, contents.after(path));
}
