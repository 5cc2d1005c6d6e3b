import { checkGuide } from '../guide/check.ts';
import type { Guide } from '../guide/guide.ts';
import type { Language } from '../guide/ids.ts';
import type { Offers } from '../guide/offers.ts';
import { checkHedges } from '../guide/hedges.ts';
import type { Reason } from '../reason.ts';
import type { Pause } from '../speech/pause.ts';
import type { Speech } from '../speech/speech.ts';
import { sourceLanguage, textIn } from '../speech/texts.ts';
import { checkBudgets } from './budgets.ts';
import { measureAnswers, measureFrame } from './measure.ts';
import { measureSentences } from './sentences.ts';

/** What a line says, and what it offers. */
interface Said {
  readonly guide: Guide;
  readonly speech: Speech;
  readonly offers: Offers;
}

/** What is wrong with what a line says: with its menus and facts, and with what its answers cost in these languages; waits after each. */
export async function faultsOfSaid(
  { guide, speech, offers }: Said,
  languages: ReadonlySet<Language>,
  pause: Pause,
): Promise<readonly Reason[]> {
  const english = speech.surveyed.find(({ info }) => info.code === sourceLanguage);
  const faults: Reason[] = [
    ...checkGuide(guide).map(({ message }) => ({ code: 'guide.shape', text: message })),
    ...checkHedges(guide, (line) => english && textIn(english.texts, line)).map(
      ({ message, line, fact, lost }) => ({
        code: 'guide.lostHedge',
        values: { fact, lost: lost.join(', ') },
        at: { language: sourceLanguage, line },
        text: message,
      }),
    ),
  ];
  // Of a short language there is no more than its essentials: the ways to other answers cannot be said in it.
  const whole = offers.languages.filter((code) => languages.has(code) && !offers.reach[code]?.short);
  for (const language of whole) {
    await pause();
    faults.push(
      ...checkBudgets(
        measureAnswers(guide, speech, offers, language),
        measureFrame(guide, speech, offers, language),
        measureSentences(guide, speech, offers, language),
      ),
    );
  }
  return faults;
}
