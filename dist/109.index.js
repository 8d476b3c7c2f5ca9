export const id = 109;
export const ids = [109];
export const modules = {

/***/ 9753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vj: () => (/* binding */ decodeBody),
/* harmony export */   cn: () => (/* binding */ isReadableEncoding),
/* harmony export */   xA: () => (/* binding */ toEncoding)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7075);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7282);
// Bodies that are compressed in transit although nobody asked for that: some caches compress SVG regardless.



/** Of an answer, by its headers; `identity` where it names none. */
function toEncoding(headers) {
    return headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
}
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
        if (error instanceof _http_js__WEBPACK_IMPORTED_MODULE_2__/* .HttpError */ .j)
            throw error;
        throw new _http_js__WEBPACK_IMPORTED_MODULE_2__/* .HttpError */ .j('protocol', 'the compressed answer could not be read', { cause: error });
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
/* harmony export */   E: () => (/* binding */ maxConcurrentFetches),
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
/* harmony export */   IH: () => (/* binding */ dueOf),
/* harmony export */   Yl: () => (/* binding */ mayHaveLength),
/* harmony export */   _O: () => (/* binding */ newSizesOf),
/* harmony export */   b$: () => (/* binding */ readCheckout),
/* harmony export */   gN: () => (/* binding */ sizesOf),
/* harmony export */   hf: () => (/* binding */ oldOf),
/* harmony export */   jd: () => (/* binding */ toExpectedContent),
/* harmony export */   uh: () => (/* binding */ oldSizeOf)
/* harmony export */ });
/* harmony import */ var _probe_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3040);

async function toExpectedContent({ expected, change }, files) {
    switch (expected.kind) {
        case 'updated': {
            const { now, old, checkoutFile } = expected;
            return {
                kind: 'updated',
                now: now && (0,_probe_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .toFingerprint */ .I9)(now),
                old: old ? (0,_probe_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .toFingerprint */ .I9)(old) : change === 'added' ? 'none' : 'unknown',
                pointer: now?.lfs && (0,_probe_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .toBlobFingerprint */ .TH)(now),
                checkoutFile: checkoutFile === undefined ? undefined : await files.open(checkoutFile),
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
async function readCheckout(expected) {
    const file = expected.kind === 'updated' ? expected.checkoutFile : undefined;
    const [sha256, dimensions] = await Promise.all([file?.sha256(), file?.dimensions()]);
    return { sha256, dimensions };
}
function recognise(expected, body, checkout) {
    const asDue = (0,_probe_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .compare */ .UD)(dueOf(expected), body);
    if (asDue === 'same')
        return 'new';
    const asOld = (0,_probe_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .compare */ .UD)(oldOf(expected), body);
    if (asOld === 'same' || isOldByLength(expected, body))
        return 'old';
    const { pointer, checkoutFile } = expected.kind === 'updated' ? expected : {};
    if ((0,_probe_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .compare */ .UD)(pointer, body) === 'same')
        return 'pointer';
    if (checkoutFile?.size === body.length && body.sha256 !== null) {
        if (checkout === undefined)
            return 'unhashed';
        if (checkout.sha256 === body.sha256)
            return 'new';
    }
    return asDue === 'unknown' || asOld === 'unknown' ? 'unmeasured' : 'other';
}
/** A body that was not read, for its length is the old file's and cannot be the new one's. */
function isOldByLength(expected, { length, sha256 }) {
    return sha256 === null && length === oldSizeOf(expected) && !mayHaveLength(expected, length);
}
/** Whether a body of this length must be read to tell what it is: any, where the size of a content is not known. */
function mayHaveLength(expected, length) {
    const isUnmeasured = [dueOf(expected), oldOf(expected)].some((one) => one !== undefined && one.size === undefined);
    return isUnmeasured || newSizesOf(expected).includes(length);
}
function dueOf(expected) {
    return expected.kind === 'updated' ? expected.now : undefined;
}
function oldOf(expected) {
    return expected.kind === 'unknown' || typeof expected.old === 'string' ? undefined : expected.old;
}
/** Sizes that the new content may have: the blob's (or the LFS object's), and the checkout file's. */
function newSizesOf(expected) {
    if (expected.kind !== 'updated')
        return [];
    const sizes = [expected.now?.size, expected.checkoutFile?.size];
    return [...new Set(sizes.filter((size) => size !== undefined))];
}
function oldSizeOf(expected) {
    return oldOf(expected)?.size;
}
/** Of the old and the new content, as far as they are known. */
function sizesOf(expected) {
    return [oldSizeOf(expected), ...newSizesOf(expected)].filter((size) => size !== undefined);
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


/***/ }),

/***/ 5462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ toHeldContent),
/* harmony export */   v: () => (/* binding */ isHeldTelling)
/* harmony export */ });
/* harmony import */ var _platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2928);
/* harmony import */ var _expected_content_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4749);
/* harmony import */ var _probe_metadata_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1999);
// What imgix's own file for an asset is, as far as its description, or an unsanitized original, tells.



/** Whether asking could tell anything. */
function isHeldTelling({ url, checkout }, expected) {
    if ((0,_platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .isSvg */ .$)(url))
        return true;
    if (expected.kind === 'removed')
        return (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_1__/* .oldSizeOf */ .uh)(expected) !== undefined;
    return (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_1__/* .newSizesOf */ ._O)(expected).length > 0 || checkout !== undefined;
}
function toHeldContent({ held, checkout }, expected) {
    if (held === undefined)
        return { kind: 'unknown' };
    const span = { fromMs: held.sinceMs, untilMs: held.lastSentAtMs };
    const { file } = held;
    switch (file.kind) {
        case 'original': {
            const content = (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_1__/* .recognise */ .GJ)(expected, file.body, checkout);
            if (content === 'new')
                return { kind: 'new', evidence: 'bytes', ...span };
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
    const newSizes = (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_1__/* .newSizesOf */ ._O)(expected);
    if (expected.kind === 'updated' && newSizes.includes(contentLength)) {
        // The checkout has the commit's file, and not the branch's newest.
        const expectedDimensions = expected.checkoutFile === undefined ? undefined : checkout?.dimensions;
        const isNew = (0,_probe_metadata_js__WEBPACK_IMPORTED_MODULE_2__/* .hasSameDimensions */ .mk)(expectedDimensions, dimensions);
        // An edit that changes neither size tells nothing.
        if (isNew && (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_1__/* .mayBeOldSize */ .F4)(expected, contentLength))
            return { kind: 'unknown' };
        if (isNew)
            return { kind: 'new', evidence: 'metadata', ...span };
    }
    const oldSize = (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_1__/* .oldSizeOf */ .uh)(expected);
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
/* harmony export */   rC: () => (/* binding */ learnWithHost),
/* harmony export */   w4: () => (/* binding */ hostOf)
/* harmony export */ });
/* unused harmony exports unknownHost, learnServed */
/* harmony import */ var _expected_content_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4749);
/* harmony import */ var _learn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9615);
/* harmony import */ var _seen_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3598);
// What is known of a host by all of its assets: whether anything is served there at all.



const unknownHost = {
    hasOwnFiles: false,
    servesAny: false,
    unchangedFile: 'not-asked',
    unchangedAtMs: Number.NEGATIVE_INFINITY,
};
function learnServed(host, seen, isOwnFile) {
    return { ...host, hasOwnFiles: host.hasOwnFiles || isOwnFile, servesAny: host.servesAny || (0,_seen_js__WEBPACK_IMPORTED_MODULE_1__/* .isAsset */ .vY)(seen) };
}
/**
 * Whether other files are served there, so that one could have been seen to be there. `shown`: what stands in its place; beside
 * a default image, another one (of another format, say) may be no file either.
 */
function isServing({ hasOwnFiles, servesAny, unchangedFile }, shown) {
    return hasOwnFiles || unchangedFile === 'served' || (servesAny && shown.kind !== 'served');
}
function hostOf(hosts, { origin }) {
    return hosts.get(origin) ?? unknownHost;
}
/** What a request brought, for the asset; and for its host what the asset's own URL gave. */
function learnWithHost(hosts, known, fact) {
    if ((fact.kind === 'before' || fact.kind === 'check') && fact.query === '') {
        const { seen } = fact.sample;
        const content = seen.kind === 'served' ? (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_2__/* .recognise */ .GJ)(known.expected, seen.body, known.checkout) : 'other';
        hosts.set(known.origin, learnServed(hostOf(hosts, known), seen, content === 'new' || content === 'old'));
    }
    return (0,_learn_js__WEBPACK_IMPORTED_MODULE_0__/* .learn */ .n)(known, fact);
}


/***/ }),

