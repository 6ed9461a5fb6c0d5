import type { Body, ChoiceType, Field, Operation, Parameter, RecordType } from './neutral-model.types.js';

/** A place where the API description is wrong or says too little, and what is true there. */
export interface Correction<T> {
  /** `channels.move` for an operation, `channels.move.app` for a parameter, `Channel.channelvars` for a field. */
  readonly at: string;
  readonly because: string;
  readonly set: Partial<T>;
}

export const OPERATION_CORRECTIONS: readonly Correction<Operation>[] = [
  {
    at: 'channels.rtpstatistics',
    because: 'two words run together',
    set: { name: 'rtpStatistics', nickname: 'rtpstatistics' },
  },
];

const TRANSFER_STATES = ['channel_progress', 'channel_answered', 'channel_unavailable', 'channel_declined'];

export const PARAMETER_CORRECTIONS: readonly Correction<Parameter>[] = [
  {
    at: 'channels.externalMedia.direction',
    because: 'the description knows both ways only; the server takes one way as well',
    set: { oneOf: ['both', 'in', 'out'] },
  },
  {
    at: 'channels.transferProgress.states',
    because: 'the values are missing; the server refuses all others',
    set: { oneOf: TRANSFER_STATES },
  },
  {
    at: 'channels.sendDTMF.dtmf',
    because: 'described as optional; the server answers 400 without it',
    set: { required: true },
  },
];

const VARIABLES = { type: 'VariableValue{}' };
const PLAIN_VARIABLES = { type: 'text{}' };
const BODY_UNTYPED = 'the description gives bodies no type';

export const BODY_CORRECTIONS: readonly Correction<Body>[] = [
  {
    at: 'applications.filter.filter',
    because: 'the body is the filter itself, not an object that holds it',
    set: { form: 'bare', type: 'EventFilter' },
  },
  {
    at: 'asterisk.updateObject.fields',
    because: `${BODY_UNTYPED}; and 22.10 crashes where a field lacks one of its texts`,
    set: { type: 'ConfigTuple[]', itemTexts: ['attribute', 'value'] },
  },
  {
    at: 'bridges.create.variables',
    because: '22.10 takes the whole body for the variables here, and refuses the wrapped form that createWithId wants',
    set: { ...VARIABLES, form: 'bare' },
  },
  { at: 'bridges.createWithId.variables', because: BODY_UNTYPED, set: { ...VARIABLES } },
  { at: 'bridges.setBridgeVars.variables', because: BODY_UNTYPED, set: VARIABLES },
  { at: 'channels.originate.variables', because: BODY_UNTYPED, set: VARIABLES },
  { at: 'channels.originateWithId.variables', because: BODY_UNTYPED, set: VARIABLES },
  { at: 'channels.create.variables', because: BODY_UNTYPED, set: VARIABLES },
  { at: 'channels.externalMedia.variables', because: BODY_UNTYPED, set: VARIABLES },
  { at: 'channels.setChannelVars.variables', because: BODY_UNTYPED, set: VARIABLES },
  { at: 'endpoints.sendMessage.variables', because: BODY_UNTYPED, set: PLAIN_VARIABLES },
  { at: 'endpoints.sendMessageToEndpoint.variables', because: BODY_UNTYPED, set: PLAIN_VARIABLES },
  { at: 'endpoints.refer.variables', because: BODY_UNTYPED, set: PLAIN_VARIABLES },
  { at: 'endpoints.referToEndpoint.variables', because: BODY_UNTYPED, set: PLAIN_VARIABLES },
];

const MAP_UNTYPED = 'described as any object; it maps names to strings';

export const FIELD_CORRECTIONS: readonly Correction<Field>[] = [
  { at: 'Variables.variables', because: MAP_UNTYPED, set: { type: 'text{}' } },
  { at: 'TextMessage.variables', because: MAP_UNTYPED, set: { type: 'text{}' } },
  { at: 'Channel.channelvars', because: MAP_UNTYPED, set: { type: 'text{}' } },
  { at: 'Bridge.bridgevars', because: MAP_UNTYPED, set: { type: 'text{}' } },
  {
    at: 'Playback.state',
    because: 'a paused playback says so; the description does not list it',
    set: { oneOf: ['queued', 'playing', 'paused', 'continuing', 'done', 'failed'] },
  },
  { at: 'Application.events_allowed', because: 'elements untyped', set: { type: 'EventTypeName[]' } },
  { at: 'Application.events_disallowed', because: 'elements untyped', set: { type: 'EventTypeName[]' } },
];

/** Records that the description speaks of without declaring them. */
export const ADDED_RECORDS: readonly RecordType[] = [
  { name: 'EventTypeName', resource: 'applications', fields: [{ name: 'type', type: 'text', required: true }] },
  {
    name: 'EventFilter',
    resource: 'applications',
    fields: [
      { name: 'allowed', type: 'EventTypeName[]' },
      { name: 'disallowed', type: 'EventTypeName[]' },
    ],
  },
  {
    name: 'VariableSetting',
    resource: 'asterisk',
    fields: [
      { name: 'value', type: 'text', required: true },
      { name: 'report_events', type: 'flag' },
    ],
  },
];

/** What one variable may be set to: its text alone, or its text with how to treat it. */
export const ADDED_CHOICES: readonly ChoiceType[] = [
  { name: 'VariableValue', resource: 'asterisk', either: ['text', 'VariableSetting'] },
];

/** Models that nothing refers to and that have no fields. */
export const DROPPED_MODELS: readonly string[] = ['Dialed'];

/** Events that are answers of the transport. */
export const TRANSPORT_EVENTS: readonly string[] = ['RESTResponse'];
