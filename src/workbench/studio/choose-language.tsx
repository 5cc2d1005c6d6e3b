import type { VNode } from 'preact';
import { LanguageField } from '../language-field.tsx';
import { useVisit } from '../visit.ts';
import type { StudioView } from './view.ts';

/** The field in which a language is chosen, for whoever has more than one. */
export function ChooseLanguage({ surveyed, one }: Pick<StudioView, 'surveyed' | 'one'>): VNode | null {
  const { t } = useVisit();
  if (surveyed.length < 2) return null;
  return (
    <>
      <LanguageField surveyed={surveyed} chosen={one.info.code} />
      <button type="submit">{t('common:show')}</button>
    </>
  );
}
