import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const Appointment = z.object({
  id: z.string().min(1),
  number: z.string().regex(/^\+?\d{3,15}$/),
  at: z.coerce.date(),
});

/** Patients to remind, and of what. */
export type Appointment = z.infer<typeof Appointment>;

/** What is called, and how fast. */
export interface Campaign {
  readonly appointments: readonly Appointment[];
  /** How a patient is called: `%` is the number. */
  readonly dialOut: string;
  readonly callerId: string;
  /** Who takes over when somebody wants to talk. */
  readonly desk: string;
  /** From one first call to the next, in milliseconds. */
  readonly everyMs: number;
  /** How many are called or talked with at once. */
  readonly atOnce: number;
  /** How often a patient is called who does not answer, and how long after, in milliseconds. */
  readonly attempts: number;
  readonly retryAfter: number;
  readonly timeZone: string;
  /** A file in which each result is a line; whose result is in it is not called. Undefined: nothing is kept. */
  readonly resultsFile: string | undefined;
}

/** The injection token of the campaign. */
export const CAMPAIGN = Symbol('CAMPAIGN');

/** The campaign that the environment describes; `REMINDERS` is a file of appointments. */
export async function campaignFromEnvironment(): Promise<Campaign> {
  const { env } = process;
  const { REMINDERS: file } = env;
  return {
    appointments:
      file === undefined ? tomorrow() : z.array(Appointment).parse(JSON.parse(await readFile(file, 'utf8'))),
    dialOut: env['REMINDERS_DIAL_OUT'] ?? 'PJSIP/%@trunk',
    callerId: 'Clinic <120>',
    desk: env['REMINDERS_DESK'] ?? 'PJSIP/desk',
    everyMs: 60_000 / Number(env['REMINDERS_PER_MINUTE'] ?? 10),
    atOnce: 3,
    attempts: 3,
    retryAfter: 1_000 * Number(env['REMINDERS_RETRY_AFTER'] ?? 600),
    timeZone: env['CLINIC_TIME_ZONE'] ?? 'Europe/Amsterdam',
    resultsFile: env['REMINDERS_RESULTS'],
  };
}

/** Four patients to try it with: see `simulated-telephones.ts`. */
function tomorrow(): readonly Appointment[] {
  const inADay = Date.now() + 86_400_000;
  return ['201', '202', '203', '204'].map((number, index) => ({
    id: `patient-${index + 1}`,
    number,
    at: new Date(inADay + index * 900_000),
  }));
}
