// Compares WordPiece of Glosa and of the reference library: ids and offsets, on hard texts and on the lines of files.
// Run: NODE_PATH=.../node_modules node compare_wordpiece.mjs VOCABULARY [FILE ...]
// VOCABULARY is a directory with tokenizer.json or vocab.txt, or a vocab.txt. Where there is no tokenizer.json, that of
// the reference is made of vocab.txt with the settings that Glosa documents for it. GLOSA starts the command (./glosa).
// Texts with a special token written in them are left out and counted: only the reference takes it for the token.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { encode, library } from './reference.mjs'
import { hardTexts } from './wordpiece_texts.mjs'

const batch = 10000
const [vocabulary, ...files] = process.argv.slice(2)
if (!vocabulary) throw new Error('expected a directory or a vocab.txt: node compare_wordpiece.mjs VOCABULARY [FILE ...]')
const glosa = (process.env.GLOSA ?? './glosa').split(' ')

function description() {
  const isDirectory = statSync(vocabulary).isDirectory()
  const json = isDirectory ? join(vocabulary, 'tokenizer.json') : vocabulary
  if (json.endsWith('.json') && existsSync(json)) return JSON.parse(readFileSync(json, 'utf8'))
  const path = isDirectory ? join(vocabulary, 'vocab.txt') : vocabulary
  const entries = readFileSync(path, 'utf8').replace(/\n$/, '').split('\n')
  const config = join(path, '..', 'tokenizer_config.json')
  const hasCapitals = entries.some((entry) => !/^\[.+\]$/.test(entry) && entry !== entry.toLowerCase())
  const settings = existsSync(config)
    ? JSON.parse(readFileSync(config, 'utf8')) : { do_lower_case: !hasCapitals, strip_accents: false }
  const special = (content) => [content, entries.indexOf(content)]
  return {
    version: '1.0', truncation: null, padding: null, decoder: null, pre_tokenizer: { type: 'BertPreTokenizer' },
    added_tokens: ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'].map(special).sort(([, a], [, b]) => a - b)
      .map(([content, id]) => ({ id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true })),
    normalizer: {
      type: 'BertNormalizer', clean_text: true, handle_chinese_chars: settings.tokenize_chinese_chars ?? true,
      strip_accents: settings.strip_accents ?? null, lowercase: settings.do_lower_case ?? true,
    },
    post_processor: { type: 'BertProcessing', sep: special('[SEP]'), cls: special('[CLS]') },
    model: {
      type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100,
      vocab: Object.fromEntries(entries.map((entry, id) => [entry, id])),
    },
  }
}

const json = description()
const reference = library.Tokenizer.fromString(JSON.stringify(json))
console.log(`${vocabulary}: ${JSON.stringify(json.normalizer)}`)
const special = json.added_tokens.map(({ content }) => content)

function glosaEncodings(texts) {
  const [command, ...rest] = [...glosa, 'tokenizer', 'encode', vocabulary, '--json']
  const done = spawnSync(command, rest, { input: texts.join('\n') + '\n', maxBuffer: 2 ** 31 })
  if (done.status !== 0) throw new Error(`${done.stderr}${done.error ?? ''}`)
  return JSON.parse(done.stdout)
}

async function compare(name, lines) {
  const texts = lines.map((text) => text.replace(/[\r\n]/g, ' '))
  const compared = texts.filter((text) => !special.some((token) => text.includes(token)))
  let [tokens, unknown, differ, places] = [0, 0, 0, 0]
  for (let start = 0; start < compared.length; start += batch) {
    const part = compared.slice(start, start + batch)
    const ours = glosaEncodings(part)
    if (ours.length !== part.length) throw new Error(`${part.length} texts went in, ${ours.length} came out`)
    for (const [index, text] of part.entries()) {
      const theirs = await encode(reference, text)
      tokens += theirs.ids.length
      unknown += ours[index].unknown
      const [sameIds, sameOffsets] = [`${ours[index].ids}` === `${theirs.ids}`, `${ours[index].offsets.flat()}` === `${theirs.offsets}`]
      differ += sameIds ? 0 : 1
      places += sameIds && !sameOffsets ? 1 : 0
      if ((!sameIds && differ <= 5) || (sameIds && !sameOffsets && places <= 3)) {
        console.log(`${JSON.stringify(text.slice(0, 200))}\n  ours   ${ours[index].ids.slice(0, 40)} ${ours[index].offsets.slice(0, 20)}\n  theirs ${theirs.ids.slice(0, 40)} ${theirs.offsets.slice(0, 40)}`)
      }
    }
  }
  console.log(`${name}: ${compared.length} texts, ${tokens} tokens, ${unknown} unknown; other ids ${differ}, other offsets ${places}; `
    + `${texts.length - compared.length} texts with a special token left out`)
  return differ + places
}

let mismatches = await compare('hard texts', hardTexts)
for (const file of files) mismatches += await compare(file, readFileSync(file, 'utf8').replace(/\n$/, '').split('\n'))
process.exitCode = mismatches > 0 ? 1 : 0
