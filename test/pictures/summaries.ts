// Reports of every kind, made up, for pictures of their summaries.
import { type AssetReport, purgeSkipped, type RunReport } from '../../src/report/run-report.ts';
import { toSetupChecks } from '../../src/report/setup-checks/setup-checks.ts';
import type { SummaryOptions } from '../../src/report/summary/summary.ts';
import { toRunReport } from '../../src/report/to-run-report.ts';
import { skipped } from '../../src/verify/verification.ts';
import { accepted, assetReport, setup as plainSetup, unprovedReport, verified } from '../support/reports.ts';

const setup = { ...plainSetup, baseUrls: ['https://example.imgix.net'] };
const range = {
  base: '3f1c9a27b5d84e60a1c2f3948576d0e1b2a39485',
  head: '9be04d1172cfa35e8d6b47190f2e3d4c5a6b7c8d',
  source: 'push main: before..after',
};
const funnel = { changed: 7, belowRoot: 5, matchingFiles: 4, ofWantedKind: 4 };
const at = (path: string) => ({ url: `https://example.imgix.net/${path}`, file: `public/images/${path}` });
const hero = assetReport('photos/hero.jpg', at('photos/hero.jpg'));
const spring = assetReport('photos/spring.jpg', {
  ...at('photos/spring.jpg'),
  verification: { ...verified, seconds: 1.4 },
});
const added = assetReport('photos/team photo.png', {
  ...at('photos/team photo.png'),
  url: 'https://example.imgix.net/photos/team%20photo.png',
  change: 'added',
});
const gone = assetReport('photos/old-offer.png', {
  ...at('photos/old-offer.png'),
  change: 'deleted',
  verification: { ...verified, evidence: 'gone', seconds: 0.6 },
});
const old = {
  ...unprovedReport('photos/hero.jpg', { kind: 'old-bytes' }),
  ...at('photos/hero.jpg'),
  purge: { ...accepted, repeats: 3 },
};
const oldToo = { ...unprovedReport('x', { kind: 'old-bytes' }), ...at('photos/team/portrait_of_the_whole_team.jpg') };
const missing = {
  ...unprovedReport('x', { kind: 'missing', status: 404 }, 'not-asked'),
  ...at('photos/autumn.jpg'),
  change: 'added' as const,
};
const refused = Array.from({ length: 300 }, (_, index) => ({
  ...unprovedReport('x', { kind: 'refused', status: 403, signed: false }, 'status 403'),
  ...at(`photos/${index}.jpg`),
}));
const proved = Array.from({ length: 1200 }, (_, index) =>
  assetReport('x', { ...at(`photos/hero.jpg?${index}`), file: `public/images/photos/p${index}.jpg` }),
);
const taken = assetReport('photos/portrait.jpg', {
  ...at('photos/portrait.jpg'),
  change: 'requested',
  verification: {
    ...verified,
    evidence: 'gone',
    removal: {
      lastServedAt: '2026-03-01T09:14:03.000Z',
      purgedAt: '2026-03-01T09:14:04.000Z',
      goneAt: '2026-03-01T09:14:41.000Z',
    },
  },
});
const stillThere = {
  ...oldToo,
  ...at('photos/team/another_portrait_of_the_same_person.jpg'),
  change: 'requested' as const,
  verification: {
    ...oldToo.verification,
    seen: [
      { cause: { kind: 'old-bytes' as const }, checks: 10 },
      { cause: { kind: 'status' as const, status: 503 }, checks: 2 },
    ],
    removal: { lastServedAt: '2026-03-01T09:19:02.000Z', purgedAt: '2026-03-01T09:14:04.000Z', goneAt: null },
  },
};
const compared = {
  compared: 412,
  same: 407,
  sameByMetadata: 0,
  stale: 2,
  missing: 3,
  indeterminate: [],
  downloadedBytes: 48_300_000,
};
const planned = { ...hero, purge: purgeSkipped, verification: skipped('A dry run purges nothing.') };

export const summaryOptions: SummaryOptions = {
  repositoryUrl: 'https://github.com/your-org/site',
  runUrl: 'https://github.com/your-org/site/actions/runs/1',
  actor: 'somebody',
  toPictureUrl: (url) => `${url}?w=96&h=96&fit=crop&expires=1796228715`,
};

export const summaries: Readonly<Record<string, RunReport>> = {
  success: done([hero, spring, added, gone]),
  failure: done([old, oldToo, missing]),
  many: done([...proved, ...refused]),
  'dry-run': toRunReport({ isDryRun: true, range, funnel, notices: [], reports: [planned] }, setup),
  'nothing-to-do': toRunReport(
    {
      range,
      funnel: { ...funnel, matchingFiles: 0, ofWantedKind: 0 },
      notices: [],
      reason: 'No file that matches `files`, below `root`, has changed.',
    },
    setup,
  ),
  takedown: toRunReport({ notices: [], reports: [taken, stillThere] }, setup),
  reconcile: toRunReport(
    {
      reconciliation: compared,
      notices: [],
      reports: [hero, spring],
    },
    setup,
  ),
  diagnosis: toRunReport(
    {
      notices: [],
      setupChecks: toSetupChecks(
        {
          isCheckedOut: true,
          tracked: 412,
          unmatched: [],
          hosts: [
            {
              baseUrl: 'https://example.imgix.net',
              files: ['hero.jpg', 'spring.jpg', 'logo.svg'].map((name) => ({
                ...at(name),
                given: { kind: 'served', as: 'other-bytes' as const },
                described: name.endsWith('.svg') ? undefined : ('right' as const),
              })),
              unsigned: { kind: 'status', status: 403 },
              missing: { kind: 'status', status: 404 },
              svg: { kind: 'served', as: 'same-bytes' },
              otherCache: undefined,
              derivatives: [],
            },
          ],
          key: {
            kind: 'refused',
            message: 'imgix refused the API key (401): "A valid API key is required and could not be determined.".',
          },
          permissions: [{ name: 'deployments: read', use: '`deployment_status`', granted: false }],
          purgesPerSecond: 10,
          origin: undefined,
        },
        setup,
      ),
    },
    setup,
  ),
};

function done(reports: readonly AssetReport[]): RunReport {
  return toRunReport({ range, funnel, notices: [], reports }, setup);
}
