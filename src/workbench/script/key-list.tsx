import type { VNode } from 'preact';
import { useVisit } from '../visit.ts';

/** A key that does something on these pages. */
type ShortKey = 'j' | 'k' | 'r' | 'e' | 'w' | 'h' | '/' | '?';

/** What can be done with keys, and the way to have them do nothing: some people's aids press them by themselves. */
export function KeyList({ keys }: { readonly keys: readonly ShortKey[] }): VNode {
  const { t } = useVisit();
  return (
    <details class="key-list" id="keys">
      <summary aria-keyshortcuts="?">{t('script:keys')}</summary>
      <dl>
        {keys.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`script:key.${names[key]}`)}</dd>
          </div>
        ))}
      </dl>
      <p class="field inline">
        <input type="checkbox" id="keys-on" checked />
        <label for="keys-on">{t('script:keys.on')}</label>
      </p>
    </details>
  );
}

const names = {
  j: 'next',
  k: 'before',
  r: 'right',
  e: 'edit',
  w: 'wrong',
  h: 'hear',
  '/': 'search',
  '?': 'list',
} as const;
