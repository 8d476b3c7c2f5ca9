export const id = 465;
export const ids = [465];
export const modules = {

/***/ 7751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ tellRegularly),
/* harmony export */   k: () => (/* binding */ Progress)
/* harmony export */ });
/* harmony import */ var _platform_wording_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6747);
/* harmony import */ var _outcome_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6210);
/* harmony import */ var _run_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7034);
/* harmony import */ var _words_cause_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2919);




/** The longer it lasts, the less often. */
const intervalsMs = [10_000, 20_000, 30_000, 60_000];
const maxFindings = 4;
/** A single purge may be turned down now and then. */
const minRefusalSeconds = 5;
/** Says how far something is, every now and then, until it is stopped. */
async function tellRegularly(toState, { log, clock, signal }) {
    try {
        for (let round = 0;; round++) {
            await clock.sleep(intervalsMs[Math.min(round, intervalsMs.length - 1)], signal);
            log.info(toState());
        }
    }
    catch {
        // Stopped: nothing is left to tell.
    }
}
class Progress {
    #log;
    #clock;
    #options;
    #stop = new AbortController();
    /** What the last check of each asset that is being waited for has shown. */
    #seen = new Map();
    /** What the Source gives for each asset that is held back until it is ready, and since when that is waited for. */
    #held = new Map();
    /** Why some are checked for so long is said once. */
    #isWaitTold = false;
    /** Of which the purge was answered, or is not to come. */
    #settled = 0;
    #lastPurgeMs = 0;
    #proved = 0;
    #failed = 0;
    #done = 0;
    constructor(log, clock, options) {
        this.#log = log;
        this.#clock = clock;
        this.#options = options;
        log.info(toPlan(options));
        void tellRegularly(() => this.#toState(), { log, clock, signal: this.#stop.signal });
    }
    /** `detail`: see `OriginState`. */
    lookedAtOrigin(url, isReady, detail) {
        this.#log.debug(`origin of ${url}: ${detail}`);
        const sinceMs = this.#held.get(url)?.sinceMs ?? this.#clock.monotonicMs();
        if (isReady)
            this.#held.delete(url);
        else
            this.#held.set(url, { detail, sinceMs });
    }
    purged(url, { outcome, status, attempts, note }) {
        this.#settled++;
        this.#lastPurgeMs = this.#clock.monotonicMs();
        this.#log.debug(`purge ${outcome} (status ${status ?? 'none'}, attempts ${attempts}) ${url}`);
        if (note !== null)
            this.#log.info(`Purge of ${url}: ${note}`);
    }
    /** `cause`: what stands against a proof; null where nothing does. */
    checked(url, cause, detail) {
        if (cause?.kind === 'too-early' && !this.#isWaitTold) {
            this.#isWaitTold = true;
            this.#log.info(`Where imgix gave the right answer before the purge already, could not be asked then, or answers 410, checks go on for a minute (for an error up to five), as nothing else shows that it stays so (first: ${url}).`);
        }
        this.#seen.set(url, (0,_words_cause_words_js__WEBPACK_IMPORTED_MODULE_2__/* .toAnswerWords */ .J5)(cause));
        this.#log.debug(`check ${url}: ${detail}`);
    }
    finished(report) {
        this.#seen.delete(report.url);
        this.#held.delete(report.url);
        this.#done++;
        if (report.purge.outcome === 'skipped')
            this.#settled++;
        if ((0,_run_report_js__WEBPACK_IMPORTED_MODULE_1__/* .isVerified */ .p4)(report))
            this.#proved++;
        if ((0,_run_report_js__WEBPACK_IMPORTED_MODULE_1__/* .hasFailed */ .WN)(report))
            this.#failed++;
        this.#log.info(toLine(report));
    }
    stop() {
        this.#stop.abort();
    }
    #toState() {
        const { total, rate, timeoutMs } = this.#options;
        const counts = `${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .toNumber */ .Ro)(this.#proved)} of ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .toUrlCount */ .UX)(total)} proved, ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .toNumber */ .Ro)(this.#failed)} failed`;
        const unsent = total - this.#settled;
        if (unsent > 0)
            return `${counts}, ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .toNumber */ .Ro)(unsent)} not purged yet${toTimeFor(unsent, rate)}.${this.#toRefusal()}${this.#toHeld()}${this.#toFindings()}`;
        const left = this.#toLeft(this.#lastPurgeMs + timeoutMs);
        return `${counts}, ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .toNumber */ .Ro)(total - this.#done)} being checked, for ${left} at most.${this.#toFindings()}`;
    }
    #toLeft(untilMs) {
        return (0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .toDuration */ .Ah)(Math.max(0, untilMs - this.#clock.monotonicMs()) / 1000);
    }
    /** Such as " imgix has taken no purge for 40 s: the last answer was 429, too many purges." */
    #toRefusal() {
        const failing = this.#options.toFailing?.();
        if (failing === undefined || failing.seconds < minRefusalSeconds)
            return '';
        const { last, seconds } = failing;
        const answer = last.status === null ? 'no answer came' : `the last answer was ${last.status}`;
        const words = last.status === 429 ? `${answer}, too many purges` : answer;
        return ` imgix has taken no purge for ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .toDuration */ .Ah)(seconds)}: ${words}.`;
    }
    /** Such as " Waiting for the Source, for 20 s at most: it still serves the old file (2 URLs); answers 500 (1 URL)." */
    #toHeld() {
        const held = [...this.#held.values()];
        if (held.length === 0)
            return '';
        const left = this.#toLeft(Math.max(...held.map(({ sinceMs }) => sinceMs)) + this.#options.timeoutMs);
        const told = [...Map.groupBy(held, ({ detail }) => detail)]
            .toSorted(([, one], [, other]) => other.length - one.length)
            .slice(0, maxFindings)
            .map(([detail, same]) => `${detail} (${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .toUrlCount */ .UX)(same.length)})`);
        return ` Waiting for the Source, for ${left} at most: it ${told.join('; ')}.`;
    }
    /** Such as " Seen: 2 x 404, 1 x the old bytes." */
    #toFindings() {
        const counts = new Map();
        for (const words of this.#seen.values())
            counts.set(words, (counts.get(words) ?? 0) + 1);
        return counts.size === 0 ? '' : ` Seen: ${(0,_words_cause_words_js__WEBPACK_IMPORTED_MODULE_2__/* .toTally */ .WF)(counts, maxFindings)}.`;
    }
}
function toPlan({ total, rate }) {
    if (rate === undefined)
        return `${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .toUrlCount */ .UX)(total)} to purge, without a rate limit.`;
    return `${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .toUrlCount */ .UX)(total)} to purge, ${rate} a second at most${toTimeFor(total, rate)}.`;
}
function toTimeFor(purges, rate) {
    const time = (0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .toTimeAt */ .Av)(rate, purges);
    return time === undefined ? '' : `, which takes at least ${time}`;
}
function toLine(asset) {
    const { url, purge, verification, problem } = asset;
    const { evidence, seconds, outcome, checks } = verification;
    if (problem !== null)
        return `${(0,_outcome_words_js__WEBPACK_IMPORTED_MODULE_0__/* .toFailure */ .w2)(asset)} ${url}: ${(0,_outcome_words_js__WEBPACK_IMPORTED_MODULE_0__/* .toReason */ .Ge)(asset)} [${problem.code}]`;
    if (outcome === 'skipped')
        return `purged ${url}, not checked`;
    const known = evidence === 'changed' ? 'changed (the weaker proof)' : evidence;
    const how = (0,_run_report_js__WEBPACK_IMPORTED_MODULE_1__/* .isNeverSeen */ .mX)(asset) ? `checked ${url}: ${(0,_outcome_words_js__WEBPACK_IMPORTED_MODULE_0__/* .toNeverSeenWords */ .SV)(asset)}` : `proved ${url}: ${known}`;
    return `${how}, after ${seconds} s, ${(0,_platform_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .toCount */ .zK)(checks, 'check')}${(0,_outcome_words_js__WEBPACK_IMPORTED_MODULE_0__/* .toRepeats */ .Sc)(purge)}`;
}


