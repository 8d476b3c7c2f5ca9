export const id = 176;
export const ids = [176];
export const modules = {

/***/ 4749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F4: () => (/* binding */ mayBeOldSize),
/* harmony export */   GJ: () => (/* binding */ recognise),
/* harmony export */   _O: () => (/* binding */ newSizesOf),
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

/***/ 4945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   oW: () => (/* binding */ toStoredInterval),
/* harmony export */   sc: () => (/* binding */ narrow),
/* harmony export */   yP: () => (/* binding */ toPointOfPresence)
/* harmony export */ });
// What the headers of an answer tell of where and when it was stored.
/**
 * Reads `Age` (RFC 9111 section 5.1, whole seconds), and a miss at every hop of `X-Cache`: made for this request.
 * `Last-Modified` is, in most recorded answers of imgix, the time of storing, and else the origin's, which is earlier: so it
 * bounds the time on one side only. `sentAtMs`, `seenAtMs`: monotonic times of request and answer.
 */
function toStoredInterval(headers, sentAtMs, seenAtMs) {
    const hops = headers['x-cache']?.split(',').map((hop) => hop.trim().toUpperCase());
    if (hops?.every((hop) => hop.startsWith('MISS')))
        return { earliestMs: sentAtMs, latestMs: seenAtMs };
    const age = headers.age?.trim();
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
/**
 * The point of presence that answered, '' where that is not told. The last hop is the one next to the client; its name begins
 * with the place, and goes on with the machine: `cache-lhr7325-LHR`, `cache-fra-eddf8230020-FRA`.
 */
function toPointOfPresence(headers) {
    const hop = headers['x-served-by']?.split(',').at(-1)?.trim().toLowerCase() ?? '';
    return /^cache-([a-z0-9]+?)(\d{4,})?-/.exec(hop)?.[1] ?? hop;
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
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
// What a content is known by without having it: git's blob id, or SHA-256 (Git LFS pointers, files).

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
    #sha256 = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    #blobHashes;
    #length = 0;
    constructor(lengths) {
        this.#blobHashes = new Map(lengths.map((length) => [length, startBlobHashes(length)]));
    }
    get length() {
        return this.#length;
    }
    update(chunk) {
        this.#length += chunk.length;
        this.#sha256.update(chunk);
        for (const { sha1, sha256 } of this.#blobHashes.values()) {
            sha1.update(chunk);
            sha256.update(chunk);
        }
    }
    digest() {
        const hashes = this.#blobHashes.get(this.#length);
        const blobIds = hashes === undefined ? null : { sha1: hashes.sha1.digest('hex'), sha256: hashes.sha256.digest('hex') };
        return { length: this.#length, sha256: this.#sha256.digest('hex'), blobIds };
    }
}
/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects#_object_storage */
function startBlobHashes(length) {
    const header = `blob ${length}\0`;
    return { sha1: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha1').update(header), sha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(header) };
}


/***/ }),

/***/ 518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C3: () => (/* binding */ emptyBody),
/* harmony export */   VZ: () => (/* binding */ findChallenge),
/* harmony export */   X: () => (/* binding */ htmlPage),
/* harmony export */   gT: () => (/* binding */ isTextDue),
/* harmony export */   xz: () => (/* binding */ findNonAssetReason)
/* harmony export */ });
/* harmony import */ var _platform_log_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7744);
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
function findNonAssetReason(headers, length, head, mayBeText = false) {
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
    return isTextType(type) && !mayBeText ? `content of the type ${(0,_platform_log_line_js__WEBPACK_IMPORTED_MODULE_1__/* .cutShort */ .VV)(type, maxShown)}` : undefined;
}
/** Some files are text, and some derivatives: descriptions and palettes. https://docs.imgix.com/apis/rendering (fm, palette) */
function isTextDue(url, query) {
    return (/\.(css|csv|js|json|map|md|txt|vtt|xml)$/i.test(url) ||
        /(^|&)(fm=(json|blurhash)|palette=(json|css))(&|$)/.test(query));
}
/** Whose page asks the client to prove that it is a browser; undefined where an answer is none. */
function findChallenge(status, headers, head) {
    if (status !== 403 && status !== 503 && status !== 429)
        return undefined;
    const isSaid = headers['cf-mitigated'] !== undefined || headers['x-amzn-waf-action'] !== undefined;
    const text = Buffer.from(head).toString('latin1');
    if (!isSaid && !(isPage(toType(headers), head) && challengeWords.test(text)))
        return undefined;
    return filters.find(([, isIts]) => isIts(headers))?.[0] ?? 'a filter';
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
function isTextType(type) {
    if (type.startsWith('image/'))
        return false;
    return type.startsWith('text/') || /^application\/(.+\+)?(json|xml|javascript)$/.test(type);
}


/***/ }),

/***/ 8372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ takeText),
/* harmony export */   o: () => (/* binding */ takeSample)
/* harmony export */ });
/* harmony import */ var _platform_clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1855);
/* harmony import */ var _platform_http_http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7282);
/* harmony import */ var _cache_hints_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4945);
/* harmony import */ var _decode_body_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2493);
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3040);
/* harmony import */ var _non_asset_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(518);
// Runs one probe, a single request, and says what it showed: as much of the body is read as is needed to tell what it is.






