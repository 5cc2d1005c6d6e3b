import type { ComponentChildren, VNode } from 'preact';
import { PageHead } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import { scriptCodes, scriptName } from './scripts.ts';

/** What somebody has filled in of a new language. */
export interface Filled {
  readonly name: string;
  readonly english: string;
  readonly code: string;
  readonly written: boolean;
  readonly script: string;
}

/** The form by which a language is started. */
export function StartPage({
  filled,
  children,
}: {
  readonly filled: Filled | undefined;
  readonly children?: ComponentChildren;
}): VNode {
  const { t, to, locale } = useVisit();
  const { name = '', english = '', code = '', written = true, script = 'Latin' } = filled ?? {};
  const names = Object.keys(scriptCodes)
    .map((one) => [one, scriptName(locale, one)] as const)
    .toSorted(
      ([a, one], [b, other]) =>
        Number(b === 'Latin') - Number(a === 'Latin') || one.localeCompare(other, locale),
    );
  return (
    <>
      <PageHead title={t('languages:start')} lead={t('languages:start.lead')} />
      {children}
      <form method="post" action={to('/languages/new')}>
        <p class="field">
          <label for="name">{t('languages:name')}</label>
          <input id="name" name="name" value={name} required maxLength={60} aria-describedby="name-hint" />
          <span class="hint" id="name-hint">
            {t('languages:name.hint')}
          </span>
        </p>
        <p class="field">
          <label for="english">{t('languages:english')}</label>
          <input id="english" name="english" value={english} required maxLength={60} lang="en" />
        </p>
        <p class="field">
          <label for="code">{t('languages:code')}</label>
          <input
            id="code"
            name="code"
            value={code}
            required
            pattern="[a-z]{2,8}"
            maxLength={8}
            autocapitalize="none"
            spellcheck={false}
            aria-describedby="code-hint"
          />
          <span class="hint" id="code-hint">
            {t('languages:code.hint')}
          </span>
        </p>
        <fieldset>
          <legend>{t('languages:written')}</legend>
          {([true, false] as const).map((one) => (
            <label key={String(one)} class="choice" for={`written-${one ? 'yes' : 'no'}`}>
              <input
                id={`written-${one ? 'yes' : 'no'}`}
                type="radio"
                name="written"
                value={one ? 'yes' : 'no'}
                checked={one === written}
              />
              <span>
                <b>{t(`languages:written.${one ? 'yes' : 'no'}`)}</b>{' '}
                <small>{t(`languages:written.${one ? 'yes' : 'no'}.hint`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <p class="field">
          <label for="script">{t('languages:script')}</label>
          <select id="script" name="script">
            {names.map(([one, label]) => (
              <option key={one} value={one} selected={one === script}>
                {label}
              </option>
            ))}
          </select>
        </p>
        <p class="hint">{t('languages:start.voice')}</p>
        <button class="primary">{t('languages:start.do')}</button>
      </form>
    </>
  );
}
