import type { VNode } from 'preact';
import { may } from '../../desk/roles.ts';
import { markOf } from '../languages.ts';
import { useVisit } from '../visit.ts';
import { ActForm } from './act-form.tsx';
import { FixedWarnings } from './fixed-words-part.tsx';
import type { Answered } from './answered.ts';
import type { LineLook } from './look.ts';
import { MeaningFields } from './meaning.tsx';
import { NameField } from './name.tsx';

interface Props {
  readonly look: LineLook;
  readonly answered: Answered | undefined;
}

/** What can be done with a line: it is right, change the words, it is wrong. */
export function Choices({ look, answered }: Props): VNode {
  const { visitor } = useVisit();
  const { one, line, site } = look;
  const { code } = one.info;
  const canWrite = line.text !== undefined && may(visitor, 'propose words', code);
  const canRefuse =
    site.bench.can.has('refusals') && line.review !== 'none' && !line.isEnglish && !line.proposal;
  return (
    <div class="choices-of-line">
      <Right look={look} />
      {canWrite ? <Edit look={look} answered={answered} /> : null}
      {canRefuse && may(visitor, 'review', code) ? <Wrong look={look} answered={answered} /> : null}
    </div>
  );
}

function Right({ look }: { readonly look: LineLook }): VNode | null {
  const { t, visitor } = useVisit();
  const { one, line } = look;
  const place = { language: one.info.code, line: line.line };
  const isAllowed = may(visitor, 'review', place.language);
  if (line.review === 'none' || line.text === undefined) {
    return isAllowed ? null : <p class="hint">{t('script:why.language')}</p>;
  }
  const why = !isAllowed
    ? 'language'
    : line.isEnglish
      ? 'english'
      : line.proposal
        ? 'proposal'
        : line.writers.includes(visitor.id)
          ? 'own'
          : undefined;
  if (why !== undefined) return <p class="hint why-not">{t(`script:why.${why}`)}</p>;
  if (line.review === 'reviewed') return <TakeBack look={look} />;
  return (
    <ActForm look={look} act="review" about={{ seen: line.seen, seenEnglish: line.seenEnglish }}>
      <NameField id="name-review" />
      <button type="submit" class="primary big" aria-keyshortcuts="r">
        ✓ {t('script:right')}
      </button>
    </ActForm>
  );
}

/** Whoever reviewed the line by mistake undoes just that. */
function TakeBack({ look }: { readonly look: LineLook }): VNode | null {
  const { t, visitor } = useVisit();
  const { one, line } = look;
  if (one.reviews[line.line]?.review?.by !== visitor.id) return null;
  return (
    <ActForm look={look} act="unreview">
      <button type="submit">{t('script:takeBack')}</button>
    </ActForm>
  );
}

function Edit({ look, answered }: Props): VNode {
  const { t, visitor } = useVisit();
  const { one, line } = look;
  const place = { language: one.info.code, line: line.line };
  const isMine = answered?.act.act === 'words' && !['done', 'same'].includes(answered.outcome.kind);
  const text = isMine ? answered.act.text : (line.proposal?.text ?? line.text ?? '');
  return (
    <details open={isMine}>
      <summary class="button big" aria-keyshortcuts="e">
        ✎ {t('script:edit')}
      </summary>
      <ActForm look={look} act="words" about={{ seen: line.seen }}>
        <label for="new-words">{t('script:edit.label')}</label>
        <textarea
          id="new-words"
          name="text"
          rows={5}
          maxLength={2000}
          required
          aria-invalid={isMine ? 'true' : undefined}
          aria-describedby="fixed-warnings"
          {...markOf(one)}
        >
          {text}
        </textarea>
        <FixedWarnings look={look} text={text} />
        <MeaningFields look={look} />
        <button type="submit" class="primary">
          {t(may(visitor, 'write words', place.language) ? 'script:save' : 'script:propose')}
        </button>
        {may(visitor, 'write words', place.language) ? null : <p class="hint">{t('script:propose.hint')}</p>}
      </ActForm>
    </details>
  );
}

function Wrong({ look, answered }: Props): VNode {
  const { t } = useVisit();
  const { line } = look;
  const isMine = answered?.act.act === 'wrong' && answered.outcome.kind !== 'done';
  return (
    <details open={isMine}>
      <summary class="button big" aria-keyshortcuts="w">
        ✕ {t('script:wrong')}
      </summary>
      <ActForm look={look} act="wrong" about={{ seen: line.seen }}>
        <label for="why-wrong">{t('script:wrong.label')}</label>
        <textarea id="why-wrong" name="why" rows={3} maxLength={500}>
          {isMine ? answered.act.why : ''}
        </textarea>
        <button type="submit" class="danger">
          {t('script:wrong.send')}
        </button>
      </ActForm>
    </details>
  );
}
