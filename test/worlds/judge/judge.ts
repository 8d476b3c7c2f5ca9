// Holds a played world against the truth.

import type { Played } from '../play/play.ts';
import { findUnproved } from '../unproved-cases.ts';
import { judgeAsset, judgeRun } from './bounded.ts';
import { judgeComplete } from './complete.ts';
import { findExcuse, findSelectionExcuse } from './excused-cases.ts';
import type { Finding } from './finding.ts';
import { judgeLive } from './live.ts';
import { judgeSafe } from './safe.ts';
import { judgeSelected } from './selected.ts';
import { type Subject, subjectsOf } from './subject.ts';
import { Truth } from './truth.ts';

export type Judgement = {
  readonly subjects: readonly Subject[];
  readonly findings: readonly Finding[];
  /** Ids of the listed cases: false proofs that are excused, and assets of which nothing can tell. */
  readonly listed: readonly string[];
};

export function judge(played: Played): Judgement {
  const truth = new Truth(played.world);
  const subjects = subjectsOf(played, truth);
  const findings: Finding[] = [...judgeComplete(played), ...judgeRun(played)];
  const listed: string[] = [];
  for (const finding of judgeSelected(played, truth)) {
    const excuse = findSelectionExcuse(played.world, finding);
    if (excuse === undefined) findings.push(finding);
    else listed.push(excuse.id);
  }
  for (const subject of subjects) {
    findings.push(...judgeAsset(subject));
    for (const finding of judgeSafe(subject, truth)) {
      const excuse = findExcuse(subject, finding);
      if (excuse === undefined) findings.push(finding);
      else listed.push(excuse.id);
    }
    if (subject.report.verification.outcome === 'verified') continue;
    const unproved = findUnproved(subject);
    if (unproved === undefined) findings.push(...judgeLive(subject));
    else listed.push(unproved.id);
  }
  return { subjects, findings, listed };
}
