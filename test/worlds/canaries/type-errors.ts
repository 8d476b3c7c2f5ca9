// Whether the code is still well typed with a belief in it.
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { canaries } from './canaries.ts';
import { applyCanary } from './release-canary.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Of each canary by itself, of the file that it changes: one program of all of them takes seconds, each change a tenth of one. */
export function findTypeErrors(): readonly string[] {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root);
  const toPath = (file: string) => `${root}src/${file}`;
  let changed: { readonly path: string; readonly source: string; readonly version: string } | undefined;
  const service = ts.createLanguageService({
    getScriptFileNames: () => [...new Set(canaries.map(({ file }) => toPath(file)))],
    getScriptVersion: (path) => (path === changed?.path ? changed.version : ''),
    getScriptSnapshot: (path) => {
      const source = path === changed?.path ? changed.source : ts.sys.readFile(path);
      return source === undefined ? undefined : ts.ScriptSnapshot.fromString(source);
    },
    getCurrentDirectory: () => root,
    getCompilationSettings: () => options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
  });
  return canaries.flatMap((canary) => {
    const path = toPath(canary.file);
    changed = { path, source: applyCanary(canary), version: canary.name };
    return [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)].map(
      ({ messageText }) => `${canary.name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  });
}
