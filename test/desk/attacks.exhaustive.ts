import { expect, it } from 'vitest';
import { tryAll, type Case } from '../attack/attack.ts';
import { requestCases, sessionCases } from '../attack/desk-cases.ts';
import { scriptCases, soundCases } from '../attack/desk-texts.ts';
import { joinDesk, type DeskAt, type DeskMember } from '../attack/desk-visits.ts';
import { startWholeDesk } from './whole-desk.ts';

type Cases = (at: DeskAt, owner: DeskMember) => readonly Case[] | Promise<readonly Case[]>;

it.each([
  ['its sessions and invitations', sessionCases],
  ['its bodies and addresses', requestCases],
  ['its texts', scriptCases],
  ['its sounds', soundCases],
] satisfies readonly (readonly [string, Cases])[])(
  'what "npm run attack" tries of the desk by %s is refused without the line before it, too',
  async (_what, casesOf: Cases) => {
    const desk = await startWholeDesk();
    const at = { port: Number(new URL(desk.url).port) };
    const { secret } = await desk.store.invite({ role: 'owner', languages: [] }, Date.now());
    const owner = await joinDesk(at, `#${secret}`, 'Owner');
    const outcome = await tryAll(await casesOf(at, owner), { progress: () => undefined });
    expect(outcome.faults).toEqual([]);
  },
  60_000,
);
