import type { ComponentChildren, VNode } from 'preact';
import { may } from '../../desk/roles.ts';
import { languageTitle, markOf, nameIn } from '../languages.ts';
import { PageHead, Panel } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import { ReleasedPart } from './released-part.tsx';
import { scriptName } from './scripts.ts';
import { ShownPart } from './shown-part.tsx';
import { StandingPart } from './standing-part.tsx';
import { addressOf, canHelp, nextStep, type LanguageView } from './view.ts';

interface Props {
  readonly view: LanguageView;
  /** The address that anybody may open; undefined where nobody may, and null where there can be none. */
  readonly shownAt: string | undefined | null;
  readonly children?: ComponentChildren;
}

/** A language: what callers get of it, who is at work, what stands in its way, and what to do next. */
export function LanguagePage({ view, shownAt, children }: Props): VNode {
  const { t, to, locale, visitor } = useVisit();
  const { one, standing, speakers } = view;
  const { info } = one;
  const language = nameIn(locale, info);
  const next = nextStep(visitor, info.code, standing);
  return (
    <>
      <PageHead title={languageTitle(locale, info)} />
      {children}
      <p class="text" {...markOf(one)}>
        {info.name === language ? null : info.name}
      </p>
      <StandingPart info={info} standing={standing} />
      {next === undefined ? null : next === 'ready' ? (
        <ReadyForm view={view} />
      ) : (
        <p>
          <a class="button primary big" href={to(addressOf(next, info.code))}>
            {t(`languages:next.${next}`)}
          </a>
        </p>
      )}
      <Panel title={t('languages:lacking')}>
        {standing.lacking.length === 0 ? (
          <p>{t('languages:lacking.none')}</p>
        ) : (
          <ul>
            {standing.lacking.map(({ what, count }) => {
              const words = t(`languages:lacking.${what}`, { count, language });
              return (
                <li key={what}>
                  {canHelp(visitor, what, info.code) ? (
                    <a href={to(addressOf(what, info.code))}>{words}</a>
                  ) : (
                    words
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </Panel>
      {speakers === undefined ? null : (
        <Panel title={t('languages:people')}>
          <p>
            {speakers.length === 0
              ? t('languages:people.none')
              : may(visitor, 'see members') || visitor.languages.includes(info.code)
                ? new Intl.ListFormat(locale).format(speakers)
                : t('languages:people.count', { count: speakers.length })}
          </p>
          {may(visitor, 'invite speakers and viewers') ? (
            <p>
              <a class="button" href={to(addressOf('speaker', info.code))}>
                {t('languages:invite', { language })}
              </a>
            </p>
          ) : null}
        </Panel>
      )}
      <Panel title={t('languages:about')}>
        <p>{aboutIn(view)}</p>
        <p class="acts">
          {info.isWritten ? (
            <a class="button" href={to(`/languages/${info.code}/glossary`)}>
              {t('languages:glossary')}
            </a>
          ) : null}
          <a class="button" href={to(`/languages/${info.code}/sheet`)} download={`sheet-${info.code}.html`}>
            {t('languages:sheet')}
          </a>
        </p>
      </Panel>
      {view.language.isInConflict ? <ReleasedPart view={view} /> : null}
      {shownAt === null ? null : <ShownPart code={info.code} shownAt={shownAt} />}
    </>
  );

  function aboutIn({ language: { value, code } }: LanguageView): string {
    const script = new Intl.ListFormat(locale).format(value.scripts.map((each) => scriptName(locale, each)));
    const kind = !value.written ? 'unwritten' : value.voice ? 'voice' : 'recorded';
    return t(`languages:about.${kind}`, { code, script });
  }
}

/** A draft that has its words is held to the rules, and is a draft no more. */
function ReadyForm({ view: { one, language } }: { readonly view: LanguageView }): VNode {
  const { t, to } = useVisit();
  return (
    <form id="ready" method="post" action={to(`/languages/${one.info.code}/ready`)}>
      <input type="hidden" name="seen" value={language.seen} />
      <button class="primary big">{t('languages:next.ready')}</button>
      <p class="hint">{t('languages:ready.hint')}</p>
    </form>
  );
}
