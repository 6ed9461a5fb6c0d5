import { Queues } from 'nestjs-ari/calls';
import { AriClient } from 'nestjs-ari/client';
import { FileCallState } from './file-call-state.js';

// A process with a queue and no agent, to be killed: callers of its application wait.
const [url = '', username = '', password = '', app = '', file = ''] = process.argv.slice(2);
const client = new AriClient({ url, username, password, apps: app });
const queue = new Queues({}, new FileCallState(file)).queue('help');
client.on('StasisStart', ({ channel }) => {
  // The second of three is more urgent than the others.
  const priority = channel.caller.number === '1002' ? 5 : 10;
  void queue.enter(channel, { priority, skills: [] });
  process.stdout.write(`waits ${channel.caller.number}\n`);
});
await client.connect();
process.stdout.write('connected\n');
