"""Writes english.json: what the rules of spaCy's English tokenizer give for texts that are hard to tokenize.

spaCy itself is not run: its algorithm (spaCy 3, spacy/tokenizer.pyx) and its rules (spacy/lang/punctuation.py,
spacy/lang/char_classes.py, spacy/lang/tokenizer_exceptions.py, spacy/lang/en/) are written down anew from its
documentation and sources, without its tokens of white space. README.md tells where Glosa differs.
Run: python3 make_english.py, with Python 3 and nothing else.
"""

import itertools
import json
import pathlib
import re
import unicodedata

# ---- Classes of characters

LATIN = "".join(chr(c) for c in itertools.chain(range(0x250), range(0x250, 0x2B0), range(0x1D00, 0x1F00),
                                                range(0x2C60, 0x2C80), range(0xA722, 0xA7FB), range(0xAB30, 0xAB65),
                                                range(0xFF21, 0xFF5B))
                if unicodedata.category(chr(c)) in ("Lu", "Ll", "Lt", "Lo") and "LATIN" in unicodedata.name(chr(c), ""))
CYRILLIC_AND_GREEK = "ёа-яЁА-ЯәөүҗңһӘӨҮҖҢҺα-ωάέίόώήύΑ-ΩΆΈΊΌΏΉΎіїєґІЇЄҐ"
UNCASED = (
    "\u0980-\u09FF\u0591-\u05F4\uFB1D-\uFB4F\u0620-\u064A\u066E-\u06D5\u06E5-\u06FF\u0750-\u077F\u08A0-\u08BD"
    "\uFB50-\uFBB1\uFBD3-\uFD3D\uFD50-\uFDC7\uFDF0-\uFDFB\uFE70-\uFEFC\U0001EE00-\U0001EEBB\u0D80-\u0DFF\u0900-\u097F"
    "\u0C80-\u0CFF\u0B80-\u0BFF\u0C00-\u0C7F\uAC00-\uD7AF\u1100-\u11FF\u3040-\u309F\u30A0-\u30FF\u3400-\u4DBF"
    "\u4E00-\u9FFF\U00020000-\U0002EBEF\u2E80-\u2FDF\u2FF0-\u303F\u31C0-\u31EF\u3200-\u33FF\uF900-\uFAFF\uFE30-\uFE4F"
    "\U0001F200-\U0001F2FF\U0002F800-\U0002FA1F")
LETTER = LATIN + CYRILLIC_AND_GREEK + UNCASED
LOWER = "".join(c for c in LATIN if not c.isupper()) + "ёа-яәөүҗңһα-ωάέίόώήύіїєґ" + UNCASED
UPPER = "".join(c for c in LATIN if not c.islower()) + "ЁА-ЯӘӨҮҖҢҺΑ-ΩΆΈΊΌΏΉΎІЇЄҐ" + UNCASED
QUOTES = "'\"”“`‘´’‚,„»«「」『』（）〔〕【】《》〈〉⟦⟧"
MARKS = "…,:;!?¿؟¡()[]{}<>_#*&。？！，、；：～·।،۔؛٪"
CURRENCIES = ["US$", "C$", "A$", *"$£€¥฿₽﷼₴", *(chr(c) for c in range(0x20A0, 0x20C0))]
UNITS = ("km km² km³ m m² m³ dm dm² dm³ cm cm² cm³ mm mm² mm³ ha µm nm yd in ft kg g mg µg t lb oz m/s km/h kmh mph "
         "hPa Pa mbar mb MB kb KB gb GB tb TB T G M K %").split()
ICON = "".join(chr(c) for c in range(0x110000) if unicodedata.category(chr(c)) == "So")


def one_of(characters):
    return "[" + re.sub(r"([\\\[\]^&~|])", r"\\\1", characters) + "]"


def any_of(texts):
    return "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))


# ---- What is cut from the ends of a stretch without white space, and within it

