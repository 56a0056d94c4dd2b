#!/usr/bin/env python3
"""Trains recipe ag-news-lstm with Glosa and with its PyTorch twin in turn, and writes the speeds as Markdown.

The twin first gets a short probe of each thread count, OpenMP wait policy and choice of BLAS kernels, and then runs with its best;
Glosa chooses for itself. Running in turn (A B A B ...) lets a machine that slows down slow both.
"""
import argparse
import datetime
import json
import os
import platform
import shlex
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from peers.common import core_count, processor

ROOT = Path(__file__).resolve().parent.parent
GLOSA = ["./glosa", "train", "{recipe}", "--train", "{train}", "--set", "training.epochs={epochs}",
         "--output", "{output}", "--json"]
TWIN = [sys.executable, "bench/peers/ag_news_lstm.py", "--train", "{train}", "--threads", "{threads}", "--json"]
# OpenBLAS 0.3.21 falls back to old kernels on processors newer than itself; "SkylakeX" names those for AVX-512.
CONFIGURATIONS = [(threads, policy, kernels) for threads in (1, 2) for policy in ("default", "passive")
                  for kernels in ("default", "SkylakeX")]
PROBE_STEPS = 80


def filled(command, **values):
    return [part.format(**values) for part in command]


def last_json(text):
    """The last JSON object in a text that may hold others and plain lines before it."""
    decoder, found, position = json.JSONDecoder(), None, text.find("{")
    while position >= 0:
        try:
            found, end = decoder.raw_decode(text, position)
        except json.JSONDecodeError:
            end = position + 1
        position = text.find("{", end)
    return found


def run(command, environment=None):
    """Runs a trainer in the repository's root and returns the last JSON object it prints."""
    try:
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    except OSError as error:
        sys.exit(f"Cannot start {shlex.join(command)}: {error}")
    result = last_json(done.stdout)
    if done.returncode or not result or not result.get("texts_per_second"):
        tail = "\n".join(done.stderr.strip().splitlines()[-10:])
        sys.exit(f"{shlex.join(command)}\nended with {done.returncode}; expected a JSON object with "
                 f"texts_per_second on stdout. Its last words:\n{tail}")
    return result


def run_twin(options, configuration, extra):
    threads, policy, kernels = configuration
    set_here = ("OMP_WAIT_POLICY", "OPENBLAS_CORETYPE")
    environment = {name: value for name, value in os.environ.items() if name not in set_here}
    environment["OPENBLAS_NUM_THREADS"] = str(threads)      # Its pool is not OpenMP's, so --threads misses it.
    if policy != "default":
        environment["OMP_WAIT_POLICY"] = policy
    if kernels != "default":
        environment["OPENBLAS_CORETYPE"] = kernels
    command = filled(TWIN, train=options.train, threads=threads) + extra
    switches = {"--pretokenized": options.pretokenized, "--true-lengths": options.true_lengths,
                "--flush-denormal": options.flush_denormal}
    return run(command + [name for name, chosen in switches.items() if chosen], environment)


def run_glosa(options):
    if options.glosa:
        return run(shlex.split(options.glosa))
    with tempfile.TemporaryDirectory() as output:
        return run(filled(GLOSA, recipe=options.recipe, train=options.train, epochs=options.epochs, output=output))


def glosa_version():
    described = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True)
    return described.stdout.strip() or "unknown"


def system():
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.system()


def told(configuration):
    threads, policy, kernels = configuration
    return f"{threads} thread{'s' * (threads > 1)}, wait policy {policy}, BLAS kernels {kernels}"


def report(options, glosa, twin, probes, best, torch_version, load):
    def row(name, speeds):
        spread = f"{min(speeds):,.0f} to {max(speeds):,.0f}"
        return f"| {name} | {statistics.median(speeds):,.0f} | {spread} | {len(speeds)} |"

    ratios = [ours / theirs for ours, theirs in zip(glosa, twin)]
    work = ", ".join((
        "tokenized once before" if options.pretokenized else "tokenized in every batch",
        "read at the true end" if options.true_lengths else "read through padding",
        "denormal numbers flushed to zero" if options.flush_denormal else "denormal numbers kept"))
    return "\n".join([
        "| training | texts/s, median | lowest to highest | runs |",
        "|---|--:|--:|--:|",
        row("Glosa", glosa),
        row("PyTorch", twin),
        "",
        f"Ratio of the medians: **{statistics.median(glosa) / statistics.median(twin):.2f}** "
        f"(round by round {min(ratios):.2f} to {max(ratios):.2f}).",
        "",
        f"- Recipe: `{options.recipe}`, {options.epochs} epoch{'s' * (options.epochs > 1)}; the twin: {work}.",
        f"- PyTorch ran with {told(best)}; probes of {PROBE_STEPS} steps: "
        + "; ".join(f"{told(configuration)}: {speed:,.0f}" for configuration, speed in probes.items()) + ".",
        f"- Machine: {processor()}, {core_count()} cores, load {load:.1f} before the first run.",
        f"- {datetime.date.today().isoformat()}; Glosa {glosa_version()}, PyTorch {torch_version}, "
        f"Python {platform.python_version()}, {system()}.",
        "",
    ])


def parse_arguments():
    parser = argparse.ArgumentParser(description="Compares the training speed of Glosa and of PyTorch.")
    parser.add_argument("--train", required=True, metavar="FILE", type=os.path.abspath, help="CSV with class,text")
    parser.add_argument("--recipe", default="ag-news-lstm", help="name, or path from the repository's root")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each side (default 3)")
    parser.add_argument("--epochs", type=int, default=2, help="epochs of each run (default 2)")
    parser.add_argument("--pretokenized", action="store_true", help="the twin tokenizes once, before it is timed")
    parser.add_argument("--true-lengths", action="store_true", help="the twin reads each text at its true end")
    parser.add_argument("--flush-denormal", action="store_true", help="the twin rounds numbers below 1e-38 to zero")
    parser.add_argument("--glosa", metavar="COMMAND", help="run this instead of the command built from the options")
    parser.add_argument("--output", metavar="FILE", help="write the table here too")
    return parser.parse_args()


def main():
    options = parse_arguments()
    load = os.getloadavg()[0]
    probes = {}
    for configuration in CONFIGURATIONS:
        probes[configuration] = run_twin(options, configuration, ["--steps", str(PROBE_STEPS)])["texts_per_second"]
        print(f"probe: {told(configuration)}: {probes[configuration]:,.0f} texts/s", file=sys.stderr)
    best = max(probes, key=probes.get)

    glosa, twin = [], []
    for number in range(1, options.rounds + 1):
        glosa.append(run_glosa(options)["texts_per_second"])
        result = run_twin(options, best, ["--epochs", str(options.epochs)])
        twin.append(result["texts_per_second"])
        print(f"round {number}: Glosa {glosa[-1]:,.0f}, PyTorch {twin[-1]:,.0f} texts/s", file=sys.stderr)

    table = report(options, glosa, twin, probes, best, result["torch"], load)
    print(table, end="")
    if options.output:
        Path(options.output).write_text(table)


if __name__ == "__main__":
    main()
