import { Module } from '@nestjs/common';
import { AriModule } from 'nestjs-ari';
import { MediaModule } from 'nestjs-ari/media';
import { PageController } from './page.controller.js';
import { TranscriptController } from './transcript.controller.js';
import { Transcripts } from './transcripts.js';

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
  controllers: [PageController],
  providers: [TranscriptController, Transcripts],
})
export class AppModule {}
