// The engine for Node.js, which reads the module from the disk.

import { readFileSync } from 'node:fs';
import { initSync } from './clausier_widget.js';

initSync({ module: readFileSync(new URL('./clausier_widget_bg.wasm', import.meta.url)) });

export { assemble, interview } from './functions.js';
