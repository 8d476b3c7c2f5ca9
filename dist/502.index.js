export const id = 502;
export const ids = [502];
export const modules = {

/***/ 502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ createPurger),
  runAssets: () => (/* binding */ runAssets)
});

// EXTERNAL MODULE: ./lib/purge/purge-result.js
var purge_result = __webpack_require__(8916);
// EXTERNAL MODULE: ./lib/report/run-report.js
var run_report = __webpack_require__(7034);
// EXTERNAL MODULE: ./lib/verify/expected-content.js
var expected_content = __webpack_require__(4749);
// EXTERNAL MODULE: ./lib/verify/cache-hints.js
var cache_hints = __webpack_require__(6152);
// EXTERNAL MODULE: ./lib/verify/non-asset.js
var non_asset = __webpack_require__(3483);
;// CONCATENATED MODULE: ./lib/verify/known.js
// What is known of an asset's way through imgix, as a tree: the host, the file that imgix holds, and each URL with its answers
// by point of presence. Pure: every probe's sample is learnt, and nothing is remembered elsewhere.



function toKnown(subject, queries) {
    return {
        ...subject,
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
        recent: [],
        before: undefined,
        fresh: undefined,
        missing: undefined,
    };
}
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
function hasAsked({ asked }, need, query = '') {
    return asked.has(`${need} ${query}`);
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
    return { ...learnt, checks: url.checks + 1, recent: [sample, ...url.recent.slice(0, 1)] };
}
/** Failures, redirects and pages in its place tell nothing of what a point of presence has stored. */
function learnAnswer(known, url, sample) {
    const { seen, pop } = sample;
    if (seen.kind === 'failed' || !isOfTheAsset(known, seen) || isByAnother(known, url, sample))
        return url;
    const earlier = url.points.get(pop);
    const isSame = earlier !== undefined && hasSameContent(earlier.latest.seen, seen);
    const narrowed = isSame ? (0,cache_hints/* narrow */.sc)(earlier.latest.stored, sample.stored) : undefined;
    const point = isSame && narrowed !== undefined
        ? { ...earlier, latest: { ...withBody(earlier.latest, seen), stored: narrowed, lastSentAtMs: sample.sentAtMs } }
        : {
            latest: toAnswer(sample, seen, isSame ? undefined : earlier?.latest),
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
function isOfTheAsset(known, seen) {
    if (seen.kind === 'status')
        return isMissing(seen);
    if (seen.nonAssetReason === undefined)
        return true;
    return (0,expected_content/* recognise */.GJ)(known.expected, seen.body, known.checkout) !== 'other';
}
/** Text is what others answer with, too: where imgix tells its points of presence, one that does not is none of them. */
function isByAnother({ url, bare, derivatives }, { query }, { pop }) {
    if (pop !== '' || !(0,non_asset/* isTextDue */.gT)(url, query))
        return false;
    return [bare, ...derivatives].some(({ points }) => [...points.keys()].some((told) => told !== ''));
}
/** How imgix says that there is no such file. 403: the origin forbids to list, so a missing object looks forbidden. */
function isMissing(seen) {
    if (seen.kind !== 'status' || seen.challengeBy !== undefined)
        return false;
    return seen.status === 404 || seen.status === 410 || seen.status === 403;
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
/** An error page is what comes in its place once, and not what it is. */
function learnControl(url, { kind, sample }) {
    const { seen } = sample;
    const isTelling = seen.kind === 'served' ? seen.nonAssetReason === undefined : kind === 'missing' && isMissing(seen);
    return isTelling ? { ...url, [kind]: sample } : url;
}
function learnHeld(held, { file, sample }) {
    // A probe that failed on its way tells nothing; one that was refused tells that imgix does not tell.
    if (file === undefined)
        return held;
    if (held !== undefined && JSON.stringify(held.file) === JSON.stringify(file))
        return { ...held, lastSentAtMs: sample.sentAtMs };
    return { file, firstSeenAtMs: sample.seenAtMs, lastSentAtMs: sample.sentAtMs, isFirst: held === undefined };
}

// EXTERNAL MODULE: ./lib/verify/sample.js
var verify_sample = __webpack_require__(6467);
;// CONCATENATED MODULE: ./lib/verify/known-host.js
const unknownHost = { hasOwnFiles: false, servedLengths: [], witness: { kind: 'not-asked' } };
/** So many tell a default image from others. */
const maxLengths = 4;
function learnServed(host, seen, isOwnFile) {
    if (seen.kind !== 'served' || (seen.nonAssetReason !== undefined && !isOwnFile))
        return host;
    const { length } = seen.body;
    const isKnown = host.servedLengths.includes(length) || host.servedLengths.length >= maxLengths;
    return {
        ...host,
        hasOwnFiles: host.hasOwnFiles || isOwnFile,
        servedLengths: isKnown ? host.servedLengths : [...host.servedLengths, length],
    };
}
/** Whether other files are served there, so that one could have been seen to be there. `shown`: what stands in its place. */
function isServing(host, shown) {
    const { hasOwnFiles, witness, servedLengths } = host;
    if (hasOwnFiles)
        return true;
    const lengths = witness.kind === 'served' ? [...servedLengths, witness.length] : servedLengths;
    return lengths.some((length) => shown.kind !== 'served' || length !== shown.body.length);
}

;// CONCATENATED MODULE: ./lib/verify/schedule.js


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
    if (open === undefined || (isKnownForGood(known, host, judged.bare) && nowMs >= acceptedAtMs + graceMs))
        return { kind: 'end' };
    const wait = open.wait;
    // The last check may be the first half of a proof.
    if (nowMs >= deadlineMs && !(wait?.kind === 'confirmation' && nowMs < deadlineMs + wait.apartMs))
        return { kind: 'end' };
    const atMs = toCheckAtMs(known, wait, nowMs, toPurgeDelayMs(known, judged, nowMs, random));
    return { kind: 'check', atMs: wait?.kind === 'confirmation' ? atMs : Math.min(atMs, deadlineMs) };
}
/** The judgement that keeps the asset from being proved; undefined where none does. */
function openOf({ bare, derivatives }) {
    return [bare, ...derivatives].find(({ verdict }) => verdict.kind !== 'verified');
}
/** Whatever is not right may be mended by another purge: of an origin that was not ready the first time. */
function wantsPurge({ bare, derivatives }) {
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
function toCheckAtMs(known, wait, nowMs, delayMs) {
    switch (wait?.kind) {
        case undefined:
            return nowMs + delayMs;
        case 'confirmation':
            return Math.max(nowMs, (known.bare.recent[0]?.sentAtMs ?? nowMs) + wait.apartMs);
        case 'effect':
            return Math.max(nowMs, Math.min(wait.untilMs, nowMs + delayMs));
        case 'age': {
            // Ages are whole seconds: asked exactly n seconds after the moment, they tell on which side of it an answer was stored.
            const seconds = Math.ceil((nowMs + Math.max(0, delayMs - 1000) - wait.sinceMs) / 1000);
            return wait.sinceMs + Math.max(1, seconds) * 1000;
        }
        default:
            return wait;
    }
}
/** Time would not change it, unless a deployment is still under way. */
function isKnownForGood({ bare: { before } }, host, { rule, verdict }) {
    if (verdict.kind === 'verified')
        return false;
    const wasMissing = before !== undefined && isMissing(before.seen);
    switch (rule) {
        case 'unknown-missing':
        case 'never-seen':
            return wasMissing;
        case 'refused':
        case 'refused-removed':
            return host.witness.kind === 'not-served' || (isForbidden(before) && !isServing(host, before.seen));
        case 'missing':
            return wasMissing && host.witness.kind === 'not-served';
        case 'fault-challenge':
            return before?.seen.kind === 'status' && before.seen.challengeBy !== undefined && !host.hasOwnFiles;
        default:
            return false;
    }
}
function isForbidden(sample) {
    return sample?.seen.kind === 'status' && sample.seen.status === 403;
}

;// CONCATENATED MODULE: ./lib/verify/origin.js





/** A probe may take this long even where the deadline is nearer. */
const minProbeMs = 5000;
/** Polls with conditional requests, so that an origin that has not changed sends no body. */
async function waitForOrigin(url, expected, ports) {
    const { sampler, clock, random, timeoutMs, signal, findNewest, newestAfterMs = Number.POSITIVE_INFINITY } = ports;
    const startMs = clock.monotonicMs();
    const deadlineMs = startMs + timeoutMs;
    let conditions = {};
    let state = { isReady: false, isCertain: false, detail: 'was not asked', expected };
    let last;
    for (;;) {
        const sample = await takeWhole(url, expected, sampler, conditions, Math.max(minProbeMs, deadlineMs - clock.monotonicMs()));
        const isUnchanged = sample.seen.kind === 'status' && sample.seen.status === 304;
        if (!isUnchanged) {
            state = judgeOrigin(expected, sample.seen, await readCheckout(expected, sample.seen));
            conditions = sample.seen.kind === 'served' ? toConditions(sample.headers) : {};
            last = sample.seen;
        }
        const nowMs = clock.monotonicMs();
        if (!state.isReady && last !== undefined && nowMs - startMs >= newestAfterMs) {
            const newest = await findNewest();
            const isWon = newest !== undefined && judgeOrigin(newest.expected, last, undefined).isReady;
            if (isWon)
                return { ...state, isReady: true, isCertain: false, newest };
        }
        if (state.isReady || nowMs >= deadlineMs)
            return state;
        await clock.sleep(Math.min(deadlineMs - nowMs, toDelayMs(nowMs - startMs, random())), signal);
    }
}
/** Git's hash begins with the length: where the answer does not tell it beforehand, it is asked for once more. */
async function takeWhole(url, expected, sampler, headers, timeLimitMs) {
    const lengths = expected.kind === 'updated' ? (0,expected_content/* lengthsOf */.nY)(expected) : undefined;
    const isWorthReading = (length) => lengths?.includes(length) !== false;
    const likelyLengths = [(0,expected_content/* oldSizeOf */.uh)(expected), ...(0,expected_content/* newSizesOf */._O)(expected)].filter((size) => size !== undefined);
    const probe = { url, headers, timeLimitMs, isWorthReading, likelyLengths };
    const sample = await (0,verify_sample/* takeSample */.o)(sampler, probe);
    const { seen } = sample;
    const isUnmeasured = seen.kind === 'served' && (0,expected_content/* recognise */.GJ)(expected, seen.body, undefined) === 'unmeasured';
    if (!isUnmeasured)
        return sample;
    return (0,verify_sample/* takeSample */.o)(sampler, { ...probe, headers: {}, likelyLengths: [...likelyLengths, seen.body.length] });
}
async function readCheckout(expected, seen) {
    if (expected.kind !== 'updated' || expected.checkoutFile === undefined || seen.kind !== 'served')
        return undefined;
    return (0,expected_content/* recognise */.GJ)(expected, seen.body, undefined) === 'unhashed'
        ? { sha256: await expected.checkoutFile.sha256() }
        : undefined;
}
function judgeOrigin(expected, seen, checkout) {
    const state = (isReady, detail, now = expected) => ({
        isReady,
        isCertain: isReady,
        detail,
        expected: now,
    });
    switch (seen.kind) {
        case 'failed':
            return state(false, `could not be fetched: ${seen.reason}`);
        case 'status':
            if (!isMissing(seen))
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
    const state = (isReady, detail, now = expected) => ({
        isReady,
        isCertain: isReady,
        detail,
        expected: now,
    });
    const found = body.sha256 === null ? undefined : { kind: 'sha256', hex: body.sha256, size: body.length };
    if (expected.kind === 'unknown') {
        // A Source may serve files as whatever it likes, but not these in place of one.
        if (nonAssetReason === non_asset/* emptyBody */.C3 || nonAssetReason === non_asset/* htmlPage */.X)
            return state(false, `answers with ${nonAssetReason}, which is not the asset`);
        if (found === undefined)
            return state(false, 'sends a body that could not be read');
        return state(true, 'serves it', { kind: 'updated', now: found, old: 'unknown' });
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
/** A file that changed twice within a second has one `Last-Modified`: it is only trusted once that second is over. */
function toConditions(headers) {
    if (headers.etag !== undefined)
        return { 'if-none-match': headers.etag };
    const modified = headers['last-modified'];
    const ageMs = Date.parse(headers.date ?? '') - Date.parse(modified ?? '');
    return modified !== undefined && ageMs > 2000 ? { 'if-modified-since': modified } : {};
}

// EXTERNAL MODULE: ./lib/verify/metadata.js
var verify_metadata = __webpack_require__(2512);
;// CONCATENATED MODULE: ./lib/verify/held.js
// What imgix's own file for an asset is, as far as its description, or an unsanitized original, tells.


/** Whether asking could tell anything. */
function canBeHeldTell({ url, checkout }, expected) {
    if (expected.kind === 'unknown')
        return false;
    if (/\.svg$/i.test(url))
        return true;
    if (expected.kind === 'removed')
        return (0,expected_content/* oldSizeOf */.uh)(expected) !== undefined;
    return (0,expected_content/* newSizesOf */._O)(expected).length > 0 || checkout !== undefined;
}
function toHeldContent({ held, checkout }, expected) {
    if (held === undefined || expected.kind === 'unknown')
        return { kind: 'untold' };
    const span = { fromMs: held.firstSeenAtMs, untilMs: held.lastSentAtMs };
    const { file } = held;
    switch (file.kind) {
        case 'original': {
            const content = (0,expected_content/* recognise */.GJ)(expected, file.body, checkout);
            if (content === 'new')
                return { kind: 'new', how: 'original', ...span };
            return content === 'old' ? { kind: 'old' } : { kind: 'untold' };
        }
        case 'described':
            return classifyDescription(expected, file, checkout, span);
        case 'untold':
            return { kind: 'untold' };
        default:
            return file;
    }
}
function classifyDescription(expected, { metadata: { contentLength, dimensions } }, checkout, span) {
    const newSizes = (0,expected_content/* newSizesOf */._O)(expected);
    if (expected.kind === 'updated' && newSizes.includes(contentLength)) {
        const isNew = (0,verify_metadata/* hasSameDimensions */.mk)(checkout?.dimensions, dimensions);
        // An edit that changes neither size tells nothing.
        if (isNew && (0,expected_content/* mayBeOldSize */.F4)(expected, contentLength))
            return { kind: 'untold' };
        if (isNew)
            return { kind: 'new', how: 'metadata', ...span };
    }
    const oldSize = (0,expected_content/* oldSizeOf */.uh)(expected);
    if (oldSize === contentLength)
        return { kind: 'old' };
    const isComparable = expected.kind === 'removed' ? oldSize !== undefined : newSizes.length > 0;
    return isComparable ? { kind: 'other', contentLength } : { kind: 'untold' };
}

;// CONCATENATED MODULE: ./lib/verify/storage.js
// When an answer was stored, in relation to a moment: what can have been made from what.

/** This answer, or the same bytes at another point of presence, are known to be stored after that moment. */
function isMadeSince(url, answer, momentMs) {
    if (answer.seen.kind === 'served' && answer.seen.body.sha256 === null)
        return false;
    if (answer.stored.earliestMs >= momentMs)
        return true;
    return [...url.points.values()].some(({ latest }) => latest.stored.earliestMs >= momentMs && hasSameBytes(latest.seen, answer.seen));
}
function isStoredBefore({ stored }, momentMs) {
    return stored.latestMs < momentMs;
}
/** The URL gave the asset, at any point of presence, where it gives this now. */
function isServedBefore(url, answer) {
    return [...url.points.values()].some(({ latest, other }) => [latest, other].some((one) => one?.seen.kind === 'served' && !hasSameBytes(one.seen, answer.seen)));
}

;// CONCATENATED MODULE: ./lib/verify/rules.js
// What an answer shows, row by row: the table of docs/verification.md. The first row that has something to say decides.





function toStanding(given) {
    const { known, answer, expected } = given;
    const { seen } = answer;
    const content = seen.kind === 'served' ? (0,expected_content/* recognise */.GJ)(expected, seen.body, known.checkout) : 'other';
    const facts = { ...given, content, held: toHeldContent(known, expected) };
    for (const row of tables[expected.kind]) {
        const standing = row(facts);
        if (standing !== undefined)
            return standing;
    }
    return rules_open('untold', 'Nothing tells whether the bytes that imgix serves are the ones they should be.');
}
const newBytes = ({ content }) => content === 'new' ? right('new-bytes', 'bytes', 'imgix serves the bytes of the new file.') : undefined;
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
        return rules_open('unmeasured', detail, needOf(facts, 'whole'));
    return facts.content === 'unhashed' ? rules_open('unhashed', detail, needOf(facts, 'checkout')) : undefined;
};
const fileMissing = (facts) => {
    const { answer: { seen }, known: { isSigned }, url: { before }, host, } = facts;
    if (seen.kind !== 'status')
        return undefined;
    const { status } = seen;
    // Where nothing was there before the purge either, an unchanged file tells whether anything is.
    const isInDoubt = (before === undefined ? status === 403 : isMissing(before.seen)) && !isServing(host, seen);
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
/** Where it turned out, after all, that these are not a file's own bytes. */
const notAnAsset = ({ answer: { seen } }) => seen.kind === 'served' && seen.nonAssetReason !== undefined
    ? {
        rule: 'not-an-asset',
        kind: 'open',
        cause: { kind: 'not-an-asset', nonAssetReason: seen.nonAssetReason },
        detail: `imgix answers with ${seen.nonAssetReason}, which is not the asset.`,
    }
    : undefined;
const defaultImage = ({ url, answer: { seen } }) => hasSameBytes(url.missing?.seen, seen)
    ? {
        rule: 'default-image',
        kind: 'wrong',
        cause: { kind: 'missing', status: 200 },
        detail: 'imgix serves what it serves for a path that does not exist: it has no such file.',
    }
    : undefined;
/** The description speaks of its moment only: it is asked for anew in every round until it is the new file's. */
const heldUnasked = (facts) => {
    const { known, expected, held } = facts;
    if (held.kind === 'new' || !canBeHeldTell(known, expected))
        return undefined;
    const isDescribed = known.held?.file.kind === 'described' && known.held.file.metadata;
    const isHashNeeded = expected.kind === 'updated' &&
        expected.checkoutFile !== undefined &&
        known.checkout === undefined &&
        isDescribed &&
        (0,expected_content/* newSizesOf */._O)(expected).includes(isDescribed.contentLength);
    const need = isHashNeeded ? needOf(facts, 'checkout') : needOf(facts, 'held');
    return (need &&
        rules_open('held-unasked', "imgix serves bytes that are not the file's, and nothing tells from which file they were made.", need));
};
/** imgix holds the new file: then what was stored meanwhile is made from it, and so is what looks like a fresh rendering. */
const heldNew = (facts) => {
    const { held, url, answer, known } = facts;
    if (held.kind !== 'new')
        return undefined;
    const { fresh } = url;
    const isFreshValid = fresh !== undefined && fresh.sentAtMs >= held.fromMs;
    const isAsFresh = isFreshValid && hasSameBytes(fresh.seen, answer.seen);
    const sinceMs = toMadeSinceMs(facts, held.fromMs);
    const isByTime = !passesThrough(facts) && isMadeSince(url, answer, sinceMs);
    if (isAsFresh || isByTime) {
        return madeFromNew(held.how, held.untilMs < (isAsFresh ? fresh.seenAtMs : answer.firstSeenAtMs));
    }
    const whole = wholeIfUnread(facts, (length) => lengthOf(fresh) === length || answer.stored.latestMs >= sinceMs);
    if (whole !== undefined)
        return rules_open('held-new-unread', untoldRendering, whole);
    if (!isFreshValid) {
        const need = needOf(facts, 'fresh');
        if (need !== undefined)
            return rules_open('held-new', untoldRendering, need);
    }
    const missing = known.isAdded && url.missing === undefined ? needOf(facts, 'missing') : undefined;
    if (missing !== undefined)
        return rules_open('held-new', untoldRendering, missing);
    return isStoredBefore(answer, known.purge?.acceptedAtMs ?? 0) || isAsBefore(facts)
        ? oldRendering('held-new-old-rendering', 'imgix has the new file, but the URL still gives the answer from before the purge.')
        : { ...rules_open('held-new-untold', untoldRendering), ageSinceMs: sinceMs };
};
/** Of an added file there is no older version: what is not the default image was made from the new one since the purge. */
function toMadeSinceMs({ known: { isAdded, purge, held }, url }, heldFromMs) {
    if (!isAdded || purge === undefined || url.missing === undefined || !held?.isFirst)
        return heldFromMs;
    return Math.min(heldFromMs, purge.acceptedAtMs);
}
const untoldRendering = 'imgix has the new file, but nothing tells whether the URL gives it.';
const heldOld = ({ held, expected }) => held.kind === 'old'
    ? oldRendering('held-old', `imgix still makes its answer from the ${expected.kind === 'removed' ? 'removed' : 'old'} file.`)
    : undefined;
const heldOther = ({ held, expected }) => held.kind === 'other' && expected.kind === 'updated'
    ? {
        rule: 'held-other',
        kind: 'open',
        cause: { kind: 'other-file', contentLength: held.contentLength },
        detail: `imgix has a file of ${held.contentLength} bytes, the commit's has ${(0,expected_content/* newSizesOf */._O)(expected).join(' or ')}. Does the deployment rewrite the files, or has it not arrived?`,
    }
    : undefined;
/** The weaker proof: other bytes than the same point of presence gave before, stored since the purge. */
const changed = (facts) => {
    const { known, url, answer, expected } = facts;
    if (answer.seen.kind !== 'served' || known.purge === undefined || passesThrough(facts))
        return undefined;
    const appeared = expected.kind === 'unknown' && url.points.get(answer.pop)?.other?.seen.kind === 'status';
    if (!appeared && !hasChanged(url, answer))
        return undefined;
    const { acceptedAtMs } = known.purge;
    if (isStoredBefore(answer, acceptedAtMs))
        return undefined;
    const detail = appeared ? appearedDetail : changedDetail;
    const need = wholeIfUnread(facts, () => true) ?? (url.missing === undefined ? needOf(facts, 'missing') : undefined);
    if (need !== undefined)
        return rules_open('changed-unsure', detail, need);
    if (url.missing === undefined || answer.seen.body.sha256 === null)
        return undefined;
    if (!isMadeSince(url, answer, acceptedAtMs))
        return { ...rules_open('changed-age', expected.kind === 'unknown' ? untoldAge : untoldBytes), ageSinceMs: acceptedAtMs };
    return right('changed', 'changed', detail);
};
const changedDetail = 'The weaker proof: imgix serves other bytes than before the purge, stored after it.';
const appearedDetail = 'The weaker proof: imgix serves an asset that was stored after the purge, and served none before it.';
const untoldAge = 'Nothing tells whether the bytes that imgix serves are from after the purge.';
const untoldBytes = "imgix serves bytes that are not the file's (the Source re-encodes), and nothing tells from which file they were made.";
const asBefore = (facts) => {
    if (!isAsBefore(facts))
        return undefined;
    switch (facts.expected.kind) {
        case 'removed':
            return oldRendering('as-before', 'imgix still serves the bytes from before the purge.');
        case 'updated':
            return typeof facts.expected.old === 'string'
                ? rules_open('as-before-unknown', 'imgix serves the same bytes as before the purge (the Source re-encodes), and nothing tells whether they should have changed. Purge changed files only, or take `verify: warn`.')
                : oldRendering('as-before', 'imgix serves the bytes from before the purge, and nothing tells from which file they were made.');
        default:
            return rules_open('as-before-unknown', 'imgix serves the same bytes as before the purge, and nothing tells whether they should have changed. Check the repository out, or give `origin-url`.');
    }
};
const untoldUpdate = (facts) => passesThrough(facts)
    ? rules_open('not-passed-through', "imgix served the file's own bytes before the purge, and now bytes that are neither the new file's nor the old one's.")
    : rules_open('untold', untoldBytes);
const gone = (facts) => {
    const { answer: { seen }, known, } = facts;
    if (seen.kind !== 'status')
        return undefined;
    const { status } = seen;
    const wasServed = isServedBefore(facts.url, facts.answer);
    const isSeen = wasServed || isServing(facts.host, seen);
    const need = isSeen ? undefined : needOf(facts, 'witness');
    if (need !== undefined)
        return rules_open('gone-unseen', toGoneDetail(facts), need);
    if (isSeen && (status !== 403 || wasServed || isServing(facts.host, seen) || wasPlainlyMissing(facts.url)))
        return right('gone', 'gone', toGoneDetail(facts));
    if (status === 403) {
        return {
            rule: 'refused-removed',
            kind: 'open',
            cause: { kind: 'refused', status, signed: known.isSigned },
            detail: `imgix answers 403, as it may for any URL that it refuses, and gave no asset before the purge either. ${toTokenAdvice(known.isSigned)}`,
        };
    }
    return { rule: 'never-seen', kind: 'open', cause: { kind: 'never-seen' }, detail: neverSeen(toGoneDetail(facts)) };
};
const replaced = (facts) => {
    const { url, answer: { seen }, } = facts;
    if (seen.kind !== 'served')
        return undefined;
    const detail = 'imgix serves what it serves for a path that does not exist: the default image.';
    if (url.missing === undefined) {
        const need = needOf(facts, 'missing');
        if (need !== undefined)
            return rules_open('replaced-unsure', untoldRemoval, need);
    }
    const whole = wholeIfUnread(facts, (length) => lengthOf(url.missing) === length);
    if (whole !== undefined)
        return rules_open('replaced-unread', untoldRemoval, whole);
    if (!hasSameBytes(url.missing?.seen, seen))
        return undefined;
    if (isServedBefore(url, facts.answer) || isServing(facts.host, seen))
        return right('replaced', 'replaced', detail);
    const need = needOf(facts, 'witness');
    if (need !== undefined)
        return rules_open('gone-unseen', detail, need);
    return { rule: 'never-seen', kind: 'open', cause: { kind: 'never-seen' }, detail: neverSeen(detail) };
};
const untoldRemoval = "imgix serves an image whose bytes are not the removed file's; it may have been made from it, or from an older version.";
const untoldRemoved = () => rules_open('untold-removed', untoldRemoval);
const unknownMissing = (facts) => {
    const { answer: { seen }, url, } = facts;
    if (seen.kind !== 'status')
        return undefined;
    if (isServedBefore(url, facts.answer))
        return right('gone', 'gone', toGoneDetail(facts));
    return {
        rule: 'unknown-missing',
        kind: 'open',
        cause: seen.status === 403
            ? { kind: 'refused', status: 403, signed: facts.known.isSigned }
            : { kind: 'missing', status: seen.status },
        detail: `imgix answers ${seen.status}, and nothing tells whether there should be a file. The checkout has none at that path below \`root\` (paths are taken literally, not encoded); \`origin-url\` would tell as well.`,
    };
};
/** A requested URL in whose place there is the default image now. */
const unknownReplaced = (facts) => hasSameBytes(facts.url.missing?.seen, facts.answer.seen) && isServedBefore(facts.url, facts.answer)
    ? right('replaced', 'replaced', 'imgix serves what it serves for a path that does not exist: the default image.')
    : undefined;
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
        heldNew,
        heldOld,
        heldOther,
        changed,
        asBefore,
        untoldUpdate,
    ],
    removed: [oldBytes, gone, unread, notAnAsset, replaced, asBefore, heldUnasked, heldOld, untoldRemoved],
    unknown: [unknownMissing, unknownReplaced, changed, asBefore],
};
function right(rule, evidence, detail) {
    return { rule, kind: 'right', evidence, detail };
}
function rules_open(rule, detail, need) {
    return { rule, kind: 'open', cause: { kind: 'unknown-content' }, detail, ...(need === undefined ? {} : { need }) };
}
function oldRendering(rule, detail) {
    return { rule, kind: 'wrong', cause: { kind: 'old-rendering' }, detail };
}
function madeFromNew(how, isProvisional) {
    const made = how === 'original'
        ? right('held-new', 'bytes', 'The unsanitized SVG has the bytes of the new file, and what the URL gives is made from it.')
        : right('held-new', 'metadata', 'imgix describes the new file (size and dimensions), and what the URL gives is made from it.');
    return { ...made, isProvisional };
}
/** Undefined where that was asked in this round already: then the fact stands as it is. */
function needOf({ known, url, host }, kind) {
    if (kind === 'witness' && host?.witness.kind !== 'not-asked')
        return undefined;
    const query = kind === 'held' || kind === 'checkout' || kind === 'witness' || kind === 'newest' ? '' : url.query;
    return hasAsked(known, kind, query) ? undefined : { kind, query };
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
        (hasSameBytes(latest.seen, seen) || latest.seen === seen));
}
function isAsBefore({ url, answer }) {
    return hasSameBytes(url.before?.seen, answer.seen);
}
function wasPlainlyMissing({ before }) {
    return before?.seen.kind === 'status' && isMissing(before.seen) && before.seen.status !== 403;
}
function toGoneDetail({ url: { before }, answer: { seen } }) {
    const status = seen.kind === 'status' ? seen.status : 200;
    const already = before !== undefined && isMissing(before.seen) && before.seen.kind === 'status';
    return `imgix answers ${status}: it serves nothing.${already ? ` It answered ${before.seen.status} before the purge, too.` : ''}`;
}
function neverSeen(detail) {
    return `${detail} But nothing shows that imgix ever served a file of this repository there: check \`root\`, \`base-url\`, and the Source's prefix.`;
}
function toTokenAdvice(isSigned) {
    return isSigned
        ? 'Is `secure-url-token` the one of this Source?'
        : 'If the Source has Secure URLs, give `secure-url-token`.';
}

;// CONCATENATED MODULE: ./lib/verify/derivative-rules.js
// What an answer of a derivative shows, once the asset itself is proved: the same table, without a file to compare with.



function toDerivativeStanding(given) {
    return given.isGone ? standGone(given) : standMade(given);
}
function standGone({ known, url, answer }) {
    const { seen } = answer;
    if (seen.kind === 'status') {
        return { rule: 'derivative-gone', kind: 'right', evidence: 'gone', detail: `It answers ${seen.status}.` };
    }
    if (hasSameBytes(url.missing?.seen, seen)) {
        return {
            rule: 'derivative-replaced',
            kind: 'right',
            evidence: 'replaced',
            detail: 'The default image is served in its place.',
        };
    }
    const need = needOf({ known, url }, 'missing');
    if (need === undefined && hasSameBytes(url.before?.seen, seen))
        return derivative_rules_asBefore;
    return { ...untold, need };
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
        return { ...untold, need: needOf({ known, url }, 'held') };
    if (isMadeSince(url, answer, sinceMs)) {
        return {
            rule: 'derivative-since',
            kind: 'right',
            evidence: 'changed',
            detail: 'It was made since imgix has the right file.',
        };
    }
    const { fresh } = url;
    const isFreshValid = fresh !== undefined && fresh.sentAtMs >= sinceMs;
    if (isFreshValid && hasSameBytes(fresh.seen, seen)) {
        return { rule: 'derivative-fresh', kind: 'right', evidence: 'changed', detail: 'It is what imgix renders now.' };
    }
    const need = isFreshValid ? undefined : needOf({ known, url }, 'fresh');
    if (need === undefined && hasSameBytes(url.before?.seen, seen))
        return derivative_rules_asBefore;
    if (need === undefined && isStoredBefore(answer, sinceMs)) {
        return {
            rule: 'derivative-old',
            kind: 'wrong',
            cause: { kind: 'old-rendering' },
            detail: 'It was made before imgix had the right file.',
        };
    }
    return { ...untold, need, ...(need === undefined ? { ageSinceMs: sinceMs } : {}) };
}
const derivative_rules_asBefore = {
    rule: 'derivative-as-before',
    kind: 'wrong',
    cause: { kind: 'old-rendering' },
    detail: 'It is what it was before the purge.',
};
const untold = {
    rule: 'derivative-untold',
    kind: 'open',
    cause: { kind: 'unknown-content' },
    detail: 'Nothing tells whether it is from before the purge.',
};

;// CONCATENATED MODULE: ./lib/verify/fault-rules.js
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
function toStatusStanding({ status, location, challengeBy }, subject, isSigned) {
    if (challengeBy !== undefined) {
        return fault({ kind: 'challenge', by: challengeBy }, `${subject} answers ${status} with a challenge of ${challengeBy}, which asks the client to prove that it is a browser. Let this step pass: give \`verify-headers\` with a header that the filter accepts.`);
    }
    if (location !== undefined) {
        return fault({ kind: 'redirect', status, location }, `${subject} answers ${status}, a redirect to ${location}, which is not followed. Is this the host that imgix serves?`);
    }
    const cause = status === 401 ? { kind: 'refused', status, signed: isSigned } : { kind: 'status', status };
    return fault(cause, `${subject} answers ${status}${toReason(status)}.`);
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

;// CONCATENATED MODULE: ./lib/verify/stays.js
/**
 * So long a purge may take to have its effect where nothing shows it. imgix says "under a minute", without a guarantee: what takes
 * longer is not seen. https://docs.imgix.com (purging)
 */
const effectMs = 60_000;
/** An error from before the purge may be kept so long, whatever the Source has. https://docs.imgix.com (cache_ttl_error) */
const errorTtlMs = 300_000;
/** `isRight`: of an answer of the URL, by the rules. */
function toSign(known, url, isRight, nowMs) {
    const { purge, isAdded, isOriginReady } = known;
    if (purge === undefined)
        return { kind: 'none', untilMs: nowMs };
    const { acceptedAtMs, mayTakeEffect } = purge;
    const rights = [...url.points.values()].filter(({ latest }) => isRight(latest));
    // The change was seen: where it gave something else before, this was stored since.
    const turned = rights.filter(({ latest, other }) => other !== undefined && latest.stored.latestMs >= other.firstSentAtMs);
    // Nothing was there before the purge that could be given again.
    const added = isAdded ? rights.filter(({ latest }) => latest.stored.earliestMs >= acceptedAtMs) : [];
    const shown = [...turned, ...added];
    if (shown.length > 0)
        return { kind: 'shown', sinceMs: Math.min(...shown.map(({ latest }) => latest.stored.latestMs)) };
    const isOldError = rights.every(({ latest: { seen, stored } }) => seen.kind === 'status' && stored.earliestMs < acceptedAtMs);
    const untilMs = acceptedAtMs + (isOldError ? errorTtlMs : effectMs);
    if (nowMs >= untilMs)
        return { kind: 'shown', sinceMs: untilMs };
    if (isOriginReady)
        return { kind: 'shown', sinceMs: untilMs };
    if (!mayTakeEffect)
        return { kind: 'shown', sinceMs: undefined };
    const mayTell = isAdded && rights.some(({ latest }) => latest.stored.latestMs >= acceptedAtMs);
    return mayTell ? { kind: 'age', sinceMs: acceptedAtMs } : { kind: 'none', untilMs };
}

;// CONCATENATED MODULE: ./lib/verify/judge.js
// judge(known) -> Judgement: what would be reported if it ended now, which probe could change that, and what the next check
// is for. Pure. `rules.ts` says what one answer shows; here is what several answers and the time make of it.






function judge(known, host, nowMs) {
    const own = judgeAs(known, host, known.expected, nowMs);
    const newest = known.newest !== undefined && !own.bare.isRight
        ? judgeAs({ ...known, isOriginReady: false }, host, known.newest.expected, nowMs)
        : own;
    if (newest === own || !newest.bare.isRight)
        return isNewestNeeded(known, own, nowMs) ? withNewestNeed(own) : own;
    return {
        ...newest,
        bare: { ...newest.bare, verdict: toSuperseded(newest.bare.verdict, known.newest?.commit ?? '') },
    };
}
function judgeAs(known, host, expected, nowMs) {
    const url = known.bare;
    const stand = (answer) => toStanding({ known, host, url, answer, expected });
    const sign = toSign(known, url, (answer) => stand(answer).kind === 'right', nowMs);
    const bare = judgeUrl(known, url, nowMs, stand, sign);
    const { verdict } = bare;
    if (verdict.kind !== 'verified' || sign.kind !== 'shown')
        return { bare, derivatives: [] };
    const isGone = verdict.evidence === 'gone' || verdict.evidence === 'replaced';
    const rightSinceMs = toHeldSince(known, expected) ?? sign.sinceMs;
    const derivatives = known.derivatives.map((derivative) => judgeUrl(known, derivative, nowMs, (answer) => toDerivativeStanding({ known, url: derivative, answer, isGone, rightSinceMs })));
    return { bare, derivatives };
}
/** Most assets are right before that, and it costs a request to git's server. */
function isNewestNeeded(known, { bare }, nowMs) {
    const { purge, newestAfterMs } = known;
    if (bare.isRight || bare.need !== undefined || purge === undefined || newestAfterMs === undefined)
        return false;
    return nowMs >= purge.acceptedAtMs + newestAfterMs && !hasAsked(known, 'newest');
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
/** Without `sign`, for derivatives: that the purge had its effect is known from the asset. */
function judgeUrl(known, url, nowMs, stand, sign) {
    const judgement = judgeLast(known, url, nowMs, stand, sign);
    // The bare URL is checked at the beginning of a round.
    if (url.query === '' || judgement.verdict.kind === 'verified' || hasAsked(known, 'check', url.query))
        return judgement;
    return { ...judgement, need: { kind: 'check', query: url.query } };
}
function judgeLast(known, url, nowMs, stand, sign) {
    const [last] = url.recent;
    if (last === undefined)
        return toPending(unchecked);
    const answer = answerOf(url, last);
    if (answer === undefined) {
        return toPending(toFaultStanding(last.seen, { subject: url.query === '' ? 'imgix' : 'It', isSigned: known.isSigned }));
    }
    const standing = stand(answer);
    if (standing.kind !== 'right')
        return toPending(standing);
    const { rule, evidence, detail } = standing;
    const isRight = true;
    const elsewhere = findContrary(url, answer, stand);
    if (elsewhere !== undefined) {
        const untilMs = (known.purge?.lastAtMs ?? nowMs) + effectMs;
        const told = `${detail} But the point of presence "${elsewhere.pop}", which gave something else, was not reached again.`;
        if (nowMs >= untilMs)
            return { rule, isRight, verdict: { kind: 'verified', evidence, detail: told } };
        const pending = toPending({ ...elsewhere.standing, rule: 'contrary-point', detail: told });
        return { ...pending, isRight, wait: { kind: 'effect', untilMs } };
    }
    const wait = toConfirmation(known, url, answer, standing) ?? toSignWait(sign);
    return {
        rule,
        isRight,
        verdict: wait === undefined ? { kind: 'verified', evidence, detail } : tooEarly(detail),
        wait,
    };
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
function findContrary({ points }, answer, stand) {
    for (const [pop, { latest }] of points) {
        if (pop === '' || pop === answer.pop)
            continue;
        const standing = stand(latest);
        if (standing.kind !== 'right')
            return { pop, standing };
    }
    return undefined;
}
/**
 * The file's own bytes are proof at once. Whatever else is right, or came after something contrary, must hold twice: at once
 * where this point of presence itself has turned, a second apart where it may have been another one.
 */
function toConfirmation({ purge }, url, answer, { rule, isProvisional }) {
    const apartMs = answer.pop !== '' && url.points.get(answer.pop)?.other !== undefined ? 0 : confirmationMs;
    const confirmation = { kind: 'confirmation', apartMs };
    if (isProvisional)
        return confirmation;
    const isContraryTo = (one) => one !== undefined && one.lastSentAtMs >= (purge?.acceptedAtMs ?? 0) && !hasSameContent(one.seen, answer.seen);
    const varied = [...url.points.values()].some(({ latest, other }) => isContraryTo(latest) || isContraryTo(other));
    const isBare = url.query === '';
    if (!varied && (rule === 'new-bytes' || !isBare))
        return undefined;
    const [last, previous] = url.recent;
    if (last === undefined || previous === undefined || !hasSameContent(last.seen, previous.seen))
        return confirmation;
    const isApart = (last.pop !== '' && previous.pop !== '') || last.sentAtMs - previous.sentAtMs >= confirmationMs;
    return isApart ? undefined : confirmation;
}
/** Points of presence can disagree. */
const confirmationMs = 1000;
function toSignWait(sign) {
    if (sign === undefined || sign.kind === 'shown')
        return undefined;
    return sign.kind === 'age' ? { kind: 'age', sinceMs: sign.sinceMs } : { kind: 'effect', untilMs: sign.untilMs };
}
function toPending({ rule, detail, need, ageSinceMs, ...standing }) {
    const as = standing.kind === 'wrong' ? 'stale' : 'inconclusive';
    const wait = ageSinceMs === undefined ? undefined : { kind: 'age', sinceMs: ageSinceMs };
    return { rule, isRight: false, verdict: { kind: 'pending', as, cause: standing.cause, detail }, need, wait };
}
function tooEarly(detail) {
    const early = `${detail} But nothing shows yet that it stays so: imgix gave it before the purge already, or nobody had asked.`;
    return { kind: 'pending', as: 'inconclusive', cause: { kind: 'too-early' }, detail: early };
}
/** As imgix's own description tells. */
function toHeldSince(known, expected) {
    const held = toHeldContent(known, expected);
    return held.kind === 'new' ? held.fromMs : undefined;
}

// EXTERNAL MODULE: ./lib/verify/sign-url.js
var sign_url = __webpack_require__(592);
;// CONCATENATED MODULE: ./lib/verify/probes.js
// How each need is met: which URL is asked, how much of the body is read, and which fact comes of it.






/** Reads all but what its length alone tells: comparing with before is needed where the Source re-encodes. */
async function probeBefore(known, url, asked) {
    const { expected } = known;
    const [oldSize, newSizes] = [(0,expected_content/* oldSizeOf */.uh)(expected), (0,expected_content/* newSizesOf */._O)(expected)];
    const isTold = expected.kind !== 'unknown' && oldSize !== undefined && !newSizes.includes(oldSize);
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
    return ask(asked, (0,sign_url/* toSignedUrl */.V)(known.url, url.query, asked.token), {
        likelyLengths,
        mayBeText: (0,non_asset/* isTextDue */.gT)(known.url, url.query),
        ...reading,
    });
}
/** A body is worth reading where its length is that of a content that is looked for. */
function toReading(known, url) {
    const contents = [known.expected, ...(known.newest === undefined ? [] : [known.newest.expected])].map(expected_content/* lengthsOf */.nY);
    if (contents.some((lengths) => lengths === undefined))
        return {};
    const others = [url.before, url.fresh, url.missing, ...url.recent].flatMap((sample) => wholeLengthOf(sample));
    const lengths = new Set([...contents.flatMap((list) => list ?? []), ...others]);
    return { isWorthReading: (length) => lengths.has(length) };
}
function wholeLengthOf(sample) {
    return sample?.seen.kind === 'served' && sample.seen.body.sha256 !== null ? [sample.seen.body.length] : [];
}
function toLikelyLengths(known, { recent, before }) {
    const sizes = [(0,expected_content/* oldSizeOf */.uh)(known.expected), ...(0,expected_content/* newSizesOf */._O)(known.expected)].filter((size) => size !== undefined);
    return [...new Set([...sizes, ...[...recent, before].flatMap(wholeLengthOf)])];
}
/** At a URL that nobody has used before, so that no cache can answer: from the file that imgix holds, or from none. */
function probeControl(known, kind, query, asked) {
    const nonce = toNonce(asked);
    const url = kind === 'fresh'
        ? (0,sign_url/* toSignedUrl */.V)(known.url, `${query === '' ? '' : `${query}&`}${nonce}`, asked.token)
        : (0,sign_url/* toSignedUrl */.V)(toMissingSibling(known.url, nonce.replace('=', '-')), query, asked.token);
    return ask(asked, url, { mayBeText: (0,non_asset/* isTextDue */.gT)(known.url, query) });
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
        const url = (0,sign_url/* toSignedUrl */.V)(known.url, `svg-sanitize=false&${toNonce(asked)}`, asked.token);
        const sample = await ask(asked, url, { likelyLengths: toLikelyLengths(known, known.bare) });
        const { seen } = sample;
        const contents = [known.expected, ...(known.newest === undefined ? [] : [known.newest.expected])];
        const isKnown = seen.kind === 'served' &&
            contents.some((expected) => ['new', 'old'].includes((0,expected_content/* recognise */.GJ)(expected, seen.body, known.checkout)));
        if (isKnown)
            return { kind: 'held', file: { kind: 'original', body: seen.body }, sample };
    }
    const url = (0,sign_url/* toSignedUrl */.V)(known.url, `fm=json&${toNonce(asked)}`, asked.token);
    const sample = await (0,verify_sample/* takeText */.d)(asked.sampler, toProbe(asked, url, {}), verify_metadata/* maxMetadataBytes */.Nr);
    return { kind: 'held', file: toHeldFile(sample), sample };
}
function toHeldFile({ seen, text }) {
    if (seen.kind === 'failed' || (seen.kind === 'status' && seen.status >= 500))
        return undefined;
    const metadata = text === undefined ? undefined : (0,verify_metadata/* parseMetadata */.jR)(text);
    return metadata === undefined ? { kind: 'untold' } : { kind: 'described', metadata };
}
/**
 * Whether a round begins with the question what imgix holds: what is stored after that may be made from it. Once imgix has the
 * right file, only a proof asks again: `isProofNear`.
 */
function beginsWithHeld(known, isProofNear) {
    const { expected, bare, isAdded, checkout } = known;
    if (expected.kind !== 'updated' || !canBeHeldTell(known, expected))
        return false;
    if (!isProofNear && toHeldContent(known, expected).kind === 'new')
        return false;
    const answers = [...bare.points.values()].map(({ latest }) => latest.seen);
    if (answers.length === 0)
        return !isAdded && bare.checks === 0;
    return answers.some((seen) => seen.kind === 'served' && (0,expected_content/* recognise */.GJ)(expected, seen.body, checkout) === 'other');
}
function ask(asked, url, reading) {
    return (0,verify_sample/* takeSample */.o)(asked.sampler, toProbe(asked, url, reading));
}
function toProbe({ headersFor, timeLimitMs }, url, reading) {
    return { url, timeLimitMs, headers: headersFor(url), ...reading };
}
function toNonce({ random }) {
    return `purge-check=${Math.floor(random() * Number.MAX_SAFE_INTEGER).toString(36)}`;
}

;// CONCATENATED MODULE: ./lib/verify/repeats.js
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
        stop: () => withdraw.abort(new Error('The asset needs no further purge.')),
    };
}

;// CONCATENATED MODULE: ./lib/verify/prove.js








/** Longest time for a probe before the purge: it must not hold the purge up. */
const beforeLimitMs = 30_000;
/** A probe may take this long even where the deadline is nearer: the last one is worth an answer. */
const prove_minProbeMs = 5000;
/** Between what tells since when imgix has a file and a request that may make it store one: ages must tell them apart. */
const ageMarginMs = 50;
/** One request for the asset and one for each derivative. Not for added files: asking for them plants a cached 404. */
async function checkBefore(known, ports) {
    if (known.isAdded)
        return known;
    const asked = { ...ports, timeLimitMs: beforeLimitMs };
    const facts = await Promise.all([known.bare, ...known.derivatives].map((url) => probeBefore(known, url, asked)));
    return facts.reduce((all, fact) => {
        if (fact.kind === 'before' && fact.query === '')
            noteServed(ports, all, fact.sample);
        return learn(all, fact);
    }, known);
}
/** From the accepted purge to the verdict. */
async function prove(purged, { ports, purgeAgain, findNewest }) {
    const { clock, signal, random, timeoutMs } = ports;
    const acceptedAtMs = purged.purge?.acceptedAtMs ?? clock.monotonicMs();
    const deadlineMs = acceptedAtMs + timeoutMs;
    const repeats = openRepeats(purgeAgain, clock);
    let known = purged;
    try {
        await clock.sleep(firstDelayMs, signal);
        for (;;) {
            known = withRepeats(known, repeats);
            known = await playRound(known, { ports, findNewest, deadlineMs });
            const judged = judge(known, hostOf(ports, known), clock.monotonicMs());
            ports.onChecked(known.url, causeOf(judged), `number ${known.bare.checks}, ${toRules(judged)}`);
            const moment = { nowMs: clock.monotonicMs(), deadlineMs, random: random() };
            const next = plan(known, hostOf(ports, known), judged, moment);
            if (next.kind === 'end')
                return toVerification(known, judged, clock.monotonicMs() - acceptedAtMs);
            if (wantsPurge(judged))
                repeats.send((known.purge?.lastAtMs ?? 0) + purgeIntervalMs);
            await clock.sleep(Math.max(0, next.atMs - clock.monotonicMs()), signal);
        }
    }
    finally {
        repeats.stop();
    }
}
/** One check of the URL, and whatever its judgement needs. Each need is met once in a round, so that it ends. */
async function playRound(before, round) {
    const { ports } = round;
    let known = learn(before, { kind: 'round' });
    const meet = async (need) => {
        known = await meetNeed(known, need, round);
    };
    const earlier = judge(known, hostOf(ports, known), ports.clock.monotonicMs());
    const isReopened = earlier.derivatives.some(({ verdict }) => verdict.kind === 'pending' && verdict.as === 'stale');
    if (earlier.bare.verdict.kind !== 'verified' || isReopened) {
        if (beginsWithHeld(known, earlier.bare.wait?.kind === 'confirmation')) {
            const { held } = known;
            await meet({ kind: 'held', query: '' });
            if (known.held !== undefined && known.held.firstSeenAtMs !== held?.firstSeenAtMs)
                await ports.clock.sleep(ageMarginMs, ports.signal);
        }
        await meet({ kind: 'check', query: '' });
    }
    for (;;) {
        const judged = judge(known, hostOf(ports, known), ports.clock.monotonicMs());
        const need = [judged.bare, ...judged.derivatives].find((judgement) => judgement.need !== undefined)?.need;
        if (need === undefined)
            return known;
        if (need.kind === 'check' && !known.derivatives.some(({ checks }) => checks > 0))
            await ports.clock.sleep(ageMarginMs, ports.signal);
        await meet(need);
    }
}
async function meetNeed(known, need, { ports, findNewest, deadlineMs }) {
    const asked = { ...ports, timeLimitMs: Math.max(prove_minProbeMs, deadlineMs - ports.clock.monotonicMs()) };
    switch (need.kind) {
        case 'checkout':
            return learn(known, { kind: 'checkout', file: await prove_readCheckout(known) });
        case 'newest':
            return learn(known, { kind: 'newest', newest: await findNewest(known.expected) });
        case 'witness': {
            const origin = new URL(known.url).origin;
            const url = await ports.findWitness(origin);
            const sample = url === undefined ? undefined : await ask(asked, (0,sign_url/* toSignedUrl */.V)(url, '', ports.token), {});
            const witness = toWitness(sample?.seen);
            ports.hosts.set(origin, { ...hostOf(ports, known), witness });
            return learn(known, { kind: 'witness' });
        }
        default: {
            const fact = await probe(known, need, asked);
            if (fact.kind === 'check' && fact.query === '')
                noteServed(ports, known, fact.sample);
            return learn(known, fact);
        }
    }
}
function withRepeats(known, repeats) {
    const atMs = repeats.lastAtMs();
    if (atMs === undefined || atMs === known.purge?.lastAtMs)
        return known;
    return learn(known, { kind: 'purged', atMs, mayTakeEffect: true });
}
/** What fails on its way is asked for again. */
function toWitness(seen) {
    if (seen === undefined)
        return { kind: 'none' };
    if (seen.kind === 'served' && seen.nonAssetReason === undefined)
        return { kind: 'served', length: seen.body.length };
    return { kind: isMissing(seen) ? 'not-served' : 'not-asked' };
}
async function prove_readCheckout({ expected }) {
    const file = expected.kind === 'updated' ? expected.checkoutFile : undefined;
    const [sha256, dimensions] = await Promise.all([file?.sha256(), file?.dimensions()]);
    return { sha256, dimensions };
}
function hostOf({ hosts }, { url }) {
    return hosts.get(new URL(url).origin) ?? unknownHost;
}
function noteServed(ports, known, { seen }) {
    const content = seen.kind === 'served' ? (0,expected_content/* recognise */.GJ)(known.expected, seen.body, known.checkout) : 'other';
    const isOwnFile = content === 'new' || content === 'old';
    ports.hosts.set(new URL(known.url).origin, learnServed(hostOf(ports, known), seen, isOwnFile));
}
function toVerification(known, judged, sincePurgeMs) {
    const { bare } = judged;
    const derivatives = known.derivatives.map((url, index) => toDerivative(`${known.url}?${url.query}`, url.checks, judged.derivatives[index]));
    const open = openOf(judged);
    const worst = worstOf(derivatives);
    const common = {
        before: toBefore(known.bare.before),
        checks: known.bare.checks,
        seconds: Math.round(sincePurgeMs / 100) / 10,
        ...(bare.verdict.kind === 'verified' && derivatives.length > 0 ? { derivatives } : {}),
    };
    if (bare.verdict.kind === 'verified' && open === undefined) {
        const { evidence, supersededBy, detail } = bare.verdict;
        return {
            outcome: 'verified',
            evidence,
            ...(supersededBy === undefined ? {} : { supersededBy }),
            cause: null,
            detail,
            ...common,
        };
    }
    if (bare.verdict.kind === 'pending') {
        const { as, cause, detail } = bare.verdict;
        return { outcome: as, evidence: null, cause, detail, ...common };
    }
    // An asset is as good as the worst of its derivatives: they are what visitors see.
    const { outcome = 'inconclusive', cause = null, url = known.url, detail = '' } = worst ?? {};
    return { outcome, evidence: null, cause, detail: `The derivative ${url}: ${detail}`, ...common };
}
function worstOf(derivatives) {
    return (derivatives.find(({ outcome }) => outcome === 'stale') ?? derivatives.find(({ outcome }) => outcome !== 'verified'));
}
function toDerivative(url, checks, judgement) {
    if (judgement === undefined)
        return { url, outcome: 'inconclusive', cause: null, checks, detail: 'It was not checked.' };
    const { verdict } = judgement;
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
function causeOf(judged) {
    const pending = [judged.bare, ...judged.derivatives].find(({ verdict }) => verdict.kind === 'pending')?.verdict;
    return pending?.kind === 'pending' ? pending.cause : null;
}
function toRules({ bare, derivatives }) {
    return [bare, ...derivatives].map(({ rule, verdict }) => `${rule} (${verdict.kind})`).join(', ');
}

// EXTERNAL MODULE: ./lib/verify/verification.js
var verification = __webpack_require__(3650);
;// CONCATENATED MODULE: ./lib/asset-way.js







/** So long a purge without an answer may show that it had its effect: an API in trouble must not hold the run up. */
const maxLostMs = 5_000;
/** A purge that imgix turned down changes nothing any more: long enough for a check and its confirmation. */
const maxRejectedMs = 2_000;
/** Throws only what stops the run; then `reportStopped` tells of the phase that was reached. */
async function walk(asset, stages, note) {
    note({ kind: 'waiting' });
    const origin = await toReadyOrigin(asset, stages);
    if (origin.kind === 'not-ready')
        return (0,run_report/* toAssetReport */.C1)(asset, run_report/* purgeSkipped */.uE, (0,verification/* skipped */.h)('It was not purged.'), origin.problem);
    const { isVerifying, prove: ports } = stages;
    const subject = toKnown(toSubject(asset, origin, stages), stages.params);
    const { before, purged } = await stages.gate.run(async () => ({
        before: isVerifying ? await checkBefore(subject, ports) : subject,
        purged: await purgeFirst(asset, stages, note),
    }), ports.signal);
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
        return 'It was purged, but not verified.';
    const mayHaveActed = phase.kind === 'purged' ? phase.result.effect === 'unknown' : phase.kind === 'purging';
    return mayHaveActed ? 'Its purge was under way and may have had its effect.' : 'It was not purged.';
}
async function toReadyOrigin(asset, stages) {
    const { files, prove: ports, findNewest } = stages;
    const expected = await (0,expected_content/* toExpectedContent */.jd)(asset, files);
    const { originUrl } = asset;
    if (originUrl === undefined)
        return { kind: 'ready', expected, isCertain: false };
    const state = await waitForOrigin(originUrl, expected, {
        ...ports,
        findNewest: async () => findNewest?.(asset.file, expected),
        newestAfterMs: toNewestAfterMs(asset, stages),
    });
    if (state.isReady)
        return { kind: 'ready', ...state };
    const waited = `within ${Math.round(ports.timeoutMs / 1000)} s`;
    const message = `The deployment has not arrived at the Source ${waited}: ${originUrl} ${state.detail}. It was not purged, because a purge before the deployment does nothing.`;
    return { kind: 'not-ready', problem: { code: 'origin-not-ready', message } };
}
function toSubject(asset, { expected, isCertain, newest }, stages) {
    return {
        url: asset.url,
        isSigned: stages.prove.token !== undefined,
        isAdded: asset.change === 'added',
        newestAfterMs: toNewestAfterMs(asset, stages),
        newest,
        expected,
        isOriginReady: isCertain,
    };
}
function toNewestAfterMs({ file }, { prove: { timeoutMs }, findNewest }) {
    return findNewest === undefined || file === null ? undefined : Math.min(newestAfterMs, timeoutMs / 2);
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
    const { purger, prove: ports, findNewest } = stages;
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
    const found = await prove(learn(before, fact), {
        ports: { ...ports, timeoutMs: Math.min(maxMs, ports.timeoutMs) },
        purgeAgain,
        findNewest: async (expected) => findNewest?.(asset.file, expected),
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
function toProblem({ error, note }, { outcome, detail, checks, seconds }) {
    if (outcome === 'verified' || outcome === 'skipped')
        return null;
    const seen = `${detail} That is what ${checks} ${checks === 1 ? 'check' : 'checks'} in ${Math.round(seconds)} s showed.`;
    if (error !== null)
        return { code: error.code, message: `${error.message} ${seen}` };
    const odd = note === null ? '' : ` Odd about the purge: ${note}`;
    return { code: outcome, message: `${seen}${odd}` };
}

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/platform/gate.js
var gate = __webpack_require__(8552);
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

;// CONCATENATED MODULE: ./lib/platform/backoff.js
// Timing of retries: exponential with jitter, in one place.
/**
 * Delay before the next attempt, in milliseconds, after `attempts` that did not do. Between half and the whole of the
 * exponential value, so that many assets that failed together do not come back together. `random` is in [0, 1).
 */
function backoff_toDelayMs(backoff, attempts, random) {
    const fullMs = Math.min(backoff.maxMs, backoff.firstMs * backoff.factor ** (attempts - 1));
    return fullMs * (0.5 + random / 2);
}

// EXTERNAL MODULE: ./lib/platform/clock.js + 1 modules
var platform_clock = __webpack_require__(1855);
// EXTERNAL MODULE: ./lib/platform/http.js
var platform_http = __webpack_require__(1267);
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
        const waiting = withdraw === undefined ? halt : AbortSignal.any([halt, withdraw]);
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
            await clock.sleep(Math.max(askedMs, backoff_toDelayMs(backoff, faults, random())), waiting);
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
        const untilMs = nowMs + Math.max(askedMs, backoff_toDelayMs(rate_limiter_backoff, this.#slowdowns, random));
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

// EXTERNAL MODULE: ./lib/verify/fingerprint.js
var fingerprint = __webpack_require__(6713);
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
    return { kind: 'updated', now, old: due === undefined || isAsLongAsOld ? 'unknown' : due };
}
function toId(fingerprint) {
    return fingerprint.kind === 'sha256' ? fingerprint.hex : fingerprint.id;
}

;// CONCATENATED MODULE: ./lib/asset-runs.js
// All assets of a run at once: the stages they share, and what stops them together.









/** Fetches for verification under way at a time. */
const maxConcurrentFetches = 24;
/** Assets between their look before the purge and its answer. Enough for the highest rate where the look takes ten seconds. */
const maxStartedAssets = 1000;
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
    const reports = await Promise.all(assets.map(async (asset) => {
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
    }));
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
    const { http, clock, random, files } = ports;
    const sampler = { http, clock, signal, gate: new gate/* Gate */.i(maxConcurrentFetches) };
    const hosts = new Set(inputs.baseUrls.map(({ origin }) => origin));
    const paths = [...new Set(assets.flatMap(({ file }) => (file === null ? [] : [file])))];
    return {
        purger: createPurger(inputs, ports, signal),
        prove: {
            sampler,
            clock,
            random,
            signal,
            timeoutMs: inputs.timeoutMs,
            token: inputs.secureUrlToken,
            headersFor: (url) => (hosts.has(new URL(url).origin) ? inputs.verifyHeaders : {}),
            hosts: new Map(),
            findWitness: ports.findWitness ?? (async () => undefined),
            onChecked: (url, cause, words) => progress.checked(url, cause, words),
        },
        params: inputs.verifyParams,
        findNewest: ports.branchNow && openNewest(ports.branchNow, paths, clock),
        gate: new gate/* Gate */.i(maxStartedAssets),
        isVerifying: inputs.verify !== 'off',
        files,
        onPurged: (asset, purge) => progress.purged(asset.url, purge),
    };
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

/***/ 2512:
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


/***/ })

};
