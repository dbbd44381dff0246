// Loads the module and registers the element; everything else is in Rust.

import init, { mount } from './pkg/clausier_widget.js';

const ready = init({ module_or_path: new URL('./pkg/clausier_widget_bg.wasm', import.meta.url) });

class ClausierBuilder extends HTMLElement {
  #inside;

  async connectedCallback() {
    await ready;
    if (this.isConnected) this.#inside ??= mount(this);
  }

  disconnectedCallback() {
    this.#inside?.unmount();
    this.#inside = undefined;
  }
}

customElements.define('clausier-builder', ClausierBuilder);
