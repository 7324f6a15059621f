// node run.mjs --native PROGRAM --wasm MODULE --cases FILE [--list-misses]
//
// Makes the cases, lets every tool search them all, and writes what came of it to stdout and RESULTS.md. Ends with 1 if
// ours misses an aim. `cargo xtask bench` builds what this takes and calls it.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";

import { generate } from "./cases.mjs";
import { approx, domAnchor, hypothesis } from "./others.mjs";
import { count, failures, tables, YARDSTICK } from "./report.mjs";

/** How often all cases are searched for the times, after a first round that counts for the answers only. */
const REPETITIONS = 5;

const { values: options } = parseArgs({
  options: {
    native: { type: "string" },
    wasm: { type: "string" },
    cases: { type: "string" },
    "list-misses": { type: "boolean", default: false },
  },
});
for (const name of ["native", "wasm", "cases"]) {
  if (!options[name]) throw new Error(`--${name} is needed: \`cargo xtask bench\` gives it`);
}

const { documents } = generate();
const cases = documents.flatMap(({ size, cases }) => cases.map((one) => ({ size, ...one })));
writeFileSync(options.cases, JSON.stringify({ documents }));

console.error(`${cases.length} cases, ${REPETITIONS + 1} times each`);
const { locate } = createRequire(import.meta.url)(resolve(options.wasm));
const plain = (find) => (text, one) => {
  const place = find(text, one);
  return { place, marks: place !== null };
};
const tools = [
  ...native(),
  measure({
    name: "anchoring, WASM",
    ours: true,
    find: (text, { exact, prefix, suffix, hint }) => ofOurs(locate(text, exact, prefix, suffix, hint)),
  }),
  measure({ name: YARDSTICK, find: plain(approx) }),
  measure({ name: "Hypothesis’ scheme", find: plain(hypothesis) }),
  measure({ name: "dom-anchor-text-quote", find: plain(domAnchor) }),
];
const [first, ...rest] = tools.filter(({ ours }) => ours).map(({ answers }) => JSON.stringify(answers));
if (rest.some((answers) => answers !== first)) {
  throw new Error("native code and WASM give different answers");
}

const figures = tables(cases, tools);
console.log(figures);
writeFileSync(new URL("RESULTS.md", import.meta.url), `${introduction()}\n\n${figures}\n`);
if (options["list-misses"]) listMisses();

const missed = failures(cases, tools);
console.log(missed.length > 0 ? `\nAims missed:\n${missed.join("\n")}` : "\nEvery aim is met.");
process.exitCode = missed.length > 0 ? 1 : 0;

function ofOurs([answer, start, end]) {
  return { place: answer === 3 ? null : [start, end], marks: answer < 2 };
}

function native() {
  const { stdout, status, error } = spawnSync(options.native, [options.cases, String(REPETITIONS)], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (error || status !== 0) throw new Error(`${options.native} failed: ${error ?? status}`);
  const { answers, times, times_indexed } = JSON.parse(stdout);
  console.error("anchoring, native: done");
  const common = { ours: true, answers: answers.map(ofOurs) };
  return [
    { name: "anchoring, native", ...common, times },
    // For comparison only: with many quotes in one text, most of the work is done once.
    { name: "– the text read once", ...common, times: times_indexed, aside: true },
  ];
}

function measure({ name, ours = false, find }) {
  const answers = documents.flatMap(({ text, cases }) => cases.map((one) => find(text, one)));
  const times = {};
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    for (const { size, text, cases } of documents) {
      for (const one of cases) {
        const start = performance.now();
        find(text, one);
        const taken = performance.now() - start;
        const group = (times[`${size} ${one.kind}`] ??= Array(REPETITIONS).fill(0));
        group[repetition] += taken;
      }
    }
  }
  console.error(`${name}: done`);
  return { name, ours, answers, times };
}

function introduction() {
  const node = process.versions.node.split(".")[0];
  return `# Finding quotes again: a comparison

Made by \`cargo xtask bench\` on a machine with ${availableParallelism()} cores, Node.js ${node}. The texts are generated
([README.md](README.md) says how), so the right answers are known. Times are medians of ${REPETITIONS} rounds and mean
something only beside each other.

**Marked rightly**: the tool would mark the right place. **Place known**: it names the right place, marked or not; only
ours tells the two apart, and leaves unmarked what may no longer say the same. **Marked elsewhere**: it would mark a wrong
place, while the quote stands somewhere else. **The text read once**: the time of the search alone, with
\`anchoring::Indexed\` made before; all others read the text anew for every quote.`;
}

function listMisses() {
  for (const { name, answers } of tools.filter(({ aside }) => !aside).slice(1)) {
    console.log(`\nMissed by ${name}:`);
    for (const at of count(cases, answers).misses) {
      const { size, kind, exact, truth } = cases[at];
      const document = documents.find(({ cases: list }) => list.some((one) => one.exact === exact && one.truth === truth));
      console.log(JSON.stringify({ size, kind, exact, now: document?.text.slice(...truth), truth, ...answers[at] }));
    }
  }
}
