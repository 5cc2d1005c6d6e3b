import type { VNode } from 'preact';
import { ChooseLanguage } from './choose-language.tsx';
import { nameIn } from '../languages.ts';
import { PageHead } from '../parts.tsx';
import { ScriptWords } from '../script-words.tsx';
import { useVisit } from '../visit.ts';
import type { BoothProps } from './booth-props.ts';
import { Booth } from './booth.tsx';

/** The studio: one line after the other, with a microphone. */
export function StudioPage({ hasVoices, ...booth }: BoothProps & { readonly hasVoices: boolean }): VNode {
  const { t, to, locale } = useVisit();
  const { surveyed, one, waiting } = booth.view;
  return (
    <>
      <PageHead title={t('studio:title', { language: nameIn(locale, one.info) })} />
      {surveyed.length < 2 ? null : (
        <form class="tools" method="get" action={to('/studio')} data-at-once>
          <ChooseLanguage surveyed={surveyed} one={one} />
        </form>
      )}
      <noscript>
        <p class="banner look">{t('studio:noScript')}</p>
      </noscript>
      <div id="studio">
        <Booth {...booth} />
      </div>
      {waiting.length === 0 ? null : (
        <p>
          <a class="button" href={to(`/studio/listen?lang=${one.info.code}`)}>
            {t('studio:listen.open', { count: waiting.length })}
          </a>
        </p>
      )}
      {hasVoices ? (
        <p class="acts">
          <a href={to(`/studio/voices?lang=${one.info.code}`)}>{t('voices:open')}</a>
          <a href={to(`/studio/consent?lang=${one.info.code}`)}>{t('voices:manage')}</a>
        </p>
      ) : null}
      <details class="advice">
        <summary>{t('studio:advice.title')}</summary>
        <ul>
          {(['room', 'voice', 'pause', 'comma'] as const).map((one) => (
            <li key={one}>{t(`studio:advice.${one}`)}</li>
          ))}
        </ul>
        <p class="keys hint">{t('studio:advice.keys')}</p>
      </details>
      <ScriptWords of="recorder" />
    </>
  );
}
