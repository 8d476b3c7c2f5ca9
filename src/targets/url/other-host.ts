// Hosts that serve, or show, what imgix serves, and are not imgix.

const storageHost =
  /(^|\.)(amazonaws\.com(\.cn)?|storage\.googleapis\.com|blob\.core\.windows\.net|digitaloceanspaces\.com|r2\.cloudflarestorage\.com|r2\.dev)$/;
const imgixPages = /^((api|dashboard|docs|www)\.)?imgix\.com$/;

/** `words`: a phrase. */
type OtherHost = { readonly kind: 'storage' | 'imgix-site'; readonly words: string };

/** What a host is, where it is known to be no Source at imgix. */
export function explainOtherHost(host: string): OtherHost | undefined {
  if (storageHost.test(host)) return { kind: 'storage', words: 'storage, not imgix' };
  return imgixPages.test(host) ? { kind: 'imgix-site', words: "imgix's own site, not a Source" } : undefined;
}
