import { expect, test } from 'vitest';
import type { OpenRepository } from '../../../src/changes/open-repository.ts';
import { ActionError } from '../../../src/errors.ts';
import { parseInputs } from '../../../src/inputs/inputs.ts';
import { inputDefaults } from '../../../src/inputs/raw-inputs.ts';
import { purgeAndProve } from '../../../src/pipeline/prove/purge-and-prove.ts';
import { localFiles } from '../../../src/platform/files/local-file.ts';
import { changedFilesToAssets } from '../../../src/targets/to-assets.ts';
import { testKey } from '../../simulator/options.ts';
import { openSite } from '../../support/run-pipeline.ts';

/** The hint where else imgix may have the files is looked for when all assets are done. */
test('a fault of ours in what only gives a hint takes no report away', async () => {
  const { simulator, http, clock } = openSite();
  const { apiUrl, baseUrls } = simulator.settings;
  const given = { 'api-key': testKey, 'base-url': baseUrls.join('\n'), 'api-url': apiUrl };
  const inputs = parseInputs({ ...inputDefaults, ...given });
  const [before, after] = ['a', 'b'].map((digit) => ({ blobId: digit.repeat(40), size: 3 }));
  const assets = changedFilesToAssets([{ path: 'a.png', change: 'modified', before, after }], inputs);
  let asked = 0;
  const opened = {
    event: { name: 'schedule' },
    checkout: { head: 'c'.repeat(40) },
    get repository() {
      // First for the proof, which an unchanged file may serve.
      throw asked++ === 0 ? new ActionError('range-unavailable', 'Not to be had.') : new TypeError('a fault of ours');
    },
  } as unknown as OpenRepository;
  const log = { info: () => {}, debug: () => {}, startGroup: () => {}, endGroup: () => {} };
  const world = { clock, http, log, files: localFiles, random: () => 0, hosts: new Map(), signal: AbortSignal.any([]) };

  const { reports, error, mapping } = await purgeAndProve({ assets, range: undefined }, inputs, opened, world);

  expect(asked).toBe(2);
  expect(reports).toMatchObject([{ url: `${baseUrls[0]}/a.png`, problem: { code: 'stale' } }]);
  expect({ error, mapping }).toEqual({ error: undefined, mapping: undefined });
});
