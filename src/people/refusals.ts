import { forbid, type Actor } from '../desk/roles.ts';
import type { Values } from '../reason.ts';
import type { Did } from './desk-people.ts';
import type { PhoneFault } from './phones.ts';

/** A refusal of what a member does, in words for them. */
export function no(code: string, text: string, values?: Values): Did {
  return { kind: 'refused', why: { code: `people.${code}`, text, values } };
}

/** A refusal of what a role may not do. */
export function forbidden(actor: Actor): Did {
  return { kind: 'refused', why: forbid(actor).why };
}

/** Without the key no phone is kept, and no number of a caller. */
export const noKey = no(
  'noKey',
  'PEOPLE_KEY is not set, so no phone can be kept: whoever runs the line sets it ("line desk key" prints one), and starts the line anew.',
);

/** A phone has to be verified first. */
export const noPhone = no('noPhone', 'There is no phone of yours that has been verified: do that first.');

/** What the line says of a phone, in words. */
export function toRefusal(fault: PhoneFault): Did {
  const refusals: Readonly<Record<PhoneFault, Did>> = {
    'no key': noKey,
    'no account': no(
      'noAccount',
      'TWILIO_ACCOUNT_SID and TWILIO_PHONE_NUMBER are not both set, so nobody can be called: whoever runs the line sets them.',
    ),
    'other key': no(
      'otherKey',
      'Your phone was kept with another PEOPLE_KEY: type it once more, or have the old key put before the new one.',
    ),
    'not american': no('notAmerican', 'Only phones in the United States are called, as +12025550123.'),
    'own line': no('ownLine', 'This is the number of the line itself: type your own.'),
    'other number': no('otherNumber', 'This is not the number that was left.'),
    failed: no('callFailed', 'The call could not be made: try once more in a minute.'),
  };
  return refusals[fault];
}
