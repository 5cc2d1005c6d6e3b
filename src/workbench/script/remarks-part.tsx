import type { VNode } from 'preact';
import { may } from '../../desk/roles.ts';
import { dayText } from '../day.ts';
import { remarkUrl } from '../sound.ts';
import { useVisit } from '../visit.ts';
import { ActForm } from './act-form.tsx';
import type { LineLook } from './look.ts';

/** What was said aloud of a line, for those who see to it: heard, and then settled, which deletes it. */
export function RemarksPart({ look }: { readonly look: LineLook }): VNode | null {
  const { t, to, locale, visitor } = useVisit();
  const { line, one, nameOf } = look;
  const { remarks } = line;
  const place = { language: one.info.code, line: line.line };
  if (remarks.length === 0 || !may(visitor, 'write words', place.language)) return null;
  return (
    <section class="panel bad" id="remarks">
      <h2>{t('script:remarks')}</h2>
      <ul class="list">
        {remarks.map(({ number, who, when, of, remark }) => (
          <li key={number}>
            <p>
              {t(`script:remarks.${of}`, {
                who: nameOf(who, t('script:former')),
                when: dayText(locale, when),
              })}
            </p>
            <audio controls preload="none" src={to(remarkUrl(place, remark))} />
          </li>
        ))}
      </ul>
      <p class="hint">{t('script:remarks.hint')}</p>
      <ActForm look={look} act="settled">
        <button type="submit">{t('script:remarks.settle')}</button>
      </ActForm>
    </section>
  );
}
