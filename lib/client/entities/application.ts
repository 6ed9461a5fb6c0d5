import { ApplicationBase } from '../generated/internal.js';
import type { EntityKind } from '../events/index.js';

/**
 * A Stasis application that Asterisk knows, with what it is subscribed to.
 * @publicApi
 */
export class Application extends ApplicationBase {
  protected override identity(): string {
    return this.name;
  }

  protected override kind(): EntityKind {
    return 'Application';
  }
}
