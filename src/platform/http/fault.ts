// What an error of undici, Node or OpenSSL means, in words for people.
import { errors } from 'undici';
import { cutShort, listFirst } from '../wording.ts';
import { type HttpFault, ownAuthority, tlsFailed } from './http.ts';

type Fault = { readonly fault: HttpFault; readonly words: string };

const maxWords = 300;

const faultsByCode: Readonly<Record<string, Fault>> = {
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
const untrusted: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** It is about a command line, which a step has none of. */
const hintOfNode = /; if the root CA is installed locally, try running Node\.js with --use-system-ca$/;

/** Node names all hosts of the certificate, hundreds at times. */
function toNameWords({ cert }: { readonly cert?: { readonly subjectaltname?: string } }): string {
  const names = cert?.subjectaltname?.split(', ').map((name) => name.replace(/^(DNS|IP Address):/, '')) ?? [];
  const whose = names.length === 0 ? '' : ` (${listFirst(names, 3, (name) => cutShort(name, 60))})`;
  return `the certificate is of another host${whose}`;
}

/** Undici wraps what is wrong with the certificate of a proxy. */
function toInnerError(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors[0];
  return error instanceof errors.SecureProxyConnectionError ? error.cause : error;
}

/** `isBeforeProxy`: of the connection to a proxy. Words of Node, undici and OpenSSL hold what a server sent, of any length. */
export function classifyFault(error: unknown, isBeforeProxy: boolean): Fault {
  const { fault, words } = classify(error, isBeforeProxy);
  return { fault, words: cutShort(words, maxWords) };
}

function classify(error: unknown, isBeforeProxy: boolean): Fault {
  const cause = toInnerError(error);
  const failed = isBeforeProxy ? 'TLS with the proxy failed' : tlsFailed;
  const code = String((cause as { code?: unknown } | null)?.code ?? '');
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
  if (known) return known;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return { fault: 'tls', words: `${failed}: ${toNameWords(cause as object)}` };
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_/.test(code)) {
    // OpenSSL's own message is a trace of its source files; `reason` is the part in words.
    const reason = code.startsWith('ERR_SSL_') ? (cause as { reason?: string }).reason : undefined;
    const isUntrusted = untrusted.has(code) || hintOfNode.test(message);
    const toDo = isUntrusted ? ` (${ownAuthority})` : '';
    return { fault: 'tls', words: `${failed}: ${reason ?? `${message.replace(hintOfNode, '')}${toDo}`}` };
  }
  // Undici asserts what servers have to keep to.
  if (code === 'ERR_ASSERTION') return { fault: 'protocol', words: 'the answer is not as HTTP has it' };
  if (cause instanceof errors.UndiciError || cause instanceof errors.HTTPParserError) {
    return { fault: 'protocol', words: message };
  }
  return { fault: 'reset', words: message };
}
