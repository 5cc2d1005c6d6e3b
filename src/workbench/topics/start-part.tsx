import type { VNode } from 'preact';
import type { NodeId } from '../../guide/ids.ts';
import { writtenOut } from '../../topics/choices.ts';
import { mostChoices } from '../../topics/offered.ts';
import { templateNames } from '../../topics/template-names.ts';
import { useVisit } from '../visit.ts';
import { KeyField } from './add-part.tsx';
import { ActForm, SelectField, useTopics, useTyped, WordsField } from './desk.tsx';
import type { TopicsLook } from './look.ts';
import { takesChoices } from './said.ts';

/** Where a topic is started: from a template, under the main menu or after an answer. */
export function StartPart(): VNode | null {
  const { t } = useVisit();
  const { look } = useTopics();
  const form = 'start';
  const typed = useTyped(form);
  const template = typed('template', templateNames[0]);
  const places = freePlaces(look);
  const { main } = look.guide.roles;
  const others = places.filter((id) => id !== main).map((id) => [id, look.nameOf(id)] as const);
  const sorted = others.toSorted(([, one], [, other]) => one.localeCompare(other));
  const first = places.includes(main) ? [[main, look.nameOf(main)] as const] : [];
  const options = [['', t('topics:start.choose')] as const, ...first, ...sorted];
  return (
    <ActForm name={form} act="start">
      <WordsField
        form={form}
        name="title"
        label={t('topics:start.title')}
        hint={t('topics:start.title.hint')}
        most={80}
      />
      <WordsField
        form={form}
        name="about"
        label={t('topics:about')}
        hint={t('topics:about.hint')}
        most={300}
      />
      <fieldset>
        <legend>{t('topics:start.template')}</legend>
        {templateNames.map((one) => (
          <p key={one} class="field inline">
            <input
              type="radio"
              id={`template-${one}`}
              name="template"
              value={one}
              checked={one === template}
            />
            <label for={`template-${one}`}>{t(`topics:template.${one}`)}</label>
          </p>
        ))}
      </fieldset>
      <SelectField form={form} name="under" label={t('topics:start.under')} options={options} isRequired />
      {places.includes(main) ? null : <p class="hint">{t('topics:start.full', { most: mostChoices })}</p>}
      <WordsField
        form={form}
        name="choice"
        label={t('topics:choice.words')}
        hint={t('topics:choice.words.hint')}
      />
      <KeyField form={form} taken={[]} />
      <p class="acts">
        <button type="submit" class="primary big">
          {t('topics:start')}
        </button>
      </p>
    </ActForm>
  );
}

/** The places at which one more choice can be offered. */
function freePlaces(look: TopicsLook): readonly NodeId[] {
  const { nodes, base } = look;
  return [...nodes].flatMap(([id, node]) => {
    const choices = 'choices' in node ? (node.choices ?? []) : [];
    const held = choices.filter((choice) => {
      const { to, key } = writtenOut(choice, base.parts);
      return !(base.roles.has(to) && ['0', '8'].includes(String(key)));
    });
    return takesChoices(look, id) && held.length < mostChoices ? [id] : [];
  });
}
