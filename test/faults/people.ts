import { createRandom } from '../../src/cli/sample-calls.ts';
import { connectDesk } from '../../src/desk/database.ts';
import { membersOn } from '../../src/desk/members/database.ts';
import type { Database as MemberDatabase } from '../../src/desk/members/tables.ts';
import { deskDatabase } from '../../src/desk/place.ts';
import { peopleOn } from '../../src/people/database.ts';
import { openPeopleKeys } from '../../src/people/keys.ts';
import { drawSecret } from '../../src/desk/members/secrets.ts';
import type { PeopleDatabase } from '../../src/people/tables.ts';
import { placeCall } from '../../src/phone/call.ts';
import { createScript } from '../../src/phone/caller.ts';
import { createInstantClock } from '../../src/phone/clock.ts';
import type { CallRecord } from '../../src/phone/record.ts';
import type { SideOutcome } from '../../src/phone/call-options.ts';
import { authToken, createInstance, publicUrl, type Instance } from '../built-line.ts';
import { startPostgres } from '../usage/databases.ts';
import { startProxy } from './proxy.ts';
import type { Scenario, Told } from './scenario.ts';

const zone = 'America/New_York';
const volunteers = 10;
const callers = 200;
const atOnce = 8;

/** A caller of a hotline, and what came of it. */
interface Seen {
  readonly record: CallRecord;
  /** How many phones rang for them, and how many of these a person took up in vain: they pressed the key, and another had the call. */
  readonly rung: number;
  readonly pressed: number;
}

/** Ten people on shift, their phones sealed as the desk seals them. */
async function settle(url: string, key: string): Promise<void> {
  const db = await connectDesk(deskDatabase(url), 5000);
  const members = await membersOn(db as unknown as MemberDatabase);
  const store = await peopleOn(db as unknown as PeopleDatabase, zone);
  const keys = await openPeopleKeys([key]);
  for (let index = 0; index < volunteers; index += 1) {
    const member = `volunteer-${index}`;
    await members.add({ id: member, name: member, role: 'speaker', languages: ['es'] });
    const phone = `+120255502${String(index).padStart(2, '0')}`;
    await store.keepPhone(member, { mark: `mark${index}`, sealed: keys.seal('phone', phone), lastTwo: '00' });
    await store.keepCode(member, 'code', Date.now() + 60_000);
    await store.tryCode(member, 'code', 3, Date.now());
    await store.setShift(member, { isOn: true, languages: ['es'], hours: 'Mon-Sun 00:00-24:00', zone });
  }
  await db.destroy();
}

/** What a volunteer's phone does: mostly nobody is there, often somebody, sometimes two in the same second, or a machine. */
function behave(random: () => number, onPress: () => void): SideOutcome {
  const what = random();
  if (what < 0.45) return { kind: 'no-answer' };
  if (what < 0.55) return { kind: 'busy' };
  if (what < 0.7) return { kind: 'answered', after: Math.floor(random() * 6), talks: 0 };
  return {
    kind: 'answered',
    after: Math.floor(random() * 4) * 4,
    talks: 60,
    called: (clock) => {
      const script = createScript(clock, [{ press: '1' }]);
      return {
        pass: async (...time) => {
          const passed = await script.pass(...time);
          if (passed.kind === 'key') onPress();
          return passed;
        },
      };
    },
  };
}

async function place(port: number, index: number, random: () => number): Promise<Seen> {
  const clock = createInstantClock();
  let rung = 0;
  let pressed = 0;
  const record = await placeCall({
    line: { voiceUrl: `http://127.0.0.1:${port}/voice?lang=es` },
    authToken,
    publicUrl,
    from: `+1202556${String(index).padStart(4, '0')}`,
    clock,
    caller: createScript(clock, [{ press: '0' }, { silence: true }, { silence: true }, { hangUp: true }]),
    side: () => {
      rung += 1;
      return behave(random, () => (pressed += 1));
    },
  });
  return { record, rung, pressed };
}

const isJoined = ({ record }: Seen): boolean => record.timeline.some(({ kind }) => kind === 'joined');
/** Whether a caller whom nobody took was told so: the call came to an answer after its last ring. */
const isTold = ({ record }: Seen): boolean => record.requests.some(({ url }) => url.includes('/person-'));

function tell(seen: readonly Seen[], killed: number): Told {
  const lost = seen.filter((one) => one.record.failure !== undefined || (!isJoined(one) && !isTold(one)));
  const joined = seen.filter(isJoined).length;
  const doubles = seen.flatMap(({ record }) => record.warnings).length;
  const total = (of: (one: Seen) => number): number => seen.reduce((sum, one) => sum + of(one), 0);
  return {
    isGood: lost.length === 0 && doubles === 0 && joined > 0,
    figures: `${seen.length} callers, ${killed} instance killed meanwhile: ${joined} joined, ${seen.length - joined - lost.length} told that nobody answered, ${lost.length} lost; ${total(({ rung }) => rung)} rings, ${total(({ pressed }) => pressed) - joined} took up a call that another had, ${doubles} double connections`,
  };
}

/** Volunteers who ring together, over two instances of which one is killed. */
export const people: Scenario = {
  name: 'people',
  what: '200 callers ask for a person, ten volunteers ring together, an instance is killed: no caller is lost, none is joined twice',
  run: async ({ progress }) => {
    const databases = await startPostgres();
    const url = await databases.fresh();
    const key = drawSecret();
    const environment = {
      ...{ DATABASE_URL: url, DESK: 'on', PEOPLE_KEY: key, LANGUAGES: 'en,es' },
      ...{ TWILIO_PHONE_NUMBER: '+12025550188', TIME_ZONE: zone },
    };
    await settle(url, key);
    const instances: readonly Instance[] = await Promise.all([0, 1].map(() => createInstance(environment)));
    const proxy = await startProxy(instances.map(({ port }) => port));
    try {
      await Promise.all(instances.map((instance) => instance.start()));
      const random = createRandom(7);
      const seen: Seen[] = [];
      let begun = 0;
      const work = async (): Promise<void> => {
        while (begun < callers) {
          begun += 1;
          seen.push(await place(proxy.port, begun, random));
          progress(seen.length);
          if (seen.length === callers / 2) await instances[0]?.kill();
          if (seen.length === (callers * 3) / 4) await instances[0]?.start();
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      return tell(seen, 1);
    } finally {
      await proxy.close();
      await Promise.all(instances.map((instance) => instance.stop()));
      await databases.remove();
    }
  },
};
