// The results as a table in Markdown.

/** What a row shows: its name, the value of one run, and how it is written. */
const ROWS = [
  ['first paint', ({ paint }) => paint.time, seconds],
  ['… bytes until then', ({ paint }) => paint.bytes, kilobytes],
  ['a press is taken', ({ move }) => move.taken, seconds],
  ['… and shows the next step', ({ move }) => move.shown, seconds],
  ['… bytes until then', ({ move }) => move.bytes, kilobytes],
  ['from a press to the painted step', ({ presses }) => median(presses.map(({ painted }) => painted)), milliseconds],
  ['… by Event Timing', ({ presses }) => median(presses.map(({ event }) => event)), milliseconds],
];

/**
 * Shows for each row the median of all runs, with the lowest and the highest, and how the first contender's median relates
 * to that of each other one: below 1, the first has less.
 *
 * @param {{ name: string, results: object[] }[]} contenders
 */
export function table(contenders) {
  const [first, ...others] = contenders;
  const head = ['', first.name, ...others.flatMap(({ name }) => [name, 'ratio'])];
  const rows = ROWS.map(([name, value, written]) => {
    const values = ({ results }) => results.map(value);
    const cells = others.flatMap((other) => [
      summary(values(other), written),
      (median(values(first)) / median(values(other))).toFixed(2),
    ]);
    return [name, summary(values(first), written), ...cells];
  });
  return aligned([head, head.map(() => '---'), ...rows]);
}

/** The middle of some numbers; of an even count, the mean of the two in the middle. */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

function summary(values, written) {
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  return `${written(median(values), true)} (${written(lowest)}–${written(highest)})`;
}

function seconds(value, named) {
  return (value / 1000).toFixed(2) + (named ? ' s' : '');
}

function milliseconds(value, named) {
  return value.toFixed(0) + (named ? ' ms' : '');
}

function kilobytes(value, named) {
  return (value / 1000).toFixed(0) + (named ? ' kB' : '');
}

function aligned(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const filled = (cell, column) => (cell === '---' ? '-'.repeat(widths[column]) : cell.padEnd(widths[column]));
  return rows.map((row) => `| ${row.map(filled).join(' | ')} |`).join('\n');
}
