/**
 * Whether an event fits a pattern, as the gateway sees it: `*` any text, `?` any character, `[ae]`, `[a-e]`, `[^e]` one out of
 * some, `\` takes the next one as it is. The gateway pushes an event once to a socket; which of its subscriptions it is
 * for is decided here. A test holds both to the same cases.
 */
export function fits(pattern: string, event: string): boolean {
  const tokens = pattern.match(/\*|\?|\[[^\]][^\]]*\]|\\?./gsu) ?? [];
  const characters = [...event];
  let reached = new Set([0]);
  for (const token of tokens) {
    const next = new Set<number>();
    for (const at of reached) {
      if (token === '*') for (let to = at; to <= characters.length; to += 1) next.add(to);
      else if (at < characters.length && one(token, characters[at] ?? '')) next.add(at + 1);
    }
    reached = next;
  }
  return reached.has(characters.length);
}

function one(token: string, character: string): boolean {
  if (token === '?') return true;
  if (token.startsWith('[') && token.length > 2) return within([...token.slice(1, -1)], character);
  return (token.length > 1 && token.startsWith('\\') ? token.slice(1) : token) === character;
}

function within(inside: readonly string[], character: string): boolean {
  const not = inside[0] === '^';
  const set = not ? inside.slice(1) : inside;
  const found = set.some((from, index) => {
    const to = set[index + 1] === '-' ? set[index + 2] : undefined;
    return character === from || (to !== undefined && character >= from && character <= to);
  });
  return found !== not;
}
