import type { Type } from '@nestjs/common';
import { expect, it, onTestFinished } from 'vitest';
import { SippCall } from '../asterisk/sip/sipp-call.js';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { documentedServer, trueAddress } from './support/documented-server.js';
import { namedBlock } from './support/documentation.js';
import { writeProgram } from './support/example-files.js';
import { NestExample } from './support/nest-example.js';

describeOnAsterisk('the example on the first screen of the README', () => {
  it('greets a SIP phone, and says goodbye to it at #', async () => {
    const server = await documentedServer();
    onTestFinished(() => server.stop());
    const path = writeProgram('readme', namedBlock('README.md', 'app.module.ts'), trueAddress(server));
    const { AppModule } = (await import(/* @vite-ignore */ path)) as { AppModule: Type };
    const application = await NestExample.start([AppModule], server);
    onTestFinished(() => application.close());
    const [client] = application.clients;
    const heard: string[] = [];
    client?.onPlaybackEvent('PlaybackFinished', ({ media_uri, state }) => heard.push(`${media_uri} ${state}`));
    await client?.connect();
    const call = await SippCall.place(server, { extension: 'app-hello' });
    onTestFinished(() => call.unplug());
    await call.hears(50);
    await call.press('#');
    expect(await call.ended()).toMatchObject({ exitCode: 0 });
    await client?.idle();
    expect(heard).toEqual(['sound:hello-world done', 'sound:vm-goodbye done']);
    expect(application.troubles).toEqual([]);
  });
});
