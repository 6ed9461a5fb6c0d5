import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { LiveTable } from '../model/live-table.js';
import type { Channel } from '../model/rows.js';
import type { Session } from '../model/session.js';
import { linkTo, useNow, useStores } from '../parts/hooks.js';
import { Badge, Empty, Head, Problem } from '../parts/parts.js';
import { count, party, span, visible } from '../parts/text.js';
import { WindowList } from '../parts/window-list.js';

const CARD = 108;

type Phase = 'ringing' | 'application' | 'bridge';

const PHASES: readonly (readonly [Phase, string, string])[] = [
  ['ringing', 'Ringing', 'Calls that nobody has answered yet.'],
  ['application', 'In the application', 'Calls that a handler has answered.'],
  ['bridge', 'In a bridge', 'Calls whose parties hear each other.'],
];

/** Calls as cards that move from column to column. */
export function Calls({ session, opened }: { session: Session; opened: string | undefined }): JSX.Element {
  useStores(session.channels, session.bridges, session.marks);
  const now = useNow();
  const [text, setText] = useState('');
  const { channels } = session;
  const peers = peersOf(session);
  const shown = channels.list().filter((channel) => fits(channel, text));
  const of = (phase: Phase): Channel[] => shown.filter((channel) => phaseOf(channel, peers) === phase);
  return (
    <>
      <Head title="Calls" note={noteOf(channels)}>
        <input
          type="search"
          aria-label="Find a call"
          placeholder="Find: number, name, state"
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </Head>
      {channels.problem !== undefined && <Problem text={channels.problem} />}
      {channels.ready && channels.rows.size === 0 ? (
        channels.problem === undefined && (
          <Empty title="No call is up">A call appears here by itself as soon as it reaches this application.</Empty>
        )
      ) : (
        <div class="board">
          {PHASES.map(([phase, title, about]) => {
            const cards = of(phase);
            return (
              <section class="column" key={phase} aria-label={title} data-phase={phase}>
                <h2>
                  {title} <span class="tally">{cards.length}</span>
                </h2>
                {cards.length === 0 ? (
                  <p class="quiet">{about}</p>
                ) : (
                  <WindowList
                    items={cards}
                    height={CARD}
                    label={title}
                    keyOf={({ id }) => id}
                    row={(channel) => <Card {...{ session, channel, now, peers, opened: opened === channel.id }} />}
                  />
                )}
              </section>
            );
          })}
        </div>
      )}
    </>
  );
}

function noteOf({ ready, rows, problem }: LiveTable<Channel>): string {
  if (!ready) return 'asking…';
  return problem === undefined || rows.size > 0 ? count(rows.size, 'channel') : '';
}

type Peers = ReadonlyMap<string, readonly Channel[]>;

/** The parties that are in one bridge. */
export function peersOf({ bridges, channels }: Session): Peers {
  const peers = new Map<string, Channel[]>();
  for (const { channels: ids } of bridges.rows.values()) {
    for (const id of ids) {
      const others = ids.filter((other) => other !== id).map((other) => channels.rows.get(other));
      peers.set(
        id,
        others.filter((other) => other !== undefined),
      );
    }
  }
  return peers;
}

function phaseOf({ id, state }: Channel, peers: Peers): Phase {
  if (peers.has(id)) return 'bridge';
  return state === 'Up' ? 'application' : 'ringing';
}

function fits({ name, state, caller, connected, dialplan }: Channel, text: string): boolean {
  const all = `${name} ${state} ${caller.name} ${caller.number} ${connected.number} ${dialplan.exten}`;
  return all.toLowerCase().includes(text.trim().toLowerCase());
}

interface CardProps {
  readonly session: Session;
  readonly channel: Channel;
  readonly peers: Peers;
  readonly now: number;
  readonly opened: boolean;
}

function Card({ session, channel, peers, now, opened }: CardProps): JSX.Element {
  const { held, muted, talking, digits, playing } = session.marks.of(channel.id);
  const others = peers.get(channel.id) ?? [];
  const { dialplan, application = '' } = channel;
  const other =
    others.length > 0
      ? `with ${others.map(({ caller, name }) => (caller.number === '' ? name : party(caller))).join(', ')}`
      : `${visible(dialplan.exten)} · ${visible(application || dialplan.context)}`;
  return (
    <a
      class={`card ${opened ? 'chosen' : ''}`}
      href={linkTo('calls', channel.id)}
      aria-current={opened ? 'true' : undefined}
    >
      <span class="card-line">
        <strong class="who">
          <bdi>{party(channel.caller)}</bdi>
        </strong>
        <span class="time">{span(now - Date.parse(channel.creationtime))}</span>
      </span>
      <span class="card-line soft">
        <bdi class="cut">{visible(other)}</bdi>
      </span>
      <span class="card-line marks">
        <Badge kind={channel.state === 'Up' ? 'good' : 'wait'}>{channel.state}</Badge>
        {held === true && <Badge kind="warn">on hold</Badge>}
        {muted === true && <Badge kind="warn">muted</Badge>}
        {talking === true && <Badge kind="talk">talking</Badge>}
        {channel.stale === true && <Badge kind="warn">not sure</Badge>}
        {playing !== undefined && <Badge>▶ {visible(playing, 24)}</Badge>}
        {digits !== undefined && <Badge kind="digits">{visible(digits)}</Badge>}
      </span>
    </a>
  );
}
