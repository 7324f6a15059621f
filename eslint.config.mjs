// What `cargo xtask test lint` asks of the scripts.

import js from '@eslint/js';
import globals from 'globals';

/** Rules beyond the recommended ones. */
const STRICTER = {
  eqeqeq: 'error',
  'no-implicit-globals': 'error',
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
};

export default [
  { ignores: ['dist/', '.dist.*/', 'target/', '**/node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { rules: STRICTER },
  { files: ['loader.mjs', 'loader/*.mjs', 'crates/press/src/{embed,landing,watch}/*.js'], languageOptions: { globals: globals.browser } },
  { files: ['worker/*.mjs'], languageOptions: { globals: globals.serviceworker } },
  { files: ['eslint.config.mjs', 'xtask/**/*.mjs', 'tests/**/*.mjs'], languageOptions: { globals: globals.nodeBuiltin } },
  // The functions that these pass to the browser run in its pages.
  { files: ['tests/browser/*.mjs', 'tests/bench/*.mjs'], languageOptions: { globals: globals.browser } },
];
