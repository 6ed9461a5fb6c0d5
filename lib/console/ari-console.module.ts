import {
  Inject,
  Module,
  Optional,
  RequestMethod,
  type DynamicModule,
  type MiddlewareConsumer,
  type NestModule,
} from '@nestjs/common';
import { CONSOLE_SETTINGS, consoleSettings, type AriConsoleOptions, type ConsoleSettings } from './options/index.js';
import { ConnectionGaps, ConsoleOverview } from './overview/index.js';
import { consoleController, PageFiles, slashAtTheEnd } from './page/index.js';
import { TelephoneDesk } from './telephone/index.js';
import { TimelineRecorder } from './timeline/index.js';

/**
 * Serves the console: a page on which the calls of this application are seen and steered. The page speaks to the gateway, and can
 * do what the gateway lets its user do, and nothing else. Needs `AriModule`, `AriGatewayModule` and `AriLiveModule` beside it.
 * @publicApi
 */
@Module({})
export class AriConsoleModule implements NestModule {
  constructor(@Optional() @Inject(CONSOLE_SETTINGS) private readonly settings?: ConsoleSettings) {}

  /**
   * In production there is no page, unless `enabled: true` is given.
   *
   * @throws {ResourceConfigurationException} an option is wrong.
   * @example
   * imports: [
   *   AriModule.forRoot({ url, username, password }),
   *   AriLiveModule.forRoot(),
   *   AriGatewayModule.forRoot({ authenticate, can, ariEvents: true }),
   *   AriConsoleModule.forRoot({ path: '/console', ticket: '/ticket' }),
   * ]
   */
  static forRoot(options: AriConsoleOptions = {}): DynamicModule {
    const settings = consoleSettings(options);
    if (!settings.enabled) return { module: AriConsoleModule };
    return {
      module: AriConsoleModule,
      controllers: [consoleController(settings.path)],
      providers: [
        { provide: CONSOLE_SETTINGS, useValue: settings },
        PageFiles,
        ConnectionGaps,
        ConsoleOverview,
        TelephoneDesk,
        TimelineRecorder,
      ],
    };
  }

  /** @internal */
  configure(consumer: MiddlewareConsumer): void {
    if (this.settings === undefined) return;
    consumer.apply(slashAtTheEnd).forRoutes({ path: this.settings.path, method: RequestMethod.GET });
  }
}
