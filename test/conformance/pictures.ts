// Real pictures, made here, so that a live imgix can render them: a PNG of one colour and an SVG with something to sanitize.

import { crc32, deflateSync } from 'node:zlib';

/** A PNG of one colour; another colour or size is another picture in every rendering of it. */
function png(width: number, height: number, colour: readonly [number, number, number]): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits for each of red, green and blue.
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.alloc(1), Buffer.from(Array.from({ length: width }, () => colour).flat())]);
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

/** Long enough that a server which compresses would compress it. */
export function svg(colour: string): Uint8Array {
  const rows = Array.from({ length: 80 }, (_, row) => `  <rect y="${row}" width="80" height="1" fill="${colour}"/>`);
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80">\n  <script>/* goes when sanitized */</script>\n  <!-- goes when sanitized -->\n${rows.join('\n')}\n</svg>\n`,
  );
}

/** The three states of a picture that checks use: different pixels, different sizes, different files. */
export const pictures = {
  old: png(40, 30, [200, 30, 30]),
  new: png(52, 38, [30, 30, 200]),
  later: png(64, 46, [30, 200, 30]),
} as const;
