const byName = new Set(['__macosx', 'thumbs.db', 'ehthumbs.db', 'desktop.ini']);

/** Whether a file or a folder of this name is none of a person's: systems and archives put them beside those (._safe.wav, .DS_Store, __MACOSX). */
export function isCompanion(name: string): boolean {
  return name.startsWith('.') || byName.has(name.toLowerCase());
}
