import type { VNode } from 'preact';
import { useVisit } from '../visit.ts';
import { Faults } from './faults.tsx';

interface Props {
  /** Whether something was sent that could not be kept. */
  readonly isLost: boolean;
}

/** Where members sign in: at the address of the page that they want, which comes when they are in. */
export function SignIn({ isLost }: Props): VNode {
  const { t } = useVisit();
  return (
    <>
      <h1>{t('door:signIn')}</h1>
      {isLost ? (
        <p class="banner look" role="status">
          {t('door:signIn.lost')}
        </p>
      ) : (
        <p class="lead">{t('door:signIn.lead')}</p>
      )}
      <p id="waiting" role="status" aria-busy="true" hidden>
        {t('door:moment')}
      </p>
      <div id="ways">
        <section id="by-passkey" hidden>
          <p>
            <button type="button" id="passkey" class="primary big">
              {t('door:signIn.passkey')}
            </button>
          </p>
          <p class="hint">{t('door:passkey.hint')}</p>
          <h2>{t('door:signIn.or')}</h2>
        </section>
        <form id="by-words" method="post">
          <p class="field">
            <label for="name">{t('door:name')}</label>
            <input id="name" name="name" autocomplete="username" maxLength={60} required />
          </p>
          <p class="field">
            <label for="passphrase">{t('door:fourWords')}</label>
            <input
              id="passphrase"
              name="passphrase"
              autocomplete="current-password"
              autocapitalize="none"
              spellcheck={false}
              maxLength={200}
              required
            />
          </p>
          <button class="big">{t('door:signIn')}</button>
        </form>
        <Faults />
        <details>
          <summary>{t('door:signIn.help')}</summary>
          <p>{t('door:signIn.helpText')}</p>
        </details>
      </div>
    </>
  );
}
