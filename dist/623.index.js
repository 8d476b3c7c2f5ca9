export const id = 623;
export const ids = [623,30,411];
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

/***/ 7623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  keepStale: () => (/* binding */ keepStale)
});

// EXTERNAL MODULE: ./lib/platform/wording.js
var wording = __webpack_require__(6747);
// EXTERNAL MODULE: ./lib/report/run-report.js
var run_report = __webpack_require__(7034);
// EXTERNAL MODULE: ./lib/report/words/selection-words.js
var selection_words = __webpack_require__(4586);
// EXTERNAL MODULE: ./lib/verify/verification.js
var verify_verification = __webpack_require__(3650);
// EXTERNAL MODULE: ./lib/pipeline/find-mapping.js
var find_mapping = __webpack_require__(1792);
// EXTERNAL MODULE: ./lib/platform/files/file-kind.js
var file_kind = __webpack_require__(2928);
// EXTERNAL MODULE: ./lib/platform/timing/gate.js
var gate = __webpack_require__(91);
// EXTERNAL MODULE: ./lib/report/progress.js
var progress = __webpack_require__(7751);
// EXTERNAL MODULE: ./lib/verify/expected-content.js
var expected_content = __webpack_require__(4749);
// EXTERNAL MODULE: ./lib/verify/known/known.js
var known_known = __webpack_require__(8862);
// EXTERNAL MODULE: ./lib/verify/known/seen.js
var known_seen = __webpack_require__(3598);
// EXTERNAL MODULE: ./lib/verify/origin/origin.js + 1 modules
var origin = __webpack_require__(8171);
// EXTERNAL MODULE: ./lib/verify/probe/metadata.js
var metadata = __webpack_require__(1999);
// EXTERNAL MODULE: ./lib/verify/probe/non-asset.js
var non_asset = __webpack_require__(518);
// EXTERNAL MODULE: ./lib/verify/rules/fault-rules.js
var fault_rules = __webpack_require__(4947);
// EXTERNAL MODULE: ./lib/verify/known/known-host.js
var known_host = __webpack_require__(213);
// EXTERNAL MODULE: ./lib/verify/known/learn.js
var learn = __webpack_require__(9615);
// EXTERNAL MODULE: ./lib/verify/probe/probes.js
var probes = __webpack_require__(8233);
// EXTERNAL MODULE: ./lib/verify/probe/sample.js + 1 modules
var sample = __webpack_require__(5131);
;// CONCATENATED MODULE: ./lib/verify/served/asking.js
// The requests of one comparison (`compare.ts`), one after another, and what is known after each.






/** Longest time for one request. */
const timeLimitMs = 30_000;
/** Meets one need, of the bare URL or a derivative. */
async function meetNeed(asking, kind, query = '') {
    const { ports } = asking;
    const probeOnce = () => (0,probes/* probe */.dy)(asking.known, { kind, query }, { ...ports, timeLimitMs });
    const fact = await (0,sample/* askTwice */.g4)(probeOnce, ports.sampler);
    asking.known = (0,known_host/* learnWithHost */.rC)(ports.hosts, asking.known, fact);
    const { seen } = fact.sample;
    if ((0,known_seen/* isRead */.H9)(seen))
        asking.cost.downloadedBytes += seen.body.length;
    return seen;
}
/** The bare URL's answer with its body, which is asked for again where it was not read. */
async function toWhole(seen, asking) {
    return seen.kind === 'served' && !(0,known_seen/* isRead */.H9)(seen) ? meetNeed(asking, 'whole') : seen;
}
async function learnCheckout(asking) {
    const { known } = asking;
    if (known.checkout === undefined)
        asking.known = (0,learn/* learn */.nB)(known, { kind: 'checkout', file: await (0,expected_content/* readCheckout */.b$)(known.expected) });
}
/** Recognises an answer; reads it again, or the checkout's file, where that would tell: `unhashed` where that cannot be read. */
async function recogniseWhole(seen, asking) {
    const toContent = (one) => (0,expected_content/* recognise */.GJ)(asking.known.expected, one, asking.known.checkout);
    const whole = toContent(seen) === 'unmeasured' ? await meetNeed(asking, 'whole') : seen;
    if (whole.kind !== 'served')
        return 'unmeasured';
    if (toContent(whole) !== 'unhashed')
        return toContent(whole);
    await learnCheckout(asking);
    return asking.known.checkout?.sha256 === undefined ? 'unhashed' : toContent(whole);
}

