/** A call that the phone company would have failed, by the code that its debugger shows. */
export class CallFailure extends Error {
  readonly code: number;
  readonly url: string;

  constructor(code: number, url: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CallFailure';
    this.code = code;
    this.url = url;
  }
}

/** The caller hung up while something else was awaited. */
export class HungUp extends Error {
  constructor() {
    super('the caller hung up');
    this.name = 'HungUp';
  }
}

/**
 * The phone company's error codes; 0 where it has none: for a call that never ends, and for two who are told that they have the same call.
 * Source: https://www.twilio.com/docs/api/errors
 */
export const codes = {
  badAddress: 11100,
  httpFailure: 11200,
  connectionFailure: 11205,
  badRedirect: 11216,
  tooLarge: 11750,
  notXml: 12100,
  wrongRoot: 12102,
  schema: 12200,
  contentType: 12300,
  media: 13420,
  say: 13520,
  voice: 13511,
  loop: 0,
  twoJoined: 0,
} as const;