ALWAYS = rf"\.\.+|{one_of(MARKS)}|{one_of(QUOTES)}|{one_of(ICON)}|—|–"
HYPHEN = "-|–|—|--|---|——|~"
PREFIX = re.compile(rf"§|%|=|\+(?![0-9])|{ALWAYS}|{any_of(CURRENCIES)}")
SUFFIX = re.compile(
    rf"(?:……|{ALWAYS}|'s|'S|’s|’S|(?<=[0-9])\+|(?<=°[FfCcKk])\.|(?<=[0-9])(?:{any_of(CURRENCIES + UNITS)})"
    rf"|(?<=[0-9%²\-+|{LOWER}{re.escape(MARKS)}{re.escape(QUOTES)}])\.|(?<=[{UPPER}][{UPPER}])\.)\Z")
INFIX = re.compile(
    rf"\.\.+|…|{one_of(ICON)}|(?<=[0-9])[+\-*^](?=[0-9-])"
    rf"|(?<=[{LOWER}{re.escape(QUOTES)}])\.(?=[{UPPER}{re.escape(QUOTES)}])|(?<=[{LETTER}]),(?=[{LETTER}])"
    rf"|(?<=[{LETTER}0-9])(?:{HYPHEN})(?=[{LETTER}])|(?<=[{LETTER}0-9])[:<>=/](?=[{LETTER}])")
HOST = "[A-Za-z0-9\u00a1-\uffff]"
URL = re.compile(
    rf"(?:[\w+\-.]{{2,}}://)?(?:\S+(?::\S*)?@)?"
    r"(?:(?!(?:10|127)(?:\.\d{1,3}){3})(?!(?:169\.254|192\.168)(?:\.\d{1,3}){2})"
    r"(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2})(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])"
    r"(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}(?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]))"
    rf"|(?:(?:{HOST}[A-Za-z0-9\u00a1-\uffff_-]{{0,62}})?{HOST}\.)+(?:[{LOWER}]{{2,63}}))(?::\d{{2,5}})?(?:[/?#]\S*)?\Z")

# ---- Special cases: a stretch, and its tokens

EMOTICONS = r"""
:) :-) :)) :-)) :))) :-))) (: (-: =) (= ") :] :-] [: [-: [= =] :o) (o: :} :-} 8) 8-) (-8 ;) ;-) (; (-; :( :-( :(( :-((
:((( :-((( ): )-: =( >:( :') :'-) :'( :'-( :/ :-/ =/ =| :| :-| ]= =[ :1 :P :-P :p :-p :O :-O :o :-o :0 :-0 :() >:o :* :-*
:3 :-3 =3 :> :-> :X :-X :x :-x :D :-D ;D ;-D =D xD XD xDD XDD 8D 8-D ^_^ ^__^ ^___^ >.< >.> <.< ._. ;_; -_- -__- v.v V.V
v_v V_V o_o o_O O_o O_O 0_o o_0 0_0 o.O O.o O.O o.o 0.0 o.0 0.o @_@ <3 <33 <333 </3 (^_^) (-_-) (._.) (>_<) (*_*) (¬_¬)
ಠ_ಠ ಠ︵ಠ (ಠ_ಠ) ¯\(ツ)/¯ (╯°□°）╯︵┻━┻ ><(((*>""".split()
WHOLE = EMOTICONS + [f"{c}." for c in "abcdefghijklmnopqrstuvwxyzäöü"] + r"""
' '' \") <space> \n \t C++ — 'S 's ‘S ‘s and/or w/o 're 'Cause 'cause 'cos 'Cos 'coz 'Coz 'cuz 'Cuz 'bout ma'am Ma'am
o'clock O'clock lovin' Lovin' havin' Havin' doin' Doin' goin' Goin' nothin' Nothin' nuthin' Nuthin' ol' Ol' somethin'
Somethin' 'em 'll 'nuff 'd Mt. Ak. Ala. Apr. Ariz. Ark. Aug. Calif. Colo. Conn. Dec. Del. Feb. Fla. Ga. Ia. Id. Ill. Ind.
Jan. Jul. Jun. Kan. Kans. Ky. La. Mar. Mass. Mich. Minn. Miss. N.C. N.D. N.H. N.J. N.M. N.Y. Neb. Nebr. Nev. Nov. Oct.
Okla. Ore. Pa. S.C. Sep. Sept. Tenn. Va. Wash. Wis. a.m. Adm. Bros. co. Co. Corp. D.C. Dr. e.g. E.g. E.G. Gen. Gov. i.e.
I.e. I.E. Inc. Jr. Ltd. Md. Messrs. Mo. Mont. Mr. Mrs. Ms. p.m. Ph.D. Prof. Rep. Rev. Sen. St. vs. v.s.""".split()
NOT_SPLIT = "Ill ill Its its Hell hell Shell shell Shed shed were Were Well well Whore whore".split()


