// A run against the live service: says what it will do, asks, tries storage and key once, asks imgix about every fact, and
// removes what it stored, also after a failure, after Ctrl-C and when the terminal is closed.

import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import type { Fact } from '../fact.ts';
import type { LivePlan } from '../flags.ts';
import type { Site } from '../imgix.ts';
import { pictures } from '../pictures.ts';
import { type ConformanceRecord, type RecordedFact, toRecordedFact } from '../record/record.ts';
import { createRedact, type Redact, toVisible } from '../record/redaction.ts';
import { runFacts } from '../run-facts.ts';
import { Trial } from '../trial.ts';
import { LiveImgix } from './live-imgix.ts';
import { Storage } from './storage.ts';

/** Most checks wait most of the time. */
const concurrency = 12;

const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export async function runLive(
  plan: LivePlan,
  facts: readonly Fact[],
  print: (recorded: RecordedFact, fact: Fact) => void,
): Promise<ConformanceRecord> {
  const name = randomBytes(6).toString('hex');
  const prefix = `imgix-conformance-${name}`;
  const site: Site = { ...plan.site, strangerUrl: `https://${prefix}.imgix.net` };
  await agree(plan, facts, prefix);

  const interrupted = new AbortController();
  const interrupt = (): void => {
    process.stderr.write('\nStopping. What was stored is being removed.\n');
    interrupted.abort(new Error('Stopped before the end.'));
  };
  for (const name of endingSignals) process.once(name, interrupt);
  // A terminal that was closed takes no more output. What was stored has to be removed all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const startMs = Date.now();
  const storage = await Storage.open(plan.put, plan.remove);
  const deadlineMs = startMs + plan.minutes * 60_000;
  const { signal } = interrupted;
  const imgix = new LiveImgix({ site, storage, maxApiRequests: plan.maxApiRequests, deadlineMs, signal });
  const redact = createRedact(site);
  try {
    await tryOut(new Trial(imgix, `${prefix}/first`), redact);
    const results = await runFacts({
      prefix,
      facts,
      imgixFor: () => imgix,
      concurrency,
      onResult: (result) => print(toRecordedFact(result, redact), result.fact),
      signal,
    });
    return {
      schemaVersion: 1,
      imgix: 'live',
      startedAt: new Date(startMs).toISOString(),
      seconds: Math.round((Date.now() - startMs) / 1_000),
      apiRequests: imgix.apiRequests,
      facts: results.map((result) => toRecordedFact(result, redact)),
    };
  } finally {
    // A second Ctrl-C ends the process as usual.
    for (const name of endingSignals) process.off(name, interrupt);
    const left = await storage.close();
    await imgix.close();
    if (left.length > 0) {
      process.stderr.write(
        `Could not be removed, please do it by hand:\n${left.map((path) => `  ${path}\n`).join('')}`,
      );
    }
  }
}

async function agree(
  { site, maxApiRequests, minutes, isAgreed }: LivePlan,
  facts: readonly Fact[],
  prefix: string,
): Promise<void> {
  process.stdout.write(
    `This asks ${site.baseUrl} and ${site.apiUrl} about ${counted(facts.length, 'fact')},
for at most ${counted(minutes, 'minute')}, and then removes what it stored: small pictures below ${prefix}/.
It sends at most ${counted(maxApiRequests, 'request')} to the API. Most are purges, some in bursts that use the account's
rate limit up for a few seconds: other purges of the account may get 429 then.
`,
  );
  if (isAgreed) return;
  if (!process.stdin.isTTY) throw new Error('Nobody is there to ask. Give --yes to start without asking.');
  const dialog = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await dialog.question('Start? [y/N] ');
  dialog.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new Error('Not started.');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A wrong command or host would otherwise make every fact "not testable", and a wrong key some of them different. */
async function tryOut(trial: Trial, redact: Redact): Promise<void> {
  const picture = trial.asset('picture.png');
  const { body } = await trial.cache(picture, pictures.old);
  if (Buffer.compare(body, pictures.old) !== 0) {
    process.stdout.write(
      `${trial.site.baseUrl} does not pass original bytes through (default parameters?): most facts will differ.\n`,
    );
  }
  await trial.purge(picture.url).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The first purge was not taken: ${toVisible(redact(why))}`, { cause: error });
  });
  await trial.remove(picture).catch((error: unknown) => {
    throw new Error(`What was stored cannot be removed: ${toVisible(String(error))}`, { cause: error });
  });
}
