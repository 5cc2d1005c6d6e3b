/** A link that was just made can be copied, and shared by the device's own way of sharing. */
const link = document.querySelector<HTMLInputElement>('#link');
const acts = document.querySelector<HTMLElement>('#link-acts');
const copy = document.querySelector<HTMLButtonElement>('#copy');
const share = document.querySelector<HTMLButtonElement>('#share');
const copied = document.querySelector<HTMLElement>('#copied');

if (link && acts && copy && share && copied) {
  acts.hidden = false;
  link.addEventListener('focus', () => {
    link.select();
  });
  copy.addEventListener('click', () => {
    navigator.clipboard.writeText(link.value).then(
      () => (copied.textContent = copied.dataset.done ?? ''),
      () => {
        link.focus();
        copied.textContent = copied.dataset.failed ?? '';
      },
    );
  });
  share.hidden = !('share' in navigator);
  share.addEventListener('click', () => {
    // Whoever changes their mind has shared nothing: nothing is amiss.
    navigator.share({ text: acts.dataset.text ?? '', url: link.value }).catch(() => undefined);
  });
}
