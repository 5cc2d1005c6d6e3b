import { createListener } from './listen.ts';
import { find, to } from './page.ts';
import { readWords } from './words.ts';
import { createZoom } from './zoom.ts';

const place = find('node', HTMLElement);
const words = readWords('sound');
const told = find('sound-note', HTMLElement);
const listener = createListener(place, (how) => {
  told.textContent = words(how);
});

/** Shows a node beside the map without leaving it; a browser that cannot follows the link. */
async function show(link: SVGAElement | HTMLAnchorElement, event: Event): Promise<void> {
  const href = link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? '';
  const address = new URL(href, location.href);
  if (address.pathname !== to('/map')) return;
  event.preventDefault();
  const response = await fetch(`${to('/map/node')}${address.search}`).catch(() => undefined);
  if (!response?.ok) {
    location.assign(address);
    return;
  }
  listener.stop();
  place.innerHTML = await response.text();
  history.replaceState(undefined, '', address);
  mark(`node-${address.searchParams.get('node') ?? ''}`);
  place.scrollIntoView({ block: 'nearest' });
}

function mark(id: string): void {
  for (const marked of document.querySelectorAll('.chosen')) marked.classList.remove('chosen');
  document.getElementById(id)?.classList.add('chosen');
}

document.addEventListener('click', (event) => {
  const { target } = event;
  const link = target instanceof Element ? target.closest('a') : undefined;
  if (link) void show(link, event);
});

const picture = find('picture', HTMLElement);
const svg = picture.querySelector('svg');
const { start = '' } = picture.dataset;
if (svg) {
  const zoom = createZoom(picture, svg);
  find('zoom-in', HTMLButtonElement).addEventListener('click', () => {
    zoom.by(1.25);
  });
  find('zoom-out', HTMLButtonElement).addEventListener('click', () => {
    zoom.by(1 / 1.25);
  });
  find('zoom-whole', HTMLButtonElement).addEventListener('click', zoom.whole);
  const box = document.getElementById(start);
  if (box) zoom.to(box);
  if (new URL(location.href).searchParams.has('node')) mark(start);
}
