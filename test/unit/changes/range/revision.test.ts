import { expect, test } from 'vitest';
import { splitRevision } from '../../../../src/changes/range/revision.ts';

test.each([
  ['main', 'main', []],
  ['main~', 'main', [1]],
  ['main~3', 'main', [1, 1, 1]],
  ['HEAD^', 'HEAD', [1]],
  ['HEAD^2~2', 'HEAD', [2, 1, 1]],
  ['v1^0', 'v1', []],
  ['v1^{commit}', 'v1', []],
  ['v1^{}', 'v1', []],
  ['v1^{}~2^{commit}^2', 'v1', [1, 1, 2]],
  ['v1^{tree}', 'v1^{tree}', []],
  ['v1^{tree}~1', 'v1^{tree}', [1]],
  ['~1', '~1', []],
  ['-x', '-x', []],
  ['a~0', 'a', []],
])('the revision %s is %s, then %j', (revision, name, steps) => {
  expect(splitRevision(revision)).toEqual({ name, steps });
});
