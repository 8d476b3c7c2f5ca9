// How long an asset is waited for once many before it were waited for in vain. So many are under way at a time, and if each took all of
// its `timeout`, a run of which nothing can be proved would last as many times as long.

/** Waited for in vain, with none that was not: then the cause is one of all, and known. */
const tellingAssets = 100;
/** As long as a purge takes by imgix's own words, so that what is purged now still has its chance. */
const shortMs = 60_000;

export type Patience = {
  /** For an asset of that host; undefined where it has all of its `timeout`. May change while it is waited for. */
  readonly msFor: (url: string) => number | undefined;
  /** `isInVain`: all of its `timeout` has passed. */
  readonly note: (url: string, result: { readonly hasCome: boolean; readonly isInVain: boolean }) => void;
};

/** `onShort`: a host's assets are given less time from now on. */
export function openPatience(onShort: (host: string, assets: number, seconds: number) => void): Patience {
  const vain = new Map<string, number>();
  const come = new Set<string>();
  const hostOf = (url: string) => new URL(url).host;
  const isShort = (host: string) => !come.has(host) && (vain.get(host) ?? 0) >= tellingAssets;
  return {
    msFor: (url) => (isShort(hostOf(url)) ? shortMs : undefined),
    note: (url, { hasCome, isInVain }) => {
      const host = hostOf(url);
      const wasShort = isShort(host);
      if (hasCome) come.add(host);
      else if (isInVain) vain.set(host, (vain.get(host) ?? 0) + 1);
      if (!wasShort && isShort(host)) onShort(host, tellingAssets, shortMs / 1000);
    },
  };
}
