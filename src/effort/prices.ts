/** What a call costs the hotline, in cents, by the kind of its number. */
export interface Cents {
  readonly local: number;
  readonly tollFree: number;
}

/**
 * US prices in cents: a minute of an inbound call, each begun minute billed whole, and 100 characters of
 * neural speech. Source: https://www.twilio.com/en-us/voice/pricing/us
 */
export const prices = { minute: { local: 0.85, tollFree: 2.2 }, hundredCharacters: 0.32 } as const;

/** The cents of a call that lasts so many seconds and speaks so many characters. */
export function centsOf(seconds: number, characters: number): Cents {
  const minutes = Math.ceil(seconds / 60);
  const speech = (characters / 100) * prices.hundredCharacters;
  return {
    local: minutes * prices.minute.local + speech,
    tollFree: minutes * prices.minute.tollFree + speech,
  };
}
