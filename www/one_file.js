// The builder in one file: what else comes from the network stands in this page, deflated, in base64.

const failed = () => {
  document.getElementById('not-loaded').hidden = false;
};

/** The bytes that a script of this page holds, which no browser runs. */
async function held(id) {
  const script = document.getElementById(id);
  const bytes = Uint8Array.from(atob(script.textContent), (letter) => letter.charCodeAt(0));
  script.remove();
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).arrayBuffer();
}

async function start() {
  const texts = new TextDecoder();
  const [wasm, bundle, notes] = await Promise.all(['wasm', 'bundle', 'notes'].map(held));
  const builder = document.querySelector('clausier-builder');
  builder.bundleText = texts.decode(bundle);
  builder.notesText = texts.decode(notes);
  load(wasm);
  define();
}

document.addEventListener('clausier-error', () => {
  if (!document.querySelector('clausier-builder').shadowRoot) failed();
});
start().catch((error) => {
  console.error(error);
  failed();
});
