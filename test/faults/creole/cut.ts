import { inviteTo, joinDesk, type DeskAt } from '../../attack/desk-visits.ts';
import { newDay } from '../desk-day-members.ts';
import type { Fate } from '../proxy.ts';
import { publish } from '../publish.ts';
import type { Scenario } from '../scenario.ts';
import { callByKeypad } from './by-keypad.ts';
import { joinByLink } from './by-link.ts';
import { approveByLink, chooseVoice } from './by-listening.ts';
import { tellTaken } from './figures.ts';
import { lines } from './material.ts';
import { codeFor, language, linkFor, withStage, type Stage } from './stage.ts';
import { compareTakes, readTakes } from './takes.ts';
import { hearEssentials } from './walk.ts';

const names = {
  one: 'Made for a test, by keypad',
  other: 'Made for a test, by another keypad',
  link: 'Made for a test, by link',
} as const;

/** Seconds after which the phone company keeps nothing: what a killed instance had in its hands is given two minutes. */
const mostKept = 200;

/** Of ten requests one is cut off: before it arrives, or before its answer does, in turn. */
function cutEveryTenth(): { readonly fateOf: () => Fate; begin: () => void; readonly count: () => number } {
  let asked = 0;
  let isOn = false;
  let cut = 0;
  return {
    begin: () => (isOn = true),
    count: () => cut,
    fateOf: () => {
      if (!isOn) return 'passed';
      asked += 1;
      if (asked % 10 !== 0) return 'passed';
      cut += 1;
      return cut % 2 === 0 ? 'answer lost' : 'dropped';
    },
  };
}

/** Kills one instance between two turns of a call, brings it back, and does the same with the other. */
function killing({ instances: [one, other] }: Stage): (turn: number) => Promise<unknown> {
  const acts: Readonly<Record<number, () => Promise<unknown>>> = {
    12: one.kill,
    18: one.start,
    26: other.kill,
    32: other.start,
  };
  return (turn) => acts[turn]?.() ?? Promise.resolve();
}

/** Three speakers at once while connections are cut and instances are killed. */
export const creoleCut: Scenario = {
  name: 'creole-cut',
  what: 'the essentials of Haitian Creole by two keypads and a browser at once, while every tenth request is cut off and each instance is killed (-9) between two turns of a call: no take is lost or doubled, and the phone company keeps nothing',
  run: async ({ pace, progress }) => {
    const cut = cutEveryTenth();
    return withStage(cut.fateOf, async (stage) => {
      const { instances, owner, editor, api, databaseUrl } = stage;
      let turn = 0;
      const atOf = (): DeskAt => instances[(turn += 1) % 2] ?? instances[0];
      const isEssential = new Set<string>(lines.essential);
      const wants = (line: string): boolean => isEssential.has(line);
      const codes = [await codeFor(stage, names.one), await codeFor(stage, names.other)] as const;
      const speaker = await joinByLink(stage, await linkFor(stage), names.link, pace);
      const invitation = await inviteTo(instances[0], owner, { role: 'speaker', languages: language });
      const listener = await joinDesk(instances[0], invitation, 'Listener by link');

      cut.begin();
      const [one, other, byLink] = await Promise.all([
        callByKeypad(stage, { code: codes[0], work: '1', wants, beforeTurn: killing(stage) }),
        callByKeypad(stage, { code: codes[1], work: '1', wants }),
        speaker.record(lines.essential.length, progress),
      ]);
      const isSent = await speaker.sendAll(120);
      const first = await approveByLink(atOf, listener);
      // A language is spoken by one voice: it says what the other has said, too.
      await chooseVoice(atOf, owner, names.one);
      const again = await callByKeypad(stage, { code: codes[0], work: '1', wants });
      const second = await approveByLink(atOf, listener);
      await publish(newDay(), atOf, editor, instances);
      const heard = await Promise.all(instances.map(hearEssentials));

      const began = Date.now();
      while (api.kept().length > 0 && Date.now() - began < mostKept * 1000) {
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      const gone = (Date.now() - began) / 1000;
      const there = await readTakes(databaseUrl);
      const compared = [
        compareTakes([...one.done, ...again.done], there(names.one)),
        compareTakes(other.done, there(names.other)),
        compareTakes(
          byLink.map(({ line }) => line),
          there(names.link),
        ),
      ];
      const lost = compared.reduce((sum, each) => sum + each.lost, 0);
      const doubled = compared.reduce((sum, each) => sum + each.doubled, 0);
      const turns = one.turns + other.turns + again.turns;
      return {
        isGood:
          lost + doubled + api.kept().length === 0 &&
          isSent &&
          first + second === 2 * lines.essential.length + other.done.length &&
          heard.every(({ size }) => size > 0),
        figures: [
          `${cut.count()} requests cut off, each of 2 instances killed once`,
          `by keypad at once ${one.done.length} and ${other.done.length} lines, then ${again.done.length} by the first alone, in ${turns} turns: ${tellTaken([...one.taken, ...other.taken, ...again.taken], 'keys')}`,
          `by link at the same time ${tellTaken(byLink, 'clicks')}`,
          `takes: ${lost} lost, ${doubled} doubled`,
          `${api.kept().length} recordings left at the phone company after ${gone.toFixed(0)} s`,
          `${first + second} approved by link, published, ${heard.map(({ size }) => size).join(' and ')} recordings heard by who presses nothing`,
        ].join('; '),
      };
    });
  },
};