/***/ }),

/***/ 1480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lb: () => (/* binding */ isStoredBefore),
/* harmony export */   Pz: () => (/* binding */ toMadeMs),
/* harmony export */   m6: () => (/* binding */ isStoredSince),
/* harmony export */   oC: () => (/* binding */ isMadeSince)
/* harmony export */ });
/* harmony import */ var _known_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8862);
/* harmony import */ var _seen_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3598);
// Whether an answer was stored before or after a moment.


/**
 * These bytes were made after that moment: some point of presence stored them since. Without an age that may only be when they came
 * there, out of a cache behind: then they must not have been seen anywhere before the moment.
 */
function isMadeSince(url, answer, momentMs) {
    return toMadeMs(url, answer, momentMs) !== undefined;
}
/** By when they were made then, at the latest; undefined where nothing shows that they were made after that moment. */
function toMadeMs(url, answer, momentMs) {
    const same = (0,_known_js__WEBPACK_IMPORTED_MODULE_0__/* .answersOf */ .Bw)(url).filter(({ seen }) => (0,_seen_js__WEBPACK_IMPORTED_MODULE_1__/* .hasSameBytes */ .gT)(seen, answer.seen));
    const isNew = same.every(({ firstSeenAtMs }) => firstSeenAtMs >= momentMs);
    const made = same
        .filter(({ hasAge }) => hasAge || isNew)
        .flatMap(({ stored, storedEarlier = stored }) => [stored, storedEarlier])
        .filter(({ earliestMs }) => earliestMs >= momentMs);
    return made.length === 0 ? undefined : Math.min(...made.map(({ latestMs }) => latestMs));
}
/** For certain. When an answer was stored is known as an interval, which may lie on both sides of the moment. */
function isStoredSince({ stored }, momentMs) {
    return stored.earliestMs >= momentMs;
}
function isStoredBefore({ stored }, momentMs) {
    return stored.latestMs < momentMs;
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
var probe_sample = __webpack_require__(5131);
// EXTERNAL MODULE: ./lib/verify/rules/known-for-good.js
var known_for_good = __webpack_require__(3536);
// EXTERNAL MODULE: ./lib/verify/schedule.js
var schedule = __webpack_require__(272);
// EXTERNAL MODULE: ./lib/platform/wording.js
var wording = __webpack_require__(6747);
// EXTERNAL MODULE: ./lib/verify/known/seen.js
var known_seen = __webpack_require__(3598);
// EXTERNAL MODULE: ./lib/verify/probe/non-asset.js
var non_asset = __webpack_require__(518);
// EXTERNAL MODULE: ./lib/verify/rules/fault-rules.js
var fault_rules = __webpack_require__(4947);
;// CONCATENATED MODULE: ./lib/verify/origin/origin-rules.js
// Whether the origin has the new state, by its last answer: only then a purge makes imgix load that. Pure.





function judgeOrigin(known) {
    const { expected, seen, wall, checkout, newest, wasAtOrigin } = known;
    const { due = expected, ...found } = judgeSeen(expected, seen, checkout);
    const absence = isAbsent(seen) ? { kind: 'missing', status: seen.status } : null;
    const isForGood = wall !== undefined;
    const state = { fault: toFault(seen), ...found, absence, expected: due, wasAtOrigin, isForGood };
    const newestNeed = known.isNewestDue && !state.isReady ? 'newest' : undefined;
    const need = [toReadingNeed(known), newestNeed].find((one) => one !== undefined && !known.asked.has(one));
    const isWon = !state.isReady && newest !== undefined && judgeSeen(newest.expected, seen, undefined).isReady;
    return { need, state: isWon ? { ...state, isReady: true, isCertain: false, newest } : state };
}
/** The probe that would tell what the answer is, where it was not read far enough. */
function toReadingNeed({ expected, seen, checkout, newest }) {
    const content = (0,expected_content/* recognise */.GJ)(expected, seen, checkout);
    if (content === 'unhashed')
        return 'checkout';
    // What cannot be the commit's file, by its length, can be the branch's.
    const isUnmeasured = newest !== undefined && (0,expected_content/* recognise */.GJ)(newest.expected, seen, undefined) === 'unmeasured';
    return content === 'unmeasured' || isUnmeasured ? 'whole' : undefined;
}
function toFault(seen) {
    return seen.kind === 'served' || isAbsent(seen) ? null : (0,fault_rules/* toFaultFinding */.d_)(seen, 'It', false).cause;
}
function isAbsent(seen) {
    return seen.kind === 'status' && (seen.status === 404 || seen.status === 410);
}
function judgeSeen(expected, seen, checkout) {
    switch (seen.kind) {
        case 'failed':
            return finding(false, `could not be fetched: ${seen.reason}`);
        case 'status':
            // Storage that may not be listed answers so for a missing file, and a filter for a client that it refuses: its page tells nothing.
            if (seen.status === 403) {
                const { challengeBy: by } = seen;
                const why = by === undefined ? ': it has no such file, or it refuses this step' : ` with a challenge of ${by}`;
                return { ...finding(expected.kind !== 'updated' && by === undefined, `answers 403${why}`), isCertain: false };
            }
            if (!(0,known_seen/* isMissing */.b2)(seen))
                return finding(false, `answers ${seen.status}`);
            if (expected.kind === 'updated')
                return finding(false, `answers ${seen.status}, it has no such file`);
            return finding(true, `answers ${seen.status}`, expected.kind === 'unknown' ? { kind: 'removed', old: 'unknown' } : undefined);
        case 'served':
            return judgeServed(expected, seen, checkout);
        default:
            return seen;
    }
}
function judgeServed(expected, seen, checkout) {
    const { body, nonAssetReason } = seen;
    if (expected.kind === 'unknown') {
        // A Source may serve a file with any type, but these two are no file.
        if (nonAssetReason === non_asset/* emptyBody */.C3 || nonAssetReason === non_asset/* htmlPage */.X)
            return finding(false, `answers with ${nonAssetReason}, which is not the asset`);
        if (body.sha256 === null)
            return finding(false, 'sends a body that could not be read');
        const now = { kind: 'sha256', id: body.sha256, size: body.length };
        return finding(true, 'serves it', { kind: 'updated', now, old: 'unknown', isByOrigin: true });
    }
    const content = (0,expected_content/* recognise */.GJ)(expected, seen, checkout);
    if (content !== 'other')
        return finding(content === 'new', contentWords[content]);
    // An old file that was empty, or a fault.
    if (nonAssetReason === non_asset/* emptyBody */.C3)
        return finding(false, `answers with ${non_asset/* emptyBody */.C3}`);
    if (expected.kind === 'removed' && expected.old !== 'unknown')
        return { ...finding(true, 'serves another file in its place'), isCertain: false };
    if (nonAssetReason === non_asset/* htmlPage */.X) {
        const not = expected.kind === 'removed' ? 'does not show that the file is gone, as 404 would' : 'is not the file';
        return finding(false, `answers with ${nonAssetReason}, which ${not}`);
    }
    // Mostly the name of the encoding is wrong, and these are the file's bytes: then they would have been recognised.
    if ((0,non_asset/* isUnreadable */.GZ)(nonAssetReason)) {
        const { cause } = (0,fault_rules/* toFaultFinding */.d_)(seen, 'It', false);
        return { ...finding(false, `answers with ${nonAssetReason}, and not with the file's bytes`), fault: cause };
    }
    return finding(false, `serves a file of ${(0,wording/* toBytes */.ZJ)(body.length)}${toUnlike(expected)}`);
}
const contentWords = {
    new: 'serves the new file',
    old: 'still serves the old file',
    pointer: 'serves the Git LFS pointer, not its content',
    unmeasured: 'does not tell the length of its answer',
    unhashed: 'does not tell the length of its answer',
};
/** Of a requested URL, and of what git has not the blob of, nobody knows the old file: this may be it. */
function toUnlike(expected) {
    if (expected.kind === 'removed')
        return '';
    return typeof expected.old === 'object' ? ' that is neither the old nor the new one' : ' that is not the new one';
}
function finding(isReady, detail, due) {
    return { isReady, isCertain: isReady, detail, due };
}

;// CONCATENATED MODULE: ./lib/verify/origin/origin.js
// Waits until the origin (`origin-url`) has the new state. A purge before that does nothing: imgix revalidates, hears "unchanged",
// and stops there.







/** Many large files may be under way at a time. */
const onlyLimitMs = 30_000;
/** Then the file is read all the same: some servers give a new file the ETag of the old one. */
const maxTimesUnchanged = 5;
async function waitForOrigin(url, expected, ports) {
    const { sampler, random, timeoutMs, findNewest, newestAfterMs = Number.POSITIVE_INFINITY, onLook } = ports;
    const { clock, signal } = sampler;
    const startMs = clock.monotonicMs();
    const deadlineMs = startMs + timeoutMs;
    let last;
    // One look, which no other one follows.
    const isOnly = timeoutMs === 0;
    const take = async (known, probe) => {
        const timeLimitMs = isOnly ? onlyLimitMs : (0,schedule/* toProbeLimitMs */.zN)(deadlineMs - clock.monotonicMs(), [last]);
        const asked = { url, timeLimitMs, likelyLengths: toLikelyLengths(known), ...probe };
        const ask = async () => ({ sample: await (0,probe_sample/* takeSample */.ov)(sampler, asked) });
        const { sample } = await (isOnly ? (0,probe_sample/* askTwice */.g4)(ask, sampler) : ask());
        // How long the file itself takes, a 304 does not tell.
        if (!isNotModified(sample))
            last = sample;
        return sample;
    };
    const { judged } = await (0,poll/* poll */.w)(toUnasked(expected), {
        clock,
        signal,
        check: async (known) => {
            const isWorthReading = (length) => expected.kind !== 'updated' || (0,expected_content/* mayHaveLength */.Yl)(expected, length);
            const isLast = clock.monotonicMs() >= deadlineMs;
            const headers = isLast || known.timesUnchanged === maxTimesUnchanged ? {} : known.conditions;
            const sample = await take(known, { headers, isWorthReading });
            const isUnchanged = known.seen !== unasked && isNotModified(sample);
            const isNewestDue = clock.monotonicMs() - startMs >= newestAfterMs;
            const { timesUnchanged } = known;
            const learnt = isUnchanged ? { ...known, timesUnchanged: timesUnchanged + 1 } : withAnswer(known, sample);
            return { ...learnt, isNewestDue, asked: new Set() };
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
                    return { ...met, newest: await findNewest?.() };
                default:
                    return need;
            }
        },
        toNextMs: (_, { state }) => {
            onLook?.(state);
            const nowMs = clock.monotonicMs();
            const endMs = Math.min(deadlineMs, startMs + (ports.patienceMs?.() ?? timeoutMs));
            const isOver = state.isReady || nowMs >= endMs || (state.isForGood && nowMs >= startMs + known_for_good/* graceMs */.Nl);
            return isOver ? undefined : Math.min(endMs, nowMs + (0,schedule/* toDelayMs */.nU)(nowMs - startMs, random()));
        },
    });
    return judged.state;
}
const unasked = { kind: 'failed', reason: 'it was not asked' };
function toUnasked(expected) {
    return {
        expected,
        seen: unasked,
        wall: undefined,
        checkout: undefined,
        newest: undefined,
        isNewestDue: false,
        wasAtOrigin: false,
        asked: new Set(),
        conditions: {},
        timesUnchanged: 0,
    };
}
function isNotModified({ seen }) {
    return seen.kind === 'status' && seen.status === 304;
}
function withAnswer(known, { seen, headers }) {
    const wasAtOrigin = known.wasAtOrigin || (0,expected_content/* recognise */.GJ)(known.expected, seen, undefined) === 'old';
    const seenWall = (0,known_for_good/* toWall */.oB)(seen);
    const wall = known.seen === unasked || known.wall === seenWall ? seenWall : undefined;
    const conditions = seen.kind === 'served' ? toConditions(headers) : {};
    return { ...known, seen, wall, wasAtOrigin, conditions, timesUnchanged: 0 };
}
/** Git's hash begins with the length, which an answer may give only at its end. Then it is asked for again, with that length. */
function toLikelyLengths(known) {
    const lengths = (0,known_known/* contentsOf */.KD)(known).flatMap(expected_content/* sizesOf */.gN);
    return known.seen.kind === 'served' ? [...lengths, known.seen.body.length] : lengths;
}
/** Not by date: a deployment may bring a file with an older one, and many servers answer 304 then, as it is no newer. */
function toConditions({ etag }) {
    return etag === undefined ? {} : { 'if-none-match': etag };
}