/***/ 8862:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ answersOf),
/* harmony export */   FK: () => (/* binding */ hasAsked),
/* harmony export */   KD: () => (/* binding */ contentsOf),
/* harmony export */   lD: () => (/* binding */ toKnown),
/* harmony export */   ut: () => (/* binding */ answerOf)
/* harmony export */ });
// What is known of an asset's way through imgix, as a tree: the host, the file that imgix holds, and each URL with its answers
// by point of presence.
function toKnown(subject, queries) {
    return {
        isAdded: false,
        newestAfterMs: undefined,
        newest: undefined,
        isOriginReady: false,
        wasAtOrigin: false,
        ...subject,
        origin: new URL(subject.url).origin,
        checkout: undefined,
        purge: { acceptedAtMs: Number.POSITIVE_INFINITY, lastAtMs: Number.POSITIVE_INFINITY, mayTakeEffect: false },
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
/** What is looked for: the commit's state, and what the branch holds by now. */
function contentsOf({ expected, newest }) {
    return newest === undefined ? [expected] : [expected, newest.expected];
}
/** What each point of presence gives, and what it gave before that. */
function answersOf({ points }) {
    return [...points.values()].flatMap(({ latest, other }) => (other === undefined ? [latest] : [latest, other]));
}
/** What the sample showed, where that was an answer of the asset, and no fault. */
function answerOf({ points }, { pop, sentAtMs }) {
    const latest = points.get(pop)?.latest;
    return latest?.lastSentAtMs === sentAtMs ? latest : undefined;
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
/* harmony import */ var _expected_content_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4749);
/* harmony import */ var _probe_cache_hints_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4945);
/* harmony import */ var _probe_sample_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5131);
/* harmony import */ var _known_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8862);
/* harmony import */ var _seen_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3598);
// Each probe's sample becomes a part of what is known. Pure: nothing is remembered elsewhere.





function learn(known, fact) {
    switch (fact.kind) {
        case 'round':
            return { ...known, asked: new Set() };
        case 'before':
        case 'check':
            return withUrl(known, 'check', fact.query, (url) => learnCheck(known, url, fact.sample, fact.kind === 'before'));
        case 'whole':
            return withUrl(known, 'whole', fact.query, (url) => ({
                ...learnAnswer(known, url, fact.sample),
                recent: [fact.sample, ...url.recent.slice(1)],
            }));
        case 'fresh':
        case 'missing':
            return withUrl(known, fact.kind, fact.query, (url) => learnControl(url, fact));
        case 'held':
            return { ...withAsked(known, 'held', ''), held: learnHeld(known.held, fact) };
        case 'checkout':
            return { ...withAsked(known, 'checkout', ''), checkout: fact.file };
        case 'newest':
            return { ...withAsked(known, 'newest', ''), newest: fact.newest };
        case 'unchanged':
            return withAsked(known, 'unchanged', '');
        case 'purged': {
            const acceptedAtMs = Math.min(known.purge.acceptedAtMs, fact.atMs);
            const mayTakeEffect = known.purge.mayTakeEffect || fact.mayTakeEffect;
            return { ...known, purge: { acceptedAtMs, lastAtMs: fact.atMs, mayTakeEffect } };
        }
        default:
            return fact;
    }
}
function withAsked(known, need, query) {
    return { ...known, asked: new Set([...known.asked, `${need} ${query}`]) };
}
function withUrl(known, need, query, change) {
    const asked = withAsked(known, need, query);
    if (query === '')
        return { ...asked, bare: change(known.bare) };
    return { ...asked, derivatives: known.derivatives.map((url) => (url.query === query ? change(url) : url)) };
}
function learnCheck(known, url, sample, isBefore) {
    const learnt = learnAnswer(known, url, sample);
    if (isBefore)
        return { ...learnt, before: sample };
    const faults = new Map(url.faults);
    if ((0,_known_js__WEBPACK_IMPORTED_MODULE_3__/* .answerOf */ .ut)(learnt, sample) === undefined && sample.pop !== '')
        faults.set(sample.pop, sample);
    else
        faults.delete(sample.pop);
    return { ...learnt, faults, checks: url.checks + 1, recent: [sample, ...toPrevious(known, url.recent)] };
}
/** A fault between two answers takes nothing from what they show together. */
function toPrevious(known, [last, previous]) {
    const isAnswer = (sample) => sample !== undefined && isOfTheAsset(known, sample.seen);
    const one = !isAnswer(last) && isAnswer(previous) ? previous : last;
    return one === undefined ? [] : [one];
}
/** Failures, redirects and pages in its place tell nothing of what a point of presence has stored. */
function learnAnswer(known, url, sample) {
    const { seen, pop } = sample;
    if (!isOfTheAsset(known, seen))
        return url;
    return { ...url, points: new Map([...url.points, [pop, toPoint(url.points.get(pop), sample, seen)]]) };
}
function toPoint(point, sample, seen) {
    if (point === undefined || !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .hasSameContent */ .q1)(point.latest.seen, seen))
        return { latest: toAnswer(sample, seen, point?.latest), other: point?.latest };
    const { latest, other } = point;
    const stored = (0,_probe_cache_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .narrow */ .sc)(latest.stored, sample.stored);
    if (stored !== undefined)
        return { latest: { ...withBody(latest, seen), stored, lastSentAtMs: sample.sentAtMs }, other };
    // Stored anew: the same content, as far as it was read.
    return { latest: { ...toAnswer(sample, seen, undefined), firstSeenAtMs: latest.firstSeenAtMs }, other };
}
/**
 * Whatever else was there a moment ago: this was stored since. Not where it is not told whose answers they are, nor where its age
 * tells that it is older: then it came from a cache behind this point of presence, which may not have been purged yet.
 */
function toAnswer(sample, seen, earlier) {
    const { pop, sentAtMs, seenAtMs, stored } = sample;
    const sinceMs = earlier === undefined || pop === '' ? Number.NEGATIVE_INFINITY : earlier.lastSentAtMs;
    return {
        pop,
        seen,
        stored: (0,_probe_cache_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .narrow */ .sc)(stored, { earliestMs: sinceMs, latestMs: Number.POSITIVE_INFINITY }) ?? stored,
        isAgeTold: Number.isFinite(stored.earliestMs),
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
    if (seen.kind !== 'served')
        return (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .isMissing */ .b2)(seen);
    const isRecognised = (content) => (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_4__/* .recognise */ .GJ)(content, seen.body, known.checkout) !== 'other';
    return seen.nonAssetReason === undefined || (0,_known_js__WEBPACK_IMPORTED_MODULE_3__/* .contentsOf */ .KD)(known).some(isRecognised);
}
/** An error page is what comes in its place once, and not what it is. What a cache had is not what imgix renders now. */
function learnControl(url, { kind, sample }) {
    const { seen } = sample;
    if (kind === 'fresh' && (0,_probe_sample_js__WEBPACK_IMPORTED_MODULE_1__/* .isFromCache */ .DR)(sample))
        return url;
    return (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .isAsset */ .vY)(seen) || (kind === 'missing' && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .isMissing */ .b2)(seen)) ? { ...url, [kind]: sample } : url;
}
function learnHeld(held, { file, sample }) {
    // A probe that failed on its way tells nothing; one that was refused tells that imgix does not tell.
    if (file === undefined)
        return held;
    const { sentAtMs, seenAtMs } = sample;
    if (held === undefined || !isSameFile(held.file, file))
        return { file, sinceMs: seenAtMs, lastSentAtMs: sentAtMs, isFirst: held === undefined };
    // Between two looks that are far apart imgix may have loaded another file, and this one again.
    const isSteady = sentAtMs - held.lastSentAtMs <= steadyGapMs;
    return { ...held, file, lastSentAtMs: sentAtMs, sinceMs: isSteady ? held.sinceMs : seenAtMs };
}
/** A description after an original is of the same one where it tells its length; an original after a description tells more. */
function isSameFile(one, other) {
    if (one.kind === 'original' && other.kind === 'described')
        return one.body.length === other.metadata.contentLength;
    return JSON.stringify(one) === JSON.stringify(other);
}
/** Longer than the time between two checks, and what `beginsWithHeld` leaves out. */
const steadyGapMs = 25_000;


/***/ }),

