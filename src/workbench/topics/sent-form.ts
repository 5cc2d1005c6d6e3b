import * as z from 'zod';

/** What every form of these pages sends: what its page showed, which form it is, and at which card it stands. */
export const sentForm = z.looseObject({
  act: z.string().max(40),
  seen: z.string().max(16),
  form: z.string().max(200),
  at: z.string().max(200).default(''),
});

/** Such a form, as it was read. */
export type SentForm = z.infer<typeof sentForm>;
