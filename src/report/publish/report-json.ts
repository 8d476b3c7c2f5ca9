// The report file's text, in pieces: the whole of it can be larger than everything else in memory together.
import type { RunReport } from '../run-report.ts';

/** Every asset is a line of its own, the last field's. */
export function* toJsonPieces({ assets, ...rest }: RunReport): Generator<string> {
  yield `${JSON.stringify(rest, null, 2).slice(0, -2)},\n  "assets": [`;
  let separator = '\n    ';
  for (const asset of assets) {
    yield separator + JSON.stringify(asset);
    separator = ',\n    ';
  }
  yield assets.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}
