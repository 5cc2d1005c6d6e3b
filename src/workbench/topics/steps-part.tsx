import type { VNode } from 'preact';
import { momentIn } from '../dates.ts';
import { useVisit } from '../visit.ts';
import { ActForm, useTopics } from './desk.tsx';
import { topicTitle } from './names.ts';
import { stepsOf, type Step } from './steps.ts';
import { tell } from './told.ts';

const mostWords = 60;

/** The buttons that take back what was done last, and make it again: each says what that is, and whose. */
export function StepsPart(): VNode | null {
  const { t, locale } = useVisit();
  const { look, mayChange } = useTopics();
  if (!mayChange) return null;
  const { undo, redo } = stepsOf(look.changes);
  const say = (step: Step): string => {
    const { what, topic, node, words = '' } = tell(look.changes, step);
    const [first] = step.changes;
    const place = node === undefined ? topicTitle(look, topic) : look.nameOf(node);
    const short = words.length > mostWords ? `${words.slice(0, mostWords)}…` : words;
    const done = t(`topics:step.${what}`, { place, words: short });
    const who = look.members.get(first.who) ?? t('form:formerMember');
    return t('topics:step.by', { done, who, when: momentIn(locale, first.when) });
  };
  return (
    <div class="topic-steps">
      {(
        [
          ['undo', undo],
          ['redo', redo],
        ] as const
      ).map(([act, step]) =>
        step ? (
          <ActForm key={act} name={act} act={act}>
            <button type="submit" aria-describedby={`${act}-what`}>
              <span aria-hidden="true">{act === 'undo' ? '↶' : '↷'}</span> {t(`topics:${act}`)}
            </button>{' '}
            <small id={`${act}-what`}>{say(step)}</small>
          </ActForm>
        ) : null,
      )}
    </div>
  );
}