;// CONCATENATED MODULE: ./lib/verify/served/compare-renderings.js
// `select: stale`: whether what imgix has rendered is what it renders by now. A point of presence may have missed the purge.



async function compareRendering(whole, query, asking) {
    const seen = await meetNeed(asking, 'fresh', query);
    if ((0,known_seen/* mayPass */.bg)(seen))
        return toIndeterminate(seen, query, asking);
    const { bare, derivatives } = asking.known;
    // What a cache had is none.
    const fresh = [bare, ...derivatives].find((url) => url.query === query)?.fresh?.seen;
    if (fresh === undefined)
        return 'untold';
    if ((0,known_seen/* hasSameBytes */.gT)(fresh, whole))
        return 'as-now';
    return (0,known_seen/* hasSameBytes */.gT)(fresh, await meetNeed(asking, 'fresh', query)) ? 'other' : 'untold';
}
/** A derivative of an asset that is as it should be. Two requests for one that is so, too. */
async function compareDerivative(query, asking) {
    const seen = await meetNeed(asking, 'check', query);
    const isRemoved = asking.known.expected.kind === 'removed';
    if (isRemoved && (0,known_seen/* isMissing */.b2)(seen))
        return 'untold';
    if ((0,known_seen/* isMissingItself */.G_)(seen))
        return { kind: 'stale', detail: `imgix answers ${seen.status} for the derivative \`?${query}\`.` };
    if (!(0,known_seen/* isAsset */.vY)(seen))
        return toIndeterminate(seen, query, asking);
    if (!isRemoved)
        return compareRendering(seen, query, asking);
    const missing = await meetNeed(asking, 'missing', query);
    const isTold = (0,known_seen/* isMissing */.b2)(missing) || ((0,known_seen/* isAsset */.vY)(missing) && !(0,known_seen/* hasSameBytes */.gT)(missing, seen));
    return isTold
        ? { kind: 'stale', detail: `imgix serves the derivative \`?${query}\` of the removed file.` }
        : 'untold';
}
function toIndeterminate(seen, query, { known }) {
    const { cause, detail } = (0,fault_rules/* toFaultFinding */.d_)(seen, 'imgix', known.isSigned);
    const kind = 'indeterminate';
    return query === ''
        ? { kind, detail: `What imgix makes of the file was not to be had. ${detail}`, cause }
        : { kind, detail: `Its derivative \`?${query}\` was not to be had: ${detail}`, cause, derivative: query };
}

;// CONCATENATED MODULE: ./lib/verify/served/compare.js
// `select: stale`: whether imgix serves what it should, before anything is purged. What cannot be told is no reason to purge.











/**
 * One request for a file that is served as it should be, two where the Source re-encodes, and two for each derivative. With `originUrl`
 * the origin is asked first, and imgix only once the origin has the file: asking before would make imgix keep a 404.
 */
async function compareWithServed(asset, ports) {
    const { url, base } = asset;
    const cost = { downloadedBytes: 0 };
    const expected = await (0,expected_content/* toExpectedContent */.jd)(asset, ports.files);
    const unasked = (await toWaiting(asset, expected, ports)) ?? toLeftAlone(url, 'indeterminate', ports);
    if (unasked !== undefined)
        return { comparison: unasked, cost };
    const isOriginReady = asset.originUrl !== undefined;
    const known = (0,known_known/* toKnown */.lD)({ url, base, isSigned: ports.token !== undefined, expected, isOriginReady }, ports.params);
    const asking = { known, cost, ports };
    const seen = await meetNeed(asking, 'check');
    const comparison = seen.kind === 'served' ? await compareBody(seen, asking) : compareFault(seen, asking.known);
    return {
        comparison: comparison.kind === 'same' ? await compareDerivatives(comparison, asking) : comparison,
        cost,
    };
}
/**
 * Of an asset that is as it should be, by more than metadata: where the Source re-encodes, a purge for a derivative alone is not proved.
 * One that cannot be compared hides no other that is stale.
 */
