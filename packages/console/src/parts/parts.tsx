import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';

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

interface ChoiceProps {
  readonly label: string;
  /** What stands for no choice. */
  readonly all: string;
  readonly values: readonly (string | { readonly value: string; readonly text: string })[];
  readonly chosen: string;
  readonly choose: (value: string) => void;
}

/** A filter: one value, or all. */
export function Choice({ label, all, values, chosen, choose }: ChoiceProps): JSX.Element {
  return (
    <select aria-label={label} value={chosen} onChange={({ currentTarget }) => choose(currentTarget.value)}>
      <option value="">{all}</option>
      {values.map((one) => {
        const { value, text } = typeof one === 'string' ? { value: one, text: one } : one;
        return (
          <option key={value} value={value}>
            {text}
          </option>
        );
      })}
    </select>
  );
}

/** Copies an object as JSON, and says so. */
export function CopyJson({ value }: { value: unknown }): JSX.Element {
  const [copied, setCopied] = useState(false);
  const copy = (): void =>
    void navigator.clipboard.writeText(JSON.stringify(value, null, 2)).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <button type="button" onClick={copy}>
      <span aria-live="polite">{copied ? 'Copied' : 'Copy as JSON'}</span>
    </button>
  );
}

/** Where the REST document tells of what is shown, where there is one. */
export function DocumentLink({ href }: { href: string | undefined }): JSX.Element | null {
  return href === undefined ? null : (
    <a class="button" href={href}>
      REST document
    </a>
  );
}
