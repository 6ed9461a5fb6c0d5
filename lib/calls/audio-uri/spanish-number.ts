/** A whole number from 0 on, as the files of `digits/` say it in Spanish: "ciento cuarenta y dos". */
export function spanishNumber(number: number): string[] {
  if (number <= 30) return [`${number}`];
  if (number < 100) return rest(number, 10, (tens) => [`${tens * 10}`], ['and']);
  if (number === 100) return ['hundred'];
  if (number < 200) return ['100-and', ...spanishNumber(number - 100)];
  if (number < 1_000) return rest(number, 100, (hundreds) => [`${hundreds * 100}`]);
  if (number < 1e6) return rest(number, 1_000, (times) => [...(times === 1 ? [] : spanishNumber(times)), 'thousand']);
  return rest(number, 1e6, (times) => [
    ...(times === 1 ? ['1M'] : spanishNumber(times)),
    times === 1 ? 'million' : 'millions',
  ]);
}

function rest(
  number: number,
  by: number,
  head: (times: number) => string[],
  between: readonly string[] = [],
): string[] {
  const left = number % by;
  return [...head(Math.floor(number / by)), ...(left === 0 ? [] : [...between, ...spanishNumber(left)])];
}
