import { Module } from '@nestjs/common';
import { AriConsoleModule } from 'nestjs-ari/console';
import { AriDataModule } from 'nestjs-ari/data';
import { AriGatewayModule } from 'nestjs-ari/gateway';
import { AriHistoryModule } from 'nestjs-ari/history';
import { AriLiveModule } from 'nestjs-ari/live';
import { AppModule } from '../01-hello-dtmf/app.module.js';

/** Who sits at this machine: the console listens on it alone. */
const YOU = { id: 'you', allTenants: true };

/** The sample, and the page on which its calls are seen and steered. */
@Module({
  imports: [
    AppModule,
    AriDataModule.forRoot({ memory: { rows: 10_000 } }),
    AriHistoryModule.forRoot(),
    AriLiveModule.forRoot({ grants: () => true }),
    AriGatewayModule.forRoot({ authenticate: () => YOU, can: () => true, ariEvents: true }),
    AriConsoleModule.forRoot({ path: '/console', enabled: true, title: 'hello' }),
  ],
})
export class ConsoleModule {}
