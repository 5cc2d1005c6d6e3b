import { may, type Standing } from '../desk/roles.ts';
import type { Language } from '../guide/ids.ts';

/** The languages in which a member talks with callers: those they have said and may; English is anybody's. */
export function talksIn(standing: Standing, said: readonly Language[]): readonly Language[] {
  if (!may(standing, 'answer calls')) return [];
  return said.filter((code) => code === 'en' || readsIn(standing, [code]).length > 0);
}

/** The languages of which a member may read the numbers that callers leave. */
export function readsIn(standing: Standing, said: readonly Language[]): readonly Language[] {
  return said.filter((code) => may(standing, 'read numbers left', code));
}
