import type { Twilio } from 'twilio';
import type { Settings } from '../config/settings.ts';
import { lineCommand } from '../line-command.ts';
import { findNumber, wantedSetup, type NumberSetup } from '../telephony/number.ts';
import { codeOf, openTwilio } from '../telephony/twilio-api.ts';
import { examineFallback } from './doctor-fallback.ts';
import { fault, note, ok, type Checks, type Places } from './doctor-finding.ts';
import type { HotlineProject } from './project.ts';

/** Whether the account and its number are set up for the line. */
export async function* examineAccount(
  settings: Settings,
  publicUrl: string,
  { api }: Places,
  project: HotlineProject | undefined,
): Checks {
  const { accountSid, authToken, phoneNumber } = settings;
  if (accountSid === undefined) {
    yield note(
      'TWILIO_ACCOUNT_SID is not set: the account and the number were not examined',
      'set it to have them examined, and call records deleted',
    );
    return;
  }
  const client = await openTwilio({ accountSid, authToken, apiUrl: api });
  try {
    const { status, type } = await client.api.v2010.accounts(accountSid).fetch();
    if (status === 'active') yield ok('the token opens the account, which is active');
    else
      yield fault(`the account is ${status}`, 'see the Twilio console: a suspended account answers no call');
    if (type === 'Trial')
      yield fault('the account is a trial', 'upgrade it: a trial takes calls of verified numbers only');
  } catch (error) {
    const code = codeOf(error);
    yield fault(
      `the token does not open the account (${code === undefined ? (error as Error).message : `Twilio error ${code}`})`,
      'copy TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN from the same account of the Twilio console',
    );
    return;
  }
  yield* examineProfile(client);
  if (phoneNumber === undefined) {
    yield note('TWILIO_PHONE_NUMBER is not set: the number was not examined', 'set it to have it examined');
    return;
  }
  try {
    const { setup } = await findNumber(client, phoneNumber);
    yield* examineNumber(setup, publicUrl, project);
  } catch (error) {
    yield fault((error as Error).message, 'TWILIO_PHONE_NUMBER must be a number of this account');
  }
}

async function* examineProfile(client: Twilio): Checks {
  try {
    const approved = await client.trusthub.v1.customerProfiles.list({ status: 'twilio-approved', limit: 1 });
    if (approved.length > 0) yield ok('the account has an approved business profile');
    else
      yield fault(
        'the account has no approved business profile',
        'without one only two calls go on at once: Twilio console, Trust Hub, Customer profiles',
      );
  } catch (error) {
    yield note(
      `whether the account has an approved business profile could not be asked (${codeOf(error) ?? 'no answer'})`,
      'look in the Twilio console under Trust Hub',
    );
  }
}

async function* examineNumber(
  setup: NumberSetup,
  publicUrl: string,
  project: HotlineProject | undefined,
): Checks {
  const wanted = wantedSetup({ publicUrl });
  const remedy = `${lineCommand} deploy --dry-run shows what is to be changed, ${lineCommand} deploy does it`;
  if (setup.voiceApplicationSid !== '' || setup.trunkSid !== '') {
    yield fault(
      'the number has a voice application or a trunk, with which its addresses are ignored',
      `${lineCommand} deploy --replace clears it`,
    );
  }
  const [asked = ''] = setup.voiceUrl.split(/[?#]/);
  if (asked === `${publicUrl}/voice` && setup.voiceMethod === 'POST')
    yield ok('the number asks the line, by POST');
  else
    yield fault(
      `the number asks ${setup.voiceUrl || 'nothing'} by ${setup.voiceMethod || 'no method'}`,
      remedy,
    );
  if (setup.voiceUrl.includes('#rc=')) yield ok('the number’s address says how Twilio is to try again');
  else yield fault('the number’s address does not say how Twilio is to try again', remedy);
  if (setup.statusCallback === wanted.statusCallback) yield ok('the number tells the line when a call ends');
  else
    yield note(
      'the number does not tell the line when a call ends: records at Twilio are not deleted',
      remedy,
    );
  yield* examineFallback(setup, publicUrl, project);
}
