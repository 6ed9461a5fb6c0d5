import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { reasonOf } from '../model/reason.js';
import type { Session } from '../model/session.js';
import { templatesFrom, type Template } from '../model/templates.js';
import { useStores } from '../parts/hooks.js';
import { CopyJson, Empty, Head, Problem } from '../parts/parts.js';
import { clock, visible } from '../parts/text.js';
import { SubscriptionList } from './subscription-list.js';

/** Requests and calls by hand, each beside its answer. */
export function Requests({ session }: { session: Session }): JSX.Element {
  const { log } = session;
  useStores(log);
  const [what, setWhat] = useState('channels.list');
  const [input, setInput] = useState('{ "data": { "limit": 25 } }');
  const [problem, setProblem] = useState<string>();
  const [templates, setTemplates] = useState<readonly Template[]>([]);
  const [missing, setMissing] = useState<string>();
  useEffect(() => {
    templatesFrom(session.config.asyncapi).then(setTemplates, (error: unknown) => setMissing(reasonOf(error)));
  }, [session]);
  const chosen = templates.find((template) => template.what === what);
  const streams = [...new Set(templates.map((template) => groupOf(template.what)))];
  const send = (): void => {
    setProblem(undefined);
    let parts: { pk?: string; data?: object };
    try {
      parts = JSON.parse(input === '' ? '{}' : input) as typeof parts;
    } catch (error) {
      setProblem(`This is no JSON: ${reasonOf(error)}`);
      return;
    }
    const [stream = '', action] = what.split('.');
    const asked =
      action === undefined || stream === 'console' ? session.call(what, parts) : session.act(stream, action, parts);
    // The answer stands in the list, whatever it is.
    asked.catch(() => undefined);
  };
  const asked = log.entries
    .filter(({ kind }) => kind === 'command')
    .slice(-50)
    .reverse();
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label="Requests">
      <Head title="Requests">
        {session.config.rest !== null && (
          <a class="button" href={session.config.rest}>
            REST document
          </a>
        )}
      </Head>
      <form
        class="request"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <select
          aria-label="Template"
          value=""
          onChange={({ currentTarget }) => {
            const template = templates.find((one) => one.what === currentTarget.value);
            if (template === undefined) return;
            setWhat(template.what);
            setInput(template.input);
          }}
        >
          <option value="">{missing === undefined ? 'Begin with…' : 'No templates'}</option>
          {streams.map((stream) => (
            <optgroup key={stream} label={stream}>
              {templates
                .filter((template) => groupOf(template.what) === stream)
                .map((template) => (
                  <option key={template.what}>{template.what}</option>
                ))}
            </optgroup>
          ))}
        </select>
        <input
          aria-label="Stream and action, or method"
          required
          value={what}
          onInput={({ currentTarget }) => setWhat(currentTarget.value)}
        />
        <textarea
          aria-label="Input as JSON"
          rows={5}
          spellcheck={false}
          value={input}
          onInput={({ currentTarget }) => setInput(currentTarget.value)}
        />
        <button type="submit" class="main">
          Send
        </button>
      </form>
      {problem !== undefined && <Problem text={problem} />}
      {missing !== undefined && <p class="quiet">The document of the gateway is not to be had: {missing}.</p>}
      {chosen !== undefined && <Fields template={chosen} link={session.documentOf(groupOf(chosen.what))} />}
      <SubscriptionList session={session} />
      {asked.length === 0 && (
        <Empty title="Nothing was asked yet">Every command of this page stands here with its answer.</Empty>
      )}
      {asked.map(({ n, at, type, raw, ok, took }) => (
        <details class={`exchange ${ok === false ? 'failed' : ''}`} key={n} open={n === asked[0]?.n}>
          <summary>
            <time>{clock(at)}</time> <strong>{visible(type)}</strong> <span class="soft">{took} ms</span>
          </summary>
          <pre tabIndex={0}>{JSON.stringify(raw, null, 2)}</pre>
          <CopyJson value={raw} />
        </details>
      ))}
    </div>
  );
}

function groupOf(what: string): string {
  return what.replace(/\.[^.]+$/, '');
}

/** What may stand in a request, by its schema. */
function Fields({ template, link }: { template: Template; link: string | undefined }): JSX.Element {
  const { what, summary, fields } = template;
  return (
    <details class="exchange">
      <summary>
        <strong>{what}</strong> <span class="soft">{summary.replaceAll('`', '')} </span>
        <span class="soft">{fields.length === 0 ? 'It takes nothing.' : `It may have ${fields.length} fields.`}</span>
      </summary>
      <dl class="facts">
        {fields.map(({ name, type, required, about }) => (
          <div key={name}>
            <dt>
              {name}
              {required ? ' (must be there)' : ''}
            </dt>
            <dd>
              <code>{type}</code> {about}
            </dd>
          </div>
        ))}
      </dl>
      {link !== undefined && <a href={link}>REST document</a>}
    </details>
  );
}
