import type { VNode } from 'preact';
import { may } from '../../desk/roles.ts';
import { Panel } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import type { LanguageView } from './view.ts';

/** A release ships a language that the hotline has started: whose counts is for somebody to say. */
export function ReleasedPart({ view: { language } }: { readonly view: LanguageView }): VNode {
  const { t, to, visitor } = useVisit();
  const { code, seen, value, shipped } = language;
  const tell = ({ name, english, written, draft }: typeof value): string =>
    t('languages:released.value', {
      name,
      english,
      how: t(`languages:released.${written ? 'written' : 'unwritten'}`),
      draft: draft ? t('languages:released.draft') : '',
    });
  return (
    <Panel title={t('languages:released')} tone="look">
      <p>{t('languages:released.what')}</p>
      <ul>
        <li>{t('languages:released.ours', { what: tell(value) })}</li>
        {shipped ? <li>{t('languages:released.theirs', { what: tell(shipped) })}</li> : null}
      </ul>
      {may(visitor, 'start languages') ? (
        <form class="acts" method="post" action={to(`/languages/${code}/decide`)}>
          <input type="hidden" name="seen" value={seen} />
          <button name="keep" value="ours">
            {t('languages:released.keep')}
          </button>
          <button name="keep" value="theirs">
            {t('languages:released.take')}
          </button>
        </form>
      ) : null}
    </Panel>
  );
}
