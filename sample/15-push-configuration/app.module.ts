import { Module } from '@nestjs/common';
import { AriModule } from 'nestjs-ari';
import { asteriskFromEnvironment } from '../support/asterisk-from-environment.js';
import { PhoneProvisioning } from './phone-provisioning.service.js';
import { PushConfigurationController } from './push-configuration.controller.js';

@Module({
  imports: [AriModule.forRootAsync({ useFactory: asteriskFromEnvironment })],
  providers: [PushConfigurationController, PhoneProvisioning],
})
export class AppModule {}
