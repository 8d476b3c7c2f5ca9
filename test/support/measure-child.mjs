// Loaded into a child process (`NODE_OPTIONS=--import ...`): at its end, writes what it took to the file MEASUREMENTS.
import { subscribe } from 'node:diagnostics_channel';
import { readFileSync, writeFileSync } from 'node:fs';

const file = process.env.MEASUREMENTS;
// Processes that this one starts have nothing to tell.
delete process.env.NODE_OPTIONS;
delete process.env.MEASUREMENTS;

const sockets = [];
subscribe('net.client.socket', ({ socket }) => sockets.push(socket));
process.on('exit', () => {
  const bytesReceived = sockets.reduce((sum, socket) => sum + socket.bytesRead, 0);
  writeFileSync(file, JSON.stringify({ maxRssBytes: maxRssBytes(), bytesReceived, sockets: sockets.length }));
});

/** Not `process.resourceUsage().maxRSS`: on Linux that counts the parent's memory from before the program was loaded. */
function maxRssBytes() {
  const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  return Number(kilobytes) * 1024;
}
