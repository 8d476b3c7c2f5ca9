// Values that must not be read anywhere. The runner masks them in the log; it does not know the report file.

export class Secrets {
  readonly #values = new Set<string>();

  /** Adds a secret with the forms in which it goes over the wire; returns all of them, for masking. */
  add(secret: string): readonly string[] {
    const forms = [secret, Buffer.from(secret).toString('base64'), Buffer.from(`${secret}:`).toString('base64')];
    const long = forms.filter((form) => form.length >= minLength);
    for (const form of long) this.#values.add(form);
    return long;
  }

  redact(text: string): string {
    let redacted = text;
    // The longest first: one secret may be a part of another.
    const values = [...this.#values].sort((a, b) => b.length - a.length);
    for (const value of values) redacted = redacted.replaceAll(value, '***');
    return redacted;
  }
}

/** Shorter values would blot out ordinary words, and are no secrets. */
const minLength = 4;

/** A URL that somebody wrote, without the user name and password that it may hold. */
export function withoutUserInfo(url: string): string {
  return url.replace(/(\/\/|^[^/?#\s@]+:)[^/?#\s]*@/g, '$1***@');
}
