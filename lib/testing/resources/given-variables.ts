import { type SimulatedChannel, writeVariable } from '../channels/index.js';
import { badRequest } from '../rest/index.js';

/** A variable as a request's body gives it. */
export interface GivenVariable {
  readonly name: string;
  readonly value: string;
  /** Whether later events are to carry it. */
  readonly report: boolean;
}

/** Reads a `variables` object: each value is a text, or an object with `value` and `report_events`. */
export function givenVariables(variables: unknown): GivenVariable[] {
  if (typeof variables !== 'object' || variables === null || Array.isArray(variables)) return [];
  return Object.entries(variables)
    .filter(([name]) => name !== '')
    .map(([name, given]) => readVariableEntry(name.trim(), given));
}

/** The same where the body must have it: the bulk operations. */
export function requiredVariables(body: unknown, variables: unknown): GivenVariable[] {
  if (body === undefined || body === null) throw badRequest("The 'variables' field is required");
  if (typeof variables !== 'object' || variables === null || Array.isArray(variables)) {
    throw badRequest("The 'variables' field must be a JSON object");
  }
  return givenVariables(variables);
}

/** Gives them to a new channel. */
export function setGivenVariables(channel: SimulatedChannel, variables: readonly GivenVariable[]): void {
  for (const { name, value, report } of variables) {
    // A function that is not simulated is kept as if it were a variable.
    if (!writeVariable(channel, name, value)) channel.setVariable(name, value);
    if (report) channel.reported.add(name);
  }
}

function readVariableEntry(name: string, given: unknown): GivenVariable {
  if (typeof given === 'string') return { name, value: given, report: false };
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw badRequest(
      "Each value in 'variables' must be a string or an object with 'value' and optional 'report_events'",
    );
  }
  const { value, report_events: report = false } = given as { value?: unknown; report_events?: unknown };
  if (typeof value !== 'string') throw badRequest("Each object value in 'variables' must include string field 'value'");
  if (typeof report !== 'boolean') throw badRequest("Field 'report_events' in 'variables' entries must be boolean");
  return { name, value, report };
}
