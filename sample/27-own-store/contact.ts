import { z } from 'zod';

/** Somebody to call. */
export const Contact = z.object({
  id: z.string().describe('Chosen by the server.'),
  name: z.string().min(1).max(100).describe('As it is to be shown.'),
  number: z.string().min(1).max(40).describe('What to dial.'),
});
export type Contact = z.infer<typeof Contact>;
