import type { VNode } from 'preact';
import type { NodeId } from '../../guide/ids.ts';
import { useVisit } from '../visit.ts';
import { Moves, PressForm, SelectField, useTopics, WordsField } from './desk.tsx';
import { anchorOf, pageOf } from './look.ts';
import { fieldOf } from './many.ts';
import { choicesAt, takesChoices, type ShownChoice } from './said.ts';

const keys = ['1', '2', '3', '4', '5', '6', '7'];

/** What callers can choose at a node, in order: with words, keys, and where each leads. */
export function ChoicesPart({ node }: { readonly node: NodeId }): VNode | null {
  const { t } = useVisit();
  const { look, mayChange } = useTopics();
  const choices = choicesAt(look, node);
  if (choices.length === 0 && !takesChoices(look, node)) return null;
  const form = `choices-${node}`;
  const list = (
    <ol class="topic-choices">
      {choices.map((choice, index) => (
        <li key={choice.to}>
          <ChoiceItem {...{ form, choice, isFirst: index === 0, isLast: index === choices.length - 1 }} />
        </li>
      ))}
    </ol>
  );
  return (
    <>
      <h3>{t('topics:choices')}</h3>
      {choices.length === 0 ? <p class="hint">{t('topics:choices.none')}</p> : null}
      {mayChange && choices.length > 0 ? (
        <PressForm name={form} act="choices" at={node} save={t('topics:choices.save')}>
          {list}
        </PressForm>
      ) : (
        list
      )}
    </>
  );
}

interface ItemProps {
  readonly form: string;
  readonly choice: ShownChoice;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function ChoiceItem({ form, choice, isFirst, isLast }: ItemProps): VNode {
  const { t, to: link } = useVisit();
  const { look, mayChange } = useTopics();
  const { to, key, words, isOwn, isFixed, isShared } = choice;
  const title = look.nameOf(to);
  const canChange = mayChange && !isFixed;
  return (
    <>
      {canChange && keys.includes(key) ? (
        <SelectField
          form={form}
          name={fieldOf.key(to)}
          label={t('topics:choice.key', { title })}
          options={keys.map((one) => [one, one])}
          value={key}
          isPlain
        />
      ) : (
        <kbd>{key}</kbd>
      )}
      <div class="topic-choice">
        {canChange && isOwn && !isShared ? (
          <WordsField form={form} name={fieldOf.words(to)} label={t('topics:choice.words')} value={words} />
        ) : (
          <p lang="en">{words}</p>
        )}
        <p>
          <a href={link(`${pageOf(look, to)}#${anchorOf(to)}`)}>→ {title}</a>
        </p>
      </div>
      {canChange ? (
        <Moves
          of={to}
          labels={{
            up: t('topics:choice.up', { title }),
            down: t('topics:choice.down', { title }),
            remove: t('topics:choice.remove', { title }),
          }}
          can={{ up: !isFirst, down: !isLast, remove: isOwn }}
        />
      ) : null}
    </>
  );
}
