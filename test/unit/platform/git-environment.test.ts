// What git may see of a job's environment.
import { expect, test } from 'vitest';
import { toGitEnvironment } from '../../../src/platform/git/environment.ts';

const job = {
  // Windows spells these as it likes, and a copy of its environment keeps the spelling.
  Path: 'C:\\Program Files\\Git\\cmd',
  SystemRoot: 'C:\\Windows',
  https_proxy: 'http://proxy.example.com:8080',
  GIT_DIR: '/elsewhere',
  'INPUT_API-KEY': 'a secret',
  ACTIONS_RUNTIME_TOKEN: 'another',
};

test('a variable passes however it is spelled, and nothing else does', () => {
  const environment = toGitEnvironment(job, {});
  const { Path, SystemRoot, https_proxy } = job;
  expect(environment).toMatchObject({ Path, SystemRoot, https_proxy });
  expect(Object.keys(environment)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(GIT_DIR|INPUT_.*|ACTIONS_.*)$/)]),
  );
});

test("nobody's configuration counts, but where a remote is spoken to", () => {
  expect(toGitEnvironment(job, {})).toMatchObject({ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' });
  expect(toGitEnvironment(job, { network: true })).not.toHaveProperty('GIT_CONFIG_GLOBAL');
});
