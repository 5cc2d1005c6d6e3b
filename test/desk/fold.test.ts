import { describe, expect, it } from 'vitest';
import { readBody, type Change, type ChangeBody } from '../../src/desk/changes.ts';
import { placeOf } from '../../src/desk/change-place.ts';
import { fold } from '../../src/desk/fold.ts';
import { fingerprintAt, lineAt, voicesIn } from '../../src/desk/folded.ts';
import type { FoldedLine } from '../../src/desk/folded-line.ts';
import { soundName, soundOfBlobs } from '../../src/desk/folded-recording.ts';
import { groundAt, type Ground } from '../../src/desk/ground.ts';
import { toFingerprint } from '../../src/speech/fingerprint.ts';
import type { Recording } from '../../src/speech/recordings.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { copyWords, setValues } from '../copied-words.ts';
import { groundOf } from './ground.ts';

const place = { language: 'es', line: 'safe' };
const words = (text: string): ChangeBody => ({ kind: 'words', ...place, value: { text } });
const propose = (text: string): ChangeBody => ({ kind: 'proposal', ...place, value: { text } });
const review = (english: string, translation: string): ChangeBody => ({
  kind: 'review',
  ...place,
  value: { english: toFingerprint(english), translation: toFingerprint(translation) },
});
const refuse = (translation: string): Extract<ChangeBody, { kind: 'refusal' }> => ({
  kind: 'refusal',
  ...place,
  value: { translation: toFingerprint(translation), why: 'Wrong verb' },
});
const settle: ChangeBody = { kind: 'settled', ...place, value: {} };
const silence = (subject: string): ChangeBody => ({ kind: 'silence', subject, value: { silenced: true } });
const blobs = { plain: 'a'.repeat(64), slower: 'b'.repeat(64) };
const sound = soundOfBlobs(place.line, blobs);
const record: Extract<ChangeBody, { kind: 'recording' }> = {
  kind: 'recording',
  ...place,
  value: { ...blobs, seconds: 2, text: toFingerprint('Uno.') },
};
const heard = (verdict: 'approved' | 'refused', alone?: true): Extract<ChangeBody, { kind: 'heard' }> => ({
  kind: 'heard',
  ...place,
  value: { sound, verdict, ...(alone && { alone }) },
});

/** A log in which each change was made over all that came before it. */
function logOf(ground: Ground, ...made: readonly (readonly [who: string, body: ChangeBody])[]): Change[] {
  const log: Change[] = [];
  for (const [who, body] of made) {
    const at = placeOf(body);
    const before = fingerprintAt(fold(ground, log), at);
    const stamp = { number: log.length + 1, who, when: 1_795_000_000_000, before };
    log.push({ ...stamp, ground: groundAt(ground, at), ...readBody(body) });
  }
  return log;
}

const ground = groundOf(projectFolders);

function lineOf(...made: readonly (readonly [who: string, body: ChangeBody])[]): FoldedLine {
  return lineAt(fold(ground, logOf(ground, ...made)), place.language, place.line);
}

describe('a fold', () => {
  it('is the ground where nothing has been changed', () => {
    const nothing = fold(ground, []);
    expect(lineAt(nothing, 'es', 'safe').text).toBe(
      ground.languages.get('es')?.texts.lines.get('safe')?.value,
    );
    expect(nothing.own).toEqual(ground.own);
    expect(nothing.conflicts).toEqual([]);
  });

  it('has the last words up to a number, and no others', () => {
    const log = logOf(ground, ['ana', words('Uno.')], ['ana', words('Dos.')]);
    expect(lineAt(fold(ground, log, 1), 'es', 'safe').text).toBe('Uno.');
    expect(lineAt(fold(ground, log, 2), 'es', 'safe').text).toBe('Dos.');
    expect(fold(ground, log, 1).upTo).toBe(1);
  });

  it('has emergencies at once, and drafts never', () => {
    const notice: ChangeBody = { kind: 'notice', value: { until: '2026-12-01', text: { en: 'Closed.' } } };
    const log = logOf(ground, ['ana', words('Uno.')], ['ana', silence('W5')], ['ana', notice]);
    const spoken = fold(ground, log, 0);
    expect(spoken.own).toMatchObject({ silenced: ['W5'], notice: { until: '2026-12-01' } });
    expect(lineAt(spoken, 'es', 'safe').text).not.toBe('Uno.');
    const again: ChangeBody = { kind: 'silence', subject: 'W5', value: { silenced: false } };
    const after = logOf(
      ground,
      ['ana', silence('W5')],
      ['ana', again],
      ['ana', notice],
      ['ana', { kind: 'notice', value: null }],
    );
    expect(fold(ground, after, 0).own).toMatchObject({ silenced: [], notice: undefined });
  });

  it('hides an office at once, and tells of an office of the hotline’s own once it is published', () => {
    const id = '0123456789abcdef';
    const value = { name: 'Clinic', city: 'El Paso', zip: '79901', phone: '9155440062', languages: [] };
    const hide: ChangeBody = { kind: 'hidden office', subject: id, value: { hidden: true } };
    const log = logOf(
      ground,
      ['ana', { kind: 'office', subject: id, value }],
      ['ana', { kind: 'called office', subject: id, value: { on: '2026-11-28' } }],
      ['ana', hide],
    );
    expect(fold(ground, log, 0).own.offices).toEqual({ own: {}, hidden: [id], called: {} });
    const all = { own: { [id]: value }, hidden: [id], called: { [id]: '2026-11-28' } };
    expect(fold(ground, log).own.offices).toEqual(all);
    const away = logOf(ground, ['ana', hide], ['ana', { kind: 'office', subject: id, value: null }]);
    expect(fold(ground, away).own.offices).toEqual({ own: {}, hidden: [], called: {} });
  });

  it('has the month in which a fact was compared', () => {
    const compared: ChangeBody = {
      kind: 'compared',
      subject: 'W5',
      value: { version: 'faq', month: '2026-11' },
    };
    expect(fold(ground, logOf(ground, ['ana', compared])).compared.get('faq/W5')).toBe('2026-11');
  });
});

