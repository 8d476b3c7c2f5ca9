// Lists of URLs and paths, as people and programs write them.
import { expect, test } from 'vitest';
import { parseUrlList } from '../../../src/inputs/url-list.ts';

test.each([
  [' a.png \r\n\n b c.png\n', ['a.png', 'b c.png']],
  ['["a.png", " b.png", "c\\nd.png"]', ['a.png', ' b.png', 'c\nd.png']],
  ['\n[\n  "https://x.imgix.net/a.png"\n]\n', ['https://x.imgix.net/a.png']],
  // As some actions give it, for a shell.
  ['[\\"a.png\\",\\"b c.png\\"]', ['a.png', 'b c.png']],
  ['[\\"say \\\\\\"hi\\\\\\".png\\"]', ['say "hi".png']],
  ['[]', []],
  ['[ ]', []],
  ['', []],
  ['[[...slug]]/a.jpg', ['[[...slug]]/a.jpg']],
  ['{a}.jpg', ['{a}.jpg']],
  ['1.png', ['1.png']],
  ['[slug].jpg\n[id]/a.jpg', ['[slug].jpg', '[id]/a.jpg']],
])('%j is %j', (text, entries) => {
  expect(parseUrlList('The list', text)).toEqual(entries);
});

test.each([
  ['["a.png"', 'The list begins like JSON, but is not valid JSON ('],
  ['["a.png", 1]', 'The list must be a JSON array of strings that are not empty'],
  ['["a.png", ""]', 'The list must be a JSON array of strings that are not empty'],
  ['null', 'The list must be a JSON array of strings that are not empty, or one entry per line'],
  ['true', 'The list must be a JSON array of strings'],
  [' 12 ', 'The list must be a JSON array of strings'],
  ['"a.png"', 'The list must be a JSON array of strings'],
  ['"a.png"\n"b.png"', 'The list begins like JSON, but is not valid JSON ('],
  ['{"a": 1}', 'The list must be a JSON array of strings'],
  ['{"a": 1', 'The list begins like JSON, but is not valid JSON ('],
  ['[["a.png"]]', 'The list must be a JSON array of strings'],
  ['["a.png"] x', 'The list begins like JSON, but is not valid JSON ('],
])('%j is refused: %s', (text, says) => {
  expect(() => parseUrlList('The list', text)).toThrow(says);
});
