import { createListener } from './listen.ts';
import { find } from './page.ts';

const place = find('node', HTMLElement);
const listener = createListener(place);

/** Shows a node beside the map without leaving it; a browser that cannot follows the link. */
async function show(link: SVGAElement | HTMLAnchorElement, event: Event): Promise<void> {
  const href = link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? '';
  const address = new URL(href, location.href);
  if (address.pathname !== '/map') return;
  event.preventDefault();
  const response = await fetch(`/map/node${address.search}`);
  if (!response.ok) {
    location.assign(address);
    return;
  }
  listener.stop();
  place.innerHTML = await response.text();
  history.replaceState(undefined, '', address);
  for (const marked of document.querySelectorAll('.chosen')) marked.classList.remove('chosen');
  document.getElementById(`node-${address.searchParams.get('node') ?? ''}`)?.classList.add('chosen');
  place.scrollIntoView({ block: 'nearest' });
}

document.addEventListener('click', (event) => {
  const { target } = event;
  const link = target instanceof Element ? target.closest('a') : undefined;
  if (link) void show(link, event);
});

const picture = find('picture', HTMLElement);
const zoom = find('zoom', HTMLButtonElement);
zoom.addEventListener('click', () => {
  const isWhole = picture.classList.toggle('whole');
  zoom.setAttribute('aria-pressed', String(isWhole));
});

/** The picture is larger than its frame: it begins where the eye should. */
const chosen = new URL(location.href).searchParams.get('node') ?? 'main';
const box = document.getElementById(`node-${chosen}`);
box?.classList.toggle('chosen', chosen !== 'main');
if (box) {
  const [frame, there] = [picture.getBoundingClientRect(), box.getBoundingClientRect()];
  picture.scrollBy(
    there.left - frame.left - (frame.width - there.width) / 3,
    there.top - frame.top - (frame.height - there.height) / 2,
  );
}
