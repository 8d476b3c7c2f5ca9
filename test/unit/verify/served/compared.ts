// An asset that is held against a host in memory.
import { createHash } from 'node:crypto';
import type { GitPath } from '../../../../src/platform/git/git-path.ts';
import type { Asset } from '../../../../src/targets/asset.ts';
import { compareWithServed } from '../../../../src/verify/served/compare.ts';
import { type Answers, openHost } from './host.ts';

export const url = 'https://a.imgix.net/a.gif';
export const id = (text: string) => createHash('sha1').update(`blob ${text.length}\0${text}`).digest('hex');
export const version = (text: string) => ({ blobId: id(text), size: text.length });
export const updated = { kind: 'updated', now: version('the newer one'), old: version('the old one') } as const;
export const removed = { kind: 'removed', old: version('the old one') } as const;
export const withCheckout = { ...updated, checkoutFile: '/site/a.gif' } as const;
export const assetOf = (expected: Asset['expected'], more: Partial<Asset> = {}): Asset => ({
  url,
  file: 'a.gif' as GitPath,
  change: 'modified',
  expected,
  ...more,
});
export const described = (size: number, dimensions: object = {}) =>
  JSON.stringify({ 'Content-Length': size, ...dimensions });
export const declared = (body: string) => ({ body, headers: { 'content-length': `${body.length}` } });
export const rendering = 'rendered somehow';

export const compared = async (
  expected: Asset['expected'],
  answers: Answers,
  more: Partial<Asset> = {},
  token?: string,
) => {
  const { ports, urls } = openHost(answers, token);
  const { comparison, cost } = await compareWithServed(assetOf(expected, more), ports);
  return { comparison, downloadedBytes: cost.downloadedBytes, urls: urls() };
};
