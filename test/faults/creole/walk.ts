import { placeCall } from '../../../src/phone/call.ts';
import { createScript } from '../../../src/phone/caller.ts';
import { createInstantClock } from '../../../src/phone/clock.ts';
import { readKeys } from '../../../src/phone/keys.ts';
import { authToken, publicUrl, type Instance } from '../../built-line.ts';
import { walkEveryTurn } from '../../every-turn.ts';
import { played } from '../../recorded-calls.ts';
import { usualForm } from '../../test-line.ts';
import { language } from './stage.ts';

const lineAt = ({ port }: Instance): { readonly voiceUrl: string; readonly authToken: string } => ({
  voiceUrl: `http://127.0.0.1:${port}/voice`,
  authToken,
});

/** Calls, chooses the language and then presses nothing; gives the lines whose recordings were fetched, decoded and heard. Throws where the call fails. */
export async function hearEssentials(instance: Instance): Promise<ReadonlySet<string>> {
  const clock = createInstantClock();
  const record = await placeCall({
    line: { voiceUrl: lineAt(instance).voiceUrl },
    authToken,
    accountSid: usualForm.AccountSid,
    publicUrl,
    clock,
    caller: createScript(clock, readKeys('2')),
  });
  if (record.failure) throw new Error(`a call failed: ${record.failure.message}`);
  return new Set(played(record));
}

/** Every node of the language with every key and silence; gives how many recordings were fetched and decoded. Throws what is wrong with any. */
export async function walkAll(instance: Instance): Promise<number> {
  const played = await walkEveryTurn(lineAt(instance), language);
  return [...played].filter((one) => one.includes('/audio/')).length;
}
