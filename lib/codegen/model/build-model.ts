import type { ApiDescription } from '../api-description/index.js';
import { buildResource } from './build-operations.js';
import { buildTypes } from './build-types.js';
import { checkedModel } from './checked-model.js';
import {
  ADDED_CHOICES,
  ADDED_RECORDS,
  BODY_CORRECTIONS,
  FIELD_CORRECTIONS,
  OPERATION_CORRECTIONS,
  PARAMETER_CORRECTIONS,
} from './corrections.js';
import { Corrector } from './corrector.js';
import type { NeutralModel } from './neutral-model.types.js';

/**
 * A model, and the corrections that had nothing to correct in this version of the API.
 * @publicApi
 */
export interface BuiltModel {
  readonly model: NeutralModel;
  readonly unusedCorrections: readonly string[];
}

/**
 * Builds the neutral model of an API description.
 * @param asterisk - the version that serves the API; a Debian suffix is cut off.
 * @throws {ModelError} a type is unknown, two operations share a name, a path does not agree with its parameters.
 * @publicApi
 */
export function buildModel(description: ApiDescription, asterisk: string): BuiltModel {
  const corrector = new Corrector();
  corrector.expect(OPERATION_CORRECTIONS);
  corrector.expect(PARAMETER_CORRECTIONS);
  corrector.expect(BODY_CORRECTIONS);
  corrector.expect(FIELD_CORRECTIONS);
  const resources = byName(description.resources).map((resource) => buildResource(resource, corrector));
  const types = buildTypes(description, corrector);
  const model: NeutralModel = {
    format: 1,
    asterisk: /^\d+(\.\d+)+/.exec(asterisk)?.[0] ?? asterisk,
    resources,
    objects: byName(types.objects),
    records: byName([...types.records, ...ADDED_RECORDS]),
    choices: byName(ADDED_CHOICES),
    eventFields: types.eventFields,
    events: byName(types.events),
  };
  return { model: checkedModel(withoutGaps(model)), unusedCorrections: corrector.unused() };
}

/** A member that is undefined is none in JSON either. */
function withoutGaps(model: NeutralModel): unknown {
  return JSON.parse(JSON.stringify(model));
}

/** Asterisk's own order says nothing and changes; a fixed one keeps differences small. */
function byName<T extends { readonly name: string }>(elements: readonly T[]): T[] {
  return [...elements].sort((a, b) => (a.name < b.name ? -1 : 1));
}
