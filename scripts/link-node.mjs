// Runs after every installation and makes sure that npm scripts find the Node 24 that was installed. npm 10, which comes
// with Node 20 and 22, removes `node_modules/.bin/node` again when it drops the packages for other platforms. Plain
// JavaScript without dependencies, because it runs on the Node of the machine.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const linked = process.platform === 'win32' ? 'node_modules/.bin/node.cmd' : 'node_modules/.bin/node';
const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

if (existsSync(`node_modules/${name}`)) {
  if (!existsSync(linked)) spawnSync(`npm rebuild ${name}`, { shell: true, stdio: 'inherit' });
  if (!existsSync(linked)) fail(`npm did not link \`${linked}\` to the package ${name}.`);
} else if (Number.parseInt(process.versions.node, 10) < 24) {
  fail(
    `This project needs Node 24, and there is no package of it for ${process.platform}-${process.arch}: install it.`,
  );
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}
