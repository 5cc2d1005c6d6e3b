import { availableParallelism } from 'node:os';
import { InvalidArgumentError } from 'commander';
import { lineCommand } from '../line-command.ts';
import type { Language } from '../guide/ids.ts';
import { chosenGuide } from './guidance.ts';
import { speechSeconds } from '../phone/duration.ts';
import { createCommand } from '../speech/engines/command.ts';
import type { Engine } from '../speech/engines/engine.ts';
import { costOf, costOfPlan, planRender, render, type Cost, type Step } from '../speech/engines/render.ts';
import type { SpeechFolders } from '../speech/folders.ts';
import type { LanguageInfo } from '../speech/languages.ts';
import type { Surveyed } from '../speech/survey.ts';
import { sourceLanguage } from '../speech/texts.ts';
import { findLanguage, say, surveyWords } from './words.ts';

/** The engines there are, and how each is asked. */
export const engineNames = ['polly', 'command'] as const;

interface RenderOptions extends SpeechFolders {
  readonly engine: (typeof engineNames)[number];
  readonly command?: string;
  readonly voice?: string;
  readonly model?: string;
  readonly region?: string;
  readonly parallel?: number;
  readonly timeLimit: number;
  readonly all?: true;
  readonly dryRun?: true;
}

/** Reads a whole number from 1 on. */
export function atLeastOne(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new InvalidArgumentError('a whole number from 1 on is wanted.');
}

/**
 * Makes a language's recordings with an engine, telling of each as it goes. The exit code is 1 where a line is refused or the
 * engine fails, and 130 where it was stopped by hand.
 */
export async function renderLanguage(code: Language, options: RenderOptions): Promise<void> {
  const guide = chosenGuide();
  const surveyed = surveyWords(options, guide);
  const one = findLanguage(surveyed, code);
  const { info } = one;
  if (!info.isWritten && code !== sourceLanguage) {
    throw new Error(`${info.english} is never written, so no engine can read it out: people record it`);
  }
  const engine = withParallel(await createEngine(info, options), options.parallel);
  const callers = surveyed.map((other) => other.info.code);
  const plan = planRender(guide, one, callers, engine.made, options.all ?? false);
  const { jobs, people, refused } = plan;
  const by = `${engine.made.engine} (${engine.made.voice})`;
  if (options.dryRun) for (const { line, why, text } of jobs) say(`${why}  ${line}  ${text}`);
  if (people.length > 0) say(`left as people recorded them: ${count(people.length)}`);
  if (refused.length > 0) {
    say(
      `refused by a listener as this voice says them, for a person or another voice: ${refused.join(', ')}`,
    );
  }
  const others = otherVoices(one, engine.made.voice);
  if (others.length > 0 && !options.all) {
    say(
      `Callers will hear two voices in turn, since ${others.join(', ')} speaks other lines: --all makes all of them in one`,
    );
  }
  if (jobs.length === 0) {
    say(`Nothing is to be made of ${info.english}: "--all" makes anew what an engine has made.`);
    return;
  }
  say(`${count(jobs.length)} to be made of ${info.english} by ${by}: ${toText(costOfPlan(engine, plan))}`);
  if (options.dryRun) {
    say('Nothing was asked of the engine: whether it has this voice is seen when it speaks.');
    return;
  }

  const stopping = new AbortController();
  const stop = (): void => {
    stopping.abort(new Error('stopped by hand'));
  };
  // More than once: a terminal and what starts this may each pass the signal on.
  process.on('SIGINT', stop).on('SIGTERM', stop);
  let done = 0;
  const told = ({ line, outcome }: Step): void => {
    done += 1;
    const place = `${done}/${jobs.length}`;
    if ('refused' in outcome) say(`${place} not made ${line}: ${outcome.refused}`);
    else say(`${place} made ${line}, ${outcome.seconds.toFixed(1)} s`);
  };
  const on = new Date().toISOString().slice(0, 10);
  const { signal } = stopping;
  const job = {
    engine,
    audioFolder: options.audio,
    language: code,
    seconds: speechSeconds,
    on,
    signal,
    told,
  };
  const { made, refused: unmade, characters, stopped } = await render(plan, job);
  process.off('SIGINT', stop).off('SIGTERM', stop);
  if (stopped) process.stderr.write(`${stopped.message}\n`);
  if (made + unmade > 0) say(`${made} made, ${unmade} not made: ${toText(costOf(engine, characters))}`);
  if (made > 0 && stopped) say('What was made is kept: the same command goes on with the rest.');
  if (made > 0 && !info.voice) {
    say(
      `It is played once somebody who speaks ${info.english} has listened to it: ${lineCommand} review ${code} --listen`,
    );
  }
  if (signal.aborted) process.exitCode = 130;
  else if (stopped || unmade > 0) process.exitCode = 1;
}

async function createEngine(info: LanguageInfo, options: RenderOptions): Promise<Engine> {
  const { engine, command, voice, model, region, timeLimit } = options;
  switch (engine) {
    case 'polly': {
      // Which version runs is for the lock file to say; that later ones need another Node helps nobody here.
      process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
      const { createPolly } = await import('../speech/engines/polly.ts');
      return createPolly({ ...pollyVoice(info, voice), region });
    }
    case 'command': {
      if (command === undefined) {
        throw new Error(
          '--command: say how the program is called, such as "espeak-ng -v {voice} --stdin -w {out}"',
        );
      }
      const parallel = Math.max(1, Math.floor(availableParallelism() / 2));
      return createCommand({ template: command, language: info.code, voice, model, parallel, timeLimit });
    }
  }
}

/** Polly's voice for a language: the one that speaks it live, unless another is named. */
function pollyVoice(
  { english, voice, spareVoice }: LanguageInfo,
  named: string | undefined,
): { readonly voice: string; readonly speaks?: string } {
  const own = [voice, spareVoice].flatMap((one) => (one?.voice.startsWith('Polly.') ? [one] : []));
  const chosen = named ?? (voice?.voice.startsWith('Polly.') ? voice.voice : undefined);
  if (chosen !== undefined) {
    const known = own.find((one) => one.voice === chosen || one.voice === `Polly.${chosen}`);
    return { voice: chosen, ...(known ? { speaks: known.language } : {}) };
  }
  const [spare] = own;
  const hint = spare ? `, such as ${spare.voice}, which is not the one that callers hear live` : '';
  throw new Error(`${english} is not spoken live by a voice of Polly’s: name one with --voice${hint}`);
}

function withParallel(engine: Engine, wanted: number | undefined): Engine {
  if (wanted === undefined) return engine;
  const most = engine.made.engine === 'command' ? wanted : engine.parallel;
  return { ...engine, parallel: Math.min(wanted, most) };
}

const count = (lines: number): string => (lines === 1 ? '1 line' : `${lines} lines`);

/** The other voices that already speak lines of a language. */
function otherVoices({ recordings }: Surveyed, voice: string): readonly string[] {
  const voices = [...recordings.files.keys()].flatMap((line) => recordings.list[line]?.made?.voice ?? []);
  return [...new Set(voices)].filter((other) => other !== voice);
}

function toText({ characters, dollars }: Cost): string {
  if (characters === 0) return 'nothing is paid for it';
  return `${characters.toLocaleString('en')} characters, $${dollars.toFixed(2)}`;
}
