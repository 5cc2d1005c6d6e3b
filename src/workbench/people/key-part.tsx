import type { VNode } from 'preact';
import { FourWords } from '../door/four-words.tsx';
import { Badge, Panel } from '../parts.tsx';
import { ScriptWords } from '../script-words.tsx';
import { useVisit } from '../visit.ts';

/** A member's key for numbers that callers leave: made in their browser, which alone ever has it. */
export function KeyPart({ hasKey }: { readonly hasKey: boolean }): VNode {
  const { t } = useVisit();
  const make = (
    <>
      <p class="acts">
        <button type="button" id="make-key" class={hasKey ? undefined : 'primary'} hidden>
          {t(hasKey ? 'people:key.anew' : 'people:key.make')}
        </button>
      </p>
      <noscript>
        <p>{t('people:key.noScript')}</p>
      </noscript>
    </>
  );
  return (
    <Panel title={t('people:key.title')} id="key">
      <p>{t('people:key.what')}</p>
      {hasKey ? (
        <>
          <p>
            <Badge tone="good">{t('people:key.there')}</Badge>
          </p>
          <details id="new-key">
            <summary>{t('people:key.forgotten')}</summary>
            <p>{t('people:key.lost')}</p>
            {make}
          </details>
        </>
      ) : (
        <>
          <p>{t('people:key.lost')}</p>
          {make}
        </>
      )}
      <FourWords page="people" />
      <p class="banner" id="key-told" role="status" hidden />
      <ScriptWords of="key" />
    </Panel>
  );
}