describe('a proposal', () => {
  it('takes effect once a second person has accepted it, and never before', () => {
    const proposed = lineOf(['ana', propose('Uno.')]);
    expect(proposed.text).not.toBe('Uno.');
    expect(proposed.proposal).toMatchObject({ number: 1, who: 'ana', text: 'Uno.' });
    const accept: ChangeBody = { kind: 'accepted', ...place, value: { proposal: 1 } };
    expect(lineOf(['ana', propose('Uno.')], ['ana', accept]).text).not.toBe('Uno.');
    expect(lineOf(['ana', propose('Uno.')], ['ben', accept])).toMatchObject({
      text: 'Uno.',
      proposal: undefined,
    });
    const alone: ChangeBody = { kind: 'accepted', ...place, value: { proposal: 1, alone: true } };
    expect(lineOf(['ana', propose('Uno.')], ['ana', alone]).text).toBe('Uno.');
  });

  it('that was replaced or declined is accepted by nobody', () => {
    const accept: ChangeBody = { kind: 'accepted', ...place, value: { proposal: 1 } };
    const decline: ChangeBody = { kind: 'declined', ...place, value: { proposal: 1, why: '' } };
    const replaced = lineOf(['ana', propose('Uno.')], ['ben', propose('Dos.')], ['cleo', accept]);
    expect(replaced).toMatchObject({ proposal: { text: 'Dos.' } });
    expect(replaced.text).not.toBe('Uno.');
    expect(lineOf(['ana', propose('Uno.')], ['ben', decline], ['cleo', accept]).text).not.toBe('Uno.');
  });
});

describe('a review', () => {
  it('counts from whoever did not write the line', () => {
    const made = review('English', 'Uno.');
    expect(lineOf(['ana', words('Uno.')], ['ana', made]).review?.review).toBeUndefined();
    expect(lineOf(['ana', words('Uno.')], ['ben', made]).review?.review).toMatchObject({
      by: 'ben',
      on: '2026-11-18',
    });
  });

  it('never counts from whoever proposed the words, whoever wrote them in the end', () => {
    const line = lineOf(['ana', propose('Uno.')], ['ben', words('Uno.')], ['ana', review('English', 'Uno.')]);
    expect(line.review?.review).toBeUndefined();
  });

  it('is undone by a refusal, and a refusal by a review', () => {
    const refused = lineOf(
      ['ana', words('Uno.')],
      ['ben', review('English', 'Uno.')],
      ['cleo', refuse('Uno.')],
    );
    expect(refused.review?.review).toBeUndefined();
    expect(refused.refusal).toMatchObject({ who: 'cleo', why: 'Wrong verb' });
    const mended = lineOf(
      ['ana', words('Uno.')],
      ['cleo', refuse('Uno.')],
      ['ben', review('English', 'Uno.')],
    );
    expect(mended).toMatchObject({ refusal: undefined, review: { review: { by: 'ben' } } });
  });

  it('is taken back by whoever made it, of the words that they mean, and by nobody else', () => {
    const takeBack = (translation: string): ChangeBody => ({
      kind: 'unreview',
      ...place,
      value: { translation: toFingerprint(translation) },
    });
    const by = (who: string, translation = 'Uno.'): unknown =>
      lineOf(['ana', words('Uno.')], ['ben', review('English', 'Uno.')], [who, takeBack(translation)]).review
        ?.review;
    expect(by('ben')).toBeUndefined();
    expect(by('cleo')).toMatchObject({ by: 'ben' });
    expect(by('ben', 'Dos.')).toMatchObject({ by: 'ben' });
    expect(lineOf(['ana', words('Uno.')], ['ben', takeBack('Uno.')]).text).toBe('Uno.');
  });

  it('of other words leaves a refusal as it is', () => {
    const line = lineOf(['ana', words('Uno.')], ['cleo', refuse('Uno.')], ['ben', review('English', 'Dos.')]);
    expect(line.refusal).toMatchObject({ who: 'cleo' });
  });

  it('that came from elsewhere is kept beside the others, and counts as none', () => {
    const elsewhere = { translation: toFingerprint('Uno.'), english: toFingerprint('One.') };
    const vouched: ChangeBody = {
      kind: 'vouched',
      ...place,
      value: { ...elsewhere, on: '2026-11-01', from: 'Another line' },
    };
    const line = lineOf(['ana', words('Uno.')], ['ben', vouched], ['ben', vouched]);
    expect(line.vouched).toHaveLength(2);
    expect(line.vouched[0]).toMatchObject({ from: 'Another line' });
    expect(line.review?.review).toBeUndefined();
  });
});

