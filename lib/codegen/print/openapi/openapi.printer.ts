import type { NeutralModel } from '../../model/index.js';
import type { WordBook } from '../../words/index.js';
import { documentFile, type Entry } from '../json-schema/document-file.js';
import { componentSchemas, described, type JsonObject } from '../json-schema/type-schema.js';
import type { PrintedFile, Printer } from '../printer.js';
import { sinceText } from '../since.js';
import { operationObject } from './operation-object.js';

const ABOUT =
  'Commands to an Asterisk: calls, bridges, playbacks, recordings, endpoints. What happens on calls comes as events over a WebSocket, which the AsyncAPI document describes.';

/**
 * Prints an OpenAPI 3.1 document of ARI.
 * @publicApi
 */
export class OpenApiPrinter implements Printer {
  readonly language = 'openapi';

  print(model: NeutralModel, words: WordBook): PrintedFile[] {
    const tags = model.resources.map(({ name, since }) => ({
      name,
      ...described(words.resource(name), sinceText(since)),
    }));
    const document: [Entry, ...Entry[]] = [
      ['openapi', '3.1.0'],
      ['info', { title: 'Asterisk REST Interface', version: model.asterisk, description: ABOUT }],
      ['servers', [{ url: 'http://localhost:8088/ari', description: 'The HTTP server of an Asterisk.' }]],
      ['security', [{ user: [] }]],
      ['tags', tags],
      ['paths', pathsOf(model, words)],
      [
        'components',
        {
          securitySchemes: { user: { type: 'http', scheme: 'basic', description: 'A user of ari.conf.' } },
          schemas: { ...componentSchemas(model, words), Refusal: REFUSAL },
        },
      ],
    ];
    return [documentFile('openapi.json', document, model.asterisk)];
  }
}

const REFUSAL = {
  type: 'object',
  description: 'Why Asterisk refused. A failure inside of Asterisk has `error` instead of `message`.',
  properties: { message: { type: 'string' }, error: { type: 'string' } },
};

function pathsOf(model: NeutralModel, words: WordBook): JsonObject {
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const resource of model.resources) {
    for (const operation of resource.operations) {
      const at = (paths[operation.path] ??= {});
      at[operation.method.toLowerCase()] = operationObject(resource, operation, words);
    }
  }
  return paths;
}
