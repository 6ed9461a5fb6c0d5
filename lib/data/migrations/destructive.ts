const DESTRUCTIVE: readonly RegExp[] = [
  /\bdrop\s+(?!(?:index|constraint|default|not\s+null|expression|identity|trigger|function|view|policy|rule)\b)/i,
  /\btruncate\b/i,
  /\bdelete\s+from\b/i,
  /\balter\s+(?:column\s+)?\S+\s+(?:set\s+data\s+)?type\b/i,
];

/** The statement of a text that would destroy data, or undefined. What is only named in a comment or a text destroys nothing. */
export function destructiveStatement(text: string): string | undefined {
  return bare(text)
    .split(';')
    .map((statement) => statement.trim().replace(/\s+/g, ' '))
    .find((statement) => DESTRUCTIVE.some((pattern) => pattern.test(statement)))
    ?.slice(0, 80);
}

/** Without comments and string literals; names in quotes become bare words. */
function bare(text: string): string {
  return text.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"([^"]*)"/g, (_, name: string | undefined) =>
    name === undefined ? ' ' : name.replaceAll(/\W/g, '_'),
  );
}
