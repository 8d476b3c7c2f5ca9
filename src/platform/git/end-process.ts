// How a git that was started is ended, together with what it has started itself.
import { type ChildProcess, spawn } from 'node:child_process';
import { win32 } from 'node:path';

/** A process that is to be ended with its descendants must be started as the leader of its own group where there are groups. */
export const hasProcessGroups = process.platform !== 'win32';

/** How long git has to remove its temporary files. */
const graceMs = 500;

/**
 * Git leaves the process that speaks to the remote behind when it is ended alone, and that one may wait for long. What
 * does not end when it is asked to is ended by force; what has left the group is not waited for.
 */
export function endWithDescendants(child: ChildProcess): void {
  sendToGroup(child, 'SIGTERM');
  const force = setTimeout(() => {
    sendToGroup(child, 'SIGKILL');
    for (const stream of child.stdio) stream?.destroy();
  }, graceMs);
  child.once('close', () => clearTimeout(force));
}

function sendToGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (hasProcessGroups) process.kill(-child.pid, signal);
    else endTree(child, child.pid);
  } catch {
    // It has ended meanwhile.
  }
}

/** Windows has no signals, and its git.exe in PATH only starts the real one: its own tool ends them all, by force. */
function endTree(child: ChildProcess, pid: number): void {
  const tool = win32.join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'taskkill.exe');
  const ending = spawn(tool, ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true });
  ending.on('error', () => child.kill());
}
