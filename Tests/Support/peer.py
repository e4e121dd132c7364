"""Runs a peer referee over many cases: peer.py CHECK_PLAN.py CASES.jsonl VERDICTS.jsonl

CASES holds a problem and a plan by turns, one a line; VERDICTS gets one line for each pair.
"""

import importlib.util
import json
import sys

spec = importlib.util.spec_from_file_location("peer", sys.argv[1])
peer = importlib.util.module_from_spec(spec)
spec.loader.exec_module(peer)

with open(sys.argv[2], encoding="utf-8") as cases, open(sys.argv[3], "w", encoding="utf-8") as verdicts:
    for problem in cases:
        plan = next(cases)
        try:
            found = peer.check(json.loads(problem), json.loads(plan))
            verdict = {
                "faults": found.faults,
                "objective": found.objective,
                "terms": {term: amount for term, amount in found.terms.items() if amount},
            }
        except (peer.FormatError, KeyError, TypeError, ValueError) as error:
            verdict = {"faults": [], "objective": 0, "terms": {}, "unreadable": f"{type(error).__name__}: {error}"}
        verdicts.write(json.dumps(verdict) + "\n")
