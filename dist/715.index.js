export const id = 715;
export const ids = [715];
export const modules = {

/***/ 1715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   purgeAndProve: () => (/* binding */ purgeAndProve)
/* harmony export */ });
/* harmony import */ var _asset_runs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);
/* harmony import */ var _branch_now_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2762);
/* harmony import */ var _unchanged_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1376);
// The assets of a run -> what became of each. A chunk of the bundle of its own, for the runs that have assets to purge.



/** Resolves with a report of every asset, whatever happens to it, and also where the run is stopped. */
async function purgeAndProve({ assets, range, added = [] }, inputs, opened, ports) {
    const changed = new Set([...added, ...assets.flatMap(({ file }) => (file === null ? [] : [file]))]);
    const branchNow = (0,_branch_now_js__WEBPACK_IMPORTED_MODULE_1__/* .openBranchNow */ .H)(opened, range);
    const { reports, error } = await (0,_asset_runs_js__WEBPACK_IMPORTED_MODULE_0__/* .runAssets */ .f)(assets, inputs, {
        ...ports,
        findUnchangedFile: (0,_unchanged_files_js__WEBPACK_IMPORTED_MODULE_2__/* .openUnchangedFiles */ .J)(inputs, changed, opened, range?.head, ports.hosts),
        branchNow,
    });
    if (error !== undefined)
        return { reports, error, mapping: undefined };
    const { findMappingFor } = await __webpack_require__.e(/* import() */ 288).then(__webpack_require__.bind(__webpack_require__, 2907));
    return { reports, error, mapping: await findMappingFor(reports, changed, inputs, opened, ports) };
}


/***/ })

};
