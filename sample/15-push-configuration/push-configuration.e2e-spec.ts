import { expect, it } from 'vitest';
import { describeOnBoth } from '../support/describe-on-both.js';
import { RunningSample } from '../support/running-sample.js';
import { AppModule } from './app.module.js';
import { PhoneProvisioning } from './phone-provisioning.service.js';
import { PushConfigurationController } from './push-configuration.controller.js';

/** Objects of PJSIP come from the file first, as ever, and from memory besides. */
const SORCERY = ['auth', 'aor', 'endpoint']
  .flatMap((type) => [`${type} = config,pjsip.conf,criteria=type=${type}`, `${type} = memory`])
  .join('\n');

function behaviour(): void {
  it('adds a telephone to the running Asterisk, rings it, and removes it again', async () => {
    const sample = await RunningSample.start(AppModule);
    const { client } = sample;
    const { phone, address } = await sample.answeringPhone('alice');
    const alice = { name: 'alice', password: 'secret', address };
    const welcome = sample.app.get(PushConfigurationController).welcome(alice);
    await phone.answer();
    expect(await welcome).toMatchObject({ outcome: 'answered' });
    await phone.hears(25);
    await sample.untilHeard('hello-world done');
    await phone.ended();
    expect(await client.endpoints.get('PJSIP', 'alice')).toMatchObject({ resource: 'alice' });
    const aor = await client.asterisk.getObject('res_pjsip', 'aor', 'alice');
    expect(aor).toContainEqual({ attribute: 'contact', value: alice.address });

    const provisioning = sample.app.get(PhoneProvisioning);
    await provisioning.remove('alice');
    await provisioning.remove('alice');
    await expect(client.asterisk.getObject('res_pjsip', 'endpoint', 'alice')).rejects.toMatchObject({ status: 404 });
  });
}

describeOnBoth('sample 15, push-configuration', behaviour, {
  confExtra: { 'sorcery.conf': `[res_pjsip]\n${SORCERY}` },
  simulator: { dynamicObjects: true },
});
