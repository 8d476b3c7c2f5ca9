// What to do about a status that says nothing of whether there is a file, in sentences.
import type { AssetReport } from '../../run-report.ts';
import type { Setup } from '../../setup.ts';
import { toCredentialsRemedy } from './in-front.ts';

/** `origins`: that answer so. `isOfRemoved`: of files that had to go. `mayBePointer`: see below. https://docs.imgix.com/setup/serving-assets (HTTP status codes) */
export function toStatusRemedy(
  status: number | undefined,
  origins: Iterable<string>,
  { isOfRemoved = false, isPointer = false }: { readonly isOfRemoved?: boolean; readonly isPointer?: boolean } = {},
): string {
  switch (status) {
    case 401:
      return toCredentialsRemedy(origins);
    case 402:
      return 'A limit of the plan of the imgix account is reached: raise it there, then run the job again.';
    case 413:
      return `Open one of the URLs: ${leftOut}`;
    case 421:
    case 422:
      return isOfRemoved
        ? "The Source gives something else in the place of the file. If it is your site's page for a missing file, let the Source give it with status 404 instead of 200."
        : `${isPointer ? `The file is in Git LFS: has the deployment uploaded the pointer in its place? ${lfsRemedy} Otherwise open` : 'Open'} one of the files at the Source. If that gives your site's page for a missing file, put this step after the deployment. Otherwise ${leftOut}`;
    case 414:
      return 'Shorten the path of the file, or the queries of `verify-params`.';
    case 429:
      return 'The host limits how many requests it answers: lower `rate-limit`, which spreads the checks, too, or raise `timeout`. If the limit is set in front of imgix, let the runner through there, by its user agent `imgix-purge-action` or by `verify-headers`.';
    default:
      return "Run the job again; if it goes on, look at imgix's status page, and at what answers at `base-url`.";
  }
}

/** imgix cannot render it, and git has it as a Git LFS pointer, which may have been deployed in its place. */
export function mayBePointer(
  status: number | undefined,
  { file }: Pick<AssetReport, 'file'>,
  { lfsFiles }: Setup,
): boolean {
  return (status === 421 || status === 422) && lfsFiles?.has(file ?? '') === true;
}

export const lfsRemedy = 'Fetch the LFS files before the upload: `lfs: true` in actions/checkout, or `git lfs pull`.';

const leftOut =
  'what imgix cannot render is left out by a line of `files` that begins with `!`, or mended in the repository.';
