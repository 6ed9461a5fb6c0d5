import type { JSX } from 'preact';
import type { Session } from '../model/session.js';
import { linkTo, useNow, useStores } from '../parts/hooks.js';
import { Badge, DocumentLink, Empty, Head, Problem } from '../parts/parts.js';
import { count, party, span, visible } from '../parts/text.js';

const MOST = 200;

/** Bridges as rooms with people in them. */
export function Bridges({ session }: { session: Session }): JSX.Element {
  const { bridges, channels, marks } = session;
  useStores(bridges, channels, marks);
  const now = useNow();
  const all = bridges.list().slice(0, MOST);
  return (
    <>
      <Head title="Bridges" note={count(bridges.rows.size, 'bridge')}>
        <DocumentLink href={session.documentOf('bridges')} />
      </Head>
      {bridges.problem !== undefined && <Problem text={bridges.problem} />}
      {all.length === 0 && bridges.problem === undefined && (
        <Empty title="No bridge is open">A bridge is a room: who is in it hears the others.</Empty>
      )}
      <div class="rooms scroll" tabIndex={0} role="group" aria-label="Bridges">
        {all.map((bridge) => (
          <section class="room" key={bridge.id} data-id={bridge.id}>
            <h2>
              <bdi class="cut">{visible(bridge.name || bridge.id)}</bdi>
              <span class="time">{span(now - Date.parse(bridge.creationtime))}</span>
            </h2>
            <p class="soft">
              {bridge.bridge_type} · {bridge.technology}
            </p>
            <ul>
              {bridge.channels.map((id) => {
                const channel = channels.rows.get(id);
                const who = channel === undefined ? visible(id) : party(channel.caller);
                return (
                  <li key={id}>
                    <a class="person" href={linkTo('calls', id)}>
                      <span class={`face ${marks.of(id).talking === true ? 'talking' : ''}`} aria-hidden="true">
                        {[...who][0]?.toUpperCase()}
                      </span>
                      <bdi class="cut">{who}</bdi>
                      {marks.of(id).held === true && <Badge kind="warn">on hold</Badge>}
                    </a>
                  </li>
                );
              })}
            </ul>
            {bridge.channels.length === 0 && <p class="quiet">Nobody is in it.</p>}
          </section>
        ))}
      </div>
    </>
  );
}
