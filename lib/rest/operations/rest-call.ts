import type { ResourceUser } from '../../resources/index.js';
import type { Resource } from '../../resources/internal.js';
import type { HttpRequest } from '../requests/index.js';

/** A request whose user and resource are known. */
export interface RestCall {
  readonly user: ResourceUser;
  readonly resource: Resource;
  readonly request: HttpRequest;
  /** The object that is meant. */
  readonly pk?: string;
  /** The action that is called, where it is one of the binding's own. */
  readonly action?: string;
}
