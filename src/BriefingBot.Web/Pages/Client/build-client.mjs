// node build-client.mjs OUTPUT_DIR
// Makes OUTPUT_DIR/assets from src/: bundles named by their content, each beside its Brotli and gzip form, embed.js, and manifest.json with
// the names. npm's packages come to OUTPUT_DIR/npm, exactly as package-lock.json has them; no package's install script runs.
// Run by the build (Client.targets); needs Node 18 or later and npm. The outcome is the exit status and, on failure, one line on stdout.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const PACKAGE_FILES = ['package.json', 'package-lock.json', 'left-out'];
const NPM_PATIENCE_MS = 5 * 60_000;
const LAUNCHER_CAP = 10 * 1024;

const output = path.resolve(process.argv[2]);
const packages = path.join(output, 'npm');
const staging = path.join(output, 'assets.new');
const assets = path.join(output, 'assets');

function fetchPackages() {
  const wanted = createHash('sha256').update(fs.readFileSync(path.join(HERE, 'package.json'))).update(fs.readFileSync(path.join(HERE, 'package-lock.json'))).digest('hex');
  const stamp = path.join(packages, 'installed.txt');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return;
  fs.mkdirSync(packages, { recursive: true });
  fs.rmSync(stamp, { force: true });
  for (const name of PACKAGE_FILES) fs.cpSync(path.join(HERE, name), path.join(packages, name), { recursive: true });
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: packages, encoding: 'utf8', shell: process.platform === 'win32', timeout: NPM_PATIENCE_MS,
  });
  if (npm.error?.code === 'ENOENT') throw new Error('npm was not found');
  if (npm.error) throw new Error(`npm ci did not end well (${npm.error.code ?? npm.error.message})`);
  if (npm.status !== 0) throw new Error(`npm ci failed: ${lastLine(npm.stderr) || `status ${npm.status}`}`);
  fs.writeFileSync(stamp, wanted);
}

const lastLine = (text) => text.trim().split('\n').filter((line) => !/complete log|npm error A/.test(line)).at(-1)?.trim() ?? '';

async function bundle() {
  const { build } = createRequire(path.join(packages, 'package.json'))('esbuild');
  const common = {
    absWorkingDir: HERE, outdir: staging, bundle: true, minify: true, metafile: true, logLevel: 'silent', charset: 'utf8',
    nodePaths: [path.join(packages, 'node_modules')], define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  };
  const pages = await build({
    ...common, entryPoints: ['src/chat.js', 'src/chat.css'], format: 'esm', splitting: true, target: ['chrome120', 'firefox120', 'safari17'],
    entryNames: '[name]-[hash]', chunkNames: '[name]-[hash]', legalComments: 'external',
  });
  const launcher = await build({ ...common, entryPoints: ['src/embed.js'], format: 'iife', target: ['chrome105', 'firefox110', 'safari16.4'], legalComments: 'none' });
  return { ...pages.metafile.outputs, ...launcher.metafile.outputs };
}

/** Which file is which: the server knows names by this alone. */
function manifestOf(outputs) {
  const manifest = { 'embed.js': 'embed.js' };
  for (const [file, made] of Object.entries(outputs)) {
    const name = path.basename(file);
    if (made.entryPoint) manifest[path.basename(made.entryPoint)] = name;
    else if (Object.keys(made.inputs ?? {}).some((input) => input.endsWith('src/webchat.js'))) manifest['webchat.js'] = name;
  }
  for (const name of ['chat.js', 'chat.css', 'webchat.js', 'embed.js']) {
    if (!manifest[name]) throw new Error(`the bundler made no ${name}`);
  }
  return manifest;
}

function compress(folder) {
  for (const name of fs.readdirSync(folder)) {
    const content = fs.readFileSync(path.join(folder, name));
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } };
    fs.writeFileSync(path.join(folder, `${name}.br`), brotliCompressSync(content, quality));
    fs.writeFileSync(path.join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
  }
}

try {
  fs.rmSync(staging, { recursive: true, force: true });
  fetchPackages();
  const manifest = manifestOf(await bundle());
  const launcher = fs.statSync(path.join(staging, 'embed.js')).size;
  if (launcher > LAUNCHER_CAP) throw new Error(`embed.js has ${launcher} bytes; ${LAUNCHER_CAP} are the most`);
  for (const name of fs.readdirSync(staging)) {
    if (name.endsWith('.LEGAL.txt') && fs.statSync(path.join(staging, name)).size === 0) fs.rmSync(path.join(staging, name));
  }
  compress(staging);
  fs.writeFileSync(path.join(staging, 'manifest.json'), JSON.stringify(manifest, null, 2));
  fs.rmSync(assets, { recursive: true, force: true });
  fs.renameSync(staging, assets);
} catch (error) {
  console.log(String(error.message ?? error).split('\n')[0]);
  process.exitCode = 1;
}
