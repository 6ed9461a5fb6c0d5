import { Inject } from '@nestjs/common';

/** Token of the Kysely of the application. */
export const DATABASE = Symbol('ARI_DATABASE');

/**
 * Injects the Kysely of the application. It knows the tables by the type that you write.
 *
 * @example
 * constructor(@InjectDatabase() private readonly database: Kysely<Tables>) {}
 * @publicApi
 */
export function InjectDatabase(): ParameterDecorator & PropertyDecorator {
  return Inject(DATABASE);
}