/***/ 3598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b2: () => (/* binding */ isMissing),
/* harmony export */   bg: () => (/* binding */ mayPass),
/* harmony export */   gT: () => (/* binding */ hasSameBytes),
/* harmony export */   px: () => (/* binding */ isDefaultImage),
/* harmony export */   q1: () => (/* binding */ hasSameContent),
/* harmony export */   vY: () => (/* binding */ isAsset)
/* harmony export */ });
/** What looks like a file: no page, no message, and not nothing. */
function isAsset(seen) {
    return seen.kind === 'served' && seen.nonAssetReason === undefined;
}
/** How imgix says that there is no such file. 403: the origin forbids to list, so a missing object looks forbidden. Of others' 403 it tells nothing. */
function isMissing(seen) {
    if (seen?.kind !== 'status' || seen.challengeBy !== undefined || seen.isAnonymous)
        return false;
    return seen.status === 404 || seen.status === 410 || seen.status === 403;
}
/** No answer, or one that says "later": it may pass by itself. */
function mayPass(seen) {
    return seen.kind === 'failed' || (seen.kind === 'status' && (seen.status >= 500 || later.has(seen.status)));
}
/**
 * 408 is also what a proxy says to a connection as it closes it, and it may meet a request on its way.
 * https://www.rfc-editor.org/rfc/rfc9110#section-15.5.9, https://www.rfc-editor.org/rfc/rfc8470#section-5.2 (425)
 */
const later = new Set([408, 425, 429]);
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
/** What a path gives at which there is no file, where that is an image. */
function isDefaultImage({ missing }, seen) {
    return hasSameBytes(missing?.seen, seen);
}


/***/ }),

/***/ 1480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lb: () => (/* binding */ isStoredBefore),
/* harmony export */   h_: () => (/* binding */ isOwnAsset),
/* harmony export */   lP: () => (/* binding */ isServedBefore),
/* harmony export */   oC: () => (/* binding */ isMadeSince),
/* harmony export */   xY: () => (/* binding */ isServedAnywhere)
/* harmony export */ });
/* harmony import */ var _expected_content_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4749);
/* harmony import */ var _known_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8862);
/* harmony import */ var _seen_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3598);
// When an answer was stored, in relation to a moment: what can have been made from what.



/**
 * This answer, or the same bytes at another point of presence, are known to be stored after that moment. Without an age they must
 * not have been seen anywhere before it, either: they may come out of a cache behind.
 */
function isMadeSince(url, answer, momentMs) {
    const same = (0,_known_js__WEBPACK_IMPORTED_MODULE_1__/* .answersOf */ .Bw)(url).filter(({ seen }) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .hasSameBytes */ .gT)(seen, answer.seen));
    const isNew = same.every(({ firstSeenAtMs }) => firstSeenAtMs >= momentMs);
    return same.some(({ stored, isAgeTold }) => stored.earliestMs >= momentMs && (isAgeTold || isNew));
}
function isStoredBefore({ stored }, momentMs) {
    return stored.latestMs < momentMs;
}
/** The URL gave the asset, at any point of presence, where it gives this now. */
function isServedBefore(known, url, { seen }) {
    return (0,_known_js__WEBPACK_IMPORTED_MODULE_1__/* .answersOf */ .Bw)(url).some((one) => one.seen.kind === 'served' && !(0,_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .hasSameBytes */ .gT)(one.seen, seen) && isOwnAsset(known, one.seen));
}
/** Of text and pages only those that were recognised. */
function isOwnAsset({ expected, checkout }, seen) {
    return (seen.nonAssetReason === undefined || ['new', 'old', 'pointer'].includes((0,_expected_content_js__WEBPACK_IMPORTED_MODULE_2__/* .recognise */ .GJ)(expected, seen.body, checkout)));
}
/** As far as is known now, some point of presence gives the asset, and not the bytes that were there `before`. */
function isServedAnywhere(url, before) {
    return [...url.points.values()].some(({ latest: { seen } }) => seen.kind === 'served' && !(0,_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .isDefaultImage */ .px)(url, seen) && !(0,_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .hasSameBytes */ .gT)(seen, before?.seen));
}


/***/ }),

/***/ 8171:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ waitForOrigin)
});

// EXTERNAL MODULE: ./lib/verify/expected-content.js
var expected_content = __webpack_require__(4749);
// EXTERNAL MODULE: ./lib/verify/known/known.js
var known_known = __webpack_require__(8862);
// EXTERNAL MODULE: ./lib/verify/poll.js
var poll = __webpack_require__(7052);
// EXTERNAL MODULE: ./lib/verify/probe/sample.js + 1 modules
var sample = __webpack_require__(5131);
// EXTERNAL MODULE: ./lib/verify/rules/known-for-good.js
var known_for_good = __webpack_require__(3536);
// EXTERNAL MODULE: ./lib/verify/schedule.js
var schedule = __webpack_require__(272);
// EXTERNAL MODULE: ./lib/verify/known/seen.js
var known_seen = __webpack_require__(3598);
// EXTERNAL MODULE: ./lib/verify/probe/non-asset.js
var non_asset = __webpack_require__(518);
// EXTERNAL MODULE: ./lib/verify/rules/fault-rules.js
var fault_rules = __webpack_require__(4947);
;// CONCATENATED MODULE: ./lib/verify/origin/origin-rules.js





function judgeOrigin(known) {
    const { expected, seen, wall, checkout, newest, hadFile } = known;
    const { due = expected, ...shows } = judgeSeen(expected, seen, checkout);
    const state = { ...shows, expected: due, hadFile, fault: toFault(seen), isForGood: wall !== undefined };
    const newestNeed = known.isNewestDue && !state.isReady ? 'newest' : undefined;
    const need = [toReadingNeed(known), newestNeed].find((one) => one !== undefined && !known.asked.has(one));
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
function toFault(seen) {
    if (seen.kind === 'served' || (seen.kind === 'status' && (seen.status === 404 || seen.status === 410)))
        return null;
    return (0,fault_rules/* toFaultStanding */.Ml)(seen, 'It', false).cause;
}
/** Nor does a site that asks for credentials let this step in later. */
function toOriginWall(seen) {
    return seen.kind === 'status' && seen.status === 401 ? '401' : (0,known_for_good/* toWall */.oB)(seen);
}
function judgeSeen(expected, seen, checkout) {
    switch (seen.kind) {
        case 'failed':
            return shown(false, `could not be fetched: ${seen.reason}`);
        case 'status':
            // Storage that may not be listed says so of a missing file, and a filter of whom it refuses.
            if (seen.status === 403) {
                const { challengeBy } = seen;
                const why = challengeBy === undefined
                    ? ': it has no such file, or it refuses this step'
                    : ` with a challenge of ${challengeBy}`;
                const detail = `answers 403${why}`;
                return { ...shown(expected.kind !== 'updated', detail), isCertain: false };
            }
            if (!(0,known_seen/* isMissing */.b2)(seen))
                return shown(false, `answers ${seen.status}`);
            if (expected.kind === 'updated')
                return shown(false, `answers ${seen.status}, it has no such file`);
            return shown(true, `answers ${seen.status}`, expected.kind === 'unknown' ? { kind: 'removed', old: 'unknown' } : undefined);
        case 'served':
            return judgeServed(expected, seen, checkout);
        default:
            return seen;
    }
}
function judgeServed(expected, { body, nonAssetReason }, checkout) {
    if (expected.kind === 'unknown') {
        // A Source may serve files as whatever it likes, but not these in place of one.
        if (nonAssetReason === non_asset/* emptyBody */.C3 || nonAssetReason === non_asset/* htmlPage */.X)
            return shown(false, `answers with ${nonAssetReason}, which is not the asset`);
        if (body.sha256 === null)
            return shown(false, 'sends a body that could not be read');
        const now = { kind: 'sha256', id: body.sha256, size: body.length };
        return shown(true, 'serves it', { kind: 'updated', now, old: 'unknown', isByOrigin: true });
    }
    const content = (0,expected_content/* recognise */.GJ)(expected, body, checkout);
    switch (content) {
        case 'new':
            return shown(true, 'serves the new file');
        case 'old':
            return shown(false, 'still serves the old file');
        case 'pointer':
            return shown(false, 'serves the Git LFS pointer, not its content');
        case 'unmeasured':
        case 'unhashed':
            return shown(false, 'does not tell the length of its answer');
        case 'other':
            if (expected.kind === 'removed' && expected.old !== 'unknown')
                return { ...shown(true, 'serves another file in its place'), isCertain: false };
            if (nonAssetReason === non_asset/* htmlPage */.X)
                return shown(false, `answers with ${nonAssetReason}, which is not the file`);
            return shown(false, `serves a file of ${body.length} bytes that is neither the old nor the new one`);
        default:
            return content;
    }
}
function shown(isReady, detail, due) {
    return { isReady, isCertain: isReady, detail, due };
}

;// CONCATENATED MODULE: ./lib/verify/origin/origin.js
// Waits until the Source itself serves the new state. A purge before that is a silent no-op: imgix revalidates, hears
// "unchanged", and stops there.







/** A probe may take this long even where the deadline is nearer. */
const minProbeMs = 5000;
async function waitForOrigin(url, expected, ports) {
    const { sampler, random, timeoutMs, findNewest, newestAfterMs = Number.POSITIVE_INFINITY } = ports;
    const { clock, signal } = sampler;
    const startMs = clock.monotonicMs();
    const deadlineMs = startMs + timeoutMs;
    const take = (known, probe) => (0,sample/* takeSample */.ov)(sampler, {
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
                case 'checkout':
                    return { ...met, checkout: await (0,expected_content/* readCheckout */.b$)(expected) };
                case 'newest':
                    return { ...met, newest: await findNewest() };
                default:
                    return need;
            }
        },
        toNextMs: (_, { state }) => {
            const nowMs = clock.monotonicMs();
            const isOver = state.isReady || nowMs >= deadlineMs || (state.isForGood && nowMs >= startMs + known_for_good/* graceMs */.Nl);
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
        wall: undefined,
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
    const seenWall = toOriginWall(seen);
    const wall = known.seen === unasked || known.wall === seenWall ? seenWall : undefined;
    return { ...known, seen, wall, hadFile, conditions: seen.kind === 'served' ? toConditions(headers) : {} };
}
/** Git's hash begins with the length, which an answer may tell at its end only: then it is asked for once more. */
function toLikelyLengths(known) {
    const lengths = (0,known_known/* contentsOf */.KD)(known).flatMap(expected_content/* sizesOf */.gN);
    return known.seen.kind === 'served' ? [...lengths, known.seen.body.length] : lengths;
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

/***/ 9968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ askTwice)
/* harmony export */ });
/* harmony import */ var _known_seen_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3598);
// A question that is worth a second try where a fault has come in the place of its answer.

