// Numbers in sentences.

/** "1 URL", "2 URLs". */
export function toUrlCount(count: number): string {
  return count === 1 ? '1 URL' : `${count} URLs`;
}
