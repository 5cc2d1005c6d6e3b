import type { VNode } from 'preact';
import { useVisit } from '../visit.ts';
import type { LineLook } from './look.ts';

/** Asks of a recorded line whether its new words mean the same; nothing where none is recorded. */
export function MeaningFields({ look }: { readonly look: LineLook }): VNode | null {
  const { t } = useVisit();
  const { one, line } = look;
  if (one.recordings.list[line.line] === undefined) return null;
  return (
    <fieldset>
      <legend>{t('script:meaning')}</legend>
      <label>
        <input type="radio" name="meaning" value="same" /> {t('script:meaning.same')}
      </label>
      <label>
        <input type="radio" name="meaning" value="changed" /> {t('script:meaning.changed')}
      </label>
    </fieldset>
  );
}
