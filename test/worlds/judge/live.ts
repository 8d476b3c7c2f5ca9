// Live: once the world is right, every asset is proved within a stated time. For those that are not, and of which something
// could tell.
import { enoughSeconds, worldRightMs } from '../enough-time.ts';
import type { Finding } from './finding.ts';
import type { Subject } from './subject.ts';

export function judgeLive({ world, story, report }: Subject): readonly Finding[] {
  const { outcome, detail, cause } = report.verification;
  if (worldRightMs(world, story) === null || world.inputs.timeoutS < enoughSeconds(world)) return [];
  const kind = outcome === 'skipped' ? `not verified: ${report.problem?.code}` : `${outcome} (${cause?.kind})`;
  return [{ property: 'live', kind, url: report.url, detail: report.problem?.message ?? detail }];
}
