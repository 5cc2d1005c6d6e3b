import { CallFailure, codes } from './failure.ts';

/**
 * The address that a document or an answer names, seen from its own.
 * Throws a CallFailure (11100) where it is no http or https address.
 */
export function resolveAddress(address: string, base: string): string {
  const url = URL.canParse(address, base) ? new URL(address, base) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new CallFailure(codes.badAddress, base, `"${address}" is no address`);
  }
  return url.href;
}
