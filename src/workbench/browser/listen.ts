import { createPlayer, type Player, type Spoken } from './sounds.ts';

/** Plays the lines of a page when their buttons are pressed. */
interface Listener {
  readonly stop: () => void;
}

/** Lets the buttons within `place` be heard: one line each, or all of them in order. `note` is told how each is spoken. */
export function createListener(place: HTMLElement, note: (how: Spoken) => void = () => undefined): Listener {
  let player: Player | undefined;
  let turn = 0;
  const stop = (): void => {
    turn += 1;
    player?.stop();
  };
  const hear = async (buttons: readonly HTMLButtonElement[]): Promise<void> => {
    stop();
    const mine = turn;
    for (const button of buttons) {
      if (turn !== mine) return;
      button.dataset.hearing = '';
      await hearOne(button, note, (one) => {
        player = one;
      });
      delete button.dataset.hearing;
    }
  };
  place.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : undefined;
    if (!button) return;
    if (button.matches('[data-hear-all]')) void hear([...place.querySelectorAll<HTMLButtonElement>('.hear')]);
    else if (button.matches('.hear')) void hear([button]);
  });
  return { stop };
}

function hearOne(
  button: HTMLButtonElement,
  note: (how: Spoken) => void,
  begin: (player: Player) => void,
): Promise<void> {
  const { sound, spoken = 'en-US', text = '' } = button.dataset;
  const player = createPlayer(button.parentElement ?? document.body, note);
  begin(player);
  return new Promise((resolve) => {
    if (sound === undefined) {
      player.play({ from: 'browser', language: spoken }, text);
      window.setTimeout(resolve, (text.length / 15) * 1000);
      return;
    }
    player.play({ from: sound.includes('/sound/speech.wav') ? 'engine' : 'recording', url: sound }, text);
    const audio = button.parentElement?.querySelector('audio:last-of-type');
    for (const end of ['ended', 'error', 'pause']) {
      audio?.addEventListener(end, () => {
        resolve();
      });
    }
  });
}
