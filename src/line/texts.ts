import type { Logger } from 'pino';
import type { Settings } from '../config/settings.ts';
import type { SendAnswer } from '../http/voice.ts';
import { composeMessage, composeOffice } from '../speech/message.ts';
import { toFewestParts } from '../telephony/message-parts.ts';
import { openTextCountries } from '../telephony/text-countries.ts';
import type { TextLimits } from '../telephony/text-limits.ts';
import { createTexts, type Texts } from '../telephony/texts.ts';
import { createSendText, type TwilioAccount } from '../telephony/twilio-api.ts';
import type { Words } from './words.ts';

/** What sends answers as texts; undefined where none are sent. */
export function createTextsOf(
  { textMessages, texting, phoneNumber }: Settings,
  account: TwilioAccount | undefined,
  { log, now, limits }: { readonly log: Logger; readonly now: () => number; readonly limits: TextLimits },
): Texts | undefined {
  if (!textMessages || !account || phoneNumber === undefined) return undefined;
  const send = createSendText(account, phoneNumber, (code) => {
    log.warn({ code }, 'Twilio did not take a text message');
  });
  const { countries, verifiedOnly } = texting;
  return createTexts(send, { mayGetTexts: openTextCountries(countries), verifiedOnly, limits, now });
}

/** Sends what a caller asks for in the words that are said now; undefined where no texts are sent. */
export function sendAnswersOf(
  texts: Texts | undefined,
  words: Words,
  settings: Pick<Settings, 'hotlineName'>,
): SendAnswer | undefined {
  return (
    texts &&
    ((wish) => {
      const answer = wish.office ? `office ${wish.office.digits}` : wish.answer;
      return texts({ ...wish, answer, body: write(words, settings, wish) });
    })
  );
}

/** What is to be written in a text message. */
type Wish = Pick<Parameters<SendAnswer>[0], 'answer' | 'office' | 'language'>;

function write(
  { guide, speech: { surveyed } }: Words,
  { hotlineName = '' }: Pick<Settings, 'hotlineName'>,
  { office, ...wish }: Wish,
): string {
  return toFewestParts(
    office
      ? composeOffice(surveyed, { ...wish, office, hotlineName })
      : composeMessage(guide, surveyed, { ...wish, hotlineName }),
  );
}
