export const id = 413;
export const ids = [413];
export const modules = {

/***/ 7282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ HttpError)
/* harmony export */ });
// What HTTP means to the rest of the program: requests, answers, and the words for none. Knows nothing of imgix.
/** No answer, or half of one. The message names the fault and the host in words. */
class HttpError extends Error {
    name = 'HttpError';
    fault;
    constructor(fault, message, options) {
        super(message, options);
        this.fault = fault;
    }
}


/***/ }),

/***/ 4500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ openProbePorts)
/* harmony export */ });
/* harmony import */ var _platform_gate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8552);

/** Fetches for verification under way at a time. */
const maxConcurrentFetches = 24;
function openProbePorts({ secureUrlToken, baseUrls, verifyHeaders }, { http, clock, random }, signal) {
    const hosts = new Set(baseUrls.map(({ origin }) => origin));
    return {
        sampler: { http, clock, signal, gate: new _platform_gate_js__WEBPACK_IMPORTED_MODULE_0__/* .Gate */ .i(maxConcurrentFetches) },
        random,
        token: secureUrlToken,
        // They may hold a secret that is meant for these hosts.
        headersFor: (url) => (hosts.has(new URL(url).origin) ? verifyHeaders : {}),
    };
}


/***/ }),

/***/ 4749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F4: () => (/* binding */ mayBeOldSize),
/* harmony export */   GJ: () => (/* binding */ recognise),
/* harmony export */   Yl: () => (/* binding */ mayHaveLength),
/* harmony export */   _O: () => (/* binding */ newSizesOf),
/* harmony export */   gN: () => (/* binding */ sizesOf),
/* harmony export */   jd: () => (/* binding */ toExpectedContent),
/* harmony export */   nY: () => (/* binding */ lengthsOf),
/* harmony export */   uh: () => (/* binding */ oldSizeOf)
/* harmony export */ });
/* harmony import */ var _probe_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3040);

async function toExpectedContent({ expected, change }, files) {
    switch (expected.kind) {
        case 'updated': {
            const checkoutFile = expected.checkoutFile === undefined ? undefined : await files.open(expected.checkoutFile);
            const now = expected.now && (0,_probe_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .toFingerprint */ .I9)(expected.now);
            const pointer = expected.now?.lfs === undefined ? {} : { pointer: toPointer(expected.now) };
            const unless = change === 'added' ? 'none' : 'unknown';
            return {
                kind: 'updated',
                now,
                old: expected.old ? (0,_probe_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .toFingerprint */ .I9)(expected.old) : unless,
                ...pointer,
                ...(checkoutFile === undefined ? {} : { checkoutFile }),
            };
        }
        case 'removed':
            return { kind: 'removed', old: expected.old ? (0,_probe_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .toFingerprint */ .I9)(expected.old) : 'unknown' };
        case 'unknown':
            return expected;
        default:
            return expected;
    }
}
function toPointer({ blobId, size }) {
    return { kind: 'git-blob', id: blobId, ...(size === undefined ? {} : { size }) };
}
function recognise(expected, body, checkout) {
    if (expected.kind === 'unknown')
        return 'other';
    const isUpdated = expected.kind === 'updated';
    const due = isUpdated ? expected.now : undefined;
    const asDue = due === undefined ? 'different' : (0,_probe_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .compare */ .UD)(due, body);
    if (asDue === 'same')
        return 'new';
    const asOld = typeof expected.old === 'string' ? 'different' : (0,_probe_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .compare */ .UD)(expected.old, body);
    if (asOld === 'same' || isOldByLength(expected, body))
        return 'old';
    if (isUpdated && expected.pointer !== undefined && (0,_probe_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .compare */ .UD)(expected.pointer, body) === 'same')
        return 'pointer';
    if (isUpdated && expected.checkoutFile?.size === body.length && body.sha256 !== null) {
        if (checkout === undefined)
            return 'unhashed';
        if (checkout.sha256 === body.sha256)
            return 'new';
    }
    return asDue === 'unknown' || asOld === 'unknown' ? 'unmeasured' : 'other';
}
/** A body that was not read, for its length is the old file's and cannot be the new one's. */
function isOldByLength(expected, { length, sha256 }) {
    return sha256 === null && length === oldSizeOf(expected) && !mayBeNewLength(expected, length);
}
/** Lengths that a body must have to be worth reading for what it is; undefined where any may matter. */
function lengthsOf(expected) {
    if (expected.kind === 'unknown')
        return [];
    const due = expected.kind === 'updated' ? expected.now : undefined;
    for (const content of [due, expected.old]) {
        if (content !== undefined && typeof content !== 'string' && content.size === undefined)
            return undefined;
    }
    const oldSize = oldSizeOf(expected);
    const isOldWorthIt = oldSize !== undefined && mayBeNewLength(expected, oldSize);
    const pointerSize = expected.kind === 'updated' ? expected.pointer?.size : undefined;
    const sizes = [...newSizesOf(expected), isOldWorthIt ? oldSize : undefined, pointerSize];
    return sizes.filter((size) => size !== undefined);
}
/** Whether a body of this length may be such a content. */
function mayHaveLength(expected, length) {
    return lengthsOf(expected)?.includes(length) !== false;
}
/** Sizes that the new content may have: the blob's (or the LFS object's), and the checkout file's. */
function newSizesOf(expected) {
    if (expected.kind !== 'updated')
        return [];
    const sizes = [expected.now?.size, expected.checkoutFile?.size];
    return [...new Set(sizes.filter((size) => size !== undefined))];
}
function oldSizeOf(expected) {
    return expected.kind === 'unknown' || typeof expected.old === 'string' ? undefined : expected.old.size;
}
/** Of the old and the new content, as far as they are known. */
function sizesOf(expected) {
    const oldSize = oldSizeOf(expected);
    return oldSize === undefined ? newSizesOf(expected) : [oldSize, ...newSizesOf(expected)];
}
/** Whether a file of this size may be the old one, as it was deployed. */
function mayBeOldSize(expected, size) {
    if (expected.old === 'none')
        return false;
    // What a filter of the checkout would have made of the old file is not known.
    if (size !== expected.now?.size)
        return true;
    const oldSize = oldSizeOf(expected);
    return oldSize === undefined || oldSize === size;
}
function mayBeNewLength(expected, length) {
    const due = expected.kind === 'updated' ? expected.now : undefined;
    const isUnmeasured = due !== undefined && due.size === undefined;
    return isUnmeasured || newSizesOf(expected).includes(length);
}


/***/ }),

/***/ 5462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ canBeHeldTell),
/* harmony export */   S: () => (/* binding */ toHeldContent)
/* harmony export */ });
/* harmony import */ var _expected_content_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4749);
/* harmony import */ var _probe_metadata_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1999);
// What imgix's own file for an asset is, as far as its description, or an unsanitized original, tells.


/** Whether asking could tell anything. */
function canBeHeldTell({ url, checkout }, expected) {
    if (/\.svg$/i.test(url))
        return true;
    if (expected.kind === 'removed')
        return (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_0__/* .oldSizeOf */ .uh)(expected) !== undefined;
    return (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_0__/* .newSizesOf */ ._O)(expected).length > 0 || checkout !== undefined;
}
function toHeldContent({ held, checkout }, expected) {
    if (held === undefined)
        return { kind: 'unknown' };
    const span = { fromMs: held.sinceMs, untilMs: held.lastSentAtMs };
    const { file } = held;
    switch (file.kind) {
        case 'original': {
            const content = (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_0__/* .recognise */ .GJ)(expected, file.body, checkout);
            if (content === 'new')
                return { kind: 'new', how: 'original', ...span };
            if (content === 'old')
                return { kind: 'old' };
            // It was recognised as the branch's newest file, then.
            return content === 'other' ? { kind: 'other', contentLength: file.body.length } : { kind: 'unknown' };
        }
        case 'described':
            return classifyDescription(expected, file, checkout, span);
        case 'unknown':
            return { kind: 'unknown' };
        default:
            return file;
    }
}
function classifyDescription(expected, { metadata: { contentLength, dimensions } }, checkout, span) {
    const newSizes = (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_0__/* .newSizesOf */ ._O)(expected);
    if (expected.kind === 'updated' && newSizes.includes(contentLength)) {
        // The checkout has the commit's file, and not the branch's newest.
        const expectedDimensions = expected.checkoutFile === undefined ? undefined : checkout?.dimensions;
        const isNew = (0,_probe_metadata_js__WEBPACK_IMPORTED_MODULE_1__/* .hasSameDimensions */ .mk)(expectedDimensions, dimensions);
        // An edit that changes neither size tells nothing.
        if (isNew && (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_0__/* .mayBeOldSize */ .F4)(expected, contentLength))
            return { kind: 'unknown' };
        if (isNew)
            return { kind: 'new', how: 'metadata', ...span };
    }
    const oldSize = (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_0__/* .oldSizeOf */ .uh)(expected);
    if (oldSize === contentLength)
        return { kind: 'old' };
    const isComparable = expected.kind === 'removed' ? oldSize !== undefined : newSizes.length > 0;
    return isComparable ? { kind: 'other', contentLength } : { kind: 'unknown' };
}


/***/ }),

/***/ 213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PA: () => (/* binding */ isServing),
/* harmony export */   Vp: () => (/* binding */ unknownHost),
/* harmony export */   kP: () => (/* binding */ learnServed)
/* harmony export */ });
const unknownHost = {
    hasOwnFiles: false,
    servesAny: false,
    witness: 'not-asked',
    witnessAtMs: Number.NEGATIVE_INFINITY,
};
function learnServed(host, seen, isOwnFile) {
    const isAsset = seen.kind === 'served' && seen.nonAssetReason === undefined;
    return { ...host, hasOwnFiles: host.hasOwnFiles || isOwnFile, servesAny: host.servesAny || isAsset };
}
/**
 * Whether other files are served there, so that one could have been seen to be there. `shown`: what stands in its place; beside
 * a default image, another one (of another format, say) may be no file either.
 */
function isServing({ hasOwnFiles, servesAny, witness }, shown) {
    return hasOwnFiles || witness === 'served' || (servesAny && shown.kind !== 'served');
}


/***/ }),

/***/ 8862:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ hasAsked),
/* harmony export */   l: () => (/* binding */ toKnown)
/* harmony export */ });
// What is known of an asset's way through imgix, as a tree: the host, the file that imgix holds, and each URL with its answers
// by point of presence.
function toKnown(subject, queries) {
    return {
        ...subject,
        origin: new URL(subject.url).origin,
        checkout: undefined,
        purge: undefined,
        held: undefined,
        bare: toKnownUrl(''),
        derivatives: queries.map(toKnownUrl),
        asked: new Set(),
    };
}
function toKnownUrl(query) {
    return {
        query,
        checks: 0,
        points: new Map(),
        faults: new Map(),
        recent: [],
        before: undefined,
        fresh: undefined,
        missing: undefined,
    };
}
function hasAsked({ asked }, need, query = '') {
    return asked.has(`${need} ${query}`);
}


/***/ }),

/***/ 9615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ learn),
/* harmony export */   x: () => (/* binding */ isOfTheAsset)
/* harmony export */ });
/* harmony import */ var _expected_content_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4749);
/* harmony import */ var _probe_cache_hints_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4945);
/* harmony import */ var _seen_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3598);
// Each probe's sample becomes a part of what is known. Pure: nothing is remembered elsewhere.



function learn(known, fact) {
    switch (fact.kind) {
        case 'round':
            return { ...known, asked: new Set() };
        case 'before':
        case 'check':
            return withUrl(withAsked(known, 'check', fact.query), fact.query, (url) => learnCheck(known, url, fact.sample, fact.kind === 'before'));
        case 'whole':
            return withUrl(withAsked(known, 'whole', fact.query), fact.query, (url) => ({
                ...learnAnswer(known, url, fact.sample),
                recent: [fact.sample, ...url.recent.slice(1)],
            }));
        case 'fresh':
        case 'missing':
            return withUrl(withAsked(known, fact.kind, fact.query), fact.query, (url) => learnControl(url, fact));
        case 'held':
            return { ...withAsked(known, 'held', ''), held: learnHeld(known.held, fact) };
        case 'checkout':
            return { ...withAsked(known, 'checkout', ''), checkout: fact.file };
        case 'newest':
            return { ...withAsked(known, 'newest', ''), newest: fact.newest };
        case 'witness':
            return withAsked(known, 'witness', '');
        case 'purged': {
            const acceptedAtMs = known.purge?.acceptedAtMs ?? fact.atMs;
            const mayTakeEffect = fact.mayTakeEffect || known.purge?.mayTakeEffect === true;
            return { ...known, purge: { acceptedAtMs, lastAtMs: fact.atMs, mayTakeEffect } };
        }
        default:
            return fact;
    }
}
function withAsked(known, need, query) {
    return { ...known, asked: new Set([...known.asked, `${need} ${query}`]) };
}
function withUrl(known, query, change) {
    if (query === '')
        return { ...known, bare: change(known.bare) };
    return { ...known, derivatives: known.derivatives.map((url) => (url.query === query ? change(url) : url)) };
}
function learnCheck(known, url, sample, isBefore) {
    const learnt = learnAnswer(known, url, sample);
    if (isBefore)
        return { ...learnt, before: sample };
    const faults = new Map(url.faults);
    const isFault = learnt.points.get(sample.pop)?.latest.lastSentAtMs !== sample.sentAtMs;
    if (isFault && sample.pop !== '')
        faults.set(sample.pop, sample);
    else
        faults.delete(sample.pop);
    return { ...learnt, faults, checks: url.checks + 1, recent: [sample, ...url.recent.slice(0, 1)] };
}
/** Failures, redirects and pages in its place tell nothing of what a point of presence has stored. */
function learnAnswer(known, url, sample) {
    const { seen, pop } = sample;
    if (seen.kind === 'failed' || !isOfTheAsset(known, seen))
        return url;
    const earlier = url.points.get(pop);
    const isSame = earlier !== undefined && (0,_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .hasSameContent */ .q1)(earlier.latest.seen, seen);
    const narrowed = isSame ? (0,_probe_cache_hints_js__WEBPACK_IMPORTED_MODULE_1__/* .narrow */ .sc)(earlier.latest.stored, sample.stored) : undefined;
    const point = isSame && narrowed !== undefined
        ? { ...earlier, latest: { ...withBody(earlier.latest, seen), stored: narrowed, lastSentAtMs: sample.sentAtMs } }
        : {
            latest: isSame
                ? { ...toAnswer(sample, seen, undefined), firstSeenAtMs: earlier.latest.firstSeenAtMs }
                : toAnswer(sample, seen, earlier?.latest),
            other: isSame ? earlier.other : earlier?.latest,
        };
    return { ...url, points: new Map([...url.points, [pop, point]]) };
}
/** Whatever else was there a moment ago: this was stored since. Not where it is not told whose answers they are. */
function toAnswer(sample, seen, earlier) {
    const { pop, sentAtMs, seenAtMs, stored } = sample;
    const earliestMs = Math.max(stored.earliestMs, earlier === undefined || pop === '' ? Number.NEGATIVE_INFINITY : earlier.lastSentAtMs);
    return {
        pop,
        seen,
        stored: { earliestMs, latestMs: Math.max(earliestMs, stored.latestMs) },
        firstSentAtMs: sentAtMs,
        firstSeenAtMs: seenAtMs,
        lastSentAtMs: sentAtMs,
    };
}
function withBody(answer, seen) {
    return seen.kind === 'served' && seen.body.sha256 !== null ? { ...answer, seen } : answer;
}
/** Whether it tells what is there, and not only that something stood in its way. */
function isOfTheAsset(known, seen) {
    if (seen.kind === 'status')
        return (0,_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .isMissing */ .b2)(seen);
    if (seen.nonAssetReason === undefined)
        return true;
    const { expected, newest, checkout } = known;
    return [expected, newest?.expected].some((content) => content !== undefined && (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_2__/* .recognise */ .GJ)(content, seen.body, checkout) !== 'other');
}
/** An error page is what comes in its place once, and not what it is. */
function learnControl(url, { kind, sample }) {
    const { seen } = sample;
    const isTelling = seen.kind === 'served' ? seen.nonAssetReason === undefined : kind === 'missing' && (0,_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .isMissing */ .b2)(seen);
    return isTelling ? { ...url, [kind]: sample } : url;
}
function learnHeld(held, { file, sample }) {
    // A probe that failed on its way tells nothing; one that was refused tells that imgix does not tell.
    if (file === undefined)
        return held;
    const { sentAtMs, seenAtMs } = sample;
    if (held === undefined || JSON.stringify(held.file) !== JSON.stringify(file))
        return { file, sinceMs: seenAtMs, lastSentAtMs: sentAtMs, isFirst: held === undefined };
    // Between two looks that are far apart imgix may have loaded another file, and this one again.
    const isSteady = sentAtMs - held.lastSentAtMs <= steadyGapMs;
    return { ...held, lastSentAtMs: sentAtMs, sinceMs: isSteady ? held.sinceMs : seenAtMs };
}
/** Longer than the time between two checks, and what `isHeldWorthIt` leaves out. */
const steadyGapMs = 25_000;


