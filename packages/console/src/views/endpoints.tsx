import type { JSX } from 'preact';
import type { Session } from '../model/session.js';
import { useStores } from '../parts/hooks.js';
import { Badge, DocumentLink, Empty, Head, Problem } from '../parts/parts.js';
import { count, visible } from '../parts/text.js';
import { WindowList } from '../parts/window-list.js';

const GOOD = new Set(['online', 'NOT_INUSE', 'INUSE', 'BUSY', 'RINGING', 'RINGINUSE', 'ONHOLD']);

/** Telephones, and device states. */
export function Endpoints({ session }: { session: Session }): JSX.Element {
  const { endpoints, deviceStates } = session;
  useStores(endpoints, deviceStates);
  const devices = deviceStates.list().map(({ name, state }) => ({ id: name, state, calls: 0 }));
  const phones = endpoints
    .list()
    .map(({ id, state = 'unknown', channel_ids: ids }) => ({ id, state, calls: ids.length }));
  return (
    <>
      <Head title="Telephones" note={count(phones.length, 'endpoint')}>
        <DocumentLink href={session.documentOf('endpoints')} />
      </Head>
      {endpoints.problem !== undefined && <Problem text={endpoints.problem} />}
      <div class="pair">
        <List
          title="Endpoints"
          items={phones}
          empty="No endpoint is known. Without subscribeAll, only subscribed ones are."
        />
        <List title="Device states" items={devices} empty="No device state was set by an application." />
      </div>
    </>
  );
}

interface Item {
  readonly id: string;
  readonly state: string;
  readonly calls: number;
}

function List({ title, items, empty }: { title: string; items: readonly Item[]; empty: string }): JSX.Element {
  return (
    <section class="column" aria-label={title}>
      <h2>
        {title} <span class="tally">{items.length}</span>
      </h2>
      {items.length === 0 ? (
        <Empty title="Nothing here">{empty}</Empty>
      ) : (
        <WindowList
          items={items}
          height={44}
          label={title}
          keyOf={({ id }) => id}
          row={({ id, state, calls }) => (
            <div class="line">
              <bdi class="cut">{visible(id)}</bdi>
              <span class="grow" />
              {calls > 0 && <span class="soft">{count(calls, 'call')}</span>}
              <Badge kind={GOOD.has(state) ? 'good' : ''}>{state}</Badge>
            </div>
          )}
        />
      )}
    </section>
  );
}
