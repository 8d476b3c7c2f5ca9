// What log, annotations and summary are told beside the report: addresses to link to, and how strict the run was.
import { posix } from 'node:path';
import { toTopFolder } from './changes/git/checkout.ts';
import type { Inputs } from './inputs/inputs.ts';
import type { GitHubEvent } from './platform/event.ts';
import type { Clock } from './platform/timing/clock.ts';
import type { PublishOptions } from './report/publish/publish.ts';
import type { RunReport } from './report/run-report.ts';
import { toSignedUrl } from './verify/probe/sign-url.ts';

/** As far as the run got: `inputs` and `event` are undefined where they could not be read. */
type Run = {
  readonly inputs: Inputs | undefined;
  readonly event: GitHubEvent | undefined;
  readonly clock: Clock;
};

export function toPublishOptions({ conclusion }: RunReport, { inputs, event, clock }: Run): PublishOptions {
  const top = toTopFolder(event?.workspace ?? '.', inputs?.path ?? '.');
  const { serverUrl, repository, runId, actor } = event ?? {};
  const repositoryUrl = repository && `${serverUrl}/${repository}`;
  // Joined reports are of jobs that had their own.
  const asJoined = conclusion === 'failure' ? 'strict' : 'warn';
  return {
    verify: inputs?.joinReports === undefined ? (inputs?.verify ?? 'strict') : asJoined,
    toWorkspacePath: (file) => posix.join(top, file),
    runUrl: repositoryUrl && runId && `${repositoryUrl}/actions/runs/${runId}`,
    actor,
    repositoryUrl,
    toPictureUrl: inputs && toPictures(inputs, clock),
  };
}

/**
 * A picture's address is of this run alone, or GitHub's image proxy would go on showing what it once got; and it ends with
 * the interest in the page. https://docs.imgix.com/apis/rendering/expiration
 */
function toPictures(
  { summaryImages, secureUrlToken, joinReports }: Inputs,
  clock: Clock,
): PublishOptions['toPictureUrl'] {
  // The reports of other jobs do not tell whether their Source wants a signature.
  const mayBeSigned = secureUrlToken !== undefined || joinReports !== undefined;
  if (summaryImages === 'false' || (summaryImages === 'auto' && mayBeSigned)) return undefined;
  const expires = Math.floor(clock.now().getTime() / 1000) + pictureSeconds;
  return (url) => toSignedUrl(url, `w=96&h=96&fit=crop&expires=${expires}`, secureUrlToken);
}

const pictureSeconds = 7 * 24 * 3600;
