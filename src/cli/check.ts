import { Command } from 'commander';
import { checkBudgets } from '../effort/budgets.ts';
import { measureAnswers, measureFrame } from '../effort/measure.ts';
import { checkGuide } from '../guide/check.ts';
import { facts, type FactId } from '../guide/facts.ts';
import { guide } from '../guide/guide.ts';
import { SpeechError } from '../speech/speech-error.ts';
import { loadProject, type Project } from './project.ts';

interface Check {
  readonly what: string;
  readonly faults: readonly string[];
}

function checkShape(): Check {
  const faults = checkGuide(guide, Object.keys(facts) as FactId[]);
  return {
    what: `guide: ${guide.topics.length} topics, ${Object.keys(facts).length} facts`,
    faults: faults.map(({ kind, message }) => `${kind}: ${message}`),
  };
}

function checkLanguages({ speech, offers }: Project): readonly Check[] {
  return offers.languages.map((language) => ({
    what: `${language}: budgets`,
    faults: checkBudgets(
      measureAnswers(guide, speech, offers, language),
      measureFrame(guide, speech, offers, language),
    ),
  }));
}

async function loadChecked(): Promise<Project | Check> {
  try {
    return await loadProject();
  } catch (error) {
    if (!(error instanceof SpeechError)) throw error;
    return { what: 'words', faults: error.faults };
  }
}

new Command('check')
  .description(
    'Checks the guide (every fact carried, no dead end) and what answers cost; "lint:prompts" checks the words.',
  )
  .action(async () => {
    const project = await loadChecked();
    const checks = [checkShape(), ...('faults' in project ? [project] : checkLanguages(project))];
    for (const { what, faults } of checks) {
      process.stdout.write(`${faults.length === 0 ? 'ok   ' : 'fault'} ${what}\n`);
      for (const fault of faults) process.stdout.write(`  ${fault}\n`);
    }
    if (checks.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
  })
  .parse();
