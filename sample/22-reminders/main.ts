import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { ReminderCampaign } from './reminder-campaign.service.js';

const app = await NestFactory.createApplicationContext(AppModule);
app.enableShutdownHooks();
await app.get(ReminderCampaign).over;
await app.close();
