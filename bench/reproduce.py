#!/usr/bin/env python3
"""Runs the recipes on real data and writes docs/reproduction.md from what they gave.

  python3 bench/reproduce.py run NAME --data DIR      one run, or its continuation; its results go to bench/runs/NAME.json
  python3 bench/reproduce.py list                     the names
  python3 bench/reproduce.py table                    the tables of docs/reproduction.md, from all of bench/runs

DIR holds ag_news/{train,test}.csv.gz (columns class, text), imdb/{train,test}.csv.gz (columns label, text) and
glove/*.txt.gz. A run that was stopped goes on where it was. No data and no weights are kept in the repository.
"""
import argparse
import json
import math
import random
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "runs"
PAGE = ROOT / "docs" / "reproduction.md"
TWINS = {"ag-news-bag": 1, "ag-news-attention": 1, "imdb-cnn-5000": 1, "imdb-gru-5000": 3, "imdb-gru-5000-80-words": 3,
         "imdb-lstm-5000": 1}    # seeds
OFFICIAL_ROWS = {"ag_news": 120_000, "imdb": 25_000}
VECTORS_6B_50, VECTORS_6B_100 = "glove/glove.6B.50d.partial.txt.gz", "glove/glove.6B.100d.top2717.txt.gz"


@dataclass(frozen=True)
class Run:
    """A name, the recipe, the data's folder, vectors if any, and settings that the recipe does not have."""
    name: str
    recipe: str
    data: str
    vectors: str = ""
    settings: tuple = ()

    def arguments(self, data):
        """What follows `./glosa`, for data in that folder."""
        def path(file):
            return str(Path(data) / file)
        words = ["train", self.recipe, "--train", path(f"{self.data}/train.csv.gz"), "--test",
                 path(f"{self.data}/test.csv.gz")]
        words += ["--vectors", path(self.vectors)] if self.vectors else []
        for setting in self.settings:
            words += ["--set", setting]
        return words


TRAINED = ("training.frozen=[]",)
RUNS = [
    Run("ag-news-lstm", "ag-news-lstm", "ag_news"),
    Run("ag-news-lstm-glove-50d", "ag-news-lstm-glove", "ag_news", VECTORS_6B_50),
    Run("ag-news-lstm-glove-100d", "ag-news-lstm-glove", "ag_news", VECTORS_6B_100),
    Run("ag-news-bag", "ag-news-bag", "ag_news"),
    Run("ag-news-bag-bigrams", "ag-news-bag-bigrams", "ag_news"),
    Run("ag-news-attention", "ag-news-attention", "ag_news"),
    *[Run(f"ag-news-attention-{heads}-heads", "ag-news-attention", "ag_news", settings=(f"model.heads={heads}",))
      for heads in (1, 10, 25, 50, 100)],
    Run("ag-news-attention-max", "ag-news-attention-max", "ag_news"),
    Run("ag-news-attention-learned", "ag-news-attention-learned", "ag_news"),
    Run("ag-news-attention-norm", "ag-news-attention-norm", "ag_news"),
    Run("ag-news-attention-tuned", "ag-news-attention-tuned", "ag_news"),
    Run("imdb-bag-bigrams", "imdb-bag-bigrams", "imdb"),
    Run("imdb-gru-glove-100d", "imdb-gru-glove", "imdb", VECTORS_6B_100, TRAINED),
    Run("imdb-lstm", "imdb-lstm", "imdb"),
    Run("imdb-cnn", "imdb-cnn", "imdb"),
    Run("imdb-cnn-glove-100d", "imdb-cnn-glove", "imdb", VECTORS_6B_100),
    Run("imdb-cnn-100d", "imdb-cnn", "imdb", settings=("model.embedding_size=100",)),
    Run("imdb-cnn-100d-english", "imdb-cnn", "imdb",
        settings=("model.embedding_size=100", "tokenizer.type=english")),
    Run("imdb-cnn-glove-frozen-100d", "imdb-cnn-glove-frozen", "imdb", VECTORS_6B_100),
    Run("imdb-cnn-glove-50d", "imdb-cnn-glove", "imdb", VECTORS_6B_50),
    Run("imdb-cnn-50d-english", "imdb-cnn", "imdb", settings=("model.embedding_size=50", "tokenizer.type=english")),
    Run("imdb-cnn-glove-frozen-50d", "imdb-cnn-glove-frozen", "imdb", VECTORS_6B_50),
]


def train(run, data, threads):
    directory = ROOT / "runs" / "reproduction" / run.name
    resumed = directory.exists()
    arguments = ["train", "--resume", str(directory)] if resumed else [
        *run.arguments(data), "--output", str(directory), "--threads", str(threads)]
    code = subprocess.run([str(ROOT / "glosa"), *arguments], check=False).returncode
    if code == 0:
        keep(directory / "results.json", RESULTS / f"{run.name}.json")
    return code


def keep(source, target):
    """Copies results without the paths of this machine."""
    result = json.loads(source.read_text())
    for place in ("run", "model"):
        result.pop(place)
    if result.get("vectors"):
        result["vectors"]["file"] = Path(result["vectors"]["file"]).name
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(result, indent=2) + "\n")


def wilson(share, count, z=1.96):
    """95 % interval of a share, Wilson 1927."""
    centre = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return centre - half, centre + half


