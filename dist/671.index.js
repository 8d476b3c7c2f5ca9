export const id = 671;
export const ids = [671];
export const modules = {

/***/ 2671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAssets: () => (/* binding */ runAssets)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/purge/purge-result.js
// What a purge came to, in the report's terms, with messages for people.

function toResult(answer, made) {
    const { attempts } = made;
    const common = { attempts, status: attempts === 0 ? null : answer.status, purgeId: null, error: null };
    switch (answer.kind) {
        case 'accepted': {
            const { purgeId, note, isForeign } = answer;
            const odd = { ...(note === undefined ? {} : { note }), ...(isForeign ? { isForeign } : {}) };
            return { ...common, outcome: 'accepted', purgeId, ...odd };
        }
        case 'duplicate':
            return { ...common, outcome: 'duplicate' };
        case 'rejected':
        case 'limited':
        case 'unavailable':
            return { ...common, ...toDoubts(made), outcome: 'failed', error: toProblem(answer, made) };
        default:
            return answer;
    }
}
/**
 * What an accepted purge comes to where nothing shows that it had its effect: an answer about something else is no
 * acceptance then. `why` is the sentence that says so.
 */
function withoutForeign(result, why) {
    if (!result.isForeign)
        return result;
    const { note, ...taken } = result;
    const message = `Something answered ${result.status}, but not as imgix answers a purge: ${note} ${why}`;
    return { ...taken, outcome: 'failed', error: { code: 'purge-rejected', message }, mayHaveActed: true };
}
function toDoubts({ mayHaveActed, isOutage }) {
    return { ...(mayHaveActed ? { mayHaveActed } : {}), ...(isOutage ? { isOutage } : {}) };
}
function toProblem(answer, { attempts, mayHaveActed, reason = '' }) {
    const because = reason === '' ? '' : `; ${reason}`;
    const doubt = mayHaveActed ? ' It may have been purged all the same.' : '';
    const tries = toTries(attempts);
    switch (answer.kind) {
        case 'rejected':
            return {
                code: 'purge-rejected',
                message: `imgix did not accept the purge (${answer.status}): ${answer.words}.${doubt}`,
            };
        case 'limited':
            return {
                code: 'purge-rate-limited',
                message: `imgix answered 429, too many purges, in ${tries}: ${answer.words}${because}.${doubt}`,
            };
        case 'unavailable': {
            const what = answer.status === null ? 'gave no answer' : `failed (${answer.status})`;
            return {
                code: 'purge-unreachable',
                message: `The purge API ${what} in ${tries}: ${answer.words}${because}.${doubt}`,
            };
        }
        default:
            return answer;
    }
}
function toTries(attempts) {
    if (attempts === 0)
        return 'the attempts for other URLs, so this one was not tried';
    return attempts === 1 ? 'one attempt' : `${attempts} attempts`;
}
/** imgix refused the key: every other purge of the run would be refused too. Carries what came of this one. */
class KeyRefusedError extends errors/* ActionError */.l {
    result;
    constructor({ status, words }, made) {
        super('api-key-refused', `imgix refused the API key (${status}): ${words}. Check that the secret holds an API key (it begins with \`ak_\`) with the permission Asset Purge; the Secure URL token of a Source is another thing, and keys from before 2021 are no longer valid.`);
        const error = { code: 'purge-rejected', message: `imgix refused the API key (${status}).` };
        this.result = { outcome: 'failed', attempts: made.attempts, status, purgeId: null, error, ...toDoubts(made) };
    }
}

// EXTERNAL MODULE: ./lib/report/run-report.js
var run_report = __webpack_require__(7034);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/verify/fingerprint.js
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
    #sha256 = (0,external_node_crypto_.createHash)('sha256');
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
    return { sha1: (0,external_node_crypto_.createHash)('sha1').update(header), sha256: (0,external_node_crypto_.createHash)('sha256').update(header) };
}

;// CONCATENATED MODULE: ./lib/verify/expected-content.js

async function toExpectedContent({ expected, change }, files) {
    switch (expected.kind) {
        case 'updated': {
            const checkoutFile = expected.checkoutFile === undefined ? undefined : await files.open(expected.checkoutFile);
            const now = expected.now && toFingerprint(expected.now);
            const unless = change === 'added' ? 'none' : 'unknown';
            return { kind: 'updated', now, old: expected.old ? toFingerprint(expected.old) : unless, checkoutFile };
        }
        case 'removed':
            return { kind: 'removed', old: expected.old ? toFingerprint(expected.old) : 'unknown' };
        case 'unknown':
            return expected;
        default:
            return expected;
    }
}
/** Which content a body is. `unknown`: it must be read again with its length known beforehand. */
async function recognise(expected, body) {
    if (expected.kind === 'unknown')
        return 'other';
    const asNew = expected.kind === 'updated' && expected.now !== undefined ? compare(expected.now, body) : 'different';
    if (asNew === 'same')
        return 'new';
    const asOld = typeof expected.old === 'string' ? 'different' : compare(expected.old, body);
    if (asOld === 'same')
        return 'old';
    if (expected.kind === 'updated' && (await isCheckoutFile(expected.checkoutFile, body)))
        return 'new';
    return asNew === 'unknown' || asOld === 'unknown' ? 'unknown' : 'other';
}
/** Lengths that a body must have to be worth reading; undefined where any may matter. */
function lengthsOf(expected, before) {
    if (expected.kind === 'unknown')
        return before === undefined ? undefined : [before.length];
    const fingerprints = expected.kind === 'updated' ? [expected.now, expected.old] : [expected.old];
    const lengths = before === undefined ? [] : [before.length];
    for (const fingerprint of fingerprints) {
        if (fingerprint === undefined || typeof fingerprint === 'string')
            continue;
        if (fingerprint.size === undefined)
            return undefined;
        lengths.push(fingerprint.size);
    }
    if (expected.kind === 'updated' && expected.checkoutFile !== undefined)
        lengths.push(expected.checkoutFile.size);
    return [...new Set(lengths)];
}
/** Sizes that the new content may have: the blob's (or the LFS object's), and the checkout file's. */
function newSizesOf(expected) {
    if (expected.kind !== 'updated')
        return [];
    const sizes = [expected.now?.size, expected.checkoutFile?.size].filter((size) => size !== undefined);
    return [...new Set(sizes)];
}
/** Sizes of the files themselves, the old one and the new one. */
function fileSizesOf(expected) {
    return [oldSizeOf(expected), ...newSizesOf(expected)].filter((size) => size !== undefined);
}
/** Whether the new content may have this length. */
function mayBeNewLength(expected, length) {
    if (expected.kind !== 'updated')
        return expected.kind === 'unknown';
    const isUnmeasured = expected.now !== undefined && expected.now.size === undefined;
    return isUnmeasured || newSizesOf(expected).includes(length);
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
async function isCheckoutFile(file, body) {
    return (file !== undefined && body.sha256 !== null && file.size === body.length && (await file.sha256()) === body.sha256);
}

// EXTERNAL MODULE: ./lib/platform/clock.js + 1 modules
var platform_clock = __webpack_require__(1855);
// EXTERNAL MODULE: ./lib/platform/http.js
var platform_http = __webpack_require__(1267);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./lib/verify/decode-body.js
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
    return withDecodingErrors((0,external_node_stream_.pipeline)(external_node_stream_.Readable.from(body), createDecoder(), () => { }));
}
async function* withDecodingErrors(body) {
    try {
        yield* body;
    }
    catch (error) {
        if (error instanceof platform_http/* HttpError */.j)
            throw error;
        throw new platform_http/* HttpError */.j('protocol', 'the compressed answer could not be read', { cause: error });
    }
}
const decoders = new Map([
    ['gzip', external_node_zlib_.createGunzip],
    ['x-gzip', external_node_zlib_.createGunzip],
    ['deflate', external_node_zlib_.createInflate],
    ['br', external_node_zlib_.createBrotliDecompress],
    ['zstd', external_node_zlib_.createZstdDecompress],
]);

;// CONCATENATED MODULE: ./lib/verify/observation.js
/** Resolution of `Age`, and a little for the ways of requests. */
const ageGrainMs = 1100;
/**
 * Reads `Age` (RFC 9111 section 5.1, whole seconds); where it is missing, a miss at every hop of `X-Cache` means made for
 * this request. `Last-Modified` is, in most recorded answers of imgix, the time of storing, and else the origin's, which
 * is earlier: so it bounds the time on one side only. `sentAtMs`, `seenAtMs`: monotonic times of request and answer.
 */
function readCacheHints(headers, sentAtMs, seenAtMs) {
    const age = headers.age?.trim();
    if (age !== undefined && /^\d+$/.test(age)) {
        return { earliestMs: sentAtMs - (Number(age) + 1) * 1000, latestMs: seenAtMs - Number(age) * 1000 };
    }
    const hops = headers['x-cache']?.split(',').map((hop) => hop.trim().toUpperCase());
    if (hops?.every((hop) => hop.startsWith('MISS')))
        return { earliestMs: sentAtMs, latestMs: seenAtMs };
    const sinceStoredMs = Date.parse(headers.date ?? '') - Date.parse(headers['last-modified'] ?? '');
    return {
        earliestMs: sinceStoredMs >= 0 ? sentAtMs - sinceStoredMs - 1000 : undefined,
        latestMs: undefined,
    };
}
/** True where two answers carried the same bytes; a length alone can only tell that they did not. */
function hasSameBytes(one, other) {
    return one.length === other.length && one.sha256 !== null && one.sha256 === other.sha256;
}
/** How imgix says that there is no such file. 403: the origin forbids to list, so a missing object looks forbidden. */
function isMissing(status) {
    return status === 404 || status === 410 || status === 403;
}

// EXTERNAL MODULE: ./lib/platform/log-line.js
var log_line = __webpack_require__(7744);
;// CONCATENATED MODULE: ./lib/verify/oddity.js
// Answers with status 200 that are no asset: error pages, messages, placeholders of a gateway, nothing at all.


const emptyBody = 'an empty body';
const htmlPage = 'an HTML page';
/** Characters of a header in a message. */
const maxShown = 100;
/**
 * What an answer has that no image, font, video or document has, in words that complete "imgix answers with ...";
 * undefined where there is nothing. `length` and `head` (the beginning) are of the body as it was decoded.
 */
