/** Where ASAP keeps the guidance up to date. */
export const source = 'https://help.asylumadvocacy.org/faqs-biometrics/';

/** A month of a year; 1 is January. */
export interface Month {
  readonly year: number;
  readonly month: number;
}

/**
 * The month in which a person last compared every line with ASAP's page, or undefined where none has.
 * Whoever compares writes the month here; the line says it, and says so while nobody has.
 */
export const compared: Month | undefined = undefined;

/** One fact of the guidance: what it says in a few words, and where it stands. */
export interface Fact {
  readonly says: string;
  readonly link: string;
}

const fact = (says: string, link: string = source): Fact => ({ says, link });

const receiptUscis = 'https://help.asylumadvocacy.org/uscis-asylum-application-receipt-notice/';
const receiptCourt = 'https://help.asylumadvocacy.org/uscis-defensive-asylum-application-receipt-notice/';
const notice = 'https://help.asylumadvocacy.org/asylum-application-biometrics-appointment/';
const caseStatus = 'https://egov.uscis.gov/casestatus/landing.do';
const attorneys = 'https://www.ice.gov/contact/field-offices?state=All&office=12&keyword=';
const account = 'https://my.uscis.gov/';
const checkInLog = 'https://help.asylumadvocacy.org/ice-check-in-log/';

/** Every fact of the guidance, by its id. */
export const facts = {
  W1: fact('also called a fingerprint appointment; it is with USCIS'),
  W2: fact('fingerprints, photo and signature are taken'),
  W3: fact('everyone who applies for asylum must go; a normal step, with USCIS or in court'),
  W4: fact('used to confirm identity and to check immigration and any criminal history'),
  W5: fact(
    'going is very important; ASAP: generally very safe, even with a deportation order or convictions',
  ),
  W6: fact('not going could mean denial, and delay or denial of the work permit'),
  W7: fact('once scheduled, a notice comes by mail; check the mail, keep the address up to date'),
  S1: fact('scheduling depends on where one applies: with USCIS or in court'),
  S2: fact('USCIS: submit the I-589; scheduling is then automatic'),
  S3: fact('court: file the I-589, then send a copy of its first three pages to USCIS'),
  S4: fact('court: to be done before the individual (merits, final) hearing'),
  S5: fact('a receipt notice first, then a separate appointment notice that says when', notice),
  N1: fact('the notice comes by mail; check the mail, keep the address up to date'),
  N2: fact('the notice gives date, time and place'),
  N3: fact('plan to arrive 15 minutes early'),
  RU1: fact('first look for the receipt notice of the I-589; a long wait is normal', receiptUscis),
  RU2: fact('none after three months: can call, say InfoPass, explain'),
  RU3: fact('have ready, if there is one, the A-Number and what is known of the mailing; no condition'),
  RU4: fact('with a receipt notice: look the case up by its number', caseStatus),
  RU5: fact('notice sent but never came: can call'),
  RU6: fact('missed that way: call, explain, ask to reschedule'),
  RU7: fact('not sent yet: look again weekly; a wait is normal; mail and address'),
  RC1: fact(
    'first look for the receipt notice for the papers sent to USCIS; a long wait is normal',
    receiptCourt,
  ),
  RC2: fact('none after three months: can call, say InfoPass, explain'),
  RC3: fact('have ready: as with USCIS'),
  RC4: fact(
    'with a receipt notice the appointment notice should come by itself; none after two months: can call',
  ),
  RC5: fact('if it was missed: explain that the notice never came, ask to reschedule'),
  RC6: fact(
    'hearing soon, no notice: can call; can also contact the government attorney, who may get it scheduled',
  ),
  RC7: fact("the government attorneys' office numbers", attorneys),
  B1: fact('bring the appointment notice', notice),
  B2: fact('bring an identity document, such as a passport'),
  B3: fact('with no valid ID: can try other papers, as many as there are', checkInLog),
  C1: fact('can request to reschedule, by phone or online'),
  C2: fact('best before the date: missing could mean denial, and delay or denial of the work permit'),
  C3: fact('phone: say "Reschedule biometrics appointment"; a person should come on'),
  C4: fact('then a new notice should come by mail: bring that one'),
  C5: fact('online: make or open a myUSCIS account; a video shows how', account),
  C6: fact('after signing in, if asked, choose myUSCIS'),
  C7: fact('the buttons to choose, on a phone and on a computer'),
  C8: fact('follow the steps on the page'),
  C9: fact('a new notice should come in the account: print and bring it'),
  C10: fact('online not within 12 hours nor after rescheduling twice: call'),
  M1: fact('could get the case denied or delayed, the work permit too: try to reschedule soon'),
  M2: fact('less than a few weeks ago: try going to the office on the notice; some do it then'),
  M3: fact('more than a few weeks ago: can call as soon as possible, explain, ask to reschedule'),
  M4: fact('if it caused problems in the case: look for legal help'),
  A1: fact("made by ASAP, edited by I-ARC; ASAP's page has updates; information, not legal advice"),
} as const satisfies Record<string, Fact>;

/** The id of a fact, as the lines that carry it name it. */
export type FactId = keyof typeof facts;
