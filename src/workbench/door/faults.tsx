import type { VNode } from 'preact';
import { ScriptWords } from '../script-words.tsx';

/** The place where a page's script tells what went wrong with a request of the door, and its words for it. */
export function Faults(): VNode {
  return (
    <>
      <p class="banner bad" id="fault" role="alert" hidden />
      <ScriptWords of="faults" />
    </>
  );
}
