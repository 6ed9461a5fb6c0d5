import type { Resource, ResourceSchemas } from '../../resources/internal.js';
import type { ResourceBindingOptions } from '../../resources/index.js';
import type { RestLimits } from '../options/index.js';
import type { Endpoint } from '../routes/index.js';

/** What is known of a resource when its part of the document is written. */
export interface ResourceDescription {
  readonly resource: Resource;
  readonly options: ResourceBindingOptions;
  readonly schemas: ResourceSchemas;
  readonly endpoints: readonly Endpoint[];
  readonly limits: RestLimits;
  /** Gives a name that no other component has. */
  readonly free: (name: string) => string;
}
