import { centsOf } from '../../effort/prices.ts';
import type { CallEvent, Caption, SavedCall } from '../phone/events.ts';
import { createCaptions } from './captions.ts';
import { indent } from './indent.ts';
import { followCall, type OngoingCall } from './ongoing-call.ts';
import { find, isTyping, post, to } from './page.ts';
import { saveAs } from './save-as.ts';
import { createPlayer } from './sounds.ts';
import { soundKey } from './tones.ts';
import { readWords } from './words.ts';

const words = readWords('phone');
const spokenWords = readWords('sound');
const desk = find('phone', HTMLDivElement);
const narrow = matchMedia('(max-width: 52rem)');
const number = find('number', HTMLSelectElement);
const callButton = find('call', HTMLButtonElement);
const hangUpButton = find('hang-up', HTMLButtonElement);
const saveButton = find('save', HTMLButtonElement);
const replay = find('replay', HTMLInputElement);
const withSound = find('with-sound', HTMLInputElement);
const showEnglish = find('show-english', HTMLInputElement);
const captionList = find('captions', HTMLOListElement);
const keys = [...find('keypad', HTMLDivElement).querySelectorAll('button')];
const captions = createCaptions(captionList, words);
const player = createPlayer(find('captions', HTMLElement).parentElement ?? document.body, (how) => {
  find('sound-note', HTMLParagraphElement).textContent = spokenWords(how);
});

let call: OngoingCall | undefined;
let saved: SavedCall | undefined;
let spent = { keys: 0, characters: 0 };
const timers = new Set<number>();

const now = (): number => (call ? (performance.now() - call.began) / 1000 : 0);

function showState(text: string): void {
  find('state', HTMLParagraphElement).textContent = text;
  const isCalling = call !== undefined;
  callButton.disabled = isCalling;
  number.disabled = isCalling;
  replay.disabled = isCalling;
  hangUpButton.disabled = !isCalling;
  for (const key of keys) key.disabled = !isCalling;
  saveButton.disabled = saved === undefined;
}

function showMeter(seconds: number): void {
  const cents = centsOf(seconds, spent.characters);
  find('meter-keys', HTMLElement).textContent = String(spent.keys);
  find('meter-seconds', HTMLElement).textContent = String(Math.floor(seconds));
  find('meter-local', HTMLElement).textContent = cents.local.toFixed(1);
  find('meter-toll-free', HTMLElement).textContent = cents.tollFree.toFixed(1);
}

async function start(wish: object): Promise<void> {
  if (call) return;
  captions.clear();
  saved = undefined;
  spent = { keys: 0, characters: 0 };
  showState(words('state.calling'));
  callButton.disabled = true;
  try {
    const { id } = (await post(to('/phone/calls'), wish, words('state.noAnswer'))) as {
      readonly id: string;
    };
    call = followCall(id, { take, lose, lost: words('state.lost') });
    showState(words('state.calls'));
    // On a small screen what is heard and the keys stand in view together.
    if (narrow.matches) desk.scrollIntoView({ block: 'start' });
  } catch (error) {
    showState(messageOf(error));
  }
}

function take(event: CallEvent): void {
  switch (event.kind) {
    case 'said':
    case 'played':
      captions.say(event.captions, (second) => second - now());
      if (withSound.checked) event.captions.forEach(schedule);
      spent.characters += event.captions.reduce((sum, { characters }) => sum + characters, 0);
      return;
    case 'key':
      spent.keys += 1;
      captions.key(event);
      return;
    case 'cut':
      captions.cut();
      hush();
      return;
    case 'document':
      find('document-url', HTMLParagraphElement).textContent = new URL(event.url).pathname;
      find('document', HTMLPreElement).textContent = indent(event.xml);
      return;
    case 'warning':
      captions.tell(event.text, 'warning');
      return;
    case 'ended':
      end(event);
      return;
    case 'silence':
  }
}

/** Plays a stretch when its time comes; what is nearly over is let be. */
function schedule({ sound, pieces, start: from, end: until }: Caption): void {
  const wait = from - now();
  const seconds = until - Math.max(from, now());
  if (seconds < 0.15) return;
  const timer = window.setTimeout(
    () => {
      timers.delete(timer);
      player.play(
        sound.from === 'browser' ? sound : { ...sound, url: to(sound.url) },
        pieces.map(({ text }) => text).join(' '),
        seconds,
      );
    },
    Math.max(0, wait * 1000),
  );
  timers.add(timer);
}

function hush(): void {
  for (const timer of timers) clearTimeout(timer);
  timers.clear();
  player.stop();
}

function end(event: Extract<CallEvent, { kind: 'ended' }>): void {
  call?.close();
  call = undefined;
  hush();
  saved = event.call;
  const how = words(`ended.${event.by}`, { why: event.why });
  captions.tell(how, 'end');
  showMeter(event.at);
  showState(how);
}

function press(key: string): void {
  if (!call) return;
  soundKey(key);
  const button = keys.find(({ dataset }) => dataset.key === key);
  button?.classList.add('pressed');
  window.setTimeout(() => button?.classList.remove('pressed'), 160);
  call.press(key);
}

/** The server has stopped, or has given the call up: the page says so rather than wait for ever. */
function lose(error: unknown): void {
  call?.close();
  call = undefined;
  hush();
  showState(messageOf(error));
}

/** What an error says; one that a browser throws by itself is in its own language and of no help. */
function messageOf(error: unknown): string {
  return error instanceof Error && !(error instanceof TypeError) ? error.message : words('state.noAnswer');
}

callButton.addEventListener('click', () => {
  void start({ number: number.value });
});
hangUpButton.addEventListener('click', () => {
  call?.hangUp();
});
for (const key of keys) {
  key.addEventListener('click', () => {
    press(key.dataset.key ?? '');
  });
}
withSound.addEventListener('change', () => {
  if (!withSound.checked) hush();
});
showEnglish.addEventListener('change', () => {
  captionList.classList.toggle('with-english', showEnglish.checked);
});
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
  if (/^[0-9*#]$/.test(event.key)) press(event.key);
  else if (event.key === 'Escape') call?.hangUp();
  else if (event.key === 'Enter' && !call && event.target === document.body)
    void start({ number: number.value });
  else return;
  event.preventDefault();
});
saveButton.addEventListener('click', () => {
  if (!saved) return;
  saveAs('call.json', `${JSON.stringify(saved, undefined, 2)}\n`);
});
replay.addEventListener('change', () => {
  const [file] = replay.files ?? [];
  if (!file) return;
  file
    .text()
    .then((text) => start({ replay: JSON.parse(text) as unknown }))
    .catch(() => {
      showState(words('noSavedCall', { file: file.name }));
    })
    .finally(() => {
      replay.value = '';
    });
});
// Served disabled: a press before this point would be lost without a word.
callButton.disabled = false;
window.setInterval(() => {
  if (call) showMeter(now());
}, 250);
// A page that goes hangs up at once, rather than when the server has missed it.
addEventListener('pagehide', () => {
  call?.leave();
});
