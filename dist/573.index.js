export const id = 573;
export const ids = [573];
export const modules = {

/***/ 6954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  purgeAndProve: () => (/* binding */ purgeAndProve)
});

// UNUSED EXPORTS: runAssets

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/platform/heap.js
var heap = __webpack_require__(7061);
// EXTERNAL MODULE: ./lib/platform/once.js
var once = __webpack_require__(270);
// EXTERNAL MODULE: ./lib/platform/timing/gate.js
var timing_gate = __webpack_require__(91);
;// CONCATENATED MODULE: ./lib/platform/timing/shared.js
// One call at a time for each key, whose result is for all who ask.
/** Whoever asks while a call is under way shares the next one, which begins after it: no result is older than the question. */
class Shared {
    #current = new Map();
    #next = new Map();
    ask(key, call) {
        const waiting = this.#next.get(key);
        if (waiting !== undefined)
            return waiting;
        const current = this.#current.get(key);
        if (current === undefined)
            return this.#begin(key, call);
        const begin = () => {
            this.#next.delete(key);
            return this.#begin(key, call);
        };
        const next = current.then(begin, begin);
        this.#next.set(key, next);
        return next;
    }
    #begin(key, call) {
        const current = call();
        this.#current.set(key, current);
        const end = () => this.#current.delete(key);
        current.then(end, end);
        return current;
    }
}

// EXTERNAL MODULE: ./lib/report/progress.js
var report_progress = __webpack_require__(7751);
// EXTERNAL MODULE: ./lib/verify/known/known-host.js
var known_host = __webpack_require__(213);
// EXTERNAL MODULE: ./lib/verify/expected-content.js
var expected_content = __webpack_require__(4749);
// EXTERNAL MODULE: ./lib/verify/probe/fingerprint.js
var fingerprint = __webpack_require__(3040);
;// CONCATENATED MODULE: ./lib/verify/newest.js


/** For this long one answer serves all assets. */
const maxAgeMs = 30_000;
/** A server that hangs must not hold the checks up. An answer that comes later serves whoever asks then. */
const maxWaitMs = 5_000;
/** Asks for all paths at once, as soon as the first asset needs it. An older answer counts until a newer one is there. */
function openNewest(branchNow, paths, clock) {
    let state;
    let pending;
    /** When the branch was asked, while that is pending; else when it answered. */
    let sinceMs = Number.NEGATIVE_INFINITY;
    const agoMs = () => clock.monotonicMs() - sinceMs;
    const ask = async () => {
        sinceMs = clock.monotonicMs();
        state = (await branchNow(paths)) ?? state;
        sinceMs = clock.monotonicMs();
        pending = undefined;
    };
    return async (file, expected) => {
        if (file === null || expected.kind === 'unknown')
            return undefined;
        if (pending === undefined && agoMs() >= maxAgeMs)
            pending = ask();
        if (pending !== undefined)
            await within(pending, maxWaitMs - agoMs(), clock);
        const version = state?.versions.get(file);
        if (state === undefined || version === undefined)
            return undefined;
        const newest = toNewestContent(expected, version);
        return newest === undefined ? undefined : { commit: state.commit, expected: newest };
    };
}
async function within(work, ms, clock) {
    const late = Promise.withResolvers();
    const disarm = clock.alarm(Math.max(0, ms), late.resolve);
    return Promise.race([work, late.promise]).finally(disarm);
}
/** Undefined where the branch holds what the commit does. */
function toNewestContent(expected, version) {
    if (version === null)
        return expected.kind === 'removed' ? undefined : { kind: 'removed', old: 'unknown' };
    const found = (0,fingerprint/* toFingerprint */.I9)(version);
    const [due, old] = [expected.now, (0,expected_content/* oldOf */.hf)(expected)];
    if (due?.id === found.id)
        return undefined;
    const isBack = old?.id === found.id;
    // Of the old file the size is known, which the branch does not always tell.
    const now = isBack ? old : found;
    const isOldOpen = expected.old === 'unknown' || (old !== undefined && (old.size ?? now.size) === now.size);
    // Where the branch has the old file back, no other old file is known. Where it has one that may be as long as that, or one of a
    // length that nobody knows, a size tells nothing.
    const previous = due ?? (isBack ? 'none' : expected.old);
    return { kind: 'updated', now, old: (!isBack && isOldOpen) || now.size === undefined ? 'unknown' : previous };
}

// EXTERNAL MODULE: ./lib/pipeline/open-purger.js + 5 modules
var open_purger = __webpack_require__(8113);
// EXTERNAL MODULE: ./lib/pipeline/probe-ports.js
var probe_ports = __webpack_require__(3281);
// EXTERNAL MODULE: ./lib/pipeline/unchanged-files.js
var unchanged_files = __webpack_require__(4153);
// EXTERNAL MODULE: ./lib/purge/purge-result.js
var purge_result = __webpack_require__(8916);
// EXTERNAL MODULE: ./lib/report/outcome-words.js
var outcome_words = __webpack_require__(6210);
// EXTERNAL MODULE: ./lib/report/run-report.js
var run_report = __webpack_require__(7034);
// EXTERNAL MODULE: ./lib/verify/known/known.js
var known_known = __webpack_require__(8862);
;// CONCATENATED MODULE: ./lib/verify/cause.js
// Why an asset is not proved, as data: the report groups assets by it, to find the one reason of many failures.
/** With one more check. Causes stay in the order in which they were first seen. */
function countCause(seen, cause) {
    const key = JSON.stringify(cause);
    const isSame = (one) => JSON.stringify(one.cause) === key;
    return seen.some(isSame)
        ? seen.map((one) => (isSame(one) ? { cause, checks: one.checks + 1 } : one))
        : [...seen, { cause, checks: 1 }];
}

// EXTERNAL MODULE: ./lib/verify/known/learn.js
var learn = __webpack_require__(9615);
// EXTERNAL MODULE: ./lib/verify/poll.js
var poll = __webpack_require__(7052);
// EXTERNAL MODULE: ./lib/verify/probe/probes.js
var probes = __webpack_require__(8233);
// EXTERNAL MODULE: ./lib/verify/probe/sample.js + 1 modules
var probe_sample = __webpack_require__(5131);
// EXTERNAL MODULE: ./lib/verify/known/seen.js
var known_seen = __webpack_require__(3598);
;// CONCATENATED MODULE: ./lib/verify/probe/unchanged-file.js



/** Whether the host serves an unchanged file, and no default image. `not-asked` after another fault: then it is asked for again. */
async function probeUnchanged(url, ports) {
    if (url === undefined)
        return { unchangedFile: 'none', unchangedAtMs: ports.sampler.clock.monotonicMs() };
    const seeFile = () => askPastCaches(ports, url);
    const seeMissing = async () => (await askAgain(ports, (0,probes/* toMissingSibling */.EU)(url, ports), '')).seen;
    let last = await seeFile();
    const toFound = (unchangedFile) => ({ unchangedFile, unchangedAtMs: last.sentAtMs });
    const { seen } = last;
    if ((0,known_seen/* isNameless */.T)(seen))
        return toFound('refused');
    if ((0,known_seen/* isMissing */.b2)(seen))
        return toFound((0,known_seen/* mayBeOfHost */.uU)(seen) ? seen.status : 'not-served');
    if (!(0,known_seen/* isAsset */.vY)(seen))
        return toFound('not-asked');
    let missing = await seeMissing();
    // All of the host may have been refused in between. Then the file, or the path after it, gives something else by now.
    if ((0,known_seen/* mayBeOfHost */.uU)(missing)) {
        last = await seeFile();
        if (!(0,known_seen/* isAsset */.vY)(last.seen))
            return toFound('not-asked');
        missing = await seeMissing();
    }
    if (!(0,known_seen/* isAsset */.vY)(missing) && !(0,known_seen/* isMissing */.b2)(missing))
        return toFound('not-asked');
    return toFound((0,known_seen/* hasSameBytes */.gT)(seen, missing) ? 'not-served' : 'served');
}
/**
 * A cache goes on giving what many ask for, while imgix refuses all that it is asked for: so imgix must give it, too, though with other
 * bytes where the random parameter changes the rendering.
 */
async function askPastCaches(ports, url) {
    const sample = await askAgain(ports, url, '');
    if (!(0,known_seen/* isAsset */.vY)(sample.seen) || !(0,probe_sample/* isFromCache */.DR)(sample))
        return sample;
    const anew = await askAgain(ports, url, (0,probes/* toNonce */.hp)(ports));
    return (0,known_seen/* isAsset */.vY)(anew.seen) || isUnrenderable(anew.seen) ? { ...anew, seen: sample.seen } : anew;
}
/** Once more after a fault: without this look no refusal counts as of the file. */
async function askAgain(ports, url, query) {
    const { sample } = await (0,probe_sample/* askTwice */.g4)(async () => ({ sample: await (0,probes/* ask */.kA)(ports, url, query) }), ports.sampler);
    return sample;
}
/** imgix has the file, and passes it through, but renders none of it. https://docs.imgix.com/setup/serving-assets (HTTP status codes) */
function isUnrenderable(seen) {
    return seen.kind === 'status' && (seen.status === 413 || seen.status === 415 || seen.status === 422);
}

;// CONCATENATED MODULE: ./lib/verify/repeats.js
/** Made once, as its stack costs and nobody reads it. */
const needless = new Error('The asset needs no further purge.');
function openRepeats(purgeAgain, clock) {
    /** Of the one that waits, or is being sent. */
    let waiting;
    let lastAtMs;
    let failure;
    // It may have its effect before it is answered.
    const note = () => {
        lastAtMs = clock.monotonicMs();
    };
    const sendAt = async (atMs) => {
        waiting = new AbortController();
        try {
            await clock.sleep(Math.max(0, atMs - clock.monotonicMs()), waiting.signal);
            await purgeAgain(waiting.signal, note);
            note();
        }
        catch (reason) {
            if (reason !== needless)
                failure = { reason };
        }
        finally {
            waiting = undefined;
        }
    };
    return {
        send: (atMs) => {
            if (waiting === undefined)
                void sendAt(atMs);
        },
        lastAtMs: () => {
            if (failure !== undefined)
                throw failure.reason;
            return lastAtMs;
        },
        withdraw: () => waiting?.abort(needless),
    };
}

// EXTERNAL MODULE: ./lib/verify/known/held.js
var known_held = __webpack_require__(5462);
// EXTERNAL MODULE: ./lib/verify/known/storage.js
var storage = __webpack_require__(1480);
// EXTERNAL MODULE: ./lib/verify/rules/facts.js
var rules_facts = __webpack_require__(7906);
// EXTERNAL MODULE: ./lib/verify/rules/fault-rules.js
var fault_rules = __webpack_require__(4947);
// EXTERNAL MODULE: ./lib/platform/files/file-kind.js
var file_kind = __webpack_require__(2928);
;// CONCATENATED MODULE: ./lib/verify/rules/needs.js




/** Undefined where it was met in this round already: then the row has to do with what is known. */
function needOf({ known, url }, kind) {
    // It is the same for all URLs of the asset.
    const query = kind === 'held' ? '' : url.query;
    return (0,known_known/* hasAsked */.FK)(known, kind, query) ? undefined : { kind, query };
}
/** What would tell which content it is. */
function toContentNeed(given, content) {
    if (content === 'unmeasured')
        return needOf(given, 'whole');
    return content === 'unhashed' ? needOf(given, 'checkout') : undefined;
}
/** What imgix renders now, unless that is known since `sinceMs`. */
function toFreshNeed(given, sinceMs) {
    const { known, url, answer } = given;
    const purgedAtMs = known.purge.lastAtMs;
    const fromMs = Math.max(sinceMs, 
    // The latest purge may have brought another file. An answer from after it is compared with a rendering from after it.
    (0,storage/* isStoredBefore */.Lb)(answer, purgedAtMs) ? sinceMs : purgedAtMs, 
    // imgix may have rendered an old copy of its file, and have renewed it since.
    answer.lastSentAtMs - outdatedForMs);
    return (0,rules_facts/* freshSince */.RV)(url, fromMs) === undefined ? needOf(given, 'fresh') : undefined;
}
/** Where it shows nothing, what imgix renders is asked for again after this time. */
const outdatedForMs = 30_000;
/** What imgix gives for a path that does not exist, unless that is known. */
function toMissingNeed(given) {
    return isMissingKnown(given) ? undefined : needOf(given, 'missing');
}
/** It was asked for, and is not another one by now. */
function isMissingKnown({ url: { missing }, answer }) {
    return missing !== undefined && missing.sentAtMs >= toMissingFromMs(missing.seen, answer);
}
/** From when on it counts. A refusal may have been of the whole host, and be over; the push may bring another default image. */
function toMissingFromMs(missing, { seen, firstSeenAtMs, lastSentAtMs }) {
    if ((0,known_seen/* mayBeOfHost */.uU)(missing))
        return lastSentAtMs;
    const isOther = (0,known_seen/* isAsset */.vY)(missing) && !(0,known_seen/* hasSameBytes */.gT)(missing, seen);
    return isOther ? Math.max(firstSeenAtMs, lastSentAtMs - outdatedForMs) : Number.NEGATIVE_INFINITY;
}
/**
 * Whether the host serves an unchanged file: asked for again and again until one is served. A deployment may leave some out, or the host
 * have been refused as a whole: so it is asked at once where this answer has come in the place of another one since then.
 */
