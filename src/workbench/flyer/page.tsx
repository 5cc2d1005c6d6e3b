import type { ComponentChildren, VNode } from 'preact';
import type { Surveyed } from '../../speech/survey.ts';
import { nameIn } from '../languages.ts';
import type { NotOffered } from '../not-offered.ts';
import { Banner, PageHead } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import { PrintForm, type PrintWish } from './form.tsx';
import type { NumberState } from './number.ts';

interface Props {
  readonly wish: PrintWish;
  readonly written: readonly Surveyed[];
  readonly one: Surveyed;
  readonly number: NumberState;
  /** Why the language of the sheet is not offered; undefined for one that is. */
  readonly missing: NotOffered | undefined;
  /** The sheet itself. */
  readonly children: ComponentChildren;
}

/** The page from which the flyer and the wallet card are printed. */
export function FlyerPage({ wish, written, one, number, missing, children }: Props): VNode {
  const { t } = useVisit();
  return (
    <>
      <PageHead title={t(`flyer:heading.${wish.sheet}`)} lead={t('flyer:lead')} />
      <PrintForm
        wish={wish}
        written={written}
        language={one.info.code}
        isTold={number === 'wrong' || number === 'doubtful'}
      />
      <NumberTold wish={wish} state={number} />
      <Missing missing={missing} sheet={wish.sheet} />
      <p class="acts">
        <button type="button" id="print" class="primary" hidden>
          {t('flyer:print')}
        </button>
        <span class="hint">{t('flyer:printByHand')}</span>
      </p>
      <div class="desk" tabIndex={0} role="region" aria-label={t('flyer:desk')}>
        {children}
      </div>
    </>
  );
}

function NumberTold({
  wish,
  state,
}: {
  readonly wish: PrintWish;
  readonly state: NumberState;
}): VNode | null {
  const { t } = useVisit();
  if (state === 'none' || state === 'good') return null;
  return (
    <Banner tone={state === 'wrong' ? 'bad' : 'look'} id="number-told">
      <p>{t(`flyer:number.${state}`, { number: wish.number })}</p>
    </Banner>
  );
}

function Missing({ missing, sheet }: Pick<Props, 'missing'> & Pick<PrintWish, 'sheet'>): VNode | null {
  const { t, locale } = useVisit();
  if (!missing) return null;
  const { info, why, count } = missing;
  const told = { language: nameIn(locale, info), why: t(`offered:why.${why}`, { count }) };
  return (
    <Banner tone="bad">
      <p>{t(`flyer:notOffered.${sheet}`, told)}</p>
    </Banner>
  );
}
