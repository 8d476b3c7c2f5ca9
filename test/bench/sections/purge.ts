// Sending as fast as the machine allows, beside curl: on the wire alone, and as a whole step.
import { writeFileSync } from 'node:fs';
import { testKey } from '../../simulator/options.ts';
import type { Bench } from '../bench.ts';
import { alternate, type Figure, type Measured } from '../figures.ts';
import { purgeAndProve, withImgix } from '../ours.ts';
import { cloneAs, createPush, type Push } from '../repositories.ts';
import { timeSending } from '../sending.ts';
import { runProgram } from '../step.ts';

/** No API on the internet answers sooner; without it the processor time of the two programs is all that there is. */
const answerMs = 20;

export async function measurePurge({ area, rounds }: Bench): Promise<Measured> {
  const many = await createPush(area.path('purge-1000.git'), 1_000, 1_000);
  const workspace = cloneAs('full', many, area.path('purge-1000'));
  const config = area.path('curl.conf');
  const purge = (answerAfterMs: number) => purgeAndProve(workspace, many, { answerAfterMs, inputs: { verify: 'off' } });
  const ms = await alternate(rounds, {
    sending: () => timeSending(() => purge(answerMs)),
    curlSending: () => timeSending(() => purgeByCurl(many, config, answerMs)),
    sendingAtOnce: () => timeSending(() => purge(0)),
    curlSendingAtOnce: () => timeSending(() => purgeByCurl(many, config, 0)),
    whole: async () => (await purge(0)).result.milliseconds,
    proved: async () => (await purgeAndProve(workspace, many)).result.milliseconds,
    curl: () => purgeByCurl(many, config, 0),
  });
  const name = '`curl -Z --parallel-max 16`';
  const wire = '1,000 purges without a limit, from the first request to the last answer';
  const whole = { name, value: ms('curl') };
  const figures: Figure[] = [
    {
      what: `${wire}, where each answer takes ${answerMs} ms`,
      unit: 'ms',
      value: ms('sending'),
      rounds,
      other: { name, value: ms('curlSending') },
      bound: { of: 'ratio', most: 1 },
    },
    {
      what: `${wire}, where it takes none`,
      unit: 'ms',
      value: ms('sendingAtOnce'),
      rounds,
      other: { name, value: ms('curlSendingAtOnce') },
    },
    { what: 'the latter, the whole step', unit: 'ms', value: ms('whole'), rounds, other: whole },
    { what: 'the same, each purge proved', unit: 'ms', value: ms('proved'), rounds, other: whole },
  ];
  return { title: 'Purge', figures };
}

async function purgeByCurl({ changed }: Push, file: string, answerAfterMs: number): Promise<number> {
  return withImgix({ answerAfterMs }, async (imgix) => {
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
    const args = ['--silent', '--no-progress-meter', '-Z', '--parallel-max', '16', '--config', file];
    const milliseconds = await runProgram('curl', args);
    const accepted = imgix.log.purges().filter(({ status }) => status === 200).length;
    if (accepted !== changed.length) throw new Error(`curl purged ${accepted} of ${changed.length}`);
    return milliseconds;
  });
}
