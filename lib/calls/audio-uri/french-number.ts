/** A whole number from 0 on, as the files of `digits/` say it in French: "quatre-vingt-onze". */
export function frenchNumber(number: number): string[] {
  if (number <= 20) return [`${number}`];
  if (number < 70) return tens(number, 10);
  if (number < 80) return number === 71 ? ['60', 'et', '11'] : ['60', ...frenchNumber(number - 60)];
  if (number < 100) return ['4', '20', ...(number === 80 ? [] : frenchNumber(number - 80))];
  if (number < 1_000) return many(number, 100, 'hundred');
  if (number < 1e6) return many(number, 1_000, 'thousand');
  return many(number, 1e6, 'million');
}

function tens(number: number, by: number): string[] {
  const unit = number % by;
  const head = `${number - unit}`;
  if (unit === 0) return [head];
  return unit === 1 ? [head, 'et', '1'] : [head, `${unit}`];
}

/** A hundred and a thousand are said without "one"; a million is not. */
function many(number: number, by: number, word: string): string[] {
  const [times, left] = [Math.floor(number / by), number % by];
  const head = times === 1 && by < 1e6 ? [word] : [...frenchNumber(times), word];
  return [...head, ...(left === 0 ? [] : frenchNumber(left))];
}
