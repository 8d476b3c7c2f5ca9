export const id = 118;
export const ids = [118];
export const modules = {

/***/ 118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  diagnoseSetup: () => (/* binding */ diagnoseSetup)
});

// EXTERNAL MODULE: ./lib/changes/files/folder-links.js
var folder_links = __webpack_require__(3085);
// EXTERNAL MODULE: ./lib/changes/files/tracked-files.js
var tracked_files = __webpack_require__(6773);
// EXTERNAL MODULE: ./lib/changes/open-repository.js + 11 modules
var open_repository = __webpack_require__(9201);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/platform/files/file-kind.js
var file_kind = __webpack_require__(2928);
// EXTERNAL MODULE: ./lib/platform/github/api-error.js
var api_error = __webpack_require__(9944);
// EXTERNAL MODULE: ./lib/purge/purge-result.js
var purge_result = __webpack_require__(8916);
// EXTERNAL MODULE: ./lib/targets/selection/unmatched.js
var unmatched = __webpack_require__(302);
// EXTERNAL MODULE: ./lib/targets/selection/wanted-files.js + 9 modules
var wanted_files = __webpack_require__(12);
// EXTERNAL MODULE: ./lib/targets/url/base-url.js
var base_url = __webpack_require__(2051);
// EXTERNAL MODULE: ./lib/targets/url/places.js
var places = __webpack_require__(7098);
// EXTERNAL MODULE: ./lib/verify/expected-content.js
var expected_content = __webpack_require__(4749);
// EXTERNAL MODULE: ./lib/verify/known/seen.js
var known_seen = __webpack_require__(3598);
// EXTERNAL MODULE: ./lib/verify/probe/cache-hints.js
var cache_hints = __webpack_require__(4945);
// EXTERNAL MODULE: ./lib/verify/probe/probes.js
var probes = __webpack_require__(8233);
// EXTERNAL MODULE: ./lib/verify/served/find-served.js
var find_served = __webpack_require__(2088);
;// CONCATENATED MODULE: ./lib/verify/served/examine.js
// `diagnose`: what a host gives for files that are known to be deployed. That shows how the Source behaves, and what can be proved
// with it. About ten requests, and for each derivative (`verify-params`) one, or more where the first file is not given; none twice.






