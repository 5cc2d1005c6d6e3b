/** What every page does in a browser: the menu stands open where there is room, choices take effect at once, and being offline is told. */
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

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-at-once], .choices form')) {
  form.classList.add('at-once');
  form.addEventListener('change', () => {
    form.requestSubmit();
  });
}
