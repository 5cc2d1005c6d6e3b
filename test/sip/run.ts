import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { withBuiltLine } from '../commands.ts';
import wavefile from 'wavefile';
import { placeCall } from '../../src/phone/call.ts';
import { createHandheld } from '../../src/phone/caller.ts';
import { createRealClock } from '../../src/phone/clock.ts';
import type { CallRecord } from '../../src/phone/record.ts';
import { authToken, createInstance, publicUrl } from '../built-line.ts';
import { findProgram } from '../programs.ts';
import { listenForCalls, type SipCall } from './answerer.ts';
import { loudnessOf, readPacket } from './rtp.ts';
import { createSpeaker } from './speaker.ts';

/** The node that the caller's three keys lead to. */
const goal = 'notice-court-copy';
/** A frame louder than this is speech; silence on this wire has none at all. */
const audible = 0.005;

/** A call, and the places whose documents were performed. */
interface Performed {
  readonly record: CallRecord;
  readonly nodes: readonly string[];
}

/** Performs what the line answers as sound, and takes keys from the wire, until the caller or the line hangs up. */
async function perform(call: SipCall, linePort: number): Promise<Performed> {
  const nodes: string[] = [];
  const clock = createRealClock();
  const caller = createHandheld(clock);
  let isDown = false;
  call.media.on('message', (bytes) => {
    const packet = readPacket(bytes, call.keyType);
    if (packet?.kind !== 'key') return;
    // A key that is held comes in many packets.
    if (!packet.isReleased && !isDown) caller.press(packet.key);
    isDown = !packet.isReleased;
  });
  call.gone.addEventListener('abort', () => {
    caller.hangUp();
  });
  const origin = `http://127.0.0.1:${linePort}`;
  const speaker = createSpeaker(call, origin);
  try {
    const record = await placeCall({
      line: { voiceUrl: `${origin}/voice?lang=es`, statusCallback: `${origin}/voice/status` },
      authToken,
      publicUrl,
      clock,
      caller,
      onDocument: ({ xml }) => {
        // A document leads on from the place that it is of.
        nodes.push(/\/voice\/[a-z]+\/([a-z-]+)\?/.exec(xml)?.[1] ?? 'the end');
      },
      onMoment: (moment) => {
        if (moment.kind === 'say' || moment.kind === 'play') speaker.begin(moment);
      },
      onMomentEnd: ({ cut }) => {
        if (cut) speaker.cut();
      },
    });
    return { record, nodes };
  } finally {
    speaker.stop();
    call.hangUp();
    call.media.close();
  }
}

async function run({ save }: { readonly save?: string }): Promise<void> {
  findProgram('espeak-ng', 'espeak-ng');
  const sipp = findProgram('sipp', 'sip-tester');
  const folder = mkdtempSync(path.join(tmpdir(), 'sip-'));
  const line = await createInstance();
  await line.start();
  const ear = createSocket('udp4');
  const heard: Buffer[] = [];
  ear.on('message', (bytes) => {
    const packet = readPacket(bytes, -1);
    if (packet?.kind === 'sound') heard.push(packet.samples);
  });
  await new Promise<void>((resolve) => ear.bind(0, '127.0.0.1', resolve));
  const { promise, resolve } = withResolvers<Performed>();
  const answerer = await listenForCalls((call) => {
    resolve(perform(call, line.port));
  });
  try {
    process.stdout.write('A caller dials, and presses 2, 2, 2 …\n');
    const caller = spawn(
      sipp,
      [
        ...['-sf', path.join(import.meta.dirname, 'caller.xml'), '-m', '1', '-nostdin'],
        ...['-i', '127.0.0.1', '-mi', '127.0.0.1', '-key', 'ear', String(ear.address().port)],
        `127.0.0.1:${answerer.port}`,
      ],
      { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let complaint = '';
    caller.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
    const [code] = (await once(caller, 'close')) as [number | null];
    if (code !== 0) throw new Error(`sipp ended with ${code ?? 'a signal'}: ${complaint.trim()}`);
    tell(await promise, heard, save);
  } finally {
    answerer.close();
    ear.close();
    await line.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function tell({ record, nodes }: Performed, heard: readonly Buffer[], save: string | undefined): void {
  const loud = heard.filter((frame) => loudnessOf(frame) > audible).length;
  const share = loud / Math.max(1, heard.length);
  if (save !== undefined) {
    const wave = new wavefile.WaveFile();
    wave.fromScratch(1, 8000, '8m', new Uint8Array(Buffer.concat(heard)));
    writeFileSync(save, wave.toBuffer());
  }
  process.stdout.write(
    [
      `keys that arrived over RTP: ${record.keys.join(' ')}`,
      `places that were heard: ${nodes.join(' ')}`,
      `the caller heard ${(heard.length / 50).toFixed(0)} s, of which ${(loud / 50).toFixed(0)} s were sound (${Math.round(share * 100)} %)`,
      `the call was ended by the ${record.ended}`,
      '',
    ].join('\n'),
  );
  const faults = [
    ...(record.failure ? [`the call failed: ${record.failure.message}`] : []),
    ...(record.keys.join('') === '222' ? [] : ['the keys are not those that were pressed']),
    ...(nodes.includes(goal) ? [] : [`the call did not reach ${goal}`]),
    ...(share > 0.3 ? [] : ['the caller heard next to nothing']),
  ];
  if (faults.length > 0) throw new Error(faults.join('; '));
}

function withResolvers<T>(): {
  readonly promise: Promise<T>;
  readonly resolve: (value: T | PromiseLike<T>) => void;
} {
  let resolve: (value: T | PromiseLike<T>) => void = () => undefined;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

await new Command('sip')
  .description(
    [
      'One real phone call on this machine: sipp dials over SIP, the line’s documents are performed as sound over RTP by espeak-ng and its recordings, and keys come back as RTP events.',
      'Needs sipp (Debian: sip-tester), espeak-ng, and the right to send raw packets (root), with which sipp presses its keys.',
    ].join('\n'),
  )
  .option('--save <file>', 'keeps what the caller heard as a WAV')
  .action((options: { readonly save?: string }) => withBuiltLine(() => run(options)))
  .parseAsync();
