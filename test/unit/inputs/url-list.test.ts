// Lists of URLs and paths, as people and programs write them.
import { expect, test } from 'vitest';
import { parseUrlList } from '../../../src/inputs/url-list.ts';

test.each([
  [' a.png \r\n\n b c.png\n', ['a.png', 'b c.png']],
  ['["a.png", " b.png", "c\\nd.png"]', ['a.png', ' b.png', 'c\nd.png']],
  ['\n[\n  "https://x.imgix.net/a.png"\n]\n', ['https://x.imgix.net/a.png']],
  ['[]', []],
  ['[ ]', []],
  ['', []],
  ['[slug].jpg\n[id]/a.jpg', ['[slug].jpg', '[id]/a.jpg']],
])('%j is %j', (text, entries) => {
  expect(parseUrlList('The list', text)).toEqual(entries);
});

test.each([
  ['["a.png"', 'The list begins as a JSON array and is none ('],
  ['["a.png", 1]', 'The list must be a JSON array of texts that are not empty'],
  ['["a.png", ""]', 'The list must be a JSON array of texts that are not empty'],
  ['["a.png"] x', 'The list begins as a JSON array and is none ('],
])('%j is refused: %s', (text, says) => {
  expect(() => parseUrlList('The list', text)).toThrow(says);
});
