const CLOCK = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});
const MOMENT = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});

/** The time of day where the reader is. */
export function clock(at: number | string): string {
  return CLOCK.format(new Date(at));
}

export function moment(at: number | string): string {
  return MOMENT.format(new Date(at));
}

/** `3:07`, `1:03:07`. */
export function span(milliseconds: number): string {
  const all = Math.max(0, Math.floor(milliseconds / 1000));
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

/** Marks that turn the direction of a text, and other signs that nobody sees, are shown as what they are. */
export function visible(text: string, most = 200): string {
  const shown = text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '\u00b7');
  return shown.length > most ? `${shown.slice(0, most)}…` : shown;
}

export function party({ name, number }: { readonly name: string; readonly number: string }): string {
  return visible(name !== '' ? name : number !== '' ? number : 'unknown', 120);
}

export function count(value: number, one: string, many = `${one}s`): string {
  return `${value.toLocaleString()} ${value === 1 ? one : many}`;
}
