import { Module, type DynamicModule } from '@nestjs/common';
import { GATEWAY_OPTIONS, type AriGatewayAsyncOptions } from './gateway-options.js';

/** Makes the options of a gateway, once for the gateway and for the resources behind it. */
@Module({})
class GatewayOptionsModule {}

/** The module to import in both; it must be this one object. */
export function gatewayOptionsModule({ imports = [], inject = [], useFactory }: AriGatewayAsyncOptions): DynamicModule {
  return {
    module: GatewayOptionsModule,
    imports,
    providers: [{ provide: GATEWAY_OPTIONS, useFactory, inject: [...inject] }],
    exports: [GATEWAY_OPTIONS],
  };
}
