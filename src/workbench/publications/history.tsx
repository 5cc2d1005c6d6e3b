import type { VNode } from 'preact';
import type { Publication } from '../../desk/store.ts';
import { momentIn } from '../dates.ts';
import { Badge, Pager } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import type { Shown } from './shown.ts';

const perPage = 15;

/** All publications, the newest first, each of which can be published again. */
export function History({ shown }: { readonly shown: Shown }): VNode {
  const { t } = useVisit();
  const { publications, newest, names, back } = shown;
  const pages = Math.max(1, Math.ceil(publications.length / perPage));
  const page = Math.min(back, pages);
  return (
    <section id="published">
      <h2>{t('publications:history')}</h2>
      {publications.length === 0 ? <p>{t('publications:history.none')}</p> : null}
      {publications.length === 0 ? null : (
        <ol class="list publications">
          {publications.slice((page - 1) * perPage, page * perPage).map((one) => (
            <PublicationRow key={one.number} one={one} newest={newest} name={names.get(one.who)} />
          ))}
        </ol>
      )}
      <Pager page={page} pages={pages} addressOf={(wanted) => `/publications?back=${wanted}#published`} />
    </section>
  );
}

interface RowProps {
  readonly one: Publication;
  readonly newest: number;
  /** What whoever published is called; undefined for a former member. */
  readonly name: string | undefined;
}

function PublicationRow({ one, newest, name }: RowProps): VNode {
  const { t, to, locale } = useVisit();
  const { number, when, note, again } = one;
  const values = { name: name ?? t('form:formerMember'), when: momentIn(locale, when) };
  return (
    <li>
      <p>
        <b>{t('publications:number', { number })}</b>{' '}
        {number === newest ? <Badge tone="good">{t('publications:heard')}</Badge> : null}{' '}
        <small>{t('publications:by', values)}</small>
      </p>
      {again === undefined ? null : <p>{t('publications:wasAgain', { number: again })}</p>}
      {note === '' ? null : <p class="publication-note">{note}</p>}
      {number === newest ? null : (
        <details class="two-steps">
          <summary aria-label={t('publications:again.label', { number })}>{t('publications:again')}</summary>
          <form method="post" action={to(`/publications/${number}/again`)}>
            <input type="hidden" name="newest" value={newest} />
            <p>{t('publications:again.what', { number })}</p>
            <button type="submit" class="primary">
              {t('publications:again.now', { number })}
            </button>
          </form>
        </details>
      )}
    </li>
  );
}
