import type { VNode } from 'preact';
import { useVisit } from '../visit.ts';

/** What can go wrong with a request of the door, as its answers name it. */
const faults = [
  'no invitation',
  'name taken',
  'not a name',
  'passkey taken',
  'not made here',
  'not right',
  'too many tries',
  'sign in',
  'stopped',
  'not sent',
  'try again',
] as const;

/** The place where a page's script tells what went wrong, and its words for it. */
export function Faults(): VNode {
  const { t } = useVisit();
  return (
    <>
      <p class="banner bad" id="fault" role="alert" hidden />
      <ul id="faults" hidden>
        {faults.map((fault) => (
          <li key={fault} data-fault={fault}>
            {t(`door:fault.${fault}`)}
          </li>
        ))}
      </ul>
    </>
  );
}