/***/ }),

/***/ 7052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ poll)
/* harmony export */ });
/** Rejects with the signal's reason, and with whatever one of these functions throws. */
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

/***/ 7906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ passesThrough),
/* harmony export */   RV: () => (/* binding */ freshSince),
/* harmony export */   WE: () => (/* binding */ isAsRendered),
/* harmony export */   XU: () => (/* binding */ isOfNewSize),
/* harmony export */   Y5: () => (/* binding */ lengthOf),
/* harmony export */   bI: () => (/* binding */ isGivenBy),
/* harmony export */   si: () => (/* binding */ isAsBefore),
/* harmony export */   wO: () => (/* binding */ givesOwnBytes)
/* harmony export */ });
/* harmony import */ var _platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2928);
/* harmony import */ var _expected_content_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4749);
/* harmony import */ var _known_held_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5462);
/* harmony import */ var _known_known_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8862);
/* harmony import */ var _known_seen_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3598);
/* harmony import */ var _probe_sample_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5131);
// What a row of the table sees, and the questions that several rows ask of it.






function lengthOf(sample) {
    return sample?.seen.kind === 'served' ? sample.seen.body.length : undefined;
}
/** The URL has given a file's own bytes at some time. So imgix renders nothing there, and other bytes are another file. SVG may be sanitized. */
function passesThrough({ known, url, expected }) {
    return [...(0,_known_known_js__WEBPACK_IMPORTED_MODULE_1__/* .seenOf */ .Pm)(url), url.fresh?.seen].some((seen) => {
        if (seen?.kind !== 'served')
            return false;
        const { length, sha256 } = seen.body;
        const content = (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_4__/* .recognise */ .GJ)(expected, seen, known.checkout);
        // The old SVG may have had nothing to sanitize, and the new one has.
        if ((0,_platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_5__/* .isSvg */ .$D)(known.url))
            return content === 'new';
        return content === 'old' || content === 'new' || (sha256 === null && (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_4__/* .sizesOf */ .gN)(expected).includes(length));
    });
}
/**
 * Other bytes than a file's own are another file: imgix renders none of its kind, or cannot read it, and renders none of another kind
 * that it could. Of an SVG, which may be sanitized, only its original tells.
 */
