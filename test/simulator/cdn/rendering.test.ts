import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { toText } from '../http-types.ts';
import { virtualSite } from '../virtual-site.ts';

/** The smallest file that image-size takes for a GIF of this size. */
function gif(width: number, height: number, tail = ''): Buffer {
  const header = Buffer.alloc(10);
  header.write('GIF89a');
  header.writeUInt16LE(width, 6);
  header.writeUInt16LE(height, 8);
  return Buffer.concat([header, Buffer.from(tail)]);
}

const json = (text: string): unknown => JSON.parse(text);

describe('a bare URL', () => {
  test('passes the original bytes through, whatever they are', () => {
    const site = virtualSite();
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    site.source.put('a.bin', bytes);
    expect(Uint8Array.from(site.get('/a.bin').body)).toEqual(bytes);
  });

  test('is re-encoded where the Source has default parameters: other bytes, another length, the same each time', () => {
    const site = virtualSite({ defaultParams: 'auto=compress' });
    site.source.put('a.gif', gif(2, 3));
    const first = site.get('/a.gif').body;
    expect(first.byteLength).not.toBe(gif(2, 3).byteLength);
    site.source.put('a.gif', gif(2, 3, 'x'));
    site.purge('/a.gif');
    const second = site.get('/a.gif').body;
    expect(Buffer.compare(first, second)).not.toBe(0);
    site.source.put('a.gif', gif(2, 3));
    site.clock.advance(10_000);
    site.purge('/a.gif');
    expect(Buffer.compare(first, site.get('/a.gif').body)).toBe(0);
  });

  test('varies with Accept where the format is chosen automatically, and only there', () => {
    const accepts = ['*/*', 'image/webp,*/*', 'image/avif,image/webp,*/*'];
    const bodiesWith = (defaultParams: string): Set<string> => {
      const site = virtualSite({ defaultParams });
      site.source.put('a.jpg', 'photo');
      return new Set(accepts.map((accept) => toText(site.get('/a.jpg', { accept }).body)));
    };
    expect(bodiesWith('auto=format,compress').size).toBe(3);
    expect(bodiesWith('auto=compress').size).toBe(1);
  });
});

describe('a derivative', () => {
  test('is made of the input and of all parameters, and never the original', () => {
    const site = virtualSite();
    site.source.put('a.jpg', 'photo');
    const texts = ['', '?w=1', '?w=2', '?w=1&h=2', '?nonce=1'].map((query) => site.text(`/a.jpg${query}`));
    expect(new Set(texts).size).toBe(5);
    expect(texts[0]).toBe('photo');
  });

  test('comes from imgix, not from the origin: a nonce does not see a new upload', () => {
    const site = virtualSite();
    site.source.put('a.jpg', 'old');
    site.simulator.warm('/a.jpg');
    site.source.put('a.jpg', 'new');
    const answer = site.get('/a.jpg?nonce=42');
    expect(toText(answer.body)).toMatch(/^old\n/);
    expect(answer.headers['x-cache']).toBe('HIT, MISS');
  });
});

describe('fm=json', () => {
  test('describes the input: its length as text, its size in pixels, its type', () => {
    const site = virtualSite({ defaultParams: 'auto=compress' });
    site.source.put('a.gif', gif(640, 480));
    const answer = site.get('/a.gif?fm=json');
    expect(answer.headers['content-type']).toBe('application/json');
    const expected = { 'Content-Length': '10', 'Content-Type': 'image/gif', PixelWidth: 640, PixelHeight: 480 };
    expect(json(toText(answer.body))).toEqual(expected);
    expect(json(site.text('/a.gif?w=10&fm=json&nonce=1'))).toEqual(expected);
  });

  test('is a cached derivative itself, stale until the purge', () => {
    const site = virtualSite({ propagationMs: 1_000 });
    site.source.put('a.gif', gif(1, 1));
    site.simulator.warm('/a.gif?fm=json');
    site.source.put('a.gif', gif(2, 2));
    site.purge('/a.gif');
    expect(json(site.text('/a.gif?fm=json'))).toMatchObject({ PixelWidth: 1 });
    site.clock.advance(1_000);
    expect(json(site.text('/a.gif?fm=json'))).toMatchObject({ PixelWidth: 2 });
  });

  test('says what it can about a file that is no image, or 422', () => {
    for (const unreadableMetadata of ['partial', 422] as const) {
      const site = virtualSite({ unreadableMetadata });
      site.source.put('a.jpg', 'no image');
      const answer = site.get('/a.jpg?fm=json');
      if (unreadableMetadata === 422) expect(answer.status).toBe(422);
      else expect(json(toText(answer.body))).toEqual({ 'Content-Length': '8', 'Content-Type': 'image/jpeg' });
    }
  });

  test('of a missing file is the error', () => {
    expect(virtualSite().get('/a.jpg?fm=json').status).toBe(404);
  });
});

