// Hashes of bytes. Node's `crypto` is loaded with the first one: it takes as long as all that git is asked on a push
// without changed assets, which hashes nothing.
import type { Hash } from 'node:crypto';

export type { Hash };

type Algorithm = 'md5' | 'sha1' | 'sha256';

export function createHash(algorithm: Algorithm): Hash {
  return process.getBuiltinModule('node:crypto').createHash(algorithm);
}
