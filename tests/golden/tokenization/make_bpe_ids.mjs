// Writes bpe_ids.json: what the reference library makes of texts with bpe_tokenizer.json, which Glosa wrote.
// make_basic_english.py and make_bpe_training.mjs run before.
// Run: NODE_PATH=.../node_modules node make_bpe_ids.mjs
import { encode, library, read, write } from './reference.mjs'

const { Tokenizer } = library

const description = JSON.parse(read('bpe_tokenizer.json'))
const tokenizerOf = (changes) => Tokenizer.fromString(JSON.stringify({ ...description, ...changes }))
const tokenizer = tokenizerOf({})
const uncut = tokenizerOf({ truncation: null })

// The same tokenizer in the forms of other writers must give the same ids.
const [start, end] = ['[CLS]', '[SEP]'].map((token) => [token, description.model.vocab[token]])
const others = [
  tokenizerOf({ post_processor: { type: 'BertProcessing', sep: end, cls: start } }),
  tokenizerOf({ model: { ...description.model, merges: description.model.merges.map((merge) => merge.join(' ')) } }),
]

const texts = [
  ...JSON.parse(read('basic_english.json')).texts.map(({ text }) => text),
  ...JSON.parse(read('bpe_training.json')).at(-1).texts,
  'Unseen: Žluťoučký kůň, ЖЗИ, 漢字, 🤖🤖 and ŵords-with_ŝigns.', 'happyhappyhappy abcabcabc', 'a'.repeat(500), 'ʒ'.repeat(30),
  'the\u0301 ni\u0303nio\u0301n 😀😀😀a😀', 'CLS [ CLS ] [CLSx [UNKNOWN] [PADS]', 'a\u0000b \u0007 \uFEFFthe',
]

const encodings = []
for (const text of texts) {
  const encoding = await encode(tokenizer, text)
  for (const other of others) {
    if (`${(await other.encode(text)).getIds()}` !== `${encoding.ids}`) throw new Error(`other ids for ${text}`)
  }
  encodings.push({ ...encoding, full_length: (await uncut.encode(text)).getLength() })
}
write('bpe_ids.json', encodings)
