import { attempt, send } from './ask.ts';
import { showWords } from './four-words.ts';
import { find } from './page.ts';
import { hasPasskeys, makePasskey } from './passkey.ts';

const ways: Readonly<Record<string, () => Promise<void>>> = {
  passkey: async () => {
    await send('/ways/add', { response: await makePasskey(await send('/ways/passkey')) });
  },
  words: async () => {
    const drawn = (await send('/ways/words')) as { readonly passphrase: string };
    await showWords(drawn.passphrase, document.querySelector('h1')?.textContent ?? '');
    await send('/ways/add', drawn);
    find('words', HTMLElement).hidden = true;
  },
};

const place = find('add', HTMLElement);
place.hidden = false;
for (const button of place.querySelectorAll('button')) {
  const { way = '' } = button.dataset;
  if (way === 'passkey') button.hidden = !hasPasskeys;
  button.addEventListener('click', () => {
    void attempt(button, async () => {
      await ways[way]?.();
      find('added', HTMLElement).hidden = false;
    });
  });
}
