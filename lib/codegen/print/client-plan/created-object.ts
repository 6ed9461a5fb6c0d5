import { shapeOf, type NeutralModel, type Operation } from '../../model/index.js';

/** What an operation creates, and the parameter by which its id is chosen. */
export interface CreatedObject {
  readonly kind: string;
  readonly parameter: string;
}

const ID_PARAMETERS: readonly string[] = ['channelId', 'bridgeId', 'playbackId', 'snoopId', 'name'];

/** What an operation creates under an id that the caller may choose; undefined where it creates nothing of the kind. */
export function createdBy(operation: Operation, model: NeutralModel): CreatedObject | undefined {
  const { of, many } = shapeOf(operation.result);
  if (operation.method !== 'POST' || many !== undefined) return undefined;
  const object = model.objects.find(({ name }) => name === of);
  // The name of a bridge is no id of it: only what names an object may choose one.
  const parameter = operation.query.find(({ name }) => {
    if (!ID_PARAMETERS.includes(name)) return false;
    return name !== 'name' || object?.identity[0] === 'name';
  });
  return object === undefined || parameter === undefined ? undefined : { kind: of, parameter: parameter.name };
}
