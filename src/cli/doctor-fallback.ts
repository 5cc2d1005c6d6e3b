import { editionMark, markEdition, type EditionMark } from '../edition/mark.ts';
import { lineCommand } from '../line-command.ts';
import type { NumberSetup } from '../telephony/number.ts';
import { ask, isDocument } from './doctor-asking.ts';
import { fault, note, ok, type Checks } from './doctor-finding.ts';
import type { HotlineProject } from './project.ts';

/** Whether another host answers when the line fails, and says the same. */
export async function* examineFallback(
  { voiceFallbackUrl: url, voiceFallbackMethod: method }: NumberSetup,
  publicUrl: string,
  project: HotlineProject | undefined,
): Checks {
  if (url === '') {
    yield note(
      'the number has no fallback: when the line fails, callers hear Twilio’s own error',
      `put a static edition (${lineCommand} edition) on another host, and ${lineCommand} deploy --fallback URL`,
    );
    return;
  }
  if (URL.canParse(url) && new URL(url).origin === publicUrl) {
    yield fault('the fallback is on the line’s own host, and fails with it', 'put it on another host');
  }
  const answer = await ask(url, { method });
  if (typeof answer !== 'string' && isDocument(answer)) {
    yield ok(`the fallback answers by ${method}`);
    if (project) yield* examineEdition(url, project);
  } else {
    const how = typeof answer === 'string' ? answer : `it answers ${answer.status}, ${answer.type}`;
    yield fault(
      `the fallback does not answer by ${method} with a document (${how})`,
      'a static edition is asked by GET, and served as text/xml',
    );
  }
}

/** Whether the edition on the other host still says what the line says. */
async function* examineEdition(url: string, project: HotlineProject): Checks {
  const remedy = `make it anew with these settings (${lineCommand} edition), and put it in its place`;
  const answer = await ask(new URL(editionMark, url).href);
  if (typeof answer === 'string' || answer.status !== 200) {
    yield note(`the fallback does not tell what it was made from (no ${editionMark})`, remedy);
    return;
  }
  const mark = readMark(answer.text);
  const now = markEdition(project);
  if (mark?.hash === now.hash) yield ok('the fallback says what the line says');
  else
    yield fault(
      `the fallback says something else than the line does now (guidance ${mark?.guidance ?? 'unknown'})`,
      remedy,
    );
}

function readMark(text: string): Partial<EditionMark> | undefined {
  try {
    return JSON.parse(text) as Partial<EditionMark>;
  } catch {
    return undefined;
  }
}