async function compareDerivatives(same, asking) {
    const renderings = { ...same.renderings };
    let unseen;
    for (const query of asking.ports.params) {
        const found = await compareDerivative(query, asking);
        if (typeof found === 'string')
            renderings[query] = found;
        else if (found.kind === 'stale')
            return found;
        else
            unseen ??= found;
    }
    return asking.ports.params.length === 0 ? same : { ...(unseen ?? same), renderings };
}
/** Why imgix must not be asked yet; undefined where it may. */
async function toWaiting({ originUrl }, expected, ports) {
    if (originUrl === undefined || expected.kind === 'removed')
        return undefined;
    const leftAlone = toLeftAlone(originUrl, 'waiting', ports);
    if (leftAlone !== undefined)
        return leftAlone;
    const { isReady, detail, fault } = await (0,origin/* waitForOrigin */.x)(originUrl, expected, { ...ports, timeoutMs: 0 });
    if (isReady)
        return undefined;
    const what = fault === null ? 'The deployment has not arrived at the Source' : 'The Source does not show the file';
    return { kind: 'waiting', detail: `${what}: ${originUrl} ${detail}.`, cause: fault ?? undefined };
}
/** A host that hangs would hold each of thousands of comparisons up for as long as a request may take: it is left alone. */
function toLeftAlone(url, kind, { sampler }) {
    const { outage } = sampler.turnsOf(url).breaker;
    if (outage === undefined)
        return undefined;
    const { cause } = (0,fault_rules/* toFaultFinding */.d_)(outage.last.seen, 'imgix', false);
    const detail = `It was not asked for, as no file had come from ${new URL(url).origin} for ${outage.seconds} s.`;
    return { kind, detail, cause };
}
/** There is no file, or a fault came. 403 and 410 may be of the whole host. */
function compareFault(seen, known) {
    const { expected, isSigned } = known;
    if ((0,known_seen/* isMissingItself */.G_)(seen)) {
        return expected.kind === 'removed'
            ? { kind: 'same' }
            : { kind: 'missing', detail: `imgix answers ${seen.status}.`, cause: (0,fault_rules/* toMissingCause */.zk)(seen.status, known) };
    }
    const { cause, detail } = (0,fault_rules/* toFaultFinding */.d_)(seen, 'imgix', isSigned);
    if (!(0,known_seen/* isMissing */.b2)(seen))
        return indeterminate(detail, cause);
    const mayBeGone = expected.kind === 'removed' && !(0,known_seen/* isUndeployed */.q)(seen);
    return { ...indeterminate(detail, (0,fault_rules/* toMissingCause */.zk)(seen.status, known)), ...(mayBeGone ? { mayBeGone } : {}) };
}
async function compareBody(seen, asking) {
    const { expected } = asking.known;
    const content = await recogniseWhole(seen, asking);
    if (content === 'new')
        return { kind: 'same', isOwnBytes: !(0,file_kind/* isSvg */.$D)(asking.known.url) };
    if (content === 'old')
        return (await compareSanitized(seen, asking)) ?? toStale(expected);
    if (content === 'pointer')
        return { kind: 'stale', detail: 'imgix serves the Git LFS pointer, not its content.' };
    if (content === 'unhashed')
        return indeterminate('The file to compare with cannot be read.');
    if (content !== 'other')
        return indeterminate('imgix does not tell the length of its answer.');
    const { nonAssetReason } = seen;
    if (nonAssetReason !== undefined && !(0,non_asset/* mayBeTextFile */.UG)(asking.known.url, nonAssetReason))
        return compareNonAsset(seen, asking);
    if (expected.kind === 'removed')
        return compareRemoved(seen, asking);
    const comparison = await compareHeld(seen, asking);
    const isRight = comparison.kind === 'same' || (comparison.kind === 'differs' && comparison.isHeld);
    if (isRight || !(await servesDefaultImage(seen, asking)))
        return comparison;
    return asking.known.isOriginReady
        ? { kind: 'stale', detail: 'imgix serves its default image, although the Source has the file.' }
        : { kind: 'missing', detail: fault_rules/* defaultImageDetail */.sg, cause: { kind: 'missing', status: 200 } };
}
/** Where imgix holds the new SVG, the sanitizer may make the old one's bytes of it, too. */
async function compareSanitized(seen, asking) {
    const { url, expected } = asking.known;
    if (!(0,file_kind/* isSvg */.$D)(url) || expected.kind !== 'updated')
        return undefined;
    const comparison = await compareHeld(seen, asking);
    return comparison.kind === 'same' && comparison.renderings?.[''] === 'as-now' ? comparison : undefined;
}
/**
 * A page, or nothing: a fault, unless imgix tells that it holds another file, as the Source may have given a page for one that was not
 * there yet. Where it gives one for every such path, only the origin shows that the file is there by now.
 */
