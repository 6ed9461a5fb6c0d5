import type { Field } from '../../model/index.js';
import type { WordBook } from '../../words/index.js';
import { sinceText } from '../since.js';
import { docComment } from './doc-comment.js';
import { indent, union } from './layout.js';
import type { SourceFile } from './source-file.js';
import type { TypeText } from './type-text.js';

/** Writes the fields of interfaces and classes. */
export class FieldsPrinter {
  constructor(
    private readonly words: WordBook,
    private readonly types: TypeText,
  ) {}

  /**
   * One field a declaration, with its comment.
   * In a class `declare` keeps the compiler from emitting an initialiser, which would overwrite what was received.
   */
  print(owner: string, fields: readonly Field[], file: SourceFile, keyword: '' | 'declare '): string[] {
    return fields.map((field) => {
      const head = `${keyword}readonly ${field.name}${field.required === true ? '' : '?'}:`;
      const said = [this.words.field(owner, field.name), sinceText(field.since)];
      const comment = docComment([said.filter((text) => text !== undefined).join(' ')], 2);
      return indent(comment + union(head, this.types.fieldMembers(field, file), 2));
    });
  }

  /** The comment above a type. */
  typeComment(name: string, since: readonly string[] | undefined): string {
    return docComment([this.words.type(name).summary, sinceText(since)], 0);
  }
}
