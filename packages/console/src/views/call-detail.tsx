import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { barsOf } from '../model/call-bars.js';
import { reasonOf } from '../model/reason.js';
import type { Session } from '../model/session.js';
import { linkTo, useNow, useStores } from '../parts/hooks.js';
import { Badge, CopyJson, DocumentLink, Facts, Problem } from '../parts/parts.js';
import { clock, moment, party, span, visible } from '../parts/text.js';
import { Timeline } from '../parts/timeline.js';
import { peersOf } from './calls.js';

/** One call: what it is, what one may do with it, and what has happened to it. */
export function CallDetail({ session, id }: { session: Session; id: string }): JSX.Element {
  useStores(session.channels, session.bridges, session.log, session.marks);
  const now = useNow();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [id]);
  useEffect(() => session.feed.hearCall(id), [session, id]);
  const channel = session.channels.rows.get(id);
  const entries = session.log.entries.filter(({ ids }) => ids.includes(id));
  const { bars, dots } = barsOf(channel, entries, now);
  return (
    <aside class="detail" aria-label="Call">
      <header class="detail-head">
        <h1 ref={heading} tabIndex={-1}>
          <bdi>{channel === undefined ? 'This call is over' : party(channel.caller)}</bdi>
        </h1>
        {channel !== undefined && <span class="time big">{span(now - Date.parse(channel.creationtime))}</span>}
        <a class="button plain" href={linkTo('calls')} aria-label="Close this call">
          ✕
        </a>
      </header>
      {channel !== undefined && <Actions session={session} id={id} context={channel.dialplan.context} />}
      <Timeline bars={bars} dots={dots} />
      {channel !== undefined && (
        <Facts
          facts={[
            ['State', <Badge kind={channel.state === 'Up' ? 'good' : 'wait'}>{channel.state}</Badge>],
            ['Number', visible(channel.caller.number) || '–'],
            ['Dialled', visible(channel.dialplan.exten) || '–'],
            [
              'Speaks with',
              (peersOf(session).get(id) ?? [])
                .map(({ caller, name }) => party({ ...caller, name: caller.name || caller.number || name }))
                .join(', ') || 'nobody',
            ],
            ['Application', visible(channel.application ?? '–')],
            ['Since', moment(channel.creationtime)],
            ['Channel', <code>{visible(channel.name)}</code>],
            ['Id', <code>{visible(id)}</code>],
          ]}
        />
      )}
      {channel !== undefined && (
        <div class="row">
          <CopyJson value={channel} />
          <DocumentLink href={session.documentOf('channels')} />
        </div>
      )}
      {channel !== undefined && <Variables session={session} id={id} known={channel.channelvars ?? {}} />}
      <h2 class="part">What happened</h2>
      <ol class="story">
        {entries
          .slice(-200)
          .reverse()
          .map(({ n, at, type, about, kind, ok }) => (
            <li key={n} class={ok === false ? 'failed' : kind}>
              <time>{clock(at)}</time>
              <strong>{type}</strong>
              <span dir="auto">{visible(about)}</span>
            </li>
          ))}
      </ol>
    </aside>
  );
}

/** An extension of the dialplan, where a call goes on for sure, or a telephone, which the caller's own telephone is asked to call. */
function transferTo(target: string, here: string): readonly [action: string, data: object] {
  if (target.includes('/')) return ['redirect', { endpoint: target }];
  const [extension = '', context = here] = target.split('@');
  return ['continue', { context, extension, priority: 1 }];
}

interface ActionsProps {
  readonly session: Session;
  readonly id: string;
  /** Context of the dialplan in which it came in. */
  readonly context: string;
}

function Actions({ session, id, context }: ActionsProps): JSX.Element {
  const [problem, setProblem] = useState<string>();
  const [media, setMedia] = useState('sound:hello-world');
  const [target, setTarget] = useState('');
  const { held = false, muted = false } = session.marks.of(id);
  const act = (action: string, data?: object) => (): void => {
    setProblem(undefined);
    session
      .act('channels', action, { pk: id, ...(data !== undefined && { data }) })
      .catch((error: unknown) => setProblem(`${action}: ${reasonOf(error)}`));
  };
  return (
    <div class="actions">
      <div class="row" role="group" aria-label="What to do with this call">
        <button type="button" onClick={act('answer')}>
          Answer
        </button>
        <button type="button" aria-pressed={held} onClick={act(held ? 'unhold' : 'hold')}>
          {held ? 'Resume' : 'Hold'}
        </button>
        <button type="button" aria-pressed={muted} onClick={act(muted ? 'unmute' : 'mute', { direction: 'both' })}>
          {muted ? 'Unmute' : 'Mute'}
        </button>
        <button type="button" onClick={act('record', { name: `console-${Date.now()}`, format: 'wav' })}>
          Record
        </button>
        <button type="button" class="danger" onClick={act('delete')}>
          Hang up
        </button>
      </div>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          act('play', { media })();
        }}
      >
        <input aria-label="What to play" value={media} onInput={({ currentTarget }) => setMedia(currentTarget.value)} />
        <button type="submit">Play</button>
      </form>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          const [action, where] = transferTo(target, context);
          act(action, where)();
        }}
      >
        <input
          aria-label="Where to transfer to"
          placeholder="Transfer to: 200@sales, PJSIP/alice"
          required
          value={target}
          onInput={({ currentTarget }) => setTarget(currentTarget.value)}
        />
        <button type="submit">Transfer</button>
      </form>
      {problem !== undefined && <Problem text={problem} />}
    </div>
  );
}

function Variables(props: { session: Session; id: string; known: Readonly<Record<string, string>> }): JSX.Element {
  const { session, id, known } = props;
  const [asked, setAsked] = useState<Readonly<Record<string, string>>>({});
  const [name, setName] = useState('');
  const ask = (): void => {
    session.act('channels', 'getVar', { pk: id, data: { variable: name } }).then(
      (answer) => setAsked({ ...asked, [name]: (answer as { value?: string }).value ?? '' }),
      (error: unknown) => setAsked({ ...asked, [name]: `(${reasonOf(error)})` }),
    );
  };
  const all = Object.entries({ ...known, ...asked });
  return (
    <section>
      <h2 class="part">Variables</h2>
      {all.length > 0 && (
        <Facts facts={all.map(([key, value]) => [visible(key), <code>{visible(value)}</code>] as const)} />
      )}
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <input
          aria-label="Name of a variable"
          placeholder="CHANNEL(language)"
          required
          value={name}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
        <button type="submit">Read</button>
      </form>
    </section>
  );
}