async function compareNonAsset(seen, asking) {
    const fault = compareFault(seen, asking.known);
    const { expected, isOriginReady } = asking.known;
    if (expected.kind !== 'updated')
        return fault;
    const comparison = await compareHeld(seen, asking);
    if (comparison.kind !== 'stale')
        return fault;
    const missing = isOriginReady ? undefined : await meetNeed(asking, 'missing');
    return missing === undefined || (0,known_seen/* isMissing */.b2)(missing) || (0,known_seen/* isAsset */.vY)(missing) ? comparison : fault;
}
async function servesDefaultImage(seen, asking) {
    const missing = await meetNeed(asking, 'missing');
    if (!(0,known_seen/* isAsset */.vY)(missing) || missing.body.length !== seen.body.length)
        return false;
    return (0,known_seen/* hasSameBytes */.gT)(missing, await toWhole(seen, asking));
}
function toStale({ kind }) {
    const detail = kind === 'removed' ? 'imgix serves the removed file.' : 'imgix serves other bytes than the file has.';
    return { kind: 'stale', detail };
}
/** In the place of a file that git has deleted, only the default image is right. */
async function compareRemoved(seen, asking) {
    const whole = await toWhole(seen, asking);
    const missing = await meetNeed(asking, 'missing');
    if ((0,known_seen/* isAsset */.vY)(missing) && (0,known_seen/* hasSameBytes */.gT)(missing, whole))
        return { kind: 'same' };
    return (0,known_seen/* isAsset */.vY)(whole) && ((0,known_seen/* isAsset */.vY)(missing) || (0,known_seen/* isMissing */.b2)(missing))
        ? toStale(asking.known.expected)
        : indeterminate('imgix does not tell what it serves for a path that does not exist.');
}
/**
 * Other bytes: the Source re-encodes, or imgix holds another file. Bytes as long as the file described are its own: also of an SVG, as a
 * sanitizer that keeps the length, and cannot be switched off, is less likely than a new colour.
 */
async function compareHeld(seen, asking) {
    const { cost, ports } = asking;
    const { url, base, isSigned, isOriginReady, expected } = asking.known;
    // Anew, as this is kept for many files until all are compared.
    const isRendered = async () => {
        const anew = { known: (0,known_known/* toKnown */.lD)({ url, base, isSigned, expected, isOriginReady }, []), cost, ports };
        return (await compareRendering(await toWhole(seen, anew), '', anew)) === 'as-now';
    };
    const differs = (isHeld) => ({ kind: 'differs', isHeld, isRendered });
    await meetNeed(asking, 'held');
    const { held } = asking.known;
    if (held === undefined || held.file.kind === 'unknown')
        return differs(false);
    if (held.file.kind === 'original') {
        await learnCheckout(asking);
        const original = { kind: 'served', body: held.file.body };
        if ((0,expected_content/* recognise */.GJ)(expected, original, asking.known.checkout) !== 'new')
            return toStale(expected);
        const rendering = await compareRendering(await toWhole(seen, asking), '', asking);
        return typeof rendering === 'object' ? rendering : { kind: 'same', renderings: { '': rendering } };
    }
    const { contentLength, dimensions } = held.file.metadata;
    const sizes = (0,expected_content/* newSizesOf */._O)(expected);
    if (sizes.length === 0)
        return differs(false);
    if (!sizes.includes(contentLength))
        return {
            kind: 'stale',
            detail: `imgix has a file of ${(0,wording/* toBytes */.ZJ)(contentLength)}, it should have ${sizes.map(wording/* toNumber */.Ro).join(' or ')}.`,
        };
    if (seen.body.length === contentLength)
        return toStale(expected);
    await learnCheckout(asking);
    return (0,metadata/* hasSameDimensions */.mk)(asking.known.checkout?.dimensions, dimensions)
        ? differs(true)
        : { kind: 'stale', detail: 'imgix has a file of the same size with other dimensions.' };
}
function indeterminate(detail, cause) {
    return { kind: 'indeterminate', detail, cause };
}

