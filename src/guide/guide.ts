import { withAges } from './age.ts';
import { common } from './common.ts';
import type { VersionFacts, VersionId } from './facts.ts';
import type { CardWords, Guide, NodeId, Roles, Script, Topic } from './flow.ts';
import { commonMessage, toSpoken } from './lines.ts';
import { orderTopics } from './order.ts';
import { pruneTopics } from './prune.ts';

/** The guidance on USCIS biometrics appointments, in each of its versions. */
export type Guides = Readonly<Record<VersionId, Guide>>;

/** What a version's documents say, written out. */
export interface WrittenGuide {
  readonly topics: readonly Topic[];
  /** The words to say on other lines, by the node that teaches them. */
  readonly scripts: Readonly<Record<NodeId, Script>>;
  readonly cardWords: readonly CardWords[];
}

const roles: Roles = {
  language: 'language',
  languageZero: 'language-zero',
  greeting: 'greeting',
  main: 'main',
  essentials: 'essentials',
  keyless: 'keyless',
  keylessReading: 'keyless-essentials',
  keylessEnd: 'keyless-end',
  person: 'person',
  personClosed: 'person-closed',
  noPerson: 'no-person',
  callBack: 'call-back',
  zip: 'zip',
  uscisClosed: 'connect-closed',
  silenced: 'answer-silenced',
  goodbye: 'goodbye',
  short: 'short',
  shortPerson: 'short-person',
  shortPersonClosed: 'short-person-closed',
  shortNoPerson: 'short-no-person',
  changed: 'answer-changed',
};

/** The nodes that no call can be without. */
export const roleNodes: ReadonlySet<NodeId> = new Set(Object.values(roles));

/** One version of the guidance, with its facts. What only the versions before it say is left out. */
export function createGuide(
  version: VersionId,
  { page, facts }: Pick<VersionFacts, 'page' | 'facts'>,
  { topics, scripts, cardWords }: WrittenGuide,
): Guide {
  const always = new Set(commonMessage({ common }).say.map((one) => toSpoken(one)?.line));
  const roots = Object.values(roles);
  const said = pruneTopics(topics, version, roots, (line) => always.has(line));
  return {
    version,
    page,
    facts,
    scripts,
    cardWords,
    topics: withAges(orderTopics(said, roots)),
    roles,
    common,
  };
}
