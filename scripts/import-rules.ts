// The import rules that Biome cannot express, checked on the syntax trees: stages import one way, simulators never
// reach src/, and nothing outside src/platform/ and src/run.ts reads a clock. Biome's configuration holds the rest
// (packages, Node modules and globals that stand in src/platform/ only).
import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

/** Innermost first; the stages in the order of the data. A file imports from its own layer and from those before. */
const layers = [
  'platform',
  'changes',
  'targets',
  'purge',
  'verify',
  'report',
  'inputs',
  'find-targets',
  'asset-run',
  'pipeline',
  'run',
  'index',
];

const stages = new Set(['changes', 'targets', 'purge', 'verify', 'report']);

/** What wires the stages together. Everybody else knows stages by their types only. */
const wiring = new Set(['inputs', 'find-targets', 'asset-run', 'pipeline', 'run', 'index']);

/** Stage code that is vocabulary of the whole program; anybody may import its values. */
const sharedVocabulary = new Set(['src/errors.ts', 'src/changes/files/git-path.ts']);

const worldFiles = /^src\/(platform\/|run\.ts$)/;

export type Sources = ReadonlyMap<string, string>;

type Import = { readonly path: string; readonly isType: boolean; readonly line: number };
type Facts = { readonly imports: readonly Import[]; readonly clocks: readonly { name: string; line: number }[] };
type Permission = 'values' | 'types' | 'nothing';

/** Every breach of the rules, `path:line message` each. Paths are relative to the repository, `/`-separated. */
export function findBreaches(sources: Sources): string[] {
  const facts = new Map([...sources].map(([path, text]) => [path, readFacts(path, text)]));
  const breaches: string[] = [];
  for (const [path, { imports, clocks }] of facts) {
    for (const { path: target, isType, line } of imports) {
      const permission = toPermission(path, target);
      if (permission === 'values' || (permission === 'types' && isType)) continue;
      const remedy = permission === 'types' ? 'only its types: use `import type`' : 'nothing of it';
      breaches.push(`${path}:${line} imports ${target}, but may import ${remedy}.`);
    }
    if (!path.startsWith('src/') || worldFiles.test(path)) continue;
    for (const { name, line } of clocks) {
      breaches.push(`${path}:${line} uses ${name}. Time comes from a Clock (src/platform/clock.ts).`);
    }
  }
  return [...breaches, ...findSimulatorLeaks(facts)];
}

/** Through any number of files: what a simulator imports must not reach the code that it is there to judge. */
function findSimulatorLeaks(facts: ReadonlyMap<string, Facts>): string[] {
  const leaks: string[] = [];
  const seen = new Set([...facts.keys()].filter((path) => /^test\/simulator[^/]*\//.test(path)));
  for (const path of seen) {
    for (const { path: target, line } of facts.get(path)?.imports ?? []) {
      const isJudged = /^(src|dist|lib)\//.test(target);
      if (isJudged) leaks.push(`${path}:${line} imports ${target}, but a simulator never imports the action.`);
      else seen.add(target);
    }
  }
  return leaks;
}

function toPermission(from: string, to: string): Permission {
  if (!from.startsWith('src/')) return 'values';
  if (!to.startsWith('src/')) return 'nothing';
  if (from === 'src/errors.ts') return 'nothing';
  if (sharedVocabulary.has(to)) return 'values';
  const [fromLayer, toLayer] = [toLayerOf(from), toLayerOf(to)];
  if (fromLayer === toLayer) return 'values';
  // A folder that is no layer has index -1 and gets nothing: a new one needs its place in the list.
  if (layers.indexOf(toLayer) < 0 || layers.indexOf(toLayer) > layers.indexOf(fromLayer)) return 'nothing';
  return stages.has(toLayer) && !wiring.has(fromLayer) ? 'types' : 'values';
}

/** A folder is a layer. Of the files beside them, those that no name below puts elsewhere make up the pipeline. */
function toLayerOf(path: string): string {
  const [, first = ''] = path.split('/');
  if (!first.endsWith('.ts')) return first;
  const name = first.replace(/\.ts$/, '');
  return name === 'run' || name === 'index' ? name : 'pipeline';
}

function readFacts(path: string, text: string): Facts {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const clocks: { name: string; line: number }[] = [];
  const lineOf = (node: ts.Node): number => tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;

  const addImport = (node: ts.Node, specifier: ts.Node | undefined, isType: boolean): void => {
    if (!specifier || !ts.isStringLiteralLike(specifier) || !specifier.text.startsWith('.')) return;
    imports.push({ path: posix.join(posix.dirname(path), specifier.text), isType, line: lineOf(node) });
  };

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) addImport(node, node.moduleSpecifier, isTypeImport(node));
    else if (ts.isExportDeclaration(node)) addImport(node, node.moduleSpecifier, isTypeExport(node));
    else if (ts.isImportTypeNode(node)) {
      addImport(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      addImport(node, node.arguments[0], false);
    }
    const clock = toClockName(node);
    if (clock) clocks.push({ name: clock, line: lineOf(node) });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { imports, clocks };
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  return !name && !!namedBindings && ts.isNamedImports(namedBindings) && areAllTypes(namedBindings.elements);
}

function isTypeExport({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean {
  return isTypeOnly || (!!exportClause && ts.isNamedExports(exportClause) && areAllTypes(exportClause.elements));
}

function areAllTypes(elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[]): boolean {
  return elements.length > 0 && elements.every(({ isTypeOnly }) => isTypeOnly);
}

/** How this node reads or starts a clock, or a global through `globalThis` (which hides it from Biome's rule). */
function toClockName(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
    return '`new Date()`';
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date') return '`Date()`';
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return undefined;
  const object = node.expression.getText();
  const property = ts.isPropertyAccessExpression(node)
    ? node.name.text
    : node.argumentExpression.getText().slice(1, -1);
  if (object === 'Date' && property === 'now') return '`Date.now`';
  if (object === 'AbortSignal' && property === 'timeout') return '`AbortSignal.timeout`';
  if (object === 'globalThis' || object === 'global') return `\`${object}\``;
  return undefined;
}

function main(): void {
  const paths = globSync('{src,test,scripts}/**/*.ts').map((path) => path.replaceAll('\\', '/'));
  const breaches = findBreaches(new Map(paths.sort().map((path) => [path, readFileSync(path, 'utf8')])));
  for (const breach of breaches) console.error(breach);
  if (breaches.length > 0) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
