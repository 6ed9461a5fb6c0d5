import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { LogEntry } from '../model/event-log.js';
import type { Session } from '../model/session.js';
import { useStores } from '../parts/hooks.js';
import { Choice, CopyJson, Empty, Head, Problem } from '../parts/parts.js';
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
  const channels = session.channels.list().slice(0, MOST_CHANNELS);
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
        <Choice label="Type" all="All types" values={types} chosen={type} choose={setType} />
        <Choice
          label="Channel"
          all="All channels"
          values={channels.map(({ id, name }) => ({ value: id, text: visible(name, 40) }))}
          chosen={channel}
          choose={setChannel}
        />
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
