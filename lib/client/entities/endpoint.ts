import { EndpointBase } from '../generated/index.js';

/** A telephone or trunk that Asterisk knows: technology and resource, as in `PJSIP/alice`. */
export class Endpoint extends EndpointBase {
  protected override identity(): string {
    return `${this.technology}/${this.resource}`;
  }
}
