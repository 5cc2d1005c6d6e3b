import type { RequestMade } from './asking.ts';
import type { SpokenPart } from './duration.ts';

/** One entry of a call's timeline; times are seconds on the call's clock. */
export interface Moment {
  readonly at: number;
  readonly until: number;
  readonly kind:
    | 'say'
    | 'play'
    | 'pause'
    | 'gather'
    | 'beep'
    | 'record'
    | 'recorded'
    | 'key'
    | 'lost key'
    | 'redirect'
    | 'dial'
    | 'joined'
    | 'hang-up'
    | 'reject'
    | 'document'
    | 'warning';
  readonly text: string;
  readonly language?: string | undefined;
  readonly voice?: string | undefined;
  /** What is said, by its breaks, with seconds from `at`. */
  readonly parts?: readonly SpokenPart[] | undefined;
  /** A recording's address. */
  readonly url?: string | undefined;
  /** Ended early by a key or a hang-up. */
  readonly cut?: boolean;
  /** A key that is one of several taken together, such as a ZIP code. */
  readonly isTyped?: boolean;
  /** Heard on the side that was called, not by the caller. */
  readonly called?: boolean;
}

/** How a call failed: Twilio's error code and what was wrong. */
export interface Failure {
  readonly code: number;
  readonly url: string;
  readonly message: string;
}

/** All of a call, as plain data. */
export interface CallRecord {
  /** Who ended it: the line, the caller, or a failure. */
  readonly ended: 'line' | 'caller' | 'failed';
  readonly failure?: Failure | undefined;
  readonly seconds: number;
  readonly keys: readonly string[];
  readonly requests: readonly RequestMade[];
  readonly timeline: readonly Moment[];
  /** The verbs that were executed, in order. */
  readonly verbs: readonly string[];
  readonly warnings: readonly string[];
}

/** What stands in place of what was typed: a ZIP code at which there are offices, so that the call can be made again. */
const example = '10001';

const exampleFor = (digits: string): string =>
  Array.from(digits, (_, index) => example[index % example.length]).join('');

/** A call as it may be written to a file: a ZIP code that somebody typed is not in it. */
export function withoutTyped(record: CallRecord): CallRecord {
  let typed = 0;
  const timeline = record.timeline.map((moment): Moment => {
    if (moment.kind !== 'key') return moment;
    typed = moment.isTyped === true ? typed + 1 : 0;
    const isDigit = /^\d$/.test(moment.text);
    return typed > 0 && isDigit ? { ...moment, text: exampleFor('0'.repeat(typed)).slice(-1) } : moment;
  });
  const pressed = timeline.filter(({ kind }) => kind === 'key' || kind === 'lost key');
  const requests = record.requests.map((request): RequestMade => {
    const { Digits } = request.parameters;
    if (typeof Digits !== 'string' || !/^\d{2,}$/.test(Digits)) return request;
    return { ...request, parameters: { ...request.parameters, Digits: exampleFor(Digits) } };
  });
  return { ...record, timeline, keys: pressed.map(({ text }) => text), requests };
}
