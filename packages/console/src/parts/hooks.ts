import { useEffect, useReducer, useState } from 'preact/hooks';
import type { Store } from '../model/store.js';

/** Draws again when one of the stores has changed. */
export function useStores(...stores: readonly Store[]): void {
  const [, draw] = useReducer<number, void>((count) => count + 1, 0);
  useEffect(() => {
    const ends = stores.map((store) => store.watch(() => draw()));
    return () => ends.forEach((end) => end());
  }, stores);
}

/** The time, every second. */
export function useNow(): number {
  const [now, set] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => set(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The part of the address behind `#`, as a list: view, object. */
export function usePlace(): readonly string[] {
  const [place, set] = useState(placeOf());
  useEffect(() => {
    const moved = (): void => set(placeOf());
    addEventListener('hashchange', moved);
    // It may have moved while the page was made.
    moved();
    return () => removeEventListener('hashchange', moved);
  }, []);
  return place;
}

function placeOf(): readonly string[] {
  const parts = location.hash.replace(/^#\/?/, '').split('/');
  return parts.map((part) => decodeURIComponent(part)).filter((part) => part !== '');
}

export function linkTo(...parts: readonly string[]): string {
  return `#/${parts.map((part) => encodeURIComponent(part)).join('/')}`;
}
