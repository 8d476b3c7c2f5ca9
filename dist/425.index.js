export const id = 425;
export const ids = [425];
export const modules = {

/***/ 3281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ET: () => (/* binding */ maxConcurrentFetches),
/* harmony export */   zk: () => (/* binding */ openProbePorts)
/* harmony export */ });
/* unused harmony export openTurns */
/* harmony import */ var _platform_timing_circuit_breaker_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9732);
/* harmony import */ var _platform_timing_gate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91);
/* harmony import */ var _platform_timing_pause_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9024);



/** Fetches for verification from one host under way at a time. */
const maxConcurrentFetches = 24;
/** Looks at a host that hangs must not hold the purges of hundreds of assets up, one after the other. */
const lookOutageMs = 15_000;
function openProbePorts({ secureUrlToken, baseUrls, verifyHeaders }, { http, files, clock, random, signal }, outageMs = lookOutageMs) {
    const hosts = new Set(baseUrls.map(({ origin }) => origin));
    const allTurns = new Map();
    const turnsOf = (url) => {
        const { origin } = new URL(url);
        const turns = allTurns.get(origin) ?? openTurns(clock, random, { places: maxConcurrentFetches, outageMs });
        allTurns.set(origin, turns);
        return turns;
    };
    return {
        sampler: { http, clock, signal, turnsOf },
        random,
        files,
        token: secureUrlToken,
        // They may hold a secret that is meant for these hosts.
        headersFor: (url) => (hosts.has(new URL(url).origin) ? verifyHeaders : {}),
    };
}
function openTurns(clock, random, { places, outageMs }) {
    return {
        gate: new _platform_timing_gate_js__WEBPACK_IMPORTED_MODULE_0__/* .Gate */ .i(places, clock),
        pause: new _platform_timing_pause_js__WEBPACK_IMPORTED_MODULE_1__/* .Pause */ .v(clock, random),
        breaker: new _platform_timing_circuit_breaker_js__WEBPACK_IMPORTED_MODULE_2__/* .CircuitBreaker */ .a(clock, outageMs),
    };
}


/***/ }),

/***/ 4153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ openUnchangedFiles),
/* harmony export */   p: () => (/* binding */ findUnchanged)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _changes_files_tracked_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6773);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2928);
/* harmony import */ var _platform_once_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(270);
/* harmony import */ var _targets_selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12);
/* harmony import */ var _targets_url_base_url_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2051);
/* harmony import */ var _targets_url_places_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7098);
/* harmony import */ var _verify_known_known_host_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(213);
// Files of the repository that the run does not change, and which should be served: to see by them what a host gives.









/** Tracked files that match `files` and did not change. */
async function findUnchanged(inputs, changed, opened, max) {
    const head = opened.checkout?.head;
    if (head === undefined)
        return [];
    const found = await (0,_changes_files_tracked_files_js__WEBPACK_IMPORTED_MODULE_1__/* .findRequestedFiles */ .Xx)(opened, (await listUnchanged(inputs, changed, opened, head)).slice(0, max));
    return found.flatMap((file) => file?.after === undefined ? [] : [{ path: file.path, expected: { kind: 'updated', now: file.after } }]);
}
/**
 * Those below `root` first, as others say nothing of the Source where `root` is right; of these text last, and before others
 * those beside changed ones, because they are deployed in the same way.
 */
async function listUnchanged({ root, files }, changed, opened, head) {
    const tracked = await (0,_changes_files_tracked_files_js__WEBPACK_IMPORTED_MODULE_1__/* .findTrackedPaths */ .mK)(opened, head, (0,_targets_selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_3__/* .createFileFilter */ .xu)('', files));
    const folders = new Set([...changed].map((path) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(path)));
    const paths = tracked.filter((path) => !changed.has(path));
    const near = putFirst(paths, (path) => folders.has(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(path)));
    const images = putFirst(near, (path) => !(0,_platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_7__/* .isTextFile */ .CI)(path));
    return putFirst(images, (path) => (0,_targets_selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_3__/* .toSourcePath */ ._F)(root, path) !== undefined);
}
function putFirst(paths, isFirst) {
    return [...paths.filter(isFirst), ...paths.filter((path) => !isFirst(path))];
}
/** So many are tried where the ones before are not served: a deployment may leave files out. */
const maxTried = 8;
/**
 * For each base URL, or host, the URL of an unchanged file; the next one after one that was not served. They are looked for once, when
 * the first is needed. None of text, of which any message on the way has the looks: it would be asked for again and again. `head`: the
 * commit that was compared, which GitHub's API has listed already where there is no checkout.
 */
function openUnchangedFiles(inputs, toChanged, opened, head, hosts) {
    const commit = opened.checkout?.head ?? head;
    const find = (0,_platform_once_js__WEBPACK_IMPORTED_MODULE_8__/* .once */ .O)(async () => commit && listUnchanged(inputs, toChanged(), opened, commit).catch(_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutAnswer */ .B));
    const turns = new Map();
    return async (base) => {
        const own = inputs.baseUrls.filter((one) => (0,_targets_url_base_url_js__WEBPACK_IMPORTED_MODULE_4__/* .toAddress */ .ch)(one) === base);
        const places = own.length > 0 ? own : inputs.baseUrls.filter(({ origin }) => origin === base);
        const paths = ((await find()) || []).slice(0, maxTried).filter((path) => !(0,_platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_7__/* .isTextFile */ .CI)(path));
        const urls = paths.flatMap((path) => (0,_targets_url_places_js__WEBPACK_IMPORTED_MODULE_5__/* .toOwnUrls */ .c)(path, inputs.root, places));
        const { unchangedFile, unchangedAtMs } = hosts.get(base) ?? _verify_known_known_host_js__WEBPACK_IMPORTED_MODULE_6__/* .unknownHost */ .Vp;
        const { index, sinceMs } = turns.get(base) ?? { index: 0, sinceMs: Number.NEGATIVE_INFINITY };
        // After a fault it is asked for again.
        const isNext = (unchangedFile === 'not-served' || typeof unchangedFile === 'number') && unchangedAtMs > sinceMs;
        if (isNext)
            turns.set(base, { index: index + 1, sinceMs: unchangedAtMs });
        return urls[(isNext ? index + 1 : index) % urls.length];
    };
}


/***/ }),

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



/** What is to be undone of an answer, by its headers: codings in lower case, in the order of their use; `identity` for none. */
function toEncoding(headers) {
    return toCodings(headers['content-encoding'] ?? '').join(', ') || 'identity';
}
/** False where `decodeBody` would hand on the bytes as they came, although the answer says that they are encoded. */
function isReadableEncoding(encoding) {
    const codings = toCodings(encoding);
    return codings.length <= maxCodings && codings.every((coding) => decoders.has(coding));
}
/** `encoding`: as of `toEncoding`. While it is read it throws `HttpError`, where it is broken, and whatever `body` throws. */
function decodeBody(body, encoding) {
    if (!isReadableEncoding(encoding))
        return body;
    return toCodings(encoding).reduceRight((encoded, coding) => {
        const createDecoder = decoders.get(coding);
        return createDecoder === undefined ? encoded : decode(encoded, createDecoder(), coding);
    }, body);
}
/** Each takes its memory. */
const maxCodings = 5;
/** They leave the bytes as they are. S3 keeps the name of the encoding of an upload, which it has undone. */
const idleCodings = new Set(['', 'identity', 'aws-chunked']);
function toCodings(encoding) {
    const codings = encoding.split(',').map((coding) => coding.trim().toLowerCase());
    return codings.filter((coding) => !idleCodings.has(coding));
}
async function* decode(body, decoder, encoding) {
    // An error of the decoder is thrown into the body's loop as well.
    let broken;
    let fault;
    decoder.once('error', (error) => {
        if (fault === undefined)
            broken = error;
    });
    const noting = async function* () {
        try {
            yield* body;
        }
        catch (error) {
            fault = error;
            throw error;
        }
    };
    try {
        // An error on either side destroys the decoder, and the loop that reads it throws.
        yield* (0,node_stream__WEBPACK_IMPORTED_MODULE_0__.pipeline)(node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from(noting()), decoder, () => { });
    }
    catch (error) {
        if (error === fault && error !== broken)
            throw error;
        const isCut = error.code === 'Z_BUF_ERROR';
        const words = isCut ? 'the compressed answer ended too early' : (0,_http_js__WEBPACK_IMPORTED_MODULE_2__/* .toMisencodedWords */ .o9)(encoding);
        throw new _http_js__WEBPACK_IMPORTED_MODULE_2__/* .HttpError */ .j$('protocol', words, { cause: error });
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

/***/ 4941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readSentAtMs),
/* harmony export */   j: () => (/* binding */ readRetryAfterMs)
/* harmony export */ });
// Retry-After as RFC 9110 section 10.2.3 has it: seconds, or an HTTP date.
/**
 * Milliseconds that an answer asks to wait; 0 for a date that has passed; undefined for no header or one that says
 * nothing. A date is counted from the answer's own `Date`, so that the clock of this machine may be wrong; from
 * `receivedAt` only where the answer has none.
 */
