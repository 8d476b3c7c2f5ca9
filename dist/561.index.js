export const id = 561;
export const ids = [561,52];
export const modules = {

/***/ 3052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   isBeforeProxy: () => (/* binding */ isBeforeProxy),
/* harmony export */   isOfProxy: () => (/* binding */ isOfProxy),
/* harmony export */   openPool: () => (/* binding */ openPool),
/* harmony export */   openTunnels: () => (/* binding */ openTunnels),
/* harmony export */   readUsableProxies: () => (/* binding */ readUsableProxies)
/* harmony export */ });
/* harmony import */ var undici__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6752);
/* harmony import */ var _proxy_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3366);
// What undici needs to know of proxies. NO_PROXY is its own matter.


/** Throws `proxy-unusable`, also for a value that undici alone finds fault with: what it takes, it alone knows. */
function readUsableProxies(env) {
    const proxies = (0,_proxy_address_js__WEBPACK_IMPORTED_MODULE_1__/* .readProxies */ .r)(env);
    for (const proxy of [proxies.http, proxies.https]) {
        try {
            // This opens no connection.
            if (proxy !== undefined)
                new undici__WEBPACK_IMPORTED_MODULE_0__/* .ProxyAgent */ .kT({ uri: proxy.uri });
        }
        catch {
            throw (0,_proxy_address_js__WEBPACK_IMPORTED_MODULE_1__/* .proxyUnusable */ .e)(proxy?.variable ?? '', 'the HTTP client of this action refuses it');
        }
    }
    return proxies;
}
const lostOnTheWay = new WeakSet();
const lostBeforeIt = new WeakSet();
/** Whether this is the error of a connection that was to lead through a proxy: to it, or from it to the host. */
function isOfProxy(error) {
    return error instanceof Error && lostOnTheWay.has(error);
}
/** Whether it is of the connection to the proxy itself. Undici wraps some. */
function isBeforeProxy(error) {
    return error instanceof Error && [error, error.cause].some((one) => one instanceof Error && lostBeforeIt.has(one));
}
/** For agents of undici. They give a function as `connect` where a proxy stands between, and settings where none does. */
function openPool(origin, options) {
    const { connect } = options;
    return new undici__WEBPACK_IMPORTED_MODULE_0__/* .Pool */ .bC(origin, typeof connect === 'function' ? { ...options, connect: noting(connect, lostOnTheWay) } : options);
}
/**
 * For the connections to a proxy, over which it is asked for tunnels: one that is silent is given up after so long. By HTTP/1.1 they are
 * opened side by side, and do not wait for what the first of them brings.
 */
function openTunnels(limitMs) {
    return (origin, options) => {
        const connect = options.connect && noting(options.connect, lostBeforeIt);
        return new undici__WEBPACK_IMPORTED_MODULE_0__/* .Pool */ .bC(origin, { ...options, ...(connect && { connect }), headersTimeout: limitMs, allowH2: false });
    };
}
function noting(connect, lost) {
    return (options, callback) => connect(options, (...result) => {
        if (result[0] !== null)
            lost.add(result[0]);
        callback(...result);
    });
}


/***/ }),

/***/ 8561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createUndiciClient: () => (/* binding */ createUndiciClient)
});

// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(6752);
// EXTERNAL MODULE: ./lib/platform/timing/on-abort.js
var on_abort = __webpack_require__(6342);
// EXTERNAL MODULE: ./lib/platform/wording.js
var wording = __webpack_require__(6747);
// EXTERNAL MODULE: ./lib/platform/http/http.js
var http = __webpack_require__(7282);
;// CONCATENATED MODULE: ./lib/platform/http/fault.js
// What an error of undici, Node or OpenSSL means, in words for people.



