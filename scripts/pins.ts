// What this project runs or ships is pinned: exact versions in package.json, a hash for every package of the lock
// file, a commit for every action in the workflows, and no permission that a workflow did not ask for.
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';

type Manifest = { readonly [section: string]: unknown };
type Lock = {
  readonly packages: Readonly<Record<string, { readonly resolved?: string; readonly integrity?: string }>>;
};

export function findUnpinnedPackages(manifest: Manifest, lock: Lock): string[] {
  const errors: string[] = [];
  for (const section of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    for (const [name, version] of Object.entries((manifest[section] ?? {}) as Record<string, string>)) {
      if (!/^\d+\.\d+\.\d+$/.test(version))
        errors.push(`package.json: ${section} has ${name}@${version}, not an exact version.`);
    }
  }
  for (const [path, { resolved, integrity }] of Object.entries(lock.packages)) {
    if (path === '') continue;
    if (!integrity) errors.push(`package-lock.json: ${path} has no integrity.`);
    if (resolved) errors.push(`package-lock.json: ${path} records where it was downloaded from.`);
  }
  return errors;
}

/** `example`: the action in the workflow that users copy is named by its major version, as they will name it. */
export function findUnpinnedActions(path: string, text: string, example = 'your-org/imgix-purge-action@v1'): string[] {
  const errors: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const [, reference, comment] = /^\s*(?:- )?uses:\s*['"]?([^\s'"#]+)['"]?\s*(#.*)?$/.exec(line) ?? [];
    if (reference === undefined || reference.startsWith('./')) continue;
    if (reference === example && basename(path) === 'purge.yml') continue;
    const isPinned = /@[0-9a-f]{40}$/.test(reference) && /^# v\d+\.\d+\.\d+$/.test(comment?.trim() ?? '');
    if (!isPinned)
      errors.push(`${path}:${index + 1} \`${reference}\` must be a full commit SHA with a comment \`# vX.Y.Z\`.`);
  }
  const { permissions } = parse(text) as { permissions?: unknown };
  const isMinimal = JSON.stringify(permissions) === '{"contents":"read"}' || JSON.stringify(permissions) === '{}';
  if (!isMinimal)
    errors.push(
      `${path}: the workflow must have \`permissions:\` of \`contents: read\` or \`{}\`; a job may ask for more.`,
    );
  return errors;
}

function main(): void {
  const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
  const errors = [
    ...findUnpinnedPackages(readJson('package.json') as Manifest, readJson('package-lock.json') as Lock),
    ...globSync('.github/workflows/*.{yml,yaml}').flatMap((path) =>
      findUnpinnedActions(path, readFileSync(path, 'utf8')),
    ),
  ];
  for (const error of errors) console.error(error);
  if (errors.length > 0) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
