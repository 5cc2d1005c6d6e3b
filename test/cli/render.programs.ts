import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addLanguage } from '../../src/speech/add-language.ts';
import { guide } from '../guides.ts';
import type { SpeechFolders } from '../../src/speech/folders.ts';
import { copyWords, setValues } from '../copied-words.ts';
import { installHum } from '../speech/engines/hum-program.ts';
import { createHum, judge, makeLines, planOf } from '../speech/engines/humming.ts';
import { startPolly } from '../speech/engines/polly-server.ts';
import { linesToHear } from '../../src/speech/review-order.ts';
import { installPlayer } from '../sound-player.ts';
import { recordTones, surveyOf } from '../tones.ts';
import { lineProgram } from '../line-program.ts';

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

interface Running extends Promise<Ran> {
  /** Presses Ctrl-C. */
  readonly interrupt: () => void;
}

interface Doing {
  readonly input?: string;
  /** Called once the output holds this. */
  readonly at?: string;
  readonly then?: (running: Running) => void;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a command of the project as its user does, in folders of its own. */
function run(
  command: string,
  folders: SpeechFolders,
  words: readonly string[],
  { input = '', at, then, environment = {} }: Doing = {},
): Promise<Ran> {
  const child = spawn(
    process.execPath,
    [lineProgram, command, ...words, ...['--prompts', folders.prompts, '--audio', folders.audio]],
    { env: { ...process.env, ...environment } },
  );
  let [out, error] = ['', ''];
  const ran = new Promise<Ran>((resolve) => {
    child.stderr.on('data', (data: Buffer) => (error += data.toString()));
    child.stdout.on('data', (data: Buffer) => {
      const before = out;
      out += data.toString();
      if (at !== undefined && out.includes(at) && !before.includes(at)) then?.(running);
    });
    child.on('close', (status) => {
      resolve({ status, out, error });
    });
  });
  const running: Running = Object.assign(ran, { interrupt: () => child.kill('SIGINT') });
  child.stdin.end(input);
  return running;
}

const left = ['safe', 'mail', 'important', 'goodbye'];

/** A language of which people have recorded all but a few lines. */
function copyNearlyRecorded(code: string): SpeechFolders {
  const folders = copyWords();
  const lines = planOf(folders, code, createHum()).jobs.map(({ line }) => line);
  recordTones(
    folders,
    code,
    lines.filter((line) => !left.includes(line)),
  );
  return folders;
}

describe('line recordings render', () => {
  it('makes what is missing with the voice that speaks live, and tells what it costs before and after', async () => {
    const { requests } = await startPolly();
    const folders = copyNearlyRecorded('es');
    const dry = await run('recordings', folders, ['render', 'es', '--engine', 'polly', '--dry-run']);
    expect([dry.status, requests.length]).toEqual([0, 0]);
    for (const line of left) expect(dry.out).toContain(`missing  ${line}  `);
    const { status, out } = await run('recordings', folders, ['render', 'es', '--engine', 'polly']);
    expect([status, requests.length]).toEqual([0, 2 * left.length]);
    const costs = [dry.out, out].join('\n').match(/[\d,]+ characters, \$\d+\.\d{2}/g) ?? [];
    expect([costs.length, new Set(costs).size]).toEqual([3, 1]);
    const { list } = surveyOf(folders, 'es').recordings;
    for (const line of left) expect(list[line]?.made?.voice).toBe('Polly.Lupe-Neural');
    const status2 = await run('recordings', folders, ['status', 'es']);
    expect(status2.out).toContain('4 made by polly (Polly.Lupe-Neural)');
    const again = await run('recordings', folders, ['render', 'es', '--engine', 'polly']);
    expect([again.status, again.out.includes('Nothing is to be made')]).toEqual([0, true]);
  });

  it('ends with what to do where the credentials expire on the way, and goes on later', async () => {
    let limit = 5;
    const { requests } = await startPolly((_, count) =>
      count > limit ? { error: 'ExpiredTokenException', status: 403 } : 'speech',
    );
    const folders = copyNearlyRecorded('es');
    const words = ['render', 'es', '--engine', 'polly', '--parallel', '1'];
    const first = await run('recordings', folders, words);
    expect([first.status, first.out.includes('2 made'), first.error.includes('expired')]).toEqual([
      1,
      true,
      true,
    ]);
    expect(requests.length).toBe(6);
    limit = 100;
    const second = await run('recordings', folders, words);
    expect([second.status, second.out.includes('2 made')]).toEqual([0, true]);
    expect(surveyOf(folders, 'es').recordings.faults).toEqual([]);
  });

  it('can be stopped by hand, and leaves no program, no half file and nothing else behind', async () => {
    const folders = copyNearlyRecorded('ht');
    const scratch = mkdtempSync(path.join(tmpdir(), 'scratch-'));
    onTestFinished(() => {
      rmSync(scratch, { recursive: true });
    });
    const words = [
      'render',
      'ht',
      '--engine',
      'command',
      '--command',
      `${installHum()} {out} {rate} hang Orevwa`,
    ];
    const { status, out, error } = await run('recordings', folders, [...words, '--parallel', '2'], {
      at: '3/4 made',
      then: ({ interrupt }) => {
        // As a terminal and npm both do.
        interrupt();
        interrupt();
      },
      environment: { TMPDIR: scratch },
    });
    expect([status, error.includes('stopped by hand'), out.includes('3 made')]).toEqual([130, true, true]);
    // The loader that runs the source keeps a folder of its own there.
    expect(readdirSync(scratch).filter((name) => name.startsWith('spoken-'))).toEqual([]);
    expect(surveyOf(folders, 'ht').recordings.faults).toEqual([]);
  });

  it('tells what is wrong with the way it was asked', async () => {
    const folders = copyWords();
    addLanguage(guide, folders.prompts, {
      code: 'mam',
      name: 'Mam',
      english: 'Mam',
      isWritten: false,
      scripts: ['Latin'],
    });
    const faults: readonly [readonly string[], string][] = [
      [['render', 'ht', '--engine', 'command'], '--command'],
      [['render', 'ht', '--engine', 'festival'], 'polly'],
      [['render', 'ht', '--engine', 'polly'], '--voice'],
      [['render', 'ru', '--engine', 'polly'], 'Polly.Tatyana'],
      [['render', 'mam', '--engine', 'polly'], 'never written'],
      [['render', 'xx', '--engine', 'polly'], 'xx'],
      [['render', 'ht', '--engine', 'command', '--command', 'no-such-program {out}'], 'is not installed'],
      [['render', 'ht', '--engine', 'command', '--command', 'x {out}', '--parallel', 'many'], 'whole number'],
    ];
    for (const [words, remedy] of faults) {
      const { status, error } = await run('recordings', folders, words);
      expect([status, error.includes(remedy)], words.join(' ')).toEqual([1, true]);
    }
  });
});

describe('an engine’s second voice', () => {
  it('is told of before callers hear two voices in turn, and all is made in one where that is asked for', async () => {
    const folders = copyNearlyRecorded('ht');
    await makeLines(folders, 'ht', left.slice(0, 2), { engine: createHum({ voice: 'first' }) });
    const command = ['render', 'ht', '--engine', 'command', '--dry-run', '--command', 'hum {out}'];
    const mixed = await run('recordings', folders, [...command, '--voice', 'second']);
    expect([mixed.status, mixed.out.includes('two voices'), mixed.out.includes('2 lines to be')]).toEqual([
      0,
      true,
      true,
    ]);
    const all = await run('recordings', folders, [...command, '--voice', 'second', '--all']);
    expect([all.out.includes('two voices'), all.out.includes('4 lines to be')]).toEqual([false, true]);
  });
});

describe('line recordings slower', () => {
  it('makes the slower twins that are missing, and no other', async () => {
    const folders = copyWords();
    recordTones(folders, 'es', ['safe', 'mail']);
    const first = await run('recordings', folders, ['slower', 'es']);
    expect([first.status, first.out.includes('2 of 2')]).toEqual([0, true]);
    const { recordings, stock } = surveyOf(folders, 'es');
    expect(recordings.files.get('safe')?.slower?.seconds).toBeGreaterThan(0.6);
    expect([stock.stateOf('safe'), recordings.faults]).toEqual(['current', []]);
    expect((await run('recordings', folders, ['slower', 'es'])).out).toContain('0 of 2');
  });
});

describe('line review ht --listen', () => {
  const listen = (folders: SpeechFolders, input: string, ...words: readonly string[]): Promise<Ran> => {
    const { environment } = installPlayer(path.join(folders.audio, 'player'));
    return run('review', folders, ['ht', '--listen', ...words], { input, environment });
  };

  it('keeps each verdict at once, under the listener’s name, and goes on with what is open', async () => {
    const folders = copyWords();
    await makeLines(folders, 'ht', left);
    const first = await listen(folders, 'Marie Joseph\na\nl\nx\ny\nn\ns\nq\n');
    expect([first.status, first.error]).toEqual([0, '']);
    expect(first.out).toContain('1 approved, 1 refused');
    const { played } = installPlayer(path.join(folders.audio, 'player'));
    // Each of the four lines once, the first again, and more slowly.
    expect(played()).toHaveLength(6);
    const [plain = 0, again = 0, slower = 0] = played();
    expect([again === plain, slower > plain * 1.1]).toEqual([true, true]);
    const heard = Object.values(surveyOf(folders, 'ht').recordings.list).flatMap(
      (entry) => entry.heard ?? [],
    );
    expect(heard.map(({ by, verdict }) => `${by} ${verdict}`).toSorted()).toEqual([
      'Marie Joseph approved',
      'Marie Joseph refused',
    ]);
    expect((await listen(folders, '', '--list')).out.trim().split('\n')).toHaveLength(2);
    const second = await listen(folders, 'y\ny\n', '--by', 'Marie Joseph');
    expect(second.out).toContain('2 approved, 0 refused and to be recorded; 0 still open');
    expect((await listen(folders, '', '--by', 'Marie')).out).toContain('Nothing');
  });

  it('changes nothing without a name, and can take a verdict back', async () => {
    const folders = copyWords();
    await makeLines(folders, 'ht', ['safe']);
    await listen(folders, '\ny\n');
    expect(surveyOf(folders, 'ht').stock.stateOf('safe')).toBe('unheard');
    judge(folders, 'ht', ['safe'], 'refused');
    await listen(folders, 'y\n', '--by', 'Marie', '--all');
    expect(surveyOf(folders, 'ht').stock.stateOf('safe')).toBe('current');
  });

  it('takes no verdict on what could not be played, and tells what the player said', async () => {
    const folders = copyWords();
    await makeLines(folders, 'ht', ['safe']);
    const { environment } = installPlayer(path.join(folders.audio, 'player'));
    const words = ['ht', '--listen', '--by', 'Marie'];
    for (const missing of [{ ...environment, NO_DEVICE: '1' }, { PATH: '' }]) {
      const { status, out, error } = await run('review', folders, words, {
        input: 'y\n',
        environment: missing,
      });
      expect([status, out.includes('approved'), error.includes('script page')]).toEqual([1, false, true]);
      expect(error).toMatch(/there is no such device|no sound player is installed/);
    }
    expect(surveyOf(folders, 'ht').stock.stateOf('safe')).toBe('unheard');
  });

  it('begins with the essentials, and tells how many of them are left', async () => {
    const folders = copyWords();
    await makeLines(folders, 'ht', ['missed-call', 'goodbye', 'language-name', 'wrong-key']);
    const { out } = await listen(folders, 'q\n', '--by', 'Marie');
    expect(out).toContain('2 of them essentials');
    const open = linesToHear(guide, surveyOf(folders, 'ht'));
    expect(open.slice(0, 2).toSorted()).toEqual(['goodbye', 'language-name']);
  });

  it('is told of by the status, and asked for again when the words have changed and the line is made anew', async () => {
    const folders = copyWords();
    await makeLines(folders, 'ht', ['goodbye']);
    judge(folders, 'ht', ['goodbye']);
    setValues(folders, 'prompts/ht/call.json', { goodbye: 'N a wè pita. Orevwa.' });
    expect(surveyOf(folders, 'ht').stock.stateOf('goodbye')).toBe('changed');
    await makeLines(folders, 'ht', ['goodbye']);
    const { out } = await run('recordings', folders, ['status', 'ht']);
    expect(out).toContain('1 wait for a listener');
  });
});
