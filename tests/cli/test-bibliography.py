#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Works cited are exported in forms that the programs made for them read."""

import json
import shutil
import subprocess

import harness
from harness import main

# The types of CSL 1.0.2, appendix III, that a reference is given.
CSL_TYPES = {'article', 'article-journal', 'article-magazine', 'article-newspaper', 'book', 'broadcast', 'chapter',
             'document', 'entry', 'entry-encyclopedia', 'interview', 'legislation', 'manuscript', 'motion_picture',
             'paper-conference', 'personal_communication', 'post', 'post-weblog', 'report', 'speech', 'thesis',
             'webpage'}


def tool(name):
    if shutil.which(name) is None:
        raise harness.Refused(f'{name} is not installed')
    return name


def export(box, fmt):
    path = box.path('works.' + {'bibtex': 'bib', 'csl': 'json'}.get(fmt, fmt))
    box.run('export', box.project(), '--format=' + fmt, '--output=' + path)
    return path


def convert(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60, check=True)
    return done.stdout.decode(), done.stderr.decode()


def test_csl_is_an_array_of_items(box):
    with open(export(box, 'csl'), encoding='utf-8') as file:
        items = json.load(file)
    assert len(items) == 2
    assert len({item['id'] for item in items}) == 2
    for item in items:
        assert item['type'] in CSL_TYPES, item
    assert items[1]['author'] == [{'family': 'Dunning', 'given': 'P.'}]
    assert items[1]['title'] == 'The Salt Road'
    assert items[1]['issued'] == {'date-parts': [[2021]]}
    assert items[0]['URL'] == 'https://harbour.example/figures'


def test_a_project_without_works_is_an_empty_array(box):
    box.run('init', 'empty.assay')
    assert json.loads(box.run('export', 'empty.assay', '--format=csl').out) == []
    assert box.run('export', 'empty.assay', '--format=bibtex').out == ''


def test_bibtool_reads_bibtex_without_complaint(box):
    out, complaints = convert(tool('bibtool'), export(box, 'bibtex'))
    assert complaints == '', complaints
    assert out.count('@') == 2
    assert 'Dunning, P.' in out


def test_bibutils_read_bibtex(box):
    out, words = convert(tool('bib2xml'), export(box, 'bibtex'))
    assert 'Processed 2 references' in words, words
    assert '<title>The Salt Road</title>' in out


def test_bibutils_read_ris(box):
    out, words = convert(tool('ris2xml'), export(box, 'ris'))
    assert 'Processed 2 references' in words, words
    assert '<namePart type="family">Dunning</namePart>' in out


def test_text_is_a_line_a_work(box):
    with open(export(box, 'text'), encoding='utf-8') as file:
        lines = file.read().splitlines()
    assert len(lines) == 2, lines
    assert lines[1].startswith('Dunning, P. 2021. '), lines
    assert 'The Salt Road' in lines[1], lines
    assert lines[0].endswith('https://harbour.example/figures.'), lines


def test_one_article_alone_can_be_exported(box):
    project = box.project()
    box.run('import', project, box.write('other.txt', 'Nothing is cited here. Nothing at all.\n'))
    other = next(a for a in box.list('articles', project) if a['source'] == 'other.txt')
    assert box.run('export', project, '--format=ris', '--article=' + other['id']).out == ''


main(globals())
