import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

const BEYOND = 6;

interface Props<T> {
  readonly items: readonly T[];
  /** Height of every row, in pixels. */
  readonly height: number;
  readonly label: string;
  readonly keyOf: (item: T) => string | number;
  readonly row: (item: T) => JSX.Element;
}

/** A list of which only the rows in sight exist, however long it is. */
export function WindowList<T>({ items, height, label, keyOf, row }: Props<T>): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, room: 900 });
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = (): void => setView({ top: element.scrollTop, room: element.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  const first = Math.max(0, Math.floor(view.top / height) - BEYOND);
  const last = Math.min(items.length, Math.ceil((view.top + view.room) / height) + BEYOND);
  return (
    <div class="window" ref={box} tabIndex={0} role="group" aria-label={label}>
      <ul class="window-all" style={{ height: `${items.length * height}px` }}>
        {items.slice(first, last).map((item, index) => (
          <li key={keyOf(item)} style={{ top: `${(first + index) * height}px`, height: `${height}px` }}>
            {row(item)}
          </li>
        ))}
      </ul>
    </div>
  );
}
