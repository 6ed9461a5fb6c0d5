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
function refuseBadOrder({ parameters }: AriRequest): void {
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
  if (transport === 'websocket' && connectionType === 'client') {
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
  readonly host: string;
  readonly shown: readonly string[];
}

const RTP_VARIABLES = ['UNICASTRTP_LOCAL_PORT', 'UNICASTRTP_LOCAL_ADDRESS'];
const SOCKET_VARIABLES = ['MEDIA_WEBSOCKET_CONNECTION_ID'];

/** Makes the channel and sets it going; it enters the application by itself. */
function open({ exchange, stasis }: ResourceContext, { parameters }: AriRequest, opening: Opening): AriReply {
  const format = parameters.text('format');
  const first = parameters.text('channelId') || exchange.channels.nextId();
  if (!isKnownFormat(format) || exchange.channels.refusesId(first)) throw failed();
  const dialstring = `${opening.host}/c(${format})`;
  const requested = stasis.outgoing.request(opening.technology, dialstring, { first, second: '' });
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
  stasis.outgoing.originate(requested, RINGING_MS, { application: 'Stasis', data: app });
  return ok(answer);
}

/** A WebSocket that the program opens. Asterisk sets the other way by a file, and speaks plain text where JSON is not asked for. */
function openSocket(context: ResourceContext, request: AriRequest): AriReply {
  const { parameters } = request;
  const host = parameters.text('external_host') || 'INCOMING';
  if (host !== 'INCOMING') throw failed();
  if (parameters.text('transport_data') !== 'f(json)') throw notSimulated('other transport_data than f(json)');
  const format = parameters.text('format');
  if (isKnownFormat(format) && !isSimulatedSound(format)) throw notSimulated(`sound in ${format}`);
  return open(context, request, { technology: 'WebSocket', host, shown: SOCKET_VARIABLES });
}

/** Sound to and from a program outside: RTP, of which nothing is sent, and the WebSocket that a program opens. */
export function externalMediaRoutes(context: ResourceContext): Route[] {
  return [
    post('channels/externalMedia', (request) => {
      refuseBadOrder(request);
      const { parameters } = request;
      const [transport, encapsulation] = [parameters.text('transport'), parameters.text('encapsulation')];
      if (transport === 'websocket') return openSocket(context, request);
      if (encapsulation === 'audiosocket') throw notSimulated('external media over AudioSocket');
      const host = parameters.text('external_host');
      return open(context, request, { technology: 'UnicastRTP', host, shown: RTP_VARIABLES });
    }),
  ];
}

function isSimulatedSound(format: string): boolean {
  return SoundCodec.of(format) !== undefined;
}
