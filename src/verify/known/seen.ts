// What can be told of an answer by itself, and beside another one. Where there is none, the answer is no.
import type { OtherStatus, Seen, Served } from '../probe/read-answer.ts';

/** It looks like a file: it is no page, no message, and not empty. */
export function isAsset(seen: Seen | undefined): seen is Served {
  return seen?.kind === 'served' && seen.nonAssetReason === undefined;
}

type StatusOf<Status extends number> = OtherStatus & { readonly status: Status };

/** Its body was read to the end. Of others only the length is known. */
export function isRead(seen: Seen | undefined): seen is Served & { readonly body: { readonly sha256: string } } {
  return seen?.kind === 'served' && seen.body.sha256 !== null;
}

/** imgix has no such file. It says 403 where the origin may not be listed; a 403 that may be another's does not count. */
export function isMissing(seen: Seen | undefined): seen is StatusOf<403 | 404 | 410> {
  if (seen?.kind !== 'status' || seen.challengeBy !== undefined || seen.isAnonymous) return false;
  return seen.status === 404 || mayBeOfHost(seen);
}

/** ... and it is said of this file, as neither a refusal nor a Source that is not deployed need be. */
export function isMissingItself(seen: Seen | undefined): seen is StatusOf<404> {
  return isMissing(seen) && !mayBeOfHost(seen);
}

/**
 * It may be of the whole host, and tell nothing of the file: a refusal, or (410, `bad_source`) a Source that is not deployed at the
 * moment. https://docs.imgix.com/setup/serving-assets (HTTP status codes)
 */
export function mayBeOfHost(seen: Seen | undefined): seen is StatusOf<403 | 410> {
  return seen?.kind === 'status' && (seen.status === 403 || seen.status === 410);
}

/** A refusal that names no point of presence: something on the way may have given it. */
export function isNameless(seen: Seen | undefined): boolean {
  return seen?.kind === 'status' && seen.challengeBy === undefined && seen.isAnonymous === true;
}

/** Of the two, this one passes: imgix says it of all of a host while its Source is being deployed. */
export function isUndeployed(seen: Seen | undefined): boolean {
  return seen?.kind === 'status' && seen.status === 410;
}

/** No answer, or one that says "later": it may pass by itself. */
export function mayPass(seen: Seen): boolean {
  return seen.kind === 'failed' || (seen.kind === 'status' && (seen.status >= 500 || later.has(seen.status)));
}

/**
 * 408 is also what a proxy says to a connection as it closes it, and it may meet a request on its way.
 * https://www.rfc-editor.org/rfc/rfc9110#section-15.5.9, https://www.rfc-editor.org/rfc/rfc8470#section-5.2 (425)
 */
const later: ReadonlySet<number> = new Set([408, 425, 429]);

/** True unless something shows that they differ: of a body that was not read, only the length is compared. */
export function hasSameContent(one: Seen | undefined, other: Seen | undefined): boolean {
  if (one?.kind === 'status' && other?.kind === 'status') return one.status === other.status;
  if (one?.kind !== 'served' || other?.kind !== 'served' || one.body.length !== other.body.length) return false;
  return one.body.sha256 === null || other.body.sha256 === null || one.body.sha256 === other.body.sha256;
}

/** True only where two bodies were read and are the same. */
export function hasSameBytes(one: Seen | undefined, other: Seen | undefined): boolean {
  if (one?.kind !== 'served' || other?.kind !== 'served') return false;
  return one.body.sha256 !== null && one.body.sha256 === other.body.sha256;
}
