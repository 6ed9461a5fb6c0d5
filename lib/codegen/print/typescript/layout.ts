/** Lines up to this width stay on one line. */
export const WIDTH = 120;

/** Two blanks a level. */
export function indent(text: string, levels = 1): string {
  const margin = '  '.repeat(levels);
  return text.replace(/^(?=.)/gm, margin);
}

/** `head(a, b)tail` on one line where it fits behind `margin` blanks, else one item a line. */
export function listed(open: string, items: readonly string[], close: string, margin: number, padding = ''): string {
  const single = `${open}${padding}${items.join(', ')}${padding}${close}`;
  if (items.length === 0 || (!single.includes('\n') && margin + single.length <= WIDTH)) {
    return single;
  }
  return [open, ...items.map((item) => `${indent(item)},`), close].join('\n');
}

/** `head a | b;` on one line where it fits, else on the next, else one member a line with a leading bar. No member: never. */
export function union(head: string, members: readonly string[], margin: number): string {
  const joined = members.join(' | ') || 'never';
  if (margin + head.length + joined.length + 2 <= WIDTH || members.length === 1) {
    return `${head} ${joined};`;
  }
  if (margin + joined.length + 3 <= WIDTH) {
    return `${head}\n  ${joined};`;
  }
  return [head, ...members.map((member) => `  | ${member}`)].join('\n') + ';';
}

/** A text literal; single quotes unless the text has one, or a sign that no line may hold. */
export function quoted(text: string): string {
  if (/['\p{Cc}\p{Cs}\u2028\u2029]/u.test(text)) {
    return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029]/g, (sign) => {
      return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
  }
  return `'${text.replaceAll('\\', '\\\\')}'`;
}

/** A value as source code; objects are laid out one member a line where they do not fit. */
export function literal(value: unknown, margin: number, lead = 0): string {
  if (typeof value === 'string') {
    return quoted(value);
  }
  if (Array.isArray(value)) {
    return listLiteral(value, margin, lead);
  }
  if (typeof value === 'object' && value !== null) {
    return objectLiteral(value, margin, lead);
  }
  return String(value);
}

function listLiteral(list: readonly unknown[], margin: number, lead: number): string {
  const allObjects =
    list.length > 1 && list.every((item) => typeof item === 'object' && Object.keys(item ?? {}).length > 1);
  const single = `[${list.map((item) => literal(item, 0)).join(', ')}]`;
  if (!allObjects && !single.includes('\n') && margin + lead + single.length < WIDTH) {
    return single;
  }
  return ['[', ...list.map((item) => `${indent(literal(item, margin + 2))},`), ']'].join('\n');
}

function objectLiteral(object: object, margin: number, lead: number): string {
  const members = Object.entries(object).filter(([, value]) => value !== undefined);
  const single = `{ ${members.map(([key, value]) => `${key}: ${literal(value, 0)}`).join(', ')} }`;
  if (!single.includes('\n') && margin + lead + single.length < WIDTH) {
    return single;
  }
  return expandedObject(members, margin);
}

/** An object with one member a line, whatever its width. */
export function expandedObject(members: readonly (readonly [string, unknown])[], margin: number): string {
  const lines = members
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${indent(`${key}: ${literal(value, margin + 2, key.length + 2)}`)},`);
  return ['{', ...lines, '}'].join('\n');
}
