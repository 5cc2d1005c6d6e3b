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
  const topic = topicLine(guide, at);
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

/**
 * The main menu's words for the topic that the caller came from; undefined where they came from the greeting or a menu of all topics or
 * languages: then they have asked about none.
 */
function topicLine(guide: Guide, { back }: At): LineKey | undefined {
  const { roles } = guide;
  const topicOf = (node: NodeId): string | undefined =>
    guide.topics.find(({ nodes }) => Object.hasOwn(nodes, node))?.id.split('-')[0];
  // Who asks once more after nobody answered came from where they were before.
  const origin = back.findLast(({ node }) => topicOf(node) !== topicOf(roles.person))?.node;
  const topic = origin === undefined ? undefined : topicOf(origin);
  const none = [roles.main, roles.greeting, roles.language].map(topicOf);
  if (topic === undefined || none.includes(topic)) return undefined;
  const main = shapeOf(guide).nodes.get(roles.main);
  const choice = (main ? choicesOf(main) : []).find(({ to }) => topicOf(to) === topic);
  const words = choice?.simply ?? choice?.for;
  return typeof words === 'string' ? words : undefined;
}
