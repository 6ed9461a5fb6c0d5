import type { Fact } from './model-facts.js';

/** Whether callers of the old API fail where a place is new: it asks for what they do not give. */
export function additionBreaks({ way, value }: Fact): boolean {
  return (way === 'given' || way === 'both') && value?.required === true;
}

/** Whether callers of the old API fail where a place says something else now. */
export function changeBreaks(before: Fact, after: Fact): boolean {
  const { value: old, way } = before;
  const { value: now } = after;
  if (old === undefined || now === undefined) return before.form === undefined || before.form !== after.form;
  if (old.type !== now.type || formOf(old) !== formOf(now)) return true;
  const { given, read } = { given: way !== 'read', read: way !== 'given' };
  if (given && now.required === true && old.required !== true) return true;
  if (read && old.required === true && now.required !== true) return true;
  return given && (narrower(old, now) || presetOf(old) !== presetOf(now) || minimumOf(now) > minimumOf(old));
}

type Value = NonNullable<Fact['value']>;

const formOf = (value: Value): unknown => ('form' in value ? value.form : undefined);
const presetOf = (value: Value): unknown => ('default' in value ? value.default : undefined);
const minimumOf = (value: Value): number => ('minimum' in value ? (value.minimum ?? -Infinity) : -Infinity);
const valuesOf = (value: Value): readonly string[] | undefined => ('oneOf' in value ? value.oneOf : undefined);

/** Whether a value that was taken is taken no more. */
function narrower(old: Value, now: Value): boolean {
  const taken = valuesOf(now);
  if (taken === undefined) return false;
  return valuesOf(old)?.every((value) => taken.includes(value)) !== true;
}