function readRetryAfterMs(headers, receivedAt) {
    const text = headers['retry-after']?.trim() ?? '';
    if (/^\d+$/.test(text))
        return Number(text) * 1000;
    const atMs = parseHttpDate(text);
    return atMs === undefined ? undefined : Math.max(0, atMs - readSentAtMs(headers, receivedAt));
}
/** When the server says that it answered, in milliseconds since the epoch; `receivedAt` where it does not say. */
function readSentAtMs({ date }, receivedAt) {
    return parseHttpDate(date?.trim() ?? '') ?? receivedAt.getTime();
}
/** RFC 9110 section 5.6.7, with the two obsolete forms; undefined for anything else. */
function parseHttpDate(text) {
    // HTTP dates name a day of the week; without that check Date.parse would take "1.5" for a date.
    if (!/^[A-Z][a-z]+,? /.test(text))
        return undefined;
    // The form of C's asctime names no zone, and means GMT all the same.
    const ms = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
    return Number.isNaN(ms) ? undefined : ms;
}


/***/ }),

/***/ 9732:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ CircuitBreaker)
/* harmony export */ });
/** Fewer failures in a row may be the fault of a few requests. */
const minFailures = 10;
class CircuitBreaker {
    #clock;
    #limitMs;
    #failures = 0;
    #sinceMs = 0;
    #succeededAtMs = Number.NEGATIVE_INFINITY;
    #failedAtMs = 0;
    #last;
    /** `limitMs`: so long without a single success, and it counts as an outage. */
    constructor(clock, limitMs) {
        this.#clock = clock;
        this.#limitMs = limitMs;
    }
    /** What a request that began at `startedMs` came to; undefined: it succeeded. */
    record(failure, startedMs) {
        if (failure === undefined)
            this.#succeededAtMs = this.#clock.monotonicMs();
        else if (this.#failures === 0)
            this.#sinceMs = Math.max(startedMs, this.#succeededAtMs);
        this.#failures = failure === undefined ? 0 : this.#failures + 1;
        this.#failedAtMs = this.#clock.monotonicMs();
        this.#last = failure;
    }
    /** The last failure, and how long nothing had succeeded by then. Undefined where the last request did. */
    get failing() {
        if (this.#last === undefined)
            return undefined;
        return { last: this.#last, seconds: Math.round((this.#failedAtMs - this.#sinceMs) / 1000) };
    }
    /** The last failure of an outage, and how long it has lasted. Undefined where there is none now. */
    get outage() {
        const lastedMs = this.#clock.monotonicMs() - this.#sinceMs;
        if (this.#last === undefined || this.#failures < minFailures || lastedMs < this.#limitMs)
            return undefined;
        return { last: this.#last, seconds: Math.round(lastedMs / 1000) };
    }
}


/***/ }),

/***/ 9024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ toBackoffMs),
/* harmony export */   v: () => (/* binding */ Pause)
/* harmony export */ });
class Pause {
    #clock;
    #random;
    #untilMs = Number.NEGATIVE_INFINITY;
    #begunAtMs = Number.NEGATIVE_INFINITY;
    #inARow = 0;
    /** `random` gives numbers in [0, 1). */
    constructor(clock, random) {
        this.#clock = clock;
        this.#random = random;
    }
    /** How long it lasts yet, in milliseconds; 0 or less where there is none. */
    get leftMs() {
        return this.#untilMs - this.#clock.monotonicMs();
    }
    /**
     * Lasts for `askedMs` at least, and the longer the oftener in a row. `startedMs`: of the request that was told so. False where that
     * went out before the latest pause, and says nothing new.
     */
    begin(startedMs, askedMs) {
        const nowMs = this.#clock.monotonicMs();
        const isNew = startedMs > this.#begunAtMs;
        if (isNew) {
            this.#begunAtMs = nowMs;
            this.#inARow++;
        }
        this.#untilMs = Math.max(this.#untilMs, nowMs + Math.max(askedMs, toBackoffMs(this.#inARow, this.#random())));
        return isNew;
    }
    /** A request was taken: the next pause is a short one again. */
    taken() {
        this.#inARow = 0;
    }
}
const firstMs = 1000;
const factor = 2;
const defaultMaxMs = 8000;
/**
 * Delay before the next attempt, in milliseconds, after `attempts` that did not do: exponential with jitter. Between half and the whole
 * of the exponential value, up to `maxMs`, so that many assets that failed together do not come back together. `random` is in [0, 1).
 */
function toBackoffMs(attempts, random, maxMs = defaultMaxMs) {
    const fullMs = Math.min(maxMs, firstMs * factor ** (attempts - 1));
    return fullMs * (0.5 + random / 2);
}


/***/ }),

/***/ 7098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ toPlaces),
/* harmony export */   c: () => (/* binding */ toOwnUrls)
/* harmony export */ });
/* harmony import */ var _selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12);
/* harmony import */ var _base_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2051);
/* harmony import */ var _encode_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8530);



/** Nearest first: what differs least from the inputs as they are. */
function toPlaces(file, root, base) {
    const segments = file.split('/');
    const depth = root === '' ? 0 : root.split('/').length;
    const roots = segments
        .map((_, index) => ({ value: segments.slice(0, index).join('/'), path: segments.slice(index).join('/'), index }))
        .sort((one, other) => Math.abs(one.index - depth) - Math.abs(other.index - depth))
        .slice(0, maxRoots)
        .map(({ value, path }) => ({ input: 'root', value: value || '.', url: (0,_base_url_js__WEBPACK_IMPORTED_MODULE_1__/* .toUrl */ .bb)(base, (0,_encode_path_js__WEBPACK_IMPORTED_MODULE_2__/* .encodePath */ .O0)(path)) }));
    const seen = new Set(toOwnUrls(file, root, [base]));
    return [...roots, ...toOtherBases(file, root, base)].filter(({ url }) => !seen.has(url) && seen.add(url));
}
const maxRoots = 6;
/** Where the inputs as they are lead to. */
function toOwnUrls(file, root, baseUrls) {
    const path = (0,_selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_0__/* .toSourcePath */ ._F)(root, file);
    return path === undefined ? [] : baseUrls.map((base) => (0,_base_url_js__WEBPACK_IMPORTED_MODULE_1__/* .toUrl */ .bb)(base, (0,_encode_path_js__WEBPACK_IMPORTED_MODULE_2__/* .encodePath */ .O0)(path)));
}
function toOtherBases(file, root, base) {
    const path = (0,_selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_0__/* .toSourcePath */ ._F)(root, file);
    if (path === undefined)
        return [];
    const bare = { origin: base.origin, path: '' };
    const places = base.path === '' ? [] : [{ input: 'base-url', value: base.origin, url: (0,_base_url_js__WEBPACK_IMPORTED_MODULE_1__/* .toUrl */ .bb)(bare, (0,_encode_path_js__WEBPACK_IMPORTED_MODULE_2__/* .encodePath */ .O0)(path)) }];
    const lower = path.toLowerCase();
    return lower === path ? places : [...places, { input: 'case', value: lower, url: (0,_base_url_js__WEBPACK_IMPORTED_MODULE_1__/* .toUrl */ .bb)(base, (0,_encode_path_js__WEBPACK_IMPORTED_MODULE_2__/* .encodePath */ .O0)(lower)) }];
}


/***/ }),

/***/ 4749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F4: () => (/* binding */ mayBeOldSize),
/* harmony export */   GJ: () => (/* binding */ recognise),
/* harmony export */   Yl: () => (/* binding */ mayHaveLength),
/* harmony export */   _O: () => (/* binding */ newSizesOf),
/* harmony export */   b$: () => (/* binding */ readCheckout),
/* harmony export */   fx: () => (/* binding */ mayBeAlike),
/* harmony export */   gN: () => (/* binding */ sizesOf),
/* harmony export */   hf: () => (/* binding */ oldOf),
/* harmony export */   jd: () => (/* binding */ toExpectedContent),
/* harmony export */   uh: () => (/* binding */ oldSizeOf)
/* harmony export */ });
/* harmony import */ var _platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2928);
/* harmony import */ var _probe_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3040);
// What imgix should serve for an asset, and which of its contents a body is.


