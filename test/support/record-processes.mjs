// With `--import`: writes down the program and the arguments of every process that a process starts, as a line of JSON each
// in PROCESSES_FILE.
import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';

subscribe('child_process', ({ process: child }) => {
  // It is told of before it has started, and knows its arguments a moment later.
  process.nextTick(() => appendFileSync(process.env.PROCESSES_FILE, `${JSON.stringify(child.spawnargs)}\n`));
});
