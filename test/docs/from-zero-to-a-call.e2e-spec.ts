import { Logger, type Type } from '@nestjs/common';
import type { Ari, Channel } from 'nestjs-ari';
import { expect, it, onTestFinished, vi } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { documentedServer } from './support/documented-server.js';
import { blocksOf, namedBlock } from './support/documentation.js';
import { writeProgram } from './support/example-files.js';
import { NestExample } from './support/nest-example.js';

interface ReminderOfThePage {
  readonly Reminder: new (client: Ari) => { remind(endpoint: string): Promise<boolean> };
}

const PAGE = 'docs/from-zero-to-a-call.md';

describeOnAsterisk(`the application of ${PAGE}`, () => {
  it('answers 100 with the configuration, the code and the log that stand there', async () => {
    const conf = ['ari.conf', 'extensions.conf'].map((name) => [name, `\n${namedBlock(PAGE, name).code}`]);
    const server = await documentedServer(Object.fromEntries(conf) as Record<string, string>);
    onTestFinished(() => server.stop());
    const address = `http://127.0.0.1:${server.httpPort}`;
    const [, modulePath = ''] = ['greeter.controller.ts', 'app.module.ts'].map((name) =>
      writeProgram('from-zero', namedBlock(PAGE, name), { 'http://localhost:8088': address }),
    );
    const logged: string[] = [];
    for (const level of ['log', 'warn', 'error'] as const) {
      vi.spyOn(Logger.prototype, level).mockImplementation((message: unknown) => logged.push(String(message)));
    }
    onTestFinished(() => void vi.restoreAllMocks());

    const { AppModule } = (await import(/* @vite-ignore */ modulePath)) as { AppModule: Type };
    const application = await NestExample.start([AppModule], server);
    onTestFinished(() => application.close());
    const [client] = application.clients;
    if (client === undefined) throw new Error('the application has no connection');
    await client.connect();
    const promised =
      blocksOf(PAGE)
        .find(({ language }) => language === 'text')
        ?.code.trim()
        .split('\n') ?? [];
    expect(logged.join('\n').replaceAll(address, 'http://localhost:8088').split('\n')).toEqual(
      expect.arrayContaining(promised.map((line) => line.replace(/^\[\w+\] /, ''))),
    );

    const heard: string[] = [];
    client.onPlaybackEvent('PlaybackFinished', ({ media_uri, state }) => heard.push(`${media_uri} ${state}`));
    const arrived = new Promise<Channel>((resolve) => client.once('StasisStart', ({ channel }) => resolve(channel)));
    await client.originate('Local/100@from-phones', { extension: 'callee', context: 'docs' });
    expect(await (await arrived).leftStasis()).toMatchObject({
      outcome: expect.stringMatching(/^(continued|hangup)$/),
    });
    expect(heard).toEqual(['sound:hello-world done']);
    expect(application.troubles).toEqual([]);

    const reminderPath = writeProgram('from-zero', namedBlock(PAGE, 'reminder.ts'), {});
    const { Reminder } = (await import(/* @vite-ignore */ reminderPath)) as ReminderOfThePage;
    expect(await new Reminder(client).remind('Local/callee@docs')).toBe(true);
  });
});
