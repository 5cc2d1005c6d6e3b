import { withAges } from './age.ts';
import type { VersionFacts, VersionId } from './facts.ts';
import type { CardWords, Guide, NodeId, Roles, Script, Topic } from './flow.ts';
import { commonMessage, toSpoken } from './lines.ts';
import { about } from './topics/about.ts';
import { withTextChoice } from './topics/after.ts';
import { calendar } from './topics/calendar.ts';
import { call, common } from './topics/call.ts';
import { connect } from './topics/connect.ts';
import { cardWords, flyer } from './topics/flyer.ts';
import { noticeCourt } from './topics/notice-court.ts';
import { noticeUscis } from './topics/notice-uscis.ts';
import { legalHelp } from './topics/legal-help.ts';
import { notice } from './topics/notice.ts';
import { number } from './topics/number.ts';
import { own } from './topics/own.ts';
import { person } from './topics/person.ts';
import { prepare } from './topics/prepare.ts';
import { interpreterFirst, interpreterIfAsked, toScript, words, written } from './topics/scripts.ts';
import { text } from './topics/text.ts';
import { trouble } from './topics/trouble.ts';
import { written2026 } from './version-2026/scripts.ts';
import { cardWords2026, changes2026 } from './version-2026/version-2026.ts';
import { changeTopics, pruneTopics, type Changes } from './versions.ts';

/** The guidance on USCIS biometrics appointments, in each of its versions. */
export type Guides = Readonly<Record<VersionId, Guide>>;

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

const withTexts: readonly Topic[] = [
  call,
  about,
  notice,
  noticeUscis,
  noticeCourt,
  prepare,
  trouble,
  number,
  words,
  own,
  legalHelp,
];
const withoutTexts: readonly Topic[] = [person, connect, text, calendar, flyer];

interface Version {
  readonly changes: readonly Changes[];
  readonly scripts: Readonly<Record<NodeId, Script>>;
  readonly cardWords: readonly CardWords[];
}

const versions: Readonly<Record<VersionId, Version>> = {
  faq: {
    changes: [],
    scripts: mapValues(written, (script) => toScript(script, interpreterFirst)),
    cardWords,
  },
  '2026': {
    changes: changes2026,
    scripts: mapValues(written2026, (script) => toScript(script, interpreterIfAsked)),
    cardWords: cardWords2026,
  },
};

/** One version of the guidance, with its facts. */
export function createGuide(version: VersionId, { page, facts }: VersionFacts): Guide {
  const { changes, scripts, cardWords: phrases } = versions[version];
  const always = new Set(commonMessage({ common }).say.map((one) => toSpoken(one)?.line));
  const texting = new Set(withTexts.map(({ id }) => id));
  const changed = changeTopics([...withTexts, ...withoutTexts], changes, version).map((topic) =>
    texting.has(topic.id) ? withTextChoice(topic) : topic,
  );
  const topics =
    changes.length === 0 ? changed : pruneTopics(changed, Object.values(roles), (line) => always.has(line));
  return {
    version,
    page,
    facts,
    scripts,
    cardWords: phrases,
    topics: withAges(topics),
    roles,
    common,
  };
}

function mapValues<Value, Mapped>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => Mapped,
): Readonly<Record<string, Mapped>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
