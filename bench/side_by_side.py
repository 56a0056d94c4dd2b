"""What the comparisons share: running both sides, the configurations of PyTorch that are tried, and the table."""
import datetime
import json
import os
import platform
import shlex
import statistics
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from peers.common import core_count, processor

ROOT = Path(__file__).resolve().parent.parent


class Configuration(NamedTuple):
    """What decides PyTorch's speed on a processor: threads, OpenMP's wait policy, and OpenBLAS's kernels."""
    threads: int
    policy: str
    kernels: str

    def __str__(self):
        return (f"{self.threads} thread{'s' * (self.threads > 1)}, wait policy {self.policy}, "
                f"BLAS kernels {self.kernels}")

    def environment(self):
        set_here = ("OMP_WAIT_POLICY", "OPENBLAS_CORETYPE")
        environment = {name: value for name, value in os.environ.items() if name not in set_here}
        environment["OPENBLAS_NUM_THREADS"] = str(self.threads)     # Its pool is not OpenMP's, so --threads misses it.
        if self.policy != "default":
            environment["OMP_WAIT_POLICY"] = self.policy
        if self.kernels != "default":
            environment["OPENBLAS_CORETYPE"] = self.kernels
        return environment


def fitting_kernels():
    """OpenBLAS 0.3.21 falls back to old kernels on processors newer than itself; these names ask for better ones."""
    try:
        flags = Path("/proc/cpuinfo").read_text()
    except OSError:
        flags = ""
    return "SkylakeX" if "avx512f" in flags else "Haswell"


def configurations(policies=("default", "passive")):
    """All that are worth a probe."""
    return [Configuration(threads, policy, kernels) for threads in (1, 2) for policy in policies
            for kernels in ("default", fitting_kernels())]


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


def run(command, speed, environment=None):
    """Runs a program in the repository's root and returns the last JSON object it prints; it must have the speed."""
    try:
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    except OSError as error:
        sys.exit(f"Cannot start {shlex.join(command)}: {error}")
    result = last_json(done.stdout)
    if done.returncode or not result or not result.get(speed):
        tail = "\n".join(done.stderr.strip().splitlines()[-10:])
        sys.exit(f"{shlex.join(command)}\nended with {done.returncode}; expected a JSON object with "
                 f"{speed} on stdout. Its last words:\n{tail}")
    return result


def best_configuration(probe, tried, unit):
    """The fastest configuration, and the speed of each; probe gives the speed of one."""
    speeds = {}
    for configuration in tried:
        speeds[configuration] = probe(configuration)
        print(f"probe: {configuration}: {speeds[configuration]:,.4g} {unit}", file=sys.stderr)
    return max(speeds, key=speeds.get), speeds


def speed_table(unit, glosa, twin, work="training"):
    """Medians of both sides, and the ratio, from speeds measured in turn."""
    def row(name, speeds):
        few = 1 if max(speeds) < 20 else 0
        spread = f"{min(speeds):,.{few}f} to {max(speeds):,.{few}f}"
        return f"| {name} | {statistics.median(speeds):,.{few}f} | {spread} | {len(speeds)} |"

    ratios = [ours / theirs for ours, theirs in zip(glosa, twin)]
    return [
        f"| {work} | {unit}, median | lowest to highest | runs |",
        "|---|--:|--:|--:|",
        row("Glosa", glosa),
        row("PyTorch", twin),
        "",
        f"Ratio of the medians: **{statistics.median(glosa) / statistics.median(twin):.2f}** "
        f"(round by round {min(ratios):.2f} to {max(ratios):.2f}).",
        "",
    ]


def probes_line(best, speeds, what):
    """Which configuration PyTorch ran with, and what the others gave."""
    return (f"- PyTorch ran with {best}; {what}: "
            + "; ".join(f"{configuration}: {speed:,.4g}" for configuration, speed in speeds.items()) + ".")


def machine_lines(load, torch_version=None):
    torch = f", PyTorch {torch_version}" if torch_version else ""
    return [f"- Machine: {processor()}, {core_count()} cores, load {load:.1f} before the first run.",
            f"- {datetime.date.today().isoformat()}; Glosa {glosa_version()}{torch}, "
            f"Python {platform.python_version()}, {system()}.",
            ""]


def tell(lines, output):
    """Prints the lines, and writes them into a file if one is named."""
    table = "\n".join(lines)
    print(table, end="")
    if output:
        Path(output).write_text(table)


def glosa_version():
    described = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True)
    return described.stdout.strip() or "unknown"


def system():
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.system()
