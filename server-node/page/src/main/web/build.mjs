// Builds the page into a folder, in a copy of this one, and only when something changed; tests it there.
//   node build.mjs build COPY PAGE
//   node build.mjs test COPY
// Called by Maven; needs node and npm, and the packages that package-lock.json names.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = dirname(fileURLToPath(import.meta.url));
const [mode, ...folders] = process.argv.slice(2);
const [copy, page] = folders.map((path) => resolve(path));

function files(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

function digest(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    hash.update(relative(source, path).split(sep).join('/') + '\0').update(readFileSync(path));
  }
  return hash.digest('hex');
}

function recorded(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function npm(...words) {
  const done = spawnSync('npm', words, { cwd: copy, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, npm_config_update_notifier: 'false' }, shell: process.platform === 'win32' });
  if (done.status !== 0) {
    process.stderr.write(done.stdout ?? '');
    console.error(`npm ${words.join(' ')}: ${done.error ? done.error.message : 'exit code ' + done.status}`);
    process.exit(1);
  }
}

if (mode === 'test') {
  npm('run', 'check');
  npm('test');
  process.exit(0);
}
const all = digest(files(source));
const builtMark = join(copy, '.built');
if (recorded(builtMark) === all && existsSync(join(page, 'index.html'))) {
  process.exit(0);
}
mkdirSync(copy, { recursive: true });
for (const name of readdirSync(copy)) {
  if (name !== 'node_modules' && name !== '.installed') {
    rmSync(join(copy, name), { recursive: true });
  }
}
cpSync(source, copy, { recursive: true, filter: (path) => basename(path) !== 'node_modules' });
const packages = digest([join(source, 'package.json'), join(source, 'package-lock.json')]);
const installedMark = join(copy, '.installed');
if (recorded(installedMark) !== packages) {
  npm('ci', '--no-audit', '--no-fund', '--loglevel', 'error');
  writeFileSync(installedMark, packages);
}
npm('run', 'build', '--', '--outDir', page, '--logLevel', 'warn');
writeFileSync(builtMark, all);
