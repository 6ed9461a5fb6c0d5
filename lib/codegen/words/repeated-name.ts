/** Words that say nothing by themselves. */
const FILLERS = new Set(
  'a an and any are as at be by for from given has have in is it its of on or that the this to was which who will with'.split(
    ' ',
  ),
);
/** Words that stand beside a name without telling more than it does. */
const LABELS = new Set(
  'id ids identifier name names object of option optional parameter text type value values'.split(' '),
);

/**
 * Whether a text says nothing that the names of its place do not say already: "The channel id." of `channelId`.
 * @param names - of the thing itself, and of what it belongs to.
 */
export function onlyRepeats(text: string, names: readonly string[]): boolean {
  const known = new Set(names.flatMap(wordsOf).map(stem));
  const said = wordsOf(text).filter((word) => !FILLERS.has(word));
  return said.every((word) => LABELS.has(word) || known.has(stem(word)));
}

function wordsOf(text: string): string[] {
  return (
    text
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** `plays`, `played` and `playing` are one word here. */
function stem(word: string): string {
  return word.replace(/(?<=\w{3})(ing|ed|es|s|e)$/, '');
}
