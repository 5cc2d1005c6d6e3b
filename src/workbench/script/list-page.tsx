import type { VNode } from 'preact';
import { isTranslation } from '../../speech/survey.ts';
import { LanguageField } from '../language-field.tsx';
import { markOf, nameIn } from '../languages.ts';
import { Empty, PageHead, Pager, Progress } from '../parts.tsx';
import type { Names } from '../topics/names.ts';
import { useVisit } from '../visit.ts';
import { Badges } from './badges.tsx';
import { KeyList } from './key-list.tsx';
import { isShown, type ScriptLine } from './lines.ts';
import type { Look } from './look.ts';
import { NameForm } from './name.tsx';
import { countReviewed, offerOf } from './progress.ts';
import { lineAddress, listAddress, orders, shows } from './view.ts';

/** So many lines are drawn at once. */
const pageSize = 25;

interface Props {
  readonly look: Look;
  /** The page of the list; the first is 1. */
  readonly page: number;
  readonly topicNameOf: Names['topicNameOf'];
}

/** A language's lines as a list, to be searched, narrowed and ordered. */
export function ListPage({ look, page: wanted, topicNameOf }: Props): VNode {
  const { t, to, here, locale } = useVisit();
  const { one, shown, view } = look;
  const { code, name } = one.info;
  const pages = Math.max(1, Math.ceil(shown.length / pageSize));
  const page = Math.min(wanted, pages);
  const rows = shown.slice((page - 1) * pageSize, page * pageSize);
  const isNarrowed = view.show !== 'all' || view.q !== '';
  return (
    <>
      <PageHead
        title={t('script:title', { language: nameIn(locale, one.info) })}
        lead={<Lead look={look} />}
      />
      <HowFar look={look} />
      <Tools look={look} />
      <p class="count" role="status">
        {t('script:count', { count: shown.length })}
        {isNarrowed ? (
          <>
            {' '}
            <a href={to(listAddress(code, { ...view, show: 'all', q: '' }))}>{t('script:showAll')}</a>
          </>
        ) : null}
      </p>
      {shown.length === 0 ? (
        <Empty title={t(isNarrowed ? 'script:empty.title' : 'script:empty.none')}>
          <p>{t(view.q === '' ? 'script:empty.text' : 'script:empty.search', { name })}</p>
        </Empty>
      ) : (
        <Rows {...{ look, rows, topicNameOf }} />
      )}
      <Pager page={page} pages={pages} addressOf={(other) => listAddress(code, view, other)} />
      <NameForm here={here} />
      <KeyList keys={['j', 'k', '/', '?']} />
    </>
  );
}

function Lead({ look }: { readonly look: Look }): VNode {
  const { t } = useVisit();
  const { info } = look.one;
  if (isTranslation(info)) return <>{t('script:lead')}</>;
  return <>{t(info.isWritten ? 'script:lead.source' : 'script:lead.unwritten')}</>;
}

/** How far a language is: for its reviewers, and with callers. */
function HowFar({ look }: { readonly look: Look }): VNode {
  const { t } = useVisit();
  const { one, lines, guide, site } = look;
  const progress = countReviewed(lines);
  const { reviewed, all, english } = progress;
  const offer = offerOf(guide, one, progress, site.line.offers().languages);
  return (
    <div class="how-far">
      {all === 0 ? null : (
        <Progress done={reviewed} all={all} label={t('script:reviewed', { reviewed, count: all })} />
      )}
      <p>
        {english === 0 ? null : `${t('script:stillEnglish', { count: english })} `}
        {t(`script:offer.${offer.how}`, { count: offer.count })}
      </p>
    </div>
  );
}

function Tools({ look }: { readonly look: Look }): VNode {
  const { t, to, visitor } = useVisit();
  const { surveyed, one, view, lines } = look;
  const counts = shows.map((show) => ({
    show,
    count: lines.filter((line) => isShown(line, show, visitor.id)).length,
  }));
  return (
    <form class="tools script-tools" method="get" action={to('/script')} role="search">
      <LanguageField surveyed={surveyed} chosen={one.info.code} />
      <p class="field">
        <label for="q">{t('script:search')}</label>
        <input id="q" name="q" type="search" value={view.q} maxLength={200} aria-keyshortcuts="/" />
      </p>
      <p class="field">
        <label for="show">{t('common:show')}</label>
        <select id="show" name="show">
          {counts
            .filter(({ show, count }) => count > 0 || show === view.show || show === 'all')
            .map(({ show, count }) => (
              <option key={show} value={show} selected={show === view.show}>
                {t(`script:show.${show}`)} ({count})
              </option>
            ))}
        </select>
      </p>
      <p class="field">
        <label for="order">{t('script:order')}</label>
        <select id="order" name="order">
          {orders.map((order) => (
            <option key={order} value={order} selected={order === view.order}>
              {t(`script:order.${order}`)}
            </option>
          ))}
        </select>
      </p>
      <button type="submit">{t('common:show')}</button>
    </form>
  );
}

type RowsProps = Pick<Props, 'look' | 'topicNameOf'> & { readonly rows: readonly ScriptLine[] };

function Rows({ look, rows, topicNameOf }: RowsProps): VNode {
  const sections = look.view.order === 'call' ? inTopics(rows) : [{ topic: undefined, lines: rows }];
  return (
    <>
      {sections.map(({ topic, lines }) => (
        <section key={lines[0]?.line}>
          {topic === undefined ? null : <h2>{topicNameOf(topic)}</h2>}
          <ol class="list script-lines">
            {lines.map((line) => (
              <Row key={line.line} look={look} line={line} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

interface TopicLines {
  readonly topic: string | undefined;
  readonly lines: readonly ScriptLine[];
}

/** The lines in stretches of one topic each. */
function inTopics(rows: readonly ScriptLine[]): readonly TopicLines[] {
  return rows.reduce<readonly TopicLines[]>((sections, line) => {
    const last = sections.at(-1);
    return last?.topic === line.topic
      ? [...sections.slice(0, -1), { topic: line.topic, lines: [...last.lines, line] }]
      : [...sections, { topic: line.topic, lines: [line] }];
  }, []);
}

function Row({ look, line }: { readonly look: Look; readonly line: ScriptLine }): VNode {
  const { to } = useVisit();
  const { one, view } = look;
  const text = line.proposal?.text ?? line.text;
  return (
    <li id={`line-${line.line}`}>
      <a
        class="script-line"
        data-step
        href={to(lineAddress({ language: one.info.code, line: line.line }, view))}
      >
        {text === undefined ? null : (
          <span class="short" {...markOf(one)}>
            {text}
          </span>
        )}
        {text === line.english ? null : (
          <span class="short english" lang="en">
            {line.english}
          </span>
        )}
      </a>
      <p class="row-foot">
        <Badges line={line} /> <code>{line.line}</code>
      </p>
    </li>
  );
}
