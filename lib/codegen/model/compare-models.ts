import type { Body, Field, NeutralModel, Operation, Parameter } from './neutral-model.types.js';

/**
 * What changed from one model to another, one line each: operations, parameters, types, fields and events that were
 * added, removed or changed. The version of Asterisk itself is no difference.
 * @publicApi
 */
export function compareModels(before: NeutralModel, after: NeutralModel): string[] {
  const old = factsOf(before);
  const now = factsOf(after);
  const removed = [...old.keys()].filter((name) => !now.has(name));
  const added = [...now.keys()].filter((name) => !old.has(name));
  const changed = [...now].filter(([name, fact]) => old.has(name) && old.get(name) !== fact);
  return [
    ...outermost(removed).map((name) => `${name}: removed${inBrackets('was ', old.get(name))}`),
    ...outermost(added).map((name) => `${name}: added${inBrackets('', now.get(name))}`),
    ...changed.map(([name, fact]) => `${name}: changed from ${old.get(name)} to ${fact}`),
  ];
}

/** Where a whole event is new, its fields need no lines of their own. */
function outermost(names: readonly string[]): string[] {
  const all = new Set(names);
  return names.filter((name) => !all.has(name.replace(/, .*$/, '')) || !name.includes(', '));
}

function inBrackets(lead: string, fact: string | undefined): string {
  return fact === undefined || fact === '' ? '' : ` (${lead}${fact})`;
}

function factsOf(model: NeutralModel): Map<string, string> {
  const facts = new Map<string, string>();
  for (const resource of model.resources) {
    for (const operation of resource.operations) {
      const name = `operation ${resource.name}.${operation.name}`;
      facts.set(name, operationFact(operation));
      for (const parameter of [...operation.query, ...(operation.body === undefined ? [] : [operation.body])]) {
        facts.set(`${name}, parameter ${parameter.name}`, valueFact(parameter));
      }
    }
  }
  const typed = [
    ...model.objects.map((type) => ['object', type] as const),
    ...model.records.map((type) => ['record', type] as const),
    ...model.events.map((type) => ['event', type] as const),
  ];
  for (const [kind, { name, fields }] of typed) {
    facts.set(`${kind} ${name}`, '');
    for (const field of fields) {
      facts.set(`${kind} ${name}, field ${field.name}`, valueFact(field));
    }
  }
  for (const choice of model.choices) {
    facts.set(`choice ${choice.name}`, choice.either.join(' or '));
  }
  for (const field of model.eventFields) {
    facts.set(`every event, field ${field.name}`, valueFact(field));
  }
  return facts;
}

function operationFact(operation: Operation): string {
  const fails = operation.statuses.length === 0 ? '' : `, fails with ${operation.statuses.join(' ')}`;
  return `${operation.method} ${operation.path}, answers ${operation.result}${fails}`;
}

function valueFact(value: Field | Parameter | Body): string {
  return [
    value.required === true ? 'required' : 'optional',
    value.type,
    'form' in value ? `as the ${value.form} body` : '',
    'oneOf' in value && value.oneOf !== undefined ? `one of ${value.oneOf.join(' ')}` : '',
    'default' in value && value.default !== undefined ? `default ${value.default}` : '',
    'minimum' in value && value.minimum !== undefined ? `at least ${value.minimum}` : '',
  ]
    .filter((fact) => fact !== '')
    .join(', ');
}
