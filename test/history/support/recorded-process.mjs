// An application that is recorded, as a program of its own, on the package as it is published. Told what to do by its environment.
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AriClient, AriModule } from 'nestjs-ari';
import { AriDataModule } from 'nestjs-ari/data';
import { AriHistoryModule, CallHistory } from 'nestjs-ari/history';
import { AriVoicemailModule, Voicemail } from 'nestjs-ari/voicemail';

const { app: apps, data, ...asterisk } = JSON.parse(process.env.RECORDED);

class Recorded {}
Module({
  imports: [
    AriModule.forRoot({ ...asterisk, apps, subscribeAll: true }),
    AriDataModule.forRoot({ ...data, migrate: 'onStart' }),
    AriHistoryModule.forRoot({ interval: 20 }),
    AriVoicemailModule.forRoot(),
  ],
})(Recorded);

const app = await NestFactory.createApplicationContext(Recorded, { logger: ['error', 'warn', 'log'] });
const [client, history, voicemail] = [AriClient, CallHistory, Voicemail].map((of) => app.get(of, { strict: false }));

/** A second of what the caller says is a message for the box. */
async function takeMessage(channel, box) {
  const name = voicemail.draft(box, channel.id);
  await channel.record({ name, format: 'wav', maxDurationSeconds: 1 }).finished({ timeout: 30_000 });
  await voicemail.deliver(name, { caller: channel.caller.number });
  await channel.hangup();
}

client.on('StasisStart', ({ channel, application, args: [box] }) => {
  if (application === apps && box !== undefined) takeMessage(channel, box).catch((error) => console.error(error));
});

const all = async (store) =>
  (await store.list({ filters: [], order: [], limit: 100_000, offset: 0, count: false })).items;

async function tell(request) {
  await history.flush();
  const [calls, legs, messages] = [await all(history.calls), await all(history.legs), await all(voicemail.store)];
  process.send({ request, calls, legs, messages: messages.length });
}

process.on('message', (request) => {
  tell(request).catch((error) => console.error(error));
});
await client.connect();
process.send('ready');
