import type { VNode } from 'preact';
import { shippedVoice } from '../../desk/voices.ts';
import type { Facts } from '../../guide/facts.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { WordDifference } from '../difference.tsx';
import { HearButton } from '../hear-button.tsx';
import { languageTitle, markOf } from '../languages.ts';
import { Pager } from '../parts.tsx';
import { topicName } from '../places.ts';
import { TopicEntry } from '../topics/entry.tsx';
import { useVisit } from '../visit.ts';
import { OfficeEntry } from '../offices/entry.tsx';
import { groupsOf, type Entry } from './entries.ts';

interface Props {
  readonly entries: readonly Entry[];
  readonly surveyed: readonly Surveyed[];
  readonly facts: Facts;
  /** What the members are called, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  readonly page: number;
}

const perPage = 25;

/** What publishing would change for callers, a part at a time. */
export function DifferenceList({ entries, surveyed, facts, names, page }: Props): VNode {
  const { t } = useVisit();
  const pages = Math.max(1, Math.ceil(entries.length / perPage));
  const shown = Math.min(page, pages);
  return (
    <>
      {groupsOf(entries, shown, perPage).map((group) => (
        <section key={group.kind}>
          <h3>{t(`publications:group.${group.kind}`)}</h3>
          <ul class="list differences-list">
            {group.entries.map((entry, index) => (
              <li key={index}>
                <EntryPart {...{ entry, surveyed, facts, names }} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Pager page={shown} pages={pages} addressOf={(wanted) => `/publications?page=${wanted}`} />
    </>
  );
}

interface EntryProps extends Pick<Props, 'surveyed' | 'facts' | 'names'> {
  readonly entry: Entry;
}

function EntryPart({ entry, surveyed, facts, names }: EntryProps): VNode {
  const { t, to, locale } = useVisit();
  if (entry.kind === 'compared')
    return (
      <details>
        <summary>{t('publications:compared', { count: entry.facts.length })}</summary>
        <ul>
          {entry.facts.map((id) => (
            <li key={id}>
              <a href={to(`/facts/${id}`)}>{id}</a> <span lang="en">{facts[id]?.says}</span>
            </li>
          ))}
        </ul>
      </details>
    );
  if (entry.kind === 'topics') return <TopicEntry topic={entry.topic} />;
  if (entry.kind === 'offices') return <OfficeEntry office={entry.office} />;
  const one = surveyed.find(({ info }) => info.code === entry.language);
  const language = one ? languageTitle(locale, one.info) : entry.language;
  const link = (line: string): VNode => <a href={to(`/script/${entry.language}/${line}`)}>{line}</a>;
  switch (entry.kind) {
    case 'words':
    case 'own':
      return (
        <>
          <p>
            <b>{language}</b>{' '}
            {entry.kind === 'words' ? link(entry.line) : t(`publications:own.${entry.part}`)}
          </p>
          <p class="text" {...(one ? markOf(one) : {})}>
            <WordDifference before={entry.before} after={entry.after} lang={entry.language} />
          </p>
          {one && entry.after !== '' ? (
            <p>
              <HearButton info={one.info} text={entry.after} />
            </p>
          ) : null}
        </>
      );
    case 'voices': {
      const spokenBy = (id: string | undefined): string => {
        if (id === undefined) return t('publications:voice.none');
        return id === shippedVoice ? t('voices:shipped') : (names.get(id) ?? t('studio:formerMember'));
      };
      const { place, before, after } = entry;
      const where = place === 'all' ? t('voices:all') : topicName(locale, place);
      return (
        <p>
          <b>{language}</b>{' '}
          <a href={to(`/studio/voices?lang=${entry.language}`)}>
            {t('publications:voice', { place: where, before: spokenBy(before), after: spokenBy(after) })}
          </a>
        </p>
      );
    }
    case 'language':
      return (
        <p>
          <a href={to(`/languages/${entry.language}`)}>{language}</a>
        </p>
      );
    case 'recording':
      return (
        <p>
          <b>{language}</b> {link(entry.line)}
        </p>
      );
    case 'reviews':
      return (
        <details>
          <summary>
            <b>{language}</b> {t('publications:reviewed', { count: entry.lines.length })}
          </summary>
          <p>
            {entry.lines.map((line) => (
              <span key={line}>{link(line)} </span>
            ))}
          </p>
        </details>
      );
  }
}