async function toExpectedContent({ url, expected, change }, files) {
    switch (expected.kind) {
        case 'updated': {
            const { now, old, checkoutFile } = expected;
            return {
                kind: 'updated',
                now: now && (0,_probe_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .toFingerprint */ .I9)(now),
                old: old ? (0,_probe_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .toFingerprint */ .I9)(old) : change === 'added' ? 'none' : 'unknown',
                pointer: now?.lfs && (0,_probe_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .toBlobFingerprint */ .TH)(now),
                checkoutFile: checkoutFile === undefined ? undefined : await files.open(checkoutFile),
                isText: (0,_platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .isTextFile */ .CI)(url) || (0,_platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .isSvg */ .$D)(url) ? true : undefined,
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
    const file = expected.checkoutFile;
    const [sha256, dimensions] = await Promise.all([file?.sha256(), file?.dimensions()]);
    return { sha256, dimensions };
}
/** Which content an answer is; without a body it is none of them. `checkout`: the checkout's file, if it was read. */
function recognise(expected, seen, checkout) {
    if (seen.kind !== 'served')
        return 'other';
    const { body } = seen;
    const { now, pointer, checkoutFile } = expected;
    const asDue = (0,_probe_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .compare */ .UD)(now, body);
    if (asDue === 'same')
        return 'new';
    const asOld = (0,_probe_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .compare */ .UD)(oldOf(expected), body);
    if (checkoutFile?.size === body.length && body.sha256 !== null) {
        if (checkout === undefined)
            return 'unhashed';
        // An image of the old bytes is none that a git filter has made: something, a cache say, has put the old file back.
        if (checkout.sha256 === body.sha256 && (expected.isText || asOld !== 'same'))
            return 'new';
    }
    // What was not read is the old file, if it is as long as that, and the new one cannot be.
    const isAsLong = body.sha256 === null && body.length === oldSizeOf(expected);
    const isOldByLength = isAsLong && !mayHaveLength(expected, body.length);
    // Nothing at all may be a fault.
    if (body.length > 0 && (asOld === 'same' || isOldByLength))
        return 'old';
    if ((0,_probe_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .compare */ .UD)(pointer, body) === 'same')
        return 'pointer';
    return asDue === 'unknown' || asOld === 'unknown' ? 'unmeasured' : 'other';
}
/** Whether a body of this length must be read to tell what it is. Any must, where the size of the new or old file is not known. */
function mayHaveLength(expected, length) {
    const isUnmeasured = [expected.now, oldOf(expected)].some((one) => one !== undefined && one.size === undefined);
    return isUnmeasured || newSizesOf(expected).includes(length);
}
function oldOf({ old }) {
    return typeof old === 'string' ? undefined : old;
}
/** The checkout's file is as long as the old one: it may have the same bytes again. */
function mayBeAlike(expected) {
    const oldSize = oldSizeOf(expected);
    return oldSize !== undefined && oldSize === expected.checkoutFile?.size;
}
/** Sizes that the new content may have: the blob's (or the LFS object's), and the checkout file's. */
function newSizesOf({ now, checkoutFile }) {
    const sizes = [now?.size, checkoutFile?.size];
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
    // A git filter may have changed the size of the old file on its way to the deployment.
    if (size !== expected.now?.size)
        return true;
    const oldSize = oldSizeOf(expected);
    return oldSize === undefined || oldSize === size;
}


/***/ }),

/***/ 5462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DX: () => (/* binding */ isContrary),
/* harmony export */   Dl: () => (/* binding */ isSameFile),
/* harmony export */   Er: () => (/* binding */ heldKindsOf),
/* harmony export */   Kq: () => (/* binding */ descriptionOf),
/* harmony export */   S8: () => (/* binding */ toHeldContent),
/* harmony export */   xI: () => (/* binding */ mayHeldDecide)
/* harmony export */ });
/* harmony import */ var _platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2928);
/* harmony import */ var _expected_content_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4749);
/* harmony import */ var _probe_metadata_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1999);
/* harmony import */ var _known_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8862);
// Which file imgix holds: the new one, the old one or another, by its description (`fm=json`) or by an unsanitized original.




/** Whether an answer could tell anything: there must be something to compare with. */
function mayHeldDecide({ url }, expected) {
    return (0,_platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .isSvg */ .$D)(url) || hasSizes(expected);
}
/** To compare a description with. */
function hasSizes(expected) {
    return expected.kind === 'removed' ? (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_2__/* .oldSizeOf */ .uh)(expected) !== undefined : (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_2__/* .newSizesOf */ ._O)(expected).length > 0;
}
/** What imgix tells of the file that it holds; undefined where it describes none, or the file itself is known. */
function descriptionOf({ held }) {
    return held?.file.kind === 'described' ? held.file.metadata : undefined;
}
/** It is neither the commit's file nor the branch's: by default the one that imgix holds. */
function isContrary(known, file = known.held?.file) {
    return heldKindsOf(known, file).every((kind) => kind === 'old' || kind === 'other');
}
/** As what the commit takes the file, and the branch: no file is right where that has none. */
function heldKindsOf(known, file = known.held?.file) {
    const contents = (0,_known_js__WEBPACK_IMPORTED_MODULE_0__/* .contentsOf */ .KD)(known).filter((one) => one === known.expected || one.kind !== 'removed');
    return contents.map((expected) => classify(file, expected, known.checkout).kind);
}
function toHeldContent({ held, checkout }, expected) {
    if (held === undefined)
        return { kind: 'unknown' };
    const content = classify(held.file, expected, checkout);
    return content.kind === 'new' ? { ...content, fromMs: held.sinceMs, untilMs: held.lastSentAtMs } : content;
}
function classify(file, expected, checkout) {
    if (file === undefined || file.kind === 'unknown')
        return { kind: 'unknown' };
    if (file.kind === 'described')
        return classifyDescription(file.metadata, expected, checkout);
    const content = (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_2__/* .recognise */ .GJ)(expected, { kind: 'served', body: file.body }, checkout);
    if (content === 'new')
        return { kind: 'new', evidence: 'bytes' };
    if (content === 'old')
        return { kind: 'old' };
    // It was kept because it is the branch's newest file, or as long as the file described.
    return content === 'other' ? { kind: 'other', contentLength: file.body.length } : { kind: 'unknown' };
}
function classifyDescription({ contentLength, dimensions }, expected, checkout) {
    const newSizes = (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_2__/* .newSizesOf */ ._O)(expected);
    const oldSize = (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_2__/* .oldSizeOf */ .uh)(expected);
    if (newSizes.includes(contentLength)) {
        // The checkout's dimensions are the commit's. They do not hold for the branch's newest file, which has no `checkoutFile`.
        const expectedDimensions = expected.checkoutFile === undefined ? undefined : checkout?.dimensions;
        const isNew = (0,_probe_metadata_js__WEBPACK_IMPORTED_MODULE_3__/* .hasSameDimensions */ .mk)(expectedDimensions, dimensions);
        const mayBeOld = (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_2__/* .mayBeOldSize */ .F4)(expected, contentLength);
        // Old and new file may have the same size and dimensions.
        if (isNew)
            return mayBeOld ? { kind: 'unknown' } : { kind: 'new', evidence: 'metadata' };
        // It cannot be the old one. imgix may measure it otherwise: a picture that is cropped when it is shown, say.
        if (oldSize !== undefined && !mayBeOld)
            return { kind: 'unknown' };
    }
    if (oldSize === contentLength)
        return { kind: 'old' };
    return hasSizes(expected) ? { kind: 'other', contentLength } : { kind: 'unknown' };
}
/** A description is of the original before it if it gives that one's length; and of the one after it, if both are of the right file. */
function isSameFile(known, one, other) {
    if (one.kind === 'original' && other.kind === 'described')
        return one.body.length === other.metadata.contentLength;
    if (one.kind !== 'described' || other.kind !== 'original')
        return JSON.stringify(one) === JSON.stringify(other);
    const isRight = (file) => heldKindsOf(known, file).includes('new');
    return one.metadata.contentLength === other.body.length && isRight(one) && isRight(other);
}


/***/ }),

/***/ 213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PA: () => (/* binding */ isServing),
/* harmony export */   U4: () => (/* binding */ withUnchanged),
/* harmony export */   Vp: () => (/* binding */ unknownHost),
/* harmony export */   Yv: () => (/* binding */ noteAssets),
/* harmony export */   rC: () => (/* binding */ learnWithHost),
/* harmony export */   w4: () => (/* binding */ hostOf)
/* harmony export */ });
/* harmony import */ var _platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2928);
/* harmony import */ var _expected_content_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4749);
/* harmony import */ var _held_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5462);
/* harmony import */ var _learn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9615);
/* harmony import */ var _seen_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3598);
// What all assets of a run together know of their host: whether files are served there at all.





const unknownHost = {
    hasOwnFiles: false,
    servesAny: false,
    passedEndings: new Set(),
    mayServe: false,
    unchangedFile: 'not-asked',
    unchangedAtMs: Number.NEGATIVE_INFINITY,
    givenAtMs: [],
};
/**
 * Whether files are served there: then one in the place of `answer` could have been seen. Where that is a default image, what only
 * looked like an asset does not count: it may have been another default image (of another format, say).
 */
function isServing({ hasOwnFiles, servesAny }, answer) {
    return hasOwnFiles || (servesAny && answer.kind !== 'served');
}
function hostOf(hosts, base) {
    return hosts.get(base) ?? unknownHost;
}
/** Before any is asked for: one that should be there may be served later than another one is done. */
function noteAssets(hosts, assets) {
    for (const { url, base = new URL(url).origin, expected } of assets) {
        if (expected.kind !== 'removed')
            hosts.set(base, { ...hostOf(hosts, base), mayServe: true });
    }
}
/** Of two looks at the unchanged file the later one counts, and that it was given in either. */
function withUnchanged(host, found) {
    const [earlier, later] = found.unchangedAtMs < host.unchangedAtMs ? [found, host] : [host, found];
    const hasOwnFiles = host.hasOwnFiles || found.unchangedFile === 'served';
    const givenAtMs = earlier.unchangedFile === 'served' ? [...host.givenAtMs, earlier.unchangedAtMs] : host.givenAtMs;
    const { unchangedFile, unchangedAtMs } = later;
    return { ...host, unchangedFile, unchangedAtMs, hasOwnFiles, givenAtMs };
}
/** Learns a fact for the asset; and for its host, what the asset's bare URL gave, and that imgix holds the asset's file. */
function learnWithHost(hosts, known, fact) {
    const learnt = (0,_learn_js__WEBPACK_IMPORTED_MODULE_1__/* .learn */ .nB)(known, fact);
    const host = hostOf(hosts, known.base);
    if ((fact.kind === 'before' || fact.kind === 'check') && fact.query === '') {
        const { seen } = fact.sample;
        const content = (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_3__/* .recognise */ .GJ)(known.expected, seen, known.checkout);
        const isOwn = content === 'new' || content === 'old';
        hosts.set(known.base, {
            ...host,
            hasOwnFiles: host.hasOwnFiles || isOwn,
            passedEndings: isOwn && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .isRead */ .H9)(seen) ? withEnding(host.passedEndings, known.url) : host.passedEndings,
            servesAny: host.servesAny || (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .isAsset */ .vY)(seen),
            mayServe: host.mayServe || (fact.kind === 'before' && !(0,_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .isMissing */ .b2)(seen)),
        });
    }
    if (fact.kind === 'held') {
        const { kind } = (0,_held_js__WEBPACK_IMPORTED_MODULE_0__/* .toHeldContent */ .S8)(learnt, learnt.expected);
        if (kind === 'new' || kind === 'old')
            hosts.set(known.base, { ...host, hasOwnFiles: true });
    }
    return learnt;
}
function withEnding(endings, url) {
    const ending = (0,_platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_4__/* .toRasterEnding */ .o8)(url);
    return ending === undefined || endings.has(ending) ? endings : new Set([...endings, ending]);
}


