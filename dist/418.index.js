export const id = 418;
export const ids = [418];
export const modules = {

/***/ 5418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findRequestedTargets: () => (/* binding */ findRequestedTargets)
});

// EXTERNAL MODULE: ./lib/changes/files/tracked-files.js
var tracked_files = __webpack_require__(6773);
// EXTERNAL MODULE: ./lib/changes/repository.js
var repository = __webpack_require__(4805);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/targets/deployed.js
var targets_deployed = __webpack_require__(9778);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(3916);
// EXTERNAL MODULE: ./lib/platform/wording.js
var wording = __webpack_require__(6747);
// EXTERNAL MODULE: ./lib/targets/selection/nearest.js + 1 modules
var selection_nearest = __webpack_require__(3412);
// EXTERNAL MODULE: ./lib/targets/selection/wanted-files.js + 9 modules
var wanted_files = __webpack_require__(12);
;// CONCATENATED MODULE: ./lib/targets/requested/path-faults.js
// Requested paths that cannot be meant as they are written. Pure.





const maxShown = 5;
/** Looking for a match takes time, and many with a bracket are names. */
const maxMatched = 50;
/** Throws `invalid-input` for globs. Hardly a name holds a `*`; that of one that does is written `%2A` in a full URL. */
function refuseGlobs(requested, from) {
    const globs = requested.filter(({ url }) => url.includes('*'));
    const toWords = ({ url, written, sourcePath = url }) => toGlobWords(written === 'url' ? url : sourcePath);
    refuse(globs, toWords, from);
}
/** Throws `invalid-input` for the paths that have one. */
function refuseFaults(paths, place) {
    const faults = toFaults(paths, place);
    const wrong = paths.flatMap((path) => {
        const fault = faults.find(([isWrong]) => isWrong(path));
        return fault === undefined ? [] : [() => fault[1](path)];
    });
    refuse(wrong, (toWords) => toWords(), place.from);
}
/** Words are made of those alone that are told: to find what is near takes time. */
function refuse(wrong, toWords, from) {
    if (wrong.length === 0)
        return;
    const told = (0,wording/* tellFirst */.o3)(wrong, maxShown, toWords).join(' ');
    throw new errors/* ActionError */.l('invalid-input', `Input ${from}: ${told} Nothing was purged.`);
}
/** A path is told by the first that it has. */
function toFaults(paths, { root, below }) {
    const [files, folders] = [new Set(below), (0,selection_nearest/* foldersOf */.pd)(below)];
    const doubtful = new Set(paths.filter((path) => /[?[\]{}]/.test(path)).slice(0, maxMatched));
    const as = (words) => (path) => `${quotePath(path || '.')} ${words}`;
    return [
        [(path) => isFolder(path, root, folders), as(`is a folder, and imgix purges single files. ${selectAll}`)],
        [
            (path) => isList(path, files),
            as('is several paths: write one a line, or a JSON array, or give the full URL if it is one name.'),
        ],
        [
            (path) => /^#(\s|$)/.test(path),
            as('looks like a comment, which a list cannot have: leave it out, or give the full URL if it is a name.'),
        ],
        [
            (path) => /^-\s|^(['"]).*\1$|^\[\s*(['"]).*\2\s*\]$/s.test(path),
            as('is spelled as in YAML: write each path on a line of its own, without a dash, brackets or quotation marks, or give the full URL if it is a name.'),
        ],
        [
            (path) => root !== '' && (0,wanted_files/* toSourcePath */._F)(root, path) !== undefined,
            (path) => toTwiceWords(path, (0,wanted_files/* toSourcePath */._F)(root, path) ?? path, below),
        ],
        [
            // Hardly a name holds a `*`; the other signs of a glob may well be part of one.
            (path) => path.includes('*') || (doubtful.has(path) && matchesAny(path, below)),
            as(`is a glob, and paths are taken literally. ${selectAll}`),
        ],
    ];
}
function isFolder(path, root, folders) {
    const folder = path.replace(/\/+$/, '');
    return path === '' || folders.has(folder) || (root !== '' && folder === root);
}
/** What is to be taken down may be gone from the repository: then its ending tells. */
function isList(path, files) {
    return [/[\s,]+/, /,\s*/].some((separator) => {
        const parts = path.split(separator).filter((part) => part !== '');
        const isFile = (part) => files.has(part) || ((0,posix_.extname)(part) !== '' && (0,posix_.extname)(part) === (0,posix_.extname)(path));
        return parts.length > 1 && parts.every(isFile);
    });
}
function matchesAny(glob, below) {
    return (0,wanted_files/* isUsableGlob */.xH)(glob) && below.some((0,wanted_files/* createFileFilter */.xu)('', [glob]));
}
function toTwiceWords(path, meant, below) {
    const name = below.includes(meant) ? meant : (0,selection_nearest/* nearestName */.qb)(meant, below);
    const words = `${quotePath(path)} begins with \`root\`, and paths are taken below it.`;
    return [words, ...didYouMean(meant, name)].join(' ');
}
function toGlobWords(text) {
    const name = text.includes('*') ? ' A name that holds a `*` is asked for by its full URL, with `%2A`.' : '';
    return `${(0,wording/* quote */.hD)(text)} is a glob, and paths are taken literally. ${selectAll}${name}`;
}
const selectAll = 'For many files use `select: all`, with globs in `files`.';
/** A question, if any. */
function didYouMean(asked, name) {
    return name === undefined ? [] : [`Did you mean ${(0,selection_nearest/* toNearestWords */.$6)(asked, name)}?`];
}
function quotePath(path) {
    return (0,wording/* quote */.hD)((0,wording/* cutShort */.VV)(path, 300));
}

// EXTERNAL MODULE: ./lib/targets/url/encode-path.js
var encode_path = __webpack_require__(8530);
;// CONCATENATED MODULE: ./lib/targets/requested/requested-paths.js





/** Of each kind; finding what is near takes time. */
const requested_paths_maxShown = 5;
/**
 * Throws `invalid-input` for paths that name a folder, begin with `root`, or are globs or comments; a full URL is taken at its word,
 * unless it is of a folder or holds a `*`. Returns hints for the others that the checkout does not have: imgix may have them, and taking them down may be wanted.
 */
function checkRequestedPaths(requested, { from, root, tracked, has, told }) {
    const strange = requested.filter(({ sourcePath: path }) => path === undefined || !has((0,wanted_files/* toRepositoryPath */.Bd)(root, path)));
    refuseGlobs(strange.filter(({ written }) => written === 'url'), from);
    const unknown = (written) => {
        const paths = strange.filter((entry) => entry.written === written).map(({ sourcePath }) => sourcePath);
        return [...new Set(paths)].filter((path) => path !== undefined);
    };
    const [paths, urls] = [unknown('path'), unknown('url')];
    if (paths.length + urls.length === 0)
        return { hints: [], slips: new Map() };
    const below = tracked.map((file) => (0,wanted_files/* toSourcePath */._F)(root, file)).filter((file) => file !== undefined);
    const names = new Set(below);
    const folders = (0,selection_nearest/* foldersOf */.pd)(below);
    const ofFolders = urls.filter((path) => path === '' || (path.endsWith('/') && folders.has(path.replace(/\/+$/, ''))));
    refuseFaults([...paths, ...ofFolders], { from, root, below });
    const looked = [paths, urls].flatMap((each) => each.slice(0, requested_paths_maxShown));
    // What is tracked itself is meant, though it be no file.
    const nearest = new Map(looked.map((path) => [path, names.has(path) ? undefined : toMeant(path, below)]));
    const isSlip = (path) => nearest.get(path) !== undefined;
    const where = root === '' ? '' : ` below ${quotePath(root)}`;
    const isTold = { all: () => true, slips: isSlip, none: () => false }[told];
    const hints = (0,wording/* tellFirst */.o3)([...paths, ...urls.filter(isSlip)].filter(isTold), requested_paths_maxShown, (path) => names.has(path)
        ? `${quotePath(path)}${where} is a submodule, or a link to no file in git.`
        : [`The checkout has no ${quotePath(path)}${where}.`, ...didYouMean(path, nearest.get(path))].join(' '));
    const slips = looked.flatMap((path) => didYouMean(path, nearest.get(path)).map((question) => [(0,wanted_files/* toRepositoryPath */.Bd)(root, path), question]));
    return {
        hints: hints.length === 0 ? [] : [`${hints.join(' ')} It is purged all the same, as imgix may have it.`],
        slips: new Map(slips),
    };
}
/** Also where it is written as in an address, or with a slash too many. */
function toMeant(path, below) {
    const plain = (0,encode_path/* decodePath */.q0)(path).replace(/\/+$/, '');
    return below.includes(plain) ? plain : (0,selection_nearest/* nearestName */.qb)(plain, below);
}

// EXTERNAL MODULE: ./lib/platform/secrets.js
var secrets = __webpack_require__(5074);
// EXTERNAL MODULE: ./lib/targets/url/base-url.js
var base_url = __webpack_require__(2051);
// EXTERNAL MODULE: ./lib/targets/url/other-host.js
var other_host = __webpack_require__(2137);
;// CONCATENATED MODULE: ./lib/targets/requested/requested-urls.js
// Lines of a list that somebody has written -> requested assets. A full URL must be on a host that the user named (or on imgix.net
// where none is named); a path is taken literally, below `root`.






/** No server takes so long a URL, and no name of a file is that long. */
const maxEntryCharacters = 8192;
/** Throws `invalid-input` for a line that names another host, leaves the Source, or is no URL. */
function parseRequestedUrls({ from, entries }, baseUrls) {
    const requested = [];
    let withParameters = 0;
    for (const text of entries.flatMap((line) => splitLine(withSchemes(line, baseUrls)))) {
        const entry = { text, from };
        if (text.length > maxEntryCharacters)
            throw invalid(entry, `is longer than ${(0,wording/* toNumber */.Ro)(maxEntryCharacters)} characters`);
        if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) {
            requested.push(...parsePath(entry, baseUrls));
            continue;
        }
        const { url, dropped } = parseFullUrl(entry, baseUrls);
        if (dropped)
            withParameters++;
        requested.push(url);
    }
    const notice = `Parameters and fragments were dropped from ${(0,wording/* toNumber */.Ro)(withParameters)} of the requested URLs: a purge takes the base path and clears every derivative; of these, \`verify-params\` names those to check.`;
    return { requested, notices: withParameters === 0 ? [] : [notice] };
}
/**
 * A missing scheme means https, as in `base-url`: what begins with such a host, or with `//` and such a host, is a URL, and no path below
 * `root`, also where nothing follows. A path that does is written with a `/` in front.
 */
function withSchemes(line, baseUrls) {
    const plain = /(?<![^\s,])(?:\/\/)?([^\s,/]+)(?=[/\s,]|$)/g;
    return line.replace(plain, (written, host) => findOrigin(host, baseUrls) ?? written);
}
/** Of a host that is given, and of any at imgix. */
function findOrigin(host, baseUrls) {
    const base = baseUrls.find(({ origin }) => origin.replace(/^https?:\/\//, '') === host.toLowerCase());
    return base?.origin ?? (imgixHost.test(host) ? `https://${host}` : undefined);
}
/** As in `https//a`, `https:/a` or `https;//a`; and, before such a host, with letters missing or too many. */
function hasBrokenScheme(text, baseUrls) {
    if (/^https?(?::|[^\w\s]?\/\/)/i.test(text))
        return true;
    const [, host] = /^(?:[htps]{3,6}[^\w\s]{1,3}|:\/*)([^\s/:]+)/i.exec(text) ?? [];
    return host !== undefined && findOrigin(host, baseUrls) !== undefined;
}
const imgixHost = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+imgix\.net$/i;
/**
 * Spaces and commas belong to a URL; before another `https://`, and at the end of a line, they end it. Looked for from where a run
 * of them begins alone: from each of them would take the square of their number.
 */
function splitLine(line) {
    if (!/^https?:\/\//i.test(line))
        return [line];
    return line.replace(/(?<![\s,])[\s,]+$/, '').split(/(?<![\s,])[\s,]+(?=https?:\/\/)/i);
}
/**
 * A full URL is one address, and what it shows may go on being served on the other base URLs. Sentences that name these,
 * for who takes something down.
 */
function warnOfOtherHosts(requested, baseUrls) {
    const listed = new Set(requested.map(({ url }) => (0,encode_path/* decodePath */.q0)(url)));
    const others = requested.flatMap(({ url, sourcePath, written }) => {
        if (written === 'path' || sourcePath === undefined)
            return [];
        const left = baseUrls.filter((base) => !listed.has((0,encode_path/* decodePath */.q0)((0,base_url/* toUrl */.bb)(base, (0,encode_path/* encodePath */.O0)(sourcePath)))));
        return left.length === 0 ? [] : [{ url, sourcePath, left }];
    });
    const [first] = others;
    if (first === undefined)
        return [];
    const hosts = [...new Set(others.flatMap(({ left }) => left.map(base_url/* toAddress */.ch)))];
    const count = others.length === 1 ? '1 full URL is' : `${(0,wording/* toNumber */.Ro)(others.length)} full URLs are`;
    return [
        `${count} to be taken down on one host only, such as ${first.url}: nothing is done about the same image on ${hosts.map((host) => `\`${host}\``).join(', ')}. To take it down on each \`base-url\`, give the path below \`root\`: \`${(0,wording/* cutShort */.VV)(first.sourcePath, 300)}\`.`,
    ];
}
function parsePath(entry, baseUrls) {
    const { text } = entry;
    const sourcePath = text.replace(/^\//, '');
    if (/(^[^\p{L}\p{N}/]+|[^\p{L}\p{N}\s,/])https?:\/\//iu.test(text))
        throw invalid(entry, 'has something before `https://`; leave it out');
    if (hasBrokenScheme(text, baseUrls))
        throw invalid(entry, 'looks like an address with a slip in its `https://`; correct that, or, if it is a path, begin it with `/`');
    if (baseUrls.length === 0) {
        throw invalid(entry, 'is a path, which needs the input `base-url`; or give the full URL');
    }
    if (/\shttps?:\/\//i.test(text))
        throw invalid(entry, 'holds a path and a URL; write each on a line of its own');
    if (sourcePath === '')
        throw invalid(entry, 'is an empty path; name a file below `root`');
    if (/^\/\/(?=[^/]*[.:])[^/]*\//.test(text))
        throw invalid(entry, 'begins with `//`; write the full URL, or the path below `root` plainly');
    // As Windows writes a path. A name that has one can be asked for by a full URL.
    if (text.includes('\\'))
        throw invalid(entry, 'holds a backslash; write `/`, or the full URL with `%5C`');
    if (sourcePath.split('/').some((segment) => segment === '.' || segment === '..')) {
        throw invalid(entry, 'holds `.` or `..`; write the path below `root` plainly');
    }
    return baseUrls.map((base) => {
        const url = (0,base_url/* toUrl */.bb)(base, (0,encode_path/* encodePath */.O0)(sourcePath));
        return { url, base: (0,base_url/* toAddress */.ch)(base), sourcePath, written: 'path' };
    });
}
function parseFullUrl(entry, baseUrls) {
    const [, scheme = '', authority = '', path = '', rest = ''] = /^([a-z]+):\/\/([^/?#]*)([^?#]*)(.*)$/is.exec(entry.text) ?? [];
    const origin = parseOrigin(entry, `${scheme}://${authority}`);
    if (path.includes('\\') || (0,base_url/* hasDotSegment */.tt)(path))
        throw invalid(entry, 'holds a backslash, `.` or `..` in its path');
    if (path === '' || path === '/')
        throw invalid(entry, 'names no asset; imgix has no purge of a whole Source');
    checkOrigin(entry, origin, baseUrls);
    const encoded = (0,encode_path/* encodeUrlPath */.xn)(path);
    const ofOrigin = baseUrls.filter((one) => one.origin === origin);
    const base = findBase(encoded, ofOrigin);
    const sourcePath = toPathBelow(baseUrls.length === 0 ? { path: '' } : base, encoded);
    const url = { url: origin + encoded, base: base && (0,base_url/* toAddress */.ch)(base), sourcePath, written: 'url' };
    return { url, dropped: rest !== '' };
}
/** Throws where this is no origin of a `base-url`; where there is none, no https://*.imgix.net host. */
function checkOrigin(entry, origin, baseUrls) {
    const isNamed = (one) => baseUrls.length === 0 ? imgixHost.test(one.replace('https://', '')) : baseUrls.some((base) => base.origin === one);
    if (isNamed(origin))
        return;
    if (isNamed(origin.replace('http:', 'https:')))
        throw invalid(entry, 'begins with `http://`; write `https://`');
    const other = (0,other_host/* explainOtherHost */.q)(origin.replace(/^https?:\/\/|:\d+$/g, ''));
    if (other !== undefined)
        throw invalid(entry, `leads to ${other.words}; give the address at which imgix serves it`);
    if (baseUrls.length === 0)
        throw invalid(entry, 'is not on an https://*.imgix.net host; name its host in the input `base-url`');
    const listed = baseUrls.map((base) => base.origin).join(', ');
    throw invalid(entry, `is not on the host of a \`base-url\` (${listed}); give the address at which imgix serves it, or, if it does so there, add this host to \`base-url\``);
}
/** The longest that it lies below. Compared as decoded, because `%c3%a9`, `%C3%A9` and `é` are the same folder. */
function findBase(encoded, bases) {
    const fitting = bases.filter(({ path }) => (0,encode_path/* decodePath */.q0)(encoded).startsWith(`${(0,encode_path/* decodePath */.q0)(path)}/`));
    return fitting.toSorted((one, other) => other.path.length - one.path.length)[0];
}
/** Undefined outside of all bases. */
function toPathBelow(base, encoded) {
    if (base === undefined)
        return undefined;
    const below = (0,encode_path/* decodePath */.q0)(encoded).slice((0,encode_path/* decodePath */.q0)(base.path).length + 1);
    if (!(0,base_url/* isWebProxy */.Xo)(base.path))
        return below;
    return (0,base_url/* hasDotSegment */.tt)(below) ? undefined : (0,encode_path/* decodePath */.q0)(below);
}
function parseOrigin(entry, text) {
    if (/[\s\\@]/.test(text))
        throw invalid(entry, 'holds a space, a backslash or a user name in its host part');
    if (!URL.canParse(text))
        throw invalid(entry, 'is not a URL');
    const { origin, hostname } = new URL(text);
    if (!(0,base_url/* isPlainHost */.dW)(text))
        throw invalid(entry, `is not written in plain ASCII and would be on ${hostname}; write that if it is meant`);
    return origin;
}
function invalid({ text, from }, wrong) {
    return new errors/* ActionError */.l('invalid-input', `Input ${from}: \`${(0,wording/* cutShort */.VV)((0,secrets/* withoutUserInfo */.sl)(text), 300)}\` ${wrong}.`);
}

// EXTERNAL MODULE: ./lib/targets/to-assets.js
var to_assets = __webpack_require__(7827);
// EXTERNAL MODULE: ./lib/targets/too-many-urls.js
var too_many_urls = __webpack_require__(2305);
;// CONCATENATED MODULE: ./lib/pipeline/find/requested-targets.js










/** Throws `invalid-input` for an entry that cannot be meant as it is written. */
async function findRequestedTargets(list, inputs, opened, deployed) {
    if (inputs.select === 'stale') {
        throw new errors/* ActionError */.l('invalid-input', `Input \`select: stale\` finds what is stale by itself: leave ${list.from} out.`);
    }
    const { requested, notices } = parseRequestedUrls(list, inputs.baseUrls);
    const reason = 'The list of URLs is empty.';
    const unknown = (0,to_assets/* requestedUrlsToAssets */.Xb)(requested, new Map(), inputs);
    // A long list would be looked up for minutes.
    if (!inputs.dryRun && (0,too_many_urls/* exceedsLimit */.n)(unknown, inputs))
        return { assets: unknown, notices, warnings: opened.warnings, reason };
    const { known, warnings, slips } = await findKnownFiles(requested, { ...inputs, from: list.from }, opened, deployed);
    const others = inputs.expect === 'gone' ? warnOfOtherHosts(requested, inputs.baseUrls) : [];
    return {
        assets: (0,to_assets/* requestedUrlsToAssets */.Xb)(requested, known, inputs),
        slips,
        notices,
        warnings: [...opened.warnings, ...warnings, ...others],
        reason,
    };
}
async function findKnownFiles(requested, asked, opened, deployed) {
    const { from, root, expect } = asked;
    const sourcePaths = requested.map(({ sourcePath }) => sourcePath).filter((path) => path !== undefined);
    const paths = [...new Set(sourcePaths.map((path) => (0,wanted_files/* toRepositoryPath */.Bd)(root, path)))];
    const findKnown = async (repository = opened.repository) => byPath((await (0,tracked_files/* findRequestedFiles */.Xx)({ ...opened, repository }, paths)).filter((file) => file !== undefined));
    if (expect === 'gone') {
        // It is told by its bytes where git still has them at hand, as every second counts, and not by a file that was built.
        const known = deployed === undefined ? await findKnown((0,repository/* withoutTransfer */.yi)(opened.repository)) : new Map();
        return { known, ...(await checkPaths(requested, asked, opened)) };
    }
    if (deployed !== undefined)
        return findBuiltFiles(requested, paths, from, deployed);
    const known = await findKnown();
    return { known, ...(await checkPaths(requested, asked, opened, known)) };
}
/**
 * Throws `invalid-input` also where the folder has none of them: then it is another one, or was not built. A full URL is taken at its
 * word, as long as there is any file.
 */
async function findBuiltFiles(requested, paths, from, deployed) {
    const { files, missing } = await (0,targets_deployed/* findDeployedFiles */.lt)(paths, deployed);
    const known = byPath(files);
    const tracked = missing === undefined ? [] : await (0,targets_deployed/* listAsInRepository */.MS)(deployed);
    const has = (path) => known.has(path);
    const { slips } = checkRequestedPaths(requested, { from, root: deployed.root, tracked, has, told: 'none' });
    if (missing === undefined)
        return { known, warnings: [], slips };
    const isMeantAsPath = requested.some(({ written }) => written === 'path');
    if (known.size > 0 || (tracked.length > 0 && !isMeantAsPath))
        return { known, warnings: [missing], slips };
    const byUrl = tracked.length === 0 ? '' : ' For an image that is not built, give its full URL.';
    throw new errors/* ActionError */.l('invalid-input', `${missing} So nothing was purged. ${targets_deployed/* howToLayOut */.Sx}${byUrl}`);
}
function byPath(files) {
    return new Map(files.map((file) => [file.path, file]));
}
/** Without a checkout little can be said of a path. `known`: left out for a takedown. */
async function checkPaths(requested, { from, root, expect, dryRun }, opened, known) {
    const head = opened.checkout?.head;
    const list = head === undefined ? undefined : await (0,tracked_files/* listFiles */.CS)(opened, head);
    if (list === undefined) {
        refuseGlobs(requested, from);
        return { warnings: [], slips: new Map() };
    }
    const tracked = [...list()];
    const there = known ?? new Set(tracked);
    const has = (path) => there.has(path);
    // What is to go may be gone from the checkout already: what imgix gives tells whether it is a slip, and not to a dry run.
    const ofTakedown = dryRun ? 'slips' : 'none';
    const told = expect === 'gone' ? ofTakedown : 'all';
    const { hints, slips } = checkRequestedPaths(requested, { from, root, tracked, has, told });
    return { warnings: hints, slips };
}


/***/ })

};
