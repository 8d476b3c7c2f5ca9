// Reports that other jobs have left: artifacts, downloaded into a folder of the workspace.
import { promises } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { isInside } from './workspace-file.ts';

export type ReportFile = { readonly name: string; readonly text: string };

/** Every `report.json` in a folder of the workspace and below it, in the order of their names; none where there is no such folder. */
export async function readReportFiles(workspace: string, folder: string): Promise<ReportFile[]> {
  const top = await promises.realpath(resolve(workspace, folder)).catch(() => undefined);
  if (top === undefined || !isInside(await promises.realpath(workspace), top)) return [];
  const entries = await promises.readdir(top, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name === 'report.json')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    paths.map(async (path) => ({ name: relative(top, path), text: await promises.readFile(path, 'utf8') })),
  );
}
