# SPDX-License-Identifier: GPL-3.0-or-later
"""The files that a desktop reads are well formed, and true to the program."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

import tap

SOURCE = pathlib.Path(os.environ["ASSAY_SOURCE"])
DATA = SOURCE / "data"
APP_ID = "io.github.assay.Assay"
MIME_TYPE = "application/vnd.assay.project+sqlite3"


def run(*command):
    """Runs a checker; returns what it says where it finds fault."""
    if shutil.which(command[0]) is None:
        raise unittest.SkipTest(command[0] + " is not installed")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr or "failed"


class DataFiles(unittest.TestCase):
    def check_copy(self, template, name, *command):
        """Checks a template under the name that it is installed by."""
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / name
            shutil.copyfile(DATA / template, path)
            self.assertEqual(run(*command, str(path)), "")

    def test_desktop_file(self):
        """the menu entry is valid"""
        self.check_copy(APP_ID + ".desktop.in", APP_ID + ".desktop", "desktop-file-validate")

    def test_metainfo(self):
        """the description for software centres is valid"""
        self.check_copy(APP_ID + ".metainfo.xml.in", APP_ID + ".metainfo.xml",
                        "appstreamcli", "validate", "--no-net")

    def test_xml(self):
        """every XML file is well formed"""
        files = [*DATA.rglob("*.xml"), *DATA.rglob("*.xml.in"), *DATA.rglob("*.svg"),
                 *(SOURCE / "ui").rglob("*.ui")]
        self.assertEqual(run("xmllint", "--noout", *map(str, files)), "")

    def test_schema(self):
        """the settings compile without a warning"""
        self.assertEqual(run("glib-compile-schemas", "--strict", "--dry-run", str(DATA)), "")

    def test_one_mime_type(self):
        """the menu entry, the description and the MIME type name the same type"""
        for suffix in (".desktop.in", ".metainfo.xml.in", ".mime.xml.in"):
            self.assertIn(MIME_TYPE, (DATA / (APP_ID + suffix)).read_text(encoding="utf-8"))

    def test_application_id(self):
        """the MIME type knows projects by the number that the program writes"""
        xml = ElementTree.parse(DATA / (APP_ID + ".mime.xml.in"))
        value = xml.find(".//{*}match[@type='big32']").get("value")
        self.assertEqual(bytes.fromhex(value.removeprefix("0x")), b"ASSY")
        schema = "".join(path.read_text(encoding="utf-8")
                         for path in (SOURCE / "src/core").rglob("*.[ch]"))
        self.assertIn(value.lower(), schema.lower())

    def test_version(self):
        """the description and the changes begin with this version"""
        version = re.search(r"version: '([^']+)'", (SOURCE / "meson.build").read_text()).group(1)
        metainfo = ElementTree.parse(DATA / (APP_ID + ".metainfo.xml.in"))
        self.assertEqual(metainfo.find("releases/release").get("version"), version)
        changes = (SOURCE / "CHANGELOG.md").read_text(encoding="utf-8")
        self.assertEqual(re.search(r"^## (\S+)", changes, re.MULTILINE).group(1), version)

    def test_manual_pages(self):
        """the manual pages are valid"""
        for page in sorted((DATA / "man").iterdir()):
            with self.subTest(page.name):
                done = subprocess.run(["man", "--warnings=w", "-l", "-Tutf8", "-P", "cat", str(page)],
                                      capture_output=True, text=True, check=False,
                                      env={**os.environ, "MANROFFSEQ": ""})
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                self.assertIn("DESCRIPTION", re.sub(".\x08", "", done.stdout))

    def test_manual_names_every_command(self):
        """the manual of the command line tells of every command there is, and of no other"""
        source = (SOURCE / "src/cli/assay-cli.c").read_text(encoding="utf-8")
        commands = set(re.findall(r'^  \{ "([a-z-]+)",', source, re.MULTILINE))
        page = (DATA / "man/assay-cli.1").read_text(encoding="utf-8")
        described = set(re.findall(r"^\.TP\n\.BI ([a-z-]+) ", page, re.MULTILINE))
        self.assertGreater(len(commands), 5)
        self.assertEqual(described, commands)


if __name__ == "__main__":
    tap.main()
