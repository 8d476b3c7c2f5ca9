// Where git is looked for. What lies in the repository is never started.
import { expect, test } from 'vitest';
import { toGitCandidates } from '../../../src/platform/git/find-git.ts';

test.each<[NodeJS.Platform, Record<string, string>, string[]]>([
  ['linux', { PATH: '/usr/local/bin:/usr/bin' }, ['/usr/local/bin/git', '/usr/bin/git']],
  ['darwin', { PATH: ':.:bin:./x:/opt/homebrew/bin' }, ['/opt/homebrew/bin/git']],
  ['linux', { Path: '/usr/bin' }, []],
  ['linux', {}, []],
  [
    'win32',
    { Path: 'C:\\Windows;C:\\Program Files\\Git\\cmd' },
    ['C:\\Windows\\git.exe', 'C:\\Program Files\\Git\\cmd\\git.exe'],
  ],
  ['win32', { PATH: '.;;bin;"D:\\a b";\\\\server\\share' }, ['D:\\a b\\git.exe', '\\\\server\\share\\git.exe']],
])('on %s, %j', (platform, environment, candidates) => {
  expect(toGitCandidates(environment, platform)).toEqual(candidates);
});
