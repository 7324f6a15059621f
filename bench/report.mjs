// From answers and times to tables and a verdict.
import { KINDS } from "./cases.mjs";

export const YARDSTICK = "approx-string-match";
const EDITED = ["light", "heavy"];
const LARGEST = "1 MB";
/** The share of the yardstick's time that ours may take for edited quotes in the largest text. */
const ALLOWED = 0.1;

/** A place is right if at least half of what it and the true place cover together is common to both. */
export function isRight(place, truth) {
  if (!place || !truth) return false;
  const common = Math.min(place[1], truth[1]) - Math.max(place[0], truth[0]);
  return common > 0 && common / (Math.max(place[1], truth[1]) - Math.min(place[0], truth[0])) >= 0.5;
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Counts what a tool did. An answer is `{ place, marks }`: the place it knows or null, and whether it would mark it.
 * `cases` and `answers` go in step.
 */
export function count(cases, answers) {
  const sums = { cases: 0, marked: 0, known: 0, elsewhere: 0, deleted: 0, deletedMarked: 0, misses: [] };
  cases.forEach((one, at) => {
    const { place, marks } = answers[at];
    if (!one.truth) {
      sums.deleted += 1;
      if (place && marks) sums.deletedMarked += 1;
      return;
    }
    const right = isRight(place, one.truth);
    sums.cases += 1;
    if (right) sums.known += 1;
    else sums.misses.push(at);
    if (right && marks) sums.marked += 1;
    if (!right && place && marks) sums.elsewhere += 1;
  });
  return sums;
}

/** The median over the repetitions of the time for these kinds of cases in texts of one size. */
export function timeOf(times, size, kinds) {
  const repetitions = times[`${size} ${kinds[0]}`].length;
  const sums = Array.from({ length: repetitions }, (_, at) =>
    kinds.reduce((sum, kind) => sum + times[`${size} ${kind}`][at], 0),
  );
  return median(sums);
}

const ratio = (tools, tool, size, kinds) =>
  timeOf(tool.times, size, kinds) / timeOf(tools.find(({ name }) => name === YARDSTICK).times, size, kinds);

/** What ours fails to do, as sentences; none means that every aim is met. */
export function failures(cases, tools) {
  const counts = tools.map((tool) => ({ ...tool, ...count(cases, tool.answers) }));
  const best = Math.max(...counts.filter(({ ours }) => !ours).map(({ known }) => known));
  return counts
    .filter(({ ours, aside }) => ours && !aside)
    .flatMap((tool) => {
      const share = ratio(tools, tool, LARGEST, EDITED);
      return [
        tool.known < best && `${tool.name} locates ${tool.known} quotes, the best of the others ${best}`,
        tool.deletedMarked > 0 && `${tool.name} marks ${tool.deletedMarked} deleted quotes`,
        !(share <= ALLOWED) &&
          `${tool.name} needs ${figure(share)} of the time of ${YARDSTICK} for edited quotes at ${LARGEST}, not ${ALLOWED}`,
      ].filter(Boolean);
    });
}

/** Two digits that count. */
export function figure(number) {
  return number >= 100 ? String(Math.round(number)) : String(Number(number.toPrecision(2)));
}

export function tables(cases, tools) {
  const sizes = [...new Set(cases.map(({ size }) => size))];
  const { cases: standing, deleted } = count(cases, tools[0].answers);
  const parts = [
    `Quotes that are still there: ${standing}; deleted ones: ${deleted}.`,
    table(
      ["", "marked rightly", "place known", "marked elsewhere", "deleted, yet marked"],
      tools.filter(({ aside }) => !aside).map(({ name, answers }) => {
        const { marked, known, elsewhere, deletedMarked } = count(cases, answers);
        return [name, marked, known, elsewhere, deletedMarked];
      }),
    ),
    `Time as a ratio to ${YARDSTICK} in the same run (less is faster), for edited quotes and for all:`,
    table(
      ["", ...sizes.map((size) => `edited, ${size}`), ...sizes.map((size) => `all, ${size}`)],
      tools.map((tool) => [
        tool.name,
        ...sizes.map((size) => figure(ratio(tools, tool, size, EDITED))),
        ...sizes.map((size) => figure(ratio(tools, tool, size, KINDS))),
      ]),
    ),
  ];
  // The answers of a row that stands aside are those of another row.
  tools = tools.filter(({ aside }) => !aside);
  for (const size of sizes) {
    parts.push(
      `${size}, place known (for ours, marked rightly in brackets); for deleted quotes, marked ones:`,
      table(
        ["", ...KINDS.map((kind) => `${kind} (${of(cases, size, kind).length})`)],
        tools.map(({ name, ours, answers }) => [
          name,
          ...KINDS.map((kind) => {
            const these = of(cases, size, kind);
            const sums = count(these.map((at) => cases[at]), these.map((at) => answers[at]));
            if (kind === "deleted") return sums.deletedMarked;
            return ours ? `${sums.known} (${sums.marked})` : sums.known;
          }),
        ]),
      ),
    );
  }
  return parts.join("\n\n");
}

const of = (cases, size, kind) =>
  cases.flatMap((one, at) => (one.size === size && one.kind === kind ? [at] : []));

function table(head, rows) {
  const lines = [head, ...rows].map((cells) => cells.map(String));
  const widths = head.map((_, column) => Math.max(3, ...lines.map((cells) => cells[column].length)));
  const line = (cells) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join(" | ")} |`;
  const rule = `|${widths.map((width, at) => (at === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  return [line(lines[0]), rule, ...lines.slice(1).map(line)].join("\n");
}
