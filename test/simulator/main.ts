// `npm run simulator`: an imgix on this machine, for trying things by hand. One line for each request.

import process from 'node:process';
import { renderInstructions } from './instructions.ts';
import { parseFlags, usage } from './main-flags.ts';
import { renderEntry } from './request-log.ts';
import { putFolder } from './source/source-folder.ts';
import { startSimulator } from './start-simulator.ts';

async function main(args: readonly string[]): Promise<void> {
  const flags = parseFlags(args);
  if (flags.kind === 'help') {
    process.stdout.write(usage);
    return;
  }
  const running = await startSimulator(flags.options);
  let files = 0;
  try {
    if (flags.folder !== undefined) files = putFolder(running.source, flags.folder);
  } catch (error) {
    await running.close();
    throw error;
  }
  running.log.onEntry((entry) => {
    process.stdout.write(`${new Date(entry.at).toISOString()} ${entry.on} ${renderEntry(entry)}\n`);
  });
  process.once('SIGINT', () => void running.close());
  process.once('SIGTERM', () => void running.close());
  process.stdout.write(`${renderInstructions(running, flags.keys, files)}\n`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nSee --help.\n`);
  process.exitCode = 1;
}
