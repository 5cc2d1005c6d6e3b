import { watchOutbox } from './outbox-list.ts';

/** What every page does in a browser: the menu stands open where there is room, choices take effect at once, being offline is told, and what waits is sent. */
const wide = matchMedia('(min-width: 64rem)');
const menu = document.querySelector<HTMLDetailsElement>('details.menu');

function fit(): void {
  if (menu) menu.open = wide.matches;
}

function tellConnection(): void {
  const told = document.querySelector<HTMLElement>('#offline');
  if (told) told.hidden = navigator.onLine;
}

fit();
wide.addEventListener('change', fit);
tellConnection();
addEventListener('online', tellConnection);
addEventListener('offline', tellConnection);

const outbox = document.querySelector<HTMLElement>('#outbox');
if (outbox) watchOutbox(outbox);

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-at-once], .choices form')) {
  form.classList.add('at-once');
  form.addEventListener('change', () => {
    form.requestSubmit();
  });
}
