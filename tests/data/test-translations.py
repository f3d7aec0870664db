# SPDX-License-Identifier: GPL-3.0-or-later
"""Every language is complete and correct."""

import os
import pathlib
import re
import subprocess
import tempfile
import unittest

import tap

SOURCE = pathlib.Path(os.environ["ASSAY_SOURCE"])
PO = SOURCE / "po"


def lines(path):
    """Returns what a list names, without its comments."""
    text = path.read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def extract(folder):
    """Collects all that there is to translate."""
    template = pathlib.Path(folder) / "assay.pot"
    subprocess.run(["xgettext", "--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2",
                    "--keyword=NC_:1c,2", "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3",
                    "--files-from=po/POTFILES.in", "--output", template],
                   cwd=SOURCE, check=True, capture_output=True)
    return template


class Translations(unittest.TestCase):
    def test_sources(self):
        """every file with something to translate is listed"""
        listed = subprocess.run([SOURCE / "tools/list-sources"], capture_output=True, text=True, check=True)
        self.assertEqual(lines(PO / "POTFILES.in"), listed.stdout.splitlines())

    def test_languages(self):
        """every translation is listed"""
        self.assertEqual(sorted(path.stem for path in PO.glob("*.po")), lines(PO / "LINGUAS"))

    def test_complete(self):
        """nothing is left untranslated or fuzzy in any language"""
        with tempfile.TemporaryDirectory() as folder:
            template = extract(folder)
            for language in lines(PO / "LINGUAS"):
                merged = pathlib.Path(folder) / (language + ".po")
                subprocess.run(["msgmerge", "--quiet", "--no-fuzzy-matching", "--output-file", merged,
                                PO / (language + ".po"), template], check=True, capture_output=True)
                left = subprocess.run(["msgattrib", "--untranslated", "--no-obsolete", merged],
                                      capture_output=True, text=True, check=True).stdout
                fuzzy = subprocess.run(["msgattrib", "--only-fuzzy", "--no-obsolete", merged],
                                       capture_output=True, text=True, check=True).stdout
                missing = re.findall(r'^msgid ("(?:.|\n")*")$', left + fuzzy, re.MULTILINE)
                self.assertEqual([words for words in missing if words != '""'], [], language)

    def test_correct(self):
        """every translation passes msgfmt’s own checks"""
        for language in lines(PO / "LINGUAS"):
            done = subprocess.run(["msgfmt", "--check", "--output-file=/dev/null", PO / (language + ".po")],
                                  capture_output=True, text=True, check=False)
            self.assertEqual((done.returncode, done.stderr), (0, ""), language)


if __name__ == "__main__":
    tap.main()
