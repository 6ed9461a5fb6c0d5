import {
  type AriReply,
  type AriRequest,
  type Route,
  badRequest,
  AriRefusal,
  notSimulated,
  ok,
  serverError,
  post,
} from '../../rest/index.js';
import { SoundCodec } from '../../media/index.js';
import { givenVariables, setGivenVariables } from '../given-variables.js';
import type { ResourceContext } from '../resource-context.js';
import { isKnownFormat } from './known-formats.js';

const RINGING_MS = 30_000;

/** The transport that each encapsulation needs. */
const transportOf: Readonly<Record<string, string>> = { rtp: 'udp', audiosocket: 'tcp' };

/** Refuses what Asterisk refuses, in its order. */
function refuseBadOrder({ parameters }: AriRequest, isSection: (name: string) => boolean): void {
  givenVariables(parameters.json('variables'));
  if (parameters.text('app') === '') throw badRequest('app cannot be empty');
  const transport = parameters.text('transport') || 'udp';
  const encapsulation = parameters.text('encapsulation') || 'rtp';
  const connectionType = parameters.text('connection_type') || 'client';
  const host = parameters.text('external_host');
  if (transport === 'websocket' && encapsulation !== 'none') {
    throw badRequest("encapsulation must be 'none' for websocket transport");
  }
  const needed = transportOf[encapsulation];
  if (needed !== undefined && transport !== needed) {
    throw badRequest(`transport must be '${needed}' for ${encapsulation} encapsulation`);
  }
  if (transport !== 'websocket' && connectionType === 'server') {
    throw badRequest("'server' connection_type can only be used with the websocket transport");
  }
  if (host === '' && connectionType === 'client') {
    throw badRequest('external_host is required for all but websocket server connections');
  }
  if (transport === 'websocket' && connectionType === 'client' && !isSection(host)) {
    throw badRequest('external_host must be a valid websocket_client connection id.');
  }
  if (transport !== 'websocket' && !/^.+:\d+$/.test(host)) {
    throw badRequest('external_host must be <host>:<port> for all transports other than websocket');
  }
  if (parameters.text('format') === '') throw badRequest('format cannot be empty');
  if (!['', 'both', 'in', 'out'].includes(parameters.text('direction')))
    throw badRequest('Invalid direction specified');
  if (needed === undefined && transport !== 'websocket') {
    throw new AriRefusal(501, 'Not Implemented', 'The encapsulation and/or transport is not supported');
  }
  if (encapsulation === 'audiosocket' && parameters.text('data') === '') throw badRequest('data can not be empty');
}

/** Everything that goes wrong in the making of the channel has one answer. */
const failed = (): AriRefusal => serverError('An internal error prevented this request from being handled');

/** How the channel is made, and which of its variables the answer shows. */
interface Opening {
  readonly technology: string;
  readonly resource: string;
  /** What events name as dialled; default: the resource. */
  readonly dialstring?: string;
  readonly id: string;
  /** What the application gets as the answer. */
  readonly arguments?: string;
  readonly shown: readonly string[];
}

const RTP_VARIABLES = ['UNICASTRTP_LOCAL_PORT', 'UNICASTRTP_LOCAL_ADDRESS'];
const SOCKET_VARIABLES = ['MEDIA_WEBSOCKET_CONNECTION_ID'];

/** Makes the channel and sets it going; it enters the application by itself. */
function open({ exchange, stasis }: ResourceContext, { parameters }: AriRequest, opening: Opening): AriReply {
  const { technology, resource, dialstring = resource, id: first } = opening;
  if (!isKnownFormat(parameters.text('format')) || exchange.channels.refusesId(first)) throw failed();
  const requested = stasis.outgoing.request(technology, resource, { first, second: '' });
  if (!requested) throw failed();
  const { channel } = requested;
  channel.execute('AppDial2', '(Outgoing Line)', channel);
  channel.outerApplication = ['AppDial2', '(Outgoing Line)'];
  const variables = givenVariables(parameters.json('variables'));
  setGivenVariables(channel, variables);
  const app = parameters.text('app');
  stasis.applications.find(app)?.subscribe(`channel:${channel.id}`);
  const given = variables.map(({ name, value }) => [name, value] as const);
  const local = opening.shown.map((name) => [name, channel.variables.get(name) ?? ''] as const);
  // Only this answer shows them; the events of the channel do not.
  const answer = { ...channel.snapshot(), channelvars: Object.fromEntries([...given, ...local]) };
  const data = opening.arguments === undefined ? app : `${app},${opening.arguments}`;
  stasis.outgoing.originate({ ...requested, dialstring }, RINGING_MS, { application: 'Stasis', data });
  return ok(answer);
}

/** A WebSocket that the program opens, or Asterisk by a section of a file. It speaks plain text where JSON is not asked for. */
function openSocket(context: ResourceContext, request: AriRequest): AriReply {
  const { parameters } = request;
  const host = parameters.text('external_host') || 'INCOMING';
  const options = parameters.text('transport_data');
  const [, query] = /^f\(json\)(?:v\((.+)\))?$/.exec(options) ?? [];
  if (query === undefined && options !== 'f(json)') throw notSimulated('other transport_data than f(json) and v(...)');
  const format = simulatedFormat(parameters.text('format'));
  return open(context, request, {
    technology: 'WebSocket',
    resource: `${host}/c(${format})${query === undefined ? '' : `v(${query})`}`,
    dialstring: `${host}/${options}`,
    id: idOf(context, request),
    shown: SOCKET_VARIABLES,
  });
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A TCP connection to the program, which must stand before the command is answered. */
async function openAudioSocket(context: ResourceContext, request: AriRequest): Promise<AriReply> {
  const { parameters } = request;
  const { audioSockets } = context.exchange;
  const [host, uuid] = [parameters.text('external_host'), parameters.text('data')];
  const format = simulatedFormat(parameters.text('format'));
  const id = idOf(context, request);
  if (!UUID.test(uuid) || !isKnownFormat(format) || !(await audioSockets.connect(host, id))) throw failed();
  try {
    return open(context, request, {
      technology: 'AudioSocket',
      resource: `${host}/${uuid}/c(${format})`,
      dialstring: `${host}/${uuid}`,
      id,
      arguments: uuid,
      shown: [],
    });
  } finally {
    audioSockets.giveUp(id);
  }
}

function idOf({ exchange }: ResourceContext, { parameters }: AriRequest): string {
  return parameters.text('channelId') || exchange.channels.nextId();
}

/** Refuses sound that a real server would carry, and this one cannot. */
function simulatedFormat(format: string): string {
  if (isKnownFormat(format) && SoundCodec.of(format) === undefined) throw notSimulated(`sound in ${format}`);
  return format;
}

/** Sound to and from a program outside: RTP, of which nothing is sent, and the WebSocket that a program opens. */
export function externalMediaRoutes(context: ResourceContext): Route[] {
  return [
    post('channels/externalMedia', (request) => {
      refuseBadOrder(request, (name) => context.exchange.mediaSockets.calls(name));
      const { parameters } = request;
      const [transport, encapsulation] = [parameters.text('transport'), parameters.text('encapsulation')];
      if (transport === 'websocket') return openSocket(context, request);
      if (encapsulation === 'audiosocket') return openAudioSocket(context, request);
      return open(context, request, {
        technology: 'UnicastRTP',
        resource: `${parameters.text('external_host')}/c(${parameters.text('format')})`,
        id: idOf(context, request),
        shown: RTP_VARIABLES,
      });
    }),
  ];
}