function findOddity(headers, length, head, mayBeText = false) {
    const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
    const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
    if (!isReadableEncoding(encoding))
        return `an encoding that cannot be undone (${(0,log_line/* cutShort */.VV)(encoding, maxShown)})`;
    if (length === 0)
        return emptyBody;
    if (pageTypes.has(type) || /^\s*<(!doctype html|html|head|body)\b/i.test(Buffer.from(head).toString('latin1'))) {
        return htmlPage;
    }
    if (type === '')
        return 'content of no type';
    return isTextType(type) && !mayBeText ? `content of the type ${(0,log_line/* cutShort */.VV)(type, maxShown)}` : undefined;
}
/** Some derivatives are text: descriptions and palettes. https://docs.imgix.com/apis/rendering (fm, palette) */
function asksForText(query) {
    return /(^|&)(fm=(json|blurhash)|palette=(json|css))(&|$)/.test(query);
}
const pageTypes = new Set(['text/html', 'application/xhtml+xml']);
/** What messages come as. `image/svg+xml` is an image. */
function isTextType(type) {
    if (type.startsWith('image/'))
        return false;
    return type.startsWith('text/') || /^application\/(.+\+)?(json|xml|javascript)$/.test(type);
}

;// CONCATENATED MODULE: ./lib/verify/look.js
// One look at a URL: fetches it, reads as much of the body as is needed to tell what it is, and no more.






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
/** Never rejects but with the signal's reason: what went wrong on the way is an observation too. */
function look(looker, url, options) {
    return fetchOnce(looker, url, options, (answer, times) => observe(answer, options, times));
}
/** Fetches a URL once and reads the answer with `read`, which must leave nothing of its body behind. */
async function fetchOnce({ http, clock, gate }, url, options, read) {
    let isAsked = false;
    try {
        return await (0,platform_clock/* withinMs */.SV)(clock, options.timeLimitMs, options.signal, (signal) => gate.run(async () => {
            isAsked = true;
            const headers = { ...fixedHeaders, ...options.headers };
            const sentAtMs = clock.monotonicMs();
            const answer = await http.request({ method: 'GET', url, headers, timeoutMs: answerTimeoutMs, signal });
            return read({ ...answer, body: atPace(answer.body, clock) }, { sentAtMs, seenAtMs: clock.monotonicMs() });
        }, signal));
    }
    catch (error) {
        options.signal.throwIfAborted();
        if (error instanceof platform_clock/* TimeLimitError */.$q && !isAsked)
            return { kind: 'failed', reason: noPlace };
        if (error instanceof platform_http/* HttpError */.j || error instanceof platform_clock/* TimeLimitError */.$q)
            return { kind: 'failed', reason: error.message };
        throw error;
    }
}
const noPlace = 'other answers were so slow that its turn did not come';
/** Throws where a body drips: it would hold its place, and others that are quick would wait for it. */
async function* atPace(body, clock) {
    const startMs = clock.monotonicMs();
    let bytes = 0;
    let slow;
    for await (const chunk of body) {
        // Not before there is more to come: what is whole is no use given up.
        if (slow !== undefined)
            throw new platform_http/* HttpError */.j('timeout', slow);
        yield chunk;
        bytes += chunk.length;
        const seconds = (clock.monotonicMs() - startMs) / 1000;
        const isSlow = seconds > slowSeconds && bytes < seconds * minBytesPerSecond;
        slow = isSlow ? `the answer came too slowly, ${bytes} bytes in ${Math.round(seconds)} s` : undefined;
    }
}
/** What an answer shows; reads its body as far as `lengths` makes it worth it. */
async function observe(answer, options, times) {
    const { status, headers } = answer;
    if (status !== 200) {
        await answer.discard();
        const location = headers.location;
        return location === undefined ? { kind: 'status', status } : { kind: 'status', status, location };
    }
    const { body, head } = await readBody(answer, options);
    return {
        kind: 'served',
        body,
        hints: readCacheHints(headers, times.sentAtMs, times.seenAtMs),
        oddity: findOddity(headers, body.length, head, options.mayBeText),
    };
}
async function readBody(answer, { lengths, tellingLengths, assumedLength }) {
    const encoding = answer.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
    const declared = encoding === 'identity' ? toLength(answer.headers['content-length']) : undefined;
    const isNeeded = (length) => lengths?.includes(length) !== false && !tellingLengths?.includes(length);
    if (declared !== undefined && declared > cheapBytes && !isNeeded(declared)) {
        await answer.discard();
        return { body: { length: declared, sha256: null, blobIds: null }, head: new Uint8Array() };
    }
    const likely = [...(lengths ?? []), ...(assumedLength === undefined ? [] : [assumedLength])];
    const hasher = new BodyHasher(declared === undefined ? likely : [declared]);
    const longest = declared ?? Math.max(maxUndeclaredBytes, ...(lengths ?? []), ...(tellingLengths ?? []));
    let head = new Uint8Array();
    for await (const chunk of decodeBody(answer.body, encoding)) {
        if (head.length < headBytes)
            head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)]);
        hasher.update(chunk);
        if (hasher.length > longest)
            throw new platform_http/* HttpError */.j('protocol', `the answer did not end within ${longest} bytes`);
    }
    return { body: hasher.digest(), head };
}
function toLength(value) {
    return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}

;// CONCATENATED MODULE: ./lib/platform/backoff.js
// Timing of retries: exponential with jitter, in one place.
/**
 * Delay before the next attempt, in milliseconds, after `attempts` that did not do. Between half and the whole of the
 * exponential value, so that many assets that failed together do not come back together. `random` is in [0, 1).
 */
function toDelayMs(backoff, attempts, random) {
    const fullMs = Math.min(backoff.maxMs, backoff.firstMs * backoff.factor ** (attempts - 1));
    return fullMs * (0.5 + random / 2);
}

;// CONCATENATED MODULE: ./lib/verify/poll.js
// Looking again until something is settled or a deadline passes: with backoff and jitter, in one place.

/** Fast at first, since a purge takes seconds; then slow, so that a thousand stale assets do not hammer the CDN. */
const backoff = { firstMs: 500, factor: 1.6, maxMs: 10_000 };
/** Back to a second or so, not to the beginning: this happens every ten seconds. */
const attemptsAfterNews = 3;
/** A look may take this long even where the deadline is nearer: the last one is worth an answer. */
const minLookMs = 5000;
/** Resolves with the first settled value, or with the last one when the deadline has passed. Looks once at least. */
async function poll(options, look) {
    const { clock, random, deadlineMs } = options;
    for (let attempts = 1;; attempts++) {
        const step = await look(Math.max(minLookMs, deadlineMs - clock.monotonicMs()));
        const leftMs = deadlineMs - clock.monotonicMs();
        if (step.isSettled || leftMs <= 0)
            return step;
        const hasNews = await sleepUntilNews(options, Math.min(leftMs, toDelayMs(backoff, attempts, random())), step.news);
        if (hasNews)
            attempts = Math.min(attempts, attemptsAfterNews);
    }
}
/** True where the news came first. */
async function sleepUntilNews({ clock, signal }, ms, news) {
    const wake = new AbortController();
    void news?.then(() => wake.abort());
    try {
        await clock.sleep(ms, AbortSignal.any([signal, wake.signal]));
        return false;
    }
    catch (reason) {
        signal.throwIfAborted();
        if (!wake.signal.aborted)
            throw reason;
        return true;
    }
}

;// CONCATENATED MODULE: ./lib/verify/origin.js





/** Polls with conditional requests, so that an origin that has not changed sends no body. */
async function waitForOrigin(looker, url, expected, options) {
    let conditions = {};
    let assumedLength;
    let last;
    const settled = await poll(options, async (timeLimitMs) => {
        const fetchOptions = { headers: conditions, timeLimitMs, signal: options.signal };
        const bodyOptions = { lengths: lengthsOf(expected, undefined), assumedLength };
        const answer = await fetchOnce(looker, url, fetchOptions, async (response, times) => ({
            kind: 'answered',
            seen: await observe(response, bodyOptions, times),
            conditions: toConditions(response.headers),
        }));
        if (answer.kind === 'failed')
            return toStep(expected, false, `could not be fetched: ${answer.reason}`);
        const { seen } = answer;
        if (seen.kind === 'status' && seen.status === 304 && last !== undefined)
            return last;
        // An answer that could not be recognised for want of its length must come whole once more.
        const isUnread = seen.kind === 'served' && seen.body.blobIds === null && seen.body.sha256 !== null;
        if (seen.kind === 'served')
            assumedLength = seen.body.length;
        conditions = seen.kind === 'served' && !isUnread ? answer.conditions : {};
        last = await judgeOrigin(expected, seen);
        return isUnread && !last.isSettled ? { ...last, news: Promise.resolve() } : last;
    });
    return settled.value;
}
async function judgeOrigin(expected, seen) {
    switch (seen.kind) {
        case 'failed':
            return toStep(expected, false, `could not be fetched: ${seen.reason}`);
        case 'status':
            if (!isMissing(seen.status))
                return toStep(expected, false, `answers ${seen.status}`);
            if (expected.kind === 'updated')
                return toStep(expected, false, `answers ${seen.status}, it has no such file`);
            return toStep(expected.kind === 'unknown' ? { kind: 'removed', old: 'unknown' } : expected, true, `answers ${seen.status}`);
        case 'served':
            return judgeServed(expected, seen);
        default:
            return seen;
    }
}
async function judgeServed(expected, { body, oddity }) {
    if (expected.kind === 'unknown') {
        // A Source may serve files as whatever it likes, but not these in place of one.
        if (oddity === emptyBody || oddity === htmlPage)
            return toStep(expected, false, `answers with ${oddity}, which is not the asset`);
        if (body.sha256 === null)
            return toStep(expected, false, 'sends a body that could not be read');
        const now = { kind: 'sha256', hex: body.sha256, size: body.length };
        return toStep({ kind: 'updated', now, old: 'unknown', checkoutFile: undefined }, true, 'serves it');
    }
    const likeness = await recognise(expected, body);
    switch (likeness) {
        case 'new':
            return toStep(expected, true, 'serves the new file');
        case 'old':
            return toStep(expected, false, 'still serves the old file');
        case 'unknown':
            return toStep(expected, false, 'does not tell the length of its answer');
        case 'other':
            if (expected.kind === 'removed' && expected.old !== 'unknown')
                return toStep(expected, true, 'serves another file in its place');
            return toStep(expected, false, `serves a file of ${body.length} bytes that is neither the old nor the new one`);
        default:
            return likeness;
    }
}
function toStep(expected, isReady, detail) {
    return { isSettled: isReady, value: { isReady, detail, expected } };
}
/** A file that changed twice within a second has one `Last-Modified`: it is only trusted once that second is over. */
function toConditions(headers) {
    if (headers.etag !== undefined)
        return { 'if-none-match': headers.etag };
    const modified = headers['last-modified'];
    const ageMs = Date.parse(headers.date ?? '') - Date.parse(modified ?? '');
    return modified !== undefined && ageMs > 2000 ? { 'if-modified-since': modified } : {};
}

// EXTERNAL MODULE: ./lib/verify/verification.js
var verification = __webpack_require__(3650);
;// CONCATENATED MODULE: ./lib/verify/freshness.js
// Whether an answer that no file can be compared with is from after the purge.

