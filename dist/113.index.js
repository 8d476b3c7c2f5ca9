export const id = 113;
export const ids = [113];
export const modules = {

/***/ 8113:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ openPurger)
});

// EXTERNAL MODULE: ./lib/platform/json.js
var platform_json = __webpack_require__(601);
// EXTERNAL MODULE: ./lib/platform/wording.js
var wording = __webpack_require__(6747);
;// CONCATENATED MODULE: ./lib/purge/purge-answer.js
// What an answer of imgix's purge API means, whichever API gave it.


/** What both APIs share: the meaning of the status. `more`: words about the answer beside its own. */
function classifyStatus(status, body, more = '') {
    const words = `${toReason(body)}${more}`;
    if (status === 409)
        return { kind: 'duplicate', status };
    if (status === 401 || status === 403)
        return { kind: 'refused', status, words, isForeign: isPage(body) };
    if (status === 429)
        return { kind: 'limited', status, words };
    if (status >= 500 || status === 408 || status === 425)
        return { kind: 'unavailable', status, words };
    return { kind: 'rejected', status, words };
}
function isPage(body) {
    return /^\s*</.test(body);
}
function toKeyAdvice(apiKey) {
    return apiKey.startsWith('ak_')
        ? "Check that the key has the permission Asset Purge (in imgix's dashboard, under API Keys) and is still valid, and that the secret holds all of it."
        : "The key given does not begin with `ak_`, as imgix's API keys do. Give one with the permission Asset Purge: the Secure URL token of a Source is another thing, and a key from before 2021 is for API v2, which imgix retired in March 2021.";
}
/** Words for errors under a status that says that there are none; undefined where there really are none. */
function toErrorsUnder(status, body) {
    if (!holdsErrors((0,platform_json/* parseJson */.qF)(body)))
        return undefined;
    return `the answer had the status ${status} and held errors (${toReason(body)})`;
}
function holdsErrors(json) {
    const errors = (0,platform_json/* valueAt */.fK)(json, 'errors') ?? (0,platform_json/* valueAt */.fK)(json, 'error');
    if (typeof errors === 'object' && errors !== null)
        return Object.keys(errors).length > 0;
    return errors === true || (typeof errors === 'string' && errors !== '');
}
/**
 * What the answer says of itself: JSON:API's errors (https://jsonapi.org/format/#error-objects), of which `id` is the request id that
 * imgix's support asks for, or what gateways and older APIs write in their place.
 */
