import type { VNode } from 'preact';
import type { Surveyed } from '../../speech/survey.ts';
import { markOf } from '../languages.ts';

const letters: Readonly<Record<string, string>> = {
  '2': 'ABC',
  '3': 'DEF',
  '4': 'GHI',
  '5': 'JKL',
  '6': 'MNO',
  '7': 'PQRS',
  '8': 'TUV',
  '9': 'WXYZ',
};

const names: Readonly<Record<string, string>> = { '*': 'star', '#': 'pound' };

const keypad = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

interface Props {
  readonly surveyed: readonly Surveyed[];
  /** The languages that callers are offered, in their order. */
  readonly offered: readonly string[];
  /** What whoever runs the line should know. */
  readonly amiss: readonly string[];
}

/** A telephone with keys, what it hears, and what the call costs. */
export function PhonePage({ surveyed, offered, amiss }: Props): VNode {
  const languages = offered.flatMap((code) => surveyed.filter(({ info }) => info.code === code));
  return (
    <>
      <h1>Call the line</h1>
      <p class="lead">
        This phone calls the line that runs on this computer, just as a telephone would. It costs nothing.
      </p>
      {amiss.length === 0 ? null : (
        <details class="amiss">
          <summary>What to know of this line ({amiss.length})</summary>
          <ul>
            {amiss.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        </details>
      )}
      <div class="phone-desk">
        <section class="phone" aria-label="Telephone">
          <p class="screen" id="state" role="status">
            Ready to call
          </p>
          <p class="field">
            <label for="number">Number to call</label>
            <select id="number">
              <option value="">Any language (menu first)</option>
              {languages.map((one) => (
                <option key={one.info.code} value={one.info.code} {...markOf(one)}>
                  {one.info.name} ({one.info.english})
                </option>
              ))}
            </select>
          </p>
          <div class="phone-buttons">
            <button type="button" id="call" class="primary">
              Call
            </button>
            <button type="button" id="hang-up" disabled>
              Hang up
            </button>
          </div>
          <div class="keypad" id="keypad" role="group" aria-label="Keys">
            {keypad.map((key) => (
              <button
                key={key}
                type="button"
                data-key={key}
                data-letters={letters[key] ?? ''}
                aria-label={names[key] ?? key}
                disabled
              >
                <span class="digit">{key === '*' ? '✱' : key}</span>
              </button>
            ))}
          </div>
          <p class="hint">From the keyboard: 0 to 9, * and #; Enter calls, Escape hangs up.</p>
          <dl class="meter">
            <div>
              <dt>Keys</dt>
              <dd id="meter-keys">0</dd>
            </div>
            <div>
              <dt>Seconds</dt>
              <dd id="meter-seconds">0</dd>
            </div>
            <div>
              <dt>Cents, local number</dt>
              <dd id="meter-local">0.0</dd>
            </div>
            <div>
              <dt>Cents, toll-free</dt>
              <dd id="meter-toll-free">0.0</dd>
            </div>
          </dl>
        </section>
        <section class="heard" aria-labelledby="heard-title">
          <div class="heard-head">
            <h2 id="heard-title">What the caller hears</h2>
            <p class="field inline">
              <input type="checkbox" id="show-english" />
              <label for="show-english">English beside it</label>
            </p>
            <p class="field inline">
              <input type="checkbox" id="with-sound" checked />
              <label for="with-sound">Sound</label>
            </p>
          </div>
          <p class="note" id="sound-note">
            The sound is made on this computer, to give an idea of the call. The phone company’s real voices
            differ.
          </p>
          <ol class="captions" id="captions" tabIndex={0} aria-label="Captions"></ol>
          <details class="document">
            <summary>The document behind this moment (TwiML)</summary>
            <p id="document-url" class="url"></p>
            <pre id="document" tabIndex={0} aria-label="TwiML"></pre>
          </details>
          <div class="saved">
            <button type="button" id="save" disabled>
              Save this call
            </button>
            <p class="field">
              <label for="replay">Play a saved call again</label>
              <input type="file" id="replay" accept=".json,application/json" />
            </p>
          </div>
        </section>
      </div>
    </>
  );
}
