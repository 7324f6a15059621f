// The cases are what they claim to be, and the counting counts: `node --test`.
import assert from "node:assert/strict";
import test from "node:test";

import { generate, SIZES } from "./cases.mjs";
import { approx, domAnchor, hypothesis } from "./others.mjs";
import { count, failures, figure, isRight, median, YARDSTICK } from "./report.mjs";

test("a seed makes the same cases, another seed makes others", () => {
  const small = SIZES.slice(0, 1);
  assert.deepEqual(generate(1, small), generate(1, small));
  assert.notDeepEqual(generate(1, small), generate(2, small));
});

test("the truth is true", () => {
  for (const { text, cases } of generate().documents) {
    assert.doesNotMatch(text, /\p{Surrogate}|[\u{10000}-\u{10ffff}]/u, "UTF-16 offsets must be scalars");
    for (const { kind, exact, truth } of cases) {
      const now = truth && text.slice(...truth);
      const standing = text.split(exact).length - 1;
      const expected = { exact: [exact, 1], moved: [exact, 1], repeated: [exact, 2], light: [null, 0], heavy: [null, 0] };
      const [words, least] = expected[kind] ?? [null, 0];
      if (words !== null) assert.equal(now, words);
      else assert.notEqual(now, exact);
      assert.ok(kind === "repeated" ? standing >= least : standing === least, `${kind}: ${exact}`);
      assert.equal(truth === null, kind === "deleted");
    }
  }
});

test("the others find what stands, and choose by the surroundings", () => {
  const text = "One said: it was the harbour. Two said: it was the harbour. Nobody answered to that.";
  const one = { exact: "it was the harbour", prefix: "Two said: ", suffix: ". Nobody", hint: 0 };
  assert.deepEqual(hypothesis(text, one), [40, 58]);
  assert.deepEqual(approx(text, one), [10, 28]);
  assert.deepEqual(domAnchor(text, one), [40, 58]);
  assert.equal(hypothesis(text, { ...one, exact: "xxxxxxxxxxxxxxxxxx" }), null);
});

test("counting", () => {
  assert.ok(isRight([0, 10], [0, 10]) && isRight([0, 10], [3, 10]));
  assert.ok(!isRight([0, 10], [6, 16]) && !isRight([0, 100], [0, 10]) && !isRight(null, [0, 1]));
  const cases = [{ truth: [0, 10] }, { truth: [0, 10] }, { truth: [0, 10] }, { truth: null }, { truth: null }];
  const answers = [
    { place: [0, 10], marks: true },
    { place: [0, 10], marks: false },
    { place: [50, 60], marks: true },
    { place: [0, 10], marks: true },
    { place: [0, 10], marks: false },
  ];
  const expected = { cases: 3, marked: 1, known: 2, elsewhere: 1, deleted: 2, deletedMarked: 1, misses: [2] };
  assert.deepEqual(count(cases, answers), expected);
});

test("the verdict", () => {
  const cases = [{ truth: [0, 10] }, { truth: null }];
  const times = (each) => ({ "1 MB light": [each, each, 900], "1 MB heavy": [each, each, 900] });
  const right = { place: [0, 10], marks: true };
  const wrong = { place: null, marks: false };
  const other = { name: YARDSTICK, answers: [right, right], times: times(100) };
  const ours = (answers, each) => ({ name: "ours", ours: true, answers, times: times(each) });
  assert.deepEqual(failures(cases, [ours([right, wrong], 10), other]), []);
  assert.equal(failures(cases, [ours([wrong, wrong], 10), other]).length, 1);
  assert.equal(failures(cases, [ours([right, right], 10), other]).length, 1);
  assert.equal(failures(cases, [ours([right, wrong], 11), other]).length, 1);
  assert.equal(failures(cases, [ours([wrong, right], 99), other]).length, 3);
});

test("figures", () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 2, 3]), 2.5);
  assert.deepEqual([0.03456, 1.26, 17.8, 123.4].map(figure), ["0.035", "1.3", "18", "123"]);
});
