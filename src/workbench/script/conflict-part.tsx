import type { VNode } from 'preact';
import { may } from '../../desk/roles.ts';
import { markOf } from '../languages.ts';
import { useVisit } from '../visit.ts';
import { ActForm } from './act-form.tsx';
import type { LineLook } from './look.ts';
import { MeaningFields } from './meaning.tsx';

/** A line whose release has changed under the hotline's own words: both beside each other, and which of them is kept. */
export function ConflictPart({ look }: { readonly look: LineLook }): VNode | null {
  const { t, visitor } = useVisit();
  const { one, line } = look;
  if (!line.isInConflict) return null;
  const isAllowed = may(visitor, 'write words', one.info.code) && !line.proposal;
  const mark = markOf(one);
  return (
    <section class="panel bad conflict">
      <h2>{t('script:conflict')}</h2>
      <p>{t('script:conflict.text')}</p>
      <div class="line-columns">
        <div>
          <h3>{t('script:conflict.ours')}</h3>
          <p class="text" {...mark}>
            {line.text}
          </p>
          {isAllowed ? <Keep look={look} text={line.text ?? ''} words={t('script:conflict.keep')} /> : null}
        </div>
        <div>
          <h3>{t('script:conflict.theirs')}</h3>
          <p class="text" {...mark}>
            {line.shipped ?? t('script:conflict.gone')}
          </p>
          {isAllowed && line.shipped !== undefined ? (
            <Keep look={look} text={line.shipped} words={t('script:conflict.take')} isNew />
          ) : null}
        </div>
      </div>
      {isAllowed ? null : <p class="hint">{t('script:conflict.ask')}</p>}
    </section>
  );
}

interface KeepProps {
  readonly look: LineLook;
  readonly text: string;
  readonly words: string;
  /** Whether these are other words than those that stand there. */
  readonly isNew?: boolean;
}

function Keep({ look, text, words, isNew = false }: KeepProps): VNode {
  return (
    <ActForm look={look} act="words" about={{ seen: look.line.seen, text }}>
      {isNew ? <MeaningFields look={look} /> : null}
      <button type="submit">{words}</button>
    </ActForm>
  );
}
