import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { reasonOf, type Session } from '../model/session.js';
import { useStores } from '../parts/hooks.js';
import { Empty, Head, Problem } from '../parts/parts.js';
import { clock, visible } from '../parts/text.js';

const TEMPLATES: readonly (readonly [string, string, string])[] = [
  ['List channels', 'channels.list', '{ "data": { "state": "Up", "limit": 25 } }'],
  ['Play to a channel', 'channels.play', '{ "pk": "id", "data": { "media": "sound:hello-world" } }'],
  ['Ring a telephone', 'channels.create', '{ "data": { "endpoint": "PJSIP/alice" } }'],
  ['Make a bridge', 'bridges.create', '{ "data": { "type": "mixing" } }'],
  ['Set a device state', 'deviceStates.update', '{ "pk": "Stasis:desk", "data": { "device_state": "INUSE" } }'],
  ['Calls of the past', 'calls.list', '{ "data": { "order_by": "-startedAt", "limit": 10 } }'],
  ['Ping', 'ping', '{}'],
  ['Server info', 'server_info', '{}'],
];

/** Requests and calls by hand, each beside its answer. */
export function Requests({ session }: { session: Session }): JSX.Element {
  const { log } = session;
  useStores(log);
  const [what, setWhat] = useState('channels.list');
  const [input, setInput] = useState('{ "data": { "limit": 25 } }');
  const [problem, setProblem] = useState<string>();
  const send = (): void => {
    setProblem(undefined);
    let parts: { pk?: string; data?: object };
    try {
      parts = JSON.parse(input === '' ? '{}' : input) as typeof parts;
    } catch (error) {
      setProblem(`This is no JSON: ${reasonOf(error)}`);
      return;
    }
    const [stream = '', action] = what.split('.');
    const asked =
      action === undefined || stream === 'console' ? session.call(what, parts) : session.act(stream, action, parts);
    // The answer stands in the list, whatever it is.
    asked.catch(() => undefined);
  };
  const asked = log.entries
    .filter(({ kind }) => kind === 'command')
    .slice(-50)
    .reverse();
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label="Requests">
      <Head title="Requests">
        {session.config.rest !== null && (
          <a class="button" href={session.config.rest}>
            REST document
          </a>
        )}
      </Head>
      <form
        class="request"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <select
          aria-label="Template"
          value=""
          onChange={({ currentTarget }) => {
            const template = TEMPLATES[Number(currentTarget.value)];
            if (template === undefined) return;
            setWhat(template[1]);
            setInput(template[2]);
          }}
        >
          <option value="">Begin with…</option>
          {TEMPLATES.map(([title], index) => (
            <option key={title} value={String(index)}>
              {title}
            </option>
          ))}
        </select>
        <input
          aria-label="Stream and action, or method"
          required
          value={what}
          onInput={({ currentTarget }) => setWhat(currentTarget.value)}
        />
        <textarea
          aria-label="Input as JSON"
          rows={5}
          spellcheck={false}
          value={input}
          onInput={({ currentTarget }) => setInput(currentTarget.value)}
        />
        <button type="submit" class="main">
          Send
        </button>
      </form>
      {problem !== undefined && <Problem text={problem} />}
      {asked.length === 0 && (
        <Empty title="Nothing was asked yet">Every command of this page stands here with its answer.</Empty>
      )}
      {asked.map(({ n, at, type, raw, ok, took }) => (
        <details class={`exchange ${ok === false ? 'failed' : ''}`} key={n} open={n === asked[0]?.n}>
          <summary>
            <time>{clock(at)}</time> <strong>{visible(type)}</strong> <span class="soft">{took} ms</span>
          </summary>
          <pre tabIndex={0}>{JSON.stringify(raw, null, 2)}</pre>
        </details>
      ))}
    </div>
  );
}
