// What the module promises, on a real Asterisk. Says a line for each promise that was kept.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { pathToFileURL } from 'node:url';

const ari = await import(pathToFileURL(`${process.env.ARI_MODULE}/ari.js`).href);
const { ARI_URL: url, ARI_SECOND_URL: second, ARI_HOLDING_URL: holding } = process.env;
const app = `javascript-${process.pid}`;
const kept = (promise) => console.log(`kept: ${promise}`);

/** The next value of something that comes by calls. */
function queue() {
  const values = [];
  const waiting = [];
  return {
    put: (value) => (waiting.length > 0 ? waiting.shift()(value) : values.push(value)),
    get: () => (values.length > 0 ? Promise.resolve(values.shift()) : new Promise((resolve) => waiting.push(resolve))),
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

async function refused(command, kind) {
  const error = await command.then(
    () => assert.fail('not refused'),
    (reason) => reason,
  );
  assert.equal(error.constructor, kind, String(error));
  return error;
}

/** The way to Asterisk, which can be cut. */
const sockets = new Set();
const way = createServer((socket) => {
  const further = connect(Number(new URL(url).port), '127.0.0.1');
  socket.pipe(further).pipe(socket);
  for (const each of [socket, further]) {
    sockets.add(each);
    each.on('error', () => undefined).on('close', () => sockets.delete(each));
  }
}).listen(0, '127.0.0.1');
await once(way, 'listening');

const client = await ari.connect(`http://127.0.0.1:${way.address().port}/ari`, 'ari', 'ari');
const running = client.run(app);
await client.connected();

const started = queue();
const digits = queue();
const ended = queue();
client.onChannelEvent('StasisStart', (channel) => started.put(channel));
const made = await client.channels.originate({ endpoint: 'Local/press-12@default', app });
const channel = await started.get();
assert.ok(channel.equals(made) && channel.id.startsWith('js-'));
channel.on('ChannelDtmfReceived', (_, event) => digits.put(event.digit));
channel.on('StasisEnd', () => ended.put(true));
await channel.answer();
kept('a call comes in, under an id from here');
const playback = await channel.play('sound:hello-world');
assert.equal((await playback.finished(15_000)).playback.state, 'done');
kept('a playback ends');
const live = await channel.record({ name: app, format: 'wav', maxDurationSeconds: 1, ifExists: 'overwrite' });
assert.equal((await live.finished(15_000)).type, 'RecordingFinished');
const stored = await client.recordings.getStored(app);
assert.ok((await client.recordings.getStoredFile(app)) instanceof ArrayBuffer);
await stored.deleteStored();
kept('a recording');
assert.deepEqual([await digits.get(), await digits.get()], ['1', '2']);
kept('digits, in order');
assert.equal((await made.refresh()).state, 'Up');
assert.equal(made.state, 'Down');
kept('an old object acts on what is there now');
await channel.hangup();
await ended.get();
await refused(channel.answer(), ari.NotFoundError);
kept('what is gone is not found');

const missing = await refused(client.channels.get('no body'), ari.NotFoundError);
assert.deepEqual([missing.status, missing.operation], [404, 'channels.get']);
const down = await client.channels.create({ endpoint: 'Local/stay@default', app });
await refused(
  client.channels.create({ endpoint: 'Local/stay@default', app, channelId: down.id }),
  ari.IllegalStateError,
);
for (;;) {
  // The channel is on its way into the application.
  const error = await client.channels.ring(down.id).catch((reason) => reason);
  if (error instanceof ari.PreconditionFailedError) break;
  assert.ok(error instanceof ari.IllegalStateError, String(error));
  await turn();
}
await down.hangup();
await refused(client.channels.originate({ endpoint: 'Local/stay@default' }), ari.IllegalInputError);
await refused(client.channels.get(''), ari.InvalidCallError);
await refused(client.channels.get('..'), ari.InvalidCallError);
await refused(client.channels.move('x', {}), ari.InvalidCallError);
await refused(client.channels.hangup('x', { raeson: 'busy' }), ari.InvalidCallError);
kept('404, 409, 412, 400, each its own exception');
const closed = createServer().listen(0, '127.0.0.1');
await once(closed, 'listening');
const { port } = closed.address();
await new Promise((done) => closed.close(done));
const nobody = ari.createClient(`http://127.0.0.1:${port}`, 'ari', 'hush-hush');
const lost = await refused(nobody.asterisk.ping(), ari.RequestConnectionError);
assert.equal(lost.sent, 'no');
assert.ok(!`${lost.stack}${JSON.stringify(lost)}`.includes('hush-hush'));
await refused(ari.connect(url, 'ari', 'wrong'), ari.UnauthorizedError);
await refused(ari.createClient(url, 'ari', 'wrong').run(app), ari.UnauthorizedError);
kept('no answer says what was sent, and no password');

const heard = [];
const other = queue();
client.on('ChannelUserevent', (event) => heard.push(event))();
client.on('ChannelUserevent', heard.push);
client.off('ChannelUserevent', heard.push);
client.on('ChannelUserevent', other.put);
await client.events.userEvent('Ring', { application: app });
assert.equal((await other.get()).eventname, 'Ring');
assert.deepEqual(heard, []);
kept('a removed handler hears nothing');

const cut = queue();
const states = queue();
client.onError((error) => cut.put(error));
client.onDeviceStateEvent('DeviceStateChanged', (state) => states.put(state.state));
await client.applications.subscribe(app, { eventSource: `deviceState:Stasis:${app}` });
for (const socket of sockets) socket.destroy();
await cut.get();
await client.connected();
await client.deviceStates.update(`Stasis:${app}`, { deviceState: 'BUSY' });
assert.equal(await states.get(), 'BUSY');
await client.deviceStates.delete(`Stasis:${app}`);
kept('a cut socket heals, and the next event is heard');

const reader = await ari.connect(second, 'ro', 'ro');
const [one, two] = await Promise.all([client.asterisk.getInfo(), reader.asterisk.getInfo()]);
assert.notEqual(one.system.entity_id, two.system.entity_id);
await refused(reader.bridges.create(), ari.ForbiddenError);
kept('two servers with two passwords');
await client.close();
await running;
way.close();
for (const socket of sockets) socket.destroy();
kept('closed, and nothing goes on');

const holdingIs = async (path) => (await fetch(holding + path)).json();
const early = ari.createClient(holding, 'ari', 'ari');
const over = early.run(app);
while ((await holdingIs('/state')).commands === 0) await turn();
await early.close();
await holdingIs('/release');
await over;
assert.equal((await holdingIs('/state')).handshakes, 0);
kept('closed while it connects, it does not stay connected');
