import { isFor } from '../guide/audience.ts';
import type { Choice, Message } from '../guide/choice.ts';
import type { Guide } from '../guide/guide.ts';
import type { Language, NodeId } from '../guide/ids.ts';
import type { Node, Silence } from '../guide/node.ts';
import type { LineInfo } from '../guide/topic.ts';
import type { Utterance } from '../guide/utterance.ts';
import { toSpoken } from '../guide/lines.ts';
import { choicesOf, shapeOf, stopsOf } from '../guide/shape.ts';
import { officeLines } from '../guide/tell-office.ts';
import type { Surveyed } from './survey.ts';
import { sourceLanguage, textIn } from './texts.ts';

/**
 * What callers of a language hear, in calling order, as Markdown: a heading for each place in a call, a line of the file for each sentence,
 * and each key with where it leads. A sentence stands where it is heard first, and its key wherever it is heard again.
 */
export function createScript(guide: Guide, one: Surveyed): string {
  const { info } = one;
  const write = createWriter(one);
  const sections = callingOrder(guide).map((id) => toSection(guide, info.code, write, id));
  const text = [
    `# ${info.name} (${info.english}), guidance ${guide.version}`,
    '',
    `What a caller hears, in order. Made by \`npx line script ${info.code} --guidance ${guide.version} --write\` from \`prompts/${info.code}\`: change the words there.`,
    'A number in front of a sentence is the key to press; what is slanted is said in English to every caller. Each sentence stands here once, with its key in the',
    'files: where it is heard again, that key stands alone.',
    '',
    ...sections.flatMap((lines) => [...lines, '']),
    '## Wherever a call is',
    '',
    ...toLines(write, [
      guide.common.wrongKey,
      guide.common.sorry,
      guide.common.justChanged,
      guide.common.takeYourTime,
      ...guide.common.keys,
      ...guide.common.keysBriefly,
      ...Object.values(guide.common.press),
    ]),
    '',
    '## Dates and hours',
    '',
    ...toLines(write, [...spareLines(guide, 'date'), ...spareLines(guide, 'told')]),
    '',
    '## What a person who is called hears',
    '',
    ...toLines(write, [...spareLines(guide, 'called'), ...spareLines(guide, 'edition')]),
    '',
    '## On paper',
    '',
    ...toLines(write, spareLines(guide, 'print')),
    '',
  ];
  return `${text.join('\n').trimEnd()}\n`;
}

function spareLines(guide: Guide, kind: LineInfo['spare']): readonly Utterance[] {
  return guide.topics.flatMap(({ lines }) =>
    Object.entries(lines).flatMap(([line, { spare }]) => (spare === kind ? [line] : [])),
  );
}

/** The nodes as a call comes to them: the frame first, then what each choice leads to, before the next choice. */
function callingOrder(guide: Guide): readonly NodeId[] {
  const { nodes } = shapeOf(guide);
  const { roles } = guide;
  const ordered = new Set<NodeId>();
  const visit = (id: NodeId): void => {
    const node = nodes.get(id);
    if (!node || ordered.has(id)) return;
    ordered.add(id);
    for (const { to } of choicesOf(node)) visit(to);
  };
  for (const id of [roles.language, roles.greeting, roles.main, roles.essentials, roles.goodbye]) visit(id);
  for (const id of nodes.keys()) visit(id);
  return [...ordered];
}

/** Writes out what is said: a sentence the first time, afterwards its key. */
type Write = (say: readonly Utterance[]) => readonly string[];

function createWriter({ info, texts, source }: Surveyed): Write {
  const written = new Set<string>();
  return (say) =>
    say.flatMap((utterance): readonly string[] => {
      const spoken = toSpoken(utterance);
      if (!spoken || !isFor(spoken, info.code)) return [];
      const line = spoken.own ? `${spoken.line}-${info.code}` : spoken.line;
      const isForeign = spoken.in !== undefined && spoken.in !== info.code;
      // Other languages' words stand in their own scripts.
      if (isForeign && spoken.in !== sourceLanguage) return [];
      const text = textIn(isForeign ? source : texts, line);
      if (text === undefined) return [];
      const name = isForeign ? `${line} in English` : line;
      if (written.has(name)) return [`\`${line}\``];
      written.add(name);
      return [`${isForeign ? `*${text}*` : text} \`${line}\``];
    });
}

function toSection(guide: Guide, language: Language, write: Write, id: NodeId): readonly string[] {
  const node = shapeOf(guide).nodes.get(id);
  const heading = [`## ${id}`, ''];
  if (!node) return heading;
  if (node.kind === 'languages') {
    return [...heading, ...toLines(write, [guide.common.languageName, guide.common.moreLanguages])];
  }
  const heard = messagesAt(node).filter((message) => isFor(message, language));
  const question = node.kind === 'menu' ? [...(node.say ?? []), ...node.ask] : [];
  return [
    ...heading,
    ...heard.flatMap(({ say }) => toLines(write, say)),
    ...toLines(write, question),
    ...choicesOf(node).flatMap((choice) => toChoice(write, choice)),
    ...(node.kind === 'menu' || node.kind === 'answer' ? onSilence(node.silence) : []),
  ];
}

function messagesAt(node: Node): readonly Message[] {
  if (node.kind === 'goodbye') return [{ say: node.say }];
  if (node.kind === 'zip' || node.kind === 'phone') return [{ say: node.ask }, { say: node.again }];
  if (node.kind === 'offices') return [{ say: node.say }, { say: officeLines(node) }];
  return stopsOf(node).flatMap((stop) => (stop.kind === 'message' ? [stop.message] : []));
}

function onSilence(silence: Silence): readonly string[] {
  if (silence === 'ask') return [];
  if (silence === 'back') return ['- (silence) → back'];
  const then = silence.then === undefined ? '' : `, then [${silence.then}](#${silence.then})`;
  return [`- (silence) → [${silence.to}](#${silence.to})${then}`];
}

function toChoice(write: Write, { key, for: words, simply, to }: Choice): readonly string[] {
  const said = write(typeof words === 'string' ? [words] : words);
  const shorter = simply === undefined ? [] : write([simply]);
  return [
    `- **${key}** ${said.join(' ')} → [${to}](#${to})`,
    ...shorter.map((text) => `  - after a silence: ${text}`),
  ];
}

/** A line for each sentence; keys of sentences that are heard again stand side by side. */
function toLines(write: Write, say: readonly Utterance[]): readonly string[] {
  const lines: string[] = [];
  for (const text of write(say)) {
    const last = lines.at(-1);
    if (text.startsWith('`') && last?.startsWith('- `')) lines[lines.length - 1] = `${last} ${text}`;
    else lines.push(`- ${text}`);
  }
  return lines;
}