/**
 * To be asked only where imgix is known to hold the right file by now. What is also what imgix renders now is fresh, even
 * if it was served before: the cache held it already, or both files look the same. Where imgix renders a URL with a
 * nonce in another way, an answer is fresh that differs from the one before and is known to be stored since.
 */
function toFreshness(facts, seen) {
    const { before, sinceMs } = facts;
    if (isAsReference(facts, seen))
        return 'fresh';
    if (seen.hints.latestMs !== undefined && seen.hints.latestMs < sinceMs)
        return 'from-before';
    if (isSameAsBefore(before, seen))
        return 'from-before';
    return hasChanged(facts, seen) || hasAppeared(facts, seen) ? 'fresh' : 'untold';
}
function isAsReference({ reference }, seen) {
    return reference?.kind === 'served' && hasSameBytes(reference.body, seen.body);
}
/** Other bytes than before the purge, known to be stored after it. What was no asset before is nothing to compare with. */
function hasChanged({ before, sinceMs }, seen) {
    if (before?.kind !== 'served' || before.oddity !== undefined)
        return false;
    return isWholeSince(seen, sinceMs) && isDifferent(before, seen);
}
/** An answer that was stored after the purge, where there was none before, or nobody asked. */
function hasAppeared({ before, sinceMs }, seen) {
    const wasNothing = before === undefined || (before.kind === 'status' && isMissing(before.status));
    return wasNothing && isWholeSince(seen, sinceMs);
}
function isSameAsBefore(before, seen) {
    return seen.kind === 'served' && before?.kind === 'served' && hasSameBytes(before.body, seen.body);
}
function isStoredAfter({ hints }, monotonicMs) {
    return hints.earliestMs !== undefined && hints.earliestMs >= monotonicMs;
}
/** Headers promise a length; only a body that was read to its end has it. */
function isWholeSince(seen, sinceMs) {
    return seen.body.sha256 !== null && isStoredAfter(seen, sinceMs);
}
function isDifferent(before, seen) {
    if (before.body.length !== seen.body.length)
        return true;
    return before.body.sha256 !== null && seen.body.sha256 !== null && before.body.sha256 !== seen.body.sha256;
}

;// CONCATENATED MODULE: ./lib/verify/proof.js
// What can be proved of an asset, and the two ways of having no proof.
function verified(evidence, detail) {
    return { kind: 'verified', evidence, detail };
}
function stale(detail) {
    return { kind: 'pending', as: 'stale', detail };
}
function inconclusive(detail) {
    return { kind: 'pending', as: 'inconclusive', detail };
}

// EXTERNAL MODULE: ./lib/verify/sign-url.js
var sign_url = __webpack_require__(592);
;// CONCATENATED MODULE: ./lib/verify/reference.js
// What an answer is held against where there is no file to compare it with, fetched in a way that no cache can answer.



class Reference {
    #subject;
    #options;
    #known;
    constructor(subject, options) {
        this.#subject = subject;
        this.#options = options;
    }
    /** In bytes, once it is known. */
    get length() {
        return this.#known?.body.length;
    }
    /**
     * For an updated file: what imgix renders now from the file that it holds. For a removed one: what it gives for a path
     * that does not exist, which may be the Source's default image. To be called once imgix holds the right file: then the
     * answer stays the same, and is fetched once.
     */
    async get(timeLimitMs) {
        if (this.#known !== undefined)
            return this.#known;
        const { looker, token, random, signal } = this.#options;
        const { url, query, isRemoved } = this.#subject;
        const nonce = Math.floor(random() * Number.MAX_SAFE_INTEGER).toString(36);
        const signed = isRemoved
            ? (0,sign_url/* toSignedUrl */.V)(toMissingSibling(url, nonce), query, token)
            : (0,sign_url/* toSignedUrl */.V)(url, `${query === '' ? '' : `${query}&`}purge-check=${nonce}`, token);
        const seen = await look(looker, signed, { timeLimitMs, signal, mayBeText: asksForText(query) });
        // An error page is what comes in its place once, and not what it is.
        if (seen.kind === 'served' && seen.oddity === undefined)
            this.#known = seen;
        return seen;
    }
}
/** With the same ending, by which imgix tells how to deliver a file. */
function toMissingSibling(url, nonce) {
    return url.replace(/[^/]*?(\.[^./]*)?$/, (_, ending) => `purge-check-${nonce}${ending ?? ''}`);
}

;// CONCATENATED MODULE: ./lib/verify/derivative.js
// A derivative has no file to be compared with: what proves it is that it is no longer what it was before the purge.







/** To be asked once the bare URL is proved: then imgix holds the right file, and what it renders now is made from it. */
class DerivativeWitness {
    #query;
    #request;
    #options;
    #reference;
    constructor(query, request, options) {
        this.#query = query;
        this.#request = request;
        this.#options = options;
        const isRemoved = request.expected.kind === 'removed';
        this.#reference = new Reference({ url: request.url, query, isRemoved }, options);
    }
    async look(timeLimitMs) {
        const { looker, token, signal } = this.#options;
        const { url, expected, purgedAtMs } = this.#request;
        const before = this.#request.before.get(this.#query);
        const seen = await look(looker, (0,sign_url/* toSignedUrl */.V)(url, this.#query, token), {
            timeLimitMs,
            signal,
            mayBeText: asksForText(this.#query),
        });
        const facts = { before, reference: undefined, sinceMs: purgedAtMs };
        const isOpen = seen.kind === 'served' && seen.oddity === undefined && toFreshness(facts, seen) !== 'fresh';
        const reference = isOpen ? await this.#reference.get(timeLimitMs) : undefined;
        return judgeDerivative({ ...facts, reference }, seen, expected.kind === 'removed');
    }
}
function judgeDerivative(facts, seen, isRemoved) {
    if (seen.kind === 'failed')
        return inconclusive(`It could not be fetched: ${seen.reason}.`);
    if (seen.kind === 'status') {
        if (isRemoved && isMissing(seen.status))
            return verified('gone', `It answers ${seen.status}.`);
        return (isMissing(seen.status) ? stale : inconclusive)(`It answers ${seen.status}.`);
    }
    if (seen.oddity !== undefined)
        return inconclusive(`It answers with ${seen.oddity}, which is not the asset.`);
    const freshness = toFreshness(facts, seen);
    switch (freshness) {
        case 'fresh':
            return isRemoved
                ? verified('replaced', 'Another image is served in its place.')
                : verified('changed', 'It is made from the new file.');
        case 'from-before':
            return stale('It is what it was before the purge.');
        case 'untold':
            return inconclusive('Nothing tells whether it is from before the purge.');
        default:
            return freshness;
    }
}

;// CONCATENATED MODULE: ./lib/verify/purge-again.js
/** imgix takes a second purge of a URL within 10 s for a duplicate. https://docs.imgix.com/apis/management/purges */
const minIntervalMs = 10_000;
/** Repeats the purge of one asset beside its polling. Call `stop` at the end: it withdraws one that still waits. */
class PurgeAgain {
    #send;
    #clock;
    #stop = new AbortController();
    #lastMs;
    #news = Promise.withResolvers();
    #isRunning = false;
    #failure;
    constructor(send, clock, purgedAtMs) {
        this.#send = send;
        this.#clock = clock;
        this.#lastMs = purgedAtMs;
    }
    /**
     * From now on a purge goes out whenever it is time. Returns what resolves when the next one was answered. Throws what
     * an earlier one ended with, where that stops the run.
     */
    start() {
        if (this.#failure !== undefined)
            throw this.#failure.reason;
        if (!this.#isRunning)
            void this.#run();
        return this.#news.promise;
    }
    stop() {
        this.#stop.abort(new Error('The asset needs no further purge.'));
    }
    async #run() {
        this.#isRunning = true;
        const { signal } = this.#stop;
        try {
            for (;;) {
                await this.#clock.sleep(Math.max(0, this.#lastMs + minIntervalMs - this.#clock.monotonicMs()), signal);
                await this.#send(signal);
                this.#lastMs = this.#clock.monotonicMs();
                this.#tellNews();
            }
        }
        catch (reason) {
            if (signal.aborted)
                return;
            this.#failure = { reason };
            this.#tellNews();
        }
    }
    #tellNews() {
        this.#news.resolve();
        this.#news = Promise.withResolvers();
    }
}

;// CONCATENATED MODULE: ./lib/verify/settle.js
// Looks until a verdict is a proof that stands, repeating the purge in between.

/** Points of presence can disagree: after a contrary answer a proof must hold twice, this far apart. */
const confirmationMs = 1000;
async function settle(look, options, purgeAgain) {
    let looks = 0;
    let wasContrary = false;
    const lookOnce = (timeLimitMs) => {
        looks++;
        return look(timeLimitMs);
    };
    const { value } = await poll(options, async (timeLimitMs) => {
        let verdict = await lookOnce(timeLimitMs);
        if (verdict.kind === 'verified' && wasContrary) {
            await options.clock.sleep(confirmationMs, options.signal);
            verdict = await lookOnce(timeLimitMs);
        }
        if (verdict.kind === 'verified')
            return { isSettled: true, value: verdict };
        wasContrary = true;
        return { isSettled: false, value: verdict, news: purgeAgain.start() };
    });
    return { verdict: value, looks };
}

;// CONCATENATED MODULE: ./lib/verify/metadata.js
// `fm=json`: imgix describes the image that it made the answer from, which tells "fresh but re-encoded" from "stale".
// https://docs.imgix.com/apis/rendering/format/fm (json)
/** A description has some kilobytes; one with embedded profiles some hundred. */
const maxMetadataBytes = 1024 * 1024;
/** Undefined where the answer is not a description: the asset may not be an image. */
async function readMetadata(answer) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of answer.body) {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > maxMetadataBytes)
            return undefined;
    }
    return parseMetadata(Buffer.concat(chunks).toString('utf8'));
}
/** `Content-Length` is a string there. */
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

;// CONCATENATED MODULE: ./lib/verify/corroboration.js




