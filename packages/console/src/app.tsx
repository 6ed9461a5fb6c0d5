import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Session } from './model/session.js';
import { linkTo, usePlace, useStores } from './parts/hooks.js';
import { TelephonePanel } from './parts/telephone.js';
import { clock, count } from './parts/text.js';
import { Applications } from './views/applications.js';
import { Bridges } from './views/bridges.js';
import { CallDetail } from './views/call-detail.js';
import { Calls } from './views/calls.js';
import { Endpoints } from './views/endpoints.js';
import { Events } from './views/events.js';
import { Handlers } from './views/handlers.js';
import { History } from './views/history.js';
import { PastCall } from './views/past-call.js';
import { Requests } from './views/requests.js';
import { Voicemail } from './views/voicemail.js';

const VIEWS = [
  ['calls', 'Calls'],
  ['bridges', 'Bridges'],
  ['telephones', 'Telephones'],
  ['history', 'History'],
  ['voicemail', 'Voicemail'],
  ['connections', 'Connections'],
  ['events', 'Events'],
  ['handlers', 'Handlers'],
  ['requests', 'Requests'],
] as const;

/** The whole page. */
export function App({ session }: { session: Session }): JSX.Element {
  const [view = 'calls', object] = usePlace();
  useStores(session.voicemail);
  useEffect(
    () => document.querySelector('nav [aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' }),
    [view],
  );
  return (
    <div class="page">
      <a class="skip" href="#main" onClick={skip}>
        Skip to the content
      </a>
      <nav aria-label="Views">
        <p class="brand">
          <img src="./icon.svg" alt="" width="28" height="28" />
          <bdi class="cut">{session.config.title}</bdi>
        </p>
        <ul>
          {VIEWS.filter(([name]) => name !== 'voicemail' || !session.voicemail.missing).map(([name, title]) => (
            <li key={name}>
              <a href={linkTo(name)} aria-current={name === view ? 'page' : undefined}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <TelephonePanel session={session} />
      <Banner session={session} />
      <main id="main" tabIndex={-1} class={object === undefined ? '' : 'with-detail'}>
        <div class="view">
          <View session={session} view={view} object={object} />
        </div>
        {view === 'calls' && object !== undefined && <CallDetail session={session} id={object} key={object} />}
        {view === 'history' && object !== undefined && <PastCall session={session} id={object} key={object} />}
      </main>
    </div>
  );
}

function View({ session, view, object }: { session: Session; view: string; object: string | undefined }): JSX.Element {
  if (view === 'bridges') return <Bridges session={session} />;
  if (view === 'telephones') return <Endpoints session={session} />;
  if (view === 'history') return <History session={session} opened={object} />;
  if (view === 'voicemail') return <Voicemail session={session} />;
  if (view === 'connections') return <Applications session={session} />;
  if (view === 'events') return <Events session={session} />;
  if (view === 'handlers') return <Handlers session={session} />;
  if (view === 'requests') return <Requests session={session} />;
  return <Calls session={session} opened={object} />;
}

/** The address is that of the view: the way to its content must not change it. */
function skip(event: MouseEvent): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#main')?.focus();
}

/** What is wrong, where something is. */
function Banner({ session }: { session: Session }): JSX.Element {
  useStores(session, session.channels, session.connections);
  const text = troubleOf(session);
  return (
    <div class="banner" role="status" data-status={session.status}>
      {text !== undefined && <p>{text}</p>}
    </div>
  );
}

function troubleOf({ status, since, reason, connections, channels }: Session): string | undefined {
  if (status !== 'open') {
    if (status === 'connecting' && reason === undefined) return undefined;
    const why = reason === undefined ? '' : ` (${reason})`;
    if (status === 'closed')
      return `The gateway lets nobody in${why}. Sign in to the application, and load this page again.`;
    return `The gateway is away since ${clock(since)}${why}. What you see is as old as that.`;
  }
  const away = connections.list.find((connection) => connection.status !== 'connected');
  if (away === undefined) return undefined;
  const up = count(channels.rows.size, 'call was', 'calls were');
  return `Asterisk (${away.name}) is away since ${clock(away.since)}: ${away.status}. ${up} up then.`;
}