function toServingNeed(given) {
    const { host, url, answer } = given;
    const hasTurned = url.points.get(answer.pop)?.other !== undefined && host.unchangedAtMs < answer.firstSeenAtMs;
    const isDue = hasTurned || answer.lastSentAtMs >= host.unchangedAtMs + unchangedAgainMs;
    const isWorthIt = (host.unchangedFile === 'not-served' || typeof host.unchangedFile === 'number') && isDue;
    const isUntold = host.unchangedFile === 'not-asked' || host.unchangedFile === 'refused';
    return isUntold || isWorthIt ? needOf(given, 'unchanged') : undefined;
}
/** All assets of a host share what it brings. */
const unchangedAgainMs = 500;
/** One answer serves all assets of the host that were refused before it. While it is refused as well, it is asked for again. */
function toUnchangedNeed(given) {
    const { answer, host } = given;
    const isAsked = host.unchangedFile === 'none' || host.unchangedAtMs >= answer.lastSentAtMs;
    return isAsked ? undefined : needOf(given, 'unchanged');
}
/** To read the body, where it was not read and its length makes that worth it. */
function toWholeNeed(given, isWorthIt = (_length) => true) {
    const { seen } = given.answer;
    const isUnread = seen.kind === 'served' && !(0,known_seen/* isRead */.H9)(seen);
    return isUnread && isWorthIt(seen.body.length) ? needOf(given, 'whole') : undefined;
}

// EXTERNAL MODULE: ./lib/verify/rules/stays.js
var stays = __webpack_require__(5355);
// EXTERNAL MODULE: ./lib/verify/rules/verdict.js
var rules_verdict = __webpack_require__(3528);
;// CONCATENATED MODULE: ./lib/verify/rules/content-rules.js
// Rows that several kinds of files share: as what the answer is recognised.







/** A message is no proof that the origin gave in place of the file, where something in front of imgix may give it, too. */
const newBytes = ({ content, expected, answer: { pop, seen } }) => content === 'new' && !(pop === '' && mayBeMessage(expected, seen))
    ? (0,rules_verdict/* right */.pG)('new-bytes', 'bytes', 'imgix serves the bytes of the new file.')
    : undefined;
function mayBeMessage(expected, seen) {
    return expected.isByOrigin === true && seen.kind === 'served' && seen.nonAssetReason !== undefined;
}
/** Not where imgix holds the new SVG: the sanitizer may make the old one's bytes of that, too, as before the purge. */
const oldBytes = (facts) => {
    const { content, known, heldContent, expected, url, answer } = facts;
    if (content !== 'old')
        return undefined;
    const isLikeBefore = (0,known_seen/* hasSameContent */.q1)(url.before?.seen, answer.seen);
    const mayBeSanitized = (0,file_kind/* isSvg */.$D)(known.url) && expected.kind === 'updated' && isLikeBefore;
    const isNewHeld = heldContent.kind === 'new';
    if (mayBeSanitized && isNewHeld && (0,rules_facts/* isAsBefore */.si)(facts))
        return undefined;
    const need = mayBeSanitized ? needOf(facts, isNewHeld ? 'whole' : 'held') : undefined;
    return (0,rules_verdict/* stale */.ez)('old-bytes', { kind: 'old-bytes' }, 'imgix still serves the bytes of the old file.', need);
};
const lfsPointer = ({ content }) => content === 'pointer'
    ? (0,rules_verdict/* inconclusive */.Ni)('lfs-pointer', 'imgix serves the Git LFS pointer of the new file, not its content: the deployment has to fetch LFS files.', { cause: { kind: 'lfs-pointer' } })
    : undefined;
const unread = (facts) => facts.content === 'unmeasured' || facts.content === 'unhashed'
    ? (0,rules_verdict/* inconclusive */.Ni)('unread', 'imgix does not tell the length of the answer.', {
        need: toContentNeed(facts, facts.content),
    })
    : undefined;
/** Such an answer came this far because it may have been the file itself (`isAnswer`), which it is not. */
const notAnAsset = ({ answer: { seen }, known: { isSigned } }) => seen.kind === 'served' && seen.nonAssetReason !== undefined
    ? { ...(0,fault_rules/* toFaultFinding */.d_)(seen, 'imgix', isSigned), rule: 'not-an-asset' }
    : undefined;
const asBefore = (facts) => {
    if (!(0,rules_facts/* isAsBefore */.si)(facts))
        return undefined;
    const stillSame = 'imgix still serves the bytes from before the purge';
    if (facts.expected.kind === 'removed')
        return (0,rules_verdict/* oldRendering */.uv)('as-before', `${stillSame}.`);
    // The default image may have been there before the file, and be there still.
    const need = toMissingNeed(facts);
    if ((0,rules_facts/* passesThrough */.$t)(facts))
        return (0,rules_verdict/* oldRendering */.uv)('as-before', `${stillSame}, which are another file.`, need);
    const why = 'from which file they were made: an earlier run may have purged it already.';
    return (0,rules_verdict/* inconclusive */.Ni)('as-before', `${sameAsBefore} ${why}`, { cause: sameBytes, need: need ?? ifAsExpected(facts) });
};
/** What imgix renders a minute after the purge tells whether waiting is of any use: see `mayBeAsExpected`. */
function ifAsExpected(facts) {
    const { known, expected, answer } = facts;
    const isLate = answer.lastSentAtMs >= (0,stays/* allDoneMs */.Ep)(known.purge) && expected.old === 'unknown' && (0,rules_facts/* isOfNewSize */.XU)(facts);
    return isLate && known.bare.fresh === undefined ? toFreshNeed(facts, (0,stays/* allDoneMs */.Ep)(known.purge)) : undefined;
}
const sameBytes = { kind: 'unknown-content', isAsBefore: true };
const sameAsBefore = 'imgix serves the same bytes as before the purge, and nothing tells';

;// CONCATENATED MODULE: ./lib/verify/rules/gone-rules.js
// Rows of a *removed* file, which should be gone; and of an *unknown* URL: neither git nor the origin tells what should be there,
// only what it gave before is known.










const gone = (facts) => {
    const { seen } = facts.answer;
    if (seen.kind !== 'status')
        return undefined;
    const { status } = seen;
    return (0,known_seen/* mayBeOfHost */.uU)(seen) ? ifNotOfHost(facts, status) : ifItCouldBeSeen(facts, 'gone', toGoneDetail(facts, status));
};
/** Gone, if it could have been seen: before the purge, at the origin, or as other files of the host are. Else `never-seen`. */
function ifItCouldBeSeen(facts, rule, detail) {
    const { known, answer, host } = facts;
    if (known.wasAtOrigin || isServedBefore(facts) || (0,known_host/* isServing */.PA)(host, answer.seen))
        return (0,rules_verdict/* right */.pG)(rule, rule, detail);
    const need = toServingNeed(facts);
    if (need !== undefined)
        return (0,rules_verdict/* inconclusive */.Ni)(rule, detail, { need });
    const why = `${detail} But nothing shows that imgix ever served a file of this repository there: check \`root\`, \`base-url\`, and the Source's prefix.`;
    return (0,rules_verdict/* inconclusive */.Ni)('never-seen', why, { cause: { kind: 'never-seen' } });
}
/**
 * Rows `gone` and `refused-removed` for 403 and 410. imgix answers so for a missing file, where the Source may not list its files or
 * says 410 itself; to a client that it has begun to refuse; and for all of a host whose Source is not deployed at the moment. So it
 * must give another file since then, where one is known.
 */
function ifNotOfHost(facts, status) {
    const { answer, host, known } = facts;
    const { firstSeenAtMs, lastSentAtMs } = answer;
    const detail = toGoneDetail(facts, status);
    const wasServed = isServedBefore(facts);
    // While its Source is being deployed a host may answer so to a part of the requests only.
    const untilMs = firstSeenAtMs + stays/* effectMs */.o$;
    const isEarly = (0,known_seen/* isUndeployed */.q)(answer.seen) && lastSentAtMs < untilMs;
    const sinceMs = isEarly ? firstSeenAtMs : toRefusedSinceMs(facts);
    const isFileGiven = host.unchangedFile === 'served' && host.unchangedAtMs >= sinceMs;
    // Where no other file can be asked for, only what came before shows that this is not of the host.
    if (isFileGiven || (host.unchangedFile === 'none' && wasServed)) {
        // Between the two answers a refusal may have ended, and the file be given again.
        const givenMs = [...host.givenAtMs, host.unchangedAtMs];
        const isProvisional = isFileGiven && !givenMs.some((ms) => sinceMs <= ms && ms <= lastSentAtMs);
        const gone = { ...(0,rules_verdict/* right */.pG)('gone', 'gone', detail), isProvisional };
        const early = `But it may be ${otherMeaning(status)}: it has to stay so for a minute.`;
        return isEarly ? { ...gone, wait: { kind: 'effect', untilMs, why: early } } : gone;
    }
    const need = toUnchangedNeed(facts);
    // A fault came in its place, where it was given before: that passes, and a purge would only put the proof off.
    if (need === undefined && host.unchangedFile === 'not-asked' && host.givenAtMs.length > 0) {
        const why = 'But the file that would show that this is not of the whole host could not be fetched.';
        return { ...(0,rules_verdict/* right */.pG)('gone', 'gone', detail), wait: { kind: 'effect', untilMs: lastSentAtMs + stays/* effectMs */.o$, why } };
    }
    const why = wasServed
        ? `imgix answers ${status}, which it gives for a missing file and ${otherMeaning(status)}: it has given no other file of this host since.`
        : `imgix answers ${status}, as it may ${otherMeaning(status)}, and gave no asset before the purge either.${status === 403 ? ` ${(0,fault_rules/* toTokenAdvice */.r1)(known.isSigned)}` : ''}`;
    return (0,rules_verdict/* inconclusive */.Ni)('refused-removed', why, { need, cause: (0,fault_rules/* toMissingCause */.zk)(status, known) });
}
/** Of an answer of the last check, since the one before that: an earlier one may have met a refusal that is over. */
function toRefusedSinceMs({ url, answer: { firstSeenAtMs, lastSentAtMs } }) {
    const [last, previous = last] = url.recent;
    return last?.sentAtMs === lastSentAtMs ? Math.max(firstSeenAtMs, previous?.sentAtMs ?? firstSeenAtMs) : firstSeenAtMs;
}
function otherMeaning(status) {
    return status === 403 ? 'for any URL that it refuses' : 'for all of a host whose Source is not deployed';
}
const replaced = (facts) => {
    const { url, answer } = facts;
    const need = toMissingNeed(facts) ?? toWholeNeed(facts, (length) => (0,rules_facts/* lengthOf */.Y5)(url.missing) === length);
    if (need !== undefined)
        return (0,rules_verdict/* inconclusive */.Ni)('replaced', indeterminateRemoval, { need });
    if (!(0,known_known/* isDefaultImage */.px)(url, answer.seen))
        return undefined;
    return ifItCouldBeSeen(facts, 'replaced', replacedDetail);
};
const replacedDetail = 'imgix serves what it serves for a path that does not exist: the default image.';
const indeterminateRemoval = "imgix serves an image whose bytes are not the removed file's; it may have been made from it, or from an older version.";
function toGoneDetail({ url: { before } }, status) {
    const already = (0,known_seen/* isMissing */.b2)(before?.seen) ? ` It answered ${before.seen.status} before the purge, too.` : '';
    return `imgix answers ${status}: it serves nothing.${already}`;
}
/** The URL gave the asset, with other bytes than these, at any point of presence. */
function isServedBefore({ known, url, answer }) {
    return (0,known_known/* seenOf */.Pm)(url).some((one) => one.kind === 'served' && !(0,known_seen/* hasSameBytes */.gT)(one, answer.seen) && (0,learn/* isRealAsset */.JX)(known, one));
}
const unknownMissing = (facts) => {
    const { seen } = facts.answer;
    if (seen.kind !== 'status')
        return undefined;
    if (hasGone(facts))
        return gone(facts);
    const detail = `imgix answers ${seen.status}, and nothing tells whether there should be a file. ${noneKnown}`;
    return (0,rules_verdict/* inconclusive */.Ni)('unknown-missing', detail, { cause: (0,fault_rules/* toMissingCause */.zk)(seen.status, facts.known) });
};
/**
 * It was served, and no point of presence serves it now, unless with what this one gave before: that one has yet to turn. Beside
 * one that serves something else, this answer may be the older one. So may a nameless one, unless it was served before the purge.
 */
function hasGone(facts) {
    const { known, url, answer } = facts;
    const { before } = url;
    const wasServed = before?.seen.kind === 'served' && (0,learn/* isRealAsset */.JX)(known, before.seen) && !(0,known_known/* isDefaultImage */.px)(url, before.seen);
    // A refusal of the whole host may have come between the two.
    const isTold = wasServed || (answer.pop !== '' && isServedBefore(facts));
    const other = url.points.get(answer.pop)?.other?.seen;
    const latest = [...url.points.values()].map((point) => point.latest.seen);
    return (isTold && latest.every((seen) => seen.kind !== 'served' || (0,known_known/* isDefaultImage */.px)(url, seen) || (0,known_seen/* hasSameBytes */.gT)(seen, other)));
}
/** Row `replaced`: the default image, where something else was. */
const unknownReplaced = (facts) => (0,known_known/* isDefaultImage */.px)(facts.url, facts.answer.seen) && hasGone(facts)
    ? (0,rules_verdict/* right */.pG)('replaced', 'replaced', replacedDetail)
    : undefined;
