import { Module } from '@nestjs/common';
import { AriModule } from 'nestjs-ari';
import { AriDataModule } from 'nestjs-ari/data';
import { AriHistoryModule } from 'nestjs-ari/history';
import { AriRestModule } from 'nestjs-ari/rest';
import { asteriskFromEnvironment } from '../support/asterisk-from-environment.js';
import { CustomersBinding } from './customers.binding.js';
import { databaseFromEnvironment } from './database.js';
import { ReceptionController } from './reception.controller.js';

@Module({
  imports: [
    AriModule.forRootAsync({ useFactory: asteriskFromEnvironment }),
    AriDataModule.forRootAsync({ useFactory: databaseFromEnvironment }),
    AriHistoryModule.forRoot({ variables: ['CUSTOMER'] }),
    AriRestModule.forRoot({
      path: 'api',
      // The bearer of the token of the environment may do everything. Yours asks your users.
      authenticate: ({ token }) => (token === (process.env['CRM_TOKEN'] ?? 'secret') ? { id: 'crm' } : undefined),
      can: () => true,
      openapi: { title: 'CRM', version: '1' },
    }),
  ],
  providers: [CustomersBinding, ReceptionController],
})
export class AppModule {}
