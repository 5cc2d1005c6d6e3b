import { isTyping } from './page.ts';

const box = 'keys-on';
const off = 'keys-off';

/**
 * Has the keys that the page's elements name in `aria-keyshortcuts` press or open these, and j and k go through those with `data-step`, unless
 * somebody types or wants no such keys.
 */
export function useShortKeys(): void {
  showWish();
  document.addEventListener('change', keepWish);
  document.addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || isTyping(target) || localStorage.getItem(off) !== null) return;
    const named = [...document.querySelectorAll<HTMLElement>('[aria-keyshortcuts]')];
    const found =
      named.find((one) => (one.getAttribute('aria-keyshortcuts') ?? '').split(' ').includes(key)) ??
      stepFrom(target, key);
    if (!found) return;
    event.preventDefault();
    found.focus();
    if (!('step' in found.dataset)) use(found);
  });
}

/** Presses or opens what a key belongs to; a field only waits for what is typed. */
function use(found: HTMLElement): void {
  if (found instanceof HTMLInputElement) return;
  if (found instanceof HTMLAudioElement) {
    if (found.paused) void found.play();
    else found.pause();
    return;
  }
  found.click();
  if (found.matches('summary')) found.parentElement?.querySelector('textarea')?.focus();
}

function stepFrom(target: EventTarget | null, key: string): HTMLElement | undefined {
  if (key !== 'j' && key !== 'k') return undefined;
  const steps = [...document.querySelectorAll<HTMLElement>('[data-step]')];
  const at = steps.findIndex((one) => one === target);
  return steps[key === 'j' ? at + 1 : Math.max(0, at - 1)];
}

/** Shows in a part of the page whether somebody wants the keys, as this browser keeps it. */
export function showWish(): void {
  const wanted = document.getElementById(box);
  if (wanted instanceof HTMLInputElement) wanted.checked = localStorage.getItem(off) === null;
}

function keepWish({ target }: Event): void {
  if (!(target instanceof HTMLInputElement) || target.id !== box) return;
  if (target.checked) localStorage.removeItem(off);
  else localStorage.setItem(off, '');
}