const unknown = { kind: 'unknown' };
async function corroborate(looker, asset, expected, options) {
    if (/\.svg$/i.test(asset.url)) {
        const original = await lookAtOriginal(looker, asset, expected, options);
        if (original.kind !== 'unknown')
            return original;
    }
    const url = (0,sign_url/* toSignedUrl */.V)(asset.url, 'fm=json', asset.token);
    const answer = await fetchOnce(looker, url, options, async (response) => {
        if (response.status === 200)
            return { kind: 'described', metadata: await readMetadata(response) };
        await response.discard();
        return { kind: 'refused' };
    });
    return answer.kind === 'described' && answer.metadata ? classifyMetadata(expected, answer.metadata) : unknown;
}
/** The sanitizer is switched off for this request: a guess from imgix's own parameter list, so the bytes decide. */
async function lookAtOriginal(looker, asset, expected, options) {
    const url = (0,sign_url/* toSignedUrl */.V)(asset.url, 'svg-sanitize=false', asset.token);
    const seen = await look(looker, url, { ...options, lengths: lengthsOf(expected, undefined) });
    if (seen.kind !== 'served')
        return unknown;
    const likeness = await recognise(expected, seen.body);
    if (likeness === 'new')
        return { kind: 'new', how: 'original' };
    return likeness === 'old' ? { kind: 'old' } : unknown;
}
async function classifyMetadata(expected, { contentLength, dimensions }) {
    if (expected.kind === 'unknown')
        return unknown;
    const newSizes = newSizesOf(expected);
    if (expected.kind === 'updated' && newSizes.includes(contentLength)) {
        const isNew = hasSameDimensions(await expected.checkoutFile?.dimensions(), dimensions);
        // An edit that changes neither size tells nothing.
        if (isNew)
            return mayBeOldSize(expected, contentLength) ? unknown : { kind: 'new', how: 'metadata' };
    }
    const oldSize = oldSizeOf(expected);
    if (oldSize === contentLength)
        return { kind: 'old' };
    const isComparable = expected.kind === 'removed' ? oldSize !== undefined : newSizes.length > 0;
    return isComparable ? { kind: 'other', contentLength } : unknown;
}

;// CONCATENATED MODULE: ./lib/verify/copy-watch.js
// Which file imgix holds for an asset, asked until it is the right one, and since when an answer may be made from that.