const againMs = 1000;
/** A fault that came no sooner would hold up what waits for the answer for as long once more. */
const quickMs = 5000;
/** Not of what answers and cannot be talked to. Rejects with what `ask` rejects with, and with the signal's reason. */
async function askTwice(ask, { clock, signal }) {
    const startMs = clock.monotonicMs();
    const fact = await ask();
    const { seen } = fact.sample;
    const isWorthIt = (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .mayPass */ .bg)(seen) && !(seen.kind === 'failed' && seen.isOfTls);
    if (!isWorthIt || clock.monotonicMs() >= startMs + quickMs)
        return fact;
    await clock.sleep(againMs, signal);
    return ask();
}


/***/ }),

/***/ 4945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W1: () => (/* binding */ isHit),
/* harmony export */   oC: () => (/* binding */ findOtherCache),
/* harmony export */   oW: () => (/* binding */ toStoredInterval),
/* harmony export */   sc: () => (/* binding */ narrow),
/* harmony export */   yP: () => (/* binding */ toPointOfPresence)
/* harmony export */ });
/* harmony import */ var _platform_log_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7744);
// What the headers of an answer tell of where and when it was stored.

/**
 * Reads `Age` (RFC 9111 section 5.1, whole seconds), and a miss at every hop of `X-Cache`: made for this request, unless it
 * has an age: then it comes from a cache behind the hops that are named. Dates tell nothing: a cache may hand on the ones that it
 * has stored. `sentAtMs`, `seenAtMs`: monotonic times of request and answer.
 */
function toStoredInterval(headers, sentAtMs, seenAtMs) {
    const age = headers.age?.trim();
    const hops = toHops(headers);
    if (hops.length > 0 && hops.every((hop) => hop.startsWith('MISS')) && (age === undefined || /^0+$/.test(age)))
        return { earliestMs: sentAtMs, latestMs: seenAtMs };
    if (age !== undefined && /^\d+$/.test(age)) {
        return { earliestMs: sentAtMs - (Number(age) + 1) * 1000, latestMs: seenAtMs - Number(age) * 1000 };
    }
    return { earliestMs: Number.NEGATIVE_INFINITY, latestMs: seenAtMs };
}
/** The last hop, the one next to the client, had it. */
function isHit(headers) {
    return toHops(headers).at(-1)?.startsWith('HIT') === true;
}
/**
 * Whose cache in front of imgix had the answer stored; undefined where none says so. A `Cache-Status` (RFC 9211) may be imgix's own.
 * https://developers.cloudflare.com/cache/concepts/cache-responses
 */
function findOtherCache(headers) {
    return otherCaches.find(([, isIts]) => isIts(headers))?.[0];
}
const otherCaches = [
    ['Cloudflare', (headers) => /^(HIT|STALE|UPDATING)$/i.test(headers['cf-cache-status'] ?? '')],
    ['CloudFront', (headers) => /\bhit from cloudfront\b/i.test(headers['x-cache'] ?? '')],
];
function toHops(headers) {
    return headers['x-cache']?.split(',').map((hop) => hop.trim().toUpperCase()) ?? [];
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
 * with the place, and in a large city the site there, and goes on with the machine: `cache-lhr7325-LHR`,
 * `cache-iad-kjyo7100043-IAD`. Sites of one city are kept apart: they come as two hops of one answer, one a miss and the other
 * a hit. https://www.fastly.com/documentation/guides/concepts/pop (sites and points of presence)
 */
function toPointOfPresence(headers) {
    const last = headers['x-served-by']?.split(',').at(-1)?.trim().toLowerCase() ?? '';
    // Before it is searched, which takes the square of its length.
    const hop = (0,_platform_log_line_js__WEBPACK_IMPORTED_MODULE_0__/* .cutShort */ .VV)(last, maxNameCharacters);
    return /^cache-([a-z0-9]+?(?:-[a-z]+(?=\d))?)(\d{4,})?-/.exec(hop)?.[1] ?? hop;
}


/***/ }),

/***/ 3040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I9: () => (/* binding */ toFingerprint),
/* harmony export */   TH: () => (/* binding */ toBlobFingerprint),
/* harmony export */   UD: () => (/* binding */ compare),
/* harmony export */   YI: () => (/* binding */ BodyHasher)
/* harmony export */ });
/* harmony import */ var _platform_hash_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6275);

/** The content behind a Git LFS pointer, not the pointer, is what a Source serves. */
function toFingerprint(version) {
    const { lfs } = version;
    return lfs === undefined ? toBlobFingerprint(version) : { kind: 'sha256', id: lfs.sha256, size: lfs.size };
}
/** Of a Git LFS pointer: the pointer. */
function toBlobFingerprint({ blobId, size }) {
    return { kind: 'git-blob', id: blobId, ...(size === undefined ? {} : { size }) };
}
/** Where there is no content to be compared with, any other is different. */
function compare(fingerprint, body) {
    if (fingerprint === undefined)
        return 'different';
    if (fingerprint.size !== undefined && fingerprint.size !== body.length)
        return 'different';
    const actual = fingerprint.kind === 'sha256' ? body.sha256 : body.blobIds?.[toGitHash(fingerprint.id)];
    if (actual === null || actual === undefined)
        return 'unknown';
    return actual === fingerprint.id ? 'same' : 'different';
}
/** SHA-1 ids have 40 hexadecimal characters, SHA-256 ids 64. */
function toGitHash(blobId) {
    return blobId.length === 64 ? 'sha256' : 'sha1';
}
/** Hashes a body as it streams. `lengths`: those it may have; git's blob ids begin with the length. */
class BodyHasher {
    #sha256 = (0,_platform_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .createHash */ .n)('sha256');
    #blobs;
    #length = 0;
    constructor(lengths) {
        this.#blobs = new Map(lengths.map((length) => [length, startBlobHashes(length)]));
    }
    get length() {
        return this.#length;
    }
    update(chunk) {
        this.#length += chunk.length;
        this.#sha256.update(chunk);
        for (const { sha1, sha256 } of this.#blobs.values()) {
            sha1.update(chunk);
            sha256.update(chunk);
        }
    }
    digest() {
        const blob = this.#blobs.get(this.#length);
        const blobIds = blob === undefined ? null : { sha1: blob.sha1.digest('hex'), sha256: blob.sha256.digest('hex') };
        return { length: this.#length, sha256: this.#sha256.digest('hex'), blobIds };
    }
}
/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects#_object_storage */
function startBlobHashes(length) {
    const header = `blob ${length}\0`;
    return { sha1: (0,_platform_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .createHash */ .n)('sha1').update(header), sha256: (0,_platform_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .createHash */ .n)('sha256').update(header) };
}


/***/ }),

/***/ 1999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nr: () => (/* binding */ maxMetadataBytes),
/* harmony export */   jR: () => (/* binding */ parseMetadata),
/* harmony export */   mk: () => (/* binding */ hasSameDimensions)
/* harmony export */ });
/* harmony import */ var _platform_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(601);

