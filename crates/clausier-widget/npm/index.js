// Makes <clausier-builder> known to the browser.

import { define } from './element.js';

export { ClausierBuilder, define } from './element.js';
export { load } from './module.js';

define();
