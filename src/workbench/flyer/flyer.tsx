import type { VNode } from 'preact';
import type { Key } from '../../guide/ids.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { markOf } from '../languages.ts';
import type { PaperWords } from './words.ts';

/** What whoever prints says of their hotline. */
export interface Hotline {
  readonly name: string | undefined;
  /** As it is to be printed; empty: a gap to write it into. */
  readonly number: string;
  /** The hours of the people behind it, as they are to be printed. */
  readonly hours: string;
}

interface Props {
  readonly one: Surveyed;
  /** The languages that callers are offered, with the keys of each. */
  readonly offered: readonly { readonly one: Surveyed; readonly keys: string }[];
  /** Whether this sheet's language is one of them. */
  readonly isOffered: boolean;
  readonly words: PaperWords;
  readonly hotline: Hotline;
}

const rows: readonly (readonly Key[])[] = [
  ['1', '2', '3'],
  ['4', '5', '6'],
  ['7', '8', '9'],
  ['*', '0', '#'],
];

/** The number, or a gap that is filled in by hand. */
export function PhoneNumber({ number }: { number: string }): VNode {
  return number === '' ? <span class="gap" /> : <bdi dir="ltr">{number}</bdi>;
}

/** One printed page in a language: the number, how to call, what each key does, languages, hours. */
export function Flyer({ one, offered, isOffered, words, hotline }: Props): VNode {
  const { say, keys, isReviewed } = words;
  return (
    <article class="sheet flyer" {...markOf(one)}>
      <header>
        {hotline.name === undefined ? null : <p class="hotline">{hotline.name}</p>}
        <h2>{say('paper-title')}</h2>
        <p class="in-english" lang="en" dir="ltr">
          USCIS biometrics appointment
        </p>
      </header>
      {isOffered ? null : (
        <p class="not-offered" lang="en" dir="ltr">
          Not for callers yet: this line does not speak {one.info.english}.
        </p>
      )}
      <p class="big-number">
        <span aria-hidden="true">☎</span> <PhoneNumber number={hotline.number} />
      </p>
      <p class="what">{say('paper-what')}</p>
      <div class="halves">
        <section>
          <h3>{say('paper-how')}</h3>
          <ol>
            <li>{say('paper-call')}</li>
            <li>{say('paper-language')}</li>
            <li>{say('paper-listen')}</li>
          </ol>
          <p>{say('paper-any-phone')}</p>
          <h3>{say('paper-languages')}</h3>
          <p class="languages">
            {offered.map(({ one: other, keys: pressed }) => (
              <span key={other.info.code}>
                <b dir="ltr">{pressed}</b> <span {...markOf(other)}>{other.info.name}</span>
              </span>
            ))}
          </p>
          {hotline.hours === '' ? null : (
            <div class="hours">
              <h3>{say('paper-hours')}</h3>
              <p>
                <bdi>{hotline.hours}</bdi>
              </p>
            </div>
          )}
        </section>
        <section>
          <h3>{say('paper-keys')}</h3>
          <table class="keypad-picture" dir="ltr">
            <tbody>
              {rows.map((row) => (
                <tr key={row[0]}>
                  {row.map((key) => (
                    <td key={key} class={keys.has(key) ? undefined : 'unused'}>
                      <span class="key">{key}</span>
                      <span class="does" dir={markOf(one).dir}>
                        {keys.get(key) ?? ''}
                      </span>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
      <footer>
        <p>{say('greeting')}</p>
        {isReviewed ? null : <p>{say('computer-translated')}</p>}
      </footer>
    </article>
  );
}
