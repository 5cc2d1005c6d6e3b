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

/** The phone company's error codes. Source: https://www.twilio.com/docs/api/errors */
export const codes = {
  httpFailure: 11200,
  connectionFailure: 11205,
  tooLarge: 11750,
  notXml: 12100,
  wrongRoot: 12102,
  schema: 12200,
  contentType: 12300,
  mediaFailure: 12400,
  say: 13520,
  voice: 13511,
  loop: 81018,
} as const;