/***/ }),

/***/ 3598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   US: () => (/* binding */ isForbidden),
/* harmony export */   b2: () => (/* binding */ isMissing),
/* harmony export */   gT: () => (/* binding */ hasSameBytes),
/* harmony export */   q1: () => (/* binding */ hasSameContent)
/* harmony export */ });
/** How imgix says that there is no such file. 403: the origin forbids to list, so a missing object looks forbidden. Of others' 403 it tells nothing. */
function isMissing(seen) {
    if (seen.kind !== 'status' || seen.challengeBy !== undefined || seen.isAnonymous)
        return false;
    return seen.status === 404 || seen.status === 410 || seen.status === 403;
}
/** imgix says so of whatever it refuses, too. */
function isForbidden(seen) {
    return seen.kind === 'status' && seen.status === 403;
}
/** A length alone can only tell that two contents differ, or that nothing shows that they do. */
function hasSameContent(one, other) {
    if (one.kind === 'status' && other.kind === 'status')
        return one.status === other.status;
    if (one.kind !== 'served' || other.kind !== 'served' || one.body.length !== other.body.length)
        return false;
    return one.body.sha256 === null || other.body.sha256 === null || one.body.sha256 === other.body.sha256;
}
/** True where two bodies were read and are the same. */
function hasSameBytes(one, other) {
    if (one?.kind !== 'served' || other?.kind !== 'served')
        return false;
    return one.body.sha256 !== null && one.body.sha256 === other.body.sha256;
}


/***/ }),

/***/ 4994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ waitForOrigin)
});

// EXTERNAL MODULE: ./lib/verify/expected-content.js
var expected_content = __webpack_require__(4749);
// EXTERNAL MODULE: ./lib/verify/poll.js
var poll = __webpack_require__(7052);
// EXTERNAL MODULE: ./lib/verify/probe/sample.js + 1 modules
var sample = __webpack_require__(5131);
// EXTERNAL MODULE: ./lib/verify/known/seen.js
var known_seen = __webpack_require__(3598);
// EXTERNAL MODULE: ./lib/verify/probe/non-asset.js
var non_asset = __webpack_require__(518);
;// CONCATENATED MODULE: ./lib/verify/rules/origin-rules.js
// What an answer of the origin shows: whether it has the new state, so that a purge makes imgix load that. Pure.



function judgeOrigin(known) {
    const { expected, seen, checkout, newest, hadFile } = known;
    const state = { ...judgeSeen(expected, seen, checkout), hadFile };
    const need = [toReadingNeed(known), toNewestNeed(known, state)].find((one) => one !== undefined && !known.asked.has(one));
    const isWon = !state.isReady && newest !== undefined && judgeSeen(newest.expected, seen, undefined).isReady;
    return { need, state: isWon ? { ...state, isReady: true, isCertain: false, newest } : state };
}
/** What the answer may be, but does not tell as far as it was read. */
function toReadingNeed({ expected, seen, checkout, newest }) {
    if (seen.kind !== 'served')
        return undefined;
    const content = (0,expected_content/* recognise */.GJ)(expected, seen.body, checkout);
    if (content === 'unhashed')
        return 'checkout';
    // It was not read, as it cannot be the commit's file; it can be the branch's.
    const isWorthIt = seen.body.sha256 === null && newest !== undefined && (0,expected_content/* mayHaveLength */.Yl)(newest.expected, seen.body.length);
    return content === 'unmeasured' || isWorthIt ? 'whole' : undefined;
}
function toNewestNeed({ isNewestDue }, { isReady }) {
    return isNewestDue && !isReady ? 'newest' : undefined;
}
function judgeSeen(expected, seen, checkout) {
    const state = toShownOf(expected);
    switch (seen.kind) {
        case 'failed':
            return state(false, `could not be fetched: ${seen.reason}`);
        case 'status':
            // Storage that may not be listed says so of a missing file, and a filter of whom it refuses.
            if (seen.status === 403) {
                const detail = 'answers 403: it has no such file, or it refuses this step';
                return { ...state(expected.kind !== 'updated', detail), isCertain: false };
            }
            if (!(0,known_seen/* isMissing */.b2)(seen))
                return state(false, `answers ${seen.status}`);
            if (expected.kind === 'updated')
                return state(false, `answers ${seen.status}, it has no such file`);
            return state(true, `answers ${seen.status}`, expected.kind === 'unknown' ? { kind: 'removed', old: 'unknown' } : expected);
        case 'served':
            return judgeServed(expected, seen, checkout);
        default:
            return seen;
    }
}
function judgeServed(expected, { body, nonAssetReason }, checkout) {
    const state = toShownOf(expected);
    const found = body.sha256 === null ? undefined : { kind: 'sha256', hex: body.sha256, size: body.length };
    if (expected.kind === 'unknown') {
        // A Source may serve files as whatever it likes, but not these in place of one.
        if (nonAssetReason === non_asset/* emptyBody */.C3 || nonAssetReason === non_asset/* htmlPage */.X)
            return state(false, `answers with ${nonAssetReason}, which is not the asset`);
        if (found === undefined)
            return state(false, 'sends a body that could not be read');
        return state(true, 'serves it', { kind: 'updated', now: found, old: 'unknown', isByOrigin: true });
    }
    const content = (0,expected_content/* recognise */.GJ)(expected, body, checkout);
    switch (content) {
        case 'new':
            return state(true, 'serves the new file');
        case 'old':
            return state(false, 'still serves the old file');
        case 'pointer':
            return state(false, 'serves the Git LFS pointer, not its content');
        case 'unmeasured':
        case 'unhashed':
            return state(false, 'does not tell the length of its answer');
        case 'other':
            if (expected.kind === 'removed' && expected.old !== 'unknown')
                return { ...state(true, 'serves another file in its place'), isCertain: false };
            return state(false, `serves a file of ${body.length} bytes that is neither the old nor the new one`);
        default:
            return content;
    }
}
function toShownOf(expected) {
    return (isReady, detail, due = expected) => ({
        isReady,
        isCertain: isReady,
        detail,
        expected: due,
    });
}

// EXTERNAL MODULE: ./lib/verify/rules/schedule.js
var schedule = __webpack_require__(5564);
;// CONCATENATED MODULE: ./lib/verify/origin.js





/** A probe may take this long even where the deadline is nearer. */
const minProbeMs = 5000;
async function waitForOrigin(url, expected, ports) {
    const { sampler, clock, random, timeoutMs, signal, findNewest, newestAfterMs = Number.POSITIVE_INFINITY } = ports;
    const startMs = clock.monotonicMs();
    const deadlineMs = startMs + timeoutMs;
    const take = (known, probe) => (0,sample/* takeSample */.o)(sampler, {
        url,
        timeLimitMs: Math.max(minProbeMs, deadlineMs - clock.monotonicMs()),
        likelyLengths: toLikelyLengths(known),
        ...probe,
    });
    const { judged } = await (0,poll/* poll */.w)(toUnasked(expected), {
        clock,
        signal,
        check: async (known) => {
            const isWorthReading = (length) => expected.kind !== 'updated' || (0,expected_content/* mayHaveLength */.Yl)(expected, length);
            const sample = await take(known, { headers: known.conditions, isWorthReading });
            const isUnchanged = known.seen !== unasked && sample.seen.kind === 'status' && sample.seen.status === 304;
            const isNewestDue = clock.monotonicMs() - startMs >= newestAfterMs;
            return { ...(isUnchanged ? known : withAnswer(known, sample)), isNewestDue, asked: nothing };
        },
        judge: judgeOrigin,
        needOf: ({ need }) => need,
        meet: async (known, need) => {
            const met = { ...known, asked: new Set([...known.asked, need]) };
            switch (need) {
                case 'whole':
                    return withAnswer(met, await take(known, {}));
                case 'checkout': {
                    const file = expected.kind === 'updated' ? expected.checkoutFile : undefined;
                    return { ...met, checkout: { sha256: await file?.sha256() } };
                }
                case 'newest':
                    return { ...met, newest: await findNewest() };
                default:
                    return need;
            }
        },
        toNextMs: (_, { state }) => {
            const nowMs = clock.monotonicMs();
            const isOver = state.isReady || nowMs >= deadlineMs;
            return isOver ? undefined : Math.min(deadlineMs, nowMs + (0,schedule/* toDelayMs */.nU)(nowMs - startMs, random()));
        },
    });
    return judged.state;
}
const nothing = new Set();
const unasked = { kind: 'failed', reason: 'it was not asked' };
function toUnasked(expected) {
    return {
        expected,
        seen: unasked,
        checkout: undefined,
        newest: undefined,
        isNewestDue: false,
        hadFile: false,
        asked: nothing,
        conditions: {},
    };
}
function withAnswer(known, { seen, headers }) {
    const hadFile = known.hadFile || (seen.kind === 'served' && (0,expected_content/* recognise */.GJ)(known.expected, seen.body, undefined) === 'old');
    return { ...known, seen, hadFile, conditions: seen.kind === 'served' ? toConditions(headers) : {} };
}
/** Git's hash begins with the length, which an answer may tell at its end only: then it is asked for once more. */
function toLikelyLengths({ expected, newest, seen }) {
    const known = [expected, newest?.expected].flatMap((content) => (content === undefined ? [] : (0,expected_content/* sizesOf */.gN)(content)));
    return [...known, ...(seen.kind === 'served' ? [seen.body.length] : [])];
}
/** A file that changed twice within a second has one `Last-Modified`: it is only trusted once that second is over. */
function toConditions(headers) {
    if (headers.etag !== undefined)
        return { 'if-none-match': headers.etag };
    const { date = '', 'last-modified': modified = '' } = headers;
    return Date.parse(date) - Date.parse(modified) > 2000 ? { 'if-modified-since': modified } : {};
}


/***/ }),

/***/ 7052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ poll)
/* harmony export */ });
/** Rejects with the signal's reason, and with what a probe rejects with. */
async function poll(before, { clock, signal, check, judge, needOf, meet, toNextMs }) {
    let known = before;
    for (;;) {
        known = await check(known);
        let judged = judge(known);
        for (let need = needOf(judged); need !== undefined; need = needOf(judged)) {
            known = await meet(known, need);
            judged = judge(known);
        }
        const nextMs = toNextMs(known, judged);
        if (nextMs === undefined)
            return { known, judged };
        await clock.sleep(Math.max(0, nextMs - clock.monotonicMs()), signal);
    }
}


/***/ }),

/***/ 4945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   oW: () => (/* binding */ toStoredInterval),
/* harmony export */   sc: () => (/* binding */ narrow),
/* harmony export */   yP: () => (/* binding */ toPointOfPresence)
/* harmony export */ });
/* harmony import */ var _platform_log_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7744);
// What the headers of an answer tell of where and when it was stored.

/**
 * Reads `Age` (RFC 9111 section 5.1, whole seconds), and a miss at every hop of `X-Cache`: made for this request, unless it
 * has an age: then it comes from a cache behind the hops that are named.
 * `Last-Modified` is, in most recorded answers of imgix, the time of storing, and else the origin's, which is earlier: so it
 * bounds the time on one side only. `sentAtMs`, `seenAtMs`: monotonic times of request and answer.
 */
function toStoredInterval(headers, sentAtMs, seenAtMs) {
    const age = headers.age?.trim();
    const hops = headers['x-cache']?.split(',').map((hop) => hop.trim().toUpperCase());
    if (hops?.every((hop) => hop.startsWith('MISS')) && (age === undefined || /^0+$/.test(age)))
        return { earliestMs: sentAtMs, latestMs: seenAtMs };
    if (age !== undefined && /^\d+$/.test(age)) {
        return { earliestMs: sentAtMs - (Number(age) + 1) * 1000, latestMs: seenAtMs - Number(age) * 1000 };
    }
    const sinceStoredMs = Date.parse(headers.date ?? '') - Date.parse(headers['last-modified'] ?? '');
    const earliestMs = sinceStoredMs >= 0 ? sentAtMs - sinceStoredMs - 1000 : Number.NEGATIVE_INFINITY;
    return { earliestMs, latestMs: seenAtMs };
}
/** Undefined where no moment lies in both: then they tell of two things. */
function narrow(one, other) {
    const earliestMs = Math.max(one.earliestMs, other.earliestMs);
    const latestMs = Math.min(one.latestMs, other.latestMs);
    return earliestMs <= latestMs ? { earliestMs, latestMs } : undefined;
}
/** It is shown in messages. */
const maxNameCharacters = 100;
/**
 * The point of presence that answered, '' where that is not told. The last hop is the one next to the client; its name begins
 * with the place, and goes on with the machine: `cache-lhr7325-LHR`, `cache-fra-eddf8230020-FRA`.
 */
function toPointOfPresence(headers) {
    const hop = headers['x-served-by']?.split(',').at(-1)?.trim().toLowerCase() ?? '';
    return /^cache-([a-z0-9]+?)(\d{4,})?-/.exec(hop)?.[1] ?? (0,_platform_log_line_js__WEBPACK_IMPORTED_MODULE_0__/* .cutShort */ .VV)(hop, maxNameCharacters);
}


/***/ }),

/***/ 2493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ decodeBody),
/* harmony export */   c: () => (/* binding */ isReadableEncoding)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7075);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _platform_http_http_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7282);
// Bodies that are compressed in transit although `identity` was asked for: some caches compress SVG regardless.



/** False where `decodeBody` would hand on the bytes as they came, although the answer says that they are encoded. */
function isReadableEncoding(encoding) {
    return encoding === 'identity' || encoding === '' || decoders.has(encoding);
}
/** `encoding`: the value of `Content-Encoding`, lower case. Throws `HttpError` while it is read, where it is broken. */
function decodeBody(body, encoding) {
    const createDecoder = decoders.get(encoding);
    if (createDecoder === undefined)
        return body;
    // An error on either side destroys the decoder, and the loop that reads it throws.
    return withDecodingErrors((0,node_stream__WEBPACK_IMPORTED_MODULE_0__.pipeline)(node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from(body), createDecoder(), () => { }));
}
async function* withDecodingErrors(body) {
    try {
        yield* body;
    }
    catch (error) {
        if (error instanceof _platform_http_http_js__WEBPACK_IMPORTED_MODULE_2__/* .HttpError */ .j)
            throw error;
        throw new _platform_http_http_js__WEBPACK_IMPORTED_MODULE_2__/* .HttpError */ .j('protocol', 'the compressed answer could not be read', { cause: error });
    }
}
const decoders = new Map([
    ['gzip', node_zlib__WEBPACK_IMPORTED_MODULE_1__.createGunzip],
    ['x-gzip', node_zlib__WEBPACK_IMPORTED_MODULE_1__.createGunzip],
    ['deflate', node_zlib__WEBPACK_IMPORTED_MODULE_1__.createInflate],
    ['br', node_zlib__WEBPACK_IMPORTED_MODULE_1__.createBrotliDecompress],
    ['zstd', node_zlib__WEBPACK_IMPORTED_MODULE_1__.createZstdDecompress],
]);


