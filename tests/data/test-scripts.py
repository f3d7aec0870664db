# SPDX-License-Identifier: GPL-3.0-or-later
"""The scripts are clean, and the counting of tests is right."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import tap

SOURCE = pathlib.Path(os.environ["ASSAY_SOURCE"])


def count(*tests):
    """Runs the counter on a log of tests; returns its last line and its status."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as log:
        log.write("".join(json.dumps(test) + "\n" for test in tests))
        log.flush()
        done = subprocess.run([SOURCE / "tools/count-tests", log.name],
                              capture_output=True, text=True, check=False)
        return done.stdout.splitlines()[-1], done.returncode


class Scripts(unittest.TestCase):
    def test_shellcheck(self):
        """shellcheck finds nothing"""
        if shutil.which("shellcheck") is None:
            self.skipTest("shellcheck is not installed")
        scripts = ["run", "check", ".ci/run", "tools/setup.sh", "tools/list-sources"]
        done = subprocess.run(["shellcheck", "-x", *scripts], cwd=SOURCE,
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.stdout, "")

    def test_count_cases(self):
        """cases are counted, not programs"""
        self.assertEqual(count({"name": "a", "result": "OK", "stdout": "1..2\nok 1 x\nok 2 y # SKIP why\n"},
                               {"name": "b", "result": "OK", "stdout": "ok 1 z\n1..1\n"}),
                         ("2 passed, 0 failed, 1 skipped", 0))

    def test_count_failure(self):
        """a failed case fails the whole"""
        self.assertEqual(count({"name": "a", "result": "FAIL", "stdout": "ok 1 x\nnot ok 2 y\n1..2\n"}),
                         ("1 passed, 1 failed", 1))

    def test_count_crash(self):
        """a program that crashes after its cases passed is a failed case"""
        self.assertEqual(count({"name": "a", "result": "ERROR", "stdout": "1..3\nok 1 x\n"}),
                         ("1 passed, 1 failed", 1))

    def test_count_nested(self):
        """the line that sums up nested cases is not a case"""
        self.assertEqual(count({"name": "a", "result": "OK",
                                "stdout": "# Subtest: s\n    ok 1 x\n    ok 2 y\n    1..2\nok 1 s\n1..1\n"}),
                         ("2 passed, 0 failed", 0))

    def test_count_nothing(self):
        """no case at all is a failure"""
        self.assertEqual(subprocess.run([SOURCE / "tools/count-tests", "/nonexistent"],
                                        capture_output=True, check=False).returncode, 1)


if __name__ == "__main__":
    tap.main()
