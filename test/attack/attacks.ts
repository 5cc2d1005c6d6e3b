import { addressAttacks } from './addresses.ts';
import type { Attack } from './attack.ts';
import { callAttacks } from './calls.ts';
import { deskAttacks } from './desk.ts';
import { deskCrowdAttacks } from './desk-crowds.ts';
import { httpAttacks } from './http.ts';
import { portAttacks } from './port.ts';
import { programAttacks } from './programs.ts';
import { signatureAttacks } from './signatures.ts';
import { textAttacks } from './texts.ts';
import { usageDoorAttacks } from './usage-door.ts';
import { usageAttacks } from './usage.ts';
import { wordsAttacks } from './words.ts';
import { workbenchAttacks } from './workbench.ts';

/** All attacks, in the order in which they are tried and docs/security.md tells them. */
export const attacks: readonly Attack[] = [
  ...signatureAttacks,
  ...addressAttacks,
  ...httpAttacks,
  ...portAttacks,
  ...callAttacks,
  ...textAttacks,
  ...usageDoorAttacks,
  ...usageAttacks,
  ...wordsAttacks,
  ...programAttacks,
  ...workbenchAttacks,
  ...deskAttacks,
  ...deskCrowdAttacks,
];
