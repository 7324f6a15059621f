// Bundles the scripts and gives the program's files their names: `node bundle.mjs MADE FOLDER WASM_OPT`.
//
// MADE holds what the splitter and wasm-bindgen made of the linked program: the app and its script, the files that late
// programs consist of, and the script that fetches those. FOLDER gets the app, one script, and the files of the late
// programs, and its `index.html` their names, each with a hash of the file in it, so that no browser puts a file of one
// release to a file of another.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { optimise, shorten } from './shrink.mjs';

/** The script that fetches late programs. */
const FETCHER = '__wasm_split.js';
const LOADER = fileURLToPath(new URL('../loader.mjs', import.meta.url));

const [made, folder, wasmOpt] = process.argv.slice(2);
const bound = join(made, 'bound');

const names = shorten(join(bound, 'sidelines_bg.wasm'), wasmOpt);
let fetcher = lending(readFileSync(join(made, FETCHER), 'utf8'), names);
for (const part of readdirSync(made).filter((name) => /^(split|chunk)_.*\.wasm$/.test(name)).sort()) {
  optimise(join(made, part), wasmOpt);
  const [, program] = part.match(/^split_(.*)\.wasm$/) ?? [null, 'shared'];
  fetcher = replaced(fetcher, `"./${part}"`, `"./${put(program, '.wasm', readFileSync(join(made, part)))}"`);
}
const app = put('sidelines', '_bg.wasm', readFileSync(join(bound, 'sidelines_bg.wasm')));
const binding = replaced(renamed(readFileSync(join(bound, 'sidelines.js'), 'utf8'), names), "'sidelines_bg.wasm'", `'./${app}'`);
writeFileSync(join(bound, FETCHER), fetcher);
writeFileSync(join(bound, 'sidelines.js'), `${binding}\nexport const exported = () => wasm;\n`);
const script = put('sidelines', '.js', bundle());

let index = readFileSync(join(folder, 'index.html'), 'utf8');
for (const name of [script, app]) {
  // Trunk's name differs in the hash alone, which it writes without leading zeros.
  const withoutHash = (file) => file.replace(/-[0-9a-f]+/, '');
  const trunks = readdirSync(folder).find((other) => other !== name && withoutHash(other) === withoutHash(name));
  rmSync(join(folder, trunks));
  index = replaced(index, trunks, name);
}
writeFileSync(join(folder, 'index.html'), index);

/** Writes a file whose name holds a hash of what is in it; answers the name. */
function put(stem, ending, bytes) {
  const name = `${stem}-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}${ending}`;
  writeFileSync(join(folder, name), bytes);
  return name;
}

/** The loader with all that it imports, in one script. */
function bundle() {
  const alias = { sidelines: join(bound, 'sidelines.js') };
  const { outputFiles } = buildSync({ entryPoints: [LOADER], alias, bundle: true, format: 'esm', minify: true, write: false });
  return outputFiles[0].contents;
}

/**
 * wasm-bindgen's script with the names that its program has now, as keys of the imports and as properties of `wasm`, and
 * without the imports that the program has no more.
 */
function renamed(text, names) {
  const found = new Set();
  const short = (name) => {
    if (names.has(name)) found.add(name);
    return names.get(name) ?? name;
  };
  const modules = new Set([...text.matchAll(/^\s+"\.\/\w+\.js": (import\d+),$/gm)].map(([, name]) => `...${name}`));
  const result = text
    .replace(/(^\s+"\.\/\w+\.js": import\d+,\n)+/gm, `a: {${[...modules].join()}},`)
    .replace(/^ {8}(__wb\w+): function\([^]*?^ {8}\},\n/gm, (entry, name) => (names.has(name) ? entry : ''))
    .replace(/^(\s+)(__wb\w+)(?=: )/gm, (_, space, name) => space + short(name))
    .replace(/\bwasm\.(\w+)/g, (_, name) => `wasm.${short(name)}`);
  // Exports that the script does not use keep their program whole; an import without its key would break it.
  const missed = [...names.keys()].filter((name) => /^__wb(g|indgen)_/.test(name) && !found.has(name) && text.includes(name));
  if (missed.length > 0) throw new Error(`wasm-bindgen names these in another way than expected: ${missed.join(', ')}`);
  return result;
}

/**
 * The script that fetches late programs, with the names that the app has now for what it lends them and takes from them. It
 * takes them from a host that gives them a wrong type too, as wasm-bindgen's does.
 */
function lending(text, names) {
  const [destructured, lent] = text.match(/const \{([^}]*)\} = initSync\(undefined, undefined\)/) ?? [];
  if (!lent) throw new Error('the splitter shares what programs have in common in another way than expected');
  const pairs = lent.split(',').map((name) => name.trim()).filter(Boolean).map((name) => `${names.get(name)}: ${name}`);
  const instantiate = 'const instantiate = async (source, imports) => WebAssembly.instantiate(await (await source).arrayBuffer(), imports);';
  return `${replaced(replaced(text, 'WebAssembly.instantiateStreaming(', 'instantiate('), 'import { initSync }', 'import { exported }')}\n${instantiate}\n`
    .replace(destructured, `const {${pairs.join()}} = exported()`)
    .replace(/\b__wasm_split_load_\w+/g, (name) => names.get(name) ?? name);
}

function replaced(text, from, to) {
  if (!text.includes(from)) throw new Error(`there is no ${from} to be replaced by ${to}`);
  return text.replaceAll(from, to);
}
