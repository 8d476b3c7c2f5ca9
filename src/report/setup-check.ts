// One thing that `diagnose: true` has found about a set-up.
import type { FatalCode } from '../errors.ts';
import type { DiagnosisCode } from './diagnosis/diagnosis.ts';

export type SetupCheck = {
  readonly about: string;
  readonly verdict: 'right' | 'wrong' | 'note';
  readonly finding: string;
  readonly remedy: string | null;
  /** Of what is wrong. */
  readonly code: DiagnosisCode | FatalCode | null;
};
