import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { Report, Steps } from '../report.ts';
import { layOut } from './flow.ts';

const width = 900;

/** Draws on the server; colours are the style sheet's, so that a chart is readable in the dark and on paper. */
function draw(label: string, options: Plot.PlotOptions): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = Plot.plot({ ...options, document, className: 'chart', width });
  // The style sheet has Plot's few rules: a page that allows no inline style shows it all the same.
  svg.querySelector('style')?.remove();
  // The picture has one name; the names of its marks are for nobody.
  for (const mark of svg.querySelectorAll('[aria-label]')) mark.removeAttribute('aria-label');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  return svg.outerHTML;
}

/** A bar a week, or a month. */
export function drawPast(past: Report['past']): string {
  return draw('Calls of the last periods. The numbers are in the table beneath.', {
    height: 260,
    marginLeft: 50,
    x: { type: 'band', label: null, domain: past.map(({ name }) => name) },
    y: { label: 'calls', grid: true },
    marks: [Plot.barY(past, { x: 'name', y: 'calls', className: 'mark' }), Plot.ruleY([0])],
  });
}

/** A bar a step, in the order given. */
export function drawSteps(label: string, steps: Steps): string {
  return draw(`${label}. The numbers are in the table beneath.`, {
    height: 220,
    marginLeft: 50,
    x: { type: 'band', label: null, domain: steps.map(({ step }) => step) },
    y: { label: 'calls', grid: true },
    marks: [Plot.barY(steps, { x: 'step', y: 'count', className: 'mark' }), Plot.ruleY([0])],
  });
}

/** A bar a name, the longest first. */
export function drawNames(
  label: string,
  names: readonly { readonly name: string; readonly count: number }[],
): string {
  return draw(`${label}. The numbers are in the table beneath.`, {
    height: 40 + names.length * 22,
    marginLeft: 230,
    marginRight: 50,
    x: { label: 'times', grid: true, axis: 'top' },
    y: { label: null, domain: names.map(({ name }) => name) },
    marks: [
      Plot.barX(names, { y: 'name', x: 'count', className: 'mark' }),
      Plot.text(names, { y: 'name', x: 'count', text: 'count', textAnchor: 'start', dx: 4 }),
    ],
  });
}

/** The paths that callers take from the left to the right; the red end of a node is where they hung up. */
export function drawFlow(report: Report): string {
  const { boxes, bands, height, columns } = layOut(report);
  const boxWidth = 0.08;
  return draw(
    'The paths that callers take, from the beginning of a call at the left. The numbers are in the tables beneath.',
    {
      height: height + 60,
      margin: 10,
      marginTop: 30,
      marginRight: 130,
      x: { axis: null, domain: [0, Math.max(1, columns - 1 + boxWidth)] },
      y: { axis: null, domain: [0, height], reverse: true },
      marks: [
        Plot.link(bands, {
          x1: ({ from }: { from: number }) => from + boxWidth,
          x2: 'to',
          y1: 'fromY',
          y2: 'toY',
          strokeWidth: 'thickness',
          curve: 'bump-x',
          strokeLinecap: 'butt',
          className: 'band',
        }),
        Plot.rect(boxes, {
          x1: 'column',
          x2: ({ column }: { column: number }) => column + boxWidth,
          y1: 'top',
          y2: 'bottom',
          className: 'box',
        }),
        Plot.rect(
          boxes.filter(({ dropTop, bottom }) => bottom - dropTop > 0.5),
          {
            x1: 'column',
            x2: ({ column }: { column: number }) => column + boxWidth,
            y1: 'dropTop',
            y2: 'bottom',
            className: 'drop',
          },
        ),
        Plot.text(boxes, {
          x: ({ column }: { column: number }) => column + boxWidth,
          y: ({ top, bottom }: { top: number; bottom: number }) => (top + bottom) / 2,
          text: 'node',
          textAnchor: 'start',
          dx: 4,
        }),
      ],
    },
  );
}
