"""Writes blanks.json: what Python's str.split and str.lower give for the texts of basic_english.json.

torchtext's legacy Field (torchtext 0.8, torchtext/data/field.py) without a tokenizer is str.split, with lower=True it
lowers each word. make_basic_english.py runs before. Run: python3 make_blanks.py, with Python 3 and nothing else.
"""

import json

from make_basic_english import TEXTS, write

MORE = ["Great movie!!!  Loved it.", "a\x1cb\x1d\x1e\x1fc", "ΟΔΟΣ\x1fΟΔΟΣ", "ΣΑ ΑΣ ΑΣ", "İ I\x85i"]

if __name__ == "__main__":
    write("blanks.json", [
        {"text": text, "words": text.split(), "lowered": [word.lower() for word in text.split()]}
        for text in TEXTS + MORE
    ])