function givesOwnBytes(facts) {
    const { known, host, expected } = facts;
    if (passesThrough(facts))
        return true;
    if (expected.kind !== 'updated' || (0,_platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_5__/* .isSvg */ .$D)(known.url))
        return false;
    const isUnreadable = known.held?.file.kind === 'unknown';
    return isUnreadable ? host.passedEndings.size > 0 : host.passedEndings.has((0,_platform_files_file_kind_js__WEBPACK_IMPORTED_MODULE_5__/* .toRasterEnding */ .o8)(known.url) ?? '');
}
/** imgix describes a file as long as the new one. */
function isOfNewSize({ known, expected }) {
    const length = (0,_known_held_js__WEBPACK_IMPORTED_MODULE_0__/* .descriptionOf */ .Kq)(known)?.contentLength;
    return length !== undefined && (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_4__/* .newSizesOf */ ._O)(expected).includes(length);
}
/** The bytes from before the purge. */
function isAsBefore({ url, answer }) {
    return (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .hasSameBytes */ .gT)(url.before?.seen, answer.seen);
}
/** What imgix rendered, if that was asked for since that moment. */
function freshSince({ fresh }, sinceMs) {
    return fresh !== undefined && fresh.sentAtMs >= sinceMs ? fresh : undefined;
}
/**
 * The answer is what imgix renders now, as `fresh` shows. What is as before the purge may come out of a cache in front of imgix, which
 * would give it here, too: then the headers must show that this is later.
 */
function isAsRendered(given, fresh) {
    if (fresh === undefined || !(0,_known_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .hasSameBytes */ .gT)(fresh.seen, given.answer.seen))
        return false;
    return !isAsBefore(given) || (0,_probe_sample_js__WEBPACK_IMPORTED_MODULE_3__/* .isShownSince */ .EZ)(fresh, given.known.purge.lastAtMs);
}
/** Some point of presence gives, or gave, the same as this. */
function isGivenBy(url, sample) {
    return (0,_known_known_js__WEBPACK_IMPORTED_MODULE_1__/* .answersOf */ .Bw)(url).some(({ seen }) => (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .hasSameBytes */ .gT)(seen, sample?.seen));
}


/***/ }),

/***/ 4947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d_: () => (/* binding */ toFaultFinding),
/* harmony export */   r1: () => (/* binding */ toTokenAdvice),
/* harmony export */   sg: () => (/* binding */ defaultImageDetail),
/* harmony export */   zk: () => (/* binding */ toMissingCause)
/* harmony export */ });
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3528);

/** `subject`: "imgix", or "It" of a derivative. */
function toFaultFinding(seen, subject, isSigned) {
    switch (seen.kind) {
        case 'failed':
            return fault({ kind: 'unreachable', reason: seen.reason }, `It could not be fetched: ${seen.reason}.`);
        case 'served': {
            const nonAssetReason = seen.nonAssetReason ?? 'something else';
            return fault({ kind: 'not-an-asset', nonAssetReason }, `${subject} answers with ${nonAssetReason}, which is not the asset.`);
        }
        case 'status':
            return toStatusFinding(seen, subject, isSigned);
        default:
            return seen;
    }
}
function toStatusFinding({ status, location, challengeBy, isAnonymous }, subject, isSigned) {
    if (challengeBy !== undefined) {
        return fault({ kind: 'challenge', by: challengeBy }, `${subject} answers ${status} with a challenge of ${challengeBy}, which asks the client to prove that it is a browser. Let this step pass: give \`verify-headers\` with a header that the filter accepts.`);
    }
    if (location !== undefined) {
        return fault({ kind: 'redirect', status, location }, `${subject} answers ${status}, a redirect to ${location}, which is not followed. Is this the host that imgix serves?`);
    }
    const isRefused = status === 401 || status === 403;
    const cause = isRefused ? { kind: 'refused', status, signed: isSigned } : { kind: 'status', status };
    return fault(cause, isAnonymous
        ? `${subject} answers 403 without the name of a point of presence (\`X-Served-By\`). If something on the way refuses this step, give \`verify-headers\` with a header that it accepts. ${toTokenAdvice(isSigned)}`
        : `${subject} answers ${status}${toReason(status)}.`);
}
function fault(cause, detail) {
    return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .inconclusive */ .Ni)(`fault-${cause.kind}`, detail, { cause });
}
/** 403 may mean a missing file, or that imgix refuses the client. */
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
/* harmony export */   jY: () => (/* binding */ mayBeAsExpected),
/* harmony export */   oB: () => (/* binding */ toWall)
/* harmony export */ });
/* harmony import */ var _known_known_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8862);
/* harmony import */ var _known_known_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(213);
/* harmony import */ var _known_seen_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3598);
/* harmony import */ var _probe_sample_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5131);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7906);
/* harmony import */ var _stays_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5355);
// Failures that no waiting would change: they are reported before the deadline.






