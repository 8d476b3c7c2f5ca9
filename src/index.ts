// The entry of dist/index.js.
import { run } from './run.ts';

await run();
