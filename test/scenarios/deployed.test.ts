// `deployed`: sites whose build rewrites the images. What imgix should serve lies on the runner and has never been in git.
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { hasLinks } from '../support/repository.ts';
import { afterFirst, play, type Scenario, type World } from '../support/scenario.ts';

/** The build's output in the workspace, and on the Source where `isDeployed`. */
function build({ repository, imgix }: World, files: Readonly<Record<string, string>>, isDeployed = true): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(repository.folder, 'dist/images', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    if (isDeployed) imgix.source.put(path, content);
  }
}

/** imgix has the build of the commit before. */
function site(built: Readonly<Record<string, string>>, scenario: Scenario = {}): Scenario {
  return {
    before: {
      'src/images/a.png': 'a, as it was drawn',
      'src/images/b.png': 'b, as it was drawn',
      'images/harbour.jpg': null,
      'images/gone.gif': null,
      'images/quiet.png': null,
    },
    push: { 'src/images/a.png': 'a, drawn anew' },
    ...scenario,
    arrange: (world) => {
      const { source, simulator } = world.imgix;
      source.put('a.png', 'a, built from the old one');
      source.put('b.png', 'b, built');
      simulator.warm('/a.png', '/b.png');
      build(world, built);
      return scenario.arrange?.(world);
    },
    inputs: { root: 'src/images', deployed: 'dist/images', ...scenario.inputs },
  };
}

test('a changed file is proved by the bytes of the built one, which has never been in git', async () => {
  const run = await play(site({ 'a.png': 'a, built anew', 'b.png': 'b, built' }));

  expect(run.exitCode).toBe(0);
  expect(run.purged).toEqual([`${run.imgix.baseUrl}/a.png`]);
  expect(run.report.assets[0].verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
});

test('a built file that imgix does not serve is no proof, whatever git says', async () => {
  const run = await play(
    site(
      { 'a.png': 'a, built anew' },
      {
        arrange: ({ imgix }) => {
          imgix.source.put('a.png', 'a, as git has it now');
          return { timeout: 2 };
        },
      },
    ),
  );

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ verified: '0', failed: '1' });
});

test('a changed file that the build leaves out is named with its nearest, and the others are purged', async () => {
  const run = await play(
    site(
      { 'a.png': 'a, built anew', 'b.webp': 'b as WebP' },
      {
        push: { 'src/images/a.png': 'a, drawn anew', 'src/images/b.png': 'b, drawn anew' },
      },
    ),
  );

  expect(run.exitCode).toBe(0);
  expect(run.purged).toEqual([`${run.imgix.baseUrl}/a.png`]);
  expect(run.warnings.join('\n')).toContain(
    'the folder `dist/images` does not have `b.png` (the nearest there is `b.webp`). What is not deployed is not purged.',
  );
});

test('where the build leaves out every changed file, what was deleted is purged all the same', async () => {
  const run = await play(
    site(
      { 'a.png': 'a, built' },
      {
        push: { 'src/images/draft.png': 'a draft', 'src/images/b.png': null },
        arrange: ({ imgix }) => {
          imgix.source.remove('b.png');
        },
      },
    ),
  );

  expect(run.exitCode).toBe(0);
  expect(run.purged).toEqual([`${run.imgix.baseUrl}/b.png`]);
  expect(run.report.assets[0]).toMatchObject({ change: 'deleted', verification: { outcome: 'verified' } });
  expect(run.warnings.join()).toContain('the folder `dist/images` does not have `draft.png`');
});

test('names that the build makes are told beside those of git, as far as the eye can tell them apart', async () => {
  const hashed = await play(site({ 'a-Ba3k9X2f.png': 'a, built' }));
  expect(hashed.errors[0]).toMatch(/\(the nearest there is `a-Ba3k9X2f\.png`\)\..* with a hash .* needs no purge/);
  expect(hashed.errors[0]).not.toContain('by the names that git has');

  const [composed, decomposed] = ['caf\u00e9.png', 'cafe\u0301.png'];
  const push = { [`src/images/${composed}`]: 'drawn' };
  const accents = await play(site({ [decomposed]: 'built' }, { push }));
  expect(accents.errors[0]).toContain(
    `\`${composed}\` (the nearest there is one that looks the same, but has its accents encoded`,
  );
  expect(accents.errors[0]).toContain('by the names that git has');
});

