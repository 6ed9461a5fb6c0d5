import type { Field, NeutralModel } from '../../model/index.js';
import type { WordBook } from '../../words/index.js';
import type { PrintedFile, Printer } from '../printer.js';
import { sinceText } from '../since.js';
import { inlineCode, paragraph, plainText, table } from './markdown-text.js';
import { operationSection } from './operation-section.js';
import { readSeenRefusals } from './seen-refusals.js';

/**
 * Writes the reference of an ARI as pages of Markdown: one for each resource, with every operation in all languages side
 * by side, one for the objects and one for the events.
 * @publicApi
 */
export class MarkdownPrinter implements Printer {
  readonly language = 'markdown';

  print(model: NeutralModel, words: WordBook): PrintedFile[] {
    const head = `<!-- Generated from the API of Asterisk ${model.asterisk} by \`nestjs-ari generate\`. Changes made here are lost. -->`;
    const seen = readSeenRefusals();
    const resources = model.resources.map((resource) => ({
      path: `${resource.name}.md`,
      text: page([
        `# ${resource.name}`,
        ...paragraph([words.resource(resource.name), sinceText(resource.since)]),
        ...resource.operations.flatMap((operation) =>
          operationSection(resource, operation, words, seen.get(`${resource.name}.${operation.name}`)),
        ),
      ]),
    }));
    const pages = [this.index(model, words), ...resources, this.types(model, words), this.events(model, words)];
    return pages.map(({ path, text }) => ({ path, text: `${head}\n\n${text}` }));
  }

  private index(model: NeutralModel, words: WordBook): PrintedFile {
    const rows = model.resources.map(({ name, operations }) => [
      `[${name}](${name}.md)`,
      String(operations.length),
      plainText(words.resource(name) ?? ''),
    ]);
    const text = page([
      `# ARI of Asterisk ${plainText(model.asterisk)}`,
      ...table('Resources', ['resource', 'operations', 'what it is'], rows),
      '',
      `What they answer with: [objects and records](model-types.md). What Asterisk tells by itself: [events](model-events.md).`,
    ]);
    return { path: 'index.md', text };
  }

  private types(model: NeutralModel, words: WordBook): PrintedFile {
    const sections = [...model.objects, ...model.records].flatMap(({ name, fields }) => [
      '',
      `## ${name}`,
      ...paragraph([words.type(name).summary]),
      ...fieldTable(name, fields, words),
    ]);
    const choices = model.choices.flatMap(({ name, either }) => [
      '',
      `## ${name}`,
      '',
      either.map(inlineCode).join(' or '),
    ]);
    return { path: 'model-types.md', text: page(['# Objects and records', ...sections, ...choices]) };
  }

  private events(model: NeutralModel, words: WordBook): PrintedFile {
    const common = new Set(model.eventFields.map(({ name }) => name));
    const sections = model.events.flatMap(({ name, fields, since }) => [
      '',
      `## ${name}`,
      ...paragraph([words.type(name).summary, sinceText(since)]),
      ...fieldTable(
        name,
        fields.filter((field) => !common.has(field.name)),
        words,
      ),
    ]);
    const ofMessage = Object.keys(words.type('Message').properties ?? {});
    const [message, event] = [true, false].map((wanted) =>
      model.eventFields.filter(({ name }) => ofMessage.includes(name) === wanted),
    );
    const every = [...fieldTable('Event', event ?? [], words), ...fieldRows('Message', message ?? [], words)];
    return {
      path: 'model-events.md',
      text: page(['# Events', '', 'Every event has these fields:', ...every, ...sections]),
    };
  }
}

function fieldTable(owner: string, fields: readonly Field[], words: WordBook): string[] {
  return table('Fields', ['field', 'type', 'what it is'], fieldCells(owner, fields, words));
}

function fieldRows(owner: string, fields: readonly Field[], words: WordBook): string[] {
  return fieldCells(owner, fields, words).map((cells) => `| ${cells.join(' | ')} |`);
}

function fieldCells(owner: string, fields: readonly Field[], words: WordBook): string[][] {
  return fields.map(({ name, type, required, oneOf, since }) => [
    inlineCode(name),
    `${plainText(type)}${required === true ? '' : ', may be missing'}`,
    [
      plainText(words.field(owner, name) ?? ''),
      oneOf === undefined ? '' : `One of ${oneOf.map(inlineCode).join(', ')}.`,
      sinceText(since) ?? '',
    ]
      .filter((each) => each !== '')
      .join(' '),
  ]);
}

function page(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
