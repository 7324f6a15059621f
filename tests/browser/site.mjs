// The built sites: their folders, files and pages, and a server for them.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { elements, hasClass } from './html.mjs';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A built site, or one explainer of several: its folder and the base path that it was printed for. */
export class Site {
  constructor(name, folder, base) {
    this.name = name;
    this.folder = folder;
    this.base = base;
  }

  /** Every file, by its path below the folder. */
  get files() {
    if (!existsSync(join(this.folder, 'index.html'))) {
      throw new Error(`there is no site in ${this.folder}: \`cargo xtask test site\` builds it`);
    }
    return readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(this.folder, '/').length).replaceAll('\\', '/'))
      .sort();
  }

  /** The content as data, as docs/data.md describes it. */
  get explainer() {
    this.data ??= JSON.parse(this.read('data/explainer.json').toString());
    return this.data;
  }

  /** The paths of all HTML files, below the base: that of the opening is empty and comes first. */
  get documents() {
    return this.files.filter((file) => file.endsWith('.html')).map((file) => file.replace(/(^|\/)index\.html$/, '$1')).sort();
  }

  /** The paths of the pages that are hydrated: all but embedded passages and redirects. */
  get paths() {
    return this.documents.filter((path) => this.page(path).root !== undefined);
  }

  /** The paths of the steps, in the order of the walk, as the opening lists them. */
  get steps() {
    const lists = this.page('').elements.filter((element) => element.name === 'ol' && hasClass(element, 'step-list'));
    const links = lists.flatMap((list) => list.elements.filter(({ name }) => name === 'a'));
    return links.map(({ attributes }) => attributes.href.slice(this.base.length));
  }

  /** Whether there is a page of what can be repeated. */
  get hasTakeaways() {
    return this.explainer.passages.some(({ takeaway }) => takeaway);
  }

  /** The paths that the walk leads through: the steps, with the takeaways after the last passage that has one. */
  get walk() {
    const { steps } = this;
    const withOne = new Set(this.explainer.passages.filter(({ takeaway }) => takeaway).map(({ id }) => `p/${id}/`));
    const last = steps.findLastIndex((path) => withOne.has(path));
    return last < 0 ? steps : steps.toSpliced(last + 1, 0, 'takeaways/');
  }

  /** The path of the first step of every kind of passage, by the kind. */
  get stepsByKind() {
    const kinds = new Map();
    for (const path of this.steps) {
      const kind = this.page(path).setting;
      if (!kinds.has(kind)) kinds.set(kind, path);
    }
    return kinds;
  }

  /** The reason to skip tests that need passages of kinds that the explainer lacks; false if it lacks none. */
  lacks(...kinds) {
    const lacking = kinds.filter((kind) => !this.stepsByKind.has(kind));
    return lacking.length > 0 && `the explainer has no ${lacking.join(' and no ')}`;
  }

  /** The pages of two voices side by side. */
  get pairs() {
    return this.paths.filter((path) => /^positions\/[^/]+\/[^/]+\/$/.test(path));
  }

  /** A name and the path of one page of each kind. */
  get kindsOfPage() {
    const steps = [...this.stepsByKind].map(([kind, path]) => [`a step: ${kind}`, path]);
    const pairs = this.pairs.slice(0, 1).map((path) => ['two voices side by side', path]);
    const [note] = this.page(this.steps[0]).notes;
    const others = [...(this.hasTakeaways ? ['takeaways/'] : []), 'positions/', 'timeline/', 'sources/', 'changes/', 'all/', 'notes/', 'keys/', '404.html'].map((path) => [`/${path}`, path]);
    return [['/', ''], ...steps, ['a note', `n/${note}/`], ...others, ...pairs];
  }

  /** The address of a page as an absolute path. */
  address(path) {
    return this.base + path;
  }

  /** The file that a static host answers with for a path below the base. */
  file(path) {
    return path === '' || path.endsWith('/') ? `${path}index.html` : path;
  }

  read(path) {
    return readFileSync(join(this.folder, this.file(path)));
  }

  /** A page, read once. */
  page(path) {
    this.pages ??= new Map();
    if (!this.pages.has(path)) this.pages.set(path, new Page(path, this.read(path).toString()));
    return this.pages.get(path);
  }
}

/** A printed page. */
class Page {
  constructor(path, html) {
    this.path = path;
    this.html = html;
    this.elements = elements(html);
  }

  all(name) {
    return this.elements.filter((element) => element.name === name);
  }

  get title() {
    return this.all('title')[0].text;
  }

  /** The root element of the program. */
  get root() {
    return this.elements.find((element) => element.attributes.id === 'app');
  }

  /** The ids that an address can point to. */
  get ids() {
    return this.elements.map((element) => element.attributes.id).filter((id) => id !== undefined);
  }

  get words() {
    return this.elements.find((element) => hasClass(element, 'passage-words'));
  }

  /** The kind of passage, by its HTML: a quotation, a sentence of ours with quoted words in it, or one without. */
  get setting() {
    if (this.words.name === 'blockquote') return 'quotation';
    return this.words.elements.some((element) => hasClass(element, 'quoted')) ? 'fragment' : 'report';
  }

  /** The ids of the notes, in the order of their words. */
  get notes() {
    return this.elements.filter((element) => hasClass(element, 'note')).map((element) => element.attributes.id);
  }
}

/** The site as it is published at the root of a host. */
export const SITE = new Site('/', resolve(ROOT, process.env.SIDELINES_DIST ?? 'dist'), '/');

/** The same as it is published below a path of a shared host. */
export const SITE_UNDER_PATH = new Site(
  '/some/repo/',
  resolve(ROOT, process.env.SIDELINES_DIST_UNDER_PATH ?? 'target/site-under-path'),
  '/some/repo/',
);

export const SITES = [SITE, SITE_UNDER_PATH];

/** Both explainers as one site, which `cargo xtask test site` prints. */
export const SEVERAL = new Site('/, of several explainers', resolve(ROOT, process.env.SIDELINES_SEVERAL_EXPLAINERS ?? 'target/several-explainers'), '/');

/** The second explainer as one site in two languages, which `cargo xtask test site` prints: English, and Ukrainian in its folder. */
const TWO_LANGUAGES = resolve(ROOT, process.env.SIDELINES_TWO_LANGUAGES ?? 'target/two-languages');
export const IN_ENGLISH = new Site('/some/repo/, in English', TWO_LANGUAGES, '/some/repo/');
export const IN_UKRAINIAN = new Site('/some/repo/uk/, in Ukrainian', join(TWO_LANGUAGES, 'uk'), '/some/repo/uk/');

/** Serves a site, with more options of `press serve`; returns its origin and a function that stops the server. */
export async function serve(site, more = []) {
  const options = ['serve', '--dir', site.folder, '--base', site.base, '--port', '0', ...more];
  const press = join(ROOT, 'target/debug', process.platform === 'win32' ? 'press.exe' : 'press');
  const [command, given] = existsSync(press) ? [press, options] : ['cargo', ['run', '--quiet', '--package', 'press', '--', ...options]];
  const server = spawn(command, given, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = () => server.kill();
  process.once('exit', stop);
  const origin = await new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (text) => {
      said += text;
      const address = said.match(/http:\/\/[^\s/]+/);
      if (address) resolve(address[0]);
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`press serve ended with ${code}: ${said}`)));
  });
  return { origin, stop };
}
