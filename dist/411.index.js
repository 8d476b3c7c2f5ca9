export const id = 411;
export const ids = [411];
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


/***/ })

};
