import { Parser } from '@asyncapi/parser';
import { describe, expect, it } from 'vitest';
import { AsyncApiPrinter, OpenApiPrinter, PINNED_MODEL, readModel, readWordBook } from 'nestjs-ari/codegen';

const model = await readModel(PINNED_MODEL);

function documentOf(printer: OpenApiPrinter | AsyncApiPrinter, words: Awaited<ReturnType<typeof readWordBook>>): any {
  const [file, ...others] = printer.print(model, words);
  expect(others).toEqual([]);
  return JSON.parse(file?.text ?? '');
}

/** Loaded by its name alone: what of it is used is this. */
interface OpenApiValidator {
  validate(document: object): Promise<{ readonly valid: boolean; readonly errors?: unknown }>;
}

async function openApiValidator(): Promise<OpenApiValidator> {
  const name: string = '@seriousme/openapi-schema-validator';
  const { Validator } = (await import(name)) as { Validator: new () => OpenApiValidator };
  return new Validator();
}

describe('the documents of ARI', () => {
  it('OpenAPI 3.1: valid, with every operation, each described', async () => {
    const words = await readWordBook();
    const document = documentOf(new OpenApiPrinter(), words);
    const outcome = await (await openApiValidator()).validate(document);
    expect(outcome.errors).toBeUndefined();
    expect(outcome.valid).toBe(true);
    const operations = Object.values<any>(document.paths).flatMap((path) => Object.values<any>(path));
    expect(operations).toHaveLength(109);
    expect(operations.filter(({ description }) => description === undefined)).toEqual([]);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(109);
    expect(document.paths['/channels/{channelId}/play'].post.responses['404'].description).toMatch(
      /^No channel has this id/,
    );
    expect(words.missed).toEqual([]);
  });

  it('AsyncAPI 3: valid, with every event, each described', async () => {
    const words = await readWordBook();
    const document = documentOf(new AsyncApiPrinter(), words);
    const diagnostics = await new Parser().validate(JSON.stringify(document));
    expect(diagnostics.filter((each: { severity: number }) => each.severity === 0)).toEqual([]);
    const names = Object.keys(document.components.messages);
    for (const { name } of model.events) expect(names).toContain(name);
    expect(
      Object.values<any>(document.components.messages).filter(({ description }) => description === undefined),
    ).toEqual([]);
    expect(document.components.messages.StasisStart.payload.properties.type.const).toBe('StasisStart');
    expect(document.operations.sendCommand.reply.messages).toEqual([
      { $ref: '#/channels/events/messages/RESTResponse' },
    ]);
    expect(words.missed).toEqual([]);
  }, 60_000);
});