/** Row `as-before`, and of the default image `unknown-missing`. */
const unknownAsBefore = (facts) => {
    if (!(0,rules_facts/* isAsBefore */.si)(facts))
        return undefined;
    if ((0,known_known/* isDefaultImage */.px)(facts.url, facts.answer.seen)) {
        const detail = `imgix serves what it serves for a path that does not exist, as before the purge: it has no such file. ${noneKnown}`;
        return (0,rules_verdict/* inconclusive */.Ni)('unknown-missing', detail, { cause: { kind: 'missing', status: 200 } });
    }
    return (0,rules_verdict/* inconclusive */.Ni)('as-before', `${sameAsBefore} whether they should have changed: \`origin-url\` would.`, {
        cause: sameBytes,
        need: toMissingNeed(facts),
    });
};
const noneKnown = 'No file is known here at that path below `root` (paths are taken literally, not encoded); an `origin-url` that answers 404 for what is not there would tell as well.';

;// CONCATENATED MODULE: ./lib/verify/rules/derivative-rules.js
// What an answer of a derivative shows, once the asset itself is proved: the rows `derivative-...` of docs/verification.md. As there
// is no file to compare with, what counts is when it was made, and what imgix renders now.











function toDerivativeFinding(given) {
    return classifyByBytes(given) ?? (given.isGone ? classifyGone(given) : classifyMade(given));
}
/** What imgix cannot render it passes through, whatever the parameters. https://docs.imgix.com/references/supported-file-formats */
function classifyByBytes(given) {
    const { known, answer, expected } = given;
    const { seen } = answer;
    const content = (0,expected_content/* recognise */.GJ)(expected, seen, known.checkout);
    if (content === 'new')
        return (0,rules_verdict/* right */.pG)('derivative-bytes', 'bytes', 'It has the bytes of the new file.');
    if (content === 'old')
        return (0,rules_verdict/* stale */.ez)('derivative-old-bytes', { kind: 'old-bytes' }, 'It has the bytes of the old file.');
    return seen.kind === 'status' || seen.nonAssetReason === undefined
        ? undefined
        : indeterminate({ need: toContentNeed(given, content) });
}
function classifyGone(given) {
    const { url, answer } = given;
    const { seen } = answer;
    if (seen.kind === 'status')
        return (0,known_seen/* mayBeOfHost */.uU)(seen) ? ifRefusedAsAsset(given, seen.status) : toGone(seen.status);
    if ((0,known_known/* isDefaultImage */.px)(url, seen)) {
        return (0,rules_verdict/* right */.pG)('derivative-replaced', 'replaced', 'The default image is served in its place.');
    }
    const need = needOf(given, 'missing');
    if (need === undefined && (0,rules_facts/* isAsBefore */.si)(given))
        return derivative_rules_asBefore();
    if (url.missing === undefined)
        return indeterminate({ need });
    // It is not what a missing path gives. So it was made from the file.
    return (0,rules_verdict/* oldRendering */.uv)('derivative-old', 'It is still made from a file, and the asset is gone.', need);
}
/** 403 and 410 may be of the whole host: the asset must get the same, and another file, where one is known, be given since. */
function ifRefusedAsAsset(given, status) {
    const { known, host, answer } = given;
    const [last] = known.bare.recent;
    if (!(0,known_seen/* hasSameContent */.q1)(last?.seen, answer.seen)) {
        const detail = `It answers ${status}, as it may for all of a host, and not as the asset itself.`;
        return (0,rules_verdict/* inconclusive */.Ni)('derivative-indeterminate', detail, { cause: (0,fault_rules/* toMissingCause */.zk)(status, known) });
    }
    const finding = ifNotOfHost(given, status);
    // The asset has just stayed so.
    const hasStayed = finding.kind === 'right' && finding.wait !== undefined;
    return host.unchangedFile === 'none' || hasStayed ? toGone(status) : { ...finding, rule: 'derivative-gone' };
}
const toGone = (status) => (0,rules_verdict/* right */.pG)('derivative-gone', 'gone', `It answers ${status}.`);
/** The asset is there: was this made from the right file? */
function classifyMade(given) {
    const { known, url, answer, rightSinceMs: sinceMs } = given;
    const { seen } = answer;
    if (seen.kind === 'status') {
        return (0,rules_verdict/* stale */.ez)('derivative-missing', (0,fault_rules/* toMissingCause */.zk)(seen.status, known), `It answers ${seen.status}.`);
    }
    if (sinceMs === undefined)
        return classifyUnheld(given);
    const placeholder = ifPlaceholder(given, sinceMs);
    if (placeholder !== undefined)
        return placeholder;
    // Bytes from before the purge show nothing by their time: a revalidation may have stored them anew.
    if (!(0,rules_facts/* isAsBefore */.si)(given) && !isUntoldPlaceholder(given) && (0,storage/* isMadeSince */.oC)(url, answer, sinceMs)) {
        return (0,rules_verdict/* right */.pG)('derivative-since', 'changed', 'It was made since imgix has the right file.');
    }
    const fresh = (0,rules_facts/* freshSince */.RV)(url, sinceMs);
    const isFresh = (0,rules_facts/* isAsRendered */.WE)(given, fresh);
    // imgix may keep several copies of its file, and render what is as before from one that the purge has yet to reach.
    const steadyMs = (0,rules_facts/* isAsBefore */.si)(given) ? (0,stays/* allDoneMs */.Ep)(known.purge) : sinceMs;
    if (isFresh && fresh.sentAtMs >= steadyMs) {
        return (0,rules_verdict/* right */.pG)('derivative-fresh', 'changed', 'It is what imgix renders now.');
    }
    if (isFresh && answer.lastSentAtMs < steadyMs) {
        return tooEarly('It is as before the purge: whether that is right can be told a minute after the purge.', steadyMs);
    }
    const need = toFreshNeed(given, isFresh ? steadyMs : sinceMs);
    if (need !== undefined)
        return indeterminate({ need });
    // `sinceMs` is still to come: the end of the minute in which the purge may have its effect. Another purge would not help.
    if (fresh === undefined && answer.lastSentAtMs < sinceMs) {
        const detail = 'The asset was right before the purge already, and what was made from it can be told a minute after the purge.';
        return tooEarly(detail, sinceMs);
    }
    if ((0,rules_facts/* isAsBefore */.si)(given))
        return derivative_rules_asBefore();
    if ((0,storage/* isStoredBefore */.Lb)(answer, sinceMs)) {
        return (0,rules_verdict/* oldRendering */.uv)('derivative-old', 'It was stored before imgix was seen to have the right file.');
    }
    return indeterminate({ wait: { kind: 'age', sinceMs } });
}
/**
 * The default image, which imgix was making while the file was not there yet: for an added one, or where a missing path is known to give
 * an image. What imgix renders from the right file may look the same.
 */
function ifPlaceholder(given, sinceMs) {
    const { url, answer } = given;
    if (!mayBePlaceholder(given))
        return undefined;
    const need = toMissingNeed(given);
    if (need !== undefined)
        return indeterminate({ need });
    if (!(0,known_known/* isDefaultImage */.px)(url, answer.seen))
        return undefined;
    const fresh = (0,rules_facts/* freshSince */.RV)(url, sinceMs);
    if (fresh === undefined)
        return indeterminate({ need: toFreshNeed(given, sinceMs) });
    if ((0,known_seen/* hasSameBytes */.gT)(fresh.seen, answer.seen))
        return undefined;
    return (0,rules_verdict/* stale */.ez)('derivative-missing', { kind: 'missing', status: 200 }, 'It is the default image.');
}
function mayBePlaceholder(given) {
    const { isAdded, bare } = given.known;
    const isPossible = bare.missing === undefined ? isAdded : (0,known_seen/* isAsset */.vY)(bare.missing.seen);
    return isPossible && !(0,rules_facts/* isAsBefore */.si)(given);
}
/** A fault came in the place of what a missing path gives. */
function isUntoldPlaceholder(given) {
    return mayBePlaceholder(given) && !isMissingKnown(given);
}
/** The asset is right, but may come out of a cache. If imgix has another file by now, only a purge can mend that. */
function classifyUnheld(given) {
    const need = needOf(given, 'held');
    if (need !== undefined)
        return indeterminate({ need });
    const { kind } = (0,known_held/* toHeldContent */.S8)(given.known, given.expected);
    return kind === 'old' || kind === 'other'
        ? (0,rules_verdict/* oldRendering */.uv)('derivative-old', 'imgix has another file by now, from which it makes this.')
        : indeterminate();
}
const derivative_rules_asBefore = () => (0,rules_verdict/* oldRendering */.uv)('derivative-as-before', 'It is what it was before the purge.');
const tooEarly = (detail, sinceMs) => (0,rules_verdict/* inconclusive */.Ni)('derivative-indeterminate', detail, { cause: { kind: 'too-early' }, wait: { kind: 'age', sinceMs } });
const indeterminate = (more = {}) => (0,rules_verdict/* inconclusive */.Ni)('derivative-indeterminate', 'Nothing tells whether it is from before the purge.', more);

// EXTERNAL MODULE: ./lib/verify/probe/cache-hints.js
var cache_hints = __webpack_require__(4945);
;// CONCATENATED MODULE: ./lib/verify/rules/judge-url.js
// What the checks of one URL come to: what the last answer shows, whether another point of presence speaks against it, and whether
// it was seen often and late enough.







/** `effect`: whether the purge has had its effect; for a derivative, what the asset shows of that. */
function judgeUrl(known, url, classify, effect) {
    const [last] = url.recent;
    if (last === undefined)
        return toPending((0,rules_verdict/* inconclusive */.Ni)('unchecked', 'It was not checked.'));
    const answer = (0,known_known/* answerOf */.ut)(url, last);
    const classifyFault = (seen) => (0,fault_rules/* toFaultFinding */.d_)(seen, url.query === '' ? 'imgix' : 'It', known.isSigned);
    const toNamed = (finding) => toPending({ ...finding, detail: withPoint(finding.detail, url, last) });
    if (answer === undefined)
        return { ...toNamed(classifyFault(last.seen)), isRight: wasRightLately(url, classify) };
    const finding = classify(answer);
    if (finding.kind !== 'right')
        return toNamed(withOtherCache(finding, last));
    const { twiceFromMs } = effect;
    const confirmation = toConfirmation(known, url, answer, finding, twiceFromMs);
    const wait = finding.wait ?? confirmation ?? effect.wait;
    const contraries = findContraries(known, url, answer, finding, { classify, classifyFault });
    const [contrary] = contraries;
    const notReached = [...new Set(contraries.map(({ pop }) => pop))].toSorted();
    const detail = contrary === undefined ? finding.detail : `${finding.detail} ${nameNotReached(notReached)}`;
    const { rule, evidence } = finding;
    if (contrary !== undefined) {
        // When none was reached again for a minute in which no purge was sent, nothing else can be done: they are only named.
        const untilMs = Math.max(known.purge.lastAtMs, contrary.lastSentAtMs) + stays/* effectMs */.o$;
        const isLeft = last.sentAtMs >= untilMs && wait?.kind !== 'confirmation';
        if (!isLeft)
            return judgeContrary(known, contraries, contrary, detail, wait ?? { kind: 'effect', untilMs });
    }
    const right = { rule, isRight: true, isProvedByTime: contrary !== undefined || twiceFromMs !== undefined };
    const named = contrary === undefined ? {} : { notReached };
    return wait === undefined
        ? { ...right, verdict: { outcome: 'verified', evidence, detail, ...named, cause: null } }
        : { ...right, verdict: judge_url_tooEarly(detail, wait), wait };
}
/** An answer out of a cache in front of imgix tells nothing of imgix: that cache is the cause. */
function withOtherCache(finding, { headers }) {
    const by = (0,cache_hints/* findOtherCache */.oC)(headers);
    return by === undefined ? finding : { ...finding, cause: { kind: 'other-cache', by } };
}
/** Names the point of presence, where the checks have met more than one. */
function withPoint(detail, { points, faults }, { pop }) {
    const isOneOfSeveral = pop !== '' && new Set([...points.keys(), ...faults.keys()]).size > 1;
    return isOneOfSeveral ? `${detail} This is the answer of the point of presence "${pop}".` : detail;
}
/** A fault after a right answer may pass, or is that of this point of presence: a purge would only put off a proof that waits for time. */
function wasRightLately(url, classify) {
    const [last, previous] = url.recent;
    if (last === undefined || previous === undefined || last.sentAtMs - previous.sentAtMs > learn/* longestGapMs */.H6)
        return false;
    if (!(0,known_seen/* mayPass */.bg)(last.seen) && last.pop !== '' && last.pop !== previous.pop)
        return false;
    const answer = (0,known_known/* answerOf */.ut)(url, previous);
    return answer !== undefined && classify(answer).kind === 'right';
}
const early = { kind: 'inconclusive', cause: { kind: 'too-early' } };
/** Each of the two would be right without the other. */
const disagreement = { kind: 'inconclusive', cause: { kind: 'unknown-content' } };
/** The one that was met last comes first. Answers without the name of a point of presence are left to the confirmation. */
function findContraries(known, url, answer, right, { classify, classifyFault }) {
    const { points, faults } = url;
    const isOther = ([pop]) => pop !== '' && pop !== answer.pop;
    const failed = [...faults].filter(isOther).map(([pop, { seen, sentAtMs }]) => {
        return { pop, lastSentAtMs: sentAtMs, finding: classifyFault(seen) };
    });
    const toObjection = ({ latest, other }) => {
        const { seen } = latest;
        const finding = classify(latest);
        if (finding.kind !== 'right')
            return finding;
        const isSame = (0,known_seen/* hasSameContent */.q1)(seen, answer.seen);
        // It may have answered so for all of its host, and give the file again; or have rendered an old copy of the file.
        if (finding.wait !== undefined && !isSame)
            return disagreement;
        // If the last answer, which is the same, waits itself, this one adds nothing.
        if (finding.wait !== undefined)
            return right.wait === undefined ? early : undefined;
        // A refusal of the whole host may hide what this one gave before it.
        const mayHide = (0,known_seen/* mayBeOfHost */.uU)(seen) && ((0,known_seen/* isUndeployed */.q)(seen) || other !== undefined || (0,stays/* isAfterOther */.R4)(known, latest, url.before));
        if (finding.isProvisional && mayHide)
            return disagreement;
        // Both are right by themselves, and may not be right together: gone here, and changed there.
        const mayDiffer = right.evidence !== 'changed' && finding.evidence !== 'changed';
        return isSame || (mayDiffer && seen.kind === answer.seen.kind) ? undefined : disagreement;
    };
    const differing = [...points].filter(isOther).flatMap(([pop, point]) => {
        const finding = toObjection(point);
        return finding === undefined ? [] : [{ pop, lastSentAtMs: point.latest.lastSentAtMs, finding }];
    });
    return [...failed, ...differing].toSorted((one, other) => other.lastSentAtMs - one.lastSentAtMs);
}
/** The last answer is right, and others, of which `contrary` was met last, are not. */
function judgeContrary({ purge }, contraries, { pop, finding }, detail, wait) {
    return {
        rule: 'contrary-point',
        // Where two disagree, one purge more is sent, and only one: they may never give the same bytes.
        isRight: purge.lastAtMs > purge.acceptedAtMs || contraries.every((one) => one.finding !== disagreement),
        verdict: { outcome: finding.kind, cause: { kind: 'other-point', pop, gave: finding.cause }, detail },
        need: contraries.find((one) => one.finding.need !== undefined)?.finding.need,
        wait,
    };
}
function nameNotReached(points) {
    const names = points.map((pop) => `"${pop}"`);
    return names.length === 1
        ? `But the point of presence ${names[0]} gave something else when it was last reached.`
        : `But the points of presence ${names.slice(0, -1).join(', ')} and ${names.at(-1)} gave something else when they were last reached.`;
}
/**
 * The second look that a right answer needs; undefined where it has had it. One look is enough for the file's own bytes, and for a
 * derivative, where nothing else came since the purge and more than time shows the effect. The second look may follow at once where
 * this point of presence itself has turned; else a second later, as the other content may have come from another one.
 */