/***/ }),

/***/ 3040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I9: () => (/* binding */ toFingerprint),
/* harmony export */   UD: () => (/* binding */ compare),
/* harmony export */   YI: () => (/* binding */ BodyHasher)
/* harmony export */ });
/* harmony import */ var _platform_hash_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6275);

/** The content behind a Git LFS pointer, not the pointer, is what a Source serves. */
function toFingerprint(version) {
    if (version.lfs !== undefined)
        return { kind: 'sha256', hex: version.lfs.sha256, size: version.lfs.size };
    return version.size === undefined
        ? { kind: 'git-blob', id: version.blobId }
        : { kind: 'git-blob', id: version.blobId, size: version.size };
}
function compare(fingerprint, body) {
    if (fingerprint.size !== undefined && fingerprint.size !== body.length)
        return 'different';
    const actual = fingerprint.kind === 'sha256' ? body.sha256 : body.blobIds?.[toGitHash(fingerprint.id)];
    if (actual === null || actual === undefined)
        return 'unknown';
    return actual === (fingerprint.kind === 'sha256' ? fingerprint.hex : fingerprint.id) ? 'same' : 'different';
}
/** SHA-1 ids have 40 hexadecimal characters, SHA-256 ids 64. */
function toGitHash(blobId) {
    return blobId.length === 64 ? 'sha256' : 'sha1';
}
/** Hashes a body as it streams. `lengths`: those it may have; git's blob ids begin with the length. */
class BodyHasher {
    #lengths;
    /** A body of one piece is hashed as it is, which is cheaper. */
    #first = new Uint8Array();
    #stream;
    #length = 0;
    constructor(lengths) {
        this.#lengths = lengths;
    }
    get length() {
        return this.#length;
    }
    update(chunk) {
        if (this.#length === 0)
            this.#first = chunk;
        else {
            this.#stream ??= startStream(this.#lengths, this.#first);
            feed(this.#stream, chunk);
        }
        this.#length += chunk.length;
    }
    digest() {
        const length = this.#length;
        if (this.#stream === undefined) {
            const blob = this.#lengths.includes(length) ? Buffer.concat([blobHeader(length), this.#first]) : undefined;
            const blobIds = blob === undefined ? null : { sha1: (0,_platform_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .hash */ .t)('sha1', blob), sha256: (0,_platform_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .hash */ .t)('sha256', blob) };
            return { length, sha256: (0,_platform_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .hash */ .t)('sha256', this.#first), blobIds };
        }
        const { sha256, blobs } = this.#stream;
        const hashes = blobs.get(length);
        const blobIds = hashes === undefined ? null : { sha1: hashes.sha1.digest('hex'), sha256: hashes.sha256.digest('hex') };
        return { length, sha256: sha256.digest('hex'), blobIds };
    }
}
function startStream(lengths, first) {
    const blobs = new Map(lengths.map((length) => [length, startBlobHashes(length)]));
    const stream = { sha256: (0,_platform_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .createHash */ .n)('sha256'), blobs };
    feed(stream, first);
    return stream;
}
function feed({ sha256, blobs }, chunk) {
    sha256.update(chunk);
    for (const hashes of blobs.values()) {
        hashes.sha1.update(chunk);
        hashes.sha256.update(chunk);
    }
}
function startBlobHashes(length) {
    const header = blobHeader(length);
    return { sha1: (0,_platform_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .createHash */ .n)('sha1').update(header), sha256: (0,_platform_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .createHash */ .n)('sha256').update(header) };
}
/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects#_object_storage */
function blobHeader(length) {
    return Buffer.from(`blob ${length}\0`);
}


/***/ }),

/***/ 1999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nr: () => (/* binding */ maxMetadataBytes),
/* harmony export */   jR: () => (/* binding */ parseMetadata),
/* harmony export */   mk: () => (/* binding */ hasSameDimensions)
/* harmony export */ });
/** A description has some kilobytes; one with embedded profiles some hundred. */
const maxMetadataBytes = 1024 * 1024;
/** Undefined where the text is no description: the asset may not be an image. `Content-Length` is a string there. */
function parseMetadata(text) {
    let json;
    try {
        json = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    if (typeof json !== 'object' || json === null)
        return undefined;
    const fields = json;
    const contentLength = toWholeNumber(fields['Content-Length']);
    if (contentLength === undefined)
        return undefined;
    const width = toWholeNumber(fields.PixelWidth);
    const height = toWholeNumber(fields.PixelHeight);
    return { contentLength, dimensions: width === undefined || height === undefined ? undefined : { width, height } };
}
/** Orientation metadata turns an image by a quarter: which of the two sizes is meant is not told. */
function hasSameDimensions(one, other) {
    if (one === undefined || other === undefined)
        return true;
    const turned = one.width === other.height && one.height === other.width;
    return turned || (one.width === other.width && one.height === other.height);
}
function toWholeNumber(value) {
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : undefined;
}


/***/ }),

/***/ 518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C3: () => (/* binding */ emptyBody),
/* harmony export */   MW: () => (/* binding */ isTextQuery),
/* harmony export */   UG: () => (/* binding */ mayBeTextFile),
/* harmony export */   VZ: () => (/* binding */ findChallenge),
/* harmony export */   X: () => (/* binding */ htmlPage),
/* harmony export */   ZU: () => (/* binding */ isSaidChallenge),
/* harmony export */   xz: () => (/* binding */ findNonAssetReason),
/* harmony export */   yM: () => (/* binding */ mayBeChallenge)
/* harmony export */ });
/* harmony import */ var _platform_log_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7744);
/* harmony import */ var _platform_text_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9019);
/* harmony import */ var _decode_body_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2493);
// Answers that are no asset: error pages, messages, placeholders of a gateway, nothing at all; and challenges of filters.



const emptyBody = 'an empty body';
const htmlPage = 'an HTML page';
/** Characters of a header in a message. */
const maxShown = 100;
/**
 * What an answer has that no image, font, video or document has, in words that complete "imgix answers with ...";
 * undefined where there is nothing. `length` and `head` (the beginning) are of the body as it was decoded.
 */
function findNonAssetReason(headers, length, head, mayBeText) {
    const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
    const type = toType(headers);
    if (!(0,_decode_body_js__WEBPACK_IMPORTED_MODULE_0__/* .isReadableEncoding */ .c)(encoding))
        return `an encoding that cannot be undone (${(0,_platform_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .cutShort */ .VV)(encoding, maxShown)})`;
    if (length === 0)
        return emptyBody;
    if (isPage(type, head))
        return htmlPage;
    if (type === '')
        return 'content of no type';
    return isText(headers) && !mayBeText ? `content of the type ${(0,_platform_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .cutShort */ .VV)(type, maxShown)}` : undefined;
}
/** In the place of a text file text may be an older one. */
function mayBeTextFile(url, nonAssetReason) {
    return (0,_platform_text_file_js__WEBPACK_IMPORTED_MODULE_2__/* .isTextFile */ .C)(url) && nonAssetReason !== emptyBody && nonAssetReason !== htmlPage;
}
/** Derivatives that are text. https://docs.imgix.com/apis/rendering (fm, palette) */
function isTextQuery(query) {
    return /(^|&)(fm=(json|blurhash)|palette=(json|css))(&|$)/.test(query);
}
/**
 * Whose page asks the client to prove that it is a browser; undefined where an answer is none. A filter that says so itself
 * does it with any status: AWS WAF with 202 and 405, and without a page for whoever does not ask for one.
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-actions.html
 */
function findChallenge(status, headers, head) {
    const isSaid = isSaidChallenge(headers);
    const text = Buffer.from(head).toString('latin1');
    if (!isSaid && !(mayBeChallenge(status) && isPage(toType(headers), head) && challengeWords.test(text)))
        return undefined;
    return filters.find(([, isIts]) => isIts(headers))?.[0] ?? 'a filter';
}
/** Whether the page has to be read to tell. */
function mayBeChallenge(status) {
    return status === 403 || status === 429 || status === 503;
}
function isSaidChallenge(headers) {
    return headers['cf-mitigated'] !== undefined || headers['x-amzn-waf-action'] !== undefined;
}
const challengeWords = /just a moment|challenge|captcha|are you (a )?human|verify(ing)? (that )?you|attention required/i;
const filters = [
    ['Cloudflare', (headers) => 'cf-ray' in headers || 'cf-mitigated' in headers],
    ['AWS WAF', (headers) => 'x-amzn-waf-action' in headers],
    ['DataDome', (headers) => 'x-datadome' in headers],
    ['Akamai', (headers) => /akamai/i.test(headers.server ?? '')],
    ['Imperva', (headers) => 'x-iinfo' in headers],
    ['Sucuri', (headers) => 'x-sucuri-id' in headers],
];
function toType(headers) {
    return headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
}
function isPage(type, head) {
    return pageTypes.has(type) || /^\s*<(!doctype html|html|head|body)\b/i.test(Buffer.from(head).toString('latin1'));
}
const pageTypes = new Set(['text/html', 'application/xhtml+xml']);
/** What messages come as. `image/svg+xml` is an image. */
function isText(headers) {
    const type = toType(headers);
    return type.startsWith('text/') || /^application\/(.+\+)?(json|xml|javascript)$/.test(type);
}


/***/ }),

/***/ 8233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _F: () => (/* binding */ probeBefore),
/* harmony export */   dy: () => (/* binding */ probe),
/* harmony export */   i0: () => (/* binding */ beginsWithHeld),
/* harmony export */   iK: () => (/* binding */ probeWitness)
/* harmony export */ });
/* harmony import */ var _expected_content_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4749);
/* harmony import */ var _known_held_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5462);
/* harmony import */ var _known_seen_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3598);
/* harmony import */ var _metadata_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1999);
/* harmony import */ var _non_asset_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(518);
/* harmony import */ var _sample_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5131);
/* harmony import */ var _sign_url_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8275);
// How each need is met: which URL is asked, how much of the body is read, and which fact comes of it.







/** Reads all but what its length alone tells: comparing with before is needed where the Source re-encodes. */
async function probeBefore(known, url, asked) {
    const { expected } = known;
    const [oldSize, newSizes] = [(0,_expected_content_js__WEBPACK_IMPORTED_MODULE_2__/* .oldSizeOf */ .uh)(expected), (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_2__/* .newSizesOf */ ._O)(expected)];
    const isTold = oldSize !== undefined && !newSizes.includes(oldSize);
    const telling = url.query === '' && isTold ? [oldSize, ...newSizes] : [];
    const sample = await probeUrl(known, url, asked, { isWorthReading: (length) => !telling.includes(length) });
    return { kind: 'before', query: url.query, sample };
}
async function probe(known, { kind, query }, asked) {
    const url = [known.bare, ...known.derivatives].find((one) => one.query === query) ?? known.bare;
    switch (kind) {
        case 'check':
            return { kind, query, sample: await probeUrl(known, url, asked, query === '' ? toReading(known, url) : {}) };
        case 'whole':
            return { kind, query, sample: await probeUrl(known, url, asked, {}) };
        case 'fresh':
        case 'missing':
            return { kind, query, sample: await probeControl(known, kind, query, asked) };
        case 'held':
            return probeHeld(known, asked);
        default:
            throw new Error(`The need ${kind} is not met by a request.`);
    }
}
function probeUrl(known, url, asked, reading) {
    const likelyLengths = toLikelyLengths(known, url);
    return askFor(url.query, asked, (0,_sign_url_js__WEBPACK_IMPORTED_MODULE_3__/* .toSignedUrl */ .V)(known.url, url.query, asked.token), {
        likelyLengths,
        mayBeText: (0,_non_asset_js__WEBPACK_IMPORTED_MODULE_0__/* .isTextQuery */ .MW)(url.query),
        ...reading,
    });
}
/** A body is worth reading where its length is that of a content that is looked for. */
function toReading(known, url) {
    const contents = contentsOf(known).map(_expected_content_js__WEBPACK_IMPORTED_MODULE_2__/* .lengthsOf */ .nY);
    if (contents.some((lengths) => lengths === undefined))
        return {};
    const others = [url.before, url.fresh, url.missing, ...url.recent].flatMap((sample) => wholeLengthOf(sample));
    const lengths = new Set([...contents.flatMap((list) => list ?? []), ...others]);
    return { isWorthReading: (length) => lengths.has(length) };
}
/** What is looked for: the commit's state, and what the branch holds by now. */
function contentsOf({ expected, newest }) {
    return newest === undefined ? [expected] : [expected, newest.expected];
}
function wholeLengthOf(sample) {
    return sample?.seen.kind === 'served' && sample.seen.body.sha256 !== null ? [sample.seen.body.length] : [];
}
function toLikelyLengths(known, { recent, before }) {
    return [...new Set([...(0,_expected_content_js__WEBPACK_IMPORTED_MODULE_2__/* .sizesOf */ .gN)(known.expected), ...[...recent, before].flatMap(wholeLengthOf)])];
}
/** At a URL that nobody has used before, so that no cache can answer: from the file that imgix holds, or from none. */
function probeControl(known, kind, query, asked) {
    const nonce = toNonce(asked);
    const url = kind === 'fresh'
        ? (0,_sign_url_js__WEBPACK_IMPORTED_MODULE_3__/* .toSignedUrl */ .V)(known.url, `${query === '' ? '' : `${query}&`}${nonce}`, asked.token)
        : (0,_sign_url_js__WEBPACK_IMPORTED_MODULE_3__/* .toSignedUrl */ .V)(toMissingSibling(known.url, nonce.replace('=', '-')), query, asked.token);
    return askFor(query, asked, url, { mayBeText: (0,_non_asset_js__WEBPACK_IMPORTED_MODULE_0__/* .isTextQuery */ .MW)(query) });
}
/** A derivative that describes the file: other JSON is a message of whatever answered in imgix's place. */
async function askFor(query, asked, url, reading) {
    if (!/(^|&)fm=json(&|$)/.test(query))
        return ask(asked, url, reading);
    const { text, ...sample } = await (0,_sample_js__WEBPACK_IMPORTED_MODULE_1__/* .takeText */ .d)(asked.sampler, toProbe(asked, url, reading), _metadata_js__WEBPACK_IMPORTED_MODULE_4__/* .maxMetadataBytes */ .Nr);
    const { seen } = sample;
    if (seen.kind !== 'served' || (text !== undefined && (0,_metadata_js__WEBPACK_IMPORTED_MODULE_4__/* .parseMetadata */ .jR)(text) !== undefined))
        return sample;
    return { ...sample, seen: { ...seen, nonAssetReason: 'text that describes no image' } };
}
/** With the same ending, by which imgix tells how to deliver a file. */
function toMissingSibling(url, name) {
    return url.replace(/[^/]*?(\.[^./]*)?$/, (_, ending) => `${name}${ending ?? ''}`);
}
/**
 * For SVG the sanitizer is switched off, which gives the file itself: a guess from imgix's own parameter list, so that only
 * bytes that are recognised count.
 */
async function probeHeld(known, asked) {
    if (/\.svg$/i.test(known.url)) {
        const url = (0,_sign_url_js__WEBPACK_IMPORTED_MODULE_3__/* .toSignedUrl */ .V)(known.url, `svg-sanitize=false&${toNonce(asked)}`, asked.token);
        const sample = await ask(asked, url, { likelyLengths: toLikelyLengths(known, known.bare) });
        const { seen } = sample;
        const isKnown = seen.kind === 'served' &&
            contentsOf(known).some((expected) => ['new', 'old'].includes((0,_expected_content_js__WEBPACK_IMPORTED_MODULE_2__/* .recognise */ .GJ)(expected, seen.body, known.checkout)));
        if (isKnown)
            return { kind: 'held', file: { kind: 'original', body: seen.body }, sample };
    }
    const url = (0,_sign_url_js__WEBPACK_IMPORTED_MODULE_3__/* .toSignedUrl */ .V)(known.url, `fm=json&${toNonce(asked)}`, asked.token);
    const sample = await (0,_sample_js__WEBPACK_IMPORTED_MODULE_1__/* .takeText */ .d)(asked.sampler, toProbe(asked, url, {}), _metadata_js__WEBPACK_IMPORTED_MODULE_4__/* .maxMetadataBytes */ .Nr);
    return { kind: 'held', file: toHeldFile(sample), sample };
}
/** Undefined where the answer says nothing of the file: a fault or filter on the way, or a message in the place of a description. */
function toHeldFile({ seen, text }) {
    if (seen.kind === 'status' && isRefusedByImgix(seen))
        return { kind: 'unknown' };
    const metadata = text === undefined ? undefined : (0,_metadata_js__WEBPACK_IMPORTED_MODULE_4__/* .parseMetadata */ .jR)(text);
    return metadata === undefined ? undefined : { kind: 'described', metadata };
}
/**
 * Whether a round begins with the question what imgix holds: what is stored after that may be made from it. Once imgix has the
 * right file, a proof asks again (`isProofNear`), and else every ten seconds: a purge may have made it load another meanwhile.
 */
