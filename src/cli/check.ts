import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { checkBudgets } from '../effort/budgets.ts';
import { measureAnswers, measureFrame } from '../effort/measure.ts';
import { measureSentences } from '../effort/sentences.ts';
import { checkGuide } from '../guide/check.ts';
import type { Guide } from '../guide/guide.ts';
import { checkHedges } from '../guide/hedges.ts';
import { projectFolders } from '../speech/folders.ts';
import { readTexts, textIn } from '../speech/texts.ts';
import { projectScripts } from '../speech/script-file.ts';
import { SpeechError } from '../speech/speech-error.ts';
import { chosenGuides, guidanceOption } from './guidance.ts';
import { loadProject, type Project } from './project.ts';
import { tellOldScripts } from './script.ts';
import { told } from './told.ts';

interface Check {
  readonly what: string;
  readonly faults: readonly string[];
}

function checkShape(guide: Guide): Check {
  const english = readTexts(guide, projectFolders.prompts, 'en');
  const faults = [...checkGuide(guide), ...checkHedges(guide, (line) => textIn(english, line))];
  return {
    what: `guidance ${guide.version}: ${guide.topics.length} topics, ${Object.keys(guide.facts).length} facts`,
    faults: faults.map(({ kind, message }) => `${kind}: ${message}`),
  };
}

function checkLanguages({ guide, speech, offers }: Project): readonly Check[] {
  return offers.languages.map((language) => ({
    what: `guidance ${guide.version}, ${language}: budgets`,
    faults: checkBudgets(
      measureAnswers(guide, speech, offers, language),
      measureFrame(guide, speech, offers, language),
      measureSentences(guide, speech, offers, language),
    ).map(({ text }) => text),
  }));
}

/** The image has no docs/. */
function checkScripts({ guide, speech }: Project): readonly Check[] {
  if (!existsSync(projectScripts)) return [];
  const old = tellOldScripts(guide, speech.surveyed);
  return [{ what: `guidance ${guide.version}: docs/scripts`, faults: old === undefined ? [] : [old] }];
}

async function checkExport(folder: string, guide: Guide): Promise<Check> {
  const { faultsOfExport } = await import('./check-topics.ts');
  return { what: `guidance ${guide.version}, with ${folder}`, faults: faultsOfExport(folder, guide) };
}

async function loadChecked(guide: Guide): Promise<Project | Check> {
  try {
    return await loadProject(guide);
  } catch (error) {
    if (!(error instanceof SpeechError)) throw error;
    return { what: `guidance ${guide.version}, words`, faults: error.faults };
  }
}

/** The subcommand. */
export const command = new Command('check')
  .description(
    'Checks each version of the guidance (every fact carried, none hardened, no dead end) and what answers cost; "lint:prompts" checks the words.',
  )
  .addOption(guidanceOption)
  .option(
    '--with <folder>',
    'also what a hotline has added, as "line desk export" has written it there: names each place where it does not fit this release',
  )
  .action(
    told(async ({ guidance, with: exported }: { guidance?: string; with?: string }) => {
      const checks: Check[] = [];
      for (const guide of chosenGuides(guidance)) {
        if (exported !== undefined) checks.push(await checkExport(exported, guide));
        const project = await loadChecked(guide);
        checks.push(
          checkShape(guide),
          ...('faults' in project ? [project] : [...checkLanguages(project), ...checkScripts(project)]),
        );
      }
      for (const { what, faults } of checks) {
        process.stdout.write(`${faults.length === 0 ? 'ok   ' : 'fault'} ${what}\n`);
        for (const fault of faults) process.stdout.write(`  ${fault}\n`);
      }
      if (checks.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
    }),
  );
