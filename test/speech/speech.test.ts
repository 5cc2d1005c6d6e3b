import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { guide } from '../guides.ts';
import { messagesOf } from '../../src/guide/lines.ts';
import { shapeOf } from '../../src/guide/shape.ts';
import { readLanguages } from '../../src/speech/languages.ts';
import { SpeechError } from '../../src/speech/speech-error.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { toParts } from '../../src/speech/parts.ts';
import { loadSpeech, toOffers } from '../../src/speech/speech.ts';
import { isKnownVoice } from '../../src/speech/voices.ts';

type Words = Record<string, unknown>;

/** A copy of the project's words, changed by `change`, one file at a time. */
function changedWords(file: string, change: (words: Words) => Words | string): typeof projectFolders {
  const folder = mkdtempSync(path.join(tmpdir(), 'words-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  cpSync(projectFolders.prompts, folder, { recursive: true });
  const place = path.join(folder, file);
  const changed = change(JSON.parse(readFileSync(place, 'utf8')) as Words);
  writeFileSync(place, typeof changed === 'string' ? changed : JSON.stringify(changed));
  return { ...projectFolders, prompts: folder };
}

async function faultsOf(folders: typeof projectFolders): Promise<readonly string[]> {
  try {
    await loadSpeech(guide, folders);
    return [];
  } catch (error) {
    if (error instanceof SpeechError) return error.faults;
    throw error;
  }
}

const without = (words: Words, key: string): Words =>
  Object.fromEntries(Object.entries(words).filter(([name]) => name !== key));

describe('words', () => {
  it('are complete in every language', async () => {
    expect(await faultsOf(projectFolders)).toEqual([]);
  });

  it('that are missing are told with file and key, and nothing is taken from another language', async () => {
    const folders = changedWords('es/trouble.json', (words) => without(words, 'legal-help'));
    const faults = await faultsOf(folders);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain('prompts/es/trouble.json: "legal-help" is missing');
  });

  it('that are empty or no text are told with file and key', async () => {
    for (const value of ['', '  ', 7, null]) {
      const faults = await faultsOf(changedWords('en/about.json', (words) => ({ ...words, safe: value })));
      expect(faults).toHaveLength(1);
      expect(faults[0]).toContain('prompts/en/about.json: "safe"');
    }
  });

  it('in a file that cannot be read are told with the file', async () => {
    const faults = await faultsOf(changedWords('es/number.json', () => '{ "half": '));
    expect(faults[0]).toContain('prompts/es/number.json, line 1: is no JSON');
  });

  it('with a placeholder that nothing fills are told, and other lines are never spliced in', async () => {
    const typo = changedWords('en/call.json', (words) => ({
      ...words,
      'greeting-named': 'This is {{hotlin}}.',
    }));
    expect(await faultsOf(typo)).toEqual([expect.stringContaining('{{hotlin}}')]);
    const spliced = changedWords('en/call.json', (words) => ({ ...words, goodbye: '$t(greeting)' }));
    const speech = await loadSpeech(guide, spliced);
    expect(speech.text('goodbye', 'en')).toBe('$t(greeting)');
  });

  it('of a draft need not be complete, and are offered to nobody, whatever is asked for', async () => {
    const folders = changedWords('es/language.json', (words) => ({ ...words, draft: true }));
    writeFileSync(path.join(folders.prompts, 'es/trouble.json'), '{}');
    const speech = await loadSpeech(guide, folders, { languages: ['es', 'fr'] });
    expect(toOffers(speech, false).languages).toEqual(['fr']);
  });

  it('of a language that no caller is offered need not be complete', async () => {
    const folders = changedWords('es/trouble.json', (words) => without(words, 'legal-help'));
    await expect(loadSpeech(guide, folders, { languages: ['en'] })).resolves.toBeDefined();
  });
});

describe('voices', () => {
  it('are known pairs, spare ones too, for every language that has them', () => {
    for (const { voice, spareVoice } of readLanguages(projectFolders.prompts)) {
      for (const one of [voice, spareVoice]) if (one) expect(isKnownVoice(one)).toBe(true);
    }
  });

  it('that Twilio does not know are refused with the file', async () => {
    const folders = changedWords('es/language.json', (words) => ({
      ...words,
      voice: { language: 'es-US', voice: 'Polly.Joanna-Neural' },
    }));
    expect((await faultsOf(folders))[0]).toContain('prompts/es/language.json');
  });
});

describe('what is spoken', () => {
  it('joins neighboring lines of one voice, and keeps English words in an English voice inside Spanish', async () => {
    const speech = await loadSpeech(guide, projectFolders);
    const parts = toParts(speech, {
      node: 'somewhere',
      language: 'es',
      say: [
        { line: 'can-call', language: 'es', slow: false },
        { line: 'machine-asks', language: 'es', slow: false },
        { line: 'infopass', language: 'en', slow: true },
        { pause: 2 },
        { line: 'infopass', language: 'en', slow: true },
      ],
      slower: false,
      then: { kind: 'hang-up' },
    });
    expect(
      parts.map((part) =>
        part.kind === 'say' ? [part.voice.language, part.rate, part.texts.length] : part.kind,
      ),
    ).toEqual([['es-US', 100, 2], ['en-US', 80, 1], 'pause', ['en-US', 80, 1]]);
  });

  it('is slower again when it is said again', async () => {
    const speech = await loadSpeech(guide, projectFolders);
    const say = [
      { line: 'can-call', language: 'es', slow: false },
      { line: 'infopass', language: 'en', slow: true },
    ];
    const parts = toParts(speech, {
      node: 'somewhere',
      language: 'es',
      say,
      slower: true,
      then: { kind: 'hang-up' },
    });
    expect(parts.map((part) => part.kind === 'say' && part.rate)).toEqual([80, 64]);
  });

  it('teaches the words for USCIS in pieces of at most five words, each in the English voice and followed by 2 s', async () => {
    const speech = await loadSpeech(guide, projectFolders);
    for (const [id, node] of shapeOf(guide).nodes) {
      if (!id.startsWith('script-')) continue;
      const taught = messagesOf(node).find(({ say }) => say[0] === 'person-pieces')?.say ?? [];
      expect(taught.length).toBeGreaterThan(2);
      taught.slice(1).forEach((utterance, index) => {
        if (index % 2 === 1) {
          expect(utterance).toEqual({ pause: 2 });
          return;
        }
        if (typeof utterance === 'string' || !('line' in utterance)) throw new Error(`${id} teaches no line`);
        const words = speech.text(utterance.line, 'en').replace('U S C I S', 'USCIS').split(' ');
        expect(words.length, utterance.line).toBeLessThanOrEqual(5);
      });
    }
  });
});
