import { writing } from '../../writable.ts';
import { writeAside } from '../kept.ts';
import { mostPackBytes, toPackText, type Pack } from './format.ts';
import { packHash } from './read-pack.ts';

/** Writes a pack into a file, whole or not at all, and gives its hash. Throws an Error that names the file where it cannot be. */
export function writePack(file: string, pack: Pack): string {
  const bytes = Buffer.from(toPackText(pack));
  if (bytes.length > mostPackBytes) throw new Error(`${file}: would be too large to be imported again`);
  writing(file, () => {
    writeAside(file, bytes);
  });
  return packHash(bytes);
}
