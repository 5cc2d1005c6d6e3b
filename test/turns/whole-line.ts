import { startTestLine, type TestLine } from '../test-line.ts';

/** Starts a line with all that it can be set to. */
export function startWholeLine(): Promise<TestLine> {
  return startTestLine({
    LEGAL_HELP: 'old',
    CONNECT_TO_USCIS: 'on',
    TWILIO_PHONE_NUMBER: '+12025550188',
  });
}
