import { additionBreaks, changeBreaks } from './breaking-changes.js';
import type { ModelDifference } from './model-difference.js';
import { factsOf, type Fact } from './model-facts.js';
import type { NeutralModel } from './neutral-model.types.js';

/**
 * What changed from one model to another, one line each: operations, parameters, types, fields and events that were
 * added, removed or changed. The version of Asterisk itself is no difference.
 * @publicApi
 */
export function compareModels(before: NeutralModel, after: NeutralModel): string[] {
  return differencesOf(before, after).map(({ text }) => text);
}

/**
 * What changed from one model to another, and what of it breaks callers: a required parameter more, a value less, a
 * field that is gone. What is only new breaks nobody.
 * @publicApi
 */
export function differencesOf(before: NeutralModel, after: NeutralModel): ModelDifference[] {
  const old = factsOf(before);
  const now = factsOf(after);
  const removed = [...old].filter(([place]) => !now.has(place));
  const added = [...now].filter(([place]) => !old.has(place));
  return [
    ...outermost(removed).map(([place, fact]) => removal(place, fact)),
    ...outermost(added).map(([place, fact]) => addition(place, fact, old)),
    ...[...now].flatMap(([place, fact]) => {
      const other = old.get(place);
      return other === undefined || other.text === fact.text ? [] : [change(place, other, fact)];
    }),
  ];
}

function removal(place: string, fact: Fact): ModelDifference {
  const text = `${place}: removed${inBrackets('was ', fact.text)}`;
  return { place, change: 'removed', ...(fact.text !== '' && { before: fact.text }), breaks: true, text };
}

function addition(place: string, fact: Fact, old: ReadonlyMap<string, Fact>): ModelDifference {
  const text = `${place}: added${inBrackets('', fact.text)}`;
  const breaks = old.has(place.replace(/, .*$/, '')) && additionBreaks(fact);
  return { place, change: 'added', ...(fact.text !== '' && { after: fact.text }), breaks, text };
}

function change(place: string, before: Fact, after: Fact): ModelDifference {
  const text = `${place}: changed from ${before.text} to ${after.text}`;
  return {
    place,
    change: 'changed',
    before: before.text,
    after: after.text,
    breaks: changeBreaks(before, after),
    text,
  };
}

/** Where a whole event is new, its fields need no lines of their own. */
function outermost(facts: readonly (readonly [string, Fact])[]): (readonly [string, Fact])[] {
  const all = new Set(facts.map(([place]) => place));
  return facts.filter(([place]) => !place.includes(', ') || !all.has(place.replace(/, .*$/, '')));
}

function inBrackets(lead: string, fact: string): string {
  return fact === '' ? '' : ` (${lead}${fact})`;
}