/***/ }),

/***/ 8862:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ answersOf),
/* harmony export */   FK: () => (/* binding */ hasAsked),
/* harmony export */   KD: () => (/* binding */ contentsOf),
/* harmony export */   Pm: () => (/* binding */ seenOf),
/* harmony export */   lD: () => (/* binding */ toKnown),
/* harmony export */   px: () => (/* binding */ isDefaultImage),
/* harmony export */   ut: () => (/* binding */ answerOf)
/* harmony export */ });
/* harmony import */ var _seen_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3598);

function toKnown(subject, queries) {
    return {
        isAdded: false,
        newestAfterMs: undefined,
        newest: undefined,
        isOriginReady: false,
        wasAtOrigin: false,
        ...subject,
        base: subject.base ?? new URL(subject.url).origin,
        checkout: undefined,
        purge: {
            sentAtMs: Number.POSITIVE_INFINITY,
            acceptedAtMs: Number.POSITIVE_INFINITY,
            lastAtMs: Number.POSITIVE_INFINITY,
            mayTakeEffect: false,
        },
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
        first: undefined,
        recent: [],
        before: undefined,
        fresh: undefined,
        missing: undefined,
    };
}
/** What may be right: the commit's state, and what the branch holds by now. */
function contentsOf({ expected, newest }) {
    return newest === undefined ? [expected] : [expected, newest.expected];
}
/** What each point of presence gives, and what it gave before that. */
function answersOf({ points }) {
    return [...points.values()].flatMap(({ latest, other }) => (other === undefined ? [latest] : [latest, other]));
}
/** All that the URL has given, as far as it is kept: before the purge, and since. */
function seenOf(url) {
    return [...(url.before === undefined ? [] : [url.before]), ...answersOf(url)].map(({ seen }) => seen);
}
/** The *default image*: what a path without a file gives, where that is an image. */
function isDefaultImage({ missing }, seen) {
    return (0,_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .hasSameBytes */ .gT)(missing?.seen, seen);
}
/** The answer that a sample is of; undefined where it was a fault, or the point of presence has answered again since. */
function answerOf({ points }, sample) {
    const latest = sample && points.get(sample.pop)?.latest;
    return latest?.lastSentAtMs === sample?.sentAtMs ? latest : undefined;
}
function hasAsked({ asked }, need, query = '') {
    return asked.has(`${need} ${query}`);
}


/***/ }),

/***/ 9615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H6: () => (/* binding */ longestGapMs),
/* harmony export */   JX: () => (/* binding */ isRealAsset),
/* harmony export */   Tq: () => (/* binding */ isAnswer),
/* harmony export */   nB: () => (/* binding */ learn)
/* harmony export */ });
/* harmony import */ var _expected_content_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4749);
/* harmony import */ var _probe_cache_hints_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4945);
/* harmony import */ var _probe_sample_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5131);
/* harmony import */ var _held_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5462);
/* harmony import */ var _known_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8862);
/* harmony import */ var _seen_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3598);
// learn(known, fact): what is known with one fact more. Pure: nothing is remembered elsewhere.






