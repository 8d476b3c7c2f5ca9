// What stands around the bytes.

import { gunzipSync } from 'node:zlib';
import type { Fact } from '../fact.ts';
import { verdict } from '../finding.ts';
import { pictures, svg } from '../pictures.ts';
import { digest, isSame } from '../trial.ts';

const recorded = 'recorded answers';

export const headerFacts: readonly Fact[] = [
  {
    id: 'server-headers',
    part: 'fetch',
    statement: '`Server: imgix`, an `X-Imgix-ID`, and two hops in `X-Served-By`',
    grades: ['seen'],
    source: recorded,
    option: '`servedByHeader`: `false`, `but-first`',
    check: async (trial) => {
      const { headers } = await trial.cache(trial.asset('photo.png'));
      const hops = (headers['x-served-by'] ?? '').split(',').filter(Boolean).length;
      return verdict(
        /imgix/i.test(headers.server ?? '') && headers['x-imgix-id'] !== undefined && hops === 2,
        `Server: ${headers.server}, X-Imgix-ID ${headers['x-imgix-id'] === undefined ? 'missing' : 'there'}, ${hops} hops`,
      );
    },
  },
  {
    id: 'cache-control-a-year',
    part: 'fetch',
    statement:
      '`Cache-Control: public, max-age=31536000` for what is there, where neither Source nor file says otherwise',
    grades: ['seen'],
    source: `${recorded}; https://www.imgix.com/blog/what-happens-purge-image has the year`,
    check: async (trial) => {
      const { headers } = await trial.cache(trial.asset('photo.png'));
      return verdict(headers['cache-control'] === 'public, max-age=31536000', String(headers['cache-control']));
    },
  },
  {
    id: 'age-since-storing',
    part: 'fetch',
    statement: '`Age` counts the seconds since the answer was stored',
    grades: ['seen'],
    source: recorded,
    option: '`ageHeader: false`',
    check: async (trial) => {
      const photo = trial.asset('photo.png');
      const startMs = trial.now();
      await trial.cache(photo);
      await trial.wait(4_000);
      const { headers } = await trial.get(photo.url);
      const elapsed = (trial.now() - startMs) / 1_000;
      const age = Number(headers.age ?? Number.NaN);
      return verdict(Math.abs(age - elapsed) <= 2, `after ${elapsed.toFixed(1)} s ${headers.age ?? 'none'}`);
    },
  },
  {
    id: 'x-cache-tells-hits',
    part: 'fetch',
    statement: '`X-Cache` has two hops; its last says MISS for the first answer and HIT for the next',
    grades: ['seen'],
    source: recorded,
    check: async (trial) => {
      const photo = trial.asset('photo.png');
      const first = (await trial.cache(photo)).headers['x-cache'] ?? 'none';
      await trial.wait(1_000);
      const second = (await trial.get(photo.url)).headers['x-cache'] ?? 'none';
      return verdict(/^\w+, MISS$/.test(first) && /^\w+, HIT$/.test(second), `first ${first}; second ${second}`);
    },
  },
  {
    id: 'no-etag',
    part: 'fetch',
    statement: 'No ETag',
    grades: ['seen'],
    source: `${recorded}; none has one`,
    check: async (trial) => {
      const { etag } = (await trial.cache(trial.asset('photo.png'))).headers;
      return verdict(etag === undefined, etag === undefined ? 'none' : 'there is one');
    },
  },
  {
    id: 'last-modified-is-storing',
    part: 'fetch',
    statement: '`Last-Modified` is the time of storing (Date minus Age), not that of the file in the Source',
    grades: ['seen'],
    source: `${recorded}, most of them; one reader takes it for the origin's`,
    option: '`lastModified`: `origin`, `none`',
    check: async (trial) => {
      const photo = trial.asset('photo.png');
      await trial.put(photo, pictures.old);
      await trial.wait(6_000);
      const { headers } = await trial.get(photo.url);
      const told = headers['last-modified'];
      if (told === undefined) return verdict(false, 'there is none');
      const storedMs = Date.parse(headers.date ?? '') - Number(headers.age ?? 0) * 1_000;
      const offMs = Date.parse(told) - storedMs;
      return verdict(Math.abs(offMs) <= 2_000, `${offMs / 1_000} s from it; the file was put 6 s earlier`);
    },
  },
  {
    id: 'head',
    part: 'fetch',
    statement: "HEAD gives GET's status and Content-Length, without a body",
    grades: ['seen'],
    source: recorded,
    check: async (trial) => {
      const photo = trial.asset('photo.png');
      await trial.cache(photo);
      const headers = { accept: '*/*', 'accept-encoding': 'identity' };
      const { status, headers: told, body } = await trial.send({ method: 'HEAD', url: photo.url, headers });
      return verdict(
        status === 200 && told['content-length'] === String(pictures.old.byteLength) && body.byteLength === 0,
        `${status}, Content-Length ${told['content-length']}, body of ${body.byteLength} bytes`,
      );
    },
  },
  {
    id: 'ranges',
    part: 'fetch',
    statement: 'A range of bytes is answered with 206 and just these',
    grades: ['seen'],
    source: `${recorded} have \`Accept-Ranges: bytes\``,
    check: async (trial) => {
      const photo = trial.asset('photo.png');
      await trial.cache(photo);
      const { status, headers, body } = await trial.get(photo.url, { range: 'bytes=8-23' });
      return verdict(
        status === 206 && isSame(body, pictures.old.subarray(8, 24)),
        `${status}, ${headers['content-range'] ?? 'no Content-Range'}, ${body.byteLength} bytes`,
      );
    },
  },
  {
    id: 'compression-loses-nothing',
    part: 'fetch',
    statement: 'An SVG that comes compressed, to a client that takes gzip, unpacks to the bytes that come uncompressed',
    grades: ['guess'],
    source: 'inferred; RFC 9110',
    option: 'Whether anything is compressed is unknown',
    check: async (trial) => {
      const icon = trial.asset('icon.svg');
      const plain = await trial.cache(icon, svg('red'));
      const { headers, body } = await trial.get(icon.url, { 'accept-encoding': 'gzip' });
      const isPacked = headers['content-encoding'] === 'gzip';
      const unpacked = isPacked ? gunzipSync(body) : body;
      return verdict(
        isSame(unpacked, plain.body),
        `${headers['content-encoding'] ?? 'not compressed'}, ${digest(unpacked)} of ${digest(plain.body)}`,
      );
    },
  },
  {
    id: 'identity-is-honoured',
    part: 'fetch',
    statement: 'Nothing is compressed for a client that wants identity, SVG neither',
    grades: ['guess'],
    source: 'inferred',
    option: '`compressSvg: true`',
    check: async (trial) => {
      const icon = trial.asset('icon.svg');
      const plain = await trial.cache(icon, svg('red'));
      const { headers } = await trial.get(`${icon.url}?svg-sanitize=false`);
      const encodings = [plain.headers['content-encoding'], headers['content-encoding']];
      const isPlain = encodings.every((encoding) => encoding === undefined || encoding === 'identity');
      return verdict(isPlain, `${encodings.map((encoding) => encoding ?? 'none').join(', ')}; ${digest(plain.body)}`);
    },
  },
];
