import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import type { Outcome } from '../desk/outcome.ts';
import type { Reason } from '../reason.ts';
import type { Surveyed } from '../speech/survey.ts';
import type { Marked } from './languages.ts';
import { Banner } from './parts.tsx';
import { ReasonList, sayReason } from './reasons.tsx';
import { useVisit, visitOf } from './visit.ts';

/** The status with which a request is answered that came to this. */
export const statusOf: Readonly<Record<Outcome['kind'], number>> = {
  done: 200,
  same: 200,
  forbidden: 403,
  conflict: 409,
  refused: 422,
};

/** Answers a script that asks for the outcome alone, such as the one that sends what a browser has kept; false for all others, who want a page. */
export function answersScript(request: Request, response: Response, outcome: Outcome): boolean {
  if (request.accepts(['text/html', 'application/json']) !== 'application/json') return false;
  sendOutcome(response, outcome);
  return true;
}

/** Answers a script with the outcome, its reasons in the page's words. */
export function sendOutcome(response: Response, outcome: Outcome): void {
  const { t } = visitOf(response);
  const say = (reason: Reason): string => sayReason(t, reason);
  const why =
    outcome.kind === 'refused'
      ? outcome.why.map(say)
      : outcome.kind === 'forbidden'
        ? say(outcome.why)
        : undefined;
  response.status(statusOf[outcome.kind]).json({ ...outcome, why });
}

interface Props {
  readonly outcome: Outcome;
  /** Whether the person wrote something, which is kept; unless set, they did. */
  readonly hasWritten?: boolean;
  /** The language of what stands now where somebody else was here. */
  readonly mark?: Marked;
  /** The languages, where the page is about more than one. */
  readonly surveyed?: readonly Surveyed[];
}

/** What came of what somebody asked for: for callers now, for the draft, or once a second person agrees; or why nothing did. */
export function OutcomeBanner({ outcome, hasWritten = true, mark, surveyed }: Props): VNode {
  const { t } = useVisit();
  switch (outcome.kind) {
    case 'done':
      return (
        <Banner tone="good">
          <p>{t(`outcome:done.${outcome.effect}`)}</p>
          {outcome.files === undefined ? null : (
            <p class="hint">{t('outcome:files', { files: outcome.files.join(', ') })}</p>
          )}
        </Banner>
      );
    case 'same':
      return (
        <Banner tone="plain">
          <p>{t('outcome:same')}</p>
        </Banner>
      );
    case 'refused':
      return (
        <Banner tone="bad">
          <p>{t(hasWritten ? 'outcome:refused' : 'outcome:refusedAct')}</p>
          <ReasonList reasons={outcome.why} {...(surveyed && { surveyed })} />
        </Banner>
      );
    case 'conflict':
      return (
        <Banner tone="bad">
          <p>{t(hasWritten ? 'outcome:conflict' : 'outcome:conflictAct')}</p>
          <p class="text" {...mark}>
            {outcome.theirs}
          </p>
        </Banner>
      );
    case 'forbidden':
      return (
        <Banner tone="bad">
          <p>{sayReason(t, outcome.why)}</p>
        </Banner>
      );
  }
}