def f1_interval(matrix, label, repeats=1000):
    """95 % interval of a label's F1: its cells drawn anew from what they were, 1,000 times."""
    cells = [(row, column) for row in range(len(matrix)) for column in range(len(matrix))]
    weights = [matrix[row][column] for row, column in cells]
    chance, scores = random.Random(1), []
    for _ in range(repeats):
        # A count of many rare events is normal enough.
        drawn = {cell: max(0.0, chance.gauss(weight, math.sqrt(weight))) for cell, weight in zip(cells, weights)}
        right = drawn[label, label]
        given = sum(drawn[row, label] for row in range(len(matrix)))
        held = sum(drawn[label, column] for column in range(len(matrix)))
        scores.append(2 * right / (given + held))
    scores.sort()
    return scores[int(0.025 * repeats)], scores[int(0.975 * repeats)]


def score(result):
    """The metric that the recipe reports, ours and its interval."""
    test, reported = result["test"], result["origin"]["reported"]
    if "f1" in reported:
        label = list(test["per_class"]).index("pos")
        low, high = f1_interval(test["confusion_matrix"], label)
        return "F1", reported["f1"], test["per_class"]["pos"]["f1"], low, high
    low, high = wilson(test["accuracy"], result["origin"]["test_texts"])
    return "accuracy", reported.get("accuracy"), test["accuracy"], low, high


def rows(runs):
    for run in runs:
        path = RESULTS / f"{run.name}.json"
        if not path.exists():
            continue
        result = json.loads(path.read_text())
        origin, baseline = result["origin"], (result.get("baseline") or {}).get("test") or {}
        metric, reported, ours, low, high = score(result)
        of_baseline = baseline.get("per_class", {}).get("pos", {}).get("f1") if metric == "F1" else baseline.get("accuracy")
        vectors = result.get("vectors")
        share = (origin["training_texts"] + origin["validation_texts"]) / OFFICIAL_ROWS[run.data]
        coverage = f"{vectors['token_share']:.0%} of tokens" if vectors else ""
        yield (f"| `{run.name}` | {'' if reported is None else f'{metric} {reported:.4g}'} | {metric} {ours:.4f} "
               f"| {low:.4f} to {high:.4f} | {'' if of_baseline is None else f'{of_baseline:.4f}'} | {share:.0%} "
               f"| {coverage} | {result['best_epoch']} of {result['epochs']} | {result['seconds']:.0f} |"), run, origin


def twins():
    """Runs beside those of the PyTorch programs on the same rows; of several seeds the mean, the lowest and highest."""
    lines = ["| run | seeds | Glosa, test accuracy | PyTorch, test accuracy | 95 % interval of one PyTorch run |",
             "|---|--:|--:|--:|--:|"]

    def told(scores):
        return f"{sum(scores) / len(scores):.4f}" + (
            f" ({min(scores):.4f} to {max(scores):.4f})" if len(scores) > 1 else "")

    for name, seeds in TWINS.items():
        ours, theirs = ([json.loads((folder / f"{name}{suffix}.json").read_text()) for suffix in
                         ["", *(f"-seed-{seed}" for seed in range(2, seeds + 1))]]
                        for folder in (RESULTS, RESULTS / "peers"))
        low, high = theirs[0]["accuracy_interval"]
        lines.append(f"| `{name}` | {seeds} | {told([run['test']['accuracy'] for run in ours])} "
                     f"| {told([run['accuracy'] for run in theirs])} | {low:.4f} to {high:.4f} |")
    return lines


def fill(page, region, lines):
    """The page with these lines between `<!-- region -->` and `<!-- end of region -->`."""
    start, end = f"<!-- {region} -->", f"<!-- end of {region} -->"
    before, rest = page.split(start)
    return before + start + "\n\n" + "\n".join(lines) + "\n\n" + end + rest.split(end)[1]


def table():
    made = list(rows(RUNS))
    lines = ["| run | reported | ours | 95 % interval | linear baseline | data | vectors know | best epoch | seconds |",
             "|---|---|--:|--:|--:|--:|--:|--:|--:|", *[line for line, _, _ in made], "", "```sh"]
    lines += ["./glosa " + " ".join(f'"{word}"' if " " in word or "[" in word else word for word in run.arguments("DIR"))
              for _, run, _ in made]
    machines = sorted({f"{origin['processor']}, {origin['environment']['threads']} thread(s), "
                       f"libtorch {origin['environment']['libtorch']}, {origin['finished'][:10]}" for _, _, origin in made})
    lines += ["```", "", "Machines: " + "; ".join(machines).replace(" 1 cores", " 1 core") + "."]
    PAGE.write_text(fill(fill(PAGE.read_text(), "runs", lines), "twins", twins()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("run", help="train, and keep the results")
    one.add_argument("name", choices=[run.name for run in RUNS])
    one.add_argument("--data", required=True, help="folder with ag_news, imdb and glove")
    one.add_argument("--threads", type=int, default=1, help="threads of libtorch (default 1)")
    commands.add_parser("list", help="names of the runs")
    commands.add_parser("table", help="write the tables of docs/reproduction.md")
    arguments = parser.parse_args()
    if arguments.command == "run":
        sys.exit(train(next(run for run in RUNS if run.name == arguments.name), arguments.data, arguments.threads))
    if arguments.command == "list":
        print("\n".join(run.name for run in RUNS))
    else:
        table()


if __name__ == "__main__":
    main()