def contractions():
    """Tuples of the tokens of each contraction, with the apostrophe '."""
    def both(words, *tails):
        for word, tail in itertools.product(words.split(), tails):
            for first in (word, word.title()):
                yield (first, *tail)
                yield (first, *(part.replace("'", "") for part in tail))

    asking = "who what when where why how there"
    yield from both("i", ("'m",), ("'m", "a"))
    yield from both(f"i you he she it we they {asking} that this these those",
                    ("'ll",), ("'ll", "'ve"), ("'d",), ("'d", "'ve"))
    yield from both(f"i you we they {asking} these those could might must should would not", ("'ve",))
    yield from both(f"you we they {asking} these those", ("'re",))
    yield from both(f"he she it {asking} that this", ("'s",))
    yield from both("ca could do does did had may might must need ought sha should wo would", ("n't",), ("n't", "'ve"))
    yield from both("ai are is was were have has dare", ("n't",))
    for hour, half in itertools.product(range(1, 13), ("a.m.", "am", "p.m.", "pm")):
        yield str(hour), half
    for tokens in ("y' all", "y all", "how 'd 'y", "How 'd 'y", "can not", "Can not", "gon na", "Gon na", "got ta",
                   "Got ta", "let 's", "Let 's", "c'm on", "C'm on"):
        yield tuple(tokens.split())


def special_cases():
    cases = {"".join(tokens): tokens for tokens in contractions()}
    for text in NOT_SPLIT:
        cases.pop(text, None)
    cases.update((text, (text,)) for text in WHOLE)
    curly = {key.replace("'", "’"): tuple(token.replace("'", "’") for token in tokens) for key, tokens in cases.items()}
    return curly | cases


# ---- The algorithm

def split_affixes(text, cases):
    """Prefixes, what is left, suffixes."""
    prefixes, suffixes, last = [], [], 0
    while text and len(text) != last and text not in cases:
        last = len(text)
        found = PREFIX.match(text)
        start = found.end() if found else 0
        if start and text[start:] in cases:
            prefixes.append(text[:start])
            text = text[start:]
            break
        found = SUFFIX.search(text[start:])
        end = len(text) - (len(found[0]) if found else 0)
        if end < len(text) and text[:end] in cases:
            suffixes.append(text[end:])
            text = text[:end]
            break
        if start:
            prefixes.append(text[:start])
        if end < len(text):
            suffixes.append(text[end:])
        text = text[start:end]
    return prefixes, text, suffixes[::-1]


def split_infixes(text, cases):
    if text in cases:
        return list(cases[text])
    if not text or URL.match(text):
        return [text] if text else []
    tokens, start = [], 0
    for infix in INFIX.finditer(text):
        if infix.start() == 0:
            continue
        tokens += [text[start:infix.start()], infix[0]]
        start = infix.end()
    return [token for token in tokens + [text[start:]] if token]


def stretch_tokens(text, cases):
    prefixes, text, suffixes = split_affixes(text, cases)
    return prefixes + split_infixes(text, cases) + suffixes


