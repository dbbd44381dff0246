// The custom element <clausier-builder>: its attributes, properties and life. What stands in it, and the events
// that it sends, are made by the module.

import { load } from './module.js';
import { mount } from './clausier_widget.js';

export { load };

const NAME = 'clausier-builder';

/** Attributes that are properties too. A change of one makes the builder anew, where it was. */
const REFLECTED = ['bundle', 'notes', 'drafts', 'theme'];

/** Properties that a page may have set before this file was loaded. */
const SETTABLE = [...REFLECTED, 'bundleText', 'notesText', 'answers'];

/** Where there are no elements, on a server, this file can be loaded all the same. */
const Base = globalThis.HTMLElement ?? class {};

export class ClausierBuilder extends Base {
  static observedAttributes = REFLECTED;

  #inside;
  #left;
  #given;
  #texts = {};
  #isStale = false;
  #turn;

  constructor() {
    super();
    // While capturing: before any listener of the page, which then sees the builder with the answers in it.
    this.addEventListener('clausier-ready', () => {
      this.#left = undefined;
      this.#hand();
    }, true);
  }

  connectedCallback() {
    for (const name of SETTABLE) this.#upgrade(name);
    this.#follow();
  }

  disconnectedCallback() {
    this.#follow();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    this.#isStale = true;
    this.#follow();
  }

  get bundleText() {
    return this.#texts.bundle ?? null;
  }

  set bundleText(text) {
    this.#setText('bundle', text);
  }

  get notesText() {
    return this.#texts.notes ?? null;
  }

  set notesText(text) {
    this.#setText('notes', text);
  }

  get answers() {
    if (this.#given) return JSON.parse(this.#given.text);
    if (this.#left) return JSON.parse(this.#left).answers;
    return this.#inside?.told()?.answers ?? null;
  }

  set answers(answers) {
    this.#given = { text: JSON.stringify(answers ?? null) };
    this.#left = undefined;
    this.#hand();
  }

  get standing() {
    return this.#inside?.told()?.standing ?? null;
  }

  get openPoints() {
    return this.#inside?.told()?.openPoints ?? [];
  }

  assemble(document, format = 'docx') {
    return this.#inside?.file(document, format) ?? null;
  }

  /** A property that was set before the browser knew this element hides ours: set again, as ours. */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  #setText(name, text) {
    const next = text === null || text === undefined ? undefined : String(text);
    if (this.#texts[name] === next) return;
    this.#texts[name] = next;
    this.#isStale = true;
    this.#follow();
  }

  /** Gives the builder the answers of the page, once it can take them. */
  #hand() {
    if (!this.#given || !this.#inside) return;
    const text = this.#given.text === 'null' ? undefined : this.#given.text;
    if (this.#inside.take(text)) this.#given = undefined;
  }

  /** All changes of a moment at once: an element that is only moved is left as it is. */
  #follow() {
    this.#turn ??= Promise.resolve().then(() => {
      this.#turn = undefined;
      return this.#show().catch((error) => this.#fail(error));
    });
  }

  async #show() {
    if (this.#inside && (this.#isStale || !this.isConnected)) {
      const inside = this.#inside;
      this.#inside = undefined;
      // While the bundle is on its way, or failed, nobody has taken over yet what an earlier one left.
      this.#left = inside.unmount() ?? this.#left;
    }
    if (!this.isConnected) return;
    await load();
    if (!this.isConnected || this.#inside) return;
    this.#isStale = false;
    this.#inside = mount(this, this.#given ? undefined : this.#left);
  }

  #fail(error) {
    console.error(error);
    const detail = { message: String(error?.message ?? error), findings: [] };
    this.dispatchEvent(new CustomEvent('clausier-error', { bubbles: true, composed: true, detail }));
  }
}

for (const name of REFLECTED) {
  Object.defineProperty(ClausierBuilder.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(name);
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

/** Makes <clausier-builder> known to the browser, unless something did so already. */
export function define() {
  if (globalThis.customElements && !customElements.get(NAME)) customElements.define(NAME, ClausierBuilder);
}
