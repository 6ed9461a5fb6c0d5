import { Module, type DynamicModule } from '@nestjs/common';
import { AriResourcesModule, type ResourceUser } from '../resources/index.js';
import {
  ActionOperation,
  CreateOperation,
  FileOperation,
  DeleteByFilterOperation,
  ListOperation,
  ObjectOperations,
  RestCommands,
} from './operations/index.js';
import { AriRest } from './ari-rest.js';
import { asteriskError } from './errors/index.js';
import { EventStreams, EventsOperation } from './events/index.js';
import { REST_SETTINGS, restSettings, type AriRestOptions } from './options/index.js';
import { Doorkeeper, UserLimits } from './requests/index.js';
import { DocumentPage, RestDocument } from './openapi/index.js';
import { RestRoutes } from './rest-routes.js';
import { RestHandler } from './routes/index.js';

/**
 * Opens the resources of the application over HTTP: ordinary routes of Nest, behind the same permissions, tenants and
 * presenters as every other door.
 * @publicApi
 */
@Module({})
export class AriRestModule {
  /**
   * @throws {ResourceConfigurationException} when the application starts: nobody says who is let in, or who may do what.
   * @example
   * imports: [
   *   AriRestModule.forRoot({
   *     path: 'api',
   *     authenticate: ({ token }) => users.byToken(token),
   *     can: (user, stream, action) => user.role === 'supervisor' || action === 'list',
   *   }),
   * ]
   */
  static forRoot<U extends ResourceUser = ResourceUser>(options: AriRestOptions<U>): DynamicModule {
    const own = options as unknown as AriRestOptions;
    return {
      module: AriRestModule,
      imports: [resourcesOf(own)],
      providers: [
        { provide: REST_SETTINGS, useFactory: () => restSettings(own) },
        Doorkeeper,
        UserLimits,
        RestCommands,
        ListOperation,
        CreateOperation,
        FileOperation,
        ObjectOperations,
        DeleteByFilterOperation,
        ActionOperation,
        EventStreams,
        EventsOperation,
        RestHandler,
        RestDocument,
        DocumentPage,
        RestRoutes,
        AriRest,
      ],
      exports: [AriRest],
    };
  }
}

function resourcesOf(options: AriRestOptions): DynamicModule {
  if ('resources' in options) return options.resources;
  const { errorTranslators = [] } = options;
  return AriResourcesModule.forRoot({ ...options, errorTranslators: [...errorTranslators, asteriskError] });
}
