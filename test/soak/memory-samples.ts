// Resident memory of a running process, once a second, in megabytes. Needs /proc.
import { readFileSync } from 'node:fs';

export class MemorySamples {
  readonly megabytes: number[] = [];
  #timer: NodeJS.Timeout | undefined;

  start(pid: number): void {
    this.#timer = setInterval(() => {
      try {
        const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
        if (kilobytes !== undefined) this.megabytes.push(Number(kilobytes) / 1024);
      } catch {
        // Over already, or a system without /proc: then there are no samples, which breaks a bound.
      }
    }, 1_000);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  get peak(): number {
    return Math.max(0, ...this.megabytes);
  }

  /** How the median of the last quarter compares with that of the second one. */
  get growth(): number {
    return this.#median(0.75, 1) / this.#median(0.25, 0.5);
  }

  /** Twenty of them, evenly. */
  toText(): string {
    const step = Math.max(1, Math.ceil(this.megabytes.length / 20));
    return this.megabytes
      .filter((_, index) => index % step === 0)
      .map(Math.round)
      .join(' ');
  }

  #median(from: number, to: number): number {
    const { length } = this.megabytes;
    const part = this.megabytes.slice(Math.floor(length * from), Math.ceil(length * to)).toSorted((a, b) => a - b);
    return part[Math.floor(part.length / 2)] ?? Number.NaN;
  }
}
