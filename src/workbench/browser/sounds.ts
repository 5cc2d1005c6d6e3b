import type { Sound } from '../phone/events.ts';

/** What plays a call's stretches, one after the other. */
export interface Player {
  /** Plays a stretch from now: to be over in so many seconds, or at its own pace. */
  readonly play: (sound: Sound, text: string, seconds?: number) => void;
  readonly stop: () => void;
}

/** The slowest and the fastest that a browser still plays understandably. */
const paces = [0.5, 2.5] as const;

/** How a stretch is spoken, or why it is not: it cannot be played; the browser lets no page sound; nothing here speaks the language. */
export type Spoken = 'recording' | 'engine' | 'browser' | 'failed' | 'forbidden' | 'no voice';

/** Plays through sound elements, kept in the page's `place`, and through the browser's own voices; `note` is told how a stretch is spoken. */
export function createPlayer(place: HTMLElement, note: (how: Spoken) => void): Player {
  const playing = new Set<HTMLAudioElement>();

  const playUrl = (sound: Extract<Sound, { url: string }>, seconds: number | undefined): void => {
    const began = performance.now();
    const audio = new Audio(sound.url);
    audio.dataset.sound = 'playing';
    place.append(audio);
    playing.add(audio);
    const done = (state: string): void => {
      audio.dataset.sound = state;
      playing.delete(audio);
    };
    audio.addEventListener('loadedmetadata', () => {
      if (sound.from === 'recording' || seconds === undefined) return;
      const left = seconds - (performance.now() - began) / 1000;
      const pace = audio.duration / Math.max(0.1, left - 0.05);
      audio.playbackRate = Math.min(paces[1], Math.max(paces[0], pace));
    });
    audio.addEventListener('ended', () => {
      done('ended');
    });
    audio.addEventListener('error', () => {
      done('failed');
      note('failed');
    });
    audio.play().catch(() => {
      if (audio.dataset.sound !== 'playing') return;
      done('failed');
      note('forbidden');
    });
  };

  const speakHere = (language: string, text: string, seconds: number | undefined): void => {
    const voice = 'speechSynthesis' in globalThis ? findVoice(language) : undefined;
    if (!voice) {
      note('no voice');
      return;
    }
    note('browser');
    const speech = new SpeechSynthesisUtterance(text);
    speech.voice = voice;
    speech.lang = voice.lang;
    if (seconds !== undefined) speech.rate = Math.min(2, Math.max(0.5, text.length / 15 / seconds));
    speechSynthesis.speak(speech);
  };

  return {
    play: (sound, text, seconds) => {
      if (sound.from === 'browser') {
        speakHere(sound.language, text, seconds);
        return;
      }
      note(sound.from);
      playUrl(sound, seconds);
    },
    stop: () => {
      for (const audio of playing) {
        audio.dataset.sound = 'stopped';
        audio.pause();
      }
      playing.clear();
      if ('speechSynthesis' in globalThis) speechSynthesis.cancel();
    },
  };
}

function findVoice(language: string): SpeechSynthesisVoice | undefined {
  const voices = speechSynthesis.getVoices();
  const [code = ''] = language.replace('cmn', 'zh').split('-');
  return (
    voices.find(({ lang }) => lang.replace('_', '-') === language) ??
    voices.find(({ lang }) => lang.split(/[-_]/)[0] === code)
  );
}
