// The reference library (npm package tokenizers 0.23.2) and the files beside this one, for the scripts that use both.
// npm install tokenizers@0.23.2 elsewhere; NODE_PATH=.../node_modules names that place.
import { createRequire } from 'node:module'
import { readFileSync, writeFileSync } from 'node:fs'

export const library = createRequire(import.meta.url)('tokenizers')

const file = (name) => new URL(name, import.meta.url)
export const read = (name) => readFileSync(file(name), 'utf8')
export const write = (name, value) =>
  writeFileSync(file(name), JSON.stringify(value, null, 0).replaceAll('},{', '},\n{') + '\n')

// The library counts code points; .NET counts UTF-16 units.
export function utf16Offsets(text) {
  const offsets = [0]
  for (const codePoint of text) offsets.push(offsets.at(-1) + codePoint.length)
  return offsets
}

export async function encode(tokenizer, text) {
  const encoding = await tokenizer.encode(text)
  const units = utf16Offsets(text)
  return { text, ids: encoding.getIds(), offsets: encoding.getOffsets().flat().map((at) => units[at]) }
}
