#!/usr/bin/env python3
"""Writes bert.safetensors: a tiny BertForSequenceClassification, texts, and its logits and gradients; and bert/, the
same model as a directory in the manner of Hugging Face, its weights under their older names.

The model is written from the published equations (Devlin et al. 2018, arXiv:1810.04805) with Hugging Face's names of
weights; transformers itself is not used. Needs python3-torch: python3 tests/golden/models/make_bert.py
"""
import json
import math
import sys
from pathlib import Path

import torch
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "safetensors"))
from format import save  # noqa: E402

HERE = Path(__file__).resolve().parent
VOCABULARY, HIDDEN, LAYERS, HEADS, FEED_FORWARD, PLACES, LABELS, EPSILON = 20, 12, 2, 3, 24, 16, 3, 1e-12
TEXTS = [[2, 5, 6, 7, 8, 9, 3], [2, 3], [2, 10, 3], [2, 11, 12, 13, 14, 15, 16, 17, 18, 19, 4, 3]]
LABELS_OF_TEXTS = [0, 2, 1, 1]
LABEL_NAMES = ["fire", "rain", "snow"]
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "word", "fire", "rain", "snow", "the", *(f"##{n}" for n in range(10))]


def gelu_new(value):
    return 0.5 * value * (1 + torch.tanh(math.sqrt(2 / math.pi) * (value + 0.044715 * value ** 3)))


def weights():
    torch.manual_seed(1)
    made = {}

    def add(name, *shape):
        made[name] = (torch.randn(*shape) * 0.3).requires_grad_()

    def linear(name, inputs, outputs):
        add(f"{name}.weight", outputs, inputs)
        add(f"{name}.bias", outputs)

    def norm(name):
        made[f"{name}.weight"] = (1 + 0.1 * torch.randn(HIDDEN)).requires_grad_()
        add(f"{name}.bias", HIDDEN)

    embeddings = "bert.embeddings"
    add(f"{embeddings}.word_embeddings.weight", VOCABULARY, HIDDEN)
    add(f"{embeddings}.position_embeddings.weight", PLACES, HIDDEN)
    add(f"{embeddings}.token_type_embeddings.weight", 2, HIDDEN)
    norm(f"{embeddings}.LayerNorm")
    for number in range(LAYERS):
        layer = f"bert.encoder.layer.{number}"
        for part in ("query", "key", "value"):
            linear(f"{layer}.attention.self.{part}", HIDDEN, HIDDEN)
        linear(f"{layer}.attention.output.dense", HIDDEN, HIDDEN)
        norm(f"{layer}.attention.output.LayerNorm")
        linear(f"{layer}.intermediate.dense", HIDDEN, FEED_FORWARD)
        linear(f"{layer}.output.dense", FEED_FORWARD, HIDDEN)
        norm(f"{layer}.output.LayerNorm")
    linear("bert.pooler.dense", HIDDEN, HIDDEN)
    linear("classifier", HIDDEN, LABELS)
    return made


def logits(made, ids, activation=functional.gelu):
    """One text [T] to its logits [C]."""
    def linear(name, value):
        return functional.linear(value, made[f"{name}.weight"], made[f"{name}.bias"])

    def norm(name, value):
        return functional.layer_norm(value, (HIDDEN,), made[f"{name}.weight"], made[f"{name}.bias"], EPSILON)

    def by_head(value):                                                     # [heads, T, D]
        return value.reshape(len(ids), HEADS, HIDDEN // HEADS).transpose(0, 1)

    embeddings = "bert.embeddings"
    states = norm(f"{embeddings}.LayerNorm", made[f"{embeddings}.word_embeddings.weight"][ids]
                  + made[f"{embeddings}.position_embeddings.weight"][:len(ids)]
                  + made[f"{embeddings}.token_type_embeddings.weight"][0])
    for number in range(LAYERS):
        layer = f"bert.encoder.layer.{number}"
        query, key, value = (by_head(linear(f"{layer}.attention.self.{part}", states)) for part in ("query", "key", "value"))
        probabilities = (query @ key.transpose(1, 2) / math.sqrt(HIDDEN // HEADS)).softmax(-1)
        attended = (probabilities @ value).transpose(0, 1).reshape(len(ids), HIDDEN)
        attended = norm(f"{layer}.attention.output.LayerNorm", linear(f"{layer}.attention.output.dense", attended) + states)
        raised = activation(linear(f"{layer}.intermediate.dense", attended))
        states = norm(f"{layer}.output.LayerNorm", linear(f"{layer}.output.dense", raised) + attended)
    return linear("classifier", torch.tanh(linear("bert.pooler.dense", states[0])))


def directory(path, made):
    """With the head of pre-training beside the encoder, and the places' numbers, as older files have them."""
    path.mkdir(exist_ok=True)
    older = {name.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta"): value.detach()
             for name, value in made.items()}
    older["bert.embeddings.position_ids"] = torch.arange(PLACES).unsqueeze(0)
    older["cls.predictions.bias"] = torch.zeros(VOCABULARY)
    torch.save(older, path / "pytorch_model.bin")
    (path / "vocab.txt").write_text("".join(f"{word}\n" for word in WORDS))
    (path / "config.json").write_text(json.dumps({
        "architectures": ["BertForSequenceClassification"], "model_type": "bert", "hidden_size": HIDDEN,
        "num_hidden_layers": LAYERS, "num_attention_heads": HEADS, "intermediate_size": FEED_FORWARD,
        "hidden_act": "gelu", "hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0,
        "layer_norm_eps": EPSILON, "max_position_embeddings": PLACES, "type_vocab_size": 2, "vocab_size": VOCABULARY,
        "pad_token_id": 0, "id2label": dict(enumerate(LABEL_NAMES)),
        "label2id": {name: place for place, name in enumerate(LABEL_NAMES)}}, indent=2) + "\n")


def main():
    made = weights()
    all_logits = torch.stack([logits(made, torch.tensor(text)) for text in TEXTS])
    functional.cross_entropy(all_logits, torch.tensor(LABELS_OF_TEXTS)).backward()
    tensors = {f"weights.{name}": value.detach() for name, value in made.items()}
    tensors.update({f"gradients.{name}": value.grad for name, value in made.items()})
    tensors["logits"] = all_logits.detach()
    for name, activation in (("gelu_new", gelu_new), ("relu", functional.relu)):
        tensors[f"logits.{name}"] = torch.stack([logits(made, torch.tensor(text), activation) for text in TEXTS]).detach()
    save(HERE / "bert.safetensors", tensors)
    directory(HERE / "bert", made)


if __name__ == "__main__":
    main()
