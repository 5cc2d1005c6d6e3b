import type { VNode } from 'preact';
import type { MemberKey } from '../../people/desk-people.ts';
import { Panel } from '../parts.tsx';
import { useVisit } from '../visit.ts';

/** Where a member opens numbers with their four words, and locks them again; the page's script does both. */
export function LockPart({ memberKey }: { readonly memberKey: MemberKey | undefined }): VNode {
  const { t, to } = useVisit();
  if (!memberKey) {
    return (
      <Panel tone="look" title={t('call-backs:noKey.title')} id="no-key">
        <p>{t('call-backs:noKey.text')}</p>
        <p>
          <a class="button primary" href={to('/people#key')}>
            {t('call-backs:noKey.way')}
          </a>
        </p>
      </Panel>
    );
  }
  const { publicKey, sealedSecret, salt } = memberKey;
  return (
    <Panel id="lock">
      <noscript>
        <p>{t('call-backs:noScript')}</p>
      </noscript>
      <form
        id="locked"
        data-public-key={publicKey}
        data-sealed-secret={sealedSecret}
        data-salt={salt}
        autocomplete="off"
        hidden
      >
        <h2>{t('call-backs:locked.title')}</h2>
        <p>{t('call-backs:locked.text')}</p>
        <p class="field">
          <label for="words">{t('call-backs:locked.words')}</label>
          <input
            id="words"
            type="password"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            required
            maxLength={80}
          />
        </p>
        <p class="banner bad" id="lock-fault" role="alert" hidden />
        <div class="acts">
          <button class="primary big">{t('call-backs:locked.open')}</button>
          <a href={to('/people#key')}>{t('call-backs:locked.forgotten')}</a>
        </div>
      </form>
      <div id="unlocked" hidden>
        <p>{t('call-backs:open.text')}</p>
        <button type="button" id="lock-now">
          {t('call-backs:open.lock')}
        </button>
      </div>
    </Panel>
  );
}
