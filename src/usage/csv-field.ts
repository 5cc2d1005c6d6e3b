/** A row of CSV (RFC 4180), without the end of its line. */
export function csvRow(fields: readonly string[]): string {
  return fields.map(quote).join(',');
}

/** A field as it was before `csvRow` wrote it. */
export function readField(field: string): string {
  return /^'[=+\-@]/.test(field) ? field.slice(1) : field;
}

function quote(field: string): string {
  // A spreadsheet takes a field that begins so for a formula.
  const safe = /^[=+\-@]/.test(field) ? `'${field}` : field;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
