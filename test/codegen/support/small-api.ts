import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder.js';

/** The files of an API description by name; a test changes a copy before it is read. */
export type DescriptionFiles = Record<string, any>;

/** An API with a little of everything: a list, an enum, a body, an upgrade, a status as text, an event with a record. */
export function smallApi(): DescriptionFiles {
  return {
    resources: { apis: [{ path: '/api-docs/channels.{format}' }, { path: '/api-docs/events.{format}' }] },
    channels: { since: ['12.0.0'], apis: channelPaths(), models: channelModels() },
    events: { since: ['12.0.0'], apis: eventPaths(), models: eventModels() },
  };
}

function channelPaths(): object[] {
  const id = { name: 'channelId', paramType: 'path', required: true, allowMultiple: false, dataType: 'string' };
  return [
    {
      path: '/channels',
      operations: [{ httpMethod: 'GET', nickname: 'list', responseClass: 'List[Channel]', since: ['12.0.0'] }],
    },
    {
      path: '/channels/{channelId}/play_twice',
      operations: [
        {
          httpMethod: 'POST',
          nickname: 'play_twice',
          responseClass: 'void',
          since: ['22.6.0', '9.1.0'],
          parameters: [
            id,
            { name: 'media', paramType: 'query', required: true, allowMultiple: true, dataType: 'string' },
            {
              name: 'skipms',
              paramType: 'query',
              dataType: 'int',
              defaultValue: 3000,
              allowableValues: { valueType: 'RANGE', min: 0 },
            },
            {
              name: 'direction',
              paramType: 'query',
              dataType: 'string',
              allowableValues: { valueType: 'LIST', values: ['in', 'out'] },
            },
            { name: 'settings', paramType: 'body', dataType: 'containers' },
          ],
          errorResponses: [{ code: 409 }, { code: '404' }],
        },
      ],
    },
  ];
}

function channelModels(): object {
  return {
    Channel: {
      id: 'Channel',
      properties: {
        id: { type: 'string', required: true },
        priority: { type: 'long' },
        creationtime: { type: 'Date', required: true },
      },
    },
  };
}

function eventPaths(): object[] {
  return [
    {
      path: '/events',
      operations: [
        {
          httpMethod: 'GET',
          nickname: 'eventWebsocket',
          responseClass: 'Message',
          upgrade: 'websocket',
          parameters: [],
        },
      ],
    },
  ];
}

function eventModels(): object {
  return {
    Message: { id: 'Message', subTypes: ['Event'], properties: { type: { type: 'string', required: true } } },
    Event: { id: 'Event', subTypes: ['Handover'], properties: { application: { type: 'string', required: true } } },
    Handover: { id: 'Handover', properties: { legs: { type: 'Legs', required: true } } },
    Legs: { id: 'Legs', properties: { first: { type: 'Channel', required: true }, others: { type: 'List[Channel]' } } },
  };
}

/** Writes the files into a folder of their own and returns it. */
export async function writeDescription(files: DescriptionFiles): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, `${name}.json`), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}
