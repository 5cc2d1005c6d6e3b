import type { CallRecord } from '../src/phone/record.ts';
import type { Answered } from '../src/phone/request.ts';
import type { CallOptions } from '../src/phone/call-options.ts';
import { placeCall } from '../src/phone/call.ts';
import { createScript, type Step } from '../src/phone/caller.ts';
import { createInstantClock } from '../src/phone/clock.ts';

const keys = '1112223334455678900*#';

/** What a caller does: mostly keys that are offered, often silence, sometimes a wrong key, "again", or hanging up. */
export function randomSteps(random: () => number): readonly Step[] {
  const any = (text: string): string => text[Math.floor(random() * text.length)] ?? '1';
  const language: Step = { press: any('1112345678') };
  const rest = Array.from({ length: Math.floor(random() * 12) }, (): Step => {
    if (random() < 0.35) return { silence: true };
    return { press: any(keys), when: random() < 0.3 ? 'at once' : 'said' };
  });
  return [language, ...rest, ...(random() < 0.6 ? [{ hangUp: true, when: 'said' } as const] : [])];
}

/** A step of a call as the phone company sees it, without what it cannot know. */
export type SeenTurn = `${string} ${string} ${string} ${'new call' | 'key' | 'silence'}`;

/** A call, and its steps as its requests and documents show them. */
export interface SeenCall {
  readonly record: CallRecord;
  readonly turns: readonly SeenTurn[];
}

/** Places a call and notes its steps: from the address that was asked, to the one that its document leads on to. */
export async function placeSeenCall(
  options: Omit<CallOptions, 'clock' | 'caller'>,
  steps: readonly Step[],
): Promise<SeenCall> {
  const clock = createInstantClock();
  const documents: Answered[] = [];
  const record = await placeCall({
    ...options,
    clock,
    caller: createScript(clock, steps),
    onDocument: (answered) => documents.push(answered),
  });
  const asked = record.requests.filter(({ url }) => /\/voice(?:\/(?!status|whisper|accept)|\?|$)/.test(url));
  const turns = documents.map(({ url, xml }, index): SeenTurn => {
    const [, , from = ''] = /\/voice\/([a-z]+)\/([a-z-]+)/.exec(url) ?? [];
    const next = /\/voice\/([a-z]+)\/([a-z-]+)\?/.exec(xml);
    // The last words of a call lead nowhere; their language is that of the address that was asked.
    const [language = '', to = 'goodbye'] = next ? next.slice(1) : [/\/voice\/([a-z]+)/.exec(url)?.[1]];
    const heard = (asked[index]?.parameters.Digits ?? '') === '' ? 'silence' : 'key';
    return `${language} ${from} ${to} ${from === '' ? 'new call' : heard}`;
  });
  return { record, turns };
}
