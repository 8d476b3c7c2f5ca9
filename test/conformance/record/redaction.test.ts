// What leaves the operator's machine: no spelling of a secret, of a host of the account or of an address.
import { expect, test } from 'vitest';
import { createSimulatedImgix } from '../simulated-imgix.ts';
import { createRedact } from './redaction.ts';

const redact = createRedact({
  ...createSimulatedImgix().site,
  key: 'ak_SECRETKEY',
  apiUrl: 'https://gateway.acme.internal:8443',
  baseUrl: 'https://acme.imgix.net',
  otherUrl: 'https://img.acme.imgix.net',
  secured: { url: 'https://secured.imgix.net', token: 'tok/+="x' },
});

test.each([
  ['POST https://gateway.acme.internal:8443/api/v1/purge', 'POST https://api-host.example/api/v1/purge'],
  ['proxied by gateway.acme.internal', 'proxied by api-host.example'],
  ['no purge for ACME.imgix.net%2Fx.png', 'no purge for host.example%2Fx.png'],
  ['https://img.acme.imgix.net/x.png', 'https://other-host.example/x.png'],
  ['Bearer ak_SECRETKEY', 'Bearer [redacted]'],
  ['{"token":"tok/+=\\"x"}', '{"token":"[redacted]"}'],
  ['token=tok%2F%2B%3D%22x, tok%2f%2b%3d%22x', 'token=[redacted], [redacted]'],
  ['for 203.0.113.7', 'for [address]'],
  ['for 2001:db8:1:2:3:4:5:6', 'for [address]'],
  ['for "2a00:1450:4001:81b::200e"', 'for "[address]"'],
  ['for ::1, fe80::1%eth0, 2a00:1450::', 'for [address], [address]%eth0, [address]'],
  ['for 2a00:1450:4001:81b:1::200e', 'for [address]'],
  ['for [2a00:1450::1]:443', 'for [[address]]:443'],
  ['for ::ffff:203.0.113.7', 'for [address]:[address]'],
])('%s', (text, expected) => {
  expect(redact(text)).toBe(expected);
});

test.each(['at 12:34:56', '2026-12-24T10:00:00.000Z', 'std::string', '::error::', 'Retry-After: 1'])(
  '%s stays',
  (text) => {
    expect(redact(text)).toBe(text);
  },
);

test('the address of the public API is no secret', () => {
  expect(createRedact(createSimulatedImgix().site)('https://api.imgix.com/')).toBe('https://api.imgix.com/');
});
