// Every kind of fault that the simulator knows, at random, with a share of all requests.
import type { FaultAnswer, FaultHandle, FaultRule, Faults, Place } from '../simulator/faults.ts';

const answer = (status: number, body = '', headers: Record<string, string> = {}): FaultAnswer => ({
  kind: 'answer',
  status,
  body,
  headers,
});

/** What passes by itself when the request is sent again. */
const passing: Readonly<Record<string, FaultAnswer>> = {
  'reset before': { kind: 'reset-before' },
  'reset after': { kind: 'reset-after' },
  truncated: { kind: 'truncate', afterBytes: 5 },
  chunked: { kind: 'chunked' },
  late: { kind: 'delay', delayMs: 200 },
  500: answer(500, 'oops'),
  502: answer(502, '<html>', { 'content-type': 'text/html' }),
  503: answer(503, '', { 'retry-after': '1' }),
  504: answer(504),
  429: answer(429, '', { 'retry-after': '0' }),
};

/** Each of these holds one of some dozen places for seconds; more of them would only make the soak longer. */
const lasting: Readonly<Record<string, FaultAnswer>> = {
  'no headers': { kind: 'hang-headers' },
  'half a body': { kind: 'hang-body', afterBytes: 3 },
  endless: { kind: 'huge' },
};
const maxLasting = 25;

/** `share` of all requests to the API and to the CDN meet a fault; those that hang are limited in number. */
export function addFaults(faults: Faults, share: number): { toString(): string } {
  const handles: [string, FaultHandle][] = [];
  const add = (name: string, rule: FaultRule) => handles.push([`${rule.on} ${name}`, faults.add(rule)]);
  for (const on of ['api', 'cdn'] as const satisfies readonly Place[]) {
    const kinds = Object.keys(passing).length + Object.keys(lasting).length;
    const probability = share / kinds;
    for (const [name, fault] of Object.entries(passing)) add(name, { on, probability, answer: fault });
    for (const [name, fault] of Object.entries(lasting))
      add(name, { on, probability, times: maxLasting, answer: fault });
  }
  return { toString: () => handles.map(([name, { strikes }]) => `${name} ${strikes}`).join(', ') };
}
