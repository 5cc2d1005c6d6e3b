import type { VNode } from 'preact';
import type { Guide, NodeId } from '../../guide/flow.ts';
import { shapeOf } from '../../guide/shape.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { FactItem } from '../fact-item.tsx';
import { LanguageField } from '../language-field.tsx';
import type { ShownChoice, ShownLine, ShownNode } from './node.ts';
import { kindOf, nameOf } from './picture.ts';

interface Props {
  readonly guide: Guide;
  readonly surveyed: readonly Surveyed[];
  readonly language: string;
  /** The picture, as SVG. */
  readonly picture: string;
  readonly shown: ShownNode | undefined;
  readonly word: string;
  readonly found: readonly NodeId[];
}

/** The whole guide as a picture, and one node of it in full. */
export function MapPage({ guide, surveyed, language, picture, shown, word, found }: Props): VNode {
  const linkTo = (id: NodeId): string => mapAddress(language, id, word);
  return (
    <>
      <h1>The whole line at a glance</h1>
      <form class="tools" method="get" action="/map">
        <LanguageField surveyed={surveyed.filter(({ info }) => info.isWritten)} chosen={language} />
        <p class="field">
          <label for="word">Find a word</label>
          <input id="word" name="word" type="search" value={word} maxLength={80} />
        </p>
        {shown ? <input type="hidden" name="node" value={shown.id} /> : null}
        <button type="submit">Show</button>
      </form>
      {word === '' ? null : <Found word={word} found={found} linkTo={linkTo} />}
      <div class="map-desk">
        <p>
          <button type="button" id="zoom" aria-pressed="false">
            Whole picture
          </button>
        </p>
        <section class="picture" id="picture" aria-label="Map of the line" tabIndex={0}>
          <div dangerouslySetInnerHTML={{ __html: picture }} />
        </section>
        <p class="note">
          A six-sided box is a question, a round-cornered one an answer, a double one a person, a folded one
          is read by itself. The number on an arrow, or in a box, is the key. A dashed arrow is silence.
          Everywhere: 9 main menu, 0 a person, star back, pound again.
        </p>
        <section class="node" id="node" aria-live="polite">
          {shown ? (
            <NodePart guide={guide} shown={shown} linkTo={linkTo} />
          ) : (
            <p>Choose a box to see what is said there, and to hear it.</p>
          )}
        </section>
      </div>
    </>
  );
}

/** The address of a node on the map. */
export function mapAddress(language: string, id: NodeId, word = ''): string {
  const query = new URLSearchParams({ lang: language, node: id, ...(word === '' ? {} : { word }) });
  return `/map?${query.toString()}#node`;
}

interface FoundProps {
  readonly word: string;
  readonly found: readonly NodeId[];
  readonly linkTo: (id: NodeId) => string;
}

function Found({ word, found, linkTo }: FoundProps): VNode {
  return (
    <p class="found" role="status">
      {found.length === 0
        ? `“${word}” is said nowhere.`
        : `“${word}” is said at ${found.length === 1 ? 'one place' : `${found.length} places`}, drawn thick: `}
      {found.map((id, index) => (
        <span key={id}>
          {index > 0 ? ' · ' : ''}
          <a href={linkTo(id)}>{nameOf(id)}</a>
        </span>
      ))}
    </p>
  );
}

interface NodeProps {
  readonly guide: Guide;
  readonly shown: ShownNode;
  readonly linkTo: (id: NodeId) => string;
}

/** What is said at one node, its facts, its keys, and the keys that reach it. */
export function NodePart({ guide, shown, linkTo }: NodeProps): VNode {
  const { id, messages, choices, keys } = shown;
  const node = shapeOf(guide).nodes.get(id);
  const lines = [...messages.flat(), ...choices.flatMap(({ words }) => words)];
  const carried = new Map(lines.flatMap((line) => line.facts.map((fact) => [fact.id, fact] as const)));
  return (
    <>
      <h2>
        {nameOf(id)} <small>{node ? kindOf(guide, id, node).name : ''}</small>
      </h2>
      <p>{reachedBy(keys)}</p>
      {lines.length === 0 ? null : (
        <p>
          <button type="button" data-hear-all>
            ▶ Hear all of it
          </button>
        </p>
      )}
      {messages.map((said, index) => (
        <ul key={index} class="lines">
          {said.map((line) => (
            <LineItem key={line.line} line={line} />
          ))}
        </ul>
      ))}
      {choices.length === 0 ? null : (
        <>
          <h3>Keys</h3>
          <ul class="lines keys">
            {choices.map((choice) => (
              <ChoiceItem key={choice.key} choice={choice} linkTo={linkTo} />
            ))}
          </ul>
        </>
      )}
      {carried.size === 0 ? null : (
        <>
          <h3>Facts</h3>
          <ul class="facts">
            {[...carried.values()].map(({ id: name, ...fact }) => (
              <FactItem key={name} id={name} fact={fact} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function reachedBy(keys: readonly string[] | undefined): string {
  if (keys === undefined) return 'No choice leads here: silence or a rule of every call does.';
  return keys.length === 0
    ? 'Where every call begins to choose.'
    : `From the main menu: ${keys.join(', then ')}.`;
}

function ChoiceItem({ choice, linkTo }: { choice: ShownChoice; linkTo: (id: NodeId) => string }): VNode {
  return (
    <li>
      <kbd>{choice.key}</kbd>
      <ul class="lines">
        {choice.words.map((line) => (
          <LineItem key={line.line} line={line} />
        ))}
      </ul>
      <a href={linkTo(choice.to)}>→ {nameOf(choice.to)}</a>
    </li>
  );
}

function LineItem({ line }: { line: ShownLine }): VNode {
  return (
    <li>
      <button
        type="button"
        class="hear"
        data-sound={line.sound}
        data-spoken={line.spoken}
        data-text={line.text}
        aria-label={`Hear ${nameOf(line.line)}`}
      >
        ▶
      </button>
      <div>
        <p lang={line.lang} dir={line.dir}>
          {line.text}
        </p>
        {line.english === undefined ? null : <p class="english">{line.english}</p>}
      </div>
    </li>
  );
}
