export const id = 409;
export const ids = [409];
export const modules = {

/***/ 1409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findMapping: () => (/* binding */ findMapping),
  p: () => (/* binding */ findUnchanged),
  openWitnesses: () => (/* binding */ openWitnesses)
});

// EXTERNAL MODULE: ./lib/changes/files/tracked-files.js
var tracked_files = __webpack_require__(6773);
// EXTERNAL MODULE: ./lib/targets/places.js
var places = __webpack_require__(9728);
// EXTERNAL MODULE: ./lib/targets/wanted-files.js
var wanted_files = __webpack_require__(1581);
// EXTERNAL MODULE: ./lib/verify/expected-content.js
var expected_content = __webpack_require__(4749);
// EXTERNAL MODULE: ./lib/verify/probe/sample.js
var sample = __webpack_require__(8372);
// EXTERNAL MODULE: ./lib/verify/probe/sign-url.js
var sign_url = __webpack_require__(8275);
;// CONCATENATED MODULE: ./lib/verify/served/find-served.js
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
