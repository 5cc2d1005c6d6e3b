import { SettingsError } from './config/settings-error.ts';
import { readText } from './text-file.ts';

const setting = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=(.*)$/;

/**
 * Adds the settings of a file such as .env to an environment, whose own go before them; nothing where there is no such file. Values may stand in
 * quotes, and are taken as they are. Throws a SettingsError that names each line that could be read in two ways, with its remedy.
 */
export function loadEnvFile(environment: NodeJS.ProcessEnv = process.env, file = '.env'): void {
  const read = readEnvFile(file);
  for (const [name, value] of read) environment[name] ??= value;
}

function readEnvFile(file: string): ReadonlyMap<string, string> {
  const faults: string[] = [];
  const read = new Map<string, string>();
  const lineOf = new Map<string, number>();
  for (const [index, text] of linesOf(file).entries()) {
    const line = index + 1;
    if (/^\s*(?:#|$)/.test(text)) continue;
    const [, name, rest = ''] = setting.exec(text) ?? [];
    const before = lineOf.get(name ?? '');
    const value = readValue(rest);
    if (name === undefined)
      faults.push(`${file}, line ${line}: is no setting: write NAME=value, or put # before a remark`);
    else if (before !== undefined)
      faults.push(`${file}, line ${line}: ${name} is set on line ${before} already: delete one of the two`);
    else if ('fault' in value) faults.push(`${file}, line ${line}: ${name} ${value.fault}`);
    else read.set(name, value.text);
    if (name !== undefined) lineOf.set(name, line);
  }
  if (faults.length > 0) throw new SettingsError(faults);
  return read;
}

function linesOf(file: string): readonly string[] {
  try {
    return (readText(file) ?? '').split(/\r|\n/);
  } catch (error) {
    throw new SettingsError([(error as Error).message]);
  }
}

/** The value after a name: what stands in quotes, or all up to a remark, before which there is a blank. */
function readValue(rest: string): { readonly text: string } | { readonly fault: string } {
  const given = rest.trim();
  const [quote = ''] = /^["'`]/.exec(given) ?? [];
  if (quote !== '') {
    const end = given.indexOf(quote, 1);
    const after = end === -1 ? '' : given.slice(end + 1);
    if (end === -1) return { fault: `begins with ${quote}, and does not end with it: close the quotes` };
    if (!/^\s*(?:#|$)/.test(after))
      return { fault: `goes on after its quotes: put all of it in quotes that are not in it` };
    return { text: given.slice(1, end) };
  }
  const [text = ''] = rest.split(/\s#/, 1);
  if (text.includes('#'))
    return { fault: 'has a # in it, where it could end: put the value in quotes, as NAME="…"' };
  return { text: text.trim() };
}
