/** How large a picture stands in its frame, and what of it is in view. */
interface Zoom {
  /** Makes it larger or smaller; what stood in the middle stays there. */
  readonly by: (factor: number) => void;
  /** Shows all of it. */
  readonly whole: () => void;
  /** Brings a part of it into view. */
  readonly to: (part: Element) => void;
}

const [least, most] = [0.1, 2.5];

/** Zooms a picture within a frame that scrolls; it begins in its own size, in which it can be read. */
export function createZoom(frame: HTMLElement, svg: SVGSVGElement): Zoom {
  const { width, height } = svg.getBoundingClientRect();
  let scale = 1;
  const set = (wanted: number): void => {
    scale = Math.min(most, Math.max(least, wanted));
    svg.setAttribute('width', String(width * scale));
    svg.setAttribute('height', String(height * scale));
  };
  return {
    by: (factor) => {
      const [x, y] = [frame.scrollLeft + frame.clientWidth / 2, frame.scrollTop + frame.clientHeight / 2];
      const before = scale;
      set(scale * factor);
      const grown = scale / before;
      frame.scrollTo(x * grown - frame.clientWidth / 2, y * grown - frame.clientHeight / 2);
    },
    whole: () => {
      set(Math.min(frame.clientWidth / width, frame.clientHeight / height));
      frame.scrollTo(0, 0);
    },
    to: (part) => {
      const [here, there] = [frame.getBoundingClientRect(), part.getBoundingClientRect()];
      frame.scrollBy(
        there.left - here.left - (here.width - there.width) / 3,
        there.top - here.top - (here.height - there.height) / 2,
      );
    },
  };
}