function toConfirmation({ purge }, url, answer, { rule, isProvisional }, twiceFromMs) {
    const apartMs = answer.pop !== '' && url.points.get(answer.pop)?.other !== undefined ? 0 : confirmationMs;
    const confirmation = { kind: 'confirmation', apartMs };
    if (isProvisional)
        return confirmation;
    const hasVaried = (0,known_known/* answersOf */.Bw)(url).some((one) => one.lastSentAtMs >= purge.acceptedAtMs && !(0,known_seen/* hasSameContent */.q1)(one.seen, answer.seen));
    if (!hasVaried && twiceFromMs === undefined && (rule === 'new-bytes' || url.query !== ''))
        return undefined;
    const [last, previous] = url.recent;
    if (last === undefined || previous === undefined || !(0,known_seen/* hasSameContent */.q1)(last.seen, previous.seen))
        return confirmation;
    if (twiceFromMs !== undefined && previous.sentAtMs < twiceFromMs)
        return confirmation;
    const isApart = (last.pop !== '' && previous.pop !== '') || last.sentAtMs - previous.sentAtMs >= confirmationMs;
    return isApart ? undefined : confirmation;
}
const confirmationMs = 1000;
function toPending({ kind: outcome, rule, cause, detail, need, wait }) {
    return { rule, isRight: false, verdict: { outcome, cause, detail }, need, wait };
}
function judge_url_tooEarly(detail, wait) {
    const early = wait.kind === 'confirmation'
        ? 'But one more check has to show it.'
        : ((wait.kind === 'effect' ? wait.why : undefined) ??
            'But nothing shows yet that it stays so: it may be what imgix had before the purge.');
    return { outcome: 'inconclusive', cause: { kind: 'too-early' }, detail: `${detail} ${early}` };
}

// EXTERNAL MODULE: ./lib/platform/wording.js
var wording = __webpack_require__(6747);
;// CONCATENATED MODULE: ./lib/verify/rules/held-rules.js
// Rows of what imgix holds, its own copy of the Source's file.










/**
 * Asks what imgix holds, anew in every round until it is the new file: imgix may load that at any time. While nothing is known of
 * it, no later row decides in the minute after the purge: a fault may have hidden what is a better proof than `changed`.
 */
const heldUnasked = (facts) => {
    const { known, answer, expected, heldContent } = facts;
    if (heldContent.kind === 'new' || !(0,known_held/* mayHeldDecide */.xI)(known, expected))
        return undefined;
    // Of two files of one size, the dimensions of the checkout's file tell which one it is, or its bytes.
    const isOneOfTwo = (0,rules_facts/* isOfNewSize */.XU)(facts) || known.held?.file.kind === 'original';
    const isFileNeeded = expected.checkoutFile !== undefined && known.checkout === undefined && isOneOfTwo;
    const isTold = !isUntold(facts);
    // What is not described may be the default image.
    const need = needOf(facts, isFileNeeded ? 'checkout' : 'held') ?? (isTold ? undefined : toMissingNeed(facts));
    const isEarly = expected.kind === 'updated' && answer.lastSentAtMs < (0,stays/* firstDoneMs */.F6)(known.purge);
    const isAwaited = !isTold && isEarly;
    return need === undefined && !isAwaited ? undefined : (0,rules_verdict/* inconclusive */.Ni)('held-unasked', rules_verdict/* indeterminateBytes */.Vh, { need });
};
/** It was never told, or nothing is known of it and a fault came in the place of the last answer to that question. */
function isUntold({ known: { held }, url }) {
    const [, previous] = url.recent;
    if (held === undefined)
        return true;
    return held.file.kind === 'unknown' && previous !== undefined && held.lastSentAtMs < previous.sentAtMs;
}
/**
 * Row `held-other`. As long as the file that imgix describes, these are that file's own bytes; and they are not the new file's. An SVG's
 * may be the sanitizer's, unless they are as before the purge, or the old file came with its own bytes.
 */
const heldAsLong = (facts) => {
    const { known, url, answer, expected } = facts;
    const contentLength = (0,rules_facts/* lengthOf */.Y5)(answer);
    if (contentLength === undefined || contentLength !== (0,known_held/* descriptionOf */.Kq)(known)?.contentLength)
        return undefined;
    const wasOld = (0,known_known/* seenOf */.Pm)(url).some((seen) => (0,expected_content/* recognise */.GJ)(expected, seen, known.checkout) === 'old');
    const mayBeSanitized = (0,file_kind/* isSvg */.$D)(known.url) && !(0,rules_facts/* isAsBefore */.si)(facts) && !wasOld;
    if (!(0,rules_facts/* isOfNewSize */.XU)(facts) || mayBeSanitized)
        return undefined;
    const detail = `imgix has a file of ${(0,wording/* toBytes */.ZJ)(contentLength)}, as long as the new one, and other bytes.${askWhy(facts)}`;
    return (0,rules_verdict/* inconclusive */.Ni)('held-other', detail, { cause: { kind: 'other-file', contentLength } });
};
/**
 * Rows `held-new` and `held-new-old`: imgix holds the new file. Its rendering of now (`isAsFresh`) is right, and so is what was
 * made meanwhile. Bytes from before may have been made meanwhile, too: by a revalidation, or while the Source had gone back.
 */
const heldNew = (facts) => {
    const { heldContent, url, answer, known } = facts;
    if (heldContent.kind !== 'new')
        return undefined;
    const { fromMs, untilMs, evidence } = heldContent;
    const freshFromMs = toFreshFromMs(facts, fromMs);
    const fresh = (0,rules_facts/* freshSince */.RV)(url, freshFromMs);
    // Of an SVG that is passed through no other bytes are made, whichever copy imgix rendered them from.
    const isRendered = !((0,file_kind/* isSvg */.$D)(known.url) && (0,rules_facts/* passesThrough */.$t)(facts));
    const isAsFresh = isRendered && (0,rules_facts/* isAsRendered */.WE)(facts, fresh);
    const sinceMs = toMadeSinceMs(facts, fromMs);
    const isSeenBefore = (0,rules_facts/* isAsBefore */.si)(facts) || answer.firstSeenAtMs < sinceMs;
    // imgix may keep several copies of its file, and have made this from one that is not renewed yet.
    const isOutdated = !isAsFresh && (0,rules_facts/* isGivenBy */.bI)(url, fresh);
    const isOdd = (0,rules_facts/* passesThrough */.$t)(facts) || isSeenBefore || isOutdated || (0,known_known/* isDefaultImage */.px)(url, answer.seen);
    const madeMs = isOdd ? undefined : (0,storage/* toMadeMs */.Pz)(url, answer, sinceMs);
    // The default image may be made meanwhile, from an error inside imgix. Of an added file it may even be what imgix renders now, if
    // it was seen before imgix held the file: imgix may keep several copies, and have renewed one of them.
    const mayBeDefault = !isAsFresh || (known.isAdded && answer.firstSeenAtMs < fromMs);
    const missingNeed = mayBeDefault ? toMissingNeed(facts) : undefined;
    const rightMs = isAsFresh ? fresh.seenAtMs : madeMs;
    // Where a fault hid that image, only what imgix renders now is sure to be another.
    const isTold = missingNeed === undefined && (isAsFresh || isMissingKnown(facts));
    if (rightMs !== undefined && isTold) {
        const isProvisional = untilMs < rightMs;
        const found = { ...(0,rules_verdict/* right */.pG)('held-new', evidence, heldNewDetails[evidence]), isProvisional };
        // imgix may keep several copies of its file, and render what is as before from one that the purge has yet to reach.
        const doneMs = (0,stays/* allDoneMs */.Ep)(known.purge);
        const isEarly = known.purge.mayTakeEffect && (0,rules_facts/* isAsBefore */.si)(facts) && (0,rules_facts/* freshSince */.RV)(url, doneMs) === undefined;
        return isEarly ? { ...found, wait: { kind: 'effect', untilMs: doneMs } } : found;
    }
    const need = (madeMs === undefined ? undefined : missingNeed) ??
        toWholeNeed(facts, (length) => (0,rules_facts/* lengthOf */.Y5)(url.fresh) === length || !(0,storage/* isStoredBefore */.Lb)(answer, sinceMs)) ??
        toFreshNeed(facts, freshFromMs) ??
        (known.isAdded ? missingNeed : undefined);
    if (need !== undefined)
        return (0,rules_verdict/* inconclusive */.Ni)('held-new', indeterminateRendering, { need });
    return (0,storage/* isStoredBefore */.Lb)(answer, known.purge.acceptedAtMs) || (0,rules_facts/* isAsBefore */.si)(facts)
        ? (0,rules_verdict/* stale */.ez)('held-new-old', { kind: 'old-rendering', isHeld: true }, outdatedRendering)
        : (0,rules_verdict/* inconclusive */.Ni)('held-new', indeterminateRendering, { wait: { kind: 'age', sinceMs } });
};
/** From when on a rendering counts. What is as before takes one from a minute after the purge, once that is over; so does the default image. */
function toFreshFromMs(facts, heldFromMs) {
    const { known, url, answer } = facts;
    if ((0,known_known/* isDefaultImage */.px)(url, answer.seen))
        return Math.max(heldFromMs, (0,stays/* firstDoneMs */.F6)(known.purge));
    const isLate = (0,rules_facts/* isAsBefore */.si)(facts) && answer.lastSentAtMs >= (0,stays/* allDoneMs */.Ep)(known.purge);
    return isLate ? Math.max(heldFromMs, (0,stays/* allDoneMs */.Ep)(known.purge)) : heldFromMs;
}
/** From when on an answer must be made. For an added file the purge is early enough: imgix has no other one to render. */
function toMadeSinceMs({ known, url }, heldFromMs) {
    const { isAdded, purge, held, newest } = known;
    const isFirst = held?.thirdUntilMs === undefined && newest === undefined;
    const isEnough = isAdded && url.missing !== undefined && isFirst;
    return isEnough ? purge.acceptedAtMs : heldFromMs;
}
const outdatedRendering = 'imgix has the new file, but the URL still gives the answer from before the purge.';
const indeterminateRendering = 'imgix has the new file, but nothing tells whether the URL gives it.';
const heldNewDetails = {
    bytes: 'The unsanitized SVG has the bytes of the new file, and what the URL gives is made from it.',
    metadata: 'imgix describes the new file (size and dimensions), and what the URL gives is made from it.',
};
const heldOld = ({ heldContent, expected }) => heldContent.kind === 'old'
    ? (0,rules_verdict/* oldRendering */.uv)('held-old', `imgix still makes its answer from the ${expected.kind === 'removed' ? 'removed' : 'old'} file.`)
    : undefined;
