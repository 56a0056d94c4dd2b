// Writes what the reference library makes of texts with BERT's parts:
// bert_characters.json: what its normalizer and pre-tokenizer do with each code point;
// wordpiece_ids.json: ids and offsets by wordpiece_vocab.txt for every setting of accents and case, of pairs, and of
// what is cut; wordpiece_training.json: the pieces that it learns from a sample. It numbers the pieces inside words in
// an order of chance, so only the merges are kept that every one of several trainings makes, in the same order.
// Run: NODE_PATH=.../node_modules node make_wordpiece.mjs
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { encode, library, read, utf16Offsets, write } from './reference.mjs'
import { hardTexts } from './wordpiece_texts.mjs'

const { Tokenizer, WordPiece, bertPreTokenizer, bertNormalizer } = library
const trainings = 12

const entries = read('wordpiece_vocab.txt').trimEnd().split('\n')
const special = (content) => [content, entries.indexOf(content)]
const normalizer = { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true }
const description = {
  version: '1.0', truncation: null, padding: null, added_tokens: [], normalizer, pre_tokenizer: { type: 'BertPreTokenizer' },
  post_processor: { type: 'BertProcessing', sep: special('[SEP]'), cls: special('[CLS]') }, decoder: null,
  model: {
    type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100,
    vocab: Object.fromEntries(entries.map((entry, id) => [entry, id])),
  },
}
const tokenizerOf = (changes) => Tokenizer.fromString(JSON.stringify({ ...description, ...changes }))
const normalizerOf = (changes) => tokenizerOf({
  normalizer: { ...normalizer, clean_text: false, handle_chinese_chars: false, lowercase: false, ...changes },
}).getNormalizer()

// [first, last, first, last, ...]
function extend(ranges, codePoint) {
  if (ranges.at(-1) === codePoint - 1) ranges[ranges.length - 1] = codePoint
  else ranges.push(codePoint, codePoint)
}

function characters() {
  const [clean, han, strip] = [{ clean_text: true }, { handle_chinese_chars: true }, { strip_accents: true }].map(normalizerOf)
  const split = tokenizerOf({}).getPreTokenizer()
  const found = { dropped: [], blanks: [], han: [], marks: [], signs: [], spaces: [], bare: {} }
  for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
    if (codePoint >= 0xd800 && codePoint < 0xe000) continue
    const text = String.fromCodePoint(codePoint)
    const cleaned = clean.normalizeString(text)
    if (cleaned === '') extend(found.dropped, codePoint)
    else if (cleaned !== text) extend(found.blanks, codePoint)
    if (han.normalizeString(text) !== text) extend(found.han, codePoint)
    const stripped = strip.normalizeString(text)
    if (stripped === '') extend(found.marks, codePoint)
    else if (stripped !== text && !(codePoint >= 0xac00 && codePoint <= 0xd7a3)) found.bare[text] = stripped
    const pieces = split.preTokenizeString(`a${text}b`).length
    if (pieces > 1) extend(pieces === 3 ? found.signs : found.spaces, codePoint)
  }
  return found
}

async function settings() {
  const all = []
  for (const strip_accents of [true, false, null]) {
    for (const lowercase of [true, false]) {
      const tokenizer = tokenizerOf({ normalizer: { ...normalizer, strip_accents, lowercase } })
      const encodings = []
      for (const text of hardTexts) {
        const { ids, offsets } = await encode(tokenizer, text)
        encodings.push({ ids, offsets })
      }
      all.push({ strip_accents, lowercase, encodings })
    }
  }
  return all
}

const pairTexts = [
  ['', ''], ['hello world', 'niño'], ['the quick brown fox', ''], ['', 'the quick brown fox'],
  ['the quick brown fox the quick brown fox', 'hello'], ['hello', 'the quick brown fox the quick brown fox'],
  ['the quick brown fox the quick', '😀 hello world hello world'], ['漢字 día xyzzy', 'que hello 🤖 world'],
]
async function pairs() {
  const all = []
  for (const max_length of [null, 5, 8, 9, 12]) {
    for (const direction of ['Right', 'Left']) {
      const truncation = max_length && { direction, max_length, strategy: 'LongestFirst', stride: 0 }
      const tokenizer = tokenizerOf({ truncation })
      for (const [first, second] of pairTexts) {
        const encoding = await tokenizer.encode(first, second)
        const [ids, types] = [encoding.getIds(), encoding.getTypeIds()]
        const units = [utf16Offsets(first), utf16Offsets(second)]
        const offsets = encoding.getOffsets().flatMap((span, at) => span.map((place) => units[types[at]][place]))
        all.push({ max_length, direction, first, second, ids, types, offsets })
      }
    }
  }
  return all
}

async function cuts() {
  const [text, all] = ['the quick brown fox, hello world: mañana 😀 no.', []]
  for (const max_length of [3, 4, 7, 20]) {
    for (const direction of ['Right', 'Left']) {
      const tokenizer = tokenizerOf({ truncation: { direction, max_length, strategy: 'LongestFirst', stride: 0 } })
      all.push({ max_length, direction, ...(await encode(tokenizer, text)) })
    }
  }
  return all
}

function training(sample) {
  const file = fileURLToPath(new URL(`../../../samples/${sample}`, import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'wordpiece-'))
  try {
    const learned = Array.from({ length: trainings }, () => {
      const tokenizer = new Tokenizer(WordPiece.empty())
      tokenizer.setNormalizer(bertNormalizer())
      tokenizer.setPreTokenizer(bertPreTokenizer())
      tokenizer.train([file])
      tokenizer.save(join(folder, 'tokenizer.json'))
      const { vocab } = JSON.parse(readFileSync(join(folder, 'tokenizer.json'), 'utf8')).model
      return Object.keys(vocab).sort((left, right) => vocab[left] - vocab[right])
    })
    const one = ([...entry]) => entry.length === 1
    const first = learned[0].findIndex((entry) => entry !== '[UNK]' && !one(entry))
    const merges = learned[0].findIndex((entry, at) => at >= first && !(entry.startsWith('##') && one(entry.slice(2))))
    const same = learned[0].findIndex((entry, at) => at >= merges && learned.some((other) => other[at] !== entry))
    return {
      sample,
      characters: learned[0].slice(0, first),
      continuing: learned[0].slice(first, merges).sort(),
      merged: learned[0].slice(merges, same < 0 ? undefined : same),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

write('bert_characters.json', characters())
write('wordpiece_ids.json', { texts: hardTexts, settings: await settings(), pairs: await pairs(), cuts: await cuts() })
write('wordpiece_training.json', [training('opinions-es/train.csv'), training('news/train.csv')])
