import { openMicrophone, type Microphone } from './microphone.ts';
import { find, isTyping, post } from './page.ts';
import { toWave } from './wave.ts';

/** The longest take, in seconds: the same as for a file. */
const mostSeconds = 90;

const studio = find('studio', HTMLDivElement);
let microphone: Microphone | undefined;
let opening: Promise<Microphone> | undefined;
/** The samples of the take that is being made. */
let take: Float32Array[] | undefined;
let began = 0;
let playing: HTMLAudioElement | undefined;
let isBusy = false;

const booth = (): HTMLElement => studio.querySelector<HTMLElement>('.booth') ?? studio;
const address = (): string => `/studio/${booth().dataset.language ?? ''}/${booth().dataset.line ?? ''}`;

function tell(text: string, kind: 'good' | 'bad' | '' = ''): void {
  const state = find('take-state', HTMLParagraphElement);
  state.textContent = text;
  state.dataset.kind = kind;
}

function showLevel(chunk: Float32Array): void {
  const peak = chunk.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  find('level', HTMLMeterElement).value = peak;
  find('level-words', HTMLSpanElement).textContent =
    peak > 0.95 ? 'too loud' : peak > 0.05 ? 'good' : peak > 0.005 ? 'quiet' : 'no sound';
}

function onChunk(chunk: Float32Array): void {
  showLevel(chunk);
  if (!take) return;
  take.push(chunk);
  const seconds = (performance.now() - began) / 1000;
  tell(`Recording … ${seconds.toFixed(0)} s`);
  if (seconds > mostSeconds) void stop();
}

async function record(): Promise<void> {
  if (isBusy) return;
  if (take) {
    await stop();
    return;
  }
  playing?.pause();
  try {
    opening ??= openMicrophone(onChunk);
    microphone = await opening;
  } catch (error) {
    opening = undefined;
    tell(error instanceof Error ? error.message : 'The microphone cannot be opened.', 'bad');
    return;
  }
  take = [];
  began = performance.now();
  showButtons();
  tell('Recording …');
}

/** Ends the take and sends it at once, so that closing the page loses nothing. */
async function stop(): Promise<void> {
  if (!take || !microphone) return;
  const wave = toWave(take, microphone.rate);
  take = undefined;
  await busy(async () => {
    tell('Checking the take …');
    const response = await fetch(`${address()}/take`, {
      method: 'POST',
      body: wave,
      headers: { 'Content-Type': 'audio/wav' },
    });
    if (!response.ok)
      throw new Error('The take could not be put down: is the workbench still running? Record it again.');
    const verdict = (await response.json()) as { readonly refused?: string; readonly seconds?: number };
    booth().dataset.waits = '';
    if (verdict.refused === undefined)
      tell(`${(verdict.seconds ?? 0).toFixed(1)} s. Listen to it, keep it, or record again.`, 'good');
    else tell(`This take ${verdict.refused}. Record again.`, 'bad');
  });
}

function listen(): void {
  if (take || !('waits' in booth().dataset)) return;
  playing?.pause();
  playing = new Audio(`${address()}/take.wav?${Date.now()}`);
  playing.dataset.sound = 'playing';
  booth().append(playing);
  playing.addEventListener('ended', () => {
    if (playing) playing.dataset.sound = 'ended';
  });
  playing.play().catch(() => {
    tell('The take could not be played.', 'bad');
  });
}

async function keep(): Promise<void> {
  if (take || isBusy || !('waits' in booth().dataset)) return;
  await busy(async () => {
    tell('Taking it in …');
    const verdict = (await post(`${address()}/keep`)) as { readonly refused?: string };
    if (verdict.refused !== undefined) {
      tell(`This take ${verdict.refused}. Record again.`, 'bad');
      return;
    }
    const { next, line = '' } = booth().dataset;
    await open(next ?? line);
    tell(
      next === undefined ? `“${line}” is kept. Every line is recorded.` : `“${line}” is kept. Now this one.`,
      'good',
    );
  });
}

async function busy(work: () => Promise<void>): Promise<void> {
  isBusy = true;
  showButtons();
  try {
    await work();
  } catch (error) {
    tell(error instanceof Error ? error.message : 'That did not work.', 'bad');
  } finally {
    isBusy = false;
    showButtons();
  }
}

function showButtons(): void {
  const record = find('record', HTMLButtonElement);
  record.firstChild?.replaceWith(take ? 'Stop ' : 'Record ');
  record.setAttribute('aria-pressed', String(take !== undefined));
  record.disabled = isBusy;
  const waits = 'waits' in booth().dataset && !take && !isBusy;
  find('listen', HTMLButtonElement).disabled = !waits;
  find('keep', HTMLButtonElement).disabled = !waits;
}

/** Shows another line, without letting go of the microphone. */
async function open(line: string): Promise<void> {
  const query = new URLSearchParams({ lang: booth().dataset.language ?? '', line });
  const response = await fetch(`/studio/part?${query.toString()}`);
  if (!response.ok) throw new Error('The workbench does not answer: is it still running?');
  playing?.pause();
  studio.innerHTML = await response.text();
  history.replaceState(undefined, '', `/studio?${query.toString()}`);
  showButtons();
}

function follow(id: string): void {
  const link = document.getElementById(id);
  if (link?.dataset.line !== undefined && !take && !isBusy) {
    const { line } = link.dataset;
    void busy(() => open(line));
  }
}

document.addEventListener('click', (event) => {
  const { target } = event;
  const control = target instanceof Element ? target.closest('button, .lines-nav a') : undefined;
  if (control?.id === 'record') void record();
  else if (control?.id === 'listen') listen();
  else if (control?.id === 'keep') void keep();
  else if (control instanceof HTMLAnchorElement) {
    event.preventDefault();
    follow(control.id);
  }
});

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping(event.target)) return;
  switch (event.key.toLowerCase()) {
    case 'r':
      void record();
      break;
    case 'l':
      listen();
      break;
    case 'k':
      void keep();
      break;
    case 'n':
      follow('next-open');
      break;
    case 'arrowleft':
      follow('previous');
      break;
    case 'arrowright':
      follow('next');
      break;
    default:
      return;
  }
  event.preventDefault();
});

window.addEventListener('beforeunload', (event) => {
  // A take that is still being made is the only thing that closing the page would lose.
  if (take || isBusy) event.preventDefault();
});

window.addEventListener('pagehide', () => {
  microphone?.close();
});