/** Row `held-other`, by the description. */
const heldOther = (facts) => {
    const { heldContent, expected, known } = facts;
    if (heldContent.kind !== 'other')
        return undefined;
    const { contentLength } = heldContent;
    const newSizes = (0,expected_content/* newSizesOf */._O)(expected);
    const unlike = newSizes.includes(contentLength)
        ? `as long as the new one, with other ${known.held?.file.kind === 'original' ? 'bytes' : 'dimensions'}`
        : `the new one has ${newSizes.map(wording/* toNumber */.Ro).join(' or ')}`;
    const sizes = `imgix has a file of ${(0,wording/* toBytes */.ZJ)(contentLength)}, ${unlike}`;
    // imgix may describe the default image.
    const need = toMissingNeed(facts);
    // Git does not know the old file, or not its size: this may be it.
    if ((0,expected_content/* oldSizeOf */.uh)(expected) === undefined && (0,rules_facts/* isAsBefore */.si)(facts)) {
        const detail = `${sizes}, and the URL gives the same as before the purge: it came before the deployment, or had no effect.`;
        return (0,rules_verdict/* oldRendering */.uv)('held-other', detail, need);
    }
    const detail = `${sizes}.${askWhy(facts)}`;
    return (0,rules_verdict/* inconclusive */.Ni)('held-other', detail, { need, cause: { kind: 'other-file', contentLength } });
};
/** Where the origin had the commit's file, both are out of the question. Of a built file there is nothing else than what is deployed. */
function askWhy({ known, expected }) {
    if (known.isOriginReady)
        return '';
    const isBuilt = expected.now === undefined;
    return isBuilt ? ' Has the deployment arrived?' : ' Does the deployment rewrite the files, or has it not arrived?';
}

;// CONCATENATED MODULE: ./lib/verify/rules/updated-rules.js
// Rows of a *due* file, which should be there, in the order of the table. `changed` is a row of *unknown* URLs, too.










/** Rows `missing` and `refused`. */
const fileMissing = (facts) => {
    const { known, host, url, answer } = facts;
    const { seen } = answer;
    if (seen.kind !== 'status')
        return undefined;
    const { status } = seen;
    const { before } = url;
    // Nothing was there before the purge either, as far as is known: an unchanged file tells whether the host serves any file.
    const isInDoubt = (before === undefined || (0,known_seen/* isMissing */.b2)(before.seen)) && !(0,known_host/* isServing */.PA)(host, seen);
    const need = isInDoubt ? toServingNeed(facts) : undefined;
    const cause = (0,fault_rules/* toMissingCause */.zk)(status, known);
    const refusal = `imgix answers 403: it has no such file, or it refuses the URL. ${(0,fault_rules/* toTokenAdvice */.r1)(known.isSigned)}`;
    const absence = `imgix answers ${status}: it has no such file. By default imgix keeps such an answer for five minutes.`;
    return status === 403 ? (0,rules_verdict/* stale */.ez)('refused', cause, refusal, need) : (0,rules_verdict/* stale */.ez)('missing', cause, absence, need);
};
/**
 * Not where the default image may be this very file: imgix holds the new one, which it can render (it tells its dimensions), and gives
 * that image a minute after the purge.
 */
const defaultImage = ({ known, url, answer: { seen, lastSentAtMs }, heldContent }) => {
    if (!(0,known_known/* isDefaultImage */.px)(url, seen))
        return undefined;
    const isImage = (0,known_held/* descriptionOf */.Kq)(known)?.dimensions !== undefined;
    const isLate = lastSentAtMs >= (0,stays/* firstDoneMs */.F6)(known.purge);
    const fresh = (0,rules_facts/* freshSince */.RV)(url, (0,stays/* firstDoneMs */.F6)(known.purge));
    const isOther = fresh !== undefined && !(0,known_seen/* hasSameBytes */.gT)(fresh.seen, seen);
    const mayBeFile = heldContent.kind === 'new' && isImage && !known.isAdded && isLate && !isOther;
    return mayBeFile ? undefined : (0,rules_verdict/* stale */.ez)('default-image', { kind: 'missing', status: 200 }, fault_rules/* defaultImageDetail */.sg);
};
/** Row `changed`, the weaker proof: other bytes than the same point of presence gave before, stored since the purge. */
const changed = (facts) => {
    const { known, url, answer, expected } = facts;
    if ((0,rules_facts/* givesOwnBytes */.wO)(facts) || (0,rules_facts/* isAsBefore */.si)(facts) || (0,known_known/* isDefaultImage */.px)(url, answer.seen))
        return undefined;
    const { sentAtMs } = known.purge;
    const other = url.points.get(answer.pop)?.other?.seen;
    const untold = expected.kind === 'unknown' ? indeterminateAge : rules_verdict/* indeterminateBytes */.Vh;
    const appeared = mayAppear(facts) && (other?.kind === 'status' || (0,known_known/* isDefaultImage */.px)(url, other));
    const isSeen = hasChanged(url, answer);
    if (!isSeen && !appeared)
        return undefined;
    // The whole host may have been refused, while the old file was there, and the purge be yet to bring the new one.
    const mayBeOld = !isSeen && (0,known_seen/* mayBeOfHost */.uU)(other);
    // ... or while this was asked for what a missing path gives.
    const mayBeDefault = (0,known_seen/* isUndeployed */.q)(url.missing?.seen);
    if ((mayBeOld || mayBeDefault) && answer.lastSentAtMs < (0,stays/* firstDoneMs */.F6)(known.purge))
        return (0,rules_verdict/* inconclusive */.Ni)('changed', untold, {
            cause: { kind: 'too-early' },
            need: mayBeDefault ? toMissingNeed(facts) : undefined,
            wait: { kind: 'effect', untilMs: (0,stays/* firstDoneMs */.F6)(known.purge) },
        });
    if ((0,storage/* isStoredBefore */.Lb)(answer, sentAtMs))
        return undefined;
    const detail = appeared ? appearedDetail : `${changedDetail}${(0,rules_facts/* isOfNewSize */.XU)(facts) ? sizeDetail : ''}`;
    const need = toWholeNeed(facts) ?? toMissingNeed(facts);
    if (need !== undefined)
        return (0,rules_verdict/* inconclusive */.Ni)('changed', detail, { need });
    // The probe for it failed: in this round they cannot be compared.
    if (!isMissingKnown(facts))
        return undefined;
    if (!(0,storage/* isMadeSince */.oC)(url, answer, sentAtMs))
        return (0,rules_verdict/* inconclusive */.Ni)('changed', untold, { wait: { kind: 'age', sinceMs: sentAtMs } });
    return ifOfThird(facts) ?? (0,rules_verdict/* right */.pG)('changed', 'changed', detail);
};
/** Some point of presence gives these bytes, and gave other bytes of the asset before; a deployment may have come in between. */
function hasChanged(url, { seen }) {
    const { before } = url;
    const isOfAsset = (one) => (0,known_seen/* isAsset */.vY)(one) && !(0,known_known/* isDefaultImage */.px)(url, one);
    return [...url.points].some(([pop, { latest, other }]) => {
        if (!(0,known_seen/* hasSameBytes */.gT)(latest.seen, seen) && latest.seen !== seen)
            return false;
        const wasOther = before?.pop === pop && isOfAsset(before.seen) && !(0,known_seen/* hasSameContent */.q1)(before.seen, seen);
        return wasOther || isOfAsset(other?.seen);
    });
}
/**
 * It may have been made from a third file, which imgix was seen to hold, unless imgix renders the same since it held that no more. Where
 * a parameter changes the rendering, only time tells: when these bytes were first seen, as a revalidation begins their age anew.
 */
function ifOfThird(facts) {
    const { known, url, answer } = facts;
    const sinceMs = known.held?.thirdUntilMs;
    if (sinceMs === undefined)
        return undefined;
    const fresh = (0,rules_facts/* freshSince */.RV)(url, sinceMs);
    if ((0,known_seen/* hasSameBytes */.gT)(fresh?.seen, answer.seen))
        return undefined;
    const need = toFreshNeed(facts, sinceMs);
    const isMade = answer.firstSeenAtMs >= sinceMs && (0,storage/* isMadeSince */.oC)(url, answer, sinceMs);
    if (need === undefined && isMade && !(0,rules_facts/* isGivenBy */.bI)(url, fresh))
        return undefined;
    return (0,rules_verdict/* inconclusive */.Ni)('changed', rules_verdict/* indeterminateBytes */.Vh, { need, wait: { kind: 'age', sinceMs } });
}
/**
 * Whatever came where nothing was is the new file, if no older one may have come: the origin was ready, or imgix describes a file of
 * the new size, and no other one when this came.
 */
function mayAppear(facts) {
    const { known, expected, answer } = facts;
    if (expected.kind !== 'updated' || known.isOriginReady)
        return true;
    const isOfThird = answer.firstSeenAtMs < (known.held?.thirdUntilMs ?? Number.NEGATIVE_INFINITY);
    return expected.old === 'unknown' && (0,rules_facts/* isOfNewSize */.XU)(facts) && !isOfThird;
}
const changedDetail = 'The weaker proof: imgix serves other bytes than before the purge, stored after it.';
/** If git told the size of the file from before, the description would be a proof. */
const sizeDetail = " imgix has a file of the new one's size, which the one before may have had as well.";
const appearedDetail = 'The weaker proof: imgix serves an asset that was stored after the purge, and served none before it.';
const indeterminateAge = 'Nothing tells whether the bytes that imgix serves are from after the purge.';

;// CONCATENATED MODULE: ./lib/verify/rules/rules.js
// What an answer shows, row by row: the table of docs/verification.md. The first row that has something to say decides.









function toFinding(given) {
    const { known, answer, expected } = given;
    const content = (0,expected_content/* recognise */.GJ)(expected, answer.seen, known.checkout);
    const facts = { ...given, content, heldContent: (0,known_held/* toHeldContent */.S8)(known, expected) };
    for (const row of tables[expected.kind]) {
        const finding = row(facts);
        if (finding !== undefined)
            return finding;
    }
    const { seen } = answer;
    if (expected.kind !== 'updated')
        return (0,rules_verdict/* inconclusive */.Ni)('indeterminate', rules_indeterminate[expected.kind]);
    // It may be the default image.
    const need = toMissingNeed(facts);
    if (seen.kind !== 'served' || !(0,rules_facts/* givesOwnBytes */.wO)(facts))
        return (0,rules_verdict/* inconclusive */.Ni)('indeterminate', rules_verdict/* indeterminateBytes */.Vh, { need });
    return (0,rules_verdict/* inconclusive */.Ni)('indeterminate', otherFile, {
        need,
        cause: { kind: 'other-file', contentLength: seen.body.length },
    });
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
        asBefore,
    ],
    removed: [oldBytes, gone, unread, notAnAsset, replaced, asBefore, heldUnasked, heldOld],
    unknown: [unknownMissing, unknownReplaced, changed, unknownAsBefore],
};
const otherFile = "imgix gives files here as they are, and the bytes that it serves are neither the new file's nor the old one's.";
const rules_indeterminate = {
    removed: indeterminateRemoval,
    unknown: 'Nothing tells whether the bytes that imgix serves are the ones they should be.',
};

;// CONCATENATED MODULE: ./lib/verify/rules/judge.js
// What an asset's checks come to: as the commit's state, else as what the branch holds by now; and its derivatives, once the asset is
// proved. Pure. `rules.ts` says what one answer shows, `judge-url.ts` what those of one URL come to, `stays.ts` what the time makes of it.