function learn(known, fact) {
    switch (fact.kind) {
        case 'round':
            return { ...known, asked: new Set() };
        case 'before':
            return withUrl(known, 'check', fact.query, (url) => ({
                ...learnAnswer(known, url, fact.sample),
                before: fact.sample,
            }));
        case 'check':
            return withUrl(known, 'check', fact.query, (url) => learnCheck(known, url, fact.sample));
        case 'whole':
            return withUrl(known, 'whole', fact.query, (url) => ({
                ...learnAnswer(known, url, fact.sample),
                recent: [fact.sample, ...url.recent.slice(1)],
            }));
        case 'fresh':
        case 'missing':
            return withUrl(known, fact.kind, fact.query, (url) => learnControl(url, fact));
        case 'held':
            return { ...withAsked(known, 'held', ''), held: learnHeld(known, fact) };
        case 'checkout':
            return { ...known, checkout: fact.file };
        case 'newest':
            return { ...withAsked(known, 'newest', ''), newest: fact.newest };
        case 'unchanged':
            return withAsked(known, 'unchanged', fact.query);
        case 'purged': {
            const { purge } = known;
            const { atMs, sentAtMs = atMs, mayTakeEffect } = fact;
            const first = { sentAtMs: Math.min(purge.sentAtMs, sentAtMs), acceptedAtMs: Math.min(purge.acceptedAtMs, atMs) };
            return { ...known, purge: { ...first, lastAtMs: atMs, mayTakeEffect } };
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
function learnCheck(known, url, sample) {
    const learnt = learnAnswer(known, url, sample);
    const faults = new Map(url.faults);
    if ((0,_known_js__WEBPACK_IMPORTED_MODULE_3__/* .answerOf */ .ut)(learnt, sample) === undefined)
        faults.set(sample.pop, sample);
    else
        faults.delete(sample.pop);
    const { first = sample, checks } = url;
    return { ...learnt, faults, first, checks: checks + 1, recent: [sample, ...toPrevious(known, url.recent)] };
}
/** The sample that becomes the one before the latest. A fault between two answers is left out: they count together all the same. */
function toPrevious(known, [last, previous]) {
    const hasAnswer = (sample) => sample !== undefined && isAnswer(known, sample.seen);
    const one = !hasAnswer(last) && hasAnswer(previous) ? previous : last;
    return one === undefined ? [] : [one];
}
/** A fault tells nothing of what a point of presence has stored. */
function learnAnswer(known, url, sample) {
    const { seen, pop } = sample;
    if (!isAnswer(known, seen))
        return url;
    return { ...url, points: new Map([...url.points, [pop, toPoint(url.points.get(pop), sample, seen)]]) };
}
function toPoint(point, sample, seen) {
    if (point === undefined || !(0,_seen_js__WEBPACK_IMPORTED_MODULE_4__/* .hasSameContent */ .q1)(point.latest.seen, seen))
        return {
            latest: toAnswer(sample, seen, point?.latest),
            other: point?.latest,
            servedEarlier: point?.other?.seen.kind === 'served' ? point.other : point?.servedEarlier,
        };
    const { latest, other, servedEarlier } = point;
    const stored = (0,_probe_cache_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .narrow */ .sc)(latest.stored, sample.stored);
    if (stored !== undefined)
        return {
            latest: { ...latest, seen: (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__/* .isRead */ .H9)(seen) ? seen : latest.seen, stored, lastSentAtMs: sample.sentAtMs },
            other,
            servedEarlier,
        };
    // The times do not fit one object: the same content was stored anew.
    const { firstSeenAtMs, stored: storedEarlier } = latest;
    return { latest: { ...toAnswer(sample, seen, undefined), firstSeenAtMs, storedEarlier }, other, servedEarlier };
}
/**
 * A new object. What the point of presence gave `earlier` was something else, so that this was stored after that; unless they are
 * nameless, or that was a refusal, which may be of the whole host; or the age tells that this is older: then it came from a cache
 * behind, which may not have been purged yet.
 */
function toAnswer(sample, seen, earlier) {
    const { pop, sentAtMs, seenAtMs, stored } = sample;
    const isTelling = earlier !== undefined && pop !== '' && !(0,_seen_js__WEBPACK_IMPORTED_MODULE_4__/* .mayBeOfHost */ .uU)(earlier.seen);
    const sinceMs = isTelling ? earlier.lastSentAtMs : Number.NEGATIVE_INFINITY;
    return {
        pop,
        seen,
        stored: (0,_probe_cache_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .narrow */ .sc)(stored, { earliestMs: sinceMs, latestMs: Number.POSITIVE_INFINITY }) ?? stored,
        hasAge: Number.isFinite(stored.earliestMs),
        firstSentAtMs: sentAtMs,
        firstSeenAtMs: seenAtMs,
        lastSentAtMs: sentAtMs,
    };
}
/** An answer of the asset, and no *fault*: it shows what is there, or that nothing is. A page may be the file itself. */
function isAnswer(known, seen) {
    if (seen.kind !== 'served')
        return (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__/* .isMissing */ .b2)(seen);
    const isRecognised = (content) => (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_5__/* .recognise */ .GJ)(content, seen, known.checkout) !== 'other';
    return seen.nonAssetReason === undefined || (0,_known_js__WEBPACK_IMPORTED_MODULE_3__/* .contentsOf */ .KD)(known).some(isRecognised);
}
/** It looks like an asset, or is recognised: while a page's body is not read, it counts as an answer by its length alone. */
function isRealAsset({ expected, checkout }, seen) {
    return seen.nonAssetReason === undefined || ['new', 'old', 'pointer'].includes((0,_expected_content_js__WEBPACK_IMPORTED_MODULE_5__/* .recognise */ .GJ)(expected, seen, checkout));
}
/** A page is a fault of that moment, and so is a refusal where an image came. What a cache had is not what imgix renders now. */
function learnControl(url, { kind, sample }) {
    const { seen } = sample;
    if (kind === 'fresh')
        return (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__/* .isAsset */ .vY)(seen) && !(0,_probe_sample_js__WEBPACK_IMPORTED_MODULE_1__/* .isFromCache */ .DR)(sample) ? { ...url, fresh: sample } : url;
    const isFault = (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__/* .isAsset */ .vY)(url.missing?.seen) && (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__/* .mayBeOfHost */ .uU)(seen);
    return ((0,_seen_js__WEBPACK_IMPORTED_MODULE_4__/* .isAsset */ .vY)(seen) || (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__/* .isMissing */ .b2)(seen)) && !isFault ? { ...url, missing: sample } : url;
}
function learnHeld(known, { file: told, sample }) {
    const { held } = known;
    const file = told?.kind === 'described' && (0,_probe_sample_js__WEBPACK_IMPORTED_MODULE_1__/* .isFromCache */ .DR)(sample) ? toCached(known, told, sample) : told;
    // The probe failed on its way, or the host was refused. Of one that imgix cannot describe the file is `unknown`.
    if (file === undefined)
        return held;
    const { sentAtMs, seenAtMs } = sample;
    if (held === undefined || !(0,_held_js__WEBPACK_IMPORTED_MODULE_2__/* .isSameFile */ .Dl)(known, held.file, file)) {
        const thirdUntilMs = (0,_held_js__WEBPACK_IMPORTED_MODULE_2__/* .heldKindsOf */ .Er)(known).every((kind) => kind === 'other') ? seenAtMs : held?.thirdUntilMs;
        return { file, sinceMs: seenAtMs, lastSentAtMs: sentAtMs, thirdUntilMs };
    }
    // Between two probes that are far apart imgix may have loaded another file, and then this one again.
    const isSteady = sentAtMs - held.lastSentAtMs <= longestGapMs;
    return { ...held, file, lastSentAtMs: sentAtMs, sinceMs: isSteady ? held.sinceMs : seenAtMs };
}
/**
 * A cache does not tell what imgix holds now. But that it held another file after the purge counts, and is not forgotten while a cache
 * says the same, or what it has stored before.
 */
function toCached(known, file, { stored }) {
    if (known.held !== undefined && (0,_held_js__WEBPACK_IMPORTED_MODULE_2__/* .isSameFile */ .Dl)(known, known.held.file, file))
        return (0,_held_js__WEBPACK_IMPORTED_MODULE_2__/* .heldKindsOf */ .Er)(known).includes('new') ? { kind: 'unknown' } : undefined;
    if (known.held !== undefined && (0,_held_js__WEBPACK_IMPORTED_MODULE_2__/* .isContrary */ .DX)(known) && stored.latestMs <= known.held.lastSentAtMs)
        return undefined;
    return (0,_held_js__WEBPACK_IMPORTED_MODULE_2__/* .isContrary */ .DX)(known, file) && stored.earliestMs >= known.purge.sentAtMs ? file : { kind: 'unknown' };
}
/** Longer than two checks are apart, and two looks at what imgix holds, also where `beginsWithHeld` leaves some out. */
const longestGapMs = 25_000;


/***/ }),

/***/ 3598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G_: () => (/* binding */ isMissingItself),
/* harmony export */   H9: () => (/* binding */ isRead),
/* harmony export */   T: () => (/* binding */ isNameless),
/* harmony export */   b2: () => (/* binding */ isMissing),
/* harmony export */   bg: () => (/* binding */ mayPass),
/* harmony export */   gT: () => (/* binding */ hasSameBytes),
/* harmony export */   q: () => (/* binding */ isUndeployed),
/* harmony export */   q1: () => (/* binding */ hasSameContent),
/* harmony export */   uU: () => (/* binding */ mayBeOfHost),
/* harmony export */   vY: () => (/* binding */ isAsset)
/* harmony export */ });
/** It looks like a file: it is no page, no message, and not empty. */
function isAsset(seen) {
    return seen?.kind === 'served' && seen.nonAssetReason === undefined;
}
/** Its body was read to the end. Of others only the length is known. */
function isRead(seen) {
    return seen?.kind === 'served' && seen.body.sha256 !== null;
}
/** imgix has no such file. It says 403 where the origin may not be listed; a 403 that may be another's does not count. */
function isMissing(seen) {
    if (seen?.kind !== 'status' || seen.challengeBy !== undefined || seen.isAnonymous)
        return false;
    return seen.status === 404 || mayBeOfHost(seen);
}
/** ... and it is said of this file, as neither a refusal nor a Source that is not deployed need be. */
function isMissingItself(seen) {
    return isMissing(seen) && !mayBeOfHost(seen);
}
/**
 * It may be of the whole host, and tell nothing of the file: a refusal, or (410, `bad_source`) a Source that is not deployed at the
 * moment. https://docs.imgix.com/setup/serving-assets (HTTP status codes)
 */
function mayBeOfHost(seen) {
    return seen?.kind === 'status' && (seen.status === 403 || seen.status === 410);
}
/** A refusal that names no point of presence: something on the way may have given it. */
function isNameless(seen) {
    return seen?.kind === 'status' && seen.challengeBy === undefined && seen.isAnonymous === true;
}
/** Of the two, this one passes: imgix says it of all of a host while its Source is being deployed. */
function isUndeployed(seen) {
    return seen?.kind === 'status' && seen.status === 410;
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
/** True unless something shows that they differ: of a body that was not read, only the length is compared. */
function hasSameContent(one, other) {
    if (one?.kind === 'status' && other?.kind === 'status')
        return one.status === other.status;
    if (one?.kind !== 'served' || other?.kind !== 'served' || one.body.length !== other.body.length)
        return false;
    return one.body.sha256 === null || other.body.sha256 === null || one.body.sha256 === other.body.sha256;
}
/** True only where two bodies were read and are the same. */
function hasSameBytes(one, other) {
    if (one?.kind !== 'served' || other?.kind !== 'served')
        return false;
    return one.body.sha256 !== null && one.body.sha256 === other.body.sha256;
}


/***/ }),

/***/ 4945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Je: () => (/* binding */ isMiss),
/* harmony export */   W1: () => (/* binding */ isHit),
/* harmony export */   oC: () => (/* binding */ findOtherCache),
/* harmony export */   oW: () => (/* binding */ toStoredInterval),
/* harmony export */   sc: () => (/* binding */ narrow),
/* harmony export */   wo: () => (/* binding */ findCacheInFront),
/* harmony export */   yP: () => (/* binding */ toPointOfPresence)
/* harmony export */ });
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6747);

/**
 * By `Age`. A miss at every hop of `X-Cache` means that the answer was made for this request, unless an age above 0 tells of a cache
 * behind these hops. `Date` tells nothing: a cache may hand on the one that it has stored.
 * `sentAtMs`, `seenAtMs`: monotonic times of request and answer.
 */
function toStoredInterval(headers, sentAtMs, seenAtMs) {
    const age = toAge(headers);
    const hops = toHops(headers);
    if (hops.length > 0 && hops.every((hop) => hop.startsWith('MISS')) && (age ?? 0) === 0)
        return { earliestMs: sentAtMs, latestMs: seenAtMs };
    if (age !== undefined)
        return { earliestMs: sentAtMs - (age + 1) * 1000, latestMs: seenAtMs - age * 1000 };
    return { earliestMs: Number.NEGATIVE_INFINITY, latestMs: seenAtMs };
}
/** Whole seconds. Of several the first counts (RFC 9111 section 5.1); some caches tell fractions. */
function toAge({ age = '' }) {
    const [seconds] = /^\d+(?=(\.\d+)?$)/.exec(age.split(',')[0]?.trim() ?? '') ?? [];
    return seconds === undefined ? undefined : Number(seconds);
}
/** The last hop, which is the one next to the client, had the answer stored. */
function isHit(headers) {
    return toHops(headers).at(-1)?.startsWith('HIT') === true;
}
/** It had not. */
function isMiss(headers) {
    return toHops(headers).at(-1)?.startsWith('MISS') === true;
}
/**
 * Whose cache in front of imgix had the answer stored, or by which header it says so; undefined where none does. imgix itself answers
 * with an `X-Cache` of HIT and MISS, and hands on none of the Source's headers.
 */
