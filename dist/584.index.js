export const id = 584;
export const ids = [584,366];
export const modules = {

/***/ 6584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  diagnoseSetup: () => (/* binding */ diagnoseSetup)
});

// EXTERNAL MODULE: ./lib/asset-runs.js + 24 modules
var asset_runs = __webpack_require__(502);
// EXTERNAL MODULE: ./lib/changes/files/tracked-files.js
var tracked_files = __webpack_require__(6773);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/find-mapping.js + 1 modules
var find_mapping = __webpack_require__(2366);
// EXTERNAL MODULE: ./lib/platform/github-api-error.js
var github_api_error = __webpack_require__(5158);
// EXTERNAL MODULE: ./lib/purge/purge-result.js
var purge_result = __webpack_require__(8916);
// EXTERNAL MODULE: ./lib/targets/places.js
var places = __webpack_require__(9728);
// EXTERNAL MODULE: ./lib/targets/wanted-files.js
var wanted_files = __webpack_require__(1581);
// EXTERNAL MODULE: ./lib/verify/expected-content.js
var expected_content = __webpack_require__(4749);
// EXTERNAL MODULE: ./lib/verify/metadata.js
var verify_metadata = __webpack_require__(2512);
// EXTERNAL MODULE: ./lib/verify/sample.js
var sample = __webpack_require__(6467);
// EXTERNAL MODULE: ./lib/verify/sign-url.js
var sign_url = __webpack_require__(592);
;// CONCATENATED MODULE: ./lib/verify/examine.js




const timeLimitMs = 15_000;
async function examineHost(origin, specimens, random, ports) {
    const { token } = ports;
    const ask = async (url, query, specimen, isSigned = true) => {
        const content = specimen && (await (0,expected_content/* toExpectedContent */.jd)({ expected: specimen.expected, change: 'requested' }, ports.files));
        const signed = (0,sign_url/* toSignedUrl */.V)(url, query, isSigned ? token : undefined);
        const { seen } = await (0,sample/* takeSample */.o)(ports.sampler, { url: signed, timeLimitMs, headers: ports.headersFor(signed) });
        return toGiven(seen, content);
    };
    const files = await Promise.all(specimens.map(async (specimen) => ({
        file: specimen.file,
        url: specimen.url,
        as: await ask(specimen.url, '', specimen),
    })));
    const served = specimens.filter((_, index) => isServed(files[index]?.as));
    const [image, svg] = [served.find((one) => !isSvg(one)), served.find(isSvg)];
    const [first] = specimens;
    const nonce = Math.floor(random() * Number.MAX_SAFE_INTEGER).toString(36);
    const [unsigned, missing, metadata, svgOriginal] = await Promise.all([
        token === undefined || first === undefined ? undefined : ask(first.url, '', first, false),
        ask(`${origin}/purge-check-${nonce}.png`, ''),
        image && readMetadata(image, ports),
        svg && ask(svg.url, 'svg-sanitize=false', svg),
    ]);
    return { origin, files, unsigned, missing, metadata, svg: svgOriginal };
}
function isServed(as) {
    return as === 'same-bytes' || as === 'other-bytes';
}
function toGiven(seen, content) {
    if (seen.kind === 'failed')
        return 'failed';
    if (seen.kind === 'status')
        return `status ${seen.status}`;
    if (seen.nonAssetReason !== undefined)
        return 'no-asset';
    return content !== undefined && (0,expected_content/* recognise */.GJ)(content, seen.body, undefined) === 'new' ? 'same-bytes' : 'other-bytes';
}
function isSvg({ url }) {
    return /\.svg$/i.test(url);
}
async function readMetadata({ url, expected }, ports) {
    const signed = (0,sign_url/* toSignedUrl */.V)(url, 'fm=json', ports.token);
    const probe = { url: signed, timeLimitMs, headers: ports.headersFor(signed) };
    const { text } = await (0,sample/* takeText */.d)(ports.sampler, probe, verify_metadata/* maxMetadataBytes */.Nr);
    const metadata = text === undefined ? undefined : (0,verify_metadata/* parseMetadata */.jR)(text);
    if (metadata === undefined)
        return 'none';
    const now = expected.kind === 'updated' ? expected.now : undefined;
    const size = now?.lfs?.size ?? now?.size;
    return size === undefined || size === metadata.contentLength ? 'right' : 'other';
}

