import { type EventType, type Field, type NeutralModel, shapeOf } from '../../model/index.js';

/** A place in an event where an object of Asterisk stands. */
export interface EntityPlace {
  readonly path: readonly string[];
  readonly kind: string;
  readonly many?: true;
}

/** All objects that an event carries, those inside its records too. */
export function entitiesOf(event: EventType, model: NeutralModel): EntityPlace[] {
  return entitiesIn(event.fields, [], model);
}

/** What an event is about: its objects and, where it tells of an application, that one. */
export function subjectsOf(event: EventType, model: NeutralModel): EntityPlace[] {
  const about = event.name.startsWith('Application') ? [{ path: ['application'], kind: 'Application' }] : [];
  return [...entitiesOf(event, model), ...about];
}

function entitiesIn(fields: readonly Field[], above: readonly string[], model: NeutralModel): EntityPlace[] {
  return fields.flatMap((field) => {
    const { of, many } = shapeOf(field.type);
    const path = [...above, field.name];
    if (model.objects.some((object) => object.name === of)) {
      return [{ path, kind: of, ...(many === 'list' && { many: true as const }) }];
    }
    const record = model.records.find((each) => each.name === of);
    return record === undefined || many !== undefined ? [] : entitiesIn(record.fields, path, model);
  });
}
