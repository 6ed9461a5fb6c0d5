import type { ComponentChildren, JSX } from 'preact';

/** What stands where there is nothing to see, and why. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }): JSX.Element {
  return (
    <div class="empty">
      <svg viewBox="0 0 64 32" aria-hidden="true">
        <path d="M2 16h12M20 8v16M28 3v26M36 10v12M44 13v6M50 16h12" />
      </svg>
      <p class="empty-title">{title}</p>
      {children !== undefined && <p class="empty-text">{children}</p>}
    </div>
  );
}

export function Problem({ text }: { text: string }): JSX.Element {
  return (
    <p class="problem" role="alert">
      {text}
    </p>
  );
}

export function Badge({ kind, children }: { kind?: string; children: ComponentChildren }): JSX.Element {
  return <span class={`badge ${kind ?? ''}`}>{children}</span>;
}

/** Heading of a view, how many there are, and what one can do there. */
export function Head(props: { title: string; note?: string; children?: ComponentChildren }): JSX.Element {
  return (
    <header class="view-head">
      <h1>{props.title}</h1>
      {props.note !== undefined && <span class="note">{props.note}</span>}
      <span class="grow" />
      {props.children}
    </header>
  );
}

/** Names and values. */
export function Facts({ facts }: { facts: readonly (readonly [string, ComponentChildren])[] }): JSX.Element {
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
