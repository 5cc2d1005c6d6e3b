/** How a number that somebody gave looks: there is none, it is right, it may be mistyped, or it is no phone number. */
export type NumberState = 'none' | 'good' | 'doubtful' | 'wrong';

/** Checks a number as people write it: of the US unless it has a country's code. */
export async function checkNumber(text: string): Promise<NumberState> {
  if (text === '') return 'none';
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/min');
  const read = parsePhoneNumberFromString(text, 'US');
  if (!read?.isPossible()) return 'wrong';
  return read.isValid() ? 'good' : 'doubtful';
}

/** A number in E.164 as people of its country write it; one of another country than the US with that country's code. */
export async function writeNumber(e164: string): Promise<string> {
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/min');
  const read = parsePhoneNumberFromString(e164);
  if (!read) return e164;
  return read.countryCallingCode === '1' ? read.formatNational() : read.formatInternational();
}
