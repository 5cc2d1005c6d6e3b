import type { Guide } from '../guide/guide.ts';
import type { Language } from '../guide/ids.ts';
import type { Offers } from '../guide/offers.ts';
import type { NearOffice } from '../guide/near.ts';
import { pageOf } from '../guide/page.ts';
import { newCall, type At } from '../guide/place.ts';
import { step } from '../guide/step.ts';
import type { Heard } from '../guide/turn.ts';
import type { Speech } from '../speech/speech.ts';
import { timePage, type Timing } from './timing.ts';

/** An office whose name and address are as long as nearly all of the lists' are. */
const office: NearOffice = {
  name: 'Catholic Immigration Services, Little Rock, Catholic Charities of Arkansas, Diocese of Little Rock',
  place: '2500 North Tyler Street, Building A, Suite 1450, Little Rock, Arkansas',
  where: { miles: 25 },
  isOnlyUscis: true,
  digits: '5015550123',
  written: [],
};

/** Seconds in which five digits are typed. */
const typing = 5;

/** Seconds from the key for legal help until the number of the nearest office has been said once, all before it heard to its end. */
export function measureLegalHelp(guide: Guide, speech: Speech, offers: Offers, language: Language): number {
  const near: Offers = {
    ...offers,
    legalHelp: { printed: { year: 2026, month: 1, isOld: true }, officesFor: () => [office] },
  };
  const time = (at: At): { readonly timing: Timing; readonly page: ReturnType<typeof pageOf> } => {
    const page = pageOf(guide, at, 'plain', near);
    return { page, timing: timePage(speech, page) };
  };
  const go = (at: At, heard: Heard): At => step(guide, at, heard, near).at;
  const zip: At = { ...newCall(guide, language), node: guide.roles.zip };
  const introduction = go(zip, { kind: 'key', key: '72201' });
  const first = go(introduction, { kind: 'silence' });
  const before = time(introduction);
  const patience = before.page.then.kind === 'gather' ? before.page.then.patience : 0;
  const told = time(first);
  const again = told.page.say.findIndex((said) => 'line' in said && said.line === 'number-again');
  const number = told.timing.ends[again - 1] ?? told.timing.seconds;
  return time(zip).timing.seconds + typing + before.timing.seconds + patience + number;
}