;// CONCATENATED MODULE: ./lib/diagnose-setup.js
// `diagnose: true`: looks at a set-up instead of purging what changed. Files that have not changed are asked for on every
// host, and one of them is purged: where the Source answers 304 that does nothing, otherwise imgix loads the same file again.









async function diagnoseSetup(inputs, opened, ports) {
    if (inputs.baseUrls.length === 0)
        throw new errors/* ActionError */.l('invalid-input', 'Input `base-url` is empty. `diagnose: true` looks at what is served there.');
    const changed = await findLastChanges(opened);
    const candidates = await (0,find_mapping/* findUnchanged */.p)(inputs, changed, opened, maxCandidates);
    const lookUp = (0,find_mapping.toLookUpPorts)(inputs, ports);
    const hosts = await Promise.all(inputs.baseUrls.map(({ origin, path }, index) => {
        const specimens = choose(candidates, inputs, index);
        return examineHost(`${origin}${path}`, specimens, ports.random, lookUp);
    }));
    const isLost = hosts.some(({ files }) => files.length > 0 && files.every(({ as }) => as === 'status 404'));
    const mapping = isLost || hosts.every(({ files }) => files.length === 0)
        ? await (0,find_mapping.findMapping)(inputs, changed, opened, lookUp)
        : undefined;
    const { rateLimit } = inputs;
    const facts = {
        tracked: await countTracked(inputs, opened),
        hosts,
        key: await tryKey(hosts, inputs, ports),
        permissions: await findPermissions(opened),
        purgesPerSecond: rateLimit && (rateLimit.purges * 1000) / rateLimit.windowMs,
    };
    return { facts, mapping };
}
/** Of these a few are asked for, an SVG among them where there is one. */
const maxCandidates = 200;
const maxImages = 3;
function choose(candidates, { root, baseUrls }, host) {
    const specimens = candidates.flatMap(({ path, expected }) => {
        const url = (0,places/* toOwnUrls */.c)(path, root, baseUrls)[host];
        return url === undefined ? [] : [{ file: path, url, expected }];
    });
    const isSvg = ({ file }) => /\.svg$/i.test(file);
    return [...specimens.filter((one) => !isSvg(one)).slice(0, maxImages), ...specimens.filter(isSvg).slice(0, 1)];
}
/** What the last commit changed may not be deployed yet, and asking for it would plant a 404. */
async function findLastChanges({ repository, checkout }) {
    const head = checkout?.head;
    if (head === undefined)
        return new Set();
    try {
        const [parent] = await repository.parents(head);
        if (parent === undefined)
            return new Set();
        return new Set((await repository.diffTrees(parent, head)).map(({ path }) => path));
    }
    catch {
        return new Set();
    }
}
async function countTracked({ root, files }, opened) {
    const head = opened.checkout?.head;
    if (head === undefined)
        return 0;
    const isWanted = (0,wanted_files/* createFileFilter */.xu)(root, files);
    return (await (0,tracked_files/* findTrackedFiles */.bk)(opened, head, { isWanted, contents: false })).files.length;
}
async function tryKey(hosts, inputs, ports) {
    const served = hosts.flatMap(({ files }) => files).find(({ as }) => isServed(as));
    if (inputs.apiKey === '')
        return { kind: 'not-asked', why: '`api-key` is empty' };
    if (inputs.dryRun)
        return { kind: 'not-asked', why: '`dry-run` sends nothing to the API' };
    if (served === undefined)
        return { kind: 'not-asked', why: 'imgix serves none of the unchanged files, one of which would be purged' };
    try {
        const { outcome, error } = await (0,asset_runs/* createPurger */.e)(inputs, ports, ports.signal).purge(served.url, { priority: 'first' });
        return outcome === 'failed'
            ? { kind: 'failed', message: error?.message ?? 'The purge failed.' }
            : { kind: 'accepted', url: served.url };
    }
    catch (error) {
        if (!(error instanceof purge_result/* KeyRefusedError */.gy))
            throw error;
        return { kind: 'refused', message: error.message };
    }
}
/** By asking for what each of them opens. */
async function findPermissions({ bestEffortApi, event }) {
    const api = await bestEffortApi();
    const canAsk = async (ask) => {
        try {
            await ask();
            return true;
        }
        catch (error) {
            if (!(error instanceof github_api_error/* GitHubApiError */.O))
                throw error;
            return error.status === 403 || error.status === 404 ? false : undefined;
        }
    };
    if (api === undefined)
        return [];
    const { runId } = event;
    return [
        {
            name: 'actions: read',
            use: '`since: last-success`, schedules and `workflow_run`',
            granted: runId === undefined ? undefined : await canAsk(() => api.run(runId)),
        },
        {
            name: 'deployments: read',
            use: '`deployment_status`',
            granted: await canAsk(() => api.deployments('production').next()),
        },
    ];
}


