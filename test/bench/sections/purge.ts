// Sending as fast as the machine allows.
import { writeFileSync } from 'node:fs';
import { testKey } from '../../simulator/options.ts';
import { startSimulator } from '../../simulator/start-simulator.ts';
import type { Bench } from '../bench.ts';
import { alternate, type Figure, type Measured } from '../figures.ts';
import { purgeAndProve } from '../ours.ts';
import { cloneAs, createPush, type Push } from '../repositories.ts';
import { runProgram } from '../step.ts';

export async function measurePurge({ area, rounds }: Bench): Promise<Measured> {
  const many = await createPush(area.path('purge-1000.git'), 1_000, 1_000);
  const workspace = cloneAs('full', many, area.path('purge-1000'));
  const ms = await alternate(rounds, {
    ours: async () => (await purgeAndProve(workspace, many, { inputs: { verify: 'off' } })).result.milliseconds,
    proved: async () => (await purgeAndProve(workspace, many)).result.milliseconds,
    curl: () => purgeByCurl(many, area.path('curl.conf')),
  });
  const other = { name: '`curl -Z --parallel-max 16`', value: ms('curl') };
  const figures: Figure[] = [
    { what: '1,000 purges without a limit, the whole step', unit: 'ms', value: ms('ours'), rounds, other },
    { what: 'the same, each purge proved', unit: 'ms', value: ms('proved'), rounds, other },
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
