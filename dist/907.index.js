export const id = 907;
export const ids = [907,288,145];
export const modules = {

/***/ 2907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findMapping: () => (/* binding */ findMapping),
/* harmony export */   findMappingFor: () => (/* binding */ findMappingFor)
/* harmony export */ });
/* harmony import */ var _report_diagnosis_diagnose_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8302);
/* harmony import */ var _targets_url_places_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7098);
/* harmony import */ var _verify_served_find_served_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2088);
/* harmony import */ var _probe_ports_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4500);
/* harmony import */ var _unchanged_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1376);
// Where imgix had nothing at the URLs of a run, before the purge either: whether it has unchanged files of the repository
// at another place, which names the input that is wrong.





/** One may be missing from the Source for reasons of its own. */
const maxFiles = 2;
/** Where assets of the run may be looked for at a wrong place. A hint, and no more: no fault of ours may take their reports away. */
async function findMappingFor(reports, changed, inputs, opened, ports) {
    if (!(0,_report_diagnosis_diagnose_js__WEBPACK_IMPORTED_MODULE_0__/* .mayBeMisplaced */ .zA)(reports))
        return undefined;
    const probePorts = { ...(0,_probe_ports_js__WEBPACK_IMPORTED_MODULE_3__/* .openProbePorts */ .zk)(inputs, ports), files: ports.files };
    return findMapping(inputs, changed, opened, probePorts).catch(() => undefined);
}
/** `changed`: files of this run, which are never asked for elsewhere. Undefined where nothing was found. */
async function findMapping(inputs, changed, opened, ports) {
    const { root, baseUrls } = inputs;
    const unchanged = await (0,_unchanged_files_js__WEBPACK_IMPORTED_MODULE_4__/* .findUnchanged */ .p)(inputs, changed, opened, maxFiles);
    const asked = unchanged.flatMap(({ path, expected }) => {
        const own = (0,_targets_url_places_js__WEBPACK_IMPORTED_MODULE_1__/* .toOwnUrls */ .c)(path, root, baseUrls);
        return baseUrls.map(async (base, index) => {
            const places = (0,_targets_url_places_js__WEBPACK_IMPORTED_MODULE_1__/* .toPlaces */ .M)(path, root, base).filter(({ url }) => !own.includes(url));
            return { base, path, place: await (0,_verify_served_find_served_js__WEBPACK_IMPORTED_MODULE_2__/* .findServed */ .T)({ own: own[index], places }, expected, ports) };
        });
    });
    const found = await Promise.all(asked);
    // A deployment may leave out one file, or copy it; `root` is the same for every base URL.
    const right = new Set(found.flatMap(({ base, place }) => (place === 'own' ? [base] : [])));
    for (const { base, path, place } of found) {
        if (place === undefined || place === 'own' || right.has(base))
            continue;
        if (right.size === 0 || place.input === 'base-url')
            return { ...place, file: path };
    }
    return undefined;
}


/***/ }),

/***/ 1376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ openUnchangedFiles),
/* harmony export */   p: () => (/* binding */ findUnchanged)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _changes_files_tracked_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6773);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2928);
/* harmony import */ var _platform_once_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(270);
/* harmony import */ var _targets_selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12);
/* harmony import */ var _targets_url_base_url_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2051);
/* harmony import */ var _targets_url_places_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7098);
/* harmony import */ var _verify_known_known_host_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(213);
// Files of the repository that the run does not change, and which should be served: to see by them what a host gives.









/** Tracked files that match `files` and did not change. */
async function findUnchanged(inputs, changed, opened, max) {
    const head = opened.checkout?.head;
    if (head === undefined)
        return [];
    const found = await (0,_changes_files_tracked_files_js__WEBPACK_IMPORTED_MODULE_1__/* .findRequestedFiles */ .Xx)(opened, (await listUnchanged(inputs, changed, opened, head)).slice(0, max));
    return found.flatMap((file) => file?.after === undefined ? [] : [{ path: file.path, expected: { kind: 'updated', now: file.after } }]);
}
/**
 * Those below `root` first, as others say nothing of the Source where `root` is right; of these text last, and before others
 * those beside changed ones, because they are deployed in the same way.
 */
async function listUnchanged({ root, files }, changed, opened, head) {
    const tracked = await (0,_changes_files_tracked_files_js__WEBPACK_IMPORTED_MODULE_1__/* .findTrackedPaths */ .mK)(opened, head, (0,_targets_selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_3__/* .createFileFilter */ .xu)('', files));
    const folders = new Set([...changed].map((path) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(path)));
    const paths = tracked.filter((path) => !changed.has(path));
    const near = putFirst(paths, (path) => folders.has(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(path)));
    const images = putFirst(near, (path) => !(0,_platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_7__/* .isTextFile */ .C)(path));
    return putFirst(images, (path) => (0,_targets_selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_3__/* .toSourcePath */ ._F)(root, path) !== undefined);
}
function putFirst(paths, isFirst) {
    return [...paths.filter(isFirst), ...paths.filter((path) => !isFirst(path))];
}
/** So many are tried where the ones before are not served: a deployment may leave files out. */
const maxTried = 8;
/**
 * For each base URL, or host, the URL of an unchanged file; the next one after one that was not served. They are looked for once, when
 * the first is needed. None of text, of which any message on the way has the looks: it would be asked for again and again. `head`: the
 * commit that was compared, which GitHub's API has listed already where there is no checkout.
 */
