// What must hold in every run, whatever the scenario: no secret in anything that the run wrote or started, none on the
// wire but in one header to the API, no command in the log that is not the action's own, a report of which its schema
// describes every field, and an end without delay.
// Threat model: 1, 2, 7.
import { expect } from 'vitest';
import type { LogEntry } from '../simulator/request-log.ts';
import { schemaErrorsOf } from './report-schema.ts';
import type { ActionResult } from './run-action.ts';

const secretInputs = ['api-key', 'secure-url-token', 'github-token'] as const;
/** What the action itself has the runner do. */
const ownCommands =
  /^::(add-mask|debug|endgroup)::|^::group::|^::(error|warning|notice)( (title|file)=[^:,]*(,(title|file)=[^:,]*)?)?::/;
/** After its last line a run has nothing left to do. */
const maxLingeringMs = 5_000;

type Inputs = Readonly<Record<string, string | number | boolean>>;

type SeenRun = ActionResult & { readonly requests: readonly LogEntry[]; readonly gitCalls: readonly string[] };

export function expectSafeRun(run: SeenRun, inputs: Inputs): void {
  const secrets = secretInputs.map((name) => String(inputs[name] ?? '').trim()).filter((secret) => secret.length >= 4);
  expectNothingWritten(run, secrets);
  expectNothingSent(run, secrets, String(inputs['api-key'] ?? '').trim());
  expectNoForeignCommands(run);
  for (const line of run.errors) expect(line, 'an error line ends in its code').toMatch(/\[[a-z-]+(, [a-z-]+)*\]$/);
  if (run.report !== undefined) expect(schemaErrorsOf(run.report), 'the report is as its schema says').toEqual([]);
  expect(run.stderr, 'a run prints nothing to stderr').toBe('');
  expect(run.lingeredMs, 'a run ends when it has said everything').toBeLessThan(maxLingeringMs);
  expect(run.signal, 'a run ends by itself').toBeNull();
}

/** Fewer characters of a secret help nobody, and may be there by chance. */
const minPartLength = 8;

/**
 * What tells that a secret shows: itself, as JSON and URLs write it, or within a text in base64 of either alphabet. The
 * beginnings and ends of these, for a text that was cut within a secret may keep a good part of it.
 */
function toForms(secret: string): string[] {
  const inJson = JSON.stringify(secret).slice(1, -1);
  const forms = [secret, inJson, encodeURIComponent(secret), ...toBase64Forms(secret)];
  return [...new Set(forms.flatMap((form) => [form.slice(0, minPartLength), form.slice(-minPartLength)]))];
}

/** Base64 has three ways to write a text, by the number of bytes before it; its ends depend on the neighbours too. */
function toBase64Forms(secret: string): string[] {
  const bits = 8 * Buffer.byteLength(secret);
  const forms = ['', '-', '--'].flatMap((before) =>
    (['base64', 'base64url'] as const).map((alphabet) => {
      const first = Math.ceil((8 * before.length) / 6);
      const end = Math.floor((8 * before.length + bits) / 6);
      return Buffer.from(before + secret)
        .toString(alphabet)
        .slice(first, end);
    }),
  );
  return forms.filter((form) => form.length >= minPartLength);
}

function expectNothingWritten({ everything, stdout, gitCalls, requests }: SeenRun, secrets: readonly string[]): void {
  const lines = everything.split('\n');
  const masks = lines.filter((line) => line.startsWith('::add-mask::'));
  const written = [...lines.filter((line) => !line.startsWith('::add-mask::')), ...gitCalls].join('\n');
  for (const form of secrets.flatMap(toForms)) {
    if (written.includes(form)) expect.fail(`A secret was written: ${around(written, form)}`);
  }
  for (const { url } of requests) {
    const [, signature] = /[?&]s=([\da-f]{32})$/.exec(url) ?? [];
    if (signature !== undefined && written.includes(signature)) expect.fail(`A signature was written: ${url}`);
  }
  for (const secret of secrets) expect(masks, 'secrets are masked').toContain(`::add-mask::${secret}`);
  const first = stdout.split('\n').findIndex((line) => line !== '' && !line.startsWith('::add-mask::'));
  const late = stdout
    .split('\n')
    .slice(Math.max(first, 0))
    .some((line) => line.startsWith('::add-mask::'));
  expect(late, 'secrets are masked before anything else is printed').toBe(false);
}

function around(text: string, form: string): string {
  const at = text.indexOf(form);
  return text.slice(Math.max(0, at - 80), at + form.length + 20).replace(form, '<SECRET>');
}

function expectNothingSent({ requests }: SeenRun, secrets: readonly string[], key: string): void {
  for (const { on, url, headers, body, method } of requests) {
    const { authorization, ...others } = headers;
    const rest = JSON.stringify([url, others, body, on === 'api' ? '' : authorization]);
    for (const form of secrets.flatMap(toForms)) {
      if (rest.includes(form)) expect.fail(`A secret was sent: ${method} ${url} ${around(rest, form)}`);
    }
    if (on !== 'api' || key === '') continue;
    const allowed = [`Bearer ${key}`, `Basic ${Buffer.from(`${key}:`).toString('base64')}`];
    expect(allowed, 'the API gets the key in one header and nothing else').toContain(authorization);
  }
}

/**
 * The runner obeys a line that begins with `::` after white space, and `##[` anywhere in a line; a carriage return
 * begins a new line for it. https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
function expectNoForeignCommands({ stdout, stderr }: SeenRun): void {
  for (const line of `${stdout}\n${stderr}`.split(/\r\n|[\n\r\u0085\u2028\u2029]/)) {
    if (line.includes('##[')) expect.fail(`A line holds a command: ${line}`);
    if (/^\s*::/.test(line) && !ownCommands.test(line)) expect.fail(`A line is a command: ${line}`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
    if (/[\x00-\x08\x0b-\x1f\x7f-\x9f]/.test(line))
      expect.fail(`A line holds a control character: ${JSON.stringify(line)}`);
  }
}
