/** Files that are text, by a path or URL: only their own bytes are recognised, as any message on the way would look the same. */
export function isTextFile(path: string): boolean {
  return /\.(css|csv|html?|m?js|json|map|md|txt|vtt|xml|ya?ml)$/i.test(path);
}
