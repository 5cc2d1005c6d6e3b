import { examineAccount } from './doctor-account.ts';
import { examineDesk } from './doctor-desk.ts';
import type { Checks, Places } from './doctor-finding.ts';
import { examineLine } from './doctor-line.ts';
import { examineSettings, examineWords } from './doctor-settings.ts';

/** Examines a line as its environment sets it up; each finding comes as soon as it is there. */
export async function* examine(
  environment: Readonly<Record<string, string | undefined>>,
  places: Places = {},
): Checks {
  const settings = yield* examineSettings(environment);
  const project = yield* examineWords(settings);
  if (settings?.publicUrl === undefined) return;
  yield* examineDesk(settings);
  yield* examineLine(settings, settings.publicUrl, places.line ?? settings.publicUrl);
  yield* examineAccount(settings, settings.publicUrl, places, project);
}
