// Writes reference_ids.json: what the reference library (npm package tokenizers 0.23.2) makes of the texts of
// basic_english.json with the tokenizer.json that Glosa wrote; lower_case.json: its lower case of each code point;
// replacements.json: what its Replace makes of expressions with a corner. make_basic_english.py runs before.
// Run: npm install tokenizers@0.23.2 elsewhere, then NODE_PATH=.../node_modules node make_reference_ids.mjs
import { encode, library, read, write } from './reference.mjs'

const { Tokenizer } = library
const tokenizer = Tokenizer.fromString(read('tokenizer.json'))
const encodings = []
for (const { text } of JSON.parse(read('basic_english.json')).texts) encodings.push(await encode(tokenizer, text))
write('reference_ids.json', encodings)

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
