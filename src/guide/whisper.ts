import type { Guide, Language, LineKey, NodeId, Offers } from './flow.ts';
import type { At } from './place.ts';
import { choicesOf, shapeOf } from './shape.ts';
import type { Page, Said } from './page.ts';
import type { Heard } from './step.ts';
import { canNameItself } from './told.ts';

/** The key that takes a call. */
const takes = '1';
/** Seconds in which the key can be pressed once all is said. */
const patience = 8;

/**
 * What a person hears who answers the hotline's phone, before they are joined to the caller: the caller's language and what they ask
 * about; nothing else is known. Any other key, or none, is an answering machine: it hangs up. `spoken` is the language of the words.
 */
export function whisperPage(
  guide: Guide,
  at: At,
  heard: Heard | undefined,
  spoken: Language,
  offers: Offers,
): Page {
  const page = { node: at.node, language: spoken, slower: false };
  if (heard) {
    const isTaken = heard.kind === 'key' && heard.key === takes;
    return { ...page, say: [], then: { kind: isTaken ? 'join' : 'hang-up' } };
  }
  const { common } = guide;
  const say = (line: LineKey, language = spoken): Said => ({ line, language, slow: false });
  const topic = topicLine(guide, at.back.at(-1)?.node);
  const names = canNameItself(offers, at.language) ? [say(common.myLanguage, at.language)] : [];
  return {
    ...page,
    say: [
      say('whisper-call'),
      ...(names.length === 0 ? [] : [say('whisper-language'), ...names]),
      ...(topic === undefined ? [] : [say('whisper-topic'), say(topic)]),
      say('for-taking-call'),
      say(common.press[takes]),
    ],
    then: { kind: 'gather', patience, silence: 'hang-up' },
  };
}

/** The main menu's words for the topic that a node belongs to. */
function topicLine(guide: Guide, id: NodeId | undefined): LineKey | undefined {
  const main = shapeOf(guide).nodes.get(guide.roles.main);
  const topicOf = (node: NodeId): string | undefined => guide.topics.find(({ nodes }) => node in nodes)?.id;
  const topic = id === undefined ? undefined : topicOf(id);
  const choice = (main ? choicesOf(main) : []).find(
    ({ to }) => topicOf(to)?.split('-')[0] === topic?.split('-')[0],
  );
  const words = choice?.simply ?? choice?.for;
  return typeof words === 'string' && choice?.to !== guide.roles.person ? words : undefined;
}
