const SIGNS: Readonly<Record<string, string>> = {
  '*': 'digits/star',
  '#': 'digits/pound',
  ' ': 'letters/space',
  '.': 'letters/dot',
  '-': 'letters/dash',
  '/': 'letters/slash',
  '@': 'letters/at',
  $: 'letters/dollar',
  '=': 'letters/equals',
  '+': 'letters/plus',
  '!': 'letters/exclaimation-point',
};

/** Spells a text, sign by sign, with the sound files of letters and digits. Signs without a file are left out. */
export function charactersMedia(text: string): string[] {
  return [...text.toLowerCase()].flatMap((sign) => {
    if (/[0-9]/.test(sign)) return [`sound:digits/${sign}`];
    if (/[a-z]/.test(sign)) return [`sound:letters/${sign}`];
    const file = SIGNS[sign];
    return file === undefined ? [] : [`sound:${file}`];
  });
}
