import { createHash } from 'node:crypto';

/** What a call is known by in the database: from it nobody can tell the call's id at the phone company. */
export function callName(callSid: string): string {
  return createHash('sha256').update(callSid).digest('base64url');
}
