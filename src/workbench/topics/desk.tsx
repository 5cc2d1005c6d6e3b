import { createContext, type ComponentChildren, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import type { Outcome } from '../../desk/outcome.ts';
import type { NodeId } from '../../guide/ids.ts';
import { useVisit } from '../visit.ts';
import type { SentForm } from './sent-form.ts';
import { anchorOf, type TopicsLook } from './look.ts';

/** What the parts of a page share: the topics, who may change them, and what was just asked for. */
interface TopicsDesk {
  readonly look: TopicsLook;
  /** The page's own address. */
  readonly address: string;
  readonly mayChange: boolean;
  /** What a form sent that was not done: it is still in its fields. */
  readonly sent: SentForm | undefined;
  readonly outcome: Outcome | undefined;
  /** The card at which the form stood. */
  readonly at: NodeId | undefined;
}

const context = createContext<TopicsDesk | undefined>(undefined);

/** Gives every component below it what they share. */
export const TopicsProvider = context.Provider;

/** What the parts of a page of topics share. Throws outside of one. */
export function useTopics(): TopicsDesk {
  const desk = useContext(context);
  if (!desk) throw new Error('[workbench] a part of a page of topics is drawn outside of one');
  return desk;
}

interface FormProps {
  /** Tells the form from all others of the page. */
  readonly name: string;
  readonly act: string;
  /** The card at which it stands, and to which the page comes back. */
  readonly at?: NodeId;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly class?: string;
  readonly children?: ComponentChildren;
}

/** A form that does one thing; nothing for whoever may only look. */
export function ActForm({ name, act, at = '', hidden = {}, children, ...rest }: FormProps): VNode | null {
  const { to } = useVisit();
  const { address, look, mayChange } = useTopics();
  if (!mayChange) return null;
  const fields = { act, form: name, seen: look.seen, at, ...hidden };
  return (
    <form method="post" action={to(address) + (at === '' ? '' : `#${anchorOf(at)}`)} class={rest.class}>
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      {children}
    </form>
  );
}

/** What the name of a field is where its form tells what stood in it when the page was shown. */
const wasIn = (field: string): string => `was:${field}`;

/** Tells with a form what stood in a field. */
export function Was({ name, value }: { readonly name: string; readonly value: string }): VNode {
  return <input type="hidden" name={wasIn(name)} value={value} />;
}

/** What somebody has typed into a field of a form that was not done; otherwise what stands there now. */
export function useTyped(form: string): (field: string, stands: string) => string {
  const { sent } = useTopics();
  return (field, stands) => {
    if (sent?.form !== form) return stands;
    const typed = sent[field];
    return typeof typed === 'string' && typed !== sent[wasIn(field)] ? typed : stands;
  };
}

interface FieldProps {
  readonly form: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly most?: number;
  readonly rows?: number;
  readonly isOptional?: boolean;
}

/** A field for words in English: on one line, or on as many as are given. */
export function WordsField({
  form,
  name,
  label,
  hint,
  value = '',
  most = 200,
  rows,
  isOptional,
}: FieldProps): VNode {
  const typed = useTyped(form)(name, value);
  const id = `${form}-${name}`;
  const given = {
    id,
    name,
    maxLength: most,
    required: !isOptional,
    'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
    lang: 'en',
    autocomplete: 'off',
  };
  return (
    <div class="field">
      <Was name={name} value={value} />
      <label for={id}>{label}</label>
      {rows === undefined ? (
        <input {...given} value={typed} />
      ) : (
        <textarea {...given} rows={rows}>
          {typed}
        </textarea>
      )}
      {hint === undefined ? null : (
        <small id={`${id}-hint`} class="hint">
          {hint}
        </small>
      )}
    </div>
  );
}

interface SelectProps {
  readonly form: string;
  readonly name: string;
  readonly label: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly value?: string;
  readonly isRequired?: boolean;
  /** Whether the label is only told and not shown. */
  readonly isPlain?: boolean;
}

/** A field for one of several things. */
export function SelectField({
  form,
  name,
  label,
  options,
  value = '',
  isRequired,
  isPlain,
}: SelectProps): VNode {
  const chosen = useTyped(form)(name, value);
  const id = `${form}-${name}`;
  return (
    <div class="field">
      <Was name={name} value={value} />
      {isPlain ? null : <label for={id}>{label}</label>}
      <select id={id} name={name} required={isRequired} aria-label={isPlain ? label : undefined}>
        {options.map(([one, words]) => (
          <option key={one} value={one} selected={one === chosen}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What is opened to be changed: open at once where a form in it was not done. */
export function Fold({
  summary,
  forms,
  id,
  children,
}: {
  readonly summary: string;
  readonly forms: readonly string[];
  readonly id?: string;
  readonly children?: ComponentChildren;
}): VNode | null {
  const { sent, mayChange } = useTopics();
  if (!mayChange) return null;
  return (
    <details class="topic-fold" id={id} open={sent !== undefined && forms.includes(sent.form)}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

interface PressProps {
  readonly name: string;
  readonly act: string;
  readonly at: NodeId;
  /** What the button says that keeps what was typed. */
  readonly save: string;
  readonly isPrimary?: boolean;
  readonly children?: ComponentChildren;
}

/** A form of many fields with buttons among them: each keeps what was typed, and Enter only that. */
export function PressForm({ name, act, at, save, isPrimary, children }: PressProps): VNode {
  return (
    <ActForm name={name} act={act} at={at}>
      <button type="submit" name="press" value="save" class="topic-first" tabIndex={-1} aria-hidden="true">
        {save}
      </button>
      {children}
      <p class="acts">
        <button type="submit" name="press" value="save" class={isPrimary ? 'primary' : undefined}>
          {save}
        </button>
      </p>
    </ActForm>
  );
}

interface MovesProps {
  /** What is moved, as the form's buttons name it. */
  readonly of: string;
  readonly labels: Readonly<Record<'up' | 'down' | 'remove', string>>;
  readonly can: Readonly<Record<'up' | 'down' | 'remove', boolean>>;
}

/** The buttons that move something of a list, or remove it. */
export function Moves({ of, labels, can }: MovesProps): VNode {
  const { t } = useVisit();
  const face = { up: '↑', down: '↓', remove: t('topics:remove') } as const;
  return (
    <p class="topic-moves">
      {(['up', 'down', 'remove'] as const).map((press) =>
        can[press] ? (
          <button
            key={press}
            type="submit"
            name="press"
            value={`${press} ${of}`}
            formNoValidate={press === 'remove'}
            aria-label={labels[press]}
          >
            {face[press]}
          </button>
        ) : null,
      )}
    </p>
  );
}
