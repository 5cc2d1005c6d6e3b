import type { VNode } from 'preact';
import { may } from '../../desk/roles.ts';
import { dayText } from '../day.ts';
import { markOf } from '../languages.ts';
import { useVisit } from '../visit.ts';
import { ActForm } from './act-form.tsx';
import { Difference } from './difference.tsx';
import type { Answered } from './answered.ts';
import type { LineLook } from './look.ts';
import { AloneField } from './sound-part.tsx';

interface Props {
  readonly look: LineLook;
  readonly answered: Answered | undefined;
}

/** Words that wait for a second person, and what that one can say. */
export function ProposalPart({ look, answered }: Props): VNode | null {
  const { t, locale, visitor } = useVisit();
  const { one, line, nameOf } = look;
  const { proposal } = line;
  if (!proposal) return null;
  const place = { language: one.info.code, line: line.line };
  const isOwn = proposal.who === visitor.id;
  const canAlone = isOwn && may(visitor, 'accept words alone', place.language);
  const canDecide = may(visitor, 'accept words', place.language);
  const isMine = answered?.act.act === 'decline' && answered.outcome.kind !== 'done';
  const who = nameOf(proposal.who, t('script:former'));
  return (
    <section class="panel look proposal">
      <h2>{t('script:proposal')}</h2>
      <p>{t('script:proposal.by', { who, when: dayText(locale, proposal.when) })}</p>
      <Difference before={line.text ?? ''} after={proposal.text} mark={markOf(one)} />
      {isOwn ? <p class="hint">{t('script:proposal.own')}</p> : null}
      {canDecide && (!isOwn || canAlone) ? (
        <ActForm look={look} act="accept" about={{ proposal: proposal.number }}>
          {canAlone ? <AloneField id="alone-words" /> : null}
          <button type="submit" class="primary big">
            ✓ {t('script:proposal.accept')}
          </button>
        </ActForm>
      ) : null}
      {canDecide ? (
        <details class="decline" open={isMine}>
          <summary class="button">
            {t(isOwn ? 'script:proposal.takeBack' : 'script:proposal.decline')}
          </summary>
          <ActForm look={look} act="decline" about={{ proposal: proposal.number }}>
            <label for="why-declined">{t('script:proposal.why')}</label>
            <textarea id="why-declined" name="why" rows={2} maxLength={500} required={!isOwn}>
              {isMine ? answered.act.why : ''}
            </textarea>
            <button type="submit">{t(isOwn ? 'script:proposal.takeBack' : 'script:proposal.decline')}</button>
          </ActForm>
        </details>
      ) : null}
    </section>
  );
}

/** Why somebody found the words wrong. */
export function RefusalPart({ look }: { readonly look: LineLook }): VNode | null {
  const { t, locale } = useVisit();
  const { refusal } = look.line;
  if (!refusal) return null;
  const who = look.nameOf(refusal.who, t('script:former'));
  return (
    <section class="panel bad">
      <h2>{t('script:refusal')}</h2>
      <p>{t('script:refusal.by', { who, when: dayText(locale, refusal.when) })}</p>
      {refusal.why === '' ? null : (
        <blockquote>
          <p dir="auto">{refusal.why}</p>
        </blockquote>
      )}
    </section>
  );
}
