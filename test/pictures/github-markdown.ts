// Markdown -> HTML as GitHub makes it: its Markdown (GFM), and its list of what may stand in a page.
import { fromHtml } from 'hast-util-from-html';
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/**
 * GitHub's own list, as the package has it, and `wbr`, which the package leaves out.
 * https://github.com/gjtorikian/html-pipeline/blob/main/lib/html_pipeline/sanitization_filter.rb
 */
const schema: Schema = { ...defaultSchema, tagNames: [...(defaultSchema.tagNames ?? []), 'wbr'] };

/** `given`: the text read as HTML alone; `read`: as Markdown; `shown`: what of that stands in GitHub's page. */
export function toGitHubHtml(markdown: string): {
  readonly given: string;
  readonly read: string;
  readonly shown: string;
} {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  const tree = fromHtml(html, { fragment: true });
  const given = toHtml(fromHtml(markdown, { fragment: true }));
  return { given: given.trim(), read: toHtml(tree).trim(), shown: toHtml(sanitize(tree, schema)).trim() };
}
