import type { CallEvent, Caption } from '../phone/events.ts';

/** Shows what a call says, as it is said. */
export interface Captions {
  /** Adds what a moment says; words appear when they are said. */
  readonly say: (captions: readonly Caption[], until: (second: number) => number) => void;
  readonly key: (event: Extract<CallEvent, { kind: 'key' }>) => void;
  readonly tell: (text: string, kind: 'warning' | 'end') => void;
  /** Ends what is still to be said. */
  readonly cut: () => void;
  readonly clear: () => void;
}

/** Captions in a list; the newest stands in view. */
export function createCaptions(list: HTMLElement): Captions {
  const timers = new Set<number>();
  const stop = (): void => {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
  };
  const add = (name: string): HTMLLIElement => {
    const item = document.createElement('li');
    item.className = name;
    list.append(item);
    return item;
  };
  const show = (item: HTMLElement, { text, lang, dir, english }: Caption): void => {
    const said = document.createElement('p');
    Object.assign(said, { lang, dir, className: 'caption', textContent: text });
    item.append(said);
    if (english !== undefined) {
      const beside = document.createElement('p');
      Object.assign(beside, { lang: 'en', dir: 'ltr', className: 'english', textContent: english });
      item.append(beside);
    }
    list.scrollTop = list.scrollHeight;
  };
  return {
    say: (captions, until) => {
      stop();
      const item = add('said');
      for (const caption of captions) {
        const wait = until(caption.start);
        if (wait <= 0) show(item, caption);
        else timers.add(window.setTimeout(show, wait * 1000, item, caption));
      }
    },
    key: ({ key, isHeard }) => {
      const item = add(isHeard ? 'key' : 'key lost');
      item.textContent = isHeard
        ? `You press ${key}`
        : `You press ${key} (the line does not hear it just now)`;
      list.scrollTop = list.scrollHeight;
    },
    tell: (text, kind) => {
      stop();
      add(kind).textContent = text;
      list.scrollTop = list.scrollHeight;
    },
    cut: stop,
    clear: () => {
      stop();
      list.replaceChildren();
    },
  };
}
