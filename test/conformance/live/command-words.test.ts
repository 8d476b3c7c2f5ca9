import { expect, test } from 'vitest';
import { fillCommand, parseCommand } from './command-words.ts';

const fill = (text: string, path = 'a/b.png') =>
  fillCommand(parseCommand('--put', text, ['file', 'path']), { path, file: '/tmp/x y/1.png' });

test('words end at spaces, quotes keep spaces, and a placeholder stays one word whatever stands in it', () => {
  expect(fill('aws s3 cp {file} s3://bucket/{path}', "it's; $(rm) b.png")).toEqual([
    'aws',
    's3',
    'cp',
    '/tmp/x y/1.png',
    "s3://bucket/it's; $(rm) b.png",
  ]);
  expect(fill(`"/opt/my tools/put" --to='a b'/{path} {file}`)).toEqual([
    '/opt/my tools/put',
    '--to=a b/a/b.png',
    '/tmp/x y/1.png',
  ]);
});

test('a path can be asked for as it stands in a URL', () => {
  expect(fill('curl -sfT {file} https://origin.example/{url-path}', 'a b/é+.png').at(-1)).toBe(
    'https://origin.example/a%20b/%C3%A9%2B.png',
  );
});

test('a name that looks like a placeholder is not filled a second time', () => {
  expect(fill('put {file} {path}', '{file}.png').at(-1)).toBe('{file}.png');
});

test.each(['put {file}', 'put {path}', '', 'put "{file} {path}', "put {file} {path}'"])('refused: %s', (text) => {
  expect(() => parseCommand('--put', text, ['file', 'path'])).toThrow(/--put/);
});
