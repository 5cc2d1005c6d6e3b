import type { ComponentChildren, VNode } from 'preact';
import type { OwnOfficeFile } from '../../legal-help/own-offices.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { languageTitle } from '../languages.ts';
import { PageHead, Panel } from '../parts.tsx';
import { useVisit } from '../visit.ts';

interface Props {
  readonly id: string;
  /** What is in the fields; empty for a new one. */
  readonly office: OwnOfficeFile;
  /** The fingerprint of what stood there when the page was opened; empty where nothing did. */
  readonly seen: string;
  readonly surveyed: readonly Surveyed[];
  readonly children?: ComponentChildren;
}

const fields = [
  { name: 'name', most: 120, isNeeded: true },
  { name: 'phone', most: 30, isNeeded: true },
  { name: 'extension', most: 6, isNeeded: false },
  { name: 'zip', most: 5, isNeeded: true },
  { name: 'city', most: 60, isNeeded: true },
  { name: 'street', most: 120, isNeeded: false },
  { name: 'hours', most: 200, isNeeded: false },
] as const;

/** The keys that a phone shows. */
const inputModes: Readonly<Partial<Record<string, 'tel' | 'numeric'>>> = {
  phone: 'tel',
  extension: 'numeric',
  zip: 'numeric',
};

/** Where an office of the hotline's own is added, changed or taken away. */
export function OfficeFormPage({ id, office, seen, surveyed, children }: Props): VNode {
  const { t, to, locale } = useVisit();
  const isNew = seen === '';
  return (
    <>
      <PageHead
        title={t(isNew ? 'offices:add' : 'offices:change.title')}
        lead={t(isNew ? 'offices:add.what' : 'offices:change.what')}
      />
      {children}
      <form method="post" action={to(`/offices/${id}`)}>
        <input type="hidden" name="seen" value={seen} />
        {fields.map(({ name, most, isNeeded }) => (
          <p key={name} class="field">
            <label for={name}>
              {t(`offices:field.${name}`)}
              {isNeeded ? '' : ` (${t('offices:optional')})`}
            </label>
            <input
              id={name}
              name={name}
              inputMode={inputModes[name]}
              value={office[name] ?? ''}
              maxLength={most}
              required={isNeeded}
              autocomplete="off"
              aria-describedby={`${name}-hint`}
              lang="en"
            />
            <span class="hint" id={`${name}-hint`}>
              {t(`offices:hint.${name}`)}
            </span>
          </p>
        ))}
        <fieldset class="office-languages">
          <legend>
            {t('offices:field.languages')} ({t('offices:optional')})
          </legend>
          {surveyed.map(({ info }) => (
            <label key={info.code}>
              <input
                type="checkbox"
                name="languages"
                value={info.code}
                checked={office.languages.includes(info.code)}
              />{' '}
              {languageTitle(locale, info)}
            </label>
          ))}
        </fieldset>
        <p class="acts">
          <button type="submit" class="primary big">
            {t('offices:save')}
          </button>
          <a class="button" href={to('/offices')}>
            {t('offices:cancel')}
          </a>
        </p>
      </form>
      {isNew ? null : (
        <Panel title={t('offices:away')}>
          <p>{t('offices:away.what')}</p>
          <form method="post" action={to(`/offices/${id}/away`)}>
            <input type="hidden" name="seen" value={seen} />
            <button type="submit" class="danger">
              {t('offices:away')}
            </button>
          </form>
        </Panel>
      )}
    </>
  );
}
