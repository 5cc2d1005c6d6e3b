import type { Request } from 'express';
import type { Bench } from '../desk/bench.ts';
import type { Team } from '../desk/members/team.ts';
import type { Actor } from '../desk/roles.ts';
import type { Codes } from '../lend/codes.ts';
import type { LegalHelpSetting } from '../legal-help/age.ts';
import type { RunningLine } from '../line/running-line.ts';
import type { DeskPeople } from '../people/desk-people.ts';
import type { Reason } from '../reason.ts';
import type { Guide } from '../guide/guide.ts';
import type { Measured } from '../topics/faults-of-cost.ts';
import type { Usage } from '../usage/usage.ts';

/** The line as the pages know it: what it says, what it offers, and where the page's phone calls it. Where there is a draft, it is the draft's. */
export type SpokenLine = Pick<
  RunningLine,
  'voiceUrl' | 'publicUrl' | 'offers' | 'speech' | 'guide' | 'guides' | 'amiss' | 'usage'
> & {
  /** Has it say what members have changed since it was called last; unless set, it always does. */
  readonly renew?: () => Promise<void>;
};

/** Who looks at a page: what they may do, and what they are called. */
export interface Visitor extends Actor {
  /** Empty for somebody at their own computer who has not said it yet. */
  readonly name: string;
}

/** How the line that callers reach is just now. */
export interface LineHealth {
  readonly isAnswering: boolean;
  /** What whoever runs the line should know. */
  readonly amiss: readonly Reason[];
}

/** All that the pages work on, whichever door they are behind: on somebody's own computer, or on the line itself. */
export interface Site {
  readonly bench: Bench;
  /** What stands before each address of a page: empty on somebody's own computer, `/desk` on the line. */
  readonly base: string;
  readonly line: SpokenLine;
  /** With what the page's phone signs its calls. */
  readonly authToken: string;
  readonly hotlineName: string | undefined;
  /** The line's own number in E.164; undefined where it has none. */
  readonly phoneNumber: string | undefined;
  readonly visitorOf: (request: Request) => Visitor;
  /** What those who made changes are called, by their ids; former members are not in it. */
  readonly namesOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** The members of the desk; undefined on somebody's own computer. */
  readonly team?: Team;
  /** The codes with which speakers record by keypad; undefined where nobody can. */
  readonly codes?: Codes;
  /** The people behind the line; undefined on somebody's own computer. */
  readonly people?: DeskPeople;
  /** The place by whose clock callers are counted; undefined on somebody's own computer. */
  readonly timeZone?: string;
  /** The address at which anybody sees how far a language is, by the change since which it is shown; undefined on somebody's own computer. */
  readonly shownAt?: (code: string, since: number) => string;
  /** Whether the line offers the government's lists of legal help. */
  readonly legalHelp: LegalHelpSetting;
  /** How the line that callers reach is just now. */
  readonly health: () => Promise<LineHealth>;
  /** A simulated month, where one has been made. */
  readonly sample: Usage | undefined;
  /** Has the line say another version of the guidance until it is started anew; only on somebody's own computer. */
  readonly speakVersion: RunningLine['speakVersion'] | undefined;
  /** Seconds that a voice takes for a text. */
  readonly seconds: (text: string, rate?: number) => number;
  /** How long the draft's English callers wait for the first word of each answer of a guide; undefined where there is no draft. */
  readonly firstWords?: () => Promise<(guide: Guide) => readonly Measured[]>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
