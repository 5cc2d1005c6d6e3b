import { lineCommand } from '../line-command.ts';
import type { LineKey } from '../guide/ids.ts';
import { speechSeconds } from '../phone/duration.ts';
import type { SpeechFolders } from '../speech/folders.ts';
import type { Surveyed } from '../speech/survey.ts';
import { findTakes, type Take } from '../speech/takes/match.ts';
import { takeIn } from '../speech/takes/take-in.ts';
import { textIn } from '../speech/texts.ts';
import { findLanguage, say, surveyWords } from './words.ts';

/** The lines of a language that can be recorded: all that have a text, placeholders apart. */
function recordable({ texts, stock }: Surveyed): ReadonlySet<LineKey> {
  return new Set([...texts.lines.keys()].filter((line) => stock.recordedAs(line) === line));
}

/** Takes recordings in, telling of each as it goes; the exit code is 1 where one is refused. */
export async function importTakes(
  places: readonly string[],
  { lang, replace, ...folders }: SpeechFolders & { lang?: string; replace?: true },
): Promise<void> {
  const surveyed = surveyWords(folders);
  if (lang !== undefined) findLanguage(surveyed, lang);
  const names = {
    lines: new Map(surveyed.map((one) => [one.info.code, recordable(one)] as const)),
    language: lang,
  };
  const { matched, passedOver } = findTakes(places, names);
  for (const { file, why } of passedOver) say(`passed over ${file}: ${why}`);
  if (matched.length === 0) throw new Error(`no sound files in ${places.join(', ')}`);
  const on = new Date().toISOString().slice(0, 10);
  let refused = 0;
  const seen = new Map<string, string>();
  for (const [index, one] of matched.entries()) {
    const count = `${index + 1}/${matched.length}`;
    const outcome = 'why' in one ? one.why : await importOne(one);
    if (outcome !== undefined) refused += 1;
    if (outcome !== undefined) say(`${count} refused ${one.file}: ${outcome}`);
    else say(`${count} taken in ${one.file}`);
  }
  say(
    `${matched.length - refused} taken in, ${refused} refused, ${passedOver.length} passed over; "${lineCommand} recordings status" shows what is there`,
  );
  if (refused > 0) process.exitCode = 1;

  async function importOne({ file, language, line }: Take): Promise<string | undefined> {
    const other = seen.get(`${language}/${line}`);
    if (other !== undefined) return `is "${line}" as ${other} was: keep the better one`;
    seen.set(`${language}/${line}`, file);
    const text = textIn(findLanguage(surveyed, language).texts, line);
    if (text === undefined) return `there is no text yet for "${line}" in ${language}`;
    const outcome = await takeIn(folders.audio, {
      file,
      language,
      line,
      text,
      expected: speechSeconds(text),
      on,
      replace: replace ?? false,
    });
    return 'refused' in outcome ? outcome.refused : undefined;
  }
}
