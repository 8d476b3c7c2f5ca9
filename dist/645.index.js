export const id = 645;
export const ids = [645];
export const modules = {

/***/ 3645:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openRepositoryApi: () => (/* binding */ openRepositoryApi)
});

// EXTERNAL MODULE: ./lib/platform/json.js
var json = __webpack_require__(601);
// EXTERNAL MODULE: ./lib/platform/once.js
var once = __webpack_require__(270);
// EXTERNAL MODULE: ./lib/platform/github/api-error.js
var api_error = __webpack_require__(9944);
;// CONCATENATED MODULE: ./lib/platform/github/answers.js
// Answers of GitHub's API -> what the changes stage reads in them. Nothing in an answer is taken for granted: what lacks a
// field that GitHub documents throws `GitHubApiError`, which names `url`.


function toCommit(commit, url) {
    const parents = (0,json/* valueAt */.fK)(commit, 'parents');
    if (!Array.isArray(parents))
        throw (0,api_error/* oddAnswer */.EF)(url);
    return {
        id: needed((0,json/* objectIdAt */.ks)(commit, 'sha'), url),
        parents: parents.map((parent) => needed((0,json/* objectIdAt */.ks)(parent, 'sha'), url)),
    };
}
function toTree(answer, url) {
    const list = (0,json/* valueAt */.fK)(answer, 'tree');
    if (!Array.isArray(list))
        throw (0,api_error/* oddAnswer */.EF)(url);
    return { entries: list.map((entry) => toTreeEntry(entry, url)), isTruncated: (0,json/* valueAt */.fK)(answer, 'truncated') === true };
}
function toTreeEntry(entry, url) {
    return {
        path: needed((0,json/* textAt */.$6)(entry, 'path'), url),
        /** Git's file mode in octal digits: 100644, 100755, 120000, 160000, 040000. */
        mode: needed((0,json/* textAt */.$6)(entry, 'mode'), url),
        id: needed((0,json/* objectIdAt */.ks)(entry, 'sha'), url),
        size: (0,json/* numberAt */.tk)(entry, 'size'),
    };
}
function toTag(tag, url) {
    return { name: needed((0,json/* textAt */.$6)(tag, 'name'), url), commit: needed((0,json/* objectIdAt */.ks)(tag, 'commit', 'sha'), url) };
}
/** What an annotated tag stands for. */
function toTagObject(tag, url) {
    return { target: needed((0,json/* objectIdAt */.ks)(tag, 'object', 'sha'), url), type: (0,json/* textAt */.$6)(tag, 'object', 'type') };
}
function toMergeBase(comparison, url) {
    return needed((0,json/* objectIdAt */.ks)(comparison, 'merge_base_commit', 'sha'), url);
}
function toDefaultBranch(repository, url) {
    return needed((0,json/* textAt */.$6)(repository, 'default_branch'), url);
}
function toRun(run, url) {
    return {
        id: needed((0,json/* idAt */.jj)(run, 'id'), url),
        headSha: needed((0,json/* objectIdAt */.ks)(run, 'head_sha'), url),
        event: (0,json/* textAt */.$6)(run, 'event') ?? '',
        /** Counts the runs of one workflow; a re-run keeps it, as it keeps the id and `createdAt`. */
        number: (0,json/* numberAt */.tk)(run, 'run_number'),
        /** Absent while the run is under way. */
        conclusion: (0,json/* textAt */.$6)(run, 'conclusion'),
        createdAt: (0,json/* textAt */.$6)(run, 'created_at'),
        /** When its last attempt began. */
        startedAt: (0,json/* textAt */.$6)(run, 'run_started_at'),
        /** When its last attempt ended, where it has ended. */
        updatedAt: (0,json/* textAt */.$6)(run, 'updated_at'),
        url: (0,json/* textAt */.$6)(run, 'html_url'),
        headRepository: (0,json/* textAt */.$6)(run, 'head_repository', 'full_name'),
        workflowId: (0,json/* idAt */.jj)(run, 'workflow_id'),
        branch: (0,json/* textAt */.$6)(run, 'head_branch'),
    };
}
function toDeployment(deployment, url) {
    return {
        id: needed((0,json/* idAt */.jj)(deployment, 'id'), url),
        commit: needed((0,json/* objectIdAt */.ks)(deployment, 'sha'), url),
        environment: (0,json/* textAt */.$6)(deployment, 'environment'),
        /** The short name of the GitHub App that has created it; absent where a person has, by hand or by a token. */
        app: (0,json/* textAt */.$6)(deployment, 'performed_via_github_app', 'slug'),
        createdAt: (0,json/* textAt */.$6)(deployment, 'created_at'),
        /** When its last status came, of whatever state. */
        updatedAt: (0,json/* textAt */.$6)(deployment, 'updated_at'),
    };
}
function toDeploymentStatus(status, url) {
    return {
        state: needed((0,json/* textAt */.$6)(status, 'state'), url),
        createdAt: (0,json/* textAt */.$6)(status, 'created_at'),
    };
}
/** Throws where the answer lacks what GitHub documents. */
function needed(value, url) {
    if (value === undefined)
        throw (0,api_error/* oddAnswer */.EF)(url);
    return value;
}

