import { expect, test } from 'vitest';
import { virtualSite } from '../virtual-site.ts';

const sourceId = '5c9ba1fe3f8e1e0001a3b6d2';
const order = { sub_image: true, source_id: sourceId } as const;
const parentUrl = '/photo.jpg?w=400&mark=%2Flogo%20small.png';

function siteWithLogo(): ReturnType<typeof virtualSite> {
  const site = virtualSite({ sourceId, subImageParents: { '/logo%20small.png': ['/photo.jpg'] } });
  site.source.put('photo.jpg', 'photo');
  site.source.put('logo small.png', 'old logo');
  site.simulator.warm(parentUrl, '/photo.jpg', '/logo%20small.png');
  return site;
}

test.each(['mark=%2Flogo.png', 'blend=logo.png', 'mark=https://a.imgix.net/logo.png'])(
  'a derivative with %s depends on the bytes of that image',
  (query) => {
    const textWith = (logo: string): string => {
      const site = virtualSite();
      site.source.put('photo.jpg', 'photo');
      site.source.put('logo.png', logo);
      return site.text(`/photo.jpg?${query}`);
    };
    expect(textWith('one')).toBe(textWith('one'));
    expect(textWith('one')).not.toBe(textWith('two'));
  },
);

test('imgix keeps a copy of the sub-image from the first derivative on', () => {
  const site = virtualSite();
  site.source.put('photo.jpg', 'photo');
  site.source.put('logo.png', 'one');
  site.get('/photo.jpg?mark=%2Flogo.png');
  site.source.put('logo.png', 'two');
  expect(site.text('/logo.png')).toBe('one');
});

test('an ordinary purge of a sub-image leaves its parents as they were', () => {
  const site = siteWithLogo();
  const before = site.text(parentUrl);
  site.source.put('logo small.png', 'new logo');
  site.purge('/logo%20small.png');
  expect(site.text('/logo%20small.png')).toBe('new logo');
  expect(site.text(parentUrl)).toBe(before);
});

test('a sub-image purge clears the parents too, although their own files are unchanged', () => {
  const site = siteWithLogo();
  const before = site.text(parentUrl);
  site.source.put('logo small.png', 'new logo');
  expect(site.purgeSubImage('/logo%20small.png', order)).toBe(200);
  expect(site.text('/logo%20small.png')).toBe('new logo');
  expect(site.text(parentUrl)).not.toBe(before);
  expect(site.text('/photo.jpg')).toBe('photo');
});

test('a sub-image purge before the upload is a no-op for the parents as well', () => {
  const site = siteWithLogo();
  const before = site.text(parentUrl);
  site.purgeSubImage('/logo%20small.png', order);
  site.source.put('logo small.png', 'new logo');
  expect(site.text(parentUrl)).toBe(before);
});

test('a Source that is not the one of the account is answered 404', () => {
  const site = siteWithLogo();
  expect(site.purgeSubImage('/logo%20small.png', { sub_image: true, source_id: 'f'.repeat(24) })).toBe(404);
});
