// Holds a played world against the truth.
import type { Played } from '../play/play.ts';
import { judgeAsset, judgeRun } from './bounded.ts';
import { judgeComplete } from './complete.ts';
import type { Finding } from './finding.ts';
import { findListed } from './listed-cases.ts';
import { judgeLive } from './live.ts';
import { judgeSafe } from './safe.ts';
import { type Subject, subjectsOf } from './subject.ts';
import { Truth } from './truth.ts';

export type Judgement = {
  readonly subjects: readonly Subject[];
  readonly findings: readonly Finding[];
  /** Ids of the listed cases that covered a finding. */
  readonly listed: readonly string[];
};

export function judge(played: Played): Judgement {
  const truth = new Truth(played.world);
  const subjects = subjectsOf(played, truth);
  const findings: Finding[] = [...judgeComplete(played), ...judgeRun(played)];
  const listed: string[] = [];
  for (const subject of subjects) {
    for (const finding of [...judgeSafe(subject, truth), ...judgeLive(subject), ...judgeAsset(subject)]) {
      const known = findListed(subject, finding);
      if (known === undefined) findings.push(finding);
      else listed.push(known.id);
    }
  }
  return { subjects, findings, listed };
}