// EXTERNAL MODULE: ./lib/platform/http/http.js
var http = __webpack_require__(7282);
// EXTERNAL MODULE: ./lib/platform/http/retry-after.js
var retry_after = __webpack_require__(4941);
// EXTERNAL MODULE: ./lib/platform/wording.js
var wording = __webpack_require__(6747);
// EXTERNAL MODULE: ./lib/platform/http/decode-body.js
var decode_body = __webpack_require__(9753);
;// CONCATENATED MODULE: ./lib/platform/github/transport.js
// The transport under the client for GitHub's API: `fetch` on the run's own HTTP client, so that proxies, certificates,
// cancelling and closing stay in one place. Every request carries the token, so none leaves the API's own origin.


const maxRedirections = 3;
const timeoutMs = 30_000;
/** "The limit for the `tree` array is 100,000 entries with a maximum size of 7 MB": nothing that is asked is larger. */
const answerLimits = { totalMs: 60_000, maxBytes: 64 * 1024 ** 2 };
/**
 * Rejects as `HttpClient` does, and with `GitHubApiError` where an address is not the API's or an answer goes beyond the
 * limits.
 */
function githubFetch(http, origin, signal, limits = answerLimits) {
    return async (url, { method, headers, body }) => {
        const deadline = AbortSignal.timeout(limits.totalMs);
        const request = {
            method,
            headers: { ...headers, 'x-github-api-version': '2022-11-28' },
            body,
            timeoutMs,
            signal: AbortSignal.any([signal, deadline]),
        };
        try {
            return await follow(http, origin, url, request, limits.maxBytes);
        }
        catch (error) {
            if (error !== deadline.reason || signal.aborted)
                throw error;
            const message = `GitHub's API had not finished its answer to ${method} ${url} after ${limits.totalMs / 1000} s. It is not waited for any longer.`;
            throw new api_error/* GitHubApiError */.OS(message, undefined, { cause: error });
        }
    };
}
async function follow(http, origin, url, request, maxBytes) {
    let here = url;
    for (let redirections = 0;; redirections++) {
        // The addresses of next pages come from the server as well.
        if (new URL(here).origin !== origin) {
            throw new api_error/* GitHubApiError */.OS(`GitHub's API pointed to ${here}, which is another server. It is not asked.`, undefined);
        }
        const answer = await http.request({ ...request, url: here });
        const body = await readBody(here, answer, maxBytes);
        if (answer.status < 300 || answer.status >= 400)
            return toResponse(here, answer, body);
        // A renamed repository answers with a redirect.
        const { location } = answer.headers;
        const next = location === undefined ? null : URL.parse(location, here);
        if (next?.origin !== origin || redirections === maxRedirections || request.method !== 'GET') {
            const message = `GitHub's API answered ${answer.status} to ${request.method} ${here}, a redirect to ${next?.origin ?? 'nowhere'}. It is not followed.`;
            throw new api_error/* GitHubApiError */.OS(message, answer.status);
        }
        here = next.href;
    }
}
async function readBody(url, { status, headers, body }, maxBytes) {
    const chunks = [];
    let length = 0;
    for await (const chunk of (0,decode_body/* decodeBody */.Vj)(body, (0,decode_body/* toEncoding */.xA)(headers))) {
        length += chunk.length;
        if (length > maxBytes) {
            const message = `GitHub's API gave an answer of more than ${maxBytes / 1024 ** 2} MiB for ${url}. It is not read to its end.`;
            throw new api_error/* GitHubApiError */.OS(message, status);
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
/** What octokit reads of a `Response`, which itself refuses some statuses and knows no address. */
function toResponse(url, { status, headers }, body) {
    return {
        url,
        status,
        headers: new Map(Object.entries(headers)),
        body,
        text: async () => body.toString('utf8'),
        arrayBuffer: async () => new Uint8Array(body).buffer,
    };
}

;// CONCATENATED MODULE: ./lib/platform/github/client.js
// The client for GitHub's API, octokit as @actions/github configures it: patient where GitHub asks for patience, with the
// reason and the remedy where it refuses.






const maxAttempts = 4;
const maxWaitMs = 60_000;
const firstWaitMs = 500;
const maxSaidCharacters = 300;
/** The last moment that a `Date` can name, in milliseconds since the epoch. */
const lastMs = 8.64e15;
/**
 * The time of a best effort counts from here on. The client's requests reject with `GitHubApiError`, or with the signal's
 * reason. Answers are objects or lists, or a Buffer where a media type is asked for.
 */
async function openGitHubClient(options, bestEffort) {
    const { apiUrl, token, http, signal, limits } = options;
    const { GitHub } = await importOctokit().catch(failToStart);
    const end = bestEffort === undefined ? signal : AbortSignal.any([signal, AbortSignal.timeout(bestEffort.totalMs)]);
    const client = new GitHub({
        baseUrl: apiUrl,
        userAgent: 'imgix-purge-action',
        ...(token === undefined ? {} : { auth: token }),
        request: {
            fetch: githubFetch(http, new URL(apiUrl).origin, end, limits),
            log: silence,
            // Octokit would take bytes for text where GitHub sends a charset with them, and hand on as text what is no JSON.
            parseSuccessResponseBody: false,
        },
    });
    client.hook.wrap('request', async (request, endpoint) => {
        const answer = await withRetry(() => request(endpoint), options, bestEffort);
        return endpoint.mediaType.format ? answer : { ...answer, data: readAnswer(endpoint.method, answer) };
    });
    return client;
}
/** What octokit says of deprecated endpoints would reach the log as the server spells it. */
const silence = { debug: () => { }, info: () => { }, warn: () => { }, error: () => { } };
/**
 * Most runs never need it. While it is imported it reads the environment, may throw, and would read the event's file for itself:
 * what event.ts takes, and what it has words for, it would stumble over.
 */
async function importOctokit() {
    const { GITHUB_EVENT_PATH: path } = process.env;
    if (path)
        process.env.GITHUB_EVENT_PATH = '';
    try {
        return await Promise.all(/* import() */[__webpack_require__.e(752), __webpack_require__.e(144)]).then(__webpack_require__.bind(__webpack_require__, 6144));
    }
    finally {
        if (path)
            process.env.GITHUB_EVENT_PATH = path;
    }
}
async function failToStart(cause) {
    // It stumbles over a proxy that cannot be used; the run's HTTP client has the words for that.
    (await Promise.all(/* import() */[__webpack_require__.e(752), __webpack_require__.e(52)]).then(__webpack_require__.bind(__webpack_require__, 3052))).readUsableProxies(process.env);
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `GitHub's API cannot be asked, because its client did not start (${reason}).`;
    throw new api_error/* GitHubApiError */.OS(message, undefined, { cause });
}
async function withRetry(ask, { clock, signal, token }, bestEffort) {
    for (let attempt = 1;; attempt++) {
        try {
            return await ask();
        }
        catch (thrown) {
            signal.throwIfAborted();
            const { error, retryAfterMs } = toFailure(thrown, clock.now(), token !== undefined);
            const isLast = bestEffort !== undefined || attempt === maxAttempts;
            if (isLast || retryAfterMs === undefined || retryAfterMs > maxWaitMs)
                throw error;
            await clock.sleep(Math.max(retryAfterMs, firstWaitMs * 2 ** (attempt - 1)), signal);
        }
    }
}
/** Of octokit's RequestError: what GitHub answered, or else its cause. What is no fault of theirs is thrown again. */
function toFailure(thrown, now, hasToken) {
    const url = (0,json/* textAt */.$6)(thrown, 'request', 'url') ?? '';
    if ((0,json/* valueAt */.fK)(thrown, 'response') !== undefined)
        return classifyRefusal(thrown, url, now, hasToken);
    const cause = (0,json/* valueAt */.fK)(thrown, 'cause');
    if (cause instanceof api_error/* GitHubApiError */.OS)
        return { error: cause, retryAfterMs: undefined };
    const isTimeout = cause instanceof DOMException && cause.name === 'TimeoutError';
    if (!isTimeout && !(cause instanceof http/* HttpError */.j$))
        throw cause ?? thrown;
    const message = `GitHub's API could not be asked for ${url}: ${cause.message}.`;
    return { error: new api_error/* GitHubApiError */.OS(message, undefined, { cause }), retryAfterMs: 0 };
}
/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
function classifyRefusal(refusal, url, now, hasToken) {
    const status = Number((0,json/* valueAt */.fK)(refusal, 'response', 'status'));
    const said = (0,json/* textAt */.$6)(refusal, 'response', 'data', 'message');
    const quoted = said === undefined ? '' : ` ("${(0,wording/* cutShort */.VV)(said, maxSaidCharacters)}")`;
    const failed = `GitHub's API answered ${status} to ${(0,json/* textAt */.$6)(refusal, 'request', 'method')} ${url}${quoted}.`;
    // A proxy may take the headers away.
    const saysLimit = /rate limit|abuse detection/i.test(said ?? '');
    const headers = (0,json/* valueAt */.fK)(refusal, 'response', 'headers');
    const waitMs = readRateLimitMs(status, saysLimit, headers, now);
    if (waitMs !== undefined) {
        const remedy = hasToken ? 'Run the job again then.' : 'Give the input `github-token`, or run the job again then.';
        const message = `${failed} The rate limit is used up until ${toEnd(waitMs, headers, now)}. ${remedy}`;
        return { error: new api_error/* GitHubApiError */.OS(message, api_error/* rateLimitStatus */.AN), retryAfterMs: waitMs };
    }
    if (status >= 500 || status === 429) {
        const retryAfterMs = (0,retry_after/* readRetryAfterMs */.j)(headers, now) ?? 0;
        const then = `It is not to be asked before ${toEnd(retryAfterMs, headers, now)}. Run the job again then.`;
        const remedy = retryAfterMs === 0 ? undefined : then;
        return { error: new api_error/* GitHubApiError */.OS(failed, status, { remedy }), retryAfterMs };
    }
    if (![401, 403, 404].includes(status))
        return { error: new api_error/* GitHubApiError */.OS(failed, status), retryAfterMs: undefined };
    const permission = toPermission(url);
    const advice = /^Resource not accessible by integration/.test(said ?? '')
        ? { toGrant: `Add \`${permission}\` to the job's \`permissions\`.` }
        : {
            remedy: `Check that \`github-token\` is valid, and that the line \`${permission}\` stands below the job's \`permissions:\`.`,
        };
    return { error: new api_error/* GitHubApiError */.OS(failed, status, advice), retryAfterMs: undefined };
}
function toEnd(waitMs, headers, now) {
    return new Date(Math.min((0,retry_after/* readSentAtMs */.A)(headers, now) + waitMs, lastMs)).toISOString();
}
/** https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps */
function toPermission(url) {
    const [, scope = 'contents'] = /\/repos\/[^/]+\/[^/]+\/(actions|deployments)(?:[/?]|$)/.exec(url) ?? [];
    return `${scope}: read`;
}
/** How long a rate limit lasts; undefined where the refusal is about something else. */
function readRateLimitMs(status, saysLimit, headers, now) {
    if (status !== 403 && status !== 429)
        return undefined;
    const retryAfterMs = (0,retry_after/* readRetryAfterMs */.j)(headers, now);
    if (retryAfterMs !== undefined && retryAfterMs > 0)
        return retryAfterMs;
    const resetSeconds = Number(headers['x-ratelimit-reset']);
    if (headers['x-ratelimit-remaining'] === '0' && Number.isSafeInteger(resetSeconds)) {
        return Math.max(resetSeconds * 1000 - (0,retry_after/* readSentAtMs */.A)(headers, now), 1000);
    }
    // "Otherwise, wait for at least one minute before retrying."
    return saysLimit ? maxWaitMs : undefined;
}
function readAnswer(method, { url, status, data }) {
    let json;
    try {
        json = JSON.parse(String(data));
    }
    catch (cause) {
        const message = `GitHub's API gave no JSON for ${method} ${url}. Is the API's address right?`;
        throw new api_error/* GitHubApiError */.OS(message, status, { cause });
    }
    // `null` would be an empty list for octokit.
    if (typeof json !== 'object' || json === null)
        throw (0,api_error/* oddAnswer */.EF)(url);
    return json;
}

;// CONCATENATED MODULE: ./lib/platform/github/repository-api.js
// The requests to GitHub's API, for one repository: one method for each question the changes stage asks.





const perPage = 100;
/** `name` is `owner/name`. The client starts at the first question, from when on the time of a best effort counts. */
function openRepositoryApi(name, options, bestEffort) {
    const { token } = options;
    const open = (0,once/* once */.O)(() => openGitHubClient(options, bestEffort));
    const [owner = '', repo = ''] = name.split('/');
    /** `path` is as in GitHub's documentation; octokit puts parameters with a place there, and others into the query. */
    const get = async (path, read, parameters = {}) => {
        const { request } = await open();
        const { data, url } = await request(`GET /repos/{owner}/{repo}${path}`, { owner, repo, ...parameters });
        return read(data, url);
    };
    /** https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api#media-types */
    const getAs = (format, path, read, parameters) => get(path, (data, url) => read(data, url), { ...parameters, mediaType: { format } });
    async function* pages(path, toItem, parameters = {}) {
        const { paginate, request } = await open();
        const route = `GET /repos/{owner}/{repo}${path}`;
        const query = { owner, repo, ...parameters, per_page: perPage };
        const { url } = request.endpoint(route, query);
        try {
            for await (const { data } of paginate.iterator(route, query)) {
                if (!Array.isArray(data))
                    throw (0,api_error/* oddAnswer */.EF)(url);
                yield data.map((item) => toItem(item, url));
            }
            return undefined;
        }
        catch (error) {
            // Octokit looks for the list inside of an answer, and stumbles where there is none.
            throw error instanceof TypeError ? (0,api_error/* oddAnswer */.EF)(url, error) : error;
        }
    }
    /** What an annotated tag stands for, also where it is the tag of a tag. */
    async function tagTarget(id) {
        const { target, type } = await get('/git/tags/{id}', toTagObject, { id });
        return type === 'tag' ? tagTarget(target) : target;
    }
    return {
        commit: (id) => get('/git/commits/{id}', toCommit, { id }),
        tagTarget,
        /** The commit that a branch, a tag or an abbreviated id names. */
        resolve: (revision) => {
            // https://docs.github.com/en/rest/commits/commits#get-a-commit: the id alone, without the commit's files.
            const toId = (sha, url) => needed((0,json/* objectIdAt */.ks)({ sha: sha.toString('latin1').trim() }, 'sha'), url);
            return getAs('sha', '/commits/{revision}', toId, { revision });
        },
        tree: (id, { recursive }) => get('/git/trees/{id}', toTree, { id, recursive: recursive ? 1 : undefined }),
        /** Contents by id. For small ones: they are held in memory. */
        blobs: async (ids) => {
            const found = new Map();
            if (token !== undefined)
                await readTexts((await open()).graphql, { owner, repo }, ids, found);
            for (const id of ids.filter((each) => !found.has(each))) {
                found.set(id, await getAs('raw', '/git/blobs/{id}', (content) => content, { id }));
            }
            return found;
        },
        /** The best common ancestor, undefined where the histories have none. */
        mergeBase: async (base, head) => {
            try {
                return await get('/compare/{range}', toMergeBase, { range: `${base}...${head}`, per_page: 1 });
            }
            catch (error) {
                if (error instanceof api_error/* GitHubApiError */.OS && error.message.includes('No common ancestor'))
                    return undefined;
                throw error;
            }
        },
        defaultBranch: () => get('', toDefaultBranch),
        async *tags() {
            for await (const page of pages('/tags', toTag))
                yield* page;
        },
        /** A commit and everything it descends from, newest first, a page at a time. */
        history: (head) => pages('/commits', toCommit, { sha: head }),
        run: (id) => get('/actions/runs/{id}', toRun, { id }),
        /**
         * Page by page. Newest first, as far as is observed: GitHub documents no order, lets filtered lists lag behind and
         * ends them after 1,000. So each record's own fields must be looked at.
         */
        runs: (query) => pages('/actions/workflows/{workflow}/runs', toRun, query),
        /** Page by page, in an order that is not documented either. */
        deployments: (environment) => pages('/deployments', toDeployment, { environment }),
        /** All that a deployment ever had, up to 100. */
        deploymentStatuses: async (deployment) => {
            const statuses = pages('/deployments/{deployment}/statuses', toDeploymentStatus, { deployment });
            return (await statuses.next()).value ?? [];
        },
    };
}
const maxTextsPerRequest = 100;
/**
 * Many small files in one request; it needs a token. Without those that are no text, or that GraphQL cannot tell byte by
 * byte, or not at all: https://docs.github.com/en/graphql/reference/objects#blob
 */
async function readTexts(graphql, repository, ids, found) {
    for (let at = 0; at < ids.length; at += maxTextsPerRequest) {
        const some = ids.slice(at, at + maxTextsPerRequest);
        const objects = some.map((id, index) => `o${index}: object(oid: "${id}") { ... on Blob { byteSize text } }`);
        const query = `query ($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { ${objects.join(' ')} } }`;
        const data = await graphql(query, repository).catch(toPartialData);
        // GraphQL is out of order, or not open to this token: the others will not be told either.
        if (data === undefined)
            return;
        for (const [index, id] of some.entries()) {
            const text = (0,json/* textAt */.$6)(data, 'repository', `o${index}`, 'text');
            const content = Buffer.from(text ?? '', 'utf8');
            const isExact = content.length === (0,json/* valueAt */.fK)(data, 'repository', `o${index}`, 'byteSize');
            if (text !== undefined && isExact && !text.includes('\ufffd'))
                found.set(id, content);
        }
    }
}
/** Octokit rejects an answer that names errors, although there may be data beside them. Undefined where there are none. */
function toPartialData(rejection) {
    const isRefusal = rejection instanceof api_error/* GitHubApiError */.OS && ![undefined, api_error/* rateLimitStatus */.AN].includes(rejection.httpStatus);
    if (isRefusal)
        return undefined;
    const isAnswer = rejection instanceof TypeError || (0,json/* textAt */.$6)(rejection, 'name') === 'GraphqlResponseError';
    if (!isAnswer)
        throw rejection;
    return (0,json/* valueAt */.fK)(rejection, 'data');
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


/***/ })

};
