import { Module } from '@nestjs/common';
import { AriModule } from 'nestjs-ari';
import { asteriskFromEnvironment } from '../support/asterisk-from-environment.js';
import { ChannelPlaybackController } from './channel-playback.controller.js';

@Module({
  imports: [AriModule.forRootAsync({ useFactory: asteriskFromEnvironment })],
  providers: [ChannelPlaybackController],
})
export class AppModule {}
