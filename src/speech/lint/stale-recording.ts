import { lineCommand } from '../../line-command.ts';
import type { Finding, Rule } from './rule.ts';

/** A recording belongs to the words that were recorded. */
export const staleRecording: Rule = {
  id: 'stale-recording',
  says: 'Every recording says the text as it is now.',
  check: ({ languages, strict }) =>
    languages.flatMap(({ info, recordings, stock }) => {
      const severity = strict.has(info.code) ? 'error' : 'notice';
      const finding = (line: string, message: string): Finding => ({
        place: `audio/${info.code}/${line}.wav`,
        message,
        severity,
      });
      return [...recordings.files.keys()].flatMap((line): readonly Finding[] => {
        const state = stock.stateOf(line);
        if (state === 'older')
          return [finding(line, 'says older words of the same meaning: record it anew when you can')];
        if (state !== 'changed') return [];
        const remedy = `record it anew, or, if the meaning is the same: "${lineCommand} recordings meaning same ${info.code} ${line}"`;
        return [finding(line, `says older words, and is not played: ${remedy}`)];
      });
    }),
};
