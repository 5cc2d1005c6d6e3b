import type { Request } from 'express';

/** A cookie of a request, as it came; undefined where there is none of that name. */
export function readCookie({ headers }: Request, name: string): string | undefined {
  const found = (headers.cookie ?? '').split(/;\s*/).find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}
