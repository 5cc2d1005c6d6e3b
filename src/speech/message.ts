import type { Guide, Script } from '../guide/guide.ts';
import type { Language, LineKey, NodeId } from '../guide/ids.ts';
import { declaredLines, messagesOf, toSpoken } from '../guide/lines.ts';
import type { NearOffice } from '../guide/near.ts';
import { choicesOf, shapeOf } from '../guide/shape.ts';
import type { Surveyed } from './survey.ts';
import { sourceLanguage, textIn } from './texts.ts';

/** Source: https://www.uscis.gov/contactcenter */
const uscisNumber = '1-800-375-5283';

/**
 * An answer as a text message: the hotline's name, the number, the English words to say, and the answer's links. Its own words are
 * in the caller's language, or in English where that is never written.
 */
export function composeMessage(
  guide: Guide,
  all: readonly Surveyed[],
  { answer, language, hotlineName }: { answer: NodeId; language: Language; hotlineName: string },
): string {
  const one = all.find(({ info }) => info.code === language);
  const english = all.find(({ info }) => info.code === sourceLanguage);
  const own = (line: LineKey): string => (one && textIn(one.texts, line)) ?? inEnglish(line);
  const inEnglish = (line: LineKey): string => (english && textIn(english.texts, line)) ?? '';
  const script = guide.scripts[scriptOf(guide, answer) ?? ''];
  const words = script
    ? [
        ...(script.machine
          ? [`${own('message-machine')}: "${inEnglish(script.machine).replace(/\.$/, '')}"`]
          : []),
        `${own('message-person')}: "${sentencesOf(script, language).map(inEnglish).join(' ')}"`,
      ]
    : [];
  const links = linksOf(guide, answer);
  return [
    `${hotlineName}: ${own('message-number')} ${uscisNumber}`,
    ...words,
    `${own('message-more')}: ${(links.length > 0 ? links : [guide.page]).join(' ')}`,
  ]
    .join('\n')
    .replaceAll('U S C I S', 'USCIS');
}

/** An office as a text message: the hotline's name, and the office's name, place and number. Its own words are as those of an answer. */
export function composeOffice(
  all: readonly Surveyed[],
  { office, language, hotlineName }: { office: NearOffice; language: Language; hotlineName: string },
): string {
  const textOf = (code: Language): string | undefined => {
    const one = all.find(({ info }) => info.code === code);
    return one && textIn(one.texts, 'message-office');
  };
  const heading = textOf(language) ?? textOf(sourceLanguage) ?? '';
  return [`${hotlineName}: ${heading}`, ...office.written].join('\n');
}

/** What is said to the person, in its order; a caller whose language is English needs no interpreter. */
function sentencesOf(
  { person, interpreter, isInterpreterFirst }: Script,
  language: Language,
): readonly LineKey[] {
  if (language === sourceLanguage) return person;
  const asking = interpreter.map(({ line, own }) => (own ? `${line}-${language}` : line));
  return isInterpreterFirst ? [...asking, ...person] : [...person, ...asking];
}

/** The script that an answer is, or leads to. */
function scriptOf(guide: Guide, answer: NodeId): NodeId | undefined {
  if (answer in guide.scripts) return answer;
  const node = shapeOf(guide).nodes.get(answer);
  return (node ? choicesOf(node) : []).map(({ to }) => to).find((to) => to in guide.scripts);
}

/** Where the facts of an answer stand, those apart that stand on the guidance's own page. */
function linksOf(guide: Guide, answer: NodeId): readonly string[] {
  const node = shapeOf(guide).nodes.get(answer);
  const declared = declaredLines(guide);
  const lines = (node ? messagesOf(node) : []).flatMap(({ say }) =>
    say.map((one) => toSpoken(one)?.line ?? ''),
  );
  const carried = lines.flatMap((line) => declared.get(line)?.facts ?? []);
  const links = carried.flatMap((fact) => guide.facts[fact]?.sources[0]?.link ?? []);
  return [...new Set(links)].filter((link) => link !== guide.page);
}