describe('SVG', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"><script>x()</script><rect/></svg>\n';
  const bypasses = ['svg-sanitize=false', 'rasterize-bypass=true'];

  test('is rewritten by default, and the original comes with either switch', () => {
    const site = virtualSite();
    site.source.put('a.svg', svg);
    expect(site.text('/a.svg')).not.toContain('script');
    expect(site.text('/a.svg')).not.toBe(svg);
    for (const bypass of bypasses) expect(site.text(`/a.svg?${bypass}`)).toBe(svg);
    expect(site.text('/a.svg?svg-sanitize=true')).toBe(site.text('/a.svg'));
    expect(site.text('/a.svg?rasterize-bypass=false')).toBe(site.text('/a.svg'));
    expect(json(site.text('/a.svg?fm=json'))).toMatchObject({ PixelWidth: 3, PixelHeight: 4 });
  });

  test('is rewritten in spite of the switches where they are not honoured', () => {
    const site = virtualSite({ svgBypass: [] });
    site.source.put('a.svg', svg);
    for (const bypass of bypasses) expect(site.text(`/a.svg?${bypass}`)).toBe(site.text('/a.svg'));
    expect(site.text('/a.svg')).not.toBe(svg);
  });

  test('passes through where nothing is sanitized', () => {
    const site = virtualSite({ sanitizeSvg: false });
    site.source.put('a.svg', svg);
    expect(site.text('/a.svg')).toBe(svg);
  });

  test('comes compressed where the option says so, even to a client that wants identity', () => {
    const site = virtualSite({ compressSvg: true, sanitizeSvg: false });
    site.source.put('a.svg', svg);
    site.source.put('a.jpg', 'photo');
    const { headers, body } = site.get('/a.svg', { 'accept-encoding': 'identity' });
    expect(headers['content-encoding']).toBe('gzip');
    expect(headers['content-length']).toBe(String(body.byteLength));
    expect(gunzipSync(body).toString()).toBe(svg);
    expect(site.get('/a.jpg').headers['content-encoding']).toBeUndefined();
  });

  test('a switch on another file type is a parameter like any other', () => {
    const site = virtualSite();
    site.source.put('a.jpg', 'photo');
    expect(site.text('/a.jpg?svg-sanitize=false')).not.toBe('photo');
  });
});

describe('a parameter that imgix does not know', () => {
  const both = (options: Parameters<typeof virtualSite>[0]): readonly string[] => {
    const site = virtualSite({ ...options, defaultParams: 'q=50' });
    site.source.put('a.jpg', 'bytes');
    return ['', '?nonce=1', '?nonce=2'].map((query) => site.text(`/a.jpg${query}`));
  };

  test('leaves the picture as it is', () => {
    expect(new Set(both({})).size).toBe(1);
  });

  test('or makes another one, the same for every value', () => {
    const [bare, one, two] = both({ unknownParameters: 'noticed' });
    expect(one).not.toBe(bare);
    expect(two).toBe(one);
  });

  test('or makes another one for each value', () => {
    expect(new Set(both({ unknownParameters: 'rendered' })).size).toBe(3);
  });

  test('ends the pass-through', () => {
    const site = virtualSite();
    site.source.put('a.jpg', 'bytes');
    expect(site.text('/a.jpg?nonce=1')).not.toBe('bytes');
  });
});
