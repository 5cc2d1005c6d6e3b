import { toFingerprint } from '../../speech/fingerprint.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { textIn } from '../../speech/texts.ts';
import type { BenchLine } from '../bench-line.ts';
import { notTaken, toTaken, type Taken } from '../exchange/take-entries.ts';
import type { Pack, PackItem } from './format.ts';
import type { PackTaking } from './pack-taking.ts';
import { voiceElsewhere } from './voice-elsewhere.ts';

type Recording = Extract<PackItem, { kind: 'recording' }>;

/**
 * Takes the recordings of a pack, each as its voice's own: they wait for a second person to listen. Only what somebody agreed to is taken, and
 * nothing of a voice that was withdrawn here.
 */
export async function takeVoices(
  taking: PackTaking,
  { head, items }: Pack,
  keep: (taken: Taken) => void,
): Promise<void> {
  const recordings = items.filter((item) => item.kind === 'recording');
  const consents = new Map(
    items.flatMap((item) => (item.kind === 'consent' ? [[item.voice, item.text]] : [])),
  );
  const refused = new Map<number, string>();
  for (const voice of new Set(recordings.map((one) => one.voice))) {
    const text = consents.get(voice) ?? taking.agreed;
    const why = await askVoice(taking, head, voice, text);
    if (why !== undefined) refused.set(voice, why);
  }
  const one = (await taking.bench.survey()).find(({ info }) => info.code === head.code);
  for (const recording of recordings) {
    const why = refused.get(recording.voice);
    const place = `${head.code}: the recording of "${recording.line}"`;
    keep(
      why === undefined && one
        ? await takeRecording(taking, head, one, recording, place)
        : notTaken(place, why ?? ''),
    );
  }
}

/** Keeps what a voice has agreed to; why its recordings are not taken, where they are not. */
async function askVoice(
  { bench }: PackTaking,
  { from, code }: Pack['head'],
  voice: number,
  text: number | undefined,
): Promise<string | undefined> {
  const who = voiceElsewhere(from, voice, code);
  if ((await bench.voices(code)).consents.get(who.id)?.given === false) {
    return 'This voice was withdrawn here: it is not played again.';
  }
  if (text === undefined) {
    return 'Nobody has told that whoever speaks agrees to it: ask them, and then say --agreed.';
  }
  if (bench.can.has('voices')) await bench.consent(who, code, { given: true, text });
  return undefined;
}

async function takeRecording(
  { bench, actor }: PackTaking,
  { from, code }: Pack['head'],
  one: Surveyed,
  { line, voice, text, sound }: Recording,
  place: string,
): Promise<Taken> {
  const at = { language: code, line };
  const now = await bench.line(at);
  if (!now) return notTaken(place, 'There is no such line to be recorded here.');
  const who = bench.can.has('voices') ? voiceElsewhere(from, voice, code) : actor;
  const other = whoRecorded(one, now, who.id);
  if (other !== undefined) return notTaken(place, other);
  const stands = now.text ?? textIn(one.source, line) ?? '';
  if (toFingerprint(stands) !== text) return notTaken(place, 'It says other words than the line has here.');
  const bytes = Buffer.from(sound, 'base64');
  return toTaken(await bench.keep(who, at, { bytes, seen: now.seen }), place);
}

/** That somebody else has recorded a line here; undefined where nobody has. */
function whoRecorded(
  { recordings }: Surveyed,
  { line, sound, takes, voices }: BenchLine,
  who: string,
): string | undefined {
  const entry = recordings.list[line];
  // What came in the same pack before is there already, and is not taken twice.
  if (sound !== undefined && voices.get(who)?.recording?.entry.sound === sound) return undefined;
  if (takes.some((take) => take.who !== who)) return 'Somebody here has recorded it.';
  const isPersons = sound !== undefined && entry !== undefined && !entry.made;
  return isPersons ? 'A person’s recording is played here.' : undefined;
}
