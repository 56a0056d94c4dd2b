// Trains byte-pair encoding with the reference library (npm package tokenizers): Whitespace, 30,000 entries, all
// processors. Prints one JSON object; seconds are those of train(), which reads the file.
// Run: npm install tokenizers@0.23.2 elsewhere, then
//      NODE_PATH=.../node_modules node bpe_training.mjs FILE     (plain text, a text on each line)
import { statSync } from 'node:fs'
import { createRequire } from 'node:module'

const { BPE, Tokenizer, whitespacePreTokenizer } = createRequire(import.meta.url)('tokenizers')

const [file] = process.argv.slice(2)
if (!file) throw new Error('expected a file: node bpe_training.mjs FILE')
const tokenizer = new Tokenizer(BPE.empty())
tokenizer.setPreTokenizer(whitespacePreTokenizer())
const start = process.hrtime.bigint()
tokenizer.train([file])
const seconds = Number(process.hrtime.bigint() - start) / 1e9
console.log(JSON.stringify({ vocabulary: tokenizer.getVocabSize(false), bytes: statSync(file).size, seconds }))