const maxWords = 300;
const faultsByCode = {
    ENOTFOUND: { fault: 'dns', words: 'the host name was not found' },
    EAI_AGAIN: { fault: 'dns', words: 'the host name could not be looked up' },
    ECONNREFUSED: { fault: 'refused', words: 'the connection was refused' },
    EHOSTUNREACH: { fault: 'refused', words: 'the host could not be reached' },
    ENETUNREACH: { fault: 'refused', words: 'the network could not be reached' },
    ECONNRESET: { fault: 'reset', words: 'the connection was cut' },
    EPIPE: { fault: 'reset', words: 'the connection was cut' },
    UND_ERR_SOCKET: { fault: 'reset', words: 'the connection was cut' },
    UND_ERR_PRX_CONN: { fault: 'reset', words: 'the proxy cut the connection' },
    UND_ERR_CONNECT_TIMEOUT: { fault: 'unreached', words: 'no connection within the time limit' },
    ETIMEDOUT: { fault: 'unreached', words: 'no connection within the time limit' },
    UND_ERR_HEADERS_TIMEOUT: { fault: 'timeout', words: 'no answer within the time limit' },
    UND_ERR_HEADERS_OVERFLOW: { fault: 'protocol', words: 'the headers of the answer are too long, 16 KiB or more' },
    UND_ERR_BODY_TIMEOUT: { fault: 'timeout', words: 'the answer stopped half way' },
};
/** Nobody that Node knows vouches for the certificate. https://docs.openssl.org/master/man1/openssl-verification-options/ */
const untrusted = new Set([
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
/** It is about a command line, which a step has none of. */
const hintOfNode = /; if the root CA is installed locally, try running Node\.js with --use-system-ca$/;
/** Node names all hosts of the certificate, hundreds at times. */
function toNameWords({ cert }) {
    const names = cert?.subjectaltname?.split(', ').map((name) => name.replace(/^(DNS|IP Address):/, '')) ?? [];
    const whose = names.length === 0 ? '' : ` (${(0,wording/* listFirst */.rL)(names, 3, (name) => (0,wording/* cutShort */.VV)(name, 60))})`;
    return `the certificate is of another host${whose}`;
}
/** Undici wraps what is wrong with the certificate of a proxy. */
function toInnerError(error) {
    if (error instanceof AggregateError && error.errors.length > 0)
        return error.errors[0];
    return error instanceof undici/* errors */.sO.SecureProxyConnectionError ? error.cause : error;
}
/** `isBeforeProxy`: of the connection to a proxy. Words of Node, undici and OpenSSL hold what a server sent, of any length. */
function classifyFault(error, isBeforeProxy) {
    const { fault, words } = classify(error, isBeforeProxy);
    return { fault, words: (0,wording/* cutShort */.VV)(words, maxWords) };
}
function classify(error, isBeforeProxy) {
    const cause = toInnerError(error);
    const failed = isBeforeProxy ? 'TLS with the proxy failed' : http/* tlsFailed */.ZT;
    const code = String(cause?.code ?? '');
    const message = cause instanceof Error ? cause.message : String(cause);
    // So undici calls an interim answer that was not asked for.
    if (code === 'UND_ERR_SOCKET' && /^bad (response|upgrade)$/.test(message))
        return { fault: 'protocol', words: 'an interim answer (1xx) came that was not asked for' };
    const [, refusal] = /^Proxy response \((\d+)\)/.exec(message) ?? [];
    if (refusal !== undefined) {
        const why = refusal === '407' ? ': it wants a user name and password that it knows' : '';
        return { fault: 'refused', words: `the proxy gave no tunnel (${refusal}${why})` };
    }
    const known = faultsByCode[code];
    if (known)
        return known;
    if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
        return { fault: 'tls', words: `${failed}: ${toNameWords(cause)}` };
    if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_/.test(code)) {
        // OpenSSL's own message is a trace of its source files; `reason` is the part in words.
        const reason = code.startsWith('ERR_SSL_') ? cause.reason : undefined;
        const isUntrusted = untrusted.has(code) || hintOfNode.test(message);
        const toDo = isUntrusted ? ` (${http/* ownAuthority */.qw})` : '';
        return { fault: 'tls', words: `${failed}: ${reason ?? `${message.replace(hintOfNode, '')}${toDo}`}` };
    }
    // Undici asserts what servers have to keep to.
    if (code === 'ERR_ASSERTION')
        return { fault: 'protocol', words: 'the answer is not as HTTP has it' };
    if (cause instanceof undici/* errors */.sO.UndiciError || cause instanceof undici/* errors */.sO.HTTPParserError) {
        return { fault: 'protocol', words: message };
    }
    return { fault: 'reset', words: message };
}

// EXTERNAL MODULE: ./lib/platform/http/proxy.js
var http_proxy = __webpack_require__(3052);
;// CONCATENATED MODULE: ./lib/platform/http/undici-client.js
// HTTP by undici: one pool of connections. Redirects are never followed, certificates are always checked, proxies are
// taken from HTTPS_PROXY, HTTP_PROXY and NO_PROXY.





/** Sockets to one host at a time: enough to keep a purge rate of 100 a second busy, few enough for one runner. */
const maxConnections = 32;
/** Less than a purge is given (10 s), also where it is noticed a second late: then the fault names the host, and the proxy. */
const connectMs = 8_000;
/** A body with less than this left is read to its end, which is cheaper than a new TLS connection. */
const maxDiscardBytes = 64 * 1024;
/** Unless it drips. */
const maxDiscardMs = 2_000;
/**
 * Of this machine, where http is allowed: a proxy would get the key in the clear, and cannot reach them anyway. As the Actions
 * toolkit and Go have it.
 */
const ownHosts = 'localhost,127.0.0.1,[::1]';
/** Unless the request gives another. Firewalls in front of an API turn away what does not name itself. */
const userAgent = { 'user-agent': 'imgix-purge-action' };
/** Throws `proxy-unusable` where the environment names a proxy in a way that cannot be used. */
function createUndiciClient(env) {
    const proxies = (0,http_proxy.readUsableProxies)(env);
    const agent = new undici/* EnvHttpProxyAgent */.J2({
        // An empty text is "none"; without one undici would read the environment itself.
        httpProxy: proxies.http?.uri ?? '',
        httpsProxy: proxies.https?.uri ?? '',
        noProxy: `${env.no_proxy ?? env.NO_PROXY ?? ''},${ownHosts}`,
        factory: http_proxy.openPool,
        connections: maxConnections,
        // HTTP/1.1: aborting a body then costs one connection, and one behaviour is tested instead of two.
        allowH2: false,
        // Explicit, so that NODE_TLS_REJECT_UNAUTHORIZED=0 in the job's environment does not switch the checks off.
        connect: { rejectUnauthorized: true, timeout: connectMs },
        requestTls: { rejectUnauthorized: true, timeout: connectMs },
        proxyTls: { rejectUnauthorized: true, timeout: connectMs, allowH2: false },
        clientFactory: (0,http_proxy.openTunnels)(connectMs),
    });
    const dispatcher = agent.compose(notifySent);
    return {
        request: (request) => send({ dispatcher, proxies }, request),
        close: () => agent.destroy(),
    };
}
async function send({ dispatcher, proxies }, request) {
    request.signal?.throwIfAborted();
    try {
        const { origin, pathname, search } = new URL(request.url);
        const options = {
            onSent: request.onSent,
            origin,
            path: rawPath(request.url, origin) ?? pathname + search,
            method: request.method,
            headers: { ...userAgent, ...request.headers },
            body: request.body ?? null,
            signal: request.signal ?? null,
            headersTimeout: request.timeoutMs,
            bodyTimeout: request.timeoutMs,
        };
        // By itself it gives up a request that waits for its connection once that stands or has failed: after seconds, through a proxy minutes.
        const answer = await (0,on_abort/* orAborted */.H)(dispatcher.request(options), request.signal);
        return {
            status: answer.statusCode,
            headers: toFlatHeaders(answer.headers),
            body: withHttpErrors(answer.body, request, proxies),
            discard: () => discard(answer.body),
        };
    }
    catch (error) {
        throw toHttpError(error, request, proxies);
    }
}
/** The path exactly as written: `new URL` would resolve `%2e%2e`, and the spelling is what is being purged. */
function rawPath(url, origin) {
    const path = url.toLowerCase().startsWith(origin) ? url.slice(origin.length) : '';
    return path.startsWith('/') ? path : undefined;
}
function notifySent(dispatch) {
    return (options, handler) => {
        const { onSent } = options;
        if (onSent === undefined)
            return dispatch(options, handler);
        return dispatch(options, {
            onRequestStart(controller, context) {
                onSent();
                handler.onRequestStart?.(controller, context);
            },
            onRequestUpgrade: (...args) => handler.onRequestUpgrade?.(...args),
            onResponseStart: (...args) => handler.onResponseStart?.(...args),
            onResponseData: (...args) => handler.onResponseData?.(...args),
            onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
            onResponseError: (...args) => handler.onResponseError?.(...args),
        });
    };
}
function toFlatHeaders(headers) {
    const flat = {};
    for (const [name, value] of Object.entries(headers)) {
        if (value !== undefined)
            flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
    }
    return flat;
}
async function* withHttpErrors(body, request, proxies) {
    try {
        yield* body;
    }
    catch (error) {
        throw toHttpError(error, request, proxies);
    }
}
async function discard(body) {
    try {
        await body.dump({ limit: maxDiscardBytes, signal: AbortSignal.timeout(maxDiscardMs) });
    }
    catch {
        // The answer was not wanted; whatever broke in it does not matter.
    }
}
function toHttpError(error, request, proxies) {
    if (request.signal?.aborted)
        return request.signal.reason;
    const { fault, words } = classifyFault(error, (0,http_proxy.isBeforeProxy)(error));
    const { host, protocol } = new URL(request.url);
    const proxy = (0,http_proxy.isOfProxy)(error) ? proxies[protocol === 'https:' ? 'https' : 'http'] : undefined;
    const way = (0,http/* toWayWords */.kZ)(host, proxy?.variable);
    return new http/* HttpError */.j$(fault, `${words} ${way}`, { cause: error });
}


/***/ })

};
