import type { VNode } from 'preact';
import { may } from '../../desk/roles.ts';
import { labelIn } from '../languages.ts';
import { PageHead } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import { HowBadge } from './standing-part.tsx';
import type { LanguageView } from './view.ts';

/** All languages, and what callers get of each. */
export function LanguagesPage({
  all,
}: {
  readonly all: readonly Pick<LanguageView, 'one' | 'standing'>[];
}): VNode {
  const { t, to, locale, visitor } = useVisit();
  return (
    <>
      <PageHead title={t('languages:title')} lead={t('languages:lead')}>
        {may(visitor, 'start languages') ? (
          <a class="button primary" href={to('/languages/new')}>
            {t('languages:start')}
          </a>
        ) : null}
      </PageHead>
      <ul class="list languages">
        {all.map(({ one: { info }, standing }) => (
          <li key={info.code}>
            <a href={to(`/languages/${info.code}`)}>{labelIn(locale, info)}</a>{' '}
            <HowBadge how={standing.how} />
          </li>
        ))}
      </ul>
    </>
  );
}
