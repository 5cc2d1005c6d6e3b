/** What was looked at, and what was seen. */
interface Finding {
  readonly what: string;
  readonly isGood: boolean;
  readonly seen: string;
}

/** Told what was found, and tells all of it as a table. */
export interface Report {
  /** Looks at something; what is thrown is a fault, and what is returned was seen. */
  readonly look: (what: string, see: () => Promise<string>) => Promise<boolean>;
  readonly findings: () => readonly Finding[];
  readonly table: () => string;
}

/** A report whose every finding is told as soon as it is there. */
export function createReport(tell: (text: string) => void): Report {
  const findings: Finding[] = [];
  const look: Report['look'] = async (what, see) => {
    const began = Date.now();
    const found = await see().then(
      (seen): Finding => ({ what, isGood: true, seen }),
      (error: unknown): Finding => ({ what, isGood: false, seen: (error as Error).message }),
    );
    findings.push(found);
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    tell(`${found.isGood ? 'good ' : 'FAULT'} ${what} (${seconds} s): ${found.seen}\n`);
    return found.isGood;
  };
  return {
    look,
    findings: () => findings,
    table: () => {
      const width = Math.max(4, ...findings.map(({ what }) => what.length));
      const row = (what: string, seen: string): string => `| ${what.padEnd(width)} | ${seen} |`;
      return [
        row('what', 'seen'),
        row('-'.repeat(width), '---'),
        ...findings.map(({ what, isGood, seen }) =>
          row(what, `${isGood ? '' : '**FAULT** '}${seen.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '/')}`),
        ),
      ].join('\n');
    },
  };
}

/** Throws unless something holds. */
export function expect(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}
