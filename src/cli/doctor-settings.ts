import { readSettings } from '../config/read.ts';
import { SettingsError } from '../config/settings-error.ts';
import type { Settings } from '../config/settings.ts';
import { tellTrails } from '../config/trails.ts';
import { agesOf } from '../facts/age.ts';
import { tellContradicted } from '../facts/contradicted.ts';
import { lineCommand } from '../line-command.ts';
import { projectFolders } from '../speech/folders.ts';
import { tellListAges } from '../legal-help/age.ts';
import { readPrinted } from '../legal-help/files.ts';
import { readLanguages } from '../speech/languages.ts';
import { shortcomingsOf } from '../speech/shortcomings.ts';
import { SpeechError } from '../speech/speech-error.ts';
import { fault, note, ok, type Checks } from './doctor-finding.ts';
import { guides } from './guidance.ts';
import { loadHotline, type HotlineProject } from './project.ts';

/** Whether the settings are complete; gives them where they can be read. */
export async function* examineSettings(
  environment: Readonly<Record<string, string | undefined>>,
): Checks<Settings | undefined> {
  await Promise.resolve();
  try {
    const known = readLanguages(projectFolders.prompts).map(({ code }) => code);
    const settings = readSettings(environment, known);
    if (settings.mode === 'demo') {
      yield fault(
        'there are no settings of a real line',
        'set PUBLIC_URL, TWILIO_AUTH_TOKEN, GUIDANCE and REVIEWED_ONLY (.env.example names all)',
      );
      return settings;
    }
    yield ok('the settings are complete');
    if (settings.trailsUntil !== undefined && Date.now() < settings.trailsUntil) {
      yield note(tellTrails(settings).text, 'delete what was logged meanwhile when the fault is found');
    }
    return settings;
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    for (const one of error.faults)
      yield fault(one, 'mend it in the environment or .env; README.md lists the settings');
    return undefined;
  }
}

/** What callers hear by these settings; gives it where it can be spoken. */
export async function* examineWords(settings: Settings | undefined): Checks<HotlineProject | undefined> {
  if (!settings) return undefined;
  const guide = guides[settings.guidance];
  let project: HotlineProject | undefined;
  try {
    project = await loadHotline();
    const { speech, offers, faults } = project;
    const offered = speech.reached.filter(({ how }) => how !== 'not');
    yield ok(`voices and recordings speak ${offered.map(({ info }) => info.code).join(', ')}`);
    for (const { text } of shortcomingsOf(speech)) yield note(text, 'it keeps no caller from being answered');
    for (const what of faults)
      yield fault(what, `${lineCommand} words shows them; what is at fault is not said, all else is`);
    if (offers.silenced) {
      yield note(
        `silenced: ${[...offers.silenced].join(', ')}`,
        `callers are told to ask about it; ${lineCommand} words unsilence has it said again`,
      );
    }
    const notice = offers.own?.notice;
    const lacking = notice ? offers.languages.filter((language) => !notice.languages.includes(language)) : [];
    if (lacking.length > 0)
      yield note(
        `the notice has no words in ${lacking.join(', ')}`,
        `${lineCommand} words set notice writes them`,
      );
  } catch (error) {
    if (!(error instanceof SpeechError)) throw error;
    yield fault(
      error.message,
      `mend the words or recordings: ${lineCommand} lint, ${lineCommand} recordings status`,
    );
  }
  for (const { text } of tellContradicted(guides, guide.version))
    yield note(text, 'choose with GUIDANCE which is said');
  const ages = agesOf(guide, Date.now());
  for (const { text } of ages) yield note(text, 'callers hear how old each answer is');
  for (const { text } of tellListAges(readPrinted(), settings.legalHelp, Date.now()))
    yield note(text, 'the pro bono list comes out each January, April, July and October');
  if (ages.length === 0) yield ok('every fact was compared with its source in the last 60 days');
  return project;
}
