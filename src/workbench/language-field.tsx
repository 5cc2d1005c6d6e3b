import type { VNode } from 'preact';
import type { Surveyed } from '../speech/survey.ts';
import { labelIn, markOf } from './languages.ts';
import { useVisit } from './visit.ts';

interface Props {
  readonly surveyed: readonly Surveyed[];
  readonly chosen: string;
}

/** The field in which a language is chosen. */
export function LanguageField({ surveyed, chosen }: Props): VNode {
  const { t, locale } = useVisit();
  return (
    <p class="field">
      <label for="lang">{t('common:language.field')}</label>
      <select id="lang" name="lang">
        {surveyed.map((one) => (
          <option
            key={one.info.code}
            value={one.info.code}
            selected={one.info.code === chosen}
            {...markOf(one)}
          >
            {labelIn(locale, one.info)}
          </option>
        ))}
      </select>
    </p>
  );
}
