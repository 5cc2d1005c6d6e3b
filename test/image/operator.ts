import { mkdirSync, mkdtempSync, chownSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import wavefile from 'wavefile';
import {
  amissOf,
  careful,
  imageName,
  logOf,
  networkName,
  remove,
  startLine,
  stopLine,
  whenReady,
  withSettings,
} from './containers.ts';
import { inspect } from './engine.ts';
import { must, run, type Ended } from './program.ts';
import { expect, type Report } from './report.ts';
import { askSteadily, askTurn, placeCalls } from './turns.ts';

/** A command of the operator's guide, what it must say, and how it must end. */
interface Wanted {
  readonly command: readonly string[];
  readonly says: RegExp;
  readonly code?: number;
}

/** Those that need neither Twilio nor the internet do what they do; the others must get as far as asking for it. */
const commands: readonly Wanted[] = [
  { command: ['words', 'list'], says: /Facts:[^]*W5/ },
  {
    command: [
      'words',
      'set',
      'notice',
      '--lang',
      'es',
      '--text',
      'La oficina está cerrada hoy.',
      '--until',
      '2099-12-31',
    ],
    says: /written/,
  },
  {
    command: ['words', 'record', 'notice', '/app/data/tones.wav', '--lang', 'es'],
    says: /written/,
  },
  { command: ['words', 'show'], says: /La oficina/ },
  // Nothing is told of a week before it is over.
  { command: ['usage'], says: /is told once it is over/, code: 1 },
  { command: ['usage', '--sample'], says: /calls/ },
  { command: ['doctor'], says: /line\.example/, code: 1 },
  { command: ['deploy', '--dry-run'], says: /TWILIO_ACCOUNT_SID/, code: 1 },
  {
    command: ['edition', '--base-url', 'https://files.example.org/line/', '--out', '/app/data/edition'],
    says: /edition/,
  },
  { command: ['edition', '--one-file', 'es,en'], says: /<Response/ },
  { command: ['effort', '--guidance', 'faq'], says: /es/ },
  { command: ['check'], says: /\S/ },
  { command: ['review'], says: /es/ },
  { command: ['recordings', 'status'], says: /ht/ },
  { command: ['recordings', 'import', '/app/data/ht'], says: /goodbye/ },
  { command: ['lint', '--quiet'], says: /^/ },
  // Nobody is there to answer: it asks its first question, and nothing is written.
  { command: ['compared', '--guidance', '2026'], says: /\?/ },
  { command: ['languages', '--help'], says: /add/ },
  { command: ['phone', '--lang', 'es', '--fast', '--keys', '-,4,h'], says: /You hung up/ },
];

const name = 'line-one';

/** Runs a command in a container as its operator would. */
function exec(container: string, ...command: readonly string[]): Promise<Ended> {
  return run(['podman', 'exec', container, 'line', ...command], { patience: 120_000 });
}

/** Runs one container as compose.yaml would, calls it, and has it do what the operator's guide says. */
export async function operate(report: Report, folder: string): Promise<void> {
  let origin = '';
  const data = mkdtempSync(path.join(folder, 'data-'));
  chownSync(data, 1000, 1000);
  const isUp = await report.look(
    'it runs as an ordinary user, read-only, without capabilities, in 256 MB',
    async () => {
      origin = await startLine(name, [`--volume=${data}:/app/data`]);
      const status = await must(['podman', 'exec', name, 'cat', '/proc/1/status']);
      const field = (wanted: string): string =>
        new RegExp(`^${wanted}:\\s+(\\S+)`, 'm').exec(status)?.[1] ?? '';
      expect(field('Uid') === '1000', `it runs as user ${field('Uid')}`);
      expect(/^0+$/.test(field('CapEff')), `it has capabilities: ${field('CapEff')}`);
      const { code } = await run(['podman', 'exec', name, 'touch', '/app/dist/x']);
      expect(code !== 0, '/app/dist can be written');
      return `user 1000, CapEff ${field('CapEff')}, ${field('VmRSS')} kB`;
    },
  );
  if (!isUp) return;
  await report.look('calls are answered', async () => {
    const { documents, failures } = await placeCalls(origin, 300);
    expect(failures.length === 0, `${failures.length} of 300 calls failed: ${failures[0] ?? ''}`);
    const rss = await must(['podman', 'exec', name, 'grep', 'VmHWM', '/proc/1/status']);
    return `300 calls, ${documents} documents, 0 failed; ${rss.replaceAll(/\s+/g, ' ')}`;
  });
  await report.look('its health check is in the image, and says that it is well', async () => {
    const { code, said } = await run(['podman', 'healthcheck', 'run', name]);
    expect(code === 0, said);
    return await inspect(name, '{{.Config.Healthcheck.Interval}}');
  });
  await must(
    [
      'podman',
      'exec',
      '--interactive',
      name,
      'sh',
      '-c',
      'mkdir data/ht && cat > data/tones.wav && cp data/tones.wav data/ht/goodbye.wav',
    ],
    {
      input: tones(),
    },
  );
  for (const { command, says, code: wanted = 0 } of commands) {
    await report.look(`line ${command.slice(0, 3).join(' ')}`, async () => {
      const { code, said } = await exec(name, ...command);
      const end = said.trim().split('\n').at(-1)?.slice(0, 120) ?? '';
      expect(code === wanted && says.test(said), `exit code ${code}: ${said.trim().slice(0, 400)}`);
      return `exit code ${code}: ${end}`;
    });
  }
  await report.look('line words silence W5 is heard within five seconds', async () => {
    const { code, said } = await exec(name, 'words', 'silence', 'W5');
    expect(code === 0, said);
    await until(
      '/readyz does not say so',
      async () => (await amissOf(origin)).some((what) => what.includes('silenced') && what.includes('W5')),
      5000,
    );
    return 'it is';
  });
  await report.look('the calls are counted, also after a stop under calls and a start', async () => {
    await sleep(1500);
    let ended = { seconds: 0, code: 0 };
    const stopping = sleep(500).then(async () => (ended = await stopLine(name)));
    const asked = await askSteadily(origin, 20, stopping);
    expect(ended.code === 0 && ended.seconds < 10, `exit code ${ended.code} after ${ended.seconds} s`);
    await must(['podman', 'start', name]);
    origin = await whenReady(name);
    const script = "require('node:fs').readdirSync('/app/data').join(' ')";
    const files = await must(['podman', 'exec', name, 'node', '-p', script]);
    expect(files.includes('usage.db'), `there is no usage.db: ${files}`);
    return `stopped in ${ended.seconds.toFixed(1)} s with ${ended.code} while ${asked.asked} turns were asked; in data: ${files}`;
  });
  await remove(name);
}

/** Runs it as it must not be run, and looks at what it says. */
export async function operateWrongly(report: Report, folder: string): Promise<void> {
  await report.look(
    'a data folder of another user is told by name, and mends itself once it is handed over',
    async () => {
      const data = path.join(folder, 'of-root');
      mkdirSync(data);
      const origin = await startLine('line-wrong', [`--volume=${data}:/app/data`]);
      await sleep(1500);
      expect((await askTurn(origin)) === undefined, 'callers are not answered');
      const told = (await amissOf(origin)).find((what) => what.includes('DATABASE_URL')) ?? '';
      expect(
        /\/app\/data cannot be written: permission denied.*chown -R 1000/.test(told),
        `/readyz says only: ${told}`,
      );
      const log = await logOf('line-wrong');
      expect(log.includes('permission denied'), `the log does not say so: ${log}`);
      const { code, said } = await exec('line-wrong', 'words', 'silence', 'W5');
      expect(
        code !== 0 && said.includes('permission denied') && said.includes('chown -R 1000'),
        `words says: ${said}`,
      );
      chownSync(data, 1000, 1000);
      await until('the line does not count on after chown', async () => {
        const amiss = await amissOf(origin);
        return !amiss.some((what) => what.includes('DATABASE_URL'));
      });
      await remove('line-wrong');
      return told;
    },
  );
  await report.look('without settings it says so and how, and ends', async () => {
    const { code, said } = await run([
      'podman',
      'run',
      '--rm',
      '--network',
      networkName,
      ...careful,
      imageName,
    ]);
    expect(code === 1 && said.includes('docker run --env-file'), `exit code ${code}: ${said}`);
    return said.trim();
  });
  await report.look('half of the settings are refused by name', async () => {
    const half = withSettings().filter((option) => !/TOKEN|GUIDANCE/.test(option));
    const { code, said } = await run(['podman', 'run', '--rm', '--network', networkName, ...half, imageName]);
    expect(code === 1 && /TWILIO_AUTH_TOKEN[^]*GUIDANCE/.test(said), `exit code ${code}: ${said}`);
    return `exit code 1`;
  });
}

/** Looks until something holds. Throws what else is to be said after so many milliseconds. */
async function until(otherwise: string, holds: () => Promise<boolean>, patience = 20_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await holds())) {
    expect(Date.now() < end, otherwise);
    await sleep(100);
  }
}

/** Three seconds of tones with pauses between, as a recording that can be taken in. */
function tones(): Buffer {
  const wave = new wavefile.WaveFile();
  const samples = Int16Array.from({ length: 24_000 }, (_, at) => {
    const isPause = at % 4000 < 1200;
    return Math.round((isPause ? 10 : 9000) * Math.sin(at / 3));
  });
  wave.fromScratch(1, 8000, '16', samples);
  return Buffer.from(wave.toBuffer());
}
