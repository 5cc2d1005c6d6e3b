import type { Language } from '../guide/flow.ts';
import { guide } from '../guide/guide.ts';
import type { SpeechFolders } from '../speech/folders.ts';
import { reachLanguages, type Reached } from '../speech/reach.ts';
import { findLanguage, say, surveyWords } from './words.ts';

const offered: Readonly<Record<Reached['how'], string>> = {
  'by voice': 'offered, by a voice',
  whole: 'offered whole, by recordings',
  short: 'offered short, by recordings',
  not: 'not offered',
};

/** Shows how each language is offered, and what is recorded of it. */
export function showStatus(
  code: Language | undefined,
  { missing, ...folders }: SpeechFolders & { missing?: true },
): void {
  const surveyed = surveyWords(folders);
  if (code !== undefined) findLanguage(surveyed, code);
  for (const reached of reachLanguages(guide, surveyed)) {
    const { info, stock, how, lacks, reach } = reached;
    if (code !== undefined && info.code !== code) continue;
    const state = (name: string): number => stock.whole.filter((line) => stock.stateOf(line) === name).length;
    const [current, older, changed] = [state('current'), state('older'), state('changed')];
    const total = stock.whole.length;
    say(`${info.english} (${info.code}): ${offered[how]}; ${current + older} of ${total} lines recorded`);
    if (older > 0) say(`  ${older} say older words of the same meaning`);
    if (changed > 0)
      say(
        `  ${changed} say older words, and are not played: record them anew, or see "recordings meaning --help"`,
      );
    if (reach.changed) say(`  replaced by the essentials: ${[...reach.changed].join(', ')}`);
    if (how === 'not')
      say(`  ${lacks.length} lines to be offered short${missing ? `: ${lacks.join(', ')}` : ''}`);
    else if (missing && lacks.length > 0) say(`  not recorded: ${lacks.join(', ')}`);
  }
  for (const fault of surveyed.flatMap(({ recordings }) => recordings.faults)) say(`at fault: ${fault}`);
}
