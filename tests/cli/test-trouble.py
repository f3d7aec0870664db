#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad files, bad projects, and a machine that says no: each is told in words, and nothing is harmed."""

import contextlib
import os
import shutil
import sqlite3

from harness import ARTICLE, Refused, main

NOBODY = 65534


def as_nobody(box):
    """The user to be who may not do everything, with the sandbox his own."""
    if os.getuid() != 0:
        return None
    if shutil.which('setpriv') is None:
        raise Refused('this user may do everything, and setpriv is not installed')
    for folder, folders, files in os.walk(box.folder):
        for name in ['.', *folders, *files]:
            os.chown(os.path.join(folder, name), NOBODY, NOBODY)
    return NOBODY


def test_files_that_are_no_articles_are_refused(box):
    files = {
        'empty.txt': (b'', 'no words'),
        'blank.txt': (b' \r\n\t', 'no words'),
        'nul.txt': (b'\0', 'not a text file'),
        'noise.txt': (os.urandom(4096), 'not a text file'),
        'paper.pdf': (b'%PDF-1.7\nwords and words', 'PDF'),
        'letter.docx': (b'PK\x03\x04 words and words', 'Word'),
    }
    for name, (content, saying) in files.items():
        path = box.write(name, content)
        for result in [box.fail('analyze', path, saying=saying),
                       box.fail('import', 'p.assay', path, saying=saying)]:
            assert f'{name}: ' in result.err
    assert box.list('articles', 'p.assay') == []


def test_one_byte_is_an_article(box):
    box.run('import', 'p.assay', box.write('x.txt', 'x'))
    assert [a['length'] for a in box.list('articles', 'p.assay')] == [1]


def test_folders_and_devices_are_no_files(box):
    os.mkdir(box.path('folder'))
    os.mkfifo(box.path('pipe.txt'))
    box.fail('analyze', 'folder', saying='folder')
    box.fail('analyze', 'none.txt', saying='no such file')
    box.fail('analyze', 'pipe.txt', saying='pipe')
    box.fail('analyze', '/dev/zero', saying='device')


def test_a_file_one_may_not_read_is_told(box):
    path = box.write('secret.txt', 'Words.\n')
    box.write('open.txt', 'Other words.\n')
    user = as_nobody(box)
    os.chmod(path, 0)
    box.fail('analyze', 'secret.txt', saying='may not read', user=user)
    result = box.run('import', 'p.assay', 'secret.txt', 'open.txt', status=1, user=user)
    assert '1 new, 0 already there, 1 failed' in result.err


def test_twenty_megabytes_and_a_long_line_are_articles(box):
    box.write('long.txt', 'A line without an end ' * 240000)
    box.write('large.txt', ('The harbour board meets every year. Nobody comes to listen. ' * 8 + '\n\n') * 42000)
    box.run('import', 'p.assay', 'long.txt', 'large.txt')
    lengths = sorted(a['length'] for a in box.list('articles', 'p.assay'))
    assert lengths[0] > 5 * 1000 * 1000 and lengths[1] > 19 * 1000 * 1000


def test_an_old_encoding_is_told(box):
    result = box.run('import', 'p.assay', box.write('old.txt', 'A caf\xe9.\n'.encode('latin-1')))
    assert 'old.txt: ' in result.err and 'Windows-1252' in result.err
    assert box.list('sentences', 'p.assay')[0]['text'] == 'A café.'


def test_utf_16_is_read(box):
    box.run('import', 'p.assay', box.write('wide.txt', ARTICLE.replace('\n', '\r\n').encode('utf-16')))
    assert box.list('articles', 'p.assay')[0]['length'] == len(ARTICLE)


def test_a_file_that_is_no_project_is_left_alone(box):
    for content in [b'Just words.\n', b'', os.urandom(8192)]:
        path = box.write('p.assay', content)
        for command in [['articles', path], ['verify', path], ['export', path],
                        ['tag', path, 'a', '0', '1', 'claim']]:
            box.fail(*command, saying='p.assay: ')
        with open(path, 'rb') as file:
            assert file.read() == content


def test_another_program_s_database_is_left_alone(box):
    path = box.path('p.assay')
    with sqlite3.connect(path) as database:
        database.execute('CREATE TABLE precious (thing)')
    database.close()
    with open(path, 'rb') as file:
        before = file.read()
    box.fail('articles', path)
    box.fail('import', path, box.write('a.txt', 'Words.\n'))
    with open(path, 'rb') as file:
        assert file.read() == before


def test_a_missing_project_is_not_made_by_looking(box):
    for command in [['articles', 'p.assay'], ['export', 'p.assay'], ['verify', 'p.assay'],
                    ['tag', 'p.assay', 'a', '0', '1', 'claim'], ['backup', 'p.assay', 'q.assay']]:
        box.fail(*command, saying='p.assay')
    assert not os.path.exists(box.path('p.assay')) and not os.path.exists(box.path('q.assay'))


def test_a_newer_project_asks_for_a_newer_program(box):
    project = box.project()
    database = sqlite3.connect(project)
    database.execute('PRAGMA user_version = 99')
    database.execute("UPDATE meta SET value = '99' WHERE key IN ('min_read', 'min_write')")
    database.commit()
    database.close()
    box.fail('articles', project, saying='newer')


def test_a_damaged_project_is_told(box):
    project = box.tagged_project()
    size = os.path.getsize(project)
    os.truncate(project, size // 2)
    box.fail('export', project, saying='p.assay: ')


def test_a_changed_text_is_found(box):
    project = box.tagged_project()
    assert box.list('verify', project) == []
    database = sqlite3.connect(project)
    database.execute("UPDATE article SET text = replace (text, 'Salt', 'Sand')")
    database.commit()
    database.close()
    result = box.run('verify', project, '--format=json', status=1)
    assert '"what":"article"' in result.out and '"what":"annotation"' in result.out
    assert 'things are wrong' in result.err


def test_a_project_one_may_not_write_is_read(box):
    project = box.tagged_project()
    user = as_nobody(box)
    os.chmod(project, 0o444)
    os.chmod(box.folder, 0o555)
    article = box.run('articles', project, '--format=csv', user=user).out.splitlines()[1][:10]
    box.fail('tag', project, article, '0', '1', 'claim', user=user, saying='p.assay: ')
    box.run('export', project, user=user)
    os.chmod(box.folder, 0o755)


def test_a_full_disk_is_told(box):
    if not os.path.exists('/dev/full'):
        raise Refused('there is no /dev/full')
    project = box.tagged_project()
    box.fail('export', project, '--output=/dev/full', saying='p.assay: ')
    with open('/dev/full', 'wb') as full:
        import subprocess
        from harness import CLI
        done = subprocess.run([CLI, 'annotations', project], env=box.env, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1 and done.stderr.startswith(b'assay-cli: ')


def test_what_is_kept_twice_is_mended_once(box):
    project = box.tagged_project()
    with contextlib.closing(sqlite3.connect(project)) as database:
        database.execute('UPDATE tally SET n = n + 5')
        database.commit()
    assert [problem['what'] for problem in box.list('verify', project)] == ['cache']
    assert box.list('verify', project) == []


main(globals())
