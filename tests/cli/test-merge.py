#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Colleagues' projects come together by the command line, whole and only once."""

import json
import shutil

from harness import ARTICLE, main


def copies(box):
    """One project that two people went on with, each on a copy of it."""
    ours = box.tagged_project('ours.assay')
    theirs = box.path('theirs.assay')
    shutil.copy(ours, theirs)
    article = box.list('articles', ours)[0]['id']
    box.run('tag', ours, article, 10, 20, 'claim', '--annotator=Kim')
    box.run('tag', theirs, article, 30, 40, 'evidence', '--annotator=Lee')
    box.run('import', theirs, box.write('other.txt', 'Another article. It has two sentences.\n'))
    return ours, theirs


def content(box, project):
    document = json.loads(box.run('export', project).out)
    del document['project'], document['generator']
    return document


def test_either_order_gives_the_same(box):
    ours, theirs = copies(box)
    first, second = box.path('first.assay'), box.path('second.assay')
    shutil.copy(ours, first)
    shutil.copy(theirs, second)
    box.run('merge', first, theirs)
    box.run('merge', second, ours)
    assert content(box, first) == content(box, second)
    assert len(content(box, first)['articles']) == 2


def test_it_tells_what_came_from_whom(box):
    ours, theirs = copies(box)
    result = box.run('merge', ours, theirs, '--format=json')
    row, = json.loads(result.out)
    assert (row['annotator'], row['new'], row['changed'], row['known']) == ('Lee', 1, 0, 4), row
    assert '1 new article' in result.err, result.err


def test_merging_again_changes_nothing(box):
    ours, theirs = copies(box)
    box.run('merge', ours, theirs)
    before = box.run('export', ours).out
    result = box.run('merge', ours, theirs, '--format=json')
    assert json.loads(result.out) == []
    assert 'here already' in result.err
    assert box.run('export', ours).out == before


def test_a_dry_run_changes_nothing(box):
    ours, theirs = copies(box)
    before = box.run('export', ours).out
    would = box.run('merge', ours, theirs, '--dry-run', '--format=json').out
    assert box.run('export', ours).out == before
    done = box.run('merge', ours, theirs, '--format=json').out
    assert [r['new'] for r in json.loads(would)] == [r['new'] for r in json.loads(done)] == [1]


def test_the_other_file_is_not_touched(box):
    ours, theirs = copies(box)
    with open(theirs, 'rb') as file:
        before = file.read()
    box.run('merge', ours, theirs)
    with open(theirs, 'rb') as file:
        assert file.read() == before


def test_a_bad_file_does_not_keep_a_good_one_out(box):
    ours, theirs = copies(box)
    bad = box.write('bad.assay', ARTICLE)
    result = box.run('merge', ours, bad, theirs, '--format=json', status=1)
    assert 'bad.assay' in result.err
    assert len(json.loads(result.out)) == 1


main(globals())
