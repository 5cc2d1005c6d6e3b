import type { CallEvent, Caption, Piece } from '../phone/events.ts';
import { to } from './page.ts';
import type { Say } from './words.ts';

/** Shows what a call says, as it is said. */
interface Captions {
  /** Adds what a moment says; words appear when they are said. */
  readonly say: (captions: readonly Caption[], until: (second: number) => number) => void;
  readonly key: (event: Extract<CallEvent, { kind: 'key' }>) => void;
  readonly tell: (text: string, kind: 'warning' | 'end') => void;
  /** Ends what is still to be said. */
  readonly cut: () => void;
  readonly clear: () => void;
}

/** Captions in a list; the newest stands in view. `words` are the page's own. */
export function createCaptions(list: HTMLElement, words: Say): Captions {
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
  const show = (item: HTMLElement, { pieces, lang, dir, english }: Caption): void => {
    const said = document.createElement('p');
    if (pieces.length === 0) Object.assign(said, { className: 'caption', textContent: words('chime') });
    else Object.assign(said, { lang, dir, className: 'caption' });
    pieces.forEach((piece, index) => {
      said.append(...(index > 0 ? [' '] : []), toNode(piece));
    });
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
      item.textContent = words(isHeard ? 'pressed' : 'pressed.lost', { key });
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

/** A line's words lead to it on the script's page; the call goes on here. */
function toNode({ text, place }: Piece): Node {
  if (place === undefined) return document.createTextNode(text);
  const link = document.createElement('a');
  Object.assign(link, {
    className: 'to-script',
    href: to(place),
    target: '_blank',
    rel: 'noopener',
    textContent: text,
  });
  return link;
}
