import type { VNode } from 'preact';
import type { ShownLine } from '../map/node.ts';
import { markOf } from '../languages.ts';
import { useVisit } from '../visit.ts';
import { aroundLine } from './around.ts';
import type { LineLook } from './look.ts';
import { lineAddress } from './view.ts';

/** What callers hear before and after a line, and which keys lead there. */
export function AroundPart({ look }: { readonly look: LineLook }): VNode {
  const { t, to, pages } = useVisit();
  const { guide, surveyed, one, line } = look;
  const { code } = one.info;
  const around = aroundLine(guide, surveyed, code, line.line);
  if (!around) {
    return (
      <section class="panel">
        <h2>{t('script:around')}</h2>
        <p class="hint">{t('script:around.anywhere')}</p>
      </section>
    );
  }
  const { node, keys, before, after, others } = around;
  const way =
    keys === undefined
      ? 'script:around.silence'
      : keys.length === 0
        ? 'script:around.main'
        : 'script:around.keys';
  return (
    <section class="panel around">
      <h2>{t('script:around')}</h2>
      <p class="hint">
        {t(way, { keys: keys?.join(', ') })}
        {others === 0 ? null : ` ${t('script:around.others', { count: others })}`}
      </p>
      <ol class="around-lines">
        {before.map((one_) => (
          <Near key={one_.line} look={look} near={one_} />
        ))}
        <li aria-current="true" {...markOf(one)}>
          {line.text ?? line.english}
        </li>
        {after.map((one_) => (
          <Near key={one_.line} look={look} near={one_} />
        ))}
      </ol>
      {pages.has('map') ? (
        <p>
          <a href={to(`/map?${new URLSearchParams({ lang: code, node }).toString()}`)}>
            {t('script:around.map')}
          </a>
        </p>
      ) : null}
    </section>
  );
}

/** A line that is said before or after; it leads to its own page where it is one of this language. */
function Near({ look, near }: { readonly look: LineLook; readonly near: ShownLine }): VNode {
  const { to } = useVisit();
  const isHere = look.lines.some(({ line }) => line === near.line);
  return (
    <li lang={near.lang} dir={near.dir}>
      {isHere ? (
        <a href={to(lineAddress({ language: look.one.info.code, line: near.line }, look.view))}>
          {near.text}
        </a>
      ) : (
        near.text
      )}
    </li>
  );
}
