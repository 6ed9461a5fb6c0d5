import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AriResourcesModule, type ResourceUser } from '../resources/index.js';
import { AriEvents } from './ari-events/index.js';
import { AriGateway } from './ari-gateway.js';
import { AsyncApiController, SocketDocument } from './asyncapi/index.js';
import { ChannelHub, GatewayPublisher } from './channels/index.js';
import { asteriskError } from './errors/index.js';
import { GatewayServer } from './gateway-server.js';
import { Doorkeeper, GatewayTickets } from './handshake/index.js';
import {
  GATEWAY_OPTIONS,
  GATEWAY_SETTINGS,
  gatewayOptionsModule,
  gatewaySettings,
  type AriGatewayAsyncOptions,
  type AriGatewayOptions,
} from './options/index.js';
import { RpcExplorer, RpcMethods } from './rpc/index.js';
import { SessionRegistry } from './sessions/index.js';

/**
 * Lets browsers and services in front of Asterisk: one WebSocket on the HTTP server of the application, through which
 * clients reach the resources of the application, and nothing else.
 * @publicApi
 */
@Module({})
export class AriGatewayModule {
  /**
   * @throws {ResourceConfigurationException} when the application starts: nobody says who is let in, or who may do what.
   * @example
   * imports: [
   *   AriGatewayModule.forRoot({
   *     authenticate: ({ token }) => users.byToken(token),
   *     can: (user, stream, action) => user.role === 'supervisor' || action === 'list',
   *     tenantOf: ({ accountcode }: { accountcode?: string }) => accountcode,
   *   }),
   * ]
   */
  static forRoot<U extends ResourceUser = ResourceUser>(options: AriGatewayOptions<U>): DynamicModule {
    return AriGatewayModule.forRootAsync({ useFactory: () => options });
  }

  /**
   * The same with options that other providers make.
   *
   * @throws {ResourceConfigurationException} when the application starts: nobody says who is let in, or who may do what.
   * @example
   * AriGatewayModule.forRootAsync({
   *   imports: [UsersModule],
   *   inject: [Users],
   *   useFactory: (users: Users) => ({
   *     authenticate: ({ token }) => users.byToken(token),
   *     can: (user, stream, action) => users.may(user, stream, action),
   *   }),
   * })
   */
  static forRootAsync<U extends ResourceUser = ResourceUser>(options: AriGatewayAsyncOptions<U>): DynamicModule {
    const given = gatewayOptionsModule(options as unknown as AriGatewayAsyncOptions);
    const resources = AriResourcesModule.forRootAsync({
      imports: [given],
      inject: [GATEWAY_OPTIONS],
      useFactory: withAsteriskErrors,
    });
    return {
      module: AriGatewayModule,
      imports: [given, resources, DiscoveryModule],
      controllers: [AsyncApiController],
      providers: [
        { provide: GATEWAY_SETTINGS, useFactory: gatewaySettings, inject: [GATEWAY_OPTIONS] },
        GatewayTickets,
        Doorkeeper,
        AriEvents,
        ChannelHub,
        GatewayPublisher,
        RpcExplorer,
        RpcMethods,
        SocketDocument,
        SessionRegistry,
        GatewayServer,
        AriGateway,
      ],
      // Another door opens the same resources through this module.
      exports: [AriGateway, GatewayPublisher, GatewayTickets, resources],
    };
  }
}

function withAsteriskErrors(options: AriGatewayOptions): AriGatewayOptions {
  const { errorTranslators = [] } = options;
  return { ...options, errorTranslators: [...errorTranslators, asteriskError] };
}
