// GitHub's language service imports JSON files without an import attribute, which Node refuses. Importing this file
// first adds the attribute to every import of a `.json` file.
import { registerHooks } from 'node:module';

registerHooks({
  load: (url, context, nextLoad) =>
    nextLoad(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
