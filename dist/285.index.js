export const id = 285;
export const ids = [285];
export const modules = {

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

/***/ 8916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X5: () => (/* binding */ toResult),
/* harmony export */   dW: () => (/* binding */ withoutForeign),
/* harmony export */   gy: () => (/* binding */ KeyRefusedError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
// What a purge came to, in the report's terms, with messages for people.

function toResult(answer, made) {
    const { attempts } = made;
    const common = { attempts, status: attempts === 0 ? null : answer.status, purgeId: null, error: null };
    switch (answer.kind) {
        case 'accepted': {
            const { purgeId, note, isForeign } = answer;
            const effect = isForeign ? 'unknown' : 'accepted';
            return { ...common, outcome: 'accepted', effect, purgeId, ...(note === undefined ? {} : { note }) };
        }
        case 'duplicate':
            return { ...common, outcome: 'duplicate', effect: 'accepted' };
        case 'rejected':
        case 'limited':
        case 'unavailable':
            return { ...common, outcome: 'failed', effect: toEffect(made), error: toProblem(answer, made) };
        default:
            return answer;
    }
}
/**
 * What an accepted purge comes to where nothing shows that it had its effect: an answer about something else is no
 * acceptance then. `why` is the sentence that says so.
 */
function withoutForeign(result, why) {
    if (result.outcome !== 'accepted' || result.effect === 'accepted')
        return result;
    const { note, ...taken } = result;
    const message = `Something answered ${result.status}, but not as imgix answers a purge: ${note} ${why}`;
    return { ...taken, outcome: 'failed', error: { code: 'purge-rejected', message } };
}
function toEffect({ mayHaveActed }) {
    return mayHaveActed ? 'unknown' : 'none';
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
class KeyRefusedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l {
    result;
    constructor({ status, words }, made) {
        super('api-key-refused', `imgix refused the API key (${status}): ${words}. Check that the secret holds an API key (it begins with \`ak_\`) with the permission Asset Purge; the Secure URL token of a Source is another thing, and keys from before 2021 are no longer valid.`);
        const error = { code: 'purge-rejected', message: `imgix refused the API key (${status}).` };
        this.result = { outcome: 'failed', effect: toEffect(made), attempts: made.attempts, status, purgeId: null, error };
    }
}


/***/ }),

/***/ 1586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ createPurger),
  f: () => (/* binding */ runAssets)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/platform/log-line.js
