import type { VNode } from 'preact';
import type { Fact, FactId } from '../guide/facts.ts';

/** A fact as a page lists it: its id, leading to its source where that is known, and what it says. */
export function FactItem({ id, fact }: { id: FactId; fact: Fact }): VNode {
  const link = fact.sources.find((source) => source.link !== undefined)?.link;
  return (
    <li>
      {link === undefined ? (
        id
      ) : (
        <a href={link} rel="noreferrer">
          {id}
        </a>
      )}
      : {fact.says}
    </li>
  );
}