function judge(known, host, nowMs) {
    const own = judgeAs(known, host, known.expected);
    if (own.bare.isRight)
        return own;
    const newest = known.newest && judgeAsNewest(known, host, known.newest);
    // It may have changed again.
    if (newest?.bare.isRight)
        return { ...newest, bare: { ...newest.bare, need: toNewestNeed(known, newest, nowMs) } };
    // What imgix serves is not known to be either: a probe may still show that it is one of the two.
    const need = toNewestNeed(known, own, nowMs) ?? newest?.bare.need;
    const wait = own.bare.wait ?? newest?.bare.wait;
    // Where the other file that imgix has is the branch's, what is still wrong is told of that.
    const isOfOther = own.bare.rule === 'held-other';
    const told = isOfOther && newest?.bare.rule.startsWith('held-new') ? newest.bare : own.bare;
    return { ...own, bare: { ...told, need, wait } };
}
/** Judges as if what the branch holds by now had been expected: a newer push may have won. */
function judgeAsNewest(known, host, { commit, expected }) {
    // The origin was ready for the commit, not for this. Where a newer push removes what the commit adds, that there is no file may
    // only mean that the commit is not deployed yet.
    const isAdded = known.isAdded && expected.kind !== 'removed';
    const { bare, derivatives } = judgeAs({ ...known, isOriginReady: false, isAdded }, host, expected);
    const { verdict } = bare;
    if (verdict.outcome !== 'verified') {
        const detail = `A newer push has won: what the branch holds by now (${commit}) counts. ${verdict.detail}`;
        return { bare: { ...bare, verdict: { ...verdict, detail } }, derivatives };
    }
    const detail = `A newer push has won: this is what the branch holds by now (${commit}). ${verdict.detail}`;
    const superseded = { ...verdict, evidence: 'superseded', supersededBy: commit, detail };
    return { bare: { ...bare, verdict: superseded }, derivatives };
}
function judgeAs(known, host, expected) {
    const url = known.bare;
    const classify = (answer) => {
        const finding = toFinding({ known, host, url, answer, expected });
        // Other bytes than before do not show that they are the branch's: they may be the commit's.
        const isWeak = finding.kind === 'right' && finding.evidence === 'changed';
        return expected !== known.expected && isWeak ? (0,rules_verdict/* inconclusive */.Ni)(finding.rule, finding.detail) : finding;
    };
    // For the branch's state, a change to old content counts only if the commit's own content came before it.
    const mayBeEffect = (latest, other) => expected === known.expected || !mayBeOld(known, latest) || wasDeployed(known, other);
    const effect = (0,stays/* toEffect */.T3)(known, classify, mayBeEffect);
    const judgement = judgeUrl(known, url, classify, effect);
    const bare = { ...judgement, need: judgement.need ?? toRefusalNeed(known, host) };
    const { verdict } = bare;
    if (verdict.outcome !== 'verified')
        return { bare, derivatives: [] };
    const isGone = verdict.evidence === 'gone' || verdict.evidence === 'replaced';
    const rightSinceMs = toRightSinceMs(known, (0,known_held/* toHeldContent */.S8)(known, expected), effect);
    // A round begins with a check of the bare URL. Once that is proved, each derivative that is not asks for its own.
    const derivatives = known.derivatives.map((derivative) => {
        const classifyDerivative = (answer) => toDerivativeFinding({ known, host, url: derivative, answer, expected, isGone, rightSinceMs });
        const judgement = judgeUrl(known, derivative, classifyDerivative, effect);
        const { query } = derivative;
        const isOpen = judgement.verdict.outcome !== 'verified' && !(0,known_known/* hasAsked */.FK)(known, 'check', query);
        return isOpen ? { ...judgement, need: { kind: 'check', query } } : judgement;
    });
    return { bare, derivatives };
}
/** Whether all of the host is refused as this is, and was before the purge, an unchanged file tells: asked for again, as that may pass. */
function toRefusalNeed(known, { unchangedFile, unchangedAtMs }) {
    const { before, recent } = known.bare;
    const [last] = recent;
    if (last === undefined || ![before, last].every((one) => (0,known_seen/* isNameless */.T)(one?.seen)))
        return undefined;
    const isDue = unchangedFile === 'refused' && last.sentAtMs >= unchangedAtMs + refusedAgainMs;
    return unchangedFile === 'not-asked' || isDue ? needOf({ known, url: known.bare }, 'unchanged') : undefined;
}
/** All assets of a host share what it brings. */
const refusedAgainMs = 5_000;
/**
 * Since when imgix has the right file, by its description or else by the answers. Undefined where the answers may be older than the
 * purge, and imgix describes another file, or was not asked in this round, or in vain all the time.
 */
function toRightSinceMs(known, held, { sinceMs, mayPredatePurge }) {
    if (held.kind === 'new')
        return held.fromMs;
    const isSilent = held.kind === 'unknown' && known.held !== undefined && (0,known_known/* hasAsked */.FK)(known, 'held');
    if ((mayPredatePurge && !isSilent) || sinceMs === undefined)
        return undefined;
    // The answers may have come out of a cache while imgix held another file.
    return (0,known_held/* isContrary */.DX)(known) ? Math.max(sinceMs, (known.held?.lastSentAtMs ?? 0) + ageStepMs) : sinceMs;
}
/** Ages are whole seconds: what was made about then may be of that file as well. */
const ageStepMs = 1_000;
/** The content from before the commit: an earlier deployment may have brought it, and the commit's own may yet replace it. */
function mayBeOld(known, { seen }) {
    const { expected, checkout } = known;
    if (expected.old === 'unknown')
        return true;
    // Nothing was there before an added file; and a deployment may take a file away for a moment.
    if (seen.kind !== 'served' || (0,known_known/* isDefaultImage */.px)(known.bare, seen))
        return true;
    return (0,expected_content/* recognise */.GJ)(expected, seen, checkout) === 'old' || (0,known_held/* toHeldContent */.S8)(known, expected).kind === 'old';
}
/** The commit's own file, stored since the purge: the commit is deployed already. */
function wasDeployed({ expected, checkout, purge }, answer) {
    return (0,storage/* isStoredSince */.m6)(answer, purge.acceptedAtMs) && (0,expected_content/* recognise */.GJ)(expected, answer.seen, checkout) === 'new';
}
/** Its own need first. The branch is asked late: most assets are right before that, and it costs a request to git's server. */
function toNewestNeed(known, { bare }, nowMs) {
    const { purge, newestAfterMs } = known;
    if (bare.need !== undefined)
        return bare.need;
    if (newestAfterMs === undefined || nowMs < purge.acceptedAtMs + newestAfterMs)
        return undefined;
    return needOf({ known, url: known.bare }, 'newest');
}

// EXTERNAL MODULE: ./lib/verify/schedule.js
var schedule = __webpack_require__(272);
// EXTERNAL MODULE: ./lib/verify/probe/non-asset.js
var non_asset = __webpack_require__(518);
;// CONCATENATED MODULE: ./lib/verify/to-verification.js




/** `seen`: the causes of all checks, for an asset that is not proved. */
function toVerification(known, judged, seen, clock) {
    const proof = toFound(known, judged, clock.monotonicMs() - known.purge.acceptedAtMs);
    const found = proof.outcome === 'verified' ? proof : { ...proof, seen };
    if (known.expected.kind !== 'removed')
        return found;
    const isGone = found.evidence === 'gone' || found.evidence === 'replaced';
    return { ...found, removal: toRemovalRecord(known, isGone, clock) };
}
/** `isGone`: the latest check has proved it. */
function toRemovalRecord(known, isGone, clock) {
    const { bare, purge } = known;
    const nowMs = clock.monotonicMs();
    const toTime = (monotonicMs) => new Date(clock.now().getTime() - (nowMs - monotonicMs)).toISOString();
    const right = isGone ? bare.recent[0] : undefined;
    const earlier = [...bare.points.values()].flatMap(({ servedEarlier = [] }) => servedEarlier);
    const latest = [...(0,known_known/* answersOf */.Bw)(bare), ...earlier].map(({ seen, lastSentAtMs }) => ({ seen, sentAtMs: lastSentAtMs }));
    const answers = bare.before === undefined ? latest : [...latest, bare.before];
    const isServed = ({ seen, sentAtMs }) => seen.kind === 'served' && (0,learn/* isAnswer */.Tq)(known, seen) && !(0,known_known/* isDefaultImage */.px)(bare, seen) && sentAtMs !== right?.sentAtMs;
    const servedMs = answers.filter(isServed).map(({ sentAtMs }) => sentAtMs);
    const unclear = [bare.before, bare.first, ...bare.faults.values()].filter((one) => isUnclear(known, one?.seen));
    const unclearMs = unclear.map((one) => one?.sentAtMs ?? 0);
    return {
        lastServedAt: servedMs.length === 0 ? null : toTime(Math.max(...servedMs)),
        ...(servedMs.length === 0 && unclearMs.length > 0 ? { lastUnclearAt: toTime(Math.max(...unclearMs)) } : {}),
        purgedAt: purge.mayTakeEffect ? toTime(purge.acceptedAtMs) : null,
        goneAt: right === undefined ? null : toTime(right.seenAtMs),
    };
}
/** It may be the file, with a type that is wrong or of text, or a message in its place. A page is no file, nor is nothing. */
function isUnclear(known, seen) {
    if (seen?.kind !== 'served' || seen.nonAssetReason === non_asset/* htmlPage */.X || seen.nonAssetReason === non_asset/* emptyBody */.C3)
        return false;
    return !(0,learn/* isAnswer */.Tq)(known, seen) && !(0,known_known/* isDefaultImage */.px)(known.bare, seen);
}
function toFound(known, judged, sincePurgeMs) {
    const { verdict } = judged.bare;
    const derivatives = known.derivatives.flatMap(({ query, checks }, index) => {
        const verdict = judged.derivatives[index]?.verdict;
        if (verdict === undefined)
            return [];
        const { outcome, cause, detail } = verdict;
        return [{ url: `${known.url}?${query}`, outcome, cause, checks, detail }];
    });
    const common = {
        before: toBefore(known.bare.before?.seen),
        checks: known.bare.checks,
        seconds: Math.round(sincePurgeMs / 100) / 10,
        ...(derivatives.length > 0 ? { derivatives } : {}),
    };
    if (verdict.outcome !== 'verified')
        return { ...verdict, evidence: null, ...common };
    // An asset is as good as the worst of its derivatives: they are what visitors see.
    const worst = derivatives.find(({ outcome }) => outcome === 'stale') ?? derivatives.find(({ outcome }) => outcome !== 'verified');
    if (worst !== undefined) {
        const { outcome, cause, url, detail } = worst;
        return { outcome, evidence: null, cause, detail: `The derivative ${url}: ${detail}`, ...common };
    }
    const notReached = toNotReached(judged);
    return { ...verdict, ...(notReached.length > 0 ? { notReached } : {}), ...common };
}
function toNotReached({ bare, derivatives }) {
    const names = [bare, ...derivatives].flatMap(({ verdict }) => verdict.outcome === 'verified' ? (verdict.notReached ?? []) : []);
    return [...new Set(names)].toSorted();
}
function toBefore(seen) {
    if (seen === undefined)
        return 'not-asked';
    return seen.kind === 'status' ? `status ${seen.status}` : seen.kind;
}
/** What keeps the asset from being proved. Null where nothing does, or only the second look is missing. */
function causeOf(judged) {
    const open = (0,schedule/* openOf */.wf)(judged);
    return open === undefined || open.wait?.kind === 'confirmation' ? null : open.verdict.cause;
}

;// CONCATENATED MODULE: ./lib/verify/prove.js













/** Longest time for the check before the purge, which must not hold the purge up. */
const beforeLimitMs = 30_000;
/** Between a request that shows which file imgix has, and the next one: what imgix stores for that must differ in age. */
const ageMarginMs = 50;
/** One request a URL, or two after a fault: it cannot be asked later. None for an added file: imgix would keep a 404. */
async function checkBefore(subject, ports) {
    if (subject.isAdded)
        return subject;
    // Else the old bytes could not be told from the checkout's, of which nothing else asks as long as they are not judged.
    const isAlike = (0,expected_content/* mayBeAlike */.fx)(subject.expected);
    const known = isAlike ? (0,learn/* learn */.nB)(subject, { kind: 'checkout', file: await (0,expected_content/* readCheckout */.b$)(subject.expected) }) : subject;
    const facts = await look(known, ports);
    return facts.reduce((all, fact) => (0,known_host/* learnWithHost */.rC)(ports.hosts, all, fact), known);
}
async function look(known, ports) {
    const { clock, turnsOf } = ports.sampler;
    const urls = [known.bare, ...known.derivatives];
    const failed = turnsOf(known.url).breaker.outage?.last;
    if (failed !== undefined)
        return urls.map(({ query }) => ({ kind: 'before', query, sample: failed }));
    const endMs = clock.monotonicMs() + beforeLimitMs;
    const ask = (url) => (0,probes/* probeBefore */._F)(known, url, { ...ports, isUrgent: true, timeLimitMs: endMs - clock.monotonicMs() });
    return Promise.all(urls.map((url) => (0,probe_sample/* askTwice */.g4)(() => ask(url), ports.sampler)));
}
/** From the first purge's answer to the verdict. */
async function prove(purged, { ports, purgeAgain, findNewest, patienceMs }) {
    const { random, timeoutMs } = ports;
    const { clock, signal } = ports.sampler;
    const { acceptedAtMs } = purged.purge;
    const deadlineMs = acceptedAtMs + timeoutMs;
    const round = { ports, findNewest, deadlineMs };
    const repeats = openRepeats(purgeAgain, clock);
    let causes = [];
    try {
        await clock.sleep(schedule/* firstDelayMs */.EN, signal);
        const { known, judged } = await (0,poll/* poll */.w)(purged, {
            clock,
            signal,
            check: (before) => check(withRepeats(before, repeats), round),
            // A purge may have gone out since the check began, or while a need was met.
            judge: (known) => judge(withRepeats(known, repeats), (0,known_host/* hostOf */.w4)(ports.hosts, known.base), clock.monotonicMs()),
            needOf: firstNeedOf,
            // What a round has asked counts for a short time only: it comes to its end before others begin.
            meet: (known, need) => meetNeed(known, need, { ...round, isUrgent: true }),
            toNextMs: (checked, judged) => {
                const known = withRepeats(checked, repeats);
                const cause = causeOf(judged);
                causes = countCause(causes, cause);
                ports.onChecked(known.url, cause, `number ${known.bare.checks}, ${toRules(judged)}`);
                const patience = patienceMs?.();
                const patientUntilMs = patience && acceptedAtMs + patience;
                const moment = { nowMs: clock.monotonicMs(), deadlineMs, patientUntilMs, random: random() };
                const nextMs = (0,schedule/* plan */.et)(known, (0,known_host/* hostOf */.w4)(ports.hosts, known.base), judged, moment);
                const mustPurge = nextMs !== undefined && (0,schedule/* wantsPurge */.VV)(known, judged, moment);
                if (mustPurge)
                    repeats.send(known.purge.lastAtMs + schedule/* purgeIntervalMs */.tG);
                // One that waits may be what another point of presence needs, which has yet to turn.
                else if (judged.bare.rule !== 'contrary-point')
                    repeats.withdraw();
                return nextMs;
            },
        });
        return toVerification(known, judged, causes, clock);
    }
    finally {
        repeats.withdraw();
    }
}
/**
 * Checks the bare URL, unless only derivatives are open: one that waits for the moment at which an age tells is checked at once then.
 * Asks before the bare URL what imgix holds, where that may tell more.
 */
