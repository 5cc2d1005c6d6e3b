import { diffWords } from 'diff';
import type { VNode } from 'preact';
import type { Guide, LineKey } from '../../guide/flow.ts';
import { declaredLines } from '../../guide/lines.ts';
import { toFingerprint } from '../../speech/fingerprint.ts';
import { englishToRecord } from '../../speech/sheet.ts';
import { backTranslation } from '../../speech/reviews.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { sourceLanguage, textIn } from '../../speech/texts.ts';
import { FactItem } from '../fact-item.tsx';
import { markOf } from '../languages.ts';
import { fileUrl, soundOf } from '../sound.ts';
import type { Outcome } from './change.ts';

interface Props {
  readonly guide: Guide;
  readonly one: Surveyed;
  readonly line: LineKey;
  readonly outcome?: Outcome | undefined;
}

/** One line of a language beside the English: what it says, what is known of it, and what can be done. */
export function LineCard({ guide, one, line, outcome }: Props): VNode {
  const { info, texts, translated } = one;
  const text = textIn(texts, line) ?? '';
  const english = englishToRecord(guide, one, line);
  const isSource = info.code === sourceLanguage;
  const sound = soundOf(one, line, text);
  const recording = one.recordings.files.get(line);
  const carried = declaredLines(guide).get(line)?.facts ?? [];
  const back = backTranslation(one.reviews[line], text);
  return (
    <article class="line" id={`line-${line}`} aria-labelledby={`name-${line}`}>
      <header>
        <h3 id={`name-${line}`}>{line}</h3>
        <p class="states">
          {translated.includes(line) ? <ReviewMark one={one} line={line} /> : null}
          <span class="state">{recordingWords(one, line)}</span>
        </p>
      </header>
      {outcome ? <OutcomePart outcome={outcome} one={one} /> : null}
      <div class="beside">
        <div>
          <p class="text" {...markOf(one)}>
            {text}
          </p>
          {recording ? (
            <>
              <audio controls preload="none" src={sound} aria-label={`Recording of ${line}`}></audio>
              {recording.slower ? (
                <details class="slower">
                  <summary>Slower, as it is said again</summary>
                  <audio
                    controls
                    preload="none"
                    src={fileUrl(recording.slower)}
                    aria-label={`Slower recording of ${line}`}
                  ></audio>
                </details>
              ) : null}
              <Verdict one={one} line={line} />
            </>
          ) : (
            <p>
              <button
                type="button"
                class="hear"
                data-sound={sound}
                data-spoken={info.voice?.language ?? info.code}
                data-text={text}
                aria-label={`Hear ${line}`}
              >
                ▶ Hear
              </button>
            </p>
          )}
        </div>
        {isSource ? null : (
          <div>
            <p class="text" lang="en">
              {english}
            </p>
            {back === undefined ? null : (
              <p class="back">
                Read back by a computer that had not seen the English: <q lang="en">{back}</q>
              </p>
            )}
          </div>
        )}
      </div>
      {carried.length === 0 ? null : (
        <ul class="facts">
          {carried.map((id) => {
            const fact = guide.facts[id];
            return fact ? <FactItem key={id} id={id} fact={fact} /> : null;
          })}
        </ul>
      )}
      {info.isWritten ? <Actions one={one} line={line} outcome={outcome} /> : null}
    </article>
  );
}

/** What a listener can say of what a computer made; a page with a script asks only once it has been played. */
function Verdict({ one, line }: { one: Surveyed; line: LineKey }): VNode | null {
  const { made, heard, sound } = one.recordings.list[line] ?? {};
  if (!made || sound === undefined) return null;
  const button = (verdict: 'approved' | 'refused', words: string): VNode | null =>
    heard?.verdict === verdict ? null : (
      <form method="post" action={`/script/${one.info.code}/${line}/heard`} data-part>
        <input type="hidden" name="sound" value={sound} />
        <input type="hidden" name="verdict" value={verdict} />
        <button type="submit" data-after-hearing>
          {words}
        </button>
      </form>
    );
  return (
    <div class="verdict">
      <p class="hint">Listen to it to the end. Then:</p>
      {button('approved', '✓ The voice says just this: approve')}
      {button('refused', '✗ It does not: have it recorded')}
    </div>
  );
}

function ReviewMark({ one, line }: { one: Surveyed; line: LineKey }): VNode {
  const state = one.reviewOf(line);
  const review = one.reviews[line]?.review;
  const who = review ? ` by ${review.by}, ${review.on}` : '';
  const words = {
    unreviewed: '○ Not reviewed by a person',
    stale: `◐ The English has changed since it was reviewed${who}`,
    reviewed: `● Reviewed${who}`,
  };
  return <span class={`state ${state}`}>{words[state]}</span>;
}

