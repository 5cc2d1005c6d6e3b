import { worksIn } from './arrive.ts';
import { leads, type Act, type Heard, type Lending, type Note, type View } from './lending.ts';

/** Where somebody is then, before the next thing is found; and what is to be done before that. */
interface Step {
  readonly at: Lending;
  readonly act?: Act;
}

/** The fourth in a row is one too many: nobody is there. */
const mostMisses = 3;

/** What a key, a silence or a recording does. Total and pure: whatever is done at the desk is only named. */
export function step(before: Lending, heard: Heard, view: View): Step {
  const at: Lending = { ...before, note: undefined, misses: 0 };
  switch (heard.kind) {
    case 'silence':
      return onSilence(before);
    case 'said':
      if (at.stage === 'remark') return { at: onward(at), act: { kind: 'wrong', hasRemark: true } };
      return { at: at.stage === 'line' ? { ...at, stage: 'take' } : at };
    case 'lost':
      return { at: { ...at, note: { kind: 'lost' } } };
    case 'unfit':
      return { at: { ...at, note: heard } };
    case 'key':
      return heard.key === '9' ? { at: { ...at, stage: 'end' } } : onKey(before, at, heard.key, view);
  }
}

/** Where nobody says why something is wrong, it is wrong without a word. */
function onSilence(before: Lending): Step {
  if (before.stage === 'remark') {
    return { at: onward({ ...before, misses: 0 }), act: { kind: 'wrong', hasRemark: false } };
  }
  return missed(before, { kind: 'not heard' });
}

function missed(before: Lending, note: Note): Step {
  const misses = before.misses + 1;
  return { at: { ...before, misses, note, ...(misses > mostMisses ? { stage: 'end' } : {}) } };
}

function onKey(before: Lending, at: Lending, key: string, view: View): Step {
  const isAgain = key === '#';
  switch (at.stage) {
    case 'lead': {
      const lead = leads[Number(key) - 1];
      return lead ? { at: { ...at, lead } } : missed(before, { kind: 'unknown key' });
    }
    case 'language': {
      const language = view.languages[Number(key) - 1];
      return language === undefined ? missed(before, { kind: 'unknown key' }) : { at: { ...at, language } };
    }
    case 'consent':
      if (key === '1') return { at, act: { kind: 'consent' } };
      if (key === '2') return { at: { ...leave(at), stage: 'end', note: { kind: 'no consent' } } };
      break;
    case 'menu': {
      const work = worksIn(view)[Number(key) - 1];
      if (work !== undefined) return { at: { ...at, work, line: undefined } };
      break;
    }
    case 'line':
    case 'take':
      return onLineKey(before, at, key);
    case 'remark':
      // The key that ends a remark ends one without a word, too.
      return { at: onward(at), act: { kind: 'wrong', hasRemark: false } };
    case 'end':
      return { at };
  }
  return isAgain ? { at } : missed(before, { kind: 'unknown key' });
}

function onLineKey(before: Lending, at: Lending, key: string): Step {
  if (key === '*') return { at: goBack(at) };
  if (key === '3') return { at: { ...pass(at), note: { kind: 'passed' } } };
  if (key === '#') return { at };
  if (at.work === 'record') {
    if (at.stage === 'take' && key === '1') return { at: onward(at), act: { kind: 'keep' } };
    if (at.stage === 'take' && key === '2') return { at: { ...at, stage: 'line' } };
    // Whoever is asked to speak hears the line again by any other key.
    return at.stage === 'line' ? { at } : missed(before, { kind: 'unknown key' });
  }
  if (key === '1') return { at: onward(at), act: { kind: 'right' } };
  if (key === '2') return { at: { ...at, stage: 'remark' } };
  return missed(before, { kind: 'unknown key' });
}

/** To what comes after this line. */
function onward(at: Lending): Lending {
  return { ...at, stage: 'line', line: undefined };
}

function pass(at: Lending): Lending {
  return { ...onward(at), passed: [...new Set([...at.passed, `${at.work ?? ''}/${at.line ?? ''}`])] };
}

/** To the line before in this call; from the first to the choice of work. */
function goBack(at: Lending): Lending {
  const trail = at.trail.slice(0, -1);
  const line = trail.at(-1);
  if (line === undefined || at.work !== 'record') return leave(at);
  return { ...at, stage: 'line', line, trail, shown: undefined };
}

function leave(at: Lending): Lending {
  return { ...at, stage: 'menu', work: undefined, line: undefined, trail: [] };
}
