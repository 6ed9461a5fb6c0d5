import type { IdentifiedObject, NeutralModel, Operation, Resource } from '../../model/index.js';

/**
 * Operations that the domain object does not get from the generator: those that create something and are not asked of
 * an object that is there, and those whose method is written by hand because it returns a pending object or does more
 * than one request.
 */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  Channel: ['originateWithId', 'hangup', 'play', 'playWithId', 'record', 'dial', 'snoopChannel', 'snoopChannelWithId'],
  Bridge: ['createWithId', 'play', 'playWithId', 'record'],
  StoredRecording: ['getStoredFile'],
};

/** Names of methods that would say again what the object is. */
const RENAMED: Readonly<Record<string, string>> = {
  get: 'refresh',
  getLive: 'refresh',
  getStored: 'refresh',
  deleteStored: 'delete',
  copyStored: 'copy',
  sendMessageToEndpoint: 'sendMessage',
  referToEndpoint: 'refer',
};

/** An operation as a method of the object that it acts on. */
export interface ObjectOperation {
  readonly method: string;
  readonly resource: Resource;
  readonly operation: Operation;
}

/** The operations on one object that its base class offers. */
export function objectOperations(object: IdentifiedObject, model: NeutralModel): ObjectOperation[] {
  const resource = model.resources.find((each) => each.name === object.resource);
  if (resource === undefined) return [];
  return resource.operations
    .filter(({ path }) => path === object.path || path.startsWith(`${object.path}/`))
    .filter(({ name }) => !(Object.hasOwn(LEFT_OUT, object.name) && LEFT_OUT[object.name]?.includes(name) === true))
    .map((operation) => ({
      method: (Object.hasOwn(RENAMED, operation.name) ? RENAMED[operation.name] : undefined) ?? operation.name,
      resource,
      operation,
    }));
}
