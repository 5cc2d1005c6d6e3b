import type { ComponentChildren, VNode } from 'preact';
import type { ListAge } from '../../legal-help/age.ts';
import { isOwn } from '../../legal-help/own-offices.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { dayIn, monthIn } from '../dates.ts';
import { Banner, Empty, PageHead, Pager } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import type { KnownOffice } from './find.ts';
import { OfficeRow } from './row.tsx';

interface Props {
  readonly found: readonly KnownOffice[];
  /** What was searched; empty for what the hotline has said something of. */
  readonly wanted: string;
  readonly page: number;
  readonly ages: readonly ListAge[];
  /** Whether the line's settings have it tell no office at all. */
  readonly isOff: boolean;
  readonly surveyed: readonly Surveyed[];
  readonly today: string;
  readonly children?: ComponentChildren;
}

const perPage = 20;

/** Who gives legal help near callers: the hotline's own offices, and what it says of those in the government's lists. */
export function OfficesPage(props: Props): VNode {
  const { found, wanted, page, ages, isOff, surveyed, today, children } = props;
  const { t, to } = useVisit();
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const shown = Math.min(page, pages);
  const query = wanted === '' ? '' : `q=${encodeURIComponent(wanted)}&`;
  return (
    <>
      <PageHead title={t('offices:title')} lead={t('offices:lead')}>
        <a class="button primary" href={to('/offices/new')}>
          {t('offices:add')}
        </a>
      </PageHead>
      {children}
      {isOff ? <Banner tone="look">{t('offices:off')}</Banner> : <Ages ages={ages} />}
      <form class="tools" method="get" action={to('/offices')} role="search">
        <p class="field">
          <label for="q">{t('offices:search')}</label>
          <input id="q" name="q" type="search" value={wanted} maxLength={80} />
        </p>
        <button type="submit">{t('offices:search.go')}</button>
        {wanted === '' ? null : (
          <a class="button" href={to('/offices')}>
            {t('offices:search.none')}
          </a>
        )}
      </form>
      <h2>{wanted === '' ? t('offices:list') : t('offices:found', { count: found.length })}</h2>
      {found.length === 0 ? (
        <Empty title={t(wanted === '' ? 'offices:empty' : 'offices:foundNone')}>
          <p>{t(wanted === '' ? 'offices:empty.what' : 'offices:foundNone.what')}</p>
        </Empty>
      ) : null}
      <ul class="list office-list">
        {found.slice((shown - 1) * perPage, shown * perPage).map((known) => (
          <OfficeRow
            key={known.id}
            {...{ known, surveyed, today }}
            back={`?${query}page=${shown}`}
            isOld={isOld(known, ages)}
          />
        ))}
      </ul>
      <Pager page={shown} pages={pages} addressOf={(one) => `/offices?${query}page=${one}`} />
    </>
  );
}

/** Whether a list is too old, so that callers are told of an office only once somebody has called it. */
function isOld({ office, list }: KnownOffice, ages: readonly ListAge[]): boolean {
  return !isOwn(office) && ages.some((one) => one.list === list && one.state === 'not offered');
}

/** When the lists were printed, and what comes of it for callers. */
function Ages({ ages }: { readonly ages: readonly ListAge[] }): VNode {
  const { t, locale } = useVisit();
  const dayOf = (printed: string): string => {
    const [year = 0, month = 0] = printed.split('-').map(Number);
    return printed.length === 7 ? monthIn(locale, { year, month }) : dayIn(locale, printed);
  };
  return (
    <Banner tone={ages.every(({ state }) => state === 'fine') ? 'plain' : 'look'}>
      {ages.map(({ list, printed, age, state }) => (
        <p key={list}>
          {t(`offices:list.${list}`)}: {t('offices:printed', { day: dayOf(printed), count: age })}{' '}
          {t(`offices:age.${state}`)}
        </p>
      ))}
      {ages.some(({ state }) => state === 'not offered') ? <p>{t('offices:age.only')}</p> : null}
      {ages.some(({ state }) => state !== 'fine') ? <p class="hint">{t('offices:age.mend')}</p> : null}
    </Banner>
  );
}