/** Until then a deployment under way may change it all the same. */
const graceMs = 15_000;
/** An error out of a cache may be older than the file, and what is as expected may change yet: until the purge counts as done. */
function toGraceEndMs({ bare: { before }, purge }, { rule }) {
    if (rule === 'as-before')
        return (0,_stays_js__WEBPACK_IMPORTED_MODULE_5__/* .allDoneMs */ .Ep)(purge);
    const isOldError = rule === 'unknown-missing' && before !== undefined && (0,_probe_sample_js__WEBPACK_IMPORTED_MODULE_3__/* .isFromCache */ .DR)(before);
    return isOldError ? (0,_stays_js__WEBPACK_IMPORTED_MODULE_5__/* .firstDoneMs */ .F6)(purge) : purge.acceptedAtMs + graceMs;
}
/**
 * imgix has had a file of the right size all the time, and gives what it gave before, also where it renders anew. Where git names no
 * version that should have been replaced, this may well be right: nothing will show it, and no further purge helps.
 */
function mayBeAsExpected(known, { rule, verdict }) {
    const { expected, held, bare } = known;
    const isUntold = rule === 'as-before' && verdict.outcome === 'inconclusive' && expected.old === 'unknown';
    if (!isUntold || held?.thirdUntilMs !== undefined || !(0,_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .isOfNewSize */ .XU)({ known, expected }))
        return false;
    return bare.fresh === undefined || (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .hasSameBytes */ .gT)(bare.fresh.seen, bare.before?.seen);
}
function isKnownForGood(known, host, judgement, nowMs) {
    const { bare } = known;
    const { rule } = judgement;
    const before = bare.before?.seen;
    const wasMissing = (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .isMissing */ .b2)(before);
    if (nowMs < toGraceEndMs(known, judgement) || isBeingDeployed(bare))
        return false;
    if (!rule.startsWith('fault-') && !isKnownAtOnce(bare))
        return false;
    const unchangedFile = toUnchangedFile(bare, host);
    const isServingNone = unchangedFile === 'not-served' && !host.hasOwnFiles && !host.servesAny;
    switch (rule) {
        case 'unknown-missing':
            return wasMissing || (0,_known_known_js__WEBPACK_IMPORTED_MODULE_0__/* .isDefaultImage */ .px)(bare, before);
        // `not-asked` also after a probe that failed on its way: it is sent again. Where there is none to ask for, another asset may tell.
        case 'never-seen':
            return wasMissing && unchangedFile !== 'not-asked' && !(unchangedFile === 'none' && host.mayServe);
        case 'refused':
        case 'refused-removed':
            // It was served: what refuses it now may let it pass again.
            if ((0,_known_known_js__WEBPACK_IMPORTED_MODULE_0__/* .seenOf */ .Pm)(bare).some(({ kind }) => kind === 'served') || unchangedFile === 'not-asked')
                return false;
            return isServingNone || ((0,_known_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .mayBeOfHost */ .uU)(before) && !(0,_known_known_host_js__WEBPACK_IMPORTED_MODULE_1__/* .isServing */ .PA)(host, before));
        case 'missing':
            // Of an added file nobody knows what was there.
            return isServingNone && (wasMissing || before === undefined);
        case 'fault-challenge':
            return (before?.kind === 'status' && before.challengeBy !== undefined && bare.points.size === 0 && !host.hasOwnFiles);
        case 'as-before':
            return bare.fresh !== undefined && mayBeAsExpected(known, judgement);
        default:
            return !host.hasOwnFiles && (isWalledOff(bare) || isRefusedNamelessly(bare, host));
    }
}
/** The last answer is as the first one, or as before the purge. Another one may be of a host that is refused for a moment. */
function isKnownAtOnce({ before, first, recent: [last] }) {
    return [before, first].some((one) => (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .hasSameContent */ .q1)(one?.seen, last?.seen));
}
/** A refusal of that file tells nothing beside another answer of this one. */
function toUnchangedFile(bare, { unchangedFile }) {
    // It may not be imgix that has answered.
    if (unchangedFile === 'refused')
        return 'not-asked';
    if (typeof unchangedFile === 'string')
        return unchangedFile;
    const isSame = (seen) => seen.kind === 'status' && seen.status === unchangedFile;
    return (0,_known_known_js__WEBPACK_IMPORTED_MODULE_0__/* .seenOf */ .Pm)(bare).some(isSame) ? 'not-served' : 'not-asked';
}
/** It answered 410, and something else: its Source is being deployed, or has just been. */
function isBeingDeployed(url) {
    const answers = (0,_known_known_js__WEBPACK_IMPORTED_MODULE_0__/* .seenOf */ .Pm)(url).filter((seen) => !(0,_known_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .mayPass */ .bg)(seen));
    return answers.some(_known_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .isUndeployed */ .q) && !answers.every(_known_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .isUndeployed */ .q);
}
/** What came before the purge, and the latest answers, were the same wall. */
function isWalledOff({ before, recent }) {
    const wall = before && toWall(before.seen);
    return wall !== undefined && recent.every(({ seen }) => toWall(seen) === wall);
}
/** Something that may not be imgix refused it before the purge, and refuses it still; an unchanged file, if there is one, as well. */
function isRefusedNamelessly({ before, recent }, { unchangedFile }) {
    return ((unchangedFile === 'refused' || unchangedFile === 'none') &&
        [before, ...recent].every((one) => (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .isNameless */ .T)(one?.seen)));
}
/**
 * The text of a *wall*, which is a fault that does not pass by itself: a permanent redirect, a port that speaks no TLS, a question for
 * credentials, a plan whose limit is reached.
 */