function beginsWithHeld(known, isProofNear, nowMs) {
    return contentsOf(known).some((expected) => isHeldWorthIt(known, expected, isProofNear, nowMs));
}
function isHeldWorthIt(known, expected, isProofNear, nowMs) {
    const { bare, isAdded, checkout } = known;
    if (expected.kind !== 'updated' || !(0,_known_held_js__WEBPACK_IMPORTED_MODULE_5__/* .canBeHeldTell */ .G)(known, expected))
        return false;
    const held = (0,_known_held_js__WEBPACK_IMPORTED_MODULE_5__/* .toHeldContent */ .S)(known, expected);
    if (held.kind === 'new' && !isProofNear && nowMs < held.untilMs + heldAgainMs)
        return false;
    const answers = [...bare.points.values()].map(({ latest }) => latest.seen);
    if (answers.length === 0)
        return !isAdded && bare.checks === 0;
    return answers.some((seen) => seen.kind === 'served' && (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_2__/* .recognise */ .GJ)(expected, seen.body, checkout) === 'other');
}
const heldAgainMs = 10_000;
/** What fails on its way is asked for again. The default image of a path that does not exist is no file. */
async function probeWitness(url, asked) {
    if (url === undefined)
        return 'none';
    const { seen } = await ask(asked, (0,_sign_url_js__WEBPACK_IMPORTED_MODULE_3__/* .toSignedUrl */ .V)(url, '', asked.token), {});
    if (seen.kind !== 'served')
        return (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_6__/* .isMissing */ .b2)(seen) ? 'not-served' : 'not-asked';
    if (seen.nonAssetReason !== undefined)
        return 'not-asked';
    const sibling = toMissingSibling(url, toNonce(asked).replace('=', '-'));
    const { seen: missing } = await ask(asked, (0,_sign_url_js__WEBPACK_IMPORTED_MODULE_3__/* .toSignedUrl */ .V)(sibling, '', asked.token), {});
    if ((0,_known_seen_js__WEBPACK_IMPORTED_MODULE_6__/* .isMissing */ .b2)(missing))
        return 'served';
    if (missing.kind !== 'served' || missing.nonAssetReason !== undefined)
        return 'not-asked';
    return (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_6__/* .hasSameBytes */ .gT)(seen, missing) ? 'not-served' : 'served';
}
function ask(asked, url, reading) {
    return (0,_sample_js__WEBPACK_IMPORTED_MODULE_1__/* .takeSample */ .o)(asked.sampler, toProbe(asked, url, reading));
}
function toProbe({ headersFor, timeLimitMs }, url, reading) {
    return { url, timeLimitMs, headers: headersFor(url), ...reading };
}
/** It has no such file, or cannot describe it. */
function isRefusedByImgix({ status, challengeBy, isAnonymous }) {
    return status >= 400 && status < 500 && status !== 429 && challengeBy === undefined && isAnonymous !== true;
}
function toNonce({ random }) {
    return `purge-check=${Math.floor(random() * Number.MAX_SAFE_INTEGER).toString(36)}`;
}


/***/ }),

/***/ 5131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ takeSample),
  d: () => (/* binding */ takeText)
});

// EXTERNAL MODULE: ./lib/platform/clock.js
var platform_clock = __webpack_require__(8005);
// EXTERNAL MODULE: ./lib/platform/http/http.js
var http_http = __webpack_require__(7282);
// EXTERNAL MODULE: ./lib/verify/probe/cache-hints.js
var cache_hints = __webpack_require__(4945);
// EXTERNAL MODULE: ./lib/verify/probe/decode-body.js
var decode_body = __webpack_require__(2493);
// EXTERNAL MODULE: ./lib/verify/probe/fingerprint.js
var fingerprint = __webpack_require__(3040);
// EXTERNAL MODULE: ./lib/verify/probe/non-asset.js
var non_asset = __webpack_require__(518);
;// CONCATENATED MODULE: ./lib/verify/probe/read-answer.js





/** A body shorter than this is read rather than its connection given up. */
const cheapBytes = 16 * 1024;
/** A body that does not tell its length may be endless: what is longer than this, and than the file, is not read on. */
const maxUndeclaredBytes = 16 * 1024 * 1024;
/** A body that after so long brings less than this is given up. */
const slowSeconds = 5;
const minBytesPerSecond = 1024;
/** So much of a body's beginning shows whether it is a page. */
const headBytes = 512;
/** Throws where a body drips: it would hold its place, and others that are quick would wait for it. */
async function* atPace(body, clock) {
    const startMs = clock.monotonicMs();
    let bytes = 0;
    let slow;
    for await (const chunk of body) {
        // Not before there is more to come: what is whole is no use given up.
        if (slow !== undefined)
            throw new http_http/* HttpError */.j('timeout', slow);
        yield chunk;
        bytes += chunk.length;
        const seconds = (clock.monotonicMs() - startMs) / 1000;
        const isSlow = seconds > slowSeconds && bytes < seconds * minBytesPerSecond;
        slow = isSlow ? `the answer came too slowly, ${bytes} bytes in ${Math.round(seconds)} s` : undefined;
    }
}
async function readSeen(answer, reading) {
    const { status, headers } = answer;
    if (status === 200 && !(0,non_asset/* isSaidChallenge */.ZU)(headers)) {
        const mayBeText = reading.mayBeText === true && (0,cache_hints/* toPointOfPresence */.yP)(headers) !== '';
        // By its headers alone: what is no asset has an asset's length by chance.
        const isOdd = (0,non_asset/* findNonAssetReason */.xz)(headers, 1, new Uint8Array(), mayBeText) !== undefined;
        const { body, head } = await readBody(answer, isOdd ? { ...reading, isWorthReading: () => true } : reading);
        const nonAssetReason = (0,non_asset/* findNonAssetReason */.xz)(headers, body.length, head, mayBeText);
        return { kind: 'served', body, nonAssetReason };
    }
    const challengeBy = (0,non_asset/* findChallenge */.VZ)(status, headers, await readHead(answer));
    const { location } = headers;
    return {
        kind: 'status',
        status,
        ...(location === undefined ? {} : { location }),
        ...(challengeBy === undefined ? {} : { challengeBy }),
        ...(status === 403 && (0,cache_hints/* toPointOfPresence */.yP)(headers) === '' ? { isAnonymous: true } : {}),
    };
}
/** Of an answer whose body does not matter otherwise; nothing where it cannot be read. */
async function readHead({ status, body, discard }) {
    let head = new Uint8Array();
    try {
        if ((0,non_asset/* mayBeChallenge */.yM)(status)) {
            for await (const chunk of body) {
                head = Buffer.concat([head, chunk]).subarray(0, headBytes);
                if (head.length === headBytes)
                    break;
            }
        }
    }
    catch (error) {
        if (!(error instanceof http_http/* HttpError */.j))
            throw error;
    }
    await discard();
    return head;
}
async function readBody(answer, { isWorthReading = () => true, likelyLengths = [] }) {
    const encoding = toEncoding(answer);
    const declared = encoding === 'identity' ? toLength(answer.headers['content-length']) : undefined;
    if (declared !== undefined && declared > cheapBytes && !isWorthReading(declared)) {
        await answer.discard();
        return { body: { length: declared, sha256: null, blobIds: null }, head: new Uint8Array() };
    }
    const hasher = new fingerprint/* BodyHasher */.YI(declared === undefined ? likelyLengths : [declared]);
    const longest = declared ?? Math.max(maxUndeclaredBytes, ...likelyLengths);
    let head = new Uint8Array();
    for await (const chunk of (0,decode_body/* decodeBody */.V)(answer.body, encoding)) {
        if (head.length < headBytes)
            head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)]);
        hasher.update(chunk);
        if (hasher.length > longest)
            throw new http_http/* HttpError */.j('protocol', `the answer did not end within ${longest} bytes`);
    }
    return { body: hasher.digest(), head };
}
function toEncoding({ headers }) {
    return headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
}
function toLength(value) {
    return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}

;// CONCATENATED MODULE: ./lib/verify/probe/sample.js
// Runs one probe, a single request, and says what it showed: as much of the body is read as is needed to tell what it is.






/** imgix's slowest renderings take some seconds. */
const answerTimeoutMs = 15_000;
/** `accept` is fixed so that `auto=format` does not vary the answer; `identity` so that the bytes are the file's. */
const fixedHeaders = { accept: '*/*', 'accept-encoding': 'identity' };
/** Filters go by it: `verify-headers` may give another. */
const userAgent = { 'user-agent': 'imgix-purge-action' };
/** Never rejects but with the signal's reason: what went wrong on the way is something seen, too. */
function takeSample(sampler, probe) {
    return request(sampler, probe, (answer) => readSeen(answer, probe));
}
/** The same for an answer whose text matters; undefined as `text` where it has another status than 200. */
async function takeText(sampler, probe, maxBytes) {
    let text;
    const sample = await request(sampler, probe, async (answer) => {
        if (answer.status !== 200)
            return readSeen(answer, probe);
        const chunks = [];
        const hasher = new fingerprint/* BodyHasher */.YI([]);
        for await (const chunk of (0,decode_body/* decodeBody */.V)(answer.body, toEncoding(answer))) {
            if (hasher.length <= maxBytes)
                chunks.push(chunk);
            else
                break;
            hasher.update(chunk);
        }
        text = Buffer.concat(chunks).toString('utf8');
        return { kind: 'served', body: hasher.digest() };
    });
    return text === undefined ? sample : { ...sample, text };
}
async function request({ http, clock, gate, signal }, { url, timeLimitMs, headers }, read) {
    let sentAtMs;
    // Half an answer tells where it came from.
    let pop = '';
    try {
        return await (0,platform_clock/* withinMs */.SV)(clock, timeLimitMs, signal, (limited) => gate.run(async () => {
            sentAtMs = clock.monotonicMs();
            const answer = await http.request({
                method: 'GET',
                url,
                headers: { ...userAgent, ...headers, ...fixedHeaders },
                timeoutMs: answerTimeoutMs,
                signal: limited,
            });
            const seenAtMs = clock.monotonicMs();
            const stored = (0,cache_hints/* toStoredInterval */.oW)(answer.headers, sentAtMs, seenAtMs);
            pop = (0,cache_hints/* toPointOfPresence */.yP)(answer.headers);
            const seen = await read({ ...answer, body: atPace(answer.body, clock) });
            return { sentAtMs, seenAtMs, pop, stored, headers: answer.headers, seen };
        }, limited));
    }
    catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof http_http/* HttpError */.j || error instanceof platform_clock/* TimeLimitError */.$q))
            throw error;
        const isTurnless = error instanceof platform_clock/* TimeLimitError */.$q && sentAtMs === undefined;
        const reason = isTurnless ? 'other answers were so slow that its turn did not come' : error.message;
        const isOfTls = error instanceof http_http/* HttpError */.j && error.fault === 'tls';
        const nowMs = clock.monotonicMs();
        const stored = { earliestMs: Number.NEGATIVE_INFINITY, latestMs: nowMs };
        return {
            sentAtMs: sentAtMs ?? nowMs,
            seenAtMs: nowMs,
            pop,
            stored,
            headers: {},
            seen: { kind: 'failed', reason, ...(isOfTls ? { isOfTls } : {}) },
        };
    }
}


/***/ }),

/***/ 6403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cv: () => (/* binding */ checkBefore),
  zn: () => (/* binding */ prove),
  b$: () => (/* binding */ readCheckout)
});

;// CONCATENATED MODULE: ./lib/verify/cause.js
// Why there is no proof, as data: the report groups assets by it and finds the one reason of many failures.
/** One more check. In the order in which they were first seen. */
function countCause(seen, cause) {
    const key = JSON.stringify(cause);
    const isSame = (one) => JSON.stringify(one.cause) === key;
    return seen.some(isSame)
        ? seen.map((one) => (isSame(one) ? { cause, checks: one.checks + 1 } : one))
        : [...seen, { cause, checks: 1 }];
}

// EXTERNAL MODULE: ./lib/verify/expected-content.js
var expected_content = __webpack_require__(4749);
// EXTERNAL MODULE: ./lib/verify/known/known-host.js
var known_host = __webpack_require__(213);
// EXTERNAL MODULE: ./lib/verify/known/learn.js
var learn = __webpack_require__(9615);
// EXTERNAL MODULE: ./lib/verify/poll.js
var poll = __webpack_require__(7052);
// EXTERNAL MODULE: ./lib/verify/probe/probes.js
var probes = __webpack_require__(8233);
;// CONCATENATED MODULE: ./lib/verify/repeats.js
/** Made once: nobody reads it, and it has a stack. */
const needless = new Error('The asset needs no further purge.');
function openRepeats(purgeAgain, clock) {
    const withdraw = new AbortController();
    let isWaiting = false;
    let lastAtMs;
    let failure;
    const sendAt = async (atMs) => {
        try {
            await clock.sleep(Math.max(0, atMs - clock.monotonicMs()), withdraw.signal);
            await purgeAgain(withdraw.signal);
            lastAtMs = clock.monotonicMs();
        }
        catch (reason) {
            if (!withdraw.signal.aborted)
                failure = { reason };
        }
        finally {
            isWaiting = false;
        }
    };
    return {
        send: (atMs) => {
            if (isWaiting)
                return;
            isWaiting = true;
            void sendAt(atMs);
        },
        lastAtMs: () => {
            if (failure !== undefined)
                throw failure.reason;
            return lastAtMs;
        },
        stop: () => withdraw.abort(needless),
    };
}

// EXTERNAL MODULE: ./lib/verify/known/held.js
var known_held = __webpack_require__(5462);
// EXTERNAL MODULE: ./lib/verify/known/known.js
var known_known = __webpack_require__(8862);
// EXTERNAL MODULE: ./lib/verify/known/seen.js
var known_seen = __webpack_require__(3598);
;// CONCATENATED MODULE: ./lib/verify/known/storage.js
// When an answer was stored, in relation to a moment: what can have been made from what.


/** This answer, or the same bytes at another point of presence, are known to be stored after that moment. */
function isMadeSince(url, answer, momentMs) {
    return [...url.points.values()].some(({ latest }) => latest.stored.earliestMs >= momentMs && (0,known_seen/* hasSameBytes */.gT)(latest.seen, answer.seen));
}
function isStoredBefore({ stored }, momentMs) {
    return stored.latestMs < momentMs;
}
/** The URL gave the asset, at any point of presence, where it gives this now. */
function isServedBefore(known, url, { seen }) {
    return [...url.points.values()].some(({ latest, other }) => [latest, other].some((one) => one?.seen.kind === 'served' && !(0,known_seen/* hasSameBytes */.gT)(one.seen, seen) && isAsset(known, one.seen)));
}
/** Of text and pages only those that were recognised. */
function isAsset({ expected, checkout }, seen) {
    return (seen.nonAssetReason === undefined || ['new', 'old', 'pointer'].includes((0,expected_content/* recognise */.GJ)(expected, seen.body, checkout)));
}
/** As far as is known now, some point of presence gives the asset. */
function isServedAnywhere({ points, missing }) {
    return [...points.values()].some(({ latest }) => latest.seen.kind === 'served' && !(0,known_seen/* hasSameBytes */.gT)(missing?.seen, latest.seen));
}

