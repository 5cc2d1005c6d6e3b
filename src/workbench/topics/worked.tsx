import type { VNode } from 'preact';
import type { Bench } from '../../desk/bench.ts';
import type { Outcome } from '../../desk/outcome.ts';
import type { Actor } from '../../desk/roles.ts';
import { titleOfTopic } from '../../topics/own-topics.ts';
import { readWorkedTopics, type WorkedTopic } from '../../topics/worked.ts';
import { Panel } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import { ActForm, useTopics } from './desk.tsx';
import { Told } from './told-part.tsx';

let read: ReadonlyMap<string, WorkedTopic> | undefined;

/** The whole topics that a hotline can turn on; read when they are first asked for. Throws a TextFileError for one that cannot be read. */
export function workedTopics(): ReadonlyMap<string, WorkedTopic> {
  read ??= readWorkedTopics();
  return read;
}

/** Writes what a topic that was turned on says in other languages, as whoever turned it on: a draft, and not reviewed. */
export async function writeTranslations(bench: Bench, actor: Actor, name: string): Promise<Outcome> {
  for (const [language, words] of Object.entries(workedTopics().get(name)?.translations ?? {})) {
    for (const [line, text] of Object.entries(words)) {
      const place = { language, line };
      const stands = await bench.line(place);
      // A language that this hotline does not have, and words that somebody has written already, are left as they are.
      if (!stands || stands.text !== stands.english) continue;
      const outcome = await bench.write(actor, place, { text, seen: stands.seen, meaning: undefined });
      if (outcome.kind !== 'done' && outcome.kind !== 'same') return outcome;
    }
  }
  return { kind: 'same' };
}

/** What can be turned on with one press. */
export function WorkedPart(): VNode | null {
  const { t } = useVisit();
  const { look, mayChange, sent, outcome } = useTopics();
  const off = [...workedTopics()].filter(([name]) => !look.topics.has(name));
  if (off.length === 0 || !mayChange) return null;
  return (
    <Panel title={t('topics:worked')} id="worked">
      <p>{t('topics:worked.what')}</p>
      <ul class="list">
        {off.map(([name, { topic }]) => (
          <li key={name}>
            <p lang="en">{topic.document.about}</p>
            {sent?.form === `worked-${name}` && outcome ? <Told outcome={outcome} /> : null}
            <ActForm name={`worked-${name}`} act="turn-on" hidden={{ worked: name }}>
              <button type="submit">{t('topics:worked.on', { name: titleOfTopic(topic.document) })}</button>
            </ActForm>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