/***/ }),

/***/ 2366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findMapping: () => (/* binding */ findMapping),
  p: () => (/* binding */ findUnchanged),
  openWitnesses: () => (/* binding */ openWitnesses),
  toLookUpPorts: () => (/* binding */ toLookUpPorts)
});

// EXTERNAL MODULE: ./lib/changes/files/tracked-files.js
var tracked_files = __webpack_require__(6773);
// EXTERNAL MODULE: ./lib/platform/gate.js
var gate = __webpack_require__(8552);
// EXTERNAL MODULE: ./lib/targets/places.js
var places = __webpack_require__(9728);
// EXTERNAL MODULE: ./lib/targets/wanted-files.js
var wanted_files = __webpack_require__(1581);
// EXTERNAL MODULE: ./lib/verify/expected-content.js
var expected_content = __webpack_require__(4749);
// EXTERNAL MODULE: ./lib/verify/sample.js
var sample = __webpack_require__(6467);
// EXTERNAL MODULE: ./lib/verify/sign-url.js
var sign_url = __webpack_require__(592);
;// CONCATENATED MODULE: ./lib/verify/find-served.js
// Which of several URLs gives a file that is known to be deployed: for hints where the inputs lead to nothing. Few requests,
// each once; of files that lie there for long, because asking for others would plant a 404 that imgix keeps.



const timeLimitMs = 10_000;
/** The first place, in their order, that gives the file's own bytes, or else the first that gives an asset at all. */
async function findServed(places, expected, { sampler, files, token, headersFor }) {
    const content = await (0,expected_content/* toExpectedContent */.jd)({ expected, change: 'requested' }, files);
    const found = await Promise.all(places.map(async (place) => {
        const url = (0,sign_url/* toSignedUrl */.V)(place.url, '', token);
        const { seen } = await (0,sample/* takeSample */.o)(sampler, { url, timeLimitMs, headers: headersFor(url) });
        if (seen.kind !== 'served' || seen.nonAssetReason !== undefined)
            return undefined;
        return { place, as: (0,expected_content/* recognise */.GJ)(content, seen.body, undefined) === 'new' ? 'same-bytes' : 'other-bytes' };
    }));
    const served = found.filter((one) => one !== undefined);
    return served.find(({ as }) => as === 'same-bytes') ?? (isTelling(places, served) ? served[0] : undefined);
}
/** Where every place gives something, it is a default image: that tells nothing. */
function isTelling(places, served) {
    return served.length > 0 && served.length < places.length;
}

;// CONCATENATED MODULE: ./lib/find-mapping.js





