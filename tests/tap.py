# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs Python's unit tests and tells of each as a line of TAP, as GLib's tests do."""

import sys
import traceback
import unittest


class TapResult(unittest.TestResult):
    """Prints a line for every case that ends."""

    def __init__(self):
        super().__init__()
        self.number = 0

    def _print(self, words, test, directive=""):
        self.number += 1
        name = test.shortDescription() or test.id()
        print(f"{words} {self.number} {name}{directive}", flush=True)

    def _print_failure(self, test, error):
        for line in "".join(traceback.format_exception(*error)).splitlines():
            print("# " + line)
        self._print("not ok", test)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._print("ok", test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._print_failure(test, err)

    def addError(self, test, err):
        super().addError(test, err)
        self._print_failure(test, err)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._print("ok", test, f" # SKIP {reason}")

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self._print_failure(subtest, err)


def main():
    """Runs the tests of the program that calls this."""
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    result = TapResult()
    suite.run(result)
    print(f"1..{result.number}")
    sys.exit(0 if result.wasSuccessful() else 1)