function findOtherCache(headers) {
    return otherCaches.find(([, lookUp]) => lookUp(headers) === 'hit')?.[0];
}
/** Also one that looked in vain, and stores such answers, or may. */
function findCacheInFront(headers) {
    return findOtherCache(headers) ?? otherCaches.find(([, lookUp]) => lookUp(headers) !== undefined)?.[0];
}
const otherCaches = [
    // https://developers.cloudflare.com/cache/concepts/cache-responses
    ['Cloudflare', (headers) => ofStatus(headers['cf-cache-status'])],
    [
        'CloudFront',
        ({ 'x-cache': hops = '' }) => toLookup(hops, /\bhit from cloudfront\b/i, /(hit|miss) from cloudfront\b/i),
    ],
    ['Akamai', ({ 'x-cache': hops = '' }) => (/akamai/i.test(hops) ? ofTcp(hops) : undefined)],
    ['Azure', ({ 'x-cache': hops = '', 'x-azure-ref': ref }) => (ref === undefined ? undefined : ofTcp(hops))],
    ['X-Cache', ({ 'x-cache': hops = '' }) => ofTcp(hops)],
    ['Bunny', (headers) => ofStatus(headers['cdn-cache'])],
    ['Vercel', (headers) => ofStatus(headers['x-vercel-cache'])],
    // As nginx is mostly set up to tell it.
    ['X-Cache-Status', (headers) => ofStatus(headers['x-cache-status'])],
    ['Cache-Status', (headers) => ofMembers(headers['cache-status'])],
];
/** Not what was not looked for, as BYPASS, or Cloudflare's DYNAMIC. */
function ofStatus(status = '') {
    return toLookup(status.trim(), /^(HIT|STALE|UPDATING)$/i, /^(MISS|EXPIRED|REVALIDATED|PRERENDER)$/i);
}
/** As Akamai, Azure and Squid have it, with many a word between. `TCP_REFRESH_HIT` was revalidated. */
function ofTcp(hops) {
    return toLookup(hops, /\bTCP_(?!REFRESH_HIT)([A-Z]+_)*HIT\b/, /\bTCP_([A-Z]+_)*(HIT|MISS)\b/);
}
/** `Cache-Status` (RFC 9211): each member begins with the name of the cache, of which imgix's own are Fastly's; `fwd=bypass` went past it. */
function ofMembers(members = '') {
    const others = members.split(',').filter((member) => !/^\s*"?(imgix|fastly|cache-)/i.test(member));
    return toLookup(others.join(), /;\s*hit(=\?1)?\s*(;|,|$)/, /;\s*fwd=([a-z]+-)?(miss|stale|partial)\b/);
}
function toLookup(text, hit, miss) {
    if (hit.test(text))
        return 'hit';
    return miss.test(text) ? 'miss' : undefined;
}
function toHops(headers) {
    return headers['x-cache']?.split(',').map((hop) => hop.trim().toUpperCase()) ?? [];
}
/** What both intervals share. Undefined where they share nothing: then they are of two objects. */
function narrow(one, other) {
    const earliestMs = Math.max(one.earliestMs, other.earliestMs);
    const latestMs = Math.min(one.latestMs, other.latestMs);
    return earliestMs <= latestMs ? { earliestMs, latestMs } : undefined;
}
/** Of a name in a message. */
const maxNameCharacters = 100;
/**
 * The name of the point of presence; '' where `X-Served-By` has none. The last hop is the one next to the client, but for a proxy that
 * adds its own name. It begins with the place (in a large city, the site) and goes on with the machine: `cache-lhr7325-LHR`,
 * `cache-iad-kjyo7100043-IAD`. Two sites of a city count as two: an answer may have both as hops, miss and hit.
 * https://www.fastly.com/documentation/guides/concepts/pop
 */
function toPointOfPresence(headers) {
    const hops = headers['x-served-by']?.split(',').map((hop) => hop.trim().toLowerCase()) ?? [];
    const last = hops.findLast((hop) => hop.startsWith('cache-')) ?? hops.at(-1) ?? '';
    // Cut before the search, which takes the square of its length.
    const hop = (0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .cutShort */ .VV)(last, maxNameCharacters);
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

/** Of a file in Git LFS: the content, which a Source serves. */
function toFingerprint(version) {
    const { lfs } = version;
    return lfs === undefined ? toBlobFingerprint(version) : { kind: 'sha256', id: lfs.sha256, size: lfs.size };
}
/** Of a file in Git LFS: the pointer. */
function toBlobFingerprint({ blobId, size }) {
    return { kind: 'git-blob', id: blobId, size };
}
/** `unknown`: the hash that would tell is not there. Without a fingerprint, every body is different. */
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
/** Hashes a body as it streams. `lengths`: those that it may have, for git's blob ids. */
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
/** Undefined where the text is no description, as of an asset that is no image. `Content-Length` is a string there. */
function parseMetadata(text) {
    const json = (0,_platform_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(text);
    const contentLength = toWholeNumber((0,_platform_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(json, 'Content-Length'));
    if (contentLength === undefined)
        return undefined;
    const width = toWholeNumber((0,_platform_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(json, 'PixelWidth'));
    const height = toWholeNumber((0,_platform_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(json, 'PixelHeight'));
    return { contentLength, dimensions: width === undefined || height === undefined ? undefined : { width, height } };
}
/** Orientation metadata may turn an image by a quarter: the description does not say whether its size is from before or after. */
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
/* harmony export */   GZ: () => (/* binding */ isUnreadable),
/* harmony export */   MW: () => (/* binding */ isTextQuery),
/* harmony export */   UG: () => (/* binding */ mayBeTextFile),
/* harmony export */   VZ: () => (/* binding */ findChallenge),
/* harmony export */   X: () => (/* binding */ htmlPage),
/* harmony export */   ZU: () => (/* binding */ isSaidChallenge),
/* harmony export */   xz: () => (/* binding */ findNonAssetReason),
/* harmony export */   yM: () => (/* binding */ mayBeChallenge)
/* harmony export */ });
/* harmony import */ var _platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2928);
/* harmony import */ var _platform_http_decode_body_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9753);
/* harmony import */ var _platform_http_http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7282);
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6747);
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
        return `${_platform_http_http_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadableEncoding */ .R$} (${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .cutShort */ .VV)(encoding, maxShown)})`;
    if (length === 0)
        return emptyBody;
    if (isPage(type, head))
        return htmlPage;
    if (type === '')
        return 'content of no type';
    return isText(type) && !mayBeText ? `content of the type ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .cutShort */ .VV)(type, maxShown)}` : undefined;
}
/** Then nothing is known of the file's own bytes. */
function isUnreadable(nonAssetReason) {
    return nonAssetReason?.startsWith(_platform_http_http_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadableEncoding */ .R$) === true;
}
/** Whether the answer may be an older version of a text file, in whose place it came. */
function mayBeTextFile(url, nonAssetReason) {
    return (0,_platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .isTextFile */ .CI)(url) && nonAssetReason !== emptyBody && nonAssetReason !== htmlPage;
}
/** The query asks for text. https://docs.imgix.com/apis/rendering (fm, palette) */
function isTextQuery(query) {
    return /(^|&)(fm=(json|blurhash)|palette=(json|css))(&|$)/.test(query);
}
/**
 * Whose *challenge* it is: a page that asks the client to prove that it is a browser. Undefined where it is none. A filter that
 * names itself in a header challenges with any status: AWS WAF with 202 and 405, and without a page if the client asks for none.
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-actions.html
 */
function findChallenge(status, headers, head) {
    const isSaid = isSaidChallenge(headers);
    const text = Buffer.from(head).toString('latin1');
    if (!isSaid && !(mayBeChallenge(status) && isPage(toType(headers), head) && challengeWords.test(text)))
        return undefined;
    return filters.find(([, isIts]) => isIts(headers))?.[0] ?? 'a filter';
}
/** Whether the page must be read to tell a challenge from another answer. */
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
/** The types of messages. `image/svg+xml` is none of them. */
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
/* harmony export */   hp: () => (/* binding */ toNonce),
/* harmony export */   kA: () => (/* binding */ ask)
/* harmony export */ });
/* harmony import */ var _platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2928);
/* harmony import */ var _expected_content_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4749);
/* harmony import */ var _known_known_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8862);
/* harmony import */ var _known_seen_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3598);
/* harmony import */ var _non_asset_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(518);
/* harmony import */ var _sample_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5131);
/* harmony import */ var _sign_url_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8275);
// How each need is met that takes a request: which URL is asked, how much of the body is read, and which fact comes of it.







