import type { VNode } from 'preact';
import { houseTopic } from '../../topics/own-topics.ts';
import { Badge, PageHead } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import { ActForm, Fold, useTopics, useTyped, WordsField } from './desk.tsx';
import { WaysOn, StateBadge } from './list-page.tsx';
import { topicTitle } from './names.ts';
import { NodeCard } from './node-card.tsx';
import { StepsPart } from './steps-part.tsx';
import { Told } from './told-part.tsx';

interface Props {
  readonly name: string;
  /** The picture of what is around the topic, as SVG. */
  readonly picture: string;
}

/** A topic of the hotline's own, node by node. */
export function TopicPage({ name, picture }: Props): VNode {
  const { t } = useVisit();
  const { look, outcome, at } = useTopics();
  const { document } = look.topics.get(name) ?? {};
  const nodes = Object.keys(document?.nodes ?? {});
  const faults = look.faults.filter((one) => one.at.topic === name).length;
  return (
    <>
      <TopicHead
        title={name === houseTopic ? t('topics:menus') : topicTitle(look, name)}
        lead={document?.about}
      >
        <StateBadge name={name} />{' '}
        {faults === 0 ? (
          <Badge tone="good">{t('topics:sound')}</Badge>
        ) : (
          <Badge tone="look">{t('topics:faults.count', { count: faults })}</Badge>
        )}
      </TopicHead>
      {outcome && (at === undefined || !nodes.includes(at)) ? <Told outcome={outcome} /> : null}
      <StepsPart />
      <Picture picture={picture} />
      {nodes.map((node) => (
        <NodeCard key={node} node={node} />
      ))}
      <WholeTopic name={name} />
    </>
  );
}

interface HeadProps {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly children?: VNode | (VNode | string)[];
}

/** The head of a page about a topic or a place, with the ways back and on. */
export function TopicHead({ title, lead, children }: HeadProps): VNode {
  const { t, to } = useVisit();
  const { mayChange } = useTopics();
  return (
    <>
      <p class="way-back">
        <a href={to('/topics')}>← {t('topics:all')}</a>
      </p>
      <PageHead title={title} lead={lead === undefined ? undefined : <span lang="en">{lead}</span>}>
        <WaysOn />
      </PageHead>
      {children === undefined ? null : <p>{children}</p>}
      {mayChange ? null : <p class="hint">{t('topics:readOnly')}</p>}
    </>
  );
}

/** The picture of what is around a topic or a place. */
export function Picture({ picture }: { readonly picture: string }): VNode {
  const { t } = useVisit();
  return (
    <section class="picture topic-picture" aria-label={t('topics:picture')} tabIndex={0}>
      <div dangerouslySetInnerHTML={{ __html: picture }} />
    </section>
  );
}

const untranslated = ['english', 'left-out', 'not-offered'] as const;

/** What holds for a topic as a whole. */
function WholeTopic({ name }: { readonly name: string }): VNode | null {
  const { t } = useVisit();
  const { look } = useTopics();
  const { document } = look.topics.get(name) ?? {};
  const chosen = useTyped('untranslated')('untranslated', document?.untranslated ?? 'english');
  const hidden = { topic: name };
  return (
    <section class="panel" id="whole">
      <h2>{t('topics:untranslated')}</h2>
      <p class="hint">{t('topics:untranslated.hint')}</p>
      <Chosen value={chosen} />
      <ActForm name="untranslated" act="untranslated" hidden={hidden}>
        <fieldset>
          <legend>{t('topics:untranslated.choose')}</legend>
          {untranslated.map((one) => (
            <p key={one} class="field inline">
              <input
                type="radio"
                id={`untranslated-${one}`}
                name="untranslated"
                value={one}
                checked={one === chosen}
              />
              <label for={`untranslated-${one}`}>{t(`topics:untranslated.${one}`)}</label>
            </p>
          ))}
        </fieldset>
        <p class="acts">
          <button type="submit">{t('topics:save')}</button>
        </p>
      </ActForm>
      {name === houseTopic ? null : (
        <>
          <Fold summary={t('topics:about')} forms={['about']}>
            <ActForm name="about" act="about" hidden={hidden}>
              <WordsField
                form="about"
                name="about"
                label={t('topics:about')}
                hint={t('topics:about.hint')}
                value={document?.about ?? ''}
                most={300}
              />
              <p class="acts">
                <button type="submit">{t('topics:save')}</button>
              </p>
            </ActForm>
          </Fold>
          <Fold summary={t('topics:topic.remove')} forms={['remove-topic']}>
            <ActForm name="remove-topic" act="remove-topic" hidden={hidden}>
              <p class="hint">{t('topics:topic.remove.hint')}</p>
              <p class="acts">
                <button type="submit" class="danger">
                  {t('topics:topic.remove')}
                </button>
              </p>
            </ActForm>
          </Fold>
        </>
      )}
    </section>
  );
}

/** What is chosen, for whoever may only look. */
function Chosen({ value }: { readonly value: string }): VNode | null {
  const { t } = useVisit();
  const { mayChange } = useTopics();
  return mayChange ? null : <p>{t(`topics:untranslated.${value}`)}</p>;
}
