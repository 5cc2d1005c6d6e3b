import { discard, entries, outboxChanged, sendWaiting, type Entry, type Hindrance } from './outbox.ts';
import { readWords } from './words.ts';

/** How often what waits is tried again while nothing tells that the connection is back, in milliseconds. */
const again = 30_000;

/** Shows in the frame what waits to be sent and what became of it, and sends it when there is a connection. */
export function watchOutbox(place: HTMLElement): void {
  const say = readWords('outbox');
  let hindrance: Hindrance | undefined;

  const draw = async (): Promise<void> => {
    const all = await entries();
    place.hidden = all.length === 0;
    place.classList.toggle(
      'look',
      all.some(({ state }) => state !== 'sent'),
    );
    place.classList.toggle(
      'good',
      all.every(({ state }) => state === 'sent'),
    );
    if (!navigator.onLine) hindrance = 'offline';
    const held = all.some(({ state }) => state === 'waits') ? hindrance : undefined;
    const link = document.documentElement.dataset.base ?? '';
    const acts = [
      ...(held === undefined || held === 'offline' ? [] : [act(say('sendNow'), send)]),
      ...(all.some(({ state }) => state === 'sent') ? [act(say('clear'), () => clear(all))] : []),
    ];
    place.replaceChildren(
      element('h2', { textContent: headline(all) }),
      // Being offline is told above it.
      ...(held && navigator.onLine ? [element('p', { textContent: say(held) })] : []),
      ...(held === 'signed out' ? [element('a', { href: `${link}/`, textContent: say('signIn') })] : []),
      element('ul', { className: 'list' }, all.map(item)),
      ...(acts.length > 0 ? [element('p', { className: 'acts' }, acts)] : []),
    );
  };
  const headline = (all: readonly Entry[]): string => {
    const waiting = all.filter(({ state }) => state === 'waits').length;
    const amiss = all.filter(({ state }) => state !== 'waits' && state !== 'sent').length;
    const told = [
      ...(waiting > 0 ? [say('waiting', { count: waiting })] : []),
      ...(amiss > 0 ? [say('attention', { count: amiss })] : []),
    ];
    return told.join(' · ') || say('allSent');
  };
  const item = ({ id, label, state, told, wrote, page, body, contentType }: Entry): HTMLElement => {
    const isAmiss = state !== 'waits' && state !== 'sent';
    const mark = element('span', { className: `badge ${tones[state]}`, textContent: say(state) });
    if (!isAmiss) return element('li', {}, [`${label} `, mark]);
    return element('li', {}, [
      `${label} `,
      mark,
      ...(told === ''
        ? []
        : [element('p', { textContent: state === 'conflict' ? `${say('now')} ${told}` : told })]),
      ...(wrote === undefined ? [] : [element('p', { textContent: `${say('wrote')} ${wrote}` })]),
      ...(body instanceof ArrayBuffer ? [soundOf(body, contentType, label)] : []),
      element('p', { className: 'acts' }, [
        element('a', { className: 'button', href: page, textContent: say('open') }),
        act(say('discard'), () => discard(id)),
      ]),
    ]);
  };
  const send = async (): Promise<void> => {
    hindrance = await sendWaiting();
    await draw();
  };
  // Where a browser lets nothing be kept there is nothing to show: whoever keeps something is told then.
  const quietly = (work: () => Promise<void>) => (): void => {
    work().catch(() => undefined);
  };

  addEventListener(outboxChanged, quietly(draw));
  addEventListener('online', quietly(send));
  addEventListener('pageshow', quietly(send));
  setInterval(
    quietly(async () => {
      if ((await entries()).some(({ state }) => state === 'waits')) await send();
    }),
    again,
  );
}

const tones: Readonly<Record<Entry['state'], string>> = {
  waits: 'look',
  sent: 'good',
  conflict: 'bad',
  refused: 'bad',
  forbidden: 'bad',
};

async function clear(all: readonly Entry[]): Promise<void> {
  for (const { id, state } of all) if (state === 'sent') await discard(id);
}

function act(words: string, work: () => Promise<void>): HTMLButtonElement {
  const button = element('button', { type: 'button', textContent: words });
  button.addEventListener('click', () => {
    work().catch(() => undefined);
  });
  return button;
}

/** What was recorded can be heard, whatever became of it. */
function soundOf(bytes: ArrayBuffer, type: string, label: string): HTMLAudioElement {
  const audio = element('audio', { controls: true, src: URL.createObjectURL(new Blob([bytes], { type })) });
  audio.setAttribute('aria-label', label);
  return audio;
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
