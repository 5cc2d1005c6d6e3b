import type { VNode } from 'preact';
import { dayText } from '../day.ts';
import { markOf } from '../languages.ts';
import { Pager } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import { Difference } from './difference.tsx';
import type { LineLook } from './look.ts';
import { retell, type PastChange } from './past.ts';
import { lineAddress } from './view.ts';

/** So many changes are drawn at once, the newest first. */
const mostChanges = 20;

/** Who has done what to a line, and when. */
export function HistoryPart({ look }: { readonly look: LineLook }): VNode {
  const { t } = useVisit();
  const { one, line, view, pages: shown, history } = look;
  const all = retell(line.shipped, history)
    .filter(({ change }) => change.kind !== 'comment')
    .toReversed();
  const pages = Math.ceil(all.length / mostChanges);
  const page = Math.max(1, Math.min(shown.past, pages));
  return (
    <section class="panel history" id="history">
      <h2>{t('script:history')}</h2>
      {all.length === 0 ? <p class="hint">{t('script:history.none')}</p> : null}
      <ol>
        {all.slice((page - 1) * mostChanges, page * mostChanges).map((one_) => (
          <Past key={one_.change.number} look={look} past={one_} />
        ))}
      </ol>
      <Pager
        page={page}
        pages={pages}
        addressOf={(other) =>
          lineAddress({ language: one.info.code, line: line.line }, view, { past: other })
        }
      />
    </section>
  );
}

function Past({ look, past }: { readonly look: LineLook; readonly past: PastChange }): VNode {
  const { t, locale } = useVisit();
  const { change, before, after } = past;
  const who = look.nameOf(change.who, t('script:former'));
  const why = 'value' in change && change.value && 'why' in change.value ? change.value.why : '';
  const mark = markOf(look.one);
  return (
    <li>
      <p>
        <time dateTime={new Date(change.when).toISOString()}>{dayText(locale, change.when)}</time>:{' '}
        {t(`script:history.${wordsOf(change)}`, { who })}
      </p>
      {why === '' ? null : (
        <blockquote>
          <p dir="auto">{why}</p>
        </blockquote>
      )}
      {after === undefined ? null : before === undefined ? (
        <p class="text" {...mark}>
          {after}
        </p>
      ) : (
        <Difference before={before} after={after} mark={mark} />
      )}
    </li>
  );
}

/** The name of what was done, as the pages' words have it. */
function wordsOf(change: PastChange['change']): string {
  if (change.kind === 'heard') return change.value.verdict;
  if (change.kind === 'accepted' && change.value.alone) return 'acceptedAlone';
  return change.kind;
}
