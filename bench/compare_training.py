#!/usr/bin/env python3
"""Trains recipe ag-news-lstm with Glosa and with its PyTorch twin in turn, and writes the speeds as Markdown.

The twin first gets a short probe of each thread count, OpenMP wait policy and choice of BLAS kernels, and then runs with its best;
Glosa chooses for itself. Running in turn (A B A B ...) lets a machine that slows down slow both.
"""
import argparse
import os
import shlex
import sys
import tempfile

from side_by_side import best_configuration, configurations, filled, machine_lines, probes_line, run, speed_table, tell

GLOSA = ["./glosa", "train", "{recipe}", "--train", "{train}", "--set", "training.epochs={epochs}",
         "--output", "{output}", "--json"]
TWIN = [sys.executable, "bench/peers/ag_news_lstm.py", "--train", "{train}", "--threads", "{threads}", "--json"]
SPEED, UNIT = "texts_per_second", "texts/s"
PROBE_STEPS = 80


def run_twin(options, configuration, extra):
    command = filled(TWIN, train=options.train, threads=configuration.threads) + extra
    switches = {"--pretokenized": options.pretokenized, "--true-lengths": options.true_lengths,
                "--flush-denormal": options.flush_denormal}
    return run(command + [name for name, chosen in switches.items() if chosen], SPEED, configuration.environment())


def run_glosa(options):
    if options.glosa:
        return run(shlex.split(options.glosa), SPEED)
    with tempfile.TemporaryDirectory() as output:
        return run(filled(GLOSA, recipe=options.recipe, train=options.train, epochs=options.epochs, output=output),
                   SPEED)


def report(options, glosa, twin, probes, best, torch_version, load):
    work = ", ".join((
        "tokenized once before" if options.pretokenized else "tokenized in every batch",
        "read at the true end" if options.true_lengths else "read through padding",
        "denormal numbers flushed to zero" if options.flush_denormal else "denormal numbers kept"))
    return "\n".join([
        *speed_table(UNIT, glosa, twin),
        f"- Recipe: `{options.recipe}`, {options.epochs} epoch{'s' * (options.epochs > 1)}; the twin: {work}.",
        probes_line(best, probes, f"probes of {PROBE_STEPS} steps"),
        *machine_lines(load, torch_version)])


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
    best, probes = best_configuration(
        lambda tried: run_twin(options, tried, ["--steps", str(PROBE_STEPS)])[SPEED], configurations(), UNIT)
    glosa, twin = [], []
    for number in range(1, options.rounds + 1):
        glosa.append(run_glosa(options)[SPEED])
        result = run_twin(options, best, ["--epochs", str(options.epochs)])
        twin.append(result[SPEED])
        print(f"round {number}: Glosa {glosa[-1]:,.0f}, PyTorch {twin[-1]:,.0f} texts/s", file=sys.stderr)

    tell([report(options, glosa, twin, probes, best, result["torch"], load)], options.output)


if __name__ == "__main__":
    main()
