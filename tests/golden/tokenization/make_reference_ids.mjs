// Writes reference_ids.json: what the reference library (npm package tokenizers 0.23.2) makes of the texts of
// basic_english.json with the tokenizer.json that Glosa wrote; english_reference_ids.json: the same of english.json and
// of random texts with english_tokenizer.json; lower_case.json: its lower case of each code point; replacements.json:
// what its Replace makes of expressions with a corner; splits.json: the words of its Split.
// make_basic_english.py and make_english.py run before.
// Run: npm install tokenizers@0.23.2 elsewhere, then NODE_PATH=.../node_modules node make_reference_ids.mjs
import { encode, library, read, write } from './reference.mjs'

const { Tokenizer } = library
async function writeEncodings(tokenizerFile, texts, name) {
  const tokenizer = Tokenizer.fromString(read(tokenizerFile))
  const encodings = []
  for (const text of texts) encodings.push(await encode(tokenizer, text))
  write(name, encodings)
}

// Texts of pieces that act upon each other, drawn by a fixed sequence.
const pieces = [
  ...'aAbzIiTtyouMrDdsSnmptxX0189', ...'.,\'’"!?:;()-–—…=/<>@_*#%$+&|~^\\[]{} \t°☺中ीéΩ😀👍🏽𝐀𠀀', "n't", "'ll", "'ve", "'s", '’s', "'d", "''",
  'Mr.', 'Dr.', 'a.m.', 'e.g.', 'U.S.', 'USA', 'http://', 'www.', '.com', 'km', 'US$', ':)', ':-)', ':D', '<3', '8)', '(:', '...', '--',
  '<br', '/>', 'e\u0301', '\u200d', '\ufe0f', '\u00ad', '\u0001', '\u001c', '\ufffd', '\u00a0', 'and/or', 'can', 'not', 'dont', 'id',
]
function* randomTexts(count) {
  let state = 7n
  const next = (limit) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) % (1n << 64n)
    return Number((state >> 33n) % BigInt(limit))
  }
  for (let i = 0; i < count; i++) yield Array.from({ length: 1 + next(24) }, () => pieces[next(pieces.length)]).join('')
}

const textsOf = (name) => JSON.parse(read(name)).texts.map(({ text }) => text)
await writeEncodings('tokenizer.json', textsOf('basic_english.json'), 'reference_ids.json')
const englishTexts = [...textsOf('english.json'), ...randomTexts(1000)]
await writeEncodings('english_tokenizer.json', englishTexts, 'english_reference_ids.json')

const description = JSON.parse(read('tokenizer.json'))
const normalizerOf = (part) => Tokenizer.fromString(JSON.stringify({ ...description, normalizer: part })).getNormalizer()

const lower = normalizerOf({ type: 'Lowercase' })
const lowered = {}
for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
  if (codePoint >= 0xd800 && codePoint < 0xe000) continue
  const text = String.fromCodePoint(codePoint)
  const result = lower.normalizeString(text)
  if (result !== text) lowered[text] = result
}
write('lower_case.json', lowered)

const replacements = [
  ['abxxd', 'x*', '-'], ['xxd', 'x*', '-'], ['abxx', 'x*', '-'], ['😀b', '(?:)', '-'], ['', '(?:)', 'x'],
  ['a\nb', '^', '>'], ['a1b22', '\\d+', '$0'], ['aaa', 'aa', 'a'], ['foobar', '(?<=o)b', 'x'],
]
write('replacements.json', replacements.map(([text, expression, content]) => {
  const part = { type: 'Replace', pattern: { Regex: expression }, content }
  return { text, expression, content, result: normalizerOf(part).normalizeString(text) }
}))

const splits = []
const patterns = [
  { Regex: '-' }, { String: '-' }, { Regex: '-+' }, { Regex: '(?=b)' }, { Regex: '-*' }, { String: 'ab' }, { Regex: '[^-]' },
]
for (const pattern of patterns) {
  for (const behavior of ['Removed', 'Isolated', 'MergedWithPrevious', 'MergedWithNext', 'Contiguous']) {
    for (const invert of [false, true]) {
      const part = { type: 'Split', pattern, behavior, invert }
      const changed = { ...description, normalizer: null, pre_tokenizer: part }
      const split = Tokenizer.fromString(JSON.stringify(changed)).getPreTokenizer()
      for (const text of ['a--b', '--a-b--', '-', 'ab', 'aab-', '😀-é--x']) {
        splits.push({ part, text, words: split.preTokenizeString(text).map(([word]) => word) })
      }
    }
  }
}
write('splits.json', splits)

// The expression for the final sigma must say to the reference library what Python does, beside every code point.
const sigma = normalizerOf(description.normalizer.normalizers[0])
const python = JSON.parse(read('case_properties.json'))
function* codePoints(ranges) {
  for (let i = 0; i < ranges.length; i += 2) for (let c = ranges[i]; c <= ranges[i + 1]; c++) yield c
}
const cased = new Set(codePoints(python.cased))
const ignorable = new Set(codePoints(python.ignorable))
ignorable.delete(0x1171e) // a non-spacing mark in Unicode 14, a spacing one since Unicode 15
for (const codePoint of codePoints(python.known)) {
  const text = String.fromCodePoint(codePoint)
  const isFinal = (context) => sigma.normalizeString(context).includes('ς')
  if (text === 'Σ' || text === 'ς') continue
  if (isFinal(`1${text}Σ`) !== cased.has(codePoint)
    || isFinal(`A${text}Σ`) !== (cased.has(codePoint) || ignorable.has(codePoint))
    || isFinal(`AΣ${text}`) !== !cased.has(codePoint)) throw new Error(`final sigma beside U+${codePoint.toString(16)}`)
}
