import type { VNode } from 'preact';
import { dayIn } from '../dates.ts';
import { Panel } from '../parts.tsx';
import { useVisit } from '../visit.ts';

interface Props {
  readonly link: string;
  /** Milliseconds since 1970. */
  readonly until: number;
  /** The member whom it gives a new way in; undefined where it makes one. */
  readonly name: string | undefined;
}

/** A link that somebody is invited by: shown this once, to be sent however people talk. */
export function LinkPanel({ link, until, name }: Props): VNode {
  const { t, locale } = useVisit();
  return (
    <Panel tone="good" title={name === undefined ? t('members:link.title') : t('members:link.for', { name })}>
      <p>{name === undefined ? t('members:link.text') : t('members:link.forText', { name })}</p>
      <p class="field">
        <label for="link">{t('members:link.label')}</label>
        <input id="link" class="url" readonly value={link} autocomplete="off" autofocus />
      </p>
      <div class="acts" id="link-acts" data-text={t('members:link.message')} hidden>
        <button type="button" id="copy" class="primary">
          {t('members:link.copy')}
        </button>
        <button type="button" id="share" hidden>
          {t('members:link.share')}
        </button>
        <span
          id="copied"
          role="status"
          data-done={t('members:link.copied')}
          data-failed={t('members:link.byHand')}
        />
      </div>
      <p class="hint">{t('members:link.hint', { day: dayIn(locale, until) })}</p>
    </Panel>
  );
}
