// The page of the builder: makes the element known, keeps the release in this browser for when there is no
// network, and offers a newer one.

import { define } from './element.js';

const shown = (id) => document.getElementById(id);

document.addEventListener('clausier-error', () => {
  const builder = document.querySelector('clausier-builder');
  // A builder that came up says itself what is wrong.
  if (!builder.shadowRoot) shown('not-loaded').hidden = false;
});

document.addEventListener('clausier-ready', () => keep().catch(() => {
  // Kept or not, the page works: some browsers and windows keep nothing.
}), { once: true });

define();

/** Keeps the whole release in this browser. After the builder, which nobody should wait for. */
async function keep() {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  const registration = await serviceWorker.register('worker.js');
  if (registration.waiting) offer(registration.waiting);
  const follow = (worker) => worker?.addEventListener('statechange', () => {
    if (worker.state === 'installed' && serviceWorker.controller) offer(worker);
  });
  follow(registration.installing);
  registration.addEventListener('updatefound', () => follow(registration.installing));
}

/** Says that there is a newer release. Nothing of it comes into this page before somebody asks. */
function offer(worker) {
  const notice = shown('newer').firstElementChild;
  notice.querySelector('button').onclick = () => {
    // Another page may have asked already, and this one need not be under any worker.
    const loadAgain = () => ['activated', 'redundant'].includes(worker.state) && location.reload();
    worker.addEventListener('statechange', loadAgain);
    worker.postMessage('take over');
    loadAgain();
  };
  notice.hidden = false;
}
