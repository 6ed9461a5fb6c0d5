import { Module, type DynamicModule } from '@nestjs/common';
import { AriConsoleModule, type ConsoleTelephones } from 'nestjs-ari/console';
import { AriDataModule } from 'nestjs-ari/data';
import { AriGatewayModule } from 'nestjs-ari/gateway';
import { AriHistoryModule } from 'nestjs-ari/history';
import { AriLiveModule } from 'nestjs-ari/live';
import { AriRestModule } from 'nestjs-ari/rest';
import { AppModule } from '../01-hello-dtmf/app.module.js';

/** Who sits at this machine: the console listens on it alone. */
const YOU = { id: 'you', allTenants: true };

/** The sample, and the page on which its calls are seen and steered. */
@Module({})
export class ConsoleModule {
  /** @param telephones - where the page is to be a telephone, too. */
  static with(telephones: ConsoleTelephones | undefined): DynamicModule {
    const gateway = AriGatewayModule.forRoot({ authenticate: () => YOU, can: () => true, ariEvents: true });
    return {
      module: ConsoleModule,
      imports: [
        AppModule,
        AriDataModule.forRoot({ memory: { rows: 10_000 } }),
        AriHistoryModule.forRoot(),
        AriLiveModule.forRoot({ grants: () => true }),
        gateway,
        AriRestModule.forRoot({ path: 'api', resources: gateway, authenticate: () => YOU }),
        AriConsoleModule.forRoot({
          path: '/console',
          enabled: true,
          title: 'hello',
          rest: '/api/docs',
          ...(telephones !== undefined && { telephones }),
        }),
      ],
    };
  }
}
