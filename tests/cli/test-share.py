#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A copy for a colleague holds what it should, and not one byte more."""

import json
import os

from harness import main


def content(box, project):
    document = json.loads(box.run('export', project).out)
    del document['project'], document['generator']
    return document


def shared(box, *options):
    project = box.tagged_project()
    box.run('import', project, box.write('other.txt', 'An unrelated text. It speaks of walnuts.\n'))
    copy = box.path('copy.assay')
    box.run('share', project, copy, *options)
    with open(copy, 'rb') as file:
        data = file.read()
    box.run('verify', copy)
    before = box.run('export', project).out
    result = box.run('merge', project, copy)
    assert 'here already' in result.err, result.err
    assert box.run('export', project).out == before
    return project, copy, data


def test_a_copy_of_all_merges_into_another_to_the_same(box):
    project, copy, _ = shared(box)
    other = box.path('another.assay')
    box.run('init', other)
    box.run('merge', other, copy)
    assert content(box, other) == content(box, project) == content(box, copy)


def test_without_notes(box):
    project, copy, data = shared(box, '--without-notes')
    assert 'Note “1”'.encode() not in data and b'=1+1' not in data
    assert len(content(box, copy)['annotations']) == len(content(box, project)['annotations'])
    assert box.list('search', copy, 'Note') == []


def test_without_names_everybody_has_a_role(box):
    _, copy, data = shared(box, '--without-names')
    assert b'Kim' not in data and b'Lee' not in data and b'salt.txt' not in data
    names = {row['annotator'] for row in box.list('annotations', copy)}
    assert len(names) >= 2 and all(name.startswith('Analyst ') for name in names), names
    assert {row['annotator'] for row in box.list('history', copy)} == names
    assert b'Analyst' not in data
    assert names <= {row['name'] for row in box.list('annotators', copy)}


def test_only_the_own_tags(box):
    _, copy, data = shared(box, '--only-mine', '--annotator=Kim')
    assert {row['annotator'] for row in box.list('annotations', copy)} == {'Kim'}
    assert 'Note “0”'.encode() in data and 'Note “1”'.encode() not in data
    assert b'Lee' not in data


def test_only_some_articles(box):
    project = box.tagged_project('first.assay')
    wanted = box.list('articles', project)[0]['id']
    project, copy, data = shared(box, f'--article={wanted[:12]}')
    assert [row['id'] for row in box.list('articles', copy)] == [wanted]
    assert b'walnuts' not in data and b'Salt was cheap' in data


def test_work_on_the_copy_comes_back(box):
    project, copy, _ = shared(box, '--without-notes', '--without-names')
    article = box.list('articles', copy)[0]['id']
    box.run('tag', copy, article, 3, 9, 'claim', '--annotator=Mara')
    result = box.run('merge', project, copy, '--format=json')
    row, = json.loads(result.out)
    assert (row['annotator'], row['new'], row['changed']) == ('Mara', 1, 0), row
    assert 'Kim' in {row['annotator'] for row in box.list('annotations', project)}


def test_an_article_that_is_not_there_is_no_copy(box):
    project = box.project()
    box.fail('share', project, box.path('copy.assay'), '--article=ffffffff')
    assert 'copy.assay' not in str(os.listdir(box.folder))


main(globals())
