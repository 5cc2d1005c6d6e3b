import { measureAnswers } from '../effort/measure.ts';
import type { Guide } from '../guide/guide.ts';
import type { Words } from '../line/words.ts';
import { sourceLanguage } from '../speech/texts.ts';
import type { Site } from '../workbench/site.ts';
import type { DraftLine } from './draft-line.ts';

type Measure = Awaited<ReturnType<NonNullable<Site['firstWords']>>>;

/** Measures how long English callers of the draft wait for each answer, once for each state of it. */
export function createFirstWords(line: Pick<DraftLine, 'renew' | 'words'>): NonNullable<Site['firstWords']> {
  const known = new WeakMap<Words, Measure>();
  return async () => {
    await line.renew();
    const words = line.words();
    const measure = known.get(words) ?? createMeasure(words);
    known.set(words, measure);
    return measure;
  };
}

function createMeasure({ speech, offers }: Words): Measure {
  const measured = new WeakMap<Guide, ReturnType<Measure>>();
  const now = offers();
  return (guide) => {
    const answers = measured.get(guide) ?? measureAnswers(guide, speech, now, sourceLanguage);
    measured.set(guide, answers);
    return answers;
  };
}
