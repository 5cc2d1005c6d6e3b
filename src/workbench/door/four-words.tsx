import type { VNode } from 'preact';
import { withParts } from '../parts.tsx';
import { useVisit } from '../visit.ts';

/**
 * Four words to sign in with, or to open numbers with where it is the page `people`, shown once, and a look at whether they were written down; the
 * page's script fills them in.
 */
export function FourWords({ page = 'door' }: { readonly page?: 'door' | 'people' }): VNode {
  const { t } = useVisit();
  return (
    <section id="words" hidden>
      <div id="words-shown">
        <h2>{t('door:words.title')}</h2>
        <p>{t(`${page}:words.write`)}</p>
        <p>{withParts(t(`${page}:words.name`), { name: <b id="words-name" /> })}</p>
        <ol class="four-words" id="words-list" lang="en" translate={false} />
        <p>
          <button type="button" class="primary big" id="words-written">
            {t('door:words.written')}
          </button>
        </p>
      </div>
      <form id="words-check" hidden>
        <h2>{t('door:words.check')}</h2>
        <p class="field">
          <label for="word">{t('door:words.second')}</label>
          <input
            id="word"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            required
            maxLength={40}
          />
        </p>
        <p class="banner bad" id="word-fault" role="alert" hidden>
          {t('door:words.wrong')}
        </p>
        <div class="acts">
          <button class="primary big">{t('door:words.go')}</button>
          <button type="button" id="words-again">
            {t('door:words.again')}
          </button>
        </div>
      </form>
    </section>
  );
}
