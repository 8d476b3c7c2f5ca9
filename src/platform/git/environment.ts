// The environment that git runs in: of the job's own only what git needs, and on top what makes its answers independent
// of anybody's configuration.

/** Where a command runs, as far as the environment tells git. */
export type GitScope = {
  readonly gitDir?: string;
  readonly workTree?: string | undefined;
  /** Configuration for this command. It travels through the environment, so that values may be secret. */
  readonly config?: readonly (readonly [key: string, value: string])[];
  /** Talks to a remote: proxies, certificates and credential helpers of the machine's own configuration count then. */
  readonly network?: boolean;
};

// What git, its HTTP and SSH helpers and Windows need. A list of what may pass, because what may not (INPUT_*,
// ACTIONS_*, tokens of other steps, GIT_DIR, GIT_TRACE, GIT_EXTERNAL_DIFF ...) has no end. actions/checkout leaves a
// `core.sshCommand` that names its key by `$RUNNER_TEMP`; by RUNNER_TRACKING_ID the runner finds, and ends, what a step
// that was killed has left running.
const passedVariables = new Set(
  `PATH HOME USER LOGNAME TMPDIR TEMP TMP XDG_CONFIG_HOME LD_LIBRARY_PATH DYLD_LIBRARY_PATH
  HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE SSH_AUTH_SOCK
  GIT_SSH GIT_SSH_COMMAND GIT_SSH_VARIANT GIT_SSL_CAINFO GIT_SSL_CAPATH GIT_SSL_CERT GIT_SSL_KEY GIT_SSL_NO_VERIFY
  GIT_CONFIG_GLOBAL GIT_CONFIG_SYSTEM GIT_CONFIG_NOSYSTEM GIT_EXEC_PATH RUNNER_TEMP RUNNER_TRACKING_ID
  USERPROFILE HOMEDRIVE HOMEPATH APPDATA LOCALAPPDATA PROGRAMDATA PROGRAMFILES SYSTEMROOT WINDIR COMSPEC PATHEXT`.split(
    /\s+/,
  ),
);

const fixedVariables = {
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  GIT_ASKPASS: '',
  SSH_ASKPASS: '',
  // Nobody is there to answer; without it ssh would ask at a terminal, which Windows has also where no window is.
  SSH_ASKPASS_REQUIRE: 'force',
  GCM_INTERACTIVE: 'never',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_PAGER: 'cat',
  // A replacement ref would show another object under the same name.
  GIT_NO_REPLACE_OBJECTS: '1',
  // A partial clone would fetch what is missing into the user's repository, a blob at a time.
  GIT_NO_LAZY_FETCH: '1',
  // Never a transport that is a command (`ext::`), whatever a remote's address says.
  GIT_ALLOW_PROTOCOL: 'file:git:http:https:ssh',
} as const;

const fixedConfig = [
  ['core.quotePath', 'false'],
  ['core.fsmonitor', 'false'],
  ['core.hooksPath', '/dev/null'],
  ['core.alternateRefsCommand', 'true'],
  ['color.ui', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
] as const;

/** The whole environment of one command. */
export function toGitEnvironment(environment: NodeJS.ProcessEnv, command: GitScope): NodeJS.ProcessEnv {
  const passed = Object.entries(environment).filter(([name]) => passedVariables.has(name.toUpperCase()));
  const config = [...fixedConfig, ...(command.config ?? [])];
  const variables: NodeJS.ProcessEnv = {
    ...Object.fromEntries(passed),
    ...fixedVariables,
    GIT_CONFIG_COUNT: String(config.length),
  };
  for (const [index, [key, value]] of config.entries()) {
    variables[`GIT_CONFIG_KEY_${index}`] = key;
    variables[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  if (command.gitDir !== undefined) variables.GIT_DIR = command.gitDir;
  if (command.workTree !== undefined) variables.GIT_WORK_TREE = command.workTree;
  if (command.network !== true) {
    variables.GIT_CONFIG_NOSYSTEM = '1';
    // On Windows too: git knows this name there, but not `NUL` as it is mostly spelled (mingw_access in compat/mingw.c).
    variables.GIT_CONFIG_GLOBAL = '/dev/null';
  }
  return variables;
}
