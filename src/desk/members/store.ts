import type { Standing } from '../roles.ts';

/** Somebody of the desk. */
export interface Member extends Standing {
  readonly id: string;
  /** What they choose to be called; undefined of a former member, of whom nothing but the id is kept. */
  readonly name: string | undefined;
}

/** What somebody is invited to. */
export interface Invitation extends Standing {
  readonly id: string;
  /** The member who invites; undefined where it was made on the server. */
  readonly by: string | undefined;
  /** Milliseconds since 1970. */
  readonly until: number;
  /** The member whom it gives a new way in; undefined where it makes a member. */
  readonly replaces: string | undefined;
}

/** A passkey's public half. */
export interface Passkey {
  readonly id: string;
  readonly publicKey: string;
  readonly counter: number;
}

/** What a member proves with who they are: a passkey, or what is kept in place of a passphrase. */
export type Credential =
  | { readonly kind: 'passkey'; readonly passkey: Passkey }
  | { readonly kind: 'passphrase'; readonly kept: string };

/** With what a member can sign in. */
export interface Ways {
  readonly passkeys: number;
  readonly hasPassphrase: boolean;
}

/** A sign-in; the id names it, and is not the secret in the cookie. */
export interface Session {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly made: number;
  readonly until: number;
}

/** What became of an invitation that somebody accepts. */
export type Accepted =
  | { readonly kind: 'member'; readonly member: Member }
  /** Spent, over, withdrawn, or never made. */
  | { readonly kind: 'no invitation' }
  | { readonly kind: 'name taken' }
  /** Somebody claims the passkey of another member. */
  | { readonly kind: 'passkey taken' };

/** What became of a change of a member. */
export type Changed = 'done' | 'no member' | 'last owner';

/** Something tried, as it is counted: of whom or from where, sealed. */
interface Tried {
  readonly key: string;
  /** Until when it counts, in milliseconds since 1970, unless others of the key came before. */
  readonly until: number;
}

/** Where members are kept. `now` is in milliseconds since 1970. Every method rejects while the database does not answer. */
export interface MemberStore {
  /** What sealed things are sealed with: drawn once for each database. */
  readonly key: () => Promise<string>;
  /** Makes an invitation; the secret is told here alone. Of those that replace the ways in of one member the last one holds. */
  readonly invite: (
    invitation: Standing & { readonly by?: string; readonly replaces?: string },
    now: number,
  ) => Promise<Invitation & { readonly secret: string }>;
  /** The invitation of a secret, unless it is spent or over; reading spends nothing. */
  readonly invitation: (secret: string, now: number) => Promise<Invitation | undefined>;
  /** Those that can still be accepted. */
  readonly invitations: (now: number) => Promise<readonly Invitation[]>;
  readonly withdraw: (id: string) => Promise<void>;
  /**
   * Spends an invitation and makes its member, both or neither; of two at once one finds it spent. A member whom it gives a new way in keeps
   * id and name; all their old ways in and sessions are gone.
   */
  readonly accept: (
    accepting: {
      readonly secret: string;
      readonly id: string;
      readonly name: string;
      readonly credential: Credential;
    },
    now: number,
  ) => Promise<Accepted>;

  /** Present members by name, without former ones. */
  readonly members: () => Promise<readonly Member[]>;
  /** Makes a member who cannot sign in: by an invitation that gives them a way in they can later. */
  readonly add: (
    member: Standing & { readonly id: string; readonly name: string },
  ) => Promise<'done' | 'name taken'>;
  /** Also a former one: what they did still names them. */
  readonly member: (id: string) => Promise<Member | undefined>;
  /** Forgets all of a member but the id; sessions, credentials and open invitations of theirs are gone at once. The last owner stays. */
  readonly remove: (id: string) => Promise<Changed>;
  /** Gives another role; open invitations of theirs are gone. The last owner stays one. */
  readonly giveRole: (id: string, standing: Standing) => Promise<Changed>;

  readonly ways: (member: string) => Promise<Ways>;
  /** Gives a member one more passkey, or another passphrase in place of theirs. */
  readonly addWay: (member: string, credential: Credential) => Promise<'done' | 'passkey taken'>;
  readonly passkey: (
    id: string,
  ) => Promise<{ readonly member: string; readonly passkey: Passkey } | undefined>;
  /** Notes that a passkey signed a challenge: false for a challenge that was signed before. */
  readonly spendChallenge: (challenge: string, until: number, now: number) => Promise<boolean>;
  readonly notePasskey: (id: string, counter: number) => Promise<void>;
  /** What is kept in place of the passphrase of the member with that name. */
  readonly passphrase: (
    name: string,
  ) => Promise<{ readonly member: string; readonly kept: string } | undefined>;

  /** Opens a session; undefined where the member has been removed meanwhile. */
  readonly openSession: (
    member: string,
    until: number,
    now: number,
  ) => Promise<(Session & { readonly secret: string }) | undefined>;
  /** The session of a secret and its member as they are now; undefined for one that is over, ended or of a former member. */
  readonly session: (
    secret: string,
    now: number,
  ) => Promise<{ readonly session: Session; readonly member: Member } | undefined>;
  readonly sessions: (member: string, now: number) => Promise<readonly Session[]>;
  /** Ends one session of a member's, or all of them. */
  readonly endSessions: (member: string, id?: string) => Promise<void>;

  /** Counts a try and tells how many there were of its key, this one among them. */
  readonly countTry: (tried: Tried, now: number) => Promise<number>;
  /** Takes one try back: it was right. */
  readonly forgiveTry: (key: string) => Promise<void>;
  /** How many of a key count now. */
  readonly tries: (key: string, now: number) => Promise<number>;
  /** Deletes what is over: tries, challenges, invitations, sessions. */
  readonly tidy: (now: number) => Promise<void>;
  readonly close: () => Promise<void>;
}
