// Writes bpe_training.json: vocabulary and merges that the reference library learns from small texts, and
// word_characters.json: the code points that its Whitespace takes for part of a word, and those it drops.
// The library trains 30,000 entries without special tokens here, more than these texts have pairs to merge.
// Run: NODE_PATH=.../node_modules node make_bpe_training.mjs
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { library, write } from './reference.mjs'

const { BPE, Tokenizer, whitespacePreTokenizer } = library

const texts = {
  english: [
    'The lower the tide, the slower the newest boats row; the lowest tide is the widest.',
    'Reading and re-reading: readers who read reread. A reader reads; what is read was readable.',
    "It's 10:30 on 2026-11-23, isn't it? Don't mind (much) the e-mail to someone@example.com!",
    'UPPER Upper upper_case snake_case_name CamelCase HTML5 v2.0 3.14159 1,234.56 50% $9.99',
    'unhappiness happiness happily happy unhappy happier unhappiest',
    'international nation national nationality internationalization rationalization',
  ],
  spanish: [
    '¿Qué pasó? ¡Nada! La niña corrió hacia la montaña y la mañana siguió corriendo.',
    'El pingüino, la cigüeña y el murciélago cenaron jamón, piñones y camarón en el balcón.',
    'Canción, emoción, nación, acción y educación riman; corazón y razón también.',
    'Mañana por la mañana mamá caminará más, mientras papá cantará y la bebé reirá.',
  ],
  emoji: [
    '😀😀 😀😃😄 ❤️ I ❤️ it 👍🏽👍🏽👍 🇪🇸🇪🇸 🇨🇺 👩‍👩‍👧‍👦 👩‍👩‍👧 family 😀😀😀😀',
    'wow!!! wow!!! no??? :-) :-) ;-) <3 <3 😀!!! 😀!!! 🎉🎉🎉🎉🎉',
  ],
  scripts: [
    'Москва и Московская область: московский московская московское',
    '东京 東京都 京都市 日本語 日本 にほんご ニホンゴ 한국어 한국 국어',
    'ελληνικά Ελλάδα ΕΛΛΑΔΑ ὀδύσσεια العربية عربي عربية हिन्दी हिन्दुस्तान ไทย ภาษาไทย',
    'aбв abcабв中文mixed naïve façade Zoë ﬁne ﬂow Ⅷ ⓐⓑ ½ x² H₂O 𝐀𝐁𝐀𝐁 𐐀𐐨',
  ],
  marks: [
    'cafe\u0301 cafe\u0301s café cafés n\u0303ino nin\u0303o x\u0301\u0302\u0303 x\u0301\u0302\u0303y',
    '\u0301start a\u200Db a\u200Cb a\u200Bb a\u00ADb क्षि क्षि त्र\u200Dक',
  ],
  // Pairs of equal count everywhere: only the ids decide.
  ties: ['ab cd ef gh ij', 'ba dc fe hg ji', 'abcd efgh', 'zyxw zyxw wxyz', 'acegik bdfhjl', 'aa bb cc aabb bbcc'],
  // A pair that overlaps itself.
  repeats: ['a aa aaa aaaa aaaaa aaaaaaaa', 'abab ababab abababab', 'xyxyx yxyxy xxyyxx', '-- --- ---- ----- !?!?!?'],
}

// Few letters in many words: the same token comes from different merges, and pairs come up again.
let state = 20261123
const random = (below) => {
  state = (state * 1103515245 + 12345) % 2147483648
  return Math.floor((state / 2147483648) * below)
}
const word = (letters) => Array.from({ length: 1 + random(11) }, () => letters[random(letters.length)]).join('')
for (const letters of ['ab', 'abc', 'abcde']) {
  const words = Array.from({ length: 40 }, () => word(letters))
  texts[`letters_${letters}`] = Array.from({ length: 12 }, () =>
    Array.from({ length: 15 }, () => words[Math.min(random(40), random(40))]).join(' '))
}

const folder = mkdtempSync(join(tmpdir(), 'bpe-'))
function train(lines) {
  writeFileSync(join(folder, 'texts'), lines.join('\n'))
  const tokenizer = new Tokenizer(BPE.empty())
  tokenizer.setPreTokenizer(whitespacePreTokenizer())
  tokenizer.train([join(folder, 'texts')])
  tokenizer.save(join(folder, 'tokenizer.json'))
  const { vocab, merges } = JSON.parse(readFileSync(join(folder, 'tokenizer.json'), 'utf8')).model
  return { vocabulary: Object.keys(vocab).sort((left, right) => vocab[left] - vocab[right]), merges }
}

try {
  texts.all = Object.values(texts).flat()
  write('bpe_training.json', Object.entries(texts).map(([name, lines]) => ({ name, texts: lines, ...train(lines) })))
} finally {
  rmSync(folder, { recursive: true })
}

// [first, last, first, last, ...]
const [words, spaces] = [[], []]
function extend(ranges, codePoint) {
  if (ranges.at(-1) === codePoint - 1) ranges[ranges.length - 1] = codePoint
  else ranges.push(codePoint, codePoint)
}
const whitespace = whitespacePreTokenizer()
for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
  if (codePoint >= 0xd800 && codePoint < 0xe000) continue
  const pieces = whitespace.preTokenizeString(`a${String.fromCodePoint(codePoint)}b`).length
  if (pieces < 3) extend(pieces === 1 ? words : spaces, codePoint)
}
write('word_characters.json', { words, spaces })
