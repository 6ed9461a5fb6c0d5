import {
  EXCEPTION_FILTERS_METADATA,
  GUARDS_METADATA,
  INTERCEPTORS_METADATA,
  PIPES_METADATA,
} from '@nestjs/common/internal';
import { AriConfigurationException } from '../../client/index.js';
import { DEFAULT_CONNECTION } from '../tokens/index.js';
import { CHANNEL_ORIGINS } from './channel-origin.js';
import type { DiscoveredHandler, HandlerHost } from '../discovery/index.js';
import { eventFields } from './event-fields.js';
import { RESYNC } from './handler-hearing.js';
import { type HandlerParameter, controllerRequest, handlerParameters, parameterField } from '../metadata/index.js';

/** Events that can be matched by the origin of their channel. */
const WITH_ORIGIN = ['StasisStart', 'StasisEnd'];

const ENHANCERS = [GUARDS_METADATA, INTERCEPTORS_METADATA, PIPES_METADATA, EXCEPTION_FILTERS_METADATA];

/** The guards, interceptors, pipes and filters bound to a method and its class, as they were given. */
export function boundEnhancers(host: HandlerHost, method: string): unknown[] {
  return [host.type, host.prototype[method] as object].flatMap((holder) =>
    ENHANCERS.flatMap((key) => (Reflect.getMetadata(key, holder) ?? []) as unknown[]),
  );
}

/**
 * Finds mistakes that the compiler did not see, before the first call comes.
 *
 * @throws {AriConfigurationException} naming the handler and what is wrong with it.
 */
export function checkHandler(handler: DiscoveredHandler, connection: string): void {
  const refuse = (expected: string): never => {
    throw new AriConfigurationException(connection, handler.name, expected);
  };
  const parameters = handlerParameters(handler.host.type, handler.method);
  checkPerCall(handler, refuse);
  checkMatch(handler, refuse);
  checkParameters(handler, parameters, refuse);
  checkEnhancers(handler, parameters, refuse);
}

type Refuse = (expected: string) => never;

function checkPerCall({ host, perCall, claims, connection }: DiscoveredHandler, refuse: Refuse): void {
  if (perCall !== true) return;
  if (claims === true)
    refuse('is in a perCall controller, which has no instance before a call is claimed: move it out');
  const own = controllerRequest(host.type).connection ?? DEFAULT_CONNECTION;
  if ((connection ?? DEFAULT_CONNECTION) !== own) refuse(`hears "${connection}", and its calls are those of "${own}"`);
}

function checkMatch({ event, match }: DiscoveredHandler, refuse: Refuse): void {
  const fields = eventFields(event);
  for (const [field, wanted] of Object.entries(match)) {
    if (field === 'atStart' && event === RESYNC) continue;
    if (field === 'origin' && WITH_ORIGIN.includes(event)) checkOrigin(wanted, refuse);
    else if (fields !== undefined && !fields.includes(field)) {
      refuse(`matches "${field}", which is no field of ${event}; it has ${fields.join(', ')}`);
    }
  }
}

function checkOrigin(wanted: unknown, refuse: Refuse): void {
  const known: readonly unknown[] = [...CHANNEL_ORIGINS, 'any'];
  const unknown = [wanted].flat().find((origin) => !known.includes(origin));
  if (unknown !== undefined) refuse(`matches the origin ${JSON.stringify(unknown)}; there are ${known.join(', ')}`);
}

function checkParameters({ event }: DiscoveredHandler, parameters: readonly HandlerParameter[], refuse: Refuse): void {
  const fields = eventFields(event);
  if (fields === undefined) return;
  for (const parameter of parameters) {
    const field = parameterField(parameter);
    if (field === undefined || fields.includes(field)) continue;
    refuse(`takes "${field}" as argument ${parameter.index + 1}, which is no field of ${event}: ${fields.join(', ')}`);
  }
}

/** Nest makes enhancers given by class for hosts given by class. For others it would leave out even a guard. */
function checkEnhancers(
  { host, method }: DiscoveredHandler,
  parameters: readonly HandlerParameter[],
  refuse: Refuse,
): void {
  for (const enhancer of [...boundEnhancers(host, method), ...parameters.flatMap(({ pipes }) => pipes)]) {
    if (typeof enhancer !== 'function' || host.wrapper.host?.injectables.has(enhancer) === true) continue;
    refuse(
      `uses ${enhancer.name} by its class, which Nest makes only where ${host.type.name} itself is listed as provider ` +
        `or controller; use an instance (new ${enhancer.name}()), or list the class`,
    );
  }
}
