// What to do about assets that are proved themselves, and of which a derivative (`verify-params`) is not.
import { type Setup, toForgiving } from '../../setup.ts';
import type { Group } from '../group.ts';

/** Neither the deployment nor the place is to blame. Undefined where what to do is the same as of any URL. */
export function toDerivativeRemedy(group: Group, setup: Setup): string | undefined {
  const { cause } = group.first.verification;
  const isGone = group.isOfRemoved;
  const itself = `The file itself is proved${isGone ? ' gone' : ''}`;
  const needsLonger = `${itself}, so imgix needs longer for what it made from it: raise \`timeout\` (${setup.timeoutSeconds} s), or run the job again.`;
  const mayBeWrong = `${itself}: open one of the URLs with that query. Where it fails there as well, correct that line of \`verify-params\`; otherwise run the job again.`;
  switch (cause?.kind) {
    case 'old-bytes':
    case 'old-rendering':
      return needsLonger;
    case 'unknown-content':
      return isGone
        ? needsLonger
        : `${itself}, but this Source tells too little of what it makes from it: take that line out of \`verify-params\`${toForgiving(setup, ', or ')}.`;
    case 'missing':
    case 'refused':
    case 'redirect':
    case 'not-an-asset':
      return mayBeWrong;
    case 'status':
      return isOfAnyUrl(cause.status) ? undefined : mayBeWrong;
    case 'unreachable':
      return isSlow(cause.reason)
        ? `${itself}: imgix may need longer for that query than this step waits for an answer. So run the job again, or take that line out of \`verify-params\`.`
        : undefined;
    default:
      return undefined;
  }
}

/** An answer began, or may come yet. */
function isSlow(reason: string): boolean {
  return /(answer|finished) within the time limit|too slowly/.test(reason);
}

/** The plan, the length, the number of requests, a fault. */
function isOfAnyUrl(status: number): boolean {
  return status === 402 || status === 414 || status === 429 || status >= 500;
}
