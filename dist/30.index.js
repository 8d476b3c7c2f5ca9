export const id = 30;
export const ids = [30,411];
export const modules = {

/***/ 1792:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findMapping: () => (/* binding */ findMapping),
/* harmony export */   findMappingFor: () => (/* binding */ findMappingFor)
/* harmony export */ });
/* harmony import */ var _report_diagnosis_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6414);
/* harmony import */ var _targets_url_places_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7098);
/* harmony import */ var _verify_served_find_served_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2088);
/* harmony import */ var _probe_ports_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3281);
/* harmony import */ var _unchanged_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4153);
// Where imgix had nothing at the URLs of a run, before the purge either: whether it has unchanged files of the repository
// at another place, which names the input that is wrong.





/** One may be missing from the Source for reasons of its own. */
const maxFiles = 2;
/** Where assets of the run may be looked for at a wrong place. A hint, and no more: no fault of ours may take their reports away. */
async function findMappingFor(reports, toChanged, inputs, opened, ports) {
    if (!(0,_report_diagnosis_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .mayBeMisplaced */ .zA)(reports))
        return undefined;
    return findMapping(inputs, toChanged(), opened, (0,_probe_ports_js__WEBPACK_IMPORTED_MODULE_3__/* .openProbePorts */ .zk)(inputs, ports)).catch(() => undefined);
}
/** `changed`: what the run has changed, which is never asked for elsewhere. Undefined where nothing was found. */
async function findMapping(inputs, changed, opened, ports) {
    const { root, baseUrls } = inputs;
    const unchanged = await (0,_unchanged_files_js__WEBPACK_IMPORTED_MODULE_4__/* .findUnchanged */ .p)(inputs, changed, opened, maxFiles);
    const asked = unchanged.flatMap(({ path, expected }) => {
        const own = (0,_targets_url_places_js__WEBPACK_IMPORTED_MODULE_1__/* .toOwnUrls */ .c)(path, root, baseUrls);
        return baseUrls.map(async (base, index) => {
            const places = (0,_targets_url_places_js__WEBPACK_IMPORTED_MODULE_1__/* .toPlaces */ .M)(path, root, base).filter(({ url }) => !own.includes(url));
            return { base, path, served: await (0,_verify_served_find_served_js__WEBPACK_IMPORTED_MODULE_2__/* .findServed */ .T)({ own: own[index], places }, expected, ports) };
        });
    });
    const found = await Promise.all(asked);
    // A deployment may leave out one file, or copy it; `root` is the same for every base URL.
    const right = new Set(found.flatMap(({ base, served }) => (served === 'own' ? [base] : [])));
    const elsewhere = found.flatMap(({ base, path, served }) => served === undefined || served === 'own' || right.has(base)
        ? []
        : [{ place: served.place, file: path, origin: base.origin, isOwnBytes: served.as === 'same-bytes' }]);
    return toMapping(elsewhere.filter(({ place }) => right.size === 0 || place.input === 'base-url'));
}
/** The places that are known to give a file's own bytes; only where there are none, what may be it. */
function toMapping(elsewhere) {
    const known = elsewhere.filter(({ isOwnBytes }) => isOwnBytes);
    const told = known.length > 0 ? known : elsewhere;
    const toKey = ({ place }) => `${place.input} ${place.value}`;
    const keysOf = (origins) => new Set(told.filter((one) => origins.has(one.origin)).map(toKey));
    const [first, ...others] = Array.from(Map.groupBy(told, toKey).values(), (same) => {
        const [{ place, file }] = same;
        const origins = new Set(same.map(({ origin }) => origin));
        // What fits two places on one host has its bytes twice, and shows neither.
        return { ...place, file, isSure: known.length > 0 && keysOf(origins).size === 1, origins: [...origins] };
    });
    return first && { ...first, others };
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
