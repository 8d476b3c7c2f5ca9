// One thing that `diagnose: true` has found about a set-up, and how it is made.
import type { FatalCode } from '../../errors.ts';
import type { DiagnosisCode } from '../diagnosis/diagnosis.ts';

export type SetupCheck = Check & {
  /** Of its code in docs/troubleshooting.md. */
  readonly link: string | null;
};

export type Check = {
  readonly about: string;
  /** `unknown`: it could not be looked at. */
  readonly verdict: 'right' | 'wrong' | 'note' | 'unknown';
  readonly finding: string;
  readonly remedy: string | null;
  /** Null unless the verdict is `wrong`. */
  readonly code: DiagnosisCode | FatalCode | null;
};

const toCheck =
  (verdict: Check['verdict']) =>
  (about: string, finding: string, remedy: string | null = null): Check => ({
    about,
    verdict,
    finding,
    remedy,
    code: null,
  });

export const right = toCheck('right');
export const note = toCheck('note');
export const unknown = toCheck('unknown');

/** What was found, and what to do, in one line: for the log and for annotations. */
export function toCheckWords({ about, finding, remedy }: Check): string {
  return `${about}: ${finding}${remedy === null ? '' : ` ${remedy}`}`;
}

export function wrong(about: string, code: NonNullable<Check['code']>, finding: string, remedy: string | null): Check {
  return { about, verdict: 'wrong', finding, remedy, code };
}
