import type { JSX } from 'preact';
import { useEffect, useReducer, useState } from 'preact/hooks';
import type { Session } from '../model/session.js';
import type { Telephone, ConsoleTelephoneState } from '../model/telephone.js';
import { useNow, useStores } from './hooks.js';
import { Problem } from './parts.js';
import { span, visible } from './text.js';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];
const NAMES: Readonly<Record<string, string>> = { '*': 'star', '#': 'hash' };
const LINES = 4;

/** The telephone on the page: dial pad, answer, hang up, and what is heard. */
export function TelephonePanel({ session }: { session: Session }): JSX.Element | null {
  useStores(session);
  const { telephone } = session;
  return telephone === undefined ? null : <Panel telephone={telephone} />;
}

function Panel({ telephone }: { telephone: Telephone }): JSX.Element {
  const [, draw] = useReducer<number, void>((count) => count + 1, 0);
  useEffect(() => telephone.watch(() => draw()), [telephone]);
  useEffect(() => {
    // On a wide page it is open.
    const look = (): void => draw();
    addEventListener('resize', look);
    return () => removeEventListener('resize', look);
  }, []);
  const now = useNow();
  const [number, setNumber] = useState('100');
  const [pressed, setPressed] = useState('');
  const { state, problem } = telephone;
  const { status, name, since, heard } = state;
  useEffect(() => {
    if (status === 'idle') setPressed('');
  }, [status]);
  const idle = status === 'idle';
  const press = (key: string): void => {
    if (idle) setNumber(number + key);
    else {
      setPressed(`${pressed}${key}`.slice(-16));
      telephone.press(key);
    }
  };
  return (
    <section class={`phone ${status}`} aria-label="Telephone">
      <details open={innerWidth > 900 || !idle}>
        <summary>
          <strong>Telephone</strong> <span class="soft cut">{visible(name, 40)}</span>
        </summary>
        <p class="phone-display" role="status">
          <span dir="auto" class="cut">
            {saidOf(state)}
          </span>
          {!idle && since !== undefined && <span class="time">{span(now - since)}</span>}
        </p>
        {pressed !== '' && <p class="phone-pressed">{pressed}</p>}
        {problem !== undefined && <Problem text={problem} />}
        <ol class="phone-heard" aria-label="What the telephone hears">
          {heard.slice(-LINES).map(({ text }, index) => (
            <li key={`${heard.length}${index}`} class="cut" dir="auto">
              {visible(text, 80)}
            </li>
          ))}
        </ol>
        {idle && (
          <input
            aria-label="Number to call"
            inputMode="tel"
            value={number}
            onInput={({ currentTarget }) => setNumber(currentTarget.value)}
            onKeyDown={({ key }) => {
              if (key === 'Enter') telephone.call(number);
            }}
          />
        )}
        <div class="pad" role="group" aria-label="Dial pad">
          {KEYS.map((key) => (
            <button type="button" key={key} aria-label={NAMES[key]} onClick={() => press(key)}>
              {key}
            </button>
          ))}
        </div>
        <div class="row">
          {idle && (
            <button type="button" class="main grow" onClick={() => telephone.call(number)}>
              Call
            </button>
          )}
          {status === 'ringing' && (
            <button type="button" class="main grow" onClick={() => telephone.answer()}>
              Answer the telephone
            </button>
          )}
          {!idle && (
            <button type="button" class="danger grow" onClick={() => telephone.hangUp()}>
              {status === 'ringing' ? 'Refuse' : 'End the call'}
            </button>
          )}
        </div>
      </details>
    </section>
  );
}

function saidOf({ status, other = '' }: ConsoleTelephoneState): string {
  const who = visible(other, 40);
  if (status === 'calling') return `Calling ${who}`;
  if (status === 'ringing') return `${who} is calling`;
  if (status === 'talking') return `Talking with ${who}`;
  return 'Ready';
}
