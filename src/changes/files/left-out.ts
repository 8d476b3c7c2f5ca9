// What a comparison leaves out, or cannot tell. Named by paths, so that those of several comparisons can be joined; the sentences
// are made last. Pure.
import type { GitPath } from '../../platform/git/git-path.ts';
import { listFirst, quote } from '../../platform/wording.ts';
import type { Checkout } from '../git/checkout.ts';

export type LeftOut = {
  readonly submodules: readonly GitPath[];
  /** Names that GitHub's API cannot tell, and links that may lead to one. */
  readonly inexact: readonly GitPath[];
  /** Links that lead to no file. */
  readonly lost: readonly GitPath[];
  /** Links that lead out of the repository. Those are no less files that changed. */
  readonly unseen: readonly GitPath[];
  /** Whether any of these two may lead to an inexact name instead. */
  readonly isUnsure: boolean;
  /** Links to folders in which files changed, or that lead elsewhere now, with that folder. */
  readonly folderLinks: ReadonlyMap<GitPath, GitPath>;
  /** Links that led to a folder, which is named, and are gone. */
  readonly goneLinks: ReadonlyMap<GitPath, GitPath>;
  /** There are folders in which nobody has looked for links. */
  readonly hasUnread: boolean;
};

/** `files`: those of the joined comparison. A link that leads nowhere now, and led to a file in one commit alone, is among them. */
export function joinLeftOut(all: readonly LeftOut[], files: ReadonlySet<GitPath>): LeftOut {
  const union = (kind: 'submodules' | 'inexact' | 'lost' | 'unseen') => [...new Set(all.flatMap((one) => one[kind]))];
  return {
    submodules: union('submodules'),
    inexact: union('inexact'),
    lost: union('lost').filter((path) => !files.has(path)),
    unseen: union('unseen'),
    isUnsure: all.some(({ isUnsure }) => isUnsure),
    folderLinks: new Map(all.flatMap(({ folderLinks }) => [...folderLinks])),
    goneLinks: new Map(all.flatMap(({ goneLinks }) => [...goneLinks])),
    hasUnread: all.some(({ hasUnread }) => hasUnread),
  };
}

/** Sentences. `root` is '' for the whole repository. */
export function toNotices(
  { submodules, inexact, lost, unseen, isUnsure, folderLinks, goneLinks, hasUnread }: LeftOut,
  { checkout, root }: { readonly checkout: Pick<Checkout, 'shallow'> | undefined; readonly root: string },
): string[] {
  const orElse = isUnsure ? ", or to a name that GitHub's API cannot tell," : '';
  return [
    ...noticeOf('Submodules were left out', submodules, ' Their files belong to other repositories.'),
    ...noticeOf(
      "GitHub's API cannot tell names that are not UTF-8; these, or links that may lead to them, were left out",
      inexact,
      checkout === undefined ? checkOut : checkout.shallow === '' ? selectAll : deepen,
    ),
    ...noticeOf(`Symbolic links that lead to no file of this repository${orElse} were left out`, lost),
    ...noticeOf(
      `Symbolic links that lead out of this repository${orElse} are purged`,
      unseen,
      ' Git does not tell what they show; `origin-url` would.',
    ),
    ...noticesOfFolderLinks([...folderLinks], root),
    ...noticeOf(
      'Symbolic links to folders are not followed, and these are gone',
      Array.from(goneLinks, toWords),
      ' What imgix has below them it may go on serving: purge that with `urls`.',
    ),
    ...(hasUnread ? [unread] : []),
  ];
}

type FolderLink = readonly [link: GitPath, folder: GitPath];

/** Where `root` itself is a link, or lies below one, another `root` has the files, and their URLs are the same. */
function noticesOfFolderLinks(links: readonly FolderLink[], root: string): string[] {
  const what = 'Symbolic links to folders are not followed, and these changed, or files where they lead';
  const whatElse = 'where the link changed, with `select: all`, and with `urls` what only the old folder had.';
  const leadsToRoot = ([link]: FolderLink) => `${root}/`.startsWith(`${link}/`);
  const below = root === '' ? '' : ` below ${quote(root)}`;
  return [
    ...noticeOf(
      what,
      links.filter((link) => !leadsToRoot(link)).map(toWords),
      ` Where imgix has files below the link, purge them with that folder as \`root\`, and a \`base-url\` that ends with the path of the link${below}; ${whatElse}`,
    ),
    ...links.filter(leadsToRoot).flatMap(([link, folder]) => {
      const remedy = ` Purge them with ${quote(`root: ${folder}${root.slice(link.length)}`)}, and the same \`base-url\`; ${whatElse}`;
      return noticeOf(what, [toWords([link, folder])], remedy);
    }),
  ];
}

function toWords([link, folder]: FolderLink): string {
  return `${link} (to ${folder})`;
}

const unread =
  "Symbolic links that lead to changed files were looked for in some folders alone, as GitHub's API lists a repository of so many folder by folder. Check the repository out to include all.";
const checkOut = ' Check the repository out to include them.';
const deepen = ' Let actions/checkout fetch the history (`fetch-depth: 0`) to include them.';
const selectAll = ' Purge them with `urls`, or run once with `select: all`.';

const maxShown = 5;

function noticeOf(what: string, names: readonly string[], remark = ''): string[] {
  return names.length === 0 ? [] : [`${what}: ${listFirst(names, maxShown, (name) => name.toWellFormed())}.${remark}`];
}
