// Counts and texts from outside in sentences.
import { toNumber } from '../../platform/log-line.ts';

/** "1 URL", "2 URLs". */
export function toUrlCount(count: number): string {
  return toCount(count, 'URL');
}

/** "1 file", "1,500 files". */
export function toCount(count: number, thing: string): string {
  return `${toNumber(count)} ${thing}${count === 1 ? '' : 's'}`;
}

/** "40 s", "2 min 30 s". */
export function toDuration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 100) return `${whole} s`;
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

/** Text from outside within a sentence: between backticks, of which the summary makes code, and which it cannot leave. */
export function quote(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}

/** "1 file matches", "2 files match". */
export function toMatch(count: number): string {
  return count === 1 ? 'matches' : 'match';
}
