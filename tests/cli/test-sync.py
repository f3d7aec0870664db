#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Colleagues exchange their work through a shared folder, whatever the program that syncs it does to the files."""

import json
import os
import shutil
import signal
import subprocess
import time
import zlib

from harness import CLI, main

OTHER = 'Another article. It has two sentences. Or has it three?\n'


def folder(box):
    path = box.path('shared')
    os.makedirs(path, exist_ok=True)
    return path


def packages(box):
    return sorted(name for name in os.listdir(folder(box)) if name.endswith('.assay-package'))


def copies(box, n=2):
    """Copies of one project, as people get them by mail, each with a person of its own."""
    first = box.tagged_project('copy0.assay')
    paths = [first] + [box.path(f'copy{i}.assay') for i in range(1, n)]
    for path in paths[1:]:
        shutil.copy(first, path)
    return paths


def tag(box, project, start, end, kind='claim', who='Kim', article=None):
    """A tag of somebody, or of the user of this machine, who can also remove it."""
    article = article or box.list('articles', project)[0]['id']
    person = [f'--annotator={who}'] if who else []
    return box.run('tag', project, article, start, end, kind, *person).out.strip()


def sync(box, *projects, **kwargs):
    return [box.run('sync', project, folder(box), **kwargs) for project in projects]


def content(box, project):
    document = json.loads(box.run('export', project).out)
    del document['project'], document['generator']
    return document


def assert_same(box, *projects):
    first = content(box, projects[0])
    for project in projects[1:]:
        assert content(box, project) == first
    for project in projects:
        box.run('verify', project)
    return first


def test_two_copies_become_the_same(box):
    ours, theirs = copies(box)
    tag(box, ours, 10, 20)
    mine = tag(box, theirs, 30, 40, 'evidence', None)
    box.run('untag', theirs, mine)
    box.run('import', theirs, box.write('other.txt', OTHER))
    sync(box, ours, theirs, ours)
    same = assert_same(box, ours, theirs)
    assert len(same['articles']) == 2
    assert any(a['start'] == 10 for a in same['annotations'])


def test_three_copies_that_take_turns_become_the_same(box):
    projects = copies(box, 3)
    for turn in range(3):
        for i, project in enumerate(projects):
            tag(box, project, 10 + 30 * turn + i, 25 + 30 * turn + i, 'claim', ['Kim', 'Lee', 'Mo'][i])
            sync(box, project)
    sync(box, *projects)
    same = assert_same(box, *projects)
    assert len([a for a in same['annotations'] if a['start'] % 30 in (10, 11, 12)]) >= 9


def test_it_tells_what_came_from_whom(box):
    ours, theirs = copies(box)
    sync(box, ours, theirs)
    tag(box, theirs, 30, 40, 'evidence', 'Lee')
    sync(box, theirs)
    result = box.run('sync', ours, '--format=json')
    row, = json.loads(result.out)
    assert (row['annotator'], row['new'], row['changed']) == ('Lee', 1, 0), row
    assert '1 package received, 0 sent' in result.err, result.err


def test_nothing_new_is_no_package(box):
    ours, theirs = copies(box)
    sync(box, ours, theirs)
    assert len(packages(box)) == 1, 'the second copy sent what the folder had already'
    sync(box, ours, theirs, ours)
    assert len(packages(box)) == 1


def test_what_came_from_the_folder_is_not_sent_back(box):
    ours, theirs = copies(box)
    sync(box, ours, theirs)
    tag(box, ours, 10, 20)
    sync(box, ours, theirs, ours, theirs)
    assert len(packages(box)) == 2, packages(box)


def test_what_came_by_mail_is_sent_on(box):
    ours, theirs, third = copies(box, 3)
    sync(box, ours, third)
    tag(box, theirs, 30, 40, 'evidence', 'Lee')
    box.run('merge', ours, theirs)
    sync(box, ours, third)
    assert_same(box, ours, theirs, third)


def test_files_in_conflict_are_harmless(box):
    ours, theirs = copies(box)
    tag(box, ours, 10, 20)
    sync(box, ours)
    name, = packages(box)
    stem = name[:-len('.assay-package')]
    for other in (f'{stem}.sync-conflict-20260102-030405-ABCDEFG.assay-package',
                  f'{stem} (conflicted copy 2026-01-02 030405).assay-package',
                  f'{stem}-DESKTOP.assay-package', 'renamed.assay-package'):
        shutil.copy(os.path.join(folder(box), name), os.path.join(folder(box), other))
    result, = sync(box, theirs)
    assert '1 package received' in result.err, result.err
    assert_same(box, ours, theirs)