test('where none of the files that git has is there, the step fails before anything is purged', async () => {
  const run = await play(site({ 'images/a.png': 'one folder too deep' }));

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.errors.join('\n')).toContain('(the nearest there is `images/a.png`)');
  expect(run.errors.join('\n')).toContain('None of the files that git has is there');
});

test('a file that git has deleted and the build still makes is expected to be served', async () => {
  const run = await play(site({ 'a.png': 'a, built from another source' }, { push: { 'src/images/a.png': null } }));

  expect(run.exitCode).toBe(0);
  expect(run.report.assets[0]).toMatchObject({ change: 'modified', verification: { evidence: 'bytes' } });
  expect(run.report.notices.join()).toMatch(
    /git has deleted `src\/images\/a\.png`, and the folder `dist\/images` .* should be gone, empty the folder/,
  );
});

test('`select: all` takes every built file that `files` matches, also those of which git knows nothing', async () => {
  const run = await play(
    site(
      { 'a.png': 'a, built anew', 'sprites/made.png': 'made by the build', 'notes.txt': 'no asset' },
      {
        inputs: { select: 'all' },
        arrange: ({ imgix: { source, simulator } }) => {
          source.put('sprites/made.png', 'made before');
          simulator.warm('/sprites/made.png');
          source.put('sprites/made.png', 'made by the build');
        },
      },
    ),
  );

  expect(run.exitCode).toBe(0);
  expect([...run.purged].sort()).toEqual([`${run.imgix.baseUrl}/a.png`, `${run.imgix.baseUrl}/sprites/made.png`]);
  expect(run.outputs.verified).toBe('2');
});

test('with `select: all`, globs that name the folder of the built files match none of them, which is a warning', async () => {
  const run = await play(site({ 'a.png': 'a, built anew' }, { inputs: { select: 'all', files: 'dist/**/*.png' } }));

  expect(run.outputs.conclusion).toBe('nothing-to-do');
  expect(run.warnings.join()).toMatch(/No file of `dist\/images`.* matches `files`\..* in `root` \(`src\/images`\)/);
});

test.runIf(hasLinks)('`select: all` takes a built file under each of its names, and no link in a circle', async () => {
  const run = await play(
    site(
      { 'photos/a.png': 'a, built', 'z/b.png': 'b, built' },
      {
        inputs: { select: 'all', 'dry-run': true },
        arrange: ({ repository }) => {
          const [folder, inner] = ['dist/images', 'dist/images/photos'].map((path) => join(repository.folder, path));
          symlinkSync('photos', join(String(folder), 'pictures'));
          symlinkSync('z', join(String(folder), 'a'));
          symlinkSync('..', join(String(inner), 'up'));
        },
      },
    ),
  );

  const files = run.report.assets.map(({ file }: { readonly file: string }) => file.replace('src/images/', ''));
  expect(files).toEqual(['a/b.png', 'photos/a.png', 'pictures/a.png', 'z/b.png']);
});

test('with `origin-url` the purge waits until the origin has the built file, and derivatives are checked as well', async () => {
  const run = await play(
    site(
      { 'a.png': 'a, built anew' },
      {
        inputs: { 'verify-params': 'w=100' },
        arrange: (world) => {
          const { source, originUrl } = world.imgix;
          source.put('a.png', 'a, built from the old one');
          afterFirst('origin', world, 0.5, () => source.put('a.png', 'a, built anew'));
          return { 'origin-url': originUrl };
        },
      },
    ),
  );

  expect(run.exitCode).toBe(0);
  const [a] = run.report.assets;
  expect(a.verification).toMatchObject({ evidence: 'bytes', derivatives: [{ outcome: 'verified' }] });
  const firstPurge = run.requests.findIndex(({ on }) => on === 'api');
  expect(run.requests.slice(0, firstPurge).filter(({ on }) => on === 'origin').length).toBeGreaterThan(1);
});

