import type { VNode } from 'preact';
import type { Role, Standing } from '../../desk/roles.ts';
import type { LanguageInfo } from '../../speech/languages.ts';
import { nameIn } from '../languages.ts';
import { withParts } from '../parts.tsx';
import { useVisit } from '../visit.ts';

/** A language as pages name it. */
export type Named = Pick<LanguageInfo, 'code' | 'english'>;

/** Languages in a row, as the page's language says them; a code that nobody knows stays one. */
export function listLanguages(locale: string, codes: readonly string[], known: readonly Named[]): string {
  const names = codes.map((code) =>
    nameIn(locale, known.find((one) => one.code === code) ?? { code, english: code }),
  );
  return new Intl.ListFormat(locale).format(names);
}

/** What somebody may do here, told to them in everyday words. */
export function YouMay({ role, languages }: { readonly role: Role; readonly languages: VNode }): VNode {
  const { t } = useVisit();
  return <p>{withParts(t(`roles:${role}.you`), { languages })}</p>;
}

/** What somebody is: their role, and the languages of a speaker. */
export function StandingLine({
  standing,
  known,
}: {
  readonly standing: Standing;
  readonly known: readonly Named[];
}): VNode {
  const { t, locale } = useVisit();
  const { role, languages } = standing;
  return (
    <span class="standing">
      <span class="badge">{t(`roles:${role}`)}</span>{' '}
      {languages.length === 0 ? null : listLanguages(locale, languages, known)}
    </span>
  );
}

interface FieldsProps {
  /** Makes the ids of the fields different from those of other forms of the page. */
  readonly id: string;
  readonly roles: readonly Role[];
  readonly chosen: Standing;
  readonly known: readonly Named[];
}

/** The fields in which a role is chosen, and the languages that go with a speaker's. */
export function StandingFields({ id, roles, chosen, known }: FieldsProps): VNode {
  const { t, locale } = useVisit();
  return (
    <>
      <fieldset class="roles">
        <legend>{t('members:role')}</legend>
        {roles.map((role) => (
          <label key={role} class="choice" for={`${id}-${role}`}>
            <input
              id={`${id}-${role}`}
              type="radio"
              name="role"
              value={role}
              checked={role === chosen.role}
              required
            />
            <span>
              <b>{t(`roles:${role}`)}</b> <small>{t(`roles:${role}.does`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset class="spoken-languages">
        <legend>{t('members:languages')}</legend>
        {known.map((one) => (
          <label key={one.code} class="choice" for={`${id}-${one.code}`}>
            <input
              id={`${id}-${one.code}`}
              type="checkbox"
              name="languages"
              value={one.code}
              checked={chosen.languages.includes(one.code)}
            />
            <span>{nameIn(locale, one)}</span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
