import type { NeutralModel } from '../../model/index.js';
import type { FieldsPrinter } from './fields.printer.js';
import { union } from './layout.js';
import { modelsFile, typeName } from './names.js';
import { SourceFile } from './source-file.js';
import type { TypeText } from './type-text.js';

/** The records and choices of each resource, one file a resource that has any. */
export function printModels(model: NeutralModel, fields: FieldsPrinter, types: TypeText): SourceFile[] {
  const resources = [...new Set([...model.records, ...model.choices].map((type) => type.resource))].sort();
  return resources.map((resource) => {
    const file = new SourceFile(modelsFile(resource), model.asterisk);
    for (const record of model.records.filter((each) => each.resource === resource)) {
      const members = fields.print(record.name, record.fields, file, '');
      const head = `${fields.typeComment(record.name, undefined)}export interface ${typeName(record.name)} {`;
      file.add([head, ...members, '}'].join('\n'));
    }
    for (const choice of model.choices.filter((each) => each.resource === resource)) {
      const either = choice.either.map((type) => types.of(type, file));
      file.add(fields.typeComment(choice.name, undefined) + union(`export type ${choice.name} =`, either, 0));
    }
    return file;
  });
}
