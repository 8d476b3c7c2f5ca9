export const id = 421;
export const ids = [421];
export const modules = {

/***/ 6421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findEarlier: () => (/* binding */ findEarlier),
  findLastPurge: () => (/* binding */ findLastPurge)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/platform/github/api-error.js
var api_error = __webpack_require__(9944);
// EXTERNAL MODULE: ./lib/platform/once.js
var once = __webpack_require__(270);
// EXTERNAL MODULE: ./lib/platform/event.js
var platform_event = __webpack_require__(7131);
;// CONCATENATED MODULE: ./lib/changes/records/age.js
// Which of two records of GitHub's came first, as it documents no order for its lists; and which runs count. Pure.

/** Below 0 where `a` came first. A re-run keeps all three, so that it stays where its first run was. */
function compareAge(a, b) {
    if (a.id === b.id)
        return 0;
    if (a.number !== undefined && b.number !== undefined && a.number !== b.number)
        return a.number - b.number;
    const apartMs = toMs(a.createdAt) - toMs(b.createdAt);
    if (apartMs !== 0 && !Number.isNaN(apartMs))
        return apartMs;
    return a.id.length - b.id.length || (a.id < b.id ? -1 : Number(a.id > b.id));
}
function newestFirst(records) {
    return records.toSorted((a, b) => compareAge(b, a));
}
/** A re-run has the place of its first run, by number: as one that was started when its last attempt was. */
function asOfLastAttempt(run) {
    return { ...run, number: undefined, createdAt: run.startedAt ?? run.createdAt };
}
/**
 * Whether a run comes before another, on this branch of this repository; undefined is any. GitHub's filters may lag behind, so
 * the record's own fields decide. A fork may have a branch of the same name.
 */
function isEarlierHere(run, other, branch, repository) {
    const isOfFork = run.headRepository !== undefined && !(0,platform_event/* isSameRepository */.ve)(run.headRepository, repository);
    const isOnBranch = branch === undefined || (run.branch ?? branch) === branch;
    const isEarlier = other === undefined || compareAge(run, other) < 0;
    return isEarlier && isOnBranch && !isOfFork;
}
/** In a list of successes. */
function isSuccess({ conclusion = 'success' }) {
    return conclusion === 'success';
}
/** Milliseconds since the epoch; NaN for what is no time. */
function toMs(time) {
    return Date.parse(time ?? '');
}

;// CONCATENATED MODULE: ./lib/changes/records/earlier-deployments.js
// For `deployment_status`: what was deployed to the environment before, by GitHub's record of its deployments.



/** Each costs a request, and so does each page of a hundred of them. */
const maxAskedDeployments = 100;
const maxPages = 20;
/**
 * Deployments that had succeeded when this one did, each time, the last first: later ones may have turned them `inactive` since. A newer
 * one is among them where this one is tried for a second time, as somebody goes back, or had waited. `withOwn`: so is this one, where
 * it had succeeded before. Needs the permission `deployments: read`.
 */
async function* deploymentsBefore(api, deployment, event, { withOwn }) {
    const { environment } = deployment;
    const successesOf = openRecord(api, deployment, event);
    let asked = 0;
    let pages = 0;
    for await (const page of api.deployments(environment)) {
        if (++pages > maxPages)
            throw tooMany(environment);
        const others = page.filter((other) => isSame(other.environment, environment) &&
            !isOfJob(other, deployment) &&
            (mayComeBefore(other, deployment) || (withOwn && other.id === deployment.id)));
        const found = [];
        for (const other of lastUpdatedFirst(others)) {
            // None of those that are left has succeeded after its last status.
            while (found[0] && found[0].ms >= toUpdatedMs(other))
                yield* found.splice(0, 1);
            if (++asked > maxAskedDeployments) {
                yield* found;
                throw tooMany(environment);
            }
            found.push(...(await successesOf(other)));
            found.sort((one, another) => another.ms - one.ms);
        }
        yield* found;
    }
}
/** Tells of each deployment its successes that came before that of this one. It notes those that have failed, as the next may begin before them. */
function openRecord(api, deployment, event) {
    const { environment } = deployment;
    const { statusesOf, isBefore } = openOrder(api, deployment);
    const failed = [];
    const failedSince = async (ms, now) => {
        const since = failed.filter((each) => !(each.ms <= ms) && each.commit !== now);
        return { unproved: since.map(({ commit }) => commit) };
    };
    return async (other) => {
        const { id, commit } = other;
        const statuses = await statusesOf(other);
        const successes = statuses.filter(({ state }) => state === 'success');
        const lastMs = Math.max(...successes.map(({ ms }) => ms));
        const begunMs = Math.max(...statuses.filter(({ state }) => begun.has(state)).map(({ ms }) => ms));
        // Also one that had succeeded before, and failed as it was deployed anew.
        if (begunMs > lastMs && (await isBefore(other, begunMs)))
            failed.push({ commit, ms: begunMs });
        const which = id === deployment.id ? 'an earlier success of this deployment' : 'the deployment before it';
        const state = { commit, source: `${which} to ${environment}: deployment ${id}`, url: toPage(environment, event) };
        const found = [];
        for (const { time, ms } of successes) {
            if (await isBefore(other, ms))
                found.push({ ...state, time, later: () => failedSince(ms, commit), ms });
        }
        return found;
    };
}
/** What GitHub has on record of deployments up to the success of this one, and what of it came before this one. */
function openOrder(api, deployment) {
    const succeededMs = toMs(deployment.succeededAt);
    const statusesOf = async ({ id, createdAt }) => (await api.deploymentStatuses(id))
        .map(({ state, createdAt: time = createdAt }) => ({ state, time, ms: toMs(time) }))
        .filter(({ ms }) => !(ms > succeededMs));
    const tries = (0,once/* once */.O)(async () => toTries(await statusesOf(deployment), succeededMs));
    // A newer one may have ended while this one was slow to deploy: then this one does not come after it.
    const isBefore = async (other, ms) => {
        if (compareAge(other, deployment) < 0)
            return true;
        if (other.id === deployment.id)
            return ms < succeededMs;
        const { firstEndMs, lastBeginMs } = await tries();
        return ms > firstEndMs || ms < lastBeginMs;
    };
    return { statusesOf, isBefore };
}
/** The states of a deployment that may have been under way, and did not succeed. */
const begun = new Set(['in_progress', 'failure', 'error']);
const ended = new Set(['success', 'failure', 'error']);
/**
 * When a deployment ended for the first time, and when the try began that succeeded now; NaN where that is not known. One that
 * failed, or waited for an approval, may succeed after newer ones.
 */
function toTries(statuses, succeededMs) {
    const endsMs = statuses.filter(({ state }) => ended.has(state)).map(({ ms }) => ms);
    const lastEndMs = Math.max(...endsMs.filter((ms) => ms < succeededMs));
    const begins = statuses.filter(({ state, ms }) => state === 'in_progress' && ms >= lastEndMs);
    const lastBeginMs = begins.length === 0 ? Number.NaN : Math.min(...begins.map(({ ms }) => ms));
    return { firstEndMs: Math.min(...endsMs), lastBeginMs };
}
function mayComeBefore(other, deployment) {
    const isOlder = compareAge(other, deployment) < 0;
    return isOlder || (other.id !== deployment.id && toMs(other.createdAt) < toMs(deployment.succeededAt));
}
function lastUpdatedFirst(deployments) {
    return deployments.toSorted((one, other) => toUpdatedMs(other) - toUpdatedMs(one) || compareAge(other, one));
}
function toUpdatedMs({ updatedAt, createdAt }) {
    return toMs(updatedAt ?? createdAt);
}
/**
 * Each job with an `environment`, for its secrets, say, is a deployment of its commit for GitHub, whatever the job does. Where
 * somebody else deploys, it has deployed nothing.
 */
function isOfJob(other, { app }) {
    return other.app === 'github-actions' && app !== 'github-actions';
}
function isSame(environment, asked) {
    return environment === undefined || environment.toLowerCase() === asked.toLowerCase();
}
/** "html_url" of an environment: https://docs.github.com/en/rest/deployments/environments */
function toPage(environment, { serverUrl, repository }) {
    return `${serverUrl}/${repository}/deployments/activity_log?environments_filter=${encodeURIComponent(environment)}`;
}
function tooMany(environment) {
    return new errors/* ActionError */.l('range-unavailable', `None of the last ${maxAskedDeployments} deployments to ${environment} before this one has ever succeeded, or been purged where \`since\` is \`last-success\`, so what it changed cannot be told. Nothing was purged. Say where to begin with the input \`base\`.`);
}

// EXTERNAL MODULE: ./lib/changes/event/deployment-events.js
var deployment_events = __webpack_require__(7273);
;// CONCATENATED MODULE: ./lib/changes/records/later-runs.js

/** None of its jobs has run. Of a run that was cancelled GitHub does not tell; one under way may be deploying just now. */
const neverRan = new Set(['skipped', 'startup_failure', 'action_required']);
/** Whether it has ended, and may have deployed what it then did not purge. */
function hasLeft({ conclusion }) {
    return conclusion !== undefined && conclusion !== 'success' && !neverRan.has(conclusion);
}
/** Each has a hundred runs. */
const later_runs_maxPages = 20;
/**
 * Of runs later than `success`. `unproved` are none where each of them has succeeded: then it has purged what it deployed. Where
 * one has not, that may be what a success beside it had. An older run that was run again after a success has deployed its head anew.
 */
async function findLaterRuns(pages, success, { isOfHere, counts }) {
    const isLater = (run) => compareAge(run, success) > 0;
    const here = [];
    let isCutOff = true;
    let read = 0;
    for await (const page of pages) {
        here.push(...page.filter(isOfHere));
        // Runs come newest first.
        isCutOff = page.every(isLater);
        if (!isCutOff || ++read === later_runs_maxPages)
            break;
    }
    const mayHaveDeployed = here.filter(({ conclusion }) => !neverRan.has(conclusion ?? ''));
    const later = mayHaveDeployed.filter(isLater);
    const successes = later.filter((run) => run.conclusion === 'success' && counts(run));
    const again = runAgainAfter([success, ...successes], mayHaveDeployed);
    const isSure = !isCutOff && successes.length === later.length;
    const unproved = newestFirst([...again, ...(isSure ? [] : later)].map(asOfLastAttempt));
    return {
        unproved: [...toHeads(cancelledLast(unproved))],
        undeployed: [...toHeads(here.filter(isLater)).difference(toHeads(mayHaveDeployed))],
        isCutOff,
    };
}
/** Those of `runs` whose last attempt began later than that of a success that came after them. */
function runAgainAfter(successes, runs) {
    const startedMs = ({ startedAt }) => toMs(startedAt);
    return runs.filter((run) => successes.some((success) => compareAge(run, success) < 0 && startedMs(run) > startedMs(success)));
}
function cancelledLast(runs) {
    const isCancelled = ({ conclusion }) => Number(conclusion === 'cancelled');
    return runs.toSorted((one, other) => isCancelled(one) - isCancelled(other));
}
function toHeads(runs) {
    return new Set(runs.map(({ headSha }) => headSha));
}

;// CONCATENATED MODULE: ./lib/changes/records/run-list.js

/** `view` is how each run shall be seen. Asks nothing yet. */
function openRunList(api, place, view = (run) => run) {
    const pages = api.runs(place);
    const read = [];
    const pageAt = async (index) => {
        if (index < read.length)
            return read[index];
        const page = (await pages.next()).value?.map(view);
        if (page !== undefined)
            read.push(page);
        return page;
    };
    async function* all() {
        for (let index = 0;; index++) {
            const page = await pageAt(index);
            if (page === undefined)
                return undefined;
            yield page;
        }
    }
    async function* successes(event) {
        const recent = (await pageAt(0)) ?? [];
        const isAsked = (run) => event === undefined || run.event === event;
        yield recent.filter((run) => run.conclusion === 'success' && isAsked(run));
        if ((await pageAt(1)) === undefined)
            return undefined;
        const known = new Set(recent.map(({ id }) => id));
        for await (const page of api.runs({ ...place, event, status: 'success' }))
            yield page.map(view).filter(({ id }) => !known.has(id));
        return undefined;
    }
    return { all, successes };
}
/** A run for a tag is recorded with the tag's name for its branch: which of these names are tags. */
async function tagNames(api) {
    const names = new Set();
    for await (const { name } of api.tags())
        names.add(name);
    return names;
}
/** In one request, where all tags may be thousands. False, too, for a token that may not ask: it may still ask for runs. */
async function isTag(api, name) {
    try {
        await api.resolve(`tags/${name}`);
        return true;
    }
    catch (error) {
        if (error instanceof api_error/* GitHubApiError */.OS && (error.cannotBeAsked || error.isUnknown))
            return false;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/changes/records/earlier-runs.js




/**
 * Runs that succeeded and began earlier on the same branch, newest first. Where there is none, those on any: a workflow that runs for
 * tags has another "branch" each time, so that for a tag those of tags come first. Needs the permission `actions: read`.
 */
async function* deployingRunsBefore(api, run, event) {
    let isAny = false;
    for await (const { branch, isThere = () => true } of placesOf(api, run)) {
        const list = openRunList(api, { workflow: run.workflow, branch }, asOfLastAttempt);
        const isOfHere = (other) => (other.workflowId ?? run.workflow) === run.workflow &&
            !(0,deployment_events/* isForProposal */.GJ)(other.event) &&
            isThere(other) &&
            isEarlierHere(other, run, branch, event.repository);
        for await (const page of list.successes()) {
            for (const found of newestFirst(page.filter((other) => isSuccess(other) && isOfHere(other)))) {
                isAny = true;
                const { id, headSha, updatedAt, url } = found;
                const where = found.branch === undefined ? '' : ` on ${found.branch}`;
                const source = `the last successful run of ${run.name}${where} before it: run ${id}`;
                const later = () => findLaterRuns(list.all(), found, { isOfHere, counts: () => false });
                yield { commit: headSha, time: updatedAt, source, url, later };
            }
        }
        if (isAny)
            return;
    }
}
async function* placesOf(api, { branch }) {
    if (branch !== undefined) {
        yield { branch };
        if (await isTag(api, branch)) {
            const tags = await tagNames(api);
            yield { isThere: (run) => tags.has(run.branch ?? '') };
        }
    }
    yield {};
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/platform/json.js
var json = __webpack_require__(601);
;// CONCATENATED MODULE: ./lib/changes/records/last-success.js
// `since: last-success`, and events that name no commits: what earlier runs of this workflow have purged, so that what a
// failed, cancelled or dropped run should have purged is not lost. Where the record leaves a doubt, the older one counts.









/**
 * The last earlier run of this workflow, on this branch, that succeeded and purged all that lay before its head; for a new tag,
 * which is a "branch" that no run was on, that of any tag. `prefersOwnKind`: of the same event where there is one, as runs of other
 * events may have purged their own range only. Needs the permission `actions: read`.
 */
async function findLastSuccess(api, event, { prefersOwnKind }) {
    const own = identify(api, event);
    const [workflow, branch] = [await own.workflow(), await own.branch()];
    const search = async ({ list, branch: on, isOfPlace }, like) => {
        for await (const page of list.successes(like)) {
            const [newest] = newestFirst(page.filter((run) => isOfPlace(run) && counts(run, event, on)));
            if (newest !== undefined)
                return { run: newest, branch: on, list, isOfPlace };
        }
        return undefined;
    };
    const here = { list: openRunList(api, { workflow, branch }), branch, isOfPlace: () => true };
    const ofTags = (0,once/* once */.O)(async () => onTags(openRunList(api, { workflow }), await tagNames(api)));
    const isTag = (0,platform_event/* isTagRef */.kN)(event.ref);
    const found = (prefersOwnKind && canCount(event.name) && (await search(here, event.name))) ||
        (await search(here)) ||
        (isTag && (await search(await ofTags())));
    if (!found) {
        const byHand = event.name === 'workflow_dispatch' ? ' (those by hand do not count: they may have purged URLs)' : '';
        const where = isTag ? 'for a tag' : `on ${branch}`;
        const place = isTag ? await ofTags() : here;
        const isOfHere = (run) => place.isOfPlace(run) && isLikeOwn(run, event, place.branch);
        const firstFailed = await findFirstFailed(place.list, isOfHere);
        return { kind: 'none', why: `no run of ${workflow} ${where} has succeeded yet${byHand}`, firstFailed };
    }
    const { run } = found;
    const later = await findLaterRuns(found.list.all(), run, {
        isOfHere: (other) => found.isOfPlace(other) && isLikeOwn(other, event, found.branch),
        counts: (other) => counts(other, event, found.branch),
    });
    const source = `the last successful run of ${workflow} on ${run.branch ?? branch}: run ${run.id}`;
    return { kind: 'found', commit: run.headSha, event: run.event, source, url: run.url, ...later };
}
async function findFirstFailed(list, isOfHere) {
    const page = (await list.all().next()).value ?? [];
    return newestFirst(page.filter((run) => isOfHere(run) && hasLeft(run))).at(-1);
}
/** GitHub records the name of a tag as the branch of its run. */
function onTags(list, tags) {
    return { list, isOfPlace: ({ branch }) => tags.has(branch ?? '') };
}
/** The newest of these states that runs of this workflow have purged. */
async function findLastPurged(api, event, states) {
    const workflow = await identify(api, event).workflow();
    const runs = [];
    const pages = api.runs({ workflow, event: event.name });
    const unproved = [];
    for await (const state of states) {
        const since = toMs(state.time);
        // Runs come newest first; those of the state are there once an older one is.
        while (!runs.some((run) => toMs(run.createdAt) < since)) {
            const page = await pages.next();
            if (page.done === true)
                break;
            runs.push(...page.value);
        }
        if (!wasPurged(state, runs, event)) {
            unproved.push(state.commit);
            continue;
        }
        const source = `${state.source}, the last that ${workflow} has purged`;
        const later = await state.later();
        const all = [...new Set([...unproved, ...later.unproved])];
        return { kind: 'found', commit: state.commit, source, url: state.url, ...later, unproved: all };
    }
    return { kind: 'none', why: `no run of ${workflow} has purged an earlier deployment yet` };
}
/** How long after a deployment the run that it starts begins, at most. */
const startsWithinMs = 60_000;
/**
 * Nothing in a run's record links it to what started it, other than the time. A run that failed beside the one that
 * succeeded may be the one that counts.
 */
function wasPurged({ commit, time }, runs, event) {
    const started = runs.filter((run) => {
        const afterMs = toMs(run.createdAt) - toMs(time);
        // The head of a run for a deployment is what was deployed; that of one for a run is the default branch's tip.
        const isOfState = event.name !== 'deployment_status' || run.headSha === commit;
        return run.event === event.name && run.id !== event.runId && isOfState && afterMs >= 0 && afterMs <= startsWithinMs;
    });
    const decided = started.filter(({ conclusion }) => conclusion !== 'skipped');
    return decided.length > 0 && decided.every(({ conclusion }) => conclusion === 'success');
}
function counts(run, event, branch) {
    return isSuccess(run) && isEarlier(run, event, branch) && hasPurgedAll(run.event, event.name);
}
/** Runs for what is only proposed have deployed nothing, unless this one is for a proposal, too. */
function isLikeOwn(run, event, branch) {
    return isEarlier(run, event, branch) && (0,deployment_events/* isForProposal */.GJ)(run.event) === (0,deployment_events/* isForProposal */.GJ)(event.name);
}
/** A re-run of an old run must not begin at a later one. */
function isEarlier(run, { runId, runNumber, repository }, branch) {
    return isEarlierHere(run, runId === undefined ? undefined : { id: runId, number: runNumber }, branch, repository);
}
/**
 * Whether a run of the event `other` has purged all that lay before its head, as far as its record can tell. Runs for pull
 * requests have deployed nothing.
 */
function hasPurgedAll(other, own) {
    if ((0,platform_event/* isPullRequest */.r0)(other))
        return (0,platform_event/* isPullRequest */.r0)(own);
    return other === 'push' || other === 'schedule' || (other === own && canCount(other));
}
/** A run by hand has mostly purged URLs, which its record does not tell; the head of the others is not what they purged. */
function canCount(event) {
    return !['workflow_dispatch', 'workflow_run', 'deployment', 'deployment_status', 'delete'].includes(event);
}
/** What the runner does not tell of this run, GitHub's record of it may. */
function identify(api, { payload, ref, repository, runId, workflowRef }) {
    const record = (0,once/* once */.O)(async () => (runId === undefined ? undefined : api.run(runId)));
    // `owner/name/.github/workflows/purge.yml@refs/heads/main`: both may hold an `@`. A ruleset's may be another repository's, where its
    // file's name tells nothing here.
    const path = workflowRef?.replace(/@(?:refs\/.*|[^@]*)$/s, '');
    const isOfHere = repository === undefined || path?.toLowerCase().startsWith(`${repository.toLowerCase()}/`);
    const file = path && isOfHere ? (0,external_node_path_.basename)(path) : undefined;
    const ofRef = (0,json/* textAt */.$6)(payload, 'pull_request', 'head', 'ref') ?? (ref && (0,platform_event/* toRefName */.kk)(ref));
    return {
        workflow: async () => needed('workflow', file ?? (await record())?.workflowId),
        branch: async () => needed('branch', ofRef ?? (await record())?.branch),
    };
}
function needed(what, found) {
    if (found !== undefined)
        return found;
    throw new errors/* ActionError */.l('event-unusable', `\`since: last-success\` needs to know the ${what}; the runner does not tell it.`);
}

;// CONCATENATED MODULE: ./lib/changes/records/beginning.js
// Where the range of an event begins whose payload does not tell: at what was deployed, or purged, before.





/** For `since: last-success`, whatever the event. Throws where it cannot be asked: somebody has asked for it. */
async function findLastPurge({ event, eventApi }, asked) {
    const api = await eventApi();
    if (api === undefined) {
        throw new errors/* ActionError */.l('event-unusable', '`since: last-success` needs GITHUB_REPOSITORY, which is not set.');
    }
    const isDeployed = asked.kind === 'since-deployment' || asked.kind === 'since-run';
    return isDeployed
        ? findLastPurged(api, event, statesBefore(api, event, asked, { withOwn: true }))
        : findLastSuccess(api, event, { prefersOwnKind: false });
}
/**
 * For `since: auto`. Where GitHub cannot be asked, `none` says why, with what to do. What passes (a fault of GitHub's, a
 * rate limit) throws: this run would count as a success, and what it did not see would never be purged.
 */
async function findEarlier({ event, eventApi }, asked) {
    const api = await eventApi();
    if (api === undefined)
        return { kind: 'none', why: 'GITHUB_REPOSITORY is not set' };
    try {
        if (asked.kind === 'since-success')
            return await findLastSuccess(api, event, { prefersOwnKind: true });
        const states = statesBefore(api, event, asked, { withOwn: false });
        for await (const { commit, source, url, later } of states)
            return { kind: 'found', commit, source, url, ...(await later()) };
        return { kind: 'found', commit: null, source: toFirst(asked), url: undefined, unproved: [] };
    }
    catch (error) {
        if (!(error instanceof api_error/* GitHubApiError */.OS) || !error.cannotBeAsked)
            throw error;
        const { toGrant, failure, message } = error;
        const reason = toGrant === undefined ? message : failure;
        return { kind: 'none', why: `what was before it cannot be asked for: ${reason}`, toGrant };
    }
}
function statesBefore(api, event, asked, options) {
    return asked.kind === 'since-deployment'
        ? deploymentsBefore(api, asked.deployment, event, options)
        : deployingRunsBefore(api, asked.run, event);
}
/** Newer ones may have succeeded before one that was slow. */
function toFirst(asked) {
    return asked.kind === 'since-deployment'
        ? `deployment to ${asked.deployment.environment}: all its files, as no older one has succeeded`
        : `run of ${asked.run.name}: all its files, as no earlier one has succeeded`;
}


/***/ })

};
