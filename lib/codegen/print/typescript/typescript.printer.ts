import type { NeutralModel } from '../../model/index.js';
import type { WordBook } from '../../words/index.js';
import type { PrintedFile, Printer } from '../printer.js';
import { EntityBasePrinter } from './entity-base.printer.js';
import { printEventMap } from './event-map.printer.js';
import { printEventShape, printEventTable } from './event-table.printer.js';
import { printEvents } from './events.printer.js';
import { FieldsPrinter } from './fields.printer.js';
import { withFrontDoors } from './front-doors.printer.js';
import { printModels } from './models.printer.js';
import { printOperations, printOperationsIndex } from './operations.printer.js';
import { printReadme } from './readme.printer.js';
import { refuseReservedNames } from './reserved-names.js';
import { RepositoryPrinter } from './repository.printer.js';
import type { SourceFile } from './source-file.js';
import { TypeText } from './type-text.js';

/**
 * Prints the client's generated folder.
 * @publicApi
 */
export class TypeScriptPrinter implements Printer {
  readonly language = 'typescript';

  print(model: NeutralModel, words: WordBook): PrintedFile[] {
    refuseReservedNames(model);
    const types = new TypeText(model);
    const fields = new FieldsPrinter(words, types);
    const repositories = new RepositoryPrinter(model, words, types);
    const bases = new EntityBasePrinter(model, words, types, fields);
    const sources: SourceFile[] = [
      ...printModels(model, fields, types),
      ...model.resources.map((resource) => printOperations(resource, model)),
      printOperationsIndex(model),
      ...model.resources.map((resource) => repositories.print(resource)),
      ...printEvents(model, fields),
      printEventMap(model),
      printEventShape(model),
      printEventTable(model),
      ...model.objects.map((object) => bases.print(object)),
    ];
    const files = sources.map((source) => source.print());
    return [...withFrontDoors(files, model.asterisk), printReadme(model)];
  }
}
