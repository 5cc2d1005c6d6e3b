import type { Step } from './caller.ts';
import type { CallRecord } from './record.ts';

/**
 * Reads what to press: keys with commas between, each once all is said or, as `2@12.5`, at a second of the call;
 * `-` lets a Gather pass in silence, `h` hangs up. Throws an Error that names what cannot be read.
 */
export function readKeys(text: string): readonly Step[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map((item): Step => {
      const [, what, second] = /^([0-9*#h-])(?:@(\d+(?:\.\d+)?))?$/.exec(item) ?? [];
      if (what === undefined || (what === '-' && second !== undefined)) {
        throw new Error(
          `--keys "${item}" cannot be read: use keys such as 1,2,# or 2@12.5, - for silence, h to hang up`,
        );
      }
      if (what === '-') return { silence: true };
      const when = second === undefined ? {} : { when: { at: Number(second) } };
      return what === 'h' ? { hangUp: true, ...when } : { press: what, ...when };
    });
}

/** The keys of a call as `--keys` takes them, each at its second, so that the same call can be made again. */
export function toKeys({ timeline, ended, seconds }: CallRecord): string {
  const pressed = timeline
    .filter(({ kind }) => kind === 'key' || kind === 'lost key')
    .map(({ text, at }) => `${text}@${toSecond(at)}`);
  return [...pressed, ...(ended === 'caller' ? [`h@${toSecond(seconds)}`] : [])].join(',');
}

function toSecond(seconds: number): string {
  return String(Math.round(seconds * 100) / 100);
}
