import type { Twilio } from 'twilio';
import { lineCommand } from '../line-command.ts';
import { readSettings, SettingsError, tellTrails, type Settings } from '../config.ts';
import { editionMark, markEdition, type EditionMark } from '../edition/edition.ts';
import { agesOf } from '../facts/age.ts';
import { tellContradicted } from '../facts/contradicted.ts';
import { tellListAges } from '../legal-help/age.ts';
import { readPrinted } from '../legal-help/files.ts';
import { isAboutRefusals } from '../http/refusals.ts';
import { readDocument } from '../phone/document.ts';
import { signRequest } from '../phone/sign.ts';
import { projectFolders } from '../speech/folders.ts';
import { readLanguages } from '../speech/languages.ts';
import { shortcomingsOf } from '../speech/shortcomings.ts';
import { SpeechError } from '../speech/speech-error.ts';
import { findNumber, wantedSetup, type NumberSetup } from '../telephony/number.ts';
import { codeOf, openTwilio } from '../telephony/twilio-api.ts';
import { guides } from './guidance.ts';
import { loadHotline, type HotlineProject } from './project.ts';

/** What was found of one thing, and what to do about it. */
export interface Finding {
  readonly kind: 'ok' | 'fault' | 'note';
  readonly what: string;
  readonly remedy?: string;
}

/** Where to ask in place of the real addresses, to try this out. */
export interface Places {
  readonly api?: string;
  readonly line?: string;
}

const ok = (what: string): Finding => ({ kind: 'ok', what });
const fault = (what: string, remedy: string): Finding => ({ kind: 'fault', what, remedy });
const note = (what: string, remedy: string): Finding => ({ kind: 'note', what, remedy });

type Checks = AsyncGenerator<Finding, void, undefined>;

/** Milliseconds that an answer may take: Twilio is told to wait four seconds. */
const patience = 4000;
/** Seconds that a clock may be off. */
const mostOff = 30;

/** Examines a line as its environment sets it up; each finding comes as soon as it is there. */
export async function* examine(
  environment: Readonly<Record<string, string | undefined>>,
  places: Places = {},
): Checks {
  const settings = yield* examineSettings(environment);
  const project = yield* examineWords(settings);
  if (settings?.publicUrl === undefined) return;
  yield* examineLine(settings, settings.publicUrl, places.line ?? settings.publicUrl);
  yield* examineAccount(settings, settings.publicUrl, places, project);
}

async function* examineSettings(
  environment: Readonly<Record<string, string | undefined>>,
): AsyncGenerator<Finding, Settings | undefined, undefined> {
  await Promise.resolve();
  try {
    const known = readLanguages(projectFolders.prompts).map(({ code }) => code);
    const settings = readSettings(environment, known);
    if (settings.mode === 'demo') {
      yield fault(
        'there are no settings of a real line',
        'set PUBLIC_URL, TWILIO_AUTH_TOKEN, GUIDANCE and REVIEWED_ONLY (.env.example names all)',
      );
      return settings;
    }
    yield ok('the settings are complete');
    if (settings.trailsUntil !== undefined && Date.now() < settings.trailsUntil) {
      yield note(tellTrails(settings), 'delete what was logged meanwhile when the fault is found');
    }
    return settings;
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    for (const one of error.faults)
      yield fault(one, 'mend it in the environment or .env; README.md lists the settings');
    return undefined;
  }
}

