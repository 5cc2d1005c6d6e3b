import type { VNode } from 'preact';
import type { Surveyed } from '../../speech/survey.ts';
import { languageTitle } from '../languages.ts';
import { Amiss } from '../amiss.tsx';
import { Badge, Empty, PageHead, Panel, withParts } from '../parts.tsx';
import type { LineHealth } from '../site.ts';
import { useVisit } from '../visit.ts';
import type { Item } from './waiting.ts';

interface Props {
  readonly items: readonly Item[];
  readonly surveyed: readonly Surveyed[];
  readonly health: LineHealth;
  readonly phoneNumber: string | undefined;
  /** Whether somebody is here for the first time. */
  readonly isNew: boolean;
}

/** What waits for whoever looks, and how the line is. */
export function TodayPage({ items, surveyed, health, phoneNumber, isNew }: Props): VNode {
  const { t, to, visitor } = useVisit();
  const isSpeaker = visitor.role === 'speaker';
  const next = items.find(({ kind }) => kind !== 'callBacks');
  return (
    <>
      <PageHead title={t('today:title')} lead={t(isSpeaker ? 'today:speakerLead' : 'today:lead')} />
      {isNew ? <Welcome /> : null}
      <LineState health={health} phoneNumber={phoneNumber} />
      {isSpeaker && next ? (
        <p>
          <a class="button primary big next-line" href={to(next.first)}>
            {t('today:next')}
          </a>
        </p>
      ) : null}
      {items.length > 0 ? (
        <>
          <h2>{t('today:list')}</h2>
          <ol class="list waiting">
            {items.map((item, index) => (
              <ItemPart
                key={`${item.kind} ${item.language ?? ''}`}
                item={item}
                surveyed={surveyed}
                hasReason={items[index - 1]?.kind !== item.kind}
              />
            ))}
          </ol>
        </>
      ) : (
        <Empty title={t('today:empty.title')}>
          <p>{t(isSpeaker ? 'today:empty.speaker' : 'today:empty.other')}</p>
          <p>
            <a class="button" href={to('/phone')}>
              {t('today:empty.call')}
            </a>
          </p>
        </Empty>
      )}
      {isSpeaker ? null : <Amiss amiss={health.amiss} surveyed={surveyed} />}
    </>
  );
}

/** What this is, in two sentences, until whoever reads it says that they know. */
function Welcome(): VNode {
  const { t, to, visitor } = useVisit();
  return (
    <Panel title={t('today:welcome.title')} tone="good">
      <p>{t('today:welcome.what')}</p>
      <p>{t(visitor.role === 'speaker' ? 'today:welcome.speaker' : 'today:welcome.other')}</p>
      <form class="acts" method="post" action={to('/today/welcome')}>
        <button type="submit">{t('today:welcome.done')}</button>
      </form>
    </Panel>
  );
}

interface ItemProps extends Pick<Props, 'surveyed'> {
  readonly item: Item;
  /** False where the item before says why already. */
  readonly hasReason: boolean;
}

function ItemPart({ item, surveyed, hasReason }: ItemProps): VNode {
  const { t, to, locale } = useVisit();
  const { kind, count } = item;
  const info = surveyed.find((one) => one.info.code === item.language)?.info;
  const name = info === undefined ? '' : languageTitle(locale, info);
  // Of places that were changed on both sides, some belong to no language.
  const language = kind === 'conflict' && name !== '' ? `${name}: ` : name;
  return (
    <li>
      <a href={to(item.address)}>{t(`today:${kind}`, { count, language })}</a>
      {hasReason ? <p class="hint">{t(`today:${kind}.why`)}</p> : null}
    </li>
  );
}

/** Whether callers are answered, and at which number. */
function LineState({ health, phoneNumber }: Pick<Props, 'health' | 'phoneNumber'>): VNode {
  const { t, to } = useVisit();
  const phone = <a href={to('/phone')}>{t('common:page.phone')}</a>;
  if (!health.isAnswering)
    return (
      <Panel title={t('today:line.silent')} tone="bad">
        <p>{t('today:line.silentText')}</p>
      </Panel>
    );
  return (
    <p>
      <Badge tone="good">{t('today:line.answers')}</Badge>{' '}
      {phoneNumber === undefined
        ? withParts(t('today:line.noNumber'), { phone })
        : t('today:line.number', { number: phoneNumber })}
    </p>
  );
}
