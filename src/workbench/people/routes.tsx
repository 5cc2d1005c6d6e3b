import { Router, type Response } from 'express';
import * as z from 'zod';
import { may } from '../../desk/roles.ts';
import { takeJson } from '../../http/take-json.ts';
import type { DeskPeople, Did, PersonBehind } from '../../people/desk-people.ts';
import type { LanguageInfo } from '../../speech/languages.ts';
import { endOfDay } from '../../telephony/hours.ts';
import { readForm, takeForm } from '../form.tsx';
import { renderPage } from '../frame.tsx';
import { sealingHeaders } from '../headers.ts';
import { sayReason } from '../reasons.tsx';
import type { Site, Visitor } from '../site.ts';
import { visitOf } from '../visit.ts';
import { coverOf } from './cover.ts';
import { DidBanner, statusOfDid, type Came } from './did.tsx';
import { isWhole, shiftShape, toShift, type ShiftDraft } from './drafts.ts';
import { toForm } from './hours.ts';
import { PeoplePage } from './page.tsx';

const phoneShape = z.object({ phone: z.string().max(40) });
const codeShape = z.object({ code: z.string().max(20) });
const stepShape = z.object({ step: z.enum(['pause', 'back']) });
const settingsShape = z.object({
  callBacks: z.literal('yes').optional(),
  alsoEnglish: z.literal('yes').optional(),
});
const keyShape = z.object({ publicKey: z.string(), sealedSecret: z.string(), salt: z.string() });

/** Where nobody has said by whose clock the line goes. */
const usualZone = 'America/New_York';

/** What stays in the fields that somebody has filled in. */
interface Typed {
  readonly phone?: string;
  readonly shift?: ShiftDraft;
}

/** Who is there for callers, and when. */
export function servePeople(site: Site, people: DeskPeople): Router {
  const { bench, line, namesOf, now, timeZone: zone = usualZone } = site;
  const router = Router();
  router.use(sealingHeaders);

  router.get('/', (_request, response) => show(response));
  router.post('/phone', takeForm, async (request, response) => {
    const sent = readForm(request, response, phoneShape, 'people');
    if (!sent) return;
    const did = await people.setPhone(visitOf(response).visitor, sent.phone);
    const came = { did, words: 'people:came.called' };
    await show(response, came, did.kind === 'done' ? {} : { phone: sent.phone });
  });
  router.post('/phone/code', takeForm, async (request, response) => {
    const sent = readForm(request, response, codeShape, 'people');
    if (!sent) return;
    const did = await people.verifyPhone(visitOf(response).visitor, sent.code.replaceAll(/\s/g, ''));
    await show(response, { did, words: 'people:came.verified' });
  });
  router.post('/phone/remove', async (_request, response) => {
    await show(response, {
      did: await people.removePhone(visitOf(response).visitor),
      words: 'people:came.removed',
    });
  });
  router.post('/pause', takeForm, async (request, response) => {
    const sent = readForm(request, response, stepShape, 'people');
    if (!sent) return;
    const { visitor } = visitOf(response);
    const isPause = sent.step === 'pause';
    const own = (await mine(visitor)).shift.zone;
    const did = await people.pause(visitor, isPause ? endOfDay(own, now()) : undefined);
    await show(response, { did, words: isPause ? 'people:came.paused' : 'people:came.back' });
  });
  router.post('/shift', takeForm, async (request, response) => {
    const sent = readForm(request, response, shiftShape, 'people');
    if (!sent) return;
    const did: Did = isWhole(sent.form)
      ? await people.setShift(visitOf(response).visitor, toShift(sent, now()))
      : { kind: 'refused', why: halfHours };
    const words = sent.isOn ? 'people:came.shiftOn' : 'people:came.shiftOff';
    await show(response, { did, words }, did.kind === 'done' ? {} : { shift: sent });
  });
  router.post('/settings', takeForm, async (request, response) => {
    const sent = readForm(request, response, settingsShape, 'people');
    if (!sent) return;
    const did = await people.setSettings(visitOf(response).visitor, {
      callBacks: sent.callBacks !== undefined,
      alsoEnglish: sent.alsoEnglish !== undefined,
    });
    await show(response, { did, words: 'people:came.settings' });
  });
  router.post('/key', takeJson('10kb'));
  router.post('/key', async (request, response) => {
    const { visitor, t } = visitOf(response);
    const { data } = keyShape.safeParse(request.body);
    const did = await people.setKey(visitor, data ?? { publicKey: '', sealedSecret: '', salt: '' });
    if (did.kind === 'done') response.status(204).end();
    else response.status(statusOfDid(did)).json({ error: sayReason(t, did.why) });
  });
  return router;

  /** The visitor as somebody behind the line, also where they have set nothing yet. */
  async function mine({ id }: Visitor): Promise<PersonBehind> {
    const shift = { isOn: false, languages: [], hours: '', zone, pausedUntil: undefined };
    const found = (await people.all()).find(({ member }) => member === id);
    return found ?? { member: id, phone: undefined, shift, hasKey: false };
  }

  async function show(response: Response, came?: Came, typed: Typed = {}): Promise<void> {
    const { visitor, t } = visitOf(response);
    const isOwner = may(visitor, 'set ringing');
    const [me, all, settings, counts, surveyed] = await Promise.all([
      mine(visitor),
      isOwner ? people.all() : [],
      people.settings(),
      isOwner ? people.counts() : [],
      bench.survey(),
    ]);
    const known = surveyed.map(({ info }) => info);
    const { hours, ...shift } = me.shift;
    const given = {
      ...{ me, settings, known, zone, people: all, typedPhone: typed.phone, now: now() },
      draft: typed.shift ?? { ...shift, form: toForm(hours, shift.zone) },
      names: await namesOf(all.map(({ member }) => member)),
      covers: coverOf(counts, all, zone, now()),
      languages: choosable(visitor, known, [...line.offers().languages, ...me.shift.languages]),
    };
    const children = <PeoplePage {...given}>{came ? <DidBanner {...came} /> : null}</PeoplePage>;
    const page = { title: t('people:title'), page: 'people', script: 'people', children } as const;
    response.status(came ? statusOfDid(came.did) : 200).send(renderPage(response, page));
  }
}

const halfHours = {
  code: 'people.halfHours',
  text: 'A time has a beginning and an end, which are not the same: fill in both, or neither.',
};

/** The languages that somebody can talk in with callers: English, and those of theirs that there are callers of. */
function choosable(
  visitor: Visitor,
  known: readonly LanguageInfo[],
  offered: readonly string[],
): readonly LanguageInfo[] {
  const wanted = new Set(['en', ...offered, ...visitor.languages]);
  return known.filter(
    ({ code }) => wanted.has(code) && (code === 'en' || may(visitor, 'read numbers left', code)),
  );
}
