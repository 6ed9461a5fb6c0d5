import type { HandlerHost } from './handler-host.js';
import type { ControllerRequest, HandlerRequest } from '../metadata/index.js';

/** One decorator on one method of one host. */
export interface DiscoveredHandler extends HandlerRequest, ControllerRequest {
  readonly host: HandlerHost;
  readonly method: string;
  /** `HelloController.greet`, as logs and errors name it. */
  readonly name: string;
}
