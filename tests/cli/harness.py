# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the real command line on projects in a folder of its own, and tells the results as TAP."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback

CLI = os.environ['ASSAY_CLI']

ARTICLE = """The Price of Salt on the Upper Lakes

By Ilse Marwick

12 March 2023

Salt was cheap until the canal closed. Prices rose by half within a month [1]. Nobody knows whether they will
fall again, and two harbour masters doubt it [2].

Why it matters

The salteries employ nine hundred people. “We have seen this before,” said one of them. It may end in spring.

References

[1] Harbour Board. Annual Figures of the Upper Lakes. 2022. Available at: https://harbour.example/figures
[2] Dunning, P. (2021) The Salt Road. Tern Press.
"""


class Refused(Exception):
    """A test that cannot be run here, and why."""


class Result:
    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err


class Sandbox:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix='assay-cli-')
        self.env = dict(os.environ, HOME=self.folder, XDG_CONFIG_HOME=self.path('config'),
                        XDG_DATA_HOME=self.path('data'), LC_ALL='C.UTF-8')

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path

    def run(self, *args, status=0, user=None, **kwargs):
        command = [CLI, *map(str, args)]
        if user is not None:
            command = ['setpriv', f'--reuid={user}', f'--regid={user}', '--clear-groups', *command]
        done = subprocess.run(command, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              cwd=self.folder, timeout=120, **kwargs)
        result = Result(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert result.status == status, \
            f'{args} ended with {result.status}, not {status}: {result.err}{result.out[:500]}'
        return result

    def fail(self, *args, status=1, saying='', **kwargs):
        """A run that must fail in words, and leave nothing on standard output."""
        result = self.run(*args, status=status, **kwargs)
        assert result.err.startswith('assay-cli: '), result.err
        assert saying in result.err, f'“{saying}” is not in: {result.err}'
        assert result.out == '', result.out[:500]
        return result

    def list(self, *args):
        return json.loads(self.run(*args, '--format=json').out)

    def project(self, name='p.assay', article=ARTICLE):
        """A project of one article."""
        path = self.path(name)
        self.run('import', path, self.write('salt.txt', article))
        return path

    def tagged_project(self, name='p.assay'):
        """A project with tags of two people, notes, an own kind and links."""
        project = self.project(name)
        article = self.list('articles', project)[0]['id']
        sentences = self.list('sentences', project)
        ids = []
        for i, sentence in enumerate(sentences):
            ids.append(self.run('tag', project, article, sentence['start'], sentence['end'],
                                ['claim', 'evidence', 'speculation'][i % 3],
                                f'--annotator={["Kim", "Lee"][i % 2]}', f'--note=Note “{i}”\t=1+1',
                                '--confidence=' + ['low', 'moderate', 'high'][i % 3],
                                '--likelihood=very likely').out.strip())
        reference = self.list('references', project)[0]['id']
        self.run('tag', project, article, 0, 9, 'opinion', '--new-kind')
        self.run('link', project, ids[0], ids[1], 'supports')
        self.run('link', project, ids[2], reference, 'cites', '--annotator=Kim')
        return project

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def main(tests):
    """Runs the functions whose names begin with test_, each in a sandbox of its own."""
    found = [(name, test) for name, test in tests.items() if name.startswith('test_')]
    failed = False
    print(f'1..{len(found)}')
    for number, (name, test) in enumerate(found, 1):
        title = name[len('test_'):].replace('_', '-')
        sandbox = Sandbox()
        try:
            test(sandbox)
            print(f'ok {number} {title}')
        except Refused as reason:
            print(f'ok {number} {title} # SKIP {reason}')
        except Exception:
            failed = True
            print(f'not ok {number} {title}')
            for line in traceback.format_exc().splitlines():
                print(f'# {line}')
        finally:
            sandbox.close()
        sys.stdout.flush()
    sys.exit(failed)
