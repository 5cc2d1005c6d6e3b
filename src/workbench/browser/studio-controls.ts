import { isTyping } from './page.ts';

/** What can be done in the studio. */
interface StudioActs {
  readonly record: () => void;
  readonly listen: () => void;
  readonly keep: () => void;
  /** Goes where one of the page's links leads, by its id. */
  readonly follow: (id: string) => void;
  /** Takes a file in place of what the microphone would hear. */
  readonly choose: (file: File) => void;
}

/** Has the page's buttons, links and keys do what they say. */
export function watchControls(acts: StudioActs): void {
  const buttons: Readonly<Record<string, () => void>> = {
    record: acts.record,
    listen: acts.listen,
    keep: acts.keep,
  };
  const go = (id: string) => (): void => {
    acts.follow(id);
  };
  const keys: Readonly<Record<string, () => void>> = {
    r: acts.record,
    ' ': acts.record,
    l: acts.listen,
    k: acts.keep,
    e: () => {
      document.querySelector<HTMLButtonElement>('.booth .hear')?.click();
    },
    n: go('next-open'),
    arrowleft: go('previous'),
    arrowright: go('next'),
  };

  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping(target)) return;
    // On a button the space bar presses that.
    const isControl = target instanceof Element && target.closest('button, a, summary, audio') !== null;
    const act = isControl && key === ' ' ? undefined : keys[key.toLowerCase()];
    if (!act) return;
    act();
    event.preventDefault();
  });

  document.addEventListener('click', (event) => {
    const { target } = event;
    const control = target instanceof Element ? target.closest('.booth button, .lines-nav a') : undefined;
    if (!control) return;
    buttons[control.id]?.();
    if (!(control instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    acts.follow(control.id);
  });

  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.id !== 'file') return;
    const [file] = target.files ?? [];
    if (file) acts.choose(file);
    target.value = '';
  });
}