test('requested paths are compared with the built files, and one that is not built is told', async () => {
  const run = await play(
    site({ 'a.png': 'a, built anew' }, { inputs: { urls: 'a.png\nb.png', verify: 'warn', timeout: 2 } }),
  );

  const [a] = run.report.assets;
  expect(a.verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
  expect(run.warnings.join('\n')).toContain('does not have `b.png`');
});

test('what is there counts, also where it is the pointer of Git LFS', async () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`;
  const run = await play(
    site({ 'a.png': 'the content behind the pointer' }, { push: { 'src/images/a.png': pointer } }),
  );

  expect(run.exitCode).toBe(0);
  expect(run.report.assets[0].verification.evidence).toBe('bytes');
});

test.each([
  [
    'outside of the workspace',
    '../elsewhere',
    'lies outside of the workspace',
    (w: World) => mkdirSync(join(w.repository.folder, '../elsewhere'), { recursive: true }),
  ],
  ['a file', 'README.md', 'is a file, not a folder', () => {}],
  ['not there', 'dist/pictures', 'is not there', () => {}],
  [
    'a link that leads out',
    'dist/link',
    'lies outside of the workspace',
    ({ repository }: World) => {
      mkdirSync(join(repository.folder, 'dist'), { recursive: true });
      symlinkSync('/', join(repository.folder, 'dist/link'));
    },
  ],
])('a folder that is %s is refused before anything is sent', async (_, deployed, words, arrange) => {
  const run = await play(
    site(
      { 'a.png': 'a, built anew' },
      {
        inputs: { deployed },
        arrange: (world) => {
          arrange(world);
        },
      },
    ),
  );

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.errors.join('\n')).toContain(`the folder \`${deployed}\` ${words}`);
  expect(run.errors.join('\n')).toContain('[invalid-input]');
});

test('a link in the folder that leads out of the workspace is no built file', async () => {
  const run = await play(
    site(
      {},
      {
        arrange: ({ repository, area }) => {
          linkOut(repository.folder, area.folder, 'a.png');
        },
      },
    ),
  );

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.errors.join('\n')).toContain('None of the files that git has is there');
  expect(run.errors.join('\n')).toContain(
    'has no files, only 1 link that leads nowhere, or out of the workspace (`a.png`); missing: `a.png`.',
  );
});

function linkOut(workspace: string, outside: string, name: string): void {
  const link = join(workspace, 'dist/images', name);
  mkdirSync(dirname(link), { recursive: true });
  writeFileSync(join(outside, name), 'not of this site');
  symlinkSync(join(outside, name), link);
}

test.runIf(hasLinks)(
  'links that lead to no file of the workspace are left out of `select: all`, and told',
  async () => {
    const run = await play(
      site(
        { 'b.png': 'b, built' },
        {
          inputs: { select: 'all', 'dry-run': true },
          arrange: ({ repository, area }) => {
            linkOut(repository.folder, area.folder, 'a.png');
            for (const name of ['broken.png', 'icons', 'notes.txt'])
              symlinkSync('not-there', join(repository.folder, 'dist/images', name));
          },
        },
      ),
    );

    expect(run.report.assets).toMatchObject([{ file: 'src/images/b.png' }]);
    expect(run.warnings).toEqual([
      expect.stringMatching(
        /has 3 links that lead nowhere, .* \(`a\.png`, `broken\.png`, `icons`\)\. What is there is not/,
      ),
    ]);
  },
);

test.each<[string, NonNullable<Scenario['inputs']>]>([
  ['select: changed', {}],
  ['select: all', { select: 'all' }],
  ['select: stale', { select: 'stale' }],
  ['urls', { urls: 'a.png\nc.png' }],
])('built files that cannot be read stop the step with `%s`: the deployment is not at fault', async (_, inputs) => {
  const run = await play(
    site(
      { 'a.png': 'a, built anew', 'b.png': 'b, built', 'c.png': 'c, built' },
      {
        inputs,
        push: { 'src/images/a.png': 'a, drawn anew', 'src/images/c.png': 'c, drawn' },
        isOrdinaryUser: true,
        arrange: ({ repository }) => {
          for (const name of ['a.png', 'c.png']) chmodSync(join(repository.folder, 'dist/images', name), 0);
        },
      },
    ),
  );

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.errors[0]).toMatch(
    /: 2 files of the folder `dist\/images` cannot be read: `a\.png`, `c\.png`\. Let the build .*\[invalid-input\]$/,
  );
});

