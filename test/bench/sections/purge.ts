// Sending: as fast as the machine allows, and as fast as imgix allows.
import { writeFileSync } from 'node:fs';
import { testKey } from '../../simulator/options.ts';
import { startSimulator } from '../../simulator/start-simulator.ts';
import type { Bench } from '../bench.ts';
import { alternate, type Figure, type Measured } from '../figures.ts';
import { purgeAndProve } from '../ours.ts';
import { cloneAs, createPush, type Push } from '../repositories.ts';
import { runProgram } from '../step.ts';

const perSecond = 10;
const limited = 50;

export async function measurePurge({ area, rounds }: Bench): Promise<Measured> {
  const many = await createPush(area.path('purge-1000.git'), 1_000, 1_000);
  const workspace = cloneAs('full', many, area.path('purge-1000'));
  const ms = await alternate(rounds, {
    ours: async () => (await purgeAndProve(workspace, many, { inputs: { verify: 'off' } })).result.milliseconds,
    proved: async () => (await purgeAndProve(workspace, many)).result.milliseconds,
    curl: () => purgeByCurl(many, area.path('curl.conf')),
  });
  const few = await createPush(area.path('purge-few.git'), limited, limited);
  const atRate = cloneAs('full', few, area.path('purge-few'));
  const paced = await alternate(rounds, {
    ours: async () =>
      (await purgeAndProve(atRate, few, { imgix: { purgeRate: perSecond }, inputs: { 'rate-limit': perSecond } }))
        .result.milliseconds,
  });
  const other = { name: '`curl -Z --parallel-max 16`', value: ms('curl') };
  const limit = { name: 'the limit alone', value: (limited / perSecond - 1) * 1000 };
  const figures: Figure[] = [
    { what: '1,000 purges without a limit, the whole step', unit: 'ms', value: ms('ours'), rounds, other },
    { what: 'the same, each purge proved', unit: 'ms', value: ms('proved'), rounds, other },
    {
      what: `${limited} purges at ${perSecond} a second, each proved`,
      unit: 'ms',
      value: paced('ours'),
      rounds,
      other: limit,
    },
  ];
  return { title: 'Purge', figures };
}

async function purgeByCurl({ changed }: Push, file: string): Promise<number> {
  const imgix = await startSimulator({ purgeRate: Number.POSITIVE_INFINITY });
  try {
    const requests = changed.map((path) => {
      const body = { data: { type: 'purges', attributes: { url: `${imgix.baseUrl}/${path}` } } };
      return [
        `url = "${imgix.apiUrl}/api/v1/purge"`,
        `header = "Authorization: Bearer ${testKey}"`,
        'header = "Content-Type: application/vnd.api+json"',
        `data = ${JSON.stringify(JSON.stringify(body))}`,
        'output = "/dev/null"',
        'silent',
      ].join('\n');
    });
    writeFileSync(file, requests.join('\nnext\n'));
    const milliseconds = await runProgram('curl', ['--silent', '-Z', '--parallel-max', '16', '--config', file]);
    const accepted = imgix.log.purges().filter(({ status }) => status === 200).length;
    if (accepted !== changed.length) throw new Error(`curl purged ${accepted} of ${changed.length}`);
    return milliseconds;
  } finally {
    await imgix.close();
  }
}
