#!/usr/bin/env python3
"""Runs the solver and a peer side by side on the same machine, one after the other, and writes a table.

    run.py PROBLEM.json … [--seconds 60] [--seed 1] [--threads 2] [--check CHECK_PLAN.py]
           [--peer PEER.py --peer-python PYTHON --peer-seconds 600] [--out TABLE.md]

The solver is `solver-lab` of this package, built in release first. `--check` is any referee that exits 0 for a legal
plan. The peer is run as `PYTHON PEER.py PROBLEM --seconds N --staged -o PLAN` and prints a line of JSON with `t` and
`objective` each time it improves. Times are wall clock; memory is the peak of the process.
"""
import argparse, datetime, json, os, platform, resource, subprocess, sys, tempfile, time

here = os.path.dirname(os.path.abspath(__file__))


def run(command):
    """Output lines, seconds, peak MiB."""
    began = time.time()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    lines = child.stdout.read().splitlines()
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed")
    return lines, time.time() - began, usage.ru_maxrss / 1024


def objects(lines):
    return [json.loads(line) for line in lines if line.startswith("{")]


def reached(trace, target):
    return next((x["t"] for x in trace if "t" in x and x["objective"] >= target), None)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("problems", nargs="+")
    ap.add_argument("--seconds", type=float, default=60)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--check"); ap.add_argument("--peer"); ap.add_argument("--peer-python", default="python3")
    ap.add_argument("--peer-seconds", type=float, default=600); ap.add_argument("--out")
    args = ap.parse_args()
    subprocess.run(["swift", "build", "-c", "release", "--package-path", here], check=True, stdout=sys.stderr)
    lab = os.path.join(here, ".build/release/solver-lab")
    commit = subprocess.run(["git", "-C", here, "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    rows = [f"{datetime.date.today()}, {os.cpu_count()} cores ({platform.machine()}), commit {commit}, seed {args.seed}, {args.threads} threads", "",
            "| problem | seconds | objective | bound | gap | within 1 % after | peak MiB | legal | peer seconds | peer objective | reached by us after |",
            "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"]
    for problem in args.problems:
        name = os.path.basename(problem).removesuffix(".json")
        with tempfile.TemporaryDirectory() as folder:
            plan = os.path.join(folder, "plan.json")
            lines, _, memory = run([lab, problem, "--seconds", str(args.seconds), "--seed", str(args.seed), "--threads", str(args.threads), "-o", plan])
            trace = objects(lines)
            end = trace[-1]
            best, bound = end["objective"], end["bound"]
            legal = "–"
            if args.check:
                legal = "yes" if subprocess.run([sys.executable, args.check, problem, plan], stdout=subprocess.DEVNULL).returncode == 0 else "NO"
            theirs = when = peer_seconds = "–"
            if args.peer:
                peer, taken, _ = run([args.peer_python, args.peer, problem, "--seconds", str(args.peer_seconds), "--staged", "-o", os.path.join(folder, "peer.json")])
                theirs, peer_seconds = objects(peer)[-1]["objective"], f"{taken:.0f}"
                t = reached(trace, theirs)
                when = "never" if t is None else f"{t:.1f} s"
            near = reached(trace, best - abs(best) / 100)
            gap = "–" if bound is None else f"{100 * (bound - best) / max(1, abs(best)):.2f} %"
            rows.append(f"| {name} | {end['seconds']:.0f} | {best} | {'–' if bound is None else bound} | {gap} | {'–' if near is None else f'{near:.1f} s'} | {memory:.0f} | {legal} | {peer_seconds} | {theirs} | {when} |")
            print(rows[-1], file=sys.stderr, flush=True)
    text = "\n".join(rows) + "\n"
    if args.out:
        open(args.out, "w").write(text)
    print(text)


if __name__ == "__main__":
    main()