test.each([
  ['a glob', '*.png', 'Input `urls`: `*.png` is a glob, and paths are taken literally.'],
  [
    'a path that begins with `root`',
    'src/images/a.png',
    'Input `urls`: `src/images/a.png` begins with `root`, and paths are taken below it. Did you mean `a.png`?',
  ],
  ['a folder', 'small', 'Input `urls`: `small` is a folder, and imgix purges single files.'],
  [
    'nothing that is built',
    'dist/images/a.png',
    'the folder `dist/images` does not have `dist/images/a.png` (the nearest there is `a.png`). So nothing was purged.',
  ],
])('%s in `urls` is refused beside built files, too, and nothing is purged', async (_, urls, words) => {
  const run = await play(site({ 'a.png': 'a, built anew', 'small/a.png': 'a, built small' }, { inputs: { urls } }));

  expect(run.exitCode).toBe(1);
  expect(run.errors[0]).toContain(words);
  expect(run.requests).toEqual([]);
});

test.each([
  ['select: stale', { select: 'stale' }],
  ['select: all', { select: 'all' }],
  ['urls', { urls: 'a.png' }],
])('a folder without files is refused with `%s`: the build has not run', async (_, inputs) => {
  const arrange: Scenario['arrange'] = ({ repository }) => {
    mkdirSync(join(repository.folder, 'dist/images/small'), { recursive: true });
  };
  const run = await play(site({}, { inputs, arrange }));

  expect(run.exitCode).toBe(1);
  expect(run.errors.join()).toMatch(/the folder `dist\/images` has no files at all.*\[invalid-input\]$/);
  expect(run.requests).toEqual([]);
});

test('a full URL of what is not built is taken at its word', async () => {
  const toUrls: Scenario['arrange'] = ({ imgix }) => ({ urls: `${imgix.baseUrl}/b.png` });
  const run = await play(site({ 'a.png': 'a, built' }, { inputs: { verify: 'warn', timeout: 2 }, arrange: toUrls }));

  expect(run.purged).toEqual([`${run.imgix.baseUrl}/b.png`]);
  expect(run.warnings.join('\n')).toContain('does not have `b.png`');
});

test('`diagnose` looks at a set-up of built files alone by these, and a `base` says nothing of what git has not', async () => {
  const built = { 'a.png': 'a, built from the old one', 'b.png': 'b, built' };
  const inputs = { root: '.', files: '*.png', select: 'stale' };
  const diagnosis = await play(site(built, { inputs: { ...inputs, diagnose: true } }));

  expect(diagnosis.errors).toEqual([]);
  expect(diagnosis.lines).toEqual(
    expect.arrayContaining([
      'right `deployed` and `files`: 2 files of `dist/images` match `files`.',
      expect.stringMatching(
        /^right `http\S+` and `root`: Of 2 unchanged files imgix gives: the file's own bytes \(2\)\.$/,
      ),
      "right Bytes: The Source passes a file's bytes through: the strongest proof.",
    ]),
  );
  expect(diagnosis.everything).not.toContain('not looked at by `diagnose`');

  const run = await play(site(built, { inputs: { ...inputs, base: 'HEAD~1' } }));
  expect(run.exitCode).toBe(0);
  expect(run.warnings).toEqual([]);
});

test.each([
  ['is not there', { deployed: 'dist/imags' }, /: the folder `dist\/imags` is not there, .*\[invalid-input\]$/],
  [
    'has no such file',
    { files: '*.gif' },
    /: No file of `dist\/images` matches `files`\. Correct .*\[invalid-input\]$/,
  ],
])('`diagnose` with `select: all` says that the folder %s', async (_, given, words) => {
  const inputs = { root: '.', select: 'all', diagnose: true, ...given };
  const run = await play(site({ 'a.png': 'a, built anew' }, { inputs }));

  expect(run.exitCode).toBe(1);
  expect(run.errors).toEqual([expect.stringMatching(words)]);
});

