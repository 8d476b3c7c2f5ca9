export const id = 184;
export const ids = [184];
export const modules = {

/***/ 1184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  incompleteReports: () => (/* binding */ incompleteReports),
  joinReports: () => (/* binding */ joinReports)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/platform/wording.js
var wording = __webpack_require__(6747);
// EXTERNAL MODULE: ./lib/report/catch-up.js
var catch_up = __webpack_require__(9703);
// EXTERNAL MODULE: ./lib/report/diagnosis/diagnose.js + 2 modules
var diagnose = __webpack_require__(4034);
// EXTERNAL MODULE: ./lib/report/diagnosis/diagnosis.js
var diagnosis_diagnosis = __webpack_require__(985);
// EXTERNAL MODULE: ./lib/report/run-report.js
var run_report = __webpack_require__(7034);
// EXTERNAL MODULE: ./lib/report/to-run-report.js + 1 modules
var to_run_report = __webpack_require__(6281);
;// CONCATENATED MODULE: ./lib/report/join/find-error.js
// What keeps the reports of a matrix from a verdict on the whole: what stopped a job, what is missing, and what does not fit together.


/**
 * Null where nothing does. What stopped a job comes first, with its code: that a report is missing may come of it. `unusable`: sentences
 * about files that are no reports.
 */
function findError(found, unusable, docs) {
    const stopped = found.filter(({ report }) => report.error !== null);
    const missing = [...unusable, ...findMissing(found)];
    // Where a job was stopped before it knew its share, that share is not missing for want of a file.
    const isExplained = stopped.some(({ report }) => report.shard === null);
    const gaps = missing.length === 0 || isExplained ? missing : [toIncompleteWords(missing.join(' '))];
    const doubles = missing.length === 0 ? findDoubles(found) : [];
    const all = missing.length === 0 ? found.length : undefined;
    const sentences = [...toStops(stopped, all), ...gaps, ...doubles, ...findMixed(found)];
    if (sentences.length === 0)
        return null;
    const code = stopped[0]?.report.error?.code ?? 'reports-incomplete';
    // Where a link leads is not for a file to say.
    return { code, message: sentences.join(' '), link: (0,diagnosis_diagnosis/* toLink */.S)(docs, code) };
}
function toIncompleteWords(what) {
    return `${what} Every job of the matrix has to keep the file that its output \`report\` names, by a step with \`if: always()\`, and the folder of the input \`join-reports\` has to hold all of them.`;
}
/** Of one code; jobs of one matrix are mostly stopped by the same. */
const maxMessages = 3;
const maxNamed = 10;
/** Every code and what it was about, with the jobs; without, where it is `all` of them. */
function toStops(stopped, all) {
    return [...Map.groupBy(stopped, ({ report }) => report.error?.code)].flatMap(([code, ofCode]) => {
        const byMessage = Map.groupBy(ofCode.toSorted(byStale), ({ report }) => report.error?.message ?? '');
        const toWords = ([message, jobs]) => jobs.length === all ? message : `${(0,wording/* listFirst */.rL)(jobs, maxNamed, toJob)}: ${message}`;
        return (0,wording/* tellFirst */.o3)([...byMessage], maxMessages, toWords, ` of \`${code}\`, in the reports of the jobs`);
    });
}
/** The most first: the number that one of them names as enough is then enough for all. */
function byStale(one, other) {
    return (other.report.reconciliation?.stale ?? 0) - (one.report.reconciliation?.stale ?? 0);
}
function toJob({ name, report: { shard } }) {
    return shard === null ? (0,wording/* quote */.hD)(name) : `${shard.index}/${shard.count}`;
}
/** Sentences; none where every job has left a report, and no job two. */
function findMissing(found) {
    const shards = found.flatMap(({ name, report: { shard } }) => (shard === null ? [] : [{ name, ...shard }]));
    const [first] = shards;
    if (first === undefined)
        return [];
    const { count } = first;
    if (shards.some((shard) => shard.count !== count))
        return [
            'The reports are of matrices of different sizes: some may be left from an earlier run. Empty the folder before the download.',
        ];
    const heads = new Set(found.flatMap(({ report: { range } }) => (range === null ? [] : [range.head])));
    if (heads.size > 1)
        return [
            `The reports are of different commits (${[...heads].join(', ')}): one is of an earlier run, or the jobs checked out a branch that has moved on.`,
        ];
    const byIndex = Map.groupBy(shards, ({ index }) => index);
    const twice = [...byIndex].filter(([, same]) => same.length > 1);
    const absent = Array.from({ length: count }, (_, index) => index + 1).filter((index) => !byIndex.has(index));
    const sentences = twice.map(([index, same]) => `These reports are of the same shard, ${index}/${count}: ${same.map(({ name }) => (0,wording/* quote */.hD)(name)).join(', ')}.`);
    if (absent.length > 0) {
        const names = absent.map((index) => `${index}/${count}`).join(', ');
        const [whose, their, job] = absent.length === 1 ? ['This shard has', 'its', 'that job'] : ['These shards have', 'their', 'these jobs'];
        sentences.push(`${whose} left no report: ${names}. Nothing is known of ${their} assets: look at the log of ${job}.${toOverwritten(found)}`);
    }
    return sentences;
}
/** A sentence with a space before it: reports that were put into one folder have overwritten one another. */
function toOverwritten(found) {
    return found.some(({ name }) => name === 'report.json')
        ? ' Or `report.json`, which lies in no sub-folder, is written over another one: leave `merge-multiple` of actions/download-artifact out, so that each has a sub-folder of its own.'
        : '';
}
/** One sentence: what is true of two reports of one matrix is mostly true of all their URLs. */
function findDoubles(found) {
    const names = new Map();
    for (const { name, report } of found) {
        for (const { url } of report.assets) {
            const other = names.get(url) ?? name;
            names.set(url, other);
            if (other !== name)
                return [
                    `${(0,wording/* quote */.hD)(other)} and ${(0,wording/* quote */.hD)(name)} are both of ${url}: one is of an earlier run, or two jobs of the matrix purge the same. Each URL belongs to one job, and its last report alone into the folder of \`join-reports\`.`,
                ];
        }
    }
    return [];
}
/**
 * A sentence; none where all jobs did the same. A dry run beside others has purged nothing of what its job had to purge, and no verdict
 * on the whole could be right.
 */
function findMixed(found) {
    const dry = found.filter(({ report }) => report.conclusion === 'dry-run');
    const hasPurged = ({ report }) => report.assets.some(({ purge }) => purge.attempts > 0);
    if (dry.length === 0 || !found.some(hasPurged))
        return [];
    const whose = dry.length === 1 ? 'This job was a dry run' : 'These jobs were dry runs';
    return [
        `${whose} and purged nothing, while others did purge: ${dry.map(toJob).join(', ')}. Give all jobs of the matrix the same \`dry-run\`.`,
    ];
}

// EXTERNAL MODULE: ./lib/platform/json.js
var json = __webpack_require__(601);
// EXTERNAL MODULE: ./lib/report/outcome-words.js
var outcome_words = __webpack_require__(6210);
;// CONCATENATED MODULE: ./lib/report/join/checks.js
// What a value must be to be taken for a field of a report: another job has written it, and nothing is taken for granted.

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isBoolean = (value) => typeof value === 'boolean';
/** Every number of a report counts something. */
const isNumber = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isText = (value) => typeof value === 'string';
const isCommit = (value) => isText(value) && (0,json/* isObjectId */.TS)(value);
const isLike = (pattern) => (value) => isText(value) && pattern.test(value);
const isOneOf = (words) => (value) => isText(value) && words.includes(value);
const orNull = (check) => (value) => value === null || check(value);
const orAbsent = (check) => (value) => value === undefined || check(value);
const isListOf = (check) => (value) => Array.isArray(value) && value.every(check);
const isRecordOf = (fields) => (value) => isObject(value) && findWrong(value, fields) === undefined;
/** The path of the first field that is not as it must be, after `path`. Undefined where all are. */
function findWrong(value, fields, path = '') {
    const given = value;
    const wrong = Object.entries(fields).find(([field, check]) => !check(given[field]));
    return wrong && `${path}${wrong[0]}`;
}
/** False for what is nested deeper than that: whatever walks through thousands of levels ends without room on the stack. */
function isShallow(value, depth) {
    if (typeof value !== 'object' || value === null)
        return true;
    return depth > 0 && Object.values(value).every((inner) => isShallow(inner, depth - 1));
}

;// CONCATENATED MODULE: ./lib/report/join/parse-report.js





const isCode = isLike(/^[a-z-]+$/);
const isTime = isLike(/^[\dTZ:.-]+$/);
/** More shards than the input `shard` takes would each be named. */
const isShardNumber = (value) => Number.isInteger(value) && Number(value) > 0 && Number(value) < 10_000;
/** As this action writes those of assets. Whatever else stands in one could be signed with it, for a picture. */
const isAssetUrl = (value) => (0,json/* isWebAddress */.d3)(value) && !/[?#]|^https?:\/\/[^/]*@/.test(value);
const changes = {
    added: true,
    modified: true,
    deleted: true,
    requested: true,
    selected: true,
};
/** What is told of each. */
const causes = {
    'old-bytes': {},
    'old-rendering': { isHeld: orAbsent(isBoolean) },
    missing: { status: isNumber },
    refused: { status: isNumber, signed: isBoolean },
    redirect: { status: isNumber, location: isText },
    status: { status: isNumber },
    challenge: { by: isText },
    'other-cache': { by: isText },
    'not-an-asset': { nonAssetReason: isText },
    'other-file': { contentLength: isNumber },
    'lfs-pointer': {},
    'unknown-content': { isAsBefore: orAbsent(isBoolean) },
    unreachable: { reason: isText },
    'never-seen': {},
    'too-early': {},
    'other-point': { pop: isText, gave: (value) => isCause(value) && value.kind !== 'other-point' },
};
const isCause = (value) => isRecordOf({ kind: isOneOf(Object.keys(causes)) })(value) && isRecordOf(causes[value.kind])(value);
const isProblem = isRecordOf({ code: isCode, message: isText });
const reportFields = {
    schemaVersion: (value) => value === 1,
    conclusion: isOneOf(run_report/* conclusions */.fy),
    range: orNull(isRecordOf({
        base: orNull(isCommit),
        head: isCommit,
        source: isText,
        sourceUrl: orAbsent(json/* isWebAddress */.d3),
        alsoFrom: orAbsent(isListOf(isCommit)),
        isGuess: orAbsent(isBoolean),
        resumedBy: orAbsent(isOneOf(['any-run', 'same-event'])),
    })),
    funnel: orNull(isRecordOf({
        changed: isNumber,
        belowRoot: isNumber,
        matchingFiles: isNumber,
        ofWantedKind: isNumber,
        untaken: orAbsent(isRecordOf({ count: isNumber, first: isListOf(isText) })),
    })),
    reconciliation: orNull(isRecordOf({
        compared: isNumber,
        same: isNumber,
        sameByMetadata: isNumber,
        stale: isNumber,
        missing: isNumber,
        indeterminate: isListOf(isObject),
        downloadedBytes: isNumber,
    })),
    error: orNull(isProblem),
    diagnoses: isListOf(isRecordOf({ code: isCode, remedy: isText, examples: isListOf(isText) })),
    catchUp: orNull(isText),
    setupChecks: orNull(isListOf(isObject)),
    notices: isListOf(isText),
    warnings: isListOf(isText),
    shard: orNull(isRecordOf({ index: isShardNumber, count: isShardNumber })),
    joinedFrom: orNull(isListOf(isText)),
    assets: isListOf(isObject),
};
const assetFields = {
    url: isAssetUrl,
    file: orNull(isText),
    change: isOneOf(Object.keys(changes)),
    purge: isObject,
    verification: isObject,
    problem: orNull(isProblem),
};
const purgeFields = {
    outcome: isText,
    attempts: isNumber,
    repeats: isNumber,
    status: orNull(isNumber),
    note: orNull(isText),
};
const verificationFields = {
    outcome: isText,
    evidence: orNull(isOneOf(Object.keys(outcome_words/* evidenceWords */.Jg))),
    supersededBy: orAbsent(isText),
    notReached: orAbsent(isListOf(isText)),
    cause: orNull(isCause),
    before: isText,
    checks: isNumber,
    seen: orAbsent(isListOf(isRecordOf({ cause: orNull(isCause), checks: isNumber }))),
    seconds: isNumber,
    detail: isText,
    removal: orAbsent(isRecordOf({
        lastServedAt: orNull(isTime),
        lastUnclearAt: orAbsent(isTime),
        purgedAt: orNull(isTime),
        goneAt: orNull(isTime),
    })),
    derivatives: orAbsent(isListOf(isRecordOf({ url: isText, outcome: isText, cause: orNull(isCause) }))),
};
/** A text that is no report of this action, or of no purge, comes as the sentence that says what is wrong with the file `name`. */
function parseReport(name, text) {
    const report = (0,json/* parseJson */.qF)(text);
    if (!isObject(report))
        return noReport(name, 'it is no JSON object');
    if (!isShallow(report, maxDepth))
        return noReport(name, 'it is nested too deeply');
    const wrong = findWrong(report, reportFields) ?? findWrongAsset(report.assets);
    if (wrong !== undefined)
        return noReport(name, `\`${wrong}\` is missing in it, or is something else`);
    const { setupChecks } = report;
    return setupChecks === null
        ? report
        : `${(0,wording/* quote */.hD)(name)} is the report of a diagnosis (\`diagnose: true\`), which says nothing of a purge.`;
}
/** No report is as deep. */
const maxDepth = 20;
function noReport(name, why) {
    return `${(0,wording/* quote */.hD)(name)} is no report of this version of the action: ${why}.`;
}
function findWrongAsset(assets) {
    for (const [index, asset] of assets.entries()) {
        const path = `assets[${index}].`;
        const wrong = findWrong(asset, assetFields, path) ??
            findWrong(asset.purge, purgeFields, `${path}purge.`) ??
            findWrong(asset.verification, verificationFields, `${path}verification.`);
        if (wrong !== undefined)
            return wrong;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/report/join/join-reports.js
// The reports of the jobs of a matrix -> one report with one verdict.









/**
 * A job that left no report counts as failed, and so does a dry run among others: `reports-incomplete`, beside what the
 * others tell. Throws the same where none tells anything.
 */
function joinReports(files, setup) {
    const parsed = files.map(({ name, text }) => ({ name, report: parseReport(name, text) }));
    const unusable = parsed.flatMap(({ report }) => (typeof report === 'string' ? [report] : []));
    const usable = parsed.filter((one) => typeof one.report !== 'string');
    const found = usable.filter((one) => !isOfOthers(one, usable));
    if (found.length === 0)
        throw incompleteReports(unusable.join(' ') || 'There is no `report.json` to join.');
    const leftOut = usable.filter((one) => !found.includes(one));
    const reports = found.map(({ report }) => report);
    const assets = joinAssets(reports);
    const error = findError(found, unusable, setup.docs);
    // A job's own word for it does not outweigh its assets.
    const isFailed = error !== null || assets.some((asset) => (0,to_run_report/* failsRun */.FR)(asset, 'warn'));
    const conclusion = isFailed ? 'failure' : joinConclusions(reports);
    const range = firstKnown(reports.map((report) => report.range));
    const reconciliation = joinReconciliations(reports);
    const left = conclusion === 'failure' ? firstKnown(reports.map(({ catchUp }) => catchUp)) : null;
    // Where each job stopped before it had a range, only they know where that would have begun.
    const isStopped = range === null && reports.every(({ error }) => error !== null);
    const diagnoses = joinDiagnoses(reports, (0,diagnose/* diagnose */.h)(assets, { ...setup, wasStale: reconciliation !== null }), setup.docs);
    return {
        ...run_report/* emptyReport */._O,
        conclusion,
        range,
        // Each job has counted the changed files before it took its share.
        funnel: firstKnown(reports.map(({ funnel }) => funnel)),
        reconciliation,
        counts: (0,run_report/* toCounts */.cr)(assets),
        error,
        diagnoses,
        catchUp: left === null || isStopped
            ? left
            : (0,catch_up/* toCatchUp */._5)({ range, reconciliation, isMisled: reports.some(catch_up/* saysMisled */.R) }, 'matrix'),
        notices: unique([...leftOut.map(toLeftOutWords), ...reports.flatMap(({ notices }) => notices)]),
        warnings: unique(reports.flatMap(({ warnings }) => warnings)),
        joinedFrom: found.map(({ name }) => name),
        assets,
    };
}
function incompleteReports(what) {
    return new errors/* ActionError */.l('reports-incomplete', toIncompleteWords(what));
}
/** A joined report of an earlier attempt beside those that it was made of, of which some may have been made anew since. */
function isOfOthers({ name, report: { joinedFrom, assets } }, all) {
    if (joinedFrom === null)
        return false;
    const others = all.filter((other) => other.name !== name);
    // One that has joined none names none: it was made of these, unless one of them is a joined report, too.
    if (joinedFrom.length === 0)
        return others.length > 0 && others.every(({ report }) => report.joinedFrom === null);
    const sources = others.filter((other) => joinedFrom.includes(other.name));
    const urls = new Set(sources.flatMap(({ report }) => report.assets.map(({ url }) => url)));
    return sources.length === joinedFrom.length && assets.every(({ url }) => urls.has(url));
}
function toLeftOutWords({ name }) {
    return `${(0,wording/* quote */.hD)(name)} is left out: it is a joined report, and the reports that it was made of are here themselves.`;
}
/** Each URL once: where two reports tell of it, the one for which it failed counts. */
function joinAssets(reports) {
    const byUrl = new Map();
    for (const asset of reports.flatMap(({ assets }) => assets)) {
        const known = byUrl.get(asset.url);
        if (known === undefined || ((0,run_report/* hasFailed */.WN)(asset) && !(0,run_report/* hasFailed */.WN)(known)))
            byUrl.set(asset.url, asset);
    }
    return [...byUrl.values()];
}
function joinConclusions(reports) {
    return run_report/* conclusions */.fy.find((conclusion) => reports.some((report) => report.conclusion === conclusion)) ?? 'failure';
}
/** Found among all assets; what they mean, and the remedies, are those of the jobs, which know their inputs and have looked around. */
function joinDiagnoses(reports, found, docs) {
    const told = reports.flatMap(({ assets, diagnoses }) => {
        const own = new Set(assets.map(({ url }) => url));
        return diagnoses.filter(({ examples }) => examples.every((url) => own.has(url)));
    });
    return found.map((diagnosis) => {
        const [example = ''] = diagnosis.examples;
        // An asset has one cause.
        const { code, remedy } = told.find(({ examples }) => examples.includes(example)) ?? diagnosis;
        return { ...diagnosis, code, remedy, link: (0,diagnosis_diagnosis/* toLink */.S)(docs, code) };
    });
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
            sameByMetadata: one.sameByMetadata + other.sameByMetadata,
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