/** Reads the body, to compare later ones with it; unless its length tells that it is the old or the new file's own. */
async function probeBefore(known, url, ports) {
    const { expected } = known;
    const [oldSize, newSizes] = [(0,_expected_content_js__WEBPACK_IMPORTED_MODULE_4__/* .oldSizeOf */ .uh)(expected), (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_4__/* .newSizesOf */ ._O)(expected)];
    // The sanitizer may make the old SVG's bytes of the new one.
    const isDistinct = oldSize !== undefined && !newSizes.includes(oldSize) && !(0,_platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_5__/* .isSvg */ .$D)(known.url);
    const telling = url.query === '' && isDistinct ? [oldSize, ...newSizes] : [];
    const sample = await probeUrl(known, url, ports, { isWorthReading: (length) => !telling.includes(length) });
    return { kind: 'before', query: url.query, sample };
}
async function probe(known, { kind, query }, ports) {
    const url = known.derivatives.find((one) => one.query === query) ?? known.bare;
    switch (kind) {
        case 'check':
            return { kind, query, sample: await probeUrl(known, url, ports, query === '' ? toReading(known, url) : {}) };
        case 'whole':
            return { kind, query, sample: await probeUrl(known, url, ports, {}) };
        // Nobody has used this URL before. Only a cache that leaves the unknown parameter out of its key can have an answer stored.
        case 'fresh': {
            const anew = query === '' ? toNonce(ports) : `${query}&${toNonce(ports)}`;
            return { kind, query, sample: await ask(ports, known.url, anew) };
        }
        case 'missing':
            return { kind, query, sample: await ask(ports, toMissingSibling(known.url, ports), query) };
        case 'held':
            return probeHeld(known, ports);
        default:
            throw new Error(`The need ${kind} is not met by a request.`);
    }
}
function probeUrl(known, url, ports, reading) {
    return ask(ports, known.url, url.query, { likelyLengths: toLikelyLengths(known, url), ...reading });
}
/** A body is worth reading if it is as long as a content that is looked for, or that was read before. */
function toReading(known, url) {
    // The old file is known by its length, unless the new one has that, too.
    const isOld = (sample) => sample !== undefined && (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_4__/* .recognise */ .GJ)(known.expected, sample.seen, known.checkout) === 'old';
    const samples = [url.before, url.fresh, url.missing, ...url.recent].filter((sample) => !isOld(sample));
    const others = samples.flatMap(wholeLengthOf);
    const contents = (0,_known_known_js__WEBPACK_IMPORTED_MODULE_0__/* .contentsOf */ .KD)(known);
    return { isWorthReading: (length) => others.includes(length) || contents.some((one) => (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_4__/* .mayHaveLength */ .Yl)(one, length)) };
}
function wholeLengthOf(sample) {
    return sample !== undefined && (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_1__/* .isRead */ .H9)(sample.seen) ? [sample.seen.body.length] : [];
}
function toLikelyLengths(known, { recent, before }) {
    return [...new Set([...(0,_expected_content_js__WEBPACK_IMPORTED_MODULE_4__/* .sizesOf */ .gN)(known.expected), ...[...recent, before].flatMap(wholeLengthOf)])];
}
/** One signed request. */
function ask({ sampler, token, headersFor, timeLimitMs, isUrgent }, url, query, reading = {}) {
    const signed = (0,_sign_url_js__WEBPACK_IMPORTED_MODULE_6__/* .toSignedUrl */ .V)(url, query, token);
    const headers = headersFor(signed);
    const asked = { mayBeText: (0,_non_asset_js__WEBPACK_IMPORTED_MODULE_2__/* .isTextQuery */ .MW)(query), isDescription: /(^|&)fm=json(&|$)/.test(query) };
    return (0,_sample_js__WEBPACK_IMPORTED_MODULE_3__/* .takeSample */ .ov)(sampler, { url: signed, timeLimitMs, isUrgent, headers, ...asked, ...reading });
}
/** A path without a file: in the asset's folder (also a Web Proxy's), with its ending, by which imgix decides how to deliver. */
function toMissingSibling(url, ports) {
    const name = toNonce(ports).replace('=', '-');
    return url.replace(/^(.*(?:\/|%2F)).*?(\.[^.]*)?$/i, (_, folder, ending = '') => folder + name + ending);
}
/**
 * What imgix holds: its description; of an SVG the file itself, if it comes without the sanitizer. That is a guess from imgix's list
 * of parameters, so that only bytes count that are recognised, or as long as the file described and not what the URL gives. Out of a
 * cache, neither tells what imgix holds now.
 */
async function probeHeld(known, ports) {
    let other;
    if ((0,_platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_5__/* .isSvg */ .$D)(known.url)) {
        const likelyLengths = toLikelyLengths(known, known.bare);
        const sample = await ask(ports, known.url, `svg-sanitize=false&${toNonce(ports)}`, { likelyLengths });
        const { seen } = sample;
        if (seen.kind === 'served' && !(0,_sample_js__WEBPACK_IMPORTED_MODULE_3__/* .isFromCache */ .DR)(sample)) {
            const contents = await recogniseAll(known, seen);
            const isKnown = contents.includes('new') || contents.includes('old');
            if (isKnown)
                return { kind: 'held', file: { kind: 'original', body: seen.body }, sample };
            // What the URL gives may be the sanitizer's, which need not have changed the length.
            const isGiven = known.bare.recent.some((given) => (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_1__/* .hasSameContent */ .q1)(given.seen, seen));
            if (!isGiven && contents.every((content) => content === 'other'))
                other = seen;
        }
        // A fault may pass, and the original that was seen before tells more than a description.
        const isTold = known.held?.file.kind === 'original';
        if ((0,_known_seen_js__WEBPACK_IMPORTED_MODULE_1__/* .mayPass */ .bg)(seen) || (isTold && !(0,_known_seen_js__WEBPACK_IMPORTED_MODULE_1__/* .isAsset */ .vY)(seen)))
            return { kind: 'held', file: undefined, sample };
    }
    const sample = await ask(ports, known.url, `fm=json&${toNonce(ports)}`);
    const { seen } = sample;
    const metadata = seen.kind === 'served' ? seen.metadata : undefined;
    if (other !== undefined && other.body.length === metadata?.contentLength && !(0,_sample_js__WEBPACK_IMPORTED_MODULE_3__/* .isFromCache */ .DR)(sample))
        return { kind: 'held', file: { kind: 'original', body: other.body }, sample };
    if (metadata !== undefined)
        return { kind: 'held', file: { kind: 'described', metadata }, sample };
    // imgix has no such file, or cannot describe it. Anything else is a fault, or a refusal of the host, and says nothing of the file.
    const isFault = (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_1__/* .mayPass */ .bg)(seen) || (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_1__/* .mayBeOfHost */ .uU)(seen) || seen.kind !== 'status' || seen.challengeBy !== undefined;
    return { kind: 'held', file: isFault || seen.status < 400 ? undefined : { kind: 'unknown' }, sample };
}
async function recogniseAll(known, seen) {
    const recogniseBy = (checkout) => (0,_known_known_js__WEBPACK_IMPORTED_MODULE_0__/* .contentsOf */ .KD)(known).map((expected) => (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_4__/* .recognise */ .GJ)(expected, seen, checkout));
    const contents = recogniseBy(known.checkout);
    return contents.includes('unhashed') ? recogniseBy(await (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_4__/* .readCheckout */ .b$)(known.expected)) : contents;
}
function toNonce({ random }) {
    return `purge-check=${Math.floor(random() * Number.MAX_SAFE_INTEGER).toString(36)}`;
}


/***/ }),

/***/ 5131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g4: () => (/* binding */ askTwice),
  DR: () => (/* binding */ isFromCache),
  EZ: () => (/* binding */ isShownSince),
  vY: () => (/* binding */ minProbeMs),
  ov: () => (/* binding */ takeSample)
});

// EXTERNAL MODULE: ./lib/platform/http/http.js
var http_http = __webpack_require__(7282);
// EXTERNAL MODULE: ./lib/platform/http/retry-after.js
var retry_after = __webpack_require__(4941);
// EXTERNAL MODULE: ./lib/platform/timing/clock.js
var timing_clock = __webpack_require__(4388);
// EXTERNAL MODULE: ./lib/verify/known/seen.js
var known_seen = __webpack_require__(3598);
// EXTERNAL MODULE: ./lib/verify/probe/cache-hints.js
var cache_hints = __webpack_require__(4945);
// EXTERNAL MODULE: ./lib/platform/http/decode-body.js
var decode_body = __webpack_require__(9753);
// EXTERNAL MODULE: ./lib/platform/secrets.js
var secrets = __webpack_require__(5074);
// EXTERNAL MODULE: ./lib/platform/wording.js
var wording = __webpack_require__(6747);
// EXTERNAL MODULE: ./lib/verify/probe/fingerprint.js
var fingerprint = __webpack_require__(3040);
// EXTERNAL MODULE: ./lib/verify/probe/metadata.js
var probe_metadata = __webpack_require__(1999);
// EXTERNAL MODULE: ./lib/verify/probe/non-asset.js
var non_asset = __webpack_require__(518);
;// CONCATENATED MODULE: ./lib/verify/probe/read-answer.js
// Reads as much of an answer as is needed to tell what it shows.








