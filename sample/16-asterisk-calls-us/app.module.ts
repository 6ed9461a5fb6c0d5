import { Module } from '@nestjs/common';
import { AriModule, type AriServerModuleOptions } from 'nestjs-ari';
import { CallsPage } from './calls.page.js';
import { GreetingController } from './greeting.controller.js';

/** What Asterisk must show when it calls; without a port it calls the HTTP server that the pages are on. */
export function expectedAsterisk(): AriServerModuleOptions {
  return {
    server: {
      path: '/asterisk',
      username: process.env['CALLED_USERNAME'] ?? 'asterisk',
      password: process.env['CALLED_PASSWORD'] ?? 'secret',
    },
  };
}

@Module({
  imports: [AriModule.forRootAsync({ useFactory: expectedAsterisk })],
  controllers: [CallsPage],
  providers: [GreetingController],
})
export class AppModule {}
