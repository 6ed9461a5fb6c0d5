import { EndpointBase } from '../generated/internal.js';
import type { EntityKind } from '../events/index.js';

/**
 * A telephone or trunk that Asterisk knows: technology and resource, as in `PJSIP/alice`.
 * @publicApi
 */
export class Endpoint extends EndpointBase {
  protected override identity(): string {
    return `${this.technology}/${this.resource}`;
  }

  protected override kind(): EntityKind {
    return 'Endpoint';
  }
}
