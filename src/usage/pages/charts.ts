import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { placeName } from '../../workbench/places.ts';
import type { Report, Steps } from '../report.ts';
import { layOut } from './flow.ts';
import type { UsageWords } from './words.ts';

const width = 900;

/** Draws on the server; colors are the style sheet's, so that a chart is readable in the dark and on paper. */
function draw({ t }: UsageWords, label: string, options: Plot.PlotOptions): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = Plot.plot({ ...options, document, className: 'chart', width });
  // The style sheet has Plot's few rules: a page that allows no inline style shows it all the same.
  svg.querySelector('style')?.remove();
  // The picture has one name; the names of its marks are for nobody.
  for (const mark of svg.querySelectorAll('[aria-label]')) mark.removeAttribute('aria-label');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', `${label}. ${t('usage:chart.numbers')}`);
  return svg.outerHTML;
}

/** A bar a week, or a month. */
export function drawPast(past: Report['past'], words: UsageWords): string {
  return draw(words, words.t('usage:chart.past'), {
    height: 260,
    marginLeft: 50,
    x: { type: 'band', label: null, domain: past.map(({ name }) => name) },
    y: { label: words.t('usage:chart.calls'), grid: true },
    marks: [Plot.barY(past, { x: 'name', y: 'calls', className: 'mark' }), Plot.ruleY([0])],
  });
}

/** A bar a step, in the order given. */
export function drawSteps(label: string, steps: Steps, words: UsageWords): string {
  const named = steps.map(({ step, count }) => ({ step: words.step(step), count }));
  return draw(words, label, {
    height: 220,
    marginLeft: 50,
    x: { type: 'band', label: null, domain: named.map(({ step }) => step) },
    y: { label: words.t('usage:chart.calls'), grid: true },
    marks: [Plot.barY(named, { x: 'step', y: 'count', className: 'mark' }), Plot.ruleY([0])],
  });
}

/** A bar a name, the longest first. */
export function drawNames(
  label: string,
  names: readonly { readonly name: string; readonly count: number }[],
  words: UsageWords,
): string {
  return draw(words, label, {
    height: 40 + names.length * 22,
    marginLeft: 230,
    marginRight: 50,
    x: { label: words.t('usage:chart.times'), grid: true, axis: 'top' },
    y: { label: null, domain: names.map(({ name }) => name) },
    marks: [
      Plot.barX(names, { y: 'name', x: 'count', className: 'mark' }),
      Plot.text(names, { y: 'name', x: 'count', text: 'count', textAnchor: 'start', dx: 4 }),
    ],
  });
}

/** The paths that callers take from the left to the right; the red end of a node is where they hung up. */
export function drawFlow(report: Report, words: UsageWords): string {
  const { boxes, bands, height, columns } = layOut(report);
  const boxWidth = 0.08;
  return draw(words, words.t('usage:chart.paths'), {
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
        text: ({ node }: { node: string }) => placeName(words.locale, node),
        textAnchor: 'start',
        dx: 4,
      }),
    ],
  });
}
