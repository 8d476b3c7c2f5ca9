import { describe, expect, test } from 'vitest';
import { parseLfsPointer } from '../../../src/changes/lfs-pointer.ts';

const oid = 'c'.repeat(64);

describe('a Git LFS pointer', () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 12345\n`;
  test.each([
    ['plain', pointer],
    ['with extensions', pointer.replace('oid', `ext-0-foo sha256:${'d'.repeat(64)}\noid`)],
    ['without TLS', pointer.replace('https', 'http')],
    ['as long as one may be', pointer.padEnd(1023, '\n')],
    ['of the time before the first release', pointer.replace('git-lfs.github.com', 'hawser.github.com')],
    ['with line ends of Windows', pointer.replaceAll('\n', '\r\n')],
  ])('%s is read', (_, text) => {
    expect(parseLfsPointer(Buffer.from(text))).toEqual({ sha256: oid, size: 12_345 });
  });

  test.each([
    ['an image', '\x89PNG\r\n'],
    ['nothing', ''],
    ['another version', pointer.replace('v1', 'v2')],
    ['no oid', pointer.replace(/oid.*\n/, '')],
    ['another hash', pointer.replace('sha256', 'md5')],
    ['a short hash', pointer.replace('cc', '')],
    ['no size', pointer.replace(/size.*\n/, '')],
    ['a negative size', pointer.replace('12345', '-1')],
    ['too long', pointer + ' '.repeat(1024)],
    ['text before it', `x${pointer}`],
    ['one byte too long', pointer.padEnd(1024, '\n')],
    ['a hash within a line', pointer.replace('oid', 'x oid')],
    ['a hash with more behind it', pointer.replace(oid, `${oid} x`)],
    ['a size within a line', pointer.replace('size', 'x size')],
    ['a size with more behind it', pointer.replace('12345', '12345 x')],
  ])('%s is none', (_, text) => {
    expect(parseLfsPointer(Buffer.from(text))).toBeUndefined();
  });
});
