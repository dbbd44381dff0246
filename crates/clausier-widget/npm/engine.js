// The engine for a page or a worker: without the element.

import { load } from './module.js';

await load();

export { assemble, interview } from './functions.js';
