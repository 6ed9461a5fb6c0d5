import { Injectable } from '@nestjs/common';
import { ResourceConfigurationException } from '../exceptions/index.js';
import type { Resource } from './resource.js';

/** The resources of the application by the name of their stream: what every door is made from. */
@Injectable()
export class ResourceRegistry {
  readonly #resources = new Map<string, Resource>();

  /** Every resource, in the order in which they were found. */
  list(): readonly Resource[] {
    return [...this.#resources.values()];
  }

  find(stream: string): Resource | undefined {
    return this.#resources.get(stream);
  }

  /** @throws {ResourceConfigurationException} the stream is that of another binding. */
  add(resource: Resource): void {
    const taken = this.#resources.get(resource.stream);
    if (taken !== undefined) {
      throw new ResourceConfigurationException(resource.name, `has the stream "${resource.stream}" of ${taken.name}`);
    }
    this.#resources.set(resource.stream, resource);
  }
}
