import { spawn, spawnSync } from 'node:child_process';

/** Voices of espeak-ng that are not simply the language's own code. Source: `espeak-ng --voices` */
const voices: Readonly<Record<string, string>> = {
  cmn: 'cmn-latn-pinyin',
  zh: 'cmn-latn-pinyin',
  'es-US': 'es-419',
  'pt-BR': 'pt-br',
};

/** The engine's voice for a language, as `es-US` or `es`. */
export function espeakVoice(language: string): string {
  const [code = ''] = language.split('-');
  return voices[language] ?? voices[code] ?? code;
}

/** Whether it was found, by the PATH on which it was looked for. */
const found = new Map<string | undefined, boolean>();

/** Whether this machine has espeak-ng; looked for once on each PATH. */
export function isEspeakInstalled(): boolean {
  const { PATH } = process.env;
  const isThere = found.get(PATH) ?? spawnSync('espeak-ng', ['--version']).status === 0;
  found.set(PATH, isThere);
  return isThere;
}

/** A text as a WAV, spoken by espeak-ng. Rejects where it is not installed or has no such voice. */
export function speakAsWave(text: string, language: string, wordsPerMinute = 165): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = ['-v', espeakVoice(language), '-s', String(wordsPerMinute), '--stdin', '--stdout'];
    const engine = spawn('espeak-ng', options, { stdio: ['pipe', 'pipe', 'pipe'] });
    const made: Buffer[] = [];
    let complaint = '';
    engine.stdout.on('data', (chunk: Buffer) => made.push(chunk));
    engine.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    engine.stdin.on('error', () => undefined);
    engine.on('error', (cause) => {
      reject(new Error('espeak-ng is not installed', { cause }));
    });
    engine.on('close', (code) => {
      if (code === 0 && made.length > 0) resolve(withSizes(Buffer.concat(made)));
      else reject(new Error(`espeak-ng cannot speak ${language}: ${complaint.trim()}`));
    });
    engine.stdin.end(text);
  });
}

/** Puts the sizes into a WAV's header, which a program that writes to a pipe cannot know yet. */
function withSizes(wave: Buffer): Buffer {
  const data = wave.indexOf('data', 12, 'latin1');
  if (data === -1) return wave;
  wave.writeUInt32LE(wave.length - 8, 4);
  wave.writeUInt32LE(wave.length - data - 8, data + 4);
  return wave;
}
