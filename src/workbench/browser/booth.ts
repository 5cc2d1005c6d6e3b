import { find } from './page.ts';
import type { Say } from './words.ts';

/** What is shown of the line that is being recorded. */
interface Booth {
  /** What the page says of the line: where its takes go, and what comes next. */
  readonly of: (name: string) => string;
  /** Says what has happened; a problem is said as one. */
  readonly tell: (text: string, kind?: 'good' | 'bad' | '') => void;
  readonly showLevel: (value: number, words: string) => void;
  readonly showButtons: (state: Buttons) => void;
  /** Moves the page where the text to be read is hidden, and nowhere else. */
  readonly showText: () => void;
  /** Puts another line in its place. */
  readonly replace: (html: string) => void;
}

/** What can be done just now. */
interface Buttons {
  readonly isRecording: boolean;
  readonly isBusy: boolean;
  readonly canHear: boolean;
  readonly canKeep: boolean;
}

/** The booth within the page. */
export function openBooth(place: HTMLElement, say: Say): Booth {
  const booth = (): HTMLElement => place.querySelector<HTMLElement>('.booth') ?? place;
  return {
    of: (name) => booth().dataset[name] ?? '',
    tell: (text, kind = '') => {
      const state = find('take-state', HTMLParagraphElement);
      state.textContent = text;
      state.dataset.kind = kind;
    },
    showLevel: (value, words) => {
      find('level', HTMLMeterElement).value = value;
      find('level-words', HTMLSpanElement).textContent = words;
    },
    showButtons: ({ isRecording, isBusy, canHear, canKeep }) => {
      const record = find('record', HTMLButtonElement);
      record.textContent = say(isRecording ? 'stop' : 'record');
      record.toggleAttribute('data-recording', isRecording);
      record.disabled = isBusy;
      record.setAttribute('aria-busy', String(isBusy));
      find('level-row', HTMLParagraphElement).hidden = !isRecording;
      find('listen', HTMLButtonElement).disabled = isRecording || isBusy || !canHear;
      find('keep', HTMLButtonElement).disabled = isRecording || isBusy || !canKeep;
      find('file', HTMLInputElement).disabled = isRecording || isBusy;
    },
    showText: () => {
      const text = place.querySelector('.read');
      const acts = place.querySelector('.booth-acts');
      if (!text || !acts) return;
      const { top, bottom } = text.getBoundingClientRect();
      if (top < 0 || bottom > acts.getBoundingClientRect().top) text.scrollIntoView();
    },
    replace: (html) => {
      place.innerHTML = html;
    },
  };
}
