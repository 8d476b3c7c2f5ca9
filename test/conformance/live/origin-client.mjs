// Stands in for `aws s3 cp` and the like in tests: `put ADDRESS FILE`, `delete ADDRESS`.
import { readFileSync } from 'node:fs';

const [verb, address, file] = process.argv.slice(2);
if (Object.keys(process.env).some((name) => name.startsWith('IMGIX_'))) {
  console.error('A secret of the kit reached the command.');
  process.exit(9);
}
const { ok, status } = await fetch(
  address,
  verb === 'put' ? { method: 'PUT', body: readFileSync(file) } : { method: 'DELETE' },
);
if (!ok) {
  console.error(`${verb} was answered ${status}`);
  process.exit(1);
}
