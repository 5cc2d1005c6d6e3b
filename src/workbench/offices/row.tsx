import type { VNode } from 'preact';
import { isOwn } from '../../legal-help/own-offices.ts';
import type { Office, OfficeNumber } from '../../legal-help/office.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { dayIn } from '../dates.ts';
import { languageTitle } from '../languages.ts';
import { Badge } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import type { KnownOffice } from './find.ts';

interface Props {
  readonly known: KnownOffice;
  readonly surveyed: readonly Surveyed[];
  /** The day that a call is kept with. */
  readonly today: string;
  /** The query of the page that is shown again. */
  readonly back: string;
  /** Whether its list is too old to be offered. */
  readonly isOld: boolean;
}

/** An office: what callers are told of it, and what can be done. */
export function OfficeRow({ known, surveyed, today, back, isOld }: Props): VNode {
  const { t, to, locale } = useVisit();
  const { id, office, list, isHidden, called, miles } = known;
  const name = office.name;
  const mine = isOwn(office);
  return (
    <li id={`office-${id}`}>
      <h3 lang="en">{name}</h3>
      <p class="fact-states">
        <Badge tone={mine ? 'good' : 'plain'}>{t(mine ? 'offices:own' : `offices:in.${list ?? ''}`)}</Badge>
        {isHidden ? <Badge tone="bad">{t('offices:hidden')}</Badge> : null}
        {called === undefined ? null : (
          <Badge tone="good">{t('offices:called.on', { day: dayIn(locale, called) })}</Badge>
        )}
        {isOld && called === undefined && !isHidden ? <Badge tone="look">{t('offices:old')}</Badge> : null}
        {office.accredited === 'uscis' ? <Badge tone="plain">{t('offices:onlyUscis')}</Badge> : null}
      </p>
      <p lang="en">
        {placeOf(office)}
        {miles === undefined ? null : <span lang={locale}> · {t('offices:miles', { count: miles })}</span>}
      </p>
      <ul class="office-numbers">
        {office.numbers.map((one) => (
          <li key={one.digits}>
            <a href={`tel:+1${one.digits}`}>{writeNumber(one)}</a>
            {one.detained === 'only' ? ` (${t('offices:detained')})` : null}
          </li>
        ))}
      </ul>
      {mine && office.languages.length > 0 ? (
        <p class="hint">
          {t('offices:languages.are', {
            languages: surveyed
              .filter(({ info }) => office.languages.includes(info.code))
              .map(({ info }) => languageTitle(locale, info))
              .join(', '),
          })}
        </p>
      ) : null}
      <div class="acts">
        <form method="post" action={to(`/offices/${id}/called${back}`)}>
          <input type="hidden" name="on" value={called === today ? '' : today} />
          <button
            type="submit"
            aria-label={t(called === today ? 'offices:call.undo.label' : 'offices:call.label', { name })}
          >
            {t(called === today ? 'offices:call.undo' : 'offices:call')}
          </button>
        </form>
        {mine ? (
          <a class="button" href={to(`/offices/${id}`)} aria-label={t('offices:change.label', { name })}>
            {t('offices:change')}
          </a>
        ) : null}
        <HideForm known={known} back={back} />
      </div>
    </li>
  );
}

/** Hides an office, or has callers told of it again: opened first, and pressed then. */
function HideForm({ known: { id, office, isHidden }, back }: Pick<Props, 'known' | 'back'>): VNode {
  const { t, to } = useVisit();
  const which = isHidden ? 'show' : 'hide';
  return (
    <details class="two-steps">
      <summary aria-label={t(`offices:${which}.label`, { name: office.name })}>
        {t(`offices:${which}`)}
      </summary>
      <form method="post" action={to(`/offices/${id}/hidden${back}`)}>
        <input type="hidden" name="hidden" value={isHidden ? 'no' : 'yes'} />
        <p>{t(`offices:${which}.what`)}</p>
        <button type="submit" class={isHidden ? 'primary' : 'danger'}>
          {t(`offices:${which}.now`)}
        </button>
      </form>
    </details>
  );
}

function placeOf({ place }: Office): string {
  if (!place) return '';
  return [...place.streets, `${place.city}, ${place.state} ${place.zip ?? ''}`.trim()].join(', ');
}

function writeNumber({ digits, extension }: OfficeNumber): string {
  const number = `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`;
  return extension === undefined ? number : `${number} ext. ${extension}`;
}
