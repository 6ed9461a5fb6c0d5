import { describe, expect, it } from 'vitest';
import { AriUnexpectedAnswerException, type Ari } from 'nestjs-ari/client';
import { answer as answered, StubCommands } from '../command-socket/support/stub-commands.js';
import { connectedWay, stubAccount, WEBSOCKET_WAYS } from '../command-socket/support/ways.js';
import { serverFor } from '../server/support/server-of-a-test.js';
import { StubAsterisk } from '../server/support/stub-asterisk.js';
import { clientFor, failureOf, stubFor } from '../support/clients-of-a-test.js';
import { eventually } from '../support/eventually.js';
import { RecordingLogger } from '../support/recording-logger.js';

const JSON_TYPE = 'application/json';
const PAGE = '<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in</body></html>';

interface Body {
  readonly type?: string;
  readonly text: string;
}

const BODIES: Readonly<Record<string, Body>> = {
  'a login page': { type: 'text/html', text: PAGE },
  'a page that calls itself JSON': { type: JSON_TYPE, text: PAGE },
  'a page without a type': { text: PAGE },
  'a page of XHTML': { type: 'application/xhtml+xml; charset=utf-8', text: PAGE },
  'a list that is cut off': { type: JSON_TYPE, text: '[{"id":"1"' },
  'an object that is cut off': { type: JSON_TYPE, text: '{"id":"1","name":"PJS' },
  'plain text': { type: 'text/plain', text: 'OK' },
  nothing: { type: JSON_TYPE, text: '' },
  'an empty object': { type: JSON_TYPE, text: '{}' },
  'an object of another kind': { type: JSON_TYPE, text: '{"error":"backend is away"}' },
  'an empty list': { type: JSON_TYPE, text: '[]' },
  'a list of strings': { type: JSON_TYPE, text: '["1","2"]' },
  'a list with one object that has no id': { type: JSON_TYPE, text: '[{"id":"1","name":"a"},{"status":"ok"}]' },
  null: { type: JSON_TYPE, text: 'null' },
  'a number': { type: JSON_TYPE, text: '7' },
  'a string': { type: JSON_TYPE, text: '"ok"' },
  true: { type: JSON_TYPE, text: 'true' },
};

type Command = (ari: Ari) => PromiseLike<unknown>;

/** One operation of each form, and the bodies above that it may take. */
const OPERATIONS: Readonly<Record<string, { readonly command: Command; readonly takes: readonly string[] }>> = {
  'channels.list': { command: (ari) => ari.channels.list(), takes: ['an empty list'] },
  'channels.get': { command: (ari) => ari.channels.get('1'), takes: [] },
  'endpoints.list': { command: (ari) => ari.endpoints.list(), takes: ['an empty list'] },
  'deviceStates.get': { command: (ari) => ari.deviceStates.get('Stasis:x'), takes: [] },
  'channels.originate': { command: (ari) => ari.originate('PJSIP/a', { extension: '1' }), takes: [] },
  'bridges.create': { command: (ari) => ari.bridges.create(), takes: [] },
  'asterisk.listModules': {
    command: (ari) => ari.asterisk.listModules(),
    takes: ['an empty list', 'a list of strings', 'a list with one object that has no id'],
  },
  'asterisk.ping': {
    command: (ari) => ari.asterisk.ping(),
    takes: ['an empty object', 'an object of another kind'],
  },
  'channels.hangup': {
    command: (ari) => ari.channels.hangup('1'),
    takes: Object.keys(BODIES).filter((name) => !/page|cut|plain|a string/.test(name)),
  },
};

const CASES = Object.entries(OPERATIONS).flatMap(([operation, { command, takes }]) =>
  Object.entries(BODIES).map(([name, body]) => ({ operation, command, name, body, taken: takes.includes(name) })),
);

