// Other actions that find changed files, measured where their `dist/` is at hand: `--peer dorny=FOLDER`, a checkout of
// theirs. Nothing of theirs is a part of this project.
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ActionInputs } from '../support/run-action.ts';
import type { Push } from './repositories.ts';
import { runStep, type StepResult } from './step.ts';

type Known = {
  readonly name: string;
  /** Those that ask for the changed images as a list. */
  readonly inputs: ActionInputs;
  /** Name of the output that holds the list. */
  readonly list: string;
};

const known: Readonly<Record<string, Known>> = {
  dorny: {
    name: 'dorny/paths-filter',
    inputs: { filters: "images: ['**/*.jpg']", 'list-files': 'json', token: 'token' },
    list: 'images_files',
  },
  tj: {
    name: 'tj-actions/changed-files',
    inputs: { files: '**/*.jpg', json: true, escape_json: false, token: 'token' },
    list: 'all_changed_files',
  },
};

export type Peer = Known & { readonly entry: string; readonly version: string };

/** `text` is `name=folder`. */
export function readPeer(text: string): Peer {
  const [name = '', folder = ''] = text.split(/=(.*)/s);
  const peer = known[name];
  if (peer === undefined) throw new Error(`--peer knows ${Object.keys(known).join(' and ')}, got ${text}`);
  const action = parse(readFileSync(join(folder, 'action.yml'), 'utf8'));
  const entry = join(folder, action.runs.main);
  const defaults = Object.entries<{ default?: string }>(action.inputs).flatMap(([input, { default: value }]) =>
    value === undefined || String(value).includes('${{') ? [] : [[input, String(value)]],
  );
  const version = createHash('sha256').update(readFileSync(entry)).digest('hex').slice(0, 12);
  return { ...peer, inputs: { ...Object.fromEntries(defaults), ...peer.inputs }, entry, version };
}

/** Throws where the peer's answer is not the one that the push has: then there is nothing to compare. */
export async function runPeer(peer: Peer, workspace: string, push: Push, withMemory = false): Promise<StepResult> {
  const result = await runStep({ entry: peer.entry, inputs: peer.inputs, workspace, push }, withMemory);
  const files = JSON.parse(result.outputs[peer.list] || '[]');
  if (files.length !== push.changed.length) {
    throw new Error(`${peer.name} found ${files.length} of ${push.changed.length} changed files`);
  }
  return result;
}

/** Peers fetch into the checkout itself: each of their runs starts from the one that the runner would have. */
export function restorable(workspace: string): { restore(): void } {
  const [own, kept] = [join(workspace, '.git'), `${workspace}.kept`];
  cpSync(own, kept, { recursive: true });
  return {
    restore() {
      rmSync(own, { recursive: true, force: true });
      cpSync(kept, own, { recursive: true });
    },
  };
}