async function* examineWords(
  settings: Settings | undefined,
): AsyncGenerator<Finding, HotlineProject | undefined, undefined> {
  if (!settings) return undefined;
  const guide = guides[settings.guidance];
  let project: HotlineProject | undefined;
  try {
    project = await loadHotline();
    const { speech, offers, faults } = project;
    const offered = speech.reached.filter(({ how }) => how !== 'not');
    yield ok(`voices and recordings speak ${offered.map(({ info }) => info.code).join(', ')}`);
    for (const what of shortcomingsOf(speech)) yield note(what, 'it keeps no caller from being answered');
    for (const what of faults)
      yield fault(what, `${lineCommand} words shows them; what is at fault is not said, all else is`);
    if (offers.silenced) {
      yield note(
        `silenced: ${[...offers.silenced].join(', ')}`,
        `callers are told to ask about it; ${lineCommand} words unsilence has it said again`,
      );
    }
    const notice = offers.own?.notice;
    const lacking = notice ? offers.languages.filter((language) => !notice.languages.includes(language)) : [];
    if (lacking.length > 0)
      yield note(
        `the notice has no words in ${lacking.join(', ')}`,
        `${lineCommand} words set notice writes them`,
      );
  } catch (error) {
    if (!(error instanceof SpeechError)) throw error;
    yield fault(
      error.message,
      `mend the words or recordings: ${lineCommand} lint, ${lineCommand} recordings status`,
    );
  }
  for (const what of tellContradicted(guides, guide.version))
    yield note(what, 'choose with GUIDANCE which is said');
  const ages = agesOf(guide, Date.now());
  for (const what of ages) yield note(what, 'callers hear how old each answer is');
  for (const what of tellListAges(readPrinted(), settings.legalHelp, Date.now()))
    yield note(what, 'the pro bono list comes out each January, April, July and October');
  if (ages.length === 0) yield ok('every fact was compared with its source in the last 60 days');
  return project;
}

interface Asked {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly milliseconds: number;
  readonly date: string | null;
}

async function ask(url: string, init: RequestInit = {}): Promise<Asked | string> {
  const began = performance.now();
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(15_000) });
    const text = await response.text();
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      text,
      milliseconds: performance.now() - began,
      date: response.headers.get('date'),
    };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
    return `${(error as Error).message}${cause}`;
  }
}

async function* examineLine(
  { authToken, accountSid }: Settings,
  publicUrl: string,
  reachedAt: string,
): Checks {
  const health = await ask(`${reachedAt}/healthz`);
  if (typeof health === 'string' || health.status !== 200) {
    const how = typeof health === 'string' ? health : `it answers ${health.status}`;
    yield fault(
      `PUBLIC_URL ${publicUrl} cannot be reached (${how})`,
      'see that the line runs, that its name leads to it, and that what stands before it passes https on',
    );
    return;
  }
  yield ok(`PUBLIC_URL ${publicUrl} is reached`);
  yield clockFinding(health.date);
  const signed = async (path: string): Promise<Asked | string> => {
    const form = {
      CallSid: `CA${'0'.repeat(32)}`,
      AccountSid: accountSid ?? `AC${'0'.repeat(32)}`,
      From: 'anonymous',
      To: 'anonymous',
      CallStatus: 'ringing',
    };
    return ask(`${reachedAt}${path}`, {
      method: 'POST',
      headers: { 'X-Twilio-Signature': signRequest(authToken, `${publicUrl}${path}`, form) },
      body: new URLSearchParams(form),
    });
  };
  const answer = await signed('/voice');
  if (typeof answer === 'string' || !isDocument(answer)) {
    const how = typeof answer === 'string' ? answer : `it answers ${answer.status}, ${answer.type}`;
    yield fault(
      `a signed request is not answered (${how})`,
      'a 403 means that the line has another PUBLIC_URL, TWILIO_AUTH_TOKEN or TWILIO_ACCOUNT_SID than these; anything else: see its log',
    );
    return;
  }
  if (answer.milliseconds > patience) {
    yield fault(
      `a signed request is answered after ${Math.round(answer.milliseconds)} ms`,
      'Twilio waits 4 seconds: give the line more of the machine, or put it nearer',
    );
  } else yield ok(`a signed request is answered in ${Math.round(answer.milliseconds)} ms`);
  const withState = await signed('/voice/es/main?e=1&k=1&n=2');
  if (typeof withState === 'string' || !isDocument(withState)) {
    yield fault(
      'a signed address with a query is not answered',
      'something before the line rewrites addresses: let the path and the query through as they come',
    );
  } else yield ok('addresses come through as they are');
  const unsigned = await ask(`${reachedAt}/voice`, {
    method: 'POST',
    body: new URLSearchParams({ CallSid: 'CA0' }),
  });
  if (typeof unsigned === 'string' || unsigned.status !== 403) {
    yield fault(
      'an unsigned request is not refused',
      'something else than this line answers there: see what PUBLIC_URL leads to',
    );
  } else yield ok('an unsigned request is refused');
  yield* examineRefusals(reachedAt);
}

