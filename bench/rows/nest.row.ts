import { OURS, type Row } from '../run/row.js';

/** A handler with something of every kind bound to it. */
export const pipelineRow: Row = {
  id: 'pipeline',
  title: 'A handler with guard, interceptor, pipe and filter',
  goal: "at most 1.2 times what Nest's own pipeline costs when called bare",
  unit: 'event',
  cases: (quick) => {
    const events = quick ? 50_000 : 200_000;
    return [
      {
        name: 'four enhancers',
        contenders: [
          { name: "Nest's pipeline", subject: 'nest-pipeline', parameters: { through: 'nest', events } },
          { name: OURS, subject: 'nest-pipeline', parameters: { through: 'library', events } },
        ],
        goals: [{ of: 'ratio', atLeast: 1 / 1.2 }],
      },
    ];
  },
};

/** From nothing to a started application. */
export const startupRow: Row = {
  id: 'startup',
  title: 'Import and bootstrap of the hello application',
  goal: 'at most 200 ms beyond a bare Nest application',
  unit: 'start',
  cases: () => [
    {
      name: 'one start',
      contenders: [
        { name: 'bare Nest', subject: 'startup', parameters: { start: 'bare' } },
        { name: OURS, subject: 'startup', parameters: { start: 'hello' } },
        { name: 'bare Nest, axios, undici, ws', subject: 'startup', parameters: { start: 'libraries' } },
      ],
      goals: [{ of: 'extraMs', atMost: 200 }],
    },
  ],
};