const timeLimitMs = 15_000;
async function examineHost(baseUrl, specimens, ports) {
    const asked = { ...ports, timeLimitMs };
    const see = async (url, query) => (await (0,probes/* ask */.kA)(asked, url, query)).seen;
    const [first] = specimens;
    const [missing, shown] = await Promise.all([
        see((0,probes/* toMissingSibling */.EU)(first?.url ?? `${baseUrl}/any.png`, asked), ''),
        Promise.all(specimens.map(async (one) => ({ one, ...(await (0,probes/* ask */.kA)(asked, one.url, '')) }))),
    ]);
    const otherCache = shown.map(({ headers }) => (0,cache_hints/* findCacheInFront */.wo)(headers)).find((by) => by !== undefined);
    const toOwnGiven = async (one, seen) => {
        const content = await (0,expected_content/* toExpectedContent */.jd)({ ...one, change: 'selected' }, ports.files);
        const given = await toGiven(seen, content);
        const isOther = given.kind === 'served' && given.as === 'other-bytes';
        return isOther && (0,known_seen/* hasSameBytes */.gT)(seen, missing) ? { kind: 'default-image' } : given;
    };
    const looked = await Promise.all(shown.map(async ({ one, seen }) => ({ one, given: await toOwnGiven(one, seen) })));
    const served = looked.filter(({ given }) => given.kind === 'served').map(({ one }) => one);
    const svg = served.find(({ url }) => (0,file_kind/* isSvg */.$D)(url));
    const [files, unsigned, svgOriginal, derivatives] = await Promise.all([
        Promise.all(looked.map(async ({ one, given }) => {
            const isOther = given.kind === 'served' && given.as === 'other-bytes' && !(0,file_kind/* isSvg */.$D)(one.url);
            const described = isOther ? await askDescription(one, asked) : undefined;
            return { file: one.file, url: one.url, given, described };
        })),
        ports.token === undefined || first === undefined
            ? undefined
            : (0,probes/* ask */.kA)({ ...asked, token: undefined }, first.url, '').then(({ seen }) => toOwnGiven(first, seen)),
        svg && see(svg.url, 'svg-sanitize=false').then((seen) => toOwnGiven(svg, seen)),
        Promise.all(ports.params.map((query) => giveOne(served, query, asked))),
    ]);
    return {
        baseUrl,
        files,
        unsigned,
        missing: await toGiven(missing, { kind: 'unknown' }),
        svg: svgOriginal,
        otherCache,
        derivatives: derivatives.filter((one) => one !== undefined),
    };
}
/** What the Source itself (`origin-url`) gives for files that imgix serves: `url` is theirs there. Undefined without any. */
async function examineOrigin(specimens, ports) {
    return giveOne(specimens, '', { ...ports, token: undefined, timeLimitMs });
}
/** What is told of the first that is served, or else of the first: one may be odd by itself. */
async function giveOne(specimens, query, asked) {
    let first;
    for (const one of specimens) {
        const content = await (0,expected_content/* toExpectedContent */.jd)({ ...one, change: 'selected' }, asked.files);
        const { seen } = await (0,probes/* ask */.kA)(asked, one.url, query);
        const found = { query, url: one.url, given: await toGiven(seen, content) };
        if (found.given.kind === 'served')
            return found;
        first ??= found;
    }
    return first;
}
async function toGiven(seen, content) {
    if (seen.kind === 'failed')
        return { kind: 'failed', reason: seen.reason };
    if (seen.kind === 'served') {
        // A file that git does not have is known by its own bytes alone.
        const isUnhashed = (0,expected_content/* recognise */.GJ)(content, seen, undefined) === 'unhashed';
        const isOwn = isUnhashed && (0,expected_content/* recognise */.GJ)(content, seen, await (0,expected_content/* readCheckout */.b$)(content)) === 'new';
        const as = isOwn ? 'same-bytes' : (0,find_served/* toServed */.N)(seen, content);
        return as === undefined ? { kind: 'no-asset' } : { kind: 'served', as };
    }
    const { status, challengeBy: by, location } = seen;
    if (by !== undefined)
        return { kind: 'challenge', by };
    return location === undefined ? { kind: 'status', status } : { kind: 'redirect', location };
}
async function askDescription(one, asked) {
    const { seen } = await (0,probes/* ask */.kA)(asked, one.url, 'fm=json');
    if (seen.kind !== 'served' || seen.metadata === undefined)
        return 'none';
    const sizes = (0,expected_content/* newSizesOf */._O)(await (0,expected_content/* toExpectedContent */.jd)({ ...one, change: 'selected' }, asked.files));
    return sizes.length === 0 || sizes.includes(seen.metadata.contentLength) ? 'right' : 'other';
}

// EXTERNAL MODULE: ./lib/targets/deployed.js
var targets_deployed = __webpack_require__(9778);
// EXTERNAL MODULE: ./lib/pipeline/find/find-targets.js + 14 modules
var find_targets = __webpack_require__(1743);
;// CONCATENATED MODULE: ./lib/pipeline/built-files.js
// `diagnose` with `deployed`: the built files by which a set-up is looked at, found as a run would find them.




/**
 * Undefined without `deployed`, and where the folder is not there and only changed files would be looked for in it: a diagnosis need
 * not build.
 */
