export const id = 925;
export const ids = [925];
export const modules = {

/***/ 3925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  toSetupChecks: () => (/* binding */ toSetupChecks)
});

// EXTERNAL MODULE: ./lib/platform/wording.js
var wording = __webpack_require__(6747);
// EXTERNAL MODULE: ./lib/report/diagnosis/diagnosis.js
var diagnosis = __webpack_require__(985);
// EXTERNAL MODULE: ./lib/report/diagnosis/remedies/origin.js
var origin = __webpack_require__(6011);
// EXTERNAL MODULE: ./lib/report/diagnosis/remedies/purge.js
var purge = __webpack_require__(4270);
// EXTERNAL MODULE: ./lib/platform/http/http.js
var http = __webpack_require__(7282);
// EXTERNAL MODULE: ./lib/report/words/cause-words.js
var cause_words = __webpack_require__(2919);
;// CONCATENATED MODULE: ./lib/report/setup-checks/given.js
// As what a file was given, in words, and whether that may pass.



/** It tells nothing, and another time something else may come. */
function mayPass(given) {
    const status = statusOf(given);
    return given.kind === 'failed' || (status !== undefined && (status >= 500 || [408, 425, 429].includes(status)));
}
function isServed({ given }) {
    return given.kind === 'served';
}
function hasOwnBytes(given) {
    return given.kind === 'served' && given.as === 'same-bytes';
}
function statusOf(given) {
    return given.kind === 'status' ? given.status : undefined;
}
function toGivenWords(given) {
    switch (given.kind) {
        case 'served':
            return given.as === 'same-bytes' ? "the file's own bytes" : 'other bytes';
        case 'no-asset':
            return 'no asset, but a page or nothing';
        case 'default-image':
            return 'the default image, as for a path at which there is nothing';
        case 'challenge':
            return `a filter's page (${(0,wording/* quote */.hD)(given.by)})`;
        case 'failed':
            return (0,http/* isMisencoded */.Uy)(given.reason) ? given.reason : `no answer: ${given.reason}`;
        case 'redirect':
            return `a redirect to ${(0,wording/* quote */.hD)((0,cause_words/* toHost */.gs)(given.location))}`;
        case 'status':
            return `${given.status}`;
        default:
            return given;
    }
}

// EXTERNAL MODULE: ./lib/report/diagnosis/queries.js
var queries = __webpack_require__(5456);
// EXTERNAL MODULE: ./lib/report/diagnosis/remedies/in-front.js
var in_front = __webpack_require__(3292);
// EXTERNAL MODULE: ./lib/report/diagnosis/remedies/missing.js
var missing = __webpack_require__(9705);
// EXTERNAL MODULE: ./lib/report/diagnosis/remedies/status.js
var remedies_status = __webpack_require__(547);
// EXTERNAL MODULE: ./lib/report/setup.js
var report_setup = __webpack_require__(4863);
// EXTERNAL MODULE: ./lib/platform/files/file-kind.js
var file_kind = __webpack_require__(2928);
// EXTERNAL MODULE: ./lib/report/setup-checks/setup-check.js
var setup_check = __webpack_require__(854);
;// CONCATENATED MODULE: ./lib/report/setup-checks/proof-checks.js
// `diagnose: true`: what the files that a host gave tell of what can be proved there. Pure.





