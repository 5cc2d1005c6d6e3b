import { lineCommand } from '../line-command.ts';
import type { LineKey } from '../guide/flow.ts';
import type { Reached } from './reach.ts';
import type { Speech } from './speech.ts';
import { isWhollyReviewed, type Surveyed } from './survey.ts';

/** What is missing, unreviewed or out of date in words and recordings, each in one sentence; none of it keeps a line from starting. */
export function shortcomingsOf(speech: Speech): readonly string[] {
  return [
    ...unreviewed(speech.surveyed),
    ...speech.reached.flatMap(limitsOf),
    ...speech.surveyed.flatMap((one) => [...olderRecordings(one), ...unheard(one), ...one.recordings.faults]),
    ...leftOut(speech),
  ];
}

const nameOf = ({ info: { english, code } }: { info: Reached['info'] }): string => `${english} (${code})`;

function unreviewed(surveyed: readonly Surveyed[]): readonly string[] {
  const open = surveyed.filter((one) => !one.info.isDraft && !isWhollyReviewed(one));
  if (open.length === 0) return [];
  const counts = open.map((one) => {
    const done = one.translated.filter((line) => one.reviewOf(line) === 'reviewed').length;
    return `${one.info.english} (${done} of ${one.translated.length})`;
  });
  return [
    `lines that a person has reviewed, of those that need it: ${counts.join(', ')}; see "${lineCommand} review"`,
  ];
}

function limitsOf(reached: Reached): readonly string[] {
  const { how, reach, stock } = reached;
  const name = nameOf(reached);
  if (reach.changed) {
    return [`${name}: what was recorded is true no more at ${[...reach.changed].join(', ')}: record it anew`];
  }
  if (how !== 'not' && how !== 'short') return [];
  const lacks = reached.lacks();
  const states = new Set(lacks.map((line) => stock.stateOf(line)));
  const done = `recorded${states.has('unheard') ? ', or approved' : ''}${states.has('refused') ? ', or made by another voice' : ''}`;
  if (how === 'not') {
    return [`${name} is not offered: no voice speaks it, and for the essentials ${count(lacks)} ${done}`];
  }
  return [`${name} is offered short: to be whole, ${count(lacks)} ${done}`];
}

function count(lines: readonly LineKey[]): string {
  return lines.length === 1 ? `the line "${lines[0] ?? ''}" has to be` : `${lines.length} lines have to be`;
}

function olderRecordings({ info, stock, recordings }: Surveyed): readonly string[] {
  const older = [...recordings.files.keys()].filter((line) => stock.stateOf(line) === 'older');
  if (older.length === 0) return [];
  return [
    `${info.english} (${info.code}): the recordings of ${older.join(', ')} say older words of the same meaning`,
  ];
}

function unheard(one: Surveyed): readonly string[] {
  const waiting = [...one.recordings.files.keys()].filter((line) => one.stock.stateOf(line) === 'unheard');
  if (waiting.length === 0) return [];
  return [
    `${nameOf(one)}: ${waiting.length} recordings by a computer wait for somebody who speaks it to listen; see "${lineCommand} review ${one.info.code} --listen"`,
  ];
}

function leftOut({ surveyed, reached }: Speech): readonly string[] {
  return surveyed
    .filter(({ info }) => !reached.some((one) => one.info.code === info.code))
    .map((one) =>
      one.info.isDraft
        ? `${nameOf(one)} is not offered: it is a draft ("${lineCommand} languages ready ${one.info.code}" when it is not)`
        : `${nameOf(one)} is not offered: LANGUAGES or REVIEWED_ONLY leaves it out`,
    );
}