CASES = special_cases()
MERGED = {tuple(stretch_tokens(text, {})): tokens for text, tokens in CASES.items()
          if PREFIX.match(text) or SUFFIX.search(text) or INFIX.search(text)}
LONGEST = max(map(len, MERGED))


def merge(tokens):
    """Puts special cases together again that were cut: the longest first, then the leftmost."""
    found = [(length, -start) for start in range(len(tokens))
             for length in range(1, min(LONGEST, len(tokens) - start) + 1)
             if tuple(tokens[start:start + length]) in MERGED]
    taken, starts = set(), {}
    for length, start in sorted(found, reverse=True):
        span = range(-start, -start + length)
        if span[0] not in taken and span[-1] not in taken:
            starts[span[0]] = length
        taken.update(span)
    result, at = [], 0
    while at < len(tokens):
        length = starts.get(at, 0)
        result += MERGED[tuple(tokens[at:at + length])] if length else [tokens[at]]
        at += length or 1
    return result


def tokenize(text):
    return [token for stretch in text.split() for token in merge(stretch_tokens(stretch, CASES))]


# ---- The texts

TEXTS = [
    "", " \t\r\n ", "a", "Hello, World!", "I don't think they've seen it; we'll see, he'd said.", "Can't won't DON'T I'M I'd've.",
    "I’m sure it’s “fine”, she’ll’ve said.", "cannot Cannot gonna Gotta let's Let's y'all c'mon how'd'y", "dont wont im Id ive theyre whats",
    "its Its ill Ill hell Shell well were Whore", "I'ma go, ima go.", "shouldn't've couldntve", "What's that? Who'd've thought, that'll do.",
    "(can't?) `ain't couldn't)", "Robin's schools' Alexis's Jones'", "IT'S JOHN'S", "rock 'n' roll", "'Cause 'em ol' nothin' 'bout 'Tis",
    "'Me too!', Mr. P. Delaware cried.", "O'Brien o'clock ma'am d'accord", "Mr. and Mrs. Smith, Dr. Who, Prof. X vs. Gen. Y.",
    "e.g. this, i.e. that, etc. and so on a.m. p.m.", "The U.S. Army, the U.N. and the USA. In Washington D.C. (U.S.?)",
    "Ph.D. Ph.D., Jan. 5, Co. Inc. Ltd.", "Born on St. Mark's in Calif. or Mass. by J.R.R. Tolkien.", "Plan a. Plan B. I am a. x. Y.",
    "Today is Tuesday.Mr. Smith.He said so.And left", "Wait... what…? No....never", "Well-known, state-of-the-art; twenty-five 1990-95 0.1-13.5",
    "No decent--let alone well-bred--people. Yes - no – maybe — never—ever", "-dash dash- --double", "and/or either/or w/o 9/10 1/2 s/he 3/4/2012",
    "NASDAQ:GOOG 10:30 Part:Two a=b a<b a>b x==y", "1,000.50 3.5 .5 5. 1,2 10,000,000", "$12.99 £5 US$100 100$ 5€ C$3 50% %5 #1 @user #tag",
    "10km 5.5kg 20°C 20°C. 300m² 10M 5K 2GB 100ft. 80s 1980's", "10am 11p.m. 12a.m. 6pm, 13am 7am.", "+1 C++ c++. 5+ 1+1 2*3 4^2 2-3 +x",
    "_MATH_ _MATH_. *bold* <b>bold</b> [1] {x} (a)(b) foo(bar)", "\"quoted\" 'single' ''two'' ``back`` «x» „y“", "(\"title\") \"(x)\" \"x\".\" (voice): [sic]",
    ":) :-) :-( ;) ;-) :D :-P =) :'( <3 </3 :/ XD ^_^ o.O :3 8) (: >:( :-/ :*", "great:) great:D (8) :). (:D) haha:P! ok:-)",
    "😀 wow😀😀! 👍🏽 👩‍👩‍👧 ❤️ 🇪🇸. ★★★☆☆ 5★ © 2004™ a☺b", "film.<br /><br />The end.<br />", "<br/><br />\"So\"", "<i>x</i> &amp; &quot;y&quot;",
    "http://www.imdb.com/title/tt0/ (www.foo.com/a-b?c=d), me@example.co.uk. mailto:x@y.org", "see http://foo.com/blah_(wikipedia)#cite-1. ftp://a.b/c",
    "example.com Example.Com end.the end.The a.b 1.2.3.4 10.0.0.1:80", "!!! ?!?! ,,, ;;; ::: (((( ))))", "wow!!!!!! what?!?! end.). end.).\"", "A!B a!b a?b a;b a,b 1,a",
    "café cafe\u0301 naïve, Zoë's Ångström. El Niño.", "ΟΔΟΣ, Ωmega-αlpha. привет-мир, мир.", "中文,测试。 日本語!テスト 한국어-시험?", "हिन्दी। العربية، اختبار؟ ไทย",
    "¿Qué? ¡Sí! l'été 50 € § 5 ¶", "a\u0000b \u0001\u0002 x\u0007y", "a\u001Cb\u001Dc\u001Ed\u001Fe", "a\u00A0b\u2003c\u3000d\u2028e\u0085f", "a\u200Bb\uFEFFc \u200D",
    "\uFFFD \uFFFE x\uFFFDy", "\U0010FFFF \U00020000\U00020001", "word " * 20, "a" * 200, "x.y" * 20, "!" * 100 + "a" + "!" * 100, "a-" * 30 + "b",
    "The film (1998) was 90min. long, rated PG-13, cost $2.5M & made 10%.", "tom@x a@b.c @ at", "Q&A R&B AT&T rock&roll", "\\ \\n /path/to |x| ~y~ a~b",
    "it`s it´s don`t don´t", "Hello...(world) blah...\"Another", "to-day's well-known.\" non-\"x\"", "1st 2nd 3rd 10th 90's '90s mid-'90s", "ain't isn't aren't wasn't weren't haven't hasn't daren't",
    "Hello.World best...Known one,two yes,No", "J'ai 5.000.000,00 EUR.", "A.B.C. a.b.c. AB. ABc. aB.", "No.1 No. 1 #1. vs.the", "Ex-Mrs. X script--i.e. so, Tuesday.Mr. fact,Dr. Jekyll/Mr.", "he''s ''s'' (:D) (:-) (:) >:( (:(", "Yes!\"I\" (yes) \"no\", -- 'tis",
]

