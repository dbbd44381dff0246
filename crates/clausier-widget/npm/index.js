// Makes <clausier-builder> known to the browser.

import { define } from './element.js';

export { ClausierBuilder, define, load } from './element.js';

define();
