import { expect, it, onTestFinished, vi } from 'vitest';
import { describeOnAsterisk } from '../../test/setup/describe-on-asterisk.js';
import { eventually } from '../../test/client/support/eventually.js';
import { TwilioAgent } from '../../test/media/support/twilio-agent.js';
import { RunningSample } from '../support/running-sample.js';
import { AppModule } from './app.module.js';

const GREETING = Buffer.alloc(16_000, 0x15);
const GOODBYE = Buffer.alloc(1_600, 0x25);

describeOnAsterisk('sample 26, a Twilio agent', () => {
  it('greets a caller, is interrupted by a key, says goodbye and hangs up', async () => {
    // As agents do it: a greeting, silence when the caller interrupts, the end when the last word was heard.
    const agent = await TwilioAgent.start((message, self) => {
      if (message.event === 'start') {
        self.say(GREETING);
        self.mark('greeting');
      } else if (message.event === 'dtmf') {
        self.clear();
        self.say(GOODBYE);
        self.mark('goodbye');
      } else if (message.event === 'mark' && (message['mark'] as { readonly name: string }).name === 'goodbye')
        self.close();
    });
    vi.stubEnv('AGENT_URL', agent.url);
    onTestFinished(() => void vi.unstubAllEnvs());
    const sample = await RunningSample.start(AppModule);
    const call = await sample.phone('app-agent', { callerNumber: '555' });
    await call.answered();
    const recorded = call.record();
    const heard = (byte: number): number => recorded.filter(({ sound }) => sound[0] === byte).length;
    await eventually(() => expect(heard(0x15)).toBeGreaterThan(5));
    expect(agent.of('start')[0]).toMatchObject({ start: { customParameters: { caller: '555' } } });
    await call.press('1');
    await call.ended();
    expect(heard(0x25)).toBe(10);
    expect(heard(0x15)).toBeLessThan(90);
    expect(agent.of('mark').map(({ mark }) => mark)).toEqual([{ name: 'greeting' }, { name: 'goodbye' }]);
  });
});