// EXTERNAL MODULE: ./lib/pipeline/probe-ports.js
var probe_ports = __webpack_require__(3281);
;// CONCATENATED MODULE: ./lib/pipeline/find/compare-all.js
// `select: stale`: each asset is compared with what imgix serves for it; and what some of them leave open, the others tell.






async function compareAll(assets, inputs, ports) {
    const found = await compareEach(assets, inputs, ports);
    const overall = lookOver(found);
    const compared = await (0,gate/* mapWithin */.u)(probe_ports/* maxConcurrentFetches */.ET, found, async (one) => ({
        asset: one.asset,
        result: await toResult(one, overall),
    }));
    return { compared, downloadedBytes: found.reduce((sum, { cost }) => sum + cost.downloadedBytes, 0) };
}
async function compareEach(assets, inputs, ports) {
    const { hosts, clock, log } = ports;
    const comparePorts = { ...(0,probe_ports/* openProbePorts */.zk)(inputs, ports, inputs.timeoutMs), hosts, params: inputs.verifyParams };
    let done = 0;
    const ended = new AbortController();
    const toState = () => `${(0,wording/* toNumber */.Ro)(done)} of ${(0,wording/* toUrlCount */.UX)(assets.length)} compared.`;
    void (0,progress/* tellRegularly */.L)(toState, { log, clock, signal: ended.signal });
    return (0,gate/* mapWithin */.u)(probe_ports/* maxConcurrentFetches */.ET, assets, async (asset) => {
        const compared = await compareWithServed(asset, comparePorts).finally(() => done++);
        return { asset, ...compared };
    }).finally(() => ended.abort());
}
function lookOver(found) {
    const own = found.filter(({ comparison }) => comparison.kind === 'same' && comparison.isOwnBytes);
    const given = found.filter(({ asset, comparison: { kind } }) => (kind === 'same' || kind === 'differs') && asset.expected.kind !== 'removed');
    return {
        passed: new Set(own.map(({ asset }) => toPassedKind(asset.url))),
        renderedAsNow: new Set(found.flatMap((one) => toRenderedAs('as-now', one))),
        open: new Set(given.map(({ asset }) => asset.base)),
    };
}
async function toResult(one, { passed, renderedAsNow, open }) {
    const { asset, comparison } = one;
    if (comparison.kind === 'indeterminate' && comparison.mayBeGone && open.has(asset.base))
        return { kind: 'same' };
    // That renderings of now are other ones tells something where those of other such files are not.
    if (toRenderedAs('other', one).some((kind) => renderedAsNow.has(kind)))
        return { kind: 'stale', detail: 'imgix serves an older rendering of the file.' };
    if (comparison.kind !== 'differs')
        return comparison;
    const { isHeld, isRendered } = comparison;
    if (passed.has(toPassedKind(asset.url)) && !(isHeld && (await isRendered()))) {
        const detail = 'imgix serves other bytes than the file has, although it passes the bytes of other files through.';
        return { kind: 'stale', detail };
    }
    if (isHeld)
        return { kind: 'same', isByMetadata: true };
    const detail = 'imgix serves other bytes than the file has, and does not tell which file they are made from.';
    return { kind: 'indeterminate', detail };
}
/** A Source re-encodes all pictures, by its default parameters, or none. */
function toPassedKind(url) {
    const { origin, pathname } = new URL(url);
    return (0,file_kind/* toRasterEnding */.o8)(pathname) === undefined ? toKindOnHost(url) : `${origin} picture`;
}
/** Other files it passes through all the same, and each is told by its ending. */
function toKindOnHost(url) {
    const { origin, pathname } = new URL(url);
    return `${origin} ${/\.[^./]*$/.exec(pathname)?.[0].toLowerCase() ?? ''}`;
}
/** The kind of the file, with each query of which it is rendered so. */
function toRenderedAs(rendering, { asset, comparison }) {
    const renderings = ('renderings' in comparison && comparison.renderings) || {};
    return Object.entries(renderings).flatMap(([query, as]) => as === rendering ? [`${toKindOnHost(asset.url)}?${query}`] : []);
}

