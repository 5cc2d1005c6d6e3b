import { works, type Lending, type View, type Work } from './lending.ts';

/** The work that there is for a speaker. */
export function worksIn({ lines }: View): readonly Work[] {
  return works.filter((work) => lines[work].length > 0);
}

/**
 * Brings somebody to the next thing that is to be said to them: what is not known yet is asked, consent before the first recording, and what is the only
 * choice is not asked for.
 */
export function arrive(at: Lending, view: View): Lending {
  if (at.stage === 'end') return at;
  if (at.lead === undefined) return { ...at, stage: 'lead' };
  const [only] = view.languages;
  if (at.language === undefined || !view.languages.includes(at.language)) {
    if (only === undefined) return { ...at, stage: 'end' };
    if (view.languages.length > 1) return { ...at, stage: 'language' };
    return arriveInLanguage({ ...at, language: only }, view);
  }
  return arriveInLanguage(at, view);
}

function arriveInLanguage(at: Lending, view: View): Lending {
  if (at.work === undefined) {
    const open = worksIn(view).filter((work) => nextLine(at, work, view) !== undefined);
    const [only] = open;
    if (only === undefined) return { ...at, stage: 'end', note: at.note ?? { kind: 'done' } };
    if (open.length > 1) return { ...at, stage: 'menu' };
    return arriveInLanguage({ ...at, work: only }, view);
  }
  if (at.work === 'record' && !view.hasConsented) return { ...at, stage: 'consent' };
  const isGone =
    at.line !== undefined &&
    at.work !== 'record' &&
    at.stage === 'line' &&
    !view.lines[at.work].includes(at.line);
  if (at.line !== undefined && !isGone)
    return at.stage === 'menu' || at.stage === 'consent' ? { ...at, stage: 'line' } : at;
  const line = nextLine(at, at.work, view);
  if (line === undefined) {
    return arriveInLanguage(
      { ...at, work: undefined, line: undefined, note: at.note ?? { kind: 'done' } },
      view,
    );
  }
  return { ...at, stage: 'line', line, shown: undefined, trail: [...at.trail, line].slice(-mostTrail) };
}

/** Lines that somebody can go back through. */
const mostTrail = 20;

function nextLine({ passed }: Lending, work: Work, { lines }: View): string | undefined {
  return lines[work].find((line) => !passed.includes(`${work}/${line}`));
}