describe('a remark', () => {
  const remark = 'c'.repeat(64);
  const spoken: ChangeBody = { ...refuse('Uno.'), value: { ...refuse('Uno.').value, remark } };

  it('is open until the line is settled, and so is what was found wrong', () => {
    const open = lineOf(['ana', words('Uno.')], ['cleo', spoken]);
    expect(open.remarks).toMatchObject([{ who: 'cleo', of: 'words', remark }]);
    const settled = lineOf(['ana', words('Uno.')], ['cleo', spoken], ['ana', settle]);
    expect(settled).toMatchObject({ text: 'Uno.', refusal: undefined, remarks: [] });
  });

  it('on words is settled by other words, and by nothing that has no effect', () => {
    expect(lineOf(['ana', words('Uno.')], ['cleo', spoken], ['ana', words('Dos.')]).remarks).toEqual([]);
    const own = lineOf(['ana', words('Uno.')], ['cleo', spoken], ['ana', review('English', 'Uno.')]);
    expect(own.remarks).toMatchObject([{ remark }]);
  });
});

describe('comments', () => {
  it('stand in the order in which they were written, each with who wrote it, and change no words', () => {
    const comment = (text: string): ChangeBody => ({ kind: 'comment', ...place, value: { text } });
    const line = lineOf(['ana', words('Uno.')], ['ben', comment('Why?')], ['ana', comment('So.')]);
    expect(line.comments).toMatchObject([
      { who: 'ben', text: 'Why?' },
      { who: 'ana', text: 'So.' },
    ]);
    expect(line.text).toBe('Uno.');
  });
});

describe('a recording', () => {
  it('is played once a second person has listened to it and approved', () => {
    expect(lineOf(['ana', record])).toMatchObject({ recording: undefined, take: { who: 'ana', sound } });
    expect(lineOf(['ana', record], ['ana', heard('approved')]).recording).toBeUndefined();
    const played = { recording: { entry: { sound, text: toFingerprint('Uno.') }, blobs }, take: undefined };
    expect(lineOf(['ana', record], ['ben', heard('approved')])).toMatchObject(played);
    expect(lineOf(['ana', record], ['ana', heard('approved', true)])).toMatchObject(played);
  });

  it('that is refused is played no more', () => {
    expect(lineOf(['ana', record], ['ben', heard('refused')])).toMatchObject({
      recording: undefined,
      take: undefined,
    });
    const later = lineOf(['ana', record], ['ben', heard('approved')], ['cleo', heard('refused')]);
    expect(later.recording).toBeUndefined();
  });
});