// EXTERNAL MODULE: ./lib/inputs/raw-inputs.js
var raw_inputs = __webpack_require__(4917);
// EXTERNAL MODULE: ./lib/targets/url/base-url.js
var base_url = __webpack_require__(2051);
;// CONCATENATED MODULE: ./lib/pipeline/find/stale-warnings.js



/** So few may all differ, or be missing, by chance. */
const fewFiles = 3;
/** It is deleted and not there, as it is not at another Source either. */
function isGone({ asset, result }) {
    return result.kind === 'same' && asset.expected.kind === 'removed';
}
/** It is served as it should be, whatever became of its derivatives. */
function isFileThere({ asset, result }) {
    const isRight = result.kind === 'same' || (result.kind === 'indeterminate' && result.derivative !== undefined);
    return isRight && asset.expected.kind !== 'removed';
}
/** Base URLs below which imgix has none of the files that should be there. */
function findEmptyBases(compared, { baseUrls }) {
    const files = compared.filter((one) => !isGone(one));
    return baseUrls.filter((base) => {
        const ofBase = files.filter(({ asset }) => isBelow(base, asset));
        return ofBase.length > 0 && ofBase.every(({ result }) => result.kind === 'missing');
    });
}
/** What could not be compared. */
function stale_warnings_toIndeterminate(compared) {
    return compared.flatMap(({ asset: { url }, result }) => result.kind === 'indeterminate' || result.kind === 'waiting' ? [{ url, reason: result.detail }] : []);
}
/** `compared`: those that have no report of their own. */
function toWarnings(compared, inputs) {
    const files = compared.filter((one) => !isGone(one));
    const empty = findEmptyBases(compared, inputs);
    const others = files.filter(({ asset }) => !empty.some((base) => isBelow(base, asset)));
    const missing = others.filter(({ result }) => result.kind === 'missing');
    const warnings = [];
    if (empty.length > 0) {
        const count = files.length - others.length;
        const things = empty.length === 1 ? 'files' : 'URLs';
        const what = count === 1 ? 'does not have the only file' : `has none of the ${(0,wording/* toNumber */.Ro)(count)} ${things}`;
        warnings.push(`imgix ${what}${toPlace(empty, inputs)}: check ${toMappingQuestion(inputs, empty)}.`);
    }
    if (missing.length > 0) {
        const them = missing.length === 1 ? 'it' : 'them';
        const why = inputs.originUrl === undefined
            ? `A purge brings none back: has the deployment left ${them} out?`
            : `The Source has ${them}: imgix keeps a 404 for five minutes; otherwise, check \`base-url\`.`;
        const all = (0,wording/* toCount */.zK)(others.length, inputs.baseUrls.length === 1 ? 'file' : 'URL');
        warnings.push(`imgix does not have ${(0,wording/* toNumber */.Ro)(missing.length)} of ${all}, such as ${missing[0]?.asset.url}. ${why}`);
    }
    const indeterminate = stale_warnings_toIndeterminate(compared);
    if (indeterminate.length > 0)
        warnings.push(`${(0,wording/* toUrlCount */.UX)(indeterminate.length)} that could not be compared ${indeterminate.length === 1 ? 'was' : 'were'} left alone, such as ${indeterminate[0]?.url}: ${indeterminate[0]?.reason}`);
    return warnings;
}
/** Where nothing of a base URL is as it should be: another one may well be right. */
function explainAll(compared, inputs) {
    // A limit of the user's own is consent.
    const maxUrls = Number(raw_inputs/* inputDefaults */.V0['max-urls']);
    if (inputs.maxUrls !== maxUrls)
        return undefined;
    const isStale = ({ result }) => result.kind === 'stale';
    // One share may have more than its part of what is stale.
    const few = fewFiles * (inputs.shard?.count ?? 1);
    const bases = inputs.baseUrls.filter((base) => {
        const ofBase = compared.filter(({ asset }) => isBelow(base, asset));
        return ofBase.filter(isStale).length >= few && !ofBase.some(isFileThere);
    });
    if (bases.length === 0)
        return undefined;
    const differing = compared.flatMap(({ asset, result }) => result.kind === 'stale' && bases.some((base) => isBelow(base, asset)) ? [`${asset.url}: ${result.detail}`] : []);
    const count = compared.filter(isStale).length;
    const what = bases.length === 1 ? 'files' : 'URLs';
    const orBuilt = inputs.deployed === undefined ? '; or, where a build rewrites files, give `deployed`' : '';
    const ofShare = inputs.shard === undefined ? '' : ', or more where another share has more';
    return `All ${(0,wording/* toNumber */.Ro)(differing.length)} ${what} that could be compared differ from what imgix serves${toPlace(bases, inputs)}, such as ${differing[0]} Check ${toMappingQuestion(inputs, bases)}${orBuilt}. If they really are all stale, say so with another \`max-urls\` than ${(0,wording/* toNumber */.Ro)(maxUrls)}, such as \`max-urls: ${count === maxUrls ? count + 1 : count}\`${ofShare}.`;
}
function isBelow(baseUrl, { base }) {
    return base === (0,base_url/* toAddress */.ch)(baseUrl);
}
/** `root` and `deployed` are the same for every base URL: where another one has its files, they are right. */
function toMappingQuestion({ root, baseUrls, deployed }, bases) {
    const isSource = `whether \`base-url\` (${quoteBases(bases)}) is the Source of this repository`;
    if (bases.length < baseUrls.length)
        return isSource;
    return `${isSource}, and \`root\` (\`${root || '.'}\`)${deployed === undefined ? '' : `, and \`deployed\` (\`${deployed}\`)`}`;
}
/** Empty where it is all of them. */
function toPlace(bases, { baseUrls }) {
    return bases.length < baseUrls.length ? ` below ${quoteBases(bases)}` : '';
}
function quoteBases(bases) {
    return bases.map((base) => `\`${(0,base_url/* toAddress */.ch)(base)}\``).join(', ');
}

