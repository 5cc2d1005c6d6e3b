import type { VNode } from 'preact';
import type { LineKey } from '../../guide/flow.ts';
import { englishToRecord } from '../../speech/sheet.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { textIn } from '../../speech/texts.ts';
import type { Bench } from '../bench.ts';
import { LanguageField } from '../language-field.tsx';
import { markOf } from '../languages.ts';
import { soundOf } from '../sound.ts';
import { isWaiting, progressOf, recordingOrder } from './takes.ts';

interface Props {
  readonly bench: Bench;
  readonly surveyed: readonly Surveyed[];
  readonly one: Surveyed;
  readonly line: LineKey;
}

/** The studio: one line after the other, with a microphone. */
export function StudioPage({ bench, surveyed, one, line }: Props): VNode {
  return (
    <>
      <h1>Record {one.info.english}</h1>
      <form class="tools" method="get" action="/studio">
        <LanguageField surveyed={surveyed} chosen={one.info.code} />
        <button type="submit">Open</button>
      </form>
      <details class="advice">
        <summary>How to record well</summary>
        <ul>
          <li>
            A quiet room with curtains or clothes in it. The microphone a hand’s width from the mouth, a
            little to the side.
          </li>
          <li>Speak as to a worried neighbour: calmly, clearly, a little slower than usual.</li>
          <li>Wait a moment after you press the key, speak, wait a moment, press again.</li>
          <li>
            A line that ends with a comma goes on: keep your voice up. A line that ends with a full stop is
            finished: let it fall.
          </li>
        </ul>
      </details>
      <div id="studio">
        <StudioPart bench={bench} one={one} line={line} />
      </div>
    </>
  );
}

/** One line in the studio: its text large, what is recorded of it, and the way to the others. */
export function StudioPart({ bench, one, line }: Omit<Props, 'surveyed'>): VNode {
  const { info, texts, stock, recordings } = one;
  const lines = recordingOrder(bench, one);
  const index = lines.indexOf(line);
  const { done, total } = progressOf(bench, one);
  const text = textIn(texts, line) ?? '';
  const expected = Math.max(1, Math.round(bench.seconds(text)));
  const waits = isWaiting(bench, { language: info.code, line });
  const next = lines.find((other, at) => at > index && stock.stateOf(other) !== 'current');
  return (
    <section
      class="booth"
      aria-label="Recording"
      data-language={info.code}
      data-line={line}
      data-next={next}
      data-waits={waits ? '' : undefined}
    >
      <p class="progress">
        <label for="progress">
          {done} of {total} lines are recorded
        </label>
        <progress id="progress" value={done} max={total}></progress>
      </p>
      <p class="where">
        Line {index + 1}: <code>{line}</code> {stateWords(one, line)}
      </p>
      <p class="read" {...(info.isWritten ? markOf(one) : { lang: 'en', dir: 'ltr' as const })}>
        {info.isWritten ? text : 'Say this in your language:'}
      </p>
      {info.code === 'en' ? null : (
        <p class={info.isWritten ? 'english' : 'read'} lang="en">
          {englishToRecord(bench.guide, one, line)}
        </p>
      )}
      <p class="length">
        About {expected} {expected === 1 ? 'second' : 'seconds'}
      </p>
      <p class="level">
        <label for="level">Level</label>
        <meter id="level" min={0} max={1} low={0.05} high={0.95} optimum={0.5} value={0}></meter>
        <span id="level-words">no sound yet</span>
      </p>
      <p class="take-state" id="take-state" role="status">
        {waits ? 'A take of this line waits: listen to it, keep it, or record again.' : 'Ready.'}
      </p>
      <div class="booth-buttons">
        <button type="button" id="record" class="primary">
          Record <kbd>R</kbd>
        </button>
        <button type="button" id="listen" disabled={!waits}>
          Listen <kbd>L</kbd>
        </button>
        <button type="button" id="keep" disabled={!waits}>
          Keep, and on <kbd>K</kbd>
        </button>
      </div>
      {recordings.files.has(line) ? (
        <p>
          <label for="kept">What callers hear now</label>
          <audio id="kept" controls preload="none" src={soundOf(one, line, text)}></audio>
        </p>
      ) : null}
      <nav class="lines-nav" aria-label="Lines">
        <LineLink code={info.code} line={lines[index - 1]} id="previous" words="← Line before" />
        <LineLink code={info.code} line={lines[index + 1]} id="next" words="Next line →" />
        <LineLink code={info.code} line={next} id="next-open" words="Next that is not recorded (N)" />
      </nav>
    </section>
  );
}

function LineLink({
  code,
  line,
  id,
  words,
}: {
  code: string;
  line: LineKey | undefined;
  id: string;
  words: string;
}): VNode | null {
  if (line === undefined) return null;
  return (
    <a id={id} href={`/studio?lang=${code}&line=${line}`} data-line={line}>
      {words}
    </a>
  );
}

function stateWords({ stock, recordings }: Surveyed, line: LineKey): string {
  const on = recordings.list[line]?.on ?? '';
  const words = {
    missing: 'is not recorded yet',
    current: `is recorded (${on})`,
    older: `is recorded (${on}) in older words of the same meaning`,
    changed: `was recorded (${on}), and says something else now: record it anew`,
    unheard: `was made by a computer (${on}), and nobody has listened to it: your recording takes its place`,
    refused: `was made by a computer (${on}), and a listener has refused it: record it`,
  };
  return words[stock.stateOf(line)];
}
