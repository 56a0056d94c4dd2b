// Texts that are hard for BERT's tokenizer, for the scripts that compare with the reference library.
const repeated = (text, count) => text.repeat(count)

export const hardTexts = [
  '', ' ', '\t\n\r\v\f', '\u0000\u0001\u007f\u0085\u009f', '\u200b\u200c\u200d\ufeff\u00ad\u2060', 'Hello, world!',
  'UPPER lower MiXeD İstanbul ISPARTA ıI ǅungla ẞ ß ŒUVRE ΌΔΟΣ όδος',
  // ñ and accents, composed and decomposed
  'mañana, canción y pingüino: ¿qué? ¡Niño!', 'man\u0303ana, cancio\u0301n y pingu\u0308ino: ¿que\u0301? ¡Nin\u0303o!',
  'ÑANDÚ Ñandú N\u0303ANDU\u0301', 'a\u0323\u0301 a\u0301\u0323 \u1ea5 \u0301a \u0301', 'Ångström Å Å K Ω', 'naïve façade Zoë Đặng Übergröße',
  'x\u0338\u0489\u20dd', 'वि\u0947 हिन्दी ক্ষি ভাষা ไทย ภาษาไทย', '\u09cb\u0b94 \ud834\udd5e', 'שּׁלוֹם עִבְרִית العَرَبِيَّة',
  // signs
  '$9.99 50% a_b a+b=c <3 `x` ^ ~ | # @user #tag', '¿¡«»…—–•·§¶†‡‰€£¥©®™°±×÷', '‘a’ “b” „c‟ ‹d›', "don't I'm can’t l'été",
  'http://a.b/c?d=e&f=g#h user@example.com 10:30 3,14 1.000.000', '。、！？「」『』【】〜・', '؟،؛ । ॥ ๏ ⸘ \u2e4f\u061d\u0c84 𐄀𐡗 \u{11660}',
  // emoji
  '😀 😀😀 a😀b 🤖!', '👩‍👩‍👧‍👦 family', '🇪🇸🇨🇺 🇪🇸', '👍🏽 👍🏿👍', '❤️ ❤ ☺️☹ 1️⃣ #️⃣', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}', '🥺🫠🫡 🦾',
  // Han and its neighbours
  '漢字かな交じり文', '我爱北京天安门abc中文mixed', '\uf900\uf9ff\ufa0e\u3400\u4dbf\u9fff𠀀𪜀𫝀𫠠𬺰\u{2ceb0}\u{2f800}\u{30000}', '〇々〆ヶ㐀 ㎏ ①', 'ガギ が ｶﾞ ＡＢＣ',
  '한국어 각 \u1100\u1161\u11a8 뷁', 'Москва ёлка Ёж йод Й И\u0306', 'ελληνικά ᾳ ᾼ ΐ ϔ',
  // white space and invisible characters
  'a\u00a0b\u2003c\u3000d\u2028e\u2029f\u1680g\u205fh', 'a\u200bb\u00adc\u2060d\ufeffe', 'a\u0000b\u0007c\u001bd\u009fe\u0085f', 'e\ue000f\uf8ffg\u{f0000}h\u{10ffff}',
  '\ufffd a\ufffdb', '\ufdd0\uffff\u{1ffff} \u0378', 'a\u180eb\u061cc\u202ed\u2066e',
  // length
  repeated('a', 100), repeated('a', 101), repeated('á', 100), repeated('a\u0301', 100), repeated('😀', 100), repeated('😀', 101), repeated('a', 10000),
  repeated('hello', 20), `${repeated('x', 99)}😀`, repeated('漢', 300), repeated('!', 300), repeated('the quick brown fox. ', 60),
  // special tokens are told apart elsewhere
  'CLS [ CLS ] [unused0] ##ing # ## ###', '##', 'a##b', 'Ǆ ǆ ﬁne ﬂow Ⅷ ⓐⓑ ½ x² H₂O 𝐀𝐁 𐐀𐐨', 'unaffable unwantedness',
]
