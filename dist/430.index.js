export const id = 430;
export const ids = [430];
export const modules = {

/***/ 5430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   joinReports: () => (/* binding */ joinReports),
/* harmony export */   parseReport: () => (/* binding */ parseReport)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _diagnosis_diagnose_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8302);
/* harmony import */ var _run_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7034);
/* harmony import */ var _to_run_report_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7231);
// The reports of the jobs of a matrix -> one report with one verdict.




/**
 * A job that left no report counts as failed: `reports-incomplete`, beside what the others tell. Throws the same where
 * there is none at all, or one that is no report.
 */
function joinReports(reports, setup) {
    if (reports.length === 0)
        throw incomplete('There is no report to join.');
    const assets = reports.flatMap((report) => report.assets);
    const missing = findMissing(reports);
    const stopped = reports.find(({ error }) => error !== null)?.error ?? null;
    const error = missing === undefined ? stopped : (0,_to_run_report_js__WEBPACK_IMPORTED_MODULE_2__/* .toReportedError */ .zc)(incomplete(missing), setup.docs);
    const conclusion = error === null ? joinConclusions(reports) : 'failure';
    return {
        schemaVersion: 1,
        conclusion,
        range: firstKnown(reports.map(({ range }) => range)),
        // Each job has counted the changed files before it took its share.
        funnel: firstKnown(reports.map(({ funnel }) => funnel)),
        reconciliation: joinReconciliations(reports),
        counts: (0,_run_report_js__WEBPACK_IMPORTED_MODULE_1__/* .toCounts */ .cr)(assets),
        error,
        diagnoses: joinDiagnoses(reports, (0,_diagnosis_diagnose_js__WEBPACK_IMPORTED_MODULE_3__/* .diagnose */ .h4)(assets, setup)),
        catchUp: conclusion === 'failure' ? firstKnown(reports.map(({ catchUp }) => catchUp)) : null,
        setupChecks: null,
        notices: unique(reports.flatMap(({ notices }) => notices)),
        warnings: unique(reports.flatMap(({ warnings }) => warnings)),
        shard: null,
        assets,
    };
}
/** Throws `reports-incomplete` where the text is no report of this action. `name` is told then. */
function parseReport(name, text) {
    try {
        const report = JSON.parse(text);
        if (report.schemaVersion === 1 && report.assets.every(isAsset) && report.counts && report.conclusion)
            return report;
    }
    catch {
        // Told below.
    }
    throw incomplete(`${name} is no report of this version of the action.`);
}
function isAsset(asset) {
    return (typeof asset.url === 'string' && URL.canParse(asset.url) && !!asset.purge?.outcome && !!asset.verification?.outcome);
}
/** A sentence; undefined where every job has left a report, and no job two. */
function findMissing(reports) {
    const shards = reports.flatMap(({ shard }) => (shard === null ? [] : [shard]));
    const [first] = shards;
    if (first === undefined)
        return undefined;
    const { count } = first;
    if (shards.some((shard) => shard.count !== count))
        return 'The reports are of matrices of different sizes.';
    const there = new Set(shards.map(({ index }) => index));
    if (there.size < shards.length)
        return 'Two reports are of the same shard.';
    const absent = Array.from({ length: count }, (_, index) => index + 1).filter((index) => !there.has(index));
    if (absent.length === 0)
        return undefined;
    const names = absent.map((index) => `${index}/${count}`).join(', ');
    return `${absent.length === 1 ? 'This shard has' : 'These shards have'} left no report: ${names}. Nothing is known of ${absent.length === 1 ? 'its' : 'their'} assets.`;
}
function incomplete(what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('reports-incomplete', `${what} Every job of the matrix has to keep the file that its output \`report\` names, also when it fails, and the folder of the input \`join-reports\` has to hold all of them.`);
}
/** The first that any job has: a job without assets among others that have some says nothing of the whole. */
function joinConclusions(reports) {
    const order = ['failure', 'success', 'dry-run', 'nothing-to-do'];
    return order.find((conclusion) => reports.some((report) => report.conclusion === conclusion)) ?? 'failure';
}
/** Found among all assets; the remedies are those of the jobs, which know their inputs. */
function joinDiagnoses(reports, found) {
    const told = new Map(reports.flatMap(({ diagnoses }) => diagnoses.map((diagnosis) => [diagnosis.code, diagnosis])));
    return found.map((diagnosis) => ({ ...diagnosis, remedy: told.get(diagnosis.code)?.remedy ?? diagnosis.remedy }));
}
function joinReconciliations(reports) {
    return reports
        .map(({ reconciliation }) => reconciliation)
        .reduce((one, other) => {
        if (one === null || other === null)
            return one ?? other;
        return {
            compared: one.compared + other.compared,
            same: one.same + other.same,
            stale: one.stale + other.stale,
            missing: one.missing + other.missing,
            indeterminate: [...one.indeterminate, ...other.indeterminate],
            downloadedBytes: one.downloadedBytes + other.downloadedBytes,
        };
    }, null);
}
function firstKnown(values) {
    return values.find((value) => value !== null) ?? null;
}
function unique(sentences) {
    return [...new Set(sentences)];
}


/***/ })

};
