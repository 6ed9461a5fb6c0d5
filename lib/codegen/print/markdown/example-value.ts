import { shapeOf, type Body, type Parameter } from '../../model/index.js';

/** What is given in examples, by the name of the parameter; others by their type. */
const BY_NAME: Readonly<Record<string, string>> = {
  app: 'hello',
  application: 'hello',
  channel: '1702.1',
  configuration: 'NOTICE,WARNING',
  deviceState: 'INUSE',
  direction: 'both',
  dtmf: '12#',
  endpoint: 'PJSIP/alice',
  eventSource: 'bridge:lobby',
  format: 'wav',
  from: 'pjsip:alice',
  media: 'sound:hello-world',
  name: 'message-1',
  to: 'pjsip:bob',
  variable: 'LANGUAGE',
};

/** A value for an example: something that could stand there. */
export function exampleValue(parameter: Parameter | Body): unknown {
  const { name, type } = parameter;
  if ('form' in parameter) return {};
  const { of } = shapeOf(type);
  const value = parameter.oneOf?.find((each) => /^[\w .:/-]+$/.test(each));
  if (value !== undefined) return value;
  if (of === 'whole' || of === 'decimal') return Math.max(1, parameter.minimum ?? 1);
  if (of === 'flag') return true;
  return Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : `a ${name}`;
}
