import { lineCommand } from '../line-command.ts';
import type { LineKey } from '../guide/ids.ts';
import type { Reason } from '../reason.ts';
import type { Reached } from './reach.ts';
import type { RecordingState } from './recordings.ts';
import type { Speech } from './speech.ts';
import { isWhollyReviewed, type Surveyed } from './survey.ts';

/** What is missing, unreviewed or out of date in words and recordings; none of it keeps a line from starting. */
export function shortcomingsOf(speech: Speech): readonly Reason[] {
  return [
    ...unreviewed(speech.surveyed),
    ...speech.reached.flatMap(limitsOf),
    ...speech.surveyed.flatMap((one) => [...olderRecordings(one), ...unheard(one), ...unfit(one)]),
    ...leftOut(speech),
  ];
}

const nameOf = ({ info: { english, code } }: { info: Reached['info'] }): string => `${english} (${code})`;

const placeOf = ({ info: { code } }: { info: Reached['info'] }): Reason['at'] => ({ language: code });

function unreviewed(surveyed: readonly Surveyed[]): readonly Reason[] {
  const open = surveyed.filter((one) => !one.info.isDraft && !isWhollyReviewed(one));
  if (open.length === 0) return [];
  const counts = open.map((one) => {
    const done = one.translated.filter((line) => one.reviewOf(line) === 'reviewed').length;
    return `${one.info.english} (${done} of ${one.translated.length})`;
  });
  return [
    {
      code: 'amiss.unreviewed',
      languages: open.map(({ info }) => info.code),
      text: `lines that a person has reviewed, of those that need it: ${counts.join(', ')}; see "${lineCommand} review"`,
    },
  ];
}

function limitsOf(reached: Reached): readonly Reason[] {
  const { how, reach, stock } = reached;
  const [name, at] = [nameOf(reached), placeOf(reached)];
  if (reach.changed) {
    const lines = [...reach.changed];
    const text = `${name}: what was recorded is true no more at ${lines.join(', ')}: record it anew`;
    return [{ code: 'amiss.changed', values: { lines }, at, text }];
  }
  if (how !== 'not' && how !== 'short') return [];
  const lacks = reached.lacks();
  const states = new Set(lacks.map((line) => stock.stateOf(line)));
  const values = { lacks: lacks.length };
  const done = `recorded${states.has('unheard') ? ', or approved' : ''}${states.has('refused') ? ', or made by another voice' : ''}`;
  if (how === 'not') {
    const text = `${name} is not offered: no voice speaks it, and for the essentials ${count(lacks)} ${done}`;
    return [{ code: 'amiss.notOffered', values, at, text }];
  }
  const text = `${name} is offered short: to be whole, ${count(lacks)} ${done}`;
  return [{ code: 'amiss.short', values, at, text }];
}

function count(lines: readonly LineKey[]): string {
  return lines.length === 1 ? `the line "${lines[0] ?? ''}" has to be` : `${lines.length} lines have to be`;
}

function olderRecordings(one: Surveyed): readonly Reason[] {
  const lines = linesIn(one, 'older');
  if (lines.length === 0) return [];
  const text = `${nameOf(one)}: the recordings of ${lines.join(', ')} say older words of the same meaning`;
  return [{ code: 'amiss.older', values: { lines }, at: placeOf(one), text }];
}

function unheard(one: Surveyed): readonly Reason[] {
  const waiting = linesIn(one, 'unheard').length;
  if (waiting === 0) return [];
  const text = `${nameOf(one)}: ${waiting} recordings by a computer wait for somebody who speaks it to listen; see "${lineCommand} review ${one.info.code} --listen"`;
  return [{ code: 'amiss.unheard', values: { waiting }, at: placeOf(one), text }];
}

function linesIn({ recordings, stock }: Surveyed, state: RecordingState): readonly LineKey[] {
  return [...recordings.files.keys()].filter((line) => stock.stateOf(line) === state);
}

/** Files of recordings that cannot be played: whoever mends them looks for their places. */
function unfit(one: Surveyed): readonly Reason[] {
  return one.recordings.faults.map((text) => ({
    code: 'amiss.unfit',
    values: { what: text },
    at: placeOf(one),
    text,
  }));
}

function leftOut({ surveyed, reached }: Speech): readonly Reason[] {
  return surveyed
    .filter(({ info }) => !reached.some((one) => one.info.code === info.code))
    .map((one) => ({
      code: one.info.isDraft ? 'amiss.started' : 'amiss.leftOut',
      at: placeOf(one),
      text: `${nameOf(one)} is not offered: ${
        one.info.isDraft
          ? `it is a draft ("${lineCommand} languages ready ${one.info.code}" when it is not)`
          : 'LANGUAGES or REVIEWED_ONLY leaves it out'
      }`,
    }));
}
