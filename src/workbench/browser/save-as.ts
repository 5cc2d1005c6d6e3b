/** Has the browser save a text as a JSON file of this name. */
export function saveAs(name: string, text: string): void {
  const file = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  Object.assign(link, { href: file, download: name });
  link.click();
  URL.revokeObjectURL(file);
}
