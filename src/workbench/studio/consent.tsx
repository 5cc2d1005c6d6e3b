import type { VNode } from 'preact';
import type { Consent } from '../../desk/voices.ts';
import type { ConsentWording } from '../../speech/consent.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { dayIn } from '../since.ts';
import { markOf, nameIn, type Marked } from '../languages.ts';
import { Banner, PageHead, Panel } from '../parts.tsx';
import { useVisit } from '../visit.ts';

const english: Marked = { lang: 'en', dir: 'ltr' };

interface AskProps {
  readonly one: Surveyed;
  readonly wording: ConsentWording;
  readonly english: ConsentWording | undefined;
}

/** What somebody agrees to before their first line, in the language in which they speak. */
export function ConsentPage({ one, wording, english: inEnglish }: AskProps): VNode {
  const { t, to, locale } = useVisit();
  const language = nameIn(locale, one.info);
  return (
    <>
      <PageHead title={t('voices:consent.title', { language })} lead={t('voices:consent.lead')} />
      <form class="panel consent" method="post" action={to('/studio/consent')}>
        <Wording one={one} wording={wording} />
        {wording.reviewed ? null : <p class="hint">{t('voices:consent.unreviewed', { language })}</p>}
        {wording.language === one.info.code ? null : (
          <p class="hint">{t('voices:consent.missing', { language })}</p>
        )}
        <input type="hidden" name="language" value={one.info.code} />
        <input type="hidden" name="text" value={wording.number} />
        <p class="acts">
          <button class="big primary" name="given" value="yes" {...langOf(one, wording)}>
            {wording.agree}
          </button>
          <a class="button" href={to('/today')}>
            {t('voices:consent.notNow')}
          </a>
        </p>
        {inEnglish === undefined || wording.language === inEnglish.language ? null : (
          <details>
            <summary>{t('voices:consent.inEnglish')}</summary>
            <Points wording={inEnglish} mark={english} />
          </details>
        )}
      </form>
    </>
  );
}

interface WordingProps {
  readonly one: Surveyed;
  readonly wording: ConsentWording;
}

function Wording({ one, wording }: WordingProps): VNode {
  const mark = langOf(one, wording);
  return (
    <>
      <h2 {...mark}>{wording.title}</h2>
      <Points wording={wording} mark={mark} />
    </>
  );
}

/** A wording that a language has not is the English one. */
function langOf(one: Surveyed, { language }: ConsentWording): Marked {
  return language === one.info.code ? markOf(one) : english;
}

function Points({ wording, mark }: { readonly wording: ConsentWording; readonly mark: Marked }): VNode {
  return (
    <ul class="points" {...mark}>
      {(['use', 'heard', 'licence', 'withdraw'] as const).map((point) => (
        <li key={point}>{wording[point]}</li>
      ))}
    </ul>
  );
}

interface WithdrawProps extends WordingProps {
  /** Of how many lines there is a recording. */
  readonly count: number;
  readonly consent: Consent | undefined;
}

/** To what somebody has agreed, and how they take it back. */
export function WithdrawPage({ one, wording, count, consent }: WithdrawProps): VNode {
  const { t, to, locale } = useVisit();
  const language = nameIn(locale, one.info);
  return (
    <>
      <PageHead title={t('voices:yours', { language })}>
        <a class="button" href={to(`/studio?lang=${one.info.code}`)}>
          {t('voices:record')}
        </a>
      </PageHead>
      <Panel title={t('voices:agreed')}>
        {consent?.given ? (
          <p>
            {t('voices:agreedOn', {
              when: dayIn(consent.when, locale),
              number: consent.text,
            })}
          </p>
        ) : null}
        <Points wording={wording} mark={langOf(one, wording)} />
      </Panel>
      <Panel title={t('voices:withdraw.title')} tone="bad">
        <p>{t('voices:withdraw.what', { count, language })}</p>
        <p>{t('voices:withdraw.forGood')}</p>
        <form method="post" action={to('/studio/consent')}>
          <input type="hidden" name="language" value={one.info.code} />
          <input type="hidden" name="text" value={wording.number} />
          <p class="field inline">
            <input type="checkbox" id="sure" required />
            <label for="sure">{t('voices:withdraw.sure')}</label>
          </p>
          <p class="acts">
            <button class="danger" name="given" value="no">
              {t('voices:withdraw.do')}
            </button>
          </p>
        </form>
      </Panel>
    </>
  );
}

/** What has come of a withdrawal. */
export function WithdrawnPage({
  language,
  title,
}: {
  readonly language: string;
  readonly title: string;
}): VNode {
  const { t, to } = useVisit();
  return (
    <>
      <PageHead title={title} />
      <Banner tone="good">
        <p>{t('voices:withdrawn')}</p>
      </Banner>
      <p class="acts">
        <a class="button" href={to('/today')}>
          {t('common:page.today')}
        </a>
        <a class="button" href={to(`/studio?lang=${language}`)}>
          {t('voices:again')}
        </a>
      </p>
    </>
  );
}
