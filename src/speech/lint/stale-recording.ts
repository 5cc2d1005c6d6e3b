import { lineCommand } from '../../line-command.ts';
import { isJudged, type Finding, type Rule } from './rule.ts';

/** A recording belongs to the words that were recorded. */
export const staleRecording: Rule = {
  id: 'stale-recording',
  says: 'Every recording says the text as it is now.',
  check: (words) =>
    words.languages.flatMap((language) => {
      const { info, recordings, stock } = language;
      const severity = words.strict.has(info.code) ? 'error' : 'notice';
      const finding = (line: string, message: string): Finding => ({
        place: `audio/${info.code}/${line}.wav`,
        message,
        severity,
      });
      return [...recordings.files.keys()].flatMap((line): readonly Finding[] => {
        if (!isJudged(words, language, line)) return [];
        const state = stock.stateOf(line);
        if (state === 'older')
          return [finding(line, 'says older words of the same meaning: record it anew when you can')];
        if (state !== 'changed') return [];
        const remedy = `record it anew, or, if the meaning is the same: "${lineCommand} recordings meaning same ${info.code} ${line}"`;
        return [finding(line, `says older words, and is not played: ${remedy}`)];
      });
    }),
};
