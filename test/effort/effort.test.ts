import { describe, expect, it } from 'vitest';
import { budgets, checkBudgets } from '../../src/effort/budgets.ts';
import { measureAnswers, measureFrame, type Effort } from '../../src/effort/measure.ts';
import { measureSentences } from '../../src/effort/sentences.ts';
import { centsOf, prices } from '../../src/effort/prices.ts';
import type { Choice } from '../../src/guide/choice.ts';
import { guide, guides } from '../guides.ts';
import { choicesOf, shapeOf } from '../../src/guide/shape.ts';
import { placeCall } from '../../src/phone/call.ts';
import { createChooser } from '../phone/chooser.ts';
import { createInstantClock } from '../../src/phone/clock.ts';
import { loadProject } from '../../src/cli/project.ts';
import { loadSpeech, toOffers } from '../../src/speech/speech.ts';
import { copyWords } from '../copied-words.ts';
import { recordTones, wholeLines } from '../tones.ts';
import { publicUrl, startTestLine } from '../test-line.ts';

function choicesAt(id: string): readonly Choice[] {
  const node = shapeOf(guide).nodes.get(id);
  return node ? choicesOf(node) : [];
}

describe('effort', () => {
  it.each(Object.values(guides))(
    'is within its budgets in every language: guidance $version',
    async (guide) => {
      const { speech, offers } = await loadProject(guide);
      for (const language of offers.languages) {
        const answers = measureAnswers(guide, speech, offers, language);
        const sentences = measureSentences(guide, speech, offers, language);
        expect(sentences.length).toBeGreaterThan(7);
        expect(checkBudgets(answers, measureFrame(guide, speech, offers, language), sentences)).toEqual([]);
        const ofSomeHotlines = ['person', 'connect', 'text', 'own', 'legal-help'];
        const all = guide.topics
          .filter(({ id }) => !ofSomeHotlines.includes(id))
          .flatMap(({ nodes }) => Object.entries(nodes))
          .filter(([, { kind }]) => kind === 'answer')
          .map(([id]) => id);
        const measured = answers.map(({ answer }) => answer);
        expect(all.filter((id) => !measured.includes(id))).toEqual([
          'greeting',
          'no-person',
          'keyless',
          'short',
          'short-no-person',
          'answer-changed',
          'call-back-saved',
          'call-back-already',
          'call-back-enough',
          'call-back-failed',
        ]);
      }
    },
  );

  it('tells each budget that is broken', async () => {
    const { speech, offers } = await loadProject(guides.faq);
    const [answer] = measureAnswers(guide, speech, offers, 'en');
    const frame = measureFrame(guide, speech, offers, 'en');
    if (!answer) throw new Error('nothing was measured');
    const slow: Effort = { ...answer, keys: budgets.keys.each + 1, firstWord: budgets.firstWord.each + 1 };
    const late = { ...frame, mainMenu: 31, keyless: 76, keylessOwnNumber: 76, legalHelp: 76 };
    expect(checkBudgets([answer], frame)).toEqual([]);
    expect(checkBudgets([slow], late, [{ script: 'script-missed', seconds: 46 }])).toHaveLength(9);
  });

  it('is what the simulated phone measures for someone who presses as soon as the option is said', async () => {
    const { speech, offers } = await loadProject(guides.faq);
    const answers = measureAnswers(guide, speech, offers, 'es');
    const way = [
      'greeting',
      'main',
      'notice',
      'notice-court',
      'notice-court-hearing',
      'notice-court-receipt',
      'notice-court-wait',
      'notice-court-late',
    ];
    const line = await startTestLine();
    const clock = createInstantClock();
    const caller = createChooser(clock, ({ number, says }) => {
      const [here = '', next] = way.slice(number - 1);
      const choice = choicesAt(here).find(({ to }) => to === next);
      if (next === undefined) return { hangUp: true, after: 0 };
      if (!choice) return { silence: true };
      const press = speech.text(guide.common.press[choice.key], 'es');
      return { press: choice.key, after: says.find(({ text }) => text === press)?.end ?? 0 };
    });
    const record = await placeCall({
      line: { voiceUrl: `${line.voiceUrl}?lang=es` },
      authToken: line.authToken,
      publicUrl,
      clock,
      caller,
    });
    const expected = answers.find(({ answer: id }) => id === 'notice-court-late');
    expect(record.seconds).toBeCloseTo(expected?.firstWord ?? 0, 3);
  });

  it('tells what each answer costs with live speech and, beside it, with every word recorded', async () => {
    const { speech, offers } = await loadProject(guides.faq);
    for (const { cents, characters } of measureAnswers(guide, speech, offers, 'es')) {
      const spoken = (characters / 100) * prices.hundredCharacters;
      expect((cents.live?.local ?? 0) - cents.recorded.local).toBeCloseTo(spoken, 5);
      expect((cents.live?.tollFree ?? 0) - cents.recorded.tollFree).toBeCloseTo(spoken, 5);
    }
  });

  it('tells the cost of live speech also where all is recorded, and none where no voice speaks', async () => {
    const folders = copyWords();
    const before = await loadSpeech(guide, folders, { languages: ['es', 'en'] });
    const [first] = measureAnswers(guide, before, toOffers(before, false), 'es');
    recordTones(folders, 'es', wholeLines(folders, 'es'));
    recordTones(folders, 'en', wholeLines(folders, 'en'));
    const after = await loadSpeech(guide, folders, { languages: ['es', 'en'], hotlineName: 'Casa' });
    const [again] = measureAnswers(guide, after, toOffers(after, true), 'es');
    expect(again?.cents.live?.local).toBeGreaterThan(first?.cents.live?.local ?? Infinity);
    const name = after.text('greeting-named', 'es').length;
    const minute = Math.ceil((again?.cents.recorded.local ?? 0) / prices.minute.local - 1);
    const named = (name / 100) * prices.hundredCharacters;
    expect(again?.cents.recorded.local).toBeCloseTo(minute * prices.minute.local + named, 5);
    recordTones(folders, 'ht', wholeLines(folders, 'ht'));
    const creole = await loadSpeech(guide, folders, { languages: ['es', 'ht'] });
    const [spoken] = measureAnswers(guide, creole, toOffers(creole, false), 'ht');
    expect(spoken?.cents.live).toBeUndefined();
    expect(spoken?.cents.recorded.local).toBeGreaterThan(0);
  });

  it('counts begun minutes and every hundred characters', () => {
    const one = centsOf(60, 1000);
    expect(one.local).toBeCloseTo(0.85 + 3.2, 5);
    expect(centsOf(61, 1000).tollFree).toBeCloseTo(4.4 + 3.2, 5);
  });
});
