import { type NeutralModel, type Operation, type Resource, pathParametersOf } from '../../model/index.js';
import type { WordBook } from '../../words/index.js';
import { docComment, sinceUnlessNamed } from './doc-comment.js';
import { indent, listed } from './layout.js';
import { operationsFile, operationsTable, optionsType, repositoryClass, repositoryFile } from './names.js';
import { OperationDocs, REQUEST_PARAGRAPH } from './operation-docs.js';
import { optionsOf, printOptionsType } from './operation-options.js';
import { REPOSITORY } from './places.js';
import { SourceFile } from './source-file.js';
import type { TypeText } from './type-text.js';

/** The class with one method for each operation of a resource. */
export class RepositoryPrinter {
  constructor(
    private readonly model: NeutralModel,
    private readonly words: WordBook,
    private readonly types: TypeText,
  ) {}

  print(resource: Resource): SourceFile {
    const file = new SourceFile(repositoryFile(resource.name), this.model.asterisk);
    file.importValue('Repository', REPOSITORY);
    file.importType('RequestOptions', REPOSITORY);
    file.importValue(operationsTable(resource.name), operationsFile(resource.name));
    const callable = resource.operations.filter((operation) => operation.upgrade !== true);
    for (const operation of callable.filter((each) => optionsOf(each).length > 0)) {
      const docs = new OperationDocs(this.words, resource, operation);
      const name = optionsType(resource.name, operation.name);
      file.add(printOptionsType(name, optionsOf(operation), docs, this.types, file));
    }
    const methods = callable.map((operation) => indent(this.method(resource, operation, file)));
    const comment = docComment(
      [
        this.words.resource(resource.name),
        `One method is one request; nothing is remembered between them. ${REQUEST_PARAGRAPH}`,
        sinceUnlessNamed(resource.since),
      ],
      0,
    );
    file.add(
      `${comment}export class ${repositoryClass(resource.name)} extends Repository {\n${methods.join('\n\n')}\n}`,
    );
    return file;
  }

  private method(resource: Resource, operation: Operation, file: SourceFile): string {
    const ids = pathParametersOf(operation.path);
    const options = optionsOf(operation);
    const needsOptions = options.some((option) => option.required === true);
    const parameters = [
      ...ids.map((id) => `${id}: string`),
      ...(options.length > 0
        ? [`options${needsOptions ? '' : '?'}: ${optionsType(resource.name, operation.name)}`]
        : []),
      'request?: RequestOptions',
    ];
    const result = `Promise<${this.types.of(operation.result, file, 'result')}>`;
    const comment = new OperationDocs(this.words, resource, operation).method(ids, 2);
    const passed = [
      `${operationsTable(resource.name)}.${operation.name}`,
      `[${ids.join(', ')}]`,
      options.length > 0 ? 'options' : 'undefined',
      'request',
    ];
    const body = listed('return this.execute(', passed, ');', 4);
    return `${comment}${listed(`${operation.name}(`, parameters, `): ${result} {`, 2)}\n${indent(body)}\n}`;
  }
}
