/** A day's hours, `['08:00', '17:00']`; a day that is missing is closed. */
type Hours = readonly [from: string, to: string];

/** The hours of each day of the week. */
export type Week = Readonly<Partial<Record<'Mon' | 'Tue' | 'Wed' | 'Thu' | 'Fri' | 'Sat' | 'Sun', Hours>>>;

const OFFICE: Hours = ['08:00', '17:00'];
const DAY: Hours = ['00:00', '24:00'];

export const WEEKDAYS_FROM_8_TO_17: Week = { Mon: OFFICE, Tue: OFFICE, Wed: OFFICE, Thu: OFFICE, Fri: OFFICE };
export const ALWAYS_OPEN: Week = { Mon: DAY, Tue: DAY, Wed: DAY, Thu: DAY, Fri: DAY, Sat: DAY, Sun: DAY };

/** Whether somebody is there at a moment, by the clock of the clinic, wherever this process runs. */
export function isOpen(week: Week, timeZone: string, at = new Date()): boolean {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const [from, to] = week[parts.get('weekday') as keyof Week] ?? ['24:00', '24:00'];
  const now = `${parts.get('hour')}:${parts.get('minute')}`;
  return from <= now && now < to;
}