/** One may be missing from the Source for reasons of its own. */
const maxFiles = 2;
/** `changed`: files of this run, which are never asked for elsewhere. Undefined where nothing was found. */
async function findMapping(inputs, changed, opened, ports) {
    for (const { path, expected } of await findUnchanged(inputs, changed, opened, maxFiles)) {
        const found = await findServed((0,places/* toPlaces */.M)(path, inputs.root, inputs.baseUrls), expected, ports);
        if (found !== undefined)
            return toMapping(path, found.place);
    }
    return undefined;
}
function toMapping(file, { input, value, url }) {
    return { input, value, file, url };
}
/** Tracked files that match `files`: those beside changed ones first, because they are deployed in the same way. */
async function findUnchanged({ files }, changed, opened, max) {
    const { checkout } = opened;
    if (checkout?.head === undefined)
        return [];
    const isWanted = (0,wanted_files/* createFileFilter */.xu)('', files);
    const tracked = await (0,tracked_files/* findTrackedFiles */.bk)(opened, checkout.head, { isWanted, contents: false });
    const folders = new Set([...changed].map(toFolder));
    const paths = tracked.files.map(({ path }) => path).filter((path) => !changed.has(path));
    const isBeside = (path) => folders.has(toFolder(path));
    const chosen = [...paths.filter(isBeside), ...paths.filter((path) => !isBeside(path))];
    const found = await (0,tracked_files/* findFilesAt */.Om)(opened, chosen.slice(0, max));
    return found.flatMap((file) => file?.after === undefined ? [] : [{ path: file.path, expected: { kind: 'updated', now: file.after } }]);
}
function toFolder(path) {
    return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
/** For each host (an origin) the URL of an unchanged file, which is looked for once, when it is first needed. */
function openWitnesses(inputs, changed, opened) {
    let found;
    return async (origin) => {
        found ??= findUnchanged(inputs, changed, opened, 1).catch(() => []);
        const [file] = await found;
        const urls = file === undefined ? [] : (0,places/* toOwnUrls */.c)(file.path, inputs.root, inputs.baseUrls);
        return urls.find((url) => url.startsWith(`${origin}/`));
    };
}
/** What of the world the search needs. */
function toLookUpPorts({ secureUrlToken: token }, { http, clock, signal, files }) {
    return {
        sampler: { http, clock, signal, gate: new gate/* Gate */.i(maxConcurrentFetches) },
        files,
        token,
        headersFor: () => ({}),
    };
}
const maxConcurrentFetches = 8;


/***/ }),

/***/ 9728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ toPlaces),
/* harmony export */   c: () => (/* binding */ toOwnUrls)
/* harmony export */ });
/* harmony import */ var _base_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29);
/* harmony import */ var _encode_path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4168);
/* harmony import */ var _wanted_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1581);



/** Nearest first: what differs least from the inputs as they are. */
function toPlaces(file, root, baseUrls) {
    const segments = file.split('/');
    const depth = root === '' ? 0 : root.split('/').length;
    const roots = segments
        .map((_, index) => ({ value: segments.slice(0, index).join('/'), path: segments.slice(index).join('/'), index }))
        .sort((one, other) => Math.abs(one.index - depth) - Math.abs(other.index - depth))
        .slice(0, maxRoots);
    const places = baseUrls.flatMap((base) => [
        ...roots.map(({ value, path }) => ({ input: 'root', value: value || '.', url: (0,_base_url_js__WEBPACK_IMPORTED_MODULE_0__/* .toUrl */ .bb)(base, (0,_encode_path_js__WEBPACK_IMPORTED_MODULE_1__/* .encodePath */ .O0)(path)) })),
        ...toOtherBases(file, root, base),
    ]);
    const own = new Set(toOwnUrls(file, root, baseUrls));
    const seen = new Set();
    return places.filter(({ url }) => !own.has(url) && !seen.has(url) && seen.add(url));
}
const maxRoots = 6;
/** Where the inputs as they are lead to. */
function toOwnUrls(file, root, baseUrls) {
    const path = (0,_wanted_files_js__WEBPACK_IMPORTED_MODULE_2__/* .toSourcePath */ ._F)(root, file);
    return path === undefined ? [] : baseUrls.map((base) => (0,_base_url_js__WEBPACK_IMPORTED_MODULE_0__/* .toUrl */ .bb)(base, (0,_encode_path_js__WEBPACK_IMPORTED_MODULE_1__/* .encodePath */ .O0)(path)));
}
function toOtherBases(file, root, base) {
    const path = (0,_wanted_files_js__WEBPACK_IMPORTED_MODULE_2__/* .toSourcePath */ ._F)(root, file);
    if (path === undefined)
        return [];
    const bare = { origin: base.origin, path: '' };
    const places = base.path === '' ? [] : [{ input: 'base-url', value: base.origin, url: (0,_base_url_js__WEBPACK_IMPORTED_MODULE_0__/* .toUrl */ .bb)(bare, (0,_encode_path_js__WEBPACK_IMPORTED_MODULE_1__/* .encodePath */ .O0)(path)) }];
    const lower = path.toLowerCase();
    return lower === path ? places : [...places, { input: 'case', value: lower, url: (0,_base_url_js__WEBPACK_IMPORTED_MODULE_0__/* .toUrl */ .bb)(base, (0,_encode_path_js__WEBPACK_IMPORTED_MODULE_1__/* .encodePath */ .O0)(lower)) }];
}


/***/ })

};
