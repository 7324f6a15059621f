// Makes the browser programs in a folder smaller: `node minify.mjs FOLDER WASM_OPT`, the program.
//
// wasm-bindgen gives every import and export a long name with a hash in it, which no compression helps with, once in the
// program and once in the script beside it. Both get short names here, and scripts and styles are minified.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';

/** What rustc's programs use of WebAssembly: all that is in WebAssembly 2.0, and nothing that came later. */
const FEATURES = ['bulk-memory', 'bulk-memory-opt', 'call-indirect-overlong', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'sign-ext'];

const [folder, wasmOpt] = process.argv.slice(2);
for (const name of readdirSync(folder).filter((file) => file.endsWith('.css'))) {
  const path = join(folder, name);
  writeFileSync(path, transformSync(readFileSync(path, 'utf8'), { loader: 'css', minify: true }).code);
}
for (const name of readdirSync(folder).filter((file) => file.endsWith('.js')).sort()) {
  const path = join(folder, name);
  const program = path.replace(/\.js$/, '_bg.wasm');
  let script = readFileSync(path, 'utf8');
  if (existsSync(program)) script = renamed(script, shorten(program));
  const { code } = transformSync(script, { format: 'esm', minify: true });
  writeFileSync(path, code);
}

/** Gives the imports and exports of a program short names; answers the new name of each, and of the imports' module. */
function shorten(program) {
  const features = FEATURES.map((feature) => `--enable-${feature}`);
  const passes = ['--minify-imports-and-exports-and-modules', ...features, '--strip-target-features'];
  const output = execFileSync(wasmOpt, [program, ...passes, '-o', program], { encoding: 'utf8' });
  const { imports, exports } = JSON.parse(output);
  const names = new Map();
  for (const [module, name, short] of imports) names.set(module, 'a').set(name, short);
  for (const [name, short] of exports) names.set(name, short);
  return names;
}

/** A script of wasm-bindgen's with the names of its program: as keys of the imports, and as properties of `wasm`. */
function renamed(script, names) {
  const found = new Set();
  const short = (name) => {
    if (names.has(name)) found.add(name);
    return names.get(name) ?? name;
  };
  const result = script
    .replace(/^(\s+)(__wb\w+)(?=: )/gm, (_, space, name) => space + short(name))
    .replace(/"(\.\/\w+_bg\.js)"/g, (_, module) => JSON.stringify(short(module)))
    .replace(/\bwasm\.(\w+)/g, (_, name) => `wasm.${short(name)}`);
  // Exports that the script does not use keep their program whole; an import without its key would break it.
  const missing = [...names.keys()].filter((name) => /^(\.\/|__wb(g|indgen)_)/.test(name) && !found.has(name));
  const used = missing.filter((name) => script.includes(name));
  if (used.length > 0) throw new Error(`wasm-bindgen names these in another way than expected: ${used.join(', ')}`);
  return result;
}
