import type { VNode } from 'preact';
import type { NodeId } from '../../guide/ids.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { LanguageField } from '../language-field.tsx';
import { PageHead, withParts } from '../parts.tsx';
import { ScriptWords } from '../script-words.tsx';
import type { Names } from '../topics/names.ts';
import { useVisit } from '../visit.ts';

interface Props {
  readonly surveyed: readonly Surveyed[];
  readonly language: string;
  /** The picture, as SVG. */
  readonly picture: string;
  /** The node that comes into view first. */
  readonly start: NodeId;
  readonly node: VNode | undefined;
  readonly word: string;
  readonly found: readonly NodeId[];
  readonly nameOf: Names['nameOf'];
}

/** The whole guide as a picture, and one node of it in full. */
export function MapPage({ surveyed, language, picture, start, node, word, found, nameOf }: Props): VNode {
  const { t, to } = useVisit();
  return (
    <>
      <PageHead title={t('map:heading')} lead={t('map:lead')} />
      <ScriptWords of="sound" />
      <form class="tools" method="get" action={to('/map')}>
        <LanguageField surveyed={surveyed.filter(({ info }) => info.isWritten)} chosen={language} />
        <p class="field">
          <label for="word">{t('map:word')}</label>
          <input id="word" name="word" type="search" value={word} maxLength={80} />
        </p>
        <input type="hidden" name="node" value={start} />
        <button type="submit">{t('common:show')}</button>
      </form>
      {word === '' ? null : <Found {...{ word, found, language, nameOf }} />}
      <div class="map-desk">
        <div class="map">
          <div class="zoom" role="group" aria-label={t('map:zoom')}>
            <button type="button" id="zoom-in" aria-label={t('map:zoom.in')}>
              +
            </button>
            <button type="button" id="zoom-out" aria-label={t('map:zoom.out')}>
              −
            </button>
            <button type="button" id="zoom-whole">
              {t('map:zoom.whole')}
            </button>
          </div>
          <section
            class="picture"
            id="picture"
            aria-label={t('map:picture')}
            tabIndex={0}
            data-start={`node-${start}`}
          >
            <div dangerouslySetInnerHTML={{ __html: picture }} />
          </section>
          <details>
            <summary>{t('map:legend')}</summary>
            <p class="note">{t('map:legend.text')}</p>
          </details>
        </div>
        <section class="node" id="node" aria-live="polite">
          {node ?? <p>{t('map:choose')}</p>}
        </section>
      </div>
      <p class="note" id="sound-note" role="status"></p>
    </>
  );
}

/** The address of a node on the map. */
export function mapAddress(language: string, id: NodeId, word = ''): string {
  const query = new URLSearchParams({ lang: language, node: id, ...(word === '' ? {} : { word }) });
  return `/map?${query.toString()}#node`;
}

type FoundProps = Pick<Props, 'word' | 'found' | 'language' | 'nameOf'>;

function Found({ word, found, language, nameOf }: FoundProps): VNode {
  const { t, to } = useVisit();
  if (found.length === 0) {
    return (
      <p class="found" role="status">
        {t('map:found.none', { word })}
      </p>
    );
  }
  const places = found.map((id, index) => (
    <span key={id}>
      {index > 0 ? ' · ' : ''}
      <a href={to(mapAddress(language, id, word))}>{nameOf(id)}</a>
    </span>
  ));
  return (
    <p class="found" role="status">
      {withParts(t('map:found', { word, count: found.length }), { places: <>{places}</> })}
    </p>
  );
}