/** imgix's slowest renderings take some seconds. */
const answerTimeoutMs = 15_000;
/** A body shorter than this is read rather than its connection given up. */
const cheapBytes = 16 * 1024;
/** A body that does not tell its length may be endless: what is longer than this, and than the file, is not read on. */
const maxUndeclaredBytes = 16 * 1024 * 1024;
/** A body that after so long brings less than this is given up. */
const slowSeconds = 5;
const minBytesPerSecond = 1024;
/** So much of a body's beginning shows whether it is a page. */
const headBytes = 512;
/** `accept` is fixed so that `auto=format` does not vary the answer; `identity` so that the bytes are the file's. */
const fixedHeaders = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'imgix-purge-action' };
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
        const hasher = new _fingerprint_js__WEBPACK_IMPORTED_MODULE_3__/* .BodyHasher */ .YI([]);
        for await (const chunk of (0,_decode_body_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeBody */ .V)(answer.body, toEncoding(answer))) {
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
    try {
        return await (0,_platform_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .withinMs */ .SV)(clock, timeLimitMs, signal, (limited) => gate.run(async () => {
            sentAtMs = clock.monotonicMs();
            const answer = await http.request({
                method: 'GET',
                url,
                headers: { ...headers, ...fixedHeaders },
                timeoutMs: answerTimeoutMs,
                signal: limited,
            });
            const seenAtMs = clock.monotonicMs();
            const stored = (0,_cache_hints_js__WEBPACK_IMPORTED_MODULE_5__/* .toStoredInterval */ .oW)(answer.headers, sentAtMs, seenAtMs);
            const seen = await read({ ...answer, body: atPace(answer.body, clock) });
            return { sentAtMs, seenAtMs, pop: (0,_cache_hints_js__WEBPACK_IMPORTED_MODULE_5__/* .toPointOfPresence */ .yP)(answer.headers), stored, headers: answer.headers, seen };
        }, limited));
    }
    catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof _platform_http_http_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpError */ .j || error instanceof _platform_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .TimeLimitError */ .$q))
            throw error;
        const isTurnless = error instanceof _platform_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .TimeLimitError */ .$q && sentAtMs === undefined;
        const reason = isTurnless ? 'other answers were so slow that its turn did not come' : error.message;
        const nowMs = clock.monotonicMs();
        const stored = { earliestMs: Number.NEGATIVE_INFINITY, latestMs: nowMs };
        return {
            sentAtMs: sentAtMs ?? nowMs,
            seenAtMs: nowMs,
            pop: '',
            stored,
            headers: {},
            seen: { kind: 'failed', reason },
        };
    }
}
/** Throws where a body drips: it would hold its place, and others that are quick would wait for it. */
async function* atPace(body, clock) {
    const startMs = clock.monotonicMs();
    let bytes = 0;
    let slow;
    for await (const chunk of body) {
        // Not before there is more to come: what is whole is no use given up.
        if (slow !== undefined)
            throw new _platform_http_http_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpError */ .j('timeout', slow);
        yield chunk;
        bytes += chunk.length;
        const seconds = (clock.monotonicMs() - startMs) / 1000;
        const isSlow = seconds > slowSeconds && bytes < seconds * minBytesPerSecond;
        slow = isSlow ? `the answer came too slowly, ${bytes} bytes in ${Math.round(seconds)} s` : undefined;
    }
}
async function readSeen(answer, probe) {
    const { status, headers } = answer;
    if (status === 200) {
        const { body, head } = await readBody(answer, probe);
        return { kind: 'served', body, nonAssetReason: (0,_non_asset_js__WEBPACK_IMPORTED_MODULE_4__/* .findNonAssetReason */ .xz)(headers, body.length, head, probe.mayBeText) };
    }
    const challengeBy = (0,_non_asset_js__WEBPACK_IMPORTED_MODULE_4__/* .findChallenge */ .VZ)(status, headers, await readHead(answer));
    const { location } = headers;
    return {
        kind: 'status',
        status,
        ...(location === undefined ? {} : { location }),
        ...(challengeBy === undefined ? {} : { challengeBy }),
    };
}
/** Of an answer whose body does not matter otherwise; nothing where it cannot be read. */
async function readHead({ status, body, discard }) {
    let head = new Uint8Array();
    try {
        if (status === 403 || status === 429 || status === 503) {
            for await (const chunk of body) {
                head = Buffer.concat([head, chunk]).subarray(0, headBytes);
                if (head.length === headBytes)
                    break;
            }
        }
    }
    catch (error) {
        if (!(error instanceof _platform_http_http_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpError */ .j))
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
    const hasher = new _fingerprint_js__WEBPACK_IMPORTED_MODULE_3__/* .BodyHasher */ .YI(declared === undefined ? likelyLengths : [declared]);
    const longest = declared ?? Math.max(maxUndeclaredBytes, ...likelyLengths);
    let head = new Uint8Array();
    for await (const chunk of (0,_decode_body_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeBody */ .V)(answer.body, encoding)) {
        if (head.length < headBytes)
            head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)]);
        hasher.update(chunk);
        if (hasher.length > longest)
            throw new _platform_http_http_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpError */ .j('protocol', `the answer did not end within ${longest} bytes`);
    }
    return { body: hasher.digest(), head };
}
function toEncoding({ headers }) {
    return headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
}
function toLength(value) {
    return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}


/***/ })

};
