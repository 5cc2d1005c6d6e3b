import type { VNode } from 'preact';
import { may } from '../../desk/roles.ts';
import { dayText } from '../day.ts';
import { Pager } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import { ActForm } from './act-form.tsx';
import type { Answered } from './answered.ts';
import type { LineLook } from './look.ts';
import { lineAddress } from './view.ts';

/** So many comments are drawn at once, the newest first. */
const mostComments = 20;

interface Props {
  readonly look: LineLook;
  readonly answered: Answered | undefined;
}

/** What people have written about a line, and the field for more. */
export function Talk({ look, answered }: Props): VNode {
  const { t, locale, visitor } = useVisit();
  const { one, line, view, nameOf, history, pages: shown } = look;
  const place = { language: one.info.code, line: line.line };
  const comments = history.flatMap((change) => (change.kind === 'comment' ? [change] : [])).toReversed();
  const pages = Math.ceil(comments.length / mostComments);
  const page = Math.max(1, Math.min(shown.talk, pages));
  const isMine = answered?.act.act === 'comment' && answered.outcome.kind !== 'done';
  return (
    <section class="panel talk" id="comments">
      <h2>{t('script:comments', { count: comments.length })}</h2>
      {comments.length === 0 ? <p class="hint">{t('script:comments.none')}</p> : null}
      <ol class="comments">
        {comments.slice((page - 1) * mostComments, page * mostComments).map((comment) => (
          <li key={comment.number}>
            <p class="hint">
              {nameOf(comment.who, t('script:former'))}, {dayText(locale, comment.when)}
            </p>
            <p dir="auto">{comment.value.text}</p>
          </li>
        ))}
      </ol>
      <Pager page={page} pages={pages} addressOf={(other) => lineAddress(place, view, { talk: other })} />
      {may(visitor, 'comment', place.language) ? (
        <ActForm look={look} act="comment">
          <label for="comment">{t('script:comments.label')}</label>
          <textarea id="comment" name="text" rows={2} maxLength={2000} required dir="auto">
            {isMine ? answered.act.text : ''}
          </textarea>
          <button type="submit">{t('script:comments.send')}</button>
        </ActForm>
      ) : null}
    </section>
  );
}
