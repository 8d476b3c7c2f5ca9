// A dry run of dist/index.js: which files it would purge, without an imgix.
import { type ActionInputs, type ActionResult, runAction } from './run-action.ts';

export type Step = {
  readonly event: string;
  readonly payload?: unknown;
  readonly inputs?: ActionInputs;
  readonly env?: Readonly<Record<string, string | undefined>>;
};

/** Without the warning of `dry-run` itself, which mistakes.test.ts holds. */
export async function dryRun(workspace: string, { event, payload, inputs, env }: Step): Promise<ActionResult> {
  const result = await runAction({
    inputs: { 'base-url': 'https://example.imgix.net', 'dry-run': true, ...inputs },
    workspace,
    event: { name: event, payload },
    ...(env === undefined ? {} : { env }),
  });
  return { ...result, warnings: result.warnings.filter((text) => !text.startsWith('`dry-run: true` is set')) };
}

/** `modified a.png` and so on, sorted: what a test compares. */
export function filesOf({ report }: ActionResult): string[] {
  const assets = (report?.assets ?? []) as readonly { readonly change: string; readonly file: string }[];
  return assets.map(({ change, file }) => `${change} ${file}`).sort();
}
