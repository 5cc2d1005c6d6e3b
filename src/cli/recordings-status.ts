import { lineCommand } from '../line-command.ts';
import type { Language } from '../guide/ids.ts';
import type { SpeechFolders } from '../speech/folders.ts';
import type { RecordingEntry } from '../speech/recordings.ts';
import { reachLanguages, type Reached } from '../speech/reach.ts';
import { linesToHear } from '../speech/review-order.ts';
import { chosenGuide } from './guidance.ts';
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
  const guide = chosenGuide();
  const surveyed = surveyWords(folders, guide);
  say(`For guidance ${guide.version}:`);
  if (code !== undefined) findLanguage(surveyed, code);
  for (const reached of reachLanguages(guide, surveyed)) {
    const { info, stock, how, reach } = reached;
    const lacks = reached.lacks();
    const one = findLanguage(surveyed, info.code);
    const { recordings } = one;
    if (code !== undefined && info.code !== code) continue;
    const state = (name: string): number => stock.whole.filter((line) => stock.stateOf(line) === name).length;
    const [current, older, changed] = [state('current'), state('older'), state('changed')];
    const entries = [...recordings.files.keys()].flatMap((line) => recordings.list[line] ?? []);
    const made = entries.filter(({ made }) => made !== undefined);
    const unheard = info.voice ? 0 : linesToHear(guide, one).length;
    const refused = made.filter(({ heard }) => heard?.verdict === 'refused').length;
    const total = stock.whole.length;
    say(
      `${info.english} (${info.code}): ${info.isDraft ? 'a draft, not offered' : offered[how]}; ${current + older} of ${total} lines that it needs are ready`,
    );
    if (older > 0) say(`  ${older} say older words of the same meaning`);
    if (changed > 0)
      say(
        `  ${changed} say older words, and are not played: record them anew, or see "recordings meaning --help"`,
      );
    if (made.length > 0) {
      const approved = made.filter(({ heard }) => heard?.verdict === 'approved').length;
      say(`  ${made.length} made by ${voicesOf(made)}; ${approved} of them approved by a listener`);
    }
    if (unheard > 0) say(`  ${unheard} wait for a listener: ${lineCommand} review ${info.code} --listen`);
    if (refused > 0) say(`  ${refused} refused by a listener: to be recorded, or made by another voice`);
    const alone = [...recordings.files.values()].filter(({ slower }) => !slower).length;
    if (alone > 0) say(`  ${alone} have no slower twin: ${lineCommand} recordings slower ${info.code}`);
    if (reach.changed) say(`  replaced by the essentials: ${[...reach.changed].join(', ')}`);
    if (how === 'not')
      say(`  ${lacks.length} lines to be offered short${missing ? `: ${lacks.join(', ')}` : ''}`);
    else if (missing && lacks.length > 0) say(`  not recorded: ${lacks.join(', ')}`);
  }
  for (const fault of surveyed.flatMap(({ recordings }) => recordings.faults)) say(`at fault: ${fault}`);
}

function voicesOf(entries: readonly RecordingEntry[]): string {
  const voices = entries.flatMap(({ made }) => (made ? [`${made.engine} (${made.voice})`] : []));
  return [...new Set(voices)].join(', ');
}
