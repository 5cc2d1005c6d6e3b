import { createLevel, type Level } from './level.ts';
import { openMicrophone, type Microphone } from './microphone.ts';
import { toWave } from './wave.ts';

/** Records one take after the other with one microphone. */
interface Recording {
  readonly isOn: () => boolean;
  /** Begins a take. Throws a MicrophoneError where there is nothing to record with. */
  readonly begin: () => Promise<void>;
  /** Ends the take; undefined where none was begun. */
  readonly end: () => Blob | undefined;
  /** Lets go of the microphone. */
  readonly close: () => void;
}

/** Is told how loud the take is and how many seconds it has. */
type Follow = (level: Level, seconds: number) => void;

/** Prepares recording; the microphone is opened with the first take, and stays open for the next ones. */
export function createRecording(follow: Follow): Recording {
  let opening: Promise<Microphone> | undefined;
  let microphone: Microphone | undefined;
  let take: Float32Array[] | undefined;
  let began = 0;
  let level = createLevel();
  const onChunk = (chunk: Float32Array): void => {
    if (!take) return;
    take.push(chunk);
    const now = performance.now();
    follow(level(chunk, now), (now - began) / 1000);
  };
  return {
    isOn: () => take !== undefined,
    begin: async () => {
      opening ??= openMicrophone(onChunk);
      try {
        microphone = await opening;
      } catch (error) {
        opening = undefined;
        throw error;
      }
      tellSystem('play-and-record');
      level = createLevel();
      began = performance.now();
      take = [];
    },
    end: () => {
      const made = take;
      take = undefined;
      return made && microphone && toWave(made, microphone.rate);
    },
    close: () => {
      microphone?.close();
      microphone = opening = undefined;
    },
  };
}

/** Tells an iPhone what the page does: while it records, it plays through the ear piece alone. */
export function tellSystem(what: 'play-and-record' | 'playback'): void {
  const { audioSession } = navigator as Navigator & { audioSession?: { type: string } };
  if (audioSession) audioSession.type = what;
}
