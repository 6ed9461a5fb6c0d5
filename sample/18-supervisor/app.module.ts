import { Module } from '@nestjs/common';
import { AriModule } from 'nestjs-ari';
import { AriGatewayModule } from 'nestjs-ari/gateway';
import { AriLiveModule, type LiveRow } from 'nestjs-ari/live';
import { asteriskFromEnvironment } from '../support/asterisk-from-environment.js';
import { PageController } from './page.controller.js';
import { may, type Person } from './people.js';
import { ReceptionController } from './reception.controller.js';

/** What each role sees of a call; one who is not named here sees its key alone. */
const SEEN = { agent: ['state', 'tenant'], supervisor: ['state', 'tenant', 'caller'], operator: '*' as const };

@Module({
  imports: [
    AriModule.forRootAsync({ useFactory: () => ({ ...asteriskFromEnvironment(), apps: ['acme', 'umbrella'] }) }),
    AriLiveModule.forRoot({
      streams: ['channels'],
      // Each tenant has an application of its own; a call belongs to the one that it is in.
      tenantOf: (object) => (object as { application?: string }).application,
    }),
    AriGatewayModule.forRoot<Person>({
      // Pages come with tickets, and nobody else comes at all.
      authenticate: () => undefined,
      can: may,
      tenantOf: ({ tenant }: LiveRow) => tenant,
      presenters: { channels: SEEN },
      audit: ({ user, stream, action, pk, status }) => console.log(user.id, stream, action, pk, status),
    }),
  ],
  controllers: [PageController],
  providers: [ReceptionController],
})
export class AppModule {}
