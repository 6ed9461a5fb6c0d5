import { badRequest, AriRefusal, notSimulated } from '../../rest/ari-reply.js';
import type { AriRequest } from '../../rest/ari-request.js';
import { post, type Route } from '../../rest/route.js';
import { givenVariables } from '../given-variables.js';

/** The transport that each encapsulation needs. */
const transportOf: Readonly<Record<string, string>> = { rtp: 'udp', audiosocket: 'tcp' };

/** Refuses what Asterisk refuses, in its order; an order that passes is answered 501, there is no media here. */
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

/** Sound to and from a program outside. */
export function externalMediaRoutes(): Route[] {
  return [
    post('channels/externalMedia', (request) => {
      refuseBadOrder(request);
      throw notSimulated('external media (it has no sound to send)');
    }),
  ];
}
