import { Module } from '@nestjs/common';
import { AriModule } from 'nestjs-ari';
import { MediaModule } from 'nestjs-ari/media';
import { ParrotController } from './parrot.controller.js';

@Module({
  imports: [
    AriModule.forRootAsync({
      useFactory: () => ({
        url: process.env['ARI_URL'] ?? 'http://localhost:8088',
        username: process.env['ARI_USERNAME'] ?? 'ari',
        password: process.env['ARI_PASSWORD'] ?? 'ari',
      }),
    }),
    // Nothing to configure in Asterisk: this program connects to it for each call.
    MediaModule.forRoot(),
  ],
  providers: [ParrotController],
})
export class AppModule {}
