// What may import what, imports of types included. Rules speak of folders, so that a file can move within its own.
// Biome's configuration holds the rest: packages, Node modules, globals and clocks that stand in src/platform/ only.

/** Innermost first. A folder imports from itself and from those before it. */
const layers = ['platform', 'changes', 'targets', 'purge', 'verify', 'report', 'inputs', 'pipeline'];

/** These know each other by types only; src/pipeline/ wires them together. */
const stages = '(changes|targets|purge|verify|report)';

const oneWay = layers.map((layer, index) => ({
  name: `${layer}-imports-one-way`,
  comment: `src/${layer}/ may import from: ${['errors.ts', ...layers.slice(0, index + 1)].join(', ')}.`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: { path: '^src/', pathNot: `^src/(errors\\.ts$|(${layers.slice(0, index + 1).join('|')})/)` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...oneWay,
    {
      name: 'stages-share-types-only',
      comment: 'A stage gets what another one knows as an argument. Import its types with `import type`.',
      severity: 'error',
      from: { path: `^src/${stages}/` },
      to: {
        path: `^src/${stages}/`,
        pathNot: '^src/$1/',
        dependencyTypesNot: ['type-only', 'type-import'],
      },
    },
    {
      name: 'folder-has-a-place',
      comment: 'A new folder of src/ needs its place in the list of layers.',
      severity: 'error',
      from: { path: `^src/(?!(${layers.join('|')})/)[^/]+/` },
      to: {},
    },
    {
      name: 'errors-import-nothing',
      severity: 'error',
      from: { path: '^src/errors\\.ts$' },
      to: { path: '^src/' },
    },
    {
      name: 'run-is-outermost',
      comment: 'index.ts starts run.ts, which starts everything else.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(run|index)\\.ts$' },
      to: { path: '^src/(run|index)\\.ts$' },
    },
    {
      name: 'src-stands-alone',
      comment: 'Only what is in src/, and packages that ship, can be a part of the bundle.',
      severity: 'error',
      from: { path: '^src/' },
      to: { pathNot: '^(src|node_modules)/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'no-development-package-in-src',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-optional', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only', 'type-import'],
      },
    },
    {
      name: 'simulator-is-independent',
      comment: 'Also through other files: what shares code with the action shares its mistakes.',
      severity: 'error',
      from: { path: '^test/(simulator[^/]*|conformance)/' },
      to: { path: '^(src|dist|lib)/', reachable: true },
    },
    {
      name: 'scenarios-look-from-outside',
      comment: 'A scenario or an example runs dist/ as a child process and knows nothing of src/.',
      severity: 'error',
      from: { path: '^test/(scenarios|examples)/' },
      to: { path: '^(src|dist|lib)/', reachable: true },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nothing-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^dist/', '^lib/'] },
    exclude: { path: '^test/demo/images/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
    progress: { type: 'none' },
  },
};
