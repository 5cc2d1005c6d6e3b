import { openBooth } from './booth.ts';
import { dropTake, findTake, holdTake, placeOfTake, type HeldTake } from './kept-take.ts';
import { createListener } from './listen.ts';
import { createLinesAhead } from './lines-ahead.ts';
import { MicrophoneError } from './microphone.ts';
import { sendOrKeep, type Became } from './outbox.ts';
import { find } from './page.ts';
import { createRecording, tellSystem } from './recording.ts';
import { toSendable } from './sound-file.ts';
import { watchControls } from './studio-controls.ts';
import { checkTake } from './take-check.ts';
import { readWords } from './words.ts';

/** The longest take, in seconds: the same as for a file. */
const mostSeconds = 90;

const say = readWords('recorder');
const booth = openBooth(find('studio', HTMLDivElement), say);
const base = document.documentElement.dataset.base ?? '';
const lines = createLinesAhead(`${base}/studio/part`);
const recording = createRecording((level, seconds) => {
  booth.showLevel(level.value, say(`level.${level.word}`));
  booth.tell(say('recording', { seconds: seconds.toFixed(0) }));
  if (seconds > mostSeconds) void stop();
});
/** The take of this line that nobody has kept yet. */
let held: HeldTake | undefined;
let playing: HTMLAudioElement | undefined;
let isBusy = false;

const place = (): string => placeOfTake(booth.of('language'), booth.of('line'));
const queryOf = (line: string): string =>
  new URLSearchParams({ lang: booth.of('language'), line }).toString();

function showButtons(): void {
  booth.showButtons({
    isRecording: recording.isOn(),
    isBusy,
    canHear: held !== undefined,
    canKeep: held !== undefined && held.verdict !== 'refused',
  });
}

async function busy(work: () => Promise<void>): Promise<void> {
  if (isBusy) return;
  isBusy = true;
  showButtons();
  try {
    await work();
  } catch (error) {
    booth.tell(error instanceof MicrophoneError ? say(`microphone.${error.fault}`) : say('notKept'), 'bad');
  } finally {
    isBusy = false;
    showButtons();
  }
}

async function record(): Promise<void> {
  if (recording.isOn()) {
    await stop();
    return;
  }
  await busy(async () => {
    playing?.pause();
    listener.stop();
    booth.tell(say('opening'));
    await recording.begin();
    booth.tell(say('recording', { seconds: 0 }));
  });
  // With the level shown, there is less room for the text.
  if (recording.isOn()) booth.showText();
}

async function stop(): Promise<void> {
  const sound = recording.end();
  if (sound) await busy(() => hold(sound));
}

/** Puts a new take away at once, so that closing the page loses nothing, and has it checked. */
async function hold(sound: Blob): Promise<void> {
  held = { sound, seen: booth.of('seen'), verdict: 'unchecked', told: '' };
  const isHeld = await holdTake(place(), held);
  await check(held, isHeld ? '' : say('notHeld'));
}

async function check(take: HeldTake, note = ''): Promise<void> {
  booth.tell(say('checking'));
  const { also = '', ...checked } = await checkTake(booth.of('check'), take.sound, say);
  held = { ...take, ...checked };
  await holdTake(place(), held);
  booth.tell([checked.told, also, note].filter(Boolean).join(' '), kindOf(held));
}

function kindOf({ verdict }: HeldTake): 'good' | 'bad' | '' {
  return verdict === 'good' ? 'good' : verdict === 'refused' ? 'bad' : '';
}

function listen(): void {
  if (!held || recording.isOn() || isBusy) return;
  playing?.pause();
  playing?.remove();
  tellSystem('playback');
  const audio = new Audio(URL.createObjectURL(held.sound));
  playing = audio;
  audio.dataset.sound = 'playing';
  find('take-state', HTMLParagraphElement).after(audio);
  const done = (state: string): void => {
    audio.dataset.sound = state;
    URL.revokeObjectURL(audio.src);
  };
  audio.addEventListener('ended', () => {
    done('ended');
  });
  audio.play().catch(() => {
    if (audio !== playing || audio.paused) done('failed');
    if (audio.error) booth.tell(say('notPlayed'), 'bad');
  });
}

async function keep(): Promise<void> {
  const take = held;
  if (!take || take.verdict === 'refused' || recording.isOn()) return;
  await busy(async () => {
    booth.tell(say('keeping'));
    const became = await sendOrKeep({
      url: booth.of('keep'),
      method: 'POST',
      body: take.sound,
      contentType: take.sound.type === '' ? 'application/octet-stream' : take.sound.type,
      label: booth.of('label'),
      page: booth.of('page'),
      slot: `take ${place()}`,
    });
    if (became !== 'kept' && became.state !== 'sent') {
      await notTaken(take, became);
      return;
    }
    await dropTake(place());
    held = undefined;
    const told = say(became === 'kept' ? 'kept.later' : `kept.${became.effect ?? 'now'}`);
    const isOpen = await open(booth.of('next') || booth.of('line'));
    booth.tell(isOpen ? told : `${told} ${say('offlineNext')}`, 'good');
  });
}

async function notTaken(take: HeldTake, { state, told }: Became): Promise<void> {
  const why = state === 'conflict' ? say('conflict', { theirs: told }) : told || say('notKept');
  held = { ...take, verdict: 'refused', told: why };
  await holdTake(place(), held);
  booth.tell(why, 'bad');
}

/** Shows another line, without letting go of the microphone. Whether it could be had. */
async function open(line: string): Promise<boolean> {
  const query = queryOf(line);
  const html = await lines.open(query);
  if (html === undefined) return false;
  playing?.pause();
  booth.replace(html);
  history.replaceState(undefined, '', `${base}/studio?${query}`);
  await begin();
  return true;
}

/** Finds again what was recorded of this line before, and looks ahead. */
async function begin(): Promise<void> {
  held = await findTake(place());
  const next = booth.of('next');
  if (next !== '') lines.prepare(queryOf(next));
  if (!held) return;
  if (held.seen !== booth.of('seen')) {
    held = { ...held, verdict: 'refused', told: say('oldWords') };
    booth.tell(held.told, 'bad');
  } else if (held.verdict === 'unchecked') await check(held, say('found'));
  else booth.tell(`${say('found')} ${held.told}`, kindOf(held));
}

function follow(id: string): void {
  const { line } = document.getElementById(id)?.dataset ?? {};
  if (line === undefined || recording.isOn()) return;
  void busy(async () => {
    if (!(await open(line))) booth.tell(say('offlineNext'), 'bad');
  });
}

// A new take begins in silence.
const listener = createListener(find('studio', HTMLDivElement), (how) => {
  if (how === 'no voice') booth.tell(say('noVoice'));
});

watchControls({
  record: () => void record(),
  listen,
  keep: () => void keep(),
  follow,
  choose: (file) => void busy(async () => hold(await toSendable(file))),
});

window.addEventListener('beforeunload', (event) => {
  // A take that is still being made is the only thing that closing the page would lose.
  if (recording.isOn()) event.preventDefault();
});

// A call that comes in takes the microphone away: what was said until then is kept.
document.addEventListener('visibilitychange', () => {
  if (document.hidden) void stop();
});

window.addEventListener('pagehide', () => {
  recording.close();
});

void busy(begin);
