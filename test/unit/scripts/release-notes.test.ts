import { expect, test } from 'vitest';
import { findReleaseNotes } from '../../../scripts/release-notes.ts';

const changelog = `# Changelog

## [Unreleased]

- Next.

## [1.2.0] - 2026-11-24

### Added

- Something.

## [1.1.0] - 2026-11-01

- Older.

[1.1.0]: https://example.com
`;

test('the text of the section, with or without the v of a tag', () => {
  expect(findReleaseNotes('1.2.0', '1.2.0', changelog)).toBe('### Added\n\n- Something.');
  expect(findReleaseNotes('v1.1.0', '1.1.0', changelog)).toBe('- Older.');
});

test.each([
  ['not a version', 'v1', '1.2.0', changelog, '`v1` is not a version'],
  ['a prerelease', '1.2.0-rc.1', '1.2.0-rc.1', changelog, 'is not a version'],
  ['not the version of package.json', '1.2.0', '1.1.0', changelog, 'package.json has version 1.1.0'],
  ['no section', '1.3.0', '1.3.0', changelog, 'CHANGELOG.md needs a section'],
  ['no date', '1.2.0', '1.2.0', '## [1.2.0] - soon\n\n- x', 'CHANGELOG.md needs a section'],
  ['no text', '1.2.0', '1.2.0', '## [1.2.0] - 2026-11-24\n\n## [1.1.0] - 2026-11-01', 'CHANGELOG.md needs a section'],
])('%s', (_name, wanted, packageVersion, text, message) => {
  expect(() => findReleaseNotes(wanted, packageVersion, text)).toThrow(message);
});
