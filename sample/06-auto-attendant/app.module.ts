import { Module } from '@nestjs/common';
import { AriModule } from 'nestjs-ari';
import { asteriskFromEnvironment } from '../support/asterisk-from-environment.js';
import { AutoAttendantController, PATIENCE } from './auto-attendant.controller.js';

@Module({
  imports: [AriModule.forRootAsync({ useFactory: asteriskFromEnvironment })],
  providers: [AutoAttendantController, { provide: PATIENCE, useValue: 10_000 }],
})
export class AppModule {}