/** A shorter body is always read: that costs less than a new connection. */
const cheapBytes = 16 * 1024;
/** Without `Content-Length` a body may be endless: past this, and past the file's length, it is not read on. */
const maxUndeclaredBytes = 16 * 1024 * 1024;
/** A body is given up that is slower than this, after so many seconds. */
const slowSeconds = 5;
const minBytesPerSecond = 1024;
/** Enough of a body to show whether it is a page. */
const headBytes = 512;
/** The body, given up where it is too slow: it would keep quick ones waiting for its place. */
async function* atPace(body, clock) {
    const startMs = clock.monotonicMs();
    let bytes = 0;
    let slow;
    for await (const chunk of body) {
        // Only now, as more has come: a slow body that has ended is whole.
        if (slow !== undefined)
            throw new http_http/* HttpError */.j$('timeout', slow);
        yield chunk;
        bytes += chunk.length;
        const seconds = (clock.monotonicMs() - startMs) / 1000;
        const isSlow = seconds > slowSeconds && bytes < seconds * minBytesPerSecond;
        // The same words for all that are, as it is one cause.
        slow = isSlow ? `the answer came too slowly, under ${(0,wording/* toBytes */.ZJ)(minBytesPerSecond)} a second` : undefined;
    }
}
async function readSeen(answer, reading) {
    const { status, headers } = answer;
    if (status === 200 && reading.isDescription === true)
        return readDescription(answer, reading);
    if (status === 200 && !(0,non_asset/* isSaidChallenge */.ZU)(headers)) {
        const mayBeText = reading.mayBeText === true && (0,cache_hints/* toPointOfPresence */.yP)(headers) !== '';
        // Its headers tell already that it is no asset. Then its length tells nothing, and it must be read.
        const isOdd = (0,non_asset/* findNonAssetReason */.xz)(headers, 1, new Uint8Array(), mayBeText) !== undefined;
        const { body, head } = await readBody(answer, isOdd ? { ...reading, isWorthReading: () => true } : reading);
        const nonAssetReason = (0,non_asset/* findNonAssetReason */.xz)(headers, body.length, head, mayBeText);
        return { kind: 'served', body, nonAssetReason };
    }
    const challengeBy = (0,non_asset/* findChallenge */.VZ)(status, headers, await readHead(answer));
    const location = status >= 300 && status < 400 ? toPlace(headers.location) : undefined;
    const isAnonymous = (status === 403 && (0,cache_hints/* toPointOfPresence */.yP)(headers) === '') || undefined;
    return { kind: 'status', status, location, challengeBy, isAnonymous };
}
/** Without parameters, which may be somebody's secrets as well. An empty one leads nowhere. */
function toPlace(location = '') {
    return location === ''
        ? undefined
        : (0,wording/* cutShort */.VV)((0,secrets/* withoutPasswords */.hl)(location.replace(/(?<=.)[?#].*$|(?<=^[?#]).*$/s, '')), 300);
}
/** Other text is a message of something in imgix's place. */
async function readDescription({ headers, body }, { likelyLengths = [] }) {
    const hasher = new fingerprint/* BodyHasher */.YI(likelyLengths);
    const chunks = [];
    for await (const chunk of (0,decode_body/* decodeBody */.Vj)(body, (0,decode_body/* toEncoding */.xA)(headers))) {
        if (hasher.length > probe_metadata/* maxMetadataBytes */.Nr)
            break;
        chunks.push(chunk);
        hasher.update(chunk);
    }
    const metadata = (0,probe_metadata/* parseMetadata */.jR)(Buffer.concat(chunks).toString('utf8'));
    const nonAssetReason = metadata === undefined ? 'text that describes no image' : undefined;
    return { kind: 'served', body: hasher.digest(), nonAssetReason, metadata };
}
/** The beginning of the body, where it may be a challenge; empty where it cannot be read. */
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
        if (!(error instanceof http_http/* HttpError */.j$))
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
            throw new http_http/* HttpError */.j$('protocol', `the answer did not end within ${(0,wording/* toBytes */.ZJ)(longest)}`);
    }
    return { body: hasher.digest(), head };
}
function toLength(value) {
    return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}

// EXTERNAL MODULE: ./lib/verify/probe/sign-url.js
var sign_url = __webpack_require__(8275);
;// CONCATENATED MODULE: ./lib/verify/probe/sample.js
// Sends one request and says what it showed. A sample is what one request showed, also where it failed.







/** imgix's slowest renderings take some seconds. */
const answerTimeoutMs = 15_000;
/** What a request needs to bring an answer. A pause leaves as much: the last one tells why an asset is not proved. */
const minProbeMs = 5_000;
/** `accept` is fixed, as `auto=format` goes by it. `identity` makes the bytes the file's. */
const fixedHeaders = { accept: '*/*', 'accept-encoding': 'identity' };
/** imgix documents no limit of its CDN. With one such pause two checks are hardly further apart than the proof bears (`longestGapMs`). */
const maxAskedMs = 15_000;
/** It was stored before it was asked for: the point of presence says so, a cache in front of imgix, or its age. */
function isFromCache({ headers, stored, sentAtMs }) {
    return (0,cache_hints/* isHit */.W1)(headers) || (0,cache_hints/* findOtherCache */.oC)(headers) !== undefined || stored.latestMs < sentAtMs;
}
/** Its headers show that no cache had it at that moment, unless one hands on the headers that it has stored. Without any, nothing does. */
function isShownSince({ headers, stored }, momentMs) {
    return (0,cache_hints/* isMiss */.Je)(headers) || stored.earliestMs >= momentMs;
}
/** A filter may challenge with 429: that does not pass by a pause. */
function isTooMany(seen) {
    return seen.kind === 'status' && seen.status === 429 && seen.challengeBy === undefined;
}
/** Waits for the end of the pause, or for the last moment to send, and then for a place. */
async function inTurn({ gate, pause }, { timeLimitMs, isUrgent }, { clock, signal }, send) {
    const latestMs = clock.monotonicMs() + timeLimitMs - minProbeMs;
    const toWaitMs = () => Math.min(pause.leftMs, latestMs - clock.monotonicMs());
    for (;;) {
        if (toWaitMs() > 0)
            await clock.sleep(toWaitMs(), signal);
        // Not while it holds a place, which others need whose last moment is sooner. Meanwhile one more pause may have begun.
        const sent = await gate.run(async () => (toWaitMs() > 0 ? undefined : { answer: await send() }), signal, isUrgent);
        if (sent !== undefined)
            return sent.answer;
    }
}
/** Rejects only with the signal's reason: a request that fails is a sample, too. */
async function takeSample(sampler, probe) {
    const { http, clock, signal } = sampler;
    const { url, timeLimitMs, headers } = probe;
    const turns = sampler.turnsOf(url);
    let sentAtMs;
    let isAnswered = false;
    // Also half an answer tells where it came from.
    let pop = '';
    try {
        return await (0,timing_clock/* withinMs */.SV)(clock, timeLimitMs, signal, (limited) => inTurn(turns, probe, { clock, signal: limited }, async () => {
            sentAtMs = clock.monotonicMs();
            const given = await http.request({
                method: 'GET',
                url,
                headers: { ...headers, ...fixedHeaders },
                timeoutMs: answerTimeoutMs,
                signal: limited,
            });
            isAnswered = true;
            const answer = { ...given, headers: (0,sign_url/* withoutSignatures */.A)(given.headers, url) };
            const seenAtMs = clock.monotonicMs();
            const stored = (0,cache_hints/* toStoredInterval */.oW)(answer.headers, sentAtMs, seenAtMs);
            pop = (0,cache_hints/* toPointOfPresence */.yP)(answer.headers);
            const seen = await readSeen({ ...answer, body: atPace(answer.body, clock) }, probe);
            const sample = { sentAtMs, seenAtMs, pop, stored, headers: answer.headers, seen };
            const isRefused = isTooMany(seen);
            const askedMs = (0,retry_after/* readRetryAfterMs */.j)(answer.headers, clock.now()) ?? 0;
            if (isRefused)
                turns.pause.begin(sentAtMs, Math.min(maxAskedMs, askedMs));
            else
                turns.pause.taken();
            turns.breaker.record(isRefused ? sample : undefined, sentAtMs);
            return sample;
        }));
    }
    catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof http_http/* HttpError */.j$ || error instanceof timing_clock/* TimeLimitError */.$q))
            throw error;
        const isUnsent = sentAtMs === undefined;
        const reason = error instanceof timing_clock/* TimeLimitError */.$q ? toLateWords(url, isUnsent, isAnswered) : error.message;
        const isOfTls = (error instanceof http_http/* HttpError */.j$ && error.fault === 'tls') || undefined;
        const nowMs = clock.monotonicMs();
        const sample = {
            sentAtMs: sentAtMs ?? nowMs,
            seenAtMs: nowMs,
            pop,
            stored: (0,cache_hints/* toStoredInterval */.oW)({}, nowMs, nowMs),
            headers: {},
            seen: { kind: 'failed', reason, isOfTls },
        };
        turns.breaker.record(sample, sample.sentAtMs);
        return sample;
    }
}
/** The words of the client's own limit, and no seconds, which differ from asset to asset: it is one cause of all. */
function toLateWords(url, isUnsent, isAnswered) {
    if (isUnsent)
        return 'other answers were so slow, or so many were refused, that its turn did not come';
    return isAnswered ? 'not finished within the time limit' : `no answer within the time limit (${new URL(url).host})`;
}
/** Until a request is sent a second time. */
const againMs = 1000;
/** After a fault that took longer, the second try is not worth the time that it may take. */
const quickMs = 5000;
/**
 * Sends a request a second time where a fault came that may pass; not after a TLS fault, which does not. Rejects with what `ask`
 * rejects with, and with the signal's reason.
 */
async function askTwice(ask, { clock, signal }) {
    const startMs = clock.monotonicMs();
    const fact = await ask();
    const { seen } = fact.sample;
    const isWorthIt = (0,known_seen/* mayPass */.bg)(seen) && !(seen.kind === 'failed' && seen.isOfTls);
    if (!isWorthIt || clock.monotonicMs() >= startMs + quickMs)
        return fact;
    await clock.sleep(againMs, signal);
    return ask();
}


/***/ })

};
