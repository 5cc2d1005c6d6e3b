import { onTestFinished } from 'vitest';
import { guide } from '../../guides.ts';
import type { Language, LineKey } from '../../../src/guide/ids.ts';
import { speechSeconds } from '../../../src/phone/duration.ts';
import { markHeard } from '../../../src/speech/edit.ts';
import { countCharacters, type Engine } from '../../../src/speech/engines/engine.ts';
import {
  planRender,
  render,
  type Plan,
  type Rendered,
  type Step,
} from '../../../src/speech/engines/render.ts';
import type { SpeechFolders } from '../../../src/speech/folders.ts';
import { surveyOf } from '../../tones.ts';
import { humAsWave } from './hum.ts';

/** An engine that hums, and is paid as Polly's neural voices are. */
export function createHum({ voice = 'hum', ...parts }: Partial<Engine> & { voice?: string } = {}): Engine {
  return {
    made: { engine: 'hum', voice, settings: '' },
    parallel: 4,
    hasRates: true,
    price: 16,
    speak: (text, rate) => Promise.resolve({ bytes: humAsWave(text, rate), charged: countCharacters(text) }),
    ...parts,
  };
}

/** What an engine would make of a language, or of these lines of it. */
export function planOf(
  folders: SpeechFolders,
  language: Language,
  engine: Engine,
  { lines, all = false }: { lines?: readonly LineKey[]; all?: boolean } = {},
): Plan {
  const plan = planRender(guide, surveyOf(folders, language), ['en', 'es', language], engine.made, all);
  return { ...plan, jobs: plan.jobs.filter(({ line }) => lines?.includes(line) ?? true) };
}

/** Makes lines of a language. */
export async function makeLines(
  folders: SpeechFolders,
  language: Language,
  lines: readonly LineKey[] | undefined,
  {
    engine = createHum(),
    signal = new AbortController().signal,
    all = false,
  }: { engine?: Engine; signal?: AbortSignal; all?: boolean } = {},
): Promise<Rendered & { readonly steps: readonly Step[] }> {
  const steps: Step[] = [];
  const plan = planOf(folders, language, engine, { ...(lines ? { lines } : {}), all });
  const rendered = await render(plan, {
    engine,
    audioFolder: folders.audio,
    language,
    seconds: speechSeconds,
    on: '2026-11-23',
    signal,
    told: (step) => steps.push(step),
  });
  return { ...rendered, steps };
}

/** A signal that ends with the test, or when it is told to. */
export function createEnding(): AbortController {
  const ending = new AbortController();
  onTestFinished(() => {
    ending.abort();
  });
  return ending;
}

/** Passes a verdict on lines that a computer has made, as they are now. */
export function judge(
  folders: SpeechFolders,
  language: Language,
  lines: readonly LineKey[],
  verdict: 'approved' | 'refused' = 'approved',
): void {
  const { list } = surveyOf(folders, language).recordings;
  for (const line of lines) {
    const { sound = '' } = list[line] ?? {};
    markHeard({ folders }, { language, line }, { by: 'A Listener', on: '2026-11-23', verdict, sound });
  }
}