;// CONCATENATED MODULE: ./lib/verify/rules/facts.js
// What a rule sees, the questions that several rules put to it, and the standings that they come to.



/** Undefined where that was asked in this round already: then the fact stands as it is. */
function needOf({ known, url, host }, kind) {
    if (kind === 'witness' && host?.witness !== 'not-asked')
        return undefined;
    // What imgix holds, and the checkout's file, are the asset's, whichever URL lacks it.
    const query = kind === 'held' || kind === 'checkout' ? '' : url.query;
    return (0,known_known/* hasAsked */.F)(known, kind, query) ? undefined : { kind, query };
}
/** What imgix renders now, unless that is known since that moment, and since the latest purge: it may have brought another file. */
function toFreshNeed({ known, url }, sinceMs) {
    const fromMs = Math.max(sinceMs, known.purge?.lastAtMs ?? 0);
    return url.fresh !== undefined && url.fresh.sentAtMs >= fromMs ? undefined : needOf({ known, url }, 'fresh');
}
function wholeIfUnread(facts, isWorthIt) {
    const { seen } = facts.answer;
    if (seen.kind !== 'served' || seen.body.sha256 !== null || !isWorthIt(seen.body.length))
        return undefined;
    return needOf(facts, 'whole');
}
function lengthOf(sample) {
    return sample?.seen.kind === 'served' ? sample.seen.body.length : undefined;
}
/** The URL gave a file's own bytes: so does the Source, and other bytes are no rendering but a fault. Sanitizing is another matter. */
function passesThrough({ known, url, expected }) {
    if (/\.svg$/i.test(known.url))
        return false;
    const answers = [...url.points.values()].flatMap(({ latest, other }) => other === undefined ? [latest] : [latest, other]);
    return answers.some(({ seen }) => {
        if (seen.kind !== 'served')
            return false;
        const content = (0,expected_content/* recognise */.GJ)(expected, seen.body, known.checkout);
        return content === 'old' || content === 'new' || isOwnLength(expected, seen.body);
    });
}
function isOwnLength(expected, { length, sha256 }) {
    return sha256 === null && [(0,expected_content/* oldSizeOf */.uh)(expected), ...(0,expected_content/* newSizesOf */._O)(expected)].includes(length);
}
/** Some point of presence gave other bytes of the asset before these. */
function hasChanged(url, { seen }) {
    return [...url.points.values()].some(({ latest, other }) => other?.seen.kind === 'served' &&
        other.seen.nonAssetReason === undefined &&
        ((0,known_seen/* hasSameBytes */.gT)(latest.seen, seen) || latest.seen === seen));
}
function isAsBefore({ url, answer }) {
    return (0,known_seen/* hasSameBytes */.gT)(url.before?.seen, answer.seen);
}
function toTokenAdvice(isSigned) {
    return isSigned
        ? 'Is `secure-url-token` the one of this Source?'
        : 'If the Source has Secure URLs, give `secure-url-token`.';
}
const indeterminateBytes = "imgix serves bytes that are not the file's (the Source re-encodes), and nothing tells from which file they were made.";
function right(rule, evidence, detail) {
    return { rule, kind: 'right', evidence, detail };
}
function facts_open(rule, detail, need) {
    return { rule, kind: 'open', cause: { kind: 'unknown-content' }, detail, need };
}
function oldRendering(rule, detail) {
    return { rule, kind: 'wrong', cause: { kind: 'old-rendering' }, detail };
}

;// CONCATENATED MODULE: ./lib/verify/rules/derivative-rules.js
// What an answer of a derivative shows, once the asset itself is proved: the same table, without a file to compare with.




function toDerivativeStanding(given) {
    return standByBytes(given) ?? (given.isGone ? standGone(given) : standMade(given));
}
/** What imgix does not render it passes through with any parameters. https://docs.imgix.com/references/supported-file-formats */
function standByBytes({ known, url, answer: { seen }, expected }) {
    if (seen.kind !== 'served')
        return undefined;
    const content = (0,expected_content/* recognise */.GJ)(expected, seen.body, known.checkout);
    switch (content) {
        case 'new':
            return {
                rule: 'derivative-bytes',
                kind: 'right',
                evidence: 'bytes',
                detail: 'It has the bytes of the new file.',
            };
        case 'old':
            return {
                rule: 'derivative-old-bytes',
                kind: 'wrong',
                cause: { kind: 'old-bytes' },
                detail: 'It has the bytes of the old file.',
            };
        case 'unmeasured':
        case 'unhashed':
            if (seen.nonAssetReason === undefined)
                return undefined;
            return { ...indeterminate, need: needOf({ known, url }, content === 'unhashed' ? 'checkout' : 'whole') };
        case 'pointer':
        case 'other':
            return seen.nonAssetReason === undefined ? undefined : indeterminate;
        default:
            return content;
    }
}
function standGone({ known, url, answer }) {
    const { seen } = answer;
    if (seen.kind === 'status') {
        return { rule: 'derivative-gone', kind: 'right', evidence: 'gone', detail: `It answers ${seen.status}.` };
    }
    if ((0,known_seen/* hasSameBytes */.gT)(url.missing?.seen, seen)) {
        return {
            rule: 'derivative-replaced',
            kind: 'right',
            evidence: 'replaced',
            detail: 'The default image is served in its place.',
        };
    }
    const need = needOf({ known, url }, 'missing');
    if (need === undefined && (0,known_seen/* hasSameBytes */.gT)(url.before?.seen, seen))
        return asBefore;
    return { ...indeterminate, need };
}
function standMade({ known, url, answer, rightSinceMs: sinceMs }) {
    const { seen } = answer;
    if (seen.kind === 'status') {
        const { status } = seen;
        const cause = status === 403
            ? { kind: 'refused', status, signed: known.isSigned }
            : { kind: 'missing', status };
        return { rule: 'derivative-missing', kind: 'wrong', cause, detail: `It answers ${status}.` };
    }
    if (sinceMs === undefined)
        return { ...indeterminate, need: needOf({ known, url }, 'held') };
    // Bytes from before the purge may have been stored anew, by a revalidation.
    const isAsBefore = (0,known_seen/* hasSameBytes */.gT)(url.before?.seen, seen);
    if (!isAsBefore && isMadeSince(url, answer, sinceMs)) {
        return {
            rule: 'derivative-since',
            kind: 'right',
            evidence: 'changed',
            detail: 'It was made since imgix has the right file.',
        };
    }
    const { fresh } = url;
    const isFreshValid = fresh !== undefined && fresh.sentAtMs >= sinceMs;
    if (isFreshValid && (0,known_seen/* hasSameBytes */.gT)(fresh.seen, seen)) {
        return { rule: 'derivative-fresh', kind: 'right', evidence: 'changed', detail: 'It is what imgix renders now.' };
    }
    const need = toFreshNeed({ known, url }, sinceMs);
    if (need === undefined && !isFreshValid && answer.lastSentAtMs < sinceMs)
        return { ...early, ageSinceMs: sinceMs };
    if (need === undefined && isAsBefore)
        return asBefore;
    if (need === undefined && isStoredBefore(answer, sinceMs)) {
        return {
            rule: 'derivative-old',
            kind: 'wrong',
            cause: { kind: 'old-rendering' },
            detail: 'It was stored before imgix was seen to have the right file.',
        };
    }
    return { ...indeterminate, need, ...(need === undefined ? { ageSinceMs: sinceMs } : {}) };
}
const asBefore = {
    rule: 'derivative-as-before',
    kind: 'wrong',
    cause: { kind: 'old-rendering' },
    detail: 'It is what it was before the purge.',
};
const indeterminate = {
    rule: 'derivative-indeterminate',
    kind: 'open',
    cause: { kind: 'unknown-content' },
    detail: 'Nothing tells whether it is from before the purge.',
};
/** Another purge would not help, but the minute in which the first one may have its effect. */
const early = {
    rule: 'derivative-indeterminate',
    kind: 'open',
    cause: { kind: 'too-early' },
    detail: 'The asset was right before the purge already, and what was made from it can be told a minute after the purge.',
};

// EXTERNAL MODULE: ./lib/verify/rules/fault-rules.js
var fault_rules = __webpack_require__(4947);
// EXTERNAL MODULE: ./lib/verify/probe/non-asset.js
var non_asset = __webpack_require__(518);
;// CONCATENATED MODULE: ./lib/verify/rules/stays.js



/**
 * So long a purge may take to have its effect where nothing shows it. imgix says "under a minute", without a guarantee: what takes
 * longer is not seen. https://docs.imgix.com (purging)
 */
const effectMs = 60_000;
/** An error from before the purge may be kept so long, whatever the Source has. https://docs.imgix.com (cache_ttl_error) */
const errorTtlMs = 300_000;
function toSign(known, url, { isRight, isTurn }, nowMs) {
    const { purge, isAdded, isOriginReady } = known;
    if (purge === undefined)
        return { kind: 'none', untilMs: nowMs, mayPurgeTell: false };
    const { acceptedAtMs, lastAtMs, mayTakeEffect } = purge;
    // The first purge found the right state there already.
    const originReadyMs = isOriginReady ? acceptedAtMs + effectMs : Number.POSITIVE_INFINITY;
    const rights = [...url.points.values()].filter(({ latest }) => isRight(latest));
    // The change was seen: where it gave something else before, this was stored since.
    const turns = rights.filter(({ latest, other }) => other !== undefined && latest.stored.latestMs >= other.firstSentAtMs && isTurn(latest, other));
    const turned = turns.filter((point) => !isDoubtful(point));
    // Nothing was there before the purge that could be given again.
    const added = isAdded ? rights.filter(({ latest }) => latest.stored.earliestMs >= acceptedAtMs) : [];
    if (turned.length + added.length > 0) {
        // Since it turned imgix has given that, in whichever object.
        const sinceMs = [
            ...turned.map(({ latest: { stored, firstSeenAtMs } }) => Math.min(stored.latestMs, firstSeenAtMs)),
            ...added.map(({ latest }) => latest.stored.latestMs),
        ];
        return { kind: 'shown', sinceMs: Math.min(...sinceMs, originReadyMs) };
    }
    const isOldError = mayBeOldError(known, url, rights);
    const firstUntilMs = acceptedAtMs + (isOldError ? errorTtlMs : effectMs);
    const untilMs = Math.max(lastAtMs + effectMs, firstUntilMs);
    // What counts is what a check showed after that, not that the time has passed since the last one.
    const [last] = url.recent;
    if (last !== undefined && last.sentAtMs >= untilMs) {
        // A repeated purge finds there what the first one has brought.
        const steadyMs = Math.max(firstUntilMs, ...rights.map(({ latest }) => latest.firstSeenAtMs));
        return { kind: 'shown', sinceMs: Math.min(untilMs, steadyMs) };
    }
    if (isOriginReady)
        return { kind: 'shown', sinceMs: originReadyMs };
    if (!mayTakeEffect)
        return { kind: 'shown', sinceMs: undefined };
    const turnMs = turns[0]?.other?.firstSentAtMs;
    if (turnMs !== undefined)
        return { kind: 'age', sinceMs: turnMs, mayPurgeTell: false };
    const mayTell = (isAdded || isOldError) && rights.some(({ latest }) => latest.stored.latestMs >= acceptedAtMs);
    // The first one may have been a duplicate of somebody else's, and the error be from between the two.
    const mayPurgeTell = isOldError && lastAtMs === acceptedAtMs;
    return mayTell ? { kind: 'age', sinceMs: acceptedAtMs, mayPurgeTell } : { kind: 'none', untilMs, mayPurgeTell };
}
/** Without a name it may come from another point of presence: where ages are told, they must tell that it was stored since. */
function isDoubtful({ latest: { pop, stored }, other }) {
    return pop === '' && Number.isFinite(stored.earliestMs) && stored.earliestMs < (other?.firstSentAtMs ?? 0);
}
/**
 * Whether imgix may give an error from before the purge, or a default image, which it keeps like the error in whose place it stands.
 * What one point of presence has stored anew may come from imgix's own older error, which another one shows, or the same
 * nameless one before the purge; or nothing was told before it.
 */
function mayBeOldError(known, { before, missing }, rights) {
    const isError = ({ seen }) => (0,known_seen/* isMissing */.b2)(seen) || (0,known_seen/* hasSameBytes */.gT)(missing?.seen, seen);
    if (!rights.every(({ latest }) => isError(latest)))
        return false;
    const wasError = before !== undefined && (isHidden(known, before) || (before.pop === '' && isError(before)));
    const acceptedAtMs = known.purge?.acceptedAtMs ?? 0;
    return wasError || rights.length === 0 || rights.some(({ latest }) => latest.stored.earliestMs < acceptedAtMs);
}
/** A failure, or what something on the way gave in its place. */
function isHidden(known, { seen }) {
    if (seen.kind === 'failed')
        return true;
    const isText = seen.kind === 'served' && (0,non_asset/* mayBeTextFile */.UG)(known.url, seen.nonAssetReason ?? '');
    return !isText && !(0,learn/* isOfTheAsset */.x)(known, seen);
}

;// CONCATENATED MODULE: ./lib/verify/rules/judge-url.js
// What the checks of one URL come to: the last answer by the rules, what other points of presence gave, and whether it was seen
// often and late enough.




/** Without `sign`, for derivatives: that the purge had its effect is known from the asset. */
function judgeUrl(known, url, nowMs, stand, sign) {
    const judgement = judgeLast(known, url, nowMs, stand, sign);
    // The bare URL is checked at the beginning of a round.
    if (url.query === '' || judgement.verdict.kind === 'verified' || (0,known_known/* hasAsked */.F)(known, 'check', url.query))
        return judgement;
    return { ...judgement, need: { kind: 'check', query: url.query } };
}
function judgeLast(known, url, nowMs, stand, sign) {
    const [last] = url.recent;
    if (last === undefined)
        return toPending(unchecked);
    const answer = answerOf(url, last);
    const standFault = (seen) => (0,fault_rules/* toFaultStanding */.M)(seen, { subject: url.query === '' ? 'imgix' : 'It', isSigned: known.isSigned });
    const toNamed = (standing) => toPending({ ...standing, detail: withPoint(standing.detail, url, last) });
    if (answer === undefined)
        return toNamed(standFault(last.seen));
    const standing = stand(answer);
    if (standing.kind !== 'right')
        return toNamed(standing);
    const { rule, evidence, detail } = standing;
    const isRight = true;
    const confirmation = toConfirmation(known, url, answer, standing);
    const wait = confirmation ?? toSignWait(sign);
    const elsewhere = findContrary(url, answer, standing, { stand, standFault });
    if (elsewhere !== undefined) {
        // Not met for a minute, nor any purge in that time: it is said, and nothing else can be done.
        const untilMs = Math.max(known.purge?.lastAtMs ?? nowMs, elsewhere.lastSentAtMs) + effectMs;
        const told = `${detail} But the point of presence "${elsewhere.pop}", which gave something else, was not reached again.`;
        if (wait === undefined && last.sentAtMs >= untilMs) {
            return { rule, isRight, verdict: { kind: 'verified', evidence, detail: told } };
        }
        const { pop, standing: contrary } = elsewhere;
        const as = contrary.kind === 'wrong' ? 'stale' : 'inconclusive';
        return {
            rule: 'contrary-point',
            isRight,
            verdict: { kind: 'pending', as, cause: { kind: 'other-point', pop, gave: contrary.cause }, detail: told },
            need: contrary.need,
            wait: wait ?? { kind: 'effect', untilMs },
        };
    }
    return {
        rule,
        isRight,
        verdict: wait === undefined ? { kind: 'verified', evidence, detail } : tooEarly(detail, wait),
        wait,
    };
}
/** Where several were met, which of them it is. */
function withPoint(detail, { points, faults }, { pop }) {
    const isOneOfSeveral = pop !== '' && new Set([...points.keys(), ...faults.keys()]).size > 1;
    return isOneOfSeveral ? `${detail} So answers the point of presence "${pop}".` : detail;
}
const unchecked = {
    rule: 'unchecked',
    kind: 'open',
    cause: { kind: 'unknown-content' },
    detail: 'It was not checked.',
};
/** What the check showed, where that was an answer and no failure. */
function answerOf({ points }, { pop, sentAtMs }) {
    const latest = points.get(pop)?.latest;
    return latest?.lastSentAtMs === sentAtMs ? latest : undefined;
}
/** A point of presence that is not known to have turned. Where they do not tell their names, the confirmation has to do. */
function findContrary({ points, faults }, answer, { evidence }, { stand, standFault }) {
    for (const [pop, { seen, sentAtMs: lastSentAtMs }] of faults) {
        if (pop !== answer.pop)
            return { pop, lastSentAtMs, standing: standFault(seen) };
    }
    for (const [pop, { latest }] of points) {
        if (pop === '' || pop === answer.pop)
            continue;
        const standing = stand(latest);
        const { lastSentAtMs } = latest;
        if (standing.kind !== 'right')
            return { pop, lastSentAtMs, standing };
        // Each may be right by itself, and one of the two is not: gone here, and changed there.
        const isSame = latest.seen.kind === answer.seen.kind &&
            ((evidence !== 'changed' && standing.evidence !== 'changed') || (0,known_seen/* hasSameContent */.q1)(latest.seen, answer.seen));
        if (!isSame)
            return { pop, lastSentAtMs, standing: disagreeing };
    }
    return undefined;
}
const disagreeing = {
    rule: 'contrary-point',
    kind: 'open',
    cause: { kind: 'unknown-content' },
    detail: 'Two points of presence disagree.',
};
/**
 * The file's own bytes are proof at once. Whatever else is right, or came after something contrary, must hold twice: at once
 * where this point of presence itself has turned, a second apart where it may have been another one.
 */
