export const id = 122;
export const ids = [122];
export const modules = {

/***/ 6122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openBranchNow: () => (/* binding */ openBranchNow)
/* harmony export */ });
/* harmony import */ var _changes_files_checkout_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(904);
/* harmony import */ var _changes_files_tracked_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6773);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _platform_event_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7131);
// What the event's branch holds by now, for the proof: a newer push may have won while this run was waiting.




/** Undefined where the event has no branch: tags, releases, pull requests. */
function openBranchNow(opened) {
    const branch = toBranch(opened.event);
    if (branch === undefined)
        return undefined;
    return async (paths) => {
        try {
            // Other names are never read, so that nothing is known of them.
            const asked = paths.filter(_changes_files_checkout_file_js__WEBPACK_IMPORTED_MODULE_0__/* .isPlainPath */ .qW);
            const { commit, files } = await (0,_changes_files_tracked_files_js__WEBPACK_IMPORTED_MODULE_1__/* .findBranchFiles */ .vV)(opened, branch, asked);
            return { commit, versions: new Map(asked.map((path) => [path, files.get(path) ?? null])) };
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l))
                throw error;
            return undefined;
        }
    };
}
function toBranch({ name, ref, payload }) {
    if (name === 'workflow_run')
        return (0,_platform_event_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(payload, 'workflow_run', 'head_branch');
    return /^refs\/heads\/(.+)$/s.exec(ref ?? '')?.[1];
}


/***/ })

};
