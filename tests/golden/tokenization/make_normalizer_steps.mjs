// Writes normalizer_step_texts.json: what the reference library (npm package tokenizers 0.23.2) makes of texts with each
// step of normalizer_steps.json, which Glosa wrote.
// Run: npm install tokenizers@0.23.2 elsewhere, then NODE_PATH=.../node_modules node make_normalizer_steps.mjs
import { library, read, write } from './reference.mjs'

const texts = [
  '', ' ', '@', '@@ana', '@ana@luis', 'a@b.es', '#', '##Uno', '#UnoDos3Cuatro_cinco', '#ABCdef', '#ÑuÑu', '#año2012bien',
  'http://', 'http://t.co/aB1', 'https://a.b/c?d=e&f#g', 'www.', 'WWW.a.es)', '"http://a.es/x"', 'xhttp://a.b',
  'aaa', 'aaaa', 'aAaaA', 'aaabbbccc', 'ñññ', '!!!', '¡¡¡¡', '....', '1111', '   ', 'a   b', '\t\ta \t b\t', '\na\n\nb\n',
  '😀😀😀', '😀😃😀', '👍🏽👍🏽👍🏽', 'e\u0301e\u0301e\u0301', 'ááá', '中中中', 'ΑΑΑ', 'no', 'No', 'no,', 'no_', '(no)', 'nono', 'de la no',
  "isn't it", "it's", 'q d', 'q,d', 'Qd', 'ü', 'Ü', 'pingüino', 'ñandú', 'ÑANDÚ', 'İ', '\u2028a', 'a\u00a0b', '\u200d',
  ';-)) RT @ana_1: El #iPhone 5 podría llegar en marzooooo http://t.co/x1', 'No me gusta, ni sin 😡😡😡 #OdioElLunes!!!!',
]
const description = JSON.parse(read('tokenizer.json'))
const results = {}
for (const [step, normalizer] of Object.entries(JSON.parse(read('normalizer_steps.json')))) {
  const part = library.Tokenizer.fromString(JSON.stringify({ ...description, normalizer })).getNormalizer()
  results[step] = Object.fromEntries(texts.map((text) => [text, part.normalizeString(text)]))
}
write('normalizer_step_texts.json', results)
