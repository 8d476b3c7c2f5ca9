// Text from outside (file names, refs, answers of servers) made harmless for one line of a log. The runner obeys
// `::command::` at the beginning of a line and `##[command]` anywhere in one.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands

/**
 * Controls and line breaks; what reorders or hides text (bidirectional and zero-width characters); lone surrogates,
 * which stand for bytes that are not UTF-8 (see platform/git/git-path.ts).
 */
const notPlain = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Nearly every text is printable ASCII without a command in it. */
const suspicious = /[^ -~]|##\[|^\s*::/;

/** One line that shows what it holds and commands nothing. Ordinary text is returned as it is. */
export function escapeLogLine(text: string): string {
  if (!suspicious.test(text)) return text;
  return text
    .replace(/\r?\n/g, ' ')
    .replace(notPlain, escapeCharacter)
    .replaceAll('##[', '##\\x5b')
    .replace(/^(\s*):(?=:)/, '$1\\x3a');
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}