function toReason(body) {
    const json = (0,platform_json/* parseJson */.qF)(body);
    const said = [(0,platform_json/* valueAt */.fK)(json, 'errors'), (0,platform_json/* valueAt */.fK)(json, 'error'), json].map(toSentences);
    const sentences = said.find(({ length }) => length > 0);
    if (sentences !== undefined)
        return sentences.join('; ');
    const text = body.trim();
    // A page, or JSON that was cut off.
    if (json === undefined && /^[<{[]/.test(text))
        return "an answer that is not imgix's JSON, but perhaps that of a proxy or a firewall";
    return text !== '' && (json === undefined || holdsErrors(json)) ? `"${shorten(text)}"` : 'no reason given';
}
function toSentences(errors) {
    return (Array.isArray(errors) ? errors : [errors]).slice(0, 3).flatMap((error) => {
        const words = ['detail', 'title', 'message'].map((name) => (0,platform_json/* textAt */.$6)(error, name)).find(Boolean) ?? (0,platform_json/* textAt */.$6)(error);
        const id = (0,platform_json/* textAt */.$6)(error, 'id');
        if (words === undefined)
            return [];
        return [id === undefined ? `"${shorten(words)}"` : `"${shorten(words)}" (request id ${shorten(id)})`];
    });
}
const maxWordsCharacters = 300;
/** Text from outside, short enough for a message. */
function shorten(text) {
    return (0,wording/* cutShort */.VV)(text, maxWordsCharacters);
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
        keyAdvice: toKeyAdvice(apiKey),
    };
}
function classify(status, body) {
    const json = (0,platform_json/* parseJson */.qF)(body);
    if (status >= 200 && status < 300)
        return toAccepted(status, json, body);
    return classifyStatus(status, body, isInMaintenance(json) ? `; ${maintenance}` : '');
}
function toAccepted(status, json, body) {
    const id = (0,platform_json/* valueAt */.fK)(json, 'data', 'attributes', 'purge_id') ?? (0,platform_json/* valueAt */.fK)(json, 'data', 'id');
    const purgeId = typeof id === 'string' ? shorten(id) : null;
    const foreign = toForeign(status, body);
    const odd = foreign ?? (purgeId === null ? 'the answer held no purge id, which is not how imgix answers' : undefined);
    const notes = [odd, isInMaintenance(json) ? maintenance : undefined].filter((note) => note !== undefined);
    return {
        kind: 'accepted',
        status,
        purgeId,
        ...(notes.length === 0 ? {} : { note: `${notes.join('; ')}.` }),
        ...(foreign === undefined ? {} : { isForeign: true }),
    };
}
/** Why this is no answer about a purge. Undefined for one, for the beginning of one, and for an answer without a body. */
function toForeign(status, body) {
    const isLikeOurs = /^\s*($|\{)/.test(body);
    const other = "the answer was not imgix's JSON, but perhaps the page of a proxy or of another server";
    return toErrorsUnder(status, body) ?? (isLikeOurs ? undefined : other);
}
const maintenance = 'imgix reports that its API is in maintenance (read-only)';
/** [seen] imgix's answers carry the state of its API. */
function isInMaintenance(json) {
    return (0,platform_json/* valueAt */.fK)(json, 'meta', 'server', 'status', 'read_only') === true;
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
        keyAdvice: apiKey.startsWith('ak_') ? retiredAdvice : toKeyAdvice(apiKey),
    };
}
const retiredAdvice = 'API v2 was asked, which imgix retired in March 2021, and this key is for the present one: leave `api-version` out.';
function api_v2_classify(status, body) {
    if (status >= 200 && status < 300)
        return api_v2_toAccepted(status, body);
    // [seen] Other clients met the duplicate by its text, "Duplicate purge request pending", not by its status.
    if (status < 500 && /duplicate purge/i.test(body))
        return { kind: 'duplicate', status };
    return classifyStatus(status, body);
}
/** What an accepting answer looks like is not documented, so that all are taken but those that plainly are none. */
function api_v2_toAccepted(status, body) {
    const page = isPage(body) ? 'the answer was a page, perhaps of a proxy or of another server' : undefined;
    const foreign = toErrorsUnder(status, body) ?? page;
    const accepted = { kind: 'accepted', status, purgeId: null };
    return foreign === undefined ? accepted : { ...accepted, note: `${foreign}.`, isForeign: true };
}

// EXTERNAL MODULE: ./lib/platform/http/decode-body.js
var decode_body = __webpack_require__(9753);
// EXTERNAL MODULE: ./lib/platform/http/http.js
var http_http = __webpack_require__(7282);
// EXTERNAL MODULE: ./lib/platform/http/retry-after.js
var retry_after = __webpack_require__(4941);
// EXTERNAL MODULE: ./lib/platform/timing/circuit-breaker.js
var circuit_breaker = __webpack_require__(9732);
// EXTERNAL MODULE: ./lib/platform/timing/clock.js
var timing_clock = __webpack_require__(4388);
// EXTERNAL MODULE: ./lib/platform/timing/gate.js
var gate = __webpack_require__(91);
// EXTERNAL MODULE: ./lib/platform/timing/on-abort.js
var on_abort = __webpack_require__(6342);
// EXTERNAL MODULE: ./lib/platform/timing/pause.js
var pause = __webpack_require__(9024);
// EXTERNAL MODULE: ./lib/purge/purge-result.js
var purge_result = __webpack_require__(8916);
;// CONCATENATED MODULE: ./lib/purge/purger.js
// Purges one URL: rate limit, attempts, and what the answers mean for the run. A URL that cannot be purged is data;
// only a refused key stops the run.









/** Of one URL. An answer that the account's limit is exceeded is none of them. */
const maxFaults = 5;
/** Of a key that was accepted before: a check of keys, too, fails at times. */
const maxRefusals = 3;
/** Between two of them, for all URLs: wrong attempts may lock the account. */
const refusedPauseMs = 4_000;
/** Between two attempts: five of them take about twenty seconds at least, longer than an API takes to restart. */
const maxBackoffMs = 16_000;
const attemptTimeoutMs = 10_000;
/** Requests to the API under way at a time. */
const maxConcurrentPurges = 32;
/** imgix's answers have some hundred bytes; whatever is longer is not one. */
const maxAnswerBytes = 64 * 1024;
/** They come in one piece with their headers, which say what became of the purge: the body only says it in more words. */
const bodyTimeoutMs = 2_000;
class Purger {
    #options;
    #gate = new gate/* Gate */.i(maxConcurrentPurges);
    #breaker;
    #isKeyValid = false;
    constructor(options) {
        this.#options = options;
        this.#breaker = new circuit_breaker/* CircuitBreaker */.a(options.clock, options.maxWaitMs);
    }
    /** Since when imgix has taken no purge, and its last answer. Undefined where it takes them. */
    get failing() {
        return this.#breaker.failing;
    }
    /** Throws `KeyRefusedError`, and the signals' reasons. */
    async purge(url, request) {
        const { limiter, clock, maxWaitMs, halt, random } = this.#options;
        let deadlineMs;
        let faults = 0;
        let refusals = 0;
        /** The first attempt whose answer was lost: it may have acted. */
        let actedAtMs;
        for (let attempts = 1;; attempts++) {
            const priority = attempts > 1 && request.priority === 'first' ? 'further' : request.priority;
            const answer = await this.#attempt(url, { ...request, priority });
            if (answer.kind === 'outage') {
                const reason = `imgix has taken no purge for ${answer.seconds} s`;
                return (0,purge_result/* toResult */.X5)(answer.last, { attempts: attempts - 1, mayHaveActed: actedAtMs !== undefined, reason });
            }
            if (answer.kind === 'unavailable')
                actedAtMs ??= answer.sentAtMs;
            // A duplicate does nothing: what is stored from the earlier attempt on is stored since the purge.
            const earlierMs = answer.kind === 'duplicate' ? actedAtMs : undefined;
            const sentAtMs = earlierMs ?? answer.sentAtMs ?? answer.startedMs;
            const made = { attempts, mayHaveActed: actedAtMs !== undefined, sentAtMs };
            if (answer.kind === 'accepted' && !answer.isForeign)
                this.#isKeyValid = true;
            if (answer.kind === 'accepted' || answer.kind === 'duplicate' || answer.kind === 'rejected')
                return (0,purge_result/* toResult */.X5)(answer, made);
            if (answer.kind === 'refused') {
                if (!this.#isKeyValid || ++refusals >= maxRefusals)
                    throw new purge_result/* KeyRefusedError */.gy(answer, made, this.#options.api.keyAdvice);
                limiter.slowDown(answer.startedMs, refusedPauseMs);
                continue;
            }
            // From the first answer on: the time before it went into the queue of the rate limit.
            deadlineMs ??= clock.monotonicMs() + maxWaitMs;
            const askedMs = answer.retryAfterMs ?? 0;
            const isLimited = answer.kind === 'limited';
            if (clock.monotonicMs() + askedMs > deadlineMs && (isLimited || askedMs > 0)) {
                const asked = askedMs <= maxWaitMs ? 'and that lasted' : `imgix asked to wait ${toWaitWords(askedMs)},`;
                const reason = `${asked} longer than the input \`timeout\` allows`;
                return (0,purge_result/* toResult */.X5)(answer, { ...made, reason });
            }
            if (isLimited) {
                // Of the account, not of this URL: the run as a whole waits, and every URL's turn comes.
                limiter.slowDown(answer.startedMs, askedMs);
                continue;
            }
            if (++faults >= maxFaults)
                return (0,purge_result/* toResult */.X5)(answer, made);
            const stops = [halt, request.withdraw].filter((one) => one !== undefined);
            const backoffMs = (0,pause/* toBackoffMs */.e)(2 * faults - 1, random(), Math.min(maxBackoffMs, maxWaitMs / 4));
            await clock.sleep(Math.max(askedMs, backoffMs), AbortSignal.any(stops));
        }
    }
    /** Sends nothing during an outage, but for a repeated purge: that finds out whether it has ended. */
    async #attempt(url, { priority, withdraw, onAttempt }) {
        const { limiter, halt } = this.#options;
        const place = await limiter.take(priority, withdraw);
        try {
            return await this.#gate.run(async () => {
                const outage = priority === 'repeat' ? undefined : this.#breaker.outage;
                if (outage !== undefined)
                    return { kind: 'outage', ...outage };
                onAttempt?.();
                const answer = await this.#send(url, place);
                const failure = answer.kind === 'limited' || answer.kind === 'unavailable' ? answer : undefined;
                this.#breaker.record(failure, answer.startedMs);
                if (failure === undefined)
                    limiter.speedUp();
                return answer;
            }, halt);
        }
        finally {
            place.done();
        }
    }
    async #send(url, place) {
        const { api, http, clock, cancel } = this.#options;
        // Ends the request while its body is read, too: until then `withinMs` does.
        const giveUp = new AbortController();
        const finish = (0,on_abort/* onAbort */.u)(cancel, () => giveUp.abort(cancel.reason));
        const startedMs = clock.monotonicMs();
        let sentAtMs;
        try {
            const request = api.toRequest(url);
            const onSent = () => {
                sentAtMs = clock.monotonicMs();
                place.sent();
            };
            const answer = await (0,timing_clock/* withinMs */.SV)(clock, attemptTimeoutMs, cancel, (limited) => {
                const signal = AbortSignal.any([limited, giveUp.signal]);
                return http.request({ method: 'POST', ...request, timeoutMs: attemptTimeoutMs, signal, onSent });
            });
            const retryAfterMs = (0,retry_after/* readRetryAfterMs */.j)(answer.headers, clock.now());
            const classified = api.classify(answer.status, await this.#readText(answer, giveUp));
            return { ...classified, startedMs, sentAtMs, retryAfterMs };
        }
        catch (error) {
            cancel.throwIfAborted();
            if (error instanceof http_http/* HttpError */.j$ || error instanceof timing_clock/* TimeLimitError */.$q) {
                return { kind: 'unavailable', status: null, words: error.message, startedMs, sentAtMs };
            }
            throw error;
        }
        finally {
            finish();
        }
    }
    /**
     * The beginning of the body, and `giveUp` where the rest does not come: an answer that breaks off or hangs after its
     * status still says what the status says.
     */
    async #readText({ headers, body }, giveUp) {
        const { clock, cancel } = this.#options;
        const chunks = [];
        const read = async () => {
            let bytes = 0;
            for await (const chunk of (0,decode_body/* decodeBody */.Vj)(body, (0,decode_body/* toEncoding */.xA)(headers))) {
                chunks.push(chunk);
                bytes += chunk.length;
                if (bytes > maxAnswerBytes)
                    break;
            }
        };
        try {
            await (0,timing_clock/* withinMs */.SV)(clock, bodyTimeoutMs, cancel, read);
        }
        catch (error) {
            cancel.throwIfAborted();
            if (error instanceof timing_clock/* TimeLimitError */.$q)
                giveUp.abort(error);
            else if (!(error instanceof http_http/* HttpError */.j$))
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


const windowMs = 1000;
/** So much may two requests' ways to the server differ, whatever their answers took. */
const arrivalMarginMs = 100;
/** An API that hangs must not take all places. */
const maxLateMs = 1000;
/** The quickest of the last so many answers counts. */
const recentAnswers = 20;
const minShare = 0.05;
/** With each purge that imgix takes: all of it within seconds at the full rate. */
const shareRegained = 0.02;
/** Timers hold 2^31 - 1 ms at most; a wait is computed anew after each sleep anyway. */
const maxSleepMs = 60_000;
class RateLimiter {
    #options;
    #pause;
    #waiting = { further: [], first: [], repeat: [] };
    #served = 0;
    #taken = [];
    #answersMs = [];
    /** The part of the limit that is used, from 0 to 1. */
    #share = 1;
    #isServing = false;
    /** While it sleeps. */
    #wake;
    constructor(options) {
        this.#options = options;
        this.#pause = new pause/* Pause */.v(options.clock, options.random);
    }
    /**
     * Resolves when a request may go out now; the caller reports `sent` and `done` on the place it got. `withdraw` gives
     * up waiting and rejects with its reason.
     */
    take(priority, withdraw) {
        this.#options.signal.throwIfAborted();
        withdraw?.throwIfAborted();
        const waiting = Promise.withResolvers();
        const queue = this.#waiting[priority];
        const stay = withdraw && (0,on_abort/* onAbort */.u)(withdraw, () => this.#withdraw(queue, waiting, withdraw.reason));
        queue.push(waiting);
        void this.#serve();
        return waiting.promise.finally(stay);
    }
    /**
     * imgix said that there were too many, as other jobs share the account's limit, or turned down a key that it had accepted. Pauses
     * (`Pause`), and goes on at half the rate.
     */
    slowDown(startedMs, askedMs) {
        const isNew = this.#pause.begin(startedMs, askedMs);
        if (isNew)
            this.#share = Math.max(minShare, this.#share / 2);
    }
    /** One was taken: the rate finds back. */
    speedUp() {
        this.#pause.taken();
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
            for (const queue of Object.values(this.#waiting))
                for (const waiting of queue.splice(0))
                    waiting.reject(reason);
        }
        finally {
            this.#isServing = false;
        }
    }
    #nextQueue() {
        const { further, first, repeat } = this.#waiting;
        const inTurn = this.#served % 4 === 3 ? [further, repeat, first] : [further, first, repeat];
        return inTurn.find((queue) => queue.length > 0);
    }
    #millisecondsUntilFree() {
        const { clock, limit } = this.#options;
        const nowMs = clock.monotonicMs();
        const pauseMs = this.#pause.leftMs;
        if (limit === undefined)
            return pauseMs;
        this.#taken = this.#taken.filter((taken) => toFreeAtMs(taken, nowMs) > nowMs);
        if (this.#taken.length < Math.max(1, Math.floor(limit * this.#share)))
            return pauseMs;
        return Math.max(pauseMs, Math.min(...this.#taken.map((taken) => toFreeAtMs(taken, nowMs))) - nowMs);
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
        this.#served++;
        if (limit === undefined)
            return { sent: () => { }, done: () => { } };
        const taken = { quickestMs: 0 };
        this.#taken.push(taken);
        return {
            sent: () => {
                taken.sentAtMs = clock.monotonicMs();
                if (this.#answersMs.length > 0)
                    taken.quickestMs = Math.min(...this.#answersMs);
                this.#wake?.abort();
            },
            done: () => {
                taken.doneAtMs ??= clock.monotonicMs();
                if (taken.sentAtMs !== undefined)
                    this.#answersMs = [...this.#answersMs, taken.doneAtMs - taken.sentAtMs].slice(-recentAnswers);
                this.#wake?.abort();
            },
        };
    }
    #withdraw(queue, waiting, reason) {
        const index = queue.indexOf(waiting);
        if (index >= 0)
            queue.splice(index, 1);
        // Nobody may be left to wait for, and a sleep in vain would keep the process alive.
        this.#wake?.abort();
        waiting.reject(reason);
    }
}
/** Infinite while the request waits for its connection: it may still arrive at any time. */
function toFreeAtMs({ sentAtMs, doneAtMs, quickestMs }, nowMs) {
    if (sentAtMs === undefined)
        return doneAtMs ?? Number.POSITIVE_INFINITY;
    const tookMs = (doneAtMs ?? nowMs) - sentAtMs;
    const lateMs = Math.min(maxLateMs, Math.max(arrivalMarginMs, tookMs - quickestMs));
    return sentAtMs + windowMs + (doneAtMs === undefined ? lateMs : Math.min(tookMs, lateMs));
}

// EXTERNAL MODULE: ./lib/targets/url/base-url.js
var base_url = __webpack_require__(2051);
;// CONCATENATED MODULE: ./lib/pipeline/open-purger.js





/** `halt` lets what is under way finish, and starts nothing new. */
function openPurger(inputs, ports, halt) {
    const { http, clock, random, signal: cancel } = ports;
    const { apiKey, subImage, timeoutMs: maxWaitMs, apiVersion, rateLimit: limit } = inputs;
    const apiUrl = (0,base_url/* toAddress */.ch)(inputs.apiUrl);
    const api = apiVersion === 'v1' ? createApiV1({ apiUrl, apiKey, subImage }) : createApiV2({ apiUrl, apiKey });
    const limiter = new RateLimiter({ limit, clock, random, signal: halt });
    return new Purger({ api, limiter, http, clock, random, maxWaitMs, cancel, halt });
}


/***/ }),

/***/ 8916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ck: () => (/* binding */ isTaken),
/* harmony export */   X5: () => (/* binding */ toResult),
/* harmony export */   dW: () => (/* binding */ withoutForeign),
/* harmony export */   gy: () => (/* binding */ KeyRefusedError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
// What a purge came to, in the report's terms, with messages for people.

/** imgix said that it took the purge, or had taken the same one. */
function isTaken(effect) {
    return effect === 'accepted' || effect === 'earlier';
}
function toResult(answer, made) {
    const { attempts, sentAtMs, mayHaveActed } = made;
    const status = attempts === 0 ? null : answer.status;
    const common = { attempts, sentAtMs, status, purgeId: null, error: null, note: null };
    switch (answer.kind) {
        case 'accepted': {
            const { purgeId, note = null, isForeign } = answer;
            return { ...common, outcome: 'accepted', effect: isForeign ? 'unknown' : 'accepted', purgeId, note };
        }
        case 'duplicate':
            return { ...common, outcome: 'duplicate', effect: 'earlier' };
        default: {
            const effect = mayHaveActed ? 'unknown' : 'none';
            return { ...common, outcome: 'failed', effect, error: toProblem(answer, made) };
        }
    }
}
/**
 * What an accepted purge comes to where nothing shows that it had its effect: an answer about something else is no
 * acceptance then. `why` is the sentence that says so.
 */
function withoutForeign(result, why) {
    if (result.outcome !== 'accepted' || result.effect === 'accepted')
        return result;
    const message = `Something answered ${result.status}, but not as imgix answers a purge: ${result.note} ${why}`;
    return { ...result, outcome: 'failed', error: { code: 'purge-rejected', message }, note: null };
}
function toProblem(answer, { attempts, mayHaveActed, reason = '' }) {
    const because = reason === '' ? '' : `; ${reason}`;
    const doubt = mayHaveActed ? ' The purge may have worked all the same.' : '';
    const tries = toTries(attempts);
    switch (answer.kind) {
        case 'refused':
            return { code: 'purge-rejected', message: `${toRefusal(answer)}.` };
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
/** It must be true of many URLs as well: for those that share a cause the message of the first one is told. */
function toTries(attempts) {
    if (attempts === 0)
        return 'the attempts for other URLs, so none was made here';
    return attempts === 1 ? 'one attempt' : `${attempts} attempts`;
}
function toRefusal({ status, isForeign }) {
    return isForeign
        ? `Something else than imgix's API answered with status ${status} and a page`
        : `imgix refused the API key (${status})`;
}
/** imgix, or what stands before it, refused the key: every other purge of the run would be refused too. Carries what came of this one. */
class KeyRefusedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l {
    result;
    constructor(answer, made, keyAdvice) {
        const remedy = answer.isForeign
            ? ', perhaps a proxy or a firewall. Check `api-url`, and the proxy variables `HTTPS_PROXY` and `NO_PROXY`.'
            : `: ${answer.words}. ${keyAdvice}`;
        super('api-key-refused', `${toRefusal(answer)}${remedy}`);
        this.result = toResult(answer, made);
    }
}


/***/ })

};
