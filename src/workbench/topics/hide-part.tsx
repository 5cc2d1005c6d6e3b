import type { VNode } from 'preact';
import type { NodeId } from '../../guide/ids.ts';
import { useVisit } from '../visit.ts';
import { placesOf } from './add-part.tsx';
import { ActForm, Fold, SelectField, useTopics } from './desk.tsx';

/** Has a place of the shipped guide not be offered, or offered again. */
export function HidePart({ node }: { readonly node: NodeId }): VNode | null {
  const { t } = useVisit();
  const { look } = useTopics();
  const hidden = [...look.topics.values()]
    .flatMap(({ document }) => document.hides ?? [])
    .find((one) => one.node === node);
  if (hidden)
    return (
      <>
        <p>
          {hidden.instead === undefined
            ? t('topics:hidden')
            : t('topics:hidden.instead', { instead: look.nameOf(hidden.instead) })}
        </p>
        <ActForm name={`show-${node}`} act="show" at={node} hidden={{ node }}>
          <button type="submit">{t('topics:show')}</button>
        </ActForm>
      </>
    );
  if (!look.nodes.has(node) || look.base.roles.has(node)) return null;
  const form = `hide-${node}`;
  const others = placesOf(look).filter(([id]) => id !== node);
  return (
    <Fold summary={t('topics:hide')} forms={[form]} id="hide">
      <ActForm name={form} act="hide" at={node} hidden={{ node }}>
        <p class="hint">{t('topics:hide.hint')}</p>
        <SelectField
          form={form}
          name="instead"
          label={t('topics:hide.instead')}
          options={[['', t('topics:hide.nothing')], ...others]}
        />
        <p class="acts">
          <button type="submit">{t('topics:hide.do')}</button>
        </p>
      </ActForm>
    </Fold>
  );
}
