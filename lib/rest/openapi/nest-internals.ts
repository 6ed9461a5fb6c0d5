import type { ApplicationConfig, ModuleRef } from '@nestjs/core';

/** A part of Nest's container that a document needs. */
interface Container {
  readonly applicationConfig: ApplicationConfig;
  getModules(): ReadonlyMap<string, unknown>;
  isGlobalModule(module: unknown): boolean;
}

/** What `@nestjs/swagger` takes from an application. */
export interface ApplicationParts {
  readonly container: Container;
  readonly config: ApplicationConfig;
}

/** The container that a module is in, which its declarations hide. */
export function applicationParts(moduleRef: ModuleRef): ApplicationParts {
  const { container } = moduleRef as unknown as { readonly container: Container };
  return { container, config: container.applicationConfig };
}

/** Global prefix and versioning of the application. */
export function applicationConfigOf(moduleRef: ModuleRef): ApplicationConfig {
  return applicationParts(moduleRef).config;
}
