import type { NeutralModel } from '../../model/index.js';
import { docComment } from './doc-comment.js';
import { entitiesOf, subjectsOf } from './event-entities.js';
import { familyOf } from './event-families.js';
import { indent, literal } from './layout.js';
import { eventsFile } from './names.js';
import { EVENTS } from './places.js';
import { SourceFile } from './source-file.js';

const SHAPE_FILE = 'events/event-shape.js';

/** The form of an entry of the event table. */
export function printEventShape(model: NeutralModel): SourceFile {
  const file = new SourceFile(SHAPE_FILE, model.asterisk);
  file.importType('BaseEvent', EVENTS);
  file.importType('EntityKind', EVENTS);
  file.add(`/** A place in an event where an object of Asterisk stands. */
export interface EntityPlace {
  /** The names of the fields that lead there: \`['refer_to', 'destination_channel']\`. */
  readonly path: readonly string[];
  readonly kind: EntityKind;
  /** The field holds a list of them. */
  readonly many?: true;
}`);
  file.add(`/** How a received event becomes an object of its class. */
export interface EventShape {
  readonly type: new (fields: object) => BaseEvent;
  /** The names of its own fields; every event has those of \`BaseEvent\` too. */
  readonly fields: readonly string[];
  /** The fields that become domain objects. */
  readonly entities: readonly EntityPlace[];
  /** The objects whose own listeners hear the event; a kind \`Application\` is found by its name alone. */
  readonly subjects: readonly EntityPlace[];
}`);
  return file;
}

/** The table by which a received event finds its class, its domain objects and its listeners. */
export function printEventTable(model: NeutralModel): SourceFile {
  const file = new SourceFile('events/event-table.js', model.asterisk);
  file.importType('EventShape', SHAPE_FILE);
  const entries = model.events.map((event) => {
    file.importValue(event.name, eventsFile(familyOf(event.name)));
    const fields = event.fields.map(({ name }) => name);
    return indent(
      [
        `${event.name}: {`,
        `  type: ${event.name},`,
        `  fields: ${indent(literal(fields, 4, 'fields: '.length)).trimStart()},`,
        `  entities: ${indent(literal(entitiesOf(event, model), 4, 'entities: '.length)).trimStart()},`,
        `  subjects: ${indent(literal(subjectsOf(event, model), 4, 'subjects: '.length)).trimStart()},`,
        '},',
      ].join('\n'),
    );
  });
  file.add(
    [
      docComment(['Every event of the API by its name.'], 0) +
        'export const EVENT_TABLE: Readonly<Record<string, EventShape>> = {',
      ...entries,
      '};',
    ].join('\n'),
  );
  return file;
}
