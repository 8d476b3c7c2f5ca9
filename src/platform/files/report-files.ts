// Reports that other jobs have left: artifacts, downloaded into a folder of the workspace.
import { promises } from 'node:fs';
import { join, relative } from 'node:path';
import { inWorkspace, type Unusable, unusable } from './workspace-file.ts';

export type ReportFile = { readonly name: string; readonly text: string };

/** `wrong` completes "the folder ...". */
export type FoundReports = { readonly kind: 'found'; readonly files: readonly ReportFile[] } | Unusable;

/** Every `report.json` in a folder of the workspace and below it, in the order of their names. Never throws. */
export function readReportFiles(workspace: string, folder: string): Promise<FoundReports> {
  return inWorkspace(workspace, folder, async (top): Promise<FoundReports> => {
    if (!(await promises.stat(top)).isDirectory()) return unusable('is a file, not a folder');
    const entries = await promises.readdir(top, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile() && entry.name === 'report.json')
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    const read = async (path: string) => ({ name: relative(top, path), text: await promises.readFile(path, 'utf8') });
    return { kind: 'found', files: await Promise.all(paths.map(read)) };
  });
}
