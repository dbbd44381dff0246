// Drives the system's Firefox through WebDriver BiDi, over a plain web socket: playwright only knows a Firefox
// of its own make, and no driver is packaged for this one. What the tests need of it, and no more.
// In Node 20 the web socket must be asked for: node --experimental-websocket.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PATIENCE = 30_000;

/** What a profile must not do: ask to update, report, or look for things elsewhere. */
const SETTINGS = {
  'app.update.disabledForTesting': true,
  'browser.download.always_ask_before_handling_new_types': false,
  'browser.download.alwaysOpenPanel': false,
  'browser.download.folderList': 2,
  'browser.download.useDownloadDir': true,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'intl.accept_languages': 'nl-BE, nl',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#/v1',
  'toolkit.telemetry.enabled': false,
};

/** Tries until `look` gives something, as long as anybody would wait. */
export async function until(look, what) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** A headless Firefox with one page. */
export class Firefox {
  #process;
  #socket;
  #folder;
  #context;
  #asked = new Map();
  #last = 0;

  /** Everything that the page reported as an error. */
  complaints = [];

  static async start(program) {
    const firefox = new Firefox();
    firefox.#folder = mkdtempSync(join(tmpdir(), 'clausier-firefox-'));
    await firefox.#open(program);
    return firefox;
  }

  async #open(program) {
    const profile = join(this.#folder, 'profile');
    mkdirSync(profile);
    const settings = { ...SETTINGS, 'browser.download.dir': this.#folder };
    const lines = Object.entries(settings).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
    writeFileSync(join(profile, 'user.js'), lines.join(''));
    this.#process = spawn(program, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0', 'about:blank']);
    // It does not outlive this program, however that ends.
    process.once('exit', () => this.#process.kill('SIGKILL'));
    const address = await listening(this.#process);
    this.#socket = new WebSocket(`${address}/session`);
    this.#socket.addEventListener('message', ({ data }) => this.#heard(JSON.parse(data)));
    await new Promise((resolve, reject) => {
      this.#socket.addEventListener('open', resolve);
      this.#socket.addEventListener('error', () => reject(new Error('Firefox refuses the web socket')));
    });
    await this.#ask('session.new', { capabilities: {} });
    await this.#ask('session.subscribe', { events: ['log.entryAdded'] });
    const { contexts } = await this.#ask('browsingContext.getTree', {});
    this.#context = contexts[0].context;
  }

  /** Ends the program and takes its profile away. */
  async close() {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#socket?.close();
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      const late = setTimeout(() => this.#process.kill('SIGKILL'), PATIENCE);
      this.#process.kill();
      await ended;
      clearTimeout(late);
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async goto(url) {
    await this.#ask('browsingContext.navigate', { context: this.#context, url, wait: 'complete' });
  }

  /** What a function of JSON gives in the page. */
  async evaluate(look, ...given) {
    const functionDeclaration = `async (given) => JSON.stringify(await (${look})(...JSON.parse(given))) ?? 'null'`;
    const { value } = await this.#call(functionDeclaration, [{ type: 'string', value: JSON.stringify(given) }]);
    return JSON.parse(value);
  }

  /** Waits for an element inside the builder. */
  async element(selector) {
    const look = `(selector) => document.querySelector('clausier-builder')?.shadowRoot?.querySelector(selector) ?? null`;
    const found = () => this.#call(look, [{ type: 'string', value: selector }]);
    const node = await until(async () => {
      const result = await found();
      return result.type === 'node' && result;
    }, selector);
    return { sharedId: node.sharedId };
  }

  async click(selector) {
    const element = await this.element(selector);
    await this.#call('(element) => element.scrollIntoView({ block: "center" })', [element]);
    const origin = { type: 'element', element };
    const actions = [{ type: 'pointerMove', x: 0, y: 0, origin }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
    await this.#perform({ type: 'pointer', id: 'mouse', actions });
  }

  async type(text) {
    const actions = [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
    await this.#perform({ type: 'key', id: 'keyboard', actions });
  }

  async choose(selector, file) {
    const element = await this.element(selector);
    await this.#ask('input.setFiles', { context: this.#context, element, files: [file] });
  }

  /** The bytes of a file with this name, once it has come whole. */
  async downloaded(name) {
    const file = join(this.#folder, name);
    await until(() => existsSync(file) && !existsSync(`${file}.part`) && readFileSync(file).length > 0, name);
    const bytes = readFileSync(file);
    rmSync(file);
    return bytes;
  }

  async #perform(source) {
    await this.#ask('input.performActions', { context: this.#context, actions: [source] });
  }

  async #call(functionDeclaration, given) {
    const call = { functionDeclaration, arguments: given, awaitPromise: true, target: { context: this.#context } };
    const answer = await this.#ask('script.callFunction', call);
    if (answer.type !== 'success') throw new Error(answer.exceptionDetails?.text ?? 'a function failed in the page');
    return answer.result;
  }

  #ask(method, params) {
    this.#last += 1;
    this.#socket.send(JSON.stringify({ id: this.#last, method, params }));
    return new Promise((resolve, reject) => this.#asked.set(this.#last, { resolve, reject, method }));
  }

  #heard(message) {
    if (message.method === 'log.entryAdded' && message.params.level === 'error') this.complaints.push(message.params.text);
    const asked = this.#asked.get(message.id);
    this.#asked.delete(message.id);
    if (message.type === 'error') asked?.reject(new Error(`${asked.method}: ${message.message}`));
    else asked?.resolve(message.result);
  }
}

/** Where a Firefox that has just been started can be spoken to. */
function listening(process) {
  return new Promise((resolve, reject) => {
    let heard = '';
    const late = setTimeout(() => reject(new Error(`Firefox does not listen: ${heard}`)), PATIENCE);
    process.on('error', reject);
    process.stderr.on('data', (bytes) => {
      heard += bytes;
      const [, address] = heard.match(/WebDriver BiDi listening on (ws:\S+)/) ?? [];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    });
  });
}
