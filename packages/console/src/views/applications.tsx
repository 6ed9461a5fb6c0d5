import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ConnectionGap } from '../model/rows.js';
import type { Session } from '../model/session.js';
import { useNow, useStores } from '../parts/hooks.js';
import { Badge, DocumentLink, Empty, Facts, Head, Problem } from '../parts/parts.js';
import { clock, count, span, visible } from '../parts/text.js';

const EVERY = 5_000;

/** Stasis applications, and the connections to Asterisk. */
export function Applications({ session }: { session: Session }): JSX.Element {
  const { applications, connections, log } = session;
  useStores(connections, applications, log);
  const now = useNow();
  useEffect(() => {
    // No event tells what an application is subscribed to.
    const look = (): void =>
      void session.client
        .stream('applications')
        .list({ fresh: true })
        .catch(() => undefined);
    look();
    const timer = setInterval(look, EVERY);
    return () => clearInterval(timer);
  }, [session]);
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label="Connections and applications">
      <Head title="Connections" note={`${log.perSecond().toFixed(1)} events/s heard here`} />
      {connections.problem !== undefined && <Problem text={`console.connections: ${connections.problem}`} />}
      <Rate counts={log.rate} />
      <div class="rooms">
        {connections.list.map((one) => (
          <section class="room" key={one.name}>
            <h2>
              {visible(one.name)} <Badge kind={one.status === 'connected' ? 'good' : 'bad'}>{one.status}</Badge>
            </h2>
            <Facts
              facts={[
                ['Since', `${clock(one.since)} (${span(now - Date.parse(one.since))})`],
                ['Lag', `${one.lag.latestMs.toFixed(1)} ms, worst ${one.lag.worstMs.toFixed(1)}`],
                ['Events/s', (connections.perSecond.get(one.name) ?? 0).toFixed(1)],
                ['Events', eventCount(one.events)],
                ['Last event', one.lastEventAt === undefined ? 'none yet' : clock(one.lastEventAt)],
                ['Reconnects', String(one.reconnects)],
                ['Last gap', gapOf(one.lastGap)],
                ['Commands now', String(one.inFlight)],
                ...(one.reason === undefined ? [] : [['Why', visible(one.reason)] as const]),
              ]}
            />
          </section>
        ))}
      </div>
      <Head title="Applications" note={count(applications.rows.size, 'application')}>
        <DocumentLink href={session.documentOf('applications')} />
      </Head>
      {applications.problem !== undefined && <Problem text={applications.problem} />}
      {applications.rows.size === 0 && (
        <Empty title="No application">A controller with @AriController makes one.</Empty>
      )}
      <div class="rooms">
        {applications.list().map((one) => (
          <section class="room" key={one.name}>
            <h2>
              <bdi class="cut">{visible(one.name)}</bdi>
            </h2>
            <Facts
              facts={[
                ['Channels', String(one.channel_ids.length)],
                ['Bridges', String(one.bridge_ids.length)],
                ['Endpoints', String(one.endpoint_ids.length)],
                ['Devices', String(one.device_names.length)],
              ]}
            />
          </section>
        ))}
      </div>
    </div>
  );
}

/** When it was away, and what was missed meanwhile. */
function gapOf(gap: ConnectionGap | undefined): string {
  if (gap === undefined) return 'none';
  const { at, ms, restarted, ended, appeared, changed } = gap;
  const missed = [
    ...(restarted ? ['Asterisk was restarted'] : []),
    ...(ended > 0 ? [`${count(ended, 'call')} ended`] : []),
    ...(appeared > 0 ? [`${count(appeared, 'call')} came`] : []),
    ...(changed > 0 ? [`${count(changed, 'call')} changed`] : []),
  ];
  return `until ${clock(at)}, ${(ms / 1000).toFixed(1)} s; missed: ${missed.join(', ') || 'no call'}`;
}

function eventCount(events: Readonly<Record<string, unknown>>): string {
  const numbers = Object.entries(events).filter(([, value]) => typeof value === 'number');
  return numbers.map(([name, value]) => `${name} ${(value as number).toLocaleString()}`).join(', ') || '0';
}

function Rate({ counts }: { counts: readonly number[] }): JSX.Element {
  const most = Math.max(1, ...counts);
  return (
    <div class="rate" role="img" aria-label={`Events in each of the last 60 seconds, at most ${most}`}>
      {counts.map((value, index) => (
        <span key={index} style={{ height: `${(value / most) * 100}%` }} />
      ))}
    </div>
  );
}
