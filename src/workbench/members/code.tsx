import type { VNode } from 'preact';
import type { MadeCode } from '../../lend/codes.ts';
import type { OpenCode } from '../../lend/store.ts';
import { dayIn } from '../dates.ts';
import { nameIn } from '../languages.ts';
import { Panel, withParts } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import type { Named } from './standing.tsx';

interface CodeProps {
  readonly made: MadeCode;
  /** The line's number; undefined where none is set. */
  readonly number: string | undefined;
}

/** A code that was just made: shown this once, with all that its speaker needs to know. */
export function CodePanel({ made: { code, name, until }, number }: CodeProps): VNode {
  const { t, locale } = useVisit();
  const called = number ?? t('members:code.noNumber');
  return (
    <Panel tone="good" title={t('members:code.title', { name })}>
      <p>{t('members:code.text', { name })}</p>
      <ol class="code-steps">
        <li>{withParts(t('members:code.call'), { number: <b>{called}</b> })}</li>
        <li>{t('members:code.star')}</li>
        <li>
          {t('members:code.press')}{' '}
          <output class="code" tabIndex={-1}>
            {code.slice(0, 4)} {code.slice(4)}
          </output>
        </li>
        <li>{t('members:code.led')}</li>
      </ol>
      <p class="hint">{t('members:code.hint', { day: dayIn(locale, until) })}</p>
    </Panel>
  );
}

/** The fields that make a speaker who has a phone and no browser. */
export function CodeForm({ known }: { readonly known: readonly Named[] }): VNode {
  const { t, to, locale } = useVisit();
  return (
    <Panel title={t('members:code.new')} id="code">
      <p>{t('members:code.lead')}</p>
      <form method="post" action={to('/members/code')} class="standing-form">
        <p class="field">
          <label for="code-name">{t('members:code.name')}</label>
          <input id="code-name" name="name" required maxLength={60} autocomplete="off" />
        </p>
        <fieldset class="spoken-languages">
          <legend>{t('members:languages')}</legend>
          {known.map((one) => (
            <label key={one.code} class="choice" for={`code-${one.code}`}>
              <input id={`code-${one.code}`} type="checkbox" name="languages" value={one.code} />
              <span>{nameIn(locale, one)}</span>
            </label>
          ))}
        </fieldset>
        <button>{t('members:code.make')}</button>
      </form>
    </Panel>
  );
}

interface MemberCodeProps {
  readonly id: string;
  readonly name: string;
  /** The code that they have; it is told to nobody again. */
  readonly open: OpenCode | undefined;
}

/** What can be done about a member's code. */
export function MemberCode({ id, name, open }: MemberCodeProps): VNode {
  const { t, to, locale } = useVisit();
  return (
    <details>
      <summary>{t('members:code.of', { name })}</summary>
      {open === undefined ? null : (
        <form method="post" action={to(`/members/${id}/code/end`)}>
          <p>{t('members:code.open', { day: dayIn(locale, open.until) })}</p>
          <button>{t('members:code.end')}</button>
        </form>
      )}
      <form method="post" action={to(`/members/${id}/code`)}>
        <p>{t(open === undefined ? 'members:code.ofText' : 'members:code.again', { name })}</p>
        <button>{t('members:code.make')}</button>
      </form>
    </details>
  );
}
