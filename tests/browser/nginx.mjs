// nginx as a host: docs/hosting.md's own configuration, with compressed files beside the others.

import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { freePort } from './ports.mjs';
import { ROOT } from './site.mjs';

/** What nginx says of itself; empty where it is not installed. */
const { stderr: ABOUT_NGINX } = spawnSync('nginx', ['-V'], { encoding: 'utf8' });

/** The reason to skip tests of nginx; false where there is one that hands out compressed files. */
export const NO_NGINX = !ABOUT_NGINX?.includes('http_gzip_static_module') && 'nginx with gzip_static is not installed';

/** The media types that nginx comes with. */
function mediaTypes() {
  const main = ABOUT_NGINX.match(/--conf-path=(\S+)/)[1];
  return readFileSync(join(dirname(main), 'mime.types'), 'utf8');
}

/** The configuration in docs/hosting.md: what stands beside `server`, and what is in it. */
function documented() {
  const [, text] = readFileSync(join(ROOT, 'docs/hosting.md'), 'utf8').match(/^```nginx\n([^]*?)^```/m);
  const [, maps, server] = text.match(/^([^]*)^server \{\n([^]*)^\}/m);
  return { maps, server };
}

/** The same for a site below a path. */
function below(base, text) {
  return text.replaceAll('~^/', `~^${base}`).replace(/(\s)\/(?=(?:changes\.xml|404\.html|_headers)\b)/g, `$1${base}`);
}

/**
 * Serves a site with nginx; answers as `serve` does.
 * @param {import('./site.mjs').Site} site
 * @param {{ wasm?: boolean }} options whether it knows the media type of programs, which old ones do not
 */
export async function serveWithNginx(site, { wasm = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'sidelines-nginx-'));
  const root = join(folder, 'root');
  const published = join(root, site.base);
  mkdirSync(published, { recursive: true });
  cpSync(site.folder, published, { recursive: true });
  for (const file of site.files.filter((name) => /\.(html|css|js|json|svg|wasm|xml|bin|txt)$/.test(name))) {
    writeFileSync(join(published, `${file}.gz`), gzipSync(readFileSync(join(published, file))));
  }
  const types = mediaTypes();
  writeFileSync(join(folder, 'mime.types'), wasm ? types : types.replace(/^.*application\/wasm.*\n/m, ''));
  const port = await freePort();
  const { maps, server } = documented();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((what) => `${what}_temp_path ${join(folder, what)};`);
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off;
# One process, with the rights of whoever runs the tests.
master_process off;
pid ${join(folder, 'pid')};
error_log stderr notice;
events {}
http {
  access_log off;
  log_not_found off;
  ${temporary.join('\n  ')}
  include mime.types;
  default_type application/octet-stream;
  gzip_static on;
${below(site.base, maps)}
  server {
    listen 127.0.0.1:${port};
${below(site.base, server).replace(/root .*;/, `root ${root};`)}
  }
}
`,
  );
  const nginx = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const stop = () => {
    nginx.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', stop);
  await new Promise((resolve, reject) => {
    let said = '';
    nginx.stderr.on('data', (text) => {
      said += text;
      // It says so once it listens.
      if (said.includes('event method')) resolve();
    });
    nginx.once('error', reject);
    nginx.once('exit', (code) => reject(new Error(`nginx ended with ${code}: ${said}`)));
  });
  return { origin: `http://127.0.0.1:${port}`, stop };
}
