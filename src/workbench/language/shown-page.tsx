import type { VNode } from 'preact';
import { languageTitle, markOf, nameIn } from '../languages.ts';
import { useVisit } from '../visit.ts';
import { StandingPart } from './standing-part.tsx';
import type { LanguageView } from './view.ts';

interface Props {
  readonly view: Pick<LanguageView, 'one' | 'standing'>;
  readonly hotlineName: string | undefined;
  readonly phoneNumber: string | undefined;
}

/** How far a language is, for a community: no member is named, and nothing can be done here. */
export function ShownPage({ view: { one, standing }, hotlineName, phoneNumber }: Props): VNode {
  const { t, locale } = useVisit();
  const { info } = one;
  const language = nameIn(locale, info);
  const title = languageTitle(locale, info);
  // What is a matter of the team alone is nobody else's.
  const lacking = standing.lacking.filter(
    ({ what }) => !['speaker', 'second', 'glossary', 'ready'].includes(what),
  );
  return (
    <>
      <h1>{title}</h1>
      {info.name === title ? null : (
        <p class="text" {...markOf(one)}>
          {info.name}
        </p>
      )}
      <p>
        {t(hotlineName === undefined ? 'languages:public.what' : 'languages:public.whatOf', {
          hotline: hotlineName,
        })}
      </p>
      <StandingPart info={info} standing={standing} />
      {lacking.length === 0 ? null : (
        <>
          <h2>{t('languages:public.lacking')}</h2>
          <ul>
            {lacking.map(({ what, count }) => (
              <li key={what}>{t(`languages:lacking.${what}`, { count, language })}</li>
            ))}
          </ul>
          <h2>{t('languages:public.help')}</h2>
          <p>{t('languages:public.helpHow', { language })}</p>
        </>
      )}
      {phoneNumber === undefined ? null : <p>{t('languages:public.number', { number: phoneNumber })}</p>}
    </>
  );
}