async function check(before, round) {
    const { ports } = round;
    const { clock, signal } = ports.sampler;
    const nowMs = clock.monotonicMs();
    // What was asked counts as asked: else a need, which is open again in a new round, would hide what the check is to wait for.
    const earlier = judge(before, (0,known_host/* hostOf */.w4)(ports.hosts, before.base), nowMs);
    const known = (0,learn/* learn */.nB)(before, { kind: 'round' });
    // A derivative is open that does not wait for anything. The reason may be the asset: imgix may have loaded another file since.
    const isReopened = earlier.derivatives.some(({ verdict, wait }) => verdict.outcome !== 'verified' && wait === undefined);
    if (earlier.bare.verdict.outcome === 'verified' && !isReopened) {
        const timed = known.derivatives[earlier.derivatives.findIndex(({ wait }) => wait?.kind === 'age')];
        return timed === undefined ? known : meetNeed(known, { kind: 'check', query: timed.query }, round);
    }
    const first = { ...round, isUrgent: earlier.bare.wait?.kind === 'confirmation' };
    if (!(0,schedule/* beginsWithHeld */.i0)(known, earlier.bare, nowMs))
        return meetNeed(known, { kind: 'check', query: '' }, first);
    const asked = await meetNeed(known, { kind: 'held', query: '' }, first);
    if (asked.held?.sinceMs !== known.held?.sinceMs)
        await clock.sleep(ageMarginMs, signal);
    return meetNeed(asked, { kind: 'check', query: '' }, { ...round, isUrgent: true });
}
function firstNeedOf({ bare, derivatives }) {
    return [bare, ...derivatives].find(({ need }) => need !== undefined)?.need;
}
async function meetNeed(known, need, { ports, findNewest, deadlineMs, isUrgent }) {
    const { clock, signal } = ports.sampler;
    const { before, recent } = known.bare;
    const timeLimitMs = (0,schedule/* toProbeLimitMs */.zN)(deadlineMs - clock.monotonicMs(), [before, ...recent]);
    const limited = { ...ports, timeLimitMs, isUrgent };
    switch (need.kind) {
        case 'checkout':
            return (0,learn/* learn */.nB)(known, { kind: 'checkout', file: await (0,expected_content/* readCheckout */.b$)(known.expected) });
        case 'newest':
            return (0,learn/* learn */.nB)(known, { kind: 'newest', newest: await findNewest(known.expected) });
        case 'unchanged': {
            const { base } = known;
            // Others wait for it whose time may end sooner.
            const sharedMs = Math.max(sharedLimitMs, (0,schedule/* toProbeLimitMs */.zN)(0, [before, ...recent]));
            const shared = { ...limited, timeLimitMs: Math.min(timeLimitMs, sharedMs) };
            await ports.unchangedLooks.ask(base, async () => {
                const found = await probeUnchanged(await ports.findUnchangedFile(base), shared);
                ports.hosts.set(base, (0,known_host/* withUnchanged */.U4)((0,known_host/* hostOf */.w4)(ports.hosts, base), found));
            });
            return (0,learn/* learn */.nB)(known, { kind: 'unchanged', query: need.query });
        }
        default: {
            if (isFirstAfterAsset(known, need))
                await clock.sleep(ageMarginMs, signal);
            const ask = () => (0,probes/* probe */.dy)(known, need, limited);
            // A control sample is asked for twice: without it no proof is found. A check comes again, and what imgix holds stays known.
            const isOnce = need.kind === 'check' || need.kind === 'held';
            return (0,known_host/* learnWithHost */.rC)(ports.hosts, known, await (isOnce ? ask() : (0,probe_sample/* askTwice */.g4)(ask, ports.sampler)));
        }
    }
}
/** Longest time for one request of a look that others wait for: a pause and a queue may come before it. */
const sharedLimitMs = 30_000;
/** The first derivative of this round, after the asset itself was checked in it. */
function isFirstAfterAsset(known, { query }) {
    const isAsked = (one) => (0,known_known/* hasAsked */.FK)(known, 'check', one);
    return query !== '' && isAsked('') && !known.derivatives.some((url) => isAsked(url.query));
}
function withRepeats(known, repeats) {
    const atMs = repeats.lastAtMs();
    return atMs === undefined ? known : (0,learn/* learn */.nB)(known, { kind: 'purged', atMs, mayTakeEffect: true });
}
function toRules({ bare, derivatives }) {
    return [bare, ...derivatives].map(({ rule, verdict }) => `${rule} (${verdict.outcome})`).join(', ');
}

// EXTERNAL MODULE: ./lib/verify/verification.js
var verify_verification = __webpack_require__(3650);
;// CONCATENATED MODULE: ./lib/pipeline/prove/purges.js


async function purgeFirst(asset, known, { purger, isVerifying, onPurged, prove: { sampler } }, onPhase) {
    let attempts = 0;
    const onAttempt = () => onPhase({ kind: 'purging', attempts: ++attempts, known });
    try {
        const answered = await purger.purge(asset.url, { priority: 'first', onAttempt });
        const why = 'With `verify: off` nothing else would tell whether it was purged.';
        const result = isVerifying ? answered : (0,purge_result/* withoutForeign */.dW)(answered, why);
        onPhase({ kind: 'purged', result, repeats: 0, known: withPurge(known, result, sampler.clock) });
        onPurged(asset, toPurgeReport(result));
        return result;
    }
    catch (error) {
        if (error instanceof purge_result/* KeyRefusedError */.gy)
            onPhase({ kind: 'purged', result: error.result, repeats: 0, known });
        throw error;
    }
}
/** `known`: before the first purge, which came to `first`. */
function openRepeatedPurges({ url }, { first, known }, { purger, prove: { sampler } }, onPhase) {
    const { clock } = sampler;
    let purged = { kind: 'purged', result: first, repeats: 0, known: withPurge(known, first, clock) };
    const change = (changed) => {
        purged = { ...purged, ...changed };
        onPhase(purged);
    };
    const purgeAgain = async (withdraw, onSent) => {
        const repeats = purged.repeats + 1;
        // Counted as it goes out: what is stopped, or proved meanwhile, does not wait for the answer.
        const onAttempt = () => {
            onSent();
            change({ repeats, result: { ...purged.result, attempts: purged.result.attempts + 1 } });
        };
        const again = await purger.purge(url, { priority: 'repeat', withdraw, onAttempt });
        if ((0,purge_result/* isTaken */.Ck)(purged.result.effect) || !(0,purge_result/* isTaken */.Ck)(again.effect))
            return;
        change({ result: { ...again, attempts: purged.result.attempts }, known: withPurge(known, again, clock) });
    };
    return { purgeAgain, soFar: () => purged };
}
function withPurge(known, { effect, sentAtMs }, clock) {
    return (0,learn/* learn */.nB)(known, { kind: 'purged', sentAtMs, atMs: clock.monotonicMs(), mayTakeEffect: effect !== 'none' });
}
function toPurgeReport(result, repeats = 0) {
    const { outcome, attempts, status, purgeId, error, note } = result;
    return { outcome, attempts, repeats, status, purgeId, error, note };
}

// EXTERNAL MODULE: ./lib/report/words/origin-words.js
var origin_words = __webpack_require__(2696);
// EXTERNAL MODULE: ./lib/verify/origin/origin.js + 1 modules
var origin = __webpack_require__(8171);
// EXTERNAL MODULE: ./lib/changes/files/tracked-files.js
var tracked_files = __webpack_require__(6773);
// EXTERNAL MODULE: ./lib/platform/event.js
var platform_event = __webpack_require__(7131);
// EXTERNAL MODULE: ./lib/platform/git/git-path.js
var git_path = __webpack_require__(2518);
// EXTERNAL MODULE: ./lib/platform/json.js
var json = __webpack_require__(601);
;// CONCATENATED MODULE: ./lib/pipeline/prove/branch-now.js






/**
 * `range`: up to the commit whose files are expected. Undefined where the event has no branch (tags, releases, pull requests), and
 * where the commit is not the event's own: then somebody has chosen it, mostly to go back, and what the branch holds is what is to
 * go. A deployment that goes back is told by its range.
 */
function openBranchNow(opened, range) {
    const { branch, tip } = toPlace(opened.event);
    const head = range?.head ?? opened.checkout?.head;
    const goesBack = (0,once/* once */.O)(() => isBack(opened, range));
    if (branch === undefined || head !== tip)
        return undefined;
    return async (paths) => {
        // Other names are never read, so that nothing is known of them.
        const asked = paths.filter(git_path/* isPlainPath */.qW);
        const found = await (0,tracked_files/* findBranchFiles */.vV)(opened, branch, asked).catch(errors/* withoutAnswer */.B);
        if (found === undefined || (await goesBack()))
            return undefined;
        const { commit, files, has } = found;
        const told = asked.filter((path) => files.has(path) || !has(path));
        return { commit, versions: new Map(told.map((path) => [path, files.get(path) ?? null])) };
    };
}
/**
 * Whether a deployment goes back to a commit that the one before it had in it, or another one that may have been deployed since the
 * last success; or may do so, as nobody knows what was deployed before. A push takes the branch with it.
 */
async function isBack({ event, repository }, range) {
    if (!['deployment_status', 'workflow_run'].includes(event.name))
        return false;
    if (!range?.base || range.isGuess)
        return true;
    for (const earlier of [range.base, ...(range.alsoFrom ?? [])]) {
        const shared = await repository.mergeBase(earlier, range.head).catch(errors/* withoutAnswer */.B);
        if (shared === undefined || shared === range.head)
            return true;
    }
    return false;
}
/** The branch that an event is of, and the commit that it has brought there. */
function toPlace(event) {
    const { name, sha, payload } = event;
    const run = name === 'workflow_run' ? (0,json/* valueAt */.fK)(payload, 'workflow_run') : undefined;
    if (run !== undefined)
        return { branch: (0,json/* textAt */.$6)(run, 'head_branch'), tip: (0,json/* objectIdAt */.ks)(run, 'head_sha') };
    const branch = (0,platform_event/* branchOf */.W0)(event);
    const pullRequest = (0,json/* valueAt */.fK)(payload, 'pull_request');
    if (pullRequest === undefined)
        return { branch, tip: sha };
    // Of `pull_request_target` the ref is the branch that it is meant for, which has nothing of it before it is merged.
    return (0,json/* valueAt */.fK)(pullRequest, 'merged') === true ? { branch, tip: (0,json/* objectIdAt */.ks)(pullRequest, 'head', 'sha') } : {};
}
/** Most assets are proved before that, and asking costs a request to git's server. */
const newestAfterMs = 15_000;
/** So long after the purge the branch may be asked; undefined where it tells nothing. */
function toNewestAfterMs(asset, timeoutMs) {
    return isOfBranch(asset) ? Math.min(newestAfterMs, timeoutMs / 2) : undefined;
}
/**
 * Of what git does not say how it should be, the branch tells nothing either: a URL that it knows nothing of, a file that was
 * built, and an image that is taken down whatever git has.
 */
function isOfBranch({ change, expected }) {
    return expected.kind === 'updated' ? expected.now !== undefined : change !== 'requested';
}

;// CONCATENATED MODULE: ./lib/pipeline/prove/ready-origin.js




/** Waits until the Source has the new state, where `origin-url` tells of it. */
async function toReadyOrigin(asset, stages) {
    const { files, prove: ports } = stages;
    const { url, originUrl, change } = asset;
    const expected = await (0,expected_content/* toExpectedContent */.jd)(asset, files);
    const newestAfterMs = stages.findNewest && toNewestAfterMs(asset, ports.timeoutMs);
    const subject = { url, isSigned: ports.token !== undefined, isAdded: change === 'added', newestAfterMs, expected };
    if (originUrl === undefined)
        return { kind: 'ready', subject };
    const isTakedown = expected.kind === 'removed' && change === 'requested';
    // Whatever is there has to go: also another file than git's.
    const awaited = isTakedown ? { kind: 'removed', old: 'unknown' } : expected;
    const patience = stages.originPatience;
    const { clock } = ports.sampler;
    const startMs = clock.monotonicMs();
    const state = await (0,origin/* waitForOrigin */.x)(originUrl, awaited, {
        ...ports,
        patienceMs: () => patience.msFor(originUrl),
        findNewest: async () => stages.findNewest?.(asset.file, expected),
        newestAfterMs,
        onLook: (seen) => stages.onOrigin(asset, seen),
    });
    const tookMs = clock.monotonicMs() - startMs;
    patience.note(originUrl, { hasCome: state.isReady, isInVain: tookMs >= ports.timeoutMs });
    if (state.isReady) {
        const { isCertain: isOriginReady, wasAtOrigin, newest } = state;
        const due = isTakedown ? expected : state.expected;
        return { kind: 'ready', subject: { ...subject, expected: due, newest, isOriginReady, wasAtOrigin } };
    }
    const isRemoved = expected.kind === 'removed';
    const problem = (0,origin_words/* toOriginProblem */.ZI)(state, {
        url: originUrl,
        seconds: Math.round(Math.min(tookMs, ports.timeoutMs) / 1000),
        isRemoved,
        isTakedown,
    });
    return { kind: 'not-ready', problem, cause: state.fault ?? state.absence };
}