/** A description has some kilobytes; one with embedded profiles some hundred. */
const maxMetadataBytes = 1024 * 1024;
/** Undefined where the text is no description: the asset may not be an image. `Content-Length` is a string there. */
function parseMetadata(text) {
    const json = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(text);
    const contentLength = toWholeNumber((0,_platform_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(json, 'Content-Length'));
    if (contentLength === undefined)
        return undefined;
    const width = toWholeNumber((0,_platform_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(json, 'PixelWidth'));
    const height = toWholeNumber((0,_platform_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(json, 'PixelHeight'));
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
/* harmony import */ var _platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2928);
/* harmony import */ var _platform_http_decode_body_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9753);
/* harmony import */ var _platform_log_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7744);
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
    const encoding = (0,_platform_http_decode_body_js__WEBPACK_IMPORTED_MODULE_0__/* .toEncoding */ .xA)(headers);
    const type = toType(headers);
    if (!(0,_platform_http_decode_body_js__WEBPACK_IMPORTED_MODULE_0__/* .isReadableEncoding */ .cn)(encoding))
        return `an encoding that cannot be undone (${(0,_platform_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .cutShort */ .VV)(encoding, maxShown)})`;
    if (length === 0)
        return emptyBody;
    if (isPage(type, head))
        return htmlPage;
    if (type === '')
        return 'content of no type';
    return isText(type) && !mayBeText ? `content of the type ${(0,_platform_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .cutShort */ .VV)(type, maxShown)}` : undefined;
}
/** In the place of a text file text may be an older one. */
function mayBeTextFile(url, nonAssetReason) {
    return (0,_platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_2__/* .isTextFile */ .C)(url) && nonAssetReason !== emptyBody && nonAssetReason !== htmlPage;
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
function isText(type) {
    return type.startsWith('text/') || /^application\/(.+\+)?(json|xml|javascript)$/.test(type);
}


/***/ }),

/***/ 8233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ toMissingSibling),
/* harmony export */   _F: () => (/* binding */ probeBefore),
/* harmony export */   dy: () => (/* binding */ probe),
/* harmony export */   kA: () => (/* binding */ ask),
/* harmony export */   wq: () => (/* binding */ probeUnchanged)
/* harmony export */ });
/* harmony import */ var _platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2928);
/* harmony import */ var _expected_content_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4749);
/* harmony import */ var _known_known_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8862);
/* harmony import */ var _known_seen_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3598);
/* harmony import */ var _metadata_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1999);
/* harmony import */ var _non_asset_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(518);
/* harmony import */ var _sample_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5131);
/* harmony import */ var _sign_url_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8275);
// How each need is met: which URL is asked, how much of the body is read, and which fact comes of it.








/** Reads all but what its length alone tells: comparing with before is needed where the Source re-encodes. */
async function probeBefore(known, url, asked) {
    const { expected } = known;
    const [oldSize, newSizes] = [(0,_expected_content_js__WEBPACK_IMPORTED_MODULE_3__/* .oldSizeOf */ .uh)(expected), (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_3__/* .newSizesOf */ ._O)(expected)];
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
        // At a URL that nobody has used before, so that only a cache can answer that leaves the unknown parameter out of its key.
        case 'fresh': {
            const anew = query === '' ? toNonce(asked) : `${query}&${toNonce(asked)}`;
            return { kind, query, sample: await ask(asked, known.url, anew) };
        }
        case 'missing':
            return { kind, query, sample: await ask(asked, toMissingSibling(known.url, asked), query) };
        case 'held':
            return probeHeld(known, asked);
        default:
            throw new Error(`The need ${kind} is not met by a request.`);
    }
}
function probeUrl(known, url, asked, reading) {
    return ask(asked, known.url, url.query, { likelyLengths: toLikelyLengths(known, url), ...reading });
}
/** A body is worth reading where its length is that of a content that is looked for. */
function toReading(known, url) {
    const others = [url.before, url.fresh, url.missing, ...url.recent].flatMap(wholeLengthOf);
    const contents = (0,_known_known_js__WEBPACK_IMPORTED_MODULE_4__/* .contentsOf */ .KD)(known);
    return { isWorthReading: (length) => others.includes(length) || contents.some((one) => (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_3__/* .mayHaveLength */ .Yl)(one, length)) };
}
function wholeLengthOf(sample) {
    return sample?.seen.kind === 'served' && sample.seen.body.sha256 !== null ? [sample.seen.body.length] : [];
}
function toLikelyLengths(known, { recent, before }) {
    return [...new Set([...(0,_expected_content_js__WEBPACK_IMPORTED_MODULE_3__/* .sizesOf */ .gN)(known.expected), ...[...recent, before].flatMap(wholeLengthOf)])];
}
/** One request, signed. With `fm=json` for the description: other JSON is a message of whatever answered in imgix's place. */
async function ask({ sampler, token, headersFor, timeLimitMs }, url, query, reading = {}) {
    const signed = (0,_sign_url_js__WEBPACK_IMPORTED_MODULE_5__/* .toSignedUrl */ .V)(url, query, token);
    const probe = { url: signed, timeLimitMs, headers: headersFor(signed), mayBeText: (0,_non_asset_js__WEBPACK_IMPORTED_MODULE_1__/* .isTextQuery */ .MW)(query), ...reading };
    if (!/(^|&)fm=json(&|$)/.test(query))
        return (0,_sample_js__WEBPACK_IMPORTED_MODULE_2__/* .takeSample */ .ov)(sampler, probe);
    const { text, ...sample } = await (0,_sample_js__WEBPACK_IMPORTED_MODULE_2__/* .takeText */ .dY)(sampler, probe, _metadata_js__WEBPACK_IMPORTED_MODULE_6__/* .maxMetadataBytes */ .Nr);
    const metadata = text === undefined ? undefined : (0,_metadata_js__WEBPACK_IMPORTED_MODULE_6__/* .parseMetadata */ .jR)(text);
    const { seen } = sample;
    if (metadata !== undefined)
        return { ...sample, metadata };
    return seen.kind === 'served'
        ? { ...sample, seen: { ...seen, nonAssetReason: 'text that describes no image' } }
        : sample;
}
/** Beside it, also in the address that a Web Proxy has in its path; with the same ending, by which imgix tells how to deliver. */
function toMissingSibling(url, asked) {
    const name = toNonce(asked).replace('=', '-');
    return url.replace(/^(.*(?:\/|%2F)).*?(\.[^.]*)?$/i, (_, folder, ending = '') => folder + name + ending);
}
/**
 * For SVG the sanitizer is switched off, which gives the file itself: a guess from imgix's own parameter list, so that only
 * bytes that are recognised count. Out of a cache, neither tells what imgix holds now.
 */
async function probeHeld(known, asked) {
    if ((0,_platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_7__/* .isSvg */ .$)(known.url)) {
        const likelyLengths = toLikelyLengths(known, known.bare);
        const sample = await ask(asked, known.url, `svg-sanitize=false&${toNonce(asked)}`, { likelyLengths });
        const { seen } = sample;
        const isKnown = seen.kind === 'served' &&
            !(0,_sample_js__WEBPACK_IMPORTED_MODULE_2__/* .isFromCache */ .DR)(sample) &&
            (0,_known_known_js__WEBPACK_IMPORTED_MODULE_4__/* .contentsOf */ .KD)(known).some((expected) => ['new', 'old'].includes((0,_expected_content_js__WEBPACK_IMPORTED_MODULE_3__/* .recognise */ .GJ)(expected, seen.body, known.checkout)));
        if (isKnown)
            return { kind: 'held', file: { kind: 'original', body: seen.body }, sample };
        // A description in its place would tell less than an original that was seen before.
        if ((0,_known_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .mayPass */ .bg)(seen))
            return { kind: 'held', file: undefined, sample };
    }
    const { metadata, ...sample } = await ask(asked, known.url, `fm=json&${toNonce(asked)}`);
    if (metadata !== undefined)
        return { kind: 'held', file: (0,_sample_js__WEBPACK_IMPORTED_MODULE_2__/* .isFromCache */ .DR)(sample) ? { kind: 'unknown' } : { kind: 'described', metadata }, sample };
    // Anything else says nothing of the file: a fault or filter on the way, or a message in the place of a description.
    const { seen } = sample;
    const isRefused = seen.kind === 'status' && isRefusedByImgix(seen);
    return { kind: 'held', file: isRefused ? { kind: 'unknown' } : undefined, sample };
}
/** What fails on its way is asked for again. The default image of a path that does not exist is no file. */
async function probeUnchanged(url, asked) {
    if (url === undefined)
        return 'none';
    const { seen } = await ask(asked, url, '');
    if (!(0,_known_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .isAsset */ .vY)(seen))
        return (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .isMissing */ .b2)(seen) ? 'not-served' : 'not-asked';
    const { seen: missing } = await ask(asked, toMissingSibling(url, asked), '');
    if ((0,_known_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .isMissing */ .b2)(missing))
        return 'served';
    if (!(0,_known_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .isAsset */ .vY)(missing))
        return 'not-asked';
    return (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .hasSameBytes */ .gT)(seen, missing) ? 'not-served' : 'served';
}
/** It has no such file, or cannot describe it. */
function isRefusedByImgix(seen) {
    return seen.status >= 400 && !(0,_known_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .mayPass */ .bg)(seen) && seen.challengeBy === undefined && seen.isAnonymous !== true;
}
function toNonce({ random }) {
    return `purge-check=${Math.floor(random() * Number.MAX_SAFE_INTEGER).toString(36)}`;
}


