// How many of the changed files are left at each step on the way to the assets of a run: where a `root` or a glob that
// does not fit takes them away can be read off.

/** Each counts files of the one before it; a rename is two files. */
export type Funnel = {
  /** Files that differ between the ends of the range. */
  readonly changed: number;
  readonly belowRoot: number;
  /** Matched by `files` as well. */
  readonly matchingFiles: number;
  /** Of a kind in `change-types` as well, and not left out: each of these is an asset on every host. */
  readonly ofWantedKind: number;
};
