import { showWords } from './four-words.ts';
import { forgetKey } from './open-key.ts';
import { AnswerError, find, post, to } from './page.ts';
import { drawWords, makeKey } from './sealing.ts';
import { readWords } from './words.ts';

const button = find('make-key', HTMLButtonElement);
const told = find('key-told', HTMLElement);
const say = readWords('key');

function tell(tone: 'good' | 'bad' | 'plain', words: string): void {
  told.className = `banner ${tone}`;
  told.setAttribute('role', tone === 'bad' ? 'alert' : 'status');
  told.textContent = words;
  told.hidden = false;
}

/** Draws words, waits until they are written down, and sends what they seal. */
async function make(): Promise<void> {
  const words = await drawWords();
  await showWords(words, say('use'));
  find('words', HTMLElement).hidden = true;
  tell('plain', say('making'));
  // A moment for the page to say so: making the key keeps it from drawing.
  await new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
  await post(to('/people/key'), await makeKey(words), say('unsent'));
  forgetKey();
  tell('good', say('made'));
}

button.hidden = false;
button.addEventListener('click', () => {
  button.disabled = true;
  told.hidden = true;
  make()
    .then(() => {
      button.hidden = true;
    })
    .catch((error: unknown) => {
      tell('bad', error instanceof AnswerError ? error.message : say('unsent'));
      button.disabled = false;
    });
});
