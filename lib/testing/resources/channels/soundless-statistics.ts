const sides = ['remote', 'local'] as const;
const measures = ['max', 'min', 'normdev', 'stdev'] as const;

/** The four measures of one quantity on one side, all of them nothing. */
function none(side: string, quantity: string): [string, number][] {
  return measures.map((measure) => [`${side}_${measure}${quantity}`, 0]);
}

/**
 * The statistics of a line on which no packet has travelled either way, in the fields of a real server. The simulator has no
 * sound: its telephones are as silent as a line right after the answer.
 */
export function soundlessStatistics(channel_uniqueid: string): Readonly<Record<string, number | string>> {
  const quantity = (name: string): Record<string, number> =>
    Object.fromEntries(sides.flatMap((side) => none(side, name)));
  return {
    txcount: 0,
    rxcount: 0,
    txploss: 0,
    rxploss: 0,
    local_ssrc: 0,
    remote_ssrc: 0,
    txoctetcount: 0,
    rxoctetcount: 0,
    channel_uniqueid,
    txjitter: 0,
    rxjitter: 0,
    ...quantity('jitter'),
    ...quantity('rxploss'),
    rtt: 0,
    maxrtt: 0,
    minrtt: 0,
    normdevrtt: 0,
    stdevrtt: 0,
    txmes: 0,
    rxmes: 0,
    ...quantity('mes'),
  };
}
