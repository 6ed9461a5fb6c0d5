import { AriConnections, AriModule, getAriToken } from 'nestjs-ari';
import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { asteriskOptions, bootApplication, startApplication } from './support/ari-application.js';

const APP = 'module-overview';

describeOnAsterisk('the overview of connections', () => {
  const commands = () => AriModule.forRoot({ ...asteriskOptions(), name: 'commands', events: false });

  it('tells of each how it is, in the order in which they were made', async () => {
    const { app, client } = await startApplication({ options: { apps: APP }, imports: [commands()] });
    const connections = app.get(AriConnections);
    expect(connections.overview()).toMatchObject([
      { name: 'default', status: 'connected', apps: [APP], reconnects: 0, draining: false },
      { name: 'commands', status: 'idle', apps: [], draining: false },
    ]);
    expect(connections.overview()[0]?.since).toEqual(client.state.since);
  });

  it('tells of an application that shuts down', async () => {
    const { app } = await startApplication({ options: { apps: APP } });
    await app.close();
    expect(app.get(AriConnections).overview()).toMatchObject([{ status: 'closed', draining: true }]);
  });

  it('leaves out a fake client that tells nothing', async () => {
    const { app } = await bootApplication({
      override: (builder) => builder.overrideProvider(getAriToken()).useValue({}),
      imports: [commands()],
    });
    expect(
      app
        .get(AriConnections)
        .overview()
        .map(({ name }) => name),
    ).toEqual(['commands']);
  });
});
