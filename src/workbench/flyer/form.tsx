import type { VNode } from 'preact';
import type { Surveyed } from '../../speech/survey.ts';
import { LanguageField } from '../language-field.tsx';
import { useVisit } from '../visit.ts';

/** What is to be printed. */
export interface PrintWish {
  readonly sheet: 'flyer' | 'card';
  readonly paper: 'letter' | 'a4';
  readonly number: string;
  readonly hours: string;
}

interface Props {
  readonly wish: PrintWish;
  readonly written: readonly Surveyed[];
  readonly language: string;
  /** Whether something is told of the number, under the id `number-told`. */
  readonly isTold: boolean;
}

/** The form in which it is chosen. */
export function PrintForm({ wish, written, language, isTold }: Props): VNode {
  const { t, to } = useVisit();
  return (
    <form class="tools" method="get" action={to('/flyer')}>
      <LanguageField surveyed={written} chosen={language} />
      <p class="field">
        <label for="number">{t('flyer:number')}</label>
        <input
          id="number"
          name="number"
          value={wish.number}
          maxLength={30}
          inputMode="tel"
          placeholder={t('flyer:number.example')}
          aria-describedby={isTold ? 'number-told' : undefined}
        />
      </p>
      <p class="field">
        <label for="hours">{t('flyer:hours')}</label>
        <input id="hours" name="hours" value={wish.hours} maxLength={120} />
      </p>
      <p class="field">
        <label for="sheet">{t('flyer:sheet')}</label>
        <select id="sheet" name="sheet">
          {(['flyer', 'card'] as const).map((sheet) => (
            <option key={sheet} value={sheet} selected={wish.sheet === sheet}>
              {t(`flyer:sheet.${sheet}`)}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="paper">{t('flyer:paper')}</label>
        <select id="paper" name="paper">
          {(['letter', 'a4'] as const).map((paper) => (
            <option key={paper} value={paper} selected={wish.paper === paper}>
              {t(`flyer:paper.${paper}`)}
            </option>
          ))}
        </select>
      </p>
      <button type="submit">{t('common:show')}</button>
    </form>
  );
}