/** Whether the line has refused what may have been Twilio's. */
async function* examineRefusals(reachedAt: string): Checks {
  const ready = await ask(`${reachedAt}/readyz`);
  const { amiss = [] } = typeof ready === 'string' ? {} : readState(ready.text);
  for (const what of amiss.filter(isAboutRefusals)) {
    yield note(
      what,
      'while the token is changed set TWILIO_AUTH_TOKEN to the old and the new one, with a comma between; see the Twilio console under Monitor, Errors for 11200',
    );
  }
}

function readState(text: string): { readonly amiss?: readonly string[] } {
  try {
    return JSON.parse(text) as { readonly amiss?: readonly string[] };
  } catch {
    return {};
  }
}

function clockFinding(date: string | null): Finding {
  const off = date === null ? 0 : Math.abs(Date.parse(date) - Date.now()) / 1000;
  return off > mostOff
    ? fault(
        `this computer’s clock and the line’s are ${Math.round(off)} s apart`,
        'set both by network time: opening hours go by the clock',
      )
    : ok('the clocks agree');
}

function isDocument({ status, type, text }: Asked): boolean {
  if (status !== 200 || !type.startsWith('text/xml')) return false;
  try {
    return readDocument(text, 'https://line/').faults.length === 0;
  } catch {
    return false;
  }
}

async function* examineAccount(
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

async function* examineFallback(
  { voiceFallbackUrl: url, voiceFallbackMethod: method }: NumberSetup,
  publicUrl: string,
  project: HotlineProject | undefined,
): Checks {
  if (url === '') {
    yield note(
      'the number has no fallback: when the line fails, callers hear Twilio’s own error',
      `put a static edition (${lineCommand} edition) on another host, and ${lineCommand} deploy --fallback URL`,
    );
    return;
  }
  if (URL.canParse(url) && new URL(url).origin === publicUrl) {
    yield fault('the fallback is on the line’s own host, and fails with it', 'put it on another host');
  }
  const answer = await ask(url, { method });
  if (typeof answer !== 'string' && isDocument(answer)) {
    yield ok(`the fallback answers by ${method}`);
    if (project) yield* examineEdition(url, project);
  } else {
    const how = typeof answer === 'string' ? answer : `it answers ${answer.status}, ${answer.type}`;
    yield fault(
      `the fallback does not answer by ${method} with a document (${how})`,
      'a static edition is asked by GET, and served as text/xml',
    );
  }
}

/** Whether the edition on the other host still says what the line says. */
async function* examineEdition(url: string, project: HotlineProject): Checks {
  const remedy = `make it anew with these settings (${lineCommand} edition), and put it in its place`;
  const answer = await ask(new URL(editionMark, url).href);
  if (typeof answer === 'string' || answer.status !== 200) {
    yield note(`the fallback does not tell what it was made from (no ${editionMark})`, remedy);
    return;
  }
  const mark = readMark(answer.text);
  const now = markEdition(project);
  if (mark?.hash === now.hash) yield ok('the fallback says what the line says');
  else
    yield fault(
      `the fallback says something else than the line does now (guidance ${mark?.guidance ?? 'unknown'})`,
      remedy,
    );
}

function readMark(text: string): Partial<EditionMark> | undefined {
  try {
    return JSON.parse(text) as Partial<EditionMark>;
  } catch {
    return undefined;
  }
}
