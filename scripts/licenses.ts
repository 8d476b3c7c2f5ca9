// Every package in the bundle brings a licence with it, which has to ship too.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A module of webpack's statistics; modules that were joined into one stand below it. */
export type BundledModule = {
  readonly name?: string;
  readonly nameForCondition?: string | null;
  readonly modules?: readonly BundledModule[];
};

/** Folders of the packages that modules come from, the innermost one for a package inside of a package. */
export function listPackageFolders(modules: readonly BundledModule[]): string[] {
  const folders = modules.flatMap(({ name = '', nameForCondition, modules: inner = [] }) => {
    const path = (nameForCondition || name).replaceAll('\\', '/');
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
    return [...(folder === undefined ? [] : [folder]), ...listPackageFolders(inner)];
  });
  return [...new Set(folders)].sort();
}

/** For each package its name, the licence's id and its text. Throws where one of them is missing. */
export function renderLicenses(folders: readonly string[]): string {
  if (folders.length === 0)
    throw new Error('The bundler names no package at all: its statistics have another form now.');
  const licenses = folders.map((folder) => {
    const { name, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (!/^[\w.+() -]+$/.test(license ?? '')) throw new Error(`${name} is in the bundle, but names no licence.`);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
    const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
    if (text.length < 100) throw new Error(`${name} is in the bundle, but has no text of its licence.`);
    return [name, license, text].join('\n');
  });
  return `${licenses.sort().join('\n\n')}\n`;
}
