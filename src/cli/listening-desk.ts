import { lineCommand } from '../line-command.ts';
import type { Guide } from '../guide/guide.ts';
import type { Language, LineKey } from '../guide/ids.ts';
import { markHeard } from '../speech/edit.ts';
import type { SpeechFolders } from '../speech/folders.ts';
import type { Recording, RecordingEntry } from '../speech/recordings.ts';
import { linesToHear, reviewOrder } from '../speech/review-order.ts';
import { englishToRecord, linesToRecord } from '../speech/sheet.ts';
import { surveyLanguage, type Surveyed } from '../speech/survey.ts';
import { textIn } from '../speech/texts.ts';
import { walkLines, type Answers, type Desk, type Walk } from './walk.ts';

/** What listening needs. */
interface Listening {
  readonly guide: Guide;
  readonly folders: SpeechFolders;
  readonly code: Language;
  readonly answers: Answers;
  /** Plays a file to its end. Rejects where it cannot be heard: then nothing can be approved. */
  readonly play: (file: string) => Promise<void>;
}

type Verdict = NonNullable<RecordingEntry['heard']>['verdict'];

const question =
  'Does it say just this, so that a caller understands it? y yes · n no, a person has to record it · a again · l slower · s skip · q stop: ';

/** The desk at which a person who speaks a language listens to what a computer has made; each verdict is kept at once. */
export function createListeningDesk({ guide, folders, code, answers, play }: Listening): Desk {
  const { ask, tell } = answers;
  const survey = (): Surveyed => surveyLanguage(guide, folders, code);
  const openLines = (one: Surveyed, all: boolean): readonly LineKey[] => {
    if (!all) return linesToHear(guide, one);
    const { files, list } = one.recordings;
    return reviewOrder(
      guide,
      [...files.keys()].filter((line) => list[line]?.made !== undefined),
    );
  };

  async function walk({ by, all }: Walk): Promise<void> {
    const one = survey();
    const open = openLines(one, all);
    if (open.length === 0) {
      tell('Nothing that a computer has made waits for a listener.\n');
      return;
    }
    const counts = await walkLines(answers, open, by, (line, count, name) => hear(one, line, count, name));
    if (!counts) return;
    const { approved = 0, refused = 0 } = counts;
    const after = survey();
    const left = openLines(after, false);
    const essentials = left.filter((line) => linesToRecord(guide, after).first.includes(line)).length;
    tell(
      [
        `\n${approved} approved, ${refused} refused and to be recorded; ${left.length} still open, ${essentials} of them essentials. All of it is kept.`,
        `"${lineCommand} recordings status ${code}" tells how the language is offered; a line that runs plays it after a restart.\n`,
      ].join('\n'),
    );
  }

  async function hear(
    one: Surveyed,
    line: LineKey,
    count: string,
    by: string,
  ): Promise<Verdict | 'skipped' | 'stop'> {
    const recording = one.recordings.files.get(line);
    const entry = one.recordings.list[line];
    if (!recording || entry?.sound === undefined) return 'skipped';
    const made = entry.made ? `  ${entry.made.engine}, ${entry.made.voice}, ${entry.on}` : '';
    tell(`\n${count}  ${line}${made}\n`);
    tell(`  English:  ${englishToRecord(guide, one, line)}\n  ${code}:  ${textIn(one.texts, line) ?? ''}\n`);
    await playRecording(recording);
    for (;;) {
      const answer = (await ask(question))?.trim().toLowerCase();
      if (answer === 'y' || answer === 'n') {
        const verdict = answer === 'y' ? 'approved' : 'refused';
        markHeard({ folders }, { language: code, line }, { by, on: today(), verdict, sound: entry.sound });
        return verdict;
      }
      if (answer === 'a') await playRecording(recording);
      else if (answer === 'l') await playRecording(recording.slower ?? recording);
      else if (answer === 's') return 'skipped';
      else if (answer === 'q' || answer === undefined) return 'stop';
      else tell('Please answer with y, n, a, l, s or q.\n');
    }
  }

  async function playRecording({ file }: Recording): Promise<void> {
    try {
      await play(file);
    } catch (cause) {
      const remedy = `listen on the script page of "${lineCommand} start --demo", where the browser plays`;
      throw new Error(`${(cause as Error).message}; ${remedy}`, { cause });
    }
  }

  return {
    walk,
    list: () => {
      for (const line of openLines(survey(), false)) tell(`unheard  ${line}\n`);
    },
  };
}

const today = (): string => new Date().toISOString().slice(0, 10);
