import type { VNode } from 'preact';
import type { Surveyed } from '../../speech/survey.ts';
import { languageTitle } from '../languages.ts';
import { Panel } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import type { Shown } from './shown.ts';

/** Most places that are listed at once. */
const most = 20;

/** Where a release has changed what the hotline has changed: callers hear the hotline's until somebody has compared. */
export function ConflictList({ conflicts, surveyed }: Pick<Shown, 'conflicts' | 'surveyed'>): VNode | null {
  const { t } = useVisit();
  if (conflicts.length === 0) return null;
  return (
    <Panel title={t('publications:conflicts', { count: conflicts.length })} id="conflicts" tone="look">
      <p>{t('publications:conflicts.what')}</p>
      <ul>
        {conflicts.slice(0, most).map(({ place, isGone }) => (
          <li key={place}>
            <PlaceLink place={place} surveyed={surveyed} />
            {isGone ? ` ${t('publications:conflicts.gone')}` : null}
          </li>
        ))}
      </ul>
      {conflicts.length > most ? (
        <p>{t('publications:conflicts.more', { count: conflicts.length - most })}</p>
      ) : null}
    </Panel>
  );
}

/** The way to where a place is changed. */
function PlaceLink({
  place,
  surveyed,
}: {
  readonly place: string;
  readonly surveyed: readonly Surveyed[];
}): VNode {
  const { t, to, locale } = useVisit();
  const [part = '', first = '', second = ''] = place.split('/');
  if (part === 'words' || part === 'recording') {
    const one = surveyed.find(({ info }) => info.code === first);
    const language = one ? languageTitle(locale, one.info) : first;
    return (
      <a href={to(`/script/${first}/${second}`)}>
        {t(`publications:place.${part}`, { language, line: second })}
      </a>
    );
  }
  if (part === 'language' || part === 'glossary') {
    const info = surveyed.find((one) => one.info.code === first)?.info;
    const language = info ? languageTitle(locale, info) : first;
    const address = `/languages/${first}${part === 'glossary' ? '/glossary' : ''}`;
    return <a href={to(address)}>{t(`publications:place.${part}`, { language })}</a>;
  }
  if (part === 'silence' || part === 'compared')
    return (
      <a href={to('/facts')}>{t('publications:place.fact', { fact: second === '' ? first : second })}</a>
    );
  if (part.endsWith('office'))
    return <a href={to(`/offices?q=${first}`)}>{t('publications:place.office')}</a>;
  return <a href={to('/notices')}>{t('publications:place.own')}</a>;
}
