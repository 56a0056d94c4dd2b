// Writes reference_ids.json: what the reference library (npm package tokenizers 0.23.2) makes of the texts of
// basic_english.json with the tokenizer.json that Glosa wrote, and lower_case.json: its lower case of each code point.
// Run: npm install tokenizers@0.23.2 elsewhere, then NODE_PATH=.../node_modules node make_reference_ids.mjs
import { createRequire } from 'node:module'
import { readFileSync, writeFileSync } from 'node:fs'

const { Tokenizer } = createRequire(import.meta.url)('tokenizers')
const file = (name) => new URL(name, import.meta.url)
const read = (name) => readFileSync(file(name), 'utf8')
const write = (name, value) => writeFileSync(file(name), JSON.stringify(value, null, 0).replaceAll('},{', '},\n{') + '\n')

// The library counts code points; .NET counts UTF-16 units.
function utf16Offsets(text) {
  const offsets = [0]
  for (const codePoint of text) offsets.push(offsets.at(-1) + codePoint.length)
  return offsets
}

async function encode(tokenizer, text) {
  const encoding = await tokenizer.encode(text)
  const units = utf16Offsets(text)
  return { text, ids: encoding.getIds(), offsets: encoding.getOffsets().flat().map((at) => units[at]) }
}

const tokenizer = Tokenizer.fromString(read('tokenizer.json'))
const encodings = []
for (const { text } of JSON.parse(read('basic_english.json')).texts) encodings.push(await encode(tokenizer, text))
write('reference_ids.json', encodings)

const part = { type: 'Lowercase' }
const lower = Tokenizer.fromString(JSON.stringify({ ...JSON.parse(read('tokenizer.json')), normalizer: part })).getNormalizer()
const lowered = {}
for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
  if (codePoint >= 0xd800 && codePoint < 0xe000) continue
  const text = String.fromCodePoint(codePoint)
  const result = lower.normalizeString(text)
  if (result !== text) lowered[text] = result
}
write('lower_case.json', lowered)
