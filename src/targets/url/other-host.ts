// Hosts that serve, or show, what imgix serves, and are not imgix.

const storageHost =
  /(^|\.)(amazonaws\.com(\.cn)?|storage\.googleapis\.com|blob\.core\.windows\.net|digitaloceanspaces\.com|r2\.cloudflarestorage\.com|r2\.dev)$/;
const imgixPages = /^((api|dashboard|docs|www)\.)?imgix\.com$/;

/** What a host is, where it is known to be no Source at imgix; a phrase. */
export function explainOtherHost(host: string): 'storage, not imgix' | "imgix's own site, not a Source" | undefined {
  if (storageHost.test(host)) return 'storage, not imgix';
  return imgixPages.test(host) ? "imgix's own site, not a Source" : undefined;
}
