// With `--import`: writes down every file and every module of Node that a process loads, by a line in LOADS_FILE each.
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

registerHooks({
  load(url, context, nextLoad) {
    appendFileSync(process.env.LOADS_FILE, `${url}\n`);
    return nextLoad(url, context);
  },
});
