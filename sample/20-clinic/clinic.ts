import { type ClinicPrompts, PROMPTS } from './prompts.js';
import { ALWAYS_OPEN, type Week, WEEKDAYS_FROM_8_TO_17 } from './opening-hours.js';

/** What differs from clinic to clinic. */
export interface Clinic {
  /** The telephones of the nurses, who take calls from the queue. */
  readonly nurses: readonly string[];
  /** Who is called in an emergency: the first, and when that one cannot be had, the next. */
  readonly doctors: readonly string[];
  readonly week: Week;
  readonly timeZone: string;
  /** How a patient is called back: `%` is the number. */
  readonly dialOut: string;
  /** Which numbers may be called back, so that nobody makes the clinic pay for a call around the world. */
  readonly mayBeCalled: RegExp;
  /** How long after the wish a patient is called back, in milliseconds: the telephone is to be free again. */
  readonly callBackAfter: number;
  readonly prompts: ClinicPrompts;
}

/** The injection token of the clinic. */
export const CLINIC = Symbol('CLINIC');

/** The clinic that the environment describes, read when the application starts. */
export function clinicFromEnvironment(): Clinic {
  const { CLINIC_NURSES, CLINIC_DOCTORS, CLINIC_DIAL_OUT, CLINIC_TIME_ZONE, CLINIC_OPEN } = process.env;
  return {
    nurses: (CLINIC_NURSES ?? 'PJSIP/nurse1,PJSIP/nurse2').split(','),
    doctors: (CLINIC_DOCTORS ?? 'PJSIP/doctor,PJSIP/doctor-mobile').split(','),
    week: CLINIC_OPEN === 'always' ? ALWAYS_OPEN : WEEKDAYS_FROM_8_TO_17,
    timeZone: CLINIC_TIME_ZONE ?? 'Europe/Amsterdam',
    dialOut: CLINIC_DIAL_OUT ?? 'PJSIP/%@trunk',
    mayBeCalled: /^\d{3,10}$/,
    callBackAfter: 30_000,
    prompts: PROMPTS,
  };
}
