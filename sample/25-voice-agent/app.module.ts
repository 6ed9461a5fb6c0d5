import { Module } from '@nestjs/common';
import { AriModule } from 'nestjs-ari';
import { MediaModule } from 'nestjs-ari/media';
import { VoiceAgentController } from './voice-agent.controller.js';

@Module({
  imports: [
    AriModule.forRootAsync({
      useFactory: () => ({
        url: process.env['ARI_URL'] ?? 'http://localhost:8088',
        username: process.env['ARI_USERNAME'] ?? 'ari',
        password: process.env['ARI_PASSWORD'] ?? 'ari',
      }),
    }),
    MediaModule.forRoot(),
  ],
  providers: [VoiceAgentController],
})
export class AppModule {}