const proofsOf = { right: 'metadata', none: 'changed', other: 'nothing' };
function proofOf({ given, described = 'none' }) {
    return hasOwnBytes(given) ? 'bytes' : proofsOf[described];
}
function toProofs({ files }) {
    const images = files.filter((file) => !(0,file_kind/* isSvg */.$D)(file.url) && isServed(file));
    const found = new Set(images.map(proofOf));
    const best = ['bytes', 'metadata', 'changed', 'nothing'].find((proof) => found.has(proof));
    return { best, images, others: images.filter((file) => proofOf(file) === 'nothing') };
}
/** `isOfBuilt`: as for `checkHost`. */
function checkBytes(host, { deployed }, isOfBuilt) {
    const { best, images, others } = toProofs(host);
    const remedy = deployed === undefined ? origin/* rewrittenRemedy */.fw : null;
    const ofBytes = best === undefined || best === 'nothing' ? [] : [toBytesCheck(best, remedy)];
    const [other] = others;
    if (other === undefined)
        return ofBytes;
    const expected = isOfBuilt ? '`deployed`' : 'the repository';
    const finding = `imgix holds other files than ${expected}: ${others.length} of ${(0,wording/* toCount */.zK)(images.length, 'image')}, such as ${(0,wording/* quote */.hD)(other.file)} (\`fm=json\` describes one of another size).`;
    return [...ofBytes, (0,setup_check/* note */.N4)('Other files', finding, isOfBuilt ? unlikeBuiltRemedy : remedy && otherFilesRemedy)];
}
function toBytesCheck(best, remedy) {
    const about = 'Bytes';
    switch (best) {
        case 'bytes':
            return (0,setup_check/* right */.pG)(about, "The Source passes a file's bytes through: the strongest proof.");
        case 'metadata':
            return (0,setup_check/* note */.N4)(about, 'The Source re-encodes (default parameters), and imgix describes the file that it holds (`fm=json`).');
        case 'changed': {
            const finding = 'The Source re-encodes, or holds other files than the repository, and imgix does not describe the file.';
            return (0,setup_check/* note */.N4)(about, finding, remedy);
        }
        default:
            return best;
    }
}
const otherFilesRemedy = 'If the deployment rewrites files, give `deployed`; otherwise check `root` and `base-url`.';
const unlikeBuiltRemedy = 'Give in `deployed` the files as they are uploaded.';
/** The table of docs/verification.md, as far as it is about this Source. */
function checkProvable(host, { deployed }, isOfBuilt) {
    const about = 'What can be proved';
    const { files, svg } = host;
    if (!files.some(isServed))
        return [];
    const { best = 'changed', others } = toProofs(host);
    const isOther = others.length > 0;
    const isTold = !isOther && (best === 'bytes' || best === 'metadata');
    if (deployed !== undefined && !isOfBuilt && !isTold)
        return [(0,setup_check/* note */.N4)(about, 'That depends on the files in `deployed`, which are not looked at here.')];
    const ways = [
        ...toWays(best, isOther),
        ...(isOther
            ? [`nothing of ${isOfBuilt ? 'files unlike those in `deployed`' : 'rewritten files without `deployed`'}`]
            : []),
        ...(svg === undefined ? [] : [hasOwnBytes(svg) ? 'SVG by `bytes`' : 'SVG by `metadata` or `changed`']),
    ];
    return [(0,setup_check/* note */.N4)(about, `${ways.join('; ')}.`, best === 'bytes' || best === 'nothing' ? null : unchangedRemedy)];
}
function toWays(best, isOther) {
    switch (best) {
        case 'bytes':
            return [`${isOther ? 'changed images' : 'every changed image'} by \`bytes\``];
        case 'metadata':
            return ['changed images by `metadata`; those of the same size as before by `changed`, the weaker proof'];
        case 'changed':
            return ['changed images by `changed`, the weaker proof; added ones perhaps not at all'];
        case 'nothing':
            return [];
        default:
            return best;
    }
}
const unchangedRemedy = 'An image that has not changed is not proved: where some are purged (`select: all`, `urls`), give `verify: warn`.';

;// CONCATENATED MODULE: ./lib/report/setup-checks/host-checks.js
// `diagnose: true`: what was found about one host of `base-url` -> checks. Pure.











