#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Work is not lost: backups come back, damage is told, and every change keeps its author."""

import json
import os
import shutil

from harness import main


def tags(box, project):
    return len(box.list('annotations', project))


def test_a_backup_comes_back_and_what_was_there_is_kept(box):
    project = box.tagged_project()
    article = box.list('articles', project)[0]['id']
    box.run('backups', project, '--make')
    before = tags(box, project)
    box.run('tag', project, article, 10, 20, 'claim')
    first, = box.list('backups', project)
    assert first['annotations'] == before and first['state'] == 'whole', first
    box.run('backups', project, f'--restore={first["backup"]}')
    assert tags(box, project) == before
    kept = box.list('backups', project)
    assert [row['annotations'] for row in kept] == [before + 1, before]
    box.run('verify', project)
    box.run('backups', project, f'--restore={kept[0]["backup"]}')
    assert tags(box, project) == before + 1


def test_no_backup_is_made_of_what_did_not_change(box):
    project = box.tagged_project()
    box.run('backups', project, '--make')
    assert 'Nothing changed' in box.run('backups', project, '--make').err
    assert len(box.list('backups', project)) == 1


def test_a_backup_that_is_not_there_is_told(box):
    project = box.tagged_project()
    box.fail('backups', project, '--restore=2020', saying='no backup')
    box.run('backups', project, '--make')
    box.run('tag', project, box.list('articles', project)[0]['id'], 10, 20, 'claim')
    box.run('backups', project, '--make')
    box.fail('backups', project, '--restore=2', saying='Several')


def test_a_project_of_another_place_has_its_own_backups(box):
    project = box.tagged_project()
    box.run('backups', project, '--make')
    other = box.path('other.assay')
    shutil.copy(project, other)
    assert box.list('backups', other) == []


def test_verify_tells_that_annotations_are_missing(box):
    project = box.tagged_project()
    box.run('backups', project, '--make')
    folder = os.path.join(box.folder, 'data/assay/backups')
    folder = os.path.join(folder, os.listdir(folder)[0])
    project_id = box.list('backups', project)[0]['backup'].split(' ')[-1].removesuffix('.assay')
    with open(os.path.join(folder, 'seen.ini'), 'w') as file:
        file.write(f'[{project_id}]\nannotations=500\n')
    result = box.run('verify', project)
    assert '500 annotations' in result.err, result.err
    with open(os.path.join(folder, 'seen.ini'), 'w') as file:
        file.write(f'[{project_id}]\nannotations=2\n')
    assert box.run('verify', project).err == ''


def test_history_keeps_every_author_after_merges(box):
    ours = box.tagged_project('ours.assay')
    theirs = box.path('theirs.assay')
    shutil.copy(ours, theirs)
    article = box.list('articles', ours)[0]['id']
    box.run('tag', ours, article, 10, 20, 'claim', '--annotator=Kim', '--note=mine')
    made = box.run('tag', theirs, article, 30, 40, 'evidence', '--annotator=Mara', '--note=theirs').out.strip()
    box.run('untag', theirs, made, '--annotator=Mara')
    wanted = {key(row) for project in (ours, theirs) for row in box.list('history', project)}
    box.run('merge', ours, theirs)
    box.run('merge', theirs, ours)
    for project in (ours, theirs):
        assert {key(row) for row in box.list('history', project)} >= wanted
    assert box.list('history', ours) == box.list('history', theirs)
    authors = {row['annotator'] for row in box.list('history', ours, made)}
    assert authors == {'Mara'}, authors


def test_a_damaged_project_is_salvaged(box):
    project = box.tagged_project()
    before = json.loads(box.run('export', project).out)
    with open(project, 'r+b') as file:
        file.write(b'\0' * 4096)
    box.fail('annotations', project)
    saved = box.path('saved.assay')
    assert 'beginning of the file' in box.run('salvage', project, saved).err
    after = json.loads(box.run('export', saved).out)
    for part in ('articles', 'annotators', 'annotations', 'links'):
        assert [row for row in after[part] if row in before[part]] == before[part], part
    box.fail('salvage', project, saved, saying='already')


def test_a_file_of_nothing_makes_no_project(box):
    nothing = box.write('nothing.assay', b'\x5a' * 20000)
    box.fail('salvage', nothing, box.path('saved.assay'))
    box.fail('salvage', box.path('nowhere.assay'), box.path('saved.assay'))
    assert not [name for name in os.listdir(box.folder) if 'saved' in name]


def key(row):
    return json.dumps(row, sort_keys=True)


main(globals())
