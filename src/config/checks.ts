import { lineCommand } from '../line-command.ts';
import { isTimeZone, readHours, type Hours } from '../telephony/hours.ts';
import { wantedLanguages, whichGuidance } from './schema.ts';

/** The variables that are set, as they were given. */
export type Given = Readonly<Partial<Record<string, string>>>;

/** What a line needs that answers a real number, and which languages there are not. */
export function checkLine(set: Given, known: readonly string[] | undefined): readonly string[] {
  const faults: string[] = [];
  const { PUBLIC_URL: publicUrl, TWILIO_AUTH_TOKEN: authToken } = set;
  if (publicUrl !== undefined && authToken === undefined) {
    faults.push('TWILIO_AUTH_TOKEN is missing: set it too, or unset PUBLIC_URL for the demo');
  }
  if (publicUrl === undefined && authToken !== undefined) {
    faults.push('PUBLIC_URL is missing: set it too, or unset TWILIO_AUTH_TOKEN for the demo');
  }
  if (publicUrl !== undefined && set.REVIEWED_ONLY === undefined) {
    faults.push(
      `REVIEWED_ONLY is missing: on offers only languages that a person has reviewed, off all that can be spoken ("${lineCommand} review" tells which are which)`,
    );
  }
  if (publicUrl !== undefined && set.GUIDANCE === undefined)
    faults.push(`GUIDANCE is missing: ${whichGuidance}`);
  for (const code of wantedLanguages(set.LANGUAGES)) {
    if (known && !known.includes(code)) {
      faults.push(`LANGUAGES names "${code}", which has no folder in prompts/: take of ${known.join(', ')}`);
    }
  }
  return faults;
}

/** What calls to others and text messages need beside their own setting. */
export function checkCalls(set: Given, known: readonly string[] | undefined): readonly string[] {
  const faults: string[] = [];
  const needs = (name: string, other: string, why: string): void => {
    const isSet = set[name] !== undefined && set[name] !== 'off';
    if (isSet && set[other] === undefined) faults.push(`${other} is missing: ${name} needs it, ${why}`);
  };
  needs('ADVOCATE_PHONE', 'TWILIO_PHONE_NUMBER', 'so that it is shown in place of the caller’s own number');
  needs('CONNECT_TO_USCIS', 'TWILIO_PHONE_NUMBER', 'so that it is shown in place of the caller’s own number');
  needs('TEXT_MESSAGES', 'TWILIO_PHONE_NUMBER', 'as the number that sends');
  needs('TEXT_MESSAGES', 'TWILIO_ACCOUNT_SID', 'as the account that sends');
  needs('TEXT_MESSAGES', 'TWILIO_AUTH_TOKEN', 'to sign in to that account');
  needs('TEXT_MESSAGES', 'HOTLINE_NAME', 'as the sender that each message names first');
  needs('DELETE_CALL_RECORDS', 'TWILIO_ACCOUNT_SID', 'as the account whose records are deleted');
  if (set.USAGE_PASSWORD !== undefined && set.DATABASE_URL === 'off') {
    faults.push(
      'USAGE_PASSWORD opens the usage page, and DATABASE_URL is off: nothing is counted that it could show',
    );
  }
  needs('DESK', 'PUBLIC_URL', 'as the address at which members reach it');
  if (set.DESK === 'on' && set.DATABASE_URL === 'off') {
    faults.push('DESK is on, and DATABASE_URL is off: there is nowhere to keep what members change');
  }
  if (set.PEOPLE_KEY !== undefined && set.DESK !== 'on') {
    faults.push('PEOPLE_KEY seals the phones of the desk’s members: set DESK=on too, or unset it');
  }
  needs('ADVOCATE_HOURS', 'ADVOCATE_PHONE', 'as the phone that is answered in these hours');
  needs('ADVOCATE_HOURS', 'TIME_ZONE', 'as the place whose clock they go by');
  needs('CONNECT_HOURS', 'TIME_ZONE', 'as the place whose clock they go by');
  if (set.ADVOCATE_PHONE !== undefined && set.ADVOCATE_PHONE === set.TWILIO_PHONE_NUMBER) {
    faults.push('ADVOCATE_PHONE is the line’s own number: a call to it would come back to the line for ever');
  }
  for (const code of wantedLanguages(set.ADVOCATE_LANGUAGES)) {
    if (known && !known.includes(code)) {
      faults.push(
        `ADVOCATE_LANGUAGES names "${code}", which has no folder in prompts/: take of ${known.join(', ')}`,
      );
    }
  }
  return faults;
}

/** The hours of the person and of USCIS; undefined where they are not set, or are at fault. */
export function readAllHours(
  set: Given,
  faults: string[],
): { readonly advocate: Hours | undefined; readonly uscis: Hours | undefined } {
  const read = (name: string): Hours | undefined => {
    const [text, zone] = [set[name], set.TIME_ZONE];
    if (text === undefined || zone === undefined || !isTimeZone(zone)) return undefined;
    try {
      return readHours(text, zone);
    } catch (error) {
      faults.push(`${name}: ${(error as Error).message}`);
      return undefined;
    }
  };
  return { advocate: read('ADVOCATE_HOURS'), uscis: read('CONNECT_HOURS') };
}
