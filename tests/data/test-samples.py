# SPDX-License-Identifier: GPL-3.0-or-later
"""The samples show what the program is for, so they must stay as rich as they are."""

import json
import os
import pathlib
import subprocess
import unittest

import tap

SAMPLES = pathlib.Path(os.environ["ASSAY_SOURCE"]) / "data/samples"


def analyze(name):
    """Returns what the program finds in a sample."""
    done = subprocess.run([os.environ["ASSAY_CLI"], "analyze", "--format=json", str(SAMPLES / name)],
                          capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def findings(found, kind):
    """Returns the labels of the entries with a finding of one kind."""
    return [found["references"][finding["reference"]]["label"]
            for finding in found["audit"] if finding["kind"] == kind]


class Samples(unittest.TestCase):
    def test_length(self):
        """each sample has 800 words or more"""
        samples = sorted(SAMPLES.glob("*.txt"))
        self.assertGreaterEqual(len(samples), 3)
        for sample in samples:
            self.assertGreaterEqual(len(sample.read_text(encoding="utf-8").split()), 800, sample.name)

    def test_addresses(self):
        """no address in a sample can belong to anybody"""
        for sample in SAMPLES.glob("*.txt"):
            for word in sample.read_text(encoding="utf-8").split():
                if "://" in word:
                    host = word.split("://")[1].split("/")[0]
                    self.assertTrue(host.endswith(".example") or word.startswith("https://doi.org/10.5555/"),
                                    word)

    def test_numbered(self):
        """the sample with numbered works cited has the faults that were put into it"""
        found = analyze("canal-tolls.txt")
        self.assertEqual([reference["label"] for reference in found["references"]],
                         ["1", "2", "2", "3", "4", "5", "6", "7", "8", "9"])
        self.assertEqual(len(found["citations"]), 11)
        self.assertTrue(all(citation["targets"] for citation in found["citations"]))
        self.assertEqual(set(findings(found, "duplicate-label")), {"2"})
        self.assertEqual(findings(found, "uncited"), ["9"])
        self.assertEqual(findings(found, "missing-date"), ["4", "8"])
        self.assertEqual(findings(found, "missing-accessed"), ["3"])

    def test_none(self):
        """the sample without works cited has none"""
        found = analyze("night-trains.txt")
        self.assertEqual(found["references"], [])
        self.assertEqual(found["citations"], [])
        self.assertEqual(found["published"], "2025-03-18")

    def test_author_year(self):
        """the sample that cites by author and year has every marker tied to its entry"""
        found = analyze("seed-banks.txt")
        self.assertEqual(len(found["references"]), 9)
        self.assertGreaterEqual(len(found["citations"]), 13)
        self.assertTrue(all(citation["targets"] for citation in found["citations"]))
        self.assertEqual(findings(found, "uncited"), [])

    def test_boilerplate(self):
        """what a web page has around an article has no sentences"""
        found = analyze("canal-tolls.txt")
        text = (SAMPLES / "canal-tolls.txt").read_text(encoding="utf-8")
        quotes = [text[sentence["start"]:sentence["end"]] for sentence in found["sentences"]]
        self.assertGreater(len(quotes), 40)
        self.assertNotIn("top of page", quotes)
        self.assertNotIn("bottom of page", quotes)


if __name__ == "__main__":
    tap.main()
