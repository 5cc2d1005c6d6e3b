import { find } from './page.ts';

/** The button stands there only where it does something. */
const button = find('print', HTMLButtonElement);
button.hidden = false;
button.addEventListener('click', () => {
  print();
});