/***/ }),

/***/ 5131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  DR: () => (/* binding */ isFromCache),
  ov: () => (/* binding */ takeSample),
  dY: () => (/* binding */ takeText)
});

// EXTERNAL MODULE: ./lib/platform/clock.js
var platform_clock = __webpack_require__(8005);
// EXTERNAL MODULE: ./lib/platform/http/decode-body.js
var decode_body = __webpack_require__(9753);
// EXTERNAL MODULE: ./lib/platform/http/http.js
var http_http = __webpack_require__(7282);
// EXTERNAL MODULE: ./lib/verify/probe/cache-hints.js
var cache_hints = __webpack_require__(4945);
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
    const location = status >= 300 && status < 400 ? headers.location : undefined;
    const isAnonymous = (status === 403 && (0,cache_hints/* toPointOfPresence */.yP)(headers) === '') || undefined;
    return { kind: 'status', status, location, challengeBy, isAnonymous };
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
    const encoding = (0,decode_body/* toEncoding */.xA)(answer.headers);
    const declared = encoding === 'identity' ? toLength(answer.headers['content-length']) : undefined;
    if (declared !== undefined && declared > cheapBytes && !isWorthReading(declared)) {
        await answer.discard();
        return { body: { length: declared, sha256: null, blobIds: null }, head: new Uint8Array() };
    }
    const hasher = new fingerprint/* BodyHasher */.YI(declared === undefined ? likelyLengths : [declared]);
    const longest = declared ?? Math.max(maxUndeclaredBytes, ...likelyLengths);
    let head = new Uint8Array();
    for await (const chunk of (0,decode_body/* decodeBody */.Vj)(answer.body, encoding)) {
        if (head.length < headBytes)
            head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)]);
        hasher.update(chunk);
        if (hasher.length > longest)
            throw new http_http/* HttpError */.j('protocol', `the answer did not end within ${longest} bytes`);
    }
    return { body: hasher.digest(), head };
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
/** As the point of presence says, or by its age, it was stored before it was asked for. */
function isFromCache({ headers, stored, sentAtMs }) {
    return (0,cache_hints/* isHit */.W1)(headers) || stored.latestMs < sentAtMs;
}
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
        const hasher = new fingerprint/* BodyHasher */.YI(probe.likelyLengths ?? []);
        for await (const chunk of (0,decode_body/* decodeBody */.Vj)(answer.body, (0,decode_body/* toEncoding */.xA)(answer.headers))) {
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
        const isOfTls = (error instanceof http_http/* HttpError */.j && error.fault === 'tls') || undefined;
        const nowMs = clock.monotonicMs();
        const stored = { earliestMs: Number.NEGATIVE_INFINITY, latestMs: nowMs };
        return {
            sentAtMs: sentAtMs ?? nowMs,
            seenAtMs: nowMs,
            pop,
            stored,
            headers: {},
            seen: { kind: 'failed', reason, isOfTls },
        };
    }
}


/***/ }),

/***/ 7906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $H: () => (/* binding */ hasChanged),
/* harmony export */   $t: () => (/* binding */ passesThrough),
/* harmony export */   ER: () => (/* binding */ needOf),
/* harmony export */   R: () => (/* binding */ toContentNeed),
/* harmony export */   RV: () => (/* binding */ freshSince),
/* harmony export */   XU: () => (/* binding */ isOfNewSize),
/* harmony export */   Y5: () => (/* binding */ lengthOf),
/* harmony export */   _M: () => (/* binding */ toMissingNeed),
/* harmony export */   gP: () => (/* binding */ toFreshNeed),
/* harmony export */   mQ: () => (/* binding */ wholeIfUnread),
/* harmony export */   si: () => (/* binding */ isAsBefore)
/* harmony export */ });
/* harmony import */ var _platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2928);
/* harmony import */ var _expected_content_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4749);
/* harmony import */ var _known_known_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8862);
/* harmony import */ var _known_seen_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3598);
// What a rule sees, the questions that several rules put to it, and the standings that they come to.




/** Undefined where that was asked in this round already: then the fact stands as it is. */
function needOf({ known, url }, kind) {
    // What imgix holds, and the checkout's file, are the asset's, whichever URL lacks it.
    const query = kind === 'held' || kind === 'checkout' ? '' : url.query;
    return (0,_known_known_js__WEBPACK_IMPORTED_MODULE_1__/* .hasAsked */ .FK)(known, kind, query) ? undefined : { kind, query };
}
/** What tells which content it is: to read it again, or the checkout's file. */
function toContentNeed(given, content) {
    if (content === 'unmeasured')
        return needOf(given, 'whole');
    return content === 'unhashed' ? needOf(given, 'checkout') : undefined;
}
/**
 * What imgix renders now, unless that is known since that moment. Of an answer from after the latest purge, which may have brought
 * another file, it must be known since that.
 */
function toFreshNeed({ known, url, answer }, sinceMs) {
    const purgedAtMs = known.purge.lastAtMs;
    const fromMs = Math.max(sinceMs, answer.stored.latestMs >= purgedAtMs ? purgedAtMs : sinceMs, 
    // From a place of imgix that lagged behind, it tells nothing of now.
    isLagging(url) ? answer.lastSentAtMs - laggingForMs : sinceMs);
    return freshSince(url, fromMs) === undefined ? needOf({ known, url }, 'fresh') : undefined;
}
/** After so long it is asked for anew. */
const laggingForMs = 30_000;
/** What imgix rendered then was not made from the file that it holds by now. */
function isLagging(url) {
    const fresh = url.fresh?.seen;
    return (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .isDefaultImage */ .px)(url, fresh) || (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .hasSameBytes */ .gT)(url.before?.seen, fresh);
}
/** What imgix rendered, where that was asked for since that moment. */
function freshSince({ fresh }, sinceMs) {
    return fresh !== undefined && fresh.sentAtMs >= sinceMs ? fresh : undefined;
}
/** What a path gives that does not exist, unless that is known. */
function toMissingNeed({ known, url }) {
    return url.missing === undefined ? needOf({ known, url }, 'missing') : undefined;
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
    if ((0,_platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_2__/* .isSvg */ .$)(known.url))
        return false;
    return (0,_known_known_js__WEBPACK_IMPORTED_MODULE_1__/* .answersOf */ .Bw)(url).some(({ seen }) => {
        if (seen.kind !== 'served')
            return false;
        const { length, sha256 } = seen.body;
        const content = (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_3__/* .recognise */ .GJ)(expected, seen.body, known.checkout);
        return content === 'old' || content === 'new' || (sha256 === null && (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_3__/* .sizesOf */ .gN)(expected).includes(length));
    });
}
/** imgix describes a file as long as the new one. */
function isOfNewSize({ known: { held }, expected }) {
    return held?.file.kind === 'described' && (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_3__/* .newSizesOf */ ._O)(expected).includes(held.file.metadata.contentLength);
}
/** Some point of presence gave other bytes of the asset before these. */
function hasChanged(url, { seen }) {
    return [...url.points.values()].some(({ latest, other }) => other !== undefined && (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .isAsset */ .vY)(other.seen) && ((0,_known_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .hasSameBytes */ .gT)(latest.seen, seen) || latest.seen === seen));
}
function isAsBefore({ url, answer }) {
    return (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .hasSameBytes */ .gT)(url.before?.seen, answer.seen);
}


/***/ }),

/***/ 4947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ml: () => (/* binding */ toFaultStanding),
/* harmony export */   r1: () => (/* binding */ toTokenAdvice),
/* harmony export */   sg: () => (/* binding */ defaultImageDetail),
/* harmony export */   zk: () => (/* binding */ toMissingCause)
/* harmony export */ });
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3528);