def test_a_package_that_only_came_under_another_name_is_read(box):
    ours, theirs = copies(box)
    tag(box, ours, 10, 20)
    sync(box, ours)
    name, = packages(box)
    os.rename(os.path.join(folder(box), name), os.path.join(folder(box), 'holiday.assay-package'))
    sync(box, theirs)
    assert_same(box, ours, theirs)


def test_a_partial_file_is_told_and_tried_again(box):
    ours, theirs = copies(box)
    tag(box, ours, 10, 20)
    sync(box, ours)
    name, = packages(box)
    path = os.path.join(folder(box), name)
    with open(path, 'rb') as file:
        whole = file.read()
    for cut in (0, 10, len(whole) // 2, len(whole) - 1):
        with open(path, 'wb') as file:
            file.write(whole[:cut])
        result, = sync(box, theirs)
        assert 'no whole package yet' in result.err, (cut, result.err)
        assert '0 packages received' in result.err, (cut, result.err)
    damaged = bytearray(whole)
    damaged[len(whole) // 2] ^= 1
    with open(path, 'wb') as file:
        file.write(damaged)
    assert 'no whole package yet' in sync(box, theirs)[0].err
    with open(path, 'wb') as file:
        file.write(whole)
    assert '1 package received' in sync(box, theirs)[0].err
    assert_same(box, ours, theirs)


def test_foreign_files_are_harmless(box):
    ours, theirs = copies(box)
    for name in ('.syncthing.something.assay-package.tmp', 'notes.txt', '.stfolder'):
        box.write(f'shared/{name}', 'nothing of ours')
    box.write('shared/text.assay-package', 'nothing of ours' * 100)
    os.mkdir(os.path.join(folder(box), 'folder.assay-package'))
    os.mkfifo(os.path.join(folder(box), 'pipe.assay-package'))
    sync(box, ours, theirs)
    assert_same(box, ours, theirs)
    assert os.path.exists(os.path.join(folder(box), '.syncthing.something.assay-package.tmp'))


def test_packages_of_another_project_are_left_alone(box):
    ours, theirs = copies(box)
    stranger = box.project('stranger.assay', 'A text of a stranger. Nobody asked for it.\n')
    sync(box, stranger, ours, theirs)
    assert_same(box, ours, theirs)
    assert len(box.list('articles', ours)) == 1
    again, = sync(box, ours)
    assert '0 packages received, 0 sent' in again.err, again.err


def test_packages_come_in_in_any_order(box):
    ours, theirs = copies(box)
    sync(box, ours, theirs)
    box.run('import', ours, box.write('other.txt', OTHER))
    sync(box, ours)
    article = next(a['id'] for a in box.list('articles', ours) if 'salt' not in a['title'].lower())
    annotation = tag(box, ours, 0, 16, 'claim', None, article)
    sync(box, ours)
    box.run('untag', ours, annotation)
    sync(box, ours)
    whole, = [n for n in packages(box)
              if b'Or has it three' in zlib.decompressobj(31).decompress(
                  open(os.path.join(folder(box), n), 'rb').read())]
    os.rename(os.path.join(folder(box), whole), box.path('late'))
    result, = sync(box, theirs)
    assert result.err.count('waits for an article') == 2, result.err
    assert len(box.list('articles', theirs)) == 1
    os.rename(box.path('late'), os.path.join(folder(box), whole))
    result, = sync(box, theirs)
    assert 'waits' not in result.err and '3 packages received' in result.err, result.err
    assert_same(box, ours, theirs)


def test_two_copies_of_a_shared_project_lose_nothing(box):
    """A project file copied together with its settings, and both go on."""
    ours, theirs = copies(box)
    sync(box, ours, theirs)
    tag(box, ours, 10, 20)
    twin = box.path('twin.assay')
    shutil.copy(ours, twin)
    tag(box, ours, 30, 40)
    tag(box, twin, 50, 60, 'evidence', 'Lee')
    sync(box, ours, twin, theirs, ours, twin)
    assert_same(box, ours, twin, theirs)


def test_a_restored_backup_gets_back_what_it_sent(box):
    ours, theirs = copies(box)
    sync(box, ours, theirs)
    box.run('backup', ours, box.path('backup.assay'))
    tag(box, ours, 10, 20)
    sync(box, ours)
    shutil.copy(box.path('backup.assay'), ours)
    sync(box, ours, theirs)
    same = assert_same(box, ours, theirs)
    assert any(a['start'] == 10 and a['end'] == 20 for a in same['annotations'])


def test_a_folder_that_was_emptied_is_filled_again(box):
    ours, theirs = copies(box)
    sync(box, ours)
    for name in packages(box):
        os.remove(os.path.join(folder(box), name))
    tag(box, ours, 10, 20)
    box.run('sync', ours, '--again')
    sync(box, theirs)
    assert_same(box, ours, theirs)


def test_sharing_ends(box):
    ours, theirs = copies(box)
    sync(box, ours)
    box.run('sync', ours, '--stop')
    tag(box, ours, 10, 20)
    box.fail('sync', ours, saying='Name the folder')
    assert len(packages(box)) == 1
    sync(box, ours, theirs)
    assert_same(box, ours, theirs)


def test_without_a_folder_nothing_happens(box):
    ours, = copies(box, 1)
    box.fail('sync', ours, box.path('nowhere'), saying='nowhere')
    box.fail('sync', ours, saying='Name the folder')


def test_a_kill_while_sending_loses_nothing(box):
    ours, theirs = copies(box)
    sync(box, ours, theirs)
    article = box.list('articles', ours)[0]['id']
    for i in range(6):
        tag(box, ours, 10 + i, 60 + i, article=article)
        process = subprocess.Popen([CLI, 'sync', ours], env=box.env, stderr=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL)
        time.sleep(0.004 * i)
        process.send_signal(signal.SIGKILL)
        process.wait()
        # Whatever lies there is whole.
        assert 'no whole package' not in sync(box, theirs)[0].err
    sync(box, ours, theirs)
    same = assert_same(box, ours, theirs)
    assert len([a for a in same['annotations'] if 10 <= a['start'] < 16 and a['end'] >= 60]) == 6


def test_what_is_left_half_written_is_tidied_after_a_day(box):
    ours, = copies(box, 1)
    sync(box, ours)
    project = packages(box)[0][:36]
    old, fresh, others = (box.write(f'shared/.{name}.tmp', 'half') for name in
                          (f'{project}-00000001', f'{project}-00000002', 'someone-else'))
    for path in (old, others):
        os.utime(path, (time.time() - 100000,) * 2)
    sync(box, ours)
    assert [os.path.exists(path) for path in (old, fresh, others)] == [False, True, True]


def join(box, name, **kwargs):
    """A project made of the shared folder by a person on another machine."""
    path = box.path(name)
    return path, box.run('sync', path, folder(box), **kwargs)


def test_whoever_joins_by_the_folder_has_everything(box):
    ours = box.tagged_project('ours.assay')
    box.run('import', ours, box.write('other.txt', OTHER))
    box.run('tag', ours, box.list('articles', ours)[0]['id'], 10, 20, 'omen', '--new-kind', '--annotator=Kim')
    sync(box, ours)
    theirs, result = join(box, 'theirs.assay')
    assert '1 package received' in result.err, result.err
    sync(box, ours)
    same = assert_same(box, ours, theirs)
    assert len(same['articles']) == 2, 'an article without tags is missing'
    assert any(a['kind'] == 'omen' for a in same['annotations'])
    tag(box, theirs, 30, 40, 'evidence')
    sync(box, theirs, ours)
    assert_same(box, ours, theirs)


def test_a_title_comes_with_the_project(box):
    ours = box.path('ours.assay')
    box.run('init', ours, '--title=Grain and Ports')
    sync(box, ours)
    theirs, _ = join(box, 'theirs.assay')
    assert json.loads(box.run('export', theirs).out)['project']['title'] == 'Grain and Ports'


def test_nobody_joins_a_folder_without_a_project(box):
    box.write('shared/text.assay-package', 'nothing of ours' * 100)
    path, result = join(box, 'theirs.assay', status=1)
    assert 'No project is shared' in result.err, result.err
    assert not os.path.exists(path)
    result = box.run('sync', box.path('theirs.assay'), box.path('nowhere'), status=1)
    assert not os.path.exists(path), 'half of a project was left'


def test_nobody_joins_a_folder_of_two_projects(box):
    sync(box, box.project('one.assay'), box.project('two.assay', OTHER))
    path, result = join(box, 'theirs.assay', status=1)
    assert 'Several projects' in result.err, result.err
    assert not os.path.exists(path)


def test_a_package_that_is_missing_is_told_until_it_comes(box):
    ours = box.tagged_project('ours.assay')
    sync(box, ours)
    tag(box, ours, 10, 20)
    sync(box, ours)
    middle, = set(packages(box)) - {packages(box)[0]}
    tag(box, ours, 30, 40)
    sync(box, ours)
    late = os.path.join(box.path('.'), 'late')
    os.rename(os.path.join(folder(box), middle), late)
    theirs, result = join(box, 'theirs.assay')
    assert '1 package of a colleague has not arrived yet' in result.err, result.err
    assert 'not arrived' in sync(box, theirs)[0].err
    os.rename(late, os.path.join(folder(box), middle))
    assert 'not arrived' not in sync(box, theirs)[0].err
    sync(box, ours)
    assert_same(box, ours, theirs)


main(globals())
