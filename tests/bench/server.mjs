// A server for both: files from memory, compressed beforehand as well as brotli can, under the same headers.

import { once } from 'node:events';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.bin': 'application/octet-stream',
  '.woff2': 'font/woff2',
};

const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

/**
 * Serves sites on a free port of this machine, each below its base path. Returns the origin and a function that
 * stops the server.
 *
 * @param {import('../browser/site.mjs').Site[]} sites
 */
export async function serve(sites) {
  const answers = new Map(sites.flatMap((site) => site.files.flatMap((file) => answer(site, file))));
  const server = createServer((request, response) => {
    const known = answers.get(new URL(request.url, 'http://localhost').pathname);
    if (!known) return response.writeHead(404).end();
    if (!/\bbr\b/.test(request.headers['accept-encoding'])) return response.writeHead(406).end();
    response.writeHead(200, known.headers).end(known.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, stop };
}

/** What is answered for a file: a list of one address and answer, or an empty one for kinds of files that no page needs at once. */
function answer(site, file) {
  const type = TYPES[extname(file)];
  if (!type) return [];
  const body = brotliCompressSync(site.read(file), BEST);
  const headers = {
    'Content-Type': type,
    'Content-Encoding': 'br',
    'Content-Length': body.length,
    // A browser that comes back within a visit asks for documents again and for nothing else.
    'Cache-Control': extname(file) === '.html' ? 'no-cache' : 'max-age=31536000, immutable',
  };
  return [[site.address(file.replace(/(^|\/)index\.html$/, '$1')), { headers, body }]];
}
