/** A whole number from 0 on, as the files of `digits/` say it in English: "forty-two". */
export function englishNumber(number: number): string[] {
  if (number <= 20) return [`${number}`];
  if (number < 100) return rest(number, 10, (tens) => [`${tens * 10}`]);
  if (number < 1_000) return rest(number, 100, (hundreds) => [`${hundreds}`, 'hundred']);
  if (number < 1e6) return rest(number, 1_000, (thousands) => [...englishNumber(thousands), 'thousand']);
  if (number < 1e9) return rest(number, 1e6, (millions) => [...englishNumber(millions), 'million']);
  return rest(number, 1e9, (billions) => [...englishNumber(billions), 'billion']);
}

/** The year of a date: "twenty twenty-six", "two thousand five", "nineteen oh five". */
export function englishYear(year: number): string[] {
  const [century, within] = [Math.floor(year / 100), year % 100];
  if (year < 1_000 || (century % 10 === 0 && within < 10)) return englishNumber(year);
  if (within === 0) return [...englishNumber(century), 'hundred'];
  return [...englishNumber(century), ...(within < 10 ? ['oh'] : []), ...englishNumber(within)];
}

function rest(number: number, by: number, head: (times: number) => string[]): string[] {
  const left = number % by;
  return [...head(Math.floor(number / by)), ...(left === 0 ? [] : englishNumber(left))];
}