describe('the voices of a language', () => {
  const other = { plain: 'c'.repeat(64), slower: 'd'.repeat(64) };
  const otherSound = soundOfBlobs(place.line, other);
  const says = (blobsOf: typeof blobs): ChangeBody => ({ ...record, value: { ...record.value, ...blobsOf } });
  const approve = (of: string): ChangeBody => ({
    ...heard('approved'),
    value: { sound: of, verdict: 'approved' },
  });
  const choose = (voice: string, at: string): ChangeBody => ({
    kind: 'voice',
    language: 'es',
    value: { voice, place: at },
  });
  const consent = (given: boolean, voice?: string): ChangeBody => ({
    kind: 'consent',
    language: 'es',
    value: { given, text: 1, ...(voice && { voice }) },
  });
  const both = [
    ['ana', record],
    ['ben', says(other)],
    ['cleo', approve(otherSound)],
    ['cleo', approve(sound)],
  ] as const;
  const heardOf = (...more: readonly (readonly [string, ChangeBody])[]): string | undefined =>
    lineOf(...both, ...more).recording?.entry.sound;

  it('are kept apart, and callers hear the one that was approved first until an owner chooses', () => {
    expect(heardOf()).toBe(otherSound);
    expect(lineOf(...both).voices.get('ana')?.recording?.entry.sound).toBe(sound);
    expect(heardOf(['dora', choose('ana', 'all')])).toBe(sound);
  });

  it('are chosen by topics, and for all at once', () => {
    const topic = ground.languages.get('es')?.texts.lines.get('safe')?.topic ?? '';
    expect(heardOf(['dora', choose('ana', topic)])).toBe(sound);
    expect(heardOf(['dora', choose('ana', 'another-topic')])).toBe(otherSound);
    expect(heardOf(['dora', choose('ana', topic)], ['dora', choose('ben', 'all')])).toBe(otherSound);
  });

  it('leave a line of theirs to what the release ships, and to no other voice', () => {
    expect(heardOf(['dora', choose('eve', 'all')])).toBeUndefined();
  });

  it('are heard no more once withdrawn, whatever is published, and not even where a release ships them', () => {
    const log = logOf(ground, ...both, ['ben', consent(false)]);
    for (const upTo of [3, 4, 5]) {
      expect(lineAt(fold(ground, log, upTo), 'es', 'safe').voices.has('ben')).toBe(false);
    }
    expect(lineAt(fold(ground, log, 4), 'es', 'safe').recording?.entry.sound).toBe(sound);
    expect(heardOf(['ben', consent(false)], ['ben', consent(true)])).toBe(sound);
    expect(heardOf(['dora', consent(false, 'ben')], ['ana', consent(false)])).toBeUndefined();
    expect(voicesIn(fold(ground, log), 'es').withdrawn).toEqual(new Set([otherSound]));
    const spanish = ground.languages.get('es');
    if (!spanish) throw new Error('there is no Spanish');
    const file = (hash: string): Recording => ({ name: soundName('safe', hash), file: '', seconds: 2 });
    const files = new Map([['safe', { ...file(other.plain), slower: file(other.slower) }]]);
    const recordings = { files, list: { safe: { text: '', on: '2026-11-28' } }, faults: [] };
    const released = { ...ground, languages: new Map([['es', { ...spanish, recordings }]]) };
    const left = [...both.slice(0, 3), ['ben', consent(false)]] as const;
    expect(lineAt(fold(released, logOf(ground, ...both.slice(0, 3))), 'es', 'safe').recording).toBeDefined();
    expect(lineAt(fold(released, logOf(ground, ...left)), 'es', 'safe').recording).toBeUndefined();
  });

  it('learn why a recording of theirs was found wrong, until they say the line again', () => {
    const wrong: ChangeBody = { ...heard('refused'), value: { sound, verdict: 'refused', why: 'Too fast.' } };
    const back = lineOf(['ana', record], ['ben', wrong]);
    expect(back.voices.get('ana')).toMatchObject({ sentBack: { who: 'ben', why: 'Too fast.' } });
    expect(lineOf(['ana', record], ['ben', wrong], ['ana', record]).voices.get('ana')).not.toHaveProperty(
      'sentBack',
    );
  });
});

describe('a release that changes the ground under a change', () => {
  it('leaves the change, and has the line listed until somebody has compared it', () => {
    const folders = copyWords();
    const log = logOf(groundOf(folders), ['ana', words('Uno.')]);
    setValues(folders, 'prompts/es/about.json', { safe: 'Otras palabras, por lo general.' });
    const released = groundOf(folders);
    const folded = fold(released, log);
    expect(lineAt(folded, 'es', 'safe').text).toBe('Uno.');
    expect(folded.conflicts).toEqual([
      { place: 'words/es/safe', number: 1, groundBefore: log[0]?.ground, isGone: false },
    ]);
    const [first] = log;
    const [kept] = logOf(released, ['ana', words('Uno.')]);
    if (!first || !kept) throw new Error('there is no change');
    expect(fold(released, [first, { ...kept, number: 2 }]).conflicts).toEqual([]);
  });

  it('lists nothing where it brings the same words', () => {
    const folders = copyWords();
    const log = logOf(groundOf(folders), ['ana', words('Uno.')]);
    setValues(folders, 'prompts/es/about.json', { safe: 'Uno.' });
    expect(fold(groundOf(folders), log).conflicts).toEqual([]);
  });

  it('lists a line that is gone, and loses no word of it', () => {
    const folders = copyWords();
    const log = logOf(groundOf(folders), ['ana', words('Uno.')]);
    setValues(folders, 'prompts/es/about.json', { safe: null });
    const folded = fold(groundOf(folders), log);
    expect(folded.conflicts).toEqual([
      { place: 'words/es/safe', number: 1, groundBefore: log[0]?.ground, isGone: true },
    ]);
    expect(lineAt(folded, 'es', 'safe').text).toBe('Uno.');
  });
});
