import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { guide } from '../guides.ts';
import { linesToHear } from '../../src/speech/review-order.ts';
import { projectFolders, type SpeechFolders } from '../../src/speech/folders.ts';
import { loudnessOf } from '../../src/speech/takes/loudness.ts';
import { soundsOf } from '../../src/speech/recordings.ts';
import { decodeSound } from '../../src/speech/takes/decode.ts';
import { walkEveryTurn } from '../every-turn.ts';
import { findProgram } from '../programs.ts';
import { callWithKeys, played } from '../recorded-calls.ts';
import { installPlayer } from '../sound-player.ts';
import { startTestLine, type TestLine } from '../test-line.ts';
import { surveyOf } from '../tones.ts';
import { lineProgram } from '../line-program.ts';
import { keysTo } from '../keys-to.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'creole-'));
const folders: SpeechFolders = {
  prompts: path.join(scratch, 'prompts'),
  audio: path.join(scratch, 'audio'),
};

const player = installPlayer(path.join(scratch, 'player'));

function run(command: string, words: readonly string[], input = ''): { status: number | null; out: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [lineProgram, command, ...words, ...['--prompts', folders.prompts, '--audio', folders.audio]],
    {
      encoding: 'utf8',
      input,
      maxBuffer: 2 ** 26,
      env: { ...process.env, ...player.environment },
    },
  );
  return { status, out: stdout + stderr };
}

const startLine = (): Promise<TestLine> => startTestLine({ LANGUAGES: 'es,ht,en' }, { folders });

beforeAll(() => {
  findProgram('espeak-ng', 'espeak-ng');
  cpSync(projectFolders.prompts, folders.prompts, { recursive: true });
  cpSync(projectFolders.audio, folders.audio, { recursive: true });
});

afterAll(() => {
  rmSync(scratch, { recursive: true });
});

/** One story, in this order: what espeak-ng speaks is known to be wrong Creole, so all of it stays in a scratch folder. */
describe('Haitian Creole as espeak-ng speaks it', () => {
  it('is made whole by the command, and passes the checks of a person’s recordings', async () => {
    const command = 'espeak-ng -v {voice} --stdin -w {out}';
    const words = ['render', 'ht', '--engine', 'command', '--command', command, '--voice', 'ht'];
    const { status, out } = run('recordings', words);
    expect([status, out.match(/not made [a-z]/g)]).toEqual([0, null]);
    const { recordings, stock } = surveyOf(folders, 'ht');
    expect(recordings.faults).toEqual([]);
    expect(stock.whole.filter((line) => stock.stateOf(line) !== 'unheard')).toEqual([]);
    for (const folder of ['ht', 'ht/slower']) {
      const names = readdirSync(path.join(folders.audio, folder)).filter((name) => name.endsWith('.wav'));
      expect(names.length).toBe(recordings.files.size);
      for (const name of names) {
        const sound = await decodeSound(readFileSync(path.join(folders.audio, folder, name)));
        expect(Math.abs(loudnessOf(sound) + 16), `${folder}/${name}`).toBeLessThanOrEqual(3);
      }
    }
    expect(run('recordings', [...words, '--dry-run']).out).toContain('Nothing is to be made');
  });

  it('is offered to nobody while nobody has listened', async () => {
    expect((await startLine()).offers().languages).toEqual(['es', 'en']);
  });

  it('is approved line by line by somebody who has each played', () => {
    const lines = linesToHear(guide, surveyOf(folders, 'ht'));
    const { status } = run('review', ['ht', '--listen', '--by', 'A Listener'], 'y\n'.repeat(lines.length));
    expect(status).toBe(0);
    const sizes = player.played();
    expect(sizes).toHaveLength(lines.length);
    expect(Math.min(...sizes)).toBeGreaterThan(2000);
    expect(linesToHear(guide, surveyOf(folders, 'ht'))).toEqual([]);
  });

  it('is then offered whole, and each of its files is fetched and decoded in calls', async () => {
    const line = await startLine();
    expect(line.offers().languages).toEqual(['es', 'ht', 'en']);
    expect(line.offers().reach.ht).toEqual({ unreviewed: true, made: true });
    const record = await callWithKeys(line, `2,-,${keysTo('notice-court', 'notice-court-receipt')},#,-,h`);
    expect(played(record)).toEqual(expect.arrayContaining(['computer-voice', 'notice-where']));
    const heard = [...(await walkEveryTurn(line, 'ht'))].join(' ');
    const { recordings, texts } = surveyOf(folders, 'ht');
    const ofEveryHotline = [
      'about',
      'notice',
      'notice-court',
      'notice-uscis',
      'prepare',
      'trouble',
      'number',
    ];
    for (const [line, { name }] of recordings.files) {
      if (ofEveryHotline.includes(texts.lines.get(line)?.topic ?? '')) expect(heard, line).toContain(name);
    }
    for (const { name, seconds } of [...recordings.files.values()].flatMap(soundsOf)) {
      const fetched = await fetch(new URL(`/audio/${name}`, line.voiceUrl));
      const { samples } = await decodeSound(Buffer.from(await fetched.arrayBuffer()));
      expect(samples.length / 8000, name).toBeCloseTo(seconds, 3);
    }
    expect(line.logged().filter(({ level }) => Number(level) > 30)).toEqual([]);
  });

  it('is taken out again by one line that is refused', async () => {
    const words = ['ht', '--listen', '--all', '--by', 'A Listener'];
    expect(run('review', words, 'n\nq\n').status).toBe(0);
    expect((await startLine()).offers().languages).toEqual(['es', 'en']);
    expect(run('recordings', ['status', 'ht']).out).toContain('1 refused');
  });
});