function toConfirmation({ purge }, url, answer, { rule, isProvisional }) {
    const apartMs = answer.pop !== '' && url.points.get(answer.pop)?.other !== undefined ? 0 : confirmationMs;
    const confirmation = { kind: 'confirmation', apartMs };
    if (isProvisional)
        return confirmation;
    const isContraryTo = (one) => one !== undefined && one.lastSentAtMs >= (purge?.acceptedAtMs ?? 0) && !(0,known_seen/* hasSameContent */.q1)(one.seen, answer.seen);
    const varied = [...url.points.values()].some(({ latest, other }) => isContraryTo(latest) || isContraryTo(other));
    const isBare = url.query === '';
    if (!varied && (rule === 'new-bytes' || !isBare))
        return undefined;
    const [last, previous] = url.recent;
    if (last === undefined || previous === undefined || !(0,known_seen/* hasSameContent */.q1)(last.seen, previous.seen))
        return confirmation;
    const isApart = (last.pop !== '' && previous.pop !== '') || last.sentAtMs - previous.sentAtMs >= confirmationMs;
    return isApart ? undefined : confirmation;
}
/** Points of presence can disagree. */
const confirmationMs = 1000;
function toSignWait(sign) {
    if (sign === undefined || sign.kind === 'shown')
        return undefined;
    return sign.kind === 'age' ? sign : { ...sign, kind: 'effect' };
}
function toPending({ rule, detail, need, ageSinceMs, ...standing }) {
    const as = standing.kind === 'wrong' ? 'stale' : 'inconclusive';
    const wait = ageSinceMs === undefined ? undefined : { kind: 'age', sinceMs: ageSinceMs };
    return { rule, isRight: false, verdict: { kind: 'pending', as, cause: standing.cause, detail }, need, wait };
}
function tooEarly(detail, wait) {
    const early = wait.kind === 'confirmation'
        ? 'But only one check showed it.'
        : 'But nothing shows yet that it stays so: imgix gave it before the purge already, or nobody had asked.';
    return { kind: 'pending', as: 'inconclusive', cause: { kind: 'too-early' }, detail: `${detail} ${early}` };
}

;// CONCATENATED MODULE: ./lib/verify/rules/content-rules.js
// Rules of whatever should be served: as which content the answer is recognised, and what imgix holds.



/** Text that only the origin knows may be a message from it, and from something before imgix. */
const newBytes = ({ content, expected, answer: { pop, seen } }) => content === 'new' && !(pop === '' && isOddByOrigin(expected, seen))
    ? right('new-bytes', 'bytes', 'imgix serves the bytes of the new file.')
    : undefined;
function isOddByOrigin(expected, seen) {
    const isByOrigin = expected.kind === 'updated' && expected.isByOrigin === true;
    return isByOrigin && seen.kind === 'served' && seen.nonAssetReason !== undefined;
}
const oldBytes = ({ content }) => content === 'old'
    ? {
        rule: 'old-bytes',
        kind: 'wrong',
        cause: { kind: 'old-bytes' },
        detail: 'imgix still serves the bytes of the old file.',
    }
    : undefined;
const lfsPointer = ({ content, answer: { seen } }) => content === 'pointer' && seen.kind === 'served'
    ? {
        rule: 'lfs-pointer',
        kind: 'open',
        cause: { kind: 'other-file', contentLength: seen.body.length },
        detail: 'imgix serves the Git LFS pointer of the new file, not its content: the deployment has to fetch LFS files.',
    }
    : undefined;
/** Which content it is can be told once it was read again, or once the checkout's file was. */
const unread = (facts) => {
    const detail = 'imgix does not tell the length of the answer.';
    if (facts.content === 'unmeasured')
        return facts_open('unread', detail, needOf(facts, 'whole'));
    return facts.content === 'unhashed' ? facts_open('unread', detail, needOf(facts, 'checkout')) : undefined;
};
/** Where it turned out, after all, that these are not a file's own bytes. */
const notAnAsset = ({ answer: { seen } }) => seen.kind === 'served' && seen.nonAssetReason !== undefined
    ? {
        rule: 'not-an-asset',
        kind: 'open',
        cause: { kind: 'not-an-asset', nonAssetReason: seen.nonAssetReason },
        detail: `imgix answers with ${seen.nonAssetReason}, which is not the asset.`,
    }
    : undefined;
/** The description speaks of its moment only: it is asked for anew in every round until it is the new file's. */
const heldUnasked = (facts) => {
    const { known, expected, held } = facts;
    if (held.kind === 'new' || !(0,known_held/* canBeHeldTell */.G)(known, expected))
        return undefined;
    const isDescribed = known.held?.file.kind === 'described' && known.held.file.metadata;
    const isHashNeeded = expected.kind === 'updated' &&
        expected.checkoutFile !== undefined &&
        known.checkout === undefined &&
        isDescribed &&
        (0,expected_content/* newSizesOf */._O)(expected).includes(isDescribed.contentLength);
    const need = isHashNeeded ? needOf(facts, 'checkout') : needOf(facts, 'held');
    return (need &&
        facts_open('indeterminate', "imgix serves bytes that are not the file's, and nothing tells from which file they were made.", need));
};
const heldOld = ({ held, expected }) => held.kind === 'old'
    ? oldRendering('held-old', `imgix still makes its answer from the ${expected.kind === 'removed' ? 'removed' : 'old'} file.`)
    : undefined;
const content_rules_asBefore = (facts) => {
    if (!isAsBefore(facts))
        return undefined;
    const standing = toAsBefore(facts.expected);
    // It may be the default image, which was there before the file.
    const isWorthIt = facts.expected.kind === 'updated' && facts.url.missing === undefined;
    return isWorthIt ? { ...standing, need: needOf(facts, 'missing') } : standing;
};
function toAsBefore(expected) {
    switch (expected.kind) {
        case 'removed':
            return oldRendering('as-before', 'imgix still serves the bytes from before the purge.');
        case 'updated':
            return typeof expected.old === 'string'
                ? facts_open('as-before', 'imgix serves the same bytes as before the purge (the Source re-encodes), and nothing tells whether they should have changed. Purge changed files only, or take `verify: warn`.')
                : oldRendering('as-before', 'imgix serves the bytes from before the purge, and nothing tells from which file they were made.');
        default:
            return facts_open('as-before', 'imgix serves the same bytes as before the purge, and nothing tells whether they should have changed. Check the repository out, or give `origin-url`.');
    }
}

;// CONCATENATED MODULE: ./lib/verify/rules/removed-rules.js
// Rules of a file that should be gone.





const gone = (facts) => {
    const { seen } = facts.answer;
    if (seen.kind !== 'status')
        return undefined;
    return (0,known_seen/* isForbidden */.US)(seen) ? toForbidden(facts) : ifItCouldBeSeen(facts, 'gone', toGoneDetail(facts));
};
/** Before the purge, at the origin, or as other files of the host are. */
function ifItCouldBeSeen(facts, rule, detail) {
    const { known, url, answer, host } = facts;
    if (known.wasAtOrigin || isServedBefore(known, url, answer) || (0,known_host/* isServing */.PA)(host, answer.seen))
        return right(rule, rule, detail);
    const need = needOf(facts, 'witness');
    if (need !== undefined)
        return facts_open('gone', detail, need);
    const why = `${detail} But nothing shows that imgix ever served a file of this repository there: check \`root\`, \`base-url\`, and the Source's prefix.`;
    return { rule: 'never-seen', kind: 'open', cause: { kind: 'never-seen' }, detail: why };
}
/**
 * 403 is what imgix gives where the Source may not list its files, and to whom it refuses, from some request on: so it must have
 * given another file since, where one is known.
 */
function toForbidden(facts) {
    const { answer, host, known, url } = facts;
    const wasServed = isServedBefore(known, url, answer);
    const isGone = host.witness === 'none' ? wasServed : isWitnessedSince(host, answer.firstSeenAtMs);
    if (isGone)
        return right('gone', 'gone', toGoneDetail(facts));
    return {
        rule: 'refused-removed',
        kind: 'open',
        cause: { kind: 'refused', status: 403, signed: known.isSigned },
        detail: wasServed
            ? 'imgix answers 403, which it gives for a missing file and to whom it refuses: it has given no other file of this host since.'
            : `imgix answers 403, as it may for any URL that it refuses, and gave no asset before the purge either. ${toTokenAdvice(known.isSigned)}`,
        need: toWitnessNeed(facts),
    };
}
function isWitnessedSince({ witness, witnessAtMs }, sinceMs) {
    return witness === 'served' && witnessAtMs >= sinceMs;
}
/** Once for all assets that were refused before it was asked for, and again while it is refused as well. */
function toWitnessNeed({ answer, host, known }) {
    const isAsked = host.witness === 'none' || host.witnessAtMs >= answer.lastSentAtMs;
    return isAsked || (0,known_known/* hasAsked */.F)(known, 'witness') ? undefined : { kind: 'witness', query: '' };
}
const replaced = (facts) => {
    const { url, answer: { seen }, } = facts;
    const detail = 'imgix serves what it serves for a path that does not exist: the default image.';
    if (url.missing === undefined) {
        const need = needOf(facts, 'missing');
        if (need !== undefined)
            return facts_open('replaced', indeterminateRemoval, need);
    }
    const whole = wholeIfUnread(facts, (length) => lengthOf(url.missing) === length);
    if (whole !== undefined)
        return facts_open('replaced', indeterminateRemoval, whole);
    if (!(0,known_seen/* hasSameBytes */.gT)(url.missing?.seen, seen))
        return undefined;
    return ifItCouldBeSeen(facts, 'replaced', detail);
};
const indeterminateRemoval = "imgix serves an image whose bytes are not the removed file's; it may have been made from it, or from an older version.";
const indeterminateRemoved = () => facts_open('indeterminate', indeterminateRemoval);
function toGoneDetail({ url: { before }, answer: { seen } }) {
    const status = seen.kind === 'status' ? seen.status : 200;
    const already = before !== undefined && (0,known_seen/* isMissing */.b2)(before.seen) && before.seen.kind === 'status';
    return `imgix answers ${status}: it serves nothing.${already ? ` It answered ${before.seen.status} before the purge, too.` : ''}`;
}

;// CONCATENATED MODULE: ./lib/verify/rules/unknown-rules.js
// Rules of a requested URL of which nothing is known but what it gave before.




const unknownMissing = (facts) => {
    const { seen } = facts.answer;
    if (seen.kind !== 'status')
        return undefined;
    if (hasGone(facts))
        return (0,known_seen/* isForbidden */.US)(seen) ? toForbidden(facts) : right('gone', 'gone', toGoneDetail(facts));
    return {
        rule: 'unknown-missing',
        kind: 'open',
        cause: seen.status === 403
            ? { kind: 'refused', status: 403, signed: facts.known.isSigned }
            : { kind: 'missing', status: seen.status },
        detail: `imgix answers ${seen.status}, and nothing tells whether there should be a file. ${noneInCheckout}`,
    };
};
/**
 * Beside a point of presence that serves it, an answer that nothing is there may be the older one; so may any where it is not
 * told which of them gave it, unless it was served before the purge.
 */
function hasGone({ known, url, answer }) {
    const { before, missing } = url;
    const wasServed = before?.seen.kind === 'served' && !(0,known_seen/* hasSameBytes */.gT)(missing?.seen, before.seen);
    if (answer.pop === '' && !wasServed)
        return false;
    return isServedBefore(known, url, answer) && !isServedAnywhere(url);
}
/** A requested URL in whose place there is the default image now. */
const unknownReplaced = (facts) => (0,known_seen/* hasSameBytes */.gT)(facts.url.missing?.seen, facts.answer.seen) && hasGone(facts)
    ? right('replaced', 'replaced', 'imgix serves what it serves for a path that does not exist: the default image.')
    : undefined;
/** A requested URL that gave the default image before, too: no file, as far as imgix knows. */
const unknownDefault = (facts) => {
    const { url, answer } = facts;
    if (answer.seen.kind !== 'served' || !isAsBefore(facts))
        return undefined;
    const need = url.missing === undefined ? needOf(facts, 'missing') : undefined;
    if (need !== undefined)
        return facts_open('as-before', 'imgix serves the same bytes as before the purge.', need);
    if (!(0,known_seen/* hasSameBytes */.gT)(url.missing?.seen, answer.seen))
        return undefined;
    return {
        rule: 'unknown-missing',
        kind: 'open',
        cause: { kind: 'missing', status: 200 },
        detail: `imgix serves what it serves for a path that does not exist, as before the purge: it has no such file. ${noneInCheckout}`,
    };
};
const noneInCheckout = 'The checkout has none at that path below `root` (paths are taken literally, not encoded); `origin-url` would tell as well.';

;// CONCATENATED MODULE: ./lib/verify/rules/updated-rules.js
// Rules of a file that should be there. `changed` serves requested URLs of which nothing is known as well.





const fileMissing = (facts) => {
    const { answer: { seen }, known: { isSigned }, url: { before }, host, } = facts;
    if (seen.kind !== 'status')
        return undefined;
    const { status } = seen;
    // Where nothing was there before the purge either, an unchanged file tells whether anything is.
    const isInDoubt = (before === undefined ? status === 403 : (0,known_seen/* isMissing */.b2)(before.seen)) && !(0,known_host/* isServing */.PA)(host, seen);
    const need = isInDoubt ? needOf(facts, 'witness') : undefined;
    return status === 403
        ? {
            rule: 'refused',
            kind: 'wrong',
            need,
            cause: { kind: 'refused', status, signed: isSigned },
            detail: `imgix answers 403: it has no such file, or it refuses the URL. ${toTokenAdvice(isSigned)}`,
        }
        : {
            rule: 'missing',
            kind: 'wrong',
            need,
            cause: { kind: 'missing', status },
            detail: `imgix answers ${status}: it has no such file. imgix keeps such an answer for five minutes.`,
        };
};
const defaultImage = ({ url, answer: { seen } }) => (0,known_seen/* hasSameBytes */.gT)(url.missing?.seen, seen)
    ? {
        rule: 'default-image',
        kind: 'wrong',
        cause: { kind: 'missing', status: 200 },
        detail: 'imgix serves what it serves for a path that does not exist: it has no such file.',
    }
    : undefined;
/**
 * imgix holds the new file: then what looks like a fresh rendering is made from it, and so is what was stored meanwhile. Bytes
 * from before the purge may have been stored anew, by a revalidation.
 */
