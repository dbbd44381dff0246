// The module in WebAssembly, loaded once for everything in the page that uses it.

import init from './clausier_widget.js';

/** Loads the module: what stands beside this file, or an address, a response or bytes of one's own. */
export function load(source) {
  // A second call waits for the first; after a failure the next one tries again.
  return init(source === undefined ? undefined : { module_or_path: source });
}