;// CONCATENATED MODULE: ./lib/pipeline/find/stale-assets.js
// `select: stale`: of all the files that imgix should serve, those that it serves otherwise. Nothing is purged here.







/** Compares every asset, tells the log of those that differ, and keeps the stale ones. */
async function keepStale(targets, inputs, opened, ports) {
    if (targets.assets.length === 0)
        return { targets: { ...targets, reconciliation: toReconciliation([], 0) }, unreached: [] };
    const { compared, reconciliation } = await compareAndLog(targets.assets, inputs, ports);
    const assets = compared.filter(({ result }) => result.kind === 'stale').map(({ asset }) => asset);
    const unreached = inputs.verify === 'warn' ? [] : toUnreached(compared, inputs);
    // What has a report of its own needs no warning.
    const reported = new Set(unreached.map(({ url }) => url));
    const unreported = compared.filter(({ asset }) => !reported.has(asset.url));
    const warnings = [...targets.warnings, ...toWarnings(unreported, inputs)];
    const reason = 'Nothing that could be compared is stale.';
    const chosen = {
        targets: { ...targets, assets, warnings, reconciliation, reason },
        unreached,
        allStale: explainAll(compared, inputs),
    };
    if (unreached.length === 0)
        return chosen;
    const rightOrigins = compared.filter(isFileThere).map(({ asset }) => new URL(asset.url).origin);
    const mapping = await (0,find_mapping.findMappingFor)(unreached, () => new Set(targets.changed?.()), inputs, opened, ports);
    return { ...chosen, hints: { rightOrigins, mapping } };
}
async function compareAndLog(assets, inputs, ports) {
    const { log, clock } = ports;
    log.startGroup(`Compare ${(0,wording/* toUrlCount */.UX)(assets.length)} with what imgix serves`);
    const startMs = clock.monotonicMs();
    const { compared, downloadedBytes } = await compareAll(assets, inputs, ports);
    const seconds = Math.round((clock.monotonicMs() - startMs) / 100) / 10;
    const reconciliation = toReconciliation(compared, downloadedBytes);
    logComparisons(compared, log);
    log.info(`${(0,selection_words/* toReconciliationWords */.Wh)(reconciliation)} That took ${seconds} s.`);
    log.endGroup();
    return { compared, reconciliation };
}
/**
 * All assets of a host on which something else came in the place of every one of them, there or at the origin; and those below a base
 * URL at which imgix has none. Of others none.
 */
