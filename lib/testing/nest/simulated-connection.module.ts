import { Module, type DynamicModule, type InjectionToken, type Provider } from '@nestjs/common';
import { AriConnections, AriModule, type AriModuleOptions } from '../../module/index.js';
import { AsteriskSimulator } from '../simulator/index.js';
import type { AriTestingOptions } from './ari-testing-options.js';
import { SimulatedConnection } from './simulated-connection.js';
import { getAsteriskSimulatorToken } from './simulator.tokens.js';

/** The half of the testing module that stands on Nest. */
@Module({})
class SimulatedConnectionModule {}

/** `AriModule` pointed at the simulator that the testing module provides. */
export function simulatedConnection({ asterisk, name, isGlobal, ...rest }: AriTestingOptions): DynamicModule {
  const simulator = getAsteriskSimulatorToken(name);
  const useFactory = ({ url, username, password }: AsteriskSimulator): AriModuleOptions => {
    return { drainTimeout: 0, ...rest, url, username, password };
  };
  return {
    module: SimulatedConnectionModule,
    imports: [AriModule.forRootAsync({ name, isGlobal, inject: [simulator], useFactory })],
    providers: [lifeProvider(simulator, name, !(asterisk instanceof AsteriskSimulator))],
  };
}

function lifeProvider(simulator: InjectionToken, name: string | undefined, owned: boolean): Provider {
  return {
    provide: SimulatedConnection,
    useFactory: (connections: AriConnections, asterisk: AsteriskSimulator) =>
      new SimulatedConnection(connections, name, asterisk, owned),
    inject: [AriConnections, simulator],
  };
}
