// One thing that `diagnose: true` has found about a set-up, and how it is made.
import type { FatalCode } from '../../errors.ts';
import type { DiagnosisCode } from '../diagnosis/diagnosis.ts';

export type SetupCheck = {
  readonly about: string;
  /** `unknown`: it could not be looked at. */
  readonly verdict: 'right' | 'wrong' | 'note' | 'unknown';
  readonly finding: string;
  readonly remedy: string | null;
  /** Null unless the verdict is `wrong`. */
  readonly code: DiagnosisCode | FatalCode | null;
};

export function right(about: string, finding: string): SetupCheck {
  return { about, verdict: 'right', finding, remedy: null, code: null };
}

export function note(about: string, finding: string, remedy: string | null = null): SetupCheck {
  return { about, verdict: 'note', finding, remedy, code: null };
}

export function unknown(about: string, finding: string, remedy: string | null = null): SetupCheck {
  return { about, verdict: 'unknown', finding, remedy, code: null };
}

export function wrong(
  about: string,
  code: NonNullable<SetupCheck['code']>,
  finding: string,
  remedy: string | null,
): SetupCheck {
  return { about, verdict: 'wrong', finding, remedy, code };
}
