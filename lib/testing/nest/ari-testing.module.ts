import type { DynamicModule, Provider } from '@nestjs/common';
import { AsteriskSimulator } from '../simulator/index.js';
import type { AriTestingOptions } from './ari-testing-options.js';
import { getAsteriskSimulatorToken } from './simulator.tokens.js';

/**
 * `AriModule` with an Asterisk of its own: a simulator starts with the testing module, the connection is open when `init()`
 * resolves, and both end with `close()`. Everything that `AriModule` offers can be injected, and the simulator too.
 *
 * ```ts
 * const testing = await Test.createTestingModule({
 *   imports: [AriTestingModule.forRoot()],
 *   providers: [HelloController],
 * }).compile();
 * await testing.init();
 * const caller = await testing.get(AsteriskSimulator).call({ from: '1001', app: 'hello' });
 * ```
 * @publicApi
 */
export class AriTestingModule {
  /**
   * A connection to a simulator. With a `name`, {@link getAsteriskSimulatorToken} of that name gives the simulator.
   *
   * @throws {AriConfigurationException} when the application starts: an option of the connection is wrong.
   * @throws {TypeError} when the application starts: the simulator's dialplan cannot be read.
   */
  static forRoot(options: AriTestingOptions = {}): DynamicModule {
    const simulator = getAsteriskSimulatorToken(options.name);
    return {
      module: AriTestingModule,
      global: true,
      imports: [connection(options)],
      providers: [simulatorProvider(options)],
      exports: [simulator],
    };
  }
}

function simulatorProvider({ name, asterisk }: AriTestingOptions): Provider {
  const provide = getAsteriskSimulatorToken(name);
  if (asterisk instanceof AsteriskSimulator) return { provide, useValue: asterisk };
  return { provide, useFactory: () => AsteriskSimulator.start(asterisk) };
}

/** Loaded when it is asked for, because the simulator must be of use where there is no Nest. */
async function connection(options: AriTestingOptions): Promise<DynamicModule> {
  const { simulatedConnection } = await import('./simulated-connection.module.js');
  return simulatedConnection(options);
}