function openUnchangedFiles(inputs, changed, opened, head, hosts) {
    const commit = opened.checkout?.head ?? head;
    const find = (0,_platform_once_js__WEBPACK_IMPORTED_MODULE_8__/* .once */ .O)(async () => commit && listUnchanged(inputs, changed, opened, commit).catch(_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutAnswer */ .B));
    const turns = new Map();
    return async (base) => {
        const own = inputs.baseUrls.filter((one) => (0,_targets_url_base_url_js__WEBPACK_IMPORTED_MODULE_4__/* .toAddress */ .ch)(one) === base);
        const places = own.length > 0 ? own : inputs.baseUrls.filter(({ origin }) => origin === base);
        const paths = ((await find()) || []).slice(0, maxTried).filter((path) => !(0,_platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_7__/* .isTextFile */ .C)(path));
        const urls = paths.flatMap((path) => (0,_targets_url_places_js__WEBPACK_IMPORTED_MODULE_5__/* .toOwnUrls */ .c)(path, inputs.root, places));
        const { unchangedFile, unchangedAtMs } = hosts.get(base) ?? _verify_known_known_host_js__WEBPACK_IMPORTED_MODULE_6__/* .unknownHost */ .Vp;
        const { index, sinceMs } = turns.get(base) ?? { index: 0, sinceMs: Number.NEGATIVE_INFINITY };
        // After a fault it is asked for again.
        const isNext = (unchangedFile === 'not-served' || unchangedFile === 'undeployed') && unchangedAtMs > sinceMs;
        if (isNext)
            turns.set(base, { index: index + 1, sinceMs: unchangedAtMs });
        return urls[(isNext ? index + 1 : index) % urls.length];
    };
}


/***/ }),

/***/ 7098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ toPlaces),
/* harmony export */   c: () => (/* binding */ toOwnUrls)
/* harmony export */ });
/* harmony import */ var _selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12);
/* harmony import */ var _base_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2051);
/* harmony import */ var _encode_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8530);



/** Nearest first: what differs least from the inputs as they are. */
function toPlaces(file, root, base) {
    const segments = file.split('/');
    const depth = root === '' ? 0 : root.split('/').length;
    const roots = segments
        .map((_, index) => ({ value: segments.slice(0, index).join('/'), path: segments.slice(index).join('/'), index }))
        .sort((one, other) => Math.abs(one.index - depth) - Math.abs(other.index - depth))
        .slice(0, maxRoots)
        .map(({ value, path }) => ({ input: 'root', value: value || '.', url: (0,_base_url_js__WEBPACK_IMPORTED_MODULE_1__/* .toUrl */ .bb)(base, (0,_encode_path_js__WEBPACK_IMPORTED_MODULE_2__/* .encodePath */ .O0)(path)) }));
    const seen = new Set(toOwnUrls(file, root, [base]));
    return [...roots, ...toOtherBases(file, root, base)].filter(({ url }) => !seen.has(url) && seen.add(url));
}
const maxRoots = 6;
/** Where the inputs as they are lead to. */
function toOwnUrls(file, root, baseUrls) {
    const path = (0,_selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_0__/* .toSourcePath */ ._F)(root, file);
    return path === undefined ? [] : baseUrls.map((base) => (0,_base_url_js__WEBPACK_IMPORTED_MODULE_1__/* .toUrl */ .bb)(base, (0,_encode_path_js__WEBPACK_IMPORTED_MODULE_2__/* .encodePath */ .O0)(path)));
}
function toOtherBases(file, root, base) {
    const path = (0,_selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_0__/* .toSourcePath */ ._F)(root, file);
    if (path === undefined)
        return [];
    const bare = { origin: base.origin, path: '' };
    const places = base.path === '' ? [] : [{ input: 'base-url', value: base.origin, url: (0,_base_url_js__WEBPACK_IMPORTED_MODULE_1__/* .toUrl */ .bb)(bare, (0,_encode_path_js__WEBPACK_IMPORTED_MODULE_2__/* .encodePath */ .O0)(path)) }];
    const lower = path.toLowerCase();
    return lower === path ? places : [...places, { input: 'case', value: lower, url: (0,_base_url_js__WEBPACK_IMPORTED_MODULE_1__/* .toUrl */ .bb)(base, (0,_encode_path_js__WEBPACK_IMPORTED_MODULE_2__/* .encodePath */ .O0)(lower)) }];
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
 * The first place, in their order, that gives the file's own bytes, or else the first that gives an asset at all. `own` where the URL
 * at which it should be gives its bytes. Undefined where that gives an asset, and nothing tells that it is a default image.
 */
async function findServed({ own, places }, expected, ports) {
    const content = await (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_2__/* .toExpectedContent */ .jd)({ expected, change: 'selected' }, ports.files);
    const toServedAs = async (url) => toServed((await (0,_probe_probes_js__WEBPACK_IMPORTED_MODULE_1__/* .ask */ .kA)({ ...ports, timeLimitMs }, url, '')).seen, content);
    const [asOwn, ...found] = await Promise.all([own && toServedAs(own), ...places.map(({ url }) => toServedAs(url))]);
    if (asOwn === 'same-bytes')
        return 'own';
    const index = found.indexOf('same-bytes');
    if (index !== -1)
        return places[index];
    // Where every place gives something, it is a default image: that tells nothing.
    const isTelling = !asOwn && found.includes(undefined);
    return isTelling ? places[found.indexOf('other-bytes')] : undefined;
}
/** Undefined where it is no asset. Text has the looks of none, but its own bytes are it. */
function toServed(seen, content) {
    if ((0,_expected_content_js__WEBPACK_IMPORTED_MODULE_2__/* .recognise */ .GJ)(content, seen, undefined) === 'new')
        return 'same-bytes';
    return (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .isAsset */ .vY)(seen) ? 'other-bytes' : undefined;
}


/***/ })

};
