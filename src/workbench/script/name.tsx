import type { VNode } from 'preact';
import { useVisit } from '../visit.ts';

/** Asks what the visitor is called, in the form of an act that needs it; nothing where that is known. */
export function NameField({ id }: { readonly id: string }): VNode | null {
  const { t, visitor, isOnLine } = useVisit();
  if (isOnLine || visitor.name !== '') return null;
  return (
    <p class="field">
      <label for={id}>{t('script:name.label')}</label>
      <input id={id} name="name" maxLength={80} autocomplete="name" required />
    </p>
  );
}

/** Whom this browser reviews for, where nobody signs in; comes back to `here`. */
export function NameForm({ here }: { readonly here: string }): VNode | null {
  const { t, to, visitor, isOnLine } = useVisit();
  if (isOnLine) return null;
  return (
    <form class="tools" method="post" action={to('/script/name')}>
      <input type="hidden" name="here" value={here} />
      <p class="field">
        <label for="name">{t('script:name.label')}</label>
        <input id="name" name="name" value={visitor.name} maxLength={80} autocomplete="name" required />
      </p>
      <button type="submit">{t(visitor.name === '' ? 'script:name.set' : 'script:name.change')}</button>
    </form>
  );
}
