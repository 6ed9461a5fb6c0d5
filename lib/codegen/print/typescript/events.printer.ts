import type { NeutralModel } from '../../model/index.js';
import { familyOf } from './event-families.js';
import type { FieldsPrinter } from './fields.printer.js';
import { eventsFile } from './names.js';
import { EVENTS } from './places.js';
import { FIRST_ARI } from './first-ari.js';
import { SourceFile } from './source-file.js';

/** The events as classes, one file a family. Their objects are filled from what was received. */
export function printEvents(model: NeutralModel, fields: FieldsPrinter): SourceFile[] {
  const files = new Map<string, SourceFile>();
  for (const event of model.events) {
    const family = familyOf(event.name);
    const file = files.get(family) ?? new SourceFile(eventsFile(family), model.asterisk);
    files.set(family, file);
    file.importValue('BaseEvent', EVENTS);
    // Events of the first ARI do not say so one by one: the map of events does.
    const comment = fields.typeComment(event.name, event.since?.join() === FIRST_ARI ? undefined : event.since);
    file.add(
      [
        `${comment}export class ${event.name} extends BaseEvent {`,
        `  declare readonly type: '${event.name}';`,
        ...fields.print(event.name, event.fields, file, 'declare '),
        '}',
      ].join('\n'),
    );
  }
  return [...files.values()];
}
