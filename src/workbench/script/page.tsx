import type { VNode } from 'preact';
import type { Guide, LineKey } from '../../guide/flow.ts';
import { declaredLines } from '../../guide/lines.ts';
import { linesToHear } from '../../speech/review-order.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { LanguageField } from '../language-field.tsx';
import { LineCard } from './line-card.tsx';

/** Which lines are shown, and in which order. */
export interface View {
  readonly show: 'all' | 'open' | 'unrecorded' | 'unheard';
  readonly order: 'call' | 'gravest';
}

interface Props {
  readonly guide: Guide;
  readonly surveyed: readonly Surveyed[];
  readonly one: Surveyed;
  readonly lines: readonly LineKey[];
  readonly view: View;
  /** Who reviews, as this browser was told. */
  readonly reviewer: string;
}

/** A language beside the English, line by line. */
export function ScriptPage({ guide, surveyed, one, lines, view, reviewer }: Props): VNode {
  const { info, translated, reviewOf } = one;
  const unheard = linesToHear(guide, one).length;
  const reviewed = translated.filter((line) => reviewOf(line) === 'reviewed').length;
  return (
    <>
      <h1>{info.english}, line by line</h1>
      <p class="lead">
        {translated.length === 0
          ? info.isWritten
            ? 'This is the text that all others are translated from: a change here makes each translation’s review stale.'
            : 'This language is never written: it is recorded from the English.'
          : `${reviewed} of ${translated.length} lines are reviewed by a person.`}
        {unheard === 0
          ? null
          : ` ${unheard} recordings were made by a computer, and nobody who speaks the language has listened to them yet.`}
      </p>
      <form class="tools" method="get" action="/script">
        <LanguageField surveyed={surveyed} chosen={info.code} />
        <p class="field">
          <label for="show">Show</label>
          <select id="show" name="show">
            <option value="all" selected={view.show === 'all'}>
              all lines
            </option>
            <option value="open" selected={view.show === 'open'}>
              what is to be reviewed
            </option>
            <option value="unrecorded" selected={view.show === 'unrecorded'}>
              what is not recorded
            </option>
            <option value="unheard" selected={view.show === 'unheard'}>
              what is to be listened to
            </option>
          </select>
        </p>
        <p class="field">
          <label for="order">Order</label>
          <select id="order" name="order">
            <option value="call" selected={view.order === 'call'}>
              as a call goes
            </option>
            <option value="gravest" selected={view.order === 'gravest'}>
              what matters most first
            </option>
          </select>
        </p>
        <button type="submit">Show</button>
      </form>
      <form class="tools" method="post" action="/script/reviewer">
        <input type="hidden" name="lang" value={info.code} />
        <p class="field">
          <label for="reviewer">Your name, as it is kept with what you review and listen to</label>
          <input id="reviewer" name="reviewer" value={reviewer} maxLength={80} autocomplete="name" />
        </p>
        <button type="submit">{reviewer === '' ? 'This is me' : 'Change the name'}</button>
      </form>
      <p class="count">{lines.length === 1 ? 'One line' : `${lines.length} lines`}</p>
      <div class="script">
        {lines.map((line, index) => (
          <Topic
            key={line}
            topic={topicOf(guide, line)}
            before={topicOf(guide, lines[index - 1])}
            order={view.order}
          >
            <LineCard guide={guide} one={one} line={line} />
          </Topic>
        ))}
      </div>
    </>
  );
}

function topicOf(guide: Guide, line: LineKey | undefined): string {
  if (line === undefined) return '';
  return declaredLines(guide).get(line)?.topic ?? 'scripts';
}

interface TopicProps {
  readonly topic: string;
  readonly before: string;
  readonly order: View['order'];
  readonly children: VNode;
}

/** A line, with its topic's heading where that begins. */
function Topic({ topic, before, order, children }: TopicProps): VNode {
  return (
    <>
      {order === 'call' && topic !== before ? <h2>{topic.replaceAll('-', ' ')}</h2> : null}
      {children}
    </>
  );
}
