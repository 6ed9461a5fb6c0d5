import { Module } from '@nestjs/common';
import { AriModule } from 'nestjs-ari';
import { HelloController } from './hello.controller.js';

@Module({
  imports: [
    AriModule.forRootAsync({
      useFactory: () => ({
        url: process.env['ARI_URL'] ?? 'http://localhost:8088',
        username: process.env['ARI_USERNAME'] ?? 'ari',
        password: process.env['ARI_PASSWORD'] ?? 'ari',
      }),
    }),
  ],
  providers: [HelloController],
})
export class AppModule {}
