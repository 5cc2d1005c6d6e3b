import type { VNode } from 'preact';
import type { Session, Ways } from '../../desk/members/store.ts';
import { momentIn } from '../dates.ts';
import { Faults } from '../door/faults.tsx';
import { FourWords } from '../door/four-words.tsx';
import { languageTitle } from '../languages.ts';
import { listLanguages, YouMay, type Named } from '../members/standing.tsx';
import { Banner, PageHead, Panel } from '../parts.tsx';
import { useVisit } from '../visit.ts';

interface Props {
  readonly known: readonly Named[];
  readonly ways: Ways;
  readonly sessions: readonly Session[];
  /** The session in which the page is looked at. */
  readonly here: string;
  readonly came: 'ended' | undefined;
  /** The languages in which they lend their voice. */
  readonly voices: readonly Named[];
}

/** What somebody has here: a name, a role, ways to sign in, and where they are signed in. */
export function AccountPage({ known, ways, sessions, here, came, voices }: Props): VNode {
  const { t, to, visitor, locale } = useVisit();
  const languages = <b>{listLanguages(locale, visitor.languages, known)}</b>;
  return (
    <>
      <PageHead title={visitor.name}>
        <form method="post" action={to('/sign-out')}>
          <button>{t('account:signOut')}</button>
        </form>
      </PageHead>
      {came === undefined ? null : (
        <Banner tone="good">
          <p>{t('account:ended')}</p>
        </Banner>
      )}
      <YouMay role={visitor.role} languages={languages} />
      {voices.length === 0 ? null : (
        <Panel title={t('voices:account')} id="voices">
          <p>{t('voices:account.what')}</p>
          <ul>
            {voices.map((info) => (
              <li key={info.code}>
                <a href={to(`/studio/consent?lang=${info.code}`)}>{languageTitle(locale, info)}</a>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t('account:ways')} id="ways">
        <ul>
          {ways.passkeys === 0 ? null : <li>{t('account:passkeys', { count: ways.passkeys })}</li>}
          {ways.hasPassphrase ? <li>{t('account:fourWords')}</li> : null}
        </ul>
        {ways.passkeys + Number(ways.hasPassphrase) > 1 ? null : <p class="hint">{t('account:addSecond')}</p>}
        <div class="acts" id="add" hidden>
          <button type="button" data-way="passkey" hidden>
            {t('account:addPasskey')}
          </button>
          <button type="button" data-way="words">
            {t(ways.hasPassphrase ? 'account:newWords' : 'account:addWords')}
          </button>
        </div>
        <noscript>
          <p>{t('door:noScript')}</p>
        </noscript>
        <p class="banner good" id="added" role="status" hidden>
          {t('account:added')}
        </p>
        <FourWords />
        <Faults />
      </Panel>
      <Panel title={t('account:sessions')} id="sessions">
        <ul class="list">
          {sessions.slice(0, 40).map(({ id, made, until }) => (
            <li key={id}>
              <p>
                {id === here ? <b>{t('account:thisDevice')}</b> : t('account:otherDevice')}{' '}
                <small>
                  {t('account:since', { from: momentIn(locale, made), to: momentIn(locale, until) })}
                </small>
              </p>
              {id === here ? null : (
                <form method="post" action={to(`/account/sessions/${id}/end`)}>
                  <button>{t('account:end')}</button>
                </form>
              )}
            </li>
          ))}
        </ul>
        {sessions.length < 2 ? null : (
          <form method="post" action={to('/account/sessions/end')}>
            <button>{t('account:endOthers')}</button>
          </form>
        )}
      </Panel>
      <p class="hint">{t('account:kept')}</p>
    </>
  );
}
