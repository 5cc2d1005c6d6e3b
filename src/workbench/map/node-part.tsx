import type { VNode } from 'preact';
import type { Guide } from '../../guide/guide.ts';
import { shapeOf } from '../../guide/shape.ts';
import { FactItem } from '../fact-item.tsx';
import type { Names } from '../topics/names.ts';
import { useVisit } from '../visit.ts';
import type { ShownChoice, ShownLine, ShownNode } from './node.ts';
import { mapAddress } from './page.tsx';
import { kindOf } from './picture.ts';

interface Props {
  readonly guide: Guide;
  readonly shown: ShownNode;
  readonly language: string;
  readonly nameOf: Names['nameOf'];
}

/** What is said at one node, its facts, its keys, and the keys that reach it. */
export function NodePart({ guide, shown, language, nameOf }: Props): VNode {
  const { t, to, pages } = useVisit();
  const { id, messages, choices } = shown;
  const node = shapeOf(guide).nodes.get(id);
  const lines = [...messages.flat(), ...choices.flatMap(({ words }) => words)];
  const carried = new Map(lines.flatMap((line) => line.facts.map((fact) => [fact.id, fact] as const)));
  return (
    <>
      <h2>
        {nameOf(id)} <small>{node ? t(`map:kind.${kindOf(guide, id, node)}`) : ''}</small>
      </h2>
      <Reached keys={shown.keys} />
      {pages.has('topics') ? (
        <p>
          <a href={to(`/topics/at/${id}`)}>{t('topics:change')}</a>
        </p>
      ) : null}
      {lines.length === 0 ? null : (
        <p>
          <button type="button" data-hear-all>
            ▶ {t('map:hearAll')}
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
          <h3>{t('map:keys')}</h3>
          <ul class="lines keys">
            {choices.map((choice) => (
              <ChoiceItem key={choice.key} {...{ choice, language, nameOf }} />
            ))}
          </ul>
        </>
      )}
      {carried.size === 0 ? null : (
        <>
          <h3>{t('map:facts')}</h3>
          <ul class="facts" lang="en">
            {[...carried.values()].map(({ id: name, ...fact }) => (
              <FactItem key={name} id={name} fact={fact} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** The keys that lead to a node from the main menu; undefined where none do. */
export function Reached({ keys }: { readonly keys: readonly string[] | undefined }): VNode {
  const { t } = useVisit();
  if (keys === undefined) return <p>{t('map:reached.never')}</p>;
  if (keys.length === 0) return <p>{t('map:reached.first')}</p>;
  return (
    <p class="reached">
      {t('map:reached')}{' '}
      {keys.map((key, index) => (
        <span key={index}>
          {index > 0 ? ' ' : ''}
          <kbd>{key}</kbd>
        </span>
      ))}
    </p>
  );
}

type ChoiceProps = Pick<Props, 'language' | 'nameOf'> & { readonly choice: ShownChoice };

function ChoiceItem({ choice, language, nameOf }: ChoiceProps): VNode {
  const { to } = useVisit();
  return (
    <li>
      <kbd>{choice.key}</kbd>
      <ul class="lines">
        {choice.words.map((line) => (
          <LineItem key={line.line} line={line} />
        ))}
      </ul>
      <a href={to(mapAddress(language, choice.to))}>→ {nameOf(choice.to)}</a>
    </li>
  );
}

function LineItem({ line }: { line: ShownLine }): VNode {
  const { t, to } = useVisit();
  return (
    <li>
      <button
        type="button"
        class="hear"
        data-sound={line.sound === undefined ? undefined : to(line.sound)}
        data-spoken={line.spoken}
        data-text={line.text}
        aria-label={t('map:hear', { line: line.line.replaceAll('-', ' ') })}
      >
        ▶
      </button>
      <div>
        <p lang={line.lang} dir={line.dir}>
          <a class="to-script" href={to(`/script/${line.language}/${line.line}`)}>
            {line.text}
          </a>
        </p>
        {line.english === undefined ? null : (
          <p class="english" lang="en" dir="ltr">
            {line.english}
          </p>
        )}
      </div>
    </li>
  );
}