const heldNew = (facts) => {
    const { held, url, answer, known } = facts;
    if (held.kind !== 'new')
        return undefined;
    const { fresh } = url;
    const isFreshValid = fresh !== undefined && fresh.sentAtMs >= held.fromMs;
    const isAsFresh = isFreshValid && (0,known_seen/* hasSameBytes */.gT)(fresh.seen, answer.seen);
    const sinceMs = toMadeSinceMs(facts, held.fromMs);
    const isByTime = !passesThrough(facts) && !isAsBefore(facts) && isMadeSince(url, answer, sinceMs);
    if (isAsFresh || isByTime) {
        return madeFromNew(held.how, held.untilMs < (isAsFresh ? fresh.seenAtMs : answer.firstSeenAtMs));
    }
    const whole = wholeIfUnread(facts, (length) => lengthOf(fresh) === length || answer.stored.latestMs >= sinceMs);
    if (whole !== undefined)
        return facts_open('held-new', indeterminateRendering, whole);
    const again = toFreshNeed(facts, held.fromMs);
    if (again !== undefined)
        return facts_open('held-new', indeterminateRendering, again);
    const missing = known.isAdded && url.missing === undefined ? needOf(facts, 'missing') : undefined;
    if (missing !== undefined)
        return facts_open('held-new', indeterminateRendering, missing);
    return isStoredBefore(answer, known.purge?.acceptedAtMs ?? 0) || isAsBefore(facts)
        ? oldRendering('held-new-old', 'imgix has the new file, but the URL still gives the answer from before the purge.')
        : { ...facts_open('held-new', indeterminateRendering), ageSinceMs: sinceMs };
};
/** Of an added file there is no older version: what is not the default image was made from the new one since the purge. */
function toMadeSinceMs({ known, url, expected }, heldFromMs) {
    const { isAdded, purge, held } = known;
    if (!isAdded || expected !== known.expected || purge === undefined || url.missing === undefined || !held?.isFirst)
        return heldFromMs;
    return Math.min(heldFromMs, purge.acceptedAtMs);
}
const indeterminateRendering = 'imgix has the new file, but nothing tells whether the URL gives it.';
function madeFromNew(how, isProvisional) {
    const made = how === 'original'
        ? right('held-new', 'bytes', 'The unsanitized SVG has the bytes of the new file, and what the URL gives is made from it.')
        : right('held-new', 'metadata', 'imgix describes the new file (size and dimensions), and what the URL gives is made from it.');
    return { ...made, isProvisional };
}
/** As long as the file that imgix describes, these are its bytes and no rendering: of a third file, where they are not the new one's. */
const heldAsLong = ({ known, answer: { seen }, content, expected }) => {
    if (known.held?.file.kind !== 'described' || content !== 'other' || seen.kind !== 'served')
        return undefined;
    const { contentLength } = known.held.file.metadata;
    const isAsLong = seen.body.length === contentLength && (0,expected_content/* newSizesOf */._O)(expected).includes(contentLength);
    if (!isAsLong || /\.svg$/i.test(known.url))
        return undefined;
    return {
        rule: 'held-other',
        kind: 'open',
        cause: { kind: 'other-file', contentLength },
        detail: `imgix has a file of ${contentLength} bytes, as long as the commit's, and other bytes. Does the deployment rewrite the files, or has it not arrived?`,
    };
};
const heldOther = (facts) => {
    const { held, expected } = facts;
    if (held.kind !== 'other' || expected.kind !== 'updated')
        return undefined;
    const sizes = `imgix has a file of ${held.contentLength} bytes, the commit's has ${(0,expected_content/* newSizesOf */._O)(expected).join(' or ')}`;
    // Where git does not tell the old file, this may be it.
    if (expected.old === 'unknown' && isAsBefore(facts))
        return oldRendering('held-other', `${sizes}, and the URL gives the same as before the purge: it came before the deployment, or had no effect.`);
    return {
        rule: 'held-other',
        kind: 'open',
        cause: { kind: 'other-file', contentLength: held.contentLength },
        detail: `${sizes}. Does the deployment rewrite the files, or has it not arrived?`,
    };
};
/** The weaker proof: other bytes than the same point of presence gave before, stored since the purge. */
const changed = (facts) => {
    const { known, url, answer, expected } = facts;
    if (answer.seen.kind !== 'served' || known.purge === undefined || passesThrough(facts) || isAsBefore(facts))
        return undefined;
    if ((0,known_seen/* hasSameBytes */.gT)(url.missing?.seen, answer.seen))
        return undefined;
    const appeared = expected.kind === 'unknown' && url.points.get(answer.pop)?.other?.seen.kind === 'status';
    if (!appeared && !hasChanged(url, answer))
        return undefined;
    const { acceptedAtMs } = known.purge;
    if (isStoredBefore(answer, acceptedAtMs))
        return undefined;
    const detail = appeared ? appearedDetail : `${changedDetail}${isOfNewSize(facts) ? sizeDetail : ''}`;
    const need = wholeIfUnread(facts, () => true) ?? (url.missing === undefined ? needOf(facts, 'missing') : undefined);
    if (need !== undefined)
        return facts_open('changed', detail, need);
    if (url.missing === undefined || answer.seen.body.sha256 === null)
        return undefined;
    if (!isMadeSince(url, answer, acceptedAtMs))
        return {
            ...facts_open('changed', expected.kind === 'unknown' ? indeterminateAge : indeterminateBytes),
            ageSinceMs: acceptedAtMs,
        };
    return right('changed', 'changed', detail);
};
const changedDetail = 'The weaker proof: imgix serves other bytes than before the purge, stored after it.';
/** imgix's description would be a proof if git told the size of the file from before. */
function isOfNewSize({ known: { held }, expected }) {
    return held?.file.kind === 'described' && (0,expected_content/* newSizesOf */._O)(expected).includes(held.file.metadata.contentLength);
}
const sizeDetail = " imgix has a file of the new one's size, which the one before may have had as well.";
const appearedDetail = 'The weaker proof: imgix serves an asset that was stored after the purge, and served none before it.';
const indeterminateAge = 'Nothing tells whether the bytes that imgix serves are from after the purge.';
const indeterminateUpdate = (facts) => passesThrough(facts)
    ? facts_open('not-passed-through', "imgix served the file's own bytes before the purge, and now bytes that are neither the new file's nor the old one's.")
    : facts_open('indeterminate', indeterminateBytes);

;// CONCATENATED MODULE: ./lib/verify/rules/rules.js
// What an answer shows, row by row: the table of docs/verification.md. The first row that has something to say decides.







function toStanding(given) {
    const { known, answer, expected } = given;
    const { seen } = answer;
    const content = seen.kind === 'served' ? (0,expected_content/* recognise */.GJ)(expected, seen.body, known.checkout) : 'other';
    const facts = { ...given, content, held: (0,known_held/* toHeldContent */.S)(known, expected) };
    for (const row of tables[expected.kind]) {
        const standing = row(facts);
        if (standing !== undefined)
            return standing;
    }
    return facts_open('indeterminate', 'Nothing tells whether the bytes that imgix serves are the ones they should be.');
}
const tables = {
    updated: [
        newBytes,
        oldBytes,
        lfsPointer,
        unread,
        fileMissing,
        notAnAsset,
        defaultImage,
        heldUnasked,
        heldAsLong,
        heldNew,
        heldOld,
        heldOther,
        changed,
        content_rules_asBefore,
        indeterminateUpdate,
    ],
    removed: [oldBytes, gone, unread, notAnAsset, replaced, content_rules_asBefore, heldUnasked, heldOld, indeterminateRemoved],
    unknown: [unknownMissing, unknownReplaced, changed, unknownDefault, content_rules_asBefore],
};

;// CONCATENATED MODULE: ./lib/verify/rules/judge.js
// judge(known) -> Judgement: what would be reported if it ended now, which probe could change that, and what the next check
// is for. Pure. `rules.ts` says what one answer shows; here is what several answers and the time make of it.







function judge(known, host, nowMs) {
    const own = judgeAs(known, host, known.expected, nowMs);
    const newest = known.newest !== undefined && !own.bare.isRight
        ? judgeAs(toKnownOfNewest(known), host, known.newest.expected, nowMs)
        : own;
    if (newest === own || !newest.bare.isRight) {
        if (isNewestNeeded(known, own, nowMs))
            return withNewestNeed(own);
        // What would tell whether it is what the branch holds is worth asking, too.
        const { need, wait } = newest.bare;
        return { ...own, bare: { ...own.bare, need: own.bare.need ?? need, wait: own.bare.wait ?? wait } };
    }
    return {
        ...newest,
        bare: { ...newest.bare, verdict: toSuperseded(newest.bare.verdict, known.newest?.commit ?? '') },
    };
}
/** That nothing is there since the purge shows nothing where the commit's own deployment may still be to come. */
function toKnownOfNewest(known) {
    return { ...known, isOriginReady: false, isAdded: known.isAdded && known.newest?.expected.kind !== 'removed' };
}
function judgeAs(known, host, expected, nowMs) {
    const url = known.bare;
    const stand = (answer) => {
        const standing = toStanding({ known, host, url, answer, expected });
        // That something has changed does not say that it is the branch's newest file.
        return expected !== known.expected && isWeak(standing) ? withoutProof(standing) : standing;
    };
    const isTurn = (latest, other) => expected === known.expected || !mayBeOld(known, host, latest) || wasDeployed(known, other);
    const sign = toSign(known, url, { isRight: (answer) => stand(answer).kind === 'right', isTurn }, nowMs);
    const bare = judgeUrl(known, url, nowMs, stand, sign);
    const { verdict } = bare;
    if (verdict.kind !== 'verified' || sign.kind !== 'shown')
        return { bare, derivatives: [] };
    const isGone = verdict.evidence === 'gone' || verdict.evidence === 'replaced';
    const rightSinceMs = toHeldSince(known, expected) ?? sign.sinceMs;
    const derivatives = known.derivatives.map((derivative) => judgeUrl(known, derivative, nowMs, (answer) => toDerivativeStanding({ known, url: derivative, answer, expected, isGone, rightSinceMs })));
    return { bare, derivatives };
}
/** What was there before the commit may also come with the deployment before it, and go with the commit's own. */
function mayBeOld(known, host, answer) {
    const { expected, bare: url } = known;
    if (expected.kind === 'unknown')
        return false;
    const { rule } = toStanding({ known, host, url, answer, expected });
    return expected.old === 'unknown' || rule === 'old-bytes' || rule === 'held-old';
}
/** The commit's own file, loaded since the purge: so its deployment has come. */
function wasDeployed({ expected, checkout, purge }, { seen, stored }) {
    const isSince = purge !== undefined && stored.earliestMs >= purge.acceptedAtMs;
    return isSince && seen.kind === 'served' && (0,expected_content/* recognise */.GJ)(expected, seen.body, checkout) === 'new';
}
function isWeak(standing) {
    return standing.kind === 'right' && standing.evidence === 'changed';
}
function withoutProof({ rule, detail }) {
    return { rule, kind: 'open', cause: { kind: 'unknown-content' }, detail };
}
/** Most assets are right before that, and it costs a request to git's server. */
function isNewestNeeded(known, { bare }, nowMs) {
    const { purge, newestAfterMs } = known;
    if (bare.isRight || bare.need !== undefined || purge === undefined || newestAfterMs === undefined)
        return false;
    return nowMs >= purge.acceptedAtMs + newestAfterMs && !(0,known_known/* hasAsked */.F)(known, 'newest');
}
function withNewestNeed(judged) {
    return { ...judged, bare: { ...judged.bare, need: { kind: 'newest', query: '' } } };
}
/** Where the asset does not show the commit's state, it may show what the branch holds by now. */
function toSuperseded(verdict, commit) {
    if (verdict.kind !== 'verified')
        return verdict;
    const detail = `A newer push has won: this is what the branch holds by now (${commit}). ${verdict.detail}`;
    return { kind: 'verified', evidence: 'superseded', supersededBy: commit, detail };
}
/** As imgix's own description tells. */
function toHeldSince(known, expected) {
    const held = (0,known_held/* toHeldContent */.S)(known, expected);
    return held.kind === 'new' ? held.fromMs : undefined;
}

// EXTERNAL MODULE: ./lib/verify/rules/schedule.js
var schedule = __webpack_require__(5564);
;// CONCATENATED MODULE: ./lib/verify/removal-record.js
/** `isGone`: the latest check has proved it. */
function toRemovalRecord({ bare, purge }, isGone, clock) {
    const nowMs = clock.monotonicMs();
    const toTime = (monotonicMs) => new Date(clock.now().getTime() - (nowMs - monotonicMs)).toISOString();
    const answers = [...bare.points.values()].flatMap(({ latest, other }) => other === undefined ? [latest] : [latest, other]);
    const right = isGone ? bare.recent[0] : undefined;
    const isServed = ({ seen, lastSentAtMs }) => seen.kind === 'served' && lastSentAtMs !== right?.sentAtMs;
    const servedMs = answers.filter(isServed).map(({ lastSentAtMs }) => lastSentAtMs);
    return {
        lastServedAt: servedMs.length === 0 ? null : toTime(Math.max(...servedMs)),
        purgedAt: toTime(purge?.acceptedAtMs ?? nowMs),
        goneAt: right === undefined ? null : toTime(right.seenAtMs),
    };
}

;// CONCATENATED MODULE: ./lib/verify/to-verification.js


/** `sinceMs`: when it was purged. `seen`: what the checks have shown, of which nobody asks once it is proved. */
function toVerification(known, judged, { sinceMs, seen, clock }) {
    const found = {
        ...toFound(known, judged, clock.monotonicMs() - sinceMs),
        ...(causeOf(judged) === null ? {} : { seen }),
    };
    if (known.expected.kind !== 'removed')
        return found;
    const isGone = found.evidence === 'gone' || found.evidence === 'replaced';
    return { ...found, removal: toRemovalRecord(known, isGone, clock) };
}
function toFound(known, judged, sincePurgeMs) {
    const { verdict } = judged.bare;
    const derivatives = known.derivatives.flatMap(({ query, checks }, index) => {
        const judgement = judged.derivatives[index];
        return judgement === undefined ? [] : [toDerivative(`${known.url}?${query}`, checks, judgement)];
    });
    const common = {
        before: toBefore(known.bare.before),
        checks: known.bare.checks,
        seconds: Math.round(sincePurgeMs / 100) / 10,
        ...(derivatives.length > 0 ? { derivatives } : {}),
    };
    if (verdict.kind === 'pending') {
        const { as, cause, detail } = verdict;
        return { outcome: as, evidence: null, cause, detail, ...common };
    }
    // An asset is as good as the worst of its derivatives: they are what visitors see.
    const worst = worstOf(derivatives);
    if (worst !== undefined) {
        const { outcome, cause, url, detail } = worst;
        return { outcome, evidence: null, cause, detail: `The derivative ${url}: ${detail}`, ...common };
    }
    const { evidence, supersededBy, detail } = verdict;
    const winner = supersededBy === undefined ? {} : { supersededBy };
    return { outcome: 'verified', evidence, ...winner, cause: null, detail, ...common };
}
function worstOf(derivatives) {
    return (derivatives.find(({ outcome }) => outcome === 'stale') ?? derivatives.find(({ outcome }) => outcome !== 'verified'));
}
function toDerivative(url, checks, { verdict }) {
    if (verdict.kind === 'verified')
        return { url, outcome: 'verified', cause: null, checks, detail: verdict.detail };
    return { url, outcome: verdict.as, cause: verdict.cause, checks, detail: verdict.detail };
}
function toBefore(sample) {
    if (sample === undefined)
        return 'not-asked';
    const { seen } = sample;
    return seen.kind === 'status' ? `status ${seen.status}` : seen.kind;
}
/** Null where nothing stands against a proof, but that it has to hold twice. */
function causeOf(judged) {
    const open = (0,schedule/* openOf */.wf)(judged);
    return open?.verdict.kind === 'pending' && open.wait?.kind !== 'confirmation' ? open.verdict.cause : null;
}

