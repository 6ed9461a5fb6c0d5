import { Module } from '@nestjs/common';
import { AriModule } from 'nestjs-ari';
import { asteriskFromEnvironment } from '../support/asterisk-from-environment.js';
import { DeskController } from './desk.controller.js';

/** Each replica has an application of its own: Asterisk gives one application to one program. */
const desk = `desk-${process.env['DESK'] ?? '1'}`;

@Module({
  imports: [AriModule.forRootAsync({ useFactory: () => ({ ...asteriskFromEnvironment(), apps: desk }) })],
  providers: [DeskController],
})
export class AppModule {}
