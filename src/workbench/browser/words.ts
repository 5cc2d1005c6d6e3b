/** The page's own words as its scripts say them: by key, with values put in; `count` chooses the plural. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Reads the words that the page has brought along for one of its scripts. Throws for a page that has none of them, and for a key that it lacks. */
export function readWords(part: string): Say {
  const { words } = document.querySelector<HTMLElement>(`[data-words-of="${part}"]`)?.dataset ?? {};
  if (words === undefined) throw new Error(`the page has no words of "${part}"`);
  const all = new Map(Object.entries(JSON.parse(words) as Record<string, string>));
  const plurals = new Intl.PluralRules(document.documentElement.lang);
  return (key, values = {}) => {
    const form = typeof values.count === 'number' ? `${key}_${plurals.select(values.count)}` : key;
    const found = all.get(form) ?? all.get(`${key}_other`) ?? all.get(key);
    if (found === undefined) throw new Error(`the page has no words for "${part}:${key}"`);
    return found.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}