function recordingWords({ stock, recordings }: Surveyed, line: LineKey): string {
  const twin = stock.recordedAs(line);
  if (twin !== line) return `recorded as ${twin}`;
  const { on = '', made, heard } = recordings.list[line] ?? {};
  const recorded = made ? `made by a computer (${made.engine}, ${made.voice}) ${on}` : `recorded ${on}`;
  switch (stock.stateOf(line)) {
    case 'missing':
      return 'not recorded';
    case 'current':
      return heard ? `${recorded}, approved by ${heard.by}` : recorded;
    case 'older':
      return `${recorded}, in older words of the same meaning`;
    case 'changed':
      return `${recorded}, no longer what it says: record it anew`;
    case 'unheard':
      return `${recorded}: nobody who speaks the language has listened to it yet`;
    case 'refused':
      return `${recorded}, refused by ${heard?.by ?? ''}: to be recorded by a person`;
  }
}

/** What has changed between two wordings, marked for eyes and for ears. */
function Difference({ before, after, lang }: { before: string; after: string; lang: string }): VNode {
  const intlSegmenter = new Intl.Segmenter(lang, { granularity: 'word' });
  return (
    <>
      {diffWords(before, after, { intlSegmenter }).map(({ value, added, removed }, index) =>
        added ? (
          <ins key={index}>{value}</ins>
        ) : removed ? (
          <del key={index}>{value}</del>
        ) : (
          <span key={index}>{value}</span>
        ),
      )}
    </>
  );
}

function OutcomePart({ outcome, one }: { outcome: Outcome; one: Surveyed }): VNode {
  const mark = markOf(one);
  switch (outcome.kind) {
    case 'same':
      return <p class="outcome">Nothing was changed: these are the words that it has.</p>;
    case 'written':
      return (
        <div class="outcome good" role="status">
          <p>Changed:</p>
          <p class="text" {...mark}>
            <Difference before={outcome.before} after={outcome.after} lang={one.info.code} />
          </p>
          <p>Written: {outcome.files.join(', ')}. The phone says it from the next turn on.</p>
        </div>
      );
    case 'reviewed':
      return (
        <p class="outcome good" role="status">
          Marked as reviewed. Written: {outcome.files.join(', ')}.
        </p>
      );
    case 'heard':
      return (
        <p class="outcome good" role="status">
          {outcome.verdict === 'approved'
            ? 'Approved: callers hear it where all that they need is approved or recorded.'
            : 'Refused: no caller hears it, and it is among the lines to be recorded.'}{' '}
          Written: {outcome.files.join(', ')}.
        </p>
      );
    case 'refused':
      return (
        <div class="outcome bad" role="alert">
          <p>Not written. Your words are still in the field.</p>
          <ul>
            {outcome.why.map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
        </div>
      );
    case 'conflict':
      return (
        <div class="outcome bad" role="alert">
          <p>
            Not written: somebody else has changed this line, or its English, since you opened it. It says
            now:
          </p>
          <p class="text" {...mark}>
            {outcome.theirs}
          </p>
          {outcome.mine === outcome.theirs ? null : (
            <p>
              Your words are still in the field. Compare them, and save once more to put them in its place.
            </p>
          )}
        </div>
      );
  }
}

function Actions({ one, line, outcome }: Omit<Props, 'guide'>): VNode {
  const { info, texts, source, translated } = one;
  const text = textIn(texts, line) ?? '';
  const isOpen = outcome?.kind === 'refused' || outcome?.kind === 'conflict';
  const mine = outcome && 'mine' in outcome ? outcome.mine : text;
  const canReview = translated.includes(line) && one.reviewOf(line) !== 'reviewed';
  const address = `/script/${info.code}/${line}`;
  return (
    <div class="actions">
      {canReview ? (
        <form method="post" action={`${address}/review`} data-part>
          <input type="hidden" name="seen" value={toFingerprint(text)} />
          <input type="hidden" name="seenEnglish" value={toFingerprint(textIn(source, line) ?? '')} />
          <button type="submit">✓ It is right: mark as reviewed</button>
        </form>
      ) : null}
      <details open={isOpen}>
        <summary>Edit</summary>
        <form method="post" action={address} data-part>
          <input type="hidden" name="seen" value={toFingerprint(text)} />
          <label for={`text-${line}`}>New words for “{line}”</label>
          <textarea id={`text-${line}`} name="text" rows={3} maxLength={2000} {...markOf(one)}>
            {mine}
          </textarea>
          {one.recordings.list[line] === undefined ? null : (
            <fieldset>
              <legend>This line is recorded. The new words mean</legend>
              <label>
                <input type="radio" name="meaning" value="same" /> the same: the recording is played on
              </label>
              <label>
                <input type="radio" name="meaning" value="changed" /> something else: it is not played until
                it is recorded anew
              </label>
            </fieldset>
          )}
          <button type="submit">Save</button>
        </form>
      </details>
    </div>
  );
}
