import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Session } from '../model/session.js';
import type { SubscriptionKind } from '../model/subscriptions.js';
import { useStores } from '../parts/hooks.js';
import { clock, count, visible } from '../parts/text.js';

/** What the page is subscribed to, how much came of it, and subscriptions by hand. */
export function SubscriptionList({ session }: { session: Session }): JSX.Element {
  const { subscriptions } = session;
  useStores(subscriptions);
  const [kind, setKind] = useState<SubscriptionKind>('stream');
  const [name, setName] = useState('');
  const all = subscriptions.list();
  return (
    <details class="exchange subscriptions">
      <summary>
        <strong>Subscriptions</strong> <span class="soft">{count(all.length, 'subscription')} of this page</span>
      </summary>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          subscriptions.open(kind, name);
        }}
      >
        <select
          aria-label="Kind of subscription"
          value={kind}
          onChange={({ currentTarget }) => setKind(currentTarget.value as SubscriptionKind)}
        >
          <option value="stream">Stream</option>
          <option value="channel">Channel</option>
        </select>
        <input
          aria-label="What to subscribe to"
          placeholder={kind === 'stream' ? 'calls' : 'ari.application.hello'}
          required
          value={name}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
        <button type="submit">Subscribe</button>
      </form>
      <ul aria-label="Subscriptions of this page">
        {all.map(({ n, kind: what, name: of, heard, since, lastAt, problem, byHand }) => (
          <li key={n} class="line">
            <time>{clock(since)}</time>
            <bdi class="cut">
              <strong>{visible(of, 80)}</strong> <span class="soft">{what}</span>
            </bdi>
            {problem !== undefined && <span class="refused cut">{visible(problem)}</span>}
            <span class="grow" />
            {lastAt !== undefined && <span class="soft">last {clock(lastAt)}</span>}
            <span class="time">{count(heard, 'event')}</span>
            {byHand && (
              <button
                type="button"
                aria-label={`End the subscription to ${visible(of, 80)}`}
                onClick={() => subscriptions.end(n)}
              >
                End
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
