import type { VNode } from 'preact';
import type { NodeId } from '../../guide/ids.ts';
import { isToWrite } from '../../topics/templates.ts';
import { useVisit } from '../visit.ts';
import { Moves, PressForm, useTopics, useTyped, Was, WordsField } from './desk.tsx';
import { fieldOf } from './many.ts';
import { FaultsOf } from './told-part.tsx';
import { messagesAt, takesSentences, type ShownMessage, type ShownSentence } from './said.ts';

/** What a node says: the guide's sentences to read, the hotline's own to change, to move and to remove, and room for one more. */
export function SentencesPart({ node }: { readonly node: NodeId }): VNode | null {
  const { t } = useVisit();
  const { look, mayChange } = useTopics();
  const messages = messagesAt(look, node);
  const takesMore = takesSentences(look, node);
  const isChangeable = mayChange && (takesMore || messages.some(({ place }) => place));
  if (messages.length === 0 && !takesMore) return null;
  const form = `sentences-${node}`;
  const list = (
    <ol class="topic-sentences">
      {messages.map((message, index) => (
        <li key={index}>
          {message.place && mayChange ? (
            <OwnMessage form={form} message={message} number={index + 1} />
          ) : (
            message.sentences.map((sentence) => <FixedSentence key={sentence.line} sentence={sentence} />)
          )}
        </li>
      ))}
    </ol>
  );
  return (
    <>
      <h3>{t('topics:sentences')}</h3>
      {messages.length === 0 ? <p class="hint">{t('topics:sentences.none')}</p> : null}
      {isChangeable ? (
        <PressForm name={form} act="sentences" at={node} save={t('topics:sentences.save')} isPrimary>
          {list}
          {takesMore ? (
            <details class="topic-fold">
              <summary>{t('topics:sentences.add')}</summary>
              <WordsField
                form={form}
                name="more"
                label={t('topics:sentences.more')}
                hint={t('topics:sentences.more.hint')}
                rows={2}
                most={4000}
                isOptional
              />
              <WordsField
                form={form}
                name="more-source"
                label={t('topics:source')}
                hint={t('topics:source.hint')}
                most={300}
                isOptional
              />
            </details>
          ) : null}
        </PressForm>
      ) : (
        list
      )}
    </>
  );
}

interface MessageProps {
  readonly form: string;
  readonly message: ShownMessage;
  readonly number: number;
}

function OwnMessage({ form, message: { sentences, place }, number }: MessageProps): VNode {
  const { t } = useVisit();
  if (!place) return <></>;
  return (
    <>
      {sentences.map((sentence) =>
        sentence.source === undefined ? (
          <FixedSentence key={sentence.line} sentence={sentence} />
        ) : (
          <OwnSentence key={sentence.line} form={form} sentence={sentence} number={number} />
        ),
      )}
      <Moves
        of={`${place.topic} ${place.index}`}
        labels={{
          up: t('topics:sentence.up', { number }),
          down: t('topics:sentence.down', { number }),
          remove: t('topics:sentence.remove', { number }),
        }}
        can={{ up: place.index > 0, down: !place.isLast, remove: true }}
      />
    </>
  );
}

interface SentenceProps {
  readonly form: string;
  readonly sentence: ShownSentence;
  readonly number: number;
}

function OwnSentence({ form, sentence: { line, words, source = '', facts }, number }: SentenceProps): VNode {
  const { t, to } = useVisit();
  const typed = useTyped(form);
  const id = `${form}-${line}`;
  const from = source === 'own' ? '' : source;
  const name = fieldOf.words(line);
  const stands = isToWrite(words) ? '' : words;
  const now = typed(name, stands);
  return (
    <div class="field">
      <Was name={name} value={stands} />
      <label for={id}>{t('topics:sentence', { number })}</label>
      <textarea
        id={id}
        name={name}
        rows={Math.max(2, Math.ceil(now.length / 60))}
        maxLength={2000}
        lang="en"
        placeholder={isToWrite(words) ? words.trim().slice(1, -1) : undefined}
        aria-describedby={`${id}-fault ${id}-about`}
      >
        {now}
      </textarea>
      <FaultsOf line={line} id={`${id}-fault`} />
      <div id={`${id}-about`} class="topic-source">
        <details>
          <summary>
            {from === '' ? t('topics:source.own') : t('topics:source.from', { source: from })}
          </summary>
          <WordsField
            form={form}
            name={fieldOf.source(line)}
            label={t('topics:source')}
            hint={t('topics:source.hint')}
            value={from}
            most={300}
            isOptional
          />
          <WordsField
            form={form}
            name={fieldOf.facts(line)}
            label={t('topics:facts')}
            hint={t('topics:facts.hint')}
            value={facts.join(', ')}
            most={80}
            isOptional
          />
          <p>
            <a href={to(`/script/en/${line}`)}>{t('topics:sentence.script')}</a>
          </p>
        </details>
      </div>
    </div>
  );
}

function FixedSentence({ sentence: { line, words, source } }: { readonly sentence: ShownSentence }): VNode {
  const { t, to } = useVisit();
  return (
    <p class="text">
      <a class="to-script" href={to(`/script/en/${line}`)} lang="en">
        {words}
      </a>{' '}
      <small>
        {source === undefined
          ? t('topics:source.guide')
          : source === 'own'
            ? t('topics:source.own')
            : t('topics:source.from', { source })}
      </small>
    </p>
  );
}
