import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { problemOf } from '../model/live-table.js';
import type { Call } from '../model/rows.js';
import type { Session } from '../model/session.js';
import { linkTo } from '../parts/hooks.js';
import { Badge, Choice, DocumentLink, Empty, Head, Problem } from '../parts/parts.js';
import { count, moment, span, visible } from '../parts/text.js';
import { WindowList } from '../parts/window-list.js';

const PAGE = 100;
const MOST = 1_000;
const HOUR = 3_600_000;
const RESULTS = ['answered', 'busy', 'noAnswer', 'rejected', 'cancelled', 'failed', 'lost'];

/** The calls of the past. */
export function History({ session, opened }: { session: Session; opened: string | undefined }): JSX.Element {
  const [text, setText] = useState('');
  const [result, setResult] = useState('');
  const { calls, problem, ready } = useCalls(session, text, result);
  return (
    <>
      <Head title="History" note={ready ? count(calls.length, 'call') : 'asking…'}>
        <DocumentLink href={session.documentOf('calls')} />
      </Head>
      <div class="row filters">
        <input
          type="search"
          aria-label="Find in the history"
          placeholder="Find: caller, number"
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Choice label="Result" all="Every result" values={RESULTS} chosen={result} choose={setResult} />
      </div>
      {problem !== undefined && <Problem text={problem} />}
      {calls.length > 0 && <Volume calls={calls} />}
      {ready && calls.length === 0 && problem === undefined && (
        <Empty title="No call was recorded">Calls stand here when they have ended, and while they are up.</Empty>
      )}
      {calls.length > 0 && (
        <WindowList
          items={calls}
          height={48}
          label="Calls of the past"
          keyOf={({ id }) => id}
          row={(call) => (
            <a class={`line ${opened === call.id ? 'chosen' : ''}`} href={linkTo('history', call.id)}>
              <time>{moment(call.startedAt)}</time>
              <bdi class="cut">
                {visible(call.callerName || call.caller || 'unknown', 60)} → {visible(call.called ?? '–', 40)}
              </bdi>
              <span class="grow" />
              <span class="time">{call.talkSeconds === undefined ? '–' : span(call.talkSeconds * 1000)}</span>
              <Badge kind={call.result === 'answered' ? 'good' : call.result === undefined ? 'wait' : 'warn'}>
                {call.result ?? call.state}
              </Badge>
            </a>
          )}
        />
      )}
    </>
  );
}

interface Found {
  readonly calls: readonly Call[];
  readonly problem?: string;
  readonly ready: boolean;
}

/** What is found, and again whenever a call of the history changes. */
function useCalls(session: Session, text: string, result: string): Found {
  const [found, setFound] = useState<Found>({ calls: [], ready: false });
  useEffect(() => {
    let over = false;
    let timer: number | undefined;
    const stream = session.client.stream('calls');
    const query = {
      order_by: '-startedAt',
      limit: PAGE,
      ...(text !== '' && { search: text }),
      ...(result !== '' && { result }),
    };
    const look = async (): Promise<void> => {
      timer = undefined;
      try {
        const calls: Call[] = [];
        let cursor: string | null = null;
        do {
          const page = await stream.page({ ...query, cursor });
          calls.push(...(page.results as unknown as Call[]));
          cursor = page.next;
        } while (cursor !== null && calls.length < MOST && !over);
        if (!over) setFound({ calls, ready: true });
      } catch (error) {
        if (!over) setFound({ calls: [], ready: true, problem: problemOf(error, 'history') });
      }
    };
    const changes = stream.subscribe();
    void (async () => {
      try {
        for await (const _ of changes) timer ??= window.setTimeout(() => void look(), 500);
      } catch {
        // The list says why.
      }
    })();
    timer = window.setTimeout(() => void look(), 200);
    return () => {
      over = true;
      clearTimeout(timer);
      void changes.return?.();
    };
  }, [session, text, result]);
  return found;
}

/** The last 24 hours: how many calls, and how many of them were answered. */
function Volume({ calls }: { calls: readonly Call[] }): JSX.Element {
  const end = Math.ceil(Date.now() / HOUR) * HOUR;
  const hours = Array.from({ length: 24 }, (_, index) => {
    const from = end - (24 - index) * HOUR;
    const of = calls.filter(
      ({ startedAt, result }) =>
        result !== undefined && Date.parse(startedAt) >= from && Date.parse(startedAt) < from + HOUR,
    );
    return { from, all: of.length, answered: of.filter((call) => call.result === 'answered').length };
  });
  const most = Math.max(1, ...hours.map(({ all }) => all));
  const all = hours.reduce((sum, hour) => sum + hour.all, 0);
  const answered = hours.reduce((sum, hour) => sum + hour.answered, 0);
  const rate = all === 0 ? '–' : `${Math.round((answered / all) * 100)} %`;
  return (
    <figure class="volume">
      <figcaption>
        Ended in the last 24 hours: <strong>{count(all, 'call')}</strong>, <strong>{rate}</strong> answered
      </figcaption>
      <div class="hours" role="img" aria-label={`Calls in each of the last 24 hours, at most ${most}`}>
        {hours.map((hour) => (
          <div class="hour" key={hour.from} title={`${moment(hour.from)}: ${hour.all}, answered ${hour.answered}`}>
            <span class="hour-all" style={{ height: `${((hour.all - hour.answered) / most) * 100}%` }} />
            <span class="hour-answered" style={{ height: `${(hour.answered / most) * 100}%` }} />
          </div>
        ))}
      </div>
    </figure>
  );
}
