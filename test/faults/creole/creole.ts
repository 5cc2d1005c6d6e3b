import { inviteTo, joinDesk, type DeskAt } from '../../attack/desk-visits.ts';
import { newDay } from '../desk-day-members.ts';
import { publish } from '../publish.ts';
import type { Scenario } from '../scenario.ts';
import { callByKeypad } from './by-keypad.ts';
import { joinByLink } from './by-link.ts';
import { approveByLink, chooseVoice } from './by-listening.ts';
import { tellTaken } from './figures.ts';
import { lines } from './material.ts';
import { codeFor, language, linkFor, withStage } from './stage.ts';
import { compareTakes, readTakes } from './takes.ts';
import { hearEssentials, walkAll } from './walk.ts';

/** Whose voices these are: nobody's. */
const names = {
  keypad: 'Made for a test, by keypad',
  link: 'Made for a test, by link',
} as const;

/** Of its lines, those that a line says without a person, texts and months: the others are recorded as well, and heard where these are set. */
const leastHeard = 250;

/** A language from nothing to all of it, by a keypad and by a link. */
export const creole: Scenario = {
  name: 'creole',
  what: 'Haitian Creole from nothing to all of it, as espeak-ng says it: every essential by keypad, every line in a real browser, each heard by another, published, and walked on two instances; no take is lost',
  run: ({ pace, progress }) =>
    withStage(
      () => 'passed',
      async (stage) => {
        const { instances, owner, editor, databaseUrl } = stage;
        let turn = 0;
        const atOf = (): DeskAt => instances[(turn += 1) % 2] ?? instances[0];
        const isEssential = new Set<string>(lines.essential);
        const offeredAtFirst = (await hearEssentials(instances[0])).size;

        const said = await callByKeypad(stage, {
          code: await codeFor(stage, names.keypad),
          work: '1',
          wants: (line) => isEssential.has(line),
        });
        const listened = await callByKeypad(stage, {
          code: await codeFor(stage, 'Listener by keypad'),
          work: '2',
          wants: () => true,
        });
        const day = newDay();
        await publish(day, atOf, editor, instances);
        const short = await Promise.all(instances.map(hearEssentials));

        const speaker = await joinByLink(stage, await linkFor(stage), names.link, pace);
        const recorded = await speaker.record(lines.all.length, progress);
        const invitation = await inviteTo(instances[0], owner, { role: 'speaker', languages: language });
        const listener = await joinDesk(instances[0], invitation, 'Listener by link');
        const approved = await approveByLink(atOf, listener);
        await chooseVoice(atOf, owner, names.link);
        await publish(day, atOf, editor, instances);
        const whole = await Promise.all(instances.map(walkAll));

        const there = await readTakes(databaseUrl);
        const compared = [
          compareTakes(said.done, there(names.keypad)),
          compareTakes(
            recorded.map(({ line }) => line),
            there(names.link),
          ),
        ];
        const lost = compared.reduce((sum, one) => sum + one.lost, 0);
        const doubled = compared.reduce((sum, one) => sum + one.doubled, 0);
        return {
          isGood:
            offeredAtFirst === 0 &&
            said.done.length === lines.essential.length &&
            // Each of them is listened to, and its words are checked after that.
            listened.done.length === 2 * said.done.length &&
            short.every(({ size }) => size > 0) &&
            approved === lines.all.length &&
            whole.every((played) => played >= leastHeard) &&
            lost + doubled === 0,
          figures: [
            `by keypad ${tellTaken(said.taken, 'keys')}, in ${said.turns} turns and ${(said.record.seconds / 60).toFixed(0)} minutes`,
            `by another keypad listened to, and their words checked: ${tellTaken(listened.taken, 'keys')}`,
            `published, and ${short.map(({ size }) => size).join(' and ')} recordings heard by who presses nothing`,
            `by link ${tellTaken(recorded, 'clicks')}`,
            `${approved} approved by link, published, and ${whole.join(' and ')} recordings fetched and decoded at every node`,
            `takes: ${lost} lost, ${doubled} doubled`,
          ].join('; '),
        };
      },
    ),
};
