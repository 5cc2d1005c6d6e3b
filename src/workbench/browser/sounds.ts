import type { Sound } from '../phone/events.ts';

/** What plays a call's stretches, one after the other. */
export interface Player {
  /** Plays a stretch from now: to be over in so many seconds, or at its own pace. */
  readonly play: (sound: Sound, text: string, seconds?: number) => void;
  readonly stop: () => void;
}

/** The slowest and the fastest that a browser still plays understandably. */
const paces = [0.5, 2.5] as const;

/** Plays through sound elements, kept in the page's `place`, and through the browser's own voices; `note` is told how a stretch is spoken. */
export function createPlayer(place: HTMLElement, note: (how: string) => void): Player {
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
      note('A sound could not be played; its words stand in the captions.');
    });
    audio.play().catch((error: unknown) => {
      if (audio.dataset.sound !== 'playing') return;
      done('failed');
      note(
        `The browser plays no sound here (${error instanceof Error ? error.name : 'unknown'}); the words stand in the captions.`,
      );
    });
  };

  const speakHere = (language: string, text: string, seconds: number | undefined): void => {
    if (!('speechSynthesis' in globalThis)) {
      note('This browser has no voices, and this computer no espeak-ng: the words stand in the captions.');
      return;
    }
    const voice = findVoice(language);
    if (!voice) {
      note(
        `This browser has no voice for ${language}, and this computer no espeak-ng: the words stand in the captions.`,
      );
      return;
    }
    note('The browser’s own voice speaks. The phone company’s real voices differ.');
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
      note(
        sound.from === 'recording'
          ? 'A recording plays, as callers hear it.'
          : 'This computer’s espeak-ng speaks. The phone company’s real voices differ, and sound better.',
      );
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
