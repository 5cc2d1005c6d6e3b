import type { Guide } from './guide.ts';
import type { Language, LineKey, NodeId } from './ids.ts';
import type { Offers } from './offers.ts';
import type { At } from './place.ts';
import { choicesOf, shapeOf } from './shape.ts';
import type { Page } from './page.ts';
import type { Said } from './say.ts';
import type { Heard } from './turn.ts';
import { canNameItself } from './told.ts';

/** The key that takes a call, and the one by which a member of a team gets no more of them today. */
const takes = '1';
const pauses = '2';
/** Seconds in which the key can be pressed once all is said. */
const patience = 8;

/** What a called person does: takes the call; comes too late for it; gets no more calls today; or hangs up, as an answering machine does. */
export type CalledAnswer = 'take' | 'too late' | 'pause' | 'hang up';

/** What is said after each that does not take the call. */
const sayings = { 'too late': ['whisper-taken'], pause: ['whisper-paused'], 'hang up': [] } as const;

/** What was meant by what was heard. Only a member of a team can pause. */
export function readCalledAnswer(heard: Heard, isOfTeam: boolean): 'take' | 'pause' | 'hang up' {
  if (heard.kind !== 'key') return 'hang up';
  if (heard.key === takes) return 'take';
  return isOfTeam && heard.key === pauses ? 'pause' : 'hang up';
}

/**
 * What a person hears who answers the hotline's phone, before they are joined to the caller: the caller's language and what they ask
 * about; nothing else is known. Any other key, or none, is an answering machine: it hangs up. `spoken` is the language of the words.
 */
export function whisperPage(
  guide: Guide,
  at: At,
  answer: CalledAnswer | undefined,
  spoken: Language,
  offers: Offers,
  isOfTeam: boolean,
): Page {
  const page = { node: at.node, language: spoken, slower: false };
  const { common } = guide;
  const say = (line: LineKey, language = spoken): Said => ({ line, language, slow: false });
  if (answer === 'take') return { ...page, say: [], then: { kind: 'join' } };
  if (answer) return { ...page, say: sayings[answer].map((line) => say(line)), then: { kind: 'hang-up' } };
  const topic = callTopic(guide, at);
  const names = canNameItself(offers, at.language) ? [say(common.myLanguage, at.language)] : [];
  return {
    ...page,
    say: [
      say('whisper-call'),
      ...(names.length === 0 ? [] : [say('whisper-language'), ...names]),
      ...(topic === undefined ? [] : [say('whisper-topic'), say(topic)]),
      say('for-taking-call'),
      say(common.press[takes]),
      ...(isOfTeam ? [say('for-pausing'), say(common.press[pauses])] : []),
    ],
    then: { kind: 'gather', patience, silence: 'hang-up' },
  };
}

/**
 * The main menu's words for the topic that the caller came from; undefined where they came from the greeting or a menu of all topics or
 * languages: then they have asked about none.
 */
export function callTopic(guide: Guide, { back }: At): LineKey | undefined {
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