test('`diagnose` of changed files looks at their built ones, where they are built', async () => {
  const run = await play(site({ 'b.png': 'b, built' }, { inputs: { diagnose: true } }));
  expect(run.exitCode).toBe(0);
  expect(run.lines.join('\n')).toContain("Of 1 unchanged file imgix gives: the file's own bytes (1).");

  const without = await play(site({}, { inputs: { diagnose: true } }));
  expect(without.lines).toContain('unknown `deployed`: Given, and not looked at by `diagnose`.');
  expect(without.lines.join('\n')).toMatch(
    /imgix holds other files than the repository: .*of another size\)\.\nright A missing.*\nnote What can be proved: That depends on the files in `deployed`/,
  );

  const unlike = await play(site({ 'b.png': 'b, built otherwise' }, { inputs: { diagnose: true } }));
  expect(unlike.lines.join('\n')).toMatch(
    /imgix holds other files than `deployed`: .*Give in `deployed` the files as they are uploaded\.\n.*\n.*: nothing of files unlike those in `deployed`\./,
  );
});

const unreadable = ({ repository }: World): undefined => {
  chmodSync(join(repository.folder, 'dist/images/b.png'), 0o000);
};

test.each<[string, Scenario, RegExp]>([
  [
    'is laid out otherwise',
    { inputs: { deployed: 'dist' } },
    /the folder `dist` does not have `b\.png` \(.*`images\/b\.png`\)\. None of the files that git has is there.* laid out as `root`/,
  ],
  [
    'has a file that cannot be read',
    { isOrdinaryUser: true, arrange: unreadable },
    /1 file of the folder .* cannot be read: `b\.png`\./,
  ],
  ['is a file', { inputs: { deployed: 'dist/images/b.png' } }, /the folder `dist\/images\/b\.png` is a file/],
])('`diagnose` of changed files says that the folder %s, as a push would stop there', async (_, scenario, words) => {
  const inputs = { ...scenario.inputs, diagnose: true };
  const run = await play(site({ 'a.png': 'a, built anew', 'b.png': 'b, built' }, { ...scenario, inputs }));

  expect(run.errors).toEqual([expect.stringMatching(words)]);
  expect(run.errors[0]).toMatch(/^`deployed` and `files`: Input `deployed`: .*\[invalid-input\]$/);
  expect(run.fetched.join()).not.toContain('/b.png');
});

test('`diagnose` of changed files takes a build that leaves out the unchanged ones for right', async () => {
  const run = await play(site({ 'a.png': 'a, built anew' }, { inputs: { diagnose: true } }));
  expect(run.errors).toEqual([]);
});

test.each(['changed', 'stale'])(
  '`root` that names the built folder, with `select: %s`: it is told as that',
  async (select) => {
    const run = await play(site({ 'a.png': 'a' }, { inputs: { root: 'dist/images', deployed: undefined, select } }));

    expect(run.purged).toEqual([]);
    expect(run.warnings[0]).toMatch(
      /^Input `root`: `dist\/images` is in the workspace, .* it is built, and not in git\. Give that folder as `deployed`, .*`select: stale`/,
    );
  },
);

test.each<[string, Readonly<Record<string, string>>, Scenario['arrange']]>([
  [
    'the checkout has by a later commit',
    {},
    ({ repository }) => {
      repository.commit({ 'dist/images/c.png': 'c' });
    },
  ],
  ['is a repository of its own', { '.git': 'gitdir: elsewhere' }, undefined],
])('`root` that names a folder which %s is not called built', async (_, built, arrange) => {
  const inputs = { root: 'dist/images', deployed: undefined };
  const run = await play(site({ 'a.png': 'a', ...built }, { inputs, ...(arrange && { arrange }) }));

  expect(run.warnings[0]).toMatch(/^Input `root`: no tracked file lies below `dist\/images`/);
});
