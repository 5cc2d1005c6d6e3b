import type { VNode } from 'preact';
import type { NodeId } from '../../guide/ids.ts';
import { targetOf, writtenOut } from '../../topics/choices.ts';
import { linesIn } from '../../topics/said-lines.ts';
import { useVisit } from '../visit.ts';
import { ActForm, Fold, SelectField, useTopics, WordsField } from './desk.tsx';
import type { TopicsLook } from './look.ts';
import { choicesAt, takesChoices } from './said.ts';

/** What can be added to a node: an answer, a question, a way on to what is there already. */
export function AddPart({ node }: { readonly node: NodeId }): VNode | null {
  const { t } = useVisit();
  const { look, mayChange } = useTopics();
  if (!mayChange || !takesChoices(look, node)) return null;
  return (
    <section class="topic-add">
      <h3>{t('topics:add')}</h3>
      {(['answer', 'question'] as const).map((act) => (
        <Fold key={act} summary={t(`topics:add.${act}`)} forms={[`${act}-${node}`]}>
          <NewNode act={act} node={node} />
        </Fold>
      ))}
      <Fold summary={t('topics:add.way')} forms={[`part-${node}`, `way-${node}`]}>
        <SharedWay node={node} />
        <OtherWay node={node} />
      </Fold>
    </section>
  );
}

/** The keys that a new choice can have. */
export function KeyField({
  form,
  taken,
}: {
  readonly form: string;
  readonly taken: readonly string[];
}): VNode {
  const { t } = useVisit();
  const free = ['1', '2', '3', '4', '5', '6', '7'].filter((key) => !taken.includes(key));
  return (
    <SelectField
      form={form}
      name="key"
      label={t('topics:key')}
      options={[['', t('topics:key.first')], ...free.map((key) => [key, key] as const)]}
    />
  );
}

function NewNode({ act, node }: { readonly act: 'answer' | 'question'; readonly node: NodeId }): VNode {
  const { t } = useVisit();
  const { look, sent } = useTopics();
  const form = `${act}-${node}`;
  const chosen = sent?.form === form ? [sent.next].flat() : ['number'];
  return (
    <ActForm name={form} act={act} at={node} hidden={{ under: node }}>
      <WordsField
        form={form}
        name="choice"
        label={t('topics:choice.words')}
        hint={t('topics:choice.words.hint')}
      />
      <WordsField
        form={form}
        name="sentences"
        label={t(`topics:add.${act}.sentences`)}
        hint={t('topics:sentences.more.hint')}
        rows={4}
        most={8000}
      />
      <WordsField
        form={form}
        name="source"
        label={t('topics:source')}
        hint={t('topics:source.hint')}
        most={300}
        isOptional
      />
      {act === 'answer' ? (
        <fieldset>
          <legend>{t('topics:next')}</legend>
          {sharedWays(look, node).map(([part, words]) => (
            <p key={part} class="field inline">
              <input
                type="checkbox"
                id={`${form}-next-${part}`}
                name="next"
                value={part}
                checked={chosen.includes(part)}
              />
              <label for={`${form}-next-${part}`} lang="en">
                {words}
              </label>
            </p>
          ))}
        </fieldset>
      ) : null}
      <WordsField
        form={form}
        name="title"
        label={t('topics:title')}
        hint={t('topics:title.hint')}
        most={80}
        isOptional
      />
      <KeyField form={form} taken={choicesAt(look, node).map(({ key }) => key)} />
      <p class="acts">
        <button type="submit" class="primary">
          {t(`topics:add.${act}`)}
        </button>
      </p>
    </ActForm>
  );
}

/** The ways on that many answers share, such as the number: each with what callers hear of it. */
function sharedWays(
  { base, nodes, english }: TopicsLook,
  from: NodeId,
): readonly (readonly [string, string])[] {
  return Object.keys(base.parts.choices).flatMap((part) => {
    const to = targetOf({ part }, base.parts);
    if (to === from || !nodes.has(to)) return [];
    const words = linesIn(writtenOut({ part }, base.parts).for, base.parts).map(english).join(' ');
    return [[part, words] as const];
  });
}

function SharedWay({ node }: { readonly node: NodeId }): VNode {
  const { t } = useVisit();
  const { look } = useTopics();
  const form = `part-${node}`;
  return (
    <ActForm name={form} act="add-part" at={node} hidden={{ under: node }} class="tools">
      <SelectField form={form} name="part" label={t('topics:add.part')} options={sharedWays(look, node)} />
      <button type="submit">{t('topics:add.do')}</button>
    </ActForm>
  );
}

function OtherWay({ node }: { readonly node: NodeId }): VNode {
  const { t } = useVisit();
  const { look } = useTopics();
  const form = `way-${node}`;
  const taken = new Set([node, ...choicesAt(look, node).map(({ to }) => to)]);
  const others = placesOf(look).filter(([id]) => !taken.has(id));
  return (
    <ActForm name={form} act="add-choice" at={node} hidden={{ under: node }}>
      <SelectField form={form} name="to" label={t('topics:add.to')} options={others} />
      <WordsField
        form={form}
        name="choice"
        label={t('topics:choice.words')}
        hint={t('topics:choice.words.hint')}
      />
      <p class="acts">
        <button type="submit">{t('topics:add.do')}</button>
      </p>
    </ActForm>
  );
}

/** All places of a call by what they are called, in the order of their names. */
export function placesOf({ nodes, nameOf }: TopicsLook): readonly (readonly [string, string])[] {
  return [...nodes.keys()]
    .map((id) => [id, nameOf(id)] as const)
    .toSorted(([, one], [, other]) => one.localeCompare(other));
}