/** `isOfBuilt`: the files that were asked for are those of `deployed`. */
function checkHost(host, setup, isOfBuilt = false) {
    const ofToken = checkToken(host, setup);
    const isTokenWrong = ofToken.some(({ verdict }) => verdict === 'wrong');
    return [
        checkPlace(host, setup, isTokenWrong),
        ...checkBytes(host, setup, isOfBuilt),
        ...ofToken,
        ...checkMissing(host),
        ...checkProvable(host, setup, isOfBuilt),
        ...checkDerivatives(host),
        ...checkCaches(host),
    ];
}
function checkPlace({ baseUrl, files }, setup, isTokenWrong) {
    const about = `${(0,wording/* quote */.hD)(baseUrl)} and \`root\``;
    if (files.length === 0)
        return (0,setup_check/* unknown */.L5)(about, 'No unchanged file to ask for.');
    const counts = [...Map.groupBy(files, ({ given }) => toGivenWords(given))];
    const seen = counts.map(([words, same]) => `${words} (${toExample(same, counts.length > 1)})`).join(', ');
    const subject = `Of ${(0,wording/* toCount */.zK)(files.length, 'unchanged file')} imgix gives`;
    if (files.some(isServed))
        return (0,setup_check/* right */.pG)(about, `${subject}: ${seen}.`);
    const finding = `${subject} none: ${seen}.`;
    if (isTokenWrong)
        return (0,setup_check/* note */.N4)(about, finding, 'See "Secure URLs".');
    const [code, remedy] = explainNone(files, finding, baseUrl, setup);
    return (0,setup_check/* wrong */.Qm)(about, code, finding, remedy);
}
/** Why imgix serves none of these, and what to do. */
function explainNone(files, finding, baseUrl, setup) {
    const kinds = new Set(files.map(({ given }) => given.kind));
    const statuses = files.map(({ given }) => statusOf(given));
    if (kinds.has('challenge'))
        return ['challenge', (0,in_front/* toChallengeRemedy */.t2)([baseUrl])];
    if (kinds.has('redirect'))
        return ['redirect', in_front/* redirectRemedy */.jt];
    if (kinds.has('failed'))
        return ['unreachable', (0,http/* isMisencoded */.Uy)(finding) ? origin/* misencodedRemedy */.SV : 'Check `base-url`, the network and the proxy.'];
    if (kinds.has('no-asset'))
        return ['not-an-asset', 'Something else answers: check `base-url`.'];
    const [status] = statuses;
    if (status !== undefined && statuses.every((one) => one !== undefined && !missingStatuses.has(one)))
        return ['status', (0,remedies_status/* toStatusRemedy */.Y4)(status, [baseUrl])];
    const mapping = (0,report_setup/* toOwnMapping */.m)(setup, [new URL(baseUrl).origin]) ?? setup.mapping;
    if (mapping !== undefined)
        return ['wrong-address', (0,missing/* toMappingRemedy */.sI)(mapping, setup)];
    const ofHost = statuses.includes(410) ? `${missing/* badSource */.T3} ` : '';
    const inputs = `${setup.deployed === undefined ? '' : '`deployed`, '}\`root\` and \`base-url\``;
    return ['wrong-address', `${ofHost}Check ${inputs}; or these files are not deployed.`];
}
/** Those that say that there is no such file, or may. */
const missingStatuses = new Set([403, 404, 410]);
/** How many; with the name of one, where others are given as something else. */
function toExample(same, isNamed) {
    const [first] = same;
    return isNamed && first !== undefined && !hasOwnBytes(first.given)
        ? `${same.length}, such as ${(0,wording/* quote */.hD)(first.file)}`
        : `${same.length}`;
}
function checkToken({ baseUrl, files, unsigned }, setup) {
    const about = 'Secure URLs';
    const isRefused = files.length > 0 && files.every(({ given }) => statusOf(given) === 403);
    // Where a file is served at another place of the host, this one is wrong, and says nothing of a token.
    if (isRefused && (0,report_setup/* toOwnMapping */.m)(setup, [new URL(baseUrl).origin]) !== undefined)
        return [];
    if (unsigned === undefined) {
        if (!isRefused)
            return [];
        const remedy = `Give \`secure-url-token\`, if the Source has Secure URLs; otherwise check \`root\` and \`base-url\`.${(0,in_front/* toFilterRemedy */.c8)([baseUrl])}`;
        return [(0,setup_check/* wrong */.Qm)(about, 'token-missing', 'imgix answers 403 to every unsigned URL.', remedy)];
    }
    // Something else than imgix has answered.
    if (['failed', 'challenge', 'redirect'].includes(unsigned.kind))
        return [];
    if (statusOf(unsigned) !== 403) {
        const finding = 'imgix answers to unsigned URLs as well: the Source has none, and `secure-url-token` is not needed.';
        return [(0,setup_check/* note */.N4)(about, finding)];
    }
    if (!isRefused)
        return [(0,setup_check/* right */.pG)(about, 'The Source has them, and the token is right.')];
    const remedy = "The token given was refused: check that it is this Source's.";
    return [(0,setup_check/* wrong */.Qm)(about, 'token-refused', 'imgix answers 403 to the signed URLs, too.', remedy)];
}
const againRemedy = 'Run this job again.';
/** Where nothing is served, what is missing proves nothing. */
function checkMissing({ files, missing }) {
    const about = 'A missing file';
    if (!files.some(isServed))
        return [];
    if (missing.kind === 'served')
        return [(0,setup_check/* note */.N4)(about, 'imgix gives a default image: a deleted file is proved as `replaced`.')];
    const status = statusOf(missing);
    if (status === 404)
        return [(0,setup_check/* right */.pG)(about, 'imgix answers 404: a deleted file is proved as `gone`.')];
    if (status === 403 || status === 410)
        return [(0,setup_check/* note */.N4)(about, `imgix answers ${status}: a deleted file is proved once an unchanged one is served after it.`)];
    const given = `imgix gives ${toGivenWords(missing)}`;
    // Of a page that comes in its place imgix renders nothing: it says 421 or 422.
    const isPage = missing.kind === 'no-asset' || status === 421 || status === 422;
    return [
        isPage
            ? (0,setup_check/* note */.N4)(about, `${given}: a deleted file is not proved.`, 'Let the Source answer 404 for what it does not have.')
            : (0,setup_check/* note */.N4)(about, `${given}.`),
    ];
}
/** Of each query one file is enough: another may be one that imgix renders with none. */
function checkDerivatives({ derivatives }) {
    const about = '`verify-params`';
    const alike = Map.groupBy(derivatives, (one) => (isServed(one) ? 'served' : toGivenWords(one.given)));
    return [...alike].flatMap(([words, same]) => {
        const [first] = same;
        if (first === undefined)
            return [];
        const { given, url } = first;
        const at = (0,queries/* atQueries */.W)(same.map(({ query }) => `?${query}`));
        if (isServed(first))
            return (0,setup_check/* right */.pG)(about, `imgix gives an unchanged file${at}.`);
        const finding = `Of unchanged files imgix gives ${words}${at}, such as ${(0,wording/* quote */.hD)(url)}.`;
        if (given.kind === 'no-asset')
            return (0,setup_check/* wrong */.Qm)(about, 'not-an-asset', finding, queryRemedy);
        const status = statusOf(given);
        if (status === undefined || mayPass(given))
            return (0,setup_check/* unknown */.L5)(about, finding, againRemedy);
        return (0,setup_check/* wrong */.Qm)(about, 'status', finding, status === 402 ? (0,remedies_status/* toStatusRemedy */.Y4)(402, []) : queryRemedy);
    });
}
const queryRemedy = 'Correct that line of `verify-params`: with it no image would be proved.';
function checkCaches({ baseUrl, otherCache }) {
    if (otherCache === undefined)
        return [];
    const finding = `A cache in front of imgix (${(0,wording/* quote */.hD)(otherCache)}) may give what it has stored: of what has changed since, nothing is proved until it lets go.`;
    return [(0,setup_check/* note */.N4)('Caches', finding, (0,in_front/* toOtherCacheRemedy */.Ar)([baseUrl]))];
}

