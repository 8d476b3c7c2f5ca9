// `npm run pictures`: draws job summaries as GitHub shows them (its Markdown, what it strips, its style sheet; by the Chromium in PATH) into
// docs/images/, for README.md; with a folder as argument every kind of summary there, wide and narrow, light and dark,
// to be looked at after a change of src/report/summary/.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderSummary } from '../../src/report/summary/summary.ts';
import { toGitHubHtml } from './github-markdown.ts';
import { summaries, summaryOptions } from './summaries.ts';

type Picture = {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
};

const inReadme: readonly Picture[] = [
  { name: 'success', width: 1012, height: 504, scheme: 'light' },
  { name: 'failure', width: 1012, height: 532, scheme: 'light' },
];
const chromiums = ['chromium', 'chromium-browser', 'google-chrome'];
const css = readFileSync(
  new URL('../../node_modules/github-markdown-css/github-markdown.css', import.meta.url),
  'utf8',
);

const [target] = process.argv.slice(2);
const pictures = target === undefined ? inReadme : Object.keys(summaries).flatMap(toVariants);
const folder = mkdtempSync(join(tmpdir(), 'summary-pictures-'));
try {
  for (const picture of pictures) draw(picture, target ?? 'docs/images');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function toVariants(name: string): Picture[] {
  const schemes = ['light', 'dark'] as const;
  return schemes.flatMap((scheme) => [1012, 390].map((width) => ({ name, width, height: 1400, scheme })));
}

function draw({ name, width, height, scheme }: Picture, into: string): void {
  mkdirSync(into, { recursive: true });
  const page = join(folder, 'page.html');
  writeFileSync(page, toPage(name, width, scheme));
  const file = join(into, target === undefined ? `summary-${name}.png` : `${name}-${width}-${scheme}.png`);
  // Chromium's window is no narrower than some 500 pixels: the page itself has the width.
  const size = `--window-size=${Math.max(width, 500)},${height}`;
  const args = ['--headless', '--no-sandbox', '--hide-scrollbars', size, `--screenshot=${file}`, `file://${page}`];
  const drawn = chromiums.some((command) => spawnSync(command, args, { stdio: 'ignore' }).status === 0);
  if (!drawn) throw new Error(`None of these could draw a page: ${chromiums.join(', ')}. Install Chromium.`);
}

function toPage(name: string, width: number, scheme: string): string {
  const report = summaries[name];
  if (report === undefined) throw new Error(`There is no summary "${name}".`);
  const style = `html{color-scheme:${scheme}} body{margin:0} .markdown-body{box-sizing:border-box;width:${width}px;padding:16px}`;
  const themed = css
    .replaceAll(`(prefers-color-scheme: ${scheme})`, 'all')
    .replaceAll(/\(prefers-color-scheme: \w+\)/g, 'not all');
  return `<!doctype html><meta charset="utf-8"><style>${themed}${style}</style><article class="markdown-body">${withPictures(toGitHubHtml(renderSummary(report, summaryOptions)).shown)}</article>`;
}

/** The demo's own pictures, in the place of what imgix would give. */
function withPictures(html: string): string {
  return html.replace(/(?<=<img src=")[^"]*/g, (url) => {
    const { pathname } = new URL(url);
    const bytes = readFileSync(new URL(`../demo/images/after${decodeURI(pathname)}`, import.meta.url));
    return `data:image/${pathname.endsWith('.png') ? 'png' : 'jpeg'};base64,${bytes.toString('base64')}`;
  });
}
