/** Scripts that a form offers, by their Unicode names, with the codes by which browsers name them. */
export const scriptCodes: Readonly<Record<string, string>> = {
  Latin: 'Latn',
  Arabic: 'Arab',
  Armenian: 'Armn',
  Bengali: 'Beng',
  Cyrillic: 'Cyrl',
  Devanagari: 'Deva',
  Ethiopic: 'Ethi',
  Georgian: 'Geor',
  Greek: 'Grek',
  Gujarati: 'Gujr',
  Gurmukhi: 'Guru',
  Han: 'Hans',
  Hangul: 'Hang',
  Hebrew: 'Hebr',
  Kannada: 'Knda',
  Khmer: 'Khmr',
  Lao: 'Laoo',
  Malayalam: 'Mlym',
  Mongolian: 'Mong',
  Myanmar: 'Mymr',
  Sinhala: 'Sinh',
  Syriac: 'Syrc',
  Tamil: 'Taml',
  Telugu: 'Telu',
  Thaana: 'Thaa',
  Thai: 'Thai',
  Tibetan: 'Tibt',
};

/** What a script is called in the language of a page. */
export function scriptName(locale: string, script: string): string {
  const code = scriptCodes[script];
  return (code && new Intl.DisplayNames([locale], { type: 'script', fallback: 'none' }).of(code)) ?? script;
}
