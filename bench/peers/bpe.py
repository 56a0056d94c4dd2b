"""Byte-pair tokens as a tokenizer.json of Glosa or of Hugging Face's library tells them."""
import json
import re

# The pre-tokenizer `Whitespace`. Python's \w knows letters, digits and the underline, but no combining marks.
WORDS = re.compile(r"\w+|[^\w\s]+")


class BpeTokenizer:
    """Tokens of words and signs, with the template's special tokens around them."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            parts = json.load(file)
        model, kind = parts["model"], (parts["pre_tokenizer"] or {}).get("type")
        if model["type"] != "BPE" or kind != "Whitespace" or parts["normalizer"]:
            raise SystemExit(f"{path}: expected BPE behind Whitespace without a normalizer, found {model['type']} "
                             f"behind {kind}; name the tokenizer.json of a run of ag-news-bag or ag-news-attention")
        self.vocabulary = model["vocab"]
        self.unknown = self.vocabulary[model["unk_token"]]
        self.padding = self.vocabulary["[PAD]"]
        self.ranks = {tuple(merge): rank for rank, merge in enumerate(model["merges"])}
        self.max_length = parts["truncation"]["max_length"]
        template = parts["post_processor"]["single"]
        special = [self.vocabulary[part["SpecialToken"]["id"]] if "SpecialToken" in part else None for part in template]
        self.before, self.behind = special[:special.index(None)], special[special.index(None) + 1:]
        self.cache = {}

    def encode(self, text):
        """Ids of the text's tokens, cut to the longest length that the file names."""
        room = self.max_length - len(self.before) - len(self.behind)
        ids = []
        for word in WORDS.findall(text):
            if word not in self.cache:
                self.cache[word] = [self.vocabulary.get(token, self.unknown) for token in self.merge(word)]
            ids += self.cache[word]
            if len(ids) >= room:
                break
        return self.before + ids[:room] + self.behind

    def merge(self, word):
        """The word's tokens: the earliest learned merge goes first, of equal ones the leftmost."""
        tokens = list(word)
        while len(tokens) > 1:
            pairs = list(zip(tokens, tokens[1:]))
            place = min(range(len(pairs)), key=lambda at: self.ranks.get(pairs[at], len(self.ranks)))
            if pairs[place] not in self.ranks:
                break
            tokens[place:place + 2] = ["".join(pairs[place])]
        return tokens