;// CONCATENATED MODULE: ./lib/report/setup-checks/setup-checks.js
// `diagnose: true`: what was found about a set-up -> a list of checks, each with what is right or what to do. Pure.







function toSetupChecks(facts, setup) {
    const { built } = facts;
    const checks = [
        checkSelected(facts, setup),
        checkKey(facts.key, setup),
        ...facts.hosts.flatMap((host) => checkHost(host, setup, built !== undefined).map((check) => nameHost(doubtHost(check, host, facts), host, facts))),
        ...facts.permissions.map(checkPermission),
        checkDuration(facts),
        ...(facts.origin === undefined ? [] : [checkOrigin(facts.origin, setup)]),
        ...noteUnasked(facts, setup),
    ];
    return checks.map((check) => ({ ...check, link: check.code && (0,diagnosis/* toLink */.S)(setup.docs, check.code) }));
}
/** Which of several a check is about. */
function nameHost(check, { baseUrl }, { hosts }) {
    if (hosts.length === 1 || check.about.includes(baseUrl))
        return check;
    return { ...check, about: `${check.about}, ${(0,wording/* quote */.hD)(baseUrl)}` };
}
/** imgix did not know the URL of a file that is served there: whoever serves it, nothing is right as long as nothing can be purged. */
function doubtHost(check, { baseUrl }, { key }) {
    if (check.verdict !== 'right' || key.kind !== 'failed' || !(key.status === 404 || key.status === 400))
        return check;
    if (new URL(key.url).origin !== new URL(baseUrl).origin)
        return check;
    return (0,setup_check/* note */.N4)(check.about, check.finding, 'Nothing can be purged there: see "A purge".');
}
/** Git tells what a run selects, or with `select: all` and `stale` the folder of `deployed`. */
function checkSelected(facts, setup) {
    const { built } = facts;
    if (built === undefined || built.kind === 'looked-up')
        return checkTracked(facts, setup);
    const about = '`deployed` and `files`';
    if (built.kind === 'unusable')
        return (0,setup_check/* wrong */.Qm)(about, 'invalid-input', built.message, null);
    const folder = (0,wording/* quote */.hD)(setup.deployed ?? '');
    return built.count > 0
        ? (0,setup_check/* right */.pG)(about, `${(0,wording/* toCount */.zK)(built.count, 'file')} of ${folder} ${(0,wording/* toMatch */.HX)(built.count)} \`files\`.`)
        : (0,setup_check/* wrong */.Qm)(about, 'invalid-input', `No file of ${folder} matches \`files\`.`, 'Correct `deployed` or `files`: nothing would ever be purged.');
}
function checkTracked({ isCheckedOut, tracked, unmatched, hosts }, { root, deployed }) {
    const about = '`root` and `files`';
    const place = `below ${(0,wording/* quote */.hD)(root || '.')}`;
    // Of such a set-up it must not be said that nothing is wrong.
    const isBlind = hosts.every(({ files }) => files.length === 0);
    const untold = (finding, remedy) => isBlind
        ? (0,setup_check/* wrong */.Qm)(about, 'repository-unusable', `${finding}, so that nothing below \`root\` could be looked at.`, remedy)
        : (0,setup_check/* unknown */.L5)(about, `${finding}.`, remedy);
    if (!isCheckedOut)
        return untold('No commit is checked out', 'Put actions/checkout before this step.');
    if (tracked === undefined)
        return untold('The files of the commit that is checked out cannot be listed', unlistedRemedy);
    if (tracked > 0)
        return (0,setup_check/* right */.pG)(about, `${(0,wording/* toCount */.zK)(tracked, 'tracked file')} ${place} ${(0,wording/* toMatch */.HX)(tracked)} \`files\`.`);
    const orBuilt = deployed === undefined ? '' : '; or, where git has no images, give `select: stale`';
    const remedy = `Correct \`root\` or \`files\`${orBuilt}: nothing would ever be purged.`;
    return (0,setup_check/* wrong */.Qm)(about, 'invalid-input', unmatched.join(' '), remedy);
}
const unlistedRemedy = 'Leave `filter` out of actions/checkout, or let the job fetch the rest (`contents: read`).';
function checkKey(key, setup) {
    const about = '`api-key`';
    switch (key.kind) {
        case 'accepted':
            return (0,setup_check/* right */.pG)(about, `imgix accepted the purge of ${(0,wording/* quote */.hD)(key.url)}, a file that has not changed.`);
        case 'missing':
            return (0,setup_check/* wrong */.Qm)(about, 'invalid-input', key.message, null);
        case 'refused':
            return (0,setup_check/* wrong */.Qm)(about, 'api-key-refused', key.message, null);
        case 'failed':
            return checkFailedPurge(key, setup);
        case 'not-asked':
            return (0,setup_check/* unknown */.L5)(about, `Not tried: ${key.why}.`);
        default:
            return key;
    }
}
/** Little of it is about the key. */
function checkFailedPurge({ url, problem, status }, setup) {
    const about = 'A purge';
    // A purge fails in no other way.
    const code = problem.code;
    const remedy = (0,purge/* toPurgeRemedy */.b2)(code, status, [new URL(url).origin], setup);
    return (0,setup_check/* wrong */.Qm)(about, code, problem.message, (0,purge/* toWayAdvice */.r2)(problem.message) + remedy);
}
function checkPermission({ name, use, granted }) {
    const about = 'Permissions';
    if (granted === undefined)
        return (0,setup_check/* unknown */.L5)(about, `Whether the job has \`${name}\` could not be asked.`);
    return granted
        ? (0,setup_check/* right */.pG)(about, `The job has \`${name}\`, for ${use}.`)
        : (0,setup_check/* note */.N4)(about, `The job does not have \`${name}\`.`, `For ${use} add \`${name}\` to the job's \`permissions\`.`);
}
/** A push waits until the Source has the new files there. */
function checkOrigin({ url, given, count }, { root, deployed }) {
    const about = '`origin-url`';
    if (hasOwnBytes(given))
        return (0,setup_check/* right */.pG)(about, 'The Source gives a file that has not changed, with its own bytes.');
    if (given.kind === 'served') {
        const finding = `The Source gives other bytes than the repository has at ${(0,wording/* quote */.hD)(url)}.`;
        return (0,setup_check/* note */.N4)(about, finding, deployed === undefined ? origin/* rewrittenRemedy */.fw : null);
    }
    const files = (0,wording/* toCount */.zK)(count, 'unchanged file');
    const finding = `The Source gives none of ${files} that imgix serves: ${(0,wording/* quote */.hD)(url)} gives ${toGivenWords(given)}.`;
    if (mayPass(given))
        return (0,setup_check/* unknown */.L5)(about, finding, againRemedy);
    if (given.kind === 'challenge')
        return (0,setup_check/* wrong */.Qm)(about, 'origin-not-ready', finding, origin/* originFilterRemedy */.zN);
    const isElsewhere = given.kind === 'no-asset' || [404, 410].includes(statusOf(given) ?? 0);
    return (0,setup_check/* wrong */.Qm)(about, 'origin-not-ready', finding, isElsewhere ? `So ${(0,origin/* toOriginAdvice */.a9)(root)}` : origin/* originFaultRemedy */.Bu);
}
/** What a push would need as well. */
function noteUnasked({ origin, built }, { hasOrigin, deployed }) {
    const isUnasked = hasOrigin && origin === undefined;
    const isUnread = deployed !== undefined && built === undefined;
    const names = [...(isUnasked ? ['`origin-url`'] : []), ...(isUnread ? ['`deployed`'] : [])];
    return names.map((name) => (0,setup_check/* unknown */.L5)(name, 'Given, and not looked at by `diagnose`.'));
}
function checkDuration({ purgesPerSecond, hosts }) {
    const urls = 20 * Math.max(1, hosts.length);
    const sending = purgesPerSecond === undefined ? 'at once' : `within ${(0,wording/* toDuration */.Ah)(urls / purgesPerSecond)}`;
    return (0,setup_check/* note */.N4)('Time', `A push of 20 images is sent ${sending}; imgix carries out most purges in less than a minute.`);
}


/***/ })

};
