// Makes programs as small as they get.
//
// A program that panics ends in a trap, which the console shows with the functions that led there. The report of the panic
// reaches no reader, so what serves it alone is left out, a twentieth of the program: the functions that make it, and
// where in the sources it began. What is never called is left out too; were it called, the program would end in a trap.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import binaryen from 'binaryen';

/** What rustc's programs use of WebAssembly: all that is in WebAssembly 2.0, and nothing that came later. */
const FEATURES = ['bulk-memory', 'bulk-memory-opt', 'call-indirect-overlong', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'sign-ext'];
/** Functions of Rust's libraries that do nothing but report a panic. */
const REPORTS = /^<?(core|alloc|std|__rustc|console_error_panic_hook)\b.*(\bpanick|\bpanic_|_fail(ed)?\b|_fail_rt|handle_error|capacity_overflow|rust_begin_unwind)/;
/**
 * Functions of Yew that this app never calls: those that listen to events, since no component has a handler (links work
 * by themselves, and `src/browser.rs` listens to clicks on the document), and the one that words mismatches of hydration.
 */
const UNUSED = /^<?yew::dom_bundle::(subtree_root::SubtreeData>?::add_listener|utils::feat_hydration::node_type_str)/;
/** Functions that write a value for who debugs: reports have it written, and nothing else does. */
const DEBUG = / as core(\[\w+\])?::fmt::Debug>::fmt\b|::PadAdapter as core(\[\w+\])?::fmt::Write>::/;
/** A path of Rust's sources. */
const SOURCE = /^[\w./@+-]+\.rs$/;
/** The bytes of a `core::panic::Location`: address and length of a path, line and column. */
const LOCATION = 16;

/** Optimises the program in a file. */
export function optimise(file, wasmOpt) {
  writeFileSync(file, withoutPlaces(withoutReports(readFileSync(file))));
  run(file, wasmOpt, ['-Oz', '--flatten', '--rereloop', '-Oz', '--converge', '--strip-debug', '--strip-producers']);
}

/** Optimises the program in a file and gives its imports and exports short names; answers the new name of each. */
export function shorten(file, wasmOpt) {
  optimise(file, wasmOpt);
  const { imports, exports } = JSON.parse(run(file, wasmOpt, ['--minify-imports-and-exports-and-modules']));
  return new Map([...imports.map(([, name, short]) => [name, short]), ...exports]);
}

function run(file, wasmOpt, passes) {
  const features = FEATURES.map((feature) => `--enable-${feature}`);
  return execFileSync(wasmOpt, [file, ...features, ...passes, '--strip-target-features', '-o', file], { encoding: 'utf8' });
}

/** A program whose functions that report panics trap at once, and whose functions that write for debugging write nothing. */
function withoutReports(bytes) {
  binaryen.setDebugInfo(true);
  const program = binaryen.readBinary(bytes);
  for (let index = 0; index < program.getNumFunctions(); index += 1) {
    const ref = program.getFunctionByIndex(index);
    const { name, module } = binaryen.getFunctionInfo(ref);
    if (module) continue;
    if (DEBUG.test(name)) binaryen.Function.setBody(ref, program.i32.const(0));
    else if (REPORTS.test(name) || UNUSED.test(name)) binaryen.Function.setBody(ref, program.unreachable());
  }
  return Buffer.from(program.emitBinary());
}

/** A program with zeros where its data said at which place in the sources a panic began. */
function withoutPlaces(bytes) {
  const program = binaryen.readBinary(bytes);
  let end = 0;
  const segments = Array.from({ length: program.getNumDataSegments() }, (_, index) => {
    const { offset, data } = program.getDataSegmentInfo(program.getDataSegmentByIndex(index));
    const at = bytes.indexOf(Buffer.from(data), end);
    end = at + data.byteLength;
    return { offset, data: bytes.subarray(at, end) };
  });
  const read = (address, length) => {
    const segment = segments.find(({ offset, data }) => address >= offset && address + length <= offset + data.length);
    return segment?.data.subarray(address - segment.offset, address - segment.offset + length);
  };
  const paths = new Map();
  for (const { offset, data } of segments) {
    for (let at = -offset & 3; at + LOCATION <= data.length; at += 4) {
      const [address, length] = [data.readUInt32LE(at), data.readUInt32LE(at + 4)];
      if (!SOURCE.test(read(address, length)?.toString('latin1') ?? '')) continue;
      paths.set(address, length);
      data.fill(0, at, at + LOCATION);
    }
  }
  for (const [address, length] of paths) read(address, length).fill(0);
  return bytes;
}
