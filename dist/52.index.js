export const id = 52;
export const ids = [52];
export const modules = {

/***/ 3052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   isOfProxy: () => (/* binding */ isOfProxy),
/* harmony export */   openPool: () => (/* binding */ openPool),
/* harmony export */   readProxies: () => (/* binding */ readProxies)
/* harmony export */ });
/* harmony import */ var undici__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6752);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
// Proxies as the environment names them, by the rules of undici's EnvHttpProxyAgent: the name in lower case comes first,
// and https goes through the proxy of http where it has none of its own. NO_PROXY is left to undici.


/** Throws `proxy-unusable` for a value that undici could not use. */
function readProxies(env) {
    const http = readProxy(env, ['http_proxy', 'HTTP_PROXY']);
    return { http, https: readProxy(env, ['https_proxy', 'HTTPS_PROXY']) ?? http };
}
function readProxy(env, names) {
    const variable = names.find((name) => env[name] !== undefined);
    const value = variable === undefined ? undefined : env[variable];
    if (variable === undefined || !value)
        return undefined;
    const uri = withScheme(value);
    if (isUsable(uri))
        return { variable, uri };
    // Without a cause: it would hold the value.
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('proxy-unusable', `The environment variable ${variable} does not hold the address of a proxy that can be used. Its value is not shown here, because it may hold a password. Set it to the form \`http://proxy.example.com:8080\`, or remove it.`);
}
/** Undici tries SOCKS as well, with a warning, and names another host where that fails. */
function isUsable(uri) {
    if (!/^https?:/i.test(uri))
        return false;
    try {
        // Undici alone knows what it takes; this opens no connection.
        new undici__WEBPACK_IMPORTED_MODULE_0__/* .ProxyAgent */ .kT({ uri });
        return true;
    }
    catch {
        return false;
    }
}
/** `host:port` is the common form, which curl and git take as http. A host alone would have to have its port guessed. */
function withScheme(value) {
    return !value.includes('://') && /^[^/?#]+:\d+\/?$/.test(value) ? `http://${value}` : value;
}
const lostOnTheWay = new WeakSet();
/** Whether this is the error of a connection that was to lead through a proxy: to it, or from it to the host. */
function isOfProxy(error) {
    return typeof error === 'object' && error !== null && lostOnTheWay.has(error);
}
/** For agents of undici. They give a function as `connect` where a proxy stands between, and settings where none does. */
function openPool(origin, options) {
    const { connect } = options;
    return new undici__WEBPACK_IMPORTED_MODULE_0__/* .Pool */ .bC(origin, typeof connect === 'function' ? { ...options, connect: noting(connect) } : options);
}
function noting(connect) {
    return (options, callback) => connect(options, (...result) => {
        if (result[0] !== null)
            lostOnTheWay.add(result[0]);
        callback(...result);
    });
}


/***/ })

};
