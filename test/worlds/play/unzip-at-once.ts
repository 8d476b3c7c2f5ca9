// Imported for its effect: gzip is unpacked in this thread from then on. Node does it in another one, which virtual time does
// not see, so that what a world comes to would depend on how busy the machine is.
import type { Transform } from 'node:stream';
import { Gunzip, gunzipSync } from 'node:zlib';

type Methods = Pick<Transform, '_transform' | '_flush'>;

const packed = new WeakMap<object, Uint8Array[]>();

Object.assign((Gunzip as unknown as { readonly prototype: Methods }).prototype, {
  _transform(chunk, _, done) {
    packed.set(this, [...(packed.get(this) ?? []), chunk]);
    done();
  },
  _flush(done) {
    try {
      done(null, gunzipSync(Buffer.concat(packed.get(this) ?? [])));
    } catch (error) {
      done(error as Error);
    }
  },
} satisfies Methods);