;// CONCATENATED MODULE: ./lib/pipeline/prove/removal.js


/** Nothing for a file that should be there. */
function toUnprovedRemoval({ expected }, { known, effect }, clock) {
    if (expected.kind !== 'removed')
        return {};
    const none = { lastServedAt: null, purgedAt: null, goneAt: null };
    return { removal: known === undefined ? none : asTaken(toRemovalRecord(known, false, clock), effect) };
}
/** What the checks have found, with the time of the purge that is in `known`: a repeated one, where imgix took none before it. */
function withPurgeTime(found, known, effect, clock) {
    if (found.removal === undefined)
        return found;
    const { purgedAt } = toRemovalRecord(known, false, clock);
    return { ...found, removal: asTaken({ ...found.removal, purgedAt }, effect) };
}
/** Its purge counts only where imgix said that it took it. */
function asTaken(removal, effect) {
    return (0,purge_result/* isTaken */.Ck)(effect) ? removal : { ...removal, purgedAt: null };
}

;// CONCATENATED MODULE: ./lib/pipeline/prove/asset-way.js









/** imgix rejected the purge, so that what is not right stays so. */
const rejectedPatienceMs = 2_000;
/** Time for the proof after a purge that may have been lost: an API in trouble must not hold the run up. */
const maxLostMs = 5_000;
/** The whole way. Throws only what stops the run; then `reportStopped` reports the asset. */
async function walk(asset, stages, onPhase) {
    stages.prove.sampler.signal.throwIfAborted();
    const origin = await toReadyOrigin(asset, stages);
    const { isVerifying, prove: ports } = stages;
    const { clock } = ports.sampler;
    const toNotPurged = (known) => ({
        ...(0,verify_verification/* skipped */.h)('It was not purged.'),
        ...toUnprovedRemoval(asset, { known }, clock),
    });
    if (origin.kind === 'not-ready')
        return (0,run_report/* toAssetReport */.C1)(asset, run_report/* purgeSkipped */.uE, { ...toNotPurged(), cause: origin.cause }, origin.problem);
    const subject = (0,known_known/* toKnown */.lD)({ ...origin.subject, base: asset.base }, stages.params);
    const enter = async () => {
        const before = isVerifying ? await checkBefore(subject, ports) : subject;
        return { before, result: await purgeFirst(asset, before, stages, onPhase) };
    };
    const { before, result } = await (isVerifying ? stages.door(asset.url, enter) : enter());
    const purge = toPurgeReport(result);
    // imgix rejected the purge. Only with 404 it may not need one: it never had the file, or has dropped it. What it serves decides.
    if (result.effect === 'none' && result.status !== 404)
        return (0,run_report/* toAssetReport */.C1)(asset, purge, toNotPurged(before), purge.error);
    if (!isVerifying) {
        const detail = purge.outcome === 'failed' ? 'It may have been purged.' : 'Input `verify` is `off`.';
        return (0,run_report/* toAssetReport */.C1)(asset, purge, (0,verify_verification/* skipped */.h)(detail), purge.error);
    }
    // The origin may not have been ready at the time of an earlier purge; and of one that imgix never took nothing comes.
    const known = result.effect === 'accepted' ? before : { ...before, isOriginReady: false };
    return verify(asset, openRepeatedPurges(asset, { first: result, known }, stages, onPhase), stages);
}
async function verify(asset, purges, stages) {
    const { prove: ports, proofPatience } = stages;
    const { clock } = ports.sampler;
    const { purgeAgain, soFar } = purges;
    const atMs = clock.monotonicMs();
    const { result: first, known } = soFar();
    const isLost = first.outcome === 'failed' && first.effect !== 'none';
    const found = await prove(known, {
        ports: { ...ports, timeoutMs: isLost ? Math.min(maxLostMs, ports.timeoutMs) : ports.timeoutMs },
        patienceMs: () => (soFar().result.effect === 'none' ? rejectedPatienceMs : proofPatience.msFor(asset.url)),
        purgeAgain,
        findNewest: async (expected) => stages.findNewest?.(asset.file, expected),
    });
    const isInVain = clock.monotonicMs() - atMs >= ports.timeoutMs;
    proofPatience.note(asset.url, { hasCome: found.outcome === 'verified', isInVain });
    return toProofReport(asset, found, soFar(), clock);
}
function toProofReport(asset, found, { result, repeats, known }, clock) {
    const unproved = (0,purge_result/* withoutForeign */.dW)(result, 'Nor does what imgix serves show that it was purged.');
    const purge = toPurgeReport(found.outcome === 'verified' ? result : unproved, repeats);
    const verification = {
        ...withPurgeTime(found, known, result.effect, clock),
        detail: `${found.detail}${(0,outcome_words/* toBasis */.Wj)(asset, known.expected)}`,
    };
    return (0,run_report/* toAssetReport */.C1)(asset, purge, verification, (0,outcome_words/* toProofProblem */.xs)(purge, verification));
}
/** The report of an asset whose run was stopped for `reason`, a sentence. */
function reportStopped(asset, phase, reason, clock) {
    const purge = toStoppedPurge(phase);
    const problem = { code: 'not-attempted', message: `${reason} ${toState(phase, purge)}` };
    const known = phase.kind === 'waiting' ? undefined : phase.known;
    const effect = phase.kind === 'purged' ? phase.result.effect : undefined;
    const verification = { ...(0,verify_verification/* skipped */.h)(reason), ...toUnprovedRemoval(asset, { known, effect }, clock) };
    return (0,run_report/* toAssetReport */.C1)(asset, purge, verification, problem);
}
function toStoppedPurge(phase) {
    if (phase.kind !== 'purged')
        return { ...run_report/* purgeSkipped */.uE, attempts: phase.kind === 'purging' ? phase.attempts : 0 };
    const why = 'The run was stopped before anything showed that it was purged.';
    return toPurgeReport((0,purge_result/* withoutForeign */.dW)(phase.result, why), phase.repeats);
}
function toState(phase, { outcome }) {
    if (outcome === 'accepted' || outcome === 'duplicate')
        return 'It was purged, but not proved.';
    const mayHaveActed = phase.kind === 'purged' ? phase.result.effect === 'unknown' : phase.kind === 'purging';
    return mayHaveActed ? 'Its purge was under way and may have had its effect.' : 'It was not purged.';
}

;// CONCATENATED MODULE: ./lib/pipeline/prove/door.js
// Lets assets begin no faster than what has begun comes on. From its purge on an asset's `timeout` runs: purged too early, it would spend
// that on waiting for its turn behind others, and so would they.

/** Assets of one host between the look and the answer to the purge: enough to keep its fetches and the rate limit busy. */
const maxEntering = 32;
/** Of `timeout`. An asset waits for its turn several times until it is proved. With less, more of the checks come in vain. */
const waitedShare = 1 / 15;
const againMs = 100;
/** One for each host: what one of them holds back waits for no other. */
function openDoor({ clock, signal, turnsOf }, timeoutMs) {
    const entering = new Map();
    return (url, work) => {
        const { origin } = new URL(url);
        const places = entering.get(origin) ?? new timing_gate/* Gate */.i(maxEntering);
        entering.set(origin, places);
        const { gate, breaker } = turnsOf(url);
        // One that waits gets its turn, or reaches its deadline, so that this ends. In an outage nothing would come on, and the purges must
        // not wait for that.
        const isBehind = () => breaker.outage === undefined && gate.waitedMs > timeoutMs * waitedShare;
        return places.run(async () => {
            while (isBehind())
                await clock.sleep(againMs, signal);
            return work();
        }, signal);
    };
}

;// CONCATENATED MODULE: ./lib/pipeline/prove/patience.js
// How long an asset is waited for once many before it were waited for in vain. So many are under way at a time, and if each took all of
// its `timeout`, a run of which nothing can be proved would last as many times as long.
/** Waited for in vain, with none that was not: then the cause is one of all, and known. */
const tellingAssets = 100;
/** As long as a purge takes by imgix's own words, so that what is purged now still has its chance. */
const shortMs = 60_000;
/** `onShort`: a host's assets are given less time from now on. */
function openPatience(onShort) {
    const vain = new Map();
    const come = new Set();
    const hostOf = (url) => new URL(url).host;
    const isShort = (host) => !come.has(host) && (vain.get(host) ?? 0) >= tellingAssets;
    return {
        msFor: (url) => (isShort(hostOf(url)) ? shortMs : undefined),
        note: (url, { hasCome, isInVain }) => {
            const host = hostOf(url);
            const wasShort = isShort(host);
            if (hasCome)
                come.add(host);
            else if (isInVain)
                vain.set(host, (vain.get(host) ?? 0) + 1);
            if (!wasShort && isShort(host))
                onShort(host, tellingAssets, shortMs / 1000);
        },
    };
}

;// CONCATENATED MODULE: ./lib/pipeline/prove/purge-and-prove.js
// The assets of a run -> what became of each, many at a time: the stages they share, and what stops them together. A chunk of
// the bundle of its own, for the runs that have assets to purge.















/**
 * Assets of one host under way at a time: the others cost no memory yet. Enough for ten purges a second where each takes fifty seconds to
 * be proved.
 */
const maxStartedAssets = 500;
/**
 * Resolves with a report of every asset, whatever happens to it, and also where the run is stopped. `mapping`: where imgix has the
 * repository's files, if it had nothing where the inputs say; undefined where that is not known.
 */
async function purgeAndProve({ assets, range, changed }, inputs, opened, ports) {
    const toChanged = (0,once/* once */.O)(() => new Set([...(changed?.() ?? []), ...toFiles(assets)]));
    const done = await runAssets(assets, inputs, {
        ...ports,
        findUnchangedFile: (0,unchanged_files/* openUnchangedFiles */.J)(inputs, toChanged, opened, range?.head, ports.hosts),
        branchNow: openBranchNow(opened, range),
    });
    if (done.error !== undefined)
        return done;
    const { findMappingFor } = await __webpack_require__.e(/* import() */ 30).then(__webpack_require__.bind(__webpack_require__, 1792));
    return { ...done, mapping: await findMappingFor(done.reports, toChanged, inputs, opened, ports) };
}
function toFiles(assets) {
    return new Set(assets.map(({ file }) => file).filter((file) => file !== null));
}
/** Each asset is verified as soon as its own purge was accepted, while others wait for the rate limit. */
async function runAssets(assets, inputs, ports) {
    const halt = new AbortController();
    const signal = AbortSignal.any([ports.signal, halt.signal]);
    ports.log.startGroup('Purge and prove');
    const purger = (0,open_purger/* openPurger */.e)(inputs, ports, signal);
    const progress = new report_progress/* Progress */.k(ports.log, ports.clock, {
        total: assets.length,
        rate: inputs.rateLimit,
        timeoutMs: inputs.timeoutMs,
        toFailing: () => purger.failing,
    });
    (0,known_host/* noteAssets */.Yv)(ports.hosts, assets);
    (0,heap/* keepHeapSmall */.p)(assets.length, true);
    const stages = createStages(assets, inputs, ports, signal, { purger, progress });
    const runOne = async (asset) => {
        let phase = { kind: 'waiting' };
        const onPhase = (begun) => {
            phase = begun;
        };
        const report = await walk(asset, stages, onPhase).catch((reason) => {
            halt.abort(reason);
            return reportStopped(asset, phase, toStopReason(signal.reason), ports.clock);
        });
        progress.finished(report);
        return report;
    };
    // Each host by itself: the assets of one that does not answer hold back no others.
    const byHost = [...Map.groupBy(assets, ({ url }) => new URL(url).origin).values()];
    const withReports = (some) => (0,timing_gate/* mapWithin */.u)(maxStartedAssets, some, async (asset) => [asset, await runOne(asset)]);
    const reportOf = new Map((await Promise.all(byHost.map(withReports))).flat());
    const reports = assets.flatMap((asset) => reportOf.get(asset) ?? []);
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
        ? 'The run was stopped, because the purge API turned it away.'
        : `The run was stopped (${reason.code}).`;
}
function createStages(assets, inputs, ports, signal, { purger, progress }) {
    const { clock, files, hosts, findUnchangedFile, branchNow } = ports;
    const probePorts = (0,probe_ports/* openProbePorts */.zk)(inputs, { ...ports, signal });
    return {
        purger,
        door: openDoor(probePorts.sampler, inputs.timeoutMs),
        prove: {
            ...probePorts,
            timeoutMs: inputs.timeoutMs,
            hosts,
            findUnchangedFile,
            unchangedLooks: new Shared(),
            onChecked: (url, cause, words) => progress.checked(url, cause, words),
        },
        params: inputs.verifyParams,
        findNewest: branchNow && openNewest(branchNow, [...toFiles(assets)], clock),
        isVerifying: inputs.verify !== 'off',
        files,
        originPatience: openPatience((host, assets, seconds) => ports.log.info(`${host} had the new state of none of ${assets} URLs in time: the others are waited for ${seconds} s each.`)),
        proofPatience: openPatience((host, assets, seconds) => ports.log.info(`None of ${assets} URLs of ${host} was proved in time: the others have ${seconds} s each.`)),
        onOrigin: ({ url }, { isReady, detail }) => progress.lookedAtOrigin(url, isReady, detail),
        onPurged: (asset, purge) => progress.purged(asset.url, purge),
    };
}


/***/ })

};
