import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 3916:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path/posix");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 9411:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 99:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:sqlite");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 7830:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/web");

/***/ }),

/***/ 7997:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 7273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GJ: () => (/* binding */ isForProposal),
/* harmony export */   hB: () => (/* binding */ readDeployingRun),
/* harmony export */   iJ: () => (/* binding */ readDeployment),
/* harmony export */   n3: () => (/* binding */ trialEnvironmentOf),
/* harmony export */   qK: () => (/* binding */ whyNothingIsDeployed),
/* harmony export */   xM: () => (/* binding */ warnOfEarlyStart)
/* harmony export */ });
/* harmony import */ var _platform_event_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7131);
/* harmony import */ var _platform_json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(601);
// Events that tell how a deployment went, or a run that may have been one: what was deployed, if anything was. Pure.


/** Undefined where the payload lacks what GitHub documents. */
function readDeployment(payload) {
    const id = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .idAt */ .jj)(payload, 'deployment', 'id');
    const environment = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(payload, 'deployment', 'environment');
    const state = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(payload, 'deployment_status', 'state');
    if (id === undefined || environment === undefined || state === undefined)
        return undefined;
    return {
        id,
        environment,
        createdAt: (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(payload, 'deployment', 'created_at'),
        succeededAt: (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(payload, 'deployment_status', 'created_at'),
        app: (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(payload, 'deployment', 'performed_via_github_app', 'slug'),
    };
}
/** The same. */
function readDeployingRun(payload) {
    const run = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(payload, 'workflow_run');
    const id = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .idAt */ .jj)(run, 'id');
    const workflow = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .idAt */ .jj)(run, 'workflow_id');
    if (id === undefined || workflow === undefined || (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run, 'conclusion') === undefined)
        return undefined;
    return {
        id,
        workflow,
        createdAt: (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run, 'run_started_at') ?? (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run, 'created_at'),
        name: (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run, 'name') ?? `workflow ${workflow}`,
        branch: (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run, 'head_branch'),
    };
}
/**
 * A sentence where the event itself says that nothing has been deployed with success: then there is nothing to purge yet, whatever
 * the inputs ask for. Undefined otherwise, also where the event tells nothing of a deployment.
 */
function whyNothingIsDeployed(event) {
    switch (event.name) {
        case 'deployment':
            return 'A deployment was asked for, and nothing is deployed yet.';
        case 'deployment_status':
            return whyNotByStatus(event.payload);
        case 'workflow_run':
            return whyNotByRun(event);
        default:
            return undefined;
    }
}
/** Where the event's deployment went, unless that is production: GitHub takes only `production` for it where nobody says more. */
function trialEnvironmentOf({ name, payload }) {
    const environment = name === 'deployment_status' ? (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(payload, 'deployment', 'environment') : undefined;
    const isProduction = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(payload, 'deployment', 'production_environment') === true;
    return isProduction || /^prod/i.test(environment ?? '') ? undefined : environment;
}
/** Where it may have deployed something all the same. */
const laterOn = ': what it may have deployed is purged with the next success';
const inPart = new Set(['in_progress', 'failure', 'error', 'cancelled', 'timed_out']);
function whyNotByStatus(payload) {
    const state = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(payload, 'deployment_status', 'state');
    if (state === undefined || state === 'success')
        return undefined;
    const environment = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(payload, 'deployment', 'environment');
    return `The deployment${environment === undefined ? '' : ` to ${environment}`} is in the state ${state}, not success${inPart.has(state) ? laterOn : ''}.`;
}
function whyNotByRun({ payload, repository }) {
    const run = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(payload, 'workflow_run');
    if (run === undefined)
        return undefined;
    const name = `The run of ${(0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run, 'name') ?? 'the other workflow'}`;
    const event = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run, 'event') ?? '';
    if (isForProposal(event))
        return `${name} was for a ${toProposal(event)}: it has deployed nothing.`;
    if (isOfOther(run, repository)) {
        return `${name} was of another repository, ${(0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run, 'head_repository', 'full_name') ?? 'a fork that is gone'}: it has deployed nothing.`;
    }
    const conclusion = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run, 'conclusion');
    if (conclusion === 'success')
        return undefined;
    if (conclusion !== undefined)
        return `${name} ended as ${conclusion}, not as success${inPart.has(conclusion) ? laterOn : ''}.`;
    const isUnderWay = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run, 'status') !== undefined || (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(payload, 'action') !== undefined;
    return isUnderWay ? `${name} has not ended yet: nothing new has been deployed.` : undefined;
}
/** A sentence for a run that its workflow has started too early to purge anything, ever. */
function warnOfEarlyStart({ name, payload }) {
    if (name === 'deployment')
        return [
            'This run began before anything was deployed, and purges nothing: start the workflow on `deployment_status` instead.',
        ];
    if (name !== 'workflow_run' || !['requested', 'in_progress'].includes((0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(payload, 'action') ?? ''))
        return [];
    const other = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(payload, 'workflow_run', 'name') ?? 'the other workflow';
    return [
        `This run began before that of ${other} had ended, and purges nothing: set \`types: [completed]\` for \`workflow_run\`.`,
    ];
}
/** Runs for what is only proposed: a pull request, or its try in the merge queue. */
function isForProposal(event) {
    return (0,_platform_event_js__WEBPACK_IMPORTED_MODULE_0__/* .isPullRequest */ .r0)(event) || event === 'merge_group';
}
function toProposal(event) {
    return event === 'merge_group' ? 'merge queue' : 'pull request';
}
/** A fork may have a branch of the same name. Its repository is null once the fork is gone. */
function isOfOther(run, repository) {
    const head = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run, 'head_repository', 'full_name');
    if (head !== undefined)
        return repository !== undefined && !(0,_platform_event_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameRepository */ .ve)(head, repository);
    return typeof run === 'object' && run !== null && Object.hasOwn(run, 'head_repository');
}


/***/ }),

/***/ 1538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ eventRange)
/* harmony export */ });
/* harmony import */ var _platform_event_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7131);
/* harmony import */ var _platform_json_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(601);
/* harmony import */ var _deployment_events_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7273);
// Which commits an event asks to compare, as far as its payload tells. Pure: what still has to be looked up (parents,
// a merge base, the previous tag) is named here and found by resolve-range.ts.



// GitHub lists no more commits in a push: https://docs.github.com/en/webhooks/webhook-events-and-payloads#push
const maxListedCommits = 2048;
/** Total: every event gets an answer, whatever its payload looks like. */
function eventRange(event) {
    const reason = (0,_deployment_events_js__WEBPACK_IMPORTED_MODULE_1__/* .whyNothingIsDeployed */ .qK)(event);
    if (reason !== undefined)
        return { kind: 'nothing', reason };
    switch (event.name) {
        case 'push':
            return pushRange(event);
        case 'pull_request':
        case 'pull_request_target':
        case 'pull_request_review':
        case 'pull_request_review_comment':
            return pullRequestRange(event);
        case 'merge_group':
            return mergeGroupRange(event);
        case 'create':
            return createRange(event);
        case 'delete':
            return {
                kind: 'nothing',
                reason: `A ${(0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(event.payload, 'ref_type') ?? 'branch or tag'} was deleted; no file changed.`,
            };
        case 'release':
            return releaseRange(event);
        case 'deployment_status':
            return deploymentRange(event);
        case 'workflow_run':
            return deployingRunRange(event);
        default:
            return sinceSuccess(event);
    }
}
function pushRange(event) {
    const { payload } = event;
    const ref = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(payload, 'ref') ?? event.ref ?? '';
    const before = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIdAt */ .ks)(payload, 'before');
    const after = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIdAt */ .ks)(payload, 'after') ?? event.sha;
    const isTag = (0,_platform_event_js__WEBPACK_IMPORTED_MODULE_0__/* .isTagRef */ .kN)(ref);
    const name = (0,_platform_event_js__WEBPACK_IMPORTED_MODULE_0__/* .toRefName */ .kk)(ref);
    if ((0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(payload, 'deleted') === true || (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isZeroId */ .aF)(after)) {
        return { kind: 'nothing', reason: `The ${isTag ? 'tag' : 'branch'} ${name} was deleted; no file changed.` };
    }
    if (after === undefined)
        return unknownRange(event, undefined, 'the pushed commit');
    const isNew = before === undefined ? (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(payload, 'created') === true : (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isZeroId */ .aF)(before);
    if (isNew && isTag)
        return { kind: 'new-tag', head: after, tag: name };
    if (isNew)
        return { kind: 'new-branch', head: after, pushed: pushedCommits(payload), branch: name };
    if (before === undefined)
        return unknownRange(event, after, 'the commit before the push');
    const forced = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(payload, 'forced') === true ? 'forced push' : 'push';
    return {
        kind: 'commits',
        base: before,
        head: after,
        source: `${isTag ? 'moved tag' : forced} ${name}: before..after`,
    };
}
function pullRequestRange(event) {
    const base = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIdAt */ .ks)(event.payload, 'pull_request', 'base', 'sha');
    const head = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIdAt */ .ks)(event.payload, 'pull_request', 'head', 'sha');
    if (base === undefined || head === undefined) {
        return unknownRange(event, head, "the pull request's commits");
    }
    const number = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(event.payload, 'pull_request', 'number') ?? (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(event.payload, 'number');
    const name = `pull request${typeof number === 'number' ? ` #${number}` : ''}`;
    const isMerged = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(event.payload, 'action') === 'closed' ? (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(event.payload, 'pull_request', 'merged') : undefined;
    if (isMerged === false)
        return { kind: 'nothing', reason: `The ${name} was closed and not merged; no file changed.` };
    const commit = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIdAt */ .ks)(event.payload, 'pull_request', 'merge_commit_sha');
    const merged = isMerged === true ? { merged: { commit } } : {};
    return { kind: 'from-merge-base', base, head, source: `${name}: base...head`, ...merged };
}
function mergeGroupRange(event) {
    const base = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIdAt */ .ks)(event.payload, 'merge_group', 'base_sha');
    const head = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIdAt */ .ks)(event.payload, 'merge_group', 'head_sha') ?? event.sha;
    if (base === undefined || head === undefined) {
        return unknownRange(event, head, "the merge group's commits");
    }
    return { kind: 'commits', base, head, source: 'merge group: base_sha..head_sha' };
}
function createRange(event) {
    const ref = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(event.payload, 'ref');
    if (ref === undefined || event.sha === undefined)
        return unknownRange(event, event.sha, 'the new branch or tag');
    return (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(event.payload, 'ref_type') === 'tag'
        ? { kind: 'new-tag', head: event.sha, tag: ref }
        : { kind: 'new-branch', head: event.sha, pushed: [], branch: ref };
}
/** As the push of its tag. https://docs.github.com/en/webhooks/webhook-events-and-payloads#release */
function releaseRange(event) {
    const tag = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(event.payload, 'release', 'tag_name');
    const action = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(event.payload, 'action');
    if (action === 'deleted' || action === 'unpublished') {
        return { kind: 'nothing', reason: `The release ${tag ?? ''} was ${action}; no file changed.`.replace('  ', ' ') };
    }
    if (tag === undefined || event.sha === undefined)
        return unknownRange(event, event.sha, "the release's tag");
    return { kind: 'new-tag', head: event.sha, tag };
}
function deploymentRange(event) {
    const head = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIdAt */ .ks)(event.payload, 'deployment', 'sha');
    const deployment = (0,_deployment_events_js__WEBPACK_IMPORTED_MODULE_1__/* .readDeployment */ .iJ)(event.payload);
    return head === undefined || deployment === undefined
        ? unknownRange(event, head, 'the deployment, its environment and its state')
        : { kind: 'since-deployment', head, deployment };
}
function deployingRunRange(event) {
    const head = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIdAt */ .ks)(event.payload, 'workflow_run', 'head_sha');
    const run = (0,_deployment_events_js__WEBPACK_IMPORTED_MODULE_1__/* .readDeployingRun */ .hB)(event.payload);
    return head === undefined || run === undefined
        ? unknownRange(event, head, 'the run, its workflow, its head and how it ended')
        : { kind: 'since-run', head, run };
}
/** A run by hand may ask for URLs, and a payload that cannot be read does not tell. */
function sinceSuccess({ name, payloadProblem }) {
    if (name !== 'workflow_dispatch' || payloadProblem === undefined)
        return { kind: 'since-success' };
    const why = `its payload is missing: ${payloadProblem}. So its own input \`url\` or \`urls\` could not be read either: what was asked for there, give as \`urls\` to the step`;
    return { kind: 'unknown', head: undefined, why };
}
/** The last commit would be a guess here: a push brings any number of them, and what the others changed would be lost. */
function unknownRange({ payloadProblem }, head, what) {
    const why = payloadProblem === undefined ? `its payload does not name ${what}` : `its payload is missing: ${payloadProblem}`;
    return { kind: 'unknown', head, why };
}
/** The ids a push lists, oldest first; none where the list may have been cut off or is odd. */
function pushedCommits(payload) {
    const listed = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(payload, 'commits');
    if (!Array.isArray(listed) || listed.length >= maxListedCommits)
        return [];
    const ids = listed.map((commit) => (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIdAt */ .ks)(commit, 'id'));
    return ids.every((id) => id !== undefined) ? ids : [];
}


/***/ }),

/***/ 3303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ findWorkTreeFiles),
/* harmony export */   t: () => (/* binding */ findCheckoutFiles)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _platform_files_workspace_file_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6277);
/* harmony import */ var _platform_files_workspace_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8799);
/* harmony import */ var _platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2518);
/* harmony import */ var _platform_timing_gate_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(91);
/* harmony import */ var _lfs_pointer_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(3266);
// The files in the work tree that hold the deployed content of paths, where the checkout has it.








/**
 * In the order of `paths`; undefined where the checkout does not have a path's version at `commit`. It may stand at another
 * one: for a pull request at the merge of base and head, whose files are the head's own unless the base changed them too.
 */
async function findWorkTreeFiles({ repository, checkout }, commit, paths) {
    if (checkout?.head === undefined)
        return paths.map(() => undefined);
    const { head } = checkout;
    // Without an answer, what git knows of the files has to do.
    const changes = head === commit ? [] : await repository.diffTrees(commit, head).catch(_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutAnswer */ .B);
    const differing = changes && new Set(changes.map(({ path }) => path));
    const isSame = (path) => path !== undefined && differing?.has(path) === false;
    const same = paths.map((path) => (isSame(path) ? path : undefined));
    return findCheckoutFiles(checkout, same);
}
/** As `findCheckoutFile`, in the order of the paths. Undefined ones are not looked for. */
function findCheckoutFiles(checkout, paths) {
    return (0,_platform_timing_gate_js__WEBPACK_IMPORTED_MODULE_6__/* .mapWithin */ .u)(_platform_files_workspace_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .maxLookups */ .CW, paths, async (path) => path === undefined ? undefined : findCheckoutFile(checkout, path));
}
/**
 * Absolute path of a regular file, symlinks followed. Undefined where there is none (a sparse checkout, say), where it
 * would lie outside of the work tree or in git's own folder, and where it is a text that stands for the file.
 */
async function findCheckoutFile({ topLevel, gitDir }, path) {
    const found = await (0,_platform_files_workspace_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .findRegularFile */ ._o)(topLevel, topLevel, path);
    if (found === undefined || (0,_platform_files_workspace_file_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .FK)(gitDir, found.realPath))
        return undefined;
    if (found.place.split('/').some(_platform_files_workspace_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .isGitFolder */ .Z$) || (0,_platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_5__/* .isOtherSpelling */ .fG)(path, found.place))
        return undefined;
    // What cannot be read is as good as not there: then what git knows of the file has to do.
    const isUseless = found.size <= _lfs_pointer_js__WEBPACK_IMPORTED_MODULE_7__/* .maxPointerBytes */ .d && (await isStandIn(found.path).catch(() => true));
    return isUseless ? undefined : found.path;
}
/** A Git LFS pointer, or the text of a link where the checkout has none (`core.symlinks`, which Windows mostly has not). */
async function isStandIn(file) {
    const content = await node_fs__WEBPACK_IMPORTED_MODULE_0__.promises.readFile(file);
    return (0,_lfs_pointer_js__WEBPACK_IMPORTED_MODULE_7__/* .parseLfsPointer */ .y)(content) !== undefined || namesFile(content.toString('utf8'), file.toString());
}
function namesFile(text, besides) {
    const named = /^[^\0\r\n]+$/.test(text) ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(besides), text) : besides;
    return named !== besides && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(named);
}


/***/ }),

/***/ 3085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V2: () => (/* binding */ findFolderFacts),
/* harmony export */   VR: () => (/* binding */ findFolderLinks)
/* harmony export */ });
/* unused harmony export findFolderBehind */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2518);
/* harmony import */ var _symlinks_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1617);
// Symbolic links to folders. Whether there are files below them for imgix depends on the deployment: many tools follow links to
// files alone. So they are not followed, and named where that may leave something out.





/**
 * `folderLinks`: those that show changed files at paths that are wanted, or that lead elsewhere now and show wanted ones. `goneLinks`:
 * those that showed wanted ones, and are gone. Each with the folder that it leads to, or has led to.
 */
async function findFolderLinks(repository, head, changes, isWanted) {
    if (changes.length === 0)
        return { folderLinks: new Map(), goneLinks: new Map(), hasUnread: false };
    const listing = await repository.listTree(head);
    const present = Array.from(listing.symlinks, ([link, { id }]) => ({ link, id }));
    const changed = linksOf(changes.filter(({ before }) => before !== undefined), 'after');
    const former = linksOf(changes, 'before');
    const texts = await readTexts(repository, present, [...changed, ...former]);
    const toTargets = (links, named) => links.flatMap(({ link, id }) => {
        const folder = named?.has(link) ? undefined : toTarget(link, texts.get(id)?.content);
        return folder === undefined ? [] : [[link, folder]];
    });
    const changedPaths = () => changes.map(({ path }) => path);
    const withChanges = findShowing(toTargets(present), changedPaths, isWanted);
    const folderLinks = new Map([
        ...withChanges,
        ...findShowing(toTargets(changed, withChanges), listing.paths, isWanted),
    ]);
    const goneLinks = findShowing(toTargets(former, folderLinks), () => formerPaths(changes, listing.paths), 
    // To look a path up means to read the whole listing.
    (path) => isWanted(path) && !listing.entries.has(path));
    return { folderLinks, goneLinks, hasUnread: listing.isPartial === true };
}
/** Where a folder really lies that is a symbolic link, or lies below one; undefined where it is neither, or where that is not known. */
async function findFolderBehind({ repository }, head, folder) {
    const { symlinks } = await repository.listTree(head);
    let place = folder;
    for (let hops = 0; hops <= _symlinks_js__WEBPACK_IMPORTED_MODULE_4__/* .maxHops */ .pC; hops++) {
        const link = [place, ...(0,_platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_3__/* .foldersAbove */ .Zv)(place)].find((path) => symlinks.has(path));
        const id = link && symlinks.get(link)?.id;
        if (link === undefined || id === undefined)
            return place === folder ? undefined : place;
        const blobs = await repository.readBlobs([id], { maxBytes: _symlinks_js__WEBPACK_IMPORTED_MODULE_4__/* .maxTextBytes */ .tu, transfer: true });
        const target = toTarget(link, blobs.get(id)?.content);
        if (target === undefined)
            return undefined;
        place = target + place.slice(link.length);
    }
    return undefined;
}
async function findFolderFacts(opened, head, folder) {
    const { checkout } = opened;
    const [behind, isInWorkTree] = await Promise.all([
        findFolderBehind(opened, head, folder).catch(_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutAnswer */ .B),
        // Of another commit git may well have it.
        checkout?.head === head && hasEntries(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(checkout.topLevel, folder)),
    ]);
    return { behind, isInWorkTree };
}
/** No folder of git's own, nor another work tree. */
async function hasEntries(folder) {
    if (folder.split(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.sep).includes('.git'))
        return false;
    const names = await node_fs__WEBPACK_IMPORTED_MODULE_0__.promises.readdir(folder).catch(() => []);
    return names.length > 0 && !names.includes('.git');
}
/** A notice is not worth a transfer of the texts of all links that stand. */
async function readTexts(repository, present, moved) {
    const read = async (links, transfer) => {
        const ids = [...new Set(links.map(({ id }) => id))];
        return (await repository.readBlobs(ids, { maxBytes: _symlinks_js__WEBPACK_IMPORTED_MODULE_4__/* .maxTextBytes */ .tu, transfer }).catch(_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutAnswer */ .B)) ?? [];
    };
    const atHand = new Map(await read([...present, ...moved], false));
    const missing = moved.filter(({ id }) => !atHand.has(id));
    return new Map([...atHand, ...(await read(missing, true))]);
}
/** A thousand links to one folder show each of its files a thousand times: a notice is not worth a look at more. */
const maxShown = 500_000;
/** Those of the links that show a path that counts. The names are only read where there are links. */
function findShowing(links, names, counts) {
    const found = new Map();
    const byFolder = new Map();
    for (const [link, folder] of links)
        byFolder.set(folder, (byFolder.get(folder) ?? new Set()).add(link));
    for (const { link, folder, path } of listShown(byFolder, links.length === 0 ? [] : names()).take(maxShown)) {
        if (!counts(path))
            continue;
        found.set(link, folder);
        // It is not asked about again.
        byFolder.get(folder)?.delete(link);
    }
    return found;
}
/** The files below the links, as these show them. */
function* listShown(byFolder, names) {
    for (const name of names) {
        for (const folder of (0,_platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_3__/* .foldersAbove */ .Zv)(name)) {
            for (const link of byFolder.get(folder) ?? [])
                yield { link, folder, path: link + name.slice(folder.length) };
        }
    }
}
function linksOf(changes, side) {
    return changes.flatMap(({ path, [side]: entry }) => entry?.kind === 'symlink' ? [{ link: path, id: entry.id }] : []);
}
/** What the older commit had: all that the newer one has but what is new, and what is gone. */
function* formerPaths(changes, paths) {
    const added = new Set();
    for (const { path, before, after } of changes) {
        if (before === undefined)
            added.add(path);
        else if (after === undefined)
            yield path;
    }
    for (const path of paths())
        if (!added.has(path))
            yield path;
}
/** Where a link leads by its text alone; undefined out of the repository, and to a folder that holds the link itself. */
function toTarget(link, text) {
    if (text === undefined || text[0] === 0x2f)
        return undefined;
    const target = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(link), (0,_platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_3__/* .parseGitPath */ .dz)(text)).replace(/\/$/, '');
    return /^\.\.?(?:\/|$)/.test(target) || link.startsWith(`${target}/`) ? undefined : target;
}


/***/ }),

/***/ 8633:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ resolveFileChanges)
/* harmony export */ });
/* harmony import */ var _platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2518);
/* harmony import */ var _platform_heap_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7061);
/* harmony import */ var _platform_once_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(270);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7361);
/* harmony import */ var _symlinks_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1617);
// From the paths at which two trees differ to the files that changed: links followed; submodules and links that lead
// nowhere left out, and named.





/** `changes` are all between the two ends: unchanged links may show a file that is not wanted itself. */
async function resolveFileChanges(repository, ends, changes, isWanted) {
    (0,_platform_heap_js__WEBPACK_IMPORTED_MODULE_2__/* .keepHeapSmall */ .p)(changes.length);
    const names = await openNames(repository, ends, changes);
    const wanted = changes.filter(({ path }) => isWanted(path));
    const asked = wanted
        .filter(({ path }) => isExact(path))
        .map(withoutSubmodules)
        .filter((change) => change !== undefined);
    const { files, lost, hidden } = await resolveAll([...asked, ...standingLinks(names, isWanted)], names, repository);
    const unseen = files.filter(({ change, after }) => change === 'modified' && after === undefined);
    const inexact = [...wanted, ...files].filter(({ path }) => !isExact(path));
    return {
        files: inexact.length === 0 ? files : files.filter(({ path }) => isExact(path)),
        leftOut: {
            submodules: changes.filter(isOfSubmodule).map(toPath),
            inexact: [...inexact, ...(names.mayHide() ? hidden : [])].map(toPath),
            lost: lost.map(toPath),
            unseen: unseen.map(toPath),
            isUnsure: lost.length + unseen.length > 0 && !names.areExact(),
        },
    };
}
function toPath({ path }) {
    return path;
}
function isExact(path) {
    return !path.includes(_platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownByte */ .DI);
}
function isOfSubmodule({ before, after }) {
    return before?.kind === 'submodule' || after?.kind === 'submodule';
}
/** A submodule is no file; what was a file before it, or comes after it, is. */
function withoutSubmodules(change) {
    if (!isOfSubmodule(change))
        return change;
    const toFile = (entry) => (entry?.kind === 'submodule' ? undefined : entry);
    return (0,_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .toTreeChange */ .Ad)(change.path, toFile(change.before), toFile(change.after));
}
async function openNames(repository, { base, head }, changes) {
    // Made for links alone: of a million changes it would be as large as their paths.
    const byPath = (0,_platform_once_js__WEBPACK_IMPORTED_MODULE_4__/* .once */ .O)(() => new Map(changes.map((change) => [change.path, change])));
    const listing = changes.length > 0 && base !== null ? await repository.listTree(head) : undefined;
    const mayHide = (0,_platform_once_js__WEBPACK_IMPORTED_MODULE_4__/* .once */ .O)(() => changes.some(({ path }) => !isExact(path)));
    const isWhole = listing?.isPartial !== true;
    const areExact = (0,_platform_once_js__WEBPACK_IMPORTED_MODULE_4__/* .once */ .O)(() => isWhole && !mayHide() && Iterator.from(listing?.paths() ?? byPath().keys()).every(isExact));
    const isTold = (path) => isWhole && (path.isWellFormed() || areExact());
    return { changes, byPath, listing, mayHide, areExact, isTold };
}
/** Links that did not change themselves. */
function standingLinks({ listing, byPath }, isWanted) {
    return [...(listing?.symlinks ?? [])]
        .filter(([path]) => isWanted(path) && !byPath().has(path))
        .map(([path, link]) => ({ path, before: link, after: link }));
}
/** With the files that links show in place of the links. `hidden`: links that stand, of which nobody knows what they show. */
async function resolveAll(changes, names, repository) {
    const shownAt = await followAll(changes, names, repository);
    const files = [];
    const lost = [];
    const hidden = [];
    for (const change of changes) {
        const resolved = resolveChange(change, shownAt('before', change), shownAt('after', change));
        if (resolved === 'lost')
            lost.push(change);
        else if (resolved === 'hidden')
            hidden.push(change);
        else if (resolved !== 'same')
            files.push(resolved);
    }
    return { files, lost, hidden };
}
/** `showed` and `shows`: the file at the path in either tree. `lost` is a link that takes no file away and brings none. */
function resolveChange({ path, before, after }, showed, shows) {
    const [was, is] = [showed ?? undefined, shows ?? undefined];
    const isStanding = before === after;
    if (isStanding && was?.id === is?.id && (showed === undefined) === (shows === undefined))
        return shows === undefined ? 'hidden' : 'same';
    // A link that is gone and led out of the repository may have shown a file; one that led nowhere takes none away.
    if (after === undefined ? showed === null : is === undefined && was === undefined)
        return 'lost';
    // What the link shows tells the kind of change where it leads nowhere now, where it led nowhere before and a file comes in its
    // place, and where the link itself has not changed. Otherwise the entries at the path do.
    const isNew = is !== undefined && (isStanding ? showed !== undefined : showed === null);
    const [old, current] = shows === null || isNew ? [was, is] : [before, after];
    return { path, before: was, after: is, change: toChangeType(old, current) };
}
function toChangeType(before, after) {
    if (before === undefined)
        return 'added';
    return after === undefined ? 'deleted' : 'modified';
}
const sides = ['before', 'after'];
/** One of the two trees. */
function toTree(side, { changes, byPath, listing, mayHide }) {
    const folders = (0,_platform_once_js__WEBPACK_IMPORTED_MODULE_4__/* .once */ .O)(() => {
        const changed = changes.values().filter(({ [side]: entry }) => entry !== undefined);
        const unchanged = Iterator.from(listing?.paths() ?? []).filter((path) => !byPath().has(path));
        return new Set(changed.map(toPath).flatMap(_platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_0__/* .foldersAbove */ .Zv)).union(new Set(unchanged.flatMap(_platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_0__/* .foldersAbove */ .Zv)));
    });
    return {
        lookUp: (path) => {
            if (byPath().has(path))
                return byPath().get(path)?.[side];
            return isExact(path) && !path.isWellFormed() && mayHide() ? undefined : listing?.entries.get(path);
        },
        isFolder: (path) => folders().has(path),
    };
}
/** Tells either side of a change: its own entry where that is no link, else what the link leads to. */
async function followAll(changes, names, { readBlobs }) {
    const links = sides.flatMap((side) => {
        const tree = toTree(side, names);
        return changes.filter((change) => change[side]?.kind === 'symlink').map(({ path }) => ({ path, side, ...tree }));
    });
    const found = await (0,_symlinks_js__WEBPACK_IMPORTED_MODULE_1__/* .followSymlinks */ .Iz)(links, readBlobs, names.isTold);
    const targets = new Map(links.map(({ path, side }, index) => [`${side} ${path}`, found[index]]));
    return (side, { path, [side]: entry }) => (entry?.kind === 'symlink' ? targets.get(`${side} ${path}`) : entry);
}


/***/ }),

/***/ 1617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Iz: () => (/* binding */ followSymlinks),
/* harmony export */   pC: () => (/* binding */ maxHops),
/* harmony export */   tu: () => (/* binding */ maxTextBytes)
/* harmony export */ });
/* harmony import */ var _platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2518);
// Follows symbolic links inside of a tree. The texts of links are read for all of them together, so that what they cost
// does not grow with their number.

const maxHops = 40; // as Linux, path_resolution(7)
const maxTextBytes = 4096; // as Linux, PATH_MAX
/** In the order of the links. `isTold`: whether it is known for sure that nothing is at a path where nothing was found. */
async function followSymlinks(links, readBlobs, isTold) {
    const texts = new Map();
    for (;;) {
        const found = links.map((link) => followSymlink(link, texts, isTold));
        const unread = new Set(found.flatMap((step) => (step.kind === 'unread' ? [step.blobId] : [])));
        if (unread.size === 0)
            return found.map((step) => (step.kind === 'end' ? step.target : undefined));
        const blobs = await readBlobs([...unread], { maxBytes: maxTextBytes, transfer: true });
        for (const id of unread)
            texts.set(id, blobs.get(id)?.content);
    }
}
/** To a folder, in a circle or to nothing. */
const nowhere = { kind: 'end', target: null };
/** Out of the repository, into a submodule, or to what GitHub's API may not have told, or told differently. */
const elsewhere = { kind: 'end', target: undefined };
/** Pure. Links in the path's own folders are followed too. */
function followSymlink({ path, lookUp, isFolder }, texts, isTold) {
    const pending = path.split('/').reverse();
    const done = [];
    // So many of them are folders, as a link lies below.
    let known = 0;
    let hops = 0;
    for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
        if (part === '' || part === '.')
            continue;
        if (part === '..') {
            const place = done.join('/');
            if (done.length > known && isTold(place) && !isFolder(place))
                return nowhere;
            if (done.pop() === undefined)
                return elsewhere;
            known = done.length;
            continue;
        }
        done.push(part);
        const place = done.join('/');
        const entry = lookUp(place);
        if (entry === undefined)
            continue;
        if (entry.kind === 'file')
            return pending.length === 0 ? { kind: 'end', target: { ...entry, place } } : nowhere;
        if (entry.kind === 'submodule')
            return elsewhere;
        if (hops++ >= maxHops)
            return nowhere;
        if (!texts.has(entry.id))
            return { kind: 'unread', blobId: entry.id };
        const target = texts.get(entry.id);
        if (target === undefined || target.length === 0 || target[0] === 0x2f)
            return elsewhere;
        done.pop();
        known = done.length;
        pending.push(...(0,_platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_0__/* .parseGitPath */ .dz)(target).split('/').reverse());
    }
    return isTold(done.join('/')) ? nowhere : elsewhere;
}


/***/ }),

/***/ 6773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ listFiles),
/* harmony export */   Xx: () => (/* binding */ findRequestedFiles),
/* harmony export */   mK: () => (/* binding */ findTrackedPaths),
/* harmony export */   vV: () => (/* binding */ findBranchFiles)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2518);
/* harmony import */ var _github_missing_sizes_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8506);
/* harmony import */ var _checkout_files_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3303);
/* harmony import */ var _resolve_changes_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8633);
/* harmony import */ var _versions_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2792);
// Files as a commit has them, changed or not: all that are wanted, or some that were named.






/** The path of every tracked file of a commit that is wanted. */
async function findTrackedPaths({ repository }, commit, isWanted) {
    return (await filesOf(repository, commit, isWanted)).map(({ path }) => path);
}
/**
 * What the checkout knows of paths that were asked for, in their order: undefined where it knows nothing. A file that
 * is there without being tracked (built by an earlier step) counts with `checkoutFile` alone. Without a checkout
 * nothing is known, which is no error.
 */
async function findRequestedFiles({ repository, checkout }, paths) {
    if (checkout === undefined)
        return paths.map(() => undefined);
    const tracked = await filesByPath(repository, checkout.head, paths).catch(_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutAnswer */ .B);
    const there = await (0,_checkout_files_js__WEBPACK_IMPORTED_MODULE_3__/* .findCheckoutFiles */ .t)(checkout, paths);
    return paths.map((path, index) => {
        const [after, checkoutFile] = [tracked?.get(path), there[index]];
        return after === undefined && checkoutFile === undefined ? undefined : { path, after, checkoutFile };
    });
}
/**
 * What a branch holds now, on the remote: where it stands, and the files at these paths, links followed. Costs one transfer,
 * without any file's content, and a question to GitHub's API, which tells their sizes. Rejects with `range-unavailable` where the
 * remote cannot be asked.
 */
async function findBranchFiles({ repository, sizesApi }, branch, paths) {
    const commit = await repository.branchTip(branch);
    const files = await filesByPath(repository, commit, paths);
    const { entries, isPartial = false } = await repository.listTree(commit);
    const has = (path) => isPartial || entries.has(path);
    return { commit, files: await (0,_github_missing_sizes_js__WEBPACK_IMPORTED_MODULE_2__/* .withSizes */ .Z)(files, commit, sizesApi), has };
}
/** The paths of all that a commit holds but folders, from the first one at each call; undefined where nobody can tell. */
async function listFiles({ repository }, commit) {
    const listing = await repository.listTree(commit).catch(_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutAnswer */ .B);
    return listing?.isPartial ? undefined : listing?.paths;
}
async function filesByPath(repository, commit, paths) {
    if (commit === undefined)
        return new Map();
    const asked = new Set(paths.filter(_platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_1__/* .isPlainPath */ .qW));
    const found = await filesOf(repository, commit, (path) => asked.has(path));
    const files = await (0,_versions_js__WEBPACK_IMPORTED_MODULE_5__/* .describeVersions */ .T)(repository, commit, found);
    return new Map(files.flatMap(({ path, after }) => (after === undefined ? [] : [[path, after]])));
}
async function filesOf(repository, commit, isWanted) {
    const everything = await repository.diffTrees(null, commit);
    return (await (0,_resolve_changes_js__WEBPACK_IMPORTED_MODULE_4__/* .resolveFileChanges */ .U)(repository, { base: null, head: commit }, everything, isWanted)).files;
}


/***/ }),

/***/ 2792:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ describeVersions)
/* harmony export */ });
/* harmony import */ var _lfs_pointer_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3266);

/** The same files (no links, no submodules) with what is known of their contents. */
async function describeVersions(repository, head, files) {
    const ids = files.flatMap(({ before, after }) => [before?.id, after?.id]).filter((id) => id !== undefined);
    const isLfs = files.length > 0 && (await usesLfs(repository, head));
    const maxBytes = _lfs_pointer_js__WEBPACK_IMPORTED_MODULE_0__/* .maxPointerBytes */ .d;
    const known = new Map(await repository.readBlobs([...new Set(ids)], { maxBytes, transfer: false }));
    const pointers = isLfs ? await pointersToFetch(repository, head, files, known) : [];
    for (const [id, blob] of await repository.readBlobs(pointers, { maxBytes, transfer: true }))
        known.set(id, blob);
    const describe = ({ id, size }, content) => ({
        blobId: id,
        size: known.get(id)?.size ?? size,
        lfs: content && (0,_lfs_pointer_js__WEBPACK_IMPORTED_MODULE_0__/* .parseLfsPointer */ .y)(content),
    });
    /** The older commit may have had Git LFS where the newer one has none: a text that small may stand for the file. */
    const describeOld = (entry) => {
        const content = known.get(entry.id)?.content;
        const version = describe(entry, content);
        const isKnown = content !== undefined || (version.size ?? 0) > _lfs_pointer_js__WEBPACK_IMPORTED_MODULE_0__/* .maxPointerBytes */ .d;
        return isKnown ? version : { ...version, size: undefined };
    };
    return files.map(({ path, change, before, after }) => ({
        path,
        change,
        before: before && describeOld(before),
        after: after && describe(after, isLfs ? known.get(after.id)?.content : undefined),
    }));
}
/** Larger ones, which git takes up to 100 MB, may speak of it: to ask git then is cheaper than to read them. */
const maxAttributesBytes = 1024 ** 2;
/** Whether any .gitattributes of the commit speak of Git LFS: cheap to know, and no in most repositories. */
async function usesLfs(repository, commit) {
    const { attributes } = await repository.listTree(commit);
    const blobs = await repository.readBlobs(attributes, { maxBytes: maxAttributesBytes, transfer: true });
    return [...blobs.values()].some(({ content }) => content?.includes('filter=lfs') ?? true);
}
/** Blobs that are not at hand and in all likelihood are pointers: never a large file. */
async function pointersToFetch(repository, head, files, known) {
    const isOpen = (entry) => entry !== undefined && !known.has(entry.id) && (entry.size ?? 0) <= _lfs_pointer_js__WEBPACK_IMPORTED_MODULE_0__/* .maxPointerBytes */ .d;
    const open = files.flatMap(({ path, before, after }) => [before, after].filter(isOpen).map(({ id, place = path }) => ({ id, place })));
    if (open.length === 0)
        return [];
    const inLfs = await repository.lfsPaths(head, [...new Set(open.map(({ place }) => place))]);
    return [...new Set(open.filter(({ place }) => inLfs.has(place)).map(({ id }) => id))];
}


/***/ }),

/***/ 9168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ toTopFolder),
/* harmony export */   I: () => (/* binding */ findCheckout)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _platform_files_workspace_file_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6277);
/* harmony import */ var _platform_json_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(601);
// The repository that the workflow checked out: where it is, what it stands at, how its objects are reached. Found
// once, only ever read.
// Synchronous, as in scratch-folder.ts: a dozen calls of microseconds, each of which would wait longer for a thread.





/**
 * Looks for the repository at `path` below `workspace`, or above it in the workspace. Throws where `path` leads out of the
 * workspace, or where a folder was named and is in none; `git-unusable` where there is one that git cannot read.
 */
async function findCheckout(git, workspace, path) {
    const folder = folderInside(workspace, path);
    if (folder === undefined)
        return undefined;
    const topLevel = findTop(folder, node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(workspace));
    if (topLevel === undefined && path !== '.')
        throw notARepository(path, folder);
    if (topLevel === undefined)
        return undefined;
    const paths = ['--git-dir', '--git-path', 'objects', '--git-path', 'shallow'];
    const question = ['rev-parse', '--path-format=absolute', ...paths, '--show-object-format', ...whatIsCheckedOut];
    // Told where the repository is, git does not ask whose it is either: a container runs as another user than its owner.
    const found = await git.run(question, { cwd: topLevel, gitDir: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(topLevel, '.git'), workTree: topLevel });
    const [gitDir = '', objectsFolder = '', shallowFile = '', objectFormat = '', ...rest] = found.stdout
        .toString('utf8')
        .split('\n');
    if (!(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(gitDir) || !/^sha\d+$/.test(objectFormat)) {
        await git.requireUsable();
        const why = found.stderr || 'what it says of its place has an unknown form';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l('git-unusable', `Git cannot read the repository in ${folder}: ${why}.`);
    }
    return {
        topLevel,
        gitDir,
        objectsFolder,
        objectFormat,
        // Before the first commit git prints `HEAD^{commit}` in the place of an id.
        head: rest.find(_platform_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isObjectId */ .TS),
        branch: rest.find((line) => line.startsWith('refs/')),
        shallow: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(shallowFile) ? (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(shallowFile, 'utf8') : '',
    };
}
const whatIsCheckedOut = ['HEAD^{commit}', '--symbolic-full-name', 'HEAD'];
/**
 * The folder that has `.git`: this one, or one above it in the workspace. Git itself would also take a folder for a bare
 * repository that holds the files of one, which anybody can push, with settings of theirs that name commands.
 */
function findTop(folder, workspace) {
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, '.git')))
        return folder;
    return (0,_platform_files_workspace_file_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .FK)(folder, workspace) ? undefined : findTop((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder), workspace);
}
/** The folder of the workspace from which a repository at `path` counts its files; `path` itself where it is in none. */
function toTopFolder(workspace, path) {
    const [top, folder] = [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path)];
    const found = (0,_platform_files_workspace_file_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .FK)(top, folder) ? findTop(folder, top) : undefined;
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(top, found ?? folder).replaceAll(node_path__WEBPACK_IMPORTED_MODULE_1__.sep, '/');
}
function folderInside(workspace, path) {
    const lexical = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path);
    if (!(0,_platform_files_workspace_file_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .FK)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace), lexical)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l('invalid-input', `Input \`path\` must lie inside of the workspace ${workspace}, got \`${path}\`.`);
    }
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(lexical) || !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(workspace)) {
        if (path === '.')
            return undefined;
        throw notARepository(path, lexical);
    }
    const [real, realWorkspace] = [node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(lexical), node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(workspace)];
    if (!(0,_platform_files_workspace_file_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .FK)(realWorkspace, real)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l('repository-unusable', `Input \`path\` (\`${path}\`) is a symbolic link that leads out of the workspace, to ${real}. Check the repository out inside of the workspace.`);
    }
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(real).isDirectory())
        throw notARepository(path, real);
    return real;
}
function notARepository(path, folder) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l('repository-unusable', `There is no git repository at ${folder}. Input \`path\` (\`${path}\`) must be the folder into which actions/checkout put the repository.`);
}


/***/ }),

/***/ 927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ githubRepository),
/* harmony export */   l: () => (/* binding */ isFolder)
/* harmony export */ });
/* harmony import */ var _platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2518);
/* harmony import */ var _platform_github_api_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9944);
/* harmony import */ var _platform_json_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(601);
/* harmony import */ var _platform_once_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(270);
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(6747);
/* harmony import */ var _repository_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4805);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7361);
// A repository through GitHub's API, for jobs without a checkout or without the history. Exact: two trees are compared,
// as the API's own comparison starts from the merge base and ends after 300 files.







const unknownRepository = 'GitHub cannot be asked: GITHUB_REPOSITORY is not set, or the checkout is of another server.';
const noTree = { entries: [], isTruncated: false };
/** For the trees of all differences of a run: GitHub gives the jobs of a repository 1,000 requests in an hour. */
const maxRequests = 500;
/** For the rest of a commit's trees, in which there may be links: few repositories have any. */
const maxRequestsForLinks = 100;
const tooManyFolders = `GitHub's API tells them folder by folder only, and would have to be asked more than ${maxRequests} times.`;
/** `find` says whom to ask; undefined where no repository on the event's GitHub server is known. */
function githubRepository(find) {
    const open = async () => {
        const api = await find();
        if (api === undefined)
            throw new _repository_js__WEBPACK_IMPORTED_MODULE_2__/* .ObjectsUnavailableError */ .tx(unknownRepository);
        return api;
    };
    let hasGiven = false;
    /** What GitHub does not have it refuses as what a token may not see: which of the two it is shows what it has given before. */
    const read = async (ask) => {
        try {
            const answer = await ask(await open());
            hasGiven = true;
            return answer;
        }
        catch (error) {
            const isGone = hasGiven && error instanceof _platform_github_api_error_js__WEBPACK_IMPORTED_MODULE_1__/* .GitHubApiError */ .OS && error.httpStatus === 404;
            throw isGone ? new _repository_js__WEBPACK_IMPORTED_MODULE_2__/* .ObjectsUnavailableError */ .tx(error.failure, { isGone }) : error;
        }
    };
    // Objects never change, and requests are counted.
    const commits = new Map();
    const trees = new Map();
    // They may have a hundred thousand entries, and are asked for several times.
    const listings = new Map();
    /** `giveUp` gives what stands for further trees. */
    const readAtMost = (maxRequests, giveUp) => {
        let sent = 0;
        return async (id, recursive) => {
            if (id === undefined)
                return noTree;
            const key = `${id} ${recursive}`;
            if (!trees.has(key) && ++sent > maxRequests)
                return giveUp();
            return (0,_platform_once_js__WEBPACK_IMPORTED_MODULE_3__/* .remember */ .k)(trees, key, () => read((api) => api.tree(id, { recursive })));
        };
    };
    const readTree = readAtMost(maxRequests, () => {
        throw new _repository_js__WEBPACK_IMPORTED_MODULE_2__/* .ObjectsUnavailableError */ .tx(tooManyFolders);
    });
    return {
        resolve: (revision) => read((api) => resolve(api, revision)),
        branchTip: async (branch) => (await open()).resolve(`heads/${branch}`),
        parents: async (id, ahead = 1) => {
            const first = commits.get(id) === undefined && ahead > 1 ? await (await open()).history(id).next() : undefined;
            for (const known of first?.value ?? [])
                commits.set(known.id, Promise.resolve(known));
            return (await (0,_platform_once_js__WEBPACK_IMPORTED_MODULE_3__/* .remember */ .k)(commits, id, () => read((api) => api.commit(id)))).parents;
        },
        mergeBase: async (base, head) => (await (await open()).mergeBase(base, head)) ?? null,
        previousTag: async (head) => findPreviousTag(await open(), head),
        diffTrees: async (base, head) => (base === head ? [] : compareFolders(readTree, base ?? undefined, head, '')),
        listTree: (id) => (0,_platform_once_js__WEBPACK_IMPORTED_MODULE_3__/* .remember */ .k)(listings, id, async () => {
            let isPartial = false;
            const readSome = readAtMost(maxRequestsForLinks, () => {
                isPartial = true;
                return noTree;
            });
            const entries = await compareFolders(readSome, undefined, id, '');
            const present = entries.flatMap(({ path, after }) => (after === undefined ? [] : [[path, after]]));
            return (0,_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .toListing */ .iI)(new Map(present), isPartial);
        }),
        readBlobs: async (ids, { transfer }) => {
            // Sizes come with the listings, and pointers and links are known by them.
            const contents = transfer ? await (await open()).blobs(ids) : [];
            return new Map(Array.from(contents, ([id, content]) => [id, { size: content.length, content }]));
        },
        // Only small files are asked about: to read one that is no pointer after all costs less than to evaluate attributes.
        lfsPaths: async (_id, paths) => new Set(paths),
    };
}
async function resolve(api, revision) {
    // What is no commit's id may be a tag's.
    const ways = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isObjectId */ .TS)(revision)
        ? [async () => (await api.commit(revision)).id, () => api.tagTarget(revision)]
        : (0,_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .toRemoteNames */ .Cn)(revision).map((name) => () => api.resolve(name.replace(/^refs\//, '')));
    let refusal;
    for (const ask of ways) {
        try {
            return await ask();
        }
        catch (error) {
            if (!(error instanceof _platform_github_api_error_js__WEBPACK_IMPORTED_MODULE_1__/* .GitHubApiError */ .OS && error.isUnknown))
                throw error;
            refusal ??= error;
        }
    }
    throw refusal ?? new _repository_js__WEBPACK_IMPORTED_MODULE_2__/* .ObjectsUnavailableError */ .tx(`\`${revision}\` is not the name of a branch or tag.`);
}
async function findPreviousTag(api, head) {
    const tags = new Map();
    for await (const { name, commit } of api.tags())
        if (!tags.has(commit))
            tags.set(commit, name);
    tags.delete(head);
    if (tags.size === 0)
        return undefined;
    for await (const commits of api.history(head)) {
        const tagged = commits.find(({ id }) => tags.has(id));
        if (tagged !== undefined)
            return { name: tags.get(tagged.id) ?? '', commit: tagged.id };
    }
    return undefined;
}
/** A few kilobytes of objects can name thousands of millions: folders that hold the same folder, ten times each. */
const maxEntries = 2_000_000;
/** As Linux, PATH_MAX. */
const maxPathCharacters = 4096;
/**
 * Compares two folders; undefined is an empty one. A tree that the API cuts off (100,000 entries, 7 MB) is walked folder by
 * folder, and only those whose ids differ are asked for. `listed`: how many entries were, until now.
 */
async function compareFolders(readTree, before, after, prefix, listed = { entries: 0 }) {
    const readBoth = (recursive) => Promise.all([readTree(before, recursive), readTree(after, recursive)]);
    let [was, is] = await readBoth(true);
    const isWhole = !was.isTruncated && !is.isTruncated;
    if (!isWhole)
        [was, is] = await readBoth(false);
    if (was.isTruncated || is.isTruncated) {
        throw new _repository_js__WEBPACK_IMPORTED_MODULE_2__/* .ObjectsUnavailableError */ .tx(`GitHub's API does not list the whole folder "${prefix || '/'}", which holds too many entries.`);
    }
    listed.entries += was.entries.length + is.entries.length;
    if (listed.entries > maxEntries || prefix.length > maxPathCharacters)
        throw new _repository_js__WEBPACK_IMPORTED_MODULE_2__/* .ObjectsUnavailableError */ .tx(`GitHub's API lists more than ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_6__/* .toNumber */ .Ro)(maxEntries)} files and folders, or too deep ones.`);
    const changes = (0,_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .compareEntries */ .wD)(toEntries(was, prefix), toEntries(is, prefix));
    if (isWhole)
        return changes;
    const [oldFolders, newFolders] = [toFolders(was), toFolders(is)];
    for (const name of new Set([...oldFolders.keys(), ...newFolders.keys()])) {
        const [old, current] = [oldFolders.get(name), newFolders.get(name)];
        if (old === current)
            continue;
        // One by one: they may be more than a call takes arguments.
        const inside = await compareFolders(readTree, old, current, `${prefix}${name}/`, listed);
        for (const change of inside)
            changes.push(change);
    }
    return changes;
}
function toEntries(tree, prefix) {
    const listing = new Map();
    for (const [name, { mode, id, size }] of withNames(tree)) {
        const kind = (0,_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .toEntryKind */ .ss)(mode);
        if (kind !== undefined)
            listing.set(`${prefix}${name}`, { kind, id, size });
    }
    return listing;
}
function toFolders(tree) {
    const folders = new Map();
    for (const [name, entry] of withNames(tree))
        if (isFolder(entry))
            folders.set(name, entry.id);
    return folders;
}
/**
 * JSON has no way to write a byte that is not UTF-8, so that one name may stand for several. A number makes them distinct, written
 * in surrogates that no name has either.
 */
function* withNames({ entries }) {
    const times = new Map();
    for (const entry of entries) {
        const { path } = entry;
        if (!path.includes('\ufffd')) {
            yield [path, entry];
            continue;
        }
        const before = times.get(path) ?? 0;
        times.set(path, before + 1);
        const number = before === 0 ? '' : String(before).replace(/\d/g, (digit) => String.fromCharCode(0xdf00 + Number(digit)));
        yield [path.replaceAll('\ufffd', _platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownByte */ .DI).replace(_platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownByte */ .DI, `${_platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownByte */ .DI}${number}`), entry];
    }
}
function isFolder(entry) {
    return entry.mode === '040000' || entry.mode === '40000';
}


/***/ }),

/***/ 8506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gq: () => (/* binding */ withOldSizes),
/* harmony export */   Z: () => (/* binding */ withSizes),
/* harmony export */   jQ: () => (/* binding */ untilFailure)
/* harmony export */ });
/* harmony import */ var _platform_github_api_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9944);
/* harmony import */ var _lfs_pointer_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3266);
/* harmony import */ var _github_repository_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(927);
// Sizes of files where git cannot tell them: a shallow or blobless checkout does not have the old ones, and no checkout those
// that its branch has by now. That a file has another size than before is a proof the verification can use, no more: so GitHub is
// asked once, in a hurry, and what it does not say stays unknown.



/** Finds nobody any more once a question has failed: a run may compare a dozen commits, and each would wait for its time to be over. */
function untilFailure(find) {
    let hasFailed = false;
    return async () => {
        const api = hasFailed ? undefined : await find();
        const fail = (error) => {
            hasFailed = true;
            throw error;
        };
        return api && { tree: (id, options) => api.tree(id, options).catch(fail) };
    };
}
/** The same files, with `before.size` where GitHub told it. Asks nothing where no size is missing. */
async function withOldSizes(files, base, find) {
    if (base === null)
        return files;
    const sizes = await findSizes(files.map(({ path, before }) => [path, before]), base, find);
    if (sizes.size === 0)
        return files;
    return files.map((file) => ({ ...file, before: file.before && withSize(file.before, sizes) }));
}
/** The same of files as that commit has them. */
async function withSizes(files, commit, find) {
    const sizes = await findSizes([...files], commit, find);
    return new Map([...files].map(([path, version]) => [path, withSize(version, sizes)]));
}
function withSize(version, sizes) {
    return { ...version, size: version.size ?? sizes.get(version.blobId) };
}
/** By blob id, of those that have none. */
async function findSizes(files, commit, find) {
    const sizes = new Map();
    const missing = new Map();
    for (const [path, version] of files) {
        if (version !== undefined && version.size === undefined)
            missing.set(version.blobId, path);
    }
    const api = missing.size === 0 ? undefined : await find();
    try {
        if (api !== undefined)
            await readSizes(api, commit, '', missing, sizes);
    }
    catch (error) {
        if (!(error instanceof _platform_github_api_error_js__WEBPACK_IMPORTED_MODULE_0__/* .GitHubApiError */ .OS))
            throw error;
    }
    return sizes;
}
/** Moves what a tree tells from `missing` to `sizes`. Of one that the API cuts off only the folders are asked for that hold a file in question. */
async function readSizes(api, tree, prefix, missing, sizes) {
    const whole = await api.tree(tree, { recursive: true });
    takeSizes(whole, missing, sizes);
    if (!whole.isTruncated || missing.size === 0)
        return;
    const folder = await api.tree(tree, { recursive: false });
    takeSizes(folder, missing, sizes);
    for (const { path, id } of folder.entries.filter(_github_repository_js__WEBPACK_IMPORTED_MODULE_1__/* .isFolder */ .l)) {
        const inside = `${prefix}${path}/`;
        if (missing.values().some((each) => each.startsWith(inside)))
            await readSizes(api, id, inside, missing, sizes);
    }
}
function takeSizes({ entries }, missing, sizes) {
    for (const { id, size } of entries) {
        // A text that small may stand for the file (Git LFS), and is not its size then.
        if (missing.delete(id) && size !== undefined && size > _lfs_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .maxPointerBytes */ .d)
            sizes.set(id, size);
    }
}


/***/ }),

/***/ 3266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ maxPointerBytes),
/* harmony export */   y: () => (/* binding */ parseLfsPointer)
/* harmony export */ });
// Git LFS: the repository holds a small text in place of the file, which names the content by its SHA-256
// (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md). Pure.
/** "Pointer files must be less than 1024 bytes in size, including any pointer extension lines." */
const maxPointerBytes = 1023;
/** Undefined where the content is no pointer. */
function parseLfsPointer(content) {
    if (content.length === 0 || content.length > maxPointerBytes)
        return undefined;
    const text = Buffer.from(content).toString('latin1');
    if (!/^version https?:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v1\r?\n/.test(text))
        return undefined;
    const sha256 = /^oid sha256:([0-9a-f]{64})\r?$/m.exec(text)?.[1];
    const size = /^size (\d{1,15})\r?$/m.exec(text)?.[1];
    return sha256 === undefined || size === undefined ? undefined : { sha256, size: Number(size) };
}


/***/ }),

/***/ 9201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  q: () => (/* binding */ hurried),
  B: () => (/* binding */ withRepository)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/changes/git/checkout.js
var git_checkout = __nccwpck_require__(9168);
// EXTERNAL MODULE: ./lib/platform/git/git-path.js
var git_path = __nccwpck_require__(2518);
// EXTERNAL MODULE: ./lib/platform/heap.js
var heap = __nccwpck_require__(7061);
// EXTERNAL MODULE: ./lib/platform/json.js
var json = __nccwpck_require__(601);
// EXTERNAL MODULE: ./lib/platform/once.js
var once = __nccwpck_require__(270);
// EXTERNAL MODULE: ./lib/platform/timing/gate.js
var gate = __nccwpck_require__(91);
// EXTERNAL MODULE: ./lib/changes/repository.js
var repository = __nccwpck_require__(4805);
// EXTERNAL MODULE: ./lib/changes/tree.js
var tree = __nccwpck_require__(7361);
;// CONCATENATED MODULE: ./lib/changes/git/parse.js
// What git prints, byte by byte, to trees and objects. Pure; an answer of another form is one that git cannot have given
// to the question, and no ground to guess.




const newline = 0x0a;
const nul = 0x00;
/**
 * Parses `git diff-tree -r -z --raw --no-abbrev --no-renames`
 * (https://git-scm.com/docs/git-diff-tree#_raw_output_format) as it comes, so that a long one is never in memory whole.
 */
class TreeDifference {
    #changes = [];
    #rest = Buffer.alloc(0);
    /** Gives how many changes there are by now. */
    add(piece) {
        const output = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
        this.#rest = output.subarray(readDifferences(output, this.#changes));
        return this.#changes.length;
    }
    /** They are the caller's from now on: git's process holds this object for a while, and should not hold them. */
    end() {
        if (this.#rest.length > 0)
            throw unexpected('diff-tree', this.#rest.toString('latin1'));
        const changes = this.#changes;
        this.#changes = [];
        return changes;
    }
}
/** Adds those that `output` holds whole. Gives where the next one begins. */
function readDifferences(output, changes) {
    let at = 0;
    while (at < output.length) {
        const headerEnd = output.indexOf(nul, at);
        const pathEnd = headerEnd < 0 ? -1 : output.indexOf(nul, headerEnd + 1);
        if (pathEnd < 0)
            break;
        const header = output.toString('latin1', at, headerEnd);
        const [, modes = '', ids = ''] = /^:(\d{6} \d{6}) ([0-9a-f]+ [0-9a-f]+) [ADMT]$/.exec(header) ?? [];
        const idLength = (ids.length - 1) / 2;
        if (ids[idLength] !== ' ')
            throw unexpected('diff-tree', header);
        const path = (0,git_path/* parseGitPath */.dz)(output.subarray(headerEnd + 1, pathEnd));
        // From the bytes: a part of the header would keep the whole of it in memory.
        const idAt = (start) => output.toString('latin1', start, start + idLength);
        const firstId = at + 1 + modes.length + 1;
        const before = toEntry(modes.slice(0, 6), () => idAt(firstId));
        const after = toEntry(modes.slice(7), () => idAt(firstId + idLength + 1));
        const change = (0,tree/* toTreeChange */.Ad)(path, before, after);
        if (change !== undefined)
            changes.push(change);
        at = pathEnd + 1;
    }
    return at;
}
/** Reads `git ls-tree -r -z`, and no more of it than is asked for. */
function parseTreeListing(output) {
    const entries = (0,once/* once */.O)(() => new Map(readEntries(output)));
    return {
        get entries() {
            return entries();
        },
        paths: () => readEntries(output).map(([path]) => path),
        get symlinks() {
            return new Map(readSymlinks(output));
        },
        get attributes() {
            return [...readAttributes(output)];
        },
    };
}
function* readEntries(output) {
    for (let at = 0; at < output.length;) {
        const end = output.indexOf(nul, at);
        const found = readEntry(output, at, end);
        if (found !== undefined)
            yield found;
        at = end + 1;
    }
}
/** Every entry that begins with a link's mode. A path may hold the same text, but not after a NUL. */
function* readSymlinks(output) {
    const mode = '120000 ';
    for (let at = output.indexOf(mode); at >= 0; at = output.indexOf(mode, at + 1)) {
        if (at > 0 && output[at - 1] !== nul)
            continue;
        const found = readEntry(output, at, output.indexOf(nul, at));
        if (found !== undefined)
            yield found;
    }
}
/** Every entry whose path ends in the name of git's attributes. */
function* readAttributes(output) {
    const name = '.gitattributes\0';
    for (let at = output.indexOf(name); at >= 0; at = output.indexOf(name, at + 1)) {
        const [before] = output.subarray(at - 1, at);
        const found = readEntry(output, output.lastIndexOf(nul, at) + 1, at + name.length - 1);
        if (found !== undefined && (before === 0x09 || before === 0x2f))
            yield found[1].id;
    }
}
/** The entry between two places of a listing; undefined for a folder, which stands in it where it is a submodule's. */
function readEntry(output, at, end) {
    const tab = output.indexOf('\t', at);
    const header = output.toString('latin1', at, Math.max(tab, at));
    const [, mode, id] = /^(\d+) \w+ ([0-9a-f]+)$/.exec(header) ?? [];
    if (end < 0 || tab < 0 || tab > end || !mode || !id)
        throw unexpected('ls-tree', header);
    const entry = toEntry(mode, () => id);
    return entry === undefined ? undefined : [(0,git_path/* parseGitPath */.dz)(output.subarray(tab + 1, end)), entry];
}
function toEntry(mode, readId) {
    const kind = (0,tree/* toEntryKind */.ss)(mode);
    return kind === undefined ? undefined : { kind, id: readId() };
}
/**
 * Parses the answer of `git cat-file --batch`, `--batch-check` or `--batch-command` that starts at `at`. `object` is
 * undefined for one that is missing. Undefined where the answer has not arrived whole yet.
 */
function parseObject(output, at, hasContent) {
    const end = output.indexOf(newline, at);
    if (end < 0)
        return undefined;
    const header = output.toString('latin1', at, end);
    if (/ (?:missing|ambiguous)$/.test(header))
        return { object: undefined, next: end + 1 };
    const [, id, type, digits] = /^([0-9a-f]+) (\w+) (\d+)$/.exec(header) ?? [];
    if (id === undefined || type === undefined)
        throw unexpected('cat-file', header);
    const size = Number(digits);
    if (!hasContent)
        return { object: { id, type, size }, next: end + 1 };
    const next = end + 1 + size + 1;
    if (output.length < next)
        return undefined;
    return { object: { id, type, size, content: output.subarray(end + 1, next - 1) }, next };
}
/** The parents that a commit's own text names. */
function parseParents(commit) {
    const end = commit.indexOf('\n\n');
    const header = commit.toString('latin1', 0, end < 0 ? commit.length : end);
    return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, id = '']) => id);
}
/** The tags of `git ls-remote refs/tags/*` or `git show-ref --tags --dereference`: the commit of each, and its name. */
function parseTags(lines) {
    const byName = new Map();
    // An annotated tag has a second line, `name^{}`, with the commit; it comes after the first.
    for (const [, id = '', name = ''] of lines.matchAll(/^([0-9a-f]+)[\t ]refs\/tags\/(.+?)(?:\^\{\})?$/gm))
        byName.set(name, id);
    return new Map([...byName].map(([name, id]) => [id, name]));
}
function unexpected(command, what) {
    return new repository/* ObjectsUnavailableError */.tx(`git ${command} gave an answer of an unknown form: ${what}`);
}

;// CONCATENATED MODULE: ./lib/changes/git/history.js
// Questions about history that a shallow checkout does not have: commits are fetched for them, without their trees, as
// far as it takes.


const wholeHistory = 0x7fff_ffff; // git's own value for `--unshallow`
/** How far history is fetched before asking for all of it; commits alone, some hundred bytes each. */
const deepenings = [64, 1024, wholeHistory];
/** Not so beside every full clone: a commit that it lacks may have been fetched, and history ends there. */
function isWhole(scratch) {
    return scratch.boundary().size === 0;
}
/** `far` fetches all of the history, which may be much, and is for where nobody else can tell. */
async function findMergeBase(scratch, base, head, reach) {
    const atHand = isWhole(scratch) ? await mergeBaseAtHand(scratch, base, head) : undefined;
    if (atHand !== undefined)
        return atHand;
    for (const depth of reach === 'far' ? [wholeHistory] : deepenings.slice(0, -1)) {
        await scratch.fetch({ wants: [base, head], depth, filter: 'tree:0' });
        const found = await mergeBaseAtHand(scratch, base, head);
        if (found !== undefined && (await isBest(scratch, found, base, head)))
            return found;
    }
    throw new repository/* ObjectsUnavailableError */.tx('Git does not have the history that their merge base lies in.');
}
/** Undefined where a commit is missing, null where there is no common ancestor. */
async function mergeBaseAtHand(scratch, base, head) {
    const answer = await scratch.ask(['merge-base', base, head], { accepted: [0, 1] }).catch(repository/* withoutObjects */.B0);
    return answer && (answer.stdout.toString('latin1').trim() || null);
}
/** Where history ends between the two and an ancestor, or before there is one, a better one may lie behind that end. */
async function isBest(scratch, ancestor, base, head) {
    const boundary = scratch.boundary();
    const args = ['rev-list', base, head, ...(ancestor === null ? [] : [`^${ancestor}`]), '--'];
    const since = (await scratch.ask(args)).stdout.toString('latin1').split('\n');
    return !since.some((commit) => boundary.has(commit));
}
/** By the remote's tags, as a checkout may hold a few of them only; by the checkout's own where the remote is silent. */
async function findPreviousTag(scratch, head) {
    const tags = parseTags(await scratch.listRemote('refs/tags/*').catch((error) => tagsAtHand(scratch, error)));
    tags.delete(head);
    if (tags.size === 0)
        return undefined;
    if (isWhole(scratch))
        return firstTagged(scratch, head, tags);
    for (const depth of deepenings) {
        await scratch.fetch({ wants: [head], depth, filter: 'tree:0' });
        // Behind an end of history that comes before it may be a nearer one.
        const ends = depth === wholeHistory ? new Set() : scratch.boundary();
        const found = await firstTagged(scratch, head, tags, ends);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/** Throws `refusal` where the checkout has no tags, or not the history that they are on. */
async function tagsAtHand(scratch, refusal) {
    const { head, shallow } = scratch.checkout;
    const listed = shallow === '' ? await scratch.askCheckout(['show-ref', '--tags', '--dereference']) : undefined;
    const tags = listed?.toString('utf8') ?? '';
    if (![...parseTags(tags).keys()].some((commit) => commit !== head))
        throw refusal;
    return tags;
}
/** Undefined, too, where one of `ends` comes first. */
async function firstTagged(scratch, head, tags, ends = new Set()) {
    const { stdout: commits } = await scratch.ask(['rev-list', '--date-order', '--end-of-options', head, '--']);
    for (const commit of commits.toString('latin1').split('\n')) {
        const name = tags.get(commit);
        if (name !== undefined)
            return { name, commit };
        if (ends.has(commit))
            return undefined;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/changes/git/resolve-name.js
// What a revision names that is no whole id. The checkout knows most of them; of branches and tags the remote knows better, as a
// workspace that is kept may hold what an earlier job has fetched.


/** `warnings` gets a sentence where the remote cannot be asked. */
async function resolveName(scratch, revision, warnings) {
    const here = await findInCheckout(scratch, revision);
    if (here === undefined)
        return fetchName(scratch, revision);
    // Who writes `refs/remotes/` asks for the checkout's own copy, however old it is.
    if (here.copyOf === undefined || revision.startsWith('refs/remotes/'))
        return here.commit;
    return (await askAnew(scratch, here.copyOf, revision, warnings)) ?? here.commit;
}
async function commitAtHand({ objects }, id) {
    const [object] = await objects.ask('info', [`${id}^{commit}`]);
    return object?.id;
}
/** Branches that are not checked out exist as remote-tracking ones only. */
async function findInCheckout(scratch, revision) {
    const ask = async (...args) => (await scratch.askCheckout(['rev-parse', '--verify', '--quiet', ...args]))?.toString('utf8').trim() ?? '';
    for (const candidate of [revision, `refs/remotes/origin/${revision}`]) {
        const commit = await ask('--end-of-options', `${candidate}^{commit}`);
        // For `^main` git gives the commit behind a `^`: all but what it reaches, which is no commit.
        if (!(0,json/* isObjectId */.TS)(commit))
            continue;
        const nameOf = (name) => ask('--symbolic-full-name', '--end-of-options', name);
        // Of a tag and a branch of one name git takes the tag, and prints neither.
        const ref = (await nameOf(candidate)) || (await nameOf(`refs/tags/${candidate}`));
        return { commit, copyOf: toCopied(ref, scratch) };
    }
    return undefined;
}
/** Undefined for what this job itself has fetched or made: the branch that is checked out, and other local ones. */
function toCopied(ref, { checkout }) {
    if (ref.startsWith('refs/tags/'))
        return ref;
    const [, branch] = /^refs\/remotes\/origin\/(.+)$/.exec(ref) ?? [];
    return branch === undefined || checkout.branch === `refs/heads/${branch}` ? undefined : `refs/heads/${branch}`;
}
/** Undefined where the remote does not have it, as it is new here or gone there, and where it cannot be asked. */
async function askAnew(scratch, ref, revision, warnings) {
    try {
        const listed = (await scratch.listRemote(ref)).split('\n').map((line) => line.split('\t'));
        const [id] = listed.find(([, name]) => name === ref) ?? [];
        return id && ((await commitAtHand(scratch, id)) ?? (await commitAtHand(scratch, await scratch.fetchRef(ref))));
    }
    catch (error) {
        if (!(error instanceof repository/* ObjectsUnavailableError */.tx))
            throw error;
        const warning = `Where \`${revision}\` stands by now cannot be told: ${error.message} What the checkout has of it is compared, which may be older where the workspace was kept from an earlier job.`;
        if (!warnings.includes(warning))
            warnings.push(warning);
        return undefined;
    }
}
async function fetchName(scratch, revision) {
    let reason;
    for (const name of (0,repository/* toRemoteNames */.Cn)(revision)) {
        try {
            const id = await scratch.fetchRef(name);
            const commit = await commitAtHand(scratch, id);
            if (commit !== undefined)
                return commit;
            reason = new repository/* ObjectsUnavailableError */.tx(`\`${name}\` on the remote is no commit.`);
        }
        catch (error) {
            if (!(error instanceof repository/* ObjectsUnavailableError */.tx))
                throw error;
            reason ??= error;
        }
    }
    throw reason ?? new repository/* ObjectsUnavailableError */.tx(`\`${revision}\` is not the name of a branch or tag.`);
}

;// CONCATENATED MODULE: ./lib/changes/git/git-repository.js
// A repository through git: from the checkout where it knows the answer, otherwise by fetching what is missing into the
// scratch repository, commits and trees only.









/** Plumbing, which no configuration of diffs reaches, and every option that could still change the answer. */
const diffOptions = '-r -z --raw --no-abbrev --no-renames --no-ext-diff --no-textconv --ignore-submodules=none --end-of-options';
class GitRepository {
    #scratch;
    #warnings;
    #listings = new Map();
    #listedAhead = new Map();
    #indexing = new gate/* Gate */.i(1);
    #fetchingBlobs = new gate/* Gate */.i(1);
    /** `warnings` gets sentences where something may be missing from an answer. */
    constructor(scratch, warnings) {
        this.#scratch = scratch;
        this.#warnings = warnings;
    }
    /** False, too, where git cannot tell, as in a damaged checkout. */
    async holds(commit) {
        return (await commitAtHand(this.#scratch, commit).catch(repository/* withoutObjects */.B0)) !== undefined;
    }
    async resolve(revision) {
        if ((0,json/* isObjectId */.TS)(revision)) {
            if (revision === this.#scratch.checkout.head)
                return revision;
            return this.#afterFetch(revision, () => commitAtHand(this.#scratch, revision));
        }
        return resolveName(this.#scratch, revision, this.#warnings);
    }
    branchTip(branch) {
        return this.#scratch.fetchRef(`refs/heads/${branch}`);
    }
    async parents(commit, ahead = 1) {
        const read = async () => {
            const [object] = await this.#scratch.objects.ask('contents', [commit]);
            return object?.type === 'commit' && object.content ? parseParents(object.content) : undefined;
        };
        return this.#afterFetch(commit, read, ahead);
    }
    mergeBase(base, head, reach = 'far') {
        return findMergeBase(this.#scratch, base, head, reach);
    }
    previousTag(head) {
        return findPreviousTag(this.#scratch, head);
    }
    async diffTrees(base, head) {
        if (base === null) {
            return [...(await this.listTree(head)).entries].map(([path, after]) => ({ path, after }));
        }
        this.#listAhead(head);
        const args = ['diff-tree', ...diffOptions.split(' '), base, head, '--'];
        return this.#withTrees([base, head], async () => {
            const difference = new TreeDifference();
            await this.#scratch.ask(args, { onOutput: (piece) => (0,heap/* keepHeapSmall */.p)(difference.add(piece)) });
            return difference.end();
        });
    }
    listTree(commit) {
        return (0,once/* remember */.k)(this.#listings, commit, async () => {
            const listed = await this.#listedAhead.get(commit)?.catch(() => undefined);
            return listed ?? this.#withTrees([commit], () => this.#list(commit));
        });
    }
    /** Who compares two trees wants to know the links of the newer one: git lists it meanwhile. */
    #listAhead(commit) {
        if (this.#listings.has(commit) || this.#listedAhead.has(commit))
            return;
        const listing = this.#list(commit);
        this.#listedAhead.set(commit, listing);
        // Not there yet: then it is listed when it is asked for.
        listing.catch(() => { });
    }
    async #list(commit) {
        return parseTreeListing(await this.#scratch.askAtLength(['ls-tree', '-r', '-z', '--full-tree', commit]));
    }
    async readBlobs(ids, { maxBytes, transfer }) {
        const found = await this.#blobsAtHand(ids, maxBytes);
        const missing = ids.filter((id) => !found.has(id));
        if (missing.length === 0 || !transfer)
            return found;
        return new Map([...found, ...(await this.#fetchingBlobs.run(() => this.#fetchBlobs(missing, maxBytes)))]);
    }
    /** One after the other: what one question lacks another may have fetched meanwhile. */
    async #fetchBlobs(ids, maxBytes) {
        const found = await this.#blobsAtHand(ids, maxBytes);
        const missing = ids.filter((id) => !found.has(id));
        if (missing.length === 0)
            return found;
        await this.#scratch.fetch({ wants: missing, filter: 'blob:none' });
        return this.#blobsAtHand(ids, maxBytes);
    }
    async lfsPaths(commit, paths) {
        await this.readBlobs((await this.listTree(commit)).attributes, { maxBytes: 0, transfer: true });
        return this.#indexing.run(() => findLfsPaths(this.#scratch, commit, paths));
    }
    async #blobsAtHand(ids, maxBytes) {
        const found = new Map();
        for (const object of await this.#scratch.objects.ask('info', ids)) {
            if (object?.type === 'blob')
                found.set(object.id, { size: object.size });
        }
        const small = [...found].filter(([, { size }]) => size <= maxBytes).map(([id]) => id);
        for (const object of await this.#scratch.objects.ask('contents', small)) {
            if (object?.content !== undefined)
                found.set(object.id, { size: object.size, content: object.content });
        }
        return found;
    }
    /** `read` again once the commit was fetched, should it know no answer. */
    async #afterFetch(commit, read, depth = 1) {
        const first = await read();
        if (first !== undefined)
            return first;
        await this.#scratch.fetch({ wants: [commit], depth, filter: depth === 1 ? 'blob:none' : 'tree:0' });
        const second = await read();
        if (second === undefined)
            throw new repository/* ObjectsUnavailableError */.tx(`Git does not have the commit ${commit}.`);
        return second;
    }
    /** The answer to a question about whole trees. A shallow checkout is asked first whether it has them. */
    async #withTrees(commits, ask) {
        const { checkout } = this.#scratch;
        const missing = checkout.shallow === '' ? [] : await this.#withoutTree(commits.filter((id) => id !== checkout.head));
        if (missing.length > 0)
            await this.#fetchTrees(missing);
        const answer = await ask().catch(repository/* withoutObjects */.B0);
        if (answer !== undefined)
            return answer;
        const absent = await this.#withoutTree(commits);
        await this.#fetchTrees(absent.length > 0 ? absent : commits);
        return ask();
    }
    async #withoutTree(commits) {
        const trees = await this.#scratch.objects.ask('info', commits.map((id) => `${id}^{tree}`));
        return commits.filter((_, index) => trees[index] === undefined);
    }
    #fetchTrees(commits) {
        return this.#scratch.fetch({ wants: commits, depth: 1, filter: 'blob:none' });
    }
}
/** Git refuses names that Windows does not have. And who commits on a machine that takes `A.PNG` for `a.png` has it in LFS, too. */
const attributesConfig = [
    ['core.protectNTFS', 'false'],
    ['core.ignoreCase', 'true'],
];
/**
 * By the commit's own attributes: the checkout may be sparse, or stand at another commit. `git check-attr --source` would tell it, but
 * came with git 2.40: so the commit is read into an index, of which there is one. Attributes that are not at hand git takes for none.
 */
async function findLfsPaths(scratch, commit, paths) {
    await scratch.ask(['read-tree', commit], { config: attributesConfig });
    const input = Buffer.concat(paths.flatMap((path) => [(0,git_path/* toGitPathBytes */.GV)(path), Buffer.from([0])]));
    const command = { config: attributesConfig, input };
    const { stdout } = await scratch.ask(['check-attr', '--cached', '--stdin', '-z', 'filter'], command);
    // Path, attribute and value for each, in their order.
    const fields = stdout.toString('latin1').split('\0');
    return new Set(paths.filter((_, index) => fields[3 * index + 2] === 'lfs'));
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/platform/event.js
var platform_event = __nccwpck_require__(7131);
// EXTERNAL MODULE: ./lib/platform/secrets.js
var secrets = __nccwpck_require__(5074);
;// CONCATENATED MODULE: ./lib/changes/git/credentials.js
// Where the checkout's commits can be fetched from, and with which credentials: those that actions/checkout left in
// the repository, the step's token, or none.



/** The ways to fetch, best first. The token is only ever meant for the GitHub server that the event came from. */
async function findRemote(git, checkout, event, githubToken) {
    const settings = await readSettings(git, checkout);
    const own = settings.filter(({ isOwn }) => isOwn);
    const mayLackTrees = own.some(({ key, value }) => key.endsWith('.partialclonefilter') && value !== 'blob:none');
    const configured = findAddress(own) ?? (event.repository && `${event.serverUrl}/${event.repository}`);
    if (configured === undefined)
        return { repository: undefined, mayLackTrees, accesses: [] };
    const { kind, repository } = parseRemoteAddress(configured, event.serverUrl);
    const plain = { url: configured, config: [] };
    const isElsewhere = kind !== 'path' && repository === undefined && !endsInName(configured, event.repository);
    const place = { repository, mayLackTrees, ...(isElsewhere ? { elsewhere: (0,secrets/* withoutPasswords */.hl)(configured) } : {}) };
    const withToken = (url) => {
        if (githubToken === undefined || repository === undefined)
            return [];
        return [{ url, config: authorizationConfig((0,secrets/* withoutPasswords */.hl)(url), githubToken) }];
    };
    if (kind === 'http') {
        const persisted = persistedConfig(own);
        const withPersisted = persisted.length === 0 ? [] : [{ url: configured, config: persisted }];
        return { ...place, accesses: [...withPersisted, ...withToken(configured), plain] };
    }
    const url = kind === 'path' ? absolute(configured, checkout.topLevel) : configured;
    const overHttp = withToken(`${event.serverUrl}/${repository}`);
    return { ...place, accesses: [...overHttp, { url, config: sshConfig(settings) }] };
}
/** Every setting in force, lowest first; `isOwn` tells those of the repository from the machine's and the user's. */
async function readSettings(git, checkout) {
    const place = { cwd: checkout.topLevel, gitDir: checkout.gitDir };
    const list = ['config', '--includes', '--show-scope', '--null', '--list'];
    let answer = await git.run(list, { ...place, network: true });
    // A user's configuration that git cannot read.
    if (answer.status !== 0)
        answer = await git.run(list, place);
    // A key without a value has no line break after it either.
    const settings = answer.stdout.toString('utf8').matchAll(/([^\0]*)\0([^\0\n]*)\n?([^\0]*)\0/g);
    return settings
        .filter(([, scope]) => scope !== 'command')
        .map(([, scope, key = '', value = '']) => ({ key, value, isOwn: scope === 'local' || scope === 'worktree' }))
        .toArray();
}
/** Reads `https://host/owner/name.git`, `ssh://git@host/owner/name`, `git@host:owner/name.git` and plain paths. */
function parseRemoteAddress(address, serverUrl) {
    const server = new URL(serverUrl);
    const [, scheme] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(address) ?? [];
    if (scheme !== undefined && URL.canParse(address)) {
        const url = new URL(address);
        const kind = /^https?$/i.test(scheme) ? 'http' : /^(git\+)?ssh$/i.test(scheme) ? 'ssh' : 'path';
        const isServer = kind === 'http' ? url.origin === server.origin : kind === 'ssh' && url.hostname === server.hostname;
        return { kind, repository: isServer ? ownerAndName(url.pathname, server.pathname) : undefined };
    }
    const [, host, path] = /^(?:[^@/:]+@)?([^/:@]{2,}):(?!:)(.*)$/s.exec(address) ?? [];
    if (scheme !== undefined || host === undefined || path === undefined)
        return { kind: 'path', repository: undefined };
    return { kind: 'ssh', repository: host === server.hostname ? ownerAndName(path, '/') : undefined };
}
/** True for the address of a mirror, and for GitHub under a name that only the configuration of SSH knows. */
function endsInName(address, repository) {
    const [, name] = /([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(address) ?? [];
    return name?.toLowerCase() === repository?.toLowerCase();
}
function ownerAndName(path, prefix) {
    const below = path.startsWith(prefix) ? path.slice(prefix.length) : path;
    const found = /^\/?([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(below)?.[1];
    return found !== undefined && (0,platform_event/* isRepositoryName */.en)(found) ? found : undefined;
}
/** The address of the remote `origin`, or else of the first that there is. */
function findAddress(own) {
    const urls = new Map(own.map(({ key, value }) => [/^remote\.(.*)\.url$/s.exec(key)?.[1], value]).reverse());
    urls.delete(undefined);
    return urls.get('origin') ?? [...urls.values()].at(-1);
}
/**
 * Left by actions/checkout in .git/config, from its version 6 on in a file that .git/config includes. Git itself knows
 * which of them are for an address. Empty where there are none.
 */
function persistedConfig(own) {
    const headers = own.filter(({ key }) => /^http\.(?:.*\.)?extraheader$/s.test(key));
    if (headers.every(({ value }) => value === ''))
        return [];
    return [
        noRedirects,
        // An empty value drops the headers of a wider configuration.
        ...headers.map(({ key }) => [key, '']),
        ...headers.map(({ key, value }) => [key, value]),
    ];
}
/** Git would send the header to wherever the server's first answer leads. */
const noRedirects = ['http.followRedirects', 'false'];
/** GitHub takes a token over git's HTTP protocol in this header, which no other configured header comes on top of. */
function authorizationConfig(url, token) {
    const secret = Buffer.from(`x-access-token:${token}`, 'utf8').toString('base64');
    // An empty value drops the headers configured so far; two Authorization headers are an error for GitHub
    // (https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpextraHeader).
    const key = `http.${url}.extraHeader`;
    return [noRedirects, [key, ''], [key, `AUTHORIZATION: basic ${secret}`]];
}
/** The command that is in force in the repository: beside it that may be unknown, or under a condition that does not hold there. */
function sshConfig(settings) {
    const command = settings.findLast(({ key }) => key === 'core.sshcommand');
    return command === undefined ? [] : [['core.sshCommand', command.value]];
}
function absolute(path, folder) {
    return path.includes('://') || (0,external_node_path_.isAbsolute)(path) ? path : (0,external_node_path_.resolve)(folder, path);
}

;// CONCATENATED MODULE: ./lib/changes/git/misplaced-checkout.js
// A repository in the workspace, where `path` does not lead to it.






/** How deep actions/checkout's own `path` mostly leads. */
const patterns = ['*/.git', '*/*/.git'];
/** Git is asked about each. */
const maxAsked = 20;
/** A sentence that names the folder, where there is one that may be of the event's repository; undefined otherwise. */
async function findMisplacedCheckout(git, event) {
    const { workspace } = event;
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(workspace, '.git')))
        return 'The workspace itself is a checkout: leave `path` out.';
    const found = patterns.flatMap((pattern) => (0,external_node_fs_.globSync)(pattern, { cwd: workspace, exclude: (name) => name === 'node_modules' }).sort());
    const folders = found.slice(0, maxAsked).map((place) => (0,external_node_path_.dirname)(place).replaceAll(external_node_path_.sep, '/'));
    const owners = await Promise.all(folders.map((folder) => findOwner(git, event, folder)));
    const best = likeliest.find((owner) => owners.includes(owner));
    const folder = best && folders[owners.indexOf(best)];
    if (folder === undefined)
        return undefined;
    return `The workspace itself is no checkout, but a repository is in \`${folder}/\`: set \`path: ${folder}\`.`;
}
/** `commit`: of the event's repository, and at its very commit. */
const likeliest = ['commit', 'event', 'unknown'];
/** A workflow may check out others beside its own: a theme, its tools, an older state. */
async function findOwner(git, event, folder) {
    try {
        const checkout = await (0,git_checkout/* findCheckout */.I)(git, event.workspace, folder);
        if (checkout?.head === undefined)
            return 'other';
        if (event.repository === undefined)
            return 'unknown';
        const { repository } = await findRemote(git, checkout, event, undefined);
        if (repository === undefined)
            return 'unknown';
        if (!(0,platform_event/* isSameRepository */.ve)(repository, event.repository))
            return 'other';
        return checkout.head === event.sha ? 'commit' : 'event';
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.l)
            return 'unknown';
        throw error;
    }
}

// EXTERNAL MODULE: ./lib/platform/wording.js
var wording = __nccwpck_require__(6747);
;// CONCATENATED MODULE: ./lib/changes/git/ask-remote.js


/** What git is to call it: a name that no configuration of the machine has settings for. */
const remoteName = 'imgix-purge-source';
const timeoutMs = 120_000;
/** What git prints. `failed`: what could not be done, for the message. An address that is out of reach is not asked again. */
async function askRemote(git, { accesses }, { args, failed, ...command }) {
    const reasons = new Set();
    const unreached = new Set();
    for (const access of accesses) {
        if (unreached.has(access.url))
            continue;
        const { status, stdout, stderr } = await git.run(args, {
            ...command,
            network: true,
            timeoutMs,
            // The address goes the same way as the token, as it may hold a password.
            config: [
                [`remote.${remoteName}.url`, access.url],
                ['http.lowSpeedLimit', '100'],
                ['http.lowSpeedTime', '30'],
                ['fetch.writeCommitGraph', 'false'],
                ['fetch.prune', 'false'],
                ...access.config,
            ],
        });
        if (status === 0)
            return stdout.toString('utf8');
        reasons.add((0,secrets/* withoutPasswords */.hl)(`${access.url}: ${stderr}`).replace(/\s*\n\s*/g, ', '));
        if (/could not resolve|failed to connect|couldn't connect|timed out|too slow|ended by/i.test(stderr))
            unreached.add(access.url);
    }
    const why = [...reasons].join('; ') || 'the repository has no remote';
    throw new repository/* ObjectsUnavailableError */.tx(`${failed} (${why}).`, { isGone: why.includes('not our ref') });
}

;// CONCATENATED MODULE: ./lib/changes/git/object-reader.js
// Objects by their names, out of one git process that lives as long as the scratch repository.


/** Reads ids and names such as `<id>^{commit}`; what is missing is undefined in the answers. Starts git when it is first asked. */
class ObjectReader {
    #git;
    #gitDir;
    #fetching;
    #started = [];
    #processes = new Map();
    /** `fetching`: held while something is fetched. */
    constructor(git, gitDir, fetching) {
        this.#git = git;
        this.#gitDir = gitDir;
        this.#fetching = fetching;
    }
    /** `info` is types and sizes; `contents` is for what is known to be small. */
    async ask(kind, names) {
        if (names.length === 0)
            return [];
        const both = await this.#process('--batch-command').catch(repository/* withoutObjects */.B0);
        // That came with git 2.36; before, types and contents need a process each.
        const process = both ?? (await this.#process(kind === 'info' ? '--batch-check' : '--batch'));
        return process.ask(kind, names);
    }
    async close() {
        await Promise.all(this.#started.map((process) => process.close()));
    }
    #process(mode) {
        const known = this.#processes.get(mode) ?? this.#fetching.run(() => this.#start(mode));
        this.#processes.set(mode, known);
        return known;
    }
    /**
     * Not while something is fetched: a git that reads the promises which stand in the configuration meanwhile dies of the
     * first object that is missing. It has read the configuration once it has answered.
     */
    async #start(mode) {
        const process = new BatchProcess(this.#git, this.#gitDir, mode);
        this.#started.push(process);
        await process.ask('info', ['HEAD']);
        return process;
    }
}
class BatchProcess {
    #process;
    #hasCommands;
    #questions = [];
    #failure;
    #rest = Buffer.alloc(0);
    constructor(git, gitDir, mode) {
        this.#hasCommands = mode === '--batch-command';
        const args = ['cat-file', mode, ...(this.#hasCommands ? ['--buffer'] : [])];
        this.#process = git.start(args, { cwd: gitDir, gitDir, onOutput: (chunk) => this.#take(chunk) });
        this.#process.ended.then(({ status, stderr }) => this.#fail(new repository/* ObjectsUnavailableError */.tx(`Git ended (${stderr || `status ${status}`}).`)), (error) => this.#fail(error));
    }
    ask(kind, names) {
        return new Promise((resolve, reject) => {
            if (this.#failure !== undefined)
                return reject(this.#failure);
            this.#questions.push({ kind, names, answers: [], resolve, reject });
            const lines = this.#hasCommands ? [...names.map((name) => `${kind} ${name}`), 'flush'] : names;
            this.#process.send(`${lines.join('\n')}\n`);
            this.#process.expectAnswer(true);
        });
    }
    close() {
        return this.#process.close();
    }
    #take(chunk) {
        const output = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
        let at = 0;
        try {
            for (let [question] = this.#questions; question !== undefined; [question] = this.#questions) {
                const answer = parseObject(output, at, question.kind === 'contents');
                if (answer === undefined)
                    break;
                at = answer.next;
                question.answers.push(answer.object);
                if (question.answers.length < question.names.length)
                    continue;
                this.#questions.shift();
                question.resolve(question.answers);
            }
        }
        catch (error) {
            this.#fail(error);
        }
        this.#rest = output.subarray(at);
        this.#process.expectAnswer(this.#questions.length > 0);
    }
    #fail(reason) {
        this.#failure ??= reason;
        for (const { reject } of this.#questions)
            reject(this.#failure);
        this.#questions = [];
    }
}

;// CONCATENATED MODULE: ./lib/changes/git/scratch-folder.js
// The files that make a folder a repository which borrows the objects of the checkout: see docs/adr/0003.
// Synchronous: a dozen calls of microseconds, each of which would wait longer for a thread.



class ScratchFolder {
    gitDir;
    #parent;
    #checkout;
    #answers = 0;
    /** Throws `git-unusable` where nothing can be written to `parent`; so does every method that writes, as the disk may fill up. */
    constructor(parent, checkout) {
        this.#parent = parent;
        this.#checkout = checkout;
        this.gitDir = this.#writing(() => (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(parent, 'imgix-purge-')));
        try {
            this.#writing(() => {
                for (const folder of ['objects/info', 'refs/heads'])
                    (0,external_node_fs_.mkdirSync)(this.#at(folder), { recursive: true });
            });
            this.#write('HEAD', 'ref: refs/heads/none\n');
            this.forgetPromises();
            this.#write('objects/info/alternates', `${quoted(checkout.objectsFolder)}\n`);
            // Without these lines git would look for parents that a shallow checkout does not have.
            if (checkout.shallow !== '')
                this.#write('shallow', checkout.shallow);
        }
        catch (error) {
            this.remove();
            throw error;
        }
    }
    /**
     * A filtered fetch notes in the configuration that the remote promises what is missing. From then on a missing object
     * makes git fetch it, and from 2.39 on die where it may not, instead of saying that it is missing; GIT_NO_LAZY_FETCH
     * mends that from 2.45 on only.
     */
    forgetPromises() {
        const { objectFormat } = this.#checkout;
        const isSha1 = objectFormat === 'sha1';
        const format = isSha1 ? '' : `[extensions]\n\tobjectformat = ${objectFormat}\n`;
        this.#write('config', `[core]\n\trepositoryformatversion = ${isSha1 ? 0 : 1}\n\tbare = true\n${format}`);
    }
    /** A ref by which git tells the remote that this commit is there; undefined takes it away. */
    announce(commit) {
        if (commit === undefined)
            (0,external_node_fs_.rmSync)(this.#at('refs/checkout'), { force: true });
        else
            this.#write('refs/checkout', `${commit}\n`);
    }
    /** What a fetch has written to `refs/wanted`. It goes away: a ref would tell the remote that all of its history is here. */
    takeWanted() {
        const file = this.#at('refs/wanted');
        const id = (0,external_node_fs_.readFileSync)(file, 'latin1').trim();
        (0,external_node_fs_.rmSync)(file);
        return id;
    }
    /** The commits behind which nothing was fetched. */
    boundary() {
        const file = this.#at('shallow');
        return new Set((0,external_node_fs_.existsSync)(file) ? (0,external_node_fs_.readFileSync)(file, 'latin1').split('\n').filter(Boolean) : []);
    }
    /** A new file for an answer of git. */
    answerFile() {
        return this.#at(`answer-${++this.#answers}`);
    }
    remove() {
        // Windows keeps a folder that a git still stands in. The runner empties RUNNER_TEMP, and no result is worth less for it.
        try {
            (0,external_node_fs_.rmSync)(this.gitDir, { recursive: true, force: true, maxRetries: 5 });
        }
        catch { }
    }
    #at(name) {
        return (0,external_node_path_.join)(this.gitDir, name);
    }
    #write(name, text) {
        this.#writing(() => (0,external_node_fs_.writeFileSync)(this.#at(name), text));
    }
    #writing(write) {
        try {
            return write();
        }
        catch (cause) {
            const message = `No temporary repository could be written to ${this.#parent} (RUNNER_TEMP, or without it TMPDIR): ${cause.message}. It must be a folder that exists, may be written to and has room left.`;
            throw new errors/* ActionError */.l('git-unusable', message, { cause });
        }
    }
}
/** A line of objects/info/alternates in C style, so that no character of the path has a meaning. */
function quoted(path) {
    return `"${path.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}

;// CONCATENATED MODULE: ./lib/changes/git/scratch-repository.js
// A temporary repository that borrows the objects of the checkout. All reading and fetching happens in it, so that the
// user's repository, its configuration, index and work tree stay as they are: see docs/adr/0003.









const fetchOptions = '--quiet --no-tags --no-write-fetch-head --no-recurse-submodules --no-auto-maintenance';
class ScratchRepository {
    checkout;
    objects;
    /** Where the checkout's commits can be fetched from. Looked up when it is first needed. */
    remote;
    #git;
    #folder;
    #place;
    #hasBareCommits = false;
    #notListed;
    /** Two fetches at once would get in the way of each other, and the second may find what the first has brought. */
    #fetching = new gate/* Gate */.i(1);
    /** Throws `git-unusable` where nothing temporary can be written. */
    constructor(git, checkout, event, githubToken) {
        this.#folder = new ScratchFolder(event.temporaryFolder, checkout);
        const { gitDir } = this.#folder;
        this.#place = { cwd: gitDir, gitDir };
        this.#git = git;
        this.checkout = checkout;
        this.objects = new ObjectReader(git, gitDir, this.#fetching);
        this.remote = (0,once/* once */.O)(() => findRemote(git, checkout, event, githubToken));
    }
    /** What git prints about the objects of the checkout and those fetched beside them. `accepted`: statuses that are answers. */
    async ask(args, { accepted = [0], ...command } = {}) {
        const answer = await this.#git.run(args, { ...command, ...this.#place });
        const { status, stderr } = answer;
        if (accepted.includes(status))
            return answer;
        throw new repository/* ObjectsUnavailableError */.tx(`Git cannot read it (${stderr || `git ${args[0]} ended with status ${status}`}).`);
    }
    /**
     * The same of a long answer, through a file: git prints 4 kB at a time, and each would wake this process, which takes longer
     * than git does.
     */
    async askAtLength(args) {
        const outputFile = this.#folder.answerFile();
        await this.ask(args, { outputFile });
        return (0,external_node_fs_.readFileSync)(outputFile);
    }
    /** What git prints about the checkout itself and its refs; undefined where it refuses. */
    async askCheckout(args) {
        const { gitDir, topLevel } = this.checkout;
        const { status, stdout } = await this.#git.run(args, { cwd: topLevel, gitDir, workTree: topLevel });
        return status === 0 ? stdout : undefined;
    }
    /** Fetches what is missing. Throws `ObjectsUnavailableError` with the reason where it cannot be had. */
    fetch(request) {
        return this.#fetching.run(() => this.#fetch(request));
    }
    async #fetch(request) {
        await this.#announceCheckout(request);
        const { wants, depth, filter } = request;
        const how = [`--filter=${filter}`, ...(depth === undefined ? [] : [`--depth=${depth}`])];
        // The texts of thousands of links may be wanted, and a command line of Windows holds 32,767 characters.
        const args = ['fetch', ...fetchOptions.split(' '), ...how, '--stdin', '--end-of-options', remoteName];
        try {
            await this.#askRemote(args, `Git could not fetch ${describe(wants)}`, `${wants.join('\n')}\n`);
        }
        finally {
            this.#folder.forgetPromises();
        }
    }
    /** The commit at which a branch or tag stands on the remote, fetched with its trees. */
    fetchRef(name) {
        return this.#fetching.run(async () => {
            await this.#fetch({ wants: [`${name}:refs/wanted`], depth: 1, filter: 'blob:none' });
            return this.#folder.takeWanted();
        });
    }
    /** The lines of `git ls-remote` for tags or branches that match. A remote that has not answered is not waited for again. */
    async listRemote(pattern) {
        if (this.#notListed !== undefined)
            throw this.#notListed;
        // Without it the remote sends the refs of all pull requests as well.
        const kind = pattern.startsWith('refs/tags/') ? '--tags' : '--heads';
        try {
            return await this.#askRemote(['ls-remote', '--quiet', kind, '--end-of-options', remoteName, pattern], "Git could not list the remote's refs");
        }
        catch (error) {
            this.#notListed = error;
            throw error;
        }
    }
    /** The commits behind which nothing was fetched. */
    boundary() {
        return this.#folder.boundary();
    }
    async close() {
        await this.objects.close();
        this.#folder.remove();
    }
    /** Lets the negotiation say that the checked out commit is there, so that only trees that differ from its own come. */
    async #announceCheckout({ depth, filter }) {
        const { head } = this.checkout;
        // Having a commit means having all that it reaches. Commits without trees belie that, and so do blobs that are wanted:
        // a shallow checkout would be sent none of its own commit's.
        this.#hasBareCommits ||= filter === 'tree:0' || (await this.remote()).mayLackTrees;
        const isUseful = depth !== undefined && !this.#hasBareCommits;
        this.#folder.announce(isUseful ? head : undefined);
    }
    async #askRemote(args, failed, input = '') {
        return askRemote(this.#git, await this.remote(), { args, failed, input, ...this.#place });
    }
}
function describe(wants) {
    return (0,wording/* listFirst */.rL)(wants, 2, (want) => want.replace(/:refs\/wanted$/, ''));
}

// EXTERNAL MODULE: ./lib/changes/github/github-repository.js
var github_repository = __nccwpck_require__(927);
// EXTERNAL MODULE: ./lib/changes/github/missing-sizes.js
var missing_sizes = __nccwpck_require__(8506);
// EXTERNAL MODULE: ./lib/platform/github/api-error.js
var api_error = __nccwpck_require__(9944);
// EXTERNAL MODULE: ./lib/platform/http/http.js
var http = __nccwpck_require__(7282);
;// CONCATENATED MODULE: ./lib/changes/with-fallback.js
// One repository of several, asked one after the other; and what to say where none of them knows.





/**
 * One repository of several, asked in their order. What none of them can answer rejects with `range-unavailable` and
 * every reason.
 */
function withFallback(places, fallback) {
    const { notices } = fallback;
    const first = (failed, ask) => firstAnswer(failed, places.map((place) => () => ask(place)), fallback);
    return {
        resolve: (revision) => first(notResolved(revision), (place) => place.resolve(revision)),
        branchTip: (branch) => first(notHad(`The branch \`${branch}\``), (place) => place.branchTip(branch)),
        parents: (commit, ahead) => first(notHad(`The parents of commit ${commit}`), (place) => place.parents(commit, ahead)),
        mergeBase: (base, head, most = 'far') => {
            const ask = (reach) => (place) => () => place.mergeBase(base, head, reach);
            // Git once more where GitHub, the last, cannot tell: then a large transfer is better than none.
            const asks = [...places.map(ask('near')), ...(most === 'far' ? places.slice(0, -1).map(ask('far')) : [])];
            return firstAnswer(notHad(`The merge base of ${base} and ${head}`), asks, fallback);
        },
        previousTag: (head) => first(notHad(`The tag before ${head}`), (place) => place.previousTag(head)),
        diffTrees: (base, head) => first(notHad(`The difference between ${base ?? 'the empty tree'} and ${head}`), async (place) => {
            const changes = await place.diffTrees(base, head);
            if (place !== places[0] && !notices.includes(byApi))
                notices.push(byApi);
            return changes;
        }),
        listTree: (commit) => first(notHad(`The files of commit ${commit}`), (place) => place.listTree(commit)),
        readBlobs: (ids, request) => first(notHad('The content of small files'), (place) => place.readBlobs(ids, request)),
        lfsPaths: (commit, paths) => first(notHad(`The attributes of commit ${commit}`), (place) => place.lfsPaths(commit, paths)),
    };
}
async function firstAnswer(failed, asks, fallback) {
    const { signal, lack, isWhole = false } = fallback;
    const reasons = new Set(lack === undefined ? [] : [lack.why]);
    let isOther = lack !== undefined && lack.kind !== 'none';
    let gone;
    let toGrant;
    let cause;
    for (const ask of asks) {
        try {
            return await ask();
        }
        catch (error) {
            signal.throwIfAborted();
            if (!(error instanceof repository/* ObjectsUnavailableError */.tx) && !(error instanceof errors/* ActionError */.l))
                throw error;
            // With such a proxy nothing could be sent to imgix either, so that no history and no other `base` would help.
            if (error instanceof errors/* ActionError */.l && error.code === 'proxy-unusable')
                throw error;
            if (error instanceof repository/* ObjectsUnavailableError */.tx && error.isGone)
                gone ??= error;
            // GitHub says of what it does not have what it says to a token that may not see it.
            const isOfGitHub = error instanceof api_error/* GitHubApiError */.OS;
            if (isOfGitHub)
                toGrant = error.toGrant;
            const isTold = isOfGitHub && (error.toGrant !== undefined || (gone && error.httpStatus === 404));
            reasons.add(isTold ? error.failure : error.message);
            isOther ||= error instanceof errors/* ActionError */.l && error.code === 'git-unusable';
            cause = error;
        }
    }
    const words = `${failed} ${[...reasons].join(' ')}`;
    const isGone = gone !== undefined;
    if (toGrant !== undefined && !isGone)
        throw new errors/* ActionError */.l('range-unavailable', `${toGrant} ${words}`, { cause });
    const remedy = toRemedy({ hasGit: lack === undefined, isOther, isGone, isWhole, isUnreached: isUnreached(cause) });
    throw new errors/* ActionError */.l('range-unavailable', `${words}${remedy}`, {
        // GitHub may have what git cannot get: where it fails, nobody knows.
        cause: cause instanceof api_error/* GitHubApiError */.OS && cause.isUnknown ? (gone ?? cause) : cause,
    });
}
function toRemedy({ hasGit, isOther, isGone, isWhole, isUnreached }) {
    if ((isOther || !hasGit) && isUnreached)
        return reach;
    if (isOther)
        return '';
    if (isGone)
        return noLonger;
    if (isWhole)
        return begin;
    return hasGit ? deepen : checkOut;
}
function notHad(what) {
    return `${what} cannot be had.`;
}
/** A name, first of all, somebody may have mistyped. */
function notResolved(revision) {
    if ((0,json/* isObjectId */.TS)(revision))
        return notHad(`The commit \`${revision}\``);
    return `There is no commit, branch or tag \`${revision}\` here, and it could not be fetched.`;
}
const byApi = "The difference comes from GitHub's API, as git could not tell it.";
/** GitHub, or the proxy before it: with another commit it would be no better, and a checkout needs the same way. */
function isUnreached(error) {
    return error instanceof errors/* ActionError */.l && error.cause instanceof http/* HttpError */.j$;
}
const reach = ' Check the network of the runner, and its proxy, or run the job again.';
const checkOut = ' Run actions/checkout before this step.';
const deepen = ' Let actions/checkout fetch the history (`fetch-depth: 0`), or name another `base`.';
const begin = ' The checkout has its whole history: what it lacks may be gone, as after a force push. Name another `base`, or run once with `select: all`.';
const noLonger = ' The remote does not have it, or no longer, as after a force push. Name another `base`, or run once with `select: all`.';

;// CONCATENATED MODULE: ./lib/changes/open-repository.js
// The repository as this run can reach it: the checkout with a scratch repository beside it, and GitHub's API. Opened
// once in a run, handed to whoever asks, and closed at its end, which removes what was fetched.








/** For what is useful, but not needed. GitHub answers in well under a second; a network that swallows requests costs no more. */
const hurried = { totalMs: 5_000 };
/**
 * Closed whatever becomes of `use`. Throws where `path` cannot be the checkout's, and where nothing temporary can be
 * written.
 */
async function withRepository(event, { path, githubToken }, ports, use) {
    const { checkout, lack } = await locate(ports.git, event, path);
    const scratch = checkout && new ScratchRepository(ports.git, checkout, event, githubToken);
    try {
        return await use(open_repository_open(event, scratch, lack, ports));
    }
    finally {
        await scratch?.close();
    }
}
function open_repository_open(event, scratch, lack, { github, signal }) {
    const checkout = scratch?.checkout;
    const notices = [];
    const warnings = [];
    if (lack)
        (lack.kind === 'misplaced' ? warnings : notices).push(`${lack.why} GitHub's API is asked instead.`);
    const local = scratch && new GitRepository(scratch, warnings);
    const holds = async (commit) => (await local?.holds(commit)) ?? false;
    const origin = async () => {
        const { repository = event.repository, elsewhere } = (await scratch?.remote()) ?? {};
        // What has the event's commit is a mirror of its repository.
        const isMirror = elsewhere !== undefined && event.sha !== undefined && (await holds(event.sha));
        return elsewhere === undefined || isMirror ? { name: repository } : { elsewhere };
    };
    const apiOf = async (name, bestEffort) => name === undefined ? undefined : github.repository(name, bestEffort);
    const checkoutApi = async (bestEffort) => apiOf((await origin()).name, bestEffort);
    const remote = (0,github_repository/* githubRepository */.G)(checkoutApi);
    const places = local ? [local, remote] : [remote];
    return {
        event,
        repository: withFallback(places, { signal, lack, isWhole: checkout?.shallow === '', notices }),
        checkout,
        eventApi: (bestEffort) => apiOf(event.repository, bestEffort),
        sizesApi: (0,missing_sizes/* untilFailure */.jQ)(() => checkoutApi(hurried)),
        origin,
        holds,
        notices,
        warnings,
    };
}
async function locate(git, event, path) {
    try {
        const checkout = await (0,git_checkout/* findCheckout */.I)(git, event.workspace, path);
        if (checkout !== undefined)
            return { checkout };
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.l))
            throw error;
        if (error.code === 'git-unusable')
            return { lack: { kind: 'unreadable', why: error.message } };
        const found = error.code === 'repository-unusable' ? await findMisplacedCheckout(git, event) : undefined;
        throw found === undefined ? error : new errors/* ActionError */.l(error.code, `${error.message} ${found}`, { cause: error });
    }
    const misplaced = await findMisplacedCheckout(git, event);
    if (misplaced !== undefined)
        return { lack: { kind: 'misplaced', why: misplaced } };
    return { lack: { kind: 'none', why: 'The workspace holds no checkout.' } };
}


/***/ }),

/***/ 2334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dh: () => (/* binding */ warnOfChain),
/* harmony export */   Pi: () => (/* binding */ nameCommit),
/* harmony export */   VB: () => (/* binding */ noteCommitsOnTop),
/* harmony export */   dH: () => (/* binding */ warnOfRunAgain),
/* harmony export */   em: () => (/* binding */ countOnTop),
/* harmony export */   fT: () => (/* binding */ warnOfBase),
/* harmony export */   jA: () => (/* binding */ toWhole)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _platform_event_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7131);
/* harmony import */ var _platform_json_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(601);
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6747);
// What a range leaves out, or cannot tell, and somebody may expect in it: sentences for the log.




/** After newer pushes its job deploys the older state, and it may be meant to go back; but those have changed other files, too. */
async function warnOfRunAgain({ event, repository, warnings }, head) {
    const branch = (0,_platform_event_js__WEBPACK_IMPORTED_MODULE_1__/* .branchOf */ .W0)(event);
    if (event.name !== 'push' || (event.runAttempt ?? 1) === 1 || branch === undefined)
        return;
    const tip = await repository.branchTip(branch).catch(_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutAnswer */ .B);
    if (tip === undefined || tip === head)
        return;
    warnings.push(`This run is run again, and ${branch} is at \`${tip.slice(0, 7)}\` by now. If this job has deployed the older state, run the newest run of ${branch} again; after several pushes, run the workflow by hand instead, with \`base: ${head}\`, as what changed since is not purged here. To go back to an older state, push a revert, whose own run purges all that it changes.`);
}
/**
 * Those that this job has made (with smaller images, say) start no run of their own; those that were pushed meanwhile have theirs.
 * `remedy`: the inputs that include them.
 */
async function noteCommitsOnTop(opened, head, remedy) {
    const { event, checkout, notices } = opened;
    if (event.name !== 'push' || checkout?.head === undefined || checkout.head === head)
        return;
    const count = await countOnTop(opened, checkout.head, head);
    if (count === undefined)
        return;
    const [commits, they, them] = count === 1 ? ['a commit', 'it', 'it'] : [`${count} commits`, 'they', 'them'];
    notices.push(`What is checked out, ${checkout.head}, is ${commits} on top of the pushed one, and what ${they} changed is not compared. If this job has made ${them}, set ${remedy}.`);
}
/** `given`: the input. A base that does not lie before the head is mostly a slip. */
async function warnOfBase(opened, given, base, head) {
    const input = `Input \`base\` (${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(given)})`;
    if (base === head) {
        opened.warnings.push(`${input} is the very commit at which the range ends, ${head}: no commit lies between them. Name an earlier one.`);
        return;
    }
    if ((await countOnTop(opened, base, head)) === undefined)
        return;
    opened.warnings.push(`${input} comes after the commit at which the range ends, ${head}, so that imgix should serve the older state. Unless the site goes back, swap \`base\` and \`head\`.`);
}
/** More than a job makes. */
const maxOnTop = 20;
/** Commits from `head` up to `top`, as far as the checkout has them: nothing is fetched for a notice. */
async function countOnTop({ repository, holds }, top, head) {
    let commit = top;
    for (let count = 1; count <= maxOnTop && commit !== undefined && (await holds(commit)); count++) {
        const parents = (await repository.parents(commit).catch(_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutAnswer */ .B)) ?? [];
        if (parents.includes(head))
            return count;
        commit = parents[0];
    }
    return undefined;
}
/** https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#workflow_run */
function warnOfChain({ event, warnings }) {
    if (event.name !== 'workflow_run' || (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(event.payload, 'workflow_run', 'event') !== 'workflow_run')
        return;
    const name = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(event.payload, 'workflow_run', 'name') ?? 'the other workflow';
    warnings.push(`The run of ${name} was started by another workflow's run. GitHub records such a run with the commit at which the default branch stands then, which may be newer than what it deploys: what is newer counts as deployed already. Purge in the workflow that deploys, or name both ends with \`base\` and \`head\`.`);
}
/** Ends a warning of a range that cannot be told. */
const nameCommit = 'Where imgix may hold something older, name the commit that it holds in `base`, or use `select: all` once.';
/** The input, in quotation marks, with which another run takes all that a range has: from the base alone, what lies in `alsoFrom` would be left out. */
function toWhole({ base, alsoFrom }) {
    return base === null || alsoFrom !== undefined ? '`select: all`' : `\`base: ${base}\``;
}


/***/ }),

/***/ 4805:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B0: () => (/* binding */ withoutObjects),
/* harmony export */   Cn: () => (/* binding */ toRemoteNames),
/* harmony export */   Xg: () => (/* binding */ isOfGone),
/* harmony export */   tx: () => (/* binding */ ObjectsUnavailableError),
/* harmony export */   yi: () => (/* binding */ withoutTransfer)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
// What the action asks of a repository. Two places know the answers: git in the checkout, and GitHub's API.

/**
 * What a revision that the checkout does not know may be called on the remote: the names to ask for, best first; none where the
 * revision cannot be the name of a ref, and must not be read as a refspec. `origin/main` is how a checkout names the remote's branch `main`, and `origin/HEAD` its default branch.
 */
function toRemoteNames(revision) {
    if (revision === '@')
        return ['HEAD'];
    if (revision.startsWith('+') || !/^[^\s:^*?[\\~]+$/.test(revision))
        return [];
    const [, isFull, branch] = /^(refs\/remotes\/|remotes\/)?origin\/(.+)$/.exec(revision) ?? [];
    if (branch === undefined)
        return [revision];
    return [branch === 'HEAD' ? branch : `refs/heads/${branch}`, ...(isFull ? [] : [revision])];
}
/** The same, but no blob is waited for: what needs one that is not at hand rejects. */
function withoutTransfer(repository) {
    return {
        ...repository,
        readBlobs: async (ids, { maxBytes, transfer }) => {
            const found = await repository.readBlobs(ids, { maxBytes, transfer: false });
            if (transfer && ids.some((id) => !found.has(id)))
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('range-unavailable', 'The content of small files is not at hand.');
            return found;
        },
    };
}
/** One place cannot answer; `message` is a sentence. Another one may be able to. */
class ObjectsUnavailableError extends Error {
    name = 'ObjectsUnavailableError';
    /** The remote was reached, and says that it has no such object. */
    isGone;
    constructor(message, { isGone = false } = {}) {
        super(message);
        this.isGone = isGone;
    }
}
/** Whether a `Repository` rejects with this as the remote does not have it, which stays so. */
function isOfGone({ cause }) {
    return cause instanceof ObjectsUnavailableError && cause.isGone;
}
/** For what has another way, such as `ask().catch(withoutObjects)`. Throws what is no `ObjectsUnavailableError`. */
function withoutObjects(error) {
    if (!(error instanceof ObjectsUnavailableError))
        throw error;
}


/***/ }),

/***/ 7361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ad: () => (/* binding */ toTreeChange),
/* harmony export */   iI: () => (/* binding */ toListing),
/* harmony export */   ss: () => (/* binding */ toEntryKind),
/* harmony export */   wD: () => (/* binding */ compareEntries)
/* harmony export */ });
/** The kind that a file mode stands for; undefined for a folder and for "nothing here" (000000). */
function toEntryKind(mode) {
    switch (mode.replace(/^0+(?=\d)/, '').slice(0, -4)) {
        case '10':
            return 'file';
        case '12':
            return 'symlink';
        case '16':
            return 'submodule';
        default:
            return undefined;
    }
}
function toListing(entries, isPartial = false) {
    return {
        entries,
        paths: () => entries.keys(),
        symlinks: new Map([...entries].filter(([, { kind }]) => kind === 'symlink')),
        attributes: [...entries].filter(([path]) => isAttributesFile(path)).map(([, { id }]) => id),
        isPartial,
    };
}
function isAttributesFile(path) {
    return path === '.gitattributes' || path.endsWith('/.gitattributes');
}
/** A change of nothing but the executable bit is no change of content: undefined. */
function toTreeChange(path, before, after) {
    return before?.id === after?.id && before?.kind === after?.kind ? undefined : { path, before, after };
}
/** The paths at which two listings differ. */
function compareEntries(before, after) {
    const paths = new Set([...before.keys(), ...after.keys()]);
    return [...paths]
        .map((path) => toTreeChange(path, before.get(path), after.get(path)))
        .filter((change) => change !== undefined);
}


/***/ }),

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ withoutAnswer),
/* harmony export */   l: () => (/* binding */ ActionError)
/* harmony export */ });
// One family of errors for everything that means "cannot go on". What goes wrong with a single asset is data
// (`Problem`), travels in the report and never throws.
/** For what is useful, but not needed, such as `ask().catch(withoutAnswer)`. Throws what is no `ActionError`. */
function withoutAnswer(error) {
    if (!(error instanceof ActionError))
        throw error;
}
/** Stops the run. `message` is for a person: what failed, on what, what to do. It never holds a secret. */
class ActionError extends Error {
    name = 'ActionError';
    code;
    constructor(code, message, options) {
        super(message, options);
        this.code = code;
    }
}


/***/ }),

/***/ 5691:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1356);
// The entry of dist/index.js.

await (0,_run_js__WEBPACK_IMPORTED_MODULE_0__/* .run */ .e)();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 5288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HU: () => (/* binding */ parseChoice),
/* harmony export */   Li: () => (/* binding */ parseLines),
/* harmony export */   Pp: () => (/* binding */ parseRevision),
/* harmony export */   aY: () => (/* binding */ invalidInput),
/* harmony export */   o7: () => (/* binding */ parseSecret),
/* harmony export */   oA: () => (/* binding */ parseWholeNumber),
/* harmony export */   qo: () => (/* binding */ parseRoot),
/* harmony export */   yG: () => (/* binding */ parseBoolean)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _platform_secrets_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5074);
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6747);
// Strict parsers for single input values. Each throws `invalid-input`, naming input, value and what is allowed.



/** `why`: a sentence or two, where what is allowed does not tell. */
function invalidInput(name, value, allowed, why = '') {
    const given = value === '' ? 'but is empty' : `got \`${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .cutShort */ .VV)((0,_platform_secrets_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutUserInfo */ .sl)(value), maxShownCharacters)}\``;
    const message = `Input \`${name}\` must be ${allowed}, ${given}.${why && ` ${why}`}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('invalid-input', message);
}
const maxShownCharacters = 100;
/** A whole number in decimal digits, within the bounds. `unit`: such as `seconds`. */
function parseWholeNumber(name, value, min, max, unit = '') {
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    const of = unit === '' ? '' : ` of ${unit}`;
    if (!(number >= min && number <= max))
        throw invalidInput(name, value, `a whole number${of} from ${min} to ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .toNumber */ .Ro)(max)}`);
    return number;
}
/** `true` or `false`, in any case. */
function parseBoolean(name, value) {
    const word = value.toLowerCase();
    if (word !== 'true' && word !== 'false')
        throw invalidInput(name, value, '`true` or `false`');
    return word === 'true';
}
function parseChoice(name, value, choices) {
    const choice = choices.find((candidate) => candidate === value);
    if (choice === undefined)
        throw invalidInput(name, value, `one of ${choices.map((c) => `\`${c}\``).join(', ')}`);
    return choice;
}
/** At the end it is looked for from where a run of them begins alone: from each of them would take the square of their number. */
const around = /^[\s\u200b\u2060]+|(?<![\s\u200b\u2060])[\s\u200b\u2060]+$/g;
/** One entry a line; empty lines are left out, space around an entry too, also one without width, as a web page may have it. */
function parseLines(value) {
    return value
        .split(/\r\n|\n|\r/)
        .map((line) => line.replace(around, ''))
        .filter((line) => line !== '');
}
/** A folder of the repository: '' for the whole, otherwise without slashes at its ends and without `.` and `..`. */
function parseRoot(value) {
    const segments = value.split('/').filter((segment) => segment !== '' && segment !== '.');
    if (value.startsWith('/') || /[\\*\r\n]/.test(value) || segments.includes('..')) {
        const allowed = 'one folder relative to the top of the repository, such as `public/images`, without a `/` in front, without `\\`, without `*` and without `..`';
        throw invalidInput('root', value, allowed);
    }
    return segments.join('/');
}
/** Undefined for an empty value. */
function parseRevision(name, value) {
    if (/[\0-\x20\x7f]/.test(value))
        throw invalidInput(name, value, 'one revision: a commit, a branch or a tag');
    // Git gives the oldest entry of a reflog that does not go back that far: in a fresh checkout, what is checked out.
    if (value.includes('@{'))
        throw invalidInput(name, value, 'a commit, a branch or a tag without `@{`', noReflog);
    if (/^(?:FETCH|ORIG)_HEAD(?:[~^]|$)/.test(value))
        throw invalidInput(name, value, 'a commit, a branch or a tag other than `FETCH_HEAD` and `ORIG_HEAD`', noTrace);
    if (value.startsWith(':/'))
        throw invalidInput(name, value, 'a commit, a branch or a tag, not `:/`', noSearch);
    if (emptyTrees.has(value.toLowerCase()))
        throw invalidInput(name, value, 'a commit, a branch or a tag', noTree);
    return value || undefined;
}
const noTrace = 'It stands for what the checkout, or a step after it, has fetched last or moved away from. Name the commit itself, as `git rev-parse` prints it.';
const noSearch = 'It searches the messages of whichever commits the checkout holds, and a fresh one holds few. `HEAD^{/text}` searches those behind one commit.';
/** By SHA-1 and by SHA-256. */
const emptyTrees = new Set([
    '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
    '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
]);
const noTree = 'This is the empty tree, which is no commit. For all files use `select: all`.';
const noReflog = 'Where a branch stood earlier is told by a reflog, and that of a fresh checkout begins with the checkout. Name a commit or a tag, or begin where the last successful run ended: `since: last-success`.';
/** Whatever is wrong with a secret, the message does not repeat it. */
function parseSecret(name, value) {
    const fault = findSecretFault(value);
    if (fault !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('invalid-input', `Input \`${name}\` holds ${fault}`);
    return value;
}
function findSecretFault(value) {
    if (/^bearer\s/i.test(value))
        return 'the word `Bearer` in front: leave it out.';
    if (!/^[\x21-\x7e]*$/.test(value))
        return 'a space, a line break or another character that no key has. Store it again, alone, as a secret.';
    if (/^(["'`]).*\1$/.test(value))
        return 'a value in quotation marks. Store it again, without them.';
    // Without `${{ }}` it is the text itself that arrives.
    if (/^\$?\{{0,2}(secrets|env|vars)\./.test(value))
        return 'the name of a secret instead of its value: it must stand between `${{` and `}}`.';
    // imgix's keys and tokens, and those of GitHub, have small letters.
    if (/^\$?\{?[A-Z][A-Z0-9_]*_[A-Z0-9_]+\}?$/.test(value))
        return 'what looks like the name of a secret, not its value: write `${{ secrets.NAME }}`, with that name.';
    return undefined;
}


/***/ }),

/***/ 4917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P_: () => (/* binding */ minSecretCharacters),
/* harmony export */   V0: () => (/* binding */ inputDefaults),
/* harmony export */   Xx: () => (/* binding */ mayPurgeSince),
/* harmony export */   _y: () => (/* binding */ secretInputs),
/* harmony export */   gq: () => (/* binding */ toWholeInputs),
/* harmony export */   q5: () => (/* binding */ refuseMisspelt),
/* harmony export */   un: () => (/* binding */ refuseSecrets),
/* harmony export */   vj: () => (/* binding */ inputNames)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6747);
/* harmony import */ var _input_values_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5288);
// The inputs as they are written: their names and defaults, and what no value may be, whichever input it is of.



/** The names of action.yml with its defaults. An empty value (an unset variable, say) means the default too. */
const inputDefaults = {
    'api-key': '',
    'base-url': '',
    root: '.',
    // One glob: it is read anew by every run.
    files: '**/*.{ai,avif,bmp,eps,gif,heic,heif,ico,jp2,jpe,jpeg,jpg,jxl,jxr,pdf,png,psb,psd,svg,tif,tiff,webp}',
    'change-types': 'added, modified, deleted',
    urls: '',
    'urls-file': '',
    expect: 'auto',
    select: 'changed',
    deployed: '',
    base: '',
    head: '',
    since: 'auto',
    path: '.',
    'github-token': '',
    'api-version': 'auto',
    'api-url': 'https://api.imgix.com',
    'sub-image': 'false',
    'source-id': '',
    'secure-url-token': '',
    'origin-url': '',
    'rate-limit': '10',
    shard: '',
    'max-urls': '1000',
    verify: 'strict',
    'verify-params': '',
    'verify-headers': '',
    timeout: '300',
    'dry-run': 'false',
    diagnose: 'false',
    'summary-images': 'auto',
    'join-reports': '',
};
/** Inputs whose values are masked before anything else is printed. */
const secretInputs = ['api-key', 'secure-url-token', 'github-token'];
const inputNames = Object.keys(inputDefaults);
/** With the defaults of those that are empty. Throws `invalid-input` for a secret in a wrong place and for what is too long. */
function toWholeInputs(given) {
    const entries = inputNames.map((name) => [name, given[name] || inputDefaults[name]]);
    const raw = Object.fromEntries(entries);
    guardSecrets(raw);
    guardLengths(raw);
    return raw;
}
/**
 * Throws `invalid-input` for a name such as `dry_run`, which the runner warns of and passes on: the input that is meant would be missing.
 * A variable that the job itself calls so looks the same.
 */
function refuseMisspelt(given) {
    const toLetters = (name) => name.toLowerCase().replaceAll(/[-_ ]/g, '');
    for (const name of given) {
        const meant = inputNames.find((known) => toLetters(known) === toLetters(name));
        if (meant === undefined || meant === name)
            continue;
        const variable = (0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(`INPUT_${name.toUpperCase()}`);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('invalid-input', `Input ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(name)} is not known. Did you mean \`${meant}\`? If the job sets the variable ${variable} for something else, rename that.`);
    }
}
function guardSecrets(raw) {
    for (const name of inputNames)
        refuseSecrets(`Input \`${name}\``, raw[name], { ...raw, [name]: '' });
}
/**
 * Throws `invalid-input` for a text that holds one of the secrets, which was pasted into a wrong place: it would travel in a URL or stand
 * in a message. `what` begins a sentence, such as "Input `urls`".
 */
function refuseSecrets(what, text, secrets) {
    const held = secretInputs.find((name) => secrets[name].length >= minSecretCharacters && text.includes(secrets[name]));
    if (held === undefined)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('invalid-input', `${what} holds the value of \`${held}\`, which belongs into that input alone.`);
}
/** Whether they ask for a purge of what has changed since `base`, the commit that the event names. Any of them may be wrong. */
function mayPurgeSince(base, raw) {
    const isOther = [raw.urls, raw['urls-file'], raw['join-reports']].some((value) => value !== '') ||
        ['all', 'stale'].includes(raw.select) ||
        !['', base].includes(raw.base);
    const isWithoutPurge = [raw['dry-run'], raw.diagnose].some((value) => value.toLowerCase() === 'true');
    return !isOther && !isWithoutPurge;
}
/** Shorter values are part of ordinary words, and are no secrets. */
const minSecretCharacters = 8;
const maxLineCharacters = 8192;
/** No value is so long; only `urls`, where many may share a line, looks at each by itself. Names no value: it may be a secret. */
function guardLengths(raw) {
    for (const [name, value] of Object.entries(raw)) {
        if (name === 'urls' || (0,_input_values_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLines */ .Li)(value).every((line) => line.length <= maxLineCharacters))
            continue;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('invalid-input', `Input \`${name}\` holds a line of more than ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .toNumber */ .Ro)(maxLineCharacters)} characters, longer than any value it can take.`);
    }
}


/***/ }),

/***/ 5453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ parseUrlList)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6747);
/* harmony import */ var _input_values_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5288);
// Lists of assets as people and programs write them: one entry a line, or a JSON array, as other actions' outputs are.



/** `what` begins a sentence, such as "Input `urls`". Throws `invalid-input` for JSON that is no array of texts. */
function parseUrlList(what, text) {
    let entries;
    try {
        // Some actions give their JSON with its quotation marks escaped, for a shell.
        const isEscaped = /^\s*\[\s*\\"/.test(text);
        // Also `null` and `true`, which an expression leaves that found nothing; a file of that name is written in a JSON array.
        entries = JSON.parse(isEscaped ? text.replaceAll(escaped, '$1') : text);
    }
    catch (cause) {
        if (!startsAsJson.test(text))
            return (0,_input_values_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLines */ .Li)(text);
        const reason = (0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .cutShort */ .VV)(cause.message, 100);
        const message = `${what} begins like JSON, but is not valid JSON (${reason}). Write a JSON array of strings, or one entry per line, without quotation marks.`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('invalid-input', message, { cause });
    }
    const isList = Array.isArray(entries) && entries.every((entry) => typeof entry === 'string' && entry !== '');
    if (isList)
        return entries;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('invalid-input', `${what} must be a JSON array of strings that are not empty, or one entry per line, without quotation marks.`);
}
/** A backslash that escapes a quotation mark, or another backslash. */
const escaped = /\\(["\\])/g;
/** A path may begin with a bracket, as `[slug]/hero.jpg`: what follows the bracket of a list or an object is another sign. */
const startsAsJson = /^\s*(\[\s*["\]]|\[\s*\\"|\[\s*\[\s*"|\{\s*["}]|")/;


/***/ }),

/***/ 8072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cx: () => (/* binding */ toHeaderSecrets),
/* harmony export */   L4: () => (/* binding */ warnOfMaskedUrls),
/* harmony export */   pi: () => (/* binding */ parseVerifyHeaders)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _platform_secrets_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5074);
/* harmony import */ var _targets_url_base_url_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2051);
/* harmony import */ var _input_values_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5288);
/* harmony import */ var _raw_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4917);
// `verify-headers`: what a filter in front of the CDN wants to see before it lets the step pass. The values are secrets.





/** Those that say how an answer is sent: what comes back must be the whole file, as it is, in one way. Some of them undici refuses. */
const fixed = /^(accept|accept-encoding|connection|content-.*|cookie2|expect|host|if-.*|keep-alive|proxy-.*|range|te|trailer|transfer-encoding|upgrade)$/;
/**
 * Lines `Name: value` -> headers by lower-case name. No message repeats a value. Without `api-key` other secrets are missing, too, as in a
 * fork's pull request: then a header without a value is left out.
 */
function parseVerifyHeaders({ 'verify-headers': text, 'api-key': key }) {
    // Without a prototype: `constructor` may be the name of a header.
    const headers = Object.create(null);
    for (const [index, line] of (0,_input_values_js__WEBPACK_IMPORTED_MODULE_2__/* .parseLines */ .Li)(text).entries()) {
        const { name = '', value = '' } = /^(?<name>[!#$%&*+.^_|~\w-]+):[ \t]*(?<value>[\x20-\x7e]*)$/.exec(line)?.groups ?? {};
        if (name === '')
            throw wrong(index, 'must be `Name: value` in plain ASCII characters');
        const header = name.toLowerCase();
        if (fixed.test(header))
            throw wrong(index, `sets \`${header}\`, which the checks need as it is`);
        if (header in headers)
            throw wrong(index, `gives \`${header}\` a second time`);
        if (value === '' && key !== '')
            throw wrong(index, 'has no value: its secret may be missing, or have another name');
        if (value !== '')
            headers[header] = value;
    }
    return headers;
}
/**
 * What must be masked, whether or not the input is right: whatever stands behind the name. Not what is no secret and may be a part of
 * something else: the runner would blot it out of the job summary, and keep every output back that holds it.
 */
function toHeaderSecrets({ 'verify-headers': text, 'base-url': baseUrls }) {
    const urls = (0,_input_values_js__WEBPACK_IMPORTED_MODULE_2__/* .parseLines */ .Li)(baseUrls)
        .map(_targets_url_base_url_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBaseUrl */ .Q2)
        .map((base) => ('wrong' in base ? '' : (0,_targets_url_base_url_js__WEBPACK_IMPORTED_MODULE_1__/* .toUrl */ .bb)(base, '')));
    // What the run's own addresses hold.
    const told = [...urls, 'https://', 'imgix-purge-action'];
    const given = (0,_input_values_js__WEBPACK_IMPORTED_MODULE_2__/* .parseLines */ .Li)(text)
        .filter((line) => !noCredential.test(line))
        .map((line) => ({ name: line.replace(/:.*$/, ''), value: line.replace(/^[^:]*:\s*/, '') }));
    return given.filter(({ value }) => value.length >= _raw_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .minSecretCharacters */ .P_ && !told.some((each) => each.includes(value)));
}
/** Sentences: what is masked is blotted out in addresses, too. */
function warnOfMaskedUrls(urls, secrets) {
    const isIn = ({ value }) => {
        const masks = new _platform_secrets_js__WEBPACK_IMPORTED_MODULE_4__/* .Secrets */ .Sb();
        masks.add(value);
        return urls.some((url) => masks.redact(url) !== url);
    };
    return secrets
        .filter(isIn)
        .map(({ name }) => `Input \`verify-headers\`: the value of \`${name}\` stands in URLs of this run, too. As it is masked, log, outputs and report have \`***\` there. Choose another value, after which no folder or file is named.`);
}
/** They say who asks, from where and in which language: a folder may be named so, too. */
const noCredential = /^(accept-language|origin|referer|user-agent):/i;
function wrong(index, what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('invalid-input', `Input \`verify-headers\`, line ${index + 1}, ${what}.`);
}


/***/ }),

/***/ 1743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  q: () => (/* binding */ findTargets),
  H: () => (/* binding */ openDeployed)
});

// EXTERNAL MODULE: ./lib/changes/event/deployment-events.js
var deployment_events = __nccwpck_require__(7273);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/inputs/verify-headers.js
var verify_headers = __nccwpck_require__(8072);
// EXTERNAL MODULE: ./lib/platform/wording.js
var wording = __nccwpck_require__(6747);
// EXTERNAL MODULE: ./lib/targets/to-assets.js
var to_assets = __nccwpck_require__(7827);
// EXTERNAL MODULE: ./lib/changes/files/folder-links.js
var folder_links = __nccwpck_require__(3085);
// EXTERNAL MODULE: ./lib/changes/files/tracked-files.js
var tracked_files = __nccwpck_require__(6773);
// EXTERNAL MODULE: ./lib/platform/github/api-error.js
var api_error = __nccwpck_require__(9944);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/changes/files/checkout-files.js
var checkout_files = __nccwpck_require__(3303);
// EXTERNAL MODULE: ./lib/changes/files/resolve-changes.js
var resolve_changes = __nccwpck_require__(8633);
// EXTERNAL MODULE: ./lib/changes/files/versions.js
var versions = __nccwpck_require__(2792);
// EXTERNAL MODULE: ./lib/changes/github/missing-sizes.js
var missing_sizes = __nccwpck_require__(8506);
;// CONCATENATED MODULE: ./lib/changes/compare-commits.js
// Two commits in; the files out that differ, with what is known of their contents.






async function compareCommits(opened, ends, { isWanted, contents, isRefused = () => false }) {
    const { repository } = opened;
    const differing = await repository.diffTrees(ends.base, ends.head);
    const [found, links] = await Promise.all([
        (0,resolve_changes/* resolveFileChanges */.U)(repository, ends, differing, isWanted),
        (0,folder_links/* findFolderLinks */.VR)(repository, ends.head, differing, isWanted),
    ]);
    const files = contents && !isRefused(found.files)
        ? await withContents(found.files, ends, opened)
        : found.files.map(({ path, change }) => ({ path, change }));
    return { differing: differing.map(({ path }) => path), files, leftOut: { ...found.leftOut, ...links } };
}
async function withContents(files, { base, head }, opened) {
    const places = files.map(({ path, change, after }) => (change === 'deleted' ? undefined : (after?.place ?? path)));
    const [described, inCheckout] = await Promise.all([
        (0,versions/* describeVersions */.T)(opened.repository, head, files).then((known) => (0,missing_sizes/* withOldSizes */.Gq)(known, base, opened.sizesApi)),
        (0,checkout_files/* findWorkTreeFiles */.Y)(opened, head, places),
    ]);
    // Of a link out of the repository the checkout may have a submodule's file, or else, without links, its text.
    const isText = ({ path, after }, found) => after === undefined && String(found) === (0,external_node_path_.join)(opened.checkout?.topLevel ?? '', path);
    return described.map((file, index) => {
        const found = inCheckout[index];
        return { ...file, checkoutFile: found === undefined || isText(file, found) ? undefined : found };
    });
}

;// CONCATENATED MODULE: ./lib/changes/files/left-out.js

/** `files`: those of the joined comparison. A link that leads nowhere now, and led to a file in one commit alone, is among them. */
function joinLeftOut(all, files) {
    const union = (kind) => [...new Set(all.flatMap((one) => one[kind]))];
    return {
        submodules: union('submodules'),
        inexact: union('inexact'),
        lost: union('lost').filter((path) => !files.has(path)),
        unseen: union('unseen'),
        isUnsure: all.some(({ isUnsure }) => isUnsure),
        folderLinks: new Map(all.flatMap(({ folderLinks }) => [...folderLinks])),
        goneLinks: new Map(all.flatMap(({ goneLinks }) => [...goneLinks])),
        hasUnread: all.some(({ hasUnread }) => hasUnread),
    };
}
/** Sentences. `root` is '' for the whole repository. */
function toNotices({ submodules, inexact, lost, unseen, isUnsure, folderLinks, goneLinks, hasUnread }, { checkout, root }) {
    const orElse = isUnsure ? ", or to a name that GitHub's API cannot tell," : '';
    return [
        ...noticeOf('Submodules were left out', submodules, ' Their files belong to other repositories.'),
        ...noticeOf("GitHub's API cannot tell names that are not UTF-8; these, or links that may lead to them, were left out", inexact, checkout === undefined ? checkOut : checkout.shallow === '' ? selectAll : deepen),
        ...noticeOf(`Symbolic links that lead to no file of this repository${orElse} were left out`, lost),
        ...noticeOf(`Symbolic links that lead out of this repository${orElse} are purged`, unseen, ' Git does not tell what they show; `origin-url` would.'),
        ...noticesOfFolderLinks([...folderLinks], root),
        ...noticeOf('Symbolic links to folders are not followed, and these are gone', Array.from(goneLinks, toWords), ' What imgix has below them it may go on serving: purge that with `urls`.'),
        ...(hasUnread ? [unread] : []),
    ];
}
/** Where `root` itself is a link, or lies below one, another `root` has the files, and their URLs are the same. */
function noticesOfFolderLinks(links, root) {
    const what = 'Symbolic links to folders are not followed, and these changed, or files where they lead';
    const whatElse = 'where the link changed, with `select: all`, and with `urls` what only the old folder had.';
    const leadsToRoot = ([link]) => `${root}/`.startsWith(`${link}/`);
    const below = root === '' ? '' : ` below ${(0,wording/* quote */.hD)(root)}`;
    return [
        ...noticeOf(what, links.filter((link) => !leadsToRoot(link)).map(toWords), ` Where imgix has files below the link, purge them with that folder as \`root\`, and a \`base-url\` that ends with the path of the link${below}; ${whatElse}`),
        ...links.filter(leadsToRoot).flatMap(([link, folder]) => {
            const remedy = ` Purge them with ${(0,wording/* quote */.hD)(`root: ${folder}${root.slice(link.length)}`)}, and the same \`base-url\`; ${whatElse}`;
            return noticeOf(what, [toWords([link, folder])], remedy);
        }),
    ];
}
function toWords([link, folder]) {
    return `${link} (to ${folder})`;
}
const unread = "Symbolic links that lead to changed files were looked for in some folders alone, as GitHub's API lists a repository of so many folder by folder. Check the repository out to include all.";
const checkOut = ' Check the repository out to include them.';
const deepen = ' Let actions/checkout fetch the history (`fetch-depth: 0`) to include them.';
const selectAll = ' Purge them with `urls`, or run once with `select: all`.';
const maxShown = 5;
function noticeOf(what, names, remark = '') {
    return names.length === 0 ? [] : [`${what}: ${(0,wording/* listFirst */.rL)(names, maxShown, (name) => name.toWellFormed())}.${remark}`];
}

;// CONCATENATED MODULE: ./lib/changes/join-comparisons.js

/** In the order of `first`, then of the others. `isPart`: imgix may hold something of further commits, which are not compared. */
function joinComparisons(first, others, isPart) {
    const joined = others.length === 0 ? first : join([first, ...others]);
    return isPart ? { ...joined, files: joined.files.map(inDoubt) } : joined;
}
function join(all) {
    const differing = [...new Set(all.flatMap((one) => one.differing))];
    const byPath = Map.groupBy(all.flatMap(({ files }) => files), ({ path }) => path);
    const places = new Map(differing.map((path, index) => [path, index]));
    const placeOf = ({ path }) => places.get(path) ?? differing.length;
    return {
        differing,
        files: Array.from(byPath.values(), joinFile).sort((one, other) => placeOf(one) - placeOf(other)),
        leftOut: joinLeftOut(all.map(({ leftOut }) => leftOut), new Set(byPath.keys())),
    };
}
/**
 * `added` only where no older commit had another content: the proof takes it that imgix has never had another one of an added file.
 * A commit that had the same content does no harm to that.
 */
function joinFile(found) {
    const [first] = found;
    const known = found.filter(({ change }) => change !== 'added');
    const [oldest = first] = known;
    // The proof may tell new from old by their sizes. If any of the old ones could be as long as the new one, that must not count.
    const { before } = known.find((file) => mayBeAsLong(file.before, first.after)) ?? oldest;
    return { ...first, change: oldest.change, before };
}
function mayBeAsLong(before, after) {
    if (after === undefined)
        return false;
    const [old, current] = [toSize(before), toSize(after)];
    return old === undefined || old === current;
}
function toSize(version) {
    return version?.lfs?.size ?? version?.size;
}
/** A commit that nobody has compared may have had another content, of any size. What is known is recognised by its hash all the same. */
function inDoubt({ change, before, ...file }) {
    const old = before && { blobId: before.blobId, ...(before.lfs && { lfs: { sha256: before.lfs.sha256 } }) };
    return { ...file, change: change === 'added' ? 'modified' : change, ...(old && { before: old }) };
}

// EXTERNAL MODULE: ./lib/platform/event.js
var platform_event = __nccwpck_require__(7131);
// EXTERNAL MODULE: ./lib/platform/json.js
var json = __nccwpck_require__(601);
// EXTERNAL MODULE: ./lib/changes/event/event-range.js
var event_range = __nccwpck_require__(1538);
;// CONCATENATED MODULE: ./lib/changes/event/event-range-here.js
// Which commits the event asks to compare, given what is checked out.



/**
 * The event's commits mean nothing in a checkout of another repository, nor do those of earlier runs where something else than
 * their branch is checked out.
 */
async function eventRangeHere({ event, checkout, holds, origin }) {
    const asked = (0,event_range/* eventRange */.W)(event);
    if (asked.kind === 'nothing' || checkout === undefined || event.repository === undefined)
        return asked;
    const head = 'head' in asked ? asked.head : undefined;
    if (head !== undefined && (head === checkout.head || (await holds(head))))
        return asked;
    const { name, elsewhere: other = name } = await origin();
    if (other !== undefined && !(0,platform_event/* isSameRepository */.ve)(other, event.repository))
        return { kind: 'last-commit', why: `the checkout is of ${other}, the event of ${event.repository}` };
    const { branch = chosenCommit(checkout, event) ?? event.ref } = checkout;
    if (asked.kind !== 'since-success' || event.ref === undefined || branch === event.ref)
        return asked;
    return { kind: 'last-commit', why: `the checkout is of ${branch}, the event of ${event.ref}` };
}
/**
 * What the workflow has named with actions/checkout's `ref`: runs are recorded with the branch's tip instead, which such a commit
 * may equal by chance. By hand somebody goes back with it, from what the runs that count have left.
 */
function chosenCommit({ head }, { name, sha = head, payload }) {
    if (head === undefined || name === 'workflow_dispatch')
        return undefined;
    const isSent = JSON.stringify((0,json/* valueAt */.fK)(payload, 'client_payload'))?.includes(head) === true;
    return isSent || head !== sha ? `the commit ${head}` : undefined;
}

// EXTERNAL MODULE: ./lib/changes/range/range-notices.js
var range_notices = __nccwpck_require__(2334);
;// CONCATENATED MODULE: ./lib/changes/range/head-here.js
// What is checked out, held against the commit that counts: a workspace may be kept from an earlier job, or be of another branch.



/**
 * Where the range of an event ends that names no commit: at what is checked out, with what the job has committed. What is older than
 * the event's own commit would leave files out for good, as the next range begins at the event's; but whoever starts a run by hand
 * with a `base` may go back to it.
 */
async function headHere(opened, asked, base) {
    const { checkout: { head, branch } = {}, event, warnings } = opened;
    const { sha, ref } = event;
    if (head === undefined || sha === undefined || ref === undefined)
        return head ?? sha;
    if (event.name === 'workflow_dispatch' && base !== undefined)
        return head;
    if (asked.kind === 'last-commit' || branch !== ref || (await findFork(opened, head, sha)) !== head)
        return head;
    warnings.push(`What is checked out, ${head}, lies before the event's commit on ${(0,platform_event/* toRefName */.kk)(ref)}, ${sha}, which counts here: the workspace seems to be kept from an earlier job. Run actions/checkout in this job, and set \`path\` where it has one; or, where that older state is deployed on purpose, name it as \`head\`.`);
    return sha;
}
/** A push is compared whatever is checked out. With no commit in common it may be a branch of what is built. */
async function warnOfOtherCheckout(opened, head) {
    const { checkout: { head: here, branch } = {}, event, warnings } = opened;
    if (event.name !== 'push' || here === undefined)
        return;
    const fork = await findFork(opened, here, head);
    if (!fork || fork === head)
        return;
    warnings.push(`What is checked out, ${here}${branch === undefined ? '' : ` (${(0,platform_event/* toRefName */.kk)(branch)})`}, lacks the commit compared, ${head}, and so does what is deployed from it. Where this job deploys it, let actions/checkout check out the event's commit, without \`ref\`.`);
}
/** The merge base; undefined where it cannot be told without a large transfer, or where nothing is to be said: for one commit, or what a job builds on it. */
async function findFork(opened, here, commit) {
    if (here === commit || (await (0,range_notices/* countOnTop */.em)(opened, here, commit)) !== undefined)
        return undefined;
    return opened.repository.mergeBase(here, commit, 'near').catch(errors/* withoutAnswer */.B);
}

;// CONCATENATED MODULE: ./lib/changes/range/last-commit.js
/** `why` completes "..., because". `remedy`: a sentence, what to do first of all. */
async function lastCommit(opened, head, why, remedy) {
    const [parent] = await opened.repository.parents(head);
    opened.warnings.push(`${remedy === undefined ? '' : `${remedy} `}Only the last commit (${head}) is compared with its parent, because ${why.replace(/\.$/, '')}. What the commits before it changed may be missing: set \`base\`, or use \`select: all\` once.`);
    return { base: parent ?? null, head, source: 'the last commit: HEAD^..HEAD', isGuess: true };
}
/** A reason for that: `why` completes "..., and". */
function withoutRange({ event }, why) {
    return `the event ${event.name} names no range, and ${why}`;
}

;// CONCATENATED MODULE: ./lib/changes/range/new-branch.js
// Where the range of a new branch begins.



/** From where the branch began: before the commits that the push lists, or where it left the default branch. */
async function newBranchRange(opened, { pushed, branch }, head) {
    const isListed = pushed.includes(head);
    const parent = isListed ? await leavePushed(opened, new Set(pushed), head) : null;
    if (parent !== null)
        return { base: parent, head, source: `new branch ${branch}: from the parent of its first pushed commit` };
    // A list that goes back to the very first commit names what was there before, too, unless nothing was.
    const fork = new_branch_findFork(opened, branch, head);
    const { main = '', base = null } = (await (isListed ? fork.catch(errors/* withoutAnswer */.B) : fork)) ?? {};
    if (base === null) {
        const source = isListed ? 'from its first commit' : 'all its files, as there was nothing before';
        return { base, head, source: `new branch ${branch}: ${source}` };
    }
    if (base === head)
        opened.warnings.push(branchInMain(branch, main, head));
    return { base, head, source: `new branch ${branch}: from where it left ${main}` };
}
/** Where a branch left the default branch; undefined for that itself, or in a repository without one. */
async function new_branch_findFork({ repository, event, eventApi }, branch, head) {
    const main = (0,json/* textAt */.$6)(event.payload, 'repository', 'default_branch') ?? (await (await eventApi())?.defaultBranch());
    if (main === undefined || main === branch)
        return undefined;
    // A tag may have the same name.
    const tip = await repository.resolve(`refs/remotes/origin/${main}`);
    return { main, base: await repository.mergeBase(tip, head) };
}
function branchInMain(branch, main, head) {
    return `The new branch ${branch} ends at ${head}, which ${main} has as well. Whether it was made there, or brought commits that ${main} has merged since, cannot be told, so nothing is purged. ${range_notices/* nameCommit */.Pi}`;
}
/** Walks down the mainline while it is part of the push. Null where the push holds the very first commit. */
async function leavePushed({ repository }, pushed, head) {
    let commit = head;
    for (let steps = 0; pushed.has(commit); steps++) {
        const [parent] = await repository.parents(commit, pushed.size - steps);
        if (parent === undefined)
            return null;
        commit = parent;
    }
    return commit;
}

// EXTERNAL MODULE: ./lib/changes/repository.js
var changes_repository = __nccwpck_require__(4805);
;// CONCATENATED MODULE: ./lib/changes/range/range-since.js
// A range that begins where a run has purged all. Commits that came later without a success may be at imgix in its place, in whole
// or in part: what the head has not changed since the beginning, but since one of them, must be purged as well.






/** For `since: last-success`. No `base` where the event's own range counts, as there is no such run, or its commit is gone. */
async function rangeSinceLastPurge(opened, asked, head) {
    if (asked.kind === 'last-commit')
        throw withoutRuns(asked.why);
    const { findLastPurge } = await __nccwpck_require__.e(/* import() */ 421).then(__nccwpck_require__.bind(__nccwpck_require__, 6421));
    const last = await unlessGone(opened, await findLastPurge(opened, asked));
    if (last.kind === 'found')
        return { ...toRangeSince(opened, asked, last, head), resumedBy: 'any-run' };
    if (asked.kind === 'since-success')
        return lastCommit(opened, head, withoutRange(opened, last.why));
    const words = `The event's own range is compared, because ${last.why}.`;
    const { firstFailed, isGone = false } = last;
    if (isGone)
        opened.warnings.push(`${words} What has changed before that is not purged: use \`select: all\` once, and \`urls\` for files that are gone since.`);
    else if (firstFailed === undefined)
        opened.notices.push(`${words} If this file had another name before, or earlier runs have left something, run the workflow once by hand with the commit that imgix holds as \`base\`, or with \`select: stale\`.`);
    else
        opened.warnings.push(`${words} ${toLeftBefore(firstFailed)}`);
    return { hasMore: isGone };
}
/** A commit that is gone stays gone, so that a failure would be followed by that of every later run. */
async function unlessGone({ repository }, beginning) {
    if (beginning.kind === 'none' || beginning.commit === null)
        return beginning;
    const { commit, source } = beginning;
    // Any other failure comes again, with the words of the comparison.
    const isGone = await repository.resolve(commit).then(() => false, changes_repository/* isOfGone */.Xg);
    if (!isGone)
        return beginning;
    return {
        kind: 'none',
        why: `the commit of ${source}, ${commit}, cannot be had any more, as after a force push`,
        isGone,
    };
}
/** The record of a run does not tell where its push began; its summary does. */
function toLeftBefore({ id, url }) {
    const first = (0,json/* isWebAddress */.d3)(url) ? `run ${id} (${url})` : `run ${id}`;
    return `Some before this one have failed or were cancelled, the first of them ${first}. What they were to purge no later run does: give one run the \`base\` that the summary of the first names, or use \`select: all\` once.`;
}
function withoutRuns(why) {
    const message = `\`since: last-success\` goes by the commits that GitHub has recorded with the runs of this workflow, which tell nothing here, because ${why}. Nothing was purged. Say where to begin with the input \`base\`, or use \`select: stale\`.`;
    return new errors/* ActionError */.l('range-unavailable', message);
}
/** For `since: auto`, of an event that names no commits. */
async function earlierRange(opened, asked, head) {
    const { findEarlier } = await __nccwpck_require__.e(/* import() */ 421).then(__nccwpck_require__.bind(__nccwpck_require__, 6421));
    const found = await unlessGone(opened, await findEarlier(opened, asked));
    if (found.kind === 'none')
        return lastCommit(opened, head, withoutRange(opened, found.why), found.toGrant);
    const range = toRangeSince(opened, asked, found, head);
    // With no success of its own event before it, the next of them would begin at that of another in between.
    return found.event === opened.event.name ? { ...range, resumedBy: 'same-event' } : range;
}
/** Each may have to be fetched, and be compared on its own. */
const maxCommits = 10;
/** From `beginning` to `head`. */
function toRangeSince({ event, warnings }, asked, beginning, head) {
    const { commit, source, url, unproved, isCutOff = false } = beginning;
    const pushedOver = asked.kind === 'commits' && (0,platform_event/* branchOf */.W0)(event) !== undefined ? [asked.base] : [];
    const before = pushedOver.filter((each) => hadNoRun(each, beginning));
    const all = new Set([...before, ...unproved]).difference(new Set([commit, head]));
    const alsoFrom = [...all].slice(0, maxCommits);
    if (all.size > maxCommits) {
        warnings.push(`Since the last success ${(0,wording/* toNumber */.Ro)(all.size)} commits may have been deployed and not purged; only ${maxCommits} are compared, the newest of runs that were not cancelled first. ${catchUp}`);
    }
    if (isCutOff) {
        warnings.push(`There have been more runs since the last success than GitHub lists: which commits the older ones may have deployed, and not purged, is not known. ${catchUp}`);
    }
    return {
        base: commit,
        head,
        source,
        ...((0,json/* isWebAddress */.d3)(url) ? { sourceUrl: url } : {}),
        ...(alsoFrom.length === 0 ? {} : { alsoFrom }),
        hasMore: isCutOff || all.size > maxCommits,
    };
}
const catchUp = 'Use `select: all` once to purge what those had that are not compared, and `urls` for files that are gone since.';
/**
 * What `[skip ci]` or a filter of paths gave no run, something else may have deployed; and of a run that is new GitHub may list
 * nothing yet.
 */
function hadNoRun(before, { unproved, undeployed = [] }) {
    return !unproved.includes(before) && !undeployed.includes(before);
}

;// CONCATENATED MODULE: ./lib/changes/range/revision.js
// Resolves what a person wrote in `base` or `head`: any revision that stands for a commit, in any kind of checkout, or in none.


/** The commit that a revision names. It never reaches git as an option, whatever it begins with. */
async function resolveRevision({ repository, checkout, event }, input, revision) {
    const { name, steps } = splitRevision(revision);
    // What GitHub calls HEAD is the default branch's tip, whichever commit the event is about.
    const here = /^(?:HEAD|@)$/.test(name) ? (checkout?.head ?? event.sha) : undefined;
    const id = (0,json/* isObjectId */.TS)(name.toLowerCase()) ? name.toLowerCase() : undefined;
    let commit = await repository.resolve(here ?? id ?? name).catch((error) => {
        if (!(error instanceof errors/* ActionError */.l))
            throw error;
        throw new errors/* ActionError */.l(error.code, `Input \`${input}\`: ${error.message.replace(/^T/, 't')}`, { cause: error });
    });
    for (const [index, step] of steps.entries()) {
        const parent = (await repository.parents(commit, steps.length - index))[step - 1];
        if (parent === undefined) {
            const why = `On the way there the commit ${commit} has no ${step === 1 ? 'parent' : `parent number ${step}`}`;
            throw new errors/* ActionError */.l('range-unavailable', `Input \`${input}\`: the commit \`${revision}\` does not exist. ${why}: neither the checkout nor GitHub has such a commit. Name a revision that exists.`);
        }
        commit = parent;
    }
    return commit;
}
/**
 * `main~2^2` is `main`, then the first parent twice, then the second parent. A name stands for its commit with `^{commit}` or
 * without. Other suffixes stay with the name.
 */
function splitRevision(revision) {
    const [, name = revision, suffix = ''] = /^(.+?)((?:~\d*|\^\d*|\^\{(?:commit)?\})*)$/s.exec(revision) ?? [];
    const steps = [];
    for (const [, kind, digits] of suffix.matchAll(/([~^])(\d*)(?!\{)/g)) {
        const count = digits ? Number(digits) : 1;
        if (kind === '^')
            steps.push(...(count === 0 ? [] : [count]));
        else
            steps.push(...Array.from({ length: Math.min(count, 100_000) }, () => 1));
    }
    return { name, steps };
}

;// CONCATENATED MODULE: ./lib/changes/range/resolve-range.js
// From what event and inputs ask for to two commits: looks up what the payload could not tell.










/** Throws `range-unavailable` or `github-api-failed` where the commits cannot be told. Never guesses in silence. */
async function resolveRange(opened, options) {
    const asked = await eventRangeHere(opened);
    if (asked.kind === 'nothing' && options.base === undefined && options.head === undefined)
        return asked;
    const range = await findRange(opened, asked, options);
    if ('reason' in range)
        return range;
    if (!isEmpty(range))
        return { kind: 'range', range };
    return { kind: 'nothing', reason: `Both ends of the range are the same commit, ${range.head} (${range.source}).` };
}
function isEmpty({ base, head, alsoFrom }) {
    return base === head && alsoFrom === undefined;
}
async function findRange(opened, asked, options) {
    const { since } = options;
    const head = options.head === undefined
        ? await headOf(opened, asked, options.base)
        : await resolveRevision(opened, 'head', options.head);
    if (options.head === undefined) {
        await (0,range_notices/* warnOfRunAgain */.dH)(opened, head);
        await (0,range_notices/* noteCommitsOnTop */.VB)(opened, head, toIncludeMore(options));
        await warnOfOtherCheckout(opened, head);
    }
    if (options.head === undefined || options.base === undefined)
        (0,range_notices/* warnOfChain */.Dh)(opened);
    // Where `github.event.before` is zeros, for a new branch or tag, the range begins where the event's own does.
    if (options.base !== undefined && !(0,json/* isZeroId */.aF)(options.base)) {
        const base = await resolveRevision(opened, 'base', options.base);
        await (0,range_notices/* warnOfBase */.fT)(opened, options.base, base, head);
        return { base, head, source: `inputs: ${options.base}..${options.head ?? 'head of the event'}` };
    }
    const last = since === 'last-success' ? await rangeSinceLastPurge(opened, asked, head) : undefined;
    if (last?.base !== undefined)
        return last;
    if (since !== 'last-success' && options.head !== undefined && options.base === undefined)
        return lastCommit(opened, head, 'only `head` is given, without `base`');
    if (asked.kind === 'nothing')
        return asked;
    const ownHead = options.head === undefined ? head : await headOf(opened, asked, options.base);
    const own = await eventsOwnRange(opened, asked, ownHead, since);
    return isEmpty(own) ? own : { ...own, head, ...(last?.hasMore ? { hasMore: true } : {}) };
}
/** Beside a `base` that is given, or that is looked up whatever `head` is, the other end is all that is missing. */
function toIncludeMore({ base, since }) {
    const hasBegin = base !== undefined || since === 'last-success';
    return hasBegin ? '`head: HEAD`' : '`base: ${{ github.event.before }}` and `head: HEAD`';
}
/** The commit whose files count: for `select: all` as well. */
async function resolveHead(opened, options) {
    if (options.head !== undefined)
        return resolveRevision(opened, 'head', options.head);
    return headOf(opened, await eventRangeHere(opened), options.base);
}
async function headOf(opened, asked, base) {
    const { repository, event } = opened;
    if ('head' in asked && asked.head !== undefined)
        return repository.resolve(asked.head);
    const head = await headHere(opened, asked, base);
    if (head !== undefined)
        return repository.resolve(head);
    if (event.repository === undefined) {
        const message = 'No commit is known: there is no checkout, and neither GITHUB_SHA nor GITHUB_REPOSITORY is set.';
        throw new errors/* ActionError */.l('event-unusable', message);
    }
    return repository.resolve('HEAD');
}
async function eventsOwnRange(opened, asked, head, since) {
    switch (asked.kind) {
        case 'commits':
            return { base: await peelBase(opened, asked.base), head, source: asked.source };
        case 'from-merge-base':
            return proposedRange(opened, asked, head);
        case 'new-branch':
            return newBranchRange(opened, asked, head);
        case 'new-tag':
            return newTagRange(opened, asked.tag, head);
        case 'since-deployment':
        case 'since-run':
        case 'since-success':
            return since === 'event'
                ? lastCommit(opened, head, withoutRange(opened, '`since` is `event`'))
                : earlierRange(opened, asked, head);
        case 'last-commit':
            return lastCommit(opened, head, asked.why);
        case 'unknown':
            throw new errors/* ActionError */.l('event-unusable', `Which commits this ${opened.event.name} brought cannot be told, because ${asked.why}. Nothing was purged. ` +
                'Say where to begin with the input `base`, or set `since: last-success` or `select: all`.');
        default:
            return asked;
    }
}
/** The base that GitHub names of a pull request may have its commits by then, once it is merged. */
async function proposedRange(opened, { base, source, merged }, head) {
    const { repository, warnings } = opened;
    const fork = await repository.mergeBase(base, head);
    if (fork !== head || merged === undefined)
        return { base: fork, head, source };
    const parents = merged.commit && (await repository.parents(merged.commit).catch(errors/* withoutAnswer */.B));
    const [before, ...others] = parents || [];
    if (before !== undefined && others.includes(head))
        return {
            base: await repository.mergeBase(before, head),
            head,
            source: `${source}, with the base from before the merge`,
        };
    warnings.push(`The pull request is merged, and its base, which the event names as ${base}, has all its commits. Where it stood before cannot be told, so nothing is purged. ${range_notices/* nameCommit */.Pi}`);
    return { base: fork, head, source };
}
/** A tag that moved may have stood on an annotated tag; every other base is a commit and looked up with its tree. */
async function peelBase(opened, base) {
    return (0,platform_event/* isTagRef */.kN)(opened.event.ref) ? opened.repository.resolve(base) : base;
}
async function newTagRange(opened, tag, head) {
    const previous = await opened.repository.previousTag(head);
    return previous === undefined
        ? { base: null, head, source: `new tag ${tag}: all its files, as no tag comes before it` }
        : { base: previous.commit, head, source: `new tag ${tag}: from the tag before it, ${previous.name}` };
}

;// CONCATENATED MODULE: ./lib/changes/find-changes.js
// The stage `changes`: event and inputs in; the files that differ out, or the reason why there is nothing to do. Read it in this order:
// event/ says which commits a payload names, range/ looks up the others (those that lie before, with what records/ finds of earlier
// runs), compare-commits.ts asks repository.ts, that is git/ or github/, where their trees differ, and files/ follows links and
// describes contents. See docs/changed-files.md for every situation.







/**
 * Finds what changed. Throws an ActionError (`range-unavailable`, `github-api-failed`, `repository-unusable`,
 * `invalid-input`, `event-unusable`) where the difference cannot be had: never an empty list instead.
 */
async function findChanges(opened, options) {
    const resolved = await resolveRange(opened, options);
    return resolved.kind === 'range' ? compare(opened, resolved.range, options) : resolved;
}
/** Every tracked file that is wanted: what differs from the empty tree. */
async function findAllFiles(opened, options) {
    const head = await resolveHead(opened, options);
    return compare(opened, { base: null, head, source: 'every tracked file' }, options);
}
async function compare(opened, { hasMore = false, ...range }, options) {
    const { alsoFrom = [] } = range;
    // Whether there are too many files can only be told of all comparisons together.
    const isSole = alsoFrom.length === 0 && !hasMore;
    const each = isSole ? options : { ...options, isRefused: undefined };
    const first = await compareCommits(opened, range, each).catch((error) => {
        if (!(error instanceof errors/* ActionError */.l))
            throw error;
        throw new errors/* ActionError */.l(error.code, `${error.message} The range: ${range.source}.`, { cause: error });
    });
    const others = await compareOthers(opened, range, each);
    const { leftOut, ...joined } = joinComparisons(first, others, hasMore || others.length < alsoFrom.length);
    opened.notices.push(...toNotices(leftOut, { checkout: opened.checkout, root: options.root }));
    return { kind: 'changed', range, ...joined };
}
/** With what imgix may hold beside the base; a commit that is gone is warned of. */
async function compareOthers(opened, { head, alsoFrom = [] }, options) {
    const compared = [];
    for (const base of alsoFrom) {
        const found = await compareCommits(opened, { base, head }, options).catch(withoutGone);
        if (found === undefined)
            opened.warnings.push(goneWarning(base));
        else
            compared.push(found);
    }
    return compared;
}
/**
 * A commit that is gone stays gone, so that a warning has to do. Any other failure may pass and fails the step: after a success the
 * next range would begin here, and nobody would compare that commit any more.
 */
function withoutGone(error) {
    if (!(error instanceof errors/* ActionError */.l))
        throw error;
    const { cause } = error;
    const isUnknown = cause instanceof api_error/* GitHubApiError */.OS && cause.isUnknown;
    if (!isUnknown && !(0,changes_repository/* isOfGone */.Xg)(error))
        throw error;
}
function goneWarning(commit) {
    return `The commit ${commit}, which may have been deployed and not purged since the last success, cannot be had any more, as after a force push. Use \`select: all\` once to purge what it had, and \`urls\` for files that it alone had.`;
}

// EXTERNAL MODULE: ./lib/inputs/raw-inputs.js
var raw_inputs = __nccwpck_require__(4917);
// EXTERNAL MODULE: ./lib/platform/once.js
var once = __nccwpck_require__(270);
// EXTERNAL MODULE: ./lib/targets/deployed.js
var targets_deployed = __nccwpck_require__(9778);
// EXTERNAL MODULE: ./lib/targets/selection/doubtful-globs.js
var doubtful_globs = __nccwpck_require__(5184);
// EXTERNAL MODULE: ./lib/targets/selection/wanted-files.js + 9 modules
var wanted_files = __nccwpck_require__(12);
;// CONCATENATED MODULE: ./lib/targets/selection/funnel.js

/** Enough to tell what they have in common. */
const maxUntaken = 3;
/** What a line excludes is left out on purpose. `isImage`: below `root`, and as `files` has it by default. */
function findUntaken(changed, { root, files }, isImage) {
    const including = files.filter((glob) => !glob.startsWith('!'));
    const isTaken = (0,wanted_files/* createFileFilter */.xu)(root, including);
    const found = changed.filter((path) => isImage(path) && !isTaken(path));
    return found.length === 0 ? {} : { untaken: { count: found.length, first: found.slice(0, maxUntaken) } };
}
/** `differing` are the paths at which the trees differ; `files` those of them that match, in their order, then links to them. */
function toFunnel(differing, files, { root, files: globs, changeTypes }) {
    let next = 0;
    const others = differing.filter((path) => {
        const isAmongFiles = files[next]?.path === path;
        if (isAmongFiles)
            next++;
        return !isAmongFiles;
    });
    const othersBelowRoot = others.filter((path) => (0,wanted_files/* toSourcePath */._F)(root, path) !== undefined);
    return {
        changed: files.length + others.length,
        belowRoot: files.length + othersBelowRoot.length,
        matchingFiles: files.length + othersBelowRoot.filter((0,wanted_files/* createFileFilter */.xu)(root, globs)).length,
        ofWantedKind: files.filter(({ change }) => changeTypes.has(change)).length,
    };
}

// EXTERNAL MODULE: ./lib/targets/selection/unmatched.js
var unmatched = __nccwpck_require__(302);
// EXTERNAL MODULE: ./lib/targets/too-many-urls.js
var too_many_urls = __nccwpck_require__(2305);
;// CONCATENATED MODULE: ./lib/pipeline/find/changed-targets.js
// The assets of the files that changed, or of all that are tracked; and what is wrong where `root` and `files` let none of
// them through.














/** Throws `ActionError` where the difference cannot be had. */
async function findChangedTargets(inputs, opened, deployed) {
    const changes = await findChanges(opened, toOptions(inputs));
    const { notices, warnings } = opened;
    if (changes.kind === 'nothing')
        return { assets: [], notices, warnings, reason: changes.reason };
    const { range } = changes;
    const funnel = toFunnel(changes.differing, changes.files, inputs);
    const wanted = changes.files.filter(({ change }) => inputs.changeTypes.has(change));
    const listTracked = () => listWanted(inputs, opened, range.head);
    // Only then, as it takes a look at every changed file.
    const outside = funnel.matchingFiles > 0 ? [] : (0,unmatched/* explainOutside */.lb)(changes.differing, inputs);
    const built = deployed && (await (0,targets_deployed/* toDeployedChanges */.LE)(wanted, deployed, listTracked));
    const doubts = await warnOf(inputs, opened, range, funnel.matchingFiles);
    // Two proposals would be one too many.
    const isImage = (0,wanted_files/* createFileFilter */.xu)(inputs.root, [raw_inputs/* inputDefaults */.V0.files]);
    const shallow = doubts.length > 0 ? [] : (0,unmatched/* explainShallow */.QT)(changes.differing, inputs, isImage);
    const untaken = doubts.length + shallow.length > 0 ? {} : findUntaken(changes.differing, inputs, isImage);
    return {
        assets: (0,to_assets/* changedFilesToAssets */.oU)(built?.files ?? wanted, inputs),
        range,
        funnel: { ...funnel, ...untaken },
        changed: (0,once/* once */.O)(() => toChangedPaths(changes, inputs)),
        notices: [...notices, ...(built?.notices ?? []), ...shallow],
        warnings: [...warnings, ...(built?.warnings ?? []), ...doubts],
        // Beside a doubt whether anything could match it must not sound as if all were well.
        reason: [funnel.matchingFiles > 0 || doubts.length === 0 ? nothingChanged : noneMatches, ...outside].join(' '),
    };
}
const nothingChanged = 'No file that is to be purged has changed.';
const noneMatches = 'No changed file lies below `root` and matches `files`.';
/** Links among `files` need not differ themselves. */
function toChangedPaths({ differing, files }, { files: globs }) {
    const matching = differing.filter((0,wanted_files/* createFileFilter */.xu)('', globs));
    return [...new Set([...matching, ...files.map(({ path }) => path)])];
}
async function listWanted({ root, files }, opened, head) {
    const list = await (0,tracked_files/* listFiles */.CS)(opened, head);
    return list && [...list()].filter((0,wanted_files/* createFileFilter */.xu)(root, files));
}
/** For `select: all`, and what `select: stale` looks at. */
async function findAllTargets(inputs, opened, deployed) {
    refuseRange(inputs);
    const all = deployed === undefined ? await findTrackedTargets(inputs, opened) : await findDeployedTargets(inputs, deployed);
    if (inputs.base === undefined)
        return all;
    // What git no longer has is listed by nobody but the difference.
    const deleted = await findChangedTargets({ ...inputs, changeTypes: new Set(['deleted']) }, opened, deployed);
    return {
        ...all,
        assets: [...all.assets, ...deleted.assets],
        range: deleted.range ?? all.range,
        ...(deleted.changed && { changed: deleted.changed }),
        notices: [...new Set([...all.notices, ...deleted.notices])],
        warnings: [...new Set([...all.warnings, ...deleted.warnings])],
    };
}
function refuseRange({ select, base, since }) {
    if (since !== 'auto' || (select === 'all' && base !== undefined)) {
        const left = select === 'all' ? '`base` and `since`' : '`since`';
        throw new errors/* ActionError */.l('invalid-input', `Input \`select: ${select}\` uses no range: leave ${left} out.`);
    }
}
async function findDeployedTargets(inputs, deployed) {
    const { files, warnings } = await (0,targets_deployed/* listDeployedFiles */.AY)(inputs.files, deployed);
    const reason = `No file of \`${deployed.input}\`, the input \`deployed\`, matches \`files\`.`;
    const place = `Each is matched as if it lay in \`root\` (\`${inputs.root || '.'}\`), not in \`${deployed.input}\`.`;
    const none = files.length === 0 ? [`${reason} ${place}`] : [];
    return { assets: (0,to_assets/* trackedFilesToAssets */.io)(files, inputs), notices: [], warnings: [...none, ...warnings], reason };
}
async function findTrackedTargets(inputs, opened) {
    const { files, range } = await findAllFiles(opened, toOptions(inputs));
    const doubts = await warnOf(inputs, opened, range, files.length);
    return {
        assets: (0,to_assets/* trackedFilesToAssets */.io)(files, inputs),
        range,
        notices: [...opened.notices],
        warnings: [...opened.warnings, ...doubts],
        reason: 'No tracked file lies below `root` and matches `files`.',
    };
}
/** The tracked files are looked at only where nothing matched, which is so on most pushes: mostly some of them would match. */
async function warnOf(inputs, opened, range, matching) {
    const { root, files } = inputs;
    // Of a built folder git need not have any.
    const isListed = inputs.deployed !== undefined && inputs.select !== 'changed';
    const tracked = matching > 0 || isListed ? undefined : await (0,tracked_files/* listFiles */.CS)(opened, range.head);
    const isAnyMatched = tracked === undefined || Iterator.from(tracked()).some((0,wanted_files/* createFileFilter */.xu)(root, files));
    if (isAnyMatched)
        return (0,doubtful_globs/* explainDoubtful */.tu)(files);
    const folder = await (0,folder_links/* findFolderFacts */.V2)(opened, range.head, root);
    return [[...(0,unmatched/* explainUnmatched */.$j)([...tracked()], { root, files }, folder), ...toCatchUp(inputs, range)].join(' ')];
}
/** A sentence: by the next success, `since: last-success` takes what this run has missed for purged. */
function toCatchUp({ select, dryRun }, range) {
    if (select !== 'changed' || dryRun)
        return [];
    return [`No later run catches up on what this one leaves out: once that is right, run once with ${(0,range_notices/* toWhole */.jA)(range)}.`];
}
/** What is refused for its number needs no contents. What is stale is known by them alone. */
function isRefused(found, inputs) {
    const { select, baseUrls, maxUrls, changeTypes } = inputs;
    // Of most pushes no asset need be made for that.
    if (select === 'stale' || found.length * baseUrls.length <= maxUrls)
        return false;
    const wanted = select === 'all' ? found : found.filter(({ change }) => changeTypes.has(change));
    const named = wanted.map(({ path, change }) => ({ path, change }));
    return (0,too_many_urls/* exceedsLimit */.n)((0,to_assets/* changedFilesToAssets */.oU)(named, inputs), inputs);
}
function toOptions(inputs) {
    const { base, head, since, select, dryRun, verify, originUrl, deployed } = inputs;
    const isCompared = select === 'stale' || (!dryRun && (verify !== 'off' || originUrl !== undefined));
    return {
        base,
        head,
        since,
        // What git has is no matter where the deployed files are at hand.
        contents: deployed === undefined && isCompared,
        isRefused: (found) => isRefused(found, inputs),
        root: inputs.root,
        isWanted: (0,wanted_files/* createFileFilter */.xu)(inputs.root, inputs.files),
    };
}

// EXTERNAL MODULE: ./lib/inputs/url-list.js
var url_list = __nccwpck_require__(5453);
// EXTERNAL MODULE: ./lib/targets/url/base-url.js
var base_url = __nccwpck_require__(2051);
;// CONCATENATED MODULE: ./lib/pipeline/find/requested-list.js
// What somebody asks for by URL or path: inputs, a file of the workspace, or what a person filled in when starting the
// workflow by hand.







/** All lists that are given, in one; undefined where none is. It may be empty. Throws `invalid-input` for one that holds a secret. */
async function readRequestedList(inputs, event, readText) {
    const { urls, urlsFile } = inputs;
    const parse = (what, text) => {
        (0,raw_inputs/* refuseSecrets */.un)(what, text, toSecrets(inputs));
        return (0,url_list/* parseUrlList */.J)(what, text);
    };
    if (urls !== undefined || urlsFile !== undefined) {
        const inFile = urlsFile === undefined ? [] : parse(...(await readListFile(urlsFile, readText)));
        const names = [...(urls === undefined ? [] : ['urls']), ...(urlsFile === undefined ? [] : ['urls-file'])];
        return { from: quoteAll(names), entries: [...(urls ?? []), ...inFile] };
    }
    const given = (0,platform_event/* eventInputs */.Ob)(event);
    const names = ['url', 'urls'].filter((name) => given.get(name));
    const entries = names.flatMap((name) => parse(`Input \`${name}\` of the workflow`, given.get(name) ?? ''));
    return names.length === 0 ? undefined : { from: `${quoteAll(names)} of the workflow`, entries };
}
/**
 * Nothing is requested, and somebody may believe that something is: by an input of the workflow that has another name than those that
 * are read, or that was left empty; or by what a program has sent.
 */
function noteUnread({ baseUrls, base, files }, { event, notices, warnings }) {
    const inputs = (0,platform_event/* eventInputs */.Ob)(event);
    if (base !== undefined)
        return;
    const instead = 'Purging what changed instead.';
    const empty = ['url', 'urls'].find((name) => inputs.has(name));
    if (empty !== undefined)
        notices.push(`The workflow's input \`${empty}\` is empty. ${instead}`);
    const isImage = (0,wanted_files/* createFileFilter */.xu)('', [raw_inputs/* inputDefaults */.V0.files]);
    const hosts = baseUrls.map(({ origin }) => `${new URL(origin).host}/`);
    const isAsset = (part) => isImage(part) || hosts.some((host) => part.startsWith(host));
    // What is passed on to `files` or `base-url` is read.
    const given = new Set([...files, ...baseUrls.map(base_url/* toAddress */.ch)].map(toBare));
    const isUnread = (entries) => {
        const bare = entries.map(toBare);
        return bare.every(isAsset) && !bare.every((entry) => given.has(entry));
    };
    for (const [name, text] of inputs) {
        if (!/^[\w-]+$/.test(name) || !isUnread(toEntries(text)))
            continue;
        warnings.push(`The workflow's input \`${name}\` is not read: name it \`url\` or \`urls\`, or pass it by \`urls: \${{ inputs.${name} }}\`. ${instead}`);
    }
    for (const { name, entries, expression } of listSent(event)) {
        if (isUnread(entries))
            warnings.push(`\`${name}\` is not read: give \`urls: \${{ ${expression} }}\`. ${instead}`);
    }
}
/** What a `repository_dispatch` sends by the names that a workflow's own inputs have. Some send the address of a deployment so. */
function listSent({ name: event, payload }) {
    if (event !== 'repository_dispatch')
        return [];
    return ['url', 'urls'].flatMap((key) => {
        const sent = (0,json/* valueAt */.fK)(payload, 'client_payload', key);
        const name = `client_payload.${key}`;
        if (typeof sent === 'string')
            return [{ name, entries: toEntries(sent), expression: `github.event.${name}` }];
        const isList = Array.isArray(sent) && sent.every((entry) => typeof entry === 'string');
        return isList ? [{ name, entries: sent, expression: `toJSON(github.event.${name})` }] : [];
    });
}
function toEntries(text) {
    return text.trim().split(/[\s,]+/);
}
/** One address may be written with its scheme or without, and with a slash at its end. */
function toBare(text) {
    return text
        .toLowerCase()
        .replace(/^https?:\/\//, '')
        .replace(/\/+$/, '');
}
/** Such as "`urls` or `urls-file`". */
function quoteAll(names) {
    return names.map((name) => `\`${name}\``).join(' or ');
}
function toSecrets({ apiKey, secureUrlToken = '', githubToken = '' }) {
    return { 'api-key': apiKey, 'secure-url-token': secureUrlToken, 'github-token': githubToken };
}
/** What it is called, and its text. */
async function readListFile(path, readText) {
    const read = await readText(path);
    if (read.kind === 'text')
        return [`The file \`${path}\` (input \`urls-file\`)`, read.text];
    throw new errors/* ActionError */.l('invalid-input', `Input \`urls-file\`: the file \`${path}\` ${read.wrong}. Name a text file of the workspace with one URL or path a line, or a JSON array of them.`);
}

;// CONCATENATED MODULE: ./lib/pipeline/find/find-targets.js
// Event and inputs -> the assets of this run: the requested ones, every tracked one, or those that changed.







/** Throws `ActionError` where the difference cannot be had, or the inputs do not fit together. */
async function findTargets(inputs, opened, ports) {
    const reason = (0,deployment_events/* whyNothingIsDeployed */.qK)(opened.event);
    if (reason !== undefined)
        return { assets: [], notices: [], warnings: (0,deployment_events/* warnOfEarlyStart */.xM)(opened.event), reason };
    const list = await readRequestedList(inputs, opened.event, ports.readText);
    const deployed = await openDeployed(inputs, ports);
    if (list !== undefined) {
        const { findRequestedTargets } = await __nccwpck_require__.e(/* import() */ 418).then(__nccwpck_require__.bind(__nccwpck_require__, 5418));
        return toShare(await findRequestedTargets(list, inputs, opened, deployed), inputs);
    }
    requireBaseUrl(inputs);
    requireUrls(inputs);
    if (inputs.select === 'changed')
        noteUnread(inputs, opened);
    const find = inputs.select === 'changed' ? findChangedTargets : findAllTargets;
    return toShare(await find(inputs, opened, deployed), inputs);
}
/** Each URL once, and those of this job's shard alone. */
function toShare(found, { shard, headerSecrets }) {
    const unique = (0,to_assets/* withoutDuplicates */.zj)(found.assets);
    const assets = (0,to_assets/* takeShard */.mt)(unique, shard);
    const masked = (0,verify_headers/* warnOfMaskedUrls */.L4)(assets.map(({ url }) => url), headerSecrets);
    if (unique.length === 0 || assets.length > 0)
        return { ...found, assets, warnings: [...found.warnings, ...masked] };
    return {
        ...found,
        assets,
        reason: `None of the run's URLs (${(0,wording/* toNumber */.Ro)(unique.length)}) falls into this job's shard.`,
    };
}
/** Undefined without the input `deployed`. Throws `invalid-input` where its folder is not there. */
async function openDeployed({ deployed, root }, { openFolder }) {
    if (deployed === undefined)
        return undefined;
    const folder = await openFolder(deployed);
    if (folder.kind === 'folder')
        return { input: deployed, root, folder };
    throw new errors/* ActionError */.l('invalid-input', `Input \`deployed\`: the folder \`${deployed}\` ${folder.wrong}. Name the folder of the workspace that holds the files as they are deployed, laid out as \`root\`, and build it before this step.`);
}
/** A takedown is of what somebody names. */
function requireUrls({ expect }) {
    if (expect !== 'gone')
        return;
    throw new errors/* ActionError */.l('invalid-input', 'Input `expect: gone` takes down what `urls` name, and none are given. Files that git has deleted are expected to be gone without it.');
}
function requireBaseUrl({ baseUrls }) {
    if (baseUrls.length > 0)
        return;
    throw new errors/* ActionError */.l('invalid-input', "Input `base-url` is empty. Give the URL under which imgix serves the repository's assets, such as `https://example.imgix.net`.");
}


/***/ }),

/***/ 7131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B7: () => (/* binding */ isForkPullRequest),
/* harmony export */   Ob: () => (/* binding */ eventInputs),
/* harmony export */   W0: () => (/* binding */ branchOf),
/* harmony export */   _p: () => (/* binding */ isByDependabot),
/* harmony export */   en: () => (/* binding */ isRepositoryName),
/* harmony export */   j_: () => (/* binding */ readEvent),
/* harmony export */   kN: () => (/* binding */ isTagRef),
/* harmony export */   kk: () => (/* binding */ toRefName),
/* harmony export */   ko: () => (/* binding */ readDocsAddress),
/* harmony export */   r0: () => (/* binding */ isPullRequest),
/* harmony export */   ve: () => (/* binding */ isSameRepository)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8161);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(601);
// What GitHub tells a job about itself: the event's name and payload, its commits, its addresses. The payload is read
// defensively: nothing in it is taken for granted, and what is odd becomes a reason instead of a crash.




/**
 * Reads the runner's variables (https://docs.github.com/en/actions/reference/workflows-and-actions/variables).
 * Throws `event-unusable` only where this is no GitHub Actions job at all.
 */
function readEvent(env) {
    const workspace = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(env, 'GITHUB_WORKSPACE');
    const name = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(env, 'GITHUB_EVENT_NAME');
    if (workspace === undefined || name === undefined) {
        const missing = workspace === undefined ? 'GITHUB_WORKSPACE' : 'GITHUB_EVENT_NAME';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l('event-unusable', `The environment variable ${missing} is not set. This action runs as a step of a GitHub Actions job, where the runner sets it.`);
    }
    return {
        name,
        ...readPayload((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(env, 'GITHUB_EVENT_PATH')),
        sha: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .objectIdAt */ .ks)(env, 'GITHUB_SHA'),
        ref: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(env, 'GITHUB_REF'),
        repository: repositoryName(env.GITHUB_REPOSITORY),
        runId: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(env, 'GITHUB_RUN_ID'),
        runNumber: wholeNumber(env.GITHUB_RUN_NUMBER),
        runAttempt: wholeNumber(env.GITHUB_RUN_ATTEMPT),
        actor: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(env, 'GITHUB_ACTOR'),
        workflowRef: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(env, 'GITHUB_WORKFLOW_REF'),
        temporaryFolder: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(env, 'RUNNER_TEMP') ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(),
        apiUrl: address(env.GITHUB_API_URL, 'https://api.github.com'),
        serverUrl: address(env.GITHUB_SERVER_URL, 'https://github.com'),
        docs: readDocsAddress(env),
        workspace,
    };
}
/** What a person filled in when starting the workflow by hand, without white space around: texts alone. */
function eventInputs({ name, payload }) {
    const inputs = name === 'workflow_dispatch' ? (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .valueAt */ .fK)(payload, 'inputs') : undefined;
    const texts = Object.entries(inputs ?? {}).filter((entry) => typeof entry[1] === 'string');
    return new Map(texts.map(([input, text]) => [input, text.trim()]));
}
/** Undefined for a tag, and where the event has no ref. */
function branchOf({ ref = '' }) {
    return /^refs\/heads\/(.+)$/s.exec(ref)?.[1];
}
function isTagRef(ref = '') {
    return ref.startsWith('refs/tags/');
}
/** What people call a ref: the name of its branch or tag. */
function toRefName(ref) {
    return ref.replace(/^refs\/(?:heads|tags)\//, '');
}
/** Of an event's name: there are several events for pull requests. */
function isPullRequest(eventName) {
    return eventName.startsWith('pull_request');
}
/** GitHub takes no account of case in `owner/name`. */
function isSameRepository(one, other) {
    return one.toLowerCase() === other?.toLowerCase();
}
/**
 * A pull request whose head lies in another repository. GitHub gives such a run no secrets (`pull_request`), so a
 * missing API key is expected there and no fault of the workflow.
 */
function isForkPullRequest(event) {
    const pullRequest = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .valueAt */ .fK)(event.payload, 'pull_request');
    if (pullRequest === undefined)
        return false;
    const base = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(pullRequest, 'base', 'repo', 'full_name') ?? event.repository;
    const head = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(pullRequest, 'head', 'repo', 'full_name');
    // The head's repository is null once the fork was deleted.
    if (head === undefined)
        return (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .valueAt */ .fK)(pullRequest, 'head') !== undefined;
    return !isSameRepository(head, base);
}
/**
 * Dependabot started this run. Such a run gets the secrets of Dependabot, not those of Actions, also when somebody
 * else runs it again.
 * https://docs.github.com/en/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions
 */
function isByDependabot({ actor }) {
    return actor === 'dependabot[bot]';
}
/** `owner/name`, safe to stand in an address. */
function isRepositoryName(value) {
    return /^[\w.-]+\/[\w.-]+$/.test(value) && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(value);
}
function readPayload(path) {
    if (path === undefined)
        return { payload: undefined, payloadProblem: 'GITHUB_EVENT_PATH is not set' };
    try {
        const payload = JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8').replace(/^\uFEFF/, ''));
        if (typeof payload === 'object' && payload !== null && !Array.isArray(payload))
            return { payload };
        return { payload: undefined, payloadProblem: `${path} does not hold a JSON object` };
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return { payload: undefined, payloadProblem: `${path} cannot be read as JSON (${reason})` };
    }
}
function wholeNumber(value = '') {
    return /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}
function repositoryName(value = '') {
    return isRepositoryName(value) ? value : undefined;
}
function address(value, otherwise) {
    return value && /^https?:\/\//.test(value) && URL.canParse(value) ? value.replace(/\/+$/, '') : otherwise;
}
/**
 * Such as `https://github.com/your-org/imgix-purge-action/blob/v1/docs`; `docs` for an action that lies in the
 * workflow's own repository (`uses: ./`), of which GitHub gives no address.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
function readDocsAddress(env) {
    const { GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '', GITHUB_SERVER_URL: server } = env;
    if (!isRepositoryName(repository) || !/^[\w.@+/-]+$/.test(ref))
        return 'docs';
    const origin = server !== undefined && URL.canParse(server) ? new URL(server).origin : 'https://github.com';
    return `${origin}/${repository}/blob/${ref}/docs`;
}


/***/ }),

/***/ 2928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $D: () => (/* binding */ isSvg),
/* harmony export */   CI: () => (/* binding */ isTextFile),
/* harmony export */   o8: () => (/* binding */ toRasterEnding)
/* harmony export */ });
// What a file is, by the end of its path or URL.
/** Files that are text, by a path or URL: only their own bytes are recognised, as any message on the way would look the same. */
function isTextFile(path) {
    return /\.(css|csv|html?|m?js|json|map|md|txt|vtt|xml|ya?ml)$/i.test(path);
}
/** imgix sanitizes it, and gives it as it was where it is asked to. */
function isSvg(path) {
    return /\.svg$/i.test(path);
}
/** The ending of a picture of pixels, which imgix renders; undefined of others. https://docs.imgix.com/references/supported-file-formats */
function toRasterEnding(path) {
    return /\.(avif|bmp|gif|hei[cf]|jp2|jpe|jpe?g|jxl|jxr|png|tiff?|webp)$/i.exec(path)?.[1]?.toLowerCase();
}


/***/ }),

/***/ 6277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FK: () => (/* binding */ isInside),
/* harmony export */   _P: () => (/* binding */ unusable),
/* harmony export */   tA: () => (/* binding */ readWorkspaceText),
/* harmony export */   ve: () => (/* binding */ inWorkspace)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
// A text of the workspace that an input names: a list that an earlier step has written.


const mib = 1024 * 1024;
const maxBytes = 64 * mib;
/** Symlinks are followed inside of the workspace only. Never throws for what is wrong with the file. */
function readWorkspaceText(workspace, path) {
    return inWorkspace(workspace, path, readText);
}
/** What `use` makes of the real places of `path` and of the workspace that it must lie in. Never rejects. */
async function inWorkspace(workspace, path, use) {
    try {
        const outer = await node_fs__WEBPACK_IMPORTED_MODULE_0__.promises.realpath(workspace);
        const place = await node_fs__WEBPACK_IMPORTED_MODULE_0__.promises.realpath((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(outer, path));
        return isInside(outer, place) ? await use(place, outer) : unusable(`lies outside of the workspace ${outer}`);
    }
    catch (error) {
        const code = error.code;
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return unusable(`is not there, looked for in ${workspace}`, true);
        return unusable(`cannot be read (${code ?? String(error)})`);
    }
}
async function readText(file) {
    // Opening a pipe would wait for its other end.
    const handle = await node_fs__WEBPACK_IMPORTED_MODULE_0__.promises.open(file, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0));
    try {
        const facts = await handle.stat();
        if (facts.isDirectory())
            return unusable('is a folder');
        if (!facts.isFile())
            return unusable('is no regular file');
        if (facts.size > maxBytes)
            return unusable(`is larger than ${maxBytes / mib} MiB`);
        return toText(await handle.readFile());
    }
    finally {
        await handle.close();
    }
}
function toText(bytes) {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) {
        return unusable('is UTF-16, as Windows PowerShell writes it; write it as UTF-8 (`Out-File -Encoding utf8`)');
    }
    if (bytes.includes(0))
        return unusable('is binary, not a list of lines');
    try {
        return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
    }
    catch {
        return unusable('is no UTF-8 text');
    }
}
function unusable(wrong, isMissing = false) {
    return { kind: 'unusable', wrong, isMissing };
}
/** Whether `inner` is `outer` or lies in it; both absolute and without symlinks. */
function isInside(outer, inner, platform = node_path__WEBPACK_IMPORTED_MODULE_1__) {
    const way = platform.relative(outer, inner);
    // From one drive of Windows to another there is no way but the whole path.
    return way === '' || (way !== '..' && !way.startsWith(`..${platform.sep}`) && !platform.isAbsolute(way));
}


/***/ }),

/***/ 8799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CW: () => (/* binding */ maxLookups),
/* harmony export */   Z$: () => (/* binding */ isGitFolder),
/* harmony export */   _o: () => (/* binding */ findRegularFile),
/* harmony export */   oS: () => (/* binding */ openWorkspaceFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _git_git_path_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2518);
/* harmony import */ var _once_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(270);
/* harmony import */ var _timing_gate_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(91);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(6747);
/* harmony import */ var _workspace_file_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6277);
// A folder of the workspace that an input names, with the files in it: what an earlier step has built.







/** Lookups under way at a time: the system answers several at once, and tens of thousands of paths are ordinary. */
const maxLookups = 32;
/** Symlinks are followed inside of the workspace only. Never throws for what is wrong with the folder. */
function openWorkspaceFolder(workspace, path) {
    return (0,_workspace_file_js__WEBPACK_IMPORTED_MODULE_4__/* .inWorkspace */ .ve)(workspace, path, async (folder, outer) => {
        if (!(await node_fs__WEBPACK_IMPORTED_MODULE_0__.promises.stat(folder)).isDirectory())
            return (0,_workspace_file_js__WEBPACK_IMPORTED_MODULE_4__/* .unusable */ ._P)('is a file, not a folder');
        const gate = new _timing_gate_js__WEBPACK_IMPORTED_MODULE_3__/* .Gate */ .i(maxLookups);
        const list = (0,_once_js__WEBPACK_IMPORTED_MODULE_5__/* .once */ .O)(() => listFiles(outer, folder));
        const find = async (file) => {
            const found = await findFile(outer, folder, file);
            if (found === undefined || !(0,_git_git_path_js__WEBPACK_IMPORTED_MODULE_2__/* .isOtherSpelling */ .fG)(file, found.place))
                return found;
            // It may be a link of that name.
            const { files } = await list().catch(() => ({ files: [] }));
            return files.includes(file) ? found : undefined;
        };
        return { kind: 'folder', find: (file) => gate.run(() => find(file)), list };
    });
}
/** At a path below `folder`, links followed inside of `outer` only. Undefined where there is none, or none that can be read. */
async function findRegularFile(outer, folder, path) {
    const found = await findFile(outer, folder, path);
    return found?.isReadable ? found : undefined;
}
async function findFile(outer, folder, path) {
    if (!(0,_git_git_path_js__WEBPACK_IMPORTED_MODULE_2__/* .canBeCheckedOut */ .Zj)(path))
        return undefined;
    try {
        // Names that are not UTF-8 exist on Linux only, where a path may be given as bytes.
        const asked = path.isWellFormed() ? `${folder}${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}${path}` : toBytes(folder, (0,_git_git_path_js__WEBPACK_IMPORTED_MODULE_2__/* .toGitPathBytes */ .GV)(path));
        const bytes = await node_fs__WEBPACK_IMPORTED_MODULE_0__.promises.realpath(asked, { encoding: 'buffer' });
        const realPath = bytes.toString('utf8');
        const facts = await node_fs__WEBPACK_IMPORTED_MODULE_0__.promises.stat(bytes);
        if (!(0,_workspace_file_js__WEBPACK_IMPORTED_MODULE_4__/* .isInside */ .FK)(outer, realPath) || !facts.isFile())
            return undefined;
        const place = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(folder, realPath).replaceAll(node_path__WEBPACK_IMPORTED_MODULE_1__.sep, '/');
        const isReadable = await node_fs__WEBPACK_IMPORTED_MODULE_0__.promises.access(bytes, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.R_OK).then(() => true, () => false);
        const named = Buffer.from(realPath, 'utf8').equals(bytes) ? realPath : bytes;
        return { path: named, realPath, place, size: facts.size, isReadable };
    }
    catch {
        return undefined;
    }
}
/** A file that links show at several paths is listed at each of them. */
async function listFiles(outer, folder) {
    const files = [];
    const lost = [];
    let linkedFolders = 0;
    /** `above`: the folders on the way, into which no link leads back. */
    const walk = async (place, prefix, above, isLinked) => {
        const real = (await node_fs__WEBPACK_IMPORTED_MODULE_0__.promises.realpath(place, { encoding: 'buffer' })).toString('latin1');
        if (above.has(real))
            return;
        if (isLinked && ++linkedFolders > maxLinkedFolders) {
            throw new Error(`its links lead to more than ${(0,_wording_js__WEBPACK_IMPORTED_MODULE_6__/* .toNumber */ .Ro)(maxLinkedFolders)} folders`);
        }
        const inside = new Set(above).add(real);
        for (const entry of await node_fs__WEBPACK_IMPORTED_MODULE_0__.promises.readdir(place, { withFileTypes: true, encoding: 'buffer' })) {
            const name = (0,_git_git_path_js__WEBPACK_IMPORTED_MODULE_2__/* .parseGitPath */ .dz)(entry.name);
            const path = `${prefix}${name}`;
            const inner = toBytes(place, entry.name);
            const kind = await toKind(outer, entry, inner);
            if (kind === 'file')
                files.push(path);
            else if (kind === 'lost')
                lost.push(path);
            else if (kind === 'folder' && !isGitFolder(name)) {
                await walk(inner, `${path}/`, inside, isLinked || entry.isSymbolicLink());
            }
        }
    };
    await walk(Buffer.from(folder), '', new Set(), false);
    return { files, lost };
}
/** Links among folders can multiply without end, as those of a package manager do. */
const maxLinkedFolders = 20_000;
async function toKind(outer, entry, place) {
    if (entry.isFile())
        return 'file';
    if (entry.isDirectory())
        return 'folder';
    if (!entry.isSymbolicLink())
        return 'other';
    const real = await node_fs__WEBPACK_IMPORTED_MODULE_0__.promises.realpath(place, { encoding: 'buffer' }).catch(() => undefined);
    if (real === undefined || !(0,_workspace_file_js__WEBPACK_IMPORTED_MODULE_4__/* .isInside */ .FK)(outer, real.toString('utf8')))
        return 'lost';
    const facts = await node_fs__WEBPACK_IMPORTED_MODULE_0__.promises.stat(real);
    return facts.isFile() ? 'file' : facts.isDirectory() ? 'folder' : 'other';
}
/** Git's own folder, of this or of a nested repository: it may hold credentials, and is never deployed. */
function isGitFolder(name) {
    return name.toLowerCase() === '.git';
}
function toBytes(folder, name) {
    return Buffer.concat([Buffer.from(folder), Buffer.from('/'), name]);
}


/***/ }),

/***/ 2518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DI: () => (/* binding */ unknownByte),
/* harmony export */   GV: () => (/* binding */ toGitPathBytes),
/* harmony export */   Zj: () => (/* binding */ canBeCheckedOut),
/* harmony export */   Zv: () => (/* binding */ foldersAbove),
/* harmony export */   a: () => (/* binding */ percentEncode),
/* harmony export */   dz: () => (/* binding */ parseGitPath),
/* harmony export */   fG: () => (/* binding */ isOtherSpelling),
/* harmony export */   qW: () => (/* binding */ isPlainPath)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4573);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
// A path as git has it is bytes, mostly UTF-8. It travels through the program as a string in which a byte that is not
// part of valid UTF-8 stands as a lone surrogate U+DC80..U+DCFF ("surrogateescape", Python PEP 383): ordinary names
// read as ordinary strings, odd ones survive, and nothing is guessed.


/** Stands for a byte that its source could not tell. A path with one in it names no file. */
const unknownByte = '\udfff';
/** A path below the root, with no part that leads elsewhere. */
function isPlainPath(path) {
    return !path.includes('\0') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
/**
 * Windows takes `\` for a step into a folder and `:` for a stream of the file, and leaves out a dot or a space at the end of a
 * part: git checks no such name out there.
 */
function canBeCheckedOut(path, separator = node_path__WEBPACK_IMPORTED_MODULE_1__.sep) {
    return isPlainPath(path) && (separator === '/' || !/[\\:]|[. ](?:\/|$)/.test(path));
}
/** The folders that a path lies in, the innermost first, without slashes at their ends. */
function* foldersAbove(path) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
        yield path.slice(0, end);
}
/** macOS and Windows find `Hero.jpg` as `hero.jpg`, too; imgix does not. How accents are composed is theirs to choose. */
function isOtherSpelling(asked, found) {
    const [a, b] = [asked.normalize('NFC'), found.normalize('NFC')];
    return a !== b && a.toLowerCase() === b.toLowerCase();
}
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** Decodes the bytes of a path; total and reversible for any bytes. */
function parseGitPath(bytes) {
    try {
        return utf8.decode(bytes);
    }
    catch {
        return escapeInvalid(bytes);
    }
}
/** The exact bytes again. */
function toGitPathBytes(path) {
    if (path.isWellFormed())
        return Buffer.from(path, 'utf8');
    const parts = [];
    for (const character of path) {
        const code = character.codePointAt(0) ?? 0;
        const isEscapedByte = code >= 0xdc80 && code <= 0xdcff;
        parts.push(isEscapedByte ? Buffer.from([code - 0xdc00]) : Buffer.from(character, 'utf8'));
    }
    return Buffer.concat(parts);
}
/** The bytes of a path for a URL: all but the characters that `kept` matches as `%` and two digits. */
function percentEncode(path, kept) {
    let text = '';
    for (const byte of toGitPathBytes(path)) {
        const character = String.fromCharCode(byte);
        text += kept.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    }
    return text;
}
function escapeInvalid(bytes) {
    let text = '';
    for (let at = 0; at < bytes.length;) {
        const length = [1, 2, 3, 4].find((each) => (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes.subarray(at, at + each)));
        text += length ? utf8.decode(bytes.subarray(at, at + length)) : String.fromCharCode(0xdc00 + (bytes[at] ?? 0));
        at += length ?? 1;
    }
    return text;
}


/***/ }),

/***/ 9944:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AN: () => (/* binding */ rateLimitStatus),
/* harmony export */   EF: () => (/* binding */ oddAnswer),
/* harmony export */   OS: () => (/* binding */ GitHubApiError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _http_http_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7282);
// The one kind of failure that GitHub's API has.


/** The `httpStatus` of every error whose reason is a rate limit: GitHub answers some of these with 403. */
const rateLimitStatus = 429;
/** Whatever comes later, such as silence, shows that somebody is there. */
const beforeConnection = new Set(['dns', 'refused', 'unreached', 'tls']);
class GitHubApiError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l {
    /**
     * Undefined where no answer came, and 429 for every rate limit. Not `status`: octokit takes an error with status 409 for
     * the end of a list.
     */
    httpStatus;
    /** The message without what to do about it. */
    failure;
    /** A sentence, where nothing but a permission of the job is wrong: it begins the message. */
    toGrant;
    /** Nobody is there to be asked, or not with this token: asking again later would not help. */
    get cannotBeAsked() {
        if (this.httpStatus !== undefined)
            return [401, 403, 404].includes(this.httpStatus);
        const { cause } = this;
        if (cause instanceof _http_http_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpError */ .j$)
            return beforeConnection.has(cause.fault);
        // A client that did not start; not a time limit, nor an answer that points to another server, which has no cause.
        return cause !== undefined && !(cause instanceof DOMException);
    }
    /** GitHub has no such thing, as far as it tells this token. */
    get isUnknown() {
        return this.httpStatus === 404 || this.httpStatus === 422;
    }
    constructor(failure, httpStatus, { toGrant, remedy, ...options } = {}) {
        super('github-api-failed', [toGrant, failure, remedy].filter((part) => part !== undefined).join(' '), options);
        this.httpStatus = httpStatus;
        this.failure = failure;
        this.toGrant = toGrant;
    }
}
/** A success without what GitHub documents for it. */
function oddAnswer(url, cause) {
    return new GitHubApiError(`GitHub's API gave an answer without the expected fields for ${url}.`, 200, { cause });
}


/***/ }),

/***/ 6275:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ createHash)
/* harmony export */ });
function createHash(algorithm) {
    return process.getBuiltinModule('node:crypto').createHash(algorithm);
}


/***/ }),

/***/ 7061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ keepHeapSmall)
/* harmony export */ });
// V8's heap, where a run is a large one.
/** From here on the list is what takes the memory. */
const manyItems = 2000;
/** From here on it is the requests under way. */
const manyRequested = 200;
let isKept = false;
/**
 * Keeps memory near to what is in use, as soon as a list has many items. V8 lets the young generation grow to 32 MB by what
 * survives in it, which in a list of many files is all of it; and the old one to several times of what is live, which requests
 * under way fill with what is soon forgotten. While it marks the old one it leaves the young one alone, which on a busy
 * machine takes a while, so that the two are to overlap. Flags, because the heap's limits cannot be set in a process that runs
 * already; and read late, because this module of Node takes longer than an ordinary run's whole list. `areRequested`: each of them
 * is asked for, many at a time.
 */
function keepHeapSmall(items, areRequested = false) {
    if (isKept || items <= (areRequested ? manyRequested : manyItems))
        return;
    isKept = true;
    const { setFlagsFromString } = process.getBuiltinModule('node:v8');
    setFlagsFromString('--semi-space-growth-factor=1');
    setFlagsFromString('--optimize-for-size');
    setFlagsFromString('--no-separate-gc-phases');
}


/***/ }),

/***/ 7282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EE: () => (/* binding */ findProxy),
/* harmony export */   R$: () => (/* binding */ unreadableEncoding),
/* harmony export */   Uy: () => (/* binding */ isMisencoded),
/* harmony export */   ZT: () => (/* binding */ tlsFailed),
/* harmony export */   j$: () => (/* binding */ HttpError),
/* harmony export */   kZ: () => (/* binding */ toWayWords),
/* harmony export */   o9: () => (/* binding */ toMisencodedWords),
/* harmony export */   qw: () => (/* binding */ ownAuthority)
/* harmony export */ });
// What HTTP means to the rest of the program: requests, answers, and the words for none. Knows nothing of imgix.
/** No answer, or half of one. The message names the fault and the host in words. */
class HttpError extends Error {
    name = 'HttpError';
    fault;
    constructor(fault, message, options) {
        super(message, options);
        this.fault = fault;
    }
}
/** Where a request went, behind the words of its fault. `proxy`: the variable that names the proxy on the way. */
function toWayWords(host, proxy) {
    return proxy === undefined ? `(${host})` : `(${host}, through the proxy of ${proxy})`;
}
/** The variable of the proxy that the words of a fault name, or a sentence that holds them. */
function findProxy(words) {
    return /, through the proxy of (\w+)\)/.exec(words)?.[1];
}
/** With these begin the words of a fault of TLS with the host itself, also through a proxy: that gave the tunnel. */
const tlsFailed = 'TLS failed';
/** What to do where nobody vouches for a certificate. */
const ownAuthority = 'a certificate authority of your own belongs into the file that NODE_EXTRA_CA_CERTS names';
/** The words for a body that is not encoded as its answer says, which whoever stored it has to mend. */
function toMisencodedWords(encoding) {
    return `the answer says "Content-Encoding: ${encoding}", but its body is not ${encoding}`;
}
/** The words for a body whose encoding is unknown here, so that nobody can tell what it holds. They complete "imgix answers with ...". */
const unreadableEncoding = 'an encoding that cannot be undone';
/** Whether words, or a sentence that holds them, tell of one of these two bodies. */
function isMisencoded(words) {
    return words.includes('the answer says "Content-Encoding: ') || words.includes(unreadableEncoding);
}


/***/ }),

/***/ 3366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ proxyUnusable),
/* harmony export */   r: () => (/* binding */ readProxies)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
// Proxies as the environment names them, by the rules of undici's EnvHttpProxyAgent: the name in lower case comes first,
// and https goes through the proxy of http where it has none of its own. Without undici, so that every run can begin with it.

/** Throws `proxy-unusable`, with what is wrong. */
function readProxies(env) {
    const http = readProxy(env, ['http_proxy', 'HTTP_PROXY']);
    return { http, https: readProxy(env, ['https_proxy', 'HTTPS_PROXY']) ?? http };
}
/** Without a cause: it would hold the value. `fault`: a clause that shows nothing of it either. */
function proxyUnusable(variable, fault) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('proxy-unusable', `The environment variable ${variable} does not hold the address of a proxy that can be used: ${fault}. Its value is not shown here, because it may hold a password. Set it to the form \`http://proxy.example.com:8080\`, or remove it.`);
}
function readProxy(env, names) {
    const variable = names.find((name) => env[name] !== undefined);
    const value = variable === undefined ? undefined : env[variable];
    if (variable === undefined || !value)
        return undefined;
    const uri = withScheme(value.trim());
    const fault = findFault(uri);
    if (fault !== undefined)
        throw proxyUnusable(variable, fault);
    return { variable, uri };
}
/** `host:port` is the common form, which curl and git take as http. A host alone would have to have its port guessed. */
function withScheme(value) {
    return !value.includes('://') && /^[^/?#]+:\d+\/?$/.test(value) ? `http://${value}` : value;
}
/** Undici tries SOCKS as well, with a warning, and names another host where that fails. */
function findFault(uri) {
    if (/^socks/i.test(uri))
        return 'SOCKS is not supported';
    if (!uri.includes('://'))
        return 'it has no scheme, and is not a host with the number of a port';
    if (!/^https?:\/\//i.test(uri))
        return 'its scheme is neither `http` nor `https`';
    const port = /:([^:/?#@\]]*)$/.exec(uri.replace(/\/$/, ''))?.[1];
    if (port !== undefined && !(/^\d+$/.test(port) && Number(port) <= maxPort))
        return 'its port is no number up to 65535';
    return URL.canParse(uri) ? findPartFault(new URL(uri)) : 'it is no URL';
}
const maxPort = 65_535;
function findPartFault({ pathname, search, hash, username, password }) {
    if (pathname !== '/' || search !== '' || hash !== '')
        return 'it has a path behind the host';
    try {
        decodeURIComponent(username + password);
        return undefined;
    }
    catch {
        return 'a `%` of its user name or password must be written `%25`';
    }
}


/***/ }),

/***/ 601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   TS: () => (/* binding */ isObjectId),
/* harmony export */   aF: () => (/* binding */ isZeroId),
/* harmony export */   d3: () => (/* binding */ isWebAddress),
/* harmony export */   fK: () => (/* binding */ valueAt),
/* harmony export */   jj: () => (/* binding */ idAt),
/* harmony export */   ks: () => (/* binding */ objectIdAt),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   tk: () => (/* binding */ numberAt)
/* harmony export */ });
// Values of which nothing is taken for granted: an event's payload, the answers of GitHub and imgix.
/** Undefined where the text is not JSON. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** The value at a chain of keys, or undefined where any of them is not there. Own properties only. */
function valueAt(value, ...keys) {
    let current = value;
    for (const key of keys) {
        if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key))
            return undefined;
        current = current[key];
    }
    return current ?? undefined;
}
/** A non-empty string at a chain of keys. */
function textAt(value, ...keys) {
    const found = valueAt(value, ...keys);
    return typeof found === 'string' && found !== '' ? found : undefined;
}
/** The digits of an id, which may exceed 32 bits, at a chain of keys. */
function idAt(value, ...keys) {
    return numberAt(value, ...keys)?.toString();
}
/** A whole number, not below 0, at a chain of keys. */
function numberAt(value, ...keys) {
    const found = valueAt(value, ...keys);
    return typeof found === 'number' && Number.isSafeInteger(found) && found >= 0 ? found : undefined;
}
/** A full object id, in lower case, at a chain of keys; anything else counts as not there. */
function objectIdAt(value, ...keys) {
    const found = textAt(value, ...keys)?.toLowerCase();
    return found !== undefined && isObjectId(found) ? found : undefined;
}
/** A full id of git's: 40 hex characters (SHA-1 repository) or 64 (SHA-256 repository). */
function isObjectId(text) {
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
/** The id that stands for no object: `before` of a new branch or tag, `after` of a deleted one. */
function isZeroId(text = '') {
    return /^(?:0{40}|0{64})$/.test(text);
}
/** Whether it can become a link: of the web, and without white space. */
function isWebAddress(value) {
    return typeof value === 'string' && /^https?:\/\/[!-~]+$/.test(value) && URL.canParse(value);
}


/***/ }),

/***/ 270:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ once),
/* harmony export */   k: () => (/* binding */ remember)
/* harmony export */ });
// What is made or asked for when it is first needed, and then kept.
/** Calls `make` once, at the first call. A promise is kept as it is, rejected or not. */
function once(make) {
    let made;
    return () => {
        made ??= { value: make() };
        return made.value;
    };
}
/** Once for each key. Who asks meanwhile shares the answer. What could not be told may be at the next time. */
function remember(memory, key, ask) {
    const known = memory.get(key);
    if (known !== undefined)
        return known;
    const asked = ask();
    memory.set(key, asked);
    asked.catch(() => memory.delete(key));
    return asked;
}


/***/ }),

/***/ 5074:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Sb: () => (/* binding */ Secrets),
/* harmony export */   hl: () => (/* binding */ withoutPasswords),
/* harmony export */   sl: () => (/* binding */ withoutUserInfo)
/* harmony export */ });
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6747);
// Values that must not be read anywhere: those that are known, and what an address may hold. The runner masks the first in the log; it
// does not know the report file.

const hidden = '***';
/** Shorter values would blot out ordinary words, and are no secrets. */
const minLength = 4;
/** The same for a part of a secret, and for what base64 makes of a secret within another text. */
const minPartLength = 8;
class Secrets {
    /** The longest first: one secret may be a part of another. */
    #values = [];
    /** Adds a secret with the forms in which it goes over the wire. False where it is too short to be one itself. */
    add(secret) {
        this.#values = [...new Set([...this.#values, ...toForms(secret)])].sort((a, b) => b.length - a.length);
        return secret.length >= minLength;
    }
    redact(text) {
        let redacted = text;
        for (const value of this.#values)
            redacted = redacted.replaceAll(value, hidden);
        return redacted.includes(_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .cutMark */ .K1) ? this.#withoutParts(redacted) : redacted;
    }
    /** A text that was cut before it came here may end, or begin, within a secret. */
    #withoutParts(text) {
        const pieces = text.split(_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .cutMark */ .K1);
        return pieces
            .map((piece, index) => {
            const atEnd = index === pieces.length - 1 ? 0 : longest(this.#values, (value) => beginningAtEnd(piece, value));
            const begun = atEnd === 0 ? piece : piece.slice(0, -atEnd) + hidden;
            const atStart = index === 0 ? 0 : longest(this.#values, (value) => endAtStart(begun, value));
            return atStart === 0 ? begun : hidden + begun.slice(atStart);
        })
            .join(_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .cutMark */ .K1);
    }
}
function toForms(secret) {
    const text = secret.toWellFormed();
    const percents = encodeURIComponent(text);
    const json = JSON.stringify(secret).slice(1, -1);
    const written = [
        secret,
        percents,
        percents.replace(/%[\dA-F]{2}/g, (octet) => octet.toLowerCase()),
        json,
        json.replaceAll('/', '\\/'),
        Buffer.from(secret).toString('base64'),
        Buffer.from(`${secret}:`).toString('base64'),
    ].filter((form) => form.length >= minLength);
    // Types, hosts and names of points of presence are told in lower case, whatever a server has written there; and a server may write
    // in capitals.
    const folded = secret.length < minPartLength ? [] : [secret.toLowerCase(), secret.toUpperCase()];
    return [...new Set([...written, ...folded, ...base64Cores(secret)])];
}
/**
 * What base64 makes of a secret within any other text, `Bearer ...` say: it depends on how many bytes stand before, in
 * threes, and the characters at both ends on the neighbours as well. In the alphabets of RFC 4648 sections 4 and 5.
 */
function base64Cores(secret) {
    const bytes = Buffer.from(secret);
    const cores = [0, 1, 2].map((before) => {
        const base64 = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
        return base64.slice(Math.ceil((8 * before) / 6), Math.floor((8 * (before + bytes.length)) / 6));
    });
    const inUrls = cores.map((core) => core.replaceAll('+', '-').replaceAll('/', '_'));
    return [...cores, ...inUrls].filter((core) => core.length >= minPartLength);
}
function longest(values, toLength) {
    return values.reduce((most, value) => Math.max(most, toLength(value)), 0);
}
/** How many of the first characters of `value` are the last ones of `text`; 0 where that is too few to tell. */
function beginningAtEnd(text, value) {
    return longestPart(text, value, value.slice(0, minPartLength), (length) => text.endsWith(value.slice(0, length)));
}
/** How many of the last characters of `value` are the first ones of `text`. */
function endAtStart(text, value) {
    return longestPart(text, value, value.slice(-minPartLength), (length) => text.startsWith(value.slice(-length)));
}
/** `least`: without it no part is there; hardly any text has it, so that the others are done with quickly. */
function longestPart(text, value, least, isThere) {
    if (!text.includes(least))
        return 0;
    let length = value.length - 1;
    while (length >= minPartLength && !isThere(length))
        length--;
    return length < minPartLength ? 0 : length;
}
/**
 * A URL that somebody wrote, without the user name and password that it may hold. A password may hold what ends a host: from a
 * colon there on, all up to the last `@` counts as one.
 */
function withoutUserInfo(url) {
    const end = url.lastIndexOf('@') + 1;
    const withPassword = /(\/\/)[^/?#\s:]*:.*@$|^([^/?#\s@:]+:)(?!\/\/).*@$/s;
    const before = url
        .slice(0, end)
        .replace(withPassword, '$1$2***@')
        .replace(/(\/\/)[^/?#\s]*@/g, '$1***@');
    return before + url.slice(end);
}
/** An address, or a text with addresses, without user names and passwords: git repeats the remote's in some messages. */
function withoutPasswords(text) {
    return text.replace(/(^|:)\/\/[^\s/]*@/g, '$1//');
}


/***/ }),

/***/ 4388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $q: () => (/* binding */ TimeLimitError),
/* harmony export */   SV: () => (/* binding */ withinMs),
/* harmony export */   ml: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var _on_abort_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6342);
// Time, for all that stands outside of platform/. Durations are measured on the monotonic clock, so that a jump of the wall clock
// (NTP, a suspended virtual machine) can neither stretch a deadline nor break the rate limit.

const systemClock = {
    monotonicMs: () => performance.now(),
    now: () => new Date(),
    sleep: (ms, signal) => new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const untilMs = performance.now() + ms;
        const wake = () => {
            // A timer may come a fraction of a millisecond early.
            if (performance.now() < untilMs) {
                timer = setTimeout(wake, 1);
                return;
            }
            stay?.();
            resolve();
        };
        let timer = setTimeout(wake, ms);
        const stay = signal &&
            (0,_on_abort_js__WEBPACK_IMPORTED_MODULE_0__/* .onAbort */ .u)(signal, () => {
                clearTimeout(timer);
                reject(signal.reason);
            });
    }),
    alarm: (ms, act) => {
        const timer = setTimeout(act, ms);
        return () => clearTimeout(timer);
    },
};
/** A deadline that passed while `withinMs` waited. */
class TimeLimitError extends Error {
    name = 'TimeLimitError';
}
/**
 * Runs `work` with a signal that aborts after `ms` milliseconds or with `signal`. Rejects with `TimeLimitError` after
 * that time, whatever `work` does.
 */
async function withinMs(clock, ms, signal, work) {
    const limit = new AbortController();
    const expiry = Promise.withResolvers();
    if (signal.aborted)
        limit.abort(signal.reason);
    const finish = (0,_on_abort_js__WEBPACK_IMPORTED_MODULE_0__/* .onAbort */ .u)(signal, () => limit.abort(signal.reason));
    const disarm = clock.alarm(ms, () => {
        const error = new TimeLimitError(`not finished within ${Math.round(ms / 100) / 10} s`);
        limit.abort(error);
        expiry.reject(error);
    });
    try {
        return await Promise.race([work(limit.signal), expiry.promise]);
    }
    finally {
        finish();
        disarm();
    }
}


/***/ }),

/***/ 91:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ Gate),
/* harmony export */   u: () => (/* binding */ mapWithin)
/* harmony export */ });
/* harmony import */ var _on_abort_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6342);

/** At most `places` callers hold the gate; the others wait in order, the urgent ones first. Rejects with the signal's reason when it aborts. */
class Gate {
    #free;
    #turns = 0;
    #urgent = new Map();
    #waiting = new Map();
    #clock;
    /** `clock`: for `waitedMs` alone. */
    constructor(places, clock) {
        this.#free = places;
        this.#clock = clock;
    }
    /** How long the one that waits for longest has waited; 0 where none waits. */
    get waitedMs() {
        const nowMs = this.#nowMs();
        return Math.max(0, ...[this.#urgent, this.#waiting].map(([first]) => (first === undefined ? 0 : nowMs - first[1])));
    }
    async run(work, signal, isUrgent = false) {
        await this.#enter(isUrgent ? this.#urgent : this.#waiting, signal);
        try {
            return await work();
        }
        finally {
            this.#leave();
        }
    }
    #nowMs() {
        return this.#clock?.monotonicMs() ?? 0;
    }
    #enter(queue, signal) {
        signal?.throwIfAborted();
        if (this.#free > 0) {
            this.#free--;
            return Promise.resolve();
        }
        return new Promise((resolve, reject) => {
            const stay = signal &&
                (0,_on_abort_js__WEBPACK_IMPORTED_MODULE_0__/* .onAbort */ .u)(signal, () => {
                    queue.delete(onFree);
                    reject(signal.reason);
                });
            const onFree = () => {
                stay?.();
                resolve();
            };
            queue.set(onFree, this.#nowMs());
        });
    }
    #leave() {
        const queue = this.#nextQueue();
        const [next] = queue.keys();
        if (next === undefined) {
            this.#free++;
            return;
        }
        queue.delete(next);
        next();
    }
    /** Of sixteen places one is for those that are not urgent, so that they come on, too; and no more, as each of them brings urgent ones. */
    #nextQueue() {
        const isOthersTurn = ++this.#turns % 16 === 0 && this.#waiting.size > 0;
        return this.#urgent.size > 0 && !isOthersTurn ? this.#urgent : this.#waiting;
    }
}
/** What `work` makes of each item, in the order of the items. At most `places` of them are begun at a time. */
async function mapWithin(places, items, work) {
    const results = new Array(items.length);
    const queue = items.entries();
    const workThrough = async () => {
        for (const [index, item] of queue)
            results[index] = await work(item);
    };
    await Promise.all(Array.from({ length: Math.min(places, items.length) }, workThrough));
    return results;
}


/***/ }),

/***/ 6342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ orAborted),
/* harmony export */   u: () => (/* binding */ onAbort)
/* harmony export */ });
// What many wait for at once: the abort of one signal.
const known = new WeakMap();
/**
 * Acts when the signal aborts, unless what is returned was called before. The signal gets one listener for all: with each
 * that is added, Node looks through all that it has.
 */
function onAbort(signal, act) {
    const waiters = known.get(signal) ?? listen(signal);
    waiters.acts.add(act);
    return () => {
        // Without anybody waiting, a signal made of others would be kept as long as they.
        if (waiters.acts.delete(act) && waiters.acts.size === 0)
            waiters.leave();
    };
}
/** What `work` comes to, unless the signal aborts before: then its reason at once, whatever `work` does. */
function orAborted(work, signal) {
    if (signal === undefined)
        return work;
    return new Promise((resolve, reject) => {
        const forget = onAbort(signal, () => reject(signal.reason));
        work.then(resolve, reject).finally(forget);
        if (signal.aborted)
            reject(signal.reason);
    });
}
function listen(signal) {
    const acts = new Set();
    const actAll = () => {
        for (const act of acts)
            act();
    };
    const leave = () => {
        known.delete(signal);
        signal.removeEventListener('abort', actAll);
    };
    const waiters = { acts, leave };
    known.set(signal, waiters);
    signal.addEventListener('abort', actAll, { once: true });
    return waiters;
}


/***/ }),

/***/ 6747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ah: () => (/* binding */ toDuration),
/* harmony export */   Av: () => (/* binding */ toTimeAt),
/* harmony export */   HX: () => (/* binding */ toMatch),
/* harmony export */   K1: () => (/* binding */ cutMark),
/* harmony export */   Ro: () => (/* binding */ toNumber),
/* harmony export */   UX: () => (/* binding */ toUrlCount),
/* harmony export */   VV: () => (/* binding */ cutShort),
/* harmony export */   ZJ: () => (/* binding */ toBytes),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   o3: () => (/* binding */ tellFirst),
/* harmony export */   rL: () => (/* binding */ listFirst),
/* harmony export */   zK: () => (/* binding */ toCount)
/* harmony export */ });
// Counts, lists and texts from outside in sentences.
/** "1,500". Not by Intl, which takes milliseconds to load. */
function toNumber(count) {
    return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
/** "1 file", "1,500 files". */
function toCount(count, thing) {
    return `${toNumber(count)} ${thing}${count === 1 ? '' : 's'}`;
}
/** "1 URL", "2 URLs". */
function toUrlCount(count) {
    return toCount(count, 'URL');
}
/** "1 byte", "1,500 bytes". */
function toBytes(count) {
    return toCount(count, 'byte');
}
/** "1 file matches", "2 files match". */
function toMatch(count) {
    return count === 1 ? 'matches' : 'match';
}
/** "40 s", "2 min 30 s". */
function toDuration(seconds) {
    const whole = Math.ceil(seconds);
    if (whole < 100)
        return `${whole} s`;
    const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
    return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}
/** How long so many purges take, at so many a second. Undefined where it is hardly a moment: the first second's go out at once. */
function toTimeAt(rate, purges) {
    return rate === undefined || purges <= rate ? undefined : toDuration((purges - rate) / rate);
}
/** Text from outside within a sentence: between backticks, of which the summary makes code, and which it cannot leave. */
function quote(text) {
    return `\`${text.replaceAll('`', "'")}\``;
}
/** Stands where a text was cut. It is looked for: what is left of a secret beside it is redacted (see secrets.ts). */
const cutMark = '...';
/** The beginning of a text that would be too long for a message. */
function cutShort(text, maxCharacters) {
    return text.length > maxCharacters ? `${text.slice(0, maxCharacters)}${cutMark}` : text;
}
/** The beginning of a list that would be too long for a message, such as "a, b and 3 more". */
function listFirst(items, maxItems, toText) {
    const more = items.length > maxItems ? ` and ${toNumber(items.length - maxItems)} more` : '';
    return `${items.slice(0, maxItems).map(toText).join(', ')}${more}`;
}
/** The same in sentences or lines of their own, with a last one for the others. `where` they are told, after a colon. */
function tellFirst(items, maxItems, toText, where = '') {
    const told = items.slice(0, maxItems).map(toText);
    return items.length > maxItems ? [...told, `And ${toNumber(items.length - maxItems)} more${where}.`] : told;
}


/***/ }),

/***/ 9703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bg: () => (/* binding */ isMisled),
/* harmony export */   R: () => (/* binding */ saysMisled),
/* harmony export */   _5: () => (/* binding */ toCatchUp),
/* harmony export */   wK: () => (/* binding */ toCatchUpFrom)
/* harmony export */ });
/* harmony import */ var _diagnosis_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6414);

/** The job that joins the reports of a matrix purges nothing itself. */
const doers = {
    job: { whom: 'this job', purge: 'it purges', compare: 'it compares' },
    matrix: { whom: 'the failed jobs of the matrix', purge: 'they purge', compare: 'they compare' },
};
/** What an input is to blame for. */
const misled = new Set(['wrong-address', 'redirect', 'token-missing']);
/** Whether the inputs have to be corrected, of which a re-run takes those in the workflow file as they were; or an address. */
function isMisled(diagnoses, reports, setup) {
    const isMisspelt = reports.some((report) => (0,_diagnosis_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .mayBeMisspelt */ .KM)(report, setup));
    return isMisspelt || setup.mapping?.input === 'root' || diagnoses.some(({ code }) => misled.has(code));
}
const correct = 'To catch up, correct';
/** The same of another job, by its own words: it has seen more than its diagnoses tell. */
function saysMisled({ catchUp }) {
    return catchUp?.startsWith(correct) ?? false;
}
/**
 * Sentences. A re-run compares the same commits, or purges the same URLs, by the workflow file of its commit; a later run may begin
 * where this one did by itself, and otherwise where it is told to.
 */
function toCatchUp(done, doer = 'job') {
    const { range, reconciliation, isMisled } = done;
    const { whom, purge, compare } = doers[doer];
    const inputs = toInputs(done);
    const again = `Run again, ${whom} would have`;
    const next = reconciliation === null ? toNext(range) : undefined;
    if (isMisled && next !== undefined)
        return `${correct} the inputs: the ${next} begins at the last successful one, too. ${again} the workflow file as it was.`;
    if (isMisled && inputs === undefined)
        return `${correct} what is wrong, the address or the inputs, and start a new run. ${again} both as they were.`;
    if (isMisled)
        return `${correct} the inputs, then ${inputs}. ${again} the workflow file as it was.`;
    if (reconciliation !== null)
        return `To catch up, run ${whom} again; or ${inputs}, which purges what is stale then.`;
    if (inputs === undefined)
        return `To catch up, run ${whom} again: ${purge} the same URLs.`;
    if (next !== undefined)
        return `Once what is wrong is corrected, the ${next} catches up by itself: it begins at the last successful one. To be sooner, run ${whom} again.`;
    // From the empty tree on, as with `select: all`, there is nothing to compare.
    const what = range?.base ? `${compare} the same commits` : `${purge} the same URLs`;
    return `To catch up, run ${whom} again: ${what}. ${toCorrected(inputs)}`;
}
/** The run that begins where this one did by itself. */
function toNext(range) {
    if (range?.resumedBy === undefined)
        return undefined;
    return `next run${range.resumedBy === 'same-event' ? ' of the same event' : ''}`;
}
function toCorrected(inputs) {
    return `If the workflow file has to be corrected first, ${inputs} instead: a re-run uses the old file.`;
}
/** By which another run does what this one has left, an imperative; undefined for URLs that were asked for, which nobody else knows. */
function toInputs({ range, reconciliation }) {
    const base = range?.base ? `\`base: ${range.base}\`` : undefined;
    if (reconciliation !== null)
        return `give a later run ${['`select: stale`', ...(base === undefined ? [] : [base])].join(' and ')}`;
    if (range === null)
        return undefined;
    // From the base alone, what the others had would be left out.
    if (range.alsoFrom !== undefined)
        return 'give the next run `since: last-success`';
    return base === undefined ? 'set `select: all` for one run' : `${byHand} ${base}`;
}
const byHand = 'run the workflow by hand with';
/**
 * The same for a run that stopped before it had a range, which would have begun at `base`: what stopped it may be corrected first.
 * `isSinceSuccess`: it was to begin at the last success.
 */
function toCatchUpFrom(base, code, isSinceSuccess) {
    const isCommitLacking = code === 'range-unavailable';
    // From `base` alone, what runs before this one left would stay, and where they succeeded last is what may be gone.
    if (isSinceSuccess && isCommitLacking)
        return 'Once what is wrong is corrected, the next run catches up by itself. Where commits cannot be had any more, set `select: all` for one run.';
    const fromBase = `${byHand} \`base: ${base}\`${isCommitLacking ? ' (if that commit can be had)' : ''}`;
    return isSinceSuccess
        ? `If an earlier run has succeeded, the next one catches up by itself, as it begins there; else ${fromBase}.`
        : `To catch up, run this job again. ${toCorrected(fromBase)}`;
}


/***/ }),

/***/ 6414:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KM: () => (/* binding */ mayBeMisspelt),
/* harmony export */   Nq: () => (/* binding */ findOpenHosts),
/* harmony export */   SA: () => (/* binding */ toSharedCode),
/* harmony export */   Ut: () => (/* binding */ toDiagnosisCode),
/* harmony export */   tb: () => (/* binding */ wasServed),
/* harmony export */   zA: () => (/* binding */ mayBeMisplaced)
/* harmony export */ });
/* harmony import */ var _platform_once_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(270);
/* harmony import */ var _run_report_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7034);
/* harmony import */ var _setup_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4863);
/* harmony import */ var _words_origin_words_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2696);
/* harmony import */ var _group_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(5803);
/* harmony import */ var _queries_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5456);
// What is wrong with an asset: the code of its diagnosis, by what it gave itself and by what the others tell of its host.






/** Null for what is proved, and for what the stop of the whole run explains. */
function toDiagnosisCode(asset) {
    const { problem, verification } = asset;
    if (problem === null || problem.code === 'not-attempted')
        return null;
    if (problem.code !== 'stale' && problem.code !== 'inconclusive')
        return problem.code;
    const { cause } = verification;
    if (cause === null)
        return 'inconclusive';
    if (cause.kind !== 'refused' && cause.kind !== 'missing')
        return cause.kind;
    // Of a derivative a status says nothing of the token or of the place: the URL itself is served. And 401 is none of imgix's.
    if ((0,_queries_js__WEBPACK_IMPORTED_MODULE_2__/* .failedQueriesOf */ .h)(asset).length > 0 || cause.status === 401)
        return 'status';
    if (cause.kind === 'refused')
        return cause.signed ? 'token-refused' : 'token-missing';
    return wasMissing(asset) ? 'wrong-address' : 'missing';
}
/**
 * What 403, and nothing before the purge either, means is told by the others: a host that serves some URLs takes this signature, or
 * needs none, and is where `root` and `base-url` lead to; and where an unchanged file is served at another place, one of these is wrong.
 */
function toSharedCode(asset, setup, isOpen) {
    const code = toDiagnosisCode(asset);
    const isMappedHere = (0,_setup_js__WEBPACK_IMPORTED_MODULE_3__/* .toOwnMapping */ .m)(setup, [new URL(asset.url).origin]) !== undefined;
    const isMapped = isMappedHere || (setup.mapping !== undefined && setup.mapping.input !== 'base-url');
    if (code === 'missing' || code === 'never-seen')
        return isMapped && !isOpen(asset.url) ? 'wrong-address' : code;
    if (code !== 'token-missing' && code !== 'token-refused' && code !== 'wrong-address')
        return code;
    // What is found on one host does not tell why another refuses.
    if (isMappedHere || (isMapped && code === 'wrong-address'))
        return 'wrong-address';
    return isOpen(asset.url) ? 'missing' : code;
}
/** Whether `root` or `base-url` may lead to where imgix has nothing: then it is worth a search where else it has something. */
function mayBeMisplaced(assets) {
    const isOpen = findOpenHosts(assets);
    return assets.some((asset) => {
        const code = toDiagnosisCode(asset);
        if (code === 'wrong-address')
            return true;
        const isNothingThere = code === 'missing' ||
            code === 'never-seen' ||
            (code === 'token-missing' && wasMissing(asset)) ||
            (code === 'origin-not-ready' && (0,_words_origin_words_js__WEBPACK_IMPORTED_MODULE_1__/* .isNotAtSource */ .AE)(asset.verification.cause));
        return isNothingThere && !isOpen(asset.url);
    });
}
/** Tells of a URL whether its host has served something to this run. */
function findOpenHosts(assets) {
    const hosts = (0,_platform_once_js__WEBPACK_IMPORTED_MODULE_4__/* .once */ .O)(() => new Set(assets.filter(wasServed).map(({ url }) => new URL(url).host)));
    return (url) => hosts().has(new URL(url).host);
}
/** Also by its cause, or its proof: imgix has a file there. */
function wasServed({ verification: { before, evidence, cause } }) {
    if ((0,_group_js__WEBPACK_IMPORTED_MODULE_5__/* .isOfDefaultImage */ .Ao)(cause))
        return false;
    if (before === 'served' || cause?.kind === 'old-bytes' || cause?.kind === 'old-rendering')
        return true;
    // What a newer commit has may be that nothing is there.
    return evidence !== null && evidence !== 'gone' && evidence !== 'superseded';
}
/**
 * A path that the checkout does not have, and has one like it. What is to be taken down may be gone from the checkout already: of that it
 * is odd only where nothing was there before the purge.
 */
function mayBeMisspelt(report, { slips, isTakedown }) {
    const isOdd = !isTakedown || (0,_group_js__WEBPACK_IMPORTED_MODULE_5__/* .isMissingBefore */ .aq)(report.verification.before);
    return isOdd && (0,_run_report_js__WEBPACK_IMPORTED_MODULE_0__/* .hasFailed */ .WN)(report) && slips?.has(report.file ?? '') === true;
}
/** Before the purge; or, where imgix had none of the files, so that none was purged, at all. */
function wasMissing({ purge, verification: { before } }) {
    return (0,_group_js__WEBPACK_IMPORTED_MODULE_5__/* .isMissingBefore */ .aq)(before) || purge.outcome === 'skipped';
}


/***/ }),

/***/ 4034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  h: () => (/* binding */ diagnose),
  g: () => (/* binding */ maxDiagnoses)
});

// EXTERNAL MODULE: ./lib/report/run-report.js
var run_report = __nccwpck_require__(7034);
// EXTERNAL MODULE: ./lib/report/words/cause-words.js
var cause_words = __nccwpck_require__(2919);
// EXTERNAL MODULE: ./lib/report/diagnosis/codes.js
var codes = __nccwpck_require__(6414);
// EXTERNAL MODULE: ./lib/report/diagnosis/diagnosis.js
var diagnosis = __nccwpck_require__(985);
// EXTERNAL MODULE: ./lib/report/diagnosis/finding.js
var finding = __nccwpck_require__(9433);
// EXTERNAL MODULE: ./lib/report/diagnosis/group.js
var group = __nccwpck_require__(5803);
// EXTERNAL MODULE: ./lib/report/diagnosis/own-redirect.js
var own_redirect = __nccwpck_require__(7589);
// EXTERNAL MODULE: ./lib/report/diagnosis/queries.js
var queries = __nccwpck_require__(5456);
// EXTERNAL MODULE: ./lib/report/diagnosis/remedies/stale.js
var stale = __nccwpck_require__(2292);
// EXTERNAL MODULE: ./lib/report/diagnosis/remedies/status.js
var remedies_status = __nccwpck_require__(547);
// EXTERNAL MODULE: ./lib/platform/files/file-kind.js
var file_kind = __nccwpck_require__(2928);
// EXTERNAL MODULE: ./lib/platform/wording.js
var wording = __nccwpck_require__(6747);
// EXTERNAL MODULE: ./lib/report/setup.js
var report_setup = __nccwpck_require__(4863);
;// CONCATENATED MODULE: ./lib/report/diagnosis/remedies/derivatives.js
// What to do about assets that are proved themselves, and of which a derivative (`verify-params`) is not.

/** Neither the deployment nor the place is to blame. Undefined where what to do is the same as of any URL. */
function toDerivativeRemedy(group, setup) {
    const { cause } = group.first.verification;
    const isGone = group.isOfRemoved;
    const itself = `The file itself is proved${isGone ? ' gone' : ''}`;
    const needsLonger = `${itself}, so imgix needs longer for what it made from it: raise \`timeout\` (${setup.timeoutSeconds} s), or run the job again.`;
    const mayBeWrong = `${itself}: open one of the URLs with that query. Where it fails there as well, correct that line of \`verify-params\`; otherwise run the job again.`;
    switch (cause?.kind) {
        case 'old-bytes':
        case 'old-rendering':
            return needsLonger;
        case 'unknown-content':
            return isGone
                ? needsLonger
                : `${itself}, but this Source tells too little of what it makes from it: take that line out of \`verify-params\`${(0,report_setup/* toForgiving */.$)(setup, ', or ')}.`;
        case 'missing':
        case 'refused':
        case 'redirect':
        case 'not-an-asset':
            return mayBeWrong;
        case 'status':
            return isOfAnyUrl(cause.status) ? undefined : mayBeWrong;
        case 'unreachable':
            return isSlow(cause.reason)
                ? `${itself}: imgix may need longer for that query than this step waits for an answer. So run the job again, or take that line out of \`verify-params\`.`
                : undefined;
        default:
            return undefined;
    }
}
/** An answer began, or may come yet. */
function isSlow(reason) {
    return /(answer|finished) within the time limit|too slowly/.test(reason);
}
/** The plan, the length, the number of requests, a fault. */
function isOfAnyUrl(status) {
    return status === 402 || status === 414 || status === 429 || status >= 500;
}

// EXTERNAL MODULE: ./lib/report/diagnosis/remedies/in-front.js
var in_front = __nccwpck_require__(3292);
// EXTERNAL MODULE: ./lib/report/diagnosis/remedies/missing.js
var missing = __nccwpck_require__(9705);
// EXTERNAL MODULE: ./lib/report/diagnosis/remedies/origin.js
var origin = __nccwpck_require__(6011);
// EXTERNAL MODULE: ./lib/report/diagnosis/remedies/purge.js
var purge = __nccwpck_require__(4270);
// EXTERNAL MODULE: ./lib/report/diagnosis/remedies/where.js
var remedies_where = __nccwpck_require__(3418);
;// CONCATENATED MODULE: ./lib/report/diagnosis/remedies/to-remedy.js
// What to do about a cause, in sentences that name the inputs with their values.













function toRemedy(group, setup, { purged, proved, arrived }) {
    const { code, first, hosts, queries } = group;
    const { cause } = first.verification;
    const ofDerivatives = queries.size > 0 ? toDerivativeRemedy(group, setup) : undefined;
    if (ofDerivatives !== undefined)
        return ofDerivatives;
    const where = (0,remedies_where/* toWhere */.B)(group, setup, proved);
    const { place } = where;
    switch (code) {
        case 'old-bytes':
        case 'old-rendering':
            return (0,stale/* toStaleRemedy */.$X)(group, setup, where, arrived);
        case 'wrong-address':
            return (0,missing/* toAddressRemedy */.qW)(group, setup, where);
        case 'missing':
            return (0,missing/* toMissingRemedy */.y0)(group, setup, where, arrived);
        case 'never-seen':
            return (0,missing/* toNeverSeenRemedy */.pW)(group, setup, where);
        case 'token-missing':
            if (group.isOfRemoved)
                return `If the Source has Secure URLs, give \`secure-url-token\`. Otherwise check ${place}. ${missing/* refusedRemoved */.tq}`;
            return `If the Source has Secure URLs, give \`secure-url-token\`. Where imgix may not list the bucket, it answers 403 for a missing file, too: then check ${place}.${(0,in_front/* toFilterRemedy */.c8)(hosts)}`;
        case 'token-refused':
            return `The token given was refused: check that \`secure-url-token\` is the current token of the Source of ${where.baseUrls}.${(0,in_front/* toFilterRemedy */.c8)(hosts)}`;
        case 'redirect':
            return (0,in_front/* toRedirectRemedy */.gR)((0,own_redirect/* toOwnChange */.K)(cause, first.url), place, hosts);
        case 'challenge':
            return (0,in_front/* toChallengeRemedy */.t2)(hosts);
        case 'other-cache':
            return (0,in_front/* toOtherCacheRemedy */.Ar)(hosts);
        case 'not-an-asset':
            if ((0,origin/* isOfEncoding */.rf)(cause))
                return origin/* misencodedRemedy */.SV;
            return (0,file_kind/* isTextFile */.CI)(first.url) && !isPage(cause)
                ? `Open one of the URLs. If it is a message or a page, something answers in the place of imgix: check \`base-url\`. ${group.isOfRemoved ? `Otherwise the ${fileAtSource}` : toOtherFileRemedy(setup, where)}`
                : toPageRemedy(group, setup, place);
        case 'other-file':
            return group.isOfRemoved ? toStillServed(group, setup) : toOtherFileRemedy(setup, where);
        case 'lfs-pointer':
            return `The deployment has uploaded what Git LFS keeps in the repository in place of the content. Visitors get that pointer, a text, in place of the picture. ${remedies_status/* lfsRemedy */._E}`;
        case 'unknown-content':
            if (group.isOfRemoved)
                return toStillServed(group, setup);
            if (cause?.kind === 'unknown-content' && cause.isAsBefore)
                return toUnchangedRemedy(group, setup, place);
            return `Open one of the URLs. If it is right, ${toFileAdvice(first, setup)}the Source re-encodes (default parameters) and nothing tells the versions apart${(0,report_setup/* toForgiving */.$)(setup, ': ')}. If it is older, put this step after the deployment, or run the job again.`;
        case 'other-point':
            return (0,stale/* toPointRemedy */.AI)(group, setup);
        case 'too-early':
            return toEarlyRemedy(group, setup);
        case 'status': {
            const status = cause !== null && 'status' in cause ? cause.status : undefined;
            const { isOfRemoved } = group;
            return (0,remedies_status/* toStatusRemedy */.Y4)(status, hosts, { isOfRemoved, isPointer: (0,remedies_status/* mayBePointer */.Yv)(status, first, setup) });
        }
        case 'unreachable':
            return (0,origin/* isOfEncoding */.rf)(cause)
                ? origin/* misencodedRemedy */.SV
                : toUnreachableRemedy(cause?.kind === 'unreachable' ? cause.reason : '');
        case 'purge-rejected':
        case 'purge-rate-limited':
        case 'purge-unreachable':
            return `${(0,purge/* toWayAdvice */.r2)(first.purge.error?.message ?? '')}${(0,purge/* toPurgeRemedy */.b2)(code, first.purge.status, [...hosts], setup, { purged, isServed: (0,codes/* wasServed */.tb)(first) })}`;
        case 'origin-not-ready':
            return (0,origin/* toOriginRemedy */.CP)(group, setup);
        case 'inconclusive':
            return 'What can be proved depends on the Source: run this step once with `diagnose: true`, which tells.';
        default:
            return code;
    }
}
function isPage(cause) {
    return cause?.kind === 'not-an-asset' && cause.nonAssetReason === 'an HTML page';
}
function toUnreachableRemedy(reason) {
    const ofDomain = (0,purge/* isOfTls */.TP)(reason) ? 'Is TLS set up for this domain at imgix? ' : '';
    return `${(0,purge/* toWayAdvice */.r2)(reason)}${ofDomain}Check \`base-url\`, and run the job again; if it goes on, look at imgix's status page, and at the network of the runner.`;
}
/** How long what may be from before the purge has to be watched: imgix keeps an error longest. */
function toEarlyRemedy(group, { timeoutSeconds }) {
    const enoughSeconds = group.isOfRemoved ? 400 : 90;
    return timeoutSeconds < enoughSeconds
        ? `Raise \`timeout\` (${timeoutSeconds} s) to ${enoughSeconds}: without another sign that the purge has worked, what imgix serves has to be watched for so long.`
        : `Raise \`timeout\` (${timeoutSeconds} s), or run the job again.`;
}
/** The beginning of a sentence: a URL that somebody asks for may have no file here that it could be compared with. */
function toFileAdvice({ change }, { deployed }) {
    if (change !== 'requested')
        return '';
    const checkout = deployed === undefined ? 'check the repository out, or ' : '';
    return `either there is no file here to compare it with: ${checkout}give \`origin-url\`; or `;
}
/** Also the old file may have been as long as the new one. */
function toUnchangedRemedy({ first }, setup, place) {
    const early = setup.hasOrigin
        ? (0,stale/* toReadyRemedy */.js)(setup, place)
        : 'The purge came before the deployment: put this step after it, or give `origin-url`, so that the purge waits for it.';
    const isOld = `Open one of the URLs. Is it the old image? ${early}`;
    if (setup.wasStale)
        return isOld;
    return `${isOld} If it is right, ${toFileAdvice(first, setup)}the Source re-encodes (default parameters), and an unchanged image cannot be proved${(0,report_setup/* toForgiving */.$)(setup, ': ')}.`;
}
const fileAtSource = 'Source has a file at that path, or had it at the purge: remove it there, then run the job again.';
function toStillServed({ first, twin }, setup) {
    return twin === undefined ? `${(0,stale/* toKept */._0)(first, setup)}The ${fileAtSource}` : (0,stale/* toTwinRemedy */.wk)(first, twin);
}
function toOtherFileRemedy(setup, { place, isElsewhere }) {
    if (setup.hasOrigin)
        return (0,stale/* toReadyRemedy */.js)(setup, place);
    if (isElsewhere)
        return `Other hosts of this run have their files. Either this one shows another Source: check ${place}. Or its own upload rewrites files, or has not arrived: put this step after it.`;
    const isElse = `Or imgix reads another Source: check ${place}.`;
    if (setup.deployed !== undefined)
        return `Either \`deployed\` (${(0,wording/* quote */.hD)(setup.deployed)}) is not what is uploaded to the Source (another folder, or an older build out of a cache), or the upload has not arrived: put this step after it. ${isElse}`;
    const toPass = setup.verify === 'warn' ? '' : ' With `verify: warn` the step passes, and these stay unproved.';
    return `Either the deployment rewrites files (optimises images, say), so that its bytes are not the repository's: then give \`deployed\`, the folder of the built files. Or it has not arrived: put this step after it. ${isElse}${toPass}`;
}
/** Mostly it comes from the Source: many a site gives its own page for any path that it does not know. */
function toPageRemedy(group, { hasOrigin }, place) {
    const elsewhere = `imgix reads another place than \`origin-url\`: check ${place}`;
    const lacking = hasOrigin
        ? elsewhere
        : `the Source does not have the file: put this step after the deployment, and check ${place}`;
    // At the origin, too, a page may have come in the place of a removed file.
    const given = `let the Source give it with status 404 instead of 200${hasOrigin ? `; if it does, ${elsewhere}` : ''}`;
    const what = group.isOfRemoved ? given : lacking;
    return `Open one of the URLs. If it is your site's page for a missing file, ${what}. Otherwise something else answers in the place of imgix: check \`base-url\`.${(0,in_front/* toFilterRemedy */.c8)(group.hosts)}`;
}

;// CONCATENATED MODULE: ./lib/report/diagnosis/diagnose.js
// The assets of a run -> the causes that they share, the most frequent first. Pure; a few passes over the assets, however many causes.











/** More causes than these are no help; the assets have their rows all the same. */
const maxDiagnoses = 8;
function diagnose(assets, setup) {
    const isOpen = (0,codes/* findOpenHosts */.Nq)(assets);
    const twinOf = (0,group/* findTwins */.hW)(assets);
    const failed = assets.flatMap((asset) => {
        const code = (0,codes/* toSharedCode */.SA)(asset, setup, isOpen);
        return code === null ? [] : [{ asset, code, twin: twinOf(asset) }];
    });
    const proved = (0,group/* toOrigins */.p5)(assets.filter(run_report/* isProvedThere */.BL)).union(new Set(setup.rightOrigins));
    const arrived = assets.filter((asset) => isNew(asset) && (0,run_report/* isProvedThere */.BL)(asset));
    const hosts = { purged: (0,group/* toOrigins */.p5)(assets.filter(run_report/* isPurged */._Y)), proved, arrived };
    const byCause = Map.groupBy(failed, (one) => [
        one.code,
        (0,queries/* failedQueriesOf */.h)(one.asset).length > 0,
        one.twin !== undefined,
        toDistinction(one, setup, hosts.purged),
    ].join(' '));
    const groups = [...byCause.values()].map(group/* toGroup */.xL);
    const found = withUnseenJoined(groups).toSorted((one, other) => other.count - one.count);
    return found.slice(0, maxDiagnoses).map((group) => ({
        code: group.code,
        count: group.count,
        finding: (0,finding/* toGroupFinding */.w)(group),
        remedy: toRemedy(group, setup, hosts),
        link: (0,diagnosis/* toLink */.S)(setup.docs, group.code),
        examples: group.examples,
    }));
}
function isNew({ change }) {
    return change === 'added' || change === 'modified';
}
/** What two assets of one code must share to be told in one sentence. `purged`: the hosts that have taken purges. */
function toDistinction({ asset, code }, setup, purged) {
    const { url, purge, verification } = asset;
    const { cause } = verification;
    const removed = (0,group/* isRemoved */.RX)(asset) ? 'removed' : '';
    const isAtSource = code === 'origin-not-ready';
    // Of a host that has taken others, 404 is of the file itself.
    if (code.startsWith('purge-'))
        return `${purge.status} ${purge.status === 404 && purged.has(new URL(url).origin) && (0,codes/* wasServed */.tb)(asset)}`;
    // The deployment is late, whether the Source has the old file or none.
    if (cause === null || (isAtSource && cause.kind === 'missing'))
        return isAtSource ? removed : '';
    // What the Source itself answered is the same for every host of imgix.
    const host = isAtSource ? '' : new URL(url).host;
    switch (cause.kind) {
        case 'missing':
        case 'refused':
            return `${cause.status} ${host}`;
        case 'status':
            return `${cause.status} ${host} ${(0,remedies_status/* mayBePointer */.Yv)(cause.status, asset, setup)}`;
        case 'redirect':
            return `${cause.status} ${(0,cause_words/* toHost */.gs)(cause.location, url)} ${(0,own_redirect/* toOwnChange */.K)(cause, url)}`;
        case 'challenge':
        case 'other-cache':
            return cause.by;
        case 'old-rendering':
            return cause.isHeld === true ? 'held' : '';
        case 'other-point':
            return `${cause.pop} ${removed} ${(0,stale/* isFaulty */.s2)(cause.gave)}`;
        case 'not-an-asset':
            return cause.nonAssetReason;
        case 'unreachable':
            return cause.reason;
        case 'never-seen':
            return `${host} ${verification.before === 'served'}`;
        case 'unknown-content':
            return `${cause.isAsBefore ? 'as before' : ''} ${removed}`;
        case 'too-early':
            return `${removed}${(0,cause_words/* toUnseenWords */.FW)(verification.before)}`;
        case 'other-file':
            return removed;
        default:
            return '';
    }
}
/**
 * Where some assets were missing on a host before the purge as well, what is missing there and was not asked for (added files)
 * or is gone without having been seen (deleted ones) has the same cause.
 */
function withUnseenJoined(groups) {
    const wrong = groups.filter(({ code }) => code === 'wrong-address');
    const targets = [...wrong.filter((group) => !isUnseen(group)), ...wrong];
    const targetOf = (group) => (isUnseen(group) && targets.find(({ hosts }) => !hosts.isDisjointFrom(group.hosts))) || group;
    const byTarget = Map.groupBy(groups, targetOf);
    return groups.flatMap((target) => {
        const same = byTarget.get(target);
        return same === undefined ? [] : [same.filter((group) => group !== target).reduce(group/* join */.fj, target)];
    });
}
function isUnseen({ code, first, servedBefore, missingBefore }) {
    if (code === 'wrong-address')
        return missingBefore === 0 || first.verification.cause?.kind === 'never-seen';
    return code === 'never-seen' || (code === 'missing' && servedBefore === 0);
}


/***/ }),

/***/ 985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ isNotPurged),
/* harmony export */   S: () => (/* binding */ toLink)
/* harmony export */ });
/** True of what went wrong before imgix took the purge; `verify: warn` forgives the others. */
function isNotPurged(code) {
    return code.startsWith('purge-') || code === 'origin-not-ready';
}
function toLink(docs, code) {
    return `${docs}/troubleshooting.md#${code}`;
}


/***/ }),

/***/ 9433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ toAssetFinding),
/* harmony export */   w: () => (/* binding */ toGroupFinding)
/* harmony export */ });
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6747);
/* harmony import */ var _words_cause_words_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2919);
/* harmony import */ var _diagnosis_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(985);
/* harmony import */ var _group_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(5803);
/* harmony import */ var _own_redirect_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7589);
/* harmony import */ var _queries_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5456);
// What was seen of assets that share a cause, in one sentence with its counts. Text from outside stands in backticks.






function toGroupFinding(group) {
    const { code, count, mostChecks, seen } = group;
    const words = (0,_words_cause_words_js__WEBPACK_IMPORTED_MODULE_0__/* .toAnswersWords */ .AX)(seen) ?? `${count === 1 ? '' : 'up to '}${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .toCount */ .zK)(mostChecks, 'check')}`;
    const checked = mostChecks === 0 || (0,_diagnosis_js__WEBPACK_IMPORTED_MODULE_3__/* .isNotPurged */ .D)(code) ? '' : `, in ${words}`;
    return `${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .toUrlCount */ .UX)(count)}: ${toWhat(group)}${toBefore(group)}${checked}.`;
}
/** What one asset's row says of it: a clause without its full stop. What many share is told at length once, by the diagnosis. */
function toAssetFinding(code, asset) {
    const { problem, verification } = asset;
    const { cause } = verification;
    if (cause !== null && code !== null && !(0,_diagnosis_js__WEBPACK_IMPORTED_MODULE_3__/* .isNotPurged */ .D)(code))
        return `${toSeenWords(cause, asset)}${(0,_queries_js__WEBPACK_IMPORTED_MODULE_4__/* .atQueries */ .W)((0,_queries_js__WEBPACK_IMPORTED_MODULE_4__/* .failedQueriesOf */ .h)(asset))}`;
    const [sentence = 'nothing decisive was seen'] = problem?.message.split(/\.(?: |$)/) ?? [];
    return toClause(code === 'origin-not-ready' ? sentence : sentence.replace(/: .*$/s, ''));
}
/** It stands after a colon. */
function toClause(sentence) {
    return sentence.replace(/^The /, 'the ').replace(/\.$/, '');
}
function toSeenWords(cause, asset) {
    const { before } = asset.verification;
    if ((0,_group_js__WEBPACK_IMPORTED_MODULE_5__/* .isRemoved */ .RX)(asset)) {
        if (isForbidden(cause))
            return 'imgix answers 403, so the file is gone, or the unsigned URL is refused';
        // Which one it is, or from what it was made, does not matter.
        if (cause.kind === 'other-file' || cause.kind === 'unknown-content')
            return 'imgix still serves a file there';
    }
    // A path that it leads to tells most itself; of a whole address only the host is told.
    const isPath = cause.kind === 'redirect' && !URL.canParse(cause.location) && (0,_own_redirect_js__WEBPACK_IMPORTED_MODULE_1__/* .toOwnChange */ .K)(cause, asset.url) === 'path';
    const own = isPath ? undefined : (0,_own_redirect_js__WEBPACK_IMPORTED_MODULE_1__/* .toOwnRedirectWords */ .$)(cause, asset.url);
    return own ?? (0,_words_cause_words_js__WEBPACK_IMPORTED_MODULE_0__/* .toCauseWords */ .O)(cause, before, (0,_group_js__WEBPACK_IMPORTED_MODULE_5__/* .isRemoved */ .RX)(asset));
}
function isForbidden(cause) {
    return cause?.kind === 'refused' && cause.status === 403 && !cause.signed;
}
function toWhat(group) {
    const { code, count, first, queries } = group;
    const { cause, before } = first.verification;
    // The problem goes on with what this one's URL gave.
    if ((0,_diagnosis_js__WEBPACK_IMPORTED_MODULE_3__/* .isNotPurged */ .D)(code))
        return toClause((first.purge.error ?? first.problem)?.message ?? '');
    if (cause !== null && queries.size > 0)
        return `${toSeenWords(cause, first)}${(0,_queries_js__WEBPACK_IMPORTED_MODULE_4__/* .atQueries */ .W)(queries)}`;
    // One of them says nothing of the size of the others.
    if (cause?.kind === 'other-file' && count > 1 && !group.isOfRemoved)
        return 'imgix holds other files than the new ones';
    const ownRedirect = (0,_own_redirect_js__WEBPACK_IMPORTED_MODULE_1__/* .toOwnRedirectWords */ .$)(cause, first.url);
    if (ownRedirect !== undefined)
        return ownRedirect;
    if (cause?.kind === 'refused' && code === 'missing')
        return `imgix answers ${cause.status}, as it does for a missing file where it may not list the bucket`;
    // Of others it says that the URL is refused.
    if (cause !== null && isForbidden(cause) && !group.isOfRemoved)
        return (0,_words_cause_words_js__WEBPACK_IMPORTED_MODULE_0__/* .toCauseWords */ .O)(cause, before);
    return toAssetFinding(code, first);
}
/** What imgix gave before, or, where that was not asked, what it gives. */
function toStatus({ verification: { before, cause } }) {
    return before.startsWith('status ') || cause?.kind !== 'missing' ? before.replace('status ', '') : `${cause.status}`;
}
function toBefore({ code, count, servedBefore, missingBefore, first }) {
    if (code === 'wrong-address') {
        if (missingBefore === 0)
            return '';
        const asked = missingBefore === count ? '' : ` for the ${missingBefore} that were asked for`;
        return `, and had nothing there before the purge either (${toStatus(first)}${asked})`;
    }
    if (code === 'token-refused' || code === 'token-missing')
        return missingBefore > 0 ? ', as before the purge' : '';
    if (code !== 'missing' || servedBefore === 0 || (0,_group_js__WEBPACK_IMPORTED_MODULE_5__/* .isOfDefaultImage */ .Ao)(first.verification.cause))
        return '';
    return `, and served ${count === 1 ? 'it' : servedBefore === count ? 'them' : `${servedBefore} of them`} before the purge`;
}


/***/ }),

/***/ 5803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $G: () => (/* binding */ toEnding),
/* harmony export */   Ao: () => (/* binding */ isOfDefaultImage),
/* harmony export */   RX: () => (/* binding */ isRemoved),
/* harmony export */   aq: () => (/* binding */ isMissingBefore),
/* harmony export */   fj: () => (/* binding */ join),
/* harmony export */   hW: () => (/* binding */ findTwins),
/* harmony export */   p5: () => (/* binding */ toOrigins),
/* harmony export */   xL: () => (/* binding */ toGroup)
/* harmony export */ });
/* harmony import */ var _platform_once_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(270);
/* harmony import */ var _queries_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5456);
// Assets of one cause, as far as a sentence about them needs them.


const maxExamples = 3;
function toGroup(failed) {
    const { asset: first, code, twin } = failed[0];
    const assets = failed.map(({ asset }) => asset);
    const found = assets.map(({ verification }) => verification);
    return {
        code,
        first,
        count: assets.length,
        servedBefore: found.filter(({ before }) => before === 'served').length,
        missingBefore: found.filter(({ before }) => isMissingBefore(before)).length,
        isOfRemoved: assets.every(isRemoved),
        twin,
        endings: new Set(assets.map(toEnding)),
        mostChecks: found.reduce((most, { checks }) => Math.max(most, checks), 0),
        seen: found.flatMap(({ seen = [] }) => seen),
        hosts: toOrigins(assets),
        queries: new Set(assets.flatMap(_queries_js__WEBPACK_IMPORTED_MODULE_0__/* .failedQueriesOf */ .h)),
        examples: assets.slice(0, maxExamples).map(({ url }) => url),
    };
}
/** `others` were not seen before the purge: they have no more to tell of themselves. */
function join(group, others) {
    return {
        ...group,
        count: group.count + others.count,
        missingBefore: group.missingBefore + others.missingBefore,
        isOfRemoved: false,
        endings: group.endings.union(others.endings),
        mostChecks: Math.max(group.mostChecks, others.mostChecks),
    };
}
function toOrigins(assets) {
    return new Set(assets.map(({ url }) => new URL(url).origin));
}
/** Such as `.webp`, in small letters; '' without one. */
function toEnding({ url }) {
    return /\.[^./]+$/.exec(new URL(url).pathname)?.[0].toLowerCase() ?? '';
}
/** Finds of what had to go another file, on the same host, that differs in capitals alone, and did not have to. */
function findTwins(assets) {
    const files = (0,_platform_once_js__WEBPACK_IMPORTED_MODULE_1__/* .once */ .O)(() => new Map(assets.filter((one) => !isRemoved(one)).map(({ url, file }) => [url.toLowerCase(), file])));
    return (asset) => (isRemoved(asset) ? (files().get(asset.url.toLowerCase()) ?? undefined) : undefined);
}
/** Whether what came before the purge says that nothing was there. */
function isMissingBefore(before) {
    return /^status (404|410|403)$/.test(before);
}
function isRemoved({ change, verification }) {
    return change === 'deleted' || verification.removal !== undefined;
}
/** It stands for a file that is missing; and what came before may have been it, too. */
function isOfDefaultImage(cause) {
    return cause?.kind === 'missing' && cause.status === 200;
}


/***/ }),

/***/ 7589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ toOwnRedirectWords),
/* harmony export */   K: () => (/* binding */ toOwnChange)
/* harmony export */ });
/* harmony import */ var _words_cause_words_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2919);

/** `from`: the URL that redirects. Undefined where it leaves the host, and of any other cause. */
function toOwnChange(cause, from) {
    if (cause?.kind !== 'redirect' || (0,_words_cause_words_js__WEBPACK_IMPORTED_MODULE_0__/* .toHost */ .gs)(cause.location, from) !== new URL(from).host)
        return undefined;
    const [here, there] = [new URL(from), new URL(cause.location, from)];
    if (there.protocol === 'http:' && here.protocol === 'https:')
        return 'tls';
    return there.pathname === here.pathname ? 'nothing' : 'path';
}
const ownChangeWords = {
    tls: 'the same host by http',
    path: 'another path of the same host',
    nothing: 'the same path of the same host',
};
/** As `toCauseWords`. Undefined where `toOwnChange` is. */
function toOwnRedirectWords(cause, from) {
    const change = toOwnChange(cause, from);
    if (change === undefined || cause?.kind !== 'redirect')
        return undefined;
    return `imgix answers ${cause.status}, a redirect to ${ownChangeWords[change]}`;
}


/***/ }),

/***/ 5456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ atQueries),
/* harmony export */   h: () => (/* binding */ failedQueriesOf)
/* harmony export */ });
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6747);
// Which derivatives (`verify-params`) of an asset are not proved, although it is itself.

/** More than these are no help. */
const maxQueries = 5;
/** A query may be as long as a URL. */
const maxQueryCharacters = 80;
/** `?w=400` and the like, of those that share the asset's cause. Derivatives are judged once the asset itself is proved. */
function failedQueriesOf({ problem, verification }) {
    if (problem?.code !== 'stale' && problem?.code !== 'inconclusive')
        return [];
    const { cause, derivatives = [] } = verification;
    const shared = JSON.stringify(cause);
    return derivatives
        .filter((one) => one.outcome !== 'verified' && JSON.stringify(one.cause) === shared)
        .map(({ url }) => url.slice(url.indexOf('?')));
}
/** Such as " at `?w=400`"; nothing of the asset itself. */
function atQueries(queries) {
    const listed = (0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .listFirst */ .rL)([...queries], maxQueries, (query) => (0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)((0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .cutShort */ .VV)(query, maxQueryCharacters)));
    return listed === '' ? '' : ` at ${listed}`;
}


/***/ }),

/***/ 3292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ar: () => (/* binding */ toOtherCacheRemedy),
/* harmony export */   Oz: () => (/* binding */ toCredentialsRemedy),
/* harmony export */   c8: () => (/* binding */ toFilterRemedy),
/* harmony export */   gR: () => (/* binding */ toRedirectRemedy),
/* harmony export */   jt: () => (/* binding */ redirectRemedy),
/* harmony export */   t2: () => (/* binding */ toChallengeRemedy)
/* harmony export */ });
const redirectRemedy = 'A redirect is not followed. Give the host that imgix itself serves as `base-url`.';
const ownHost = 'the `*.imgix.net` host as `base-url`';
/** `origins`: those that it is about, here and below. */
function toChallengeRemedy(origins) {
    const orOther = areOwnHosts(origins) ? '' : `; or give ${ownHost}`;
    return `Let the runner through: a rule for its user agent \`imgix-purge-action\`, or for a header of your own given by \`verify-headers\`${orOther}.`;
}
/** A sentence with a space before it: not every filter can be told from imgix by what it answers. */
function toFilterRemedy(origins) {
    return areOwnHosts(origins)
        ? ''
        : ' Or a firewall or a bot filter in front of imgix answers: let the runner through, by its user agent `imgix-purge-action` or by `verify-headers`.';
}
/** A step after one that failed does not run by itself. */
function toOtherCacheRemedy(origins) {
    const andOther = areOwnHosts(origins) ? '' : `; and give ${ownHost}, to prove what imgix itself serves`;
    return `A purge at imgix does not reach that cache: purge it as well, in a step with \`if: always()\` after this one${andOther}.`;
}
function toCredentialsRemedy(origins) {
    const orOther = areOwnHosts(origins) ? '' : `, or ${ownHost}`;
    return `What answers there asks for credentials: give them by \`verify-headers\`${orOther}.`;
}
/** imgix's, which nobody else can put something in front of. */
function areOwnHosts(origins) {
    return Iterator.from(origins).every((origin) => new URL(origin).hostname.endsWith('.imgix.net'));
}
/** `place`: the inputs that decide where imgix is asked. */
function toRedirectRemedy(change, place, origins) {
    switch (change) {
        case 'tls':
            return `A redirect is not followed. Something in front of imgix leads away from https: correct that${areOwnHosts(origins) ? '' : `, or give ${ownHost}`}.`;
        case 'path':
            return `A redirect is not followed. Check ${place}, and how the names are spelled there.`;
        case 'nothing':
            return `Something in front of imgix sends its clients round in a circle, as a filter does that sets a cookie. ${toChallengeRemedy(origins)}`;
        case undefined:
            return redirectRemedy;
        default:
            return change;
    }
}


/***/ }),

/***/ 9705:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T3: () => (/* binding */ badSource),
/* harmony export */   pW: () => (/* binding */ toNeverSeenRemedy),
/* harmony export */   qW: () => (/* binding */ toAddressRemedy),
/* harmony export */   sI: () => (/* binding */ toMappingRemedy),
/* harmony export */   tJ: () => (/* binding */ isAddressRight),
/* harmony export */   tq: () => (/* binding */ refusedRemoved),
/* harmony export */   y0: () => (/* binding */ toMissingRemedy)
/* harmony export */ });
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6747);
/* harmony import */ var _setup_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4863);
/* harmony import */ var _group_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5803);
/* harmony import */ var _stale_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2292);
/* harmony import */ var _where_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3418);
// What to do where imgix has no such file: it is asked at the wrong place, or the deployment is late. In sentences.





/** imgix had nothing there before the purge either. */
function toAddressRemedy(group, setup, { place, baseUrls, isElsewhere }) {
    const { isTakedown } = setup;
    const mapping = (0,_setup_js__WEBPACK_IMPORTED_MODULE_0__/* .toOwnMapping */ .m)(setup, group.hosts) ?? setup.mapping;
    return mapping !== undefined && isOfHosts(mapping, group.hosts, isElsewhere)
        ? toMappingRemedy(mapping, setup)
        : `${toBadSource(group, baseUrls)}${toAddressAdvice(group, setup)}${place}: ${isElsewhere ? 'it leads' : 'together they lead'} to a place ${isTakedown ? 'where imgix has nothing' : 'that the deployment does not write to'}.${toFormQuestion(group)}`;
}
/** Whether what was found on one host tells what is wrong on these. */
function isOfHosts({ input, url }, hosts, isElsewhere) {
    return input === 'base-url' ? hosts.has(new URL(url).origin) : input === 'case' || !isElsewhere;
}
/** What is not sure is a question. */
function toMappingRemedy(mapping, setup) {
    const { file, url, isSure } = mapping;
    const follows = toConsequence(mapping, setup);
    return isSure
        ? `imgix serves ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(file)}, a file that has not changed, at ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(url)}. So ${follows}`
        : `imgix gives a file at ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(url)}, and its bytes do not show which. Is it ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(file)}? Then ${follows}`;
}
function toConsequence({ input, value, url }, { root, baseUrls, mapping }) {
    if (input === 'case')
        return 'the deployment changes the case of names, and imgix tells capitals from small letters.';
    const own = (0,_where_js__WEBPACK_IMPORTED_MODULE_2__/* .toBaseUrls */ .L)(baseUrls, new Set([new URL(url).origin]));
    const now = input === 'root' ? (0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(root || '.') : own.map(_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD).join(', ');
    const found = mapping === undefined ? [] : [mapping, ...(mapping.others ?? [])];
    const isSplit = found.filter((one) => one.isSure && one.input === 'root').length > 1;
    return `\`${input}\` is not ${now} but ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(value)}.${isSplit ? ` ${splitRoots}` : ''}`;
}
const splitRoots = 'Another host shows another folder: give each a step of its own.';
/** `arrived`: the new files of this run that imgix is proved to have. */
function toMissingRemedy(group, setup, { place, baseUrls, mayBeWrong }, arrived) {
    const ofHost = toBadSource(group, baseUrls);
    if (group.isOfRemoved)
        return `${ofHost}${refusedRemoved}`;
    const kept = 'By default imgix keeps such an answer for five minutes.';
    if (setup.hasOrigin)
        return `${ofHost}${kept} ${(0,_stale_js__WEBPACK_IMPORTED_MODULE_3__/* .toReadyRemedy */ .js)(setup, place)}`;
    const { first, count, servedBefore } = group;
    const wasThere = servedBefore === count && !(0,_group_js__WEBPACK_IMPORTED_MODULE_4__/* .isOfDefaultImage */ .Ao)(first.verification.cause);
    const isPlaceRight = wasThere || !mayBeWrong;
    const leftOut = toLeftOutQuestion(group, arrived);
    if (leftOut !== undefined)
        return `${ofHost}${(0,_stale_js__WEBPACK_IMPORTED_MODULE_3__/* .toEarly */ .$Q)(setup)}${leftOut}${toCaseQuestion(group)} ${kept}`;
    const included = count === 1 ? 'is this file in it' : 'are these files in it';
    return `${ofHost}${(0,_stale_js__WEBPACK_IMPORTED_MODULE_3__/* .toEarly */ .$Q)(setup)}${toMissingQuestion(group, setup)} the deployment to the Source finished, and ${isPlaceRight ? included : 'does it write there'}?${toCaseQuestion(group)}${toFormQuestion(group)} ${kept} Give \`origin-url\`, so that the purge waits for the deployment${isPlaceRight ? '' : `; otherwise check ${place}`}.`;
}
/** An upload may name the kinds of files that it takes. */
function toLeftOutQuestion({ hosts, endings }, arrived) {
    const [ending = ''] = endings;
    const beside = arrived.filter(({ url }) => hosts.has(new URL(url).origin)).map(_group_js__WEBPACK_IMPORTED_MODULE_4__/* .toEnding */ .$G);
    if (ending === '' || endings.size > 1 || beside.length === 0 || beside.includes(ending))
        return undefined;
    return `Files of other kinds have arrived: does the upload leave out ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(ending)}? If not, has the deployment finished? Give \`origin-url\`, so that the purge waits for it.`;
}
/** A sentence with a space before it: a build may write every name in small letters. */
function toCaseQuestion({ first, servedBefore }) {
    const name = first.file?.split('/').at(-1) ?? '';
    return servedBefore > 0 || name === name.toLowerCase()
        ? ''
        : ` imgix tells capitals from small letters: is it ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(name)} there, too?`;
}
/** A sentence, too: macOS, or a build, may compose letters otherwise than git has them. */
function toFormQuestion({ first, servedBefore }) {
    const name = first.file ?? '';
    return servedBefore > 0 || name.normalize('NFC') === name.normalize('NFD')
        ? ''
        : ' Is the name encoded otherwise there (Unicode NFC, NFD)?';
}
/** Of a removed file what is missing is right; only a 403 leaves that open. */
const refusedRemoved = 'It may be gone, or be refused to this step only. Allow imgix to list the bucket (`s3:ListBucket`), so that it answers 404 for what is gone; or keep an unchanged image that matches `files`, which is then fetched to tell the two apart.';
/** The beginning of one. What somebody asks for by its address may be taken down while git still has it. */
function toMissingQuestion(group, setup) {
    const { first, servedBefore } = group;
    if (first.change !== 'requested')
        return 'Has';
    return servedBefore > 0 && !(0,_group_js__WEBPACK_IMPORTED_MODULE_4__/* .isOfDefaultImage */ .Ao)(first.verification.cause)
        ? 'If it was to be taken down, give `expect: gone`. Otherwise, has'
        : `${slipOf(group, setup) ?? isAddressRight} ${takenDown}, has`;
}
function toNeverSeenRemedy(group, setup, { place }) {
    // Text, or an image of a wrong type, looks like a message.
    const wasIt = group.servedBefore === 0
        ? ''
        : 'It may have been the file itself, as text or of a wrong type. Then it is gone: a checkout with an unchanged image that matches `files`, which is fetched then, lets this step prove that. ';
    return `${wasIt}${toAddressAdvice(group, setup)}${place}: a wrong one looks just like a file that is gone.`;
}
/** An address that somebody wrote by hand may be misspelt; and what was removed on purpose is nowhere else, either. */
function toAddressAdvice(group, setup) {
    if (group.first.change !== 'requested')
        return 'Check ';
    const slip = slipOf(group, setup);
    const right = slip === undefined ? 'If it is' : 'If not';
    const rest = group.code === 'never-seen' || setup.isTakedown ? right : takenDown;
    return `${slip ?? isAddressRight} ${rest}, check `;
}
function slipOf({ first, count }, { slips }) {
    return count === 1 ? slips?.get(first.file ?? '') : undefined;
}
const isAddressRight = 'Is the address right?';
const takenDown = 'If it was removed on purpose, give `expect: gone`. If something should be there';
const badSource = 'imgix answers 410 for a host that belongs to no Source, or to one that is not deployed.';
/** Words that go before the others where imgix answers 410, its `bad_source`. https://docs.imgix.com/setup/serving-assets */
function toBadSource({ first }, baseUrls) {
    const { cause } = first.verification;
    return cause?.kind === 'missing' && cause.status === 410
        ? `${badSource} First compare ${baseUrls} with the domains in the imgix dashboard. `
        : '';
}


/***/ }),

/***/ 6011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bu: () => (/* binding */ originFaultRemedy),
/* harmony export */   CP: () => (/* binding */ toOriginRemedy),
/* harmony export */   SV: () => (/* binding */ misencodedRemedy),
/* harmony export */   a9: () => (/* binding */ toOriginAdvice),
/* harmony export */   fw: () => (/* binding */ rewrittenRemedy),
/* harmony export */   rf: () => (/* binding */ isOfEncoding),
/* harmony export */   zN: () => (/* binding */ originFilterRemedy)
/* harmony export */ });
/* harmony import */ var _platform_http_http_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7282);
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6747);
/* harmony import */ var _words_origin_words_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2696);
/* harmony import */ var _group_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(5803);
/* harmony import */ var _missing_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9705);
/* harmony import */ var _purge_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4270);
/* harmony import */ var _stale_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2292);
// What to do where the Source itself (`origin-url`) does not show the new state, in sentences: for the diagnosis of a run, and for the
// check of a set-up.







const originFaultRemedy = 'Check `origin-url`: this step must be able to read it without credentials, and it must answer without a redirect.';
const originFilterRemedy = 'Let the runner through there, by a rule for its user agent `imgix-purge-action`: `verify-headers` are not sent to `origin-url`. Or leave `origin-url` out.';
const misencodedRemedy = 'Correct the `Content-Encoding` of the file, which is metadata at the Source, or upload the file encoded as it says; then run the job again.';
function isOfEncoding(cause) {
    if (cause?.kind === 'unreachable')
        return (0,_platform_http_http_js__WEBPACK_IMPORTED_MODULE_0__/* .isMisencoded */ .Uy)(cause.reason);
    return cause?.kind === 'not-an-asset' && (0,_platform_http_http_js__WEBPACK_IMPORTED_MODULE_0__/* .isMisencoded */ .Uy)(cause.nonAssetReason);
}
/** It stands inside a sentence. */
function toOriginAdvice(root) {
    return `check \`origin-url\`: below it must stand what stands below \`root\` (${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(root || '.')}).`;
}
const rewrittenRemedy = 'If the deployment rewrites files, give `deployed`.';
function toRewrittenAdvice({ deployed }) {
    return deployed === undefined ? rewrittenRemedy : `Is \`deployed\` (${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(deployed)}) the folder that is uploaded?`;
}
function toOriginRemedy({ first: asset, twin }, setup) {
    const { cause } = asset.verification;
    const { root, timeoutSeconds, mapping } = setup;
    if (mapping?.input === 'root' && (0,_words_origin_words_js__WEBPACK_IMPORTED_MODULE_1__/* .isNotAtSource */ .AE)(cause))
        return `${(0,_missing_js__WEBPACK_IMPORTED_MODULE_4__/* .toMappingRemedy */ .sI)(mapping, setup)} Below \`origin-url\` must stand what stands below that folder.`;
    const afterIt = `Put this step after it, or raise \`timeout\` (${timeoutSeconds} s).`;
    if (cause === null && twin !== undefined)
        return (0,_stale_js__WEBPACK_IMPORTED_MODULE_5__/* .toTwinRemedy */ .wk)(asset, twin);
    if (cause === null && (0,_group_js__WEBPACK_IMPORTED_MODULE_6__/* .isRemoved */ .RX)(asset))
        return asset.change === 'requested'
            ? `${(0,_stale_js__WEBPACK_IMPORTED_MODULE_5__/* .toKept */ ._0)(asset, setup)}Is \`origin-url\` the place that imgix reads? Then remove the file there, and run the job again. Otherwise correct it.`
            : `${(0,_stale_js__WEBPACK_IMPORTED_MODULE_5__/* .toEarly */ .$Q)(setup)}Does ${_stale_js__WEBPACK_IMPORTED_MODULE_5__/* .deploymentDeletes */ .O7}? ${afterIt}`;
    const late = `${(0,_stale_js__WEBPACK_IMPORTED_MODULE_5__/* .toEarly */ .$Q)(setup)}Has the deployment finished? ${afterIt}`;
    const where = `${late} Where the Source should be right by now, ${toOriginAdvice(root)}`;
    if (cause === null)
        return `${where} ${toRewrittenAdvice(setup)}`;
    if (cause.kind === 'missing')
        return where;
    if (cause.kind === 'challenge')
        return originFilterRemedy;
    if (isOfEncoding(cause))
        return misencodedRemedy;
    return (0,_words_origin_words_js__WEBPACK_IMPORTED_MODULE_1__/* .mayBeMissing */ .ZK)(cause)
        ? `${late} Where the Source should have the files by now, check \`origin-url\`: this step must be able to read it without credentials.`
        : `${cause.kind === 'unreachable' ? (0,_purge_js__WEBPACK_IMPORTED_MODULE_2__/* .toWayAdvice */ .r2)(cause.reason) : ''}${originFaultRemedy} Where it was out of order for a while, run the job again.`;
}


/***/ }),

/***/ 4270:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   TP: () => (/* binding */ isOfTls),
/* harmony export */   b2: () => (/* binding */ toPurgeRemedy),
/* harmony export */   im: () => (/* binding */ maxHosts),
/* harmony export */   r2: () => (/* binding */ toWayAdvice)
/* harmony export */ });
/* harmony import */ var _platform_http_http_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7282);
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6747);


function toPurgeRemedy(code, status, origins, setup, others = { purged: new Set(), isServed: false }) {
    switch (code) {
        case 'purge-rate-limited':
            // With none accepted it is not this run that used it up.
            return others.purged.size === 0
                ? 'The limit counts for the whole account, and something else uses it up: let that end, then run the job again. Let the jobs that purge run one after the other, or with a lower `rate-limit` each.'
                : `The limit counts for the whole account: lower \`rate-limit\`, let the jobs that purge run one after the other, or raise \`timeout\` (${setup.timeoutSeconds} s), which bounds the wait.`;
        case 'purge-unreachable':
            return "Run the job again; if it goes on, check `api-url`, the network and imgix's status page.";
        case 'purge-rejected':
            return toRejectedRemedy(status, origins, setup, others);
        default:
            return code;
    }
}
/** Comes first where the words of a fault tell what stood in the way; with a space behind it, or empty. */
function toWayAdvice(words) {
    const proxy = (0,_platform_http_http_js__WEBPACK_IMPORTED_MODULE_0__/* .findProxy */ .EE)(words);
    if (words.includes(_platform_http_http_js__WEBPACK_IMPORTED_MODULE_0__/* .ownAuthority */ .qw))
        return `That host, or something between the runner and it that opens TLS, shows a certificate of an authority that Node does not know: name the file of that authority in \`NODE_EXTRA_CA_CERTS\`${proxy === undefined ? '' : ', or except the host from the proxy by `NO_PROXY`'}. `;
    if (isOfTls(words))
        return 'The host must speak TLS, with a certificate that is valid for its name. ';
    return proxy === undefined
        ? ''
        : `Check the proxy that ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(proxy)} names: its address, user name and password, and whether it lets this host through. What needs no proxy belongs into \`NO_PROXY\`. `;
}
/** The host's own fault, of what its certificate says or of speaking none. */
function isOfTls(words) {
    return words.includes(`${_platform_http_http_js__WEBPACK_IMPORTED_MODULE_0__/* .tlsFailed */ .ZT}: `) && !words.includes(_platform_http_http_js__WEBPACK_IMPORTED_MODULE_0__/* .ownAuthority */ .qw);
}
const oddKeyAdvice = 'The key does not begin with `ak_`, and the retired API v2 was asked: is it an API key, and not the token of a Source?';
const retiredAdvice = '`api-version` is `v2`, which imgix retired in March 2021: leave it out.';
/** More hosts than these are no help. */
const maxHosts = 5;
function toRejectedRemedy(status, origins, { isKeyOdd, isRetiredApi, isSubImage }, { purged, isServed }) {
    const hosts = origins.slice(0, maxHosts).map(_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD).join(', ');
    const isOfHost = status === 400 || status === 404;
    if (isOfHost && origins.every((origin) => purged.has(origin))) {
        const why = status === 400 ? ofBadUrl : isServed ? ofServedFile : ofUnknownFile;
        return `imgix has accepted other purges of ${hosts} in this run, ${why}`;
    }
    if (status === 402)
        return 'A limit of the plan of the imgix account is reached.';
    const ofKey = isKeyOdd ? `${oddKeyAdvice} ` : isRetiredApi ? `${retiredAdvice} ` : '';
    if (isOfHost)
        return `${ofKey}${isSubImage ? 'Check `source-id`. ' : ''}Compare ${hosts} with the domains of the Source in the imgix dashboard: each must belong to the account of the API key, and be deployed.`;
    if (status !== null && status >= 300 && status < 400)
        return `${ofKey}It is a redirect, which is not followed with the key: check \`api-url\`.`;
    return `${ofKey}Check \`api-url\`, and whether a proxy answers in the place of imgix.`;
}
const ofUnknownFile = 'so it seems to answer 404 for files that it has never had. If this is a new file, run the job again once it is deployed.';
const ofServedFile = "and serves what it answers 404 for: run the job again. If it goes on, give the request id to imgix's support.";
const ofBadUrl = 'so the host is right, and what imgix finds wrong is the rest of the URL: correct or rename it, or leave it out by a line of `files` that begins with `!`.';


/***/ }),

/***/ 2292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ toEarly),
/* harmony export */   $X: () => (/* binding */ toStaleRemedy),
/* harmony export */   AI: () => (/* binding */ toPointRemedy),
/* harmony export */   O7: () => (/* binding */ deploymentDeletes),
/* harmony export */   _0: () => (/* binding */ toKept),
/* harmony export */   js: () => (/* binding */ toReadyRemedy),
/* harmony export */   s2: () => (/* binding */ isFaulty),
/* harmony export */   wk: () => (/* binding */ toTwinRemedy)
/* harmony export */ });
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6747);
/* harmony import */ var _group_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5803);
/* harmony import */ var _in_front_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3292);
// What to do where imgix still has the state from before: usually the Source was late, in sentences.



/** `arrived`: the new files of this run that imgix is proved to have. */
function toStaleRemedy(group, setup, { place, isElsewhere }, arrived) {
    if (hasArrived(group))
        return toArrivedRemedy(group, setup);
    if (group.isOfRemoved)
        return toRemovedRemedy(group, setup, place);
    if (setup.hasOrigin)
        return `${toReadyRemedy(setup, place)} ${unchangedAdvice}`;
    if (isElsewhere)
        return `Other hosts of this run have their files already. If this one shows the same Source, ${toLonger(setup)}. Otherwise put this step after the deployment to its Source, too.`;
    const short = toShort(setup);
    if (group.hosts.isSubsetOf((0,_group_js__WEBPACK_IMPORTED_MODULE_0__/* .toOrigins */ .p5)(arrived)))
        return `${short}${toLeftOut(group)}`;
    const where = setup.trialEnvironment === undefined ? placeAdvice : 'Otherwise';
    return `${short}${toEarly(setup)}${where} ${lateAdvice}`;
}
/** imgix says that a purge takes up to a minute. https://docs.imgix.com/getting-started/setup/purging-assets */
const effectSeconds = 60;
/** A sentence with a space after it, where the purge may only not have had its effect yet. */
function toShort({ timeoutSeconds }) {
    return timeoutSeconds < effectSeconds
        ? `It was checked for ${timeoutSeconds} s only: imgix may need a minute, so raise \`timeout\` or leave it out. `
        : '';
}
function toLeftOut({ count }) {
    const [was, it] = count === 1 ? ['was this one', 'it'] : ['were these', 'them'];
    return `Other files of this run have arrived. If those came with an earlier deployment, put this step after the deployment of ${it}, or give \`origin-url\`. Otherwise: ${was} left out (\`aws s3 sync --size-only\` leaves out an edit of the same length), or does the Source answer 304 for ${it}, as servers do that go by the date of a file? Upload ${it} anew.`;
}
/** It ends with the beginning of a sentence, which `lateAdvice` goes on with. */
const placeAdvice = 'Usually the purge came before the deployment, and then it does nothing. Put this step after the deployment, or give `origin-url`, so that the purge waits for it. If it stands there already,';
/** docs/troubleshooting.md has more of each. */
const lateAdvice = 'open the file at the Source itself, past imgix. Old there: the upload failed, or goes elsewhere. New there: imgix reads another place or is slow, or a cache in front of the Source gives it the old file.';
/** imgix has the new file, or has shown it in some checks, and not only before the purge could have its effect. */
function hasArrived({ first: { verification } }) {
    const { cause, seen = [] } = verification;
    const isHeld = cause?.kind === 'old-rendering' && cause.isHeld === true;
    return isHeld || seen.some((one) => one.cause === null || one.cause.kind === 'other-point');
}
function toArrivedRemedy(group, { timeoutSeconds }) {
    const arrived = group.isOfRemoved ? 'The Source no longer has the file' : 'The deployment has arrived';
    return `${arrived}, and the purge has not reached every point of presence of imgix; which of them answers is up to the CDN. Raise \`timeout\` (${timeoutSeconds} s), or run the job again. If it goes on, purge the cache of your own that may stand in front of imgix; without one, imgix's support can look at it.`;
}
/** One point of presence gave something else than the others. Where it gave no file, that is no matter of the purge. */
function toPointRemedy(group, setup) {
    const { cause } = group.first.verification;
    if (cause?.kind !== 'other-point' || !isFaulty(cause.gave))
        return toArrivedRemedy(group, setup);
    const { gave } = cause;
    const isFiltered = gave.kind === 'refused' || gave.kind === 'challenge' || gave.kind === 'not-an-asset';
    return `That point of presence fails, or refuses this step: run the job again. If it goes on, imgix's support can look at it.${isFiltered ? (0,_in_front_js__WEBPACK_IMPORTED_MODULE_1__/* .toFilterRemedy */ .c8)(group.hosts) : ''}`;
}
/** It says nothing of the file, nor of the purge. */
function isFaulty({ kind }) {
    return ['status', 'unreachable', 'refused', 'challenge', 'redirect', 'not-an-asset', 'other-cache'].includes(kind);
}
function toRemovedRemedy({ first, twin }, setup, place) {
    if (twin !== undefined)
        return `${toShort(setup)}${toTwinRemedy(first, twin)}`;
    // A 403 lets the purge go, as storage that may not be listed gives it for what is gone.
    if (setup.hasOrigin)
        return `If \`origin-url\` is not where imgix reads, or answers 403 and so may refuse this step, the Source may still have the file: remove it there, then run the job again. Otherwise ${toLonger(setup)}; and if it goes on, imgix reads another place: check ${place}.`;
    if (first.change === 'requested')
        return `${toShort(setup)}${toKept(first, setup)}Usually the Source still has the file: remove it there first, then run the job again. A purge that comes earlier does nothing.`;
    return `${toShort(setup)}${toEarly(setup)}Usually the Source still has the file: does ${deploymentDeletes}, and does it end before this step? A purge that comes earlier does nothing.`;
}
/** It stands inside a question. */
const deploymentDeletes = 'the deployment delete there what git no longer has (`aws s3 sync --delete`, say)';
/** imgix asks by what it has stored, and stops at 304. https://docs.imgix.com/getting-started/setup/purging-assets */
const unchangedAdvice = 'Or the Source tells it that nothing has changed (304), as servers do that go by the date of a file: upload the files anew, with a new date.';
/** Neither the deployment nor `origin-url` is what is missing. */
function toReadyRemedy(setup, place) {
    return `The Source was ready before the purge. Either imgix reads another place than \`origin-url\`: check ${place}. Or a cache in front of the Source gives imgix an old answer. Or ${toLonger(setup)}.`;
}
function toLonger({ timeoutSeconds }) {
    return `imgix needs longer: raise \`timeout\` (${timeoutSeconds} s), or run the job again`;
}
/** A sentence with a space after it, where the files of the run may not be deployed to what imgix shows. */
function toEarly({ proposal, trialEnvironment }) {
    if (trialEnvironment !== undefined)
        return `This deployment went to ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(trialEnvironment)}: if imgix shows another environment, start this step for that one only (\`if: github.event.deployment.environment == 'Production'\`). `;
    if (proposal === undefined)
        return '';
    const what = proposal === 'merge queue'
        ? 'This run is of a merge queue, before the merge, and most changes are deployed after it'
        : 'This run is of a pull request, and most are deployed only when they are merged';
    return `${what}: run this step on \`push\`, or give \`dry-run: true\`. `;
}
/** Sentences with a space after them, where somebody may not have meant to take down what they have asked for. */
function toKept({ change, file }, { keptFiles }) {
    return change === 'requested' && keptFiles?.has(file ?? '')
        ? 'This run has `expect: gone`, which proves that an image is taken down, and git still has the file: if it is to stay, leave that line out. '
        : '';
}
/** To remove the file there would remove what it is called now. `twin`: its name. A line of `files` would leave out both. */
function toTwinRemedy({ file, change }, twin) {
    const old = (0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(file ?? '');
    const pass = change === 'requested'
        ? 'leave that line out of the list'
        : 'let it pass by one run with `change-types` without `deleted`';
    return `${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(twin)} differs from ${old} in capitals alone. If the Source tells them apart, as buckets do, ${old} is still there: remove it alone, and run the job again. If it does not, the old name cannot be gone, and nothing is to be removed: ${pass}.`;
}


/***/ }),

/***/ 547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y4: () => (/* binding */ toStatusRemedy),
/* harmony export */   Yv: () => (/* binding */ mayBePointer),
/* harmony export */   _E: () => (/* binding */ lfsRemedy)
/* harmony export */ });
/* harmony import */ var _in_front_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3292);

/** `origins`: that answer so. `isOfRemoved`: of files that had to go. `mayBePointer`: see below. https://docs.imgix.com/setup/serving-assets (HTTP status codes) */
function toStatusRemedy(status, origins, { isOfRemoved = false, isPointer = false } = {}) {
    switch (status) {
        case 401:
            return (0,_in_front_js__WEBPACK_IMPORTED_MODULE_0__/* .toCredentialsRemedy */ .Oz)(origins);
        case 402:
            return 'A limit of the plan of the imgix account is reached: raise it there, then run the job again.';
        case 413:
            return `Open one of the URLs: ${leftOut}`;
        case 421:
        case 422:
            return isOfRemoved
                ? "The Source gives something else in the place of the file. If it is your site's page for a missing file, let the Source give it with status 404 instead of 200."
                : `${isPointer ? `The file is in Git LFS: has the deployment uploaded the pointer in its place? ${lfsRemedy} Otherwise open` : 'Open'} one of the files at the Source. If that gives your site's page for a missing file, put this step after the deployment. Otherwise ${leftOut}`;
        case 414:
            return 'Shorten the path of the file, or the queries of `verify-params`.';
        case 429:
            return 'The host limits how many requests it answers: lower `rate-limit`, which spreads the checks, too, or raise `timeout`. If the limit is set in front of imgix, let the runner through there, by its user agent `imgix-purge-action` or by `verify-headers`.';
        default:
            return "Run the job again; if it goes on, look at imgix's status page, and at what answers at `base-url`.";
    }
}
/** imgix cannot render it, and git has it as a Git LFS pointer, which may have been deployed in its place. */
function mayBePointer(status, { file }, { lfsFiles }) {
    return (status === 421 || status === 422) && lfsFiles?.has(file ?? '') === true;
}
const lfsRemedy = 'Fetch the LFS files before the upload: `lfs: true` in actions/checkout, or `git lfs pull`.';
const leftOut = 'what imgix cannot render is left out by a line of `files` that begins with `!`, or mended in the repository.';


/***/ }),

/***/ 3418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ toWhere),
/* harmony export */   L: () => (/* binding */ toBaseUrls)
/* harmony export */ });
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6747);
// The inputs that decide where imgix is asked, for the sentences that doubt them.

/** `proved`: the origins on which this run has proved that there is a file. */
function toWhere({ hosts }, { root, baseUrls: all }, proved) {
    const isElsewhere = proved.size > 0 && proved.isDisjointFrom(hosts);
    const own = toBaseUrls(all, hosts);
    const baseUrls = own.map(_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD).join(', ');
    return {
        place: `${isElsewhere ? '' : `\`root\` (${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(root || '.')}) and `}\`base-url\` (${baseUrls})`,
        baseUrls,
        isElsewhere,
        // Of two on one host it may be the other that has them.
        mayBeWrong: own.length > hosts.size || !hosts.isSubsetOf(proved),
    };
}
/** Those on these hosts; all of them where none is. */
function toBaseUrls(baseUrls, hosts) {
    const own = baseUrls.filter((url) => hosts.has(new URL(url).origin));
    return own.length > 0 ? own : baseUrls;
}


/***/ }),

/***/ 6210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G9: () => (/* binding */ forCertain),
/* harmony export */   Ge: () => (/* binding */ toReason),
/* harmony export */   Jg: () => (/* binding */ evidenceWords),
/* harmony export */   SV: () => (/* binding */ toNeverSeenWords),
/* harmony export */   Sc: () => (/* binding */ toRepeats),
/* harmony export */   Wj: () => (/* binding */ toBasis),
/* harmony export */   XK: () => (/* binding */ tellNeverSeen),
/* harmony export */   e9: () => (/* binding */ failures),
/* harmony export */   w2: () => (/* binding */ toFailure),
/* harmony export */   xs: () => (/* binding */ toProofProblem)
/* harmony export */ });
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(6747);
/* harmony import */ var _diagnosis_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6414);
/* harmony import */ var _diagnosis_diagnosis_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(985);
/* harmony import */ var _diagnosis_finding_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9433);
/* harmony import */ var _run_report_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7034);
/* harmony import */ var _words_cause_words_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2919);
// What came of one asset, in a few words: for its line in the log, its row in the summary and its annotation.






/** In the order in which the verdict counts them. */
const failures = ['not proved', 'not purged', 'not compared', 'not at imgix'];
/** For one that failed. The verdict counts by the same words. */
function toFailure(asset) {
    if ((0,_run_report_js__WEBPACK_IMPORTED_MODULE_2__/* .isPurged */ ._Y)(asset))
        return 'not proved';
    const { purge, verification } = asset;
    if (purge.outcome !== 'skipped' || verification.outcome === 'skipped')
        return 'not purged';
    return verification.cause?.kind === 'missing' ? 'not at imgix' : 'not compared';
}
/**
 * Why one failed, in a clause, with the checks that have shown it; what many share is told at length by the diagnosis. Of one that was
 * not purged, what imgix served all the same is no reason.
 */
function toReason(asset) {
    const code = (0,_diagnosis_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .toDiagnosisCode */ .Ut)(asset);
    const checks = code === null || (0,_diagnosis_diagnosis_js__WEBPACK_IMPORTED_MODULE_4__/* .isNotPurged */ .D)(code) ? undefined : toChecked(asset.verification);
    return `${(0,_diagnosis_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .toAssetFinding */ .B)(code, asset)}${checks === undefined ? '' : `, in ${checks}${toRepeats(asset.purge)}`}`;
}
/** What the proof of one that `isNeverSeen` rests on. */
function toNeverSeenWords(asset) {
    return `${tellNeverSeen(1)}${(0,_run_report_js__WEBPACK_IMPORTED_MODULE_2__/* .isSeenUnclearly */ .zD)(asset) ? forCertain : ''}`;
}
/** The same of so many. */
function tellNeverSeen(count) {
    return count === 1
        ? 'gives nothing, and this run never saw it served'
        : 'give nothing, and this run never saw them served';
}
/** Goes behind it where `isSeenUnclearly`. */
const forCertain = ' for certain';
/** What each kind of evidence rests on, what is there before what is gone. */
const evidenceWords = {
    bytes: "the file's own bytes",
    metadata: 'what imgix tells of the file it holds',
    changed: 'other bytes than before the purge (the weaker proof)',
    gone: 'an answer that there is none any more',
    replaced: 'another image in its place',
    superseded: 'the state of a newer commit',
};
/** Such as ", purged 3 times"; nothing where once was enough. */
function toRepeats({ repeats }) {
    return repeats === 0 ? '' : `, purged ${repeats + 1} times`;
}
/** In how many checks it was seen, with what they have shown where that was not always the same; undefined where none was made. */
function toChecked({ checks, seen = [] }) {
    return checks === 0 ? undefined : ((0,_words_cause_words_js__WEBPACK_IMPORTED_MODULE_3__/* .toAnswersWords */ .AX)(seen) ?? (0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .toCount */ .zK)(checks, 'check'));
}
/** Of an asset that was checked; null where it is proved. */
function toProofProblem({ error, note }, verification) {
    const { outcome, detail, seconds } = verification;
    if (outcome === 'verified' || outcome === 'skipped')
        return null;
    const seen = `${detail} Seen for ${Math.round(seconds)} s, in ${toChecked(verification) ?? 'no check'}.`;
    if (error !== null)
        return { code: error.code, message: `${error.message} ${seen}` };
    const odd = note === null ? '' : ` Odd about the purge: ${note}`;
    return { code: outcome, message: `${seen}${odd}` };
}
/** What a URL was held against, unless it is git's difference, or nothing as it is taken down. */
function toBasis(asset, expected) {
    const isByDifference = asset.change !== 'requested' && asset.change !== 'selected';
    if (asset.expected.kind === 'removed')
        return '';
    if (asset.expected.kind === 'updated')
        return isByDifference ? '' : ` Compared with the file of the ${asset.expected.now ? 'repository' : 'workspace'}.`;
    return expected.kind === 'unknown'
        ? ' Compared with the answer before the purge.'
        : ' Compared with what the Source serves.';
}


/***/ }),

/***/ 7034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BL: () => (/* binding */ isProvedThere),
/* harmony export */   C1: () => (/* binding */ toAssetReport),
/* harmony export */   WN: () => (/* binding */ hasFailed),
/* harmony export */   _O: () => (/* binding */ emptyReport),
/* harmony export */   _Y: () => (/* binding */ isPurged),
/* harmony export */   cr: () => (/* binding */ toCounts),
/* harmony export */   fy: () => (/* binding */ conclusions),
/* harmony export */   mX: () => (/* binding */ isNeverSeen),
/* harmony export */   p4: () => (/* binding */ isVerified),
/* harmony export */   uE: () => (/* binding */ purgeSkipped),
/* harmony export */   zD: () => (/* binding */ isSeenUnclearly)
/* harmony export */ });
/** Of a matrix the first that any of its jobs has: one without assets says nothing of the others. */
const conclusions = ['failure', 'success', 'dry-run', 'nothing-to-do'];
/** Of a run that has come to nothing yet, and that nothing is wrong with. */
const emptyReport = {
    schemaVersion: 1,
    conclusion: 'nothing-to-do',
    range: null,
    funnel: null,
    reconciliation: null,
    counts: { urls: 0, purged: 0, verified: 0, unverified: 0, failed: 0 },
    error: null,
    diagnoses: [],
    catchUp: null,
    setupChecks: null,
    notices: [],
    warnings: [],
    shard: null,
    joinedFrom: null,
    assets: [],
};
const purgeSkipped = {
    outcome: 'skipped',
    attempts: 0,
    repeats: 0,
    status: null,
    purgeId: null,
    error: null,
    note: null,
};
function toAssetReport(asset, purge, verification, problem) {
    return { url: asset.url, file: asset.file, change: asset.change, purge, verification, problem };
}
/** imgix took the purge, or had the same one under way. */
function isPurged({ purge }) {
    return purge.outcome === 'accepted' || purge.outcome === 'duplicate';
}
function isVerified({ verification }) {
    return verification.outcome === 'verified';
}
/** Was to be taken down, and this run has only seen that nothing is there: a misspelt address looks the same. */
function isNeverSeen({ change, verification: { outcome, removal } }) {
    return change === 'requested' && outcome === 'verified' && removal?.lastServedAt === null;
}
/** What it gave before may have been the file, or a message. */
function isSeenUnclearly(report) {
    return isNeverSeen(report) && report.verification.removal?.lastUnclearAt !== undefined;
}
/** Proved to be there: not as gone, nor as what a newer commit has, which may have removed it. */
function isProvedThere(report) {
    const { evidence } = report.verification;
    return isVerified(report) && (evidence === 'bytes' || evidence === 'metadata' || evidence === 'changed');
}
/** A proof outweighs a purge that imgix turned down. */
function hasFailed({ problem }) {
    return problem !== null;
}
function toCounts(assets) {
    const counts = { urls: assets.length, purged: 0, verified: 0, unverified: 0, failed: 0 };
    for (const asset of assets) {
        if (isPurged(asset))
            counts.purged++;
        if (isVerified(asset))
            counts.verified++;
        else if (isPurged(asset))
            counts.unverified++;
        if (hasFailed(asset))
            counts.failed++;
    }
    return counts;
}


/***/ }),

/***/ 854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L5: () => (/* binding */ unknown),
/* harmony export */   N4: () => (/* binding */ note),
/* harmony export */   Qm: () => (/* binding */ wrong),
/* harmony export */   pG: () => (/* binding */ right),
/* harmony export */   tI: () => (/* binding */ toCheckWords)
/* harmony export */ });
const toCheck = (verdict) => (about, finding, remedy = null) => ({
    about,
    verdict,
    finding,
    remedy,
    code: null,
});
const right = toCheck('right');
const note = toCheck('note');
const unknown = toCheck('unknown');
/** What was found, and what to do, in one line: for the log and for annotations. */
function toCheckWords({ about, finding, remedy }) {
    return `${about}: ${finding}${remedy === null ? '' : ` ${remedy}`}`;
}
function wrong(about, code, finding, remedy) {
    return { about, verdict: 'wrong', finding, remedy, code };
}


/***/ }),

/***/ 4863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ toForgiving),
/* harmony export */   m: () => (/* binding */ toOwnMapping)
/* harmony export */ });
/** What lets a run pass all the same, as advice; nothing where it is set already. */
function toForgiving({ verify }, before) {
    return verify === 'warn' ? '' : `${before}set \`verify: warn\``;
}
/** What was found on one of these hosts. */
function toOwnMapping({ mapping }, origins) {
    const own = new Set(origins);
    return mapping && [mapping, ...(mapping.others ?? [])].find((one) => one.origins.some((origin) => own.has(origin)));
}


/***/ }),

/***/ 6281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  FR: () => (/* binding */ failsRun),
  Zl: () => (/* binding */ toFailedReport),
  ZN: () => (/* binding */ toRunReport)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/report/catch-up.js
var catch_up = __nccwpck_require__(9703);
// EXTERNAL MODULE: ./lib/report/diagnosis/diagnose.js + 2 modules
var diagnose = __nccwpck_require__(4034);
// EXTERNAL MODULE: ./lib/report/diagnosis/diagnosis.js
var diagnosis = __nccwpck_require__(985);
// EXTERNAL MODULE: ./lib/report/run-report.js
var run_report = __nccwpck_require__(7034);
// EXTERNAL MODULE: ./lib/platform/wording.js
var wording = __nccwpck_require__(6747);
// EXTERNAL MODULE: ./lib/report/diagnosis/codes.js
var codes = __nccwpck_require__(6414);
// EXTERNAL MODULE: ./lib/report/diagnosis/remedies/missing.js
var missing = __nccwpck_require__(9705);
// EXTERNAL MODULE: ./lib/report/diagnosis/remedies/purge.js
var purge = __nccwpck_require__(4270);
// EXTERNAL MODULE: ./lib/report/outcome-words.js
var outcome_words = __nccwpck_require__(6210);
;// CONCATENATED MODULE: ./lib/report/warnings.js
// What is odd about the assets of a run although none of them has failed for it, in sentences.






function toWarnings(reports, setup) {
    return [
        ...warnOfNeverSeen(reports, setup),
        ...warnOfSlips(reports, setup),
        ...warnOfNotReached(reports),
        ...warnOfUnpurged(reports, setup),
    ];
}
function warnOfNeverSeen(reports, { slips }) {
    const found = reports.filter(run_report/* isNeverSeen */.mX);
    const first = found.find(({ file }) => slips?.has(file ?? '')) ?? found[0];
    if (first === undefined)
        return [];
    const slip = slips?.get(first.file ?? '');
    // Text, or an image of a wrong type, looks like a message.
    const [certainly, unclear] = found.every(run_report/* isSeenUnclearly */.zD)
        ? [outcome_words/* forCertain */.G9, ' What came before the purge may have been a message.']
        : ['', ''];
    return [
        `${(0,wording/* toUrlCount */.UX)(found.length)} to be taken down ${(0,outcome_words/* tellNeverSeen */.XK)(found.length)}${certainly}, such as ${first.url}.${unclear} ${slip ?? missing/* isAddressRight */.tJ} A misspelt one looks just like an image that is gone.`,
    ];
}
/** Of others than takedowns it is said before anything is sent. */
function warnOfSlips(reports, setup) {
    const misspelt = setup.isTakedown ? reports.filter((report) => (0,codes/* mayBeMisspelt */.KM)(report, setup)) : [];
    return misspelt
        .slice(0, maxSlips)
        .map(({ url, file }) => `imgix had nothing at ${url} before the purge. ${setup.slips?.get(file ?? '')}`);
}
const maxSlips = 3;
/** Nothing can be done about it in this run: whom imgix's answers come from is chance. */
function warnOfNotReached(reports) {
    const found = reports.filter(({ verification: { notReached } }) => notReached !== undefined);
    const [first] = found;
    if (first === undefined)
        return [];
    const names = new Set(found.flatMap(({ verification: { notReached = [] } }) => notReached));
    const points = [...names].map(wording/* quote */.hD).join(', ');
    return [
        `${(0,wording/* toUrlCount */.UX)(found.length)} proved, such as ${first.url}, but not at every point of presence: ${points} gave something else, and nothing since for a minute after the last purge. Visitors there may get it still.`,
    ];
}
/**
 * A proof outweighs a purge that was turned down, but the next one may be needed; and imgix may answer so for what it has never had. Each
 * host counts by itself: beside a right one, another may not be of imgix.
 */
function warnOfUnpurged(reports, setup) {
    const isUnpurged = ({ purge, verification }) => purge.error?.code === 'purge-rejected' && verification.outcome === 'verified';
    const unpurged = [...Map.groupBy(reports, ({ url }) => new URL(url).origin)].filter(([, ofHost]) => ofHost.every(isUnpurged) && ofHost.some(({ change }) => change !== 'added'));
    const byStatus = Map.groupBy(unpurged, ([, [first]]) => first?.purge.status ?? null);
    return [...byStatus].map(([status, hosts]) => {
        const origins = hosts.map(([origin]) => origin);
        const words = `Nothing was purged at ${(0,wording/* listFirst */.rL)(origins, purge/* maxHosts */.im, wording/* quote */.hD)}: imgix turned down every purge there (${status}). What is served there is right all the same, but the next change may stay stale. Is it a domain of the Source at imgix?`;
        return `${words} ${(0,purge/* toPurgeRemedy */.b2)('purge-rejected', status, origins, setup)}`;
    });
}

;// CONCATENATED MODULE: ./lib/report/to-run-report.js






/** With `warn`, what was not proved does not fail the run; what was not purged does. */
function toRunReport(outcome, setup) {
    const { reports = [], reason, isDryRun = false, range = null, reconciliation = null, setupChecks = null } = outcome;
    const error = outcome.error === undefined ? null : toReportedError(outcome.error, setup.docs);
    const conclusion = toConclusion(outcome, setup);
    const diagnoses = (0,diagnose/* diagnose */.h)(reports, { ...setup, wasStale: reconciliation !== null });
    // What a merge queue brings is deployed, and purged, by what comes after it.
    const isOwn = !isDryRun && setup.proposal !== 'merge queue';
    const isLeft = conclusion === 'failure' && reports.length > 0 && isOwn;
    return {
        ...run_report/* emptyReport */._O,
        conclusion,
        range,
        funnel: outcome.funnel ?? null,
        reconciliation,
        counts: (0,run_report/* toCounts */.cr)(reports),
        error,
        diagnoses,
        catchUp: isLeft ? (0,catch_up/* toCatchUp */._5)({ range, reconciliation, isMisled: (0,catch_up/* isMisled */.Bg)(diagnoses, reports, setup) }) : null,
        setupChecks,
        notices: [...outcome.notices, ...(conclusion === 'nothing-to-do' && reason !== undefined ? [reason] : [])],
        warnings: [...(outcome.warnings ?? []), ...toWarnings(reports, setup)],
        shard: outcome.shard ?? null,
        assets: reports,
    };
}
function toConclusion({ reports = [], error, setupChecks, isDryRun }, { verify }) {
    const isWrong = setupChecks?.some(({ verdict }) => verdict === 'wrong') ?? false;
    if (error !== undefined || isWrong || reports.some((report) => failsRun(report, verify)))
        return 'failure';
    if (setupChecks === undefined && reports.length === 0)
        return 'nothing-to-do';
    return isDryRun ? 'dry-run' : 'success';
}
/** For a run that stopped before it had assets. `docs`: see `Setup`. */
function toFailedReport(error, docs, { shard, base, isSinceSuccess = false, isJoin } = {}) {
    const reported = toReportedError(error, docs);
    return {
        ...run_report/* emptyReport */._O,
        conclusion: 'failure',
        error: reported,
        catchUp: base === undefined ? null : (0,catch_up/* toCatchUpFrom */.wK)(base, reported.code, isSinceSuccess),
        shard: shard ?? null,
        joinedFrom: isJoin ? [] : null,
    };
}
/** With `warn` only what was not purged does. */
function failsRun(report, verify) {
    if (!(0,run_report/* hasFailed */.WN)(report))
        return false;
    return verify !== 'warn' || !(0,run_report/* isPurged */._Y)(report);
}
/** What is no `ActionError` is a fault of this action: `internal`. `docs`: see `Setup`. */
function toReportedError(error, docs) {
    if (error instanceof errors/* ActionError */.l)
        return { code: error.code, message: error.message, link: (0,diagnosis/* toLink */.S)(docs, error.code) };
    const words = error instanceof Error ? error.message : String(error);
    return {
        code: 'internal',
        message: `Internal error: ${words.replace(/\.$/, '')}. Please report it, with the log of this step after a re-run with debug logging, and with the report file.`,
        link: (0,diagnosis/* toLink */.S)(docs, 'internal'),
    };
}


/***/ }),

/***/ 2919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AX: () => (/* binding */ toAnswersWords),
/* harmony export */   FW: () => (/* binding */ toUnseenWords),
/* harmony export */   J5: () => (/* binding */ toAnswerWords),
/* harmony export */   O: () => (/* binding */ toCauseWords),
/* harmony export */   WF: () => (/* binding */ toTally),
/* harmony export */   gs: () => (/* binding */ toHost)
/* harmony export */ });
/* harmony import */ var _platform_http_http_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7282);
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6747);
// What imgix was seen to answer, as a clause: the same words in the log, in annotations and in the summary.


/** `isRemoved`: of a file that had to go. Text from outside stands in backticks. */
function toCauseWords(cause, before, isRemoved = false) {
    const due = isRemoved ? 'no such file' : 'the new state';
    switch (cause.kind) {
        case 'old-bytes':
            return 'imgix still serves the bytes of the old file';
        case 'old-rendering':
            return cause.isHeld
                ? 'imgix has the new file, and still serves what it made before the purge'
                : 'imgix still serves the state from before the purge';
        case 'missing':
            return cause.status === 200
                ? 'imgix serves the default image, which it gives for any path without a file'
                : `imgix answers ${cause.status}`;
        case 'refused':
            if (cause.status === 401)
                return 'the answer is 401, which asks for credentials';
            return `imgix answers ${cause.status} to the ${cause.signed ? 'signed' : 'unsigned'} URL`;
        case 'redirect':
            return `imgix answers ${cause.status}, a redirect to ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(toHost(cause.location))}`;
        case 'status':
            return `imgix answers ${cause.status}${toStatusReason(cause.status)}`;
        case 'challenge':
            return `a filter answers in the place of imgix (${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(cause.by)})`;
        case 'other-cache':
            return `a cache in front of imgix (${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(cause.by)}) gives what it had stored`;
        case 'not-an-asset':
            return (0,_platform_http_http_js__WEBPACK_IMPORTED_MODULE_0__/* .isMisencoded */ .Uy)(cause.nonAssetReason)
                ? `the answer has ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(cause.nonAssetReason)}`
                : `the answer is ${toNonAssetWords(cause.nonAssetReason)}, which is no asset`;
        case 'other-file':
            return `imgix holds a file of ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .toBytes */ .ZJ)(cause.contentLength)}, which is not the new one`;
        case 'lfs-pointer':
            return 'imgix serves the Git LFS pointer in the place of the file';
        case 'unknown-content':
            return `imgix serves ${cause.isAsBefore ? 'the same bytes as before the purge' : 'bytes'}, and nothing tells from which file they were made`;
        case 'unreachable':
            return `no ${(0,_platform_http_http_js__WEBPACK_IMPORTED_MODULE_0__/* .isMisencoded */ .Uy)(cause.reason) ? 'readable' : 'whole'} answer came (${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(cause.reason)})`;
        case 'never-seen':
            if (before === 'served')
                return 'imgix serves nothing there, and what it gave before the purge may have been a message, and not the file';
            return `imgix serves nothing there, and nothing shows that it ever did (before the purge: ${toBeforeWords(before)})`;
        case 'too-early':
            return `imgix serves ${due}, but nothing shows yet that it stays${isRemoved ? ' so' : ''}${toUnseenWords(before)}`;
        case 'other-point':
            return `imgix serves ${due}, but its point of presence ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(cause.pop)} gave something else when it was last reached (${toAnswerWords(cause.gave)})`;
        default:
            return cause;
    }
}
/** A type comes from outside. */
function toNonAssetWords(reason) {
    return reason.replace(/(?<=^content of the type ).+$/s, _platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD);
}
/** Such as "24 checks: 22 x 404, 2 x 503"; undefined where all have shown the same. */
function toAnswersWords(seen) {
    const counts = new Map();
    for (const { cause, checks } of seen) {
        const words = toAnswerWords(cause);
        counts.set(words, (counts.get(words) ?? 0) + checks);
    }
    if (counts.size < 2)
        return undefined;
    const total = counts.values().reduce((sum, count) => sum + count, 0);
    return `${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .toCount */ .zK)(total, 'check')}: ${toTally(counts)}`;
}
/** Such as "22 x 404, 2 x 503": the most frequent first, and so many of them at most. */
function toTally(counts, maxShown = counts.size) {
    const shown = [...counts].sort(([, one], [, other]) => other - one).slice(0, maxShown);
    return shown.map(([words, count]) => `${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .toNumber */ .Ro)(count)} x ${words}`).join(', ');
}
/** What a check has shown, in as few words as tell it from others. */
function toAnswerWords(cause) {
    switch (cause?.kind) {
        case 'old-bytes':
            return 'the old bytes';
        case 'old-rendering':
            return 'the state from before';
        case 'missing':
            return cause.status === 200 ? 'the default image' : String(cause.status);
        case 'refused':
        case 'redirect':
        case 'status':
            return String(cause.status);
        case 'challenge':
            return "a filter's page";
        case 'other-cache':
            return "another cache's answer";
        case 'not-an-asset':
            return 'no asset';
        case 'other-file':
            return 'another file';
        case 'lfs-pointer':
            return 'the Git LFS pointer';
        case 'unknown-content':
            return cause.isAsBefore ? 'the same as before' : 'unknown bytes';
        case 'unreachable':
            return 'no answer';
        case 'never-seen':
            return 'nothing there';
        case 'too-early':
        case 'other-point':
        case undefined:
            return 'the new state';
        default:
            return cause;
    }
}
/** `from`: the URL that redirects there, as an address may leave its own host out. What has no host, such as a script, as it is. */
function toHost(location, from) {
    return URL.parse(location, from)?.host || location;
}
/** Why nothing can be compared with what was there before the purge; empty where it can. */
function toUnseenWords(before) {
    return before === 'failed' || /^status (?!404|410)/.test(before)
        ? `, and what it served before the purge could not be seen (${toBeforeWords(before)})`
        : '';
}
function toBeforeWords(before) {
    if (before === 'not-asked')
        return 'not asked';
    return before === 'failed' ? 'no answer' : before.replace('status ', '');
}
/** https://docs.imgix.com/setup/serving-assets (HTTP status codes) */
function toStatusReason(status) {
    if (status === 402)
        return ', a limit of the imgix plan';
    if (status === 413)
        return ', the file is too large for imgix';
    if (status === 414)
        return ', the URL is longer than imgix accepts';
    if (status === 421)
        return ', the file is corrupt';
    if (status === 422)
        return ', imgix cannot render the file';
    return status >= 500 ? ', a fault at imgix or at the Source' : '';
}


/***/ }),

/***/ 2696:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AE: () => (/* binding */ isNotAtSource),
/* harmony export */   ZI: () => (/* binding */ toOriginProblem),
/* harmony export */   ZK: () => (/* binding */ mayBeMissing)
/* harmony export */ });
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6747);
/* harmony import */ var _cause_words_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2919);


/** `url` is the Source's own; `seconds`, how long it was waited for; `isRemoved`: it is a file that has to go, by hand or a deployment. */
function toOriginProblem({ detail, fault, isForGood }, { url, seconds, isRemoved, isTakedown }) {
    const toProblem = (what, why) => ({
        code: 'origin-not-ready',
        message: `${what}${isForGood ? '' : ` within ${seconds} s`}: ${url} ${detail}${toTarget(fault)}. ${why}`,
    });
    const why = 'It was not purged, because a purge before the deployment does nothing.';
    if (mayBeMissing(fault))
        return toProblem('The Source does not show the new file', why);
    if (fault !== null)
        return toProblem('The Source could not be asked', `It was not purged, because nothing shows that ${isTakedown ? 'it has been removed there' : 'the deployment has arrived'}.`);
    return isRemoved
        ? toProblem('The Source does not say that the file is gone', 'It was not purged, because a purge would make imgix load it again if it is still there.')
        : toProblem('The deployment has not arrived at the Source', why);
}
/** Storage that may not be listed says 403 of a missing file, and a filter of whom it refuses. */
function mayBeMissing(fault) {
    return fault?.kind === 'refused' && fault.status === 403;
}
/** Whether the Source seems to have no such file: so of an asset that was not purged. */
function isNotAtSource(cause) {
    return cause?.kind === 'missing' || mayBeMissing(cause);
}
function toTarget(fault) {
    return fault?.kind === 'redirect' ? `, a redirect to ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)((0,_cause_words_js__WEBPACK_IMPORTED_MODULE_0__/* .toHost */ .gs)(fault.location))}, which is not followed` : '';
}


/***/ }),

/***/ 4586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Pg: () => (/* binding */ toAlsoFrom),
/* harmony export */   Wh: () => (/* binding */ toReconciliationWords),
/* harmony export */   fX: () => (/* binding */ toFunnelWords)
/* harmony export */ });
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6747);

/** As many as there are at most. */
const maxShown = 10;
/** A sentence about what a range has besides its two ends; none where it has these alone. */
function toAlsoFrom({ alsoFrom = [] }) {
    if (alsoFrom.length === 0)
        return [];
    const list = (0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .listFirst */ .rL)(alsoFrom, maxShown, (commit) => commit.slice(0, 7));
    return [
        `Also compared with ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .toCount */ .zK)(alsoFrom.length, 'commit')} that may have been deployed since then, of which imgix may hold what no run of this workflow has purged with success: ${list}.`,
    ];
}
/** How many of the changed files are left at each step. */
function toFunnelWords({ changed, belowRoot, matchingFiles, ofWantedKind, untaken }) {
    const matching = `${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .toNumber */ .Ro)(matchingFiles)} ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .toMatch */ .HX)(matchingFiles)} \`files\`${toUntakenWords(untaken)}`;
    const left = `${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .toNumber */ .Ro)(belowRoot)} below \`root\`; ${matching}`;
    return `${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .toCount */ .zK)(changed, 'file')} changed; ${left}; ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .toNumber */ .Ro)(ofWantedKind)} of a kind in \`change-types\``;
}
function toUntakenWords(untaken) {
    if (untaken === undefined)
        return '';
    const { count, first } = untaken;
    const more = count > first.length ? ` and ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .toNumber */ .Ro)(count - first.length)} more` : '';
    return ` (${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .toCount */ .zK)(count, 'image')} ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .toMatch */ .HX)(count)} none of its lines: ${first.map(_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD).join(', ')}${more})`;
}
function toReconciliationWords({ compared, same, sameByMetadata, stale, missing, indeterminate, downloadedBytes, }) {
    const megabytes = Math.round(downloadedBytes / 100_000) / 10;
    const by = sameByMetadata === 0 ? '' : ` (${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .toNumber */ .Ro)(sameByMetadata)} of them by size and dimensions only)`;
    return `${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .toNumber */ .Ro)(compared)} checked: ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .toNumber */ .Ro)(same)} as they should be${by}, ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .toNumber */ .Ro)(stale)} stale, ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .toNumber */ .Ro)(missing)} not at imgix, ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .toNumber */ .Ro)(indeterminate.length)} that could not be compared. ${megabytes} MB were downloaded.`;
}


/***/ }),

/***/ 1356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./lib/changes/event/event-range.js
var event_range = __nccwpck_require__(1538);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/targets/selection/wanted-files.js + 9 modules
var wanted_files = __nccwpck_require__(12);
// EXTERNAL MODULE: ./lib/targets/url/base-url.js
var base_url = __nccwpck_require__(2051);
// EXTERNAL MODULE: ./lib/targets/url/other-host.js
var other_host = __nccwpck_require__(2137);
// EXTERNAL MODULE: ./lib/inputs/input-values.js
var input_values = __nccwpck_require__(5288);
// EXTERNAL MODULE: ./lib/inputs/raw-inputs.js
var raw_inputs = __nccwpck_require__(4917);
;// CONCATENATED MODULE: ./lib/inputs/addresses.js
// The inputs that are addresses: of imgix's domain, the Source and the API. What cannot be one of them is refused.





function parseBaseUrls(value) {
    const urls = (0,input_values/* parseLines */.Li)(value).map((line) => parseAddress('base-url', line));
    for (const { origin } of urls)
        refuseOtherHost(new URL(origin).hostname);
    return [...new Map(urls.map((url) => [(0,base_url/* toAddress */.ch)(url), url])).values()];
}
/** A purge does nothing there, and the files that it serves prove nothing of imgix. */
function refuseOtherHost(host) {
    const other = (0,other_host/* explainOtherHost */.q)(host);
    if (other === undefined)
        return;
    const bucket = other.kind === 'storage' ? '; the bucket belongs in `origin-url`' : '';
    throw new errors/* ActionError */.l('invalid-input', `Input \`base-url\`: \`${host}\` is ${other.words}. Give the domain under which imgix serves the files, such as \`${exampleUrls['base-url']}\`${bucket}.`);
}
const exampleUrls = {
    'base-url': 'https://example.imgix.net',
    'origin-url': 'https://www.example.com',
    'api-url': raw_inputs/* inputDefaults */.V0['api-url'],
};
function parseAddress(name, value) {
    const parsed = (0,base_url/* parseBaseUrl */.Q2)(value);
    if ('wrong' in parsed) {
        // A Source's name alone, as imgix's own pages show it.
        const isSource = name === 'base-url' && parsed.wrong === base_url/* namesNoDomain */.O8;
        const example = isSource ? `https://${value}.imgix.net` : exampleUrls[name];
        throw (0,input_values/* invalidInput */.aY)(name, value, `a URL such as \`${example}\` (${parsed.wrong})`);
    }
    return parsed;
}
/** A gateway may have a path; the path of the call is added to it. */
function parseApiUrl(value) {
    const url = parseAddress('api-url', value);
    if (/\/purger?$|\/api\/v\d+(\/|$)/.test(url.path))
        throw (0,input_values/* invalidInput */.aY)('api-url', value, `an origin such as \`${raw_inputs/* inputDefaults */.V0['api-url']}\`, to which the path of the call is added`);
    return url;
}
/** imgix has the new file only after the purge, which would wait for it. Another path of one's own host may be the Source behind it. */
function refuseOriginAtImgix({ baseUrls, originUrl }) {
    if (originUrl === undefined)
        return;
    const address = (0,base_url/* toAddress */.ch)(originUrl);
    const isOfImgix = originUrl.origin.endsWith('.imgix.net');
    if (!isOfImgix && !baseUrls.some((url) => (0,base_url/* toAddress */.ch)(url) === address))
        return;
    const words = isOfImgix ? 'an address of imgix, not of the Source' : 'on the host of a `base-url`';
    throw new errors/* ActionError */.l('invalid-input', `Input \`origin-url\`: \`${address}\` is ${words}. Give the address of the Source itself (the bucket or the web folder that imgix reads), or leave it out.`);
}

;// CONCATENATED MODULE: ./lib/inputs/shard.js

/** Undefined for no shard. */
function parseShard(value) {
    const shard = readShard(value);
    if (shard === undefined && value !== '')
        throw (0,input_values/* invalidInput */.aY)('shard', value, 'such as `1/4`, from `1/4` to `4/4`');
    return shard;
}
/** Undefined for a wrong one, too. */
function readShard(value) {
    const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(value) ?? [];
    const shard = { index: Number(index), count: Number(count) };
    return shard.index >= 1 && shard.index <= shard.count ? shard : undefined;
}
/**
 * A shard's share in whole purges, so that the shares add up to the rate and no window of the server's sees more. More
 * shards than purges a second could not hold that: jobs that know nothing of each other may all purge at once. A rate of
 * 0 is no limit: undefined.
 */
function toRateLimit(rate, shard) {
    if (rate === 0)
        return undefined;
    if (shard === undefined)
        return rate;
    if (shard.count > rate) {
        const value = `${shard.index}/${shard.count}`;
        throw (0,input_values/* invalidInput */.aY)('shard', value, `of at most ${rate} shards, because \`rate-limit\` leaves no purge a second to more`);
    }
    return Math.floor(rate / shard.count) + (shard.index <= rate % shard.count ? 1 : 0);
}

// EXTERNAL MODULE: ./lib/inputs/url-list.js
var url_list = __nccwpck_require__(5453);
// EXTERNAL MODULE: ./lib/inputs/verify-headers.js
var verify_headers = __nccwpck_require__(8072);
;// CONCATENATED MODULE: ./lib/inputs/inputs.js








const changeTypes = ['added', 'modified', 'deleted'];
/** Throws `ActionError` `invalid-input` for the first value that is wrong. */
function parseInputs(given) {
    const raw = (0,raw_inputs/* toWholeInputs */.gq)(given);
    const apiVersion = parseApiVersion(raw);
    const shard = parseShard(raw.shard);
    const inputs = {
        apiKey: (0,input_values/* parseSecret */.o7)('api-key', raw['api-key']),
        baseUrls: parseBaseUrls(raw['base-url']),
        root: (0,input_values/* parseRoot */.qo)(raw.root),
        files: parseGlobs(raw.files),
        changeTypes: parseChangeTypes(raw['change-types']),
        urls: raw.urls === '' ? undefined : (0,url_list/* parseUrlList */.J)('Input `urls`', raw.urls),
        urlsFile: raw['urls-file'] || undefined,
        expect: (0,input_values/* parseChoice */.HU)('expect', raw.expect, ['auto', 'gone']),
        select: (0,input_values/* parseChoice */.HU)('select', raw.select, ['changed', 'all', 'stale']),
        deployed: raw.deployed || undefined,
        base: (0,input_values/* parseRevision */.Pp)('base', raw.base),
        head: (0,input_values/* parseRevision */.Pp)('head', raw.head),
        since: (0,input_values/* parseChoice */.HU)('since', raw.since, ['auto', 'event', 'last-success']),
        path: raw.path,
        githubToken: (0,input_values/* parseSecret */.o7)('github-token', raw['github-token']) || undefined,
        apiVersion,
        apiUrl: parseApiUrl(raw['api-url']),
        subImage: parseSubImage(raw, apiVersion),
        secureUrlToken: (0,input_values/* parseSecret */.o7)('secure-url-token', raw['secure-url-token']) || undefined,
        originUrl: raw['origin-url'] === '' ? undefined : parseAddress('origin-url', raw['origin-url']),
        rateLimit: toRateLimit((0,input_values/* parseWholeNumber */.oA)('rate-limit', raw['rate-limit'], 0, 100), shard),
        shard,
        maxUrls: (0,input_values/* parseWholeNumber */.oA)('max-urls', raw['max-urls'], 1, 1_000_000),
        verify: (0,input_values/* parseChoice */.HU)('verify', raw.verify, ['strict', 'warn', 'off']),
        verifyParams: [...new Set((0,input_values/* parseLines */.Li)(raw['verify-params']).map(parseQuery))],
        verifyHeaders: (0,verify_headers/* parseVerifyHeaders */.pi)(raw),
        headerSecrets: (0,verify_headers/* toHeaderSecrets */.Cx)(raw),
        timeoutMs: (0,input_values/* parseWholeNumber */.oA)('timeout', raw.timeout, 1, 3600, 'seconds') * 1000,
        dryRun: (0,input_values/* parseBoolean */.yG)('dry-run', raw['dry-run']),
        diagnose: (0,input_values/* parseBoolean */.yG)('diagnose', raw.diagnose),
        joinReports: raw['join-reports'] || undefined,
        summaryImages: (0,input_values/* parseChoice */.HU)('summary-images', raw['summary-images'], ['auto', 'true', 'false']),
    };
    refuseUncheckedTakedown(inputs);
    refuseOriginAtImgix(inputs);
    return inputs;
}
/** Who takes an image down must not be told of a success that nobody has looked at. */
function refuseUncheckedTakedown({ expect, verify }) {
    if (expect !== 'gone' || verify !== 'off')
        return;
    throw new errors/* ActionError */.l('invalid-input', 'Input `verify: off` checks nothing, and `expect: gone` is a check: leave one of them out, or give `verify: warn`, which reports what is not proved and passes.');
}
function parseApiVersion(raw) {
    const version = (0,input_values/* parseChoice */.HU)('api-version', raw['api-version'], ['auto', 'v1', 'v2']);
    if (version !== 'auto')
        return version;
    return raw['api-key'] === '' || raw['api-key'].startsWith('ak_') ? 'v1' : 'v2';
}
function parseGlobs(value) {
    const globs = (0,input_values/* parseLines */.Li)(value);
    const broken = globs.find((glob) => !(0,wanted_files/* isUsableGlob */.xH)(glob));
    if (broken !== undefined)
        throw (0,input_values/* invalidInput */.aY)('files', broken, 'globs with every bracket, parenthesis and brace closed, or after a backslash');
    if (globs.every((glob) => glob.startsWith('!'))) {
        throw (0,input_values/* invalidInput */.aY)('files', globs.join(' '), 'globs of which one at least does not begin with `!`');
    }
    return globs;
}
function parseChangeTypes(value) {
    const words = value.split(/[\s,]+/).filter((word) => word !== '');
    if (words.length === 0)
        throw (0,input_values/* invalidInput */.aY)('change-types', value, 'one at least of `added`, `modified`, `deleted`');
    return new Set(words.map((word) => (0,input_values/* parseChoice */.HU)('change-types', word, changeTypes)));
}
function parseSubImage(raw, apiVersion) {
    const sourceId = raw['source-id'];
    if (sourceId !== '' && !/^[0-9a-f]{24}$/i.test(sourceId)) {
        throw (0,input_values/* invalidInput */.aY)('source-id', sourceId, '24 hexadecimal characters');
    }
    if (!(0,input_values/* parseBoolean */.yG)('sub-image', raw['sub-image'])) {
        if (sourceId !== '')
            throw (0,input_values/* invalidInput */.aY)('source-id', sourceId, 'empty unless `sub-image` is `true`');
        return undefined;
    }
    if (sourceId === '')
        throw (0,input_values/* invalidInput */.aY)('source-id', '', "the id of the parents' Source with `sub-image: true`");
    if (apiVersion === 'v2')
        throw (0,input_values/* invalidInput */.aY)('sub-image', 'true', '`false` with API v2, which has no sub-image purge');
    return { sourceId };
}
/** Encoded as a browser would, once and here: the signature is that of the query as it is sent. */
function parseQuery(line) {
    const query = line.replace(/^\?/, '');
    const isText = query.isWellFormed() && !/\p{Cc}/u.test(query);
    // These signs would be part of a name that imgix does not know, and what is proved then is not the derivative that is meant.
    if (/^([["'`]|- )/.test(query))
        throw (0,input_values/* invalidInput */.aY)('verify-params', line, oneQuery);
    if (!query.includes('=') || !isText || /[#?]/.test(query) || /(^|&)s=/.test(query))
        throw (0,input_values/* invalidInput */.aY)('verify-params', line, 'a query such as `w=400&auto=format`, without a signature');
    if (query.includes('&amp;'))
        throw (0,input_values/* invalidInput */.aY)('verify-params', line, 'a query with `&`, not `&amp;`, between its parts');
    // Commas and spaces belong into values (`auto=format,compress`), with nothing after them that has a value of its own.
    if (/[\s,;][\w-]+=/.test(query))
        throw (0,input_values/* invalidInput */.aY)('verify-params', line, oneQuery);
    return new URL(`https://example.imgix.net/?${query}`).search.slice(1);
}
const oneQuery = 'one query a line, without commas or spaces between several, and without quotation marks, brackets or dashes around it';

// EXTERNAL MODULE: ./lib/changes/event/deployment-events.js
var deployment_events = __nccwpck_require__(7273);
// EXTERNAL MODULE: ./lib/changes/open-repository.js + 11 modules
var open_repository = __nccwpck_require__(9201);
// EXTERNAL MODULE: ./lib/changes/range/range-notices.js
var range_notices = __nccwpck_require__(2334);
// EXTERNAL MODULE: ./lib/platform/event.js
var platform_event = __nccwpck_require__(7131);
// EXTERNAL MODULE: ./lib/platform/json.js
var json = __nccwpck_require__(601);
;// CONCATENATED MODULE: ./lib/dry-run.js




/**
 * A pull request from a fork, or of Dependabot, has no secrets of Actions: that is no fault of its author, so it gets a
 * dry run.
 */
function decideDryRun(inputs, event) {
    if (inputs.dryRun || inputs.apiKey !== '')
        return { dryRun: inputs.dryRun, notices: [] };
    if ((0,platform_event/* isForkPullRequest */.B7)(event)) {
        return {
            dryRun: true,
            notices: ['A pull request from a fork gets no secrets, so this is a dry run: nothing is purged.'],
        };
    }
    if ((0,platform_event/* isByDependabot */._p)(event) && (0,platform_event/* isPullRequest */.r0)(event.name)) {
        return { dryRun: true, notices: [`This is a dry run: nothing is purged. ${dependabot}`] };
    }
    const missingKey = `Input \`api-key\` is empty. ${(0,platform_event/* isByDependabot */._p)(event) ? dependabot : remedy}`;
    return { dryRun: false, notices: [], missingKey };
}
const remedy = 'Store an imgix API key with the permission Asset Purge as a secret and pass it as `api-key: ${{ secrets.IMGIX_API_KEY }}`. ' +
    'Where it is a secret of an environment, the job must name that: `environment: <name>`. Without a key only `dry-run: true` works.';
/** https://docs.github.com/en/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions */
const dependabot = 'Runs that Dependabot starts do not get the secrets of Actions. Store the key once more in the settings of the repository, ' +
    'under Secrets and variables, Dependabot, with the same name.';
/** A sentence where a dry run leaves out what was deployed, so that it was hardly meant. Of all files, or of URLs, somebody asks who tries it out. */
function warnOfDryRun({ select }, event, range) {
    if (range === undefined || select !== 'changed' || !goesWithDeployment(event))
        return [];
    const whole = (0,range_notices/* toWhole */.jA)(range);
    const before = ' or, if runs before this one were dry, too, with the `base` of the first';
    return [
        `\`dry-run: true\` is set, so nothing was purged, and no later run catches up on it: take it out, and run once with ${whole}${whole === '`select: all`' ? '' : before}.`,
    ];
}
const deploying = new Set(['push', 'schedule', 'workflow_run', 'deployment_status', 'release', 'repository_dispatch']);
/** Mostly. What is of another branch than the default one, or of another environment than production, may well be a preview. */
function goesWithDeployment(event) {
    const main = (0,json/* textAt */.$6)(event.payload, 'repository', 'default_branch');
    const isOfMain = main === undefined || [undefined, main].includes(deployedBranchOf(event));
    return deploying.has(event.name) && isOfMain && (0,deployment_events/* trialEnvironmentOf */.n3)(event) === undefined;
}
function deployedBranchOf(event) {
    if (event.name === 'workflow_run')
        return (0,json/* textAt */.$6)(event.payload, 'workflow_run', 'head_branch');
    return event.name === 'push' ? (0,platform_event/* branchOf */.W0)(event) : undefined;
}

// EXTERNAL MODULE: ./lib/pipeline/find/find-targets.js + 14 modules
var find_targets = __nccwpck_require__(1743);
// EXTERNAL MODULE: ./lib/platform/timing/on-abort.js
var on_abort = __nccwpck_require__(6342);
// EXTERNAL MODULE: ./lib/platform/wording.js
var wording = __nccwpck_require__(6747);
// EXTERNAL MODULE: ./lib/report/run-report.js
var run_report = __nccwpck_require__(7034);
// EXTERNAL MODULE: ./lib/report/setup-checks/setup-check.js
var setup_check = __nccwpck_require__(854);
// EXTERNAL MODULE: ./lib/report/to-run-report.js + 1 modules
var to_run_report = __nccwpck_require__(6281);
// EXTERNAL MODULE: ./lib/report/words/selection-words.js
var selection_words = __nccwpck_require__(4586);
// EXTERNAL MODULE: ./lib/targets/too-many-urls.js
var too_many_urls = __nccwpck_require__(2305);
// EXTERNAL MODULE: ./lib/verify/verification.js
var verification = __nccwpck_require__(3650);
;// CONCATENATED MODULE: ./lib/pipeline.js
// The stages in order: event -> changed files -> targets -> [origin ready] -> purge -> verify -> report. The file to
// read first. What only some runs need is imported where they get to it: most pushes change no asset, and must not wait.















/** Resolves with the report of the run, whatever happens to single assets; throws `ActionError` before there are any. */
async function runPipeline(given, event, ports) {
    if (given.joinReports !== undefined)
        return join(given.joinReports, toSetup(given, event), ports);
    const { dryRun, notices, missingKey } = decideDryRun(given, event);
    if (given.diagnose)
        return runDiagnosis(given, missingKey, event, ports);
    if (missingKey !== undefined)
        throw new errors/* ActionError */.l('invalid-input', missingKey);
    // Without secrets a host may give nothing, too, which is as little a fault of the pull request's author.
    const verify = dryRun && !given.dryRun ? 'warn' : given.verify;
    const inputs = { ...given, dryRun, verify };
    return (0,open_repository/* withRepository */.B)(event, inputs, ports, async (opened) => {
        const found = await (0,on_abort/* orAborted */.H)((0,find_targets/* findTargets */.q)(inputs, opened, ports), ports.signal);
        logFound(found, ports.log);
        const chosen = await choose(found, inputs, opened, ports);
        const done = await carryOut(chosen, inputs, opened, ports);
        return (0,to_run_report/* toRunReport */.ZN)(toOutcome(chosen, done, notices, inputs), toKnownSetup(chosen, done, toSetup(inputs, event)));
    });
}
async function choose(found, inputs, opened, ports) {
    if (inputs.select !== 'stale')
        return { targets: found, unreached: [] };
    const { keepStale } = await Promise.all(/* import() */[__nccwpck_require__.e(425), __nccwpck_require__.e(465), __nccwpck_require__.e(623)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7623));
    return keepStale(found, inputs, opened, ports);
}
/** Purges what was chosen, and proves it; or says what would be purged, or why nothing is. */
async function carryOut({ targets, allStale }, inputs, opened, ports) {
    const { assets, range } = targets;
    if (assets.length === 0)
        return { reports: [] };
    const refusal = allStale ?? (0,too_many_urls/* explainNumber */.T)(assets, inputs, range);
    if (inputs.dryRun) {
        logDryRun(assets, ports.log);
        const warnings = refusal === undefined ? warnOfDryRun(inputs, opened.event, range) : [`${refusal} ${withoutDryRun}`];
        return { reports: assets.map(toDryReport), warnings };
    }
    if (refusal !== undefined)
        return { reports: [], error: new errors/* ActionError */.l('too-many-urls', `${refusal} Nothing was purged.`) };
    const { purgeAndProve } = await Promise.all(/* import() */[__nccwpck_require__.e(425), __nccwpck_require__.e(465), __nccwpck_require__.e(113), __nccwpck_require__.e(573)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6954));
    return purgeAndProve(targets, inputs, opened, ports);
}
function toOutcome({ targets, unreached }, { reports, error, warnings = [] }, notices, { shard, dryRun }) {
    return {
        ...targets,
        shard,
        isDryRun: dryRun,
        notices: [...notices, ...targets.notices],
        warnings: [...targets.warnings, ...warnings],
        reports: [...reports, ...unreached],
        error,
    };
}
/** With what the run has found out, for its remedies. */
function toKnownSetup({ targets, hints }, { mapping = hints?.mapping }, setup) {
    return { ...setup, slips: targets.slips, ...toFileFacts(targets.assets), ...hints, mapping };
}
/** The last job of a matrix: purges nothing, and tells what the others came to. */
async function join(folder, setup, ports) {
    const { incompleteReports, joinReports } = await __nccwpck_require__.e(/* import() */ 184).then(__nccwpck_require__.bind(__nccwpck_require__, 1184));
    const found = await ports.readReports(folder);
    if (found.kind === 'unusable')
        throw incompleteReports(`The folder \`${folder}\` ${found.wrong}.`);
    return joinReports(found.files, setup);
}
/** Without the key that a purge would need, everything else is looked at all the same. */
async function runDiagnosis(inputs, missingKey, event, ports) {
    return (0,open_repository/* withRepository */.B)(event, inputs, ports, async (opened) => {
        const { diagnoseSetup } = await Promise.all(/* import() */[__nccwpck_require__.e(425), __nccwpck_require__.e(113), __nccwpck_require__.e(118)]).then(__nccwpck_require__.bind(__nccwpck_require__, 118));
        const { toSetupChecks } = await __nccwpck_require__.e(/* import() */ 925).then(__nccwpck_require__.bind(__nccwpck_require__, 3925));
        const { facts, mapping } = await diagnoseSetup(inputs, missingKey, opened, ports);
        const setup = { ...toSetup(inputs, event), mapping };
        const setupChecks = toSetupChecks(facts, setup);
        ports.log.startGroup('Diagnosis');
        for (const check of setupChecks)
            ports.log.info(`${check.verdict} ${(0,setup_check/* toCheckWords */.tI)(check)}`);
        ports.log.endGroup();
        const { notices, warnings } = opened;
        return (0,to_run_report/* toRunReport */.ZN)({ notices, warnings, setupChecks }, setup);
    });
}
function logFound({ assets, range, funnel, warnings }, log) {
    if (range)
        log.info(toRangeLine(range), ...(0,selection_words/* toAlsoFrom */.Pg)(range));
    if (funnel)
        log.info(`${(0,selection_words/* toFunnelWords */.fX)(funnel)}.`);
    // They are annotated at the end. With assets that may be minutes away: whoever looks on sees them now.
    if (assets.length > 0)
        log.info(...warnings);
}
/** Otherwise each asset has its line when it is done. */
function logDryRun(assets, log) {
    log.startGroup(`What would be purged: ${(0,wording/* toUrlCount */.UX)(assets.length)}`);
    log.info(...(0,wording/* tellFirst */.o3)(assets, maxLines, ({ change, url }) => `${change} ${url}`, ': see the report file'));
    log.endGroup();
}
/** Longer logs are slow to open, and the report has them all. */
const maxLines = 1000;
function toRangeLine({ base, head, source, sourceUrl }) {
    const page = sourceUrl === undefined ? '' : `, ${sourceUrl}`;
    return `Range ${base ?? 'the empty tree'} to ${head}: ${source}${page}.`;
}
const withoutDryRun = 'Without `dry-run` the step fails and purges nothing.';
const notChecked = (0,verification/* skipped */.h)('A dry run purges nothing.');
function toDryReport(asset) {
    return (0,run_report/* toAssetReport */.C1)(asset, run_report/* purgeSkipped */.uE, notChecked, null);
}
function toFileFacts(assets) {
    const filesOf = (isMeant) => new Set(assets.filter(isMeant).map(({ file }) => file ?? ''));
    return {
        lfsFiles: filesOf(({ expected }) => expected.kind === 'updated' && expected.now?.lfs !== undefined),
        // What a push has deleted has an old version, too.
        keptFiles: filesOf(({ change, expected }) => change === 'requested' && expected.kind === 'removed' && expected.old !== undefined),
    };
}
function toProposal({ name }) {
    if (name === 'merge_group')
        return 'merge queue';
    return (0,platform_event/* isPullRequest */.r0)(name) ? 'pull request' : undefined;
}
function toSetup(inputs, event) {
    const { verify, root, baseUrls, originUrl, deployed, expect, timeoutMs, apiVersion, apiKey, subImage } = inputs;
    return {
        verify,
        root,
        baseUrls: baseUrls.map(base_url/* toAddress */.ch),
        hasOrigin: originUrl !== undefined,
        deployed,
        isTakedown: expect === 'gone',
        proposal: toProposal(event),
        trialEnvironment: (0,deployment_events/* trialEnvironmentOf */.n3)(event),
        isRetiredApi: apiVersion === 'v2',
        isKeyOdd: apiVersion === 'v2' && !apiKey.startsWith('ak_'),
        isSubImage: subImage !== undefined,
        timeoutSeconds: timeoutMs / 1000,
        docs: event.docs,
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: ./lib/platform/log-line.js
// Text from outside (file names, refs, answers of servers) made harmless for one line of a log. The runner obeys
// `::command::` at the beginning of a line and `##[command]` anywhere in one.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
/**
 * Controls and line breaks; what reorders or hides text (bidirectional and zero-width characters); lone surrogates,
 * which stand for bytes that are not UTF-8 (see platform/git/git-path.ts).
 */
const notPlain = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** Nearly every text is printable ASCII without a command in it. */
const suspicious = /[^ -~]|##\[|^\s*::/;
/** One line that shows what it holds and commands nothing. Ordinary text is returned as it is. */
function escapeLogLine(text) {
    if (!suspicious.test(text))
        return text;
    return text
        .replace(/\r?\n/g, ' ')
        .replace(notPlain, escapeCharacter)
        .replaceAll('##[', '##\\x5b')
        .replace(/^(\s*):(?=:)/, '$1\\x3a');
}
function escapeCharacter(character) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xdc80 && code <= 0xdcff)
        return `\\x${(code - 0xdc00).toString(16)}`;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}

// EXTERNAL MODULE: ./lib/platform/secrets.js
var platform_secrets = __nccwpck_require__(5074);
;// CONCATENATED MODULE: ./lib/platform/actions.js
// The GitHub Actions runner: inputs, masks, log, annotations, outputs, the job summary and the report file. Every line that is
// printed is made harmless here, so that no caller can forget it. Only the syntax of commands comes from @actions/core, by the path
// of its file, because its main one brings an HTTP client along: see docs/adr/0014-start-and-memory.md.






/** "Annotations ... 4,096 characters each". https://github.com/orgs/community/discussions/26680 */
const maxAnnotationCharacters = 4096;
const inputPrefix = 'INPUT_';
/** `env` is the job's environment. Every text is printed without the secrets that `mask` was given before. */
function openRunner(env) {
    const secrets = new platform_secrets/* Secrets */.Sb();
    const redact = (text) => secrets.redact(text);
    const plain = (text) => escapeLogLine(redact(text));
    let isInGroup = false;
    return {
        input: (name) => (env[`${inputPrefix}${name.toUpperCase()}`] ?? '').trim(),
        givenInputs: () => Object.entries(env)
            .filter(([name, value = '']) => name.startsWith(inputPrefix) && value.trim() !== '')
            .map(([name]) => name.slice(inputPrefix.length).toLowerCase()),
        mask: (secret) => {
            // One command: what base64, JSON and URLs make of it the runner masks by itself.
            // https://github.com/actions/runner/blob/main/src/Sdk/DTLogging/Logging/ValueEncoders.cs
            if (secrets.add(secret))
                issueCommand('add-mask', {}, secret);
        },
        redact,
        info: (...lines) => {
            gatherLines();
            process.stdout.write(lines.map((line) => `${plain(line)}${external_node_os_.EOL}`).join(''));
        },
        debug: (line) => {
            gatherLines();
            issue('debug', plain(line));
        },
        startGroup: (title) => {
            isInGroup = true;
            issue('group', plain(title));
        },
        endGroup: () => {
            if (isInGroup)
                issue('endgroup');
            isInGroup = false;
        },
        annotate: ({ level, message, title, file }) => {
            const properties = { ...(title ? { title: plain(title) } : {}), ...(file ? { file: plain(file) } : {}) };
            issueCommand(level, properties, shorten(plain(message)));
        },
        setOutputs: (values) => {
            if (!env.GITHUB_OUTPUT)
                throw new Error('the variable GITHUB_OUTPUT is not set');
            const lines = Object.entries(values).map(([name, value]) => toOutputLine(name, value));
            // One by one: where the long ones do not fit, those before them stay.
            for (const line of lines)
                appendWhole(env.GITHUB_OUTPUT, line);
        },
        writeSummary: (markup) => {
            if (!env.GITHUB_STEP_SUMMARY)
                throw new Error('the variable GITHUB_STEP_SUMMARY is not set');
            appendWhole(env.GITHUB_STEP_SUMMARY, `${markup}${external_node_os_.EOL}`);
        },
        writeReport: (pieces) => {
            const { RUNNER_TEMP: temporary = '' } = env;
            const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_fs_.existsSync)(temporary) ? temporary : (0,external_node_os_.tmpdir)(), 'imgix-purge-'));
            try {
                const path = (0,external_node_path_.join)(folder, 'report.json');
                for (const text of inBatches(pieces))
                    (0,external_node_fs_.appendFileSync)(path, text);
                return path;
            }
            catch (error) {
                (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
                throw error;
            }
        },
    };
}
let isGathering = false;
/** What is printed in one turn of the event loop goes out at its end: a write for each line would take longer than a purge. */
function gatherLines() {
    if (isGathering)
        return;
    isGathering = true;
    process.stdout.cork();
    setImmediate(() => {
        isGathering = false;
        process.stdout.uncork();
    });
}
/** The whole text or nothing of it: a later step would take half of a list, or of a page, for the whole. */
function appendWhole(path, text) {
    const size = () => (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.size ?? 0;
    const before = size();
    try {
        (0,external_node_fs_.appendFileSync)(path, text);
    }
    catch (error) {
        if (size() > before)
            (0,external_node_fs_.truncateSync)(path, before);
        throw error;
    }
}
/**
 * A value with a line break could set other outputs; none of ours has one, unless the runner's own folder does.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-output-parameter
 */
function toOutputLine(name, value) {
    if (/[\r\n]/.test(value))
        throw new Error(`the value of \`${name}\` has a line break`);
    return `${name}=${value}${external_node_os_.EOL}`;
}
/** Some at a time: a write for each would take longer than making it. */
function* inBatches(pieces) {
    let text = '';
    for (const piece of pieces) {
        text += piece;
        if (text.length < writeCharacters)
            continue;
        yield text;
        text = '';
    }
    yield text;
}
const writeCharacters = 64 * 1024;
/** The end stays, because there stands the code. */
function shorten(message) {
    if (message.length <= maxAnnotationCharacters)
        return message;
    const [gap, end] = [' ... ', message.slice(-200)];
    return `${message.slice(0, maxAnnotationCharacters - gap.length - end.length)}${gap}${end}`.toWellFormed();
}

// EXTERNAL MODULE: ./lib/platform/hash.js
var platform_hash = __nccwpck_require__(6275);
// EXTERNAL MODULE: ./lib/platform/once.js
var once = __nccwpck_require__(270);
;// CONCATENATED MODULE: ./lib/platform/files/local-file.js
// Files of the checkout, or with `deployed` of any folder of the workspace, read as streams: memory does not grow with their size.



/** Dimensions stand at the beginning of a raster image; JPEGs can carry some hundred kilobytes of metadata first. */
const maxHeadBytes = 512 * 1024;
/** In AVIF and HEIC each of many boxes is looked for among all: seconds for half a megabyte of them, tenths for this much. */
const maxBoxesBytes = 128 * 1024;
const localFiles = {
    open: async (path) => {
        const facts = await external_node_fs_.promises.stat(path).catch(() => undefined);
        if (!facts?.isFile())
            return undefined;
        return {
            size: facts.size,
            sha256: (0,once/* once */.O)(() => hashFile(path).catch(() => undefined)),
            dimensions: () => readDimensions(path, facts.size).catch(() => undefined),
        };
    },
};
async function hashFile(path) {
    const hash = (0,platform_hash/* createHash */.n)('sha256');
    for await (const chunk of (0,external_node_fs_.createReadStream)(path))
        hash.update(chunk);
    return hash.digest('hex');
}
async function readDimensions(path, size) {
    const { imageSize } = await __nccwpck_require__.e(/* import() */ 13).then(__nccwpck_require__.bind(__nccwpck_require__, 2013));
    const file = await external_node_fs_.promises.open(path);
    try {
        const head = Buffer.alloc(Math.min(size, maxHeadBytes));
        await file.read(head, 0, head.length, 0);
        const isBoxes = head.toString('latin1', 4, 8) === 'ftyp';
        // The library rounds what such a box cuts off, and is a pixel off where a dimension is odd.
        if (isBoxes && head.includes('clap'))
            return undefined;
        const { width, height, type } = imageSize(isBoxes ? head.subarray(0, maxBoxesBytes) : head);
        // A vector image has no pixels of its own: what imgix reports for it depends on how it was rendered.
        return type === 'svg' ? undefined : { width, height };
    }
    finally {
        await file.close();
    }
}

// EXTERNAL MODULE: ./lib/platform/files/workspace-file.js
var workspace_file = __nccwpck_require__(6277);
;// CONCATENATED MODULE: ./lib/platform/files/report-files.js
// Reports that other jobs have left: artifacts, downloaded into a folder of the workspace.



/** Every `report.json` in a folder of the workspace and below it, in the order of their names. Never throws. */
function readReportFiles(workspace, folder) {
    return (0,workspace_file/* inWorkspace */.ve)(workspace, folder, async (top) => {
        if (!(await external_node_fs_.promises.stat(top)).isDirectory())
            return (0,workspace_file/* unusable */._P)('is a file, not a folder');
        const entries = await external_node_fs_.promises.readdir(top, { recursive: true, withFileTypes: true });
        const paths = entries
            .filter((entry) => entry.isFile() && entry.name === 'report.json')
            .map((entry) => (0,external_node_path_.join)(entry.parentPath, entry.name))
            .sort();
        const read = async (path) => ({ name: (0,external_node_path_.relative)(top, path), text: await external_node_fs_.promises.readFile(path, 'utf8') });
        return { kind: 'found', files: await Promise.all(paths.map(read)) };
    });
}

// EXTERNAL MODULE: ./lib/platform/files/workspace-folder.js
var workspace_folder = __nccwpck_require__(8799);
;// CONCATENATED MODULE: ./lib/platform/git/environment.js
// The environment that git runs in: of the job's own only what git needs, and on top what makes its answers independent
// of anybody's configuration.
// What git, its HTTP and SSH helpers and Windows need. A list of what may pass, because what may not (INPUT_*,
// ACTIONS_*, tokens of other steps, GIT_DIR, GIT_TRACE, GIT_EXTERNAL_DIFF ...) has no end. actions/checkout leaves a
// `core.sshCommand` that names its key by `$RUNNER_TEMP`; by RUNNER_TRACKING_ID the runner finds, and ends, what a step
// that was killed has left running.
const passedVariables = new Set(`PATH HOME USER LOGNAME TMPDIR TEMP TMP XDG_CONFIG_HOME LD_LIBRARY_PATH DYLD_LIBRARY_PATH
  HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE SSH_AUTH_SOCK
  GIT_SSH GIT_SSH_COMMAND GIT_SSH_VARIANT GIT_SSL_CAINFO GIT_SSL_CAPATH GIT_SSL_CERT GIT_SSL_KEY GIT_SSL_NO_VERIFY
  GIT_CONFIG_GLOBAL GIT_CONFIG_SYSTEM GIT_CONFIG_NOSYSTEM GIT_EXEC_PATH RUNNER_TEMP RUNNER_TRACKING_ID
  USERPROFILE HOMEDRIVE HOMEPATH APPDATA LOCALAPPDATA PROGRAMDATA PROGRAMFILES SYSTEMROOT WINDIR COMSPEC PATHEXT`.split(/\s+/));
const fixedVariables = {
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    // Nobody is there to answer; without it ssh would ask at a terminal, which Windows has also where no window is.
    SSH_ASKPASS_REQUIRE: 'force',
    GCM_INTERACTIVE: 'never',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_PAGER: 'cat',
    // A replacement ref would show another object under the same name.
    GIT_NO_REPLACE_OBJECTS: '1',
    // A partial clone would fetch what is missing into the user's repository, a blob at a time.
    GIT_NO_LAZY_FETCH: '1',
    // Never a transport that is a command (`ext::`), whatever a remote's address says.
    GIT_ALLOW_PROTOCOL: 'file:git:http:https:ssh',
};
const fixedConfig = [
    ['core.quotePath', 'false'],
    ['core.fsmonitor', 'false'],
    ['core.hooksPath', '/dev/null'],
    ['core.alternateRefsCommand', 'true'],
    ['color.ui', 'false'],
    ['gc.auto', '0'],
    ['maintenance.auto', 'false'],
];
/** The whole environment of one command. */
function toGitEnvironment(environment, command) {
    const passed = Object.entries(environment).filter(([name]) => passedVariables.has(name.toUpperCase()));
    const config = [...fixedConfig, ...(command.config ?? [])];
    const variables = {
        ...Object.fromEntries(passed),
        ...fixedVariables,
        GIT_CONFIG_COUNT: String(config.length),
    };
    for (const [index, [key, value]] of config.entries()) {
        variables[`GIT_CONFIG_KEY_${index}`] = key;
        variables[`GIT_CONFIG_VALUE_${index}`] = value;
    }
    if (command.gitDir !== undefined)
        variables.GIT_DIR = command.gitDir;
    if (command.workTree !== undefined)
        variables.GIT_WORK_TREE = command.workTree;
    if (command.network !== true) {
        variables.GIT_CONFIG_NOSYSTEM = '1';
        // On Windows too: git knows this name there, but not `NUL` as it is mostly spelled (mingw_access in compat/mingw.c).
        variables.GIT_CONFIG_GLOBAL = '/dev/null';
    }
    return variables;
}

;// CONCATENATED MODULE: ./lib/platform/git/find-git.js
// Where git is. By its whole path, because Windows looks for a bare name in the folder that it is started in before it looks
// into PATH, and that folder is the repository: https://github.com/nodejs/node/issues/46264


/** The first git of PATH; undefined where there is none. */
function findGit(environment) {
    return toGitCandidates(environment).find(isProgram);
}
/** Folders that PATH names relatively are left out: they are the repository's, too. */
function toGitCandidates(environment, platform = process.platform) {
    const { delimiter, isAbsolute, join } = platform === 'win32' ? external_node_path_.win32 : external_node_path_.posix;
    // Windows mostly writes `Path`, and people write quotes into it.
    const name = Object.keys(environment).find((key) => key === 'PATH' || (platform === 'win32' && /^path$/i.test(key)));
    const folders = (environment[name ?? 'PATH'] ?? '')
        .split(delimiter)
        .map((folder) => folder.replace(/^"(.*)"$/, '$1'));
    return folders.filter(isAbsolute).map((folder) => join(folder, platform === 'win32' ? 'git.exe' : 'git'));
}
function isProgram(file) {
    try {
        (0,external_node_fs_.accessSync)(file, external_node_fs_.constants.X_OK);
        return (0,external_node_fs_.statSync)(file).isFile();
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: ./lib/platform/git/end-process.js
// How a git that was started is ended, together with what it has started itself.


/** A process that is to be ended with its descendants must be started as the leader of its own group where there are groups. */
const hasProcessGroups = process.platform !== 'win32';
/** How long git has to remove its temporary files. */
const graceMs = 500;
/**
 * Git leaves the process that speaks to the remote behind when it is ended alone, and that one may wait for long. What
 * does not end when it is asked to is ended by force; what has left the group is not waited for.
 */
function endWithDescendants(child) {
    sendToGroup(child, 'SIGTERM');
    const force = setTimeout(() => {
        sendToGroup(child, 'SIGKILL');
        for (const stream of child.stdio)
            stream?.destroy();
    }, graceMs);
    child.once('close', () => clearTimeout(force));
}
function sendToGroup(child, signal) {
    if (child.pid === undefined)
        return;
    try {
        if (hasProcessGroups)
            process.kill(-child.pid, signal);
        else
            endTree(child, child.pid);
    }
    catch {
        // It has ended meanwhile.
    }
}
/** Windows has no signals, and its git.exe in PATH only starts the real one: its own tool ends them all, by force. */
function endTree(child, pid) {
    const tool = external_node_path_.win32.join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'taskkill.exe');
    const ending = (0,external_node_child_process_namespaceObject.spawn)(tool, ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true });
    ending.on('error', () => child.kill());
}

;// CONCATENATED MODULE: ./lib/platform/git/git-child.js
// One git that was started: what it prints, how it is stopped, and what it ended with.






const maxStderrLength = 8192;
class GitChild {
    /** Rejects where git could not be started (`git-unusable`), with what `onOutput` threw, and with the signal's reason. */
    ended;
    #child;
    #stderr = '';
    #failure;
    #limit;
    #isOver = false;
    /** Words for the time that it was given, once that has passed. */
    #late = '';
    constructor(program, args, { cwd, onOutput, outputFile }, env, signal) {
        signal.throwIfAborted();
        const output = outputFile === undefined ? 'pipe' : (0,external_node_fs_.openSync)(outputFile, 'w');
        const stdio = ['pipe', output, 'pipe'];
        this.#child = (0,external_node_child_process_namespaceObject.spawn)(program, args, { cwd, env, stdio, windowsHide: true, detached: hasProcessGroups });
        if (output !== 'pipe')
            (0,external_node_fs_.closeSync)(output);
        this.#child.stdout?.on('data', (chunk) => this.#handOn(chunk, onOutput));
        this.#child.stderr?.on('data', (chunk) => this.#keepLast(chunk));
        // Git may end without reading its input; then the status tells, not the broken pipe.
        this.#child.stdin?.on('error', () => { });
        this.ended = this.#waitForEnd(cwd, signal);
    }
    send(input) {
        this.#child.stdin?.write(input);
    }
    /** With the last that it has to read. */
    finish(input) {
        this.#child.stdin?.end(input);
    }
    /** In the place of an earlier limit. */
    endAfter(delayMs) {
        this.withoutLimit();
        if (this.#isOver)
            return;
        this.#limit = setTimeout(() => {
            this.#late = ` after ${delayMs / 1000} s without an answer`;
            endWithDescendants(this.#child);
        }, delayMs);
    }
    withoutLimit() {
        clearTimeout(this.#limit);
    }
    #handOn(chunk, onOutput) {
        if (this.#failure !== undefined)
            return;
        try {
            onOutput?.(chunk);
        }
        catch (error) {
            this.#failure = error;
        }
    }
    #keepLast(chunk) {
        const said = this.#stderr + chunk.toString('utf8');
        this.#stderr = said.length > maxStderrLength ? `${wording/* cutMark */.K1}${said.slice(wording/* cutMark */.K1.length - maxStderrLength)}` : said;
    }
    #waitForEnd(cwd, signal) {
        return new Promise((resolve, reject) => {
            const forget = (0,on_abort/* onAbort */.u)(signal, () => {
                endWithDescendants(this.#child);
                reject(signal.reason);
            });
            const settle = () => {
                this.#isOver = true;
                forget();
                this.withoutLimit();
            };
            this.#child.on('error', (cause) => {
                settle();
                reject(new errors/* ActionError */.l('git-unusable', `Git could not be started in ${cwd}: ${cause.message}.`, { cause }));
            });
            this.#child.on('close', (code, killedBy) => {
                settle();
                if (this.#failure !== undefined)
                    reject(this.#failure);
                else
                    resolve(this.#toEnd(code, killedBy));
            });
        });
    }
    #toEnd(code, killedBy) {
        // Windows gives one that was ended a status of its own, which would pass for an answer.
        const isAnswer = code === 0 || (code !== null && this.#late === '');
        if (isAnswer)
            return { status: code, stderr: this.#stderr.trim() };
        const said = `${this.#stderr}\ngit was ended by ${killedBy ?? 'this step'}${this.#late}`;
        return { status: -1, stderr: said.trim() };
    }
}

;// CONCATENATED MODULE: ./lib/platform/git/git.js
// The one place that starts git. Every command runs in an environment of its own: nothing that a user, an
// administrator or an earlier step configured changes what git answers, and no secret stands on a command line.






/** The oldest that is tried; GIT_CONFIG_COUNT, without which nothing works, came with git 2.31. */
const neededGitVersion = '2.34';
/** Far beyond what the largest repository takes: a file system that hangs must not hold the run up for ever. */
const maxSilenceMs = 300_000;
/** What a long-lived git may take to end after the last question was answered. */
const maxEndMs = 5_000;
/** Git as the machine has it; every command ends when `signal` aborts, or after `limitMs` without an answer. */
function openGit(environment, signal, limitMs = maxSilenceMs) {
    const findProgram = (0,once/* once */.O)(() => findGit(environment));
    const start = (args, command) => {
        const program = findProgram();
        if (program === undefined)
            throw notInstalled();
        return new GitChild(program, args, command, toGitEnvironment(environment, command), signal);
    };
    const git = {
        run: async (args, command) => {
            const pieces = [];
            const child = start(args, { onOutput: (chunk) => void pieces.push(chunk), ...command });
            child.endAfter(command.timeoutMs ?? limitMs);
            child.finish(command.input);
            return { ...(await child.ended), stdout: Buffer.concat(pieces) };
        },
        start: (args, command) => {
            const child = start(args, command);
            let isClosing = false;
            const expectAnswer = (isOwed) => {
                if (isOwed && !isClosing)
                    child.endAfter(limitMs);
                else if (!isClosing)
                    child.withoutLimit();
            };
            const close = async () => {
                isClosing = true;
                child.finish();
                child.endAfter(maxEndMs);
                await Promise.allSettled([child.ended]);
            };
            return { ended: child.ended, send: (input) => child.send(input), expectAnswer, close };
        },
        requireUsable: async () => {
            const { stdout } = await git.run(['--version'], { cwd: process.cwd() });
            requireVersion(stdout.toString('utf8'));
        },
    };
    return git;
}
function notInstalled() {
    return new errors/* ActionError */.l('git-unusable', `Git is not installed, or not in PATH. Install git ${neededGitVersion} or newer on the runner.`);
}
function requireVersion(output) {
    const [, version, major, minor] = /^git version ((\d+)\.(\d+)\S*)/.exec(output) ?? [];
    const [neededMajor = 0, neededMinor = 0] = neededGitVersion.split('.').map(Number);
    const isNewEnough = Number(major) > neededMajor || (Number(major) === neededMajor && Number(minor) >= neededMinor);
    if (!isNewEnough) {
        const said = output.trim() === '' ? 'one that tells no version' : `"${(0,wording/* cutShort */.VV)(output.trim(), 100)}"`;
        throw new errors/* ActionError */.l('git-unusable', `Git ${neededGitVersion} or newer is needed, the runner has ${version ?? said}. Install a newer git.`);
    }
}

// EXTERNAL MODULE: ./lib/platform/github/api-error.js
var api_error = __nccwpck_require__(9944);
;// CONCATENATED MODULE: ./lib/platform/github/open-github-api.js


/** Five times what GitHub gives a job in an hour. A server that names one page after another would be asked for ever. */
const maxRequests = 5000;
function openGitHubApi(given) {
    const options = { ...given, http: withLimit(given.http) };
    return {
        /** `name` is `owner/name`. Sends nothing yet; the time of a best effort counts from the first question on. */
        repository: async (name, bestEffort) => {
            const { openRepositoryApi } = await __nccwpck_require__.e(/* import() */ 645).then(__nccwpck_require__.bind(__nccwpck_require__, 3645));
            return openRepositoryApi(name, options, bestEffort);
        },
    };
}
function withLimit(http) {
    let requests = 0;
    const request = async (asked) => {
        if (requests++ < maxRequests)
            return http.request(asked);
        const message = `GitHub's API was asked ${(0,wording/* toNumber */.Ro)(maxRequests)} times, which is more than a run may need. It is not asked for ${asked.url}.`;
        throw new api_error/* GitHubApiError */.OS(message, api_error/* rateLimitStatus */.AN);
    };
    return { ...http, request };
}

// EXTERNAL MODULE: ./lib/platform/http/proxy-address.js
var proxy_address = __nccwpck_require__(3366);
;// CONCATENATED MODULE: ./lib/platform/http/http-client.js

/** Throws `proxy-unusable` where the environment names a proxy in a way that cannot be used; what undici alone finds, requests reject with. */
function createHttpClient(env) {
    (0,proxy_address/* readProxies */.r)(env);
    let client;
    const open = () => {
        client ??= Promise.all(/* import() */[__nccwpck_require__.e(752), __nccwpck_require__.e(561)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8561)).then(({ createUndiciClient }) => createUndiciClient(env));
        return client;
    };
    return {
        request: async (request) => (await open()).request(request),
        close: async () => {
            await (await client?.catch(() => undefined))?.close();
        },
    };
}

// EXTERNAL MODULE: ./lib/platform/timing/clock.js
var clock = __nccwpck_require__(4388);
// EXTERNAL MODULE: ./lib/changes/git/checkout.js
var checkout = __nccwpck_require__(9168);
// EXTERNAL MODULE: ./lib/verify/probe/sign-url.js
var sign_url = __nccwpck_require__(8275);
;// CONCATENATED MODULE: ./lib/publish-options.js
// What log, annotations and summary are told beside the report: addresses to link to, and how strict the run was.



function toPublishOptions({ conclusion }, { inputs, event, clock }) {
    const top = (0,checkout/* toTopFolder */.B)(event?.workspace ?? '.', inputs?.path ?? '.');
    const { serverUrl, repository, runId, actor } = event ?? {};
    const repositoryUrl = repository && `${serverUrl}/${repository}`;
    // Joined reports are of jobs that had their own.
    const asJoined = conclusion === 'failure' ? 'strict' : 'warn';
    return {
        verify: inputs?.joinReports === undefined ? (inputs?.verify ?? 'strict') : asJoined,
        toWorkspacePath: (file) => external_node_path_.posix.join(top, file),
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
function toPictures({ summaryImages, secureUrlToken, joinReports }, clock) {
    // The reports of other jobs do not tell whether their Source wants a signature.
    const mayBeSigned = secureUrlToken !== undefined || joinReports !== undefined;
    if (summaryImages === 'false' || (summaryImages === 'auto' && mayBeSigned))
        return undefined;
    const expires = Math.floor(clock.now().getTime() / 1000) + pictureSeconds;
    return (url) => (0,sign_url/* toSignedUrl */.V)(url, `w=96&h=96&fit=crop&expires=${expires}`, secureUrlToken);
}
const pictureSeconds = 7 * 24 * 3600;

// EXTERNAL MODULE: ./lib/report/diagnosis/codes.js
var codes = __nccwpck_require__(6414);
// EXTERNAL MODULE: ./lib/report/diagnosis/diagnose.js + 2 modules
var diagnose = __nccwpck_require__(4034);
// EXTERNAL MODULE: ./lib/report/outcome-words.js
var outcome_words = __nccwpck_require__(6210);
;// CONCATENATED MODULE: ./lib/report/verdict.js
// The run in one line: for the end of the log, and for the head of the summary.



function toVerdict({ conclusion, counts, assets, error, setupChecks, reconciliation, warnings, }) {
    if (setupChecks !== null)
        return `diagnosis, ${toFound(setupChecks)}`;
    const { urls, purged, verified, unverified, failed } = counts;
    switch (conclusion) {
        case 'nothing-to-do':
            return warnings.length === 0
                ? 'nothing to do'
                : `nothing was purged, see the ${warnings.length === 1 ? 'warning' : 'warnings'}`;
        case 'dry-run':
            return `dry run, ${(0,wording/* toUrlCount */.UX)(urls)} would be purged`;
        case 'success':
            if (failed > 0)
                return `passed, although ${(0,wording/* toNumber */.Ro)(failed)} of ${(0,wording/* toUrlCount */.UX)(urls)} ${failed === 1 ? 'is' : 'are'} not proved (verify: warn)`;
            if (unverified > 0) {
                const some = `, ${(0,wording/* toNumber */.Ro)(verified)} proved, ${(0,wording/* toNumber */.Ro)(unverified)} not checked`;
                return `${(0,wording/* toUrlCount */.UX)(purged)} purged${verified === 0 ? ', not checked' : some}`;
            }
            return toProved(assets, purged);
        case 'failure': {
            if (urls === 0)
                return 'failed';
            if (isUncompared(reconciliation))
                return `failed: none of ${(0,wording/* toUrlCount */.UX)(reconciliation.compared)} could be compared`;
            const groups = Map.groupBy(assets.filter(run_report/* hasFailed */.WN), outcome_words/* toFailure */.w2);
            const parts = outcome_words/* failures */.e9.map((words) => {
                const count = groups.get(words)?.length ?? 0;
                return count === 0 ? '' : `${(0,wording/* toNumber */.Ro)(count)} ${words}, `;
            });
            const unchecked = unverified - (groups.get('not proved')?.length ?? 0);
            if (unchecked > 0)
                parts.push(`${(0,wording/* toNumber */.Ro)(unchecked)} not checked, `);
            const isIncomplete = error?.code === 'reports-incomplete';
            const stop = isIncomplete
                ? 'the reports are incomplete, '
                : failed > 0 || error === null
                    ? ''
                    : `${error.code}, `;
            const known = isIncomplete ? ' that they know' : '';
            return `failed: ${parts.join('')}${stop}${(0,wording/* toNumber */.Ro)(verified)} proved, of ${(0,wording/* toUrlCount */.UX)(urls)}${known}`;
        }
        default:
            return conclusion;
    }
}
/** What nobody saw served may be a misspelt address: of that alone it is not said that it is proved. */
function toProved(assets, purged) {
    const urls = assets.length;
    const unseen = assets.filter(run_report/* isNeverSeen */.mX).length;
    if (unseen === 0)
        return `${(0,wording/* toUrlCount */.UX)(urls)} ${purged === urls ? 'purged and proved' : `proved, of which ${(0,wording/* toNumber */.Ro)(purged)} purged`}`;
    const proved = unseen === urls ? '' : `, ${(0,wording/* toNumber */.Ro)(urls - unseen)} proved`;
    return `${(0,wording/* toUrlCount */.UX)(purged)} purged${proved}; ${(0,wording/* toNumber */.Ro)(unseen)} ${(0,outcome_words/* tellNeverSeen */.XK)(unseen)}`;
}
function isUncompared(reconciliation) {
    return reconciliation !== null && reconciliation.indeterminate.length === reconciliation.compared;
}
function toFound(setupChecks) {
    const groups = Map.groupBy(setupChecks, ({ verdict }) => verdict);
    const found = ['wrong', 'unknown'].flatMap((verdict) => {
        const checks = groups.get(verdict);
        return checks === undefined ? [] : [`${(0,wording/* toCount */.zK)(checks.length, 'thing')} ${verdict}`];
    });
    return [...found, ...(groups.has('wrong') ? [] : ['nothing is wrong'])].join(', ');
}

;// CONCATENATED MODULE: ./lib/report/words/purge-notes.js
// What was odd about accepted purges. Mostly it is the state of the API, the same for every asset: told once.

/** More than these say the same in other words. */
const maxNotes = 5;
/** A sentence for each kind of oddity. */
function toPurgeNotes({ assets }) {
    const odd = assets.filter(({ purge }) => purge.note !== null);
    const notes = [...Map.groupBy(odd, ({ purge }) => purge.note)].map(([note, group]) => `Purge of ${toSubject(group)}: ${note}`);
    const hidden = notes.length - maxNotes;
    return hidden <= 0
        ? notes
        : [...notes.slice(0, maxNotes), `Further odd answers to purges, of other wordings: ${hidden}, see the report.`];
}
function toSubject([first, ...others]) {
    return others.length === 0 ? `${first?.url}` : `${(0,wording/* toUrlCount */.UX)(others.length + 1)}, such as ${first?.url}`;
}

// EXTERNAL MODULE: ./lib/platform/git/git-path.js
var git_path = __nccwpck_require__(2518);
;// CONCATENATED MODULE: ./lib/report/summary/markup.js
// HTML of the job summary. It has no blank lines, so that GitHub reads no Markdown in it; and of what comes from outside
// it can make neither elements nor links, mentions or references.


/** One text from outside must not take the room of all others. */
const maxTextCharacters = 2000;
/** Nobody reads a thousand. */
const maxRows = 300;
/** Of as many rows as there is room for, made one by one, and with how many there are more. */
function renderTable(heads, items, maxBytes, renderRow) {
    const head = heads.map((name) => (name === '' ? '<th></th>' : `<th align="left">${name}</th>`)).join('');
    const rows = [];
    let bytes = 200 + head.length;
    for (const item of items.slice(0, maxRows)) {
        const row = renderRow(item, rows.length);
        bytes += Buffer.byteLength(row);
        if (bytes > maxBytes)
            break;
        rows.push(row);
    }
    const hidden = items.length - rows.length;
    const more = hidden === 0 ? '' : `<p>And ${(0,wording/* toNumber */.Ro)(hidden)} more: see the report file.</p>`;
    return `<table><tr>${head}</tr>${rows.join('')}</table>${more}`;
}
/** A sentence: what stands in backticks becomes code, and so does each word that GitHub would make a link of. */
function prose(text) {
    return toLine(text)
        .split('`')
        .map((part, index) => (index % 2 === 1 ? codeElement(part) : part.replace(/\S+|\s+/g, toWord)))
        .join('');
}
/** Text as it is. Within `<code>` and `<a>` GitHub links nothing. */
function code(text) {
    return codeElement(toLine(text));
}
function markup_link(address, text) {
    return `<a href="${escapeHtml(address)}">${breakable(toLine(text))}</a>`;
}
/** A code that leads to its description; only a code where there is no address for it. */
function codeLink(address, text) {
    return /^https?:/.test(address) ? markup_link(address, text) : code(address);
}
function escapeHtml(text) {
    return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
function toLine(text) {
    return (0,wording/* cutShort */.VV)(escapeLogLine(text), maxTextCharacters);
}
function codeElement(text) {
    return text === '' ? '' : `<code>${breakable(text)}</code>`;
}
/** Mentions, issues, commits, addresses, Markdown, emoji. */
const linked = /[@#*_[\]|~\\<>&]|GH-\d|:\/\/|www\.|\b[0-9a-f]{7,}\b|:\w+:|\w\.[a-z]{2}/i;
function toWord(word) {
    if (!linked.test(word))
        return escapeHtml(word);
    // The end of a sentence is not a part of the word, nor is a bracket around it.
    const start = word.startsWith('(') ? 1 : 0;
    let end = word.length;
    while (end > start && '.,;:'.includes(word.charAt(end - 1)))
        end--;
    if (word.charAt(end - 1) === ')' && !word.includes('(', start))
        end--;
    return word.slice(0, start) + codeElement(word.slice(start, end)) + word.slice(end);
}
/** A long name may be broken after these, and within what is long without them, so that a row fits a phone. */
function breakable(text) {
    if (text.length <= maxUnbroken)
        return escapeHtml(text);
    return text
        .split(/(?<=[/_.-])(?=[^/_.-])/)
        .flatMap((part) => part.match(unbroken) ?? [])
        .map(escapeHtml)
        .join('<wbr>');
}
const maxUnbroken = 16;
const unbroken = new RegExp(`.{1,${maxUnbroken}}`, 'gsu');

;// CONCATENATED MODULE: ./lib/report/summary/asset-rows.js
// One asset, one row: a picture, its name, what changed, and what came of it. Two columns of text that fit a phone.




/** Each picture is one more rendering at imgix. */
const maxPictures = 20;
function renderAssetTable(assets, maxBytes, context) {
    const withPictures = context.toPictureUrl !== undefined && assets.some(run_report/* isProvedThere */.BL);
    return renderTable([...(withPictures ? [''] : []), 'Asset', 'Result'], assets, maxBytes, (asset, index) => renderRow(asset, withPictures, index < maxPictures, context));
}
function renderRow(asset, withPictures, mayShow, context) {
    const { toPictureUrl } = context;
    // Nothing else could be shown that is true.
    const url = mayShow && (0,run_report/* isProvedThere */.BL)(asset) ? toPictureUrl?.(asset.url) : undefined;
    const image = url === undefined ? '' : `<img src="${escapeHtml(url)}" width="48" height="48" alt="">`;
    const picture = withPictures ? `<td>${image}</td>` : '';
    return `<tr>${picture}<td>${renderName(asset, context)}</td><td>${renderResult(asset)}</td></tr>`;
}
/** The file leads to its page at GitHub, where that is known; else the name leads to imgix, and nothing else needs to. */
function renderName(asset, context) {
    const { file, url, change } = asset;
    const page = file === null ? undefined : toFilePage(file, change, context);
    const name = markup_link(page ?? url, file ?? url.replace(/^https?:\/\//, ''));
    if (page === undefined && (file === null || !context.hasHosts))
        return `${name}<br>${change}`;
    return `${name}<br>${change}, ${markup_link(url, context.hasHosts ? new URL(url).host : 'at imgix')}`;
}
/** A name that is not UTF-8 leads there by its bytes. */
function toFilePage(file, change, context) {
    const { range, repositoryUrl } = context;
    // A deleted file was at the base, if nothing else was compared; else another commit alone may have had it.
    const before = range?.alsoFrom === undefined ? range?.base : undefined;
    const commit = change === 'deleted' ? before : range?.head;
    return repositoryUrl && commit ? `${repositoryUrl}/blob/${commit}/${(0,git_path/* percentEncode */.a)(file, /[\w.~/-]/)}` : undefined;
}
function renderResult(asset) {
    const { problem, purge, verification } = asset;
    if (problem !== null)
        return `<b>${(0,outcome_words/* toFailure */.w2)(asset)}</b>: ${prose((0,outcome_words/* toReason */.Ge)(asset))}`;
    if ((0,run_report/* isVerified */.p4)(asset)) {
        const { evidence, seconds, supersededBy } = verification;
        const by = supersededBy === undefined ? '' : ` (\`${supersededBy.slice(0, 7)}\`)`;
        const [word, how] = (0,run_report/* isNeverSeen */.mX)(asset) ? ['checked', (0,outcome_words/* toNeverSeenWords */.SV)(asset)] : ['proved', evidence];
        return `<b>${word}</b>: ${prose(`${how}${by}, after ${seconds} s${(0,outcome_words/* toRepeats */.Sc)(purge)}`)}`;
    }
    return purge.outcome === 'skipped' ? 'would be purged' : 'purged, not checked';
}

;// CONCATENATED MODULE: ./lib/report/summary/takedowns.js
// The record of a takedown: what was asked to go, when it was last seen, purged and proved gone, in which run and by whom.


/** The rest is for the assets. A longer record stands in the report file. */
const maxBytes = 256 * 1024;
/** Nothing where nobody asked for a takedown. */
function renderTakedowns({ assets }, { runUrl, actor }) {
    const taken = assets.flatMap(({ url, change, purge, problem, verification: { removal } }) => change === 'requested' && removal !== undefined
        ? [{ url, isSent: purge.attempts > 0, isAsked: problem?.code !== 'origin-not-ready', ...removal }]
        : []);
    if (taken.length === 0)
        return [];
    const run = runUrl === undefined ? '' : ` in ${markup_link(runUrl, 'this run')}`;
    const by = actor === undefined ? '' : `, asked for by ${prose(`\`${actor}\``)}`;
    const hosts = [...new Set(taken.map(({ url }) => new URL(url).host))];
    const scope = `It speaks of ${prose((0,wording/* listFirst */.rL)(hosts, maxHosts, wording/* quote */.hD))} alone: other domains of the Source, or a CDN of your own, may still serve the image.`;
    return [
        `<h4>Record of the takedown</h4><p>Made${run}${by}. ${scope} Times are UTC.</p>`,
        renderTable(['URL', 'When'], taken, maxBytes, takedowns_renderRow),
    ];
}
const maxHosts = 10;
function takedowns_renderRow({ url, isSent, isAsked, lastServedAt, lastUnclearAt, purgedAt, goneAt }) {
    const never = isAsked ? 'never by this run' : 'not looked at';
    const unseen = lastUnclearAt === undefined
        ? never
        : `not for certain (${toTime(lastUnclearAt, '')}: it, or a message in its place)`;
    const times = [
        `last seen served: ${toTime(lastServedAt, unseen)}`,
        `purged: ${toTime(purgedAt, isSent ? 'not accepted' : 'no')}`,
        `<b>${goneAt !== null && lastServedAt === null ? 'gives nothing' : 'proved gone'}</b>: ${toTime(goneAt, 'not proved')}`,
    ];
    return `<tr><td>${markup_link(url, url.replace(/^https?:\/\//, ''))}</td><td>${times.join('<br>')}</td></tr>`;
}
function toTime(time, none) {
    return escapeHtml(time?.replace('T', ' ').replace(/\.\d+Z$/, 'Z') ?? none);
}

;// CONCATENATED MODULE: ./lib/report/summary/summary.js
// The job summary: the verdict, what many failures have in common, the assets with the failed ones first, and how it all
// came about. Bounded: GitHub takes a mebibyte, and nobody reads a thousand rows.











/** "Job summaries are isolated between steps, and each step is restricted to a maximum size of 1 MiB." */
const summary_maxBytes = 1024 * 1024 - 16 * 1024;
function renderSummary(report, options) {
    const head = [
        `<h3>imgix purge: ${escapeHtml(toVerdict(report))}</h3>`,
        ...renderError(report),
        ...report.diagnoses.map(renderDiagnosis),
        ...renderOtherCauses(report),
        ...renderSetupChecks(report),
    ];
    const [facts, notes] = [renderFacts(report, options), renderNotes(report)];
    // Why there are none comes first.
    const last = report.assets.length === 0 ? [...notes, ...facts] : [...facts, ...notes];
    const foot = [...renderTakedowns(report, options), ...last];
    const room = summary_maxBytes - Buffer.byteLength([...head, ...foot].join('\n'));
    return `${[...head, ...renderAssets(report, options, room), ...foot].join('\n')}\n`;
}
function renderError({ error }) {
    if (error === null)
        return [];
    const { message } = error;
    const [first] = firstSentence.exec(message) ?? [message];
    const rest = message.slice(first.length).trimStart();
    const more = rest === '' ? '' : `<br>${prose(rest)}`;
    return [`<p><b>${prose(first)}</b>${more} ${codeLink(error.link, error.code)}</p>`];
}
/** What stands in backticks comes from outside. */
const firstSentence = /^(?:`[^`]*`|[^`])*?\.(?= |$)/s;
function renderDiagnosis(diagnosis) {
    const { finding, remedy } = diagnosis;
    return `<p><b>${prose(finding)}</b><br>${prose(remedy)} ${codeLink(diagnosis.link, diagnosis.code)}</p>`;
}
function renderOtherCauses({ assets, diagnoses }) {
    if (diagnoses.length < diagnose/* maxDiagnoses */.g)
        return [];
    const failed = assets.filter((asset) => (0,codes/* toDiagnosisCode */.Ut)(asset) !== null).length;
    const others = failed - diagnoses.reduce((sum, { count }) => sum + count, 0);
    return others > 0 ? [`<p>${(0,wording/* toUrlCount */.UX)(others)} failed for other causes, which their rows tell.</p>`] : [];
}
/** Fit to be pasted into a report of a problem: hosts and names of files, no secrets. */
function renderSetupChecks({ setupChecks }) {
    if (setupChecks === null)
        return [];
    const isWrong = ({ verdict }) => verdict === 'wrong';
    const sorted = [...setupChecks.filter(isWrong), ...setupChecks.filter((check) => !isWrong(check))];
    const rows = sorted.map(({ about, verdict, finding, remedy, code: ofWhat, link: place }) => {
        const result = verdict === 'wrong' ? '<b>wrong</b>' : verdict;
        const advice = remedy === null ? '' : `<br>${prose(remedy)}`;
        const more = ofWhat === null || place === null ? '' : ` ${codeLink(place, ofWhat)}`;
        return `<tr><td>${prose(about)}<br>${result}</td><td>${prose(finding)}${advice}${more}</td></tr>`;
    });
    return [`<table>${rows.join('')}</table>`];
}
function renderAssets(report, options, room) {
    const { assets, conclusion, range } = report;
    const context = { ...options, range, hasHosts: hasSeveralHosts(assets) };
    if (assets.length === 0)
        return [];
    if (conclusion === 'dry-run')
        return [renderAssetTable(assets, room, context)];
    const groups = Map.groupBy(assets, toHeading);
    const parts = [];
    for (const heading of headings) {
        const group = groups.get(heading);
        if (group === undefined)
            continue;
        const table = renderAssetTable(group, room - Buffer.byteLength(parts.join('\n')), context);
        const isOpen = !groups.has('failed') && group.length <= maxOpenRows;
        const title = `<summary>${(0,wording/* toNumber */.Ro)(group.length)} ${heading}</summary>`;
        parts.push(heading === 'failed' ? table : `<details${isOpen ? ' open' : ''}>${title}${table}</details>`);
    }
    return parts;
}
/** The failed ones have none: they come first, and their rows tell. */
const headings = ['failed', 'proved', 'purged, not checked', 'not purged'];
/** `not purged`: of a dry run that failed, or among the jobs of a matrix. */
function toHeading(asset) {
    if ((0,run_report/* hasFailed */.WN)(asset))
        return 'failed';
    if ((0,run_report/* isVerified */.p4)(asset))
        return 'proved';
    return (0,run_report/* isPurged */._Y)(asset) ? 'purged, not checked' : 'not purged';
}
const maxOpenRows = 5;
function hasSeveralHosts(assets) {
    const [first] = assets;
    const origin = first === undefined ? '' : `${new URL(first.url).origin}/`;
    return assets.some(({ url }) => !url.startsWith(origin));
}
function renderFacts(report, { repositoryUrl, toPictureUrl }) {
    const { range, funnel, reconciliation, counts, assets } = report;
    const lines = [];
    const evidence = renderEvidence(report);
    if (evidence !== '')
        lines.push(`Proved by ${evidence}.`);
    if (reconciliation !== null)
        lines.push(prose((0,selection_words/* toReconciliationWords */.Wh)(reconciliation)));
    if (funnel !== null)
        lines.push(`${prose((0,selection_words/* toFunnelWords */.fX)(funnel))}; ${(0,wording/* toUrlCount */.UX)(counts.urls)}.`);
    if (range !== null) {
        const source = range.sourceUrl === undefined ? prose(range.source) : markup_link(range.sourceUrl, range.source);
        lines.push(`${range.base === null ? 'All files of' : 'Compared'} ${renderRange(range, repositoryUrl)}: ${source}.`);
        lines.push(...(0,selection_words/* toAlsoFrom */.Pg)(range).map(prose));
    }
    if (toPictureUrl !== undefined && assets.some(run_report/* isProvedThere */.BL))
        lines.push('A picture shows what imgix gave when this page was first opened.');
    return lines.length === 0 ? [] : [`<p>${lines.join('<br>')}</p>`];
}
function renderEvidence({ assets }) {
    const byEvidence = Map.groupBy(assets, ({ verification }) => verification.evidence);
    const kinds = Object.keys(outcome_words/* evidenceWords */.Jg);
    return kinds
        .filter((kind) => byEvidence.has(kind))
        .map((kind) => `${outcome_words/* evidenceWords */.Jg[kind]}: ${(0,wording/* toNumber */.Ro)(byEvidence.get(kind)?.length ?? 0)}`)
        .join('; ');
}
function renderRange(range, repositoryUrl) {
    const { base, head } = range;
    const short = head.slice(0, 7);
    const text = base === null ? short : `${base.slice(0, 7)}..${short}`;
    // Two dots: what differs between the two trees, which is what was compared.
    const page = base === null ? `tree/${head}` : `compare/${base}..${head}`;
    return repositoryUrl === undefined ? code(text) : markup_link(`${repositoryUrl}/${page}`, text);
}
function renderNotes(report) {
    const catchUp = report.catchUp === null ? [] : [report.catchUp];
    const notes = [...catchUp, ...report.warnings, ...report.notices, ...toPurgeNotes(report)];
    return notes.slice(0, summary_maxNotes).map((note) => `<p>${prose(note)}</p>`);
}
const summary_maxNotes = 50;

// EXTERNAL MODULE: ./lib/report/diagnosis/diagnosis.js
var diagnosis_diagnosis = __nccwpck_require__(985);
;// CONCATENATED MODULE: ./lib/report/publish/annotations.js






/** "10 warning annotations and 10 error annotations per step". https://github.com/orgs/community/discussions/26680 */
const maxShown = 10;
/** `toWorkspacePath` maps a path of the repository to one from the top of the workspace. */
function toAnnotations(report, verify, toWorkspacePath) {
    const warnings = [...report.warnings, ...toPurgeNotes(report)];
    const notes = warnings.map((message) => ({ level: 'warning', message }));
    const causes = [
        ...toStop(report),
        ...toSetupAnnotations(report),
        ...report.diagnoses.map((diagnosis) => toCauseAnnotation(diagnosis, verify)),
    ];
    // Where failures are warnings too, they share the ten.
    const room = maxShown - causes.length - (verify === 'warn' ? notes.length : 0);
    const shown = [];
    for (const asset of report.assets) {
        if (shown.length >= room)
            break;
        if (isTold(asset))
            shown.push(toAssetAnnotation(asset, verify, toWorkspacePath));
    }
    return [...toNotices(report), ...notes, ...causes, ...shown];
}
/** Why there was nothing to do is the last notice of such a run, and its closing line already. */
function toNotices({ notices, conclusion }) {
    const told = conclusion === 'nothing-to-do' ? notices.slice(0, -1) : notices;
    return told.map((message) => ({ level: 'notice', message }));
}
function toStop({ error }) {
    return error === null ? [] : [toCoded('error', error.message, error)];
}
/** With its code, at the end as in the title, and where that is described. */
function toCoded(level, words, { code, link }) {
    return { level, title: `imgix: ${code}`, message: `${words} See ${link} [${code}]` };
}
/** What is right or only to be known stands in the log's group and in the summary. */
function toSetupAnnotations({ setupChecks }) {
    const wrong = (setupChecks ?? []).filter(({ verdict }) => verdict === 'wrong');
    return wrong.map((check) => toCoded('error', (0,setup_check/* toCheckWords */.tI)(check), check));
}
function toCauseAnnotation(diagnosis, verify) {
    const isForgiven = verify === 'warn' && !(0,diagnosis_diagnosis/* isNotPurged */.D)(diagnosis.code);
    return toCoded(isForgiven ? 'warning' : 'error', `${diagnosis.finding} ${diagnosis.remedy}`, diagnosis);
}
/** What was not attempted because the run stopped says nothing of its file: the stop itself is annotated. */
function isTold(asset) {
    return (0,run_report/* hasFailed */.WN)(asset) && asset.problem?.code !== 'not-attempted';
}
/** One without a file is told on the workflow: no other annotation may name its URL. */
function toAssetAnnotation(asset, verify, toWorkspacePath) {
    const { url, file, problem } = asset;
    return {
        level: (0,to_run_report/* failsRun */.FR)(asset, verify) ? 'error' : 'warning',
        title: `imgix: ${problem?.code}`,
        message: `${url} ${(0,outcome_words/* toFailure */.w2)(asset)}: ${(0,outcome_words/* toReason */.Ge)(asset)} [${problem?.code}]`,
        ...(file === null ? {} : { file: toWorkspacePath(file) }),
    };
}

;// CONCATENATED MODULE: ./lib/report/publish/outputs.js
// Outputs of the step, within the limits of GitHub.

/**
 * A list may be the input or the environment of another step, of which one string holds 131,071 bytes (docs/github-facts.md). All
 * outputs of a job together may have 1 MB.
 */
const maxListCharacters = 120_000;
/**
 * `reportPath`: empty where the report could not be written. `leftOut`: URLs that did not fit into `urls`; what did not fit into
 * `failed-urls` is among them. The lists come last: where there is no room for them, all the others are written.
 */
function toOutputs(report, reportPath) {
    const urls = toList(report.assets);
    const failedUrls = toList(report.assets.filter(run_report/* hasFailed */.WN));
    const { purged, verified, unverified, failed } = report.counts;
    return {
        values: {
            conclusion: report.conclusion,
            purged: String(purged),
            verified: String(verified),
            unverified: String(unverified),
            failed: String(failed),
            stale: report.reconciliation === null ? '' : String(report.reconciliation.stale),
            report: reportPath,
            'failed-urls': failedUrls.json,
            urls: urls.json,
        },
        leftOut: urls.leftOut,
    };
}
function toList(assets) {
    const parts = [];
    let characters = 2;
    for (const { url } of assets) {
        const part = JSON.stringify(url);
        characters += part.length + 1;
        if (characters > maxListCharacters)
            break;
        parts.push(part);
    }
    return { json: `[${parts.join(',')}]`, leftOut: assets.length - parts.length };
}

;// CONCATENATED MODULE: ./lib/report/publish/publish.js





function publish(report, runner, options) {
    const path = attempt(runner, 'The report file', () => runner.writeReport(toJsonPieces(report)));
    publishOutputs(report, path ?? '', runner);
    attempt(runner, 'The job summary', () => runner.writeSummary(renderSummary(report, options)));
    for (const annotation of toAnnotations(report, options.verify, options.toWorkspacePath))
        runner.annotate(annotation);
    if (report.catchUp !== null)
        runner.info(report.catchUp);
    runner.info(toClosingLine(report));
}
/**
 * The report file's text, in pieces: the whole of it can be larger than everything else in memory together. Every asset is a line of
 * its own, the last field's.
 */
function* toJsonPieces({ assets, ...rest }) {
    yield `${JSON.stringify(rest, null, 2).slice(0, -2)},\n  "assets": [`;
    let separator = '\n    ';
    for (const asset of assets) {
        yield separator + JSON.stringify(asset);
        separator = ',\n    ';
    }
    yield assets.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}
function publishOutputs(report, path, runner) {
    const { values, leftOut } = toOutputs(report, path);
    attempt(runner, 'The outputs', () => runner.setOutputs(values));
    if (leftOut > 0) {
        const message = `${(0,wording/* toUrlCount */.UX)(leftOut)} did not fit into the outputs \`urls\` and \`failed-urls\`, which GitHub limits. The report file has all of them.`;
        runner.annotate({ level: 'warning', message });
    }
}
function toClosingLine(report) {
    const verdict = toVerdict(report);
    const sentence = `${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}.`;
    if (report.conclusion === 'nothing-to-do')
        return `${sentence} ${report.notices.at(-1) ?? ''}`.trim();
    return report.conclusion === 'dry-run' ? `${sentence} Nothing was purged.` : sentence;
}
function attempt(runner, what, write) {
    try {
        return write();
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        runner.annotate({ level: 'warning', message: `${what} could not be written: ${reason}.` });
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/report/publish/redact-report.js
/** Fields whose values are this program's own words; a secret that happens to be one of them must not change them. */
const ownWords = new Set([
    'code',
    'conclusion',
    'outcome',
    'evidence',
    'change',
    'kind',
    'before',
]);
function redactReport(report, redact) {
    return redactTexts(report, redact);
}
/** The value itself where nothing in it had to go: a copy of every asset would double the memory. */
function redactTexts(value, redact) {
    if (typeof value === 'string')
        return redact(value);
    if (typeof value !== 'object' || value === null)
        return value;
    let copy;
    for (const name in value) {
        if (ownWords.has(name))
            continue;
        const field = value[name];
        const redacted = redactTexts(field, redact);
        if (redacted === field)
            continue;
        copy ??= (Array.isArray(value) ? [...value] : { ...value });
        copy[name] = redacted;
    }
    return copy ?? value;
}

;// CONCATENATED MODULE: ./lib/run.js
// Wires the outside world to the pipeline. The one error boundary: whatever happens becomes a report, an exit status
// and a sentence for a person.





















/** Never rejects. Sets the exit status: 0 for success, nothing to do and a dry run, 1 for everything else. */
async function run() {
    outliveLog();
    const runner = openRunner(process.env);
    const cancel = cancelAtSignal(runner);
    let raw;
    let inputs;
    let event;
    let http;
    let report;
    try {
        raw = readInputs(runner);
        // Before anything can be wrong with the inputs: it tells what a later run has to catch up on.
        event = (0,platform_event/* readEvent */.j_)(process.env);
        (0,raw_inputs/* refuseMisspelt */.q5)(runner.givenInputs());
        inputs = parseInputs(raw);
        http = createHttpClient(process.env);
        report = await runWith(inputs, event, { runner, http, signal: cancel.signal });
    }
    catch (error) {
        // What is told from here on must not be folded away with what was under way.
        runner.endGroup();
        runner.debug(error instanceof Error ? (error.stack ?? error.message) : String(error));
        const reason = cancel.signal.aborted ? cancel.signal.reason : error;
        report = (0,to_run_report/* toFailedReport */.Zl)(reason, (0,platform_event/* readDocsAddress */.ko)(process.env), raw && toStopped(raw, event));
    }
    // What nobody waits for any more, such as a question to a git server that hangs.
    cancel.abort();
    process.exitCode = report.conclusion === 'failure' ? 1 : 0;
    publish(redactReport(report, runner.redact), runner, toPublishOptions(report, { inputs, event, clock: clock/* systemClock */.ml }));
    await http?.close();
    process.stdout.write('', () => setTimeout(() => process.exit(), lingerMs).unref());
}
/** A connection that is being made cannot be given up, and holds the process until its own limit. What else is to end has ended by then. */
const lingerMs = 1_000;
/** A log that is closed or cannot be written ends no run: outputs, summary and report still tell of it. */
function outliveLog() {
    for (const stream of [process.stdout, process.stderr])
        stream.on('error', () => { });
}
/**
 * "SIGINT ... after 7.5 s SIGTERM ... after 2.5 s killed". https://docs.github.com/en/actions (workflow cancellation)
 * On Windows the second is Ctrl+Break.
 */
const cancellationSignals = ['SIGINT', 'SIGTERM', 'SIGBREAK'];
function cancelAtSignal(runner) {
    const cancel = new AbortController();
    const onSignal = (name) => {
        if (!cancel.signal.aborted)
            runner.info(`${name}: nothing new is sent, and what is under way is given up.`);
        cancel.abort(toCancellation(name));
    };
    for (const name of cancellationSignals)
        process.on(name, onSignal);
    return cancel;
}
function toCancellation(signal) {
    const message = `The run was cancelled (${signal}). The report says which assets were purged and proved until then; run the job again for the others.`;
    return new errors/* ActionError */.l('cancelled', message);
}
async function runWith(inputs, event, { runner, http, signal }) {
    const { apiUrl, workspace } = event;
    return runPipeline(inputs, event, {
        git: openGit(process.env, signal),
        github: openGitHubApi({ apiUrl, token: inputs.githubToken, http, signal, clock: clock/* systemClock */.ml }),
        http,
        signal,
        clock: clock/* systemClock */.ml,
        random: Math.random,
        log: runner,
        files: localFiles,
        readText: (path) => (0,workspace_file/* readWorkspaceText */.tA)(workspace, path),
        openFolder: (path) => (0,workspace_folder/* openWorkspaceFolder */.oS)(workspace, path),
        readReports: (path) => readReportFiles(workspace, path),
        hosts: new Map(),
    });
}
/** Secrets are masked before anything else can be printed. */
function readInputs(runner) {
    const raw = Object.fromEntries(raw_inputs/* inputNames */.vj.map((name) => [name, runner.input(name)]));
    for (const name of raw_inputs/* secretInputs */._y) {
        if (raw[name] !== '')
            runner.mask(raw[name]);
    }
    for (const { value } of (0,verify_headers/* toHeaderSecrets */.Cx)(raw))
        runner.mask(value);
    return raw;
}
/** What is known of a run that was stopped. One of its inputs may be wrong, and is hardly one of these. */
function toStopped(raw, event) {
    return {
        shard: readShard(raw.shard),
        base: event && toMissedBase(event, raw),
        isSinceSuccess: raw.since === 'last-success',
        isJoin: raw['join-reports'] !== '',
    };
}
/**
 * The commit from which somebody catches up on a run that stopped before it had a range: the one that the event names. Undefined where
 * it names none, and where the inputs ask for something else or for no purge.
 */
function toMissedBase(event, raw) {
    const asked = (0,event_range/* eventRange */.W)(event);
    const base = asked.kind === 'commits' ? asked.base : undefined;
    return base !== undefined && (0,raw_inputs/* mayPurgeSince */.Xx)(base, raw) ? base : undefined;
}


/***/ }),

/***/ 9778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AY: () => (/* binding */ listDeployedFiles),
/* harmony export */   LE: () => (/* binding */ toDeployedChanges),
/* harmony export */   MS: () => (/* binding */ listAsInRepository),
/* harmony export */   Sx: () => (/* binding */ howToLayOut),
/* harmony export */   lt: () => (/* binding */ findDeployedFiles)
/* harmony export */ });
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3916);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);
/* harmony import */ var _platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2518);
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(6747);
/* harmony import */ var _selection_nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3412);
/* harmony import */ var _selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(12);
// With the input `deployed`, what the folder of the built files holds is what imgix should serve: not what git has.






/** Finding what is near takes time. */
const maxShown = 5;
/** What to do where the folder has nothing of what it should have. */
const howToLayOut = 'The folder must be laid out as `root`, hold the files as they are deployed, by the names that git has, and be built before this step.';
/**
 * The changed files as they are deployed; git's own versions of them say nothing. One that is not in the folder is left out,
 * with a warning, as a build may leave out drafts. Throws `invalid-input` where none of them is there, and none of
 * `listTracked`, all that git has as far as that can be told, either: then the folder is another one. One that git has deleted may still be built.
 */
async function toDeployedChanges(files, deployed, listTracked) {
    const found = await findAll(files, deployed);
    const kept = found.flatMap((file) => {
        const { path, change, checkoutFile } = file;
        if (!isThere(file))
            return change === 'deleted' ? [{ path, change }] : [];
        return [{ path, change: change === 'deleted' ? 'modified' : change, checkoutFile }];
    });
    const missing = found.filter((file) => file.change !== 'deleted' && !isThere(file));
    const notices = tellKept(found.filter((file) => file.change === 'deleted' && isThere(file)), deployed);
    if (missing.length === 0)
        return { files: kept, notices, warnings: [] };
    const words = await tellMissing(missing, deployed);
    const tracked = found.some(isThere) ? undefined : await listTracked();
    if (tracked === undefined || (await hasAny(tracked, deployed)))
        return { files: kept, notices, warnings: [`${words} What is not deployed is not purged.`] };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('invalid-input', `${words} None of the files that git has is there, so nothing can be purged. ${(await areHashed(missing, deployed)) ? needNoPurge : howToLayOut}`);
}
const needNoPurge = 'An image with a hash of its content in its name needs no purge, as a changed one gets a new name: leave out these by `files`, or, if the build names all so, leave out this step.';
async function areHashed(missing, deployed) {
    const { files } = await listAll(deployed);
    return missing.slice(0, maxShown).every(({ path }) => {
        const plain = (0,_selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_4__/* .toSourcePath */ ._F)(deployed.root, path) ?? path;
        return files.some((name) => (0,_selection_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .isHashed */ .Sc)(name, plain));
    });
}
/** Another source may make it; or the folder was not emptied before the build. */
function tellKept(kept, { input }) {
    if (kept.length === 0)
        return [];
    const told = (0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .listFirst */ .rL)(kept, maxShown, ({ path }) => `\`${path}\``);
    return [
        `git has deleted ${told}, and the folder \`${input}\` (input \`deployed\`) still has ${kept.length === 1 ? 'it' : 'them'}: imgix is expected to serve what is there. If ${kept.length === 1 ? 'it' : 'they'} should be gone, empty the folder before the build.`,
    ];
}
/**
 * Every file of the folder that one of these globs matches, as if it stood below `root`; and a warning of links that lead to none.
 * Throws `invalid-input` where it has none at all.
 */
async function listDeployedFiles(globs, deployed) {
    const { input, root } = deployed;
    const list = await listAll(deployed);
    if (list.files.length === 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('invalid-input', `${toNoFiles(input, list)}. ${howToLayOut}`);
    const isWanted = (0,_selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_4__/* .createFileFilter */ .xu)(root, globs);
    const wanted = list.files.map((path) => (0,_selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_4__/* .toRepositoryPath */ .Bd)(root, path)).filter(isWanted);
    const files = (await findAll(wanted.sort().map(toNamed), deployed)).filter(isThere);
    // Without an ending it may have been a folder of files.
    const lost = list.lost.filter((path) => isWanted((0,_selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_4__/* .toRepositoryPath */ .Bd)(root, path)) || (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.extname)(path) === '');
    const warning = `The folder \`${input}\` (input \`deployed\`) has ${toLostWords(lost)}. What is there is not looked at: let the build copy it into the folder.`;
    return { files, warnings: lost.length === 0 ? [] : [warning] };
}
/** Of the whole folder, as if each stood below `root`. */
async function listAsInRepository(deployed) {
    return (await listAll(deployed)).files.map((path) => (0,_selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_4__/* .toRepositoryPath */ .Bd)(deployed.root, path));
}
/** What the folder has at paths that were asked for; no entry where it has nothing: `missing` is a sentence about those. */
async function findDeployedFiles(paths, deployed) {
    const found = await findAll(paths.map(toNamed), deployed);
    const missing = found.filter((file) => !isThere(file));
    return {
        files: found.filter(isThere),
        missing: missing.length === 0 ? undefined : await tellMissing(missing, deployed),
    };
}
function toNamed(path) {
    return { path };
}
/** With what the folder has at the path of each. Throws `invalid-input` for files that cannot be read. */
async function findAll(files, { input, root, folder }) {
    const unreadable = [];
    const find = async (file) => {
        const sourcePath = (0,_selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_4__/* .toSourcePath */ ._F)(root, file.path);
        const found = sourcePath === undefined ? undefined : await folder.find(sourcePath);
        if (found?.isReadable === false)
            unreadable.push(sourcePath ?? '');
        return { ...file, checkoutFile: found?.path };
    };
    const found = await Promise.all(files.map(find));
    if (unreadable.length === 0)
        return found;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('invalid-input', `Input \`deployed\`: ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .toCount */ .zK)(unreadable.length, 'file')} of the folder \`${input}\` cannot be read: ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .listFirst */ .rL)(unreadable.sort(), maxShown, _platform_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)}. ${toReadable}`);
}
const toReadable = 'Let the build leave its files readable for the user of this step.';
async function hasAny(files, deployed) {
    const there = new Set((await listAll(deployed)).files);
    return files.some((path) => there.has((0,_selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_4__/* .toSourcePath */ ._F)(deployed.root, path) ?? path));
}
function isThere({ checkoutFile }) {
    return checkoutFile !== undefined;
}
/** Throws `invalid-input` where a part of the folder cannot be read, as one that a build in a container has left may be. */
async function listAll({ input, folder }) {
    return folder.list().catch((error) => {
        const remedy = error.code === undefined ? '' : ` ${toReadable}`;
        const message = `Input \`deployed\`: the folder \`${input}\` cannot be read whole (${error.message}).${remedy}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('invalid-input', message, { cause: error });
    });
}
async function tellMissing(missing, deployed) {
    const { input, root } = deployed;
    const list = await listAll(deployed);
    const told = (0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .listFirst */ .rL)(missing, maxShown, ({ path }) => {
        const sourcePath = (0,_selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_4__/* .toSourcePath */ ._F)(root, path) ?? path;
        return [(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(sourcePath), ...toMissingHint(sourcePath, list)].join(' ');
    });
    return list.files.length === 0
        ? `${toNoFiles(input, list)}; missing: ${told}.`
        : `Input \`deployed\`: the folder \`${input}\` does not have ${told}.`;
}
/** In brackets, if any. Where there are links alone, they are told already. */
function toMissingHint(path, { files, lost }) {
    if (files.length === 0)
        return [];
    const link = [path, ...(0,_platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_2__/* .foldersAbove */ .Zv)(path)].find((one) => lost.includes(one));
    if (link !== undefined)
        return [`(${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(link)} is a link that leads nowhere, or out of the workspace)`];
    const nearest = (0,_selection_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .nearestName */ .qb)(path, files);
    return nearest === undefined ? [] : [`(the nearest there is ${(0,_selection_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .toNearestWords */ .$6)(path, nearest)})`];
}
function toNoFiles(input, { lost }) {
    return `Input \`deployed\`: the folder \`${input}\` has no files${lost.length === 0 ? ' at all' : `, only ${toLostWords(lost)}`}`;
}
function toLostWords(lost) {
    const words = `${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .toCount */ .zK)(lost.length, 'link')} that ${lost.length === 1 ? 'leads' : 'lead'} nowhere, or out of the workspace`;
    return `${words} (${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .listFirst */ .rL)([...lost].sort(), maxShown, _platform_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)})`;
}


/***/ }),

/***/ 5184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ZX: () => (/* binding */ toSpeltWords),
/* harmony export */   bD: () => (/* binding */ toListWords),
/* harmony export */   gI: () => (/* binding */ splitAt),
/* harmony export */   rN: () => (/* binding */ isSpeltOtherwise),
/* harmony export */   tu: () => (/* binding */ explainDoubtful),
/* harmony export */   yy: () => (/* binding */ slips)
/* harmony export */ });
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6747);
// Globs that hardly mean what they say, as they are written for another language: what was meant. Pure.

/** The first glob that hardly means what it says, without a look at files. It may: a name may hold a comma. */
function explainDoubtful(files) {
    const spelt = files.find((glob) => isSpeltOtherwise.test(glob));
    if (spelt !== undefined)
        return [`Input \`files\`: ${toSpeltWords(spelt)}`];
    const list = files.find((glob) => splitAt(',;|', glob).filter((part) => part.includes('*')).length > 1);
    if (list !== undefined)
        return [`Input \`files\`: ${toListWords(list)}`];
    for (const { toMeant, toWords } of slips) {
        const glob = files.find((each) => toMeant(each) !== each);
        if (glob !== undefined)
            return [`Input \`files\`: ${toWords(glob)} write \`${toMeant(glob)}\`.`];
    }
    return [];
}
const slips = [
    {
        toMeant: toFolder,
        toWords: (glob) => `in \`${glob}\` the brackets stand for one of the signs in them: for a folder that is named so`,
    },
    {
        toMeant: withoutSpaces,
        toWords: (glob) => `in \`${glob}\` the spaces beside the choices are a part of them:`,
    },
    {
        toMeant: toChoices,
        toWords: (glob) => `in \`${glob}\` the braces stand for themselves, as no comma separates choices in them:`,
    },
    {
        toMeant: withBothEndings,
        toWords: (glob) => `in \`${glob}\` the question mark stands for one sign, whichever, and never for none: for an ending with and without the letter before it`,
    },
    {
        toMeant: toDeep,
        toWords: (glob) => `\`${glob}\` takes nothing of the folders below:`,
    },
];
/** As it is meant where it ends with a slash, or where `**` is a part of a name, which GitHub's own filters take for all below. */
function toDeep(glob) {
    return glob.replace(/(?:\/\*\*)?\/$/, '/**').replace(/(^!?|\/)\*\*(?=[^/*(\\])/, '$1**/*');
}
/** Frameworks name folders in brackets: `[slug]`, `[...all]`. A folder with a name of one sign is rare. */
function toFolder(glob) {
    return glob.replace(/(?<=^!?|\/)\[{1,2}(?!\d+\])[^\][!^/-][^\][/-]+\]{1,2}(?=\/)/g, (name) => name.replace(/[[\]]/g, '\\$&'));
}
/** As in `{png, jpg}` or `(png | jpg)`. */
function withoutSpaces(glob) {
    return glob
        .replace(/(?<!\\)\{[^{}]*,[^{}]*\}/g, (choices) => choices.replace(/\s*([{,}])\s*/g, '$1'))
        .replace(/(?<!\\)\([^()]*\|[^()]*\)/g, (choices) => choices.replace(/\s*([(|)])\s*/g, '$1'));
}
/** As in `{jpg|png}`; and an ending alone, `{jpg}`. Names may hold braces: `{{cookiecutter.name}}`. */
function toChoices(glob) {
    return glob
        .replace(/(?<!\\)\{[^{},]*[|;][^{},]*\}/g, (choices) => choices.replace(/\s*[|;]\s*/g, ','))
        .replace(/(?<=\.)\{(\w+)\}$/, '$1');
}
/**
 * As in `jpe?g`, where GitHub's own filters take `?` for zero or one of the letter before it. An ending has three letters or more,
 * so that `mp?` means what it says.
 */
function withBothEndings(glob) {
    return glob.replace(/(?<=\.[^./]*)(?<!\w)(\w+)\?(?!\()(\w*)(?=$|[,|)}])/g, (ending, start, end, at) => {
        const both = [start.slice(0, -1) + end, start + end];
        if (start.length + end.length < 4)
            return ending;
        const [before = '', after = ''] = [glob[at - 1], glob[at + ending.length]];
        if (/[{,]/.test(before) && /[,}]/.test(after))
            return both.join(',');
        return /[(|]/.test(before) && /[|)]/.test(after) ? both.join('|') : `{${both.join(',')}}`;
    });
}
/** As a list or a text of another language, or with a comment, which a block of YAML cannot have. */
const isSpeltOtherwise = /^(- |\[?["'`])|\s#\s/;
function toSpeltWords(glob) {
    return `${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(glob)} is taken as it stands: write one glob a line, without quotation marks, brackets, dashes or a comment around it.`;
}
function toListWords(list) {
    return `\`${list}\` is one glob: neither commas, semicolons, bars nor spaces separate globs, write one a line.`;
}
/** Outside of brackets, braces and parentheses. */
function splitAt(separators, glob) {
    const parts = [''];
    let depth = 0;
    for (const [sign] of glob.matchAll(/\\.|./gs)) {
        if ('{[('.includes(sign))
            depth += 1;
        if ('}])'.includes(sign))
            depth -= 1;
        if (separators.includes(sign) && depth <= 0)
            parts.push('');
        else
            parts[parts.length - 1] += sign;
    }
    return parts.map((part) => part.trim()).filter((part) => part !== '');
}


/***/ }),

/***/ 3412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  pd: () => (/* binding */ foldersOf),
  Sc: () => (/* binding */ isHashed),
  qb: () => (/* binding */ nearestName),
  $6: () => (/* binding */ toNearestWords)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./node_modules/leven/index.js
const array = [];
const characterCodeCache = [];

function leven(first, second, options) {
	if (first === second) {
		return 0;
	}

	const maxDistance = options?.maxDistance;
	const swap = first;

	// Swapping the strings if `a` is longer than `b` so we know which one is the
	// shortest & which one is the longest
	if (first.length > second.length) {
		first = second;
		second = swap;
	}

	let firstLength = first.length;
	let secondLength = second.length;

	// Performing suffix trimming:
	// We can linearly drop suffix common to both strings since they
	// don't increase distance at all
	// Note: `~-` is the bitwise way to perform a `- 1` operation
	while (firstLength > 0 && (first.charCodeAt(~-firstLength) === second.charCodeAt(~-secondLength))) {
		firstLength--;
		secondLength--;
	}

	// Performing prefix trimming
	// We can linearly drop prefix common to both strings since they
	// don't increase distance at all
	let start = 0;

	while (start < firstLength && (first.charCodeAt(start) === second.charCodeAt(start))) {
		start++;
	}

	firstLength -= start;
	secondLength -= start;

	// Early termination after trimming: if difference in length exceeds max distance
	if (maxDistance !== undefined && secondLength - firstLength > maxDistance) {
		return maxDistance;
	}

	if (firstLength === 0) {
		return maxDistance !== undefined && secondLength > maxDistance
			? maxDistance
			: secondLength;
	}

	let bCharacterCode;
	let result;
	let temporary;
	let temporary2;
	let index = 0;
	let index2 = 0;

	while (index < firstLength) {
		characterCodeCache[index] = first.charCodeAt(start + index);
		array[index] = ++index;
	}

	while (index2 < secondLength) {
		bCharacterCode = second.charCodeAt(start + index2);
		temporary = index2++;
		result = index2;

		for (index = 0; index < firstLength; index++) {
			temporary2 = bCharacterCode === characterCodeCache[index] ? temporary : temporary + 1;
			temporary = array[index];
			// eslint-disable-next-line no-multi-assign
			result = array[index] = temporary > result
				? (temporary2 > result ? result + 1 : temporary2)
				: (temporary2 > temporary ? temporary + 1 : temporary2);
		}

		// Early termination: if all values in current row exceed maxDistance
		if (maxDistance !== undefined) {
			let rowMinimum = result;
			for (index = 0; index < firstLength; index++) {
				if (array[index] < rowMinimum) {
					rowMinimum = array[index];
				}
			}

			if (rowMinimum > maxDistance) {
				return maxDistance;
			}
		}
	}

	// Bound arrays to avoid retaining large previous sizes
	array.length = firstLength;
	characterCodeCache.length = firstLength;

	return maxDistance !== undefined && result > maxDistance ? maxDistance : result;
}

function closestMatch(target, candidates, options) {
	if (!Array.isArray(candidates) || candidates.length === 0) {
		return undefined;
	}

	const userMax = options?.maxDistance;
	const targetLength = target.length;

	// Exact match fast-path
	for (const candidate of candidates) {
		if (candidate === target) {
			return candidate;
		}
	}

	if (userMax === 0) {
		return undefined;
	}

	let best;
	let bestDist = Number.POSITIVE_INFINITY;
	const seen = new Set();

	for (const candidate of candidates) {
		if (seen.has(candidate)) {
			continue;
		}

		seen.add(candidate);

		const lengthDiff = Math.abs(candidate.length - targetLength);
		if (lengthDiff >= bestDist) {
			continue;
		}

		if (userMax !== undefined && lengthDiff > userMax) {
			continue;
		}

		const cap = Number.isFinite(bestDist)
			? (userMax === undefined ? bestDist : Math.min(bestDist, userMax))
			: userMax;

		const distance = cap === undefined
			? leven(target, candidate)
			: leven(target, candidate, {maxDistance: cap});

		// Skip candidates that exceed the user's maximum distance
		if (userMax !== undefined && distance > userMax) {
			continue;
		}

		// If we got a capped result that equals the cap, we need the actual distance
		// for accurate comparison, but only if the cap was due to userMax
		let actualD = distance;
		if (cap !== undefined && distance === cap && cap === userMax) {
			actualD = leven(target, candidate);
		}

		if (actualD < bestDist) {
			bestDist = actualD;
			best = candidate;
			if (bestDist === 0) {
				break;
			}
		}
	}

	if (userMax !== undefined && bestDist > userMax) {
		return undefined;
	}

	return best;
}

// EXTERNAL MODULE: ./lib/platform/git/git-path.js
var git_path = __nccwpck_require__(2518);
// EXTERNAL MODULE: ./lib/platform/wording.js
var wording = __nccwpck_require__(6747);
;// CONCATENATED MODULE: ./lib/targets/selection/nearest.js
// The name that somebody may have meant. Pure.




/** Undefined where nothing is near. `names` are paths; in what order does not matter. */
function nearestName(asked, names) {
    const folded = fold(asked);
    let best;
    for (const name of names) {
        const distance = toDistance(folded, fold(name), best?.distance ?? Number.POSITIVE_INFINITY);
        if (distance === undefined)
            continue;
        const isNearer = best === undefined || distance < best.distance || (distance === best.distance && name < best.name);
        if (isNearer)
            best = { name, distance };
    }
    return best?.name;
}
/** To name the nearest in a sentence. Names that look the same may be spelled by other characters, which are other names for imgix. */
function toNearestWords(asked, nearest) {
    return asked !== nearest && asked.normalize() === nearest.normalize()
        ? 'one that looks the same, but has its accents encoded otherwise: NFC here, NFD there, or the other way round'
        : (0,wording/* quote */.hD)((0,wording/* cutShort */.VV)(nearest, 300));
}
/** Every folder of these paths, without a slash at its end. */
function foldersOf(paths) {
    const folders = new Set();
    for (const path of paths) {
        for (const folder of (0,git_path/* foldersAbove */.Zv)(path)) {
            if (folders.has(folder))
                break;
            folders.add(folder);
        }
    }
    return folders;
}
/** Undefined where the two have too little in common, or are no nearer than `limit`. Small numbers are near. */
function toDistance(a, b, limit) {
    if (a === b)
        return 0;
    if (withoutExtension(a) === withoutExtension(b))
        return 1;
    if (isTail(a, b) || isTail(b, a))
        return 2 + apart(a, b);
    if (external_node_path_.posix.basename(a) === external_node_path_.posix.basename(b))
        return 20 + apart(a, b);
    if (limit > hashedDistance && (isHashed(a, b) || isHashed(b, a)))
        return hashedDistance;
    const longest = Math.max(a.length, b.length);
    const most = Math.min(Math.floor(longest / 4), maxEdits, limit - 3);
    if (longest > maxCompared || most < 1 || Math.abs(a.length - b.length) > most)
        return undefined;
    const edits = leven(a, b, { maxDistance: most + 1 });
    return edits > most ? undefined : 3 + edits;
}
const maxEdits = 8;
/** A slip of a few letters is nearer. */
const hashedDistance = 9;
/** Characters. A thousand names of four thousand, which anybody can commit, would take a minute. */
const maxCompared = 250;
/** Case and the spelling of accents are easily mistaken. */
function fold(text) {
    return text.normalize('NFC').toLowerCase();
}
function withoutExtension(path) {
    return path.replace(/\.[^./]+$/, '');
}
/** A build may put a hash of the content into a name: `logo-4f3a9c.png` for `logo.png`. */
function isHashed(name, plain) {
    const stem = withoutExtension(plain);
    const isLonger = name.startsWith(stem) && /^[-._~][\w-]{6,}$/.test(withoutExtension(name).slice(stem.length));
    return isLonger && external_node_path_.posix.extname(name) === external_node_path_.posix.extname(plain);
}
function isTail(tail, path) {
    return path.endsWith(`/${tail}`);
}
/** Folders that one has more than the other. */
function apart(a, b) {
    return Math.abs(a.split('/').length - b.split('/').length);
}


/***/ }),

/***/ 302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $j: () => (/* binding */ explainUnmatched),
/* harmony export */   QT: () => (/* binding */ explainShallow),
/* harmony export */   lb: () => (/* binding */ explainOutside)
/* harmony export */ });
/* harmony import */ var _platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2518);
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6747);
/* harmony import */ var _doubtful_globs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5184);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3412);
/* harmony import */ var _wanted_files_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(12);





/** Sentences; none where some tracked file is let through. `folder`: what else is known of `root`. */
function explainUnmatched(tracked, { root, files }, folder = {}) {
    const below = tracked.filter((path) => (0,_wanted_files_js__WEBPACK_IMPORTED_MODULE_3__/* .toSourcePath */ ._F)(root, path) !== undefined);
    if (below.length === 0)
        return [explainRoot(tracked, root, folder)];
    if (below.some((0,_wanted_files_js__WEBPACK_IMPORTED_MODULE_3__/* .createFileFilter */ .xu)(root, files)))
        return [];
    return [explainFiles(tracked, below, { root, files })];
}
/** A sentence where changed files match `files`, and only `root` leaves them out; none otherwise. */
function explainOutside(changed, { root, files }) {
    const outside = root === '' ? [] : changed.filter((0,_wanted_files_js__WEBPACK_IMPORTED_MODULE_3__/* .createFileFilter */ .xu)('', files));
    if (outside.length === 0)
        return [];
    const what = `${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_4__/* .toCount */ .zK)(outside.length, 'changed file')} ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_4__/* .toMatch */ .HX)(outside.length)}`;
    return [
        `${what} \`files\`, and ${outside.length === 1 ? 'lies' : 'lie'} outside of \`root\` (\`${root}\`), such as \`${outside[0]}\`.`,
    ];
}
/**
 * A sentence where changed images miss `files` only because a `*` takes nothing of the folders below; none otherwise. `isImage`: as
 * `files` has it by default.
 */
function explainShallow(changed, { root, files }, isImage) {
    const shallow = files.filter((glob) => toAllBelow(glob) !== glob);
    if (shallow.length === 0)
        return [];
    const [given, meant] = [(0,_wanted_files_js__WEBPACK_IMPORTED_MODULE_3__/* .createFileFilter */ .xu)(root, files), (0,_wanted_files_js__WEBPACK_IMPORTED_MODULE_3__/* .createFileFilter */ .xu)(root, files.map(toAllBelow))];
    const left = changed.filter((path) => meant(path) && !given(path) && isImage(path));
    const [first] = left;
    const glob = first && shallow.find((each) => (0,_wanted_files_js__WEBPACK_IMPORTED_MODULE_3__/* .createFileFilter */ .xu)(root, [toAllBelow(each)])(first));
    if (glob === undefined)
        return [];
    const what = left.length === 1 ? 'One changed image is' : `${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_4__/* .toNumber */ .Ro)(left.length)} changed images are`;
    return [
        `${what} left out, such as \`${first}\`: in \`${glob}\` the \`*\` takes nothing of the folders below. For those as well write \`${toAllBelow(glob)}\`.`,
    ];
}
/** As `images/*.png`, for the folders below as well. */
function toAllBelow(glob) {
    return glob.replace(/^(?!!)((?:.*\/)?)([^/]*\*[^/]*)$/s, (whole, folder, name) => folder.endsWith('**/') || name.includes('**') ? whole : `${folder}**/${name}`);
}
/** A glob has no sign for the beginning or the end, and needs no backslash before a dot. */
const isExpression = /^!?\^|\$$|\\\./;
function explainRoot(tracked, root, { behind, isInWorkTree }) {
    if (tracked.length === 0)
        return 'The commit has no files.';
    if (behind !== undefined && tracked.some((path) => (0,_wanted_files_js__WEBPACK_IMPORTED_MODULE_3__/* .toSourcePath */ ._F)(behind, path) !== undefined))
        return `Input \`root\`: symbolic links to folders are not followed, and \`${root}\` leads to \`${behind}\`: set \`root: ${behind}\`.`;
    if (tracked.includes(root))
        return `Input \`root\`: \`${root}\` is a file, a link or a submodule, not a folder.`;
    const nearest = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearestName */ .qb)(root, (0,_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .foldersOf */ .pd)(tracked));
    const isSubmodule = (0,_platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_0__/* .foldersAbove */ .Zv)(root).some((folder) => tracked.includes(folder));
    // Some file systems find it in other capitals as well.
    if (isInWorkTree && !isSubmodule && nearest?.toLowerCase() !== root.toLowerCase())
        return `Input \`root\`: \`${root}\` is in the workspace, and no tracked file lies below it: it is built, and not in git. ${giveBuilt}`;
    const hint = nearest === undefined ? 'Is it misspelt?' : `Did you mean \`${nearest}\`?`;
    return `Input \`root\`: no tracked file lies below \`${root}\`. ${hint}`;
}
const giveBuilt = 'Give that folder as `deployed`, and as `root` the folder in git that it is built from; or, where git has no images, leave `root` out and give `select: stale`.';
function explainFiles(tracked, below, { root, files }) {
    const whole = below.length === 1
        ? 'does not match the only tracked file'
        : `matches none of the ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_4__/* .toNumber */ .Ro)(below.length)} tracked files`;
    const what = `Input \`files\` ${whole}${root === '' ? '' : ` below \`${root}\``}.`;
    const spelt = files.find((glob) => _doubtful_globs_js__WEBPACK_IMPORTED_MODULE_1__/* .isSpeltOtherwise */ .rN.test(glob));
    if (spelt !== undefined)
        return `${what} ${(0,_doubtful_globs_js__WEBPACK_IMPORTED_MODULE_1__/* .toSpeltWords */ .ZX)(spelt)}`;
    const expression = files.find((glob) => isExpression.test(glob));
    if (expression !== undefined)
        return `${what} \`${expression}\` looks like a regular expression: write globs, such as \`**/*.{jpg,png}\`.`;
    const included = files.filter((glob) => !glob.startsWith('!'));
    if (below.some((0,_wanted_files_js__WEBPACK_IMPORTED_MODULE_3__/* .createFileFilter */ .xu)(root, included)))
        return `${what} A glob that begins with \`!\` excludes them all.`;
    const split = (glob) => (0,_doubtful_globs_js__WEBPACK_IMPORTED_MODULE_1__/* .splitAt */ .gI)(' ,;|', glob);
    const lists = included.filter((glob) => split(glob).length > 1);
    if (below.some((0,_wanted_files_js__WEBPACK_IMPORTED_MODULE_3__/* .createFileFilter */ .xu)(root, lists.flatMap(split))))
        return `${what} ${(0,_doubtful_globs_js__WEBPACK_IMPORTED_MODULE_1__/* .toListWords */ .bD)(lists[0] ?? '')}`;
    // Without a slash it reaches no folder, so that `root` is not at fault.
    const isOfFolders = included.some((glob) => glob.includes('/'));
    const elsewhere = isOfFolders ? tracked.filter((0,_wanted_files_js__WEBPACK_IMPORTED_MODULE_3__/* .createFileFilter */ .xu)('', files)) : [];
    if (elsewhere.length > 0)
        return `${what} Outside of it ${elsewhere.length === 1 ? 'one does' : `${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_4__/* .toNumber */ .Ro)(elsewhere.length)} do`}, such as \`${elsewhere[0]}\`: is \`root\` right?`;
    const nearest = nearestGlobs(below, { root, files: included });
    return nearest.length === 0 ? what : `${what} Did you mean ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_4__/* .listFirst */ .rL)(nearest, maxShown, _platform_wording_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)}?`;
}
const maxShown = 5;
/** Of each glob the first of the likely slips that would match. One for which there are no files may have slipped as another has. */
function nearestGlobs(below, { root, files }) {
    const matches = (glob) => /[^*?./]/.test(glob) && below.some((0,_wanted_files_js__WEBPACK_IMPORTED_MODULE_3__/* .createFileFilter */ .xu)(root, [glob]));
    const each = files
        .map((glob) => toLikely(glob, root, below))
        .map((likely) => ({ likely, at: likely.findIndex(matches) }));
    const first = each.find(({ at }) => at >= 0)?.at;
    if (first === undefined)
        return [];
    return [...new Set(each.flatMap(({ likely, at }) => likely[at >= 0 ? at : first] ?? []))];
}
function toLikely(written, root, below) {
    return (written.includes('\\') ? [written.replaceAll('\\', '/'), written] : [written])
        .map(trimSlashes)
        .flatMap((glob) => [
        glob,
        withEndings(glob),
        ..._doubtful_globs_js__WEBPACK_IMPORTED_MODULE_1__/* .slips */ .yy.map(({ toMeant }) => toMeant(glob)),
        // Written from the root of the Source instead of that of the repository.
        (0,_wanted_files_js__WEBPACK_IMPORTED_MODULE_3__/* .toRepositoryPath */ .Bd)(root, glob),
        // A folder, for the files in it.
        `${glob}/**`,
        // One folder, for those in it as well.
        glob.replace(/\/([^/]*)$/, '/**/$1'),
        `**/${glob}`,
        (0,_wanted_files_js__WEBPACK_IMPORTED_MODULE_3__/* .toRepositoryPath */ .Bd)(root, `${glob}/**`),
        `**/${glob}/**`,
        `**/${glob.slice(glob.lastIndexOf('/') + 1)}`,
        withNearestExtension(glob, below),
    ]);
}
/** As `.jpg, .png` or `jpg, png`, which are no globs. */
function withEndings(glob) {
    const endings = (0,_doubtful_globs_js__WEBPACK_IMPORTED_MODULE_1__/* .splitAt */ .gI)(' ,;|', glob).map((part) => /^(?:\*?\.)?(\w+)$/.exec(part)?.[1]);
    return endings.length > 1 && !endings.includes(undefined) ? `**/*.{${endings.join(',')}}` : glob;
}
/** As `*.jpg` where the files end with `.jpeg`, or `jpg` alone. */
function withNearestExtension(glob, below) {
    const [, extension] = /(?:^|\.)(\w+)$/.exec(glob) ?? [];
    if (extension === undefined)
        return glob;
    const extensions = new Set(below.map((path) => /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '').filter((found) => found !== ''));
    const nearest = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearestName */ .qb)(extension, extensions);
    return `**/*.${nearest ?? extension}`;
}
function trimSlashes(glob) {
    return glob.replace(/^(\.?\/)+/, '').replace(/\/+$/, '');
}


/***/ }),

/***/ 12:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  xu: () => (/* binding */ createFileFilter),
  xH: () => (/* binding */ isUsableGlob),
  Bd: () => (/* binding */ toRepositoryPath),
  _F: () => (/* binding */ toSourcePath)
});

;// CONCATENATED MODULE: ./node_modules/balanced-match/dist/esm/index.js
const balanced = (a, b, str) => {
    const ma = a instanceof RegExp ? maybeMatch(a, str) : a;
    const mb = b instanceof RegExp ? maybeMatch(b, str) : b;
    const r = ma !== null && mb != null && range(ma, mb, str);
    return (r && {
        start: r[0],
        end: r[1],
        pre: str.slice(0, r[0]),
        body: str.slice(r[0] + ma.length, r[1]),
        post: str.slice(r[1] + mb.length),
    });
};
const maybeMatch = (reg, str) => {
    const m = str.match(reg);
    return m ? m[0] : null;
};
const range = (a, b, str) => {
    let begs, beg, left, right = undefined, result;
    let ai = str.indexOf(a);
    let bi = str.indexOf(b, ai + 1);
    let i = ai;
    if (ai >= 0 && bi > 0) {
        if (a === b) {
            return [ai, bi];
        }
        begs = [];
        left = str.length;
        while (i >= 0 && !result) {
            if (i === ai) {
                begs.push(i);
                ai = str.indexOf(a, i + 1);
            }
            else if (begs.length === 1) {
                const r = begs.pop();
                if (r !== undefined)
                    result = [r, bi];
            }
            else {
                beg = begs.pop();
                if (beg !== undefined && beg < left) {
                    left = beg;
                    right = bi;
                }
                bi = str.indexOf(b, i + 1);
            }
            i = ai < bi && ai >= 0 ? ai : bi;
        }
        if (begs.length && right !== undefined) {
            result = [left, right];
        }
    }
    return result;
};
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./node_modules/brace-expansion/dist/esm/index.js

const escSlash = '\0SLASH' + Math.random().toFixed(16) + '\0';
const escOpen = '\0OPEN' + Math.random().toFixed(16) + '\0';
const escClose = '\0CLOSE' + Math.random().toFixed(16) + '\0';
const escComma = '\0COMMA' + Math.random().toFixed(16) + '\0';
const escPeriod = '\0PERIOD' + Math.random().toFixed(16) + '\0';
const escSlashPattern = new RegExp(escSlash, 'g');
const escOpenPattern = new RegExp(escOpen, 'g');
const escClosePattern = new RegExp(escClose, 'g');
const escCommaPattern = new RegExp(escComma, 'g');
const escPeriodPattern = new RegExp(escPeriod, 'g');
const slashPattern = /\\\\/g;
const openPattern = /\\{/g;
const closePattern = /\\}/g;
const commaPattern = /\\,/g;
const periodPattern = /\\\./g;
const EXPANSION_MAX = 100_000;
// `EXPANSION_MAX` caps the *number* of expansions, but not their length. An
// input like `'{a,b}'.repeat(1500)` stays under that count - its output is
// truncated to 100k results - while making every result ~1500 characters
// long. The result set, and the intermediate arrays built while combining
// brace sets, then grow large enough to exhaust memory and crash the process
// (CVE-2026-14257). `EXPANSION_MAX_LENGTH` bounds the total number of
// characters the accumulator may hold at any point, so memory stays flat no
// matter how many brace groups are chained. The limit sits well above any
// realistic expansion (100k results hitting `EXPANSION_MAX` measure ~1M
// characters) so legitimate input is unaffected.
const EXPANSION_MAX_LENGTH = 4_000_000;
// `expand_` recurses once per level of brace *nesting* - both when expanding a
// set's comma members and when re-wrapping a set whose body is a single part.
// The CVE-2026-14257 fix made the *tail* iterative (recursion on `m.post`, one
// level per chained group), which left nesting depth unbounded: about 3,100
// levels of `{{{...a,b...}}}` - only ~6KB of input - exhausted the native stack
// and crashed the process. `EXPANSION_MAX_DEPTH` bounds how deep the parser
// will follow nesting. It sits far above any realistic pattern and well below
// the depth at which the stack runs out.
const EXPANSION_MAX_DEPTH = 1_000;
// Bash keeps a quirk where a brace group followed by a comma set still expands
// (`{a},b}`). The parser implements it by rewriting the string and restarting
// the scan, absorbing one `}` per pass. `n` trailing braces therefore cost `n`
// full passes over a string that itself grows by one `escClose` sentinel each
// time - quadratic in `n`, with a ~26x constant from the sentinel's length.
// 128KB of `'{a}' + '}'.repeat(n) + ',z}'` blocked the event loop for 27
// seconds to produce two results. `EXPANSION_MAX_REWRITES` bounds how many
// times the scan may restart. Real `{a},b}` input needs a handful.
const EXPANSION_MAX_REWRITES = 1_000;
// `EXPANSION_MAX_STEPS` bounds the work one `expand` call does, which `max`,
// `maxLength` and `maxDepth` don't: nested sets are rescanned at every level
// and chained groups each rebuild up to `max` results, so 2KB of input could
// block the event loop for over 30 seconds. Each character scanned, result
// built and sequence value generated is a step, and each `expand_` call costs
// `CALL_STEPS` more. Past the budget, the set being expanded and everything
// after it stay literal. A glob needs a few hundred steps, and nesting all the
// way to `EXPANSION_MAX_DEPTH` about 4M.
const EXPANSION_MAX_STEPS = 20_000_000;
// What one `expand_` call costs on top of what it scans and builds. Setting
// one up takes about as long as scanning 16 characters, and a set whose
// results are wrapped to be expanded again makes one call per result, each
// scanning and building next to nothing: 64KB of
// `('{{' + ','.repeat(316) + '}{' + ','.repeat(316) + '}}').repeat(n)` made
// 4M such calls, which spent the budget three times as slowly as anything
// else.
const CALL_STEPS = 16;
function numeric(str) {
    return !isNaN(str) ? parseInt(str, 10) : str.charCodeAt(0);
}
function escapeBraces(str) {
    return str
        .replace(slashPattern, escSlash)
        .replace(openPattern, escOpen)
        .replace(closePattern, escClose)
        .replace(commaPattern, escComma)
        .replace(periodPattern, escPeriod);
}
function unescapeBraces(str) {
    return str
        .replace(escSlashPattern, '\\')
        .replace(escOpenPattern, '{')
        .replace(escClosePattern, '}')
        .replace(escCommaPattern, ',')
        .replace(escPeriodPattern, '.');
}
// Like `target.push(...items)` but doesn't overflow the stack
function pushAll(target, items) {
    for (let i = 0; i < items.length; i++) {
        target.push(items[i]);
    }
}
// `balanced`, run on `masked` (see `maskUnmatchedOpens`), sliced from `str`
// and charged for the characters it walks: up to the group's `}`, or the
// whole string when there is no match or unmatched `{` come first, which
// `unmatched` then flags for masking. Once a call overdraws the budget, it
// and every later one return undefined, so the rest stays literal.
function balancedWithBudget(str, masked, budget) {
    if (budget.remaining < 0) {
        return undefined;
    }
    const r = range('{', '}', masked);
    const unmatched = r !== undefined && masked.indexOf('{') < r[0];
    budget.remaining -= r && !unmatched ? r[1] + 1 : str.length;
    if (!r || budget.remaining < 0) {
        return undefined;
    }
    return {
        end: r[1],
        pre: str.slice(0, r[0]),
        body: str.slice(r[0] + 1, r[1]),
        post: str.slice(r[1] + 1),
        unmatched,
    };
}
// `masked` with every `{` that has no matching `}` swapped for a `\0`, which
// keeps the length, so a scan of it still lines up with the string it was
// made from. Such a `{` is literal either way, but `balanced` only learns that
// one is unmatched by reading to the end of the string, so with one at the
// head of every group (`'{a,{b,c}'.repeat(n)`) each scan read the rest of the
// input. That was quadratic, and once the step budget charged for it, it ran
// out partway through and left the rest literal. A scan of the masked copy
// stops at the group's `}`. It is one pass, charged as such.
function maskUnmatchedOpens(masked, budget) {
    budget.remaining -= masked.length;
    const open = [];
    for (let i = 0; i < masked.length; i++) {
        const c = masked.charCodeAt(i);
        if (c === 0x7b) {
            open.push(i);
        }
        else if (c === 0x7d && open.length) {
            open.pop();
        }
    }
    let out = '';
    let last = 0;
    for (let i = 0; i < open.length; i++) {
        const at = open[i];
        out += masked.slice(last, at) + '\0';
        last = at + 1;
    }
    return out + masked.slice(last);
}
// Whether `str` has a `,` not followed by another `,`, with a `}` after it on
// the same line - what `/,(?!,).*\}/.test(str)` asks, answered in one pass from
// the end. The regex tries every `,` and backtracks through the rest of its
// line from each, which is quadratic, and the `{a},b}` rewrite asks again on
// every pass. Like a scan, it is charged for the whole string and refused if
// that overdraws the budget.
function commaSetFollows(str, budget) {
    budget.remaining -= str.length;
    if (budget.remaining < 0) {
        return false;
    }
    // Whether a `}` follows the current position before the line ends
    let close = false;
    for (let i = str.length - 1; i >= 0; i--) {
        const c = str.charCodeAt(i);
        if (c === 0x7d) {
            close = true;
        }
        else if (c === 0x0a || c === 0x0d || c === 0x2028 || c === 0x2029) {
            // A line terminator, which `.` does not match
            close = false;
        }
        else if (c === 0x2c && close && str.charCodeAt(i + 1) !== 0x2c) {
            return true;
        }
    }
    return false;
}
/**
 * Basically just str.split(","), but handling cases
 * where we have nested braced sections, which should be
 * treated as individual members, like {a,{b,c},d}
 *
 * Returns `undefined` if the step budget runs out before the whole set is
 * split, since splitting what is left on every comma would tear apart the
 * nested sets it still holds.
 */
function parseCommaParts(str, budget) {
    const parts = [];
    // Walk the brace groups iteratively. Recursing on `post` once per group let a
    // chain of them exhaust the stack - the parsing-side counterpart to
    // the `expand_` overflow fixed for CVE-2026-14257, and not something `max` or
    // `maxLength` can bound, since it happens before expansion.
    //
    // The part the next chunk continues
    let carry = '';
    for (;;) {
        // A set's body holds no unmatched `{`, so there is nothing to mask.
        const m = balancedWithBudget(str, str, budget);
        if (budget.remaining < 0) {
            return undefined;
        }
        if (!m) {
            const tail = str.split(',');
            tail[0] = carry + tail[0];
            pushAll(parts, tail);
            return parts;
        }
        const { pre, body, post } = m;
        const p = pre.split(',');
        p[0] = carry + p[0];
        p[p.length - 1] += '{' + body + '}';
        if (!post.length) {
            pushAll(parts, p);
            return parts;
        }
        carry = p.pop();
        pushAll(parts, p);
        str = post;
    }
}
// An option that is left out, or that is NaN, gets its default. Every
// comparison against NaN is false, so a NaN bound would never be reached:
// `{ maxSteps: NaN }` let 15KB of input block the event loop for 16 seconds,
// and `{ maxDepth: NaN }` overflowed the stack again (CVE-2026-102278). Pass
// `Infinity` to lift a bound.
function bound(value, fallback) {
    return value === undefined || isNaN(value) ? fallback : value;
}
function expand(str, options = {}) {
    if (!str) {
        return [];
    }
    const max = bound(options.max, EXPANSION_MAX);
    const maxLength = bound(options.maxLength, EXPANSION_MAX_LENGTH);
    const maxDepth = bound(options.maxDepth, EXPANSION_MAX_DEPTH);
    const maxRewrites = bound(options.maxRewrites, EXPANSION_MAX_REWRITES);
    const maxSteps = bound(options.maxSteps, EXPANSION_MAX_STEPS);
    // I don't know why Bash 4.3 does this, but it does.
    // Anything starting with {} will have the first two bytes preserved
    // but *only* at the top level, so {},a}b will not expand to anything,
    // but a{},b}c will be expanded to [a}c,abc].
    // One could argue that this is a bug in Bash, but since the goal of
    // this module is to match Bash's rules, we escape a leading {}
    if (str.slice(0, 2) === '{}') {
        str = '\\{\\}' + str.slice(2);
    }
    return expand_(escapeBraces(str), max, maxLength, maxDepth, 0, maxRewrites, { remaining: maxSteps }, true).map(unescapeBraces);
}
function embrace(str) {
    return '{' + str + '}';
}
function isPadded(el) {
    return /^-?0\d/.test(el);
}
function lte(i, y) {
    return i <= y;
}
function gte(i, y) {
    return i >= y;
}
// Build `{ acc[a] + pre + values[v] }` for every combination, capping the
// number of results at `max` and the total number of characters at `maxLength`.
// This is the one place output grows, so bounding it here keeps the single
// accumulator - and therefore memory - flat regardless of how many brace groups
// are combined (CVE-2026-14257). Each result built is a step, since `max` and
// `maxLength` bound one combination, not how many brace groups are combined.
function combine(acc, pre, values, max, maxLength, dropEmpties, budget) {
    const out = [];
    let length = 0;
    // Bash drops empty results at the top level, and they don't count against
    // `max`, so `max` bounds the number of *kept* results. Only an empty
    // `acc[a] + pre` can make one, so for those the empty values are skipped
    // without being visited. Visiting them one at a time let a set of empties
    // cost `acc.length * values.length` while keeping nothing.
    let nonEmpty;
    outer: for (let a = 0; a < acc.length; a++) {
        const prefix = acc[a] + pre;
        let vs = values;
        if (dropEmpties && !prefix) {
            if (!nonEmpty)
                nonEmpty = values.filter(v => v);
            vs = nonEmpty;
        }
        for (let v = 0; v < vs.length; v++) {
            if (out.length >= max)
                break outer;
            const expansion = prefix + vs[v];
            if (length + expansion.length > maxLength)
                break outer;
            out.push(expansion);
            length += expansion.length;
        }
    }
    budget.remaining -= out.length;
    return out;
}
// The expansion values of a single numeric (`1..5`) or alphabetic (`a..e..2`)
// sequence body, or `undefined` if the step budget runs out generating them.
function expandSequence(body, isAlphaSequence, max, maxLength, budget) {
    const n = body.split(/\.\./);
    const N = [];
    // A sequence body always splits into two or three parts, but the compiler
    // can't know that.
    /* c8 ignore start */
    if (n[0] === undefined || n[1] === undefined) {
        return N;
    }
    /* c8 ignore stop */
    const x = numeric(n[0]);
    const y = numeric(n[1]);
    const width = Math.max(n[0].length, n[1].length);
    let incr = n.length === 3 && n[2] !== undefined ?
        Math.max(Math.abs(numeric(n[2])), 1)
        : 1;
    let test = lte;
    const reverse = y < x;
    if (reverse) {
        incr *= -1;
        test = gte;
    }
    const pad = n.some(isPadded);
    // A padded value is built a character at a time to `width`, which the input
    // sets, so it costs one step per character: 64KB of
    // `('{' + '0'.repeat(100) + '..99999}').repeat(n)` took 7 seconds charged
    // one step per value.
    const cost = pad ? width : 1;
    let length = 0;
    for (let i = x; test(i, y) && N.length < max; i += incr) {
        // Each value is a step. `max` and `maxLength` bound one sequence, but a
        // chain of them still generated up to `max` values each, however few
        // combining could keep.
        budget.remaining -= cost;
        if (budget.remaining < 0) {
            return undefined;
        }
        let c;
        if (isAlphaSequence) {
            c = String.fromCharCode(i);
            if (c === '\\') {
                c = '';
            }
        }
        else {
            c = String(i);
            if (pad) {
                const need = width - c.length;
                if (need > 0) {
                    const z = new Array(need + 1).join('0');
                    if (i < 0) {
                        c = '-' + z + c.slice(1);
                    }
                    else {
                        c = z + c;
                    }
                }
            }
        }
        if (length + c.length > maxLength)
            break;
        N.push(c);
        length += c.length;
    }
    return N;
}
function expand_(str, max, maxLength, maxDepth, depth, maxRewrites, budget, isTop) {
    // An overdraft here makes the first scan refuse, so `str` stays literal.
    budget.remaining -= CALL_STEPS;
    // Too deeply nested to keep following: treat the rest as literal, the same
    // way a group that cannot expand is already handled. Truncating rather than
    // throwing keeps `expand` total, matching `max` and `maxLength`.
    if (depth > maxDepth) {
        return [str];
    }
    // Consume the string's top-level brace groups left to right, threading a
    // running set of combined prefixes (`acc`). Expanding the tail iteratively -
    // rather than recursing on `m.post` once per group - keeps the native stack
    // depth constant, so deeply chained input (`'{a,b}'.repeat(3000)`) can no
    // longer overflow the stack, and leaves a single accumulator whose size
    // `maxLength` bounds directly (CVE-2026-14257).
    let acc = [''];
    // Bash drops empty results, but only when the *first* top-level group is a
    // comma set - a sequence like `{a..\}` may legitimately yield ''. The drop
    // is on the final strings, so it is applied to whichever `combine` produces
    // them (the one with no brace set left in the tail).
    // How many times the `{a},b}` rewrite below has restarted the scan. Each pass
    // re-reads the whole string, so leaving this unbounded is quadratic.
    let rewrites = 0;
    let dropEmpties = false;
    let firstGroup = true;
    // `str` with its unmatched `{` masked, once a scan has run into them
    let masked = str;
    for (;;) {
        const m = balancedWithBudget(str, masked, budget);
        // No brace set left, or no step budget left to look for one: the rest of
        // the string is literal.
        if (!m) {
            return combine(acc, str, [''], max, maxLength, dropEmpties, budget);
        }
        if (m.unmatched) {
            masked = maskUnmatchedOpens(masked, budget);
        }
        // no need to expand pre, since it is guaranteed to be free of brace-sets
        const pre = m.pre;
        // This set and the rest of the string, literal: for a set that cannot
        // expand, and for one the step budget runs out on. Once it is overdrawn,
        // every set still being expanded, at every level, stays literal like this -
        // otherwise each level above would go on combining, and wrapping and
        // expanding again, results the budget was too small for.
        const literal = () => combine(acc, pre + '{' + m.body + '}' + m.post, [''], max, maxLength, dropEmpties, budget);
        if (/\$$/.test(pre)) {
            acc = combine(acc, pre + '{' + m.body + '}', [''], max, maxLength, dropEmpties && !m.post.length, budget);
            firstGroup = false;
            if (!m.post.length)
                break;
            str = m.post;
            masked = masked.slice(m.end + 1);
            continue;
        }
        const isNumericSequence = /^-?\d+\.\.-?\d+(?:\.\.-?\d+)?$/.test(m.body);
        const isAlphaSequence = /^[a-zA-Z]\.\.[a-zA-Z](?:\.\.-?\d+)?$/.test(m.body);
        const isSequence = isNumericSequence || isAlphaSequence;
        const isOptions = m.body.indexOf(',') >= 0;
        if (!isSequence && !isOptions) {
            // {a},b}
            if (rewrites < maxRewrites && commaSetFollows(m.post, budget)) {
                rewrites++;
                str = m.pre + '{' + m.body + escClose + m.post;
                // Taking a `}` away never gives an unmatched `{` a partner, so what
                // is masked stays unmatched. The `{` it closed can be left without
                // one, and the next scan masks it.
                masked =
                    masked.slice(0, m.end) + escClose + masked.slice(m.end + 1);
                isTop = true;
                continue;
            }
            // Nothing here expands, so the whole remaining string is literal.
            return literal();
        }
        if (firstGroup) {
            dropEmpties = isTop && !isSequence;
            firstGroup = false;
        }
        let values;
        if (isSequence) {
            values = expandSequence(m.body, isAlphaSequence, max, maxLength, budget);
            if (!values) {
                return literal();
            }
        }
        else {
            let n = parseCommaParts(m.body, budget);
            // The step budget ran out partway through the set.
            if (!n) {
                return literal();
            }
            if (n.length === 1 && n[0] !== undefined) {
                // x{{a,b}}y ==> x{a}y x{b}y
                n = expand_(n[0], max, maxLength, maxDepth, depth + 1, maxRewrites, budget, false).map(embrace);
                // The step budget ran out expanding the set's only part.
                if (budget.remaining < 0) {
                    return literal();
                }
                //XXX is this necessary? Can't seem to hit it in tests.
                /* c8 ignore start */
                if (n.length === 1) {
                    const next = combine(acc, pre + n[0], [''], max, maxLength, dropEmpties && !m.post.length, budget);
                    if (budget.remaining < 0) {
                        return literal();
                    }
                    acc = next;
                    if (!m.post.length)
                        break;
                    str = m.post;
                    masked = masked.slice(m.end + 1);
                    continue;
                }
                /* c8 ignore stop */
            }
            // Values that `combine` is going to drop as empty produce no result, so
            // they must not count against `max` - otherwise `{a,,b}` with `max: 2`
            // would stop at `['a', '']` and yield one result instead of two. Skipping
            // them outright keeps `values` bounded while leaving `max` a bound on
            // *kept* results.
            let dropsEmpties = dropEmpties && !m.post.length && !pre;
            for (let d = 0; dropsEmpties && d < acc.length; d++) {
                if (acc[d]) {
                    dropsEmpties = false;
                }
            }
            values = [];
            let valuesLength = 0;
            outer: for (let j = 0; j < n.length; j++) {
                const expanded = expand_(n[j], max, maxLength, maxDepth, depth + 1, maxRewrites, budget, false);
                // The step budget ran out expanding a member.
                if (budget.remaining < 0) {
                    return literal();
                }
                for (let k = 0; k < expanded.length; k++) {
                    const v = expanded[k];
                    if (dropsEmpties && !v)
                        continue;
                    if (values.length >= max ||
                        valuesLength + v.length > maxLength) {
                        break outer;
                    }
                    values.push(v);
                    valuesLength += v.length;
                }
            }
        }
        const next = combine(acc, pre, values, max, maxLength, dropEmpties && !m.post.length, budget);
        // The step budget ran out combining the set's values in.
        if (budget.remaining < 0) {
            return literal();
        }
        acc = next;
        if (!m.post.length)
            break;
        str = m.post;
        masked = masked.slice(m.end + 1);
    }
    return acc;
}
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./node_modules/@isaacs/nonrecursive-glob-match/dist/esm/numeric-range.js
// One digit, or a class of digits from a to b.
const digit = (a, b) => a === b ?
    { t: 'lit', ch: String(a) }
    : { t: 'class', re: new RegExp(`^[${a}-${b}]$`) };
const prefix = (d, alts) => alts.map(s => [digit(d, d), ...s]);
// The digit strings from a to b, which have the same length.
const fixed = (a, b) => {
    if (!a)
        return [[]];
    let lo = +a[0];
    let hi = +b[0];
    const ra = a.slice(1);
    const rb = b.slice(1);
    if (lo === hi)
        return prefix(lo, fixed(ra, rb));
    const zeros = '0'.repeat(ra.length);
    const nines = '9'.repeat(ra.length);
    const out = [];
    if (ra !== zeros)
        out.push(...prefix(lo++, fixed(ra, nines)));
    const last = rb === nines ? [] : prefix(hi--, fixed(zeros, rb));
    if (lo <= hi) {
        out.push([digit(lo, hi), ...Array.from(ra, () => digit(0, 9))]);
    }
    out.push(...last);
    return out;
};
// The numbers from a to b, where 0 <= a <= b. If width is set, each
// one has leading zeros to make it that many digits.
const nonneg = (a, b, width) => {
    if (width) {
        return fixed(String(a).padStart(width, '0'), String(b).padStart(width, '0'));
    }
    const out = [];
    for (let len = String(a).length; len <= String(b).length; len++) {
        const lo = Math.max(a, len === 1 ? 0 : 10 ** (len - 1));
        const hi = Math.min(b, 10 ** len - 1);
        out.push(...fixed(String(lo), String(hi)));
    }
    return out;
};
/**
 * The strings that the bash brace expansion `{lo..hi}` makes, as
 * the alternatives of an `@(...)` extglob. Each one is a sequence of
 * digits and digit classes, so there are only a few of them, even for
 * a large range.
 *
 * If either end has a leading zero, such as `{01..10}`, each number
 * has leading zeros to make it as long as the longer end, counting a
 * `-` sign. So `{-05..3}` makes `-05` to `-01`, then `000` to `003`.
 *
 * Returns undefined if either end is not a safe integer.
 */
const numericRange = (loStr, hiStr) => {
    let lo = Number(loStr);
    let hi = Number(hiStr);
    if (!Number.isSafeInteger(lo) || !Number.isSafeInteger(hi))
        return;
    if (lo > hi)
        [lo, hi] = [hi, lo];
    const padded = /^-?0\d/.test(loStr) || /^-?0\d/.test(hiStr);
    const width = padded ? Math.max(loStr.length, hiStr.length) : 0;
    const out = [];
    if (lo < 0) {
        const neg = nonneg(Math.max(-hi, 1), -lo, width && width - 1);
        out.push(...neg.map(s => [{ t: 'lit', ch: '-' }, ...s]));
    }
    if (hi >= 0)
        out.push(...nonneg(Math.max(lo, 0), hi, width));
    return out;
};
//# sourceMappingURL=numeric-range.js.map
;// CONCATENATED MODULE: ./node_modules/@isaacs/nonrecursive-glob-match/dist/esm/parse-class.js
// translate the various posix character classes into unicode properties
// this works across all unicode locales
// { <posix class>: [<translation>, negated]
const posixClasses = {
    '[:alnum:]': ['\\p{L}\\p{Nl}\\p{Nd}'],
    '[:alpha:]': ['\\p{L}\\p{Nl}'],
    '[:ascii:]': ['\\x' + '00-\\x' + '7f'],
    '[:blank:]': ['\\p{Zs}\\t'],
    '[:cntrl:]': ['\\p{Cc}'],
    '[:digit:]': ['\\p{Nd}'],
    '[:graph:]': ['\\p{Z}\\p{C}', true],
    '[:lower:]': ['\\p{Ll}'],
    '[:print:]': ['\\p{C}', true],
    '[:punct:]': ['\\p{P}\\p{S}'],
    '[:space:]': ['\\p{Z}\\t\\r\\n\\v\\f'],
    '[:upper:]': ['\\p{Lu}'],
    '[:word:]': ['\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}'],
    '[:xdigit:]': ['A-Fa-f0-9'],
};
// only need to escape a few things inside of brace expressions
// escapes: [ \ ] -
const braceEscape = (s) => s.replace(/[[\]\\-]/g, '\\$&');
const noMatch = /$./;
// Takes a glob string at a posix brace expression. Returns a RegExp
// that tests one character, and the number of glob chars consumed.
// If the class is not closed, consumed is 0, and the `[` must be
// treated as a literal character.
// Out of order ranges are removed. If nothing is left, the RegExp
// is `/$./`, and the rest of the glob is consumed, so that the
// whole glob cannot match.
const parseClass = (glob, position, nocase = false, form) => {
    // normalize one class member, if it stays one code point
    const norm = (c) => {
        const n = form ? c.normalize(form) : c;
        return [...n].length === 1 ? n : c;
    };
    const pos = position;
    /* c8 ignore start */
    if (glob.charAt(pos) !== '[') {
        throw new Error('not in a brace expression');
    }
    /* c8 ignore stop */
    const ranges = [];
    const negs = [];
    let i = pos + 1;
    let sawStart = false;
    let escaping = false;
    let negate = false;
    let endPos = pos;
    let rangeStart = '';
    WHILE: while (i < glob.length) {
        const c = String.fromCodePoint(glob.codePointAt(i));
        if ((c === '!' || c === '^') && i === pos + 1) {
            negate = true;
            i++;
            continue;
        }
        if (c === ']' && sawStart && !escaping) {
            endPos = i + 1;
            break;
        }
        sawStart = true;
        if (c === '\\') {
            if (!escaping) {
                escaping = true;
                i++;
                continue;
            }
            // escaped \ char, fall through and treat like normal char
        }
        if (c === '[' && !escaping) {
            // either a posix class, a collation equivalent, or just a [
            for (const [cls, [unip, neg]] of Object.entries(posixClasses)) {
                if (glob.startsWith(cls, i)) {
                    // invalid, [a-[] is fine, but not [a-[:alpha]]
                    if (rangeStart) {
                        return [noMatch, glob.length - pos];
                    }
                    i += cls.length;
                    if (neg)
                        negs.push(unip);
                    else
                        ranges.push(unip);
                    continue WHILE;
                }
            }
        }
        // now it's just a normal character, effectively
        escaping = false;
        const n = norm(c);
        if (rangeStart) {
            // throw this range away if it's not valid, but others
            // can still match.
            if (n.codePointAt(0) > rangeStart.codePointAt(0)) {
                ranges.push(braceEscape(rangeStart) + '-' + braceEscape(n));
            }
            else if (n === rangeStart) {
                ranges.push(braceEscape(n));
            }
            rangeStart = '';
            i += c.length;
            continue;
        }
        // now might be the start of a range.
        // can be either c-d or c-] or c<more...>] or c] at this point
        if (glob.startsWith('-]', i + c.length)) {
            ranges.push(braceEscape(n + '-'));
            i += c.length + 1;
            continue;
        }
        if (glob.startsWith('-', i + c.length)) {
            rangeStart = n;
            i += c.length + 1;
            continue;
        }
        // not the start of a range, just a single character
        ranges.push(braceEscape(n));
        i += c.length;
    }
    if (endPos < i) {
        // didn't see the end of the class, not a valid class,
        // but might still be valid as a literal match.
        return [noMatch, 0];
    }
    // if we got no ranges and no negates, then we have a range that
    // cannot possibly match anything, and that poisons the whole glob
    if (!ranges.length && !negs.length) {
        return [noMatch, glob.length - pos];
    }
    const sranges = '[' + (negate ? '^' : '') + ranges.join('') + ']';
    const snegs = '[' + (negate ? '' : '^') + negs.join('') + ']';
    const comb = '^' +
        (ranges.length && negs.length ? '(' + sranges + '|' + snegs + ')'
            : ranges.length ? sranges
                : snegs);
    return [new RegExp(comb, nocase ? 'iu' : 'u'), endPos - pos];
};
//# sourceMappingURL=parse-class.js.map
;// CONCATENATED MODULE: ./node_modules/@isaacs/nonrecursive-glob-match/dist/esm/index.js


// the end of the pattern, or of a negated sub-pattern
const MATCH = { t: 'match', id: 0 };
const extTypes = '!?+*@';
const lit = (ch) => ({ t: 'lit', ch });
const reEscape = (s) => s.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
// a RegExp that only matches `s`, with unicode case folding
const newFoldRe = (s) => new RegExp(`^${reEscape(s)}$`, 'iu');
// foldRe for one literal char. The same chars are in most patterns,
// so keep them. A RegExp without the `g` or `y` flag has no state to
// share.
const foldCache = new Map();
const foldRe = (ch) => {
    let re = foldCache.get(ch);
    if (!re) {
        re = newFoldRe(ch);
        if (foldCache.size >= 1000)
            foldCache.clear();
        foldCache.set(ch, re);
    }
    return re;
};
const litMatch = (l, c) => {
    if (c === l.ch)
        return true;
    if (!l.re)
        return false;
    const code = c.charCodeAt(0);
    if (code >= 128)
        return l.re.test(c);
    const ascii = (l.ascii ??= new Uint8Array(128));
    ascii[code] ||= l.re.test(c) ? 1 : 2;
    return ascii[code] === 1;
};
const tokenize = (p, nocase, noext, form, mark) => {
    const toks = [];
    for (let i = 0; i < p.length;) {
        const c = String.fromCodePoint(p.codePointAt(i));
        if (mark) {
            // a \ before a range would only escape its first char
            const m = c === '\\' && p.startsWith(mark, i + 1) ? 1 : 0;
            if (m || c === mark) {
                const start = i + m + mark.length;
                const end = p.indexOf(mark, start);
                const r = /^(-?\d+)\.\.(-?\d+)$/.exec(p.slice(start, end));
                const alts = end !== -1 && r && numericRange(r[1], r[2]);
                if (alts) {
                    toks.push({ t: 'ext', type: '@', alts });
                    i = end + mark.length;
                    continue;
                }
            }
        }
        if (c === '\\') {
            // a trailing \ is a literal \
            const e = p.codePointAt(i + 1);
            const ch = e === undefined ? c : String.fromCodePoint(e);
            toks.push(lit(ch));
            i += 1 + ch.length;
            continue;
        }
        if (c === '[') {
            const [re, consumed] = parseClass(p, i, nocase, form);
            if (consumed) {
                toks.push({ t: 'class', re });
                i += consumed;
                continue;
            }
        }
        if (!noext && extTypes.includes(c) && p[i + 1] === '(') {
            toks.push({ t: 'open', type: c });
            i += 2;
            continue;
        }
        toks.push(!noext && c === '|' ? { t: 'bar' }
            : !noext && c === ')' ? { t: 'close' }
                : c === '*' ? { t: 'star' }
                    : c === '?' ? { t: 'any' }
                        : lit(c));
        i += c.length;
    }
    return toks;
};
// map each open token index to the index of its close token
const pair = (toks) => {
    const pairs = new Map();
    const stack = [];
    toks.forEach((tok, i) => {
        if (tok.t === 'open')
            stack.push(i);
        else if (tok.t === 'close' && stack.length)
            pairs.set(stack.pop(), i);
    });
    return pairs;
};
// build the alternatives between start and end. An open token that
// is not closed is never inside a closed extglob, so bar and close
// tokens are only literal at the top level.
const build = (toks, pairs, start, end, top) => {
    let seq = [];
    const alts = [seq];
    for (let i = start; i < end; i++) {
        const tok = toks[i];
        const close = pairs.get(i);
        if (tok.t === 'open' && close !== undefined) {
            const sub = build(toks, pairs, i + 1, close, false);
            seq.push({ t: 'ext', type: tok.type, alts: sub });
            i = close;
        }
        else if (tok.t === 'bar' && !top) {
            alts.push((seq = []));
        }
        else if (tok.t === 'open') {
            seq.push(lit(tok.type), lit('('));
        }
        else if (tok.t === 'bar') {
            seq.push(lit('|'));
        }
        else if (tok.t === 'close') {
            seq.push(lit(')'));
        }
        else {
            seq.push(tok);
        }
    }
    return alts;
};
// normalize each run of literal chars as one string, so that a char
// and the combining marks after it compose (or decompose) together.
// Syntax is already parsed, so a char that normalizes to a syntax
// char (such as full-width `＊` in NFKC) stays a literal.
const normalize = (items, form) => {
    const out = [];
    let run = '';
    const flush = () => {
        for (const ch of run.normalize(form))
            out.push(lit(ch));
        run = '';
    };
    for (const it of items) {
        if (it.t === 'lit') {
            run += it.ch;
            continue;
        }
        flush();
        out.push(it.t === 'ext' ?
            { ...it, alts: it.alts.map(a => normalize(a, form)) }
            : it);
    }
    flush();
    return out;
};
// the start node, and the number of node ids. Ids are dense, from 0
// for the match node.
const compile = (items, nocase) => {
    let id = 1;
    const split = (out) => ({ t: 'split', id: id++, out });
    const seq = (items, next) => items.reduceRight((next, it) => item(it, next), next);
    const item = (it, next) => {
        switch (it.t) {
            case 'lit':
                const re = nocase ? foldRe(it.ch) : undefined;
                return { t: 'lit', id: id++, ch: it.ch, re, next };
            case 'any':
            case 'star':
                return { t: it.t, id: id++, next };
            case 'class':
                return { t: 'class', id: id++, re: it.re, next };
        }
        const alts = (next) => it.alts.map(a => seq(a, next));
        switch (it.type) {
            case '@':
                return split(alts(next));
            case '?':
                return split([next, ...alts(next)]);
            case '!':
                return { t: 'neg', id: id++, sub: split(alts(MATCH)), next };
        }
        // * and +, loop back after each match
        const after = split([]);
        const entry = split(alts(after));
        after.out.push(next, entry);
        return it.type === '*' ? after : entry;
    };
    const start = seq(items, MATCH);
    return [start, id];
};
// one line per node, in the order that a walk from the start
// reaches them. Edges point to node ids. The nodes of a negated
// sub-pattern are indented under their negation.
const show = (start) => {
    const lines = [];
    const seen = new Set();
    const ref = (n) => (n.t === 'match' ? 'match' : String(n.id));
    const walk = (n, indent) => {
        if (n.t === 'match' || seen.has(n))
            return;
        seen.add(n);
        const line = (desc) => lines.push(`${indent}${n.id}: ${desc}`);
        switch (n.t) {
            case 'split':
                line(`split -> ${n.out.map(ref).join(', ')}`);
                for (const o of n.out)
                    walk(o, indent);
                return;
            case 'neg':
                line(`!(${ref(n.sub)}) -> ${ref(n.next)}`);
                walk(n.sub, indent + '  ');
                return walk(n.next, indent);
            case 'lit':
                line(`${JSON.stringify(n.ch)} -> ${ref(n.next)}`);
                break;
            case 'class':
                line(`${n.re} -> ${ref(n.next)}`);
                break;
            default:
                line(`${n.t === 'any' ? '?' : '*'} -> ${ref(n.next)}`);
        }
        walk(n.next, indent);
    };
    walk(start, '');
    return [`start -> ${ref(start)}`, ...lines].join('\n');
};
// The threads at one position in the string. Each node thread is
// only kept once, and runs with the same state are only kept once,
// so that identical threads merge. The match node is not in
// `threads`, because it can not step. It sets `match` instead.
class State {
    // set by the Sim, to mark the nodes that this state has
    gen;
    threads = [];
    match = false;
    runs = [];
    // the sorted ids of the threads, with 0 for a match, once the
    // state is done
    ids = [];
    constructor(gen) {
        this.gen = gen;
    }
    // no threads, so nothing more can match
    get dead() {
        return !this.threads.length && !this.match && !this.runs.length;
    }
}
// true if the two states hold the same threads
const sameState = (a, b) => {
    if (a.ids.length !== b.ids.length)
        return false;
    if (a.runs.length !== b.runs.length)
        return false;
    if (a.ids.some((id, i) => id !== b.ids[i]))
        return false;
    return a.runs.every(r => b.runs.some(o => o.neg === r.neg && sameState(o.state, r.state)));
};
const marks = (size) => ({
    has: new Float64Array(size),
    seen: new Float64Array(size),
    gen: 0,
});
class Sim {
    // `.` and `..` only match literal dots, even with `dot:true`
    dots;
    // the string starts with `.`, and `dot:true` is not set
    dotStart;
    #marks;
    constructor(dots, dotStart, marks) {
        this.dots = dots;
        this.dotStart = dotStart;
        this.#marks = marks;
    }
    state() {
        return new State(++this.#marks.gen);
    }
    // sort the ids of a state, once it has all of its threads
    done(state) {
        state.ids = state.threads.map(n => n.id).sort((a, b) => a - b);
        if (state.match)
            state.ids.unshift(MATCH.id);
        return state;
    }
    // true the first time that the state walks through the node, so
    // that loops in the graph stop
    #visit(state, node) {
        const { seen } = this.#marks;
        if (seen[node.id] === state.gen)
            return false;
        seen[node.id] = state.gen;
        return true;
    }
    #addThread(state, node) {
        const { has } = this.#marks;
        if (has[node.id] === state.gen)
            return false;
        has[node.id] = state.gen;
        state.threads.push(node);
        return true;
    }
    // wildcards only match a leading dot if `dot:true`. In a negated
    // sub-pattern, this does not apply, because the negation itself
    // can not match a leading dot.
    restricted(i, top) {
        return top && (this.dots || (this.dotStart && i === 0));
    }
    add(state, node, i, top) {
        switch (node.t) {
            case 'split':
                if (!this.#visit(state, node))
                    return;
                for (const o of node.out)
                    this.add(state, o, i, top);
                return;
            case 'neg':
                if (!this.#visit(state, node))
                    return;
                const sub = this.state();
                this.add(sub, node.sub, i, false);
                this.done(sub);
                return this.addRun(state, { t: 'run', neg: node, state: sub }, i, top);
            case 'star':
                // a * can not start a dotfile, even if it matches nothing
                if (this.restricted(i, top))
                    return;
                if (this.#addThread(state, node))
                    this.add(state, node.next, i, top);
                return;
            case 'match':
                state.match = true;
                return;
            default:
                this.#addThread(state, node);
        }
    }
    addRun(state, run, i, top) {
        for (const r of state.runs) {
            if (r.neg === run.neg && sameState(r.state, run.state))
                return;
        }
        state.runs.push(run);
        if (!run.state.match) {
            this.add(state, run.neg.next, i, top);
        }
    }
    // the threads after char `c`, at index `i`
    step(state, c, i, top) {
        const next = this.state();
        for (const th of state.threads) {
            switch (th.t) {
                case 'lit':
                    if (litMatch(th, c)) {
                        this.add(next, th.next, i + 1, top);
                    }
                    break;
                case 'any':
                    if (!this.restricted(i, top))
                        this.add(next, th.next, i + 1, top);
                    break;
                case 'class':
                    if (!this.restricted(i, top) && th.re.test(c)) {
                        this.add(next, th.next, i + 1, top);
                    }
                    break;
                case 'star':
                    if (!this.restricted(i, top))
                        this.add(next, th, i + 1, top);
            }
        }
        if (!this.restricted(i, top)) {
            for (const run of state.runs) {
                // a sub-pattern with no threads can not match again, so the
                // run stays the same
                if (run.state.dead) {
                    this.addRun(next, run, i + 1, top);
                    continue;
                }
                const sub = this.step(run.state, c, i, false);
                this.addRun(next, { t: 'run', neg: run.neg, state: sub }, i + 1, top);
            }
        }
        return this.done(next);
    }
}
// A canonical key for the threads in a state. States with the same
// key hold the same threads, so they match the same strings.
const stateKey = (state) => {
    const ids = state.ids.join();
    if (!state.runs.length)
        return ids;
    const runs = state.runs.map(r => `${r.neg.id}(${stateKey(r.state)})`);
    return `${ids}|${runs.sort().join('|')}`;
};
// The cache can hold about this many chars of state keys and
// transitions. When it is full, it is cleared, so that a pattern
// can not use an unbounded amount of memory.
const DFA_BUDGET = 1 << 18;
// A cache of the states that the simulation reaches, built as the
// matcher is used. Each char of a string is then one Map lookup,
// once the states that it leads to are known.
//
// The dot rules only restrict the first char of a dotfile (strings
// that are only `.` or `..` do not use the cache). So a dotfile
// starts at its own state, which takes its first step with the
// restriction, and every other state takes steps without it.
class Dfa {
    #start;
    #states = new Map();
    #size = 0;
    #plain;
    #dotStart;
    #sim;
    #dotSim;
    constructor(start, marks) {
        this.#start = start;
        this.#sim = new Sim(false, false, marks);
        this.#dotSim = new Sim(false, true, marks);
    }
    #make(state) {
        return {
            state,
            match: state.match,
            dead: state.dead,
            next: new Map(),
        };
    }
    #intern(state) {
        const key = stateKey(state);
        const found = this.#states.get(key);
        if (found)
            return found;
        if (this.#size > DFA_BUDGET)
            this.#clear();
        const d = this.#make(state);
        this.#states.set(key, d);
        this.#size += key.length + 1;
        return d;
    }
    #clear() {
        this.#states.clear();
        this.#size = 0;
        this.#plain = undefined;
        this.#dotStart = undefined;
    }
    start(dotStart) {
        if (dotStart) {
            if (this.#dotStart)
                return this.#dotStart;
            const state = this.#dotSim.state();
            this.#dotSim.add(state, this.#start, 0, true);
            return (this.#dotStart = this.#make(this.#dotSim.done(state)));
        }
        if (this.#plain)
            return this.#plain;
        const state = this.#sim.state();
        this.#sim.add(state, this.#start, 0, true);
        return (this.#plain = this.#intern(this.#sim.done(state)));
    }
    // the next state, after a miss in `d.ascii`
    next(d, c) {
        const code = c.charCodeAt(0);
        const found = code < 128 ? undefined : d.next.get(c);
        if (found)
            return found;
        // the dotfile start is not in the cache, so it is never shared
        const n = d === this.#dotStart ?
            this.#intern(this.#dotSim.step(d.state, c, 0, true))
            : this.#intern(this.#sim.step(d.state, c, 1, true));
        if (code < 128) {
            if (!d.ascii) {
                d.ascii = new Array(128);
                this.#size += 128;
            }
            d.ascii[code] = n;
        }
        else {
            d.next.set(c, n);
        }
        this.#size++;
        return n;
    }
}
// the nodes in order, if the graph is a single chain
const linear = (start) => {
    const nodes = [];
    for (let n = start; n.t !== 'match'; n = n.next) {
        if (n.t === 'split' || n.t === 'neg')
            return undefined;
        nodes.push(n);
    }
    return nodes;
};
// Match a chain of nodes. Each node other than `*` matches exactly
// one char, so on a failure it is enough to go back to the last `*`
// and let it match one more char. This takes at most
// nodes.length * chars.length steps.
const testLinear = (nodes, chars, start, end) => {
    let ni = 0;
    let ci = start;
    let starNi = -1;
    let starCi = 0;
    while (ci < end) {
        const n = nodes[ni];
        if (n?.t === 'star') {
            starNi = ni++;
            starCi = ci;
            continue;
        }
        const c = chars[ci];
        if (n &&
            (n.t === 'any' ||
                (n.t === 'lit' && litMatch(n, c)) ||
                (n.t === 'class' && n.re.test(c)))) {
            ni++;
            ci++;
            continue;
        }
        if (starNi === -1)
            return false;
        ni = starNi + 1;
        ci = ++starCi;
    }
    while (nodes[ni]?.t === 'star')
        ni++;
    return ni === nodes.length;
};
// The least and most chars that the items can match. These are only
// bounds: a negation can match a string of any length, so it counts
// as 0 to Infinity.
const lengths = (items) => {
    let min = 0;
    let max = 0;
    for (const it of items) {
        const [lo, hi] = itemLengths(it);
        min += lo;
        max += hi;
    }
    return [min, max];
};
const itemLengths = (it) => {
    if (it.t === 'star')
        return [0, Infinity];
    if (it.t !== 'ext')
        return [1, 1];
    if (it.type === '!')
        return [0, Infinity];
    const alts = it.alts.map(lengths);
    const min = Math.min(...alts.map(a => a[0]));
    const max = Math.max(...alts.map(a => a[1]));
    // a loop of alternatives that only match the empty string is empty
    const loop = max === 0 ? 0 : Infinity;
    return (it.type === '@' ? [min, max]
        : it.type === '?' ? [0, max]
            : it.type === '*' ? [0, loop]
                : [min, loop]);
};
// true if the chars from `start` match the literals
const hasAffix = (lits, chars, start) => {
    for (let j = 0; j < lits.length; j++) {
        if (!litMatch(lits[j], chars[start + j]))
            return false;
    }
    return true;
};
// a `/`, or half of a surrogate pair
const slashOrSurrogate = /[/\ud800-\udfff]/;
const surrogate = /[\ud800-\udfff]/;
// a string can be indexed by code point, unless it has surrogate
// pairs
const codePoints = (s) => surrogate.test(s) ? [...s] : s;
const noSlash = (s) => {
    if (s.includes('/')) {
        throw new Error('can only match a single path portion, got: ' + s);
    }
};
class Matcher {
    pattern;
    options;
    #start;
    // the number of node ids
    #size;
    #marks;
    // the Sim for strings that are only `.` or `..`
    #dotsSim;
    // the string to compare, if the pattern has no magic. With
    // `nocase:true`, the RegExp that folds case is made when it is
    // first used.
    #literal;
    #literalFold = false;
    #literalRe;
    // the nodes between the prefix and suffix, if the graph is a
    // single chain
    #linear;
    // the linear nodes are only `*` and `?`, so the length bounds and
    // the prefix and suffix decide the match
    #wild = false;
    // the least and most chars that a match can have
    #min = 0;
    #max = Infinity;
    // the literals that a match must start and end with. Each one
    // matches exactly one char, and they are distinct items in the
    // pattern, so a string that does not have them can not match.
    #prefix = [];
    #suffix = [];
    // the prefix and suffix as strings, if they do not fold case
    #prefixStr;
    #suffixStr;
    // there is a prefix or suffix to check
    #affix = false;
    #dfa;
    #form;
    constructor(pattern, options = {}) {
        if (pattern.includes('/')) {
            throw new Error('can only match a single path portion, got pattern: ' + pattern);
        }
        this.pattern = pattern;
        this.options = options;
        const { nocase = false, noext = false, normalize: n } = options;
        this.#form = n === true ? 'NFC' : n || undefined;
        // a pattern that is only an empty extglob is a literal string,
        // except for `!()`, which matches any non-empty string
        const literal = /^[?*+@]\(\)$/.test(pattern);
        const toks = tokenize(pattern, nocase, noext || literal, this.#form, options.rangeMark);
        let [items] = build(toks, pair(toks), 0, toks.length, true);
        if (this.#form)
            items = normalize(items, this.#form);
        const [start, size] = compile(items, nocase);
        this.#start = start;
        this.#size = size;
        if (items.every(it => it.t === 'lit')) {
            this.#literal = items.map(it => it.ch).join('');
            this.#literalFold = nocase;
        }
        else {
            const lit = (it) => it.t !== 'lit' ? undefined
                : nocase ? { ch: it.ch, re: foldRe(it.ch) }
                    : { ch: it.ch };
            for (const it of items) {
                const l = lit(it);
                if (!l)
                    break;
                this.#prefix.push(l);
            }
            for (let j = items.length - 1; j >= 0; j--) {
                const l = lit(items[j]);
                if (!l)
                    break;
                this.#suffix.unshift(l);
            }
            this.#affix = !!(this.#prefix.length || this.#suffix.length);
            if (!nocase) {
                this.#prefixStr = this.#prefix.map(l => l.ch).join('');
                this.#suffixStr = this.#suffix.map(l => l.ch).join('');
            }
            this.#linear = linear(this.#start)?.slice(this.#prefix.length, -this.#suffix.length || undefined);
            this.#wild = !!this.#linear?.every(n => n.t === 'star' || n.t === 'any');
            const [min, max] = lengths(items);
            this.#min = min;
            this.#max = max;
        }
    }
    test(s) {
        // The `/` check uses the string as given, so with normalization it
        // is a separate step. Otherwise, one scan finds both a `/` and the
        // surrogate pairs that stop the string being indexed by code point.
        if (this.#form) {
            noSlash(s);
            return this.#test(s.normalize(this.#form));
        }
        if (slashOrSurrogate.test(s)) {
            noSlash(s);
            return this.#test(s, [...s]);
        }
        return this.#test(s, s);
    }
    /**
     * The same as {@link Matcher#test}, but the string is not checked
     * for `/` chars, so the result for a string that has one is not
     * defined. Only use it for a string that is known to be one path
     * portion, such as a part of a path that was split on `/`. It can
     * be faster, because some patterns do not need to look at each char
     * of the string.
     */
    testUnchecked(s) {
        return this.#test(this.#form ? s.normalize(this.#form) : s);
    }
    // Test a string that has no `/`. `chars` indexes it by code point.
    // If it is not given, it is only found if a step needs it.
    #test(s, chars) {
        if (this.#literal !== undefined) {
            return this.#literalFold ?
                (this.#literalRe ??= newFoldRe(this.#literal)).test(s)
                : s === this.#literal;
        }
        // the length check means that the prefix and suffix do not
        // overlap. Without the chars, the length in code points is from
        // half of the UTF-16 length (if each one is a surrogate pair) to
        // all of it, which is often enough to know.
        const min = this.#min;
        const max = this.#max;
        if (chars === undefined) {
            const most = s.length;
            const least = (most + 1) >> 1;
            if (most < min || least > max)
                return false;
            if (least < min || most > max)
                chars = codePoints(s);
        }
        if (chars !== undefined &&
            (chars.length < min || chars.length > max)) {
            return false;
        }
        const prefix = this.#prefix.length;
        if (this.#affix) {
            if (this.#prefixStr !== undefined && this.#suffixStr !== undefined) {
                if (!s.startsWith(this.#prefixStr) ||
                    !s.endsWith(this.#suffixStr)) {
                    return false;
                }
            }
            else {
                chars ??= codePoints(s);
                const end = chars.length - this.#suffix.length;
                if (!hasAffix(this.#prefix, chars, 0) ||
                    !hasAffix(this.#suffix, chars, end)) {
                    return false;
                }
            }
        }
        const dotStart = !this.options.dot && s.startsWith('.');
        if (this.#linear) {
            // `.` and `..` only match literal dots, even with `dot:true`
            if (s === '.' || s === '..')
                return false;
            // only a literal can match the leading dot. A `*` can not
            // start a dotfile, even if it matches nothing.
            if (dotStart && !prefix)
                return false;
            if (this.#wild)
                return true;
            chars ??= codePoints(s);
            const end = chars.length - this.#suffix.length;
            return testLinear(this.#linear, chars, prefix, end);
        }
        chars ??= codePoints(s);
        if (s === '.' || s === '..') {
            this.#marks ??= marks(this.#size);
            const sim = (this.#dotsSim ??= new Sim(true, false, this.#marks));
            const start = sim.state();
            sim.add(start, this.#start, 0, true);
            let state = sim.done(start);
            for (let i = 0; i < chars.length; i++) {
                state = sim.step(state, chars[i], i, true);
            }
            return state.match;
        }
        this.#marks ??= marks(this.#size);
        const dfa = (this.#dfa ??= new Dfa(this.#start, this.#marks));
        let d = dfa.start(dotStart);
        // read char codes from the string, so that a one-char string is
        // only made for a cache miss
        const str = chars === s;
        for (let i = 0; i < chars.length; i++) {
            if (d.dead)
                return false;
            const code = str ? s.charCodeAt(i) : chars[i].charCodeAt(0);
            d = d.ascii?.[code] ?? dfa.next(d, chars[i]);
        }
        return d.match;
    }
    /** a readable listing of the state machine */
    toString() {
        return show(this.#start);
    }
}
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./node_modules/minimatch/dist/esm/assert-valid-pattern.js
const MAX_PATTERN_LENGTH = 1024 * 64;
const assertValidPattern = (pattern) => {
    if (typeof pattern !== 'string') {
        throw new TypeError('invalid pattern');
    }
    if (pattern.length > MAX_PATTERN_LENGTH) {
        throw new TypeError('pattern is too long');
    }
};
//# sourceMappingURL=assert-valid-pattern.js.map
;// CONCATENATED MODULE: ./node_modules/minimatch/dist/esm/escape.js
/**
 * Escape all magic characters in a glob pattern.
 *
 * If the {@link MinimatchOptions.windowsPathsNoEscape}
 * option is used, then characters are escaped by wrapping in `[]`, because
 * a magic character wrapped in a character class can only be satisfied by
 * that exact character.  In this mode, `\` is _not_ escaped, because it is
 * not interpreted as a magic character, but instead as a path separator.
 *
 * If the {@link MinimatchOptions.magicalBraces} option is used,
 * then braces (`{` and `}`) will be escaped.
 *
 * A leading `#` or `!` is escaped as well, so that the result is never a
 * comment or a negated pattern. In `windowsPathsNoEscape` mode, a leading
 * `!` is written as `@(!)`, because `[!` starts a negated class.
 */
const escape_escape = (s, { windowsPathsNoEscape = false, magicalBraces = false, } = {}) => {
    // don't need to escape +@! because we escape the parens
    // that make those magic, and escaping ! as [!] isn't valid,
    // because [!]] is a valid glob class meaning not ']'.
    // However, at the start of the pattern, '!' negates the pattern and
    // '#' makes it a comment, so the first character is handled below.
    const e = magicalBraces ?
        windowsPathsNoEscape ? s.replace(/[?*()[\]{}]/g, '[$&]')
            : s.replace(/[?*()[\]\\{}]/g, '\\$&')
        : windowsPathsNoEscape ? s.replace(/[?*()[\]]/g, '[$&]')
            : s.replace(/[?*()[\]\\]/g, '\\$&');
    const c = e.charAt(0);
    if (c === '#') {
        return (windowsPathsNoEscape ? '[#]' : '\\#') + e.slice(1);
    }
    if (c === '!') {
        // '[!]' can not be used, because '[!' starts a negated class, and
        // '\' is a path separator in windowsPathsNoEscape mode. '@(!)'
        // matches only '!'. If extglobs are disabled with `noext`, it
        // matches nothing, rather than everything.
        return (windowsPathsNoEscape ? '@(!)' : '\\!') + e.slice(1);
    }
    return e;
};
//# sourceMappingURL=escape.js.map
;// CONCATENATED MODULE: ./node_modules/minimatch/dist/esm/unescape.js
/**
 * Un-escape a string that has been escaped with {@link escape}.
 *
 * If the {@link MinimatchOptions.windowsPathsNoEscape} option is used, then
 * square-bracket escapes are removed, but not backslash escapes.
 *
 * For example, it will turn the string `'[*]'` into `*`, but it will not
 * turn `'\\*'` into `'*'`, because `\` is a path separator in
 * `windowsPathsNoEscape` mode.
 *
 * When `windowsPathsNoEscape` is not set, then both square-bracket escapes and
 * backslash escapes are removed.
 *
 * Slashes (and backslashes in `windowsPathsNoEscape` mode) cannot be escaped
 * or unescaped.
 *
 * When `magicalBraces` is not set, escapes of braces (`{` and `}`) will not be
 * unescaped.
 */
const unescape_unescape = (s, { windowsPathsNoEscape = false, magicalBraces = true, } = {}) => {
    // escape() writes a leading '!' as '@(!)' in windowsPathsNoEscape mode
    if (windowsPathsNoEscape && s.startsWith('@(!)')) {
        return ('!' + unescape_unescape(s.slice(4), { windowsPathsNoEscape, magicalBraces }));
    }
    if (magicalBraces) {
        return windowsPathsNoEscape ?
            s.replace(/\[([^/\\])\]/g, '$1')
            : s
                .replace(/((?!\\).|^)\[([^/\\])\]/g, '$1$2')
                .replace(/\\([^/])/g, '$1');
    }
    return windowsPathsNoEscape ?
        s.replace(/\[([^/\\{}])\]/g, '$1')
        : s
            .replace(/((?!\\).|^)\[([^/\\{}])\]/g, '$1$2')
            .replace(/\\([^/{}])/g, '$1');
};
//# sourceMappingURL=unescape.js.map
;// CONCATENATED MODULE: ./node_modules/minimatch/dist/esm/index.js





const DEFAULT_BRACE_EXPAND_MAX = 100_000;
const DEFAULT_GLOB_STAR_RECURSION_MAX = 200;
// avoid the annoying deprecation flag lol
const AWE_KEY = ('allowWindow' + 'sEscape');
const minimatch = (p, pattern, options) => {
    assertValidPattern(pattern);
    // shortcut: comments match nothing.
    if (!options?.nocomment && pattern.charAt(0) === '#') {
        return false;
    }
    return cachedMinimatch(pattern, options).match(p);
};
// The Minimatch objects that minimatch() used most recently, by options
// and then by pattern. When the cache is full, it becomes the old one,
// and the objects used from the old one are moved back to a new one.
// So it keeps 256 to 512 objects.
// The patterns can come from users, so the cache is also bounded by
// the total weight of the objects (see cacheWeight()), and an object
// that is too heavy is never kept. Otherwise a few unique patterns
// with large brace expansions would fill the heap.
let cache = new Map();
let oldCache = new Map();
let cacheSize = 0;
let cacheTotalWeight = 0;
const cacheMax = 256;
const cacheMaxWeight = 1 << 15;
const cacheMaxEntryWeight = 1 << 12;
// About the memory that a compiled object keeps: the pattern and the
// expanded patterns, of which each row in set is made.
const cacheWeight = (mm) => {
    let w = mm.pattern.length;
    for (const s of mm.globSet) {
        w += s.length + 1;
        if (w > cacheMaxEntryWeight)
            break;
    }
    return w;
};
// tsc fails here if a new option is in neither type. Add it to
// optionsKey() too.
const allOptionsKeyed = true;
void allOptionsKeyed;
// 0, 1 or 2 for undefined, falsy or truthy.
const tri = (v) => v === undefined ? 0
    : v ? 2
        : 1;
// The weight of each boolean option's base-3 digit in the key. The
// weights below 24 are for optimizationLevel (1), platform (3) and
// windowsPathsNoEscape (12). tsc fails here if a boolean option is
// not in the list.
const booleanWeights = new Map(Object.keys({
    nobrace: 0,
    nocomment: 0,
    nonegate: 0,
    noglobstar: 0,
    noext: 0,
    nonull: 0,
    partial: 0,
    dot: 0,
    nocase: 0,
    nocaseMagicOnly: 0,
    magicalBraces: 0,
    matchBase: 0,
    flipNegate: 0,
    preserveMultipleSlashes: 0,
    windowsNoMagicRoot: 0,
}).map((k, i) => [k, 24 * 3 ** i]));
// The cache key for a set of options. It is a number, unless an
// option is set to a value that the number can not show, such as
// normalize or an uncommon platform. Then it is a JSON string.
// The defaults give 0, the same key as no options.
// It only reads the keys that are set, so that the speed does not
// depend on the shape of the options object.
const optionsKey = (o) => {
    let n = 0;
    let wpe = false;
    // inherited keys too, because Minimatch reads them
    // oxlint-disable-next-line guard-for-in
    for (const k in o) {
        const v = o[k];
        switch (k) {
            // the same test as the Minimatch constructor
            case 'windowsPathsNoEscape':
                if (v)
                    wpe = true;
                break;
            case AWE_KEY:
                if (v === false)
                    wpe = true;
                break;
            case 'platform': {
                // the same test as the Minimatch constructor
                const p = v || defaultPlatform;
                if (p === defaultPlatform)
                    break;
                if (p === 'darwin')
                    n += 3;
                else if (p === 'win32')
                    n += 6;
                else if (p === 'linux')
                    n += 9;
                else
                    return JSON.stringify(o);
                break;
            }
            case 'optimizationLevel':
                // The same tests as Minimatch: 1 when undefined, then >= 2,
                // >= 1, or else 0. The default level 1 adds 0.
                if (v === undefined)
                    break;
                n +=
                    v >= 2 ? 1
                        : v >= 1 ? 0
                            : 2;
                break;
            case 'braceExpandMax':
                if (v !== undefined && v !== DEFAULT_BRACE_EXPAND_MAX) {
                    return JSON.stringify(o);
                }
                break;
            case 'maxGlobstarRecursion':
                if (v !== undefined && v !== DEFAULT_GLOB_STAR_RECURSION_MAX) {
                    return JSON.stringify(o);
                }
                break;
            case 'normalize':
                if (v !== undefined)
                    return JSON.stringify(o);
                break;
            default:
                // unknown keys have no weight
                n += (booleanWeights.get(k) ?? 0) * tri(v);
        }
    }
    return wpe ? n + 12 : n;
};
// A copy, so a later change to the options can not change it. Unlike
// a spread, it keeps the inherited keys, which optionsKey() and the
// Minimatch constructor also read.
const copyOptions = (o) => {
    const copy = {};
    // oxlint-disable-next-line guard-for-in
    for (const k in o)
        copy[k] = o[k];
    return copy;
};
const cachedMinimatch = (pattern, options) => {
    const key = options ? optionsKey(options) : 0;
    let mm = cache.get(key)?.get(pattern);
    if (mm)
        return mm;
    mm =
        oldCache.get(key)?.get(pattern) ??
            new Minimatch(pattern, copyOptions(options));
    const weight = cacheWeight(mm);
    // too big to keep, so it is compiled again each time
    if (weight > cacheMaxEntryWeight)
        return mm;
    if (cacheSize >= cacheMax ||
        cacheTotalWeight + weight > cacheMaxWeight) {
        oldCache = cache;
        cache = new Map();
        cacheSize = 0;
        cacheTotalWeight = 0;
    }
    let byPattern = cache.get(key);
    if (!byPattern)
        cache.set(key, (byPattern = new Map()));
    byPattern.set(pattern, mm);
    cacheSize++;
    cacheTotalWeight += weight;
    return mm;
};
/* c8 ignore start */
const defaultPlatform = (typeof process === 'object' && process ?
    process.env?.__MINIMATCH_TESTING_PLATFORM__ || process.platform
    : 'posix');
const path = {
    win32: { sep: '\\' },
    posix: { sep: '/' },
};
/* c8 ignore stop */
const sep = defaultPlatform === 'win32' ? path.win32.sep : path.posix.sep;
minimatch.sep = sep;
const GLOBSTAR = Symbol('globstar **');
minimatch.GLOBSTAR = GLOBSTAR;
const filter = (pattern, options) => {
    let mm;
    return (p) => (mm ??= cachedMinimatch(pattern, options)).match(p);
};
minimatch.filter = filter;
const ext = (a, b = {}) => Object.assign({}, a, b);
const defaults = (def) => {
    if (!def || typeof def !== 'object' || !Object.keys(def).length) {
        return minimatch;
    }
    const orig = minimatch;
    const m = (p, pattern, options = {}) => orig(p, pattern, ext(def, options));
    return Object.assign(m, {
        Minimatch: class Minimatch extends orig.Minimatch {
            constructor(pattern, options = {}) {
                super(pattern, ext(def, options));
            }
            static defaults(options) {
                return orig.defaults(ext(def, options)).Minimatch;
            }
        },
        unescape: (s, options = {}) => orig.unescape(s, ext(def, options)),
        escape: (s, options = {}) => orig.escape(s, ext(def, options)),
        filter: (pattern, options = {}) => orig.filter(pattern, ext(def, options)),
        defaults: (options) => orig.defaults(ext(def, options)),
        braceExpand: (pattern, options = {}) => orig.braceExpand(pattern, ext(def, options)),
        match: (list, pattern, options = {}) => orig.match(list, pattern, ext(def, options)),
        sep: orig.sep,
        GLOBSTAR: GLOBSTAR,
    });
};
minimatch.defaults = defaults;
// Brace expansion:
// a{b,c}d -> abd acd
// a{b,}c -> abc ac
// a{0..3}d -> a0d a1d a2d a3d
// a{b,c{d,e}f}g -> abg acdfg acefg
// a{b,c}d{e,f}g -> abdeg acdeg abdeg abdfg
//
// Invalid sets are not expanded.
// a{2..}b -> a{2..}b
// a{b}c -> a{b}c
const braceExpand = (pattern, options = {}) => {
    assertValidPattern(pattern);
    // Thanks to Yeting Li <https://github.com/yetingli> for
    // improving this regexp to avoid a ReDOS vulnerability.
    if (options.nobrace || !/\{(?:(?!\{).)*\}/.test(pattern)) {
        // shortcut. no need to expand.
        return [pattern];
    }
    // brace-expansion turns each escaped backslash '\\' into a single '\',
    // which then escapes the next character instead, and can turn an
    // escaped magic character (for example '\\\*') into a live one.
    // Double every pair, so an escaped backslash comes back out still
    // escaped. The parity of each run of backslashes is unchanged.
    let p = pattern.replace(/\\\\/g, '\\\\\\\\');
    // brace-expansion does not know about [...] classes. In
    // windowsPathsNoEscape mode, escape() writes a literal brace as '[{]'
    // or '[}]'. Escape the brace for brace-expansion, which removes that
    // backslash again, leaving '[{]' or '[}]'.
    if (options.windowsPathsNoEscape || options[AWE_KEY] === false) {
        p = p.replace(/\[([{}])\]/g, '[\\$1]');
    }
    return expand(p, { max: options.braceExpandMax });
};
minimatch.braceExpand = braceExpand;
// A numeric range with at least this many values is matched as one
// pattern portion, rather than expanded. For a glob walk, that is
// one directory read, in place of a stat for each value.
const RANGE_MIN = 100;
// a {lo..hi} range that is not escaped, and not a ${...} variable
const rangeRe = /(?<![\\$])\{(-?\d+)\.\.(-?\d+)\}/g;
// true if a range mark in this portion is inside a `!(...)`,
// `*(...)` or `+(...)` extglob. Those repeat or negate their
// contents, so one Matcher for the whole range does not match the
// same strings as the union of one pattern per value. For example,
// `*({1..100})` would match `510` as `5` then `10`, and `!({1..100})`
// would not match `5`, but every expanded pattern except `!(5)` does.
// `@(...)` and `?(...)` are fine: they pick one value at most.
const inRepeatOrNegExt = (portion, mark) => {
    const stack = [];
    for (let i = 0; i < portion.length; i++) {
        const c = portion.charAt(i);
        if (c === '\\') {
            i++;
        }
        else if (c === mark) {
            if (stack.some(t => t !== '@' && t !== '?'))
                return true;
        }
        else if (portion.charAt(i + 1) === '(' && '!?+*@'.includes(c)) {
            stack.push(c);
            i++;
        }
        else if (c === ')') {
            stack.pop();
        }
    }
    return false;
};
const match = (list, pattern, options = {}) => {
    const mm = new Minimatch(pattern, options);
    list = list.filter(f => mm.match(f));
    if (mm.options.nonull && !list.length) {
        list.push(pattern);
    }
    return list;
};
minimatch.match = match;
const globMagic = /[?*]|[+@!]\(.*?\)|\[|\]/;
// Index of the `]` that closes the class that starts at `start`,
// or -1 if it is not closed. Posix classes such as `[:alpha:]` are
// not skipped, so this can find a `]` before the real end. That
// only makes a class look less like a literal.
const classEnd = (pattern, start) => {
    let i = start + 1;
    if (pattern.charAt(i) === '!' || pattern.charAt(i) === '^')
        i++;
    let sawStart = false;
    for (; i < pattern.length; i++) {
        const c = pattern.charAt(i);
        if (c === ']' && sawStart)
            return i;
        sawStart = true;
        if (c === '\\')
            i++;
    }
    return -1;
};
// If a path portion pattern has no magic, return the string it
// matches. Otherwise, return undefined. This can report magic for
// a pattern that is in fact literal (eg, `[]`), but never the
// reverse, so a string result is always safe to compare directly.
const literal = (pattern, noext) => {
    if (!noext && (pattern === '+()' || pattern === '@()'))
        return pattern;
    let lit = '';
    for (let i = 0; i < pattern.length; i++) {
        const c = pattern.charAt(i);
        if (c === '\\') {
            // a trailing \ is a literal \
            lit += pattern.charAt(++i) || c;
        }
        else if (c === '*' || c === '?') {
            return undefined;
        }
        else if (c === '[') {
            const close = classEnd(pattern, i);
            if (close === -1) {
                // not closed, so the [ is a literal
                lit += c;
                continue;
            }
            // a class of one char, such as `[*]` or `[\b]`, is a literal
            let body = pattern.slice(i + 1, close);
            if (body.startsWith('\\'))
                body = body.slice(1);
            if ([...body].length !== 1 || '!^'.includes(pattern.charAt(i + 1))) {
                return undefined;
            }
            lit += body;
            i = close;
        }
        else if (!noext &&
            '+@!'.includes(c) &&
            pattern.charAt(i + 1) === '(' &&
            pattern.includes(')', i + 2)) {
            return undefined;
        }
        else {
            lit += c;
        }
    }
    return lit;
};
// The matching engine compiles and walks extglobs recursively, so a
// path portion with very many extglobs (nested, such as `*(*(*(a)))`,
// or in a row, such as `?(a)?(a)?(a)`) can exhaust the call stack.
// Portions with more than this many extglobs are rejected.
const MAX_EXTGLOBS = 256;
// The number of extglob openers, such as `*(`, in a path portion
// pattern. Chars in a class are counted too, so this can be more than
// the number of extglobs, but never less.
const extglobCount = (pattern) => {
    let n = 0;
    for (let i = 0; i < pattern.length - 1; i++) {
        const c = pattern.charAt(i);
        if (c === '\\') {
            i++;
        }
        else if ('+@!?*'.includes(c) && pattern.charAt(i + 1) === '(') {
            n++;
            i++;
        }
    }
    return n;
};
const assertValidExtglobs = (pattern) => {
    if (extglobCount(pattern) > MAX_EXTGLOBS) {
        throw new TypeError('pattern has too many extglobs');
    }
};
// True if the portion pattern has the same meaning as an alternative
// inside `@(...)`. It must not have a `|` or `)` that is not in a
// closed extglob (those are literal at the top level), an extglob
// that is not closed (the `)` of the `@(...)` would close it), or a
// trailing `\` (it would escape the next `|`). A pattern that is
// only an empty extglob, such as `?()`, is literal on its own, but
// not in `@(...)`. Posix classes such as `[:alpha:]` can hide a `]`
// from classEnd, so patterns with them are not merged.
const extSafe = (pattern) => {
    if (/^[?*+@]\(\)$/.test(pattern) || pattern.includes('[:'))
        return false;
    let depth = 0;
    for (let i = 0; i < pattern.length; i++) {
        const c = pattern.charAt(i);
        if (c === '\\') {
            if (++i === pattern.length)
                return false;
        }
        else if (c === '[') {
            const close = classEnd(pattern, i);
            if (close !== -1)
                i = close;
        }
        else if ('+@!?*'.includes(c) && pattern.charAt(i + 1) === '(') {
            depth++;
            i++;
        }
        else if (c === ')') {
            if (!depth--)
                return false;
        }
        else if (c === '|' && !depth) {
            return false;
        }
    }
    return !depth;
};
// The last path that Minimatch#match split, and its parts. A path is
// often tested against many patterns in a row (such as a list of
// ignore patterns), so this saves splitting it again. The parts are
// never changed, so they can be shared.
let lastSplit;
// The last path that Minimatch#match checked before splitting it. If
// the same path is checked again, it is being tested against many
// patterns, so it is split and the parts are kept for the others.
let lastChecked;
// true if a pattern portion that is not ** matches a path portion.
// An empty path portion only matches an empty pattern portion. A path
// portion never has a `/`, so the Matcher does not need to check it.
const portionMatch = (p, f) => typeof p === 'string' ? f === p : f !== '' && p.testUnchecked(f);
// Where the last portion of a row matches in a path: the start of the
// last portion of the path, or of the one before a trailing `/`. -1 if
// it matches neither.
const endIndex = (p, last, lastStart, prev, prevStart) => portionMatch(p, last) ? lastStart
    : prev !== undefined && portionMatch(p, prev) ? prevStart
        : -1;
const isDots = (p) => p === '.' || p === '..';
// a Windows drive letter portion, like `c:`
const isDrive = (p) => typeof p === 'string' && /^[a-z]:$/i.test(p);
// true for the `UNC` portion of a long UNC root, //?/UNC/host/share
const isLongUNC = (p) => typeof p === 'string' && /^unc$/i.test(p);
// The index of the host in a row or split path that starts with a
// Windows UNC root: 2 for `//host/share`, and 4 for
// `//?/UNC/host/share`. Otherwise -1. `//?/c:` is not one.
const uncHost = (p) => {
    if (p[0] !== '' || p[1] !== '')
        return -1;
    const h = p[2] !== '?' ? 2
        : isLongUNC(p[3]) ? 4
            : -1;
    const host = p[h];
    const share = p[h + 1];
    return (h !== -1 &&
        host !== undefined &&
        host !== '' &&
        host !== GLOBSTAR &&
        share !== undefined &&
        share !== '' &&
        share !== GLOBSTAR) ?
        h
        : -1;
};
// true if ** can walk the path portion: not `.` or `..`, and not a
// dotfile unless `dot` is set
const walkable = (p, dot) => !isDots(p) && (dot || !p.startsWith('.'));
// True if a portion of the path from `start` to `end` can not be
// walked by **: one that starts with `.`, or with `dot`, one that is
// `.` or `..`. `start` is the start of a portion, and `end` is the end
// of the path, or just after a separator.
const dotPortion = (f, start, end, dot, sep) => {
    for (let k = start; k < end;) {
        if (f.charCodeAt(k) === 46) {
            if (!dot)
                return true;
            const n = f.charCodeAt(k + 1) === 46 ? k + 2 : k + 1;
            if (n >= end || isSep(f.charCodeAt(n), sep))
                return true;
        }
        // the start of the next portion, after any run of separators
        const s = nextSep(f, k, sep);
        if (s === -1)
            return false;
        k = s + 1;
        while (k < end && isSep(f.charCodeAt(k), sep))
            k++;
    }
    return false;
};
const isSep = (c, sep) => sep === '/' ? c === 47
    : sep === '\\' ? c === 92
        : c === 47 || c === 92;
// the index of the first separator at or after `from`, or -1
const nextSep = (f, from, sep) => {
    if (sep !== 'both')
        return f.indexOf(sep, from);
    const s = f.indexOf('/', from);
    const b = f.indexOf('\\', from);
    return (s === -1 ? b
        : b === -1 ? s
            : Math.min(s, b));
};
// the index of the last separator at or before `from`, or -1
const lastSep = (f, from, sep) => sep !== 'both' ?
    f.lastIndexOf(sep, from)
    : Math.max(f.lastIndexOf('/', from), f.lastIndexOf('\\', from));
// What parse() returns in place of a Matcher while make() builds and
// merges the rows. Most of the Matchers in rows that are merged would
// never be used, so they are only made for the rows that are left.
const PENDING = {};
class Minimatch {
    options;
    set;
    pattern;
    windowsPathsNoEscape;
    nonegate;
    negate;
    comment;
    empty;
    preserveMultipleSlashes;
    partial;
    globSet;
    globParts;
    nocase;
    isWindows;
    platform;
    windowsNoMagicRoot;
    maxGlobstarRecursion;
    // the path can be checked against the last portion, and the string
    // portions, of each row before it is split. See #canMatch.
    #endCheck;
    #literalCheck;
    // level 2 resolves `.` and `..` portions in the path
    #level2;
    // the unicode normalization form, if any
    #form;
    // the string portions of each row in the set
    #literals = [];
    // the rows that #canMatch can match without splitting the path
    #shapes = [];
    // the rows whose last portion can be checked against the path's
    #endRows = [];
    // brace expansion can make the same portion in many rows, so they
    // share one Matcher, and the states that it caches
    #matchers = new Map();
    // parse() returns PENDING in place of a Matcher
    #pending = false;
    // the char that marks numeric ranges in globSet, if any
    #rangeMark;
    // the GlobstarParts of each pattern row, by start index and partial
    #globstarParts = new WeakMap();
    constructor(pattern, options = {}) {
        assertValidPattern(pattern);
        options = options || {};
        this.options = options;
        this.maxGlobstarRecursion =
            options.maxGlobstarRecursion ?? DEFAULT_GLOB_STAR_RECURSION_MAX;
        this.pattern = pattern;
        this.platform = options.platform || defaultPlatform;
        this.isWindows = this.platform === 'win32';
        this.windowsPathsNoEscape =
            !!options.windowsPathsNoEscape || options[AWE_KEY] === false;
        if (this.windowsPathsNoEscape) {
            this.pattern = this.pattern.replace(/\\/g, '/');
        }
        this.preserveMultipleSlashes = !!options.preserveMultipleSlashes;
        this.negate = false;
        this.nonegate = !!options.nonegate;
        this.comment = false;
        this.empty = false;
        this.partial = !!options.partial;
        this.nocase = !!this.options.nocase;
        this.windowsNoMagicRoot =
            options.windowsNoMagicRoot !== undefined ?
                options.windowsNoMagicRoot
                : !!(this.isWindows && this.nocase);
        this.globSet = [];
        this.globParts = [];
        this.set = [];
        this.#endCheck = !this.preserveMultipleSlashes;
        this.#level2 = (options.optimizationLevel ?? 1) >= 2;
        const n = options.normalize;
        this.#form = n === true ? 'NFC' : n || undefined;
        // make the set of Matchers etc.
        this.make();
        // On Windows, the portions of a row up to its drive letter or UNC
        // share are skipped or compared without case, if the path has one
        // too. So the checks only use the portions after it.
        const drives = this.set.map(row => this.#rootIndex(row));
        this.#endRows = this.set.map((row, r) => this.#endCheck && row.length - 1 > drives[r]);
        // with the end check, the last portion is already checked
        this.#literals = this.set.map((row, r) => {
            const end = this.#endRows[r] ? row.length - 1 : row.length;
            const lits = row
                .slice(drives[r] + 1, end)
                .filter((p) => typeof p === 'string' && !!p);
            return [...new Set(lits)];
        });
        this.#literalCheck = this.#literals.some(l => l.length);
        this.#shapes = this.set.map((row, r) => {
            const [p0, p1, p2] = row;
            if (this.#endRows[r] && row.length === 2) {
                if (p0 === GLOBSTAR && p1 !== GLOBSTAR)
                    return 'tail';
            }
            // the basename of a path that is split on / is its last portion,
            // or the one before a trailing /, the same as the end check
            if (this.#endRows[r] &&
                options.matchBase &&
                row.length === 1 &&
                p0 !== GLOBSTAR &&
                p0 !== '') {
                return 'base';
            }
            // the portion must not be a root, or '', which can be a
            // different portion on Windows (where //x paths get an extra '')
            if (!this.#endCheck || drives[r] !== -1)
                return undefined;
            if (row.length === 3 &&
                p0 === GLOBSTAR &&
                p2 === GLOBSTAR &&
                p1 !== GLOBSTAR &&
                p1 !== '' &&
                // the portion between is only matched below this limit
                this.maxGlobstarRecursion > 0) {
                return 'mid';
            }
            if (row.length === 2 &&
                p1 === GLOBSTAR &&
                p0 !== GLOBSTAR &&
                p0 !== '') {
                return 'head';
            }
            return undefined;
        });
    }
    // a string portion of a pattern, normalized if the option is set
    #norm(p) {
        return this.#form ? p.normalize(this.#form) : p;
    }
    // On Windows, the index of the last root portion of a row, as
    // #matchRow finds it: 0 for `c:/...`, 3 for `//?/c:/...` and
    // `//host/share/...`, and 5 for `//?/UNC/host/share/...`. Otherwise
    // -1.
    #rootIndex(row) {
        if (!this.isWindows)
            return -1;
        if (isDrive(row[0]))
            return 0;
        const uncDrive = row[0] === '' && row[1] === '' && row[2] === '?' && isDrive(row[3]);
        if (uncDrive)
            return 3;
        const h = uncHost(row);
        return h === -1 ? -1 : h + 1;
    }
    hasMagic() {
        if (this.options.magicalBraces && this.set.length > 1) {
            return true;
        }
        for (const pattern of this.set) {
            for (const part of pattern) {
                if (typeof part !== 'string')
                    return true;
            }
        }
        return false;
    }
    make() {
        const pattern = this.pattern;
        const options = this.options;
        // empty patterns and comments match nothing.
        if (!options.nocomment && pattern.charAt(0) === '#') {
            this.comment = true;
            return;
        }
        if (!pattern) {
            this.empty = true;
            return;
        }
        // step 1: figure out negation, etc.
        this.parseNegate();
        // step 2: expand braces
        this.globSet = [...new Set(this.#expandBraces())];
        // step 3: now we have a set, so turn each one into a series of
        // path-portion matching patterns.
        // These will be Matchers, except in the case of "**", which is
        // set to the GLOBSTAR object for globstar behavior,
        // and will not contain any / characters
        //
        // First, we preprocess to make the glob pattern sets a bit simpler
        // and deduped.  There are some perf-killing patterns that can cause
        // problems with a glob walk, but we can simplify them down a bit.
        const rawGlobParts = this.globSet.map(s => this.#slashSplit(s));
        this.globParts = this.preprocess(rawGlobParts);
        // glob --> Matchers
        this.#pending = true;
        let set = this.globParts.map((s, _, __) => {
            if (this.isWindows && this.windowsNoMagicRoot) {
                // check if it's a drive or unc path. The root of a long UNC
                // path, //?/UNC/host/share, is 6 portions.
                const n = s[2] === '?' && isLongUNC(s[3]) ? 6 : 4;
                const isUNC = s[0] === '' &&
                    s[1] === '' &&
                    (s[2] === '?' || !globMagic.test(s[2])) &&
                    s.slice(3, n).every(p => !globMagic.test(p));
                const isDrive = /^[a-z]:/i.test(s[0]);
                if (isUNC) {
                    return [
                        ...s.slice(0, n).map(p => this.#norm(p)),
                        ...s.slice(n).map(ss => this.parse(ss)),
                    ];
                }
                else if (isDrive) {
                    return [
                        this.#norm(s[0]),
                        ...s.slice(1).map(ss => this.parse(ss)),
                    ];
                }
            }
            return s.map(ss => this.parse(ss));
        });
        // filter out everything that didn't compile properly.
        this.set = set.filter(s => s.indexOf(false) === -1);
        // do not treat the ? in UNC paths as magic
        if (this.isWindows) {
            for (let i = 0; i < this.set.length; i++) {
                const p = this.set[i];
                if (p[0] === '' &&
                    p[1] === '' &&
                    this.globParts[i][2] === '?' &&
                    (isDrive(p[3]) || isLongUNC(this.globParts[i][3]))) {
                    if (isLongUNC(this.globParts[i][3]))
                        p[3] = 'UNC';
                    p[2] = '?';
                }
            }
        }
        // with noext, `@(...)` would be literal
        if (!options.noext)
            this.mergeRows();
        this.#pending = false;
        this.set.forEach((row, i) => {
            for (let k = 0; k < row.length; k++) {
                if (row[k] === PENDING) {
                    row[k] = this.parse(this.globParts[i][k]);
                }
            }
        });
    }
    // Merge rows that only differ in one portion, where each of them
    // is a Matcher, into one row that matches any of them with
    // `@(a|b|...)`. Then a path is only walked once for all of them,
    // for example with `**/*.{js,ts}`.
    mergeRows() {
        let merged = true;
        while (merged) {
            merged = false;
            // a single row cannot be merged with anything
            if (this.set.length < 2)
                return;
            let keys = this.#mergeKeys();
            const len = Math.max(0, ...this.set.map(r => r.length));
            for (let k = 0; k < len; k++) {
                // the rows that are the same other than at portion k, keyed
                // by the ids of the parts before k and the parts after k,
                // which are at most the number of rows
                const groups = new Map();
                const R = this.set.length + 1;
                this.set.forEach((row, i) => {
                    if (!(row[k] instanceof Matcher || row[k] === PENDING) ||
                        !extSafe(this.globParts[i][k])) {
                        return;
                    }
                    const { pre, suf } = keys[i];
                    const key = pre[k] * R + suf[k + 1];
                    const g = groups.get(key);
                    if (g)
                        g.push(i);
                    else
                        groups.set(key, [i]);
                });
                const drop = new Set();
                for (const g of groups.values()) {
                    if (g.length < 2)
                        continue;
                    const [first, ...rest] = g;
                    const alts = g.map(i => this.globParts[i][k]);
                    const glob = `@(${alts.join('|')})`;
                    // merging is only an optimization, so leave the rows as they
                    // are if the merged portion would have too many extglobs
                    if (extglobCount(glob) > MAX_EXTGLOBS)
                        continue;
                    this.globParts[first][k] = glob;
                    this.set[first][k] = this.parse(glob);
                    for (const i of rest)
                        drop.add(i);
                }
                if (drop.size) {
                    merged = true;
                    this.set = this.set.filter((_, i) => !drop.has(i));
                    this.globParts = this.globParts.filter((_, i) => !drop.has(i));
                    // every merge drops a row, so this happens at most once per row
                    if (this.set.length < 2)
                        return;
                    keys = this.#mergeKeys();
                }
            }
        }
    }
    // For each row, number ids for its prefixes and suffixes, such that
    // pre[k] identifies parts[0..k) and suf[k] identifies parts[k..n).
    // Two rows are the same other than at portion k exactly when they
    // have the same pre[k] and suf[k + 1]. This is linear in the size of
    // the rows, where joining the whole row for every k was quadratic.
    #mergeKeys() {
        const partIds = new Map();
        const ids = this.globParts.map(parts => parts.map(s => {
            let id = partIds.get(s);
            if (id === undefined)
                partIds.set(s, (id = partIds.size));
            return id;
        }));
        // ids are only compared at the same k, so they are numbered per
        // portion, with 0 for the empty prefix or suffix. Then they are
        // at most the number of rows, and id * P + part id is a safe
        // integer key for any set that fits in memory.
        const P = partIds.size;
        const len = Math.max(0, ...ids.map(r => r.length));
        const keys = ids.map(r => ({
            pre: [0],
            suf: new Array(r.length + 1).fill(0),
        }));
        for (let k = 0; k < len; k++) {
            const m = new Map();
            ids.forEach((r, i) => {
                if (k >= r.length)
                    return;
                const { pre } = keys[i];
                const key = pre[k] * P + r[k];
                let id = m.get(key);
                if (id === undefined)
                    m.set(key, (id = m.size + 1));
                pre.push(id);
            });
        }
        for (let k = len - 1; k >= 0; k--) {
            const m = new Map();
            ids.forEach((r, i) => {
                if (k >= r.length)
                    return;
                const { suf } = keys[i];
                const key = suf[k + 1] * P + r[k];
                let id = m.get(key);
                if (id === undefined)
                    m.set(key, (id = m.size + 1));
                suf[k] = id;
            });
        }
        return keys;
    }
    // various transforms to equivalent pattern sets that are
    // faster to process in a filesystem walk.  The goal is to
    // eliminate what we can, and push all ** patterns as far
    // to the right as possible, even if it increases the number
    // of patterns that we have to process.
    preprocess(globParts) {
        // if we're not in globstar mode, then turn ** into *
        if (this.options.noglobstar) {
            for (const partset of globParts) {
                for (let j = 0; j < partset.length; j++) {
                    if (partset[j] === '**') {
                        partset[j] = '*';
                    }
                }
            }
        }
        const { optimizationLevel = 1 } = this.options;
        if (optimizationLevel >= 2) {
            // aggressive optimization for the purpose of fs walking
            globParts = this.firstPhasePreProcess(globParts);
            globParts = this.secondPhasePreProcess(globParts);
        }
        else if (optimizationLevel >= 1) {
            // just basic optimizations to remove some .. parts
            globParts = this.levelOneOptimize(globParts);
        }
        else {
            // just collapse multiple ** portions into one
            globParts = this.adjascentGlobstarOptimize(globParts);
        }
        return globParts;
    }
    // just get rid of adjascent ** portions
    adjascentGlobstarOptimize(globParts) {
        return globParts.map(parts => {
            let gs = -1;
            while (-1 !== (gs = parts.indexOf('**', gs + 1))) {
                let i = gs;
                while (parts[i + 1] === '**') {
                    i++;
                }
                if (i !== gs) {
                    parts.splice(gs, i - gs);
                }
            }
            return parts;
        });
    }
    // get rid of adjascent ** and resolve .. portions
    levelOneOptimize(globParts) {
        return globParts.map(parts => {
            // .. can not remove the root of a Windows path
            const root = this.#rootIndex(parts) + 1;
            parts = parts.reduce((set, part) => {
                const prev = set[set.length - 1];
                if (part === '**' && prev === '**') {
                    return set;
                }
                if (part === '..') {
                    if (set.length > root &&
                        prev &&
                        prev !== '..' &&
                        prev !== '.' &&
                        prev !== '**') {
                        set.pop();
                        return set;
                    }
                }
                set.push(part);
                return set;
            }, []);
            return parts.length === 0 ? [''] : parts;
        });
    }
    // Check the path against each row before it is split. 'no' if no
    // row can match, so it does not need to be split. 'yes' if a row of
    // `**` and one more portion matches. 'maybe' if it must be split to
    // know. None of this applies with partial, where the path can end
    // before the row does.
    //
    // On Windows, `\` is a separator in the path too, and the portions of
    // a row up to its drive letter or UNC share are not checked (see
    // #rootIndex).
    //
    // Each string portion of a row must be a portion of the path, so the
    // path must contain it. Level 2 can only take portions out of the
    // path, so this is still true then.
    //
    // The last portion of a row must match the last portion of the path,
    // or the one before a trailing `/` (as a/* and a/**/* match a/b/).
    // This does not apply to rows that end in **, rows that end in a
    // root, or preserveMultipleSlashes (which can leave more
    // than one '' at the end). At level 2, it does not apply if that
    // portion is `.` or `..`, which can be
    // resolved away. Level 2 only takes other portions out of the
    // middle of the path.
    //
    // A row of `**/x` then matches if the ** can walk the portions
    // before the one that x matches, the same as #matchGlobstar. At
    // level 2, this is only known if none of them are `.` or `..`, so
    // that the path does not change when it is resolved.
    #canMatch(f) {
        const sep = !this.isWindows || !f.includes('\\') ? '/'
            : f.includes('/') ? 'both'
                : '\\';
        // the portions that f.split(/\/+/) would end with, and where they
        // start in f, found when a row needs them. `ends` is 0 until they
        // are found, then 1, or -1 if they can not be used.
        let ends = this.#endCheck ? 0 : -1;
        let last = '';
        let lastStart = 0;
        let prev;
        let prevStart = 0;
        const dot = !!this.options.dot;
        // A string compare is cheaper than includes(), and a Matcher test
        // costs more, so the cheaper check goes first.
        ROWS: for (let r = 0; r < this.set.length; r++) {
            const row = this.set[r];
            const p = row[row.length - 1];
            let end = ends !== -1 && this.#endRows[r] && p !== GLOBSTAR;
            if (end && ends === 0) {
                const i = lastSep(f, f.length, sep);
                lastStart = i + 1;
                last = f.slice(lastStart);
                if (last === '' && i >= 0) {
                    let j = i;
                    while (j > 0 && isSep(f.charCodeAt(j - 1), sep))
                        j--;
                    prevStart = j === 0 ? 0 : lastSep(f, j - 1, sep) + 1;
                    prev = f.slice(prevStart, j);
                }
                const resolves = this.#level2 &&
                    (isDots(last) ||
                        (last === '' && prev !== undefined && isDots(prev)));
                ends = resolves ? -1 : 1;
                end = !resolves;
            }
            let tailStart = -1;
            if (end && typeof p === 'string') {
                tailStart = endIndex(p, last, lastStart, prev, prevStart);
                if (tailStart === -1)
                    continue;
            }
            if (this.#literalCheck) {
                for (const l of this.#literals[r]) {
                    if (!f.includes(l))
                        continue ROWS;
                }
            }
            if (end && typeof p === 'object') {
                tailStart = endIndex(p, last, lastStart, prev, prevStart);
                if (tailStart === -1)
                    continue;
            }
            const shape = this.#shapes[r];
            if (shape === 'base' && end)
                return 'yes';
            if (shape === 'tail' && end) {
                if (this.#level2 && dotPortion(f, 0, tailStart, true, sep)) {
                    return 'maybe';
                }
                if (!dotPortion(f, 0, tailStart, dot, sep))
                    return 'yes';
                continue;
            }
            if (shape === 'mid' || shape === 'head') {
                const m = this.#walk(f, row, shape === 'head', dot, sep);
                if (m !== 'no')
                    return m;
                continue;
            }
            return 'maybe';
        }
        return 'no';
    }
    // Match a row of a known shape against the split path, the same as
    // #matchGlobstar and #matchGlobStarBodySections do. None of these
    // rows have a drive letter, so they start at the first portion.
    #matchShape(file, row, shape) {
        const dot = !!this.options.dot;
        const n = file.length;
        if (shape === 'head') {
            // x, then at least one portion that ** can walk
            if (n < 2 || !portionMatch(row[0], file[0])) {
                return false;
            }
            for (let i = 1; i < n; i++)
                if (!walkable(file[i], dot))
                    return false;
            return true;
        }
        const x = row[1];
        if (shape === 'tail') {
            // x is the last portion, or the one before a trailing ''
            let t = n - 1;
            if (!portionMatch(x, file[t])) {
                if (file[t] !== '' || n === 1 || !portionMatch(x, file[--t])) {
                    return false;
                }
            }
            for (let i = 0; i < t; i++)
                if (!walkable(file[i], dot))
                    return false;
            return true;
        }
        // mid: the first x that ** can walk to, with a portion after it,
        // and ** can walk all of those
        for (let k = 0; k < n; k++) {
            if (portionMatch(x, file[k]) && k + 1 < n) {
                let i = k + 1;
                while (i < n && walkable(file[i], dot))
                    i++;
                if (i === n)
                    return true;
            }
            if (!walkable(file[k], dot))
                return false;
        }
        return false;
    }
    // Match a row of `**/x/**` or `x/**` against the path, the same as
    // #matchGlobstar and #matchGlobStarBodySections do once it is split.
    // x must match a portion (the first one, for `x/**`), the ** before
    // it must be able to walk the portions before that one, and there
    // must be a portion after it, which the ** after it can walk. At
    // level 2, this is only known if no portion is `.` or `..`.
    #walk(f, row, head, dot, sep) {
        if (this.#level2 && dotPortion(f, 0, f.length, true, sep))
            return 'maybe';
        const x = row[head ? 0 : 1];
        // the last portion has none after it, so it can not be x
        let s = 0;
        for (let e = nextSep(f, s, sep); e !== -1; e = nextSep(f, s, sep)) {
            // the start of the next portion
            let next = e + 1;
            while (next < f.length && isSep(f.charCodeAt(next), sep))
                next++;
            const hit = typeof x === 'string' ?
                e - s === x.length && f.startsWith(x, s)
                : e > s && x.testUnchecked(f.slice(s, e));
            if (hit && !dotPortion(f, next, f.length, dot, sep))
                return 'yes';
            if (head || dotPortion(f, s, next, dot, sep))
                return 'no';
            s = next;
        }
        return 'no';
    }
    // the last split, if it was the same path with the same split
    // settings
    #cachedSplit(f) {
        const last = lastSplit;
        return (last?.f === f &&
            last.isWindows === this.isWindows &&
            last.preserveMultipleSlashes === this.preserveMultipleSlashes &&
            last.normalize === this.#form) ?
            last
            : undefined;
    }
    // split a path for match(), and keep the parts for the next call
    #split(f) {
        const { isWindows, preserveMultipleSlashes } = this;
        // windows: need to use /, not \
        let parts = this.#slashSplit(isWindows ? f.split('\\').join('/') : f);
        // normalize each portion, so that a char that normalizes to `/`
        // does not make a new portion
        const normalize = this.#form;
        if (normalize)
            parts = parts.map(p => p.normalize(normalize));
        lastSplit = {
            f,
            isWindows,
            preserveMultipleSlashes,
            normalize,
            parts,
        };
        return lastSplit;
    }
    // resolve `.` and `..` portions of a path, for level 2
    #levelTwoFileOptimize(file) {
        // work on a copy, so that the cached parts do not change
        const parts = [...file];
        let didSomething = false;
        do {
            didSomething = false;
            // <pre>/<e>/<rest> -> <pre>/<rest>
            if (!this.preserveMultipleSlashes) {
                for (let i = 1; i < parts.length - 1; i++) {
                    const p = parts[i];
                    // don't squeeze out UNC patterns
                    if (i === 1 && p === '' && parts[0] === '')
                        continue;
                    if (p === '.' || p === '') {
                        didSomething = true;
                        parts.splice(i, 1);
                        i--;
                    }
                }
                if (parts[0] === '.' &&
                    parts.length === 2 &&
                    (parts[1] === '.' || parts[1] === '')) {
                    didSomething = true;
                    parts.pop();
                }
            }
            // <pre>/<p>/../<rest> -> <pre>/<rest>
            // .. can not remove the root of a Windows path
            const root = this.#rootIndex(parts) + 1;
            let dd = root;
            while (-1 !== (dd = parts.indexOf('..', dd + 1))) {
                const p = parts[dd - 1];
                if (p && p !== '.' && p !== '..' && p !== '**') {
                    didSomething = true;
                    parts.splice(dd - 1, 2);
                    dd = Math.max(dd - 2, root);
                }
            }
        } while (didSomething);
        return parts.length === 0 ? [''] : parts;
    }
    // First phase: single-pattern processing
    // <pre> is 1 or more portions
    // <rest> is 1 or more portions
    // <p> is any portion other than ., .., '', or **
    // <e> is . or ''
    //
    // **/.. is *brutal* for filesystem walking performance, because
    // it effectively resets the recursive walk each time it occurs,
    // and ** cannot be reduced out by a .. pattern part like a regexp
    // or most strings (other than .., ., and '') can be.
    //
    // <pre>/**/../<p>/<p>/<rest> -> {<pre>/../<p>/<p>/<rest>,<pre>/**/<p>/<p>/<rest>}
    // <pre>/<e>/<rest> -> <pre>/<rest>
    // <pre>/<p>/../<rest> -> <pre>/<rest>
    // **/**/<rest> -> **/<rest>
    //
    // **/*/<rest> -> */**/<rest> <== not valid because ** doesn't follow
    // this WOULD be allowed if ** did follow symlinks, or * didn't
    firstPhasePreProcess(globParts) {
        // each **/.. split doubles the patterns, and adds a copy of the
        // whole pattern. Throw if either gets too large. A partial split
        // would match some paths and not others, depending on which rows
        // the pass reached first.
        const { braceExpandMax = DEFAULT_BRACE_EXPAND_MAX } = this.options;
        let splitCells = 0;
        const maxSplitCells = 1_000_000;
        let didSomething = false;
        do {
            didSomething = false;
            // <pre>/**/../<p>/<p>/<rest> -> {<pre>/../<p>/<p>/<rest>,<pre>/**/<p>/<p>/<rest>}
            for (let parts of globParts) {
                let gs = -1;
                while (-1 !== (gs = parts.indexOf('**', gs + 1))) {
                    let gss = gs;
                    while (parts[gss + 1] === '**') {
                        // <pre>/**/**/<rest> -> <pre>/**/<rest>
                        gss++;
                    }
                    // eg, if gs is 2 and gss is 4, that means we have 3 **
                    // parts, and can remove 2 of them.
                    if (gss > gs) {
                        parts.splice(gs + 1, gss - gs);
                    }
                    let next = parts[gs + 1];
                    const p = parts[gs + 2];
                    const p2 = parts[gs + 3];
                    if (next !== '..')
                        continue;
                    if (!p ||
                        p === '.' ||
                        p === '..' ||
                        !p2 ||
                        p2 === '.' ||
                        p2 === '..') {
                        continue;
                    }
                    // Check before changing parts or allocating the new row.
                    const addedCells = parts.length - 1;
                    if (globParts.length >= braceExpandMax ||
                        splitCells + addedCells > maxSplitCells) {
                        throw new RangeError(`optimizationLevel 2: too many patterns from '**/..'`);
                    }
                    didSomething = true;
                    // edit parts in place, and push the new one
                    parts.splice(gs, 1);
                    const other = parts.slice(0);
                    other[gs] = '**';
                    splitCells += addedCells;
                    globParts.push(other);
                    gs--;
                }
                // <pre>/<e>/<rest> -> <pre>/<rest>
                if (!this.preserveMultipleSlashes) {
                    for (let i = 1; i < parts.length - 1; i++) {
                        const p = parts[i];
                        // don't squeeze out UNC patterns
                        if (i === 1 && p === '' && parts[0] === '')
                            continue;
                        if (p === '.' || p === '') {
                            didSomething = true;
                            parts.splice(i, 1);
                            i--;
                        }
                    }
                    if (parts[0] === '.' &&
                        parts.length === 2 &&
                        (parts[1] === '.' || parts[1] === '')) {
                        didSomething = true;
                        parts.pop();
                    }
                }
                // <pre>/<p>/../<rest> -> <pre>/<rest>
                // .. can not remove the root of a Windows path
                const root = this.#rootIndex(parts) + 1;
                let dd = root;
                while (-1 !== (dd = parts.indexOf('..', dd + 1))) {
                    const p = parts[dd - 1];
                    if (p && p !== '.' && p !== '..' && p !== '**') {
                        didSomething = true;
                        const needDot = dd === 1 && parts[dd + 1] === '**';
                        const splin = needDot ? ['.'] : [];
                        parts.splice(dd - 1, 2, ...splin);
                        if (parts.length === 0)
                            parts.push('');
                        dd = Math.max(dd - 2, root);
                    }
                }
            }
        } while (didSomething);
        return globParts;
    }
    // second phase: multi-pattern dedupes
    // {<pre>/<rest>,<pre>/<rest>} -> <pre>/<rest>
    // {<pre>/*/<rest>,<pre>/<p>/<rest>} -> <pre>/*/<rest>
    secondPhasePreProcess(globParts) {
        const keys = new Set();
        const rows = globParts.filter(parts => {
            const key = parts.join('/');
            if (keys.has(key))
                return false;
            keys.add(key);
            return true;
        });
        // A row is covered by another row that has `*` at some positions,
        // and is the same at all others. Collect each distinct set of `*`
        // positions, then look up each row with `*` put at those positions.
        const stars = new Map();
        for (const parts of rows) {
            const s = [];
            for (let i = 0; i < parts.length; i++) {
                if (parts[i] === '*')
                    s.push(i);
            }
            if (s.length)
                stars.set(s.join(','), s);
        }
        // Each row is checked against each set of `*` positions, so skip
        // this if there are too many. The patterns match the same paths
        // either way.
        if (!stars.size || rows.length * stars.size > 100_000)
            return rows;
        const { dot } = this.options;
        return rows.filter(parts => {
            for (const s of stars.values()) {
                if (s[s.length - 1] >= parts.length)
                    continue;
                const c = [...parts];
                let ok = true;
                let changed = false;
                for (const i of s) {
                    const p = parts[i];
                    if (p === '*')
                        continue;
                    if (!p || p === '**' || (!dot && p.startsWith('.'))) {
                        ok = false;
                        break;
                    }
                    c[i] = '*';
                    changed = true;
                }
                if (ok && changed && keys.has(c.join('/')))
                    return false;
            }
            return true;
        });
    }
    parseNegate() {
        if (this.nonegate)
            return;
        const pattern = this.pattern;
        let negate = false;
        let negateOffset = 0;
        for (let i = 0; i < pattern.length && pattern.charAt(i) === '!'; i++) {
            negate = !negate;
            negateOffset++;
        }
        if (negateOffset)
            this.pattern = pattern.slice(negateOffset);
        this.negate = negate;
    }
    // Match the parts of a path against one row of the set. `resolved`
    // is the parts after level 2 resolves `.` and `..` in them, or the
    // same parts below level 2. Set partial to true to test if, for
    // example, "/a/b" matches the start of "/*/b/*/d". Partial means, if
    // you run out of file before you run out of pattern, then that's
    // fine, as long as all the parts match.
    #matchRow(file, resolved, pattern, partial) {
        let fileStartIndex = 0;
        let patternStartIndex = 0;
        // UNC paths like //?/X:/... can match X:/... and vice versa, and
        // //?/UNC/host/share/... can match //host/share/... and vice versa.
        // Drive letters in absolute drive or unc paths, and the host and
        // share of UNC paths, are always compared case-insensitively.
        const fh = this.isWindows ? uncHost(resolved) : -1;
        const ph = fh === -1 ? -1 : uncHost(pattern);
        if (ph !== -1) {
            const host = pattern[ph];
            const share = pattern[ph + 1];
            if (typeof host !== 'string' || typeof share !== 'string') {
                // a host or share with magic is matched as usual
                fileStartIndex = fh;
                patternStartIndex = ph;
            }
            else if (resolved[fh].toLowerCase() === host.toLowerCase() &&
                resolved[fh + 1].toLowerCase() === share.toLowerCase()) {
                fileStartIndex = fh + 2;
                patternStartIndex = ph + 2;
            }
        }
        else if (this.isWindows) {
            const fileDrive = typeof file[0] === 'string' && /^[a-z]:$/i.test(file[0]);
            const fileUNC = !fileDrive &&
                file[0] === '' &&
                file[1] === '' &&
                file[2] === '?' &&
                /^[a-z]:$/i.test(file[3]);
            const patternDrive = typeof pattern[0] === 'string' && /^[a-z]:$/i.test(pattern[0]);
            const patternUNC = !patternDrive &&
                pattern[0] === '' &&
                pattern[1] === '' &&
                pattern[2] === '?' &&
                typeof pattern[3] === 'string' &&
                /^[a-z]:$/i.test(pattern[3]);
            const fdi = fileUNC ? 3
                : fileDrive ? 0
                    : undefined;
            const pdi = patternUNC ? 3
                : patternDrive ? 0
                    : undefined;
            if (typeof fdi === 'number' && typeof pdi === 'number') {
                const [fd, pd] = [
                    file[fdi],
                    pattern[pdi],
                ];
                // the drives match, so start matching after them
                if (fd.toLowerCase() === pd.toLowerCase()) {
                    patternStartIndex = pdi + 1;
                    fileStartIndex = fdi + 1;
                }
            }
        }
        // the drive letters are found in the parts before level 2 resolves
        // them, and the match uses the resolved parts
        file = resolved;
        if (pattern.includes(GLOBSTAR)) {
            return this.#matchGlobstar(file, pattern, partial, fileStartIndex, patternStartIndex);
        }
        return this.#matchOne(file, pattern, partial, fileStartIndex, patternStartIndex);
    }
    #matchGlobstar(file, pattern, partial, fileIndex, patternIndex) {
        const { head, body, tail, segments } = this.#getGlobstarParts(pattern, partial, patternIndex);
        // check the head, from the current file/pattern index.
        if (head.length) {
            const headEnd = fileIndex + head.length;
            if (!this.#matchOne(file, head, partial, fileIndex, 0, headEnd)) {
                return false;
            }
            fileIndex += head.length;
            patternIndex += head.length;
        }
        // now we know the head matches!
        // if the last portion is not empty, it MUST match the end
        // check the tail
        let fileTailMatch = 0;
        if (tail.length) {
            // if head + tail > file, then we cannot possibly match
            if (tail.length + fileIndex > file.length)
                return false;
            // try to match the tail
            let tailStart = file.length - tail.length;
            if (this.#matchOne(file, tail, partial, tailStart, 0)) {
                fileTailMatch = tail.length;
            }
            else {
                // affordance for stuff like a/**/* matching a/b/
                // if the last file portion is '', and there's more to the pattern
                // then try without the '' bit.
                if (file[file.length - 1] !== '' ||
                    fileIndex + tail.length === file.length) {
                    return false;
                }
                tailStart--;
                if (!this.#matchOne(file, tail, partial, tailStart, 0)) {
                    return false;
                }
                fileTailMatch = tail.length + 1;
            }
        }
        // now we know the tail matches!
        // the middle is zero or more portions wrapped in **, possibly
        // containing more ** sections.
        // so a/**/b/**/c/**/d has become **/b/**/c/**
        // if it's empty, it means a/**/b, just verify we have no bad dots
        // if there's no tail, so it ends on /**, then we must have *something*
        // after the head, or it's not a matc
        if (!body.length) {
            let sawSome = !!fileTailMatch;
            for (let i = fileIndex; i < file.length - fileTailMatch; i++) {
                const f = String(file[i]);
                sawSome = true;
                if (f === '.' ||
                    f === '..' ||
                    (!this.options.dot && f.startsWith('.'))) {
                    return false;
                }
            }
            // in partial mode, we just need to get past all file parts
            return partial || sawSome;
        }
        // now we know that there's one or more body sections, which can
        // be matched anywhere from the 0 index (because the head was pruned)
        // through to the length-fileTailMatch index.
        return !!this.#matchGlobStarBodySections(file, segments, file.length - fileTailMatch, fileIndex, 0, partial, 0, !!fileTailMatch, new Set());
    }
    // Split the pattern into head, tail, and middle of ** delimited
    // parts. The tail has to be at the end, and the others just have to
    // be found in order from the head. These only depend on the pattern
    // row, so they are kept for the next path.
    #getGlobstarParts(pattern, partial, patternIndex) {
        let byStart = this.#globstarParts.get(pattern);
        if (!byStart) {
            byStart = [];
            this.#globstarParts.set(pattern, byStart);
        }
        const key = patternIndex * 2 + (partial ? 1 : 0);
        const found = byStart[key];
        if (found)
            return found;
        const firstgs = pattern.indexOf(GLOBSTAR, patternIndex);
        const lastgs = pattern.lastIndexOf(GLOBSTAR);
        const head = pattern.slice(patternIndex, firstgs);
        const body = pattern.slice(firstgs + 1, partial ? undefined : lastgs);
        const tail = partial ? [] : pattern.slice(lastgs + 1);
        // split the body up into sections, and note the number of
        // portions that must come after the start of each one
        const segments = [[[], 0]];
        let current = segments[0];
        let nonGsParts = 0;
        const nonGsPartsSums = [0];
        for (const b of body) {
            if (b === GLOBSTAR) {
                nonGsPartsSums.push(nonGsParts);
                current = [[], 0];
                segments.push(current);
            }
            else {
                current[0].push(b);
                nonGsParts++;
            }
        }
        // the portions in this section and the ones after it
        segments.forEach((b, i) => {
            b[1] = nonGsParts - nonGsPartsSums[i];
        });
        const parts = { head, body, tail, segments };
        byStart[key] = parts;
        return parts;
    }
    // return false for "nope, not matching"
    // return null for "not matching, cannot keep trying"
    #matchGlobStarBodySections(file, 
    // pattern section, and the portions that it and the rest need
    bodySegments, 
    // the end of the file portions that the body can match
    fileLength, fileIndex, bodyIndex, partial, globStarDepth, sawTail, 
    // the places that a walk has already tried, as
    // bodyIndex * (file.length + 1) + fileIndex. A walk from a place
    // does the same no matter how it got there, and it only comes back
    // if it found no match, so a walk that gets to one stops.
    tried) {
        // take the first body segment, and walk from fileIndex to its "after"
        // value at the end
        // If it doesn't match at that position, we increment, until we hit
        // that final possible position, and give up.
        // If it does match, then advance and try to rest.
        // If any of them fail we keep walking forward.
        // this is still a bit recursively painful, but it's more constrained
        // than previous implementations, because we never test something that
        // can't possibly be a valid matching condition.
        const bs = bodySegments[bodyIndex];
        if (!bs) {
            // with partial, the body is the rest of the pattern, so it
            // matches if no portions are left, or only the '' of a trailing
            // / (as a/* matches a/b/). A ** at the end walks them as its own
            // empty section.
            if (partial) {
                return (fileIndex >= fileLength ||
                    (fileIndex === fileLength - 1 && file[fileIndex] === ''));
            }
            // just make sure that there's no bad dots before the tail
            for (let i = fileIndex; i < fileLength; i++) {
                sawTail = true;
                const f = file[i];
                if (f === '.' ||
                    f === '..' ||
                    (!this.options.dot && f.startsWith('.'))) {
                    return false;
                }
            }
            return sawTail;
        }
        // have a non-globstar body section to test, up to the last index
        // where it can start
        const [body, need] = bs;
        // with partial, the path can end before the body does
        const after = partial ? fileLength : fileLength - need;
        while (fileIndex <= after) {
            const key = bodyIndex * (file.length + 1) + fileIndex;
            if (tried.has(key))
                return false;
            tried.add(key);
            const m = this.#matchOne(file, body, partial, fileIndex, 0, fileIndex + body.length);
            // if limit exceeded, no match. intentional false negative,
            // acceptable break in correctness for security.
            if (m && globStarDepth < this.maxGlobstarRecursion) {
                // match! see if the rest match. if so, we're done!
                const sub = this.#matchGlobStarBodySections(file, bodySegments, fileLength, fileIndex + body.length, bodyIndex + 1, partial, globStarDepth + 1, sawTail, tried);
                if (sub !== false) {
                    return sub;
                }
            }
            // the ** does not walk past the last place the body can start
            if (fileIndex === after)
                break;
            const f = file[fileIndex];
            if (f === '.' ||
                f === '..' ||
                (!this.options.dot && f.startsWith('.'))) {
                return false;
            }
            fileIndex++;
        }
        // walked off. no point continuing
        return partial || null;
    }
    #matchOne(file, pattern, partial, fileIndex, patternIndex, 
    // only match the file portions before this index
    fileEnd = file.length) {
        let fi;
        let pi;
        let pl;
        let fl;
        for (fi = fileIndex,
            pi = patternIndex,
            fl = Math.min(fileEnd, file.length),
            pl = pattern.length; fi < fl && pi < pl; fi++, pi++) {
            let p = pattern[pi];
            let f = file[fi];
            // should be impossible.
            /* c8 ignore start */
            if (p === false || p === GLOBSTAR) {
                return false;
            }
            /* c8 ignore stop */
            // something other than **
            // non-magic patterns just have to match exactly
            // patterns with magic have been turned into Matchers.
            if (!portionMatch(p, f))
                return false;
        }
        // Note: ending in / means that we'll get a final ""
        // at the end of the pattern.  This can only match a
        // corresponding "" at the end of the file.
        // If the file ends in /, then it can only match a
        // a pattern that ends in /, unless the pattern just
        // doesn't have any more for it. But, a/b/ should *not*
        // match "a/b/*", even though * can match "", except in
        // partial mode, where it might simply not be reached yet.
        // However, a/b/ should still satisfy a/*
        // now either we fell off the end of the pattern, or we're done.
        if (fi === fl && pi === pl) {
            // ran out of pattern and filename at the same time.
            // an exact hit!
            return true;
        }
        else if (fi === fl) {
            // ran out of file, but still had pattern left.
            // this is ok if we're doing the match as part of
            // a glob fs traversal.
            return partial;
        }
        else if (pi === pl) {
            // ran out of pattern, still have file left.
            // this is only acceptable if we're on the very last
            // empty segment of a file with a trailing slash.
            // a/* should match a/b/
            return fi === fl - 1 && file[fi] === '';
            /* c8 ignore start */
        }
        else {
            // should be unreachable.
            throw new Error('wtf?');
        }
        /* c8 ignore stop */
    }
    braceExpand() {
        return braceExpand(this.pattern, this.options);
    }
    // Expand braces, except numeric ranges such as {0..999} with at
    // least RANGE_MIN values. Each of those stays in its pattern as
    // `<mark>0..999<mark>`, for the Matcher to test. If a range might
    // be inside a [...] class, expand all of them instead.
    #expandBraces() {
        const { pattern } = this;
        if (this.options.nobrace)
            return this.braceExpand();
        let code = 0xe000;
        while (pattern.includes(String.fromCharCode(code))) {
            if (++code > 0xf8ff)
                return this.braceExpand();
        }
        const mark = String.fromCharCode(code);
        let found = false;
        const marked = pattern.replace(rangeRe, (m, lo, hi) => {
            const a = Number(lo);
            const b = Number(hi);
            if (!Number.isSafeInteger(a) ||
                !Number.isSafeInteger(b) ||
                Math.abs(a - b) + 1 < RANGE_MIN) {
                return m;
            }
            found = true;
            return `${mark}${lo}..${hi}${mark}`;
        });
        if (!found)
            return this.braceExpand();
        const set = braceExpand(marked, this.options);
        for (const p of set) {
            for (const portion of p.split('/')) {
                const c = portion.indexOf('[');
                if (c !== -1 && c < portion.lastIndexOf(mark)) {
                    return this.braceExpand();
                }
                if (!this.options.noext && inRepeatOrNegExt(portion, mark)) {
                    return this.braceExpand();
                }
            }
        }
        this.#rangeMark = mark;
        return set;
    }
    parse(pattern) {
        assertValidPattern(pattern);
        const options = this.options;
        // shortcuts
        if (pattern === '**')
            return GLOBSTAR;
        if (pattern === '')
            return '';
        const { nocase, nocaseMagicOnly, noext = false, dot, normalize, } = options;
        const rangeMark = this.#rangeMark;
        const lit = rangeMark && pattern.includes(rangeMark) ?
            undefined
            : literal(pattern, noext);
        // in nocase mode, a literal with cased chars still needs a
        // Matcher, unless nocaseMagicOnly is set.
        if (lit !== undefined &&
            !(nocase &&
                !nocaseMagicOnly &&
                pattern.toUpperCase() !== pattern.toLowerCase())) {
            return this.#norm(lit);
        }
        if (this.#pending)
            return PENDING;
        let m = this.#matchers.get(pattern);
        if (!m) {
            if (!noext)
                assertValidExtglobs(pattern);
            m = new Matcher(pattern, {
                nocase,
                noext,
                dot,
                normalize,
                ...(rangeMark && { rangeMark }),
            });
            this.#matchers.set(pattern, m);
        }
        return m;
    }
    #slashSplit(p) {
        // if p starts with // on windows, we preserve that
        // so that UNC paths aren't broken.  Otherwise, any number of
        // / characters are coalesced into one, unless
        // preserveMultipleSlashes is set to true.
        if (this.preserveMultipleSlashes) {
            return p.split('/');
        }
        else if (this.isWindows && /^\/\/[^/]+/.test(p)) {
            // add an extra '' for the one we lose
            return ['', ...p.split(/\/+/)];
        }
        else {
            return p.split(/\/+/);
        }
    }
    match(f, partial = this.partial) {
        // short-circuit in the case of busted things.
        // comments, etc.
        if (this.comment) {
            return false;
        }
        if (this.empty) {
            return f === '';
        }
        if (f === '/' && partial) {
            return true;
        }
        const options = this.options;
        // treat the test path as a set of pathparts. If it was not just
        // split or checked, check that it can match before splitting it.
        let split = this.#cachedSplit(f);
        if (!split) {
            // the checks look at the path as given, so not if it is
            // normalized
            if (!partial &&
                !this.#form &&
                (this.#endCheck || this.#literalCheck) &&
                lastChecked !== f) {
                lastChecked = f;
                const can = this.#canMatch(f);
                if (can === 'no')
                    return options.flipNegate ? false : this.negate;
                if (can === 'yes')
                    return options.flipNegate ? true : !this.negate;
            }
            split = this.#split(f);
        }
        const ff = split.parts;
        // the parts after level 2 resolves them, kept for the next pattern
        // that tests the same path
        const resolved = this.#level2 ?
            (split.resolved ??= this.#levelTwoFileOptimize(ff))
            : ff;
        // just ONE of the pattern sets in this.set needs to match
        // in order for it to be valid.  If negating, then just one
        // match means that we have failed.
        // Either way, return on the first hit.
        const set = this.set;
        // Find the basename of the path by looking for the last non-empty segment
        let filename = ff[ff.length - 1];
        if (!filename) {
            for (let i = ff.length - 2; !filename && i >= 0; i--) {
                filename = ff[i];
            }
        }
        for (let r = 0; r < set.length; r++) {
            const pattern = set[r];
            const shape = partial ? undefined : this.#shapes[r];
            // level 2 does not change a path of one portion
            const hit = shape === 'base' ?
                portionMatch(pattern[0], filename)
                : shape ? this.#matchShape(resolved, pattern, shape)
                    : options.matchBase && pattern.length === 1 ?
                        this.#matchRow([filename], [filename], pattern, partial)
                        : this.#matchRow(ff, resolved, pattern, partial);
            if (hit) {
                if (options.flipNegate) {
                    return true;
                }
                return !this.negate;
            }
        }
        // didn't get any hits.  this is success if it's a negative
        // pattern, failure otherwise.
        if (options.flipNegate) {
            return false;
        }
        return this.negate;
    }
    static defaults(def) {
        return minimatch.defaults(def).Minimatch;
    }
}
/* c8 ignore start */


/* c8 ignore stop */
minimatch.Minimatch = Minimatch;
minimatch.escape = escape_escape;
minimatch.unescape = unescape_unescape;
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./lib/targets/selection/wanted-files.js
// Which files of the repository are assets of the Source: below `root`, and matched by the globs of `files`.

/** `root` is '' for the whole repository, or a folder without slashes at its ends. The last matching glob wins. */
function createFileFilter(root, globs) {
    const rules = globs.map(toRule);
    return (path) => toSourcePath(root, path) !== undefined && rules.findLast((rule) => rule.matches(path))?.includes === true;
}
/** The path that the Source knows, or undefined for a file outside of `root`. */
function toSourcePath(root, path) {
    if (root === '')
        return path;
    return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : undefined;
}
/** The inverse of `toSourcePath`. */
function toRepositoryPath(root, sourcePath) {
    return root === '' ? sourcePath : `${root}/${sourcePath}`;
}
/**
 * False for a glob with a bracket, a parenthesis or a brace whose other half is missing: mostly a slip, which would be taken in
 * silence, and never match. After a backslash each of them stands for itself. Nor are those that make millions of words usable.
 */
function isUsableGlob(glob) {
    const pattern = toPattern(glob);
    const plain = pattern.replace(/\\.|\[[!^]?\]?(?:\[:\w+:\]|\\.|[^\]\\])*\]/gs, '');
    if (pattern === '' || /[[\]\\]/.test(plain) || !isPaired('{', '}', plain) || !isPaired('(', ')', plain))
        return false;
    try {
        return toMatcher(pattern) !== undefined;
    }
    catch {
        return false;
    }
}
function isPaired(opening, closing, text) {
    let open = 0;
    for (const char of text) {
        if (char === opening)
            open++;
        if (char === closing && --open < 0)
            return false;
    }
    return open === 0;
}
/** `nocomment`: a `#` in front belongs to a name. */
const options = { dot: true, nocase: true, nonegate: true, nocomment: true, platform: 'linux' };
function toRule(glob) {
    const pattern = toPattern(glob);
    const matcher = toMatcher(pattern);
    // A name that is written like the glob is meant by it, `photo[1].jpg` say.
    return { includes: !glob.startsWith('!'), matches: (path) => path === pattern || matcher.match(path) };
}
/** One for each glob of a run: several filters are made of the same. */
const matchers = new Map();
/** Parentheses with a choice in them, and nothing before them that says so, are one, too. */
const choice = /(?<![!?+*@\\])\((?=[^()]*\|)/g;
function toMatcher(pattern) {
    const matcher = matchers.get(pattern) ?? toEndingMatcher(pattern) ?? new Minimatch(pattern.replace(choice, '@('), options);
    matchers.set(pattern, matcher);
    return matcher;
}
/** `**` and `*.` in front of endings, as in the default: then these alone count. */
const ofEndings = /^\*\*\/\*\.(?:\{(\w+(?:,\w+)+)\}|(\w+))$/;
/** Without the library, which takes a tenth of the time of a push without a changed asset for the first glob that it reads. */
function toEndingMatcher(pattern) {
    const [, several, one] = ofEndings.exec(pattern.toLowerCase()) ?? [];
    const endings = new Set((several ?? one)?.split(','));
    if (endings.size === 0)
        return undefined;
    return { match: (path) => path.includes('.') && endings.has(path.slice(path.lastIndexOf('.') + 1).toLowerCase()) };
}
function toPattern(glob) {
    return glob.replace(/^!/, '').replace(/^(\.?\/)+/, '');
}


/***/ }),

/***/ 7827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Xb: () => (/* binding */ requestedUrlsToAssets),
/* harmony export */   io: () => (/* binding */ trackedFilesToAssets),
/* harmony export */   mt: () => (/* binding */ takeShard),
/* harmony export */   oU: () => (/* binding */ changedFilesToAssets),
/* harmony export */   zj: () => (/* binding */ withoutDuplicates)
/* harmony export */ });
/* harmony import */ var _platform_hash_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6275);
/* harmony import */ var _selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(12);
/* harmony import */ var _url_base_url_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2051);
/* harmony import */ var _url_encode_path_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8530);




/** For the files of a range: both versions of each are known, as far as git tells. */
function changedFilesToAssets(files, addresses) {
    return files.flatMap((file) => mapFile(file.path, file.change, expectChanged(file), addresses));
}
/** For `select: all` and `select: stale`: every file as it stands; its old version is not known. */
function trackedFilesToAssets(files, addresses) {
    return files.flatMap((file) => mapFile(file.path, 'selected', expectTracked(file), addresses));
}
/** `known` tells what the checkout knows of a requested file; no entry where it knows nothing. */
function requestedUrlsToAssets(requested, known, addresses) {
    return requested.map(({ url, base, sourcePath }) => {
        const file = sourcePath === undefined ? null : (0,_selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_0__/* .toRepositoryPath */ .Bd)(addresses.root, sourcePath);
        const tracked = file === null ? undefined : known.get(file);
        const expected = addresses.expect === 'gone' ? expectRemoved(tracked?.after) : expectTracked(tracked ?? {});
        return { url, base, file, change: 'requested', expected, originUrl: toOriginUrl(sourcePath, addresses) };
    });
}
/** The first of several assets with the same URL stays; the order does not change. */
function withoutDuplicates(assets) {
    const seen = new Set();
    return assets.filter((asset) => !seen.has(asset.url) && seen.add(asset.url));
}
/** By a hash of the path, so that every job agrees and hosts stay together. All of them without a shard. */
function takeShard(assets, shard) {
    if (shard === undefined)
        return [...assets];
    return assets.filter(({ url }) => {
        const path = url.replace(/^[a-z]+:\/\/[^/]*/, '');
        return (0,_platform_hash_js__WEBPACK_IMPORTED_MODULE_3__/* .createHash */ .n)('sha256').update(path).digest().readUInt32BE(0) % shard.count === shard.index - 1;
    });
}
function mapFile(path, change, expected, addresses) {
    const sourcePath = (0,_selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_0__/* .toSourcePath */ ._F)(addresses.root, path);
    if (sourcePath === undefined)
        return [];
    const originUrl = toOriginUrl(sourcePath, addresses);
    return addresses.baseUrls.map((base) => ({
        url: (0,_url_base_url_js__WEBPACK_IMPORTED_MODULE_1__/* .toUrl */ .bb)(base, (0,_url_encode_path_js__WEBPACK_IMPORTED_MODULE_2__/* .encodePath */ .O0)(sourcePath)),
        base: (0,_url_base_url_js__WEBPACK_IMPORTED_MODULE_1__/* .toAddress */ .ch)(base),
        file: path,
        change,
        expected,
        originUrl,
    }));
}
function toOriginUrl(sourcePath, { originUrl }) {
    return originUrl === undefined || sourcePath === undefined ? undefined : (0,_url_base_url_js__WEBPACK_IMPORTED_MODULE_1__/* .toUrl */ .bb)(originUrl, (0,_url_encode_path_js__WEBPACK_IMPORTED_MODULE_2__/* .encodePath */ .O0)(sourcePath));
}
/** Of files of which nothing is known but their names, as in a dry run: all of them share one. */
const unknown = { kind: 'unknown' };
const unknownRemoval = { kind: 'removed' };
function expectChanged(file) {
    const { change, before } = file;
    if (change === 'deleted')
        return expectRemoved(before);
    const expected = expectTracked(file);
    // What git does not tell may be the same as before.
    const isTold = expected.kind === 'updated' && expected.now !== undefined;
    return before !== undefined && isTold ? { ...expected, old: before } : expected;
}
function expectRemoved(old) {
    return old === undefined ? unknownRemoval : { kind: 'removed', old };
}
function expectTracked({ after, checkoutFile }) {
    if (after === undefined && checkoutFile === undefined)
        return unknown;
    return { kind: 'updated', now: after, checkoutFile };
}


/***/ }),

/***/ 2305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ explainNumber),
/* harmony export */   n: () => (/* binding */ exceedsLimit)
/* harmony export */ });
/* harmony import */ var _platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2518);
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6747);
/* harmony import */ var _to_assets_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7827);



/** Of what was found so far, more are left than `maxUrls`, each URL once and those of this job's share alone: nothing else need be looked up. */
function exceedsLimit(found, { maxUrls, shard }) {
    return found.length > maxUrls && (0,_to_assets_js__WEBPACK_IMPORTED_MODULE_1__/* .takeShard */ .mt)((0,_to_assets_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutDuplicates */ .zj)(found), shard).length > maxUrls;
}
/** Undefined where there are not too many. */
function explainNumber(assets, limits, range) {
    const { length } = assets;
    const { maxUrls, rateLimit } = limits;
    if (length <= maxUrls)
        return undefined;
    const folder = findMainFolder(assets);
    const where = folder && ` ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .toNumber */ .Ro)(folder.count)} of them are in \`${folder.path}\`.`;
    return `${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .toNumber */ .Ro)(length)} URLs would be purged, more than the input \`max-urls\` allows (${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .toNumber */ .Ro)(maxUrls)}).${toTime(length, rateLimit)}${where ?? ''} ${toRemedy(limits, range)}`;
}
function toRemedy({ select }, range) {
    // A list that somebody wrote.
    if (range === undefined && select === 'changed')
        return 'Shorten the list, or raise `max-urls`.';
    const remedy = 'Narrow `files`, or raise `max-urls`.';
    // What is stale, or all, is found again.
    if (select !== 'changed')
        return remedy;
    const since = range?.alsoFrom === undefined ? range?.base && `base: ${range.base}` : 'since: last-success';
    const from = since ? `\`${since}\` or \`select: all\`` : '`select: all`';
    return `${remedy} To catch up later on what this run leaves undone, run once with ${from} and a higher \`max-urls\`.`;
}
function toTime(urls, rate) {
    const time = (0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .toTimeAt */ .Av)(rate, urls);
    return time === undefined ? '' : ` They would take ${time} at ${rate} a second.`;
}
/** The innermost folder that holds more than half of them, in its own folders, too. Undefined where only the root does. */
function findMainFolder(assets) {
    const counts = new Map();
    for (const { file, url } of assets) {
        for (const path of (0,_platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_0__/* .foldersAbove */ .Zv)(file ?? url.replace(/^https?:\/\//, '')))
            counts.set(path, (counts.get(path) ?? 0) + 1);
    }
    // Of two that hold more than half, one lies in the other.
    const [main] = [...counts]
        .filter(([, count]) => 2 * count > assets.length)
        .toSorted(([one], [other]) => other.length - one.length);
    return main && { path: main[0], count: main[1] };
}


/***/ }),

/***/ 2051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O8: () => (/* binding */ namesNoDomain),
/* harmony export */   Q2: () => (/* binding */ parseBaseUrl),
/* harmony export */   Xo: () => (/* binding */ isWebProxy),
/* harmony export */   bb: () => (/* binding */ toUrl),
/* harmony export */   ch: () => (/* binding */ toAddress),
/* harmony export */   dW: () => (/* binding */ isPlainHost),
/* harmony export */   tt: () => (/* binding */ hasDotSegment)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7030);
/* harmony import */ var _platform_once_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(270);
/* harmony import */ var _encode_path_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8530);
// A base URL from an input: where imgix (or the Source, or the imgix API) is reached. Everything that could turn it
// into another host than the user meant is refused here, once.



/** As a text: what an asset's `base` is. */
function toAddress({ origin, path }) {
    return origin + path;
}
/** The URL of what lies at `encodedPath`, which begins with no slash, below a base URL. */
function toUrl(base, encodedPath) {
    const below = `/${encodedPath}`;
    return toAddress(base) + (isWebProxy(base.path) ? encodeURIComponent(below) : below);
}
/** A Web Proxy Source has the address of the file as one piece of its path, encoded once more. */
function isWebProxy(encodedPath) {
    return /^\/https?%3A%2F%2F/i.test(encodedPath);
}
const namesNoDomain = 'it names no domain: write the whole host';
/** Parses a base URL; a missing scheme means https. Returns what is wrong with it as a phrase, for the caller's message. */
function parseBaseUrl(text) {
    if (/^(- |[[{]?["'`])|["'`][\]}]?$/.test(text))
        return { wrong: 'it is in quotation marks or a list: write it plainly, and several one a line' };
    if (severalUrls.test(text))
        return { wrong: 'it holds more than one URL: write one a line, without commas' };
    if (/^https?:\/\/https?:/i.test(text))
        return { wrong: 'its scheme is written twice' };
    const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
    if (/[\s\\]/.test(withScheme))
        return { wrong: 'it holds a space or a backslash' };
    if (/^https?(:(?!\/\/)|\/)/i.test(text) && !/^https?:\d/i.test(text))
        return { wrong: 'its scheme is not followed by ://' };
    if (!URL.canParse(withScheme))
        return { wrong: 'it is not a URL' };
    if (/^[a-z0-9-]+$/i.test(text) && text !== 'localhost')
        return { wrong: namesNoDomain };
    const url = new URL(withScheme);
    if (url.username !== '' || url.password !== '')
        return { wrong: 'it holds a user name or password' };
    if (/[?#]/.test(withScheme))
        return { wrong: 'it holds parameters or a fragment' };
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        return { wrong: `its scheme is ${url.protocol}//` };
    if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
        return { wrong: 'http:// is allowed for localhost, 127.0.0.1 and [::1] only, use https://' };
    }
    if (!isPlainHost(withScheme)) {
        return { wrong: `its host is not written in plain ASCII and would be ${url.hostname}; write that if it is meant` };
    }
    if (url.hostname.length > 253)
        return { wrong: 'its host name is longer than one can be' };
    if (url.hostname.endsWith('.'))
        return { wrong: 'its host ends with a dot: leave that out' };
    if (/(^|\.)(?=[.-])|-(\.|$)/.test(url.hostname))
        return { wrong: 'a part of its host, between dots, is empty or begins or ends with a hyphen' };
    if (url.port === '0')
        return { wrong: 'its port is 0' };
    if (isReserved(url.hostname))
        return { wrong: 'its host is a private, link-local or reserved address' };
    if (hasDotSegment(withScheme))
        return { wrong: 'its path holds . or ..' };
    return { origin: url.origin, path: toBasePath(url.pathname) };
}
function toBasePath(pathname) {
    const whole = (0,_encode_path_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeUrlPath */ .xn)(pathname);
    const path = isWebProxy(whole) ? `/${whole.slice(1).replaceAll('/', '%2F')}` : whole;
    return path.replace(isWebProxy(path) ? /(%2F)+$/i : /\/+$/, '');
}
/** One more URL with its scheme; or, before any path, what stands between two hosts: the URL standard allows a comma in a host. */
const severalUrls = /[\s,;]+[a-z]+:\/\/|^([a-z]+:\/\/)?[^\s/]*([,;]|\s+[a-z0-9-]+\.[a-z])/i;
/** False where the host that would be asked is not the one that is read: look-alike letters, dots and escapes. */
function isPlainHost(urlText) {
    const [, host = ''] = /^[^:]+:\/+([^/]*)/.exec(urlText) ?? [];
    return /^[!-$&-~]*$/.test(host);
}
/** True where a path has a segment `.` or `..`, dots and slashes written plainly or percent-encoded. */
function hasDotSegment(path) {
    return path.split(/[/\\]|%2f|%5c/i).some((segment) => /^(\.|%2e){1,2}$/i.test(segment));
}
/** Made when the first host is an address: mostly none is, and every run parses base URLs. */
const reservedAddresses = (0,_platform_once_js__WEBPACK_IMPORTED_MODULE_2__/* .once */ .O)(() => {
    const reserved = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    for (const [net, prefix] of [
        ['0.0.0.0', 8],
        ['10.0.0.0', 8],
        ['100.64.0.0', 10],
        ['169.254.0.0', 16],
        ['172.16.0.0', 12],
        ['192.0.0.0', 24],
        ['192.0.2.0', 24],
        ['192.168.0.0', 16],
        ['198.18.0.0', 15],
        ['198.51.100.0', 24],
        ['203.0.113.0', 24],
        ['224.0.0.0', 4],
        ['240.0.0.0', 4],
    ]) {
        reserved.addSubnet(net, prefix, 'ipv4');
        reserved.addSubnet(toNat64(net), 96 + prefix, 'ipv6');
    }
    reserved.addSubnet(toNat64('127.0.0.0'), 96 + 8, 'ipv6');
    for (const [net, prefix] of [
        // With `2002::`, the old ways to write an IPv4 address, any of which may be private.
        ['::', 96],
        ['2002::', 16],
        ['100::', 64],
        ['2001:db8::', 32],
        ['fc00::', 7],
        ['fe80::', 10],
        ['fec0::', 10],
        ['ff00::', 8],
    ])
        reserved.addSubnet(net, prefix, 'ipv6');
    return reserved;
});
/** The IPv6 address that a translator takes for an IPv4 one. https://www.rfc-editor.org/rfc/rfc6052#section-2.1 */
function toNat64(address) {
    return `64:ff9b::${address}`;
}
/** Those that are never reached through a proxy, which would get the key in the clear: see undici-client.ts. */
function isLoopback(hostname) {
    return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || hostname.endsWith('.localhost');
}
/** A URL's host is an address only with a bracket before it or a digit at its end; to ask `isIP` takes milliseconds once. */
function isReserved(hostname) {
    if (!/^\[|\d$/.test(hostname) || isLoopback(hostname))
        return false;
    const address = hostname.replace(/^\[|\]$/g, '');
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address);
    return family !== 0 && reservedAddresses().check(address, family === 4 ? 'ipv4' : 'ipv6');
}


/***/ }),

/***/ 8530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O0: () => (/* binding */ encodePath),
/* harmony export */   q0: () => (/* binding */ decodePath),
/* harmony export */   xn: () => (/* binding */ encodeUrlPath)
/* harmony export */ });
/* harmony import */ var _platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2518);
// Spelling of a path in an imgix URL, as imgix's own @imgix/js-core spells it (the tests compare with it), but over
// bytes, so that a name that is not UTF-8 is exact too. https://github.com/imgix/js-core (buildURL, _sanitizePath)

/** What encodeURIComponent leaves alone. */
const keptInParts = /[\w\-.!~*'()]/;
/** What encodeURI leaves alone, less `# ? : +`: a raw `+` is a 404 on S3. */
const kept = /[\w\-.!~*'();/@&=$,]/;
/** Most paths. A `:` is not among it, so neither is the path of a Web Proxy Source. */
const keptAsItIs = /^[\w\-.!~*'();/@&=$,]*$/;
/** What may stand in the path of a URL that somebody wrote: RFC 3986 pchar and `/`. Kept as it is written. */
const legalInUrl = /[\w\-.!~*'();/@&=$,+:]/;
/** Percent-encodes a path that is not encoded yet; `%` becomes `%25`. */
function encodePath(path) {
    if (keptAsItIs.test(path))
        return path;
    return (0,_platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_0__/* .percentEncode */ .a)(path, isWebProxyPath(path) ? keptInParts : kept);
}
/** Encodes what is not encoded yet in the path of a URL, and leaves escapes such as `%20` alone. */
function encodeUrlPath(path) {
    if (isWebProxyPath(path.slice(1)))
        return `/${encodePath(path.slice(1))}`;
    return path
        .split(/(%[0-9A-Fa-f]{2})/)
        .map((part, index) => (index % 2 === 1 ? part : (0,_platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_0__/* .percentEncode */ .a)(part, legalInUrl)))
        .join('');
}
/** The path that an encoded path stands for; total: a stray `%` stands for itself. */
function decodePath(encoded) {
    const parts = encoded
        .split(/((?:%[0-9A-Fa-f]{2})+)/)
        .map((part, index) => (index % 2 === 1 ? Buffer.from(part.replaceAll('%', ''), 'hex') : (0,_platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_0__/* .toGitPathBytes */ .GV)(part)));
    return (0,_platform_git_git_path_js__WEBPACK_IMPORTED_MODULE_0__/* .parseGitPath */ .dz)(Buffer.concat(parts));
}
/** Web Proxy Sources take a whole URL as path; imgix wants it encoded as one piece. */
function isWebProxyPath(path) {
    return /^https?:\/\//.test(path);
}


/***/ }),

/***/ 2137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ explainOtherHost)
/* harmony export */ });
// Hosts that serve, or show, what imgix serves, and are not imgix.
const storageHost = /(^|\.)(amazonaws\.com(\.cn)?|storage\.googleapis\.com|blob\.core\.windows\.net|digitaloceanspaces\.com|r2\.cloudflarestorage\.com|r2\.dev)$/;
const imgixPages = /^((api|dashboard|docs|www)\.)?imgix\.com$/;
/** What a host is, where it is known to be no Source at imgix. */
function explainOtherHost(host) {
    if (storageHost.test(host))
        return { kind: 'storage', words: 'storage, not imgix' };
    return imgixPages.test(host) ? { kind: 'imgix-site', words: "imgix's own site, not a Source" } : undefined;
}


/***/ }),

/***/ 8275:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ withoutSignatures),
/* harmony export */   V: () => (/* binding */ toSignedUrl)
/* harmony export */ });
/* harmony import */ var _platform_hash_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6275);
// Secure URLs: imgix answers 403 to an unsigned or altered URL of a Source that has them.
// https://docs.imgix.com/setup/securing-images

/** Appends `query` (encoded, may be empty) and, with a token, the signature as the last parameter. */
function toSignedUrl(url, query, token) {
    const withQuery = query === '' ? url : `${url}?${query}`;
    if (token === undefined)
        return withQuery;
    const path = withQuery.replace(/^[a-z]+:\/\/[^/]*/i, '');
    const signature = (0,_platform_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .createHash */ .n)('md5').update(`${token}${path}`).digest('hex');
    return `${withQuery}${query === '' ? '?' : '&'}s=${signature}`;
}
/**
 * Of the answer to a signed URL, with nothing in them that may be a signature: a server may repeat the URL, and a cache that of another
 * request. All signatures of a run are too many to be kept and looked for.
 */
function withoutSignatures(headers, url) {
    if (!/[?&]s=[\da-f]{32}$/.test(url))
        return headers;
    const hide = (value) => value.replace(/[\da-f]{32,}/gi, '***');
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, hide(value)]));
}


/***/ }),

/***/ 3650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ skipped)
/* harmony export */ });
function skipped(detail) {
    return { outcome: 'skipped', evidence: null, cause: null, before: 'not-asked', checks: 0, seconds: 0, detail };
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(5691);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
