export const id = 52;
export const ids = [52];
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


/***/ })

};
