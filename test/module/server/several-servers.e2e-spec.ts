import {
  AriConnections,
  AriContext,
  AriController,
  AriCtx,
  AriModule,
  AsteriskRepository,
  OnStasisStart,
} from 'nestjs-ari';
import { expect, it, vi } from 'vitest';
import { ownAsterisk } from '../../client/support/clients-of-a-test.js';
import { asteriskOptions } from '../support/ari-application.js';
import { callApplication } from '../support/calls.js';
import { Journal } from '../support/journal.js';
import { CuttableLine } from '../../client/server/support/cuttable-line.js';
import { callInto, persistent } from '../../client/server/support/server-of-a-test.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { registered, startCalled } from './support/called-application.js';

const CALLED = 'module-server-called';

@AriController({ app: 'persistent-app' })
class Branches {
  constructor(
    private readonly journal: Journal,
    private readonly asterisk: AsteriskRepository,
  ) {}

  @OnStasisStart()
  async greet(@AriCtx() { connection }: AriContext): Promise<void> {
    const { system } = await this.asterisk.getInfo({ only: 'system' });
    this.journal.note(`${connection} ${system?.entity_id}`);
  }
}

@AriController({ app: CALLED, connection: 'centre' })
class Centre {
  constructor(private readonly journal: Journal) {}

  @OnStasisStart()
  greet(@AriCtx() { connection }: AriContext): void {
    this.journal.note(connection);
  }
}

describeOnAsterisk('several Asterisks of one application', () => {
  it('may call one server, and an injected repository acts on the one whose call is handled', async () => {
    const { server, journal } = await startCalled({ server: { port: 0 }, providers: [Branches] });
    const confExtra = persistent();
    const asterisks = [await ownAsterisk({ confExtra }), await ownAsterisk({ confExtra })];
    for (const { outboundPort } of asterisks) await CuttableLine.lay(outboundPort, () => server.port ?? 0);
    await vi.waitFor(() => expect(server.asterisks.filter(({ apps }) => apps.length > 0)).toHaveLength(2), 45_000);
    for (const asterisk of asterisks) await callInto(asterisk, 'persistent-app');
    for (const { entityId } of asterisks) await journal.until(`default ${entityId}`);
    expect(journal.entries).toHaveLength(2);
  });

  it('may be called and call, each as a connection with a name', async () => {
    const asterisk = await ownAsterisk({ confExtra: persistent() });
    const { app, server, journal } = await startCalled({
      server: { port: asterisk.outboundPort },
      imports: [AriModule.forRoot({ ...asteriskOptions(), name: 'centre' })],
      providers: [Branches, Centre],
    });
    const connections = app.get(AriConnections);
    expect(connections.names).toEqual(['default', 'centre']);
    await connections.connect('centre');
    await registered(server, 'persistent-app');
    await callInto(asterisk, 'persistent-app');
    await journal.until(`default ${asterisk.entityId}`);
    await callApplication(CALLED);
    await journal.until('centre');
    expect(connections.get('centre').apps).toEqual([CALLED]);
  });
});
