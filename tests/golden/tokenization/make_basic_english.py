"""Writes basic_english.json and case_properties.json: what Python gives for texts that are hard to tokenize.

The algorithm is that of torchtext 0.15, torchtext/data/utils.py (_basic_english_normalize) and
torchtext/vocab/vocab_factory.py (build_vocab_from_iterator), written down anew from its patterns.
Run: python3 make_basic_english.py, with Python 3 and nothing else.
"""

import collections
import json
import pathlib
import re
import unicodedata

REPLACEMENTS = [
    (r"\'", " '  "), (r"\"", ""), (r"\.", " . "), (r"<br \/>", " "), (r",", " , "), (r"\(", " ( "),
    (r"\)", " ) "), (r"\!", " ! "), (r"\?", " ? "), (r"\;", " "), (r"\:", " "), (r"\s+", " "),
]

TEXTS = [
    "", " ", " \t\r\n ", "a", "Hello, World!", "Don't stop, can't stop; won't 'stop'.", "'", "''", "'''a'''", "\"", "\"\"",
    "Say\"hi\"there \"twice\"", "“curly” ‘quotes’ it’s", "Line one<br />line two<br /><br />three", "<BR /><br/><br  /><br /",
    "<b>bold</b> &amp; #39;s", "1,234.56 3.14 50% $9.99 10:30 2004-08-12 1/2", "...", "a...b", "!?!?", "(a)(b)", "a;b:c",
    "http://example.com/a?b=c&d=e", "e-mail: someone@example.com", "😀", "I ❤️ it 😀😀!", "👩‍👩‍👧‍👦 family", "👍🏽 🇪🇸.🇨🇺",
    "a😀.b", "café cafe\u0301 CAFE\u0301", "\u0301start", "x\u0301\u0302\u0303y", "Niño ÑANDÚ n\u0303", "¿Qué? ¡Sí!",
    "中文,测试。", "日本語 テスト!", "한국어 시험?", "العربية، اختبار؟", "हिन्दी।", "ไทย", "ΟΔΟΣ", "ΟΔΟΣ.", "ΟΔΟΣ' Σ", "Σ", "ΣΣ", "ΑΣΑ",
    "Α.Σ.Α", "Α.Σ.", "ΑΣ:Α", "ΑΣ-Α", "Α-Σ", "ΑΣ\u0301", "ΑΣ\u0301Α", "Α\u0301Σ", "1Σ", "ⅠΣ", "ªΣ", "ʰΣ", "𝐀Σ", "𐐀Σ𐐀", "Σ😀", "😀Σ",
    "AΣ\u00AD", "AΣ\u200DB", "ΌΣΟΣ ΣΊΣΥΦΟΣ ΣΟΦΌΣ", "İSTANBUL İ", "İİ I ı", "ẞ ß SS", "Ω K Å", "Ǆ ǅ ǆ", "ﬁ ﬂ", "ᏣᎳᎩ ꮳꮃꭹ Გა",
    "𐐀𐐨 𞤀𞤢", "a\u0000b", "\u0001\u0002 x", "a\u0007b\u0008c", "a\u001Cb\u001Dc\u001Ed\u001Fe", "\u001C", "a\u007Fb", "a\u0085b",
    "a\u00A0b\u00A0", "\u00A0", "a\u2003b\u2009c\u202Fd\u3000e", "a\u200Bb\uFEFFc", "a\u2028b\u2029c", "a\u180Eb", "a\u1680b", "a\tb\vc\fd\re\nf",
    "\uFEFFbom", "\uFFFD \uFFFE \uFFFF", "\U0010FFFF", "word " * 40, "a" * 300, "x.y" * 20, "<unk> <pad> <UNK> <eos>", "a<unk>b",
    "MiXeD CaSe", "naïve façade coöperate", "Zoë’s", "\\ \\' \\\"", "'\"'\"", ". , . ,", "ab\u0301\"c\"d", "tab\tin'side",
    "Wall St. Bears Claw Back Into the Black (Reuters) Reuters - Short-sellers, Wall Street's dwindling\\band of ultra-cynics, are seeing green again.",
]


def tokenize(text):
    text = text.lower()
    for pattern, replacement in REPLACEMENTS:
        text = re.sub(pattern, replacement, text)
    return text.split()


def vocabulary(texts, minimum=1, maximum=None, specials=("<pad>", "<unk>")):
    counts = collections.Counter(token for text in texts for token in tokenize(text))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if maximum is not None:
        ranked = ranked[:maximum - len(specials)]
    return list(specials) + [token for token, count in ranked if count >= minimum and token not in specials]


def ranges(code_points):
    """[first, last, first, last, ...] of an ascending list."""
    result = []
    for code_point in code_points:
        if result and result[-1] == code_point - 1:
            result[-1] = code_point
        else:
            result += [code_point, code_point]
    return result


def is_final(before, after=""):
    return (before + "Σ" + after).lower()[len(before.lower())] == "ς"


def case_properties():
    """What str.lower() shows of each code point: its lower case, and how it acts beside a capital sigma."""
    known = [c for c in range(0x110000) if not 0xD800 <= c < 0xE000 and unicodedata.category(chr(c)) != "Cn"]
    ignorable = [c for c in known if is_final("A" + chr(c)) and not is_final("1" + chr(c))]
    return {
        "unicode": unicodedata.unidata_version,
        "known": ranges(known),
        "ignorable": ranges(ignorable),
        "cased": ranges([c for c in known if is_final("1" + chr(c))]),
        "white_space": ranges([c for c in known if chr(c).isspace()]),
        "lower": {chr(c): chr(c).lower() for c in known if chr(c).lower() != chr(c)},
    }


def write(name, value):
    path = pathlib.Path(__file__).with_name(name)
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":")).replace("},{", "},\n{").replace("],\"", "],\n\"")
    path.write_text(text + "\n", encoding="ascii")


if __name__ == "__main__":
    write("basic_english.json", {
        "texts": [{"text": text, "tokens": tokenize(text)} for text in TEXTS],
        "vocabulary": vocabulary(TEXTS),
        "vocabulary_of_two_or_more": vocabulary(TEXTS, minimum=2),
        "vocabulary_of_forty": vocabulary(TEXTS, maximum=40),
    })
    write("case_properties.json", case_properties())