;// CONCATENATED MODULE: ./lib/verify/prove.js










/** Longest time for a probe before the purge: it must not hold the purge up. */
const beforeLimitMs = 30_000;
/** A probe may take this long even where the deadline is nearer: the last one is worth an answer. */
const minProbeMs = 5000;
/** Between what tells since when imgix has a file and a request that may make it store one: ages must tell them apart. */
const ageMarginMs = 50;
/** One request for the asset and one for each derivative. Not for added files: asking for them plants a cached 404. */
async function checkBefore(known, ports) {
    if (known.isAdded)
        return known;
    const asked = { ...ports, timeLimitMs: beforeLimitMs };
    const facts = await Promise.all([known.bare, ...known.derivatives].map((url) => (0,probes/* probeBefore */._F)(known, url, asked)));
    return facts.reduce((all, fact) => {
        if (fact.kind === 'before' && fact.query === '')
            noteServed(ports, all, fact.sample);
        return (0,learn/* learn */.n)(all, fact);
    }, known);
}
/** From the accepted purge to the verdict. */
async function prove(purged, { ports, purgeAgain, findNewest }) {
    const { clock, signal, random, timeoutMs } = ports;
    const sinceMs = purged.purge?.acceptedAtMs ?? clock.monotonicMs();
    const deadlineMs = sinceMs + timeoutMs;
    const round = { ports, findNewest, deadlineMs };
    const repeats = openRepeats(purgeAgain, clock);
    let seen = [];
    try {
        await clock.sleep(schedule/* firstDelayMs */.EN, signal);
        const { known, judged } = await (0,poll/* poll */.w)(purged, {
            clock,
            signal,
            check: (before) => check((0,learn/* learn */.n)(withRepeats(before, repeats), { kind: 'round' }), round),
            judge: (known) => judge(known, hostOf(ports, known), clock.monotonicMs()),
            needOf: prove_needOf,
            meet: (known, need) => meetNeed(known, need, round),
            toNextMs: (known, judged) => {
                const cause = causeOf(judged);
                seen = countCause(seen, cause);
                ports.onChecked(known.url, cause, `number ${known.bare.checks}, ${toRules(judged)}`);
                const moment = { nowMs: clock.monotonicMs(), deadlineMs, random: random() };
                const next = (0,schedule/* plan */.et)(known, hostOf(ports, known), judged, moment);
                if (next.kind === 'end')
                    return undefined;
                if ((0,schedule/* wantsPurge */.VV)(judged))
                    repeats.send((known.purge?.lastAtMs ?? 0) + schedule/* purgeIntervalMs */.tG);
                return next.atMs;
            },
        });
        return toVerification(known, judged, { sinceMs, seen, clock });
    }
    finally {
        repeats.stop();
    }
}
/** Asks for the URL, unless it is proved and only derivatives are open; where that may tell more, what imgix holds before that. */
async function check(known, round) {
    const { ports } = round;
    const { clock, signal } = ports;
    const earlier = judge(known, hostOf(ports, known), clock.monotonicMs());
    // What time alone does not mend may have its reason in the asset: imgix may have loaded another file since.
    const isReopened = earlier.derivatives.some(({ verdict, wait }) => verdict.kind === 'pending' && wait === undefined);
    if (earlier.bare.verdict.kind === 'verified' && !isReopened)
        return known;
    let asked = known;
    if ((0,probes/* beginsWithHeld */.i0)(known, earlier.bare.isRight, clock.monotonicMs())) {
        asked = await meetNeed(known, { kind: 'held', query: '' }, round);
        if (asked.held !== undefined && asked.held.sinceMs !== known.held?.sinceMs)
            await clock.sleep(ageMarginMs, signal);
    }
    return meetNeed(asked, { kind: 'check', query: '' }, round);
}
function prove_needOf({ bare, derivatives }) {
    return [bare, ...derivatives].find(({ need }) => need !== undefined)?.need;
}
async function meetNeed(known, need, { ports, findNewest, deadlineMs }) {
    const asked = { ...ports, timeLimitMs: Math.max(minProbeMs, deadlineMs - ports.clock.monotonicMs()) };
    switch (need.kind) {
        case 'checkout':
            return (0,learn/* learn */.n)(known, { kind: 'checkout', file: await readCheckout(known) });
        case 'newest':
            return (0,learn/* learn */.n)(known, { kind: 'newest', newest: await findNewest(known.expected) });
        case 'witness': {
            const { origin } = known;
            const url = await ports.findWitness(origin);
            const witnessAtMs = ports.clock.monotonicMs();
            const witness = await (0,probes/* probeWitness */.iK)(url, asked);
            ports.hosts.set(origin, { ...hostOf(ports, known), witness, witnessAtMs });
            return (0,learn/* learn */.n)(known, { kind: 'witness' });
        }
        default: {
            const isFirstDerivative = need.kind === 'check' && need.query !== '' && known.derivatives.every(({ checks }) => checks === 0);
            if (isFirstDerivative)
                await ports.clock.sleep(ageMarginMs, ports.signal);
            const fact = await (0,probes/* probe */.dy)(known, need, asked);
            if (fact.kind === 'check' && fact.query === '')
                noteServed(ports, known, fact.sample);
            return (0,learn/* learn */.n)(known, fact);
        }
    }
}
function withRepeats(known, repeats) {
    const atMs = repeats.lastAtMs();
    if (atMs === undefined || atMs === known.purge?.lastAtMs)
        return known;
    return (0,learn/* learn */.n)(known, { kind: 'purged', atMs, mayTakeEffect: true });
}
async function readCheckout({ expected }) {
    const file = expected.kind === 'updated' ? expected.checkoutFile : undefined;
    const [sha256, dimensions] = await Promise.all([file?.sha256(), file?.dimensions()]);
    return { sha256, dimensions };
}
function hostOf({ hosts }, { origin }) {
    return hosts.get(origin) ?? known_host/* unknownHost */.Vp;
}
function noteServed(ports, known, { seen }) {
    const content = seen.kind === 'served' ? (0,expected_content/* recognise */.GJ)(known.expected, seen.body, known.checkout) : 'other';
    const isOwnFile = content === 'new' || content === 'old';
    ports.hosts.set(known.origin, (0,known_host/* learnServed */.kP)(hostOf(ports, known), seen, isOwnFile));
}
function toRules({ bare, derivatives }) {
    return [bare, ...derivatives].map(({ rule, verdict }) => `${rule} (${verdict.kind})`).join(', ');
}


/***/ }),

/***/ 4947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ toFaultStanding)
/* harmony export */ });
/** `subject`: "imgix", or "It" of a derivative. */
function toFaultStanding(seen, { subject, isSigned }) {
    switch (seen.kind) {
        case 'failed':
            return fault({ kind: 'unreachable', reason: seen.reason }, `It could not be fetched: ${seen.reason}.`);
        case 'served': {
            const nonAssetReason = seen.nonAssetReason ?? 'something else';
            return fault({ kind: 'not-an-asset', nonAssetReason }, `${subject} answers with ${nonAssetReason}, which is not the asset.`);
        }
        case 'status':
            return toStatusStanding(seen, subject, isSigned);
        default:
            return seen;
    }
}
function toStatusStanding({ status, location, challengeBy, isAnonymous }, subject, isSigned) {
    if (challengeBy !== undefined) {
        return fault({ kind: 'challenge', by: challengeBy }, `${subject} answers ${status} with a challenge of ${challengeBy}, which asks the client to prove that it is a browser. Let this step pass: give \`verify-headers\` with a header that the filter accepts.`);
    }
    if (location !== undefined) {
        return fault({ kind: 'redirect', status, location }, `${subject} answers ${status}, a redirect to ${location}, which is not followed. Is this the host that imgix serves?`);
    }
    const isRefused = status === 401 || status === 403;
    const cause = isRefused ? { kind: 'refused', status, signed: isSigned } : { kind: 'status', status };
    return fault(cause, isAnonymous
        ? `${subject} answers 403 without the name of a point of presence (\`X-Served-By\`): something on the way may refuse this step. Let it pass: give \`verify-headers\` with a header that it accepts.`
        : `${subject} answers ${status}${toReason(status)}.`);
}
function fault(cause, detail) {
    return { rule: `fault-${cause.kind}`, kind: 'open', cause, detail };
}
/** https://docs.imgix.com/setup/serving-assets (HTTP status codes) */
function toReason(status) {
    if (status === 402)
        return ' (a limit of the imgix plan is reached)';
    if (status === 413)
        return ' (the file is too large for imgix)';
    if (status === 414)
        return ' (the URL is longer than imgix accepts)';
    if (status === 421)
        return ' (the file is corrupt)';
    if (status === 422)
        return ' (imgix cannot render the file)';
    if (status >= 500)
        return ' (a fault at imgix or at the Source)';
    return '';
}


/***/ }),

/***/ 5564:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EN: () => (/* binding */ firstDelayMs),
/* harmony export */   VV: () => (/* binding */ wantsPurge),
/* harmony export */   et: () => (/* binding */ plan),
/* harmony export */   nU: () => (/* binding */ toDelayMs),
/* harmony export */   tG: () => (/* binding */ purgeIntervalMs),
/* harmony export */   wf: () => (/* binding */ openOf)
/* harmony export */ });
/* harmony import */ var _known_known_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(213);
/* harmony import */ var _known_seen_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3598);
// When to check again, when to purge again, and when to stop. Pure.


/** imgix takes a second purge of a URL within 10 s for a duplicate. https://docs.imgix.com/apis/management/purges */
const purgeIntervalMs = 10_000;
/** What is known at once is not waited for, but for a deployment that may still be under way. */
const graceMs = 15_000;
/**
 * Dense at first and then in proportion to the time that has passed: the step ends soon after the change, a dozen checks go
 * out in the first ten seconds, and a thousand stale assets do not hammer the CDN.
 */
function toDelayMs(elapsedMs, random) {
    return Math.min(10_000, Math.max(80, 0.45 * elapsedMs)) * (0.9 + random / 10);
}
/** Not at once: an answer that is stored at the very moment of the purge could not be told from one stored before. */
const firstDelayMs = 50;
function plan(known, host, judged, { nowMs, deadlineMs, random }) {
    const open = openOf(judged);
    const acceptedAtMs = known.purge?.acceptedAtMs ?? nowMs;
    const url = urlOf(known, judged, open);
    if (open === undefined || (isKnownForGood(known, host, judged.bare) && nowMs >= acceptedAtMs + graceMs))
        return { kind: 'end' };
    const wait = open.wait;
    if (nowMs >= deadlineMs && !isWorthOneMore(wait, nowMs, deadlineMs))
        return { kind: 'end' };
    const atMs = toCheckAtMs(url, wait, nowMs, toPurgeDelayMs(known, judged, nowMs, random));
    return { kind: 'check', atMs: wait?.kind === 'confirmation' ? atMs : Math.min(atMs, deadlineMs) };
}
/**
 * Beyond the deadline: the last check may be the first half of a proof, or have been sent a moment before that from which on
 * it counts.
 */
function isWorthOneMore(wait, nowMs, deadlineMs) {
    if (wait?.kind === 'confirmation')
        return nowMs < deadlineMs + wait.apartMs;
    return wait?.kind === 'effect' && wait.untilMs <= deadlineMs;
}
/** The judgement that keeps the asset from being proved; undefined where none does. */
function openOf({ bare, derivatives }) {
    return [bare, ...derivatives].find(({ verdict }) => verdict.kind !== 'verified');
}
function urlOf({ bare, derivatives }, judged, open) {
    return (open && derivatives[judged.derivatives.indexOf(open)]) ?? bare;
}
/** Whatever is not right may be mended by another purge: of an origin that was not ready the first time. */
function wantsPurge({ bare, derivatives }) {
    if (bare.wait !== undefined && bare.wait.kind !== 'confirmation' && bare.wait.mayPurgeTell)
        return true;
    return !bare.isRight || derivatives.some(({ verdict }) => verdict.kind === 'pending' && verdict.as === 'stale');
}
/** Counted from the latest purge, and soon after the next one. */
function toPurgeDelayMs({ purge }, judged, nowMs, random) {
    const { acceptedAtMs = nowMs, lastAtMs = nowMs } = purge ?? {};
    const isRepeated = lastAtMs > acceptedAtMs;
    const delayMs = Math.max(isRepeated ? afterRepeatMs : 0, toDelayMs(nowMs - lastAtMs, random));
    const afterNextMs = lastAtMs + purgeIntervalMs + afterRepeatMs - nowMs;
    return wantsPurge(judged) && afterNextMs > 0 ? Math.min(delayMs, afterNextMs) : delayMs;
}
/** Repeated purges come every ten seconds: not as dense as at first. */
const afterRepeatMs = 1500;
/** A wait may bring one check forward, not one after another: between every other two lies half of what they back off by. */
function toCheckAtMs(url, wait, nowMs, delayMs) {
    const [, previous] = url.recent;
    const earliestMs = previous === undefined ? nowMs : previous.sentAtMs + delayMs / 2;
    return Math.max(earliestMs, toDueMs(url, wait, nowMs, delayMs));
}
/** A timer may end a little early, and then no age would ever tell. */
const timerMs = 2;
function toDueMs({ recent: [last] }, wait, nowMs, delayMs) {
    switch (wait?.kind) {
        case undefined:
            return nowMs + delayMs;
        case 'confirmation':
            return Math.max(nowMs, (last?.sentAtMs ?? nowMs) + wait.apartMs);
        case 'effect':
            return Math.max(nowMs, Math.min(wait.untilMs, nowMs + delayMs));
        case 'age': {
            // Ages are whole seconds: asked exactly n seconds after the moment, they tell on which side of it an answer was stored.
            const seconds = Math.ceil((nowMs + Math.max(0, delayMs - 1000) - wait.sinceMs) / 1000);
            return wait.sinceMs + Math.max(1, seconds) * 1000 + timerMs;
        }
        default:
            return wait;
    }
}
/** Time would not change it, unless a deployment is still under way. */
function isKnownForGood({ bare }, host, { rule }) {
    const { before, missing } = bare;
    const wasMissing = before !== undefined && (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_1__/* .isMissing */ .b2)(before.seen);
    switch (rule) {
        case 'unknown-missing':
            return wasMissing || (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_1__/* .hasSameBytes */ .gT)(missing?.seen, before?.seen);
        // A witness that is not asked yet may have failed on its way so far.
        case 'never-seen':
            return wasMissing && host.witness !== 'not-asked';
        case 'refused':
        case 'refused-removed':
            // What refuses it now let it pass before, and may do so again.
            if (rule === 'refused-removed' && before?.seen.kind === 'served')
                return false;
            if (host.witness === 'not-asked')
                return false;
            return (host.witness === 'not-served' ||
                (before !== undefined && (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_1__/* .isForbidden */ .US)(before.seen) && !(0,_known_known_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isServing */ .PA)(host, before.seen)));
        case 'missing':
            return wasMissing && host.witness === 'not-served';
        case 'fault-challenge':
            return before?.seen.kind === 'status' && before.seen.challengeBy !== undefined && !host.hasOwnFiles;
        case 'fault-redirect':
        case 'fault-unreachable':
            return !host.hasOwnFiles && isWalledOff(bare);
        default:
            return false;
    }
}
/** The same has come in the place of imgix since before the purge, and never an answer of the asset. */
function isWalledOff({ before, recent, points }) {
    const wall = before && toWall(before.seen);
    return wall !== undefined && points.size === 0 && recent.every(({ seen }) => toWall(seen) === wall);
}
/**
 * What does not pass by itself: a redirect that calls itself permanent, and a port that does not speak TLS as it should.
 * Others do, such as the page of a gateway while it is being mended.
 */
function toWall(seen) {
    if (seen.kind === 'failed')
        return seen.isOfTls ? seen.reason : undefined;
    return seen.kind === 'status' && permanent.has(seen.status) ? seen.location : undefined;
}
/** https://www.rfc-editor.org/rfc/rfc9110#section-15.4 */
const permanent = new Set([301, 308]);


/***/ })

};
