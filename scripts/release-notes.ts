// Prints what CHANGELOG.md says about a version: `node scripts/release-notes.ts 1.2.3`. Fails unless package.json has
// that version and the changelog has a dated section for it. Needs no installed packages.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** `wanted` with or without the `v` of a tag. */
export function findReleaseNotes(wanted: string, packageVersion: string, changelog: string): string {
  const version = wanted.replace(/^v/, '');
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`\`${wanted}\` is not a version such as 1.2.3.`);
  if (version !== packageVersion) throw new Error(`package.json has version ${packageVersion}, not ${version}.`);
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.startsWith(`[${version}] - `));
  const [heading = '', ...lines] = section?.split('\n') ?? [];
  const notes = lines
    .join('\n')
    .replaceAll(/^\[[^\]]+\]: .*$/gm, '')
    .trim();
  if (!/ - \d{4}-\d{2}-\d{2}$/.test(heading) || notes === '') {
    throw new Error(`CHANGELOG.md needs a section \`## [${version}] - YYYY-MM-DD\` with text below it.`);
  }
  return notes;
}

function main(): void {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  try {
    console.log(findReleaseNotes(process.argv[2] ?? '', version, readFileSync('CHANGELOG.md', 'utf8')));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