function matches({ operation, command, body, taken }: (typeof CASES)[number]) {
  return async (ari: Ari): Promise<void> => {
    if (taken) {
      await command(ari);
      return;
    }
    const error = await failureOf(command(ari));
    expect(error).toBeInstanceOf(AriUnexpectedAnswerException);
    const received = /^[[{"]|^\d|^null|^true/.test(body.text) ? expect.any(String) : body.text;
    expect(error).toMatchObject({ code: 'ARI_UNEXPECTED_ANSWER', status: 200, received, sent: 'unknown' });
    expect(error.message).toContain(operation);
  };
}

describe.each(CASES)('$operation answered over HTTP with $name', (each) => {
  it(each.taken ? 'is done' : 'is an unexpected answer', async () => {
    const { type, text } = each.body;
    const stub = await stubFor((_request, response) => {
      response.writeHead(200, type === undefined ? {} : { 'content-type': type }).end(text);
    });
    await matches(each)(clientFor(stub.url));
  });
});

/** As Asterisk sends it over a WebSocket: the body is a string in the frame. */
function frame(id: string, { type, text }: Body): string {
  const body = text === '' ? {} : { content_type: type, message_body: text };
  return JSON.stringify({ type: 'RESTResponse', request_id: id, status_code: 200, ...body });
}

describe.each(WEBSOCKET_WAYS)('$name', (way) => {
  it.each(CASES)('$operation answered with $name', async (each) => {
    const { stub, account } = await stubAccount();
    let connected = false;
    const commands = new StubCommands(stub, (command, socket) => {
      // What the client asks for itself after its connect is none of this test.
      if (connected) socket.send(frame(command.request_id, each.body));
      else answered(command, socket, 200, command.uri.startsWith('applications/') ? { name: 'x' } : []);
    });
    const client = await connectedWay(way, account);
    await eventually(() => expect(client.state.inFlight).toBe(0));
    connected = true;
    await matches(each)(client);
    expect(commands.received).not.toEqual([]);
  });
});

// One socket for all bodies of an operation: each takes a second to close.
describe("over Asterisk's own socket", () => {
  it.each(Object.keys(OPERATIONS))('%s is answered with each of them', async (operation) => {
    const server = serverFor({ port: 0, logger: new RecordingLogger() });
    await server.listen();
    const stub = await StubAsterisk.call(server);
    stub.registers('wire');
    await server.connect();
    await eventually(() => expect(server.state.inFlight).toBe(0));
    for (const each of CASES.filter((one) => one.operation === operation)) {
      stub.answer = ({ request_id }) => stub.socket.send(frame(request_id, each.body));
      await matches(each)(server);
    }
  });
});

describe('a file', () => {
  it.each([
    ['whole', (ari: Ari) => ari.recordings.getStoredFile('a')],
    [
      'as a stream',
      async (ari: Ari) => {
        const [stored] = await ari.recordings.listStored();
        return stored?.stream();
      },
    ],
  ])('that is a login page is refused, %s', async (_how, download) => {
    const stub = await stubFor((request, response) => {
      if (request.path.endsWith('/stored')) {
        response.writeHead(200, { 'content-type': JSON_TYPE }).end('[{"name":"a","format":"wav"}]');
      } else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
    });
    const error = await failureOf(download(clientFor(stub.url)));
    expect(error).toMatchObject({ code: 'ARI_UNEXPECTED_ANSWER', contentType: 'text/html; charset=utf-8' });
  });
});

describe('client.request', () => {
  it.each(['a login page', 'a page of XHTML', 'a list that is cut off', 'a page that calls itself JSON'])(
    'refuses %s',
    async (name) => {
      const { type, text } = BODIES[name] as Body;
      const stub = await stubFor((_request, response) => {
        response.writeHead(200, { 'content-type': type }).end(text);
      });
      const error = await failureOf(clientFor(stub.url).request({ method: 'GET', path: 'new/operation' }));
      expect(error).toMatchObject({ code: 'ARI_UNEXPECTED_ANSWER', received: text });
    },
  );
});

it('keeps the first 200 characters of what came', async () => {
  const stub = await stubFor((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<p>${'x'.repeat(5_000)}`);
  });
  const error = (await failureOf(clientFor(stub.url).channels.list())) as AriUnexpectedAnswerException;
  expect(error.received).toBe(`<p>${'x'.repeat(197)}`);
});
