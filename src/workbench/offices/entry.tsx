import type { VNode } from 'preact';
import type { OfficeDifference } from '../../desk/difference.ts';
import { tellOffice } from '../../desk/offices.ts';
import { WordDifference } from '../difference.tsx';
import { dayIn } from '../dates.ts';
import { useVisit } from '../visit.ts';

/** What publishing would have callers hear of an office. */
export function OfficeEntry({ office: { id, before, after } }: { readonly office: OfficeDifference }): VNode {
  const { t, to, locale } = useVisit();
  const [was, is] = [before, after].map(({ own }) => (own ? tellOffice(own) : ''));
  return (
    <>
      {before.own || after.own ? (
        <p class="text" lang="en">
          <WordDifference before={was ?? ''} after={is ?? ''} lang="en" />
        </p>
      ) : null}
      <p>
        {before.called === after.called
          ? null
          : after.called === undefined
            ? t('offices:called.none')
            : t('offices:called.on', { day: dayIn(locale, after.called) })}{' '}
        <a href={to(`/offices?q=${id}`)}>{t('offices:toOffice')}</a>
      </p>
    </>
  );
}
