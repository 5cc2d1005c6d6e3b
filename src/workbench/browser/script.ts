import { smoothForms } from './forms.ts';
import { showWish, useShortKeys } from './keys.ts';
import { createListener } from './listen.ts';

/** Whoever judges a recording has heard it to its end. */
function waitForHearing(place: ParentNode): void {
  for (const button of place.querySelectorAll<HTMLButtonElement>('[data-after-hearing]')) {
    button.disabled = true;
    button.title = button.dataset.afterHearing ?? '';
  }
}

function endWaiting({ target }: Event): void {
  if (!(target instanceof HTMLAudioElement)) return;
  const verdict = target.closest('[data-heard]');
  for (const button of verdict?.querySelectorAll<HTMLButtonElement>('[data-after-hearing]') ?? []) {
    button.disabled = false;
    button.title = '';
  }
}

/** Tells of each fixed word whether what is being written says it. */
function watchFixedWords({ target }: Event): void {
  if (!(target instanceof HTMLTextAreaElement)) return;
  const text = target.value.toLowerCase();
  for (const warning of target.form?.querySelectorAll<HTMLElement>('[data-ways]') ?? []) {
    const ways = JSON.parse(warning.dataset.ways ?? '[]') as readonly string[];
    warning.hidden = ways.some((way) => text.includes(way.toLowerCase()));
  }
}

/** After an act the way on is one key away, or the field that was not taken. */
function leadOn(part: HTMLElement): void {
  waitForHearing(part);
  showWish();
  const wanted =
    part.querySelector<HTMLElement>('[aria-invalid]') ??
    part.querySelector<HTMLElement>('[data-way-on]') ??
    part.querySelector<HTMLElement>('.came');
  wanted?.focus();
  wanted?.scrollIntoView({ block: 'nearest' });
}

createListener(document.body);
waitForHearing(document);
document.addEventListener('ended', endWaiting, true);
document.addEventListener('input', watchFixedWords);
smoothForms(leadOn);
useShortKeys();
