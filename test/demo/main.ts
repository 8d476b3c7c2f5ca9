// `npm run demo`: the main job for real. A push changes images in a repository, the simulator is imgix and its Source,
// and the committed dist/index.js runs as the runner runs it. Then the same push with a Source that was never updated.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testKey } from '../simulator/options.ts';
import { type RunningSimulator, startSimulator } from '../simulator/start-simulator.ts';
import { type ActionResult, runAction } from '../support/run-action.ts';
import { print, show } from './show.ts';
import { after, before, createPush, deploy, type Push, root, visit } from './site.ts';

/** How long the simulated CDN takes to carry a purge out. */
const propagationMs = 1500;

const folder = mkdtempSync(join(tmpdir(), 'imgix-purge-demo-'));
try {
  const push = createPush(join(folder, 'site'));
  print(`A push changes ${root}/ in a throw-away repository:\n`);
  print(listChanges());
  await demonstrate(push);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function demonstrate(push: Push): Promise<void> {
  const updated = await runWith(push, { isDeployed: true, timeoutSeconds: 30 });
  show('The Source has the new images', updated);
  const forgotten = await runWith(push, { isDeployed: false, timeoutSeconds: 4 });
  show('The Source was never updated', forgotten);
  const { counts, assets } = updated.report;
  const isAsPromised = updated.exitCode === 0 && counts.verified === assets.length && forgotten.exitCode === 1;
  print('=== What this showed\n');
  print(
    `- Deployed: ${counts.urls} URLs purged, ${counts.verified} proved by ${toEvidence(updated)}; exit status ${updated.exitCode}.`,
  );
  print(
    `- Not deployed: imgix accepted ${forgotten.report.counts.purged} purges with 200, and ${forgotten.report.counts.failed} assets were found stale all the same; exit status ${forgotten.exitCode}.`,
  );
  if (isAsPromised) return;
  print('\nThe demo did not show what it should.');
  process.exitCode = 1;
}

async function runWith(
  { folder: workspace, before: first, after: second }: Push,
  options: { readonly isDeployed: boolean; readonly timeoutSeconds: number },
): Promise<ActionResult> {
  const simulator = await startSimulator({ propagationMs });
  try {
    deploy(before, simulator);
    visit(before, simulator);
    if (options.isDeployed) deploy(after, simulator);
    const inputs = toInputs(simulator, options.timeoutSeconds);
    const payload = {
      ref: 'refs/heads/main',
      before: first,
      after: second,
      created: false,
      deleted: false,
      forced: false,
    };
    return await runAction({ workspace, inputs, event: { name: 'push', payload }, env: { GITHUB_SHA: second } });
  } finally {
    await simulator.close();
  }
}

function toInputs({ apiUrl, baseUrl }: RunningSimulator, timeout: number): Record<string, string | number> {
  return { 'api-key': testKey, 'base-url': baseUrl, root, 'api-url': apiUrl, timeout };
}

/** Such as "bytes (6), gone (2)". */
function toEvidence({ report }: ActionResult): string {
  const counts = new Map<string, number>();
  for (const { verification } of report.assets)
    counts.set(verification.evidence, (counts.get(verification.evidence) ?? 0) + 1);
  return [...counts].map(([evidence, count]) => `${evidence} (${count})`).join(', ');
}

function listChanges(): string {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  const lines = paths.map((path) => {
    const [old, now] = [before.get(path), after.get(path)];
    if (old === undefined) return `  added     ${path}`;
    if (now === undefined) return `  deleted   ${path}`;
    return old.equals(now) ? `  unchanged ${path}` : `  modified  ${path}`;
  });
  return lines.join('\n');
}
