import type { ComponentChildren, VNode } from 'preact';
import type { BenchLanguage } from '../../desk/languages.ts';
import { may } from '../../desk/roles.ts';
import { hedges, terms } from '../../speech/languages.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { languageTitle, markOf } from '../languages.ts';
import { PageHead } from '../parts.tsx';
import { useVisit } from '../visit.ts';

interface Props {
  readonly one: Surveyed;
  readonly language: BenchLanguage;
  /** What somebody has written, where it was not kept. */
  readonly written: Readonly<Record<string, string>> | undefined;
  readonly children?: ComponentChildren;
}

/** How a language says the words that it says in certain ways alone. */
export function GlossaryPage({ one, language, written, children }: Props): VNode {
  const { t, to, locale, visitor } = useVisit();
  const { code, glossary, seenGlossary } = language;
  const isMine = may(visitor, 'write glossary', code);
  const field = (english: string, ways: readonly string[] = []): VNode => {
    const id = english.toLowerCase().replaceAll(' ', '-');
    return (
      <p class="field" key={id}>
        <label for={id}>
          <span lang="en">{english}</span>
        </label>
        <input
          id={id}
          name={id}
          value={written?.[id] ?? ways.join(', ')}
          readOnly={!isMine}
          maxLength={400}
          {...markOf(one)}
        />
      </p>
    );
  };
  return (
    <>
      <PageHead
        title={t('languages:glossary.title', { language: languageTitle(locale, one.info) })}
        lead={t('languages:glossary.lead')}
      />
      {children}
      <form method="post" action={to(`/languages/${code}/glossary`)}>
        <input type="hidden" name="seen" value={seenGlossary} />
        <fieldset>
          <legend>{t('languages:glossary.terms')}</legend>
          <p class="hint">{t('languages:glossary.terms.hint')}</p>
          {terms.map((term) => field(term, glossary.terms[term]))}
        </fieldset>
        <fieldset>
          <legend>{t('languages:glossary.hedges')}</legend>
          <p class="hint">{t('languages:glossary.hedges.hint')}</p>
          {hedges.map((hedge) => field(hedge, glossary.hedges[hedge]))}
        </fieldset>
        {isMine ? <button class="primary">{t('languages:glossary.keep')}</button> : null}
      </form>
      <p>
        <a href={to(`/languages/${code}`)}>{t('languages:back')}</a>
      </p>
    </>
  );
}