function toWall(seen) {
    if (seen.kind === 'failed')
        return seen.isOfTls ? seen.reason : undefined;
    if (seen.kind !== 'status')
        return undefined;
    const { status, location } = seen;
    // The storage of another region may not say whereto.
    if (permanent.has(status))
        return location ?? String(status);
    return status === 401 || status === 402 ? String(status) : undefined;
}
/** https://www.rfc-editor.org/rfc/rfc9110#section-15.4 */
const permanent = new Set([301, 308]);


/***/ }),

/***/ 5355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ep: () => (/* binding */ allDoneMs),
/* harmony export */   F6: () => (/* binding */ firstDoneMs),
/* harmony export */   P6: () => (/* binding */ errorTtlMs),
/* harmony export */   R4: () => (/* binding */ isAfterOther),
/* harmony export */   T3: () => (/* binding */ toEffect),
/* harmony export */   o$: () => (/* binding */ effectMs)
/* harmony export */ });
/* harmony import */ var _known_known_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8862);
/* harmony import */ var _known_learn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9615);
/* harmony import */ var _known_seen_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3598);
/* harmony import */ var _known_storage_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1480);
/* harmony import */ var _probe_non_asset_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(518);
// Whether what is right now stays right: docs/verification.md, "When that is a proof". An answer from before the purge can be right
// by chance, while the purge is about to make imgix load something else. So a proof needs a sign that the purge has had its effect.





/** A purge counts as done after this time. imgix says "under a minute", but guarantees nothing. https://docs.imgix.com (purging) */
const effectMs = 60_000;
/** When the first purge counts as done. */
function firstDoneMs({ acceptedAtMs }) {
    return acceptedAtMs + effectMs;
}
/** When all purges do. */
function allDoneMs({ lastAtMs }) {
    return lastAtMs + effectMs;
}
/** imgix may keep an error this long, whatever the Source has by then. https://docs.imgix.com (cache_ttl_error) */
const errorTtlMs = 300_000;
function toEffect(known, classify, mayBeEffect) {
    const { purge } = known;
    const rights = [...known.bare.points.values()].filter(({ latest }) => classify(latest).kind === 'right');
    // Of a file that is empty, a fault may have come in its place: only time tells that it stays.
    const solid = rights.filter(({ latest }) => !isEmpty(latest));
    const turned = solid.filter((point) => isCertain(classify(point.latest)) && hasTurned(known, point, mayBeEffect));
    const [last] = known.bare.recent;
    const shownMs = toShownMs(known, solid, turned);
    if (shownMs !== undefined)
        return { sinceMs: shownMs };
    const isOldError = mayBeOldError(known, rights);
    // When the first purge, and when all purges, count as done, and an old error has ended.
    const firstMs = isOldError ? purge.acceptedAtMs + errorTtlMs : firstDoneMs(purge);
    const allMs = Math.max(allDoneMs(purge), firstMs);
    // A check must be sent after that. That the time is over does not make an earlier one count.
    if (last !== undefined && last.sentAtMs >= allMs) {
        const mayPredatePurge = rights.every(({ latest }) => isOlderByAge(latest, purge.acceptedAtMs));
        // Any purge since then has only brought the same state again.
        const sinceMs = Math.max(firstMs, ...rights.map(({ latest }) => latest.firstSeenAtMs));
        return { sinceMs, mayPredatePurge, twiceFromMs: allMs };
    }
    // imgix rejected every purge, so that none can have an effect any more. An error ends all the same.
    if (!purge.mayTakeEffect && !isOldError)
        return {};
    // Only an exact age can show that the right one was stored after the other.
    const otherMs = turned.find(({ latest }) => latest.hasAge)?.other.firstSentAtMs;
    if (otherMs !== undefined)
        return { wait: { kind: 'age', sinceMs: otherMs } };
    return { wait: toWait(known, rights, isOldError, allMs) };
}
/** Not a refusal, say, that may pass: then the point of presence may give again what it gave before. */
function isCertain(finding) {
    return finding.kind === 'right' && finding.isProvisional !== true && finding.wait === undefined;
}
/** The answer can have been stored after the other one was seen, which was the asset or an error, and no page in its place. */
function hasTurned(known, { latest, other }, mayBeEffect) {
    if (other === undefined || (other.seen.kind === 'served' && !(0,_known_learn_js__WEBPACK_IMPORTED_MODULE_1__/* .isRealAsset */ .JX)(known, other.seen)))
        return false;
    // While all of it was refused a host gave nothing of what it had, which may have been this: what came before that tells.
    if ((0,_known_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .mayBeOfHost */ .uU)(other.seen) && !isAfterOther(known, latest, known.bare.before))
        return false;
    return !(0,_known_storage_js__WEBPACK_IMPORTED_MODULE_3__/* .isStoredBefore */ .Lb)(latest, other.firstSentAtMs) && mayBeEffect(latest, other);
}
/** The same point of presence gave another content before the purge. */
function isAfterOther(known, { pop, seen }, before) {
    if (before === undefined || pop === '' || before.pop !== pop || (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .mayBeOfHost */ .uU)(before.seen))
        return false;
    return (0,_known_learn_js__WEBPACK_IMPORTED_MODULE_1__/* .isAnswer */ .Tq)(known, before.seen) && !(0,_known_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .hasSameContent */ .q1)(before.seen, seen);
}
function isEmpty({ seen }) {
    return seen.kind === 'served' && seen.body.length === 0;
}
/**
 * Since when imgix has the right file: a point of presence has turned, or has stored an added file since the purge; or the origin had
 * the right state before the first purge, which brings it to imgix by then.
 */
