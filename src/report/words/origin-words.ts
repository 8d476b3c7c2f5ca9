// Why an asset was not purged: what the Source (`origin-url`) gave until the end of the wait.
import type { Problem } from '../../errors.ts';
import { quote } from '../../platform/wording.ts';
import type { Cause } from '../../verify/cause.ts';
import type { OriginState } from '../../verify/origin/origin-rules.ts';
import { toHost } from './cause-words.ts';

type Waited = {
  readonly url: string;
  readonly seconds: number;
  readonly isRemoved: boolean;
  readonly isTakedown: boolean;
};

/** `url` is the Source's own; `seconds`, how long it was waited for; `isRemoved`: it is a file that has to go, by hand or a deployment. */
export function toOriginProblem(
  { detail, fault, isForGood }: Pick<OriginState, 'detail' | 'fault' | 'isForGood'>,
  { url, seconds, isRemoved, isTakedown }: Waited,
): Problem {
  const toProblem = (what: string, why: string): Problem => ({
    code: 'origin-not-ready',
    message: `${what}${isForGood ? '' : ` within ${seconds} s`}: ${url} ${detail}${toTarget(fault)}. ${why}`,
  });
  const why = 'It was not purged, because a purge before the deployment does nothing.';
  if (mayBeMissing(fault)) return toProblem('The Source does not show the new file', why);
  if (fault !== null)
    return toProblem(
      'The Source could not be asked',
      `It was not purged, because nothing shows that ${isTakedown ? 'it has been removed there' : 'the deployment has arrived'}.`,
    );
  return isRemoved
    ? toProblem(
        'The Source does not say that the file is gone',
        'It was not purged, because a purge would make imgix load it again if it is still there.',
      )
    : toProblem('The deployment has not arrived at the Source', why);
}

/** Storage that may not be listed says 403 of a missing file, and a filter of whom it refuses. */
export function mayBeMissing(fault: Cause | null): boolean {
  return fault?.kind === 'refused' && fault.status === 403;
}

/** Whether the Source seems to have no such file: so of an asset that was not purged. */
export function isNotAtSource(cause: Cause | null): boolean {
  return cause?.kind === 'missing' || mayBeMissing(cause);
}

function toTarget(fault: Cause | null): string {
  return fault?.kind === 'redirect' ? `, a redirect to ${quote(toHost(fault.location))}, which is not followed` : '';
}
