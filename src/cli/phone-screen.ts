import type { Moment } from '../phone/record.ts';

/** Where captions are written. */
interface Output {
  readonly write: (text: string) => unknown;
}

/** Shows a call as it goes on. */
interface Screen {
  readonly show: (moment: Moment) => void;
  /** Ends what is still being written. */
  readonly finish: () => void;
}

/**
 * Captions: what is said appears as it would be spoken, word by word; at once where `pace` is 'fast'.
 * Whatever begins next cuts short what is still being written.
 */
export function createScreen(output: Output, pace: 'spoken' | 'fast'): Screen {
  const timers = new Set<NodeJS.Timeout>();
  let language: string | undefined;
  let isMidLine = false;
  const endLine = (): void => {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    if (isMidLine) output.write('\n');
    isMidLine = false;
  };
  const line = (text: string): void => {
    endLine();
    output.write(`${text}\n`);
  };
  const word = (text: string): void => {
    output.write(isMidLine ? ` ${text}` : `  ${text}`);
    isMidLine = true;
  };
  const say = ({ parts = [], language: spoken }: Moment): void => {
    endLine();
    if (spoken !== language) output.write(`[${spoken ?? ''}]\n`);
    language = spoken;
    for (const { text, start, end } of parts) {
      const words = text.split(' ');
      if (pace === 'fast') {
        for (const one of words) word(one);
        continue;
      }
      words.forEach((one, index) => {
        const at = start + ((end - start) * index) / words.length;
        timers.add(setTimeout(word, at * 1000, one));
      });
    }
  };
  return {
    finish: endLine,
    show: (moment) => {
      switch (moment.kind) {
        case 'say':
          say(moment);
          return;
        case 'play':
          line(`  (plays ${moment.text})`);
          return;
        case 'pause':
          line(`  (${toSeconds(moment)} s)`);
          return;
        case 'key':
          line(`> ${moment.text}`);
          return;
        case 'lost key':
          line(`> ${moment.text} (not heard)`);
          return;
        case 'beep':
          line('  (a tone: it records)');
          return;
        case 'warning':
          line(`! ${moment.text}`);
          return;
        case 'dial':
        case 'joined':
          line(`  (${moment.kind} ${moment.text})`);
          return;
        default:
          return;
      }
    },
  };
}

/** A call as text: the second, and what was heard or pressed. */
export function toTranscript(timeline: readonly Moment[]): string {
  const lines = timeline.flatMap((moment): readonly string[] => {
    const { kind, at, until, text, language, parts = [], cut } = moment;
    const second = at.toFixed(1).padStart(7);
    if (kind === 'say') {
      const heard = parts.filter(({ start }) => start < until - at).map((part) => part.text);
      return [`${second}  [${language ?? ''}] ${heard.join(' ')}${cut ? ' …' : ''}`];
    }
    if (kind === 'play') return [`${second}  (plays ${text})`];
    if (kind === 'record') return [`${second}  (records ${toSeconds(moment)} s)`];
    if (kind === 'pause') return [`${second}  (${toSeconds(moment)} s of silence)`];
    if (kind === 'key' || kind === 'lost key')
      return [`${second}  > ${text}${kind === 'key' ? '' : ' (not heard)'}`];
    if (kind === 'gather' && !cut) return [`${second}  (${toSeconds(moment)} s for a key)`];
    if (kind === 'warning' || kind === 'hang-up') return [`${second}  (${kind}: ${text})`];
    return [];
  });
  return `${lines.join('\n')}\n`;
}

function toSeconds({ at, until }: Moment): number {
  return Math.round((until - at) * 10) / 10;
}
