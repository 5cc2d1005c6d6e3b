/** Whoever judges a recording has heard it to its end. */
const hint = document.querySelector<HTMLElement>('#hear-first');
const buttons = document.querySelectorAll<HTMLButtonElement>('[data-after-hearing]');

for (const button of buttons) button.disabled = true;

document.addEventListener(
  'ended',
  () => {
    for (const button of buttons) button.disabled = false;
    if (hint) hint.hidden = true;
  },
  true,
);
