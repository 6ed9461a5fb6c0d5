import type { JSX } from 'preact';
import { clock, span } from './text.js';

/** Something that took time. */
export interface Bar {
  readonly lane: string;
  readonly kind: string;
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly open?: boolean;
}

/** Something that happened at a moment. */
export interface Dot {
  readonly kind: string;
  readonly label: string;
  readonly at: number;
}

/** A call on one axis: what took time as bars, one lane for each kind, and moments as marks. */
export function Timeline({ bars, dots }: { bars: readonly Bar[]; dots: readonly Dot[] }): JSX.Element | null {
  const times = [...bars.flatMap(({ from, to }) => [from, to]), ...dots.map(({ at }) => at)];
  if (times.length === 0) return null;
  const begin = Math.min(...times);
  const length = Math.max(1000, Math.max(...times) - begin);
  const place = (at: number): string => `${((at - begin) / length) * 100}%`;
  const lanes = [...new Set(bars.map(({ lane }) => lane))];
  return (
    <figure class="timeline">
      <figcaption class="axis">
        <span>{clock(begin)}</span>
        <span>{span(length / 2)}</span>
        <span>{span(length)}</span>
      </figcaption>
      {lanes.map((lane) => (
        <div class="lane" key={lane}>
          <span class="lane-name">{lane}</span>
          <div class="track">
            {bars
              .filter((bar) => bar.lane === lane)
              .map((bar) => (
                <div
                  key={`${bar.from}${bar.label}`}
                  class={`bar ${bar.kind} ${bar.open === true ? 'open' : ''}`}
                  style={{ left: place(bar.from), width: `${(Math.max(0, bar.to - bar.from) / length) * 100}%` }}
                  title={`${bar.label}, ${span(bar.to - bar.from)}`}
                >
                  <span>{bar.label}</span>
                </div>
              ))}
          </div>
        </div>
      ))}
      {dots.length > 0 && (
        <div class="lane">
          <span class="lane-name">moments</span>
          <div class="track">
            {dots.map((dot) => (
              <span
                key={`${dot.at}${dot.label}`}
                class={`dot ${dot.kind}`}
                style={{ left: place(dot.at) }}
                title={`${dot.label}, ${clock(dot.at)}`}
              />
            ))}
          </div>
        </div>
      )}
    </figure>
  );
}
