import type { AnsweredBy } from '../../calls/index.js';
import type { SimulatedChannel } from '../../channels/index.js';
import {
  type AriReply,
  type AriRequest,
  type Route,
  type RouteHandler,
  allocationFailed,
  badRequest,
  conflict,
  ok,
  post,
} from '../../rest/index.js';
import type { RequestedChannel } from '../../stasis/index.js';
import { givenVariables, setGivenVariables } from '../given-variables.js';
import type { ResourceContext } from '../resource-context.js';
import { parseCallerId } from './caller-id.js';
import { labelledPriority } from './channel-moves.js';
import { isKnownFormat } from './known-formats.js';
import { LONGEST_KEPT_ID } from './longest-kept-id.js';

const longestId = 149;
/** Asterisk cuts off without a word what is longer. */
const longestName = 79;
const usualTimeoutMs = 30_000;

interface DialledEndpoint {
  readonly technology: string;
  readonly resource: string;
}

function dialledEndpoint(request: AriRequest): DialledEndpoint {
  const endpoint = request.parameters.text('endpoint');
  const slash = endpoint.indexOf('/');
  if (slash <= 0 || slash === endpoint.length - 1) throw badRequest('Invalid endpoint specified');
  return { technology: endpoint.slice(0, slash), resource: endpoint.slice(slash + 1) };
}

function refuseMissingEndpoint({ parameters }: AriRequest): void {
  if (parameters.text('endpoint') === '') throw badRequest('Endpoint must be specified');
}

function refuseTwoFormatSources({ parameters }: AriRequest): void {
  if (parameters.text('originator') && parameters.text('formats')) {
    throw badRequest("Originator and formats can't both be specified");
  }
}

function refuseUnknownFormats({ parameters }: AriRequest): void {
  for (const format of parameters.text('formats').split(',')) {
    const name = format.trim();
    if (name !== '' && !isKnownFormat(name)) throw badRequest(`Provided format (${name}) was not found`);
  }
}

/** Asks for the channel; a taken id is a conflict, an endpoint that cannot be used is nothing. */
function requestChannel(
  context: ResourceContext,
  request: AriRequest,
  endpoint: DialledEndpoint,
): RequestedChannel | undefined {
  const { channels } = context.exchange;
  const { parameters } = request;
  // `originate` has refused longer ones before, `create` cuts them.
  const chosen = (request.pathValues.channelId || parameters.text('channelId')).slice(0, LONGEST_KEPT_ID);
  const chosenOther = parameters.text('otherChannelId').slice(0, LONGEST_KEPT_ID);
  const meets = chosen !== '' && chosenOther !== '' && chosen.toLowerCase().startsWith(chosenOther.toLowerCase());
  if ((chosen && channels.refusesId(chosen)) || (chosenOther && channels.refusesId(chosenOther)) || meets) {
    throw conflict('Channel with given unique ID already exists');
  }
  const first = chosen || channels.nextId();
  const second = chosenOther || (chosen ? `${chosen};2` : channels.nextId());
  return context.stasis.outgoing.request(endpoint.technology, endpoint.resource, { first, second });
}

function answeredBy(context: ResourceContext, { parameters }: AriRequest): AnsweredBy {
  const app = parameters.text('app');
  const args = parameters.text('appArgs');
  if (app) return { application: 'Stasis', data: args ? `${app},${args}` : app };
  const exten = parameters.text('extension').slice(0, longestName);
  if (!exten) throw badRequest('Application or extension must be specified');
  const place = { context: parameters.text('context').slice(0, longestName) || 'default', exten };
  const label = parameters.text('label');
  if (label) return { place: { ...place, priority: labelledPriority(context, place, label) } };
  return { place: { ...place, priority: parameters.integer('priority') || 1 } };
}

/** Calls that an application starts: `originate` at once, `create` for a later `dial`. */
export function channelOriginationRoutes(context: ResourceContext): Route[] {
  const { exchange, stasis } = context;

  const originate: RouteHandler = (request): AriReply => {
    const { parameters } = request;
    const variables = givenVariables(parameters.json('variables'));
    const ids = [request.pathValues.channelId ?? parameters.text('channelId'), parameters.text('otherChannelId')];
    if (ids.some((id) => id.length > longestId)) throw badRequest(`Uniqueid length exceeds maximum of ${longestId}`);
    refuseMissingEndpoint(request);
    refuseTwoFormatSources(request);
    const endpoint = dialledEndpoint(request);
    const answered = answeredBy(context, request);
    const originator = parameters.text('originator');
    if (originator && !exchange.channels.find(originator))
      throw badRequest('Provided originator channel was not found');
    refuseUnknownFormats(request);
    const requested = requestChannel(context, request, endpoint);
    if (!requested) return allocationFailed;
    const { channel } = requested;
    channel.execute('AppDial2', '(Outgoing Line)', channel);
    channel.outerApplication = ['AppDial2', '(Outgoing Line)'];
    const caller = parseCallerId(parameters.text('callerId'));
    if (caller) {
      channel.setCaller(caller);
      channel.setConnected(caller);
    }
    setGivenVariables(channel, variables);
    watchBothHalves(context, parameters.text('app'), channel);
    const timeout = parameters.integer('timeout', 30);
    const timeoutMs = timeout > 0 ? timeout * 1000 : timeout === -1 ? undefined : usualTimeoutMs;
    const snapshot = channel.snapshot();
    stasis.outgoing.originate(requested, timeoutMs, answered);
    return ok(snapshot);
  };

  const create: RouteHandler = (request): AriReply => {
    const { parameters } = request;
    const variables = givenVariables(parameters.json('variables'));
    refuseTwoFormatSources(request);
    refuseMissingEndpoint(request);
    const endpoint = dialledEndpoint(request);
    refuseUnknownFormats(request);
    const requested = requestChannel(context, request, endpoint);
    if (!requested) return allocationFailed;
    const { channel } = requested;
    const app = parameters.text('app');
    const args = parameters.text('appArgs');
    stasis.applications.find(app)?.subscribe(`channel:${channel.id}`);
    setGivenVariables(channel, variables);
    const snapshot = channel.snapshot();
    stasis.outgoing.create(requested, args ? `${app},${args}` : app);
    return ok(snapshot);
  };

  return [post('channels', originate), post('channels/create', create), post('channels/{channelId}', originate)];
}

/** An application hears of both halves of a Local call that it originated, as long as they live. */
function watchBothHalves(context: ResourceContext, app: string, channel: SimulatedChannel): void {
  const application = context.stasis.applications.find(app);
  application?.subscribe(`channel:${channel.id}`);
  if (channel.otherHalf) application?.subscribe(`channel:${channel.otherHalf.id}`);
}