function toShownMs({ purge, isAdded, isOriginReady }, solid, turned) {
    // Nameless answers may come from two points of presence. Then an age, if there is one, must show that this was stored later; after a
    // refusal of the whole host it must in any case.
    const sure = turned.filter(({ latest, other: { seen, firstSentAtMs } }) => (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .mayBeOfHost */ .uU)(seen) ? (0,_known_storage_js__WEBPACK_IMPORTED_MODULE_3__/* .isStoredSince */ .m6)(latest, firstSentAtMs) : !isOlderByAge(latest, firstSentAtMs));
    const added = isAdded ? solid.filter(({ latest }) => (0,_known_storage_js__WEBPACK_IMPORTED_MODULE_3__/* .isStoredSince */ .m6)(latest, purge.acceptedAtMs)) : [];
    const sinceMs = [
        ...sure.map(({ latest: { stored, firstSeenAtMs } }) => Math.min(stored.latestMs, firstSeenAtMs)),
        ...added.map(({ latest }) => latest.stored.latestMs),
        ...(isOriginReady && solid.length > 0 ? [firstDoneMs(purge)] : []),
    ];
    return sinceMs.length === 0 ? undefined : Math.min(...sinceMs);
}
/** That something is known of when it was stored does not rule out that it was before that moment. */
function isOlderByAge(answer, momentMs) {
    return Number.isFinite(answer.stored.earliestMs) && !(0,_known_storage_js__WEBPACK_IMPORTED_MODULE_3__/* .isStoredSince */ .m6)(answer, momentMs);
}
/** An age can show it sooner than the time can. */
function toWait({ purge, isAdded }, rights, isOldError, untilMs) {
    const { acceptedAtMs, lastAtMs } = purge;
    const mayAgeHelp = (isAdded || isOldError) && rights.some(({ latest }) => !(0,_known_storage_js__WEBPACK_IMPORTED_MODULE_3__/* .isStoredBefore */ .Lb)(latest, acceptedAtMs));
    // Our first purge may have been a duplicate of somebody else's, and the error have been stored between the two.
    const mayPurgeHelp = isOldError && lastAtMs === acceptedAtMs;
    return mayAgeHelp ? { kind: 'age', sinceMs: acceptedAtMs, mayPurgeHelp } : { kind: 'effect', untilMs, mayPurgeHelp };
}
/**
 * Whether imgix may give an error that it stored before the purge (or a default image, which it keeps as long). That an answer was
 * stored since does not rule this out: imgix may have made it from its own older error. It is possible where a right answer may be
 * older than the purge, where a nameless one before it was an error, and where a fault, or a refusal of the whole host, came in its place.
 */
function mayBeOldError(known, rights) {
    const { bare, purge } = known;
    const { before } = bare;
    if (!rights.every(({ latest }) => isError(bare, latest)))
        return false;
    // No purge has made imgix ask the Source: it did for the look before.
    if (!purge.mayTakeEffect && before !== undefined && isError(bare, before) && isMadeForIt(before))
        return false;
    if (rights.some(({ latest }) => !(0,_known_storage_js__WEBPACK_IMPORTED_MODULE_3__/* .isStoredSince */ .m6)(latest, purge.acceptedAtMs)))
        return true;
    if (before === undefined)
        return false;
    const isRefused = (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .mayBeOfHost */ .uU)(before.seen) && rights.some(({ latest }) => !(0,_known_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .hasSameContent */ .q1)(latest.seen, before.seen));
    return isRefused || mayHideError(known, before) || (before.pop === '' && isError(bare, before));
}
function isMadeForIt({ stored, sentAtMs }) {
    return stored.earliestMs >= sentAtMs;
}
/** Nothing is there; or a default image, which imgix keeps like an error. */
function isError(url, { seen }) {
    return (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .isMissing */ .b2)(seen) || (0,_known_known_js__WEBPACK_IMPORTED_MODULE_0__/* .isDefaultImage */ .px)(url, seen);
}
/** A fault, behind which may have been an error. Text in the place of a text file may be an older version of it instead. */
function mayHideError(known, { seen }) {
    const isText = seen.kind === 'served' && (0,_probe_non_asset_js__WEBPACK_IMPORTED_MODULE_4__/* .mayBeTextFile */ .UG)(known.url, seen.nonAssetReason ?? '');
    return !isText && !(0,_known_learn_js__WEBPACK_IMPORTED_MODULE_1__/* .isAnswer */ .Tq)(known, seen);
}


/***/ }),

/***/ 3528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ni: () => (/* binding */ inconclusive),
/* harmony export */   Vh: () => (/* binding */ indeterminateBytes),
/* harmony export */   ez: () => (/* binding */ stale),
/* harmony export */   pG: () => (/* binding */ right),
/* harmony export */   uv: () => (/* binding */ oldRendering)
/* harmony export */ });
function right(rule, evidence, detail) {
    return { rule, kind: 'right', evidence, detail };
}
function stale(rule, cause, detail, need) {
    return { rule, kind: 'stale', cause, detail, need };
}
function oldRendering(rule, detail, need) {
    return stale(rule, { kind: 'old-rendering' }, detail, need);
}
/** `cause`: by default that nothing tells. */
function inconclusive(rule, detail, more = {}) {
    return { rule, kind: 'inconclusive', cause: { kind: 'unknown-content' }, detail, ...more };
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
/* harmony export */   wf: () => (/* binding */ openOf),
/* harmony export */   zN: () => (/* binding */ toProbeLimitMs)
/* harmony export */ });
/* harmony import */ var _expected_content_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4749);
/* harmony import */ var _known_held_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5462);
/* harmony import */ var _known_known_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8862);
/* harmony import */ var _known_seen_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3598);
/* harmony import */ var _probe_non_asset_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(518);
/* harmony import */ var _probe_sample_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5131);
/* harmony import */ var _rules_known_for_good_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3536);
/* harmony import */ var _rules_stays_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5355);
// When to check again and with what a round begins, when to purge again, and when to stop. Pure.








/** imgix takes a second purge of a URL within 10 s for a duplicate. https://docs.imgix.com/apis/management/purges */
const purgeIntervalMs = 10_000;
/** Short at first, then in proportion to the time that has passed: a run ends soon after the change and does not hammer the CDN. */
function toDelayMs(elapsedMs, random) {
    return Math.min(longestDelayMs, Math.max(80, 0.45 * elapsedMs)) * (0.9 + random / 10);
}
const longestDelayMs = 10_000;
/** From the purge to the first check: an answer stored at the very moment of the purge could not be told from one before it. */
const firstDelayMs = 50;
/**
 * Longest time for a probe, `leftMs` before the deadline; the last one has to bring an answer, too. A slow host gets more than it took
 * before, or it would seem not to answer.
 */
