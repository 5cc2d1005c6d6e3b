import type { VNode } from 'preact';
import { placeName } from '../../workbench/places.ts';
import { troubled } from '../trouble.ts';
import { showCount, showShare } from '../shown.ts';
import { Notes } from './notes.tsx';
import { Table } from './parts.tsx';
import type { UsageProps } from './props.ts';
import { useWords } from './words.ts';

/** Places that are told at most. */
const most = 60;

const columns = ['place', 'language', 'turns', 'again', 'silence', 'wrongKey', 'share'] as const;

/** Where words fail, the gravest first. */
export function TroublePage(props: UsageProps): VNode {
  const { t, locale } = useWords();
  const { report, path, scriptLink } = props;
  const { exactness, period } = report;
  const count = (value: number): string => showCount(value, exactness);
  const told = report.trouble.slice(0, most);
  return (
    <div class="usage">
      <h1>{t('usage:title.words')}</h1>
      <Notes {...props} />
      <p>
        {t('usage:trouble.lead')} <a href={`${path}?period=${period.name}`}>{t('usage:trouble.back')}</a>
      </p>
      {told.length === 0 ? (
        <p>{t('usage:trouble.none')}</p>
      ) : (
        <Table
          heads={columns.map((column) => t(`usage:trouble.${column}`))}
          rows={told.map((one) => {
            const name = placeName(locale, one.node);
            return [
              scriptLink ? <a href={scriptLink(one.language, one.node)}>{name}</a> : name,
              one.language,
              count(one.turns),
              count(one.again),
              count(one.silence),
              count(one.wrongKeys),
              showShare(troubled(one), one.turns, exactness),
            ];
          })}
        />
      )}
      {scriptLink ? null : <p>{t('usage:trouble.scripts')}</p>}
    </div>
  );
}