async function findBuilt(inputs, ofGit, ports) {
    if (inputs.deployed === undefined)
        return undefined;
    const isListed = inputs.select !== 'changed';
    if (!isListed && isMissing(await ports.openFolder(inputs.deployed)))
        return undefined;
    try {
        const deployed = await (0,find_targets/* openDeployed */.H)(inputs, ports);
        if (deployed === undefined)
            return undefined;
        const { files } = isListed
            ? await (0,targets_deployed/* listDeployedFiles */.AY)(inputs.files, deployed)
            : await lookUp(inputs, ofGit, deployed);
        const built = files
            .filter(({ path }) => !ofGit.changed.has(path))
            .map(({ path, checkoutFile }) => ({
            path,
            expected: { kind: 'updated', now: undefined, checkoutFile },
        }));
        return { fact: isListed ? { kind: 'listed', count: files.length } : { kind: 'looked-up' }, files: built };
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.l))
            throw error;
        return { fact: { kind: 'unusable', message: error.message }, files: [] };
    }
}
/** As a push that changed them would. What lies outside of `root` has no place in the folder. */
function lookUp({ root, files }, { unchanged, listTracked }, deployed) {
    const isWanted = (0,wanted_files/* createFileFilter */.xu)(root, files);
    const wanted = unchanged.filter(({ path }) => isWanted(path));
    return (0,targets_deployed/* toDeployedChanges */.LE)(wanted.map(({ path }) => ({ path, change: 'modified' })), deployed, listTracked);
}
function isMissing(folder) {
    return folder.kind === 'unusable' && folder.isMissing;
}

// EXTERNAL MODULE: ./lib/pipeline/open-purger.js + 5 modules
var open_purger = __webpack_require__(8113);
// EXTERNAL MODULE: ./lib/pipeline/probe-ports.js
var probe_ports = __webpack_require__(3281);
// EXTERNAL MODULE: ./lib/pipeline/unchanged-files.js
var unchanged_files = __webpack_require__(4153);
;// CONCATENATED MODULE: ./lib/pipeline/diagnose-setup.js
// `diagnose: true`: looks at a set-up instead of purging what changed. Files that have not changed are asked for on every
// host, and one of them is purged: where the Source answers 304 that does nothing, otherwise imgix loads the same file again.
















