import { Module } from '@nestjs/common';
import { AriModule } from 'nestjs-ari';
import { asteriskFromEnvironment } from '../support/asterisk-from-environment.js';
import { DeviceStateController } from './device-state.controller.js';
import { OccupancyLamp } from './occupancy-lamp.service.js';

@Module({
  imports: [AriModule.forRootAsync({ useFactory: asteriskFromEnvironment })],
  providers: [DeviceStateController, OccupancyLamp],
})
export class AppModule {}
