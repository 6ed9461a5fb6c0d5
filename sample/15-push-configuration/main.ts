import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { PushConfigurationController } from './push-configuration.controller.js';

const app = await NestFactory.createApplicationContext(AppModule);
app.enableShutdownHooks();
const { PHONE_NAME: name, PHONE_PASSWORD: password, PHONE_ADDRESS: address } = process.env;
if (name !== undefined && password !== undefined && address !== undefined) {
  await app.get(PushConfigurationController).welcome({ name, password, address });
}