/** `missingKey`: as in `DryRun`. Throws `invalid-input` where `base-url` is empty; what cannot be found out is undefined in the facts. */
async function diagnoseSetup(inputs, missingKey, opened, ports) {
    if (inputs.baseUrls.length === 0)
        throw new errors/* ActionError */.l('invalid-input', 'Input `base-url` is empty. `diagnose: true` checks what is served there.');
    const changed = await findLastChanges(opened);
    const unchanged = await (0,unchanged_files/* findUnchanged */.p)(inputs, changed, opened, maxCandidates).catch(errors/* withoutAnswer */.B);
    const listTracked = () => findWanted(inputs, opened);
    const built = await findBuilt(inputs, { unchanged: unchanged ?? [], changed, listTracked }, ports);
    const candidates = built?.files ?? unchanged ?? [];
    const probePorts = { ...(0,probe_ports/* openProbePorts */.zk)(inputs, ports), params: inputs.verifyParams };
    const hosts = await Promise.all(inputs.baseUrls.map((base) => examineHost((0,base_url/* toAddress */.ch)(base), choose(candidates, inputs.root, base), probePorts)));
    // 403 and 410 are for a missing file, too, though they may be of the whole host (`mayBeOfHost`).
    const isLost = hosts.some(({ files }) => files.length > 0 && files.every(({ given }) => isNothingThere(given)));
    const isSearched = isLost || hosts.every(({ files }) => files.length === 0);
    // What could not be listed is not asked for again: that may last as long as git and GitHub's API are waited for. And what a
    // built folder lists lies at its place whatever `root` is.
    const mapping = unchanged !== undefined && (built === undefined || built.fact.kind === 'looked-up') && isSearched
        ? await (await __webpack_require__.e(/* import() */ 411).then(__webpack_require__.bind(__webpack_require__, 1792))).findMapping(inputs, changed, opened, probePorts)
        : undefined;
    const [tracked, key, permissions, origin] = await Promise.all([
        unchanged && countTracked(inputs, opened).catch(errors/* withoutAnswer */.B),
        missingKey === undefined
            ? tryKey(hosts, mapping, inputs, ports)
            : { kind: 'missing', message: missingKey },
        findPermissions(opened),
        askOrigin(hosts, candidates, inputs, probePorts),
    ]);
    const isCheckedOut = opened.checkout?.head !== undefined;
    const found = { isCheckedOut, ...(tracked ?? notCounted), built: built?.fact, hosts, key, permissions, origin };
    return { facts: { ...found, purgesPerSecond: inputs.rateLimit }, mapping };
}
function isNothingThere(given) {
    return given.kind === 'default-image' || (given.kind === 'status' && [403, 404, 410].includes(given.status));
}
/** Of these a few are asked for, an SVG among them where there is one. */
const maxCandidates = 200;
const maxImages = 3;
function choose(candidates, root, base) {
    const specimens = candidates.flatMap(({ path, expected }) => (0,places/* toOwnUrls */.c)(path, root, [base]).map((url) => ({ file: path, url, expected })));
    const files = specimens.filter(({ url }) => !(0,file_kind/* isSvg */.$D)(url));
    // Text is passed through where images are re-encoded.
    const images = files.filter(({ url }) => !(0,file_kind/* isTextFile */.CI)(url));
    return [
        ...(images.length > 0 ? images : files).slice(0, maxImages),
        ...specimens.filter(({ url }) => (0,file_kind/* isSvg */.$D)(url)).slice(0, 1),
    ];
}
/** What the last commit changed may not be deployed yet, and asking for it would plant a 404. */
async function findLastChanges({ repository, checkout }) {
    const head = checkout?.head;
    if (head === undefined)
        return new Set();
    const [parent] = (await repository.parents(head).catch(errors/* withoutAnswer */.B)) ?? [];
    const changes = parent === undefined ? [] : await repository.diffTrees(parent, head).catch(errors/* withoutAnswer */.B);
    return new Set(changes?.map(({ path }) => path));
}
const notCounted = { tracked: undefined, unmatched: [] };
/** What a run of all selects. */
async function findWanted({ root, files }, opened) {
    const head = opened.checkout?.head;
    return head === undefined ? [] : (0,tracked_files/* findTrackedPaths */.mK)(opened, head, (0,wanted_files/* createFileFilter */.xu)(root, files));
}
async function countTracked(inputs, opened) {
    const head = opened.checkout?.head;
    if (head === undefined)
        return notCounted;
    const tracked = (await findWanted(inputs, opened)).length;
    if (tracked > 0)
        return { tracked, unmatched: [] };
    const { root, files } = inputs;
    const all = await (0,tracked_files/* findTrackedPaths */.mK)(opened, head, () => true);
    return { tracked, unmatched: (0,unmatched/* explainUnmatched */.$j)(all, { root, files }, await (0,folder_links/* findFolderFacts */.V2)(opened, head, root)) };
}
/** With `origin-url`: what the Source itself gives for files that imgix serves. */
async function askOrigin(hosts, candidates, { root, originUrl }, ports) {
    if (originUrl === undefined)
        return undefined;
    const files = hosts.flatMap((host) => host.files);
    const served = new Set(files.filter(({ given }) => given.kind === 'served').map(({ file }) => file));
    const specimens = candidates
        .filter(({ path }) => served.has(path))
        .flatMap(({ path, expected }) => (0,places/* toOwnUrls */.c)(path, root, [originUrl]).map((url) => ({ file: path, url, expected })));
    const found = await examineOrigin(specimens, ports);
    return found && { ...found, count: specimens.length };
}
/** By the purge of a file that imgix serves, at another place than the inputs say where there is none. */
async function tryKey(hosts, mapping, inputs, ports) {
    const asked = hosts.flatMap(({ files }) => files);
    const url = asked.find(({ given }) => given.kind === 'served')?.url ?? (mapping?.isSure ? mapping.url : undefined);
    if (inputs.apiKey === '')
        return { kind: 'not-asked', why: '`api-key` is empty' };
    if (inputs.dryRun)
        return { kind: 'not-asked', why: '`dry-run` sends nothing to the API' };
    if (url === undefined) {
        const why = asked.length === 0 ? 'no unchanged file is known that could be purged' : noneServed;
        return { kind: 'not-asked', why };
    }
    try {
        const result = await (0,open_purger/* openPurger */.e)(inputs, ports, ports.signal).purge(url, { priority: 'first' });
        const { error: problem, status } = (0,purge_result/* withoutForeign */.dW)(result, 'Nothing shows that imgix has accepted the key.');
        return problem === null ? { kind: 'accepted', url } : { kind: 'failed', url, problem, status };
    }
    catch (error) {
        if (!(error instanceof purge_result/* KeyRefusedError */.gy))
            throw error;
        return { kind: 'refused', message: error.message };
    }
}
const noneServed = 'imgix serves none of the unchanged files, one of which would be purged';
/** By asking for what each of them opens. */
async function findPermissions({ eventApi, event }) {
    const api = await eventApi(open_repository/* hurried */.q);
    const canAsk = async (ask) => {
        try {
            await ask();
            return true;
        }
        catch (error) {
            if (!(error instanceof api_error/* GitHubApiError */.OS))
                throw error;
            return error.httpStatus === 403 || error.httpStatus === 404 ? false : undefined;
        }
    };
    if (api === undefined)
        return [];
    const { runId } = event;
    const [canReadContents, canReadRuns, canReadDeployments] = await Promise.all([
        canAsk(() => api.resolve('HEAD')),
        runId === undefined ? undefined : canAsk(() => api.run(runId)),
        canAsk(() => api.deployments('production').next()),
    ]);
    return [
        { name: 'contents: read', use: 'commits that the checkout lacks', granted: canReadContents },
        { name: 'actions: read', use: '`since: last-success`, schedules and `workflow_run`', granted: canReadRuns },
        { name: 'deployments: read', use: '`deployment_status`', granted: canReadDeployments },
    ];
}


