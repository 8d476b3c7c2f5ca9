// `diagnose: true`: what the files that a host gave tell of what can be proved there. Pure.
import { isSvg } from '../../platform/files/file-kind.ts';
import { quote, toCount } from '../../platform/wording.ts';
import type { HostFacts, HostFile } from '../../verify/served/examine.ts';
import { rewrittenRemedy } from '../diagnosis/remedies/origin.ts';
import type { Setup } from '../setup.ts';
import { hasOwnBytes, isServed } from './given.ts';
import { type Check, note, right } from './setup-check.ts';

/** What would prove a change of a file like this one; `nothing`: imgix holds another file than was expected. */
type Proof = 'bytes' | 'metadata' | 'changed' | 'nothing';

const proofsOf = { right: 'metadata', none: 'changed', other: 'nothing' } as const;

function proofOf({ given, described = 'none' }: HostFile): Proof {
  return hasOwnBytes(given) ? 'bytes' : proofsOf[described];
}

function toProofs({ files }: HostFacts): {
  readonly best: Proof | undefined;
  readonly images: readonly HostFile[];
  readonly others: readonly HostFile[];
} {
  const images = files.filter((file) => !isSvg(file.url) && isServed(file));
  const found = new Set(images.map(proofOf));
  const best = (['bytes', 'metadata', 'changed', 'nothing'] as const).find((proof) => found.has(proof));
  return { best, images, others: images.filter((file) => proofOf(file) === 'nothing') };
}

/** `isOfBuilt`: as for `checkHost`. */
export function checkBytes(host: HostFacts, { deployed }: Setup, isOfBuilt: boolean): Check[] {
  const { best, images, others } = toProofs(host);
  const remedy = deployed === undefined ? rewrittenRemedy : null;
  const ofBytes = best === undefined || best === 'nothing' ? [] : [toBytesCheck(best, remedy)];
  const [other] = others;
  if (other === undefined) return ofBytes;
  const expected = isOfBuilt ? '`deployed`' : 'the repository';
  const finding = `imgix holds other files than ${expected}: ${others.length} of ${toCount(images.length, 'image')}, such as ${quote(other.file)} (\`fm=json\` describes one of another size).`;
  return [...ofBytes, note('Other files', finding, isOfBuilt ? unlikeBuiltRemedy : remedy && otherFilesRemedy)];
}

function toBytesCheck(best: Exclude<Proof, 'nothing'>, remedy: string | null): Check {
  const about = 'Bytes';
  switch (best) {
    case 'bytes':
      return right(about, "The Source passes a file's bytes through: the strongest proof.");
    case 'metadata':
      return note(
        about,
        'The Source re-encodes (default parameters), and imgix describes the file that it holds (`fm=json`).',
      );
    case 'changed': {
      const finding =
        'The Source re-encodes, or holds other files than the repository, and imgix does not describe the file.';
      return note(about, finding, remedy);
    }
    default:
      return best satisfies never;
  }
}

const otherFilesRemedy = 'If the deployment rewrites files, give `deployed`; otherwise check `root` and `base-url`.';
const unlikeBuiltRemedy = 'Give in `deployed` the files as they are uploaded.';

/** The table of docs/verification.md, as far as it is about this Source. */
export function checkProvable(host: HostFacts, { deployed }: Setup, isOfBuilt: boolean): Check[] {
  const about = 'What can be proved';
  const { files, svg } = host;
  if (!files.some(isServed)) return [];
  const { best = 'changed', others } = toProofs(host);
  const isOther = others.length > 0;
  const isTold = !isOther && (best === 'bytes' || best === 'metadata');
  if (deployed !== undefined && !isOfBuilt && !isTold)
    return [note(about, 'That depends on the files in `deployed`, which are not looked at here.')];
  const ways = [
    ...toWays(best, isOther),
    ...(isOther
      ? [`nothing of ${isOfBuilt ? 'files unlike those in `deployed`' : 'rewritten files without `deployed`'}`]
      : []),
    ...(svg === undefined ? [] : [hasOwnBytes(svg) ? 'SVG by `bytes`' : 'SVG by `metadata` or `changed`']),
  ];
  return [note(about, `${ways.join('; ')}.`, best === 'bytes' || best === 'nothing' ? null : unchangedRemedy)];
}

function toWays(best: Proof, isOther: boolean): string[] {
  switch (best) {
    case 'bytes':
      return [`${isOther ? 'changed images' : 'every changed image'} by \`bytes\``];
    case 'metadata':
      return ['changed images by `metadata`; those of the same size as before by `changed`, the weaker proof'];
    case 'changed':
      return ['changed images by `changed`, the weaker proof; added ones perhaps not at all'];
    case 'nothing':
      return [];
    default:
      return best satisfies never;
  }
}

const unchangedRemedy =
  'An image that has not changed is not proved: where some are purged (`select: all`, `urls`), give `verify: warn`.';