# Where Glosa's expressions give other tokens, and why.
DIFFERENCES = {
    "smileys inside a stretch": [("=D<br", "= D < br"), ("4-8)", "4 - 8 )")],
    "words with an apostrophe beside a join": [("'em--cinema", "' em -- cinema"), ("fun-lovin'", "fun - lovin '")],
    "dots behind one cut letter": [("id.", "i d ."), ("125m.", "125 m .")],
    "units with a slash": [("60km/h 3m/s", "60 km / h 3 m / s")],
    "marks count as letters": [("cafe\u0301.", "cafe\u0301 ."), ("cafe\u0301-x", "cafe\u0301 - x")],
    "letters of every alphabet": [("բարեւ-հայ", "բարեւ - հայ"), ("ᏣᎳᎩ,ꮳ", "ᏣᎳᎩ , ꮳ")],
}


def written(values):
    return "[\n" + ",\n".join(json.dumps(value, ensure_ascii=True) for value in values) + "\n]"


if __name__ == "__main__":
    texts = [{"text": text, "tokens": tokenize(text)} for text in TEXTS]
    differences = [{"text": text, "why": why, "spacy": tokenize(text), "glosa": tokens.split()}
                   for why, cases in DIFFERENCES.items() for text, tokens in cases]
    path = pathlib.Path(__file__).with_name("english.json")
    path.write_text(f'{{"texts": {written(texts)},\n"differences": {written(differences)}}}\n', encoding="ascii")
