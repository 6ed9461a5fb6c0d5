import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { VoicemailMessage } from '../model/rows.js';
import { reasonOf } from '../model/reason.js';
import type { Session } from '../model/session.js';
import { useStores } from '../parts/hooks.js';
import { Badge, Choice, DocumentLink, Empty, Head, Problem } from '../parts/parts.js';
import { count, moment, span, visible } from '../parts/text.js';
import { WindowList } from '../parts/window-list.js';

/** Messages that callers left: listened to here, marked and deleted. */
export function Voicemail({ session }: { session: Session }): JSX.Element {
  const { voicemail } = session;
  useStores(voicemail);
  const [box, setBox] = useState('');
  const [problem, setProblem] = useState<string>();
  const [open, setOpen] = useState<string>();
  const all = voicemail.list().sort((a, b) => b.receivedAt.localeCompare(a.receivedAt));
  const boxes = [...new Set(all.map((message) => message.box))].sort();
  const shown = all.filter((message) => box === '' || message.box === box);
  const chosen = shown.find(({ id }) => id === open);
  const act = (action: string, pk: string, data?: object): void => {
    setProblem(undefined);
    session
      .act('voicemailMessages', action, { pk, ...(data !== undefined && { data }) })
      .catch((error: unknown) => setProblem(`${action}: ${reasonOf(error)}`));
  };
  return (
    <>
      <Head title="Voicemail" note={count(all.filter(({ read }) => !read).length, 'new message')}>
        <DocumentLink href={session.documentOf('voicemailMessages')} />
        <Choice
          label="Box"
          all="All boxes"
          values={boxes.map((name) => ({ value: name, text: visible(name, 40) }))}
          chosen={box}
          choose={setBox}
        />
      </Head>
      {voicemail.problem !== undefined && <Problem text={voicemail.problem} />}
      {problem !== undefined && <Problem text={problem} />}
      {shown.length === 0 && voicemail.problem === undefined && (
        <Empty title="No message">What callers leave in a box is heard here.</Empty>
      )}
      {chosen !== undefined && <Player session={session} message={chosen} act={act} />}
      {shown.length > 0 && (
        <WindowList
          items={shown}
          height={48}
          label="Messages"
          keyOf={({ id }) => id}
          row={(message) => (
            <button
              type="button"
              class={`line ${message.id === open ? 'chosen' : ''}`}
              aria-pressed={message.id === open}
              onClick={() => setOpen(message.id)}
            >
              <time>{moment(message.receivedAt)}</time>
              <bdi class="cut">{nameOf(message)}</bdi>
              <span class="soft">box {visible(message.box, 20)}</span>
              <span class="grow" />
              <span class="time">{message.seconds === undefined ? '–' : span(message.seconds * 1000)}</span>
              <Badge kind={message.read ? '' : 'good'}>{message.read ? 'heard' : 'new'}</Badge>
            </button>
          )}
        />
      )}
    </>
  );
}

interface PlayerProps {
  readonly session: Session;
  readonly message: VoicemailMessage;
  readonly act: (action: string, pk: string, data?: object) => void;
}

function Player({ session, message, act }: PlayerProps): JSX.Element {
  const { id, read } = message;
  const base = session.restBase;
  return (
    <section class="room" aria-label="Message">
      <h2>
        <bdi class="cut">{nameOf(message)}</bdi>
        <span class="soft">{moment(message.receivedAt)}</span>
      </h2>
      {base === undefined ? (
        <p class="quiet">Without a REST door there is no file to listen to (the option rest of the console).</p>
      ) : (
        <audio
          key={id}
          controls
          preload="metadata"
          aria-label={`Message of ${nameOf(message)}`}
          src={`${base}/voicemailMessages/${encodeURIComponent(id)}/download`}
          onEnded={() => {
            if (!read) act('mark', id, { read: true });
          }}
        />
      )}
      <div class="row">
        <button type="button" onClick={() => act('mark', id, { read: !read })}>
          {read ? 'Mark as new' : 'Mark as heard'}
        </button>
        <button type="button" class="danger" onClick={() => act('delete', id)}>
          Delete
        </button>
      </div>
    </section>
  );
}

function nameOf({ caller = '', callerName = '' }: VoicemailMessage): string {
  return visible(callerName || caller || 'unknown', 60);
}
