import { createServer } from 'node:http';
import { RealtimeAgent, RealtimeSession } from '@openai/agents/realtime';
import { TwilioRealtimeTransportLayer } from '@openai/agents-extensions';
import { WebSocketServer } from 'ws';

// The agent is all of the two packages; this file only brings its two sockets together, as their users do.
const [, , modelUrl] = process.argv;
const http = createServer();
const server = new WebSocketServer({ server: http });
server.on('connection', (twilioWebSocket) => {
  const transport = new TwilioRealtimeTransportLayer({ twilioWebSocket });
  const agent = new RealtimeAgent({ name: 'Agent', instructions: 'Be brief.' });
  const session = new RealtimeSession(agent, { transport, model: 'stand-in' });
  session.on('error', (error) => process.stderr.write(`${JSON.stringify(error)}\n`));
  session.connect({ apiKey: 'none', url: modelUrl }).catch((error) => process.stderr.write(`${error}\n`));
});
http.listen(0, '127.0.0.1', () => process.stdout.write(`${http.address().port}\n`));