/** `subject`: "imgix", or "It" of a derivative. */
function toFaultStanding(seen, subject, isSigned) {
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
    return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .open */ .ho)(`fault-${cause.kind}`, detail, { cause });
}
/** 403 is also said of what is refused. */
function toMissingCause(status, { isSigned }) {
    return status === 403 ? { kind: 'refused', status, signed: isSigned } : { kind: 'missing', status };
}
const defaultImageDetail = 'imgix serves what it serves for a path that does not exist: it has no such file.';
function toTokenAdvice(isSigned) {
    return isSigned
        ? 'Is `secure-url-token` the one of this Source?'
        : 'If the Source has Secure URLs, give `secure-url-token`.';
}
/** https://docs.imgix.com/setup/serving-assets (HTTP status codes) */
function toReason(status) {
    if (status === 403)
        return ': it has no such file, or it refuses the URL';
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

/***/ 3536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IU: () => (/* binding */ isKnownForGood),
/* harmony export */   Nl: () => (/* binding */ graceMs),
/* harmony export */   oB: () => (/* binding */ toWall)
/* harmony export */ });
/* harmony import */ var _known_known_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(213);
/* harmony import */ var _known_seen_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3598);


/** So long a deployment may still be under way that changes it. */
const graceMs = 15_000;
/** Time would not change it, unless a deployment is still under way. */
function isKnownForGood({ bare }, host, { rule }) {
    const before = bare.before?.seen;
    const wasMissing = (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_1__/* .isMissing */ .b2)(before);
    switch (rule) {
        case 'unknown-missing':
            return wasMissing || (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_1__/* .isDefaultImage */ .px)(bare, before);
        // An unchanged file that is not asked yet may have failed on its way so far.
        case 'never-seen':
            return wasMissing && host.unchangedFile !== 'not-asked';
        case 'refused':
        case 'refused-removed':
            // What refuses it now let it pass before, and may do so again.
            if (rule === 'refused-removed' && before?.kind === 'served')
                return false;
            if (host.unchangedFile === 'not-asked')
                return false;
            return (host.unchangedFile === 'not-served' ||
                (before?.kind === 'status' && before.status === 403 && !(0,_known_known_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isServing */ .PA)(host, before)));
        case 'missing':
            return wasMissing && host.unchangedFile === 'not-served';
        case 'fault-challenge':
            return before?.kind === 'status' && before.challengeBy !== undefined && !host.hasOwnFiles;
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
 * What does not pass by itself, the same text for the same: a redirect that calls itself permanent, and a port that does not
 * speak TLS as it should. Others do, such as the page of a gateway while it is being mended.
 */
function toWall(seen) {
    if (seen.kind === 'failed')
        return seen.isOfTls ? seen.reason : undefined;
    return seen.kind === 'status' && permanent.has(seen.status) ? seen.location : undefined;
}
/** https://www.rfc-editor.org/rfc/rfc9110#section-15.4 */
const permanent = new Set([301, 308]);


/***/ }),

/***/ 5355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ toSign),
/* harmony export */   o: () => (/* binding */ effectMs)
/* harmony export */ });
/* harmony import */ var _known_known_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8862);
/* harmony import */ var _known_learn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9615);
/* harmony import */ var _known_seen_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3598);
/* harmony import */ var _known_storage_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1480);
/* harmony import */ var _probe_non_asset_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(518);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7906);
// Whether what is right now is what stays: a proof needs a sign that the purge's effect is in it. An answer can be right by
// chance, from a state before the purge, while the purge is about to make imgix load something else.






/**
 * So long a purge may take to have its effect where nothing shows it. imgix says "under a minute", without a guarantee: what takes
 * longer is not seen. https://docs.imgix.com (purging)
 */
const effectMs = 60_000;
/** An error from before the purge may be kept so long, whatever the Source has. https://docs.imgix.com (cache_ttl_error) */
const errorTtlMs = 300_000;
function toSign(known, url, { stand, isTurn }) {
    const { purge, isOriginReady } = known;
    // The first purge found the right state there already.
    const originReadyMs = isOriginReady ? purge.acceptedAtMs + effectMs : Number.POSITIVE_INFINITY;
    const rights = [...url.points.values()].filter(({ latest }) => stand(latest).kind === 'right');
    const turns = rights.filter((point) => isTurned(known, point, isTurn));
    const isUnsure = mayBeOldRendering(url, stand);
    const shownMs = isUnsure ? undefined : toShownMs(known, rights, turns);
    if (shownMs !== undefined)
        return { kind: 'shown', sinceMs: Math.min(shownMs, originReadyMs) };
    if (isOriginReady && !isUnsure)
        return { kind: 'shown', sinceMs: originReadyMs };
    const isOldError = mayBeOldError(known, url, rights);
    // Until when nothing but time shows it: of the first purge, and of all.
    const firstMs = purge.acceptedAtMs + (isOldError ? errorTtlMs : effectMs);
    const allMs = Math.max(purge.lastAtMs + effectMs, firstMs);
    // What counts is what a check showed after that, not that the time has passed since the last one.
    const [last] = url.recent;
    if (last !== undefined && last.sentAtMs >= allMs) {
        const isOlder = rights.every(({ latest }) => isOlderByAge(latest, purge.acceptedAtMs));
        // A repeated purge finds there what the first one has brought.
        const steadyMs = Math.max(firstMs, ...rights.map(({ latest }) => latest.firstSeenAtMs));
        const sinceMs = Math.min(allMs, steadyMs, originReadyMs);
        return { kind: 'shown', sinceMs, isOlder: isOlder && !isOriginReady, twiceFromMs: allMs };
    }
    if (!purge.mayTakeEffect)
        return { kind: 'shown', sinceMs: undefined };
    const turnMs = turns[0]?.other.firstSentAtMs;
    if (turnMs !== undefined && !isUnsure)
        return { kind: 'age', sinceMs: turnMs };
    return toWait(known, rights, isOldError, allMs);
}
/**
 * The change was seen: where it gave something else of the asset before, this was stored since. A page as long as the file passes
 * for it until the file is read.
 */
function isTurned(known, { latest, other }, isTurn) {
    if (other === undefined || (other.seen.kind === 'served' && !(0,_known_storage_js__WEBPACK_IMPORTED_MODULE_2__/* .isOwnAsset */ .h_)(known, other.seen)))
        return false;
    return latest.stored.latestMs >= other.firstSentAtMs && isTurn(latest, other);
}
/** Since it turned imgix has given that, in whichever object. Of an added file nothing was there that could be given again. */
function toShownMs({ purge: { acceptedAtMs }, isAdded }, rights, turns) {
    // Without a name it may come from another point of presence: where ages are told, they must tell that it was stored since.
    const turned = turns.filter(({ latest, other }) => latest.pop !== '' || !isOlderByAge(latest, other.firstSentAtMs));
    const added = isAdded ? rights.filter(({ latest }) => latest.stored.earliestMs >= acceptedAtMs) : [];
    const sinceMs = [
        ...turned.map(({ latest: { stored, firstSeenAtMs } }) => Math.min(stored.latestMs, firstSeenAtMs)),
        ...added.map(({ latest }) => latest.stored.latestMs),
    ];
    return sinceMs.length === 0 ? undefined : Math.min(...sinceMs);
}
/** Its age is told, and does not tell that it was stored since. */
function isOlderByAge({ stored: { earliestMs } }, momentMs) {
    return Number.isFinite(earliestMs) && earliestMs < momentMs;
}
/** What may show it sooner: an age, or the time. */
function toWait({ purge, isAdded }, rights, isOldError, untilMs) {
    const { acceptedAtMs, lastAtMs } = purge;
    const mayTell = (isAdded || isOldError) && rights.some(({ latest }) => latest.stored.latestMs >= acceptedAtMs);
    // The first one may have been a duplicate of somebody else's, and the error be from between the two.
    const mayPurgeTell = isOldError && lastAtMs === acceptedAtMs;
    return mayTell ? { kind: 'age', sinceMs: acceptedAtMs, mayPurgeTell } : { kind: 'effect', untilMs, mayPurgeTell };
}
/**
 * The last answer is as before the purge, and told by what imgix holds: it may keep its file at several places, of which one is
 * not renewed yet. What another point of presence gives shows nothing of that.
 */
function mayBeOldRendering(url, stand) {
    const [last] = url.recent;
    const answer = last && (0,_known_known_js__WEBPACK_IMPORTED_MODULE_5__/* .answerOf */ .ut)(url, last);
    if (answer === undefined || !(0,_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .isAsBefore */ .si)({ url, answer }))
        return false;
    const { kind, rule } = stand(answer);
    return kind === 'right' && rule === 'held-new';
}
/**
 * Whether imgix may give an error from before the purge, or a default image, which it keeps like the error in whose place it stands.
 * What one point of presence has stored anew may come from imgix's own older error, which another one shows, or the same
 * nameless one before the purge; or nothing was told before it.
 */
