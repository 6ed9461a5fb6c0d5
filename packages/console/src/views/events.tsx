import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { LogEntry } from '../model/event-log.js';
import type { Session } from '../model/session.js';
import { useStores } from '../parts/hooks.js';
import { CopyJson, Empty, Head, Problem } from '../parts/parts.js';
import { clock, count, visible } from '../parts/text.js';
import { WindowList } from '../parts/window-list.js';

/** Channels to choose from; the others are found by their text. */
const MOST_CHANNELS = 100;

/** Everything that was heard and asked, newest first. */
export function Events({ session }: { session: Session }): JSX.Element {
  const { log, feed } = session;
  useStores(log, feed);
  const [type, setType] = useState('');
  const [text, setText] = useState('');
  const [channel, setChannel] = useState('');
  const [frozen, setFrozen] = useState<readonly LogEntry[]>();
  const [chosen, setChosen] = useState<LogEntry>();
  const all = frozen ?? log.entries;
  const types = [...new Set(all.map((entry) => entry.type))].sort();
  const wanted = text.toLowerCase();
  const shown = all.filter((entry) => fits(entry, type, channel) && matches(entry, wanted)).reverse();
  return (
    <>
      <Head title="Events" note={`${count(log.total, 'entry', 'entries')}, the last 2,000 are kept`}>
        <button
          type="button"
          aria-pressed={frozen !== undefined}
          onClick={() => setFrozen(frozen === undefined ? [...log.entries] : undefined)}
        >
          {frozen === undefined ? 'Pause' : 'Go on'}
        </button>
        <button type="button" onClick={() => log.clear()}>
          Clear
        </button>
      </Head>
      <div class="row filters">
        <select aria-label="Type" value={type} onChange={({ currentTarget }) => setType(currentTarget.value)}>
          <option value="">All types</option>
          {types.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <select aria-label="Channel" value={channel} onChange={({ currentTarget }) => setChannel(currentTarget.value)}>
          <option value="">All channels</option>
          {session.channels
            .list()
            .slice(0, MOST_CHANNELS)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {visible(name, 40)}
              </option>
            ))}
        </select>
        <input
          type="search"
          aria-label="Find in events"
          placeholder="Find: text, id"
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </div>
      {feed.problem !== undefined && <Problem text={`Events are not heard: ${feed.problem}`} />}
      {shown.length === 0 ? (
        <Empty title="Nothing was heard yet">
          Events of Asterisk come here, and the commands of this page with their answers.
        </Empty>
      ) : (
        <div class="split">
          <WindowList
            items={shown}
            height={32}
            label="Events"
            keyOf={({ n }) => n}
            row={(entry) => (
              <button
                type="button"
                class={`event ${entry.ok === false ? 'failed' : entry.kind}`}
                onClick={() => setChosen(entry)}
              >
                <time>{clock(entry.at)}</time>
                <strong>{entry.type}</strong>
                <bdi class="cut">{visible(entry.about)}</bdi>
                {entry.took !== undefined && <span class="soft">{entry.took} ms</span>}
              </button>
            )}
          />
          {chosen !== undefined && <Raw entry={chosen} close={() => setChosen(undefined)} />}
        </div>
      )}
    </>
  );
}

function fits({ type, ids }: LogEntry, wanted: string, channel: string): boolean {
  return (wanted === '' || type === wanted) && (channel === '' || ids.includes(channel));
}

function matches({ type, about, ids }: LogEntry, wanted: string): boolean {
  return wanted === '' || `${type} ${about} ${ids.join(' ')}`.toLowerCase().includes(wanted);
}

function Raw({ entry, close }: { entry: LogEntry; close: () => void }): JSX.Element {
  const json = JSON.stringify(entry.raw, null, 2);
  return (
    <section class="raw" aria-label="The whole entry">
      <div class="row">
        <strong class="cut">{entry.type}</strong>
        <span class="grow" />
        <CopyJson value={entry.raw} />
        <button type="button" class="plain" aria-label="Close the entry" onClick={close}>
          ✕
        </button>
      </div>
      <pre tabIndex={0}>{json}</pre>
    </section>
  );
}
