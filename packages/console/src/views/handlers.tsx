import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Handler } from '../model/rows.js';
import { reasonOf } from '../model/reason.js';
import type { Session } from '../model/session.js';
import { Empty, Head, Problem } from '../parts/parts.js';
import { count, visible } from '../parts/text.js';

const EVERY = 1_000;

/** The handlers of this application: how often each was called, failed, and how long it took. */
export function Handlers({ session }: { session: Session }): JSX.Element {
  const [handlers, setHandlers] = useState<readonly Handler[]>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    const look = (): void =>
      void session.client.call('console.handlers').then(
        (answer) => {
          setHandlers((answer as { handlers: Handler[] }).handlers);
          setProblem(undefined);
        },
        (error: unknown) => setProblem(`console.handlers: ${reasonOf(error)}`),
      );
    look();
    const timer = setInterval(look, EVERY);
    return () => clearInterval(timer);
  }, [session]);
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label="Handlers">
      <Head title="Handlers" note={handlers === undefined ? '' : count(handlers.length, 'handler')} />
      {problem !== undefined && <Problem text={problem} />}
      {handlers?.length === 0 && (
        <Empty title="No handler">A method with @OnStasisStart() or another decorator makes one.</Empty>
      )}
      {handlers !== undefined && handlers.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Handler</th>
              <th scope="col">Hears</th>
              <th scope="col" class="number">
                Called
              </th>
              <th scope="col" class="number">
                Running
              </th>
              <th scope="col" class="number">
                Failed
              </th>
              <th scope="col" class="number">
                Mean
              </th>
              <th scope="col" class="number">
                Worst
              </th>
            </tr>
          </thead>
          <tbody>
            {handlers.map(({ name, event, application, runs }) => (
              <tr key={`${name} ${event}`}>
                <th scope="row">{visible(name)}</th>
                <td>
                  {event} {application !== undefined && <span class="soft">of {visible(application)}</span>}
                </td>
                <td class="number" data-name="Called">
                  {runs.started.toLocaleString()}
                </td>
                <td class="number" data-name="Running">
                  {runs.started - runs.finished}
                </td>
                <td data-name="Failed" class={`number ${runs.failed > 0 ? 'failed' : ''}`}>
                  {runs.failed}
                </td>
                <td class="number" data-name="Mean">
                  {runs.finished === 0 ? '–' : `${(runs.totalMs / runs.finished).toFixed(1)} ms`}
                </td>
                <td class="number" data-name="Worst">
                  {runs.finished === 0 ? '–' : `${runs.worstMs.toFixed(1)} ms`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