function mayBeOldError(known, url, rights) {
    const { before } = url;
    const isError = ({ seen }) => (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_1__/* .isMissing */ .b2)(seen) || (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_1__/* .isDefaultImage */ .px)(url, seen);
    if (!rights.every(({ latest }) => isError(latest)))
        return false;
    const wasError = before !== undefined && (isHidden(known, before) || (before.pop === '' && isError(before)));
    const isOlder = ({ latest }) => latest.stored.earliestMs < known.purge.acceptedAtMs;
    return wasError || rights.length === 0 || rights.some(isOlder);
}
/** A failure, or what something on the way gave in its place. */
function isHidden(known, { seen }) {
    const isText = seen.kind === 'served' && (0,_probe_non_asset_js__WEBPACK_IMPORTED_MODULE_3__/* .mayBeTextFile */ .UG)(known.url, seen.nonAssetReason ?? '');
    return !isText && !(0,_known_learn_js__WEBPACK_IMPORTED_MODULE_0__/* .isOfTheAsset */ .x)(known, seen);
}


/***/ }),

/***/ 3528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qm: () => (/* binding */ wrong),
/* harmony export */   Vh: () => (/* binding */ indeterminateBytes),
/* harmony export */   ho: () => (/* binding */ open),
/* harmony export */   pG: () => (/* binding */ right),
/* harmony export */   uv: () => (/* binding */ oldRendering)
/* harmony export */ });
function right(rule, evidence, detail) {
    return { rule, kind: 'right', evidence, detail };
}
function wrong(rule, cause, detail, need) {
    return { rule, kind: 'wrong', cause, detail, need };
}
function oldRendering(rule, detail, need) {
    return wrong(rule, { kind: 'old-rendering' }, detail, need);
}
/** `cause`: by default that nothing tells. */
function open(rule, detail, more = {}) {
    return { rule, kind: 'open', cause: { kind: 'unknown-content' }, detail, ...more };
}
const indeterminateBytes = "imgix serves bytes that are not the file's, and nothing tells from which file they were made.";


/***/ }),

/***/ 272:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EN: () => (/* binding */ firstDelayMs),
/* harmony export */   VV: () => (/* binding */ wantsPurge),
/* harmony export */   et: () => (/* binding */ plan),
/* harmony export */   i0: () => (/* binding */ beginsWithHeld),
/* harmony export */   nU: () => (/* binding */ toDelayMs),
/* harmony export */   tG: () => (/* binding */ purgeIntervalMs),
/* harmony export */   wf: () => (/* binding */ openOf)
/* harmony export */ });
/* harmony import */ var _expected_content_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4749);
/* harmony import */ var _known_held_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5462);
/* harmony import */ var _known_known_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8862);
/* harmony import */ var _known_seen_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3598);
/* harmony import */ var _rules_known_for_good_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3536);
/* harmony import */ var _rules_stays_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5355);
// When to check again, and with what a check begins; when to purge again, and when to stop. Pure.






/** imgix takes a second purge of a URL within 10 s for a duplicate. https://docs.imgix.com/apis/management/purges */
const purgeIntervalMs = 10_000;
/**
 * Dense at first and then in proportion to the time that has passed: the step ends soon after the change, a dozen checks go
 * out in the first ten seconds, and a thousand stale assets do not hammer the CDN.
 */
function toDelayMs(elapsedMs, random) {
    return Math.min(longestDelayMs, Math.max(80, 0.45 * elapsedMs)) * (0.9 + random / 10);
}
const longestDelayMs = 10_000;
/** Not at once: an answer that is stored at the very moment of the purge could not be told from one stored before. */
const firstDelayMs = 50;
/** When to check again; undefined where it ends. */
function plan(known, host, judged, { nowMs, deadlineMs, random }) {
    const open = openOf(judged);
    if (open === undefined)
        return undefined;
    if ((0,_rules_known_for_good_js__WEBPACK_IMPORTED_MODULE_1__/* .isKnownForGood */ .IU)(known, host, judged.bare) && nowMs >= known.purge.acceptedAtMs + _rules_known_for_good_js__WEBPACK_IMPORTED_MODULE_1__/* .graceMs */ .Nl)
        return undefined;
    const { wait } = open;
    const url = known.derivatives[judged.derivatives.indexOf(open)] ?? known.bare;
    if (nowMs >= deadlineMs && !isWorthOneMore(wait, nowMs, deadlineMs))
        return toLastAgainMs(url, nowMs, deadlineMs);
    const delayMs = isTooMuch(url) ? longestDelayMs : toPurgeDelayMs(known, judged, { nowMs, deadlineMs, random });
    const atMs = toCheckAtMs(url, wait, nowMs, delayMs);
    return wait?.kind === 'confirmation' ? atMs : Math.min(atMs, deadlineMs);
}
/**
 * Beyond the deadline: the last check may be the first half of a proof, or have been sent a moment before that from which on
 * it counts.
 */
function isWorthOneMore(wait, nowMs, deadlineMs) {
    if (wait?.kind === 'confirmation')
        return nowMs < deadlineMs + Math.max(wait.apartMs, lastAgainMs);
    return wait?.kind === 'effect' && wait.untilMs <= deadlineMs;
}
/** The last word is not left to a fault that came after answers: one more check a second later. */
function toLastAgainMs({ recent: [last, previous] }, nowMs, deadlineMs) {
    if (last === undefined || previous === undefined || !(0,_known_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .mayPass */ .bg)(last.seen) || (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .mayPass */ .bg)(previous.seen))
        return undefined;
    return last.sentAtMs < deadlineMs + lastAgainMs / 2 ? Math.max(nowMs, last.sentAtMs + lastAgainMs) : undefined;
}
const lastAgainMs = 1000;
/** The judgement that keeps the asset from being proved; undefined where none does. */
function openOf({ bare, derivatives }) {
    return [bare, ...derivatives].find(({ verdict }) => verdict.outcome !== 'verified');
}
/**
 * Whatever is not right may be mended by another purge: of an origin that was not ready the first time. One of what is right would
 * begin the minute anew in which a point of presence has to be met again.
 */
function wantsPurge({ bare, derivatives }, { nowMs, deadlineMs }) {
    if (bare.wait !== undefined && bare.wait.kind !== 'confirmation' && bare.wait.mayPurgeTell)
        return true;
    if (!bare.isRight)
        return true;
    // For a derivative, if there is time after it to prove the asset once more: until it is sent, and for a second look.
    const isInTime = bare.isByTime !== true || nowMs + _rules_stays_js__WEBPACK_IMPORTED_MODULE_2__/* .effectMs */ .o + longestDelayMs < deadlineMs;
    return isInTime && derivatives.some(({ isRight, verdict }) => !isRight && verdict.outcome === 'stale');
}
/**
 * Whether a round begins with the question what imgix holds: what is stored after that may be made from it. Once imgix has the
 * right file, a proof asks again, and else every ten seconds: a purge may have made it load another meanwhile.
 */
function beginsWithHeld(known, bare, nowMs) {
    const isRecent = known.held !== undefined && nowMs < known.held.lastSentAtMs + heldAgainMs;
    // A check whose moment an age has set must not come late for it.
    if (isRecent && bare.wait?.kind === 'age')
        return false;
    const answers = [...known.bare.points.values()].map(({ latest }) => latest.seen);
    return (0,_known_known_js__WEBPACK_IMPORTED_MODULE_3__/* .contentsOf */ .KD)(known).some((expected) => {
        if (expected.kind !== 'updated' || !(0,_known_held_js__WEBPACK_IMPORTED_MODULE_4__/* .isHeldTelling */ .v)(known, expected))
            return false;
        if (isRecent && !bare.isRight && (0,_known_held_js__WEBPACK_IMPORTED_MODULE_4__/* .toHeldContent */ .S)(known, expected).kind === 'new')
            return false;
        if (answers.length === 0)
            return !known.isAdded && known.bare.checks === 0;
        return answers.some((seen) => seen.kind === 'served' && (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_5__/* .recognise */ .GJ)(expected, seen.body, known.checkout) === 'other');
    });
}
const heldAgainMs = 10_000;
/** The CDN itself says so. */
function isTooMuch({ recent: [last] }) {
    return last?.seen.kind === 'status' && last.seen.status === 429;
}
/** Counted from the latest purge, and soon after the next one. */
function toPurgeDelayMs({ purge }, judged, moment) {
    const { nowMs, random } = moment;
    const { acceptedAtMs, lastAtMs } = purge;
    const isRepeated = lastAtMs > acceptedAtMs;
    const delayMs = Math.max(isRepeated ? afterRepeatMs : 0, toDelayMs(nowMs - lastAtMs, random));
    const afterNextMs = lastAtMs + purgeIntervalMs + afterRepeatMs - nowMs;
    return wantsPurge(judged, moment) && afterNextMs > 0 ? Math.min(delayMs, afterNextMs) : delayMs;
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


/***/ })

};
