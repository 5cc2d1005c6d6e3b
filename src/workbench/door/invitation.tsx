import type { VNode } from 'preact';
import { roles } from '../../desk/roles.ts';
import { YouMay, type Named } from '../members/standing.tsx';
import { nameIn } from '../languages.ts';
import { withParts } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import { Faults } from './faults.tsx';
import { FourWords } from './four-words.tsx';

/** The page of an invitation. Its script alone knows which one: it shows the sentences that fit, and fills in names and languages. */
export function InvitationPage({ known }: { readonly known: readonly Named[] }): VNode {
  const { t, to, locale } = useVisit();
  return (
    <>
      <p id="waiting" role="status" aria-busy="true">
        {t('door:moment')}
      </p>
      <section id="over" hidden>
        <h1>{t('door:over.title')}</h1>
        <p>{t('door:over.text')}</p>
        <p>
          <a class="button" href={to('/')}>
            {t('door:over.signIn')}
          </a>
        </p>
      </section>
      <h1 id="title" hidden>
        <span data-for="new">{t('door:invited.title')}</span>
        <span data-for="known">{t('door:again.title')}</span>
      </h1>
      <section id="invited" hidden>
        <div data-for="new">
          <p data-by="somebody">{withParts(t('door:invited.by'), { by: <b data-put="by" /> })}</p>
          <p data-by="nobody">{t('door:invited.byNobody')}</p>
          <p>{t('door:invited.line')}</p>
          {roles.map((role) => (
            <div key={role} data-role={role}>
              <YouMay role={role} languages={<b data-put="languages" />} />
            </div>
          ))}
        </div>
        <div data-for="known">
          <p>{withParts(t('door:again.text'), { name: <b data-put="name" /> })}</p>
        </div>
        <ul id="languages" hidden>
          {known.map((one) => (
            <li key={one.code} data-code={one.code}>
              {nameIn(locale, one)}
            </li>
          ))}
        </ul>
        <form id="accept">
          <p class="field" data-for="new">
            <label for="name">{t('door:invited.name')}</label>
            <input
              id="name"
              name="name"
              autocomplete="nickname"
              maxLength={60}
              aria-describedby="name-hint"
            />
            <small id="name-hint">{t('door:invited.nameHint')}</small>
          </p>
          <h2>{t('door:invited.way')}</h2>
          <div id="by-passkey" hidden>
            <button class="primary big" value="passkey" aria-describedby="passkey-hint">
              {t('door:invited.passkey')}
            </button>
            <p class="hint" id="passkey-hint">
              {t('door:passkey.hint')}
            </p>
          </div>
          <button class="big" value="words" aria-describedby="words-hint">
            {t('door:invited.words')}
          </button>
          <p class="hint" id="words-hint">
            {t('door:invited.wordsHint')}
          </p>
        </form>
      </section>
      <FourWords />
      <Faults />
    </>
  );
}