function toProbeLimitMs(leftMs, before) {
    const tookMs = before.flatMap((one) => one === undefined || one.seen.kind === 'failed' ? [] : [one.seenAtMs - one.sentAtMs]);
    return Math.max(_probe_sample_js__WEBPACK_IMPORTED_MODULE_4__/* .minProbeMs */ .vY, leftMs, ...tookMs.map((ms) => 2 * ms));
}
/** When to check again; undefined where the verdict stands. */
function plan(known, host, judged, moment) {
    const { nowMs, deadlineMs, patientUntilMs = Number.POSITIVE_INFINITY } = moment;
    const open = openOf(judged);
    if (open === undefined)
        return undefined;
    if ((0,_rules_known_for_good_js__WEBPACK_IMPORTED_MODULE_5__/* .isKnownForGood */ .IU)(known, host, judged.bare, nowMs))
        return undefined;
    const { wait } = open;
    // Twice at least; and what may show itself by a certain time is waited for.
    const isHopeless = wait === undefined && known.bare.checks > 1;
    const endMs = isHopeless ? Math.min(deadlineMs, patientUntilMs) : deadlineMs;
    const url = known.derivatives[judged.derivatives.indexOf(open)] ?? known.bare;
    if (nowMs >= endMs && !isWorthOneMore(wait, url, moment))
        return toLastAgainMs(url, nowMs, endMs) ?? toErrorEndMs(url, moment);
    const delayMs = toPurgeDelayMs(known, judged, moment);
    // A wait may bring one check forward, but not each: half of the delay must have passed since the one before the last.
    const [, previous] = url.recent;
    const earliestMs = previous === undefined ? nowMs : previous.sentAtMs + delayMs / 2;
    const atMs = Math.max(earliestMs, toDueMs(url, wait, nowMs, delayMs));
    return wait?.kind === 'confirmation' ? atMs : Math.min(atMs, endMs);
}
/** One more check after the deadline: the last one was the first half of a proof, or was sent just before it would have counted. */
function isWorthOneMore(wait, { recent: [last] }, { nowMs, deadlineMs }) {
    if (wait?.kind === 'confirmation')
        return nowMs < deadlineMs + lateConfirmationMs;
    const mayCount = wait?.kind === 'age' || (wait?.kind === 'effect' && wait.untilMs <= deadlineMs);
    return mayCount && last !== undefined && last.sentAtMs < deadlineMs;
}
/** A host that answers slowly must not take the proof of what was right in time. */
const lateConfirmationMs = 5000;
/** A fault that follows an answer is not the last word: one more check a second after it. */
function toLastAgainMs({ recent: [last, previous] }, nowMs, deadlineMs) {
    if (last === undefined || previous === undefined || !(0,_known_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .mayPass */ .bg)(last.seen) || (0,_known_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .mayPass */ .bg)(previous.seen))
        return undefined;
    return last.sentAtMs < deadlineMs + lastAgainMs / 2 ? Math.max(nowMs, last.sentAtMs + lastAgainMs) : undefined;
}
const lastAgainMs = 1000;
/** An error that imgix keeps may hide the right file: where it ends just after the deadline, one more check comes then. */
function toErrorEndMs({ recent: [last] }, { nowMs, deadlineMs }) {
    if (last === undefined || !(0,_known_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .isMissing */ .b2)(last.seen) || nowMs < deadlineMs)
        return undefined;
    const endsMs = last.stored.latestMs + _rules_stays_js__WEBPACK_IMPORTED_MODULE_6__/* .errorTtlMs */ .P6;
    return nowMs < endsMs && endsMs <= deadlineMs + lateConfirmationMs ? endsMs : undefined;
}
/** The judgement that keeps the asset from being proved; undefined where none does. */
function openOf({ bare, derivatives }) {
    return [bare, ...derivatives].find(({ verdict }) => verdict.outcome !== 'verified');
}
/** Another purge may mend what is not right: the origin may be ready by now. It would put off a proof by time. */
function wantsPurge(known, { bare, derivatives }, { nowMs, deadlineMs }) {
    if (bare.wait !== undefined && bare.wait.kind !== 'confirmation' && bare.wait.mayPurgeHelp)
        return true;
    if (!bare.isRight)
        return !(0,_rules_known_for_good_js__WEBPACK_IMPORTED_MODULE_5__/* .mayBeAsExpected */ .jY)(known, bare);
    // For a derivative the asset is purged, too. There must be time to prove it by time once more, and for a second look.
    const isInTime = bare.isProvedByTime !== true || nowMs + _rules_stays_js__WEBPACK_IMPORTED_MODULE_6__/* .effectMs */ .o$ + longestDelayMs < deadlineMs;
    return isInTime && derivatives.some((derivative) => isToPurge(known.url, derivative));
}
/** It is stale, or gives text in the place of a text file, which may be the old one's. */
function isToPurge(url, { isRight, verdict }) {
    if (isRight || verdict.outcome === 'verified')
        return false;
    const { outcome, cause } = verdict;
    return outcome === 'stale' || (cause.kind === 'not-an-asset' && (0,_probe_non_asset_js__WEBPACK_IMPORTED_MODULE_3__/* .mayBeTextFile */ .UG)(url, cause.nonAssetReason));
}
/** Whether to ask what imgix holds before a check: each time until it is the right file, then for a proof, or every ten seconds. */
function beginsWithHeld(known, bare, nowMs) {
    const isRecent = known.held !== undefined && nowMs < known.held.lastSentAtMs + heldAgainMs;
    // The check has to come at the very moment at which an age tells.
    if (isRecent && bare.wait?.kind === 'age')
        return false;
    const answers = [...known.bare.points.values()].map(({ latest }) => latest.seen);
    return (0,_known_known_js__WEBPACK_IMPORTED_MODULE_1__/* .contentsOf */ .KD)(known).some((expected) => {
        if (expected.kind !== 'updated' || !(0,_known_held_js__WEBPACK_IMPORTED_MODULE_0__/* .mayHeldDecide */ .xI)(known, expected))
            return false;
        const isHeld = (0,_known_held_js__WEBPACK_IMPORTED_MODULE_0__/* .toHeldContent */ .S8)(known, expected).kind === 'new';
        if (isRecent && !bare.isRight && isHeld)
            return false;
        if (answers.length === 0)
            return !known.isAdded && known.bare.checks === 0;
        return answers.some((seen) => {
            const content = (0,_expected_content_js__WEBPACK_IMPORTED_MODULE_7__/* .recognise */ .GJ)(expected, seen, known.checkout);
            return seen.kind === 'served' && (content === 'other' || (content === 'old' && isHeld));
        });
    });
}
const heldAgainMs = 10_000;
/** The delay counts from the latest purge. If one more is about to go out, the next check comes soon after that. */
function toPurgeDelayMs(known, judged, moment) {
    const { nowMs, random } = moment;
    const { acceptedAtMs, lastAtMs } = known.purge;
    const isRepeated = lastAtMs > acceptedAtMs;
    const delayMs = Math.max(isRepeated ? afterRepeatMs : 0, toDelayMs(nowMs - lastAtMs, random));
    const afterNextMs = lastAtMs + purgeIntervalMs + afterRepeatMs - nowMs;
    return wantsPurge(known, judged, moment) && afterNextMs > 0 ? Math.min(delayMs, afterNextMs) : delayMs;
}
/** After a repeated purge the checks are not as dense as after the first: there may be one every ten seconds. */
const afterRepeatMs = 1500;
/** A timer may end a little early. Then an answer from after the moment would look older than that, each time. */
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
            // Ages are whole seconds. Exactly n seconds after the moment, less than n means "stored since"; n, the second before it, stays open.
            const seconds = Math.ceil((nowMs + Math.max(0, delayMs - 1000) - wait.sinceMs) / 1000);
            return wait.sinceMs + Math.max(1, seconds) * 1000 + timerMs;
        }
        default:
            return wait;
    }
}


/***/ })

};
