import { AsteriskSimulator, type PhoneCall } from 'nestjs-ari/testing';
import type { CrowdAnswer, CrowdRequest } from './crowd.js';

/** How often keys are pressed, in milliseconds. */
const TICK = 10;

const asterisk = await AsteriskSimulator.start({ sessionLimit: 1_000 });
// On a busy machine the application is late: that is to be seen as fewer events, and not as a connection that is cut.
asterisk.faults.cutSlowReaders(256 * 1024 * 1024);
const calls: PhoneCall[] = [];
let pressed = 0;
let pressing: NodeJS.Timeout | undefined;

/** Presses what is due by the clock: a tick that came late presses more. */
function press(rate: number): void {
  const [begin, already] = [performance.now(), pressed];
  clearInterval(pressing);
  pressing = setInterval(() => {
    const due = already + ((performance.now() - begin) / 1_000) * rate;
    while (pressed < due) {
      void calls[pressed % calls.length]?.press(String(Math.floor(pressed / calls.length) % 10), { length: 1 });
      pressed += 1;
    }
  }, TICK);
}

async function carryOut(request: CrowdRequest): Promise<CrowdAnswer> {
  if (request.do === 'call') {
    const from = calls.length;
    const more = Array.from({ length: request.calls }, (_, index) =>
      asterisk.call({ from: String(1000 + from + index), app: 'desk' }),
    );
    calls.push(...(await Promise.all(more)));
  }
  if (request.do === 'press') press(request.rate);
  if (request.do === 'end') {
    clearInterval(pressing);
    await Promise.all(calls.splice(0).map((call) => call.hangup()));
  }
  const { user, system } = process.cpuUsage();
  return { pressed, cpu: user + system };
}

process.on('message', (request: CrowdRequest) => {
  void carryOut(request).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit());
const { url, username, password } = asterisk;
process.send?.({ url, username, password });