class CopyWatch {
    #request;
    #options;
    #known = { kind: 'unknown' };
    #sinceMs;
    #lastUntoldMs = Number.NEGATIVE_INFINITY;
    constructor(request, options) {
        this.#request = request;
        this.#options = options;
        this.#sinceMs = request.purgedAtMs;
    }
    /** Monotonic time of the purge, or of the last moment at which imgix held another file, if that was later. */
    get sinceMs() {
        return this.#sinceMs;
    }
    /** At that moment imgix did not hold the right file: what it stored until then was not made from it. */
    noteContrary(atMs) {
        this.#sinceMs = Math.max(this.#sinceMs, atMs);
    }
    /** Asks no more once imgix has the new file. */
    async ask(timeLimitMs) {
        if (this.#known.kind === 'new')
            return this.#known;
        const { looker, token, signal, clock } = this.#options;
        const { url, expected } = this.#request;
        const askedAtMs = clock.monotonicMs();
        this.#known = await corroborate(looker, { url, token }, expected, { timeLimitMs, signal });
        // In the place of a removed file another one is no contradiction.
        const isContrary = this.#known.kind === 'old' || (this.#known.kind === 'other' && expected.kind === 'updated');
        if (isContrary)
            this.noteContrary(askedAtMs);
        // Now that it tells: when it last did not, it may have held any other file.
        if (this.#known.kind === 'new')
            this.noteContrary(this.#lastUntoldMs);
        else
            this.#lastUntoldMs = askedAtMs;
        return this.#known;
    }
    /**
     * The same before the URL itself is looked at. When imgix has just got the new file, what it stored until now may be
     * made from another one, and the next look is far enough from that for its age to tell.
     */
    async askAhead(timeLimitMs) {
        const wasContrary = this.#known.kind !== 'new' && this.#sinceMs > this.#request.purgedAtMs;
        const answer = await this.ask(timeLimitMs);
        if (wasContrary && answer.kind === 'new') {
            const { clock, signal } = this.#options;
            this.noteContrary(clock.monotonicMs());
            await clock.sleep(ageGrainMs, signal);
        }
        return answer;
    }
}

;// CONCATENATED MODULE: ./lib/verify/status-verdict.js
// What an answer without a body proves: that there is nothing, or that something stands in the way.


function judgeStatus({ expected, before, passesThrough }, { status, location }) {
    if (location !== undefined) {
        return inconclusive(`imgix answers ${status}, a redirect to ${location}, which is not followed. Is this the host that imgix serves?`);
    }
    if (!isMissing(status))
        return inconclusive(`imgix answers ${status}${toReason(status)}.`);
    if (expected.kind === 'updated') {
        const cached = status === 403
            ? ' If the Source has Secure URLs, give `secure-url-token`.'
            : ' imgix keeps such an answer for five minutes.';
        return stale(`imgix answers ${status}: it has no such file${status === 403 ? ', or it refuses the URL' : ''}.${cached}`);
    }
    if (status === 403 && !wasAnswered(before, passesThrough)) {
        return inconclusive('imgix answers 403, as it may for any URL that it refuses, and gave no asset before the purge either. If the Source has Secure URLs, give `secure-url-token`.');
    }
    if (expected.kind === 'unknown' && before?.kind !== 'served') {
        return inconclusive(`imgix answers ${status}, and nothing tells whether there should be a file. The checkout has none at that path below \`root\` (paths are taken literally, not encoded); \`origin-url\` would tell as well.`);
    }
    const already = before?.kind === 'status' && isMissing(before.status) ? ` It answered ${before.status} before the purge, too.` : '';
    return verified('gone', `imgix answers ${status}: it serves nothing.${already}`);
}
/** Whether imgix gave the asset, or said plainly that there is none: then a 403 is not how it answers whatever comes. */
function wasAnswered(before, passesThrough) {
    if (before?.kind === 'served')
        return before.oddity === undefined || passesThrough;
    return before?.kind === 'status' && isMissing(before.status) && before.status !== 403;
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

;// CONCATENATED MODULE: ./lib/verify/verdict.js




function judge(facts) {
    const { seen } = facts;
    switch (seen.kind) {
        case 'served':
            return verdict_judgeServed(facts, seen);
        case 'status':
            return judgeStatus(facts, seen);
        case 'failed':
            return inconclusive(`It could not be fetched: ${seen.reason}.`);
        default:
            return seen;
    }
}
function verdict_judgeServed(facts, seen) {
    if (facts.likeness === 'new')
        return verified('bytes', 'imgix serves the bytes of the new file.');
    if (facts.likeness === 'old')
        return stale('imgix still serves the bytes of the old file.');
    if (facts.likeness === 'unknown')
        return inconclusive('imgix does not tell the length of the answer.');
    if (seen.oddity !== undefined)
        return inconclusive(`imgix answers with ${seen.oddity}, which is not the asset.`);
    switch (facts.expected.kind) {
        case 'updated':
            return judgeUpdated(facts, seen);
        case 'removed':
            return judgeRemoved(facts, seen);
        case 'unknown':
            return judgeUnknown(facts, seen);
        default:
            return facts.expected;
    }
}
/** Bytes that are neither the new file's nor the old one's: the Source re-encodes, or imgix has a third file. */
function judgeUpdated(facts, seen) {
    const { corroboration, expected } = facts;
    switch (corroboration.kind) {
        case 'new':
            return judgeRenderedFromNew(toRenderingFreshness(facts, seen), corroboration.how);
        case 'old':
            return stale('imgix still makes its answer from the old file.');
        case 'other':
            return inconclusive(`imgix has a file of ${corroboration.contentLength} bytes, the commit's has ${newSizesOf(expected).join(' or ')}. Does the deployment rewrite the files, or has it not arrived?`);
        case 'unknown':
            return hasChanged(facts, seen) && !facts.passesThrough ? changed : judgeUntold(facts, seen);
        default:
            return corroboration;
    }
}
/** Where a file's own bytes are due, others count only if they are also what imgix renders now. */
function toRenderingFreshness(facts, seen) {
    const freshness = toFreshness(facts, seen);
    return freshness === 'fresh' && facts.passesThrough && !isAsReference(facts, seen) ? 'untold' : freshness;
}
/** Nothing tells from which file the answer was made. */
function judgeUntold({ expected, before, passesThrough }, seen) {
    if (!isSameAsBefore(before, seen)) {
        if (passesThrough) {
            return inconclusive("imgix served the file's own bytes before the purge, and now bytes that are neither the new file's nor the old one's.");
        }
        return inconclusive("imgix serves bytes that are not the file's (the Source re-encodes), and nothing tells from which file they were made.");
    }
    const isOldKnown = expected.kind === 'updated' && typeof expected.old !== 'string';
    return isOldKnown
        ? stale('imgix serves the bytes from before the purge, and nothing tells from which file they were made.')
        : inconclusive('imgix serves the same bytes as before the purge (the Source re-encodes), and nothing tells whether they should have changed. Purge changed files only, or take `verify: warn`.');
}
function judgeRenderedFromNew(freshness, how) {
    switch (freshness) {
        case 'fresh':
            return verifiedAs(how);
        case 'from-before':
            return stale('imgix has the new file, but the URL still gives the answer from before the purge.');
        case 'untold':
            return inconclusive('imgix has the new file, but nothing tells whether the URL gives it.');
        default:
            return freshness;
    }
}
/** Bytes that are not the removed file's: the Source re-encodes, has a default image, or a new file. */
function judgeRemoved(facts, seen) {
    if (isAsReference(facts, seen)) {
        return verified('replaced', 'imgix serves what it serves for a path that does not exist: the default image.');
    }
    if (facts.corroboration.kind === 'old')
        return stale('imgix still makes its answer from the removed file.');
    if (hasChanged(facts, seen)) {
        return verified('replaced', 'imgix serves other bytes than before the purge, stored after it: another image.');
    }
    if (isSameAsBefore(facts.before, seen))
        return stale('imgix still serves the bytes from before the purge.');
    return inconclusive("imgix serves an image whose bytes are not the removed file's; it may have been made from it.");
}
/** A requested URL of which only the state before the purge is known. */
function judgeUnknown(facts, seen) {
    if (hasChanged(facts, seen))
        return changed;
    if (hasAppeared(facts, seen))
        return appeared;
    return inconclusive(isSameAsBefore(facts.before, seen)
        ? 'imgix serves the same bytes as before the purge, and nothing tells whether they should have changed. Check the repository out, or give `origin-url`.'
        : 'Nothing tells whether the bytes that imgix serves are the ones they should be.');
}
function verifiedAs(how) {
    return how === 'original'
        ? verified('bytes', 'The unsanitized SVG has the bytes of the new file, and what the URL gives is made from it.')
        : verified('metadata', 'imgix describes the new file (size and dimensions), and what the URL gives is made from it.');
}
const changed = verified('changed', 'The weaker proof: imgix serves other bytes than before the purge, stored after it.');
const appeared = verified('changed', 'The weaker proof: imgix serves an asset that was stored after the purge, and served none before it.');

;// CONCATENATED MODULE: ./lib/verify/witness.js
// Looks at the bare URL of one asset, and at what else it takes to judge what it gives.








const witness_unknown = { kind: 'unknown' };
class Witness {
    #request;
    #options;
    #before;
    #reference;
    #copy;
    #isReEncoded = false;
    #passesThrough = false;
    #oldLength;
    constructor(request, options) {
        this.#request = request;
        this.#options = options;
        this.#before = request.before.get('');
        const isRemoved = request.expected.kind === 'removed';
        this.#reference = new Reference({ url: request.url, query: '', isRemoved }, options);
        this.#copy = new CopyWatch(request, options);
    }
    /** Whether the new file's bytes are what will decide, as far as the look before the purge tells. */
    async isDecidedByBytes() {
        const likeness = this.#before?.kind === 'served' ? await this.#recogniseBody(this.#before.body) : 'unknown';
        const isUpdated = this.#request.expected.kind === 'updated';
        this.#passesThrough = this.#gaveOwnBytes(likeness);
        this.#isReEncoded = isUpdated && likeness === 'other';
        return isUpdated && likeness !== 'other';
    }
    async look(timeLimitMs) {
        const { expected } = this.#request;
        const startMs = this.#options.clock.monotonicMs();
        const ahead = this.#isReEncoded ? await this.#copy.askAhead(timeLimitMs) : undefined;
        const first = await this.#recognise(timeLimitMs, this.#lengthsToRead());
        if (this.#isContrary(first))
            this.#copy.noteContrary(startMs);
        const isUndecided = first.seen.kind === 'served' && first.likeness === 'other' && expected.kind !== 'unknown';
        const corroboration = isUndecided ? (ahead ?? (await this.#copy.ask(timeLimitMs))) : witness_unknown;
        const { seen, likeness, reference } = await this.#compare(first, corroboration, timeLimitMs);
        const { sinceMs } = this.#copy;
        const passesThrough = this.#passesThrough;
        return judge({ expected, before: this.#before, seen, likeness, passesThrough, sinceMs, corroboration, reference });
    }
    /**
     * A body as long as a file itself is not read before the purge, and counts as the file. Not for SVG: whether the
     * sanitizer leaves the bytes as they are depends on the file.
     */
    #gaveOwnBytes(likeness) {
        if (this.#before?.kind !== 'served' || /\.svg$/i.test(this.#request.url))
            return false;
        const { length, sha256 } = this.#before.body;
        if (sha256 === null)
            return fileSizesOf(this.#request.expected).includes(length);
        return likeness === 'old' || likeness === 'new';
    }
    async #recognise(timeLimitMs, lengths) {
        const seen = await this.#fetch(timeLimitMs, lengths, undefined);
        if (seen.kind !== 'served')
            return { seen, likeness: 'other' };
        const likeness = await this.#recogniseBody(seen.body);
        if (likeness !== 'unknown')
            return { seen, likeness };
        // Git's blob id begins with the length, which this answer did not tell beforehand. Now it is known.
        const again = await this.#fetch(timeLimitMs, lengths, seen.body.length);
        return { seen: again, likeness: again.kind === 'served' ? await this.#recogniseBody(again.body) : 'other' };
    }
    #lengthsToRead() {
        const before = this.#before?.kind === 'served' ? this.#before.body : undefined;
        const reference = this.#reference.length;
        const lengths = lengthsOf(this.#request.expected, before);
        return lengths?.filter((length) => length !== this.#oldLength).concat(reference ?? []);
    }
    /** A body as long as one that turned out to be the old file, and not as long as the new one, is not read again. */
    async #recogniseBody(body) {
        if (body.sha256 === null && body.length === this.#oldLength)
            return 'old';
        const { expected } = this.#request;
        const likeness = await recognise(expected, body);
        if (likeness === 'old' && !mayBeNewLength(expected, body.length))
            this.#oldLength = body.length;
        return likeness;
    }
    #fetch(timeLimitMs, lengths, assumedLength) {
        const { looker, token, signal } = this.#options;
        const url = (0,sign_url/* toSignedUrl */.V)(this.#request.url, '', token);
        return look(looker, url, { lengths, assumedLength, timeLimitMs, signal });
    }
    /** What shows by itself that imgix does not have the new file yet. */
    #isContrary({ seen, likeness }) {
        if (this.#request.expected.kind !== 'updated')
            return false;
        return likeness === 'old' || (seen.kind === 'status' && isMissing(seen.status));
    }
    /** Where before and after do not tell whether the answer is fresh, it is held against what it should be. */
    async #compare(first, corroboration, timeLimitMs) {
        const stored = await this.#readWhole(first, timeLimitMs, (seen) => this.#mayProve(seen, corroboration));
        if (!this.#isOpen(stored, corroboration))
            return { ...stored, reference: undefined };
        const reference = await this.#reference.get(timeLimitMs);
        const whole = await this.#readWhole(stored, timeLimitMs, (seen) => seen.body.length === this.#reference.length);
        return { ...whole, reference };
    }
    /** Reads what was passed over for its length, where it would be a proof: headers alone prove nothing. */
    async #readWhole(looked, timeLimitMs, isWorthIt) {
        const { seen, likeness } = looked;
        if (seen.kind !== 'served' || likeness !== 'other' || seen.body.sha256 !== null || !isWorthIt(seen))
            return looked;
        const startMs = this.#options.clock.monotonicMs();
        const whole = await this.#recognise(timeLimitMs, undefined);
        if (this.#isContrary(whole))
            this.#copy.noteContrary(startMs);
        return whole;
    }
    /** Whether this answer may count for being another one than before the purge. */
    #mayProve(seen, { kind }) {
        if (seen.oddity !== undefined || kind === 'old' || !isStoredAfter(seen, this.#copy.sinceMs))
            return false;
        if (kind === 'new' || this.#request.expected.kind !== 'updated')
            return true;
        return kind === 'unknown' && !this.#passesThrough && this.#before?.kind === 'served';
    }
    #isOpen({ seen, likeness }, corroboration) {
        if (seen.kind !== 'served' || likeness !== 'other' || seen.oddity !== undefined)
            return false;
        if (this.#request.expected.kind === 'removed')
            return true;
        const facts = { before: this.#before, reference: undefined, sinceMs: this.#copy.sinceMs };
        return corroboration.kind === 'new' && (this.#passesThrough || toFreshness(facts, seen) !== 'fresh');
    }
}

;// CONCATENATED MODULE: ./lib/verify/verifier.js
// Proves one asset: what was there before the purge, then looks until there is a proof or the deadline has passed.









const nothingSeenBefore = new Map();
/** Longest time for a look before the purge: it must not hold the purge up. */
const beforeLimitMs = 30_000;
/**
 * One request for the asset and one for each derivative. Not for added files: asking for them plants a cached 404. A
 * body as long as the file's own is not read: the Source passes bytes through then, and comparing with before is
 * not needed.
 */
async function lookBefore(url, expected, options) {
    const { looker, signal, token, params } = options;
    const lookAt = async (query, tellingLengths) => [
        query,
        await look(looker, (0,sign_url/* toSignedUrl */.V)(url, query, token), {
            tellingLengths,
            timeLimitMs: beforeLimitMs,
            signal,
            mayBeText: asksForText(query),
        }),
    ];
    return new Map(await Promise.all([lookAt('', fileSizesOf(expected)), ...params.map((query) => lookAt(query, []))]));
}
async function verify(request, options) {
    const { clock, timeoutMs } = options;
    const deadlineMs = request.purgedAtMs + timeoutMs;
    const purgeAgain = new PurgeAgain(request.purgeAgain, clock, request.purgedAtMs);
    try {
        const polling = { ...options, deadlineMs };
        const witness = new Witness(request, options);
        if (!(await witness.isDecidedByBytes()))
            await waitForAges(request, options);
        const bare = await settle((timeLimitMs) => witness.look(timeLimitMs), polling, purgeAgain);
        const result = toVerification(bare, clock.monotonicMs() - request.purgedAtMs);
        if (result.outcome !== 'verified' || options.params.length === 0)
            return result;
        await waitForAges(request, options);
        const derivatives = [];
        for (const query of options.params) {
            const derivative = new DerivativeWitness(query, request, options);
            const settled = await settle((timeLimitMs) => derivative.look(timeLimitMs), polling, purgeAgain);
            derivatives.push(toDerivative(`${request.url}?${query}`, settled));
        }
        return withDerivatives(result, derivatives);
    }
    finally {
        purgeAgain.stop();
    }
}
/**
 * Ages are whole seconds: an answer that was stored within the first second after the purge could not be told from one
 * stored before it, and the first look makes imgix store one.
 */
async function waitForAges({ purgedAtMs }, { clock, signal }) {
    await clock.sleep(Math.max(0, purgedAtMs + ageGrainMs - clock.monotonicMs()), signal);
}
function toVerification({ verdict, looks }, sincePurgeMs) {
    const seconds = Math.round(sincePurgeMs / 100) / 10;
    const common = { cause: null, before: 'not-asked', checks: looks, seconds, detail: verdict.detail };
    return verdict.kind === 'verified'
        ? { outcome: 'verified', evidence: verdict.evidence, ...common }
        : { outcome: verdict.as, evidence: null, ...common };
}
function toDerivative(url, { verdict, looks }) {
    const outcome = verdict.kind === 'verified' ? 'verified' : verdict.as;
    return { url, outcome, cause: null, checks: looks, detail: verdict.detail };
}
/** An asset is as good as the worst of its derivatives: they are what visitors see. */
function withDerivatives(bare, derivatives) {
    const worst = derivatives.find(({ outcome }) => outcome === 'stale') ?? derivatives.find(({ outcome }) => outcome !== 'verified');
    if (worst === undefined)
        return { ...bare, derivatives };
    return {
        ...bare,
        outcome: worst.outcome,
        evidence: null,
        detail: `The derivative ${worst.url}: ${worst.detail}`,
        derivatives,
    };
}

;// CONCATENATED MODULE: ./lib/asset-run.js






/** So long a purge without an answer may show that it had its effect. */
const maxLostMs = 5_000;
class AssetRun {
    asset;
    #stages;
    #purge = run_report/* purgeSkipped */.uE;
    #isUnderWay = false;
    /** The purge failed and may have had its effect all the same. */
    #isInDoubt = false;
    /** Something answered it that is not imgix: only what imgix serves can show that it was purged. */
    #foreign;
    /** And what imgix serves may decide: the API has left this purge without a yes or a no, and is not down as a whole. */
    #isLost = false;
    constructor(asset, stages) {
        this.asset = asset;
        this.#stages = stages;
    }
    /** Throws only what stops the run; then `reportStopped` tells how far it came. */
    async run() {
        const { files, isVerifying, verifier } = this.#stages;
        const origin = await this.#waitForOrigin(await toExpectedContent(this.asset, files));
        if (origin.problem !== null)
            return this.#report((0,verification/* skipped */.h)('It was not purged.'), origin.problem);
        const before = await this.#stages.gate.run(async () => {
            const seen = isVerifying ? await this.#lookBefore(origin.expected) : nothingSeenBefore;
            await this.#purgeFirst();
            return seen;
        }, verifier.signal);
        const { outcome, status, error } = this.#purge;
        // 404 is also said of what imgix never had or has dropped already: what it serves decides.
        if (outcome === 'failed' && status !== 404 && !this.#isLost)
            return this.#report((0,verification/* skipped */.h)(this.#isInDoubt ? 'It may have been purged.' : 'It was not purged.'), error);
        if (!isVerifying)
            return this.#report((0,verification/* skipped */.h)('Input `verify` is `off`.'), error);
        return this.#verify(origin.expected, before);
    }
    /** What is known of an asset whose run was stopped for `reason`. */
    reportStopped(reason) {
        this.#refuseForeign('The run was stopped before anything showed that it was purged.');
        return this.#report((0,verification/* skipped */.h)(reason), { code: 'not-attempted', message: `${reason} ${this.#toState()}` });
    }
    #toState() {
        const { outcome } = this.#purge;
        if (outcome === 'accepted' || outcome === 'duplicate')
            return 'It was purged, but not verified.';
        const mayHaveActed = outcome === 'failed' ? this.#isInDoubt : this.#isUnderWay;
        return mayHaveActed ? 'Its purge was under way and may have had its effect.' : 'It was not purged.';
    }
    #refuseForeign(why) {
        if (this.#foreign === undefined)
            return;
        const { attempts, repeats } = this.#purge;
        this.#take(withoutForeign(this.#foreign, why));
        this.#purge = { ...this.#purge, attempts, repeats };
    }
    async #waitForOrigin(expected) {
        const { originUrl } = this.asset;
        if (originUrl === undefined)
            return { expected, problem: null };
        const { verifier, clock } = this.#stages;
        const deadlineMs = clock.monotonicMs() + verifier.timeoutMs;
        const origin = await waitForOrigin(verifier.looker, originUrl, expected, { ...verifier, deadlineMs });
        if (origin.isReady)
            return { expected: origin.expected, problem: null };
        const waited = `within ${Math.round(verifier.timeoutMs / 1000)} s`;
        const message = `The deployment has not arrived at the Source ${waited}: ${originUrl} ${origin.detail}. It was not purged, because a purge before the deployment does nothing. Run this step after the deployment, or raise \`timeout\`.`;
        return { expected, problem: { code: 'origin-not-ready', message } };
    }
    #lookBefore(expected) {
        return this.asset.change === 'added'
            ? Promise.resolve(nothingSeenBefore)
            : lookBefore(this.asset.url, expected, this.#stages.verifier);
    }
    async #purgeFirst() {
        const { purger, isVerifying, onPurged } = this.#stages;
        const onSent = () => {
            this.#isUnderWay = true;
        };
        try {
            const result = await purger.purge(this.asset.url, { priority: 'first', onSent });
            const why = 'With `verify: off` nothing else would tell whether it was purged.';
            this.#take(isVerifying ? result : withoutForeign(result, why));
            this.#foreign = isVerifying && result.isForeign ? result : undefined;
            onPurged(this.asset, this.#purge);
        }
        catch (error) {
            if (!(error instanceof KeyRefusedError))
                throw error;
            this.#take(error.result);
            throw error;
        }
    }
    #take({ outcome, attempts, status, purgeId, error, note, mayHaveActed, isOutage }) {
        this.#purge = { outcome, attempts, repeats: 0, status, purgeId, error, note: note ?? null };
        this.#isInDoubt = mayHaveActed === true;
        this.#isLost = this.#isInDoubt && error?.code === 'purge-unreachable' && isOutage !== true;
    }
    async #purgeAgain(signal) {
        const result = await this.#stages.purger.purge(this.asset.url, {
            priority: 'repeat',
            withdraw: signal,
        });
        const { attempts, repeats } = this.#purge;
        this.#purge = { ...this.#purge, attempts: attempts + result.attempts, repeats: repeats + 1 };
    }
    async #verify(expected, before) {
        const { clock } = this.#stages;
        const verifier = this.#toVerifier();
        const purgeAgain = (signal) => this.#purgeAgain(signal);
        const request = { url: this.asset.url, expected, before, purgedAtMs: clock.monotonicMs(), purgeAgain };
        const seen = await verify(request, verifier);
        if (seen.outcome !== 'verified')
            this.#refuseForeign('Nor does what imgix serves show that it was purged.');
        const verification = { ...seen, detail: `${seen.detail}${this.#toBasis(expected)}` };
        return this.#report(verification, this.#toProblem(verification, verifier.timeoutMs));
    }
    /** A lost purge is not waited for as an accepted one is: an API in trouble must not hold the run up. */
    #toVerifier() {
        const { verifier } = this.#stages;
        return this.#isLost ? { ...verifier, timeoutMs: Math.min(verifier.timeoutMs, maxLostMs) } : verifier;
    }
    /** What a requested URL was held against: git's difference says it for all others. */
    #toBasis(expected) {
        const { change } = this.asset;
        if (change !== 'requested')
            return '';
        if (this.asset.expected.kind !== 'unknown')
            return ' Compared with the file of the checkout.';
        return expected.kind === 'unknown'
            ? ' Compared with the answer before the purge.'
            : ' Compared with what the origin serves.';
    }
    #toProblem({ outcome, detail, checks }, timeoutMs) {
        if (outcome === 'verified' || outcome === 'skipped')
            return null;
        const looks = `${checks} ${checks === 1 ? 'check' : 'checks'} in ${Math.round(timeoutMs / 1000)} s`;
        const seen = `${detail} That is what ${looks} showed.`;
        const { error, note } = this.#purge;
        if (error !== null && (this.#isLost || this.#foreign !== undefined))
            return { code: error.code, message: `${error.message} ${seen}` };
        const ofPurge = [error === null ? '' : ` ${error.message}`, note === null ? '' : ` Odd about the purge: ${note}`];
        return { code: outcome, message: `${seen} ${this.#toRemedy(outcome)}${ofPurge.join('')}` };
    }
    #toRemedy(outcome) {
        if (outcome === 'inconclusive')
            return 'docs/verification.md says what can be proved with which Source.';
        const { originUrl } = this.asset;
        if (originUrl === undefined)
            return 'Has the deployment to the Source finished? `origin-url` makes the purge wait for it.';
        return 'The origin had the new state before the purge: run the job again, or raise `timeout`.';
    }
    #report(verification, problem) {
        return (0,run_report/* toAssetReport */.C1)(this.asset, this.#purge, verification, problem);
    }
}

// EXTERNAL MODULE: ./lib/platform/gate.js
var gate = __webpack_require__(8552);
;// CONCATENATED MODULE: ./lib/purge/purge-answer.js
// What an answer of imgix's purge API means, whichever API gave it.

/** What both APIs share: the meaning of the status. */
function classifyStatus(status, words) {
    if (status === 409)
        return { kind: 'duplicate', status };
    if (status === 401 || status === 403)
        return { kind: 'refused', status, words };
    if (status === 429)
        return { kind: 'limited', status, words };
    if (status >= 500 || status === 408)
        return { kind: 'unavailable', status, words };
    return { kind: 'rejected', status, words };
}
/** The value, or undefined where the text is not JSON. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Errors under a status that says that there are none. */
function holdsErrors(json) {
    const errors = readPath(json, 'errors') ?? readPath(json, 'error');
    if (typeof errors === 'object' && errors !== null)
        return Object.keys(errors).length > 0;
    return errors === true || (typeof errors === 'string' && errors !== '');
}
/** Follows property names through unknown JSON; undefined where it does not have them. */
function readPath(value, ...names) {
    let current = value;
    for (const name of names) {
        if (typeof current !== 'object' || current === null)
            return undefined;
        current = current[name];
    }
    return current;
}
const maxWordsCharacters = 300;
/** Text from outside, short enough for a message. */
function shorten(text) {
    return (0,log_line/* cutShort */.VV)(text, maxWordsCharacters);
}

;// CONCATENATED MODULE: ./lib/purge/api-v1.js
// imgix Management API v1. https://docs.imgix.com/apis/management/purges

const mediaType = 'application/vnd.api+json';
function createApiV1({ apiUrl, apiKey, subImage }) {
    const parents = subImage === undefined ? {} : { sub_image: true, source_id: subImage.sourceId };
    return {
        toRequest: (url) => ({
            url: `${apiUrl}/api/v1/purge`,
            headers: { authorization: `Bearer ${apiKey}`, 'content-type': mediaType, accept: mediaType },
            body: JSON.stringify({ data: { type: 'purges', attributes: { url, ...parents } } }),
        }),
        classify,
    };
}
function classify(status, body) {
    const json = parseJson(body);
    if (status >= 200 && status < 300)
        return toAccepted(status, json, body);
    return classifyStatus(status, toWords(json, body));
}
function toAccepted(status, json, body) {
    const id = readPath(json, 'data', 'attributes', 'purge_id') ?? readPath(json, 'data', 'id');
    const purgeId = typeof id === 'string' ? shorten(id) : null;
    const foreign = toForeign(status, json, body);
    const notes = [
        ...(foreign === undefined ? [] : [foreign]),
        ...(purgeId === null && foreign === undefined
            ? ['the answer held no purge id, which is not how imgix answers']
            : []),
        ...(isInMaintenance(json) ? [maintenance] : []),
    ];
    return {
        kind: 'accepted',
        status,
        purgeId,
        ...(notes.length === 0 ? {} : { note: `${notes.join('; ')}.` }),
        ...(foreign === undefined ? {} : { isForeign: true }),
    };
}
/** Why this is no answer about a purge. Undefined for one, for the beginning of one, and for an answer without a body. */
function toForeign(status, json, body) {
    if (holdsErrors(json))
        return `the answer had the status ${status} and held errors (${api_v1_toReason(json, body)})`;
    if (/^\s*($|\{)/.test(body))
        return undefined;
    return "the answer was not imgix's JSON, but perhaps the page of a proxy or of another server";
}
function toWords(json, body) {
    return isInMaintenance(json) ? `${api_v1_toReason(json, body)}; ${maintenance}` : api_v1_toReason(json, body);
}
/** JSON:API errors: https://jsonapi.org/format/#error-objects. `id` is the request id that imgix's support asks for. */
function api_v1_toReason(json, body) {
    const errors = readPath(json, 'errors');
    const sentences = (Array.isArray(errors) ? errors : []).slice(0, 3).flatMap((error) => {
        const words = [readPath(error, 'detail'), readPath(error, 'title')].find((text) => typeof text === 'string' && text !== '');
        const id = readPath(error, 'id');
        if (words === undefined)
            return [];
        return [
            typeof id === 'string' && id !== ''
                ? `"${shorten(String(words))}" (request id ${shorten(id)})`
                : `"${shorten(String(words))}"`,
        ];
    });
    if (sentences.length > 0)
        return sentences.join('; ');
    return json === undefined && body.trim() !== '' ? "an answer that is not imgix's JSON" : 'no reason given';
}
const maintenance = 'imgix reports that its API is in maintenance (read-only)';
/** [seen] imgix's answers carry the state of its API. */
function isInMaintenance(json) {
    return readPath(json, 'meta', 'server', 'status', 'read_only') === true;
}

;// CONCATENATED MODULE: ./lib/purge/api-v2.js
// The legacy purge endpoint, as an older edition of imgix's page on purging has it: HTTP Basic with the key as user
// name and an empty password, JSON body. imgix retired it on 31 March 2021; what it answers today is unknown.
// https://docs.imgix.com/setup/legacy-api-migration-guide

function createApiV2({ apiUrl, apiKey }) {
    const authorization = `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`;
    return {
        toRequest: (url) => ({
            url: `${apiUrl}/v2/image/purger`,
            headers: { authorization, 'content-type': 'application/json', accept: 'application/json' },
            body: JSON.stringify({ url }),
        }),
        classify: api_v2_classify,
    };
}
function api_v2_classify(status, body) {
    if (status >= 200 && status < 300)
        return api_v2_toAccepted(status, body);
    const words = api_v2_toWords(body);
    // [seen] Other clients met the duplicate by its text, "Duplicate purge request pending", not by its status.
    if (status < 500 && /duplicate purge/i.test(words))
        return { kind: 'duplicate', status };
    return classifyStatus(status, words);
}
/** What an accepting answer looks like is not documented, so that all are taken but those that plainly are none. */
function api_v2_toAccepted(status, body) {
    const accepted = { kind: 'accepted', status, purgeId: null };
    if (holdsErrors(parseJson(body))) {
        const note = `the answer had the status ${status} and held errors (${api_v2_toWords(body)}).`;
        return { ...accepted, note, isForeign: true };
    }
    if (!/^\s*</.test(body))
        return accepted;
    return { ...accepted, note: 'the answer was a page, perhaps of a proxy or of another server.', isForeign: true };
}
function api_v2_toWords(body) {
    const json = parseJson(body);
    const candidates = [
        readPath(json, 'error'),
        readPath(json, 'message'),
        readPath(json, 'detail'),
        readPath(json, 'errors', 0, 'detail'),
        json,
    ];
    const words = candidates.find((text) => typeof text === 'string' && text !== '');
    if (words !== undefined)
        return `"${shorten(String(words))}"`;
    return body.trim() === '' ? 'no reason given' : `"${shorten(body.trim())}"`;
}

// EXTERNAL MODULE: ./lib/platform/retry-after.js
var retry_after = __webpack_require__(1102);
;// CONCATENATED MODULE: ./lib/purge/outage.js
/** Fewer failures in a row may be the fault of a few URLs; each of these has its own number of attempts. */
const minFailures = 10;
class Outage {
    #clock;
    #limitMs;
    #failures = 0;
    #sinceMs = 0;
    #last;
    /** `limitMs`: so long without a single purge that was answered, and it counts as an outage. */
    constructor(clock, limitMs) {
        this.#clock = clock;
        this.#limitMs = limitMs;
    }
    /** Takes note of what an attempt that began at `startedMs` came to. */
    note(answer, startedMs) {
        if (answer.kind === 'limited' || answer.kind === 'unavailable') {
            if (this.#failures === 0)
                this.#sinceMs = startedMs;
            this.#failures++;
            this.#last = answer;
        }
        else {
            this.#failures = 0;
        }
    }
    /** Undefined where there is no outage now. */
    get current() {
        const lastedMs = this.#clock.monotonicMs() - this.#sinceMs;
        if (this.#last === undefined || this.#failures < minFailures || lastedMs < this.#limitMs)
            return undefined;
        return { kind: 'outage', last: this.#last, seconds: Math.round(lastedMs / 1000) };
    }
}

;// CONCATENATED MODULE: ./lib/purge/purger.js
// Purges one URL: rate limit, attempts, and what the answers mean for the run. A URL that cannot be purged is data;
// only a refused key stops the run.







const maxAttempts = 5;
const attemptTimeoutMs = 10_000;
const purger_backoff = { firstMs: 1000, factor: 2, maxMs: 8000 };
/** Requests to the API under way at a time. */
const maxConcurrentPurges = 32;
/** imgix's answers have some hundred bytes; whatever is longer is not one. */
const maxAnswerBytes = 64 * 1024;
/** They come in one piece with their headers, which say what became of the purge: the body only says it in more words. */
const bodyTimeoutMs = 2_000;
class Purger {
    #options;
    #gate = new gate/* Gate */.i(maxConcurrentPurges);
    #outage;
    constructor(options) {
        this.#options = options;
        this.#outage = new Outage(options.clock, options.maxWaitMs);
    }
    /** Throws `KeyRefusedError`, and the signals' reasons. */
    async purge(url, { priority, withdraw, onSent }) {
        const { clock, maxWaitMs, halt, random } = this.#options;
        let deadlineMs;
        let mayHaveActed = false;
        const waiting = withdraw === undefined ? halt : AbortSignal.any([halt, withdraw]);
        for (let attempts = 1;; attempts++) {
            const answer = await this.#attempt(url, { priority, withdraw, onSent });
            if (answer.kind === 'outage') {
                const reason = `imgix has taken no purge for ${answer.seconds} s`;
                return toResult(answer.last, { attempts: attempts - 1, mayHaveActed, isOutage: true, reason });
            }
            mayHaveActed ||= answer.kind === 'unavailable' && answer.wasSent;
            if (answer.kind === 'refused')
                throw new KeyRefusedError(answer, { attempts, mayHaveActed });
            if (answer.kind !== 'limited' && answer.kind !== 'unavailable')
                return toResult(answer, { attempts, mayHaveActed });
            // From the first answer on: the time before it went into the queue of the rate limit.
            deadlineMs ??= clock.monotonicMs() + maxWaitMs;
            const askedMs = answer.retryAfterMs;
            if (askedMs !== undefined && clock.monotonicMs() + askedMs > deadlineMs) {
                const reason = `imgix asked to wait ${toWaitWords(askedMs)}, longer than the input \`timeout\` allows`;
                return toResult(answer, { attempts, mayHaveActed, reason });
            }
            if (attempts >= maxAttempts)
                return toResult(answer, { attempts, mayHaveActed });
            if (answer.kind === 'limited' && askedMs !== undefined)
                this.#options.limiter.pauseUntil(clock.monotonicMs() + askedMs);
            await clock.sleep(Math.max(askedMs ?? 0, toDelayMs(purger_backoff, attempts, random())), waiting);
        }
    }
    /** Sends nothing during an outage, but for a repeated purge: that finds out whether it has ended. */
    async #attempt(url, { priority, withdraw, onSent }) {
        const { limiter, halt, clock } = this.#options;
        const place = await limiter.take(priority, withdraw);
        try {
            return await this.#gate.run(async () => {
                const outage = priority === 'repeat' ? undefined : this.#outage.current;
                if (outage !== undefined)
                    return outage;
                onSent?.();
                const startedMs = clock.monotonicMs();
                const answer = await this.#send(url, place);
                this.#outage.note(answer, startedMs);
                return answer;
            }, halt);
        }
        finally {
            place.done();
        }
    }
    async #send(url, place) {
        const { api, http, clock, cancel } = this.#options;
        const giveUp = new AbortController();
        const stop = AbortSignal.any([cancel, giveUp.signal]);
        let wasSent = false;
        try {
            const request = api.toRequest(url);
            const onSent = () => {
                wasSent = true;
                place.sent();
            };
            const answer = await (0,platform_clock/* withinMs */.SV)(clock, attemptTimeoutMs, stop, (signal) => http.request({ method: 'POST', ...request, timeoutMs: attemptTimeoutMs, signal, onSent }));
            const retryAfterMs = (0,retry_after/* readRetryAfterMs */.j)(answer.headers, clock.now());
            return { ...api.classify(answer.status, await this.#readText(answer, giveUp)), wasSent, retryAfterMs };
        }
        catch (error) {
            cancel.throwIfAborted();
            if (error instanceof platform_http/* HttpError */.j || error instanceof platform_clock/* TimeLimitError */.$q) {
                return { kind: 'unavailable', status: null, words: error.message, wasSent };
            }
            throw error;
        }
    }
    /**
     * The beginning of the body, and `giveUp` where the rest does not come: an answer that breaks off or hangs after its
     * status still says what the status says.
     */
    async #readText({ body }, giveUp) {
        const { clock, cancel } = this.#options;
        const chunks = [];
        const read = async () => {
            let bytes = 0;
            for await (const chunk of body) {
                chunks.push(chunk);
                bytes += chunk.length;
                if (bytes > maxAnswerBytes)
                    break;
            }
        };
        try {
            await (0,platform_clock/* withinMs */.SV)(clock, bodyTimeoutMs, cancel, read);
        }
        catch (error) {
            cancel.throwIfAborted();
            if (error instanceof platform_clock/* TimeLimitError */.$q)
                giveUp.abort(error);
            else if (!(error instanceof platform_http/* HttpError */.j))
                throw error;
        }
        return Buffer.concat(chunks).subarray(0, maxAnswerBytes).toString('utf8');
    }
}
/** Beyond a day nobody cares how many seconds there are, and the number may have any length. */
function toWaitWords(ms) {
    return ms > 86_400_000 ? 'more than a day' : `${Math.ceil(ms / 1000)} s`;
}

;// CONCATENATED MODULE: ./lib/purge/rate-limiter.js
/** Longest difference that two requests' ways to the server are expected to have. */
const arrivalMarginMs = 100;
/** Timers hold 2^31 - 1 ms at most; a wait is computed anew after each sleep anyway. */
const maxSleepMs = 60_000;
/** First purges go before repeated ones, so that stale assets cannot starve those that were never purged. */
const priorities = ['first', 'repeat'];
class RateLimiter {
    #options;
    #waiting = { first: [], repeat: [] };
    #taken = [];
    #pausedUntilMs = Number.NEGATIVE_INFINITY;
    #isServing = false;
    #wake = new AbortController();
    constructor(options) {
        this.#options = options;
    }
    /**
     * Resolves when a request may go out now; the caller reports `sent` and `done` on the place it got. `withdraw` gives
     * up waiting and rejects with its reason.
     */
    take(priority, withdraw) {
        this.#options.signal.throwIfAborted();
        withdraw?.throwIfAborted();
        return new Promise((resolve, reject) => {
            const waiting = { resolve, reject };
            this.#waiting[priority].push(waiting);
            withdraw?.addEventListener('abort', () => this.#withdraw(waiting, withdraw.reason), { once: true });
            void this.#serve();
        });
    }
    /** Holds every request back until then: imgix limits the account, not the asset that met the limit. */
    pauseUntil(monotonicMs) {
        this.#pausedUntilMs = Math.max(this.#pausedUntilMs, monotonicMs);
    }
    async #serve() {
        if (this.#isServing)
            return;
        this.#isServing = true;
        try {
            for (let queue = this.#nextQueue(); queue !== undefined; queue = this.#nextQueue()) {
                const waitMs = this.#millisecondsUntilFree();
                if (waitMs > 0)
                    await this.#sleepOrWake(waitMs);
                else
                    queue.shift()?.resolve(this.#occupy());
            }
        }
        catch (reason) {
            this.#rejectAll(reason);
        }
        finally {
            this.#isServing = false;
        }
    }
    #nextQueue() {
        return priorities.map((priority) => this.#waiting[priority]).find((queue) => queue.length > 0);
    }
    #millisecondsUntilFree() {
        const { clock, limit } = this.#options;
        const nowMs = clock.monotonicMs();
        const pauseMs = this.#pausedUntilMs - nowMs;
        if (limit === undefined)
            return pauseMs;
        this.#taken = this.#taken.filter((taken) => taken.freeAtMs > nowMs);
        if (this.#taken.length < limit.purges)
            return pauseMs;
        return Math.max(pauseMs, Math.min(...this.#taken.map((taken) => taken.freeAtMs)) - nowMs);
    }
    /** Ends early when a place may have become free sooner than was known. */
    async #sleepOrWake(ms) {
        const { clock, signal } = this.#options;
        this.#wake = new AbortController();
        try {
            await clock.sleep(Math.min(ms, maxSleepMs), AbortSignal.any([signal, this.#wake.signal]));
        }
        catch (reason) {
            signal.throwIfAborted();
            if (!this.#wake.signal.aborted)
                throw reason;
        }
    }
    #occupy() {
        const { clock, limit } = this.#options;
        if (limit === undefined)
            return { sent: () => { }, done: () => { } };
        const taken = { freeAtMs: Number.POSITIVE_INFINITY };
        this.#taken.push(taken);
        const freeAt = (ms) => {
            taken.freeAtMs = Math.min(taken.freeAtMs, ms);
            this.#wake.abort();
        };
        let isSent = false;
        return {
            sent: () => {
                isSent = true;
                freeAt(clock.monotonicMs() + limit.windowMs + arrivalMarginMs);
            },
            done: () => freeAt(clock.monotonicMs() + (isSent ? limit.windowMs : 0)),
        };
    }
    #withdraw(waiting, reason) {
        for (const queue of Object.values(this.#waiting)) {
            const index = queue.indexOf(waiting);
            if (index >= 0)
                queue.splice(index, 1);
        }
        // Nobody may be left to wait for, and a sleep in vain would keep the process alive.
        this.#wake.abort();
        waiting.reject(reason);
    }
    #rejectAll(reason) {
        for (const queue of Object.values(this.#waiting))
            for (const waiting of queue.splice(0))
                waiting.reject(reason);
    }
}

// EXTERNAL MODULE: ./lib/report/diagnosis/cause-words.js
var cause_words = __webpack_require__(4311);
// EXTERNAL MODULE: ./lib/report/outcome-words.js
var outcome_words = __webpack_require__(6210);
// EXTERNAL MODULE: ./lib/report/wording.js
var wording = __webpack_require__(7142);
;// CONCATENATED MODULE: ./lib/report/progress.js




/** The longer it lasts, the less often. */
const intervalsMs = [10_000, 20_000, 30_000, 60_000];
const maxFindings = 4;
class Progress {
    #log;
    #clock;
    #options;
    #stop = new AbortController();
    /** What the last check of each asset that is being waited for has shown. */
    #seen = new Map();
    #tried = 0;
    #lastPurgeMs = 0;
    #proved = 0;
    #failed = 0;
    #done = 0;
    constructor(log, clock, options) {
        this.#log = log;
        this.#clock = clock;
        this.#options = options;
        log.info(toPlan(options));
        void this.#tellRegularly();
    }
    purged(url, { outcome, status, attempts, note }) {
        this.#tried++;
        this.#lastPurgeMs = this.#clock.monotonicMs();
        this.#log.debug(`purge ${outcome} (status ${status ?? 'none'}, attempts ${attempts}) ${url}`);
        if (note !== null)
            this.#log.info(`Purge of ${url}: ${note}`);
    }
    /** `cause`: what stands against a proof; null where nothing does. */
    checked(url, cause, detail) {
        this.#seen.set(url, cause === null ? 'the new state, to be confirmed' : (0,cause_words/* toCauseWords */.O)(cause, 'not-asked'));
        this.#log.debug(`check ${url}: ${detail}`);
    }
    finished(report) {
        this.#seen.delete(report.url);
        this.#done++;
        if ((0,run_report/* isVerified */.p4)(report))
            this.#proved++;
        if ((0,run_report/* hasFailed */.WN)(report))
            this.#failed++;
        this.#log.info(toLine(report));
    }
    stop() {
        this.#stop.abort();
    }
    async #tellRegularly() {
        try {
            for (let round = 0;; round++) {
                await this.#clock.sleep(intervalsMs[Math.min(round, intervalsMs.length - 1)], this.#stop.signal);
                this.#log.info(this.#toState());
            }
        }
        catch {
            // Stopped: nothing is left to tell.
        }
    }
    #toState() {
        const { total, rate, timeoutMs } = this.#options;
        const counts = `${(0,wording/* toNumber */.Ro)(this.#proved)} of ${(0,wording/* toUrlCount */.UX)(total)} proved, ${(0,wording/* toNumber */.Ro)(this.#failed)} failed`;
        const unsent = total - Math.max(this.#tried, this.#done);
        if (unsent > 0)
            return `${counts}, ${(0,wording/* toNumber */.Ro)(unsent)} not purged yet${toTimeFor(unsent, rate)}.${this.#toFindings()}`;
        const leftMs = Math.max(0, this.#lastPurgeMs + timeoutMs - this.#clock.monotonicMs());
        return `${counts}, ${(0,wording/* toNumber */.Ro)(total - this.#done)} being checked, for ${(0,wording/* toDuration */.Ah)(leftMs / 1000)} at most.${this.#toFindings()}`;
    }
    /** Such as " Seen: imgix answers 404 (2), ...". */
    #toFindings() {
        const counts = new Map();
        for (const words of this.#seen.values())
            counts.set(words, (counts.get(words) ?? 0) + 1);
        if (counts.size === 0)
            return '';
        const found = [...counts].sort(([, one], [, other]) => other - one).slice(0, maxFindings);
        return ` Seen: ${found.map(([words, count]) => `${words} (${(0,wording/* toNumber */.Ro)(count)})`).join(', ')}.`;
    }
}
function toPlan({ total, rate }) {
    if (rate === undefined)
        return `${(0,wording/* toUrlCount */.UX)(total)} to purge, without a limit of the rate.`;
    return `${(0,wording/* toUrlCount */.UX)(total)} to purge, ${rate.purges} a second at most${toTimeFor(total, rate)}.`;
}
/** Nothing where it is hardly a moment. */
function toTimeFor(purges, rate) {
    if (rate === undefined || purges <= rate.purges)
        return '';
    return `, which takes ${(0,wording/* toDuration */.Ah)(toSeconds(purges, rate))}`;
}
/** The first window's purges go out at once. */
function toSeconds(purges, rate) {
    return ((purges - rate.purges) / rate.purges) * (rate.windowMs / 1000);
}
function toLine(asset) {
    const { url, purge, verification, problem } = asset;
    const { evidence, seconds, checks, outcome } = verification;
    const repeats = purge.repeats === 0 ? '' : `, purged ${purge.repeats + 1} times`;
    const checked = checks === 0 ? '' : `, ${(0,wording/* toChecks */.rX)(checks)}${repeats}`;
    if (problem !== null)
        return `${(0,outcome_words/* toFailure */.w)(asset)} ${url}: ${(0,outcome_words/* toReason */.G)(asset)}${checked} [${problem.code}]`;
    if (outcome === 'skipped')
        return `purged ${url}, not checked`;
    const how = evidence === 'changed' ? 'changed (the weaker proof)' : evidence;
    return `proved ${url}: ${how}, after ${seconds} s${checked}`;
}

;// CONCATENATED MODULE: ./lib/asset-runs.js
// All assets of a run at once: the stages they share, and what stops them together.








/** Fetches for verification under way at a time. */
const maxConcurrentFetches = 24;
/** Assets between their look before the purge and its answer. Enough for the highest rate where the look takes ten seconds. */
const maxStartedAssets = 1000;
/** Each asset is verified as soon as its own purge was accepted, while others wait for the rate limit. */
async function runAssets(assets, inputs, world) {
    const halt = new AbortController();
    const signal = AbortSignal.any([world.signal, halt.signal]);
    world.log.startGroup('Purge and prove');
    const progress = new Progress(world.log, world.clock, {
        total: assets.length,
        rate: inputs.rateLimit,
        timeoutMs: inputs.timeoutMs,
    });
    const stages = createStages(inputs, world, signal, progress);
    const runs = assets.map((asset) => new AssetRun(asset, stages));
    const reports = await Promise.all(runs.map(async (run) => {
        const report = await run.run().catch((reason) => {
            halt.abort(reason);
            return run.reportStopped(toStopReason(signal.reason));
        });
        progress.finished(report);
        return report;
    }));
    progress.stop();
    world.log.endGroup();
    return { reports, error: signal.aborted ? signal.reason : undefined };
}
function toStopReason(reason) {
    if (!(reason instanceof errors/* ActionError */.l))
        return 'The run was stopped by a fault of this action.';
    if (reason.code === 'cancelled')
        return 'The run was cancelled.';
    return reason.code === 'api-key-refused'
        ? 'The run was stopped, because imgix refused the API key.'
        : `The run was stopped (${reason.code}).`;
}
function createStages(inputs, world, signal, progress) {
    const { http, clock, random, files } = world;
    const apiUrl = inputs.apiUrl.origin + inputs.apiUrl.path;
    const { apiKey, subImage, timeoutMs } = inputs;
    const api = inputs.apiVersion === 'v1' ? createApiV1({ apiUrl, apiKey, subImage }) : createApiV2({ apiUrl, apiKey });
    const limiter = new RateLimiter({ limit: inputs.rateLimit, clock, signal });
    const looker = { http, clock, gate: new gate/* Gate */.i(maxConcurrentFetches) };
    const { secureUrlToken: token, verifyParams: params } = inputs;
    return {
        purger: new Purger({ api, limiter, http, clock, random, maxWaitMs: timeoutMs, cancel: world.signal, halt: signal }),
        verifier: { looker, clock, random, signal, timeoutMs, token, params },
        gate: new gate/* Gate */.i(maxStartedAssets),
        isVerifying: inputs.verify !== 'off',
        files,
        clock,
        onPurged: (asset, purge) => progress.purged(asset.url, purge),
    };
}


/***/ })

};
