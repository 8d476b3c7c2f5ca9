export const id = 28;
export const ids = [28];
export const modules = {

/***/ 6028:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  purgeAndProve: () => (/* binding */ purgeAndProve)
});

// EXTERNAL MODULE: ./lib/report/diagnosis/diagnose.js
var diagnose = __webpack_require__(8302);
// EXTERNAL MODULE: ./lib/stages/asset-runs.js + 25 modules
var asset_runs = __webpack_require__(4648);
// EXTERNAL MODULE: ./lib/changes/files/git-path.js
var git_path = __webpack_require__(2253);
// EXTERNAL MODULE: ./lib/changes/files/tracked-files.js
var tracked_files = __webpack_require__(6773);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/platform/json.js
var json = __webpack_require__(601);
;// CONCATENATED MODULE: ./lib/stages/branch-now.js
// What the event's branch holds by now, for the proof: a newer push may have won while this run was waiting.




/** Undefined where the event has no branch: tags, releases, pull requests. */
function openBranchNow(opened) {
    const branch = toBranch(opened.event);
    if (branch === undefined)
        return undefined;
    return async (paths) => {
        // Other names are never read, so that nothing is known of them.
        const asked = paths.filter(git_path/* isPlainPath */.qW);
        const found = await (0,tracked_files/* findBranchFiles */.vV)(opened, branch, asked).catch(errors/* withoutAnswer */.B);
        if (found === undefined)
            return undefined;
        return { commit: found.commit, versions: new Map(asked.map((path) => [path, found.files.get(path) ?? null])) };
    };
}
function toBranch({ name, ref, payload }) {
    if (name === 'workflow_run')
        return (0,json/* textAt */.$6)(payload, 'workflow_run', 'head_branch');
    return /^refs\/heads\/(.+)$/s.exec(ref ?? '')?.[1];
}

// EXTERNAL MODULE: ./lib/stages/find-mapping.js
var find_mapping = __webpack_require__(2907);
// EXTERNAL MODULE: ./lib/stages/probe-ports.js
var probe_ports = __webpack_require__(4500);
;// CONCATENATED MODULE: ./lib/stages/purge-and-prove.js
// The assets of a run -> what became of each. A chunk of the bundle of its own, for the runs that have assets to purge.





async function purgeAndProve(assets, inputs, opened, ports) {
    const changed = new Set(assets.flatMap(({ file }) => (file === null ? [] : [file])));
    const branchNow = openBranchNow(opened);
    const { reports, error } = await (0,asset_runs/* runAssets */.f)(assets, inputs, {
        ...ports,
        findWitness: (0,find_mapping/* openWitnesses */.eG)(inputs, changed, opened),
        ...(branchNow && { branchNow }),
    });
    const isLost = error === undefined && (0,diagnose/* mayBeMisplaced */.zA)(reports);
    const probePorts = { ...(0,probe_ports/* openProbePorts */.z)(inputs, ports, ports.signal), files: ports.files };
    const mapping = isLost ? await (0,find_mapping/* findMapping */.Cm)(inputs, changed, opened, probePorts) : undefined;
    return { reports, error, mapping };
}


/***/ })

};
