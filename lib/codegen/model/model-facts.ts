import type { Body, Field, NeutralModel, Operation, Parameter } from './neutral-model.types.js';
import { shapeOf } from './type-notation.js';

type Value = Field | Parameter | Body;

/** What a model says about one place, in words, and who has to do with it. */
export interface Fact {
  readonly text: string;
  /** `given` by callers, `read` by them, or both: a type that goes both ways. */
  readonly way?: 'given' | 'read' | 'both';
  readonly value?: Value;
  /** What of an operation must stay as it is: all but its statuses. */
  readonly form?: string;
}

/** Everything that a model says, by its place. */
export function factsOf(model: NeutralModel): Map<string, Fact> {
  const facts = new Map<string, Fact>();
  const given = typesGiven(model);
  for (const resource of model.resources) {
    for (const operation of resource.operations) {
      const name = `operation ${resource.name}.${operation.name}`;
      facts.set(name, operationFact(operation));
      for (const parameter of givenTo(operation)) {
        facts.set(`${name}, parameter ${parameter.name}`, valueFact(parameter, 'given'));
      }
    }
  }
  const typed = [
    ...model.objects.map((type) => ['object', type] as const),
    ...model.records.map((type) => ['record', type] as const),
    ...model.events.map((type) => ['event', type] as const),
  ];
  for (const [kind, { name, fields }] of typed) {
    facts.set(`${kind} ${name}`, { text: '' });
    for (const field of fields) {
      facts.set(`${kind} ${name}, field ${field.name}`, valueFact(field, given.has(name) ? 'both' : 'read'));
    }
  }
  for (const { name, either } of model.choices) facts.set(`choice ${name}`, { text: either.join(' or ') });
  for (const field of model.eventFields) facts.set(`every event, field ${field.name}`, valueFact(field, 'read'));
  return facts;
}

function givenTo({ query, body }: Operation): (Parameter | Body)[] {
  return [...query, ...(body === undefined ? [] : [body])];
}

/** The records and choices that callers send, and what those are made of. */
function typesGiven(model: NeutralModel): Set<string> {
  const given = new Set<string>();
  const add = (type: string): void => {
    const { of } = shapeOf(type);
    if (given.has(of)) return;
    given.add(of);
    for (const field of model.records.find(({ name }) => name === of)?.fields ?? []) add(field.type);
    for (const each of model.choices.find(({ name }) => name === of)?.either ?? []) add(each);
  };
  for (const { operations } of model.resources) {
    for (const operation of operations) for (const { type } of givenTo(operation)) add(type);
  }
  return given;
}

function operationFact(operation: Operation): Fact {
  const fails = operation.statuses.length === 0 ? '' : `, fails with ${operation.statuses.join(' ')}`;
  const form = `${operation.method} ${operation.path}, answers ${operation.result}`;
  return { text: `${form}${fails}`, form };
}

function valueFact(value: Value, way: Fact['way']): Fact {
  const text = [
    value.required === true ? 'required' : 'optional',
    value.type,
    'form' in value ? `as the ${value.form} body` : '',
    'oneOf' in value && value.oneOf !== undefined ? `one of ${value.oneOf.join(' ')}` : '',
    'default' in value && value.default !== undefined ? `default ${value.default}` : '',
    'minimum' in value && value.minimum !== undefined ? `at least ${value.minimum}` : '',
  ]
    .filter((fact) => fact !== '')
    .join(', ');
  return { text, way, value };
}
