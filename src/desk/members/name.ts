import * as z from 'zod';
import { withoutHidden } from '../hidden.ts';

/** What somebody chooses to be called: something to see, and nothing that turns the text around it. */
export const memberName = z
  .string()
  .normalize('NFC')
  .transform((text) => text.replaceAll(/\s+/g, ' ').trim())
  .refine((text) => text.length <= 60 && /[\p{L}\p{N}]/u.test(text) && withoutHidden(text) === text);
