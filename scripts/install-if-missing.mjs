// Runs before `npm run demo`, so that the demo works in a fresh clone. Plain JavaScript without dependencies: it is
// the one script that runs on the Node of the machine, before the project's own Node 24 is installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

// npm writes this file when an installation is complete.
if (!existsSync('node_modules/.package-lock.json')) {
  const { status, error } = spawnSync('npm ci --no-audit --no-fund --loglevel=error', {
    shell: true,
    stdio: 'inherit',
  });
  if (error) throw error;
  process.exitCode = status ?? 1;
}
