// What the demo prints of a run: the log as a person sees it on GitHub, and the job summary as text.
import type { ActionResult } from '../support/run-action.ts';

/** The step's log without the lines that the runner swallows. */
function toVisibleLog(stdout: string): string {
  return stdout
    .split('\n')
    .filter((line) => !/^::(add-mask|debug|endgroup)::/.test(line) && line !== '')
    .map((line) =>
      line
        .replace(/^::group::/, '> ')
        .replace(/^::(error|warning|notice).*?::/, (_, level: string) => `${capitalise(level)}: `),
    )
    .map((line) => `  ${line.replaceAll('%25', '%')}`)
    .join('\n');
}

/** The summary is HTML; a terminal shows its text, one line a row. */
function toPlainSummary(html: string): string {
  const text = html
    .replace(/<tr><th>/g, '\n')
    .replace(/<tr>/g, '\n- ')
    .replace(/<\/t[hd]>(?=<t[hd]>)/g, ' | ')
    .replace(/<br>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `  ${line}`)
    .join('\n');
}

export function show(title: string, result: ActionResult): void {
  print(`\n=== ${title}\n\nLog of the step:\n\n${toVisibleLog(result.stdout)}\n`);
  print(`Job summary:\n\n${toPlainSummary(result.summary)}\n`);
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