/***/ }),

/***/ 2088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ toServed),
/* harmony export */   T: () => (/* binding */ findServed)
/* harmony export */ });
/* harmony import */ var _expected_content_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4749);
/* harmony import */ var _known_seen_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3598);
/* harmony import */ var _probe_probes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8233);



const timeLimitMs = 10_000;
/**
 * The first place, in their order, that gives the file's own bytes, or else the first that gives an asset at all, which may be another
 * file. `own` where the URL at which it should be gives its bytes. Undefined where that gives an asset, and nothing tells that it is a
 * default image.
 */
async function findServed({ own, places }, expected, ports) {
    const content = await (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_2__/* .toExpectedContent */ .jd)({ url: own ?? '', expected, change: 'selected' }, ports.files);
    const toServedAs = async (url) => toServed((await (0,_probe_probes_js__WEBPACK_IMPORTED_MODULE_1__/* .ask */ .kA)({ ...ports, timeLimitMs }, url, '')).seen, content);
    const [asOwn, ...found] = await Promise.all([own && toServedAs(own), ...places.map(({ url }) => toServedAs(url))]);
    if (asOwn === 'same-bytes')
        return 'own';
    const firstAs = (as) => {
        const place = places[found.indexOf(as)];
        return place && { place, as };
    };
    // Where every place gives something, it is a default image: that tells nothing.
    const isTelling = !asOwn && found.includes(undefined);
    return firstAs('same-bytes') ?? (isTelling ? firstAs('other-bytes') : undefined);
}
/** Undefined where it is no asset. Text has the looks of none, but its own bytes are it. */
function toServed(seen, content) {
    if ((0,_expected_content_js__WEBPACK_IMPORTED_MODULE_2__/* .recognise */ .GJ)(content, seen, undefined) === 'new')
        return 'same-bytes';
    return (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .isAsset */ .vY)(seen) ? 'other-bytes' : undefined;
}


/***/ })

};
