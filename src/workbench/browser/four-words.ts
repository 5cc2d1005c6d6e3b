import { find } from './page.ts';

/** Shows four words big, under the name that goes with them, and resolves once whoever sees them has typed the second one without looking. */
export function showWords(passphrase: string, name: string): Promise<void> {
  const words = passphrase.split(' ');
  const shown = find('words-shown', HTMLElement);
  const check = find('words-check', HTMLFormElement);
  const typed = find('word', HTMLInputElement);
  const fault = find('word-fault', HTMLElement);
  find('words-list', HTMLElement).replaceChildren(
    ...words.map((word) => Object.assign(document.createElement('li'), { textContent: word })),
  );
  find('words-name', HTMLElement).textContent = name;
  const turn = (isCheck: boolean): void => {
    shown.hidden = isCheck;
    check.hidden = !isCheck;
    fault.hidden = true;
    typed.value = '';
    if (isCheck) typed.focus();
  };
  find('words', HTMLElement).hidden = false;
  turn(false);
  find('words-written', HTMLButtonElement).onclick = () => {
    turn(true);
  };
  find('words-again', HTMLButtonElement).onclick = () => {
    turn(false);
  };
  return new Promise((resolve) => {
    check.onsubmit = (event) => {
      event.preventDefault();
      fault.hidden = typed.value.trim().toLowerCase() === words[1];
      if (fault.hidden) resolve();
      else typed.select();
    };
  });
}