function toUnreached(compared, inputs) {
    const missing = findEmptyBases(compared, inputs).flatMap((base) => {
        const ofBase = compared.filter(({ asset, result }) => isBelow(base, asset) && result.kind === 'missing');
        return ofBase.length < fewFiles ? [] : ofBase.flatMap(toUnreachedReport);
    });
    const others = compared.filter((one) => !isGone(one) && (one.result.kind !== 'waiting' || one.result.cause !== undefined));
    const hosts = Map.groupBy(others, ({ asset }) => new URL(asset.url).origin);
    const unreached = [...hosts.values()].filter((all) => all.every(isUnreached)).flat();
    return [...unreached.flatMap(toUnreachedReport), ...missing];
}
/** Something else came in its place. */
function isUnreached({ result }) {
    return (result.kind === 'indeterminate' || result.kind === 'waiting') && result.cause !== undefined;
}
function toUnreachedReport({ asset, result }) {
    if (result.kind === 'same' || result.kind === 'stale' || result.cause === undefined)
        return [];
    const { cause, detail } = result;
    const code = result.kind === 'waiting' ? 'origin-not-ready' : 'inconclusive';
    const verification = { ...(0,verify_verification/* skipped */.h)(detail), outcome: 'inconclusive', cause, ...toDerivatives(asset, result) };
    return [(0,run_report/* toAssetReport */.C1)(asset, run_report/* purgeSkipped */.uE, verification, { code, message: detail })];
}
/** Where the file itself is as it should be, what to do is about the derivative. */
function toDerivatives({ url }, result) {
    if (result.kind !== 'indeterminate' || result.derivative === undefined)
        return {};
    const { derivative, cause = null, detail } = result;
    return { derivatives: [{ url: `${url}?${derivative}`, outcome: 'inconclusive', cause, checks: 1, detail }] };
}
function toReconciliation(compared, downloadedBytes) {
    const count = (kind) => compared.filter(({ result }) => result.kind === kind).length;
    return {
        compared: compared.length,
        same: count('same'),
        sameByMetadata: compared.filter(({ result }) => result.kind === 'same' && result.isByMetadata).length,
        stale: count('stale'),
        missing: count('missing'),
        indeterminate: stale_warnings_toIndeterminate(compared),
        downloadedBytes,
    };
}
/** Longer logs are slow to open. Of what imgix does not have, the report has the number only. */
const maxLines = 200;
function logComparisons(compared, log) {
    const lines = compared.flatMap(({ asset: { url }, result }) => result.kind === 'same'
        ? []
        : [`${result.kind === 'waiting' ? 'indeterminate' : result.kind} ${url}: ${result.detail}`]);
    log.info(...(0,wording/* tellFirst */.o3)(lines, maxLines, (line) => line));
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
