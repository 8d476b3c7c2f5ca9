// Git LFS: the repository holds a small text in place of the file, which names the content by its SHA-256
// (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md). Pure.

export type LfsPointer = { readonly sha256: string; readonly size: number };

/** "Pointer files must be less than 1024 bytes in size, including any pointer extension lines." */
export const maxPointerBytes = 1023;

/** Undefined where the content is no pointer. */
export function parseLfsPointer(content: Uint8Array): LfsPointer | undefined {
  if (content.length === 0 || content.length > maxPointerBytes) return undefined;
  const text = Buffer.from(content).toString('latin1');
  if (!/^version https?:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v1\r?\n/.test(text)) return undefined;
  const sha256 = /^oid sha256:([0-9a-f]{64})\r?$/m.exec(text)?.[1];
  const size = /^size (\d{1,15})\r?$/m.exec(text)?.[1];
  return sha256 === undefined || size === undefined ? undefined : { sha256, size: Number(size) };
}
