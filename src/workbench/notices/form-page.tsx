import type { ComponentChildren, VNode } from 'preact';
import type { Reason } from '../../reason.ts';
import type { LanguageInfo } from '../../speech/languages.ts';
import { languageTitle, markOf } from '../languages.ts';
import { Banner, PageHead } from '../parts.tsx';
import { ReasonList } from '../reasons.tsx';
import { useVisit } from '../visit.ts';
import type { Draft, Faults } from './draft.ts';

interface Props {
  readonly draft: Draft;
  /** The languages that a text can be written in. */
  readonly languages: readonly LanguageInfo[];
  readonly today: string;
  readonly faults?: Faults | undefined;
  readonly children?: ComponentChildren;
}

/** Where a part is written, in as many languages as somebody can. */
export function OwnFormPage({ draft, languages, today, faults, children }: Props): VNode {
  const { t, to, locale } = useVisit();
  const { name, until, seen } = draft;
  return (
    <>
      <PageHead title={t(`notices:${name}.title`)} lead={t(`notices:${name}.what`)} />
      {children}
      {faults ? (
        <Banner tone="bad">
          <p>{t('notices:faults')}</p>
          {faults.isEmpty ? <p>{t('notices:faults.empty')}</p> : null}
          <p>
            {languages.map((info) =>
              faults.byLanguage.has(info.code) ? (
                <a key={info.code} class="fault-link" href={`#text-${info.code}`}>
                  {languageTitle(locale, info)}
                </a>
              ) : null,
            )}
          </p>
        </Banner>
      ) : null}
      <form method="post" action={to(`/notices/${name}`)}>
        <input type="hidden" name="seen" value={seen} />
        {name === 'notice' ? (
          <div class="field">
            <label for="until">{t('notices:until')}</label>
            <input
              id="until"
              name="until"
              type="date"
              min={today}
              value={until}
              required
              aria-describedby={faults?.isDayPast ? 'until-fault' : undefined}
            />
            {faults?.isDayPast ? (
              <p class="fault" id="until-fault">
                {t('notices:faults.day')}
              </p>
            ) : null}
          </div>
        ) : null}
        <p class="hint">{t(name === 'name' ? 'notices:hint.name' : 'notices:hint')}</p>
        {languages.map((info) => (
          <TextField key={info.code} draft={draft} info={info} faults={faults?.byLanguage.get(info.code)} />
        ))}
        <p class="acts">
          <button type="submit" class="primary big" name="step" value="look">
            {t('notices:look')}
          </button>
          <a class="button" href={to(`/notices#${name}`)}>
            {t('notices:cancel')}
          </a>
        </p>
      </form>
    </>
  );
}

interface FieldProps {
  readonly draft: Draft;
  readonly info: LanguageInfo;
  readonly faults: readonly Reason[] | undefined;
}

function TextField({ draft, info, faults }: FieldProps): VNode {
  const { locale } = useVisit();
  const id = `text-${info.code}`;
  const own = info.name === languageTitle(locale, info) ? '' : ` (${info.name})`;
  return (
    <div class="field own-field">
      <label for={id}>{languageTitle(locale, info) + own}</label>
      <textarea
        id={id}
        name={id}
        rows={draft.name === 'name' ? 1 : 2}
        maxLength={1000}
        aria-invalid={faults !== undefined}
        aria-describedby={faults ? `${id}-fault` : undefined}
        {...markOf({ info })}
      >
        {draft.texts[info.code] ?? ''}
      </textarea>
      {faults ? <ReasonList reasons={faults} id={`${id}-fault`} name="fault" /> : null}
    </div>
  );
}
