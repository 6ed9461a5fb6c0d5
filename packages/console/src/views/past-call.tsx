import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { barsOfLegs } from '../model/call-bars.js';
import { problemOf } from '../model/live-table.js';
import { barsOfEntries, said, type LegTimeline } from '../model/past-call.js';
import type { Call, Leg } from '../model/rows.js';
import type { Session } from '../model/session.js';
import { linkTo } from '../parts/hooks.js';
import { CopyJson, DocumentLink, Facts, Problem } from '../parts/parts.js';
import { clock, moment, span, visible } from '../parts/text.js';
import { Timeline } from '../parts/timeline.js';

interface Seen {
  readonly call: Call;
  readonly legs: readonly Leg[];
  readonly timelines: readonly LegTimeline[];
}

/** One call of the past: its legs, and what happened in it, on one axis. */
export function PastCall({ session, id }: { session: Session; id: string }): JSX.Element {
  const [seen, setSeen] = useState<Seen>();
  const [problem, setProblem] = useState<string>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [id]);
  useEffect(() => {
    setSeen(undefined);
    const call = session.client.stream('calls').retrieve(id);
    const legs = session.client.stream('callLegs').list({ callId: id, order_by: 'startedAt' });
    // Who may not ask for it sees the legs all the same.
    const story = session.client.call('console.timeline', { callId: id }).catch(() => ({ legs: [] }));
    Promise.all([call, legs, story]).then(
      ([one, all, told]) =>
        setSeen({
          call: one as unknown as Call,
          legs: all as unknown as Leg[],
          timelines: (told as { legs: LegTimeline[] }).legs,
        }),
      (error: unknown) => setProblem(problemOf(error, 'this call')),
    );
  }, [session, id]);
  return (
    <aside class="detail" aria-label="Call of the past">
      <header class="detail-head">
        <h1 ref={heading} tabIndex={-1}>
          <bdi>{visible(seen?.call.callerName || seen?.call.caller || 'Call', 60)}</bdi>
        </h1>
        <a class="button plain" href={linkTo('history')} aria-label="Close this call">
          ✕
        </a>
      </header>
      {problem !== undefined && <Problem text={problem} />}
      {seen !== undefined && <Details session={session} seen={seen} id={id} />}
    </aside>
  );
}

function Details({ session, seen, id }: { session: Session; seen: Seen; id: string }): JSX.Element {
  const { call, legs, timelines } = seen;
  const { bars, dots } = barsOfEntries(timelines, legs, Date.now());
  const begin = Date.parse(call.startedAt);
  const entries = timelines.flatMap((leg) => leg.entries).sort((a, b) => a.at - b.at);
  return (
    <>
      <Timeline bars={[...barsOfLegs(legs, Date.now()), ...bars]} dots={dots} />
      <Facts
        facts={[
          ['Result', call.result ?? call.state],
          ['Called', visible(call.called ?? '–')],
          ['Began', moment(call.startedAt)],
          ['Answered', call.answeredAt === undefined ? '–' : moment(call.answeredAt)],
          ['Ended', call.endedAt === undefined ? '–' : moment(call.endedAt)],
          ['Why', visible(call.causeText ?? '–')],
          ['Legs', String(call.legs)],
          ['Id', <code>{visible(id)}</code>],
        ]}
      />
      <div class="row">
        <CopyJson value={seen} />
        <DocumentLink href={session.documentOf('calls')} />
      </div>
      <h2 class="part">What happened</h2>
      {entries.length === 0 && <p class="quiet">What happened inside of it is not remembered any more.</p>}
      <ol class="story">
        {entries.map((entry, index) => (
          <li key={index} class={entry.failed === true ? 'failed' : entry.kind === 'command' ? 'command' : 'event'}>
            <time title={clock(entry.at)}>{span(entry.at - begin)}</time>
            <strong>{entry.kind}</strong>
            <span dir="auto">{visible(said(entry))}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
