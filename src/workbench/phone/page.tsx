import type { VNode } from 'preact';
import { Amiss } from '../amiss.tsx';
import { labelIn, markOf } from '../languages.ts';
import { notOffered } from '../not-offered.ts';
import { PageHead } from '../parts.tsx';
import { ScriptWords } from '../script-words.tsx';
import type { SpokenLine } from '../site.ts';
import { useVisit } from '../visit.ts';
import { Keypad } from './keypad.tsx';
import { NotOfferedList } from './not-offered-list.tsx';

/** A telephone with keys, what it hears, and what the call costs. */
export function PhonePage({ line }: { readonly line: SpokenLine }): VNode {
  const { t, isOnLine } = useVisit();
  return (
    <>
      <PageHead title={t('phone:heading')} lead={isOnLine ? t('phone:lead.draft') : t('phone:lead.here')} />
      <ScriptWords of="phone" />
      <ScriptWords of="sound" />
      <div class="phone-desk" id="phone">
        <section class="phone" aria-label={t('phone:telephone')}>
          <div class="dial">
            <p class="screen" id="state" role="status">
              {t('phone:state.ready')}
            </p>
            <NumberField line={line} />
            <div class="phone-buttons">
              <button type="button" id="call" class="primary" disabled>
                {t('phone:call')}
              </button>
              <button type="button" id="hang-up" disabled>
                {t('phone:hangUp')}
              </button>
            </div>
          </div>
          <div class="phone-keys">
            <Keypad />
            <p class="hint keyboard">{t('phone:keyboard')}</p>
            <Meter />
          </div>
        </section>
        <Heard />
        <p class="note" id="sound-note">
          {t('phone:sound.note')}
        </p>
      </div>
      <details class="document">
        <summary>{t('phone:document')}</summary>
        <p id="document-url" class="url"></p>
        <pre id="document" tabIndex={0} aria-label="TwiML"></pre>
      </details>
      <div class="saved">
        <button type="button" id="save" disabled>
          {t('phone:save')}
        </button>
        <p class="field">
          <label for="replay">{t('phone:replay')}</label>
          <input type="file" id="replay" accept=".json,application/json" />
        </p>
      </div>
      <NotOfferedList missing={notOffered(line.speech())} />
      <Amiss amiss={line.amiss()} surveyed={line.speech().surveyed} />
    </>
  );
}

/** The numbers that the line has: with the language menu, for phones without keys, and one for each language. */
function NumberField({ line }: { readonly line: SpokenLine }): VNode {
  const { t, locale } = useVisit();
  const { surveyed } = line.speech();
  const languages = line
    .offers()
    .languages.flatMap((code) => surveyed.filter(({ info }) => info.code === code));
  return (
    <p class="field">
      <label for="number">{t('phone:number')}</label>
      <select id="number">
        <option value="">{t('phone:number.any')}</option>
        <option value="?start=essentials">{t('phone:number.essentials')}</option>
        {languages.map((one) => (
          <option key={one.info.code} value={`?lang=${one.info.code}`} {...markOf(one)}>
            {labelIn(locale, one.info)}
          </option>
        ))}
      </select>
    </p>
  );
}

function Meter(): VNode {
  const { t } = useVisit();
  return (
    <dl class="meter">
      {(['keys', 'seconds', 'local', 'toll-free'] as const).map((name) => (
        <div key={name}>
          <dt>{t(`phone:meter.${name}`)}</dt>
          <dd id={`meter-${name}`}>{name === 'local' || name === 'toll-free' ? '0.0' : '0'}</dd>
        </div>
      ))}
    </dl>
  );
}

function Heard(): VNode {
  const { t } = useVisit();
  return (
    <section class="heard" aria-labelledby="heard-title">
      <div class="heard-head">
        <h2 id="heard-title">{t('phone:heard')}</h2>
        <p class="field inline">
          <input type="checkbox" id="show-english" />
          <label for="show-english">{t('phone:english')}</label>
        </p>
        <p class="field inline">
          <input type="checkbox" id="with-sound" checked />
          <label for="with-sound">{t('phone:sound')}</label>
        </p>
      </div>
      <ol
        class="captions"
        id="captions"
        tabIndex={0}
        aria-label={t('phone:captions')}
        data-empty={t('phone:captions.empty')}
      ></ol>
    </section>
  );
}