var log_line = __webpack_require__(7744);
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
        return `the answer had the status ${status} and held errors (${toReason(json, body)})`;
    if (/^\s*($|\{)/.test(body))
        return undefined;
    return "the answer was not imgix's JSON, but perhaps the page of a proxy or of another server";
}
function toWords(json, body) {
    return isInMaintenance(json) ? `${toReason(json, body)}; ${maintenance}` : toReason(json, body);
}
/** JSON:API errors: https://jsonapi.org/format/#error-objects. `id` is the request id that imgix's support asks for. */
function toReason(json, body) {
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

// EXTERNAL MODULE: ./lib/platform/clock.js
var platform_clock = __webpack_require__(8005);
// EXTERNAL MODULE: ./lib/platform/gate.js
var gate = __webpack_require__(8552);
// EXTERNAL MODULE: ./lib/platform/http/http.js
var http_http = __webpack_require__(7282);
// EXTERNAL MODULE: ./lib/platform/http/retry-after.js
var retry_after = __webpack_require__(4941);
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

// EXTERNAL MODULE: ./lib/purge/purge-result.js
var purge_result = __webpack_require__(8916);
;// CONCATENATED MODULE: ./lib/purge/purger.js
// Purges one URL: rate limit, attempts, and what the answers mean for the run. A URL that cannot be purged is data;
// only a refused key stops the run.







/** Of one URL; beyond the limit of the account is no fault of the URL. */
const maxFaults = 5;
const attemptTimeoutMs = 10_000;
const backoff = { firstMs: 1000, factor: 2, maxMs: 8000 };
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
        let faults = 0;
        let mayHaveActed = false;
        for (let attempts = 1;; attempts++) {
            const answer = await this.#attempt(url, { priority, withdraw, onSent });
            if (answer.kind === 'outage') {
                const reason = `imgix has taken no purge for ${answer.seconds} s`;
                return (0,purge_result/* toResult */.X5)(answer.last, { attempts: attempts - 1, mayHaveActed, reason });
            }
            mayHaveActed ||= answer.kind === 'unavailable' && answer.wasSent;
            if (answer.kind === 'refused')
                throw new purge_result/* KeyRefusedError */.gy(answer, { attempts, mayHaveActed });
            if (answer.kind !== 'limited' && answer.kind !== 'unavailable')
                return (0,purge_result/* toResult */.X5)(answer, { attempts, mayHaveActed });
            // From the first answer on: the time before it went into the queue of the rate limit.
            deadlineMs ??= clock.monotonicMs() + maxWaitMs;
            const askedMs = answer.retryAfterMs ?? 0;
            const isLimited = answer.kind === 'limited';
            if (clock.monotonicMs() + askedMs > deadlineMs && (isLimited || askedMs > 0)) {
                const asked = askedMs === 0 ? 'and that lasted' : `imgix asked to wait ${toWaitWords(askedMs)},`;
                return (0,purge_result/* toResult */.X5)(answer, {
                    attempts,
                    mayHaveActed,
                    reason: `${asked} longer than the input \`timeout\` allows`,
                });
            }
            if (isLimited) {
                // Of the account, not of this URL: the run as a whole waits, and every URL's turn comes.
                this.#options.limiter.slowDown(answer.startedMs, askedMs, random());
                continue;
            }
            faults++;
            if (faults >= maxFaults)
                return (0,purge_result/* toResult */.X5)(answer, { attempts, mayHaveActed });
            const waiting = withdraw === undefined ? halt : AbortSignal.any([halt, withdraw]);
            await clock.sleep(Math.max(askedMs, toDelayMs(backoff, faults, random())), waiting);
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
                if (answer.kind !== 'limited' && answer.kind !== 'unavailable')
                    limiter.speedUp();
                return { ...answer, startedMs };
            }, halt);
        }
        finally {
            place.done();
        }
    }
    async #send(url, place) {
        const { api, http, clock, cancel } = this.#options;
        // Of the request as long as its body is read, too.
        const giveUp = new AbortController();
        let wasSent = false;
        try {
            const request = api.toRequest(url);
            const onSent = () => {
                wasSent = true;
                place.sent();
            };
            const answer = await (0,platform_clock/* withinMs */.SV)(clock, attemptTimeoutMs, cancel, async (limited) => {
                limited.throwIfAborted();
                limited.addEventListener('abort', () => giveUp.abort(limited.reason), { once: true });
                const { signal } = giveUp;
                return http.request({ method: 'POST', ...request, timeoutMs: attemptTimeoutMs, signal, onSent });
            });
            const retryAfterMs = (0,retry_after/* readRetryAfterMs */.j)(answer.headers, clock.now());
            return { ...api.classify(answer.status, await this.#readText(answer, giveUp)), wasSent, retryAfterMs };
        }
        catch (error) {
            cancel.throwIfAborted();
            if (error instanceof http_http/* HttpError */.j || error instanceof platform_clock/* TimeLimitError */.$q) {
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
            else if (!(error instanceof http_http/* HttpError */.j))
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
// A sliding window as the server sees it: in any window of `windowMs` it counts at most `purges` arrivals.
//
// A client knows when it sent, not when the request arrived. What it knows for certain is that the request had arrived
// when its answer came; so a place in the window is free again `windowMs` after the answer, or, where the answer is
// slow, `windowMs` plus a margin after the request went out: a slow answer must not cost the rate.

/** Longest difference that two requests' ways to the server are expected to have. */
const arrivalMarginMs = 100;
/** Where nothing says for how long. */
const rate_limiter_backoff = { firstMs: 1000, factor: 2, maxMs: 8000 };
const minShare = 0.05;
/** With each purge that is taken: a few seconds at the full rate. */
const shareRegained = 0.02;
/** Timers hold 2^31 - 1 ms at most; a wait is computed anew after each sleep anyway. */
const maxSleepMs = 60_000;
/** First purges go before repeated ones, so that stale assets cannot starve those that were never purged. */
const priorities = ['first', 'repeat'];
class RateLimiter {
    #options;
    #waiting = { first: [], repeat: [] };
    #taken = [];
    #pausedUntilMs = Number.NEGATIVE_INFINITY;
    #slowedAtMs = Number.NEGATIVE_INFINITY;
    #slowdowns = 0;
    /** Of the limit that is used, from 0 to 1. */
    #share = 1;
    #isServing = false;
    /** While it sleeps. */
    #wake;
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
    /**
     * imgix said that there were too many: other jobs share the account's limit. Holds every request back, for `askedMs` at
     * least, the longer the oftener in a row, and goes on at half the rate. `startedMs`: of the request that was told so; what
     * went out before the latest pause says nothing new. `random` is in [0, 1).
     */
    slowDown(startedMs, askedMs, random) {
        const nowMs = this.#options.clock.monotonicMs();
        if (startedMs > this.#slowedAtMs) {
            this.#slowedAtMs = nowMs;
            this.#slowdowns++;
            this.#share = Math.max(minShare, this.#share / 2);
        }
        const untilMs = nowMs + Math.max(askedMs, toDelayMs(rate_limiter_backoff, this.#slowdowns, random));
        this.#pausedUntilMs = Math.max(this.#pausedUntilMs, untilMs);
    }
    /** One was taken: the rate finds back. */
    speedUp() {
        this.#slowdowns = 0;
        this.#share = Math.min(1, this.#share + shareRegained);
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
        if (this.#taken.length < Math.max(1, Math.floor(limit.purges * this.#share)))
            return pauseMs;
        return Math.max(pauseMs, Math.min(...this.#taken.map((taken) => taken.freeAtMs)) - nowMs);
    }
    /** Ends early when a place may have become free sooner than was known. */
    async #sleepOrWake(ms) {
        const { clock, signal } = this.#options;
        const wake = new AbortController();
        this.#wake = wake;
        try {
            await clock.sleep(Math.min(ms, maxSleepMs), AbortSignal.any([signal, wake.signal]));
        }
        catch (reason) {
            signal.throwIfAborted();
            if (!wake.signal.aborted)
                throw reason;
        }
        finally {
            this.#wake = undefined;
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
            this.#wake?.abort();
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
        this.#wake?.abort();
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
// EXTERNAL MODULE: ./lib/report/run-report.js
var run_report = __webpack_require__(7034);
// EXTERNAL MODULE: ./lib/report/words/outcome-words.js
var outcome_words = __webpack_require__(8324);
// EXTERNAL MODULE: ./lib/report/words/wording.js
var wording = __webpack_require__(96);
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
    /** Why some are checked for a minute is said once. */
    #isWaitTold = false;
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
        if (cause?.kind === 'too-early' && !this.#isWaitTold) {
            this.#isWaitTold = true;
            this.#log.info(`What imgix gave before the purge already is checked for a minute after it, as nothing else shows its effect (first: ${url}).`);
        }
        this.#seen.set(url, (0,cause_words/* toAnswerWords */.J5)(cause));
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
    /** Such as " Seen: 2 x 404, 1 x the old bytes." */
    #toFindings() {
        const counts = new Map();
        for (const words of this.#seen.values())
            counts.set(words, (counts.get(words) ?? 0) + 1);
        if (counts.size === 0)
            return '';
        const found = [...counts].sort(([, one], [, other]) => other - one).slice(0, maxFindings);
        return ` Seen: ${found.map(([words, count]) => `${(0,wording/* toNumber */.Ro)(count)} x ${words}`).join(', ')}.`;
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
    const { evidence, seconds, outcome } = verification;
    const repeats = purge.repeats === 0 ? '' : `, purged ${purge.repeats + 1} times`;
    const checks = (0,outcome_words/* toChecked */.xW)(asset.verification);
    const checked = checks === undefined ? '' : `, ${checks}${repeats}`;
    if (problem !== null)
        return `${(0,outcome_words/* toFailure */.w2)(asset)} ${url}: ${(0,outcome_words/* toReason */.Ge)(asset)}${checked} [${problem.code}]`;
    if (outcome === 'skipped')
        return `purged ${url}, not checked`;
    const how = evidence === 'changed' ? 'changed (the weaker proof)' : evidence;
    return `proved ${url}: ${how}, after ${seconds} s${checked}`;
}

// EXTERNAL MODULE: ./lib/verify/probe/fingerprint.js
var fingerprint = __webpack_require__(3040);
;// CONCATENATED MODULE: ./lib/verify/newest.js

/** An answer serves all assets for so long. */
const maxAgeMs = 30_000;
/** Asks for all paths at once, when the first asset has been waiting for long. */
function openNewest(branchNow, paths, clock) {
    let known;
    return async (file, expected) => {
        if (file === null || expected.kind === 'unknown')
            return undefined;
        const nowMs = clock.monotonicMs();
        if (known === undefined || nowMs - known.atMs >= maxAgeMs)
            known = { atMs: nowMs, state: branchNow(paths) };
        const state = await known.state;
        const version = state?.versions.get(file);
        if (state === undefined || version === undefined)
            return undefined;
        const newest = toNewestContent(expected, version);
        return newest === undefined ? undefined : { commit: state.commit, expected: newest };
    };
}
/** Undefined where the branch holds what the commit does. */
function toNewestContent(expected, version) {
    if (version === null)
        return expected.kind === 'removed' ? undefined : { kind: 'removed', old: 'unknown' };
    const now = (0,fingerprint/* toFingerprint */.I9)(version);
    const due = expected.kind === 'updated' ? expected.now : undefined;
    if (due !== undefined && toId(due) === toId(now))
        return undefined;
    const { old } = expected;
    const isBack = typeof old !== 'string' && toId(old) === toId(now);
    const isAsLongAsOld = !isBack && typeof old !== 'string' && old.size === now.size;
    // The deleted file is back: what has its size is no other one that is known.
    const previous = due ?? (isBack ? 'none' : old);
    return { kind: 'updated', now, old: isAsLongAsOld ? 'unknown' : previous };
}
function toId(fingerprint) {
    return fingerprint.kind === 'sha256' ? fingerprint.hex : fingerprint.id;
}

// EXTERNAL MODULE: ./lib/verify/expected-content.js
var expected_content = __webpack_require__(4749);
// EXTERNAL MODULE: ./lib/verify/known/known.js
var known = __webpack_require__(8862);
// EXTERNAL MODULE: ./lib/verify/known/learn.js
var learn = __webpack_require__(9615);
// EXTERNAL MODULE: ./lib/verify/origin.js + 1 modules
var origin = __webpack_require__(4994);
// EXTERNAL MODULE: ./lib/verify/prove.js + 15 modules
var prove = __webpack_require__(6403);
// EXTERNAL MODULE: ./lib/verify/verification.js
var verification = __webpack_require__(3650);
;// CONCATENATED MODULE: ./lib/stages/asset-way.js









/** So long a purge without an answer may show that it had its effect: an API in trouble must not hold the run up. */
const maxLostMs = 5_000;
/** A purge that imgix turned down changes nothing any more: long enough for a check and its confirmation. */
const maxRejectedMs = 2_000;
/** Throws only what stops the run; then `reportStopped` tells of the phase that was reached. */
async function walk(asset, stages, note) {
    stages.prove.signal.throwIfAborted();
    const origin = await toReadyOrigin(asset, stages);
    if (origin.kind === 'not-ready')
        return (0,run_report/* toAssetReport */.C1)(asset, run_report/* purgeSkipped */.uE, (0,verification/* skipped */.h)('It was not purged.'), origin.problem);
    const { isVerifying, prove: ports } = stages;
    const subject = (0,known/* toKnown */.l)(toSubject(asset, origin, stages), stages.params);
    const before = isVerifying ? await (0,prove/* checkBefore */.cv)(subject, ports) : subject;
    const purged = await purgeFirst(asset, stages, note);
    const { result, purge } = purged;
    // 404 is also said of what imgix never had or has dropped already: what it serves decides.
    if (result.effect === 'none' && result.status !== 404)
        return (0,run_report/* toAssetReport */.C1)(asset, purge, (0,verification/* skipped */.h)('It was not purged.'), purge.error);
    if (!isVerifying) {
        const detail = purge.outcome === 'failed' ? 'It may have been purged.' : 'Input `verify` is `off`.';
        return (0,run_report/* toAssetReport */.C1)(asset, purge, (0,verification/* skipped */.h)(detail), purge.error);
    }
    return verify(asset, before, purged, stages, note);
}
/** What is known of an asset whose run was stopped for `reason`. */
function reportStopped(asset, phase, reason) {
    const purge = phase.kind === 'purged'
        ? refused(phase, 'The run was stopped before anything showed that it was purged.')
        : run_report/* purgeSkipped */.uE;
    const problem = { code: 'not-attempted', message: `${reason} ${toState(phase, purge)}` };
    return (0,run_report/* toAssetReport */.C1)(asset, purge, (0,verification/* skipped */.h)(reason), problem);
}
function toState(phase, { outcome }) {
    if (outcome === 'accepted' || outcome === 'duplicate')
        return 'It was purged, but not proved.';
    const mayHaveActed = phase.kind === 'purged' ? phase.result.effect === 'unknown' : phase.kind === 'purging';
    return mayHaveActed ? 'Its purge was under way and may have had its effect.' : 'It was not purged.';
}
async function toReadyOrigin(asset, stages) {
    const { files, prove: ports } = stages;
    const expected = await (0,expected_content/* toExpectedContent */.jd)(asset, files);
    const { originUrl } = asset;
    if (originUrl === undefined)
        return { kind: 'ready', expected, isCertain: false, hadFile: false };
    const state = await (0,origin/* waitForOrigin */.x)(originUrl, expected, {
        ...ports,
        findNewest: () => findNewestOf(asset, expected, stages),
        newestAfterMs: toNewestAfterMs(asset, stages),
    });
    if (state.isReady)
        return { kind: 'ready', ...state };
    const waited = `within ${Math.round(ports.timeoutMs / 1000)} s`;
    if (expected.kind === 'removed' && asset.change === 'requested') {
        const message = `The Source still has the file ${waited}: ${originUrl} ${state.detail}. Remove it there first: a purge would make imgix load it again. It was not purged.`;
        return { kind: 'not-ready', problem: { code: 'origin-not-ready', message } };
    }
    const message = `The deployment has not arrived at the Source ${waited}: ${originUrl} ${state.detail}. It was not purged, because a purge before the deployment does nothing.`;
    return { kind: 'not-ready', problem: { code: 'origin-not-ready', message } };
}
function toSubject(asset, { expected, isCertain, hadFile, newest }, stages) {
    return {
        url: asset.url,
        isSigned: stages.prove.token !== undefined,
        isAdded: asset.change === 'added',
        newestAfterMs: toNewestAfterMs(asset, stages),
        newest,
        expected,
        isOriginReady: isCertain,
        wasAtOrigin: hadFile,
    };
}
function toNewestAfterMs(asset, { prove: { timeoutMs }, findNewest }) {
    return findNewest === undefined || !isOfBranch(asset) ? undefined : Math.min(newestAfterMs, timeoutMs / 2);
}
/**
 * Of what git does not say how it should be, the branch tells nothing either: a URL that it knows nothing of, a file that was
 * built, and an image that is taken down whatever git has.
 */
function isOfBranch({ change, expected }) {
    return expected.kind === 'updated' ? expected.now !== undefined : change !== 'requested';
}
async function findNewestOf(asset, expected, { findNewest }) {
    return isOfBranch(asset) ? findNewest?.(asset.file, expected) : undefined;
}
/** Most assets are proved before that, and asking costs a request to git's server. */
const newestAfterMs = 15_000;
async function purgeFirst(asset, { purger, isVerifying, onPurged }, note) {
    try {
        const result = await purger.purge(asset.url, { priority: 'first', onSent: () => note({ kind: 'purging' }) });
        const why = 'With `verify: off` nothing else would tell whether it was purged.';
        const purged = toPurged(isVerifying ? result : (0,purge_result/* withoutForeign */.dW)(result, why));
        note(purged);
        onPurged(asset, purged.purge);
        return purged;
    }
    catch (error) {
        if (error instanceof purge_result/* KeyRefusedError */.gy)
            note(toPurged(error.result));
        throw error;
    }
}
function toPurged(result) {
    const { outcome, attempts, status, purgeId, error, note } = result;
    return {
        kind: 'purged',
        result,
        purge: { outcome, attempts, repeats: 0, status, purgeId, error, note: note ?? null },
    };
}
/** Nothing has shown that a purge had its effect which something else had answered in imgix's place. */
function refused({ result, purge: { attempts, repeats } }, why) {
    return { ...toPurged((0,purge_result/* withoutForeign */.dW)(result, why)).purge, attempts, repeats };
}
async function verify(asset, before, first, stages, note) {
    const { purger, prove: ports } = stages;
    const { effect, outcome } = first.result;
    let purged = first;
    const purgeAgain = async (withdraw) => {
        const { attempts } = await purger.purge(asset.url, { priority: 'repeat', withdraw });
        const { purge } = purged;
        purged = { ...purged, purge: { ...purge, attempts: purge.attempts + attempts, repeats: purge.repeats + 1 } };
        note(purged);
    };
    const maxMs = effect === 'none' ? maxRejectedMs : outcome === 'failed' ? maxLostMs : ports.timeoutMs;
    const fact = { kind: 'purged', atMs: ports.clock.monotonicMs(), mayTakeEffect: effect !== 'none' };
    const found = await (0,prove/* prove */.zn)((0,learn/* learn */.n)(before, fact), {
        ports: { ...ports, timeoutMs: Math.min(maxMs, ports.timeoutMs) },
        purgeAgain,
        findNewest: (expected) => findNewestOf(asset, expected, stages),
    });
    const verification = { ...found, detail: `${found.detail}${toBasis(asset, before.expected)}` };
    const purge = found.outcome === 'verified'
        ? purged.purge
        : refused(purged, 'Nor does what imgix serves show that it was purged.');
    return (0,run_report/* toAssetReport */.C1)(asset, purge, verification, toProblem(purge, verification));
}
/** What a requested URL was held against: git's difference says it for all others. */
function toBasis(asset, expected) {
    if (asset.change !== 'requested')
        return '';
    if (asset.expected.kind !== 'unknown')
        return ' Compared with the file of the checkout.';
    return expected.kind === 'unknown'
        ? ' Compared with the answer before the purge.'
        : ' Compared with what the origin serves.';
}
function toProblem({ error, note }, verification) {
    const { outcome, detail, seconds } = verification;
    if (outcome === 'verified' || outcome === 'skipped')
        return null;
    const seen = `${detail} Seen for ${Math.round(seconds)} s, in ${(0,outcome_words/* toChecked */.xW)(verification) ?? 'no check'}.`;
    if (error !== null)
        return { code: error.code, message: `${error.message} ${seen}` };
    const odd = note === null ? '' : ` Odd about the purge: ${note}`;
    return { code: outcome, message: `${seen}${odd}` };
}

// EXTERNAL MODULE: ./lib/stages/probe-ports.js
var probe_ports = __webpack_require__(4500);
;// CONCATENATED MODULE: ./lib/stages/asset-runs.js
// All assets of a run at once: the stages they share, and what stops them together.









/**
 * Assets under way at a time: the others cost no memory yet, and what is served before the purge is looked at shortly before it.
 * Enough for ten purges a second where each takes fifty seconds to be proved.
 */
const maxStartedAssets = 500;
/** Each asset is verified as soon as its own purge was accepted, while others wait for the rate limit. */
async function runAssets(assets, inputs, ports) {
    const halt = new AbortController();
    const signal = AbortSignal.any([ports.signal, halt.signal]);
    ports.log.startGroup('Purge and prove');
    const progress = new Progress(ports.log, ports.clock, {
        total: assets.length,
        rate: inputs.rateLimit,
        timeoutMs: inputs.timeoutMs,
    });
    const stages = createStages(assets, inputs, ports, signal, progress);
    const runOne = async (asset) => {
        let phase = { kind: 'waiting' };
        const note = (begun) => {
            phase = begun;
        };
        const report = await walk(asset, stages, note).catch((reason) => {
            halt.abort(reason);
            return reportStopped(asset, phase, toStopReason(signal.reason));
        });
        progress.finished(report);
        return report;
    };
    const reports = new Array(assets.length);
    const queue = assets.entries();
    const work = async () => {
        for (const [index, asset] of queue)
            reports[index] = await runOne(asset);
    };
    await Promise.all(Array.from({ length: Math.min(maxStartedAssets, assets.length) }, work));
    progress.stop();
    ports.log.endGroup();
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
/** `halt` lets what is under way finish, and starts nothing new. */
function createPurger(inputs, ports, halt) {
    const { http, clock, random, signal: cancel } = ports;
    const { apiKey, subImage, timeoutMs: maxWaitMs, apiVersion, rateLimit: limit } = inputs;
    const apiUrl = inputs.apiUrl.origin + inputs.apiUrl.path;
    const api = apiVersion === 'v1' ? createApiV1({ apiUrl, apiKey, subImage }) : createApiV2({ apiUrl, apiKey });
    const limiter = new RateLimiter({ limit, clock, signal: halt });
    return new Purger({ api, limiter, http, clock, random, maxWaitMs, cancel, halt });
}
function createStages(assets, inputs, ports, signal, progress) {
    const { clock, files } = ports;
    const paths = [...new Set(assets.flatMap(({ file }) => (file === null ? [] : [file])))];
    return {
        purger: createPurger(inputs, ports, signal),
        prove: {
            ...(0,probe_ports/* openProbePorts */.z)(inputs, ports, signal),
            clock,
            signal,
            timeoutMs: inputs.timeoutMs,
            hosts: new Map(),
            findWitness: ports.findWitness ?? (async () => undefined),
            onChecked: (url, cause, words) => progress.checked(url, cause, words),
        },
        params: inputs.verifyParams,
        findNewest: ports.branchNow && openNewest(ports.branchNow, paths, clock),
        isVerifying: inputs.verify !== 'off',
        files,
        onPurged: (asset, purge) => progress.purged(asset.url, purge),
    };
}


/***/ }),

/***/ 8978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Cm: () => (/* binding */ findMapping),
  pb: () => (/* binding */ findUnchanged),
  eG: () => (/* binding */ openWitnesses)
});

// EXTERNAL MODULE: ./lib/changes/files/tracked-files.js
var tracked_files = __webpack_require__(6773);
// EXTERNAL MODULE: ./lib/platform/text-file.js
var text_file = __webpack_require__(9019);
// EXTERNAL MODULE: ./lib/targets/selection/wanted-files.js
var wanted_files = __webpack_require__(7698);
// EXTERNAL MODULE: ./lib/targets/url/places.js
var places = __webpack_require__(7098);
// EXTERNAL MODULE: ./lib/verify/expected-content.js
var expected_content = __webpack_require__(4749);
// EXTERNAL MODULE: ./lib/verify/probe/sample.js + 1 modules
var sample = __webpack_require__(5131);
// EXTERNAL MODULE: ./lib/verify/probe/sign-url.js
var sign_url = __webpack_require__(8275);
;// CONCATENATED MODULE: ./lib/verify/served/find-served.js
// Which of several URLs gives a file that is known to be deployed: for hints where the inputs lead to nothing. Few requests,
// each once; of files that lie there for long, because asking for others would plant a 404 that imgix keeps.



const timeLimitMs = 10_000;
/** The first place, in their order, that gives the file's own bytes, or else the first that gives an asset at all. */
async function findServed(places, expected, { sampler, files, token, headersFor }) {
    const content = await (0,expected_content/* toExpectedContent */.jd)({ expected, change: 'requested' }, files);
    const found = await Promise.all(places.map(async (place) => {
        const url = (0,sign_url/* toSignedUrl */.V)(place.url, '', token);
        const { seen } = await (0,sample/* takeSample */.o)(sampler, { url, timeLimitMs, headers: headersFor(url) });
        if (seen.kind !== 'served' || seen.nonAssetReason !== undefined)
            return undefined;
        return { place, as: (0,expected_content/* recognise */.GJ)(content, seen.body, undefined) === 'new' ? 'same-bytes' : 'other-bytes' };
    }));
    const served = found.filter((one) => one !== undefined);
    return served.find(({ as }) => as === 'same-bytes') ?? (isTelling(places, served) ? served[0] : undefined);
}
/** Where every place gives something, it is a default image: that tells nothing. */
function isTelling(places, served) {
    return served.length < places.length;
}

;// CONCATENATED MODULE: ./lib/stages/find-mapping.js





/** One may be missing from the Source for reasons of its own. */
const maxFiles = 2;
/** `changed`: files of this run, which are never asked for elsewhere. Undefined where nothing was found. */
async function findMapping(inputs, changed, opened, ports) {
    for (const { path, expected } of await findUnchanged(inputs, changed, opened, maxFiles)) {
        const found = await findServed((0,places/* toPlaces */.M)(path, inputs.root, inputs.baseUrls), expected, ports);
        if (found !== undefined)
            return toMapping(path, found.place);
    }
    return undefined;
}
function toMapping(file, { input, value, url }) {
    return { input, value, file, url };
}
/**
 * Tracked files that match `files`: those beside changed ones first, because they are deployed in the same way, and text last.
 */
async function findUnchanged({ files }, changed, opened, max) {
    const { checkout } = opened;
    if (checkout?.head === undefined)
        return [];
    const isWanted = (0,wanted_files/* createFileFilter */.xu)('', files);
    const tracked = await (0,tracked_files/* findTrackedPaths */.mK)(opened, checkout.head, isWanted);
    const folders = new Set([...changed].map(toFolder));
    const paths = tracked.filter((path) => !changed.has(path));
    const isBeside = (path) => folders.has(toFolder(path));
    const near = [...paths.filter(isBeside), ...paths.filter((path) => !isBeside(path))];
    const chosen = [...near.filter((path) => !(0,text_file/* isTextFile */.C)(path)), ...near.filter(text_file/* isTextFile */.C)];
    const found = await (0,tracked_files/* findFilesAt */.Om)(opened, chosen.slice(0, max));
    return found.flatMap((file) => file?.after === undefined ? [] : [{ path: file.path, expected: { kind: 'updated', now: file.after } }]);
}
function toFolder(path) {
    return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
/** For each host (an origin) the URL of an unchanged file, which is looked for once, when it is first needed. */
function openWitnesses(inputs, changed, opened) {
    let found;
    return async (origin) => {
        found ??= findUnchanged(inputs, changed, opened, 1).catch(() => []);
        const [file] = await found;
        const urls = file === undefined ? [] : (0,places/* toOwnUrls */.c)(file.path, inputs.root, inputs.baseUrls);
        return urls.find((url) => url.startsWith(`${origin}/`));
    };
}


/***/ }),

/***/ 7098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ toPlaces),
/* harmony export */   c: () => (/* binding */ toOwnUrls)
/* harmony export */ });
/* harmony import */ var _selection_wanted_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7698);
/* harmony import */ var _base_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2051);
/* harmony import */ var _encode_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8530);



/** Nearest first: what differs least from the inputs as they are. */
function toPlaces(file, root, baseUrls) {
    const segments = file.split('/');
    const depth = root === '' ? 0 : root.split('/').length;
    const roots = segments
        .map((_, index) => ({ value: segments.slice(0, index).join('/'), path: segments.slice(index).join('/'), index }))
        .sort((one, other) => Math.abs(one.index - depth) - Math.abs(other.index - depth))
        .slice(0, maxRoots);
    const places = baseUrls.flatMap((base) => [
        ...roots.map(({ value, path }) => ({ input: 'root', value: value || '.', url: (0,_base_url_js__WEBPACK_IMPORTED_MODULE_1__/* .toUrl */ .bb)(base, (0,_encode_path_js__WEBPACK_IMPORTED_MODULE_2__/* .encodePath */ .O0)(path)) })),
        ...toOtherBases(file, root, base),
    ]);
    const own = new Set(toOwnUrls(file, root, baseUrls));
    const seen = new Set();
    return places.filter(({ url }) => !own.has(url) && !seen.has(url) && seen.add(url));
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


/***/ })

};
