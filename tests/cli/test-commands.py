#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each command does what it says, and prints what scripts rely on."""

import csv
import fcntl
import io
import json
import os
import pty
import struct
import subprocess
import termios

from harness import ARTICLE, CLI, main

COMMANDS = ['analyze', 'init', 'import', 'articles', 'sentences', 'annotations', 'references', 'citations', 'audit',
            'annotators', 'same-person', 'own-person', 'tag', 'untag', 'link', 'search', 'stats', 'history', 'export', 'import-json', 'verify', 'backup']


def test_every_command_explains_itself(box):
    listed = box.run('--help').out
    for command in COMMANDS:
        assert f'\n  {command} ' in listed, command
        assert f'assay-cli {command}' in box.run(command, '--help').out
        box.fail(command, '--no-such-option', status=2)


def test_wrong_words_are_wrong_usage(box):
    box.fail('frobnicate', status=2, saying='no such command')
    box.fail('init', status=2, saying='init PROJECT')
    box.fail('init', 'a', 'b', status=2)
    box.fail('articles', 'p', '--format=xml', status=2, saying='csv')
    assert box.run('--version').out.startswith('assay-cli ')


def test_no_window_toolkit_is_linked(box):
    libraries = subprocess.run(['ldd', CLI], stdout=subprocess.PIPE, check=True).stdout.decode()
    assert 'sqlite3' in libraries
    assert 'gtk' not in libraries and 'gdk' not in libraries


def test_analyze_prints_an_object_a_file(box):
    one, two = box.write('salt.txt', ARTICLE), box.write('two.md', '# Two\n\nOne sentence. Another.\n')
    lines = box.run('analyze', one, two).out.splitlines()
    first, second = map(json.loads, lines)
    assert first['file'] == one and second['file'] == two
    assert first['title'] == 'The Price of Salt on the Upper Lakes'
    assert first['published'] == '2023-03-12'
    assert first['length'] == len(ARTICLE)
    assert len(first['references']) == 2 and len(first['citations']) == 2
    assert [first['references'][t]['label'] for c in first['citations'] for t in c['targets']] == ['1', '2']
    for span in first['blocks'] + first['sentences'] + first['references'] + first['citations']:
        words = ARTICLE[span['start']:span['end']]
        assert words and words == words.strip(), span
    assert 'salt.txt' in box.run('analyze', '--format=table', one).out


def test_analyze_goes_on_after_a_bad_file(box):
    good = box.write('salt.txt', ARTICLE)
    result = box.run('analyze', box.path('none.txt'), good, status=1)
    assert json.loads(result.out)['file'] == good
    assert 'none.txt: There is no such file' in result.err


def test_init_makes_a_project_once(box):
    box.run('init', 'p.assay', '--title=Salt & more')
    assert os.listdir(box.folder).count('p.assay') == 1
    assert box.list('articles', 'p.assay') == []
    assert json.loads(box.run('export', 'p.assay').out)['project']['title'] == 'Salt & more'
    box.fail('init', 'p.assay', saying='already')


def test_import_tells_what_is_new(box):
    box.write('folder/a.txt', 'A first article.\n')
    box.write('folder/deep/b.md', 'A second article.\n')
    box.write('folder/c.jpg', b'\xff\xd8\xff')
    box.write('again.txt', '\ufeffA first article.\r\n')
    result = box.run('import', 'p.assay', 'folder', 'again.txt')
    assert result.out == ''
    assert '2 new, 1 already there, 0 failed' in result.err
    assert len(box.list('articles', 'p.assay')) == 2
    assert '0 new, 2 already there' in box.run('import', 'p.assay', 'folder').err


def test_import_keeps_the_good_and_names_the_bad(box):
    box.write('good.txt', 'Words.\n')
    box.write('empty.txt', '')
    result = box.run('import', 'p.assay', 'empty.txt', 'good.txt', 'none.txt', status=1)
    assert 'empty.txt: The file holds no words' in result.err
    assert 'none.txt: There is no such file' in result.err
    assert '1 new, 0 already there, 2 failed' in result.err
    assert [a['source'] for a in box.list('articles', 'p.assay')] == ['good.txt']


def test_an_article_is_listed_with_its_counts(box):
    project = box.project()
    article, = box.list('articles', project)
    assert article['title'] == 'The Price of Salt on the Upper Lakes'
    assert article['published'] == '2023-03-12'
    assert article['length'] == len(ARTICLE)
    assert article['sentences'] == len(box.list('sentences', project)) > 5
    assert article['claims'] == 0
    box.run('tag', project, article['id'], 0, 9, 'claim')
    assert box.list('articles', project)[0]['claims'] == 1


def test_sentences_carry_their_tags(box):
    project = box.project()
    sentences = box.list('sentences', project)
    for sentence in sentences:
        assert ARTICLE[sentence['start']:sentence['end']] == sentence['text']
        assert sentence['kind'] is None
    assert sentences[0]['block'] == 'title'
    target = next(s for s in sentences if s['text'].startswith('Salt was cheap'))
    box.run('tag', project, target['article'][:8], target['start'], target['end'], 'evidence')
    again = next(s for s in box.list('sentences', project, '--article', target['article'][:6])
                 if s['start'] == target['start'])
    assert again['kind'] == 'evidence' and again['block'] == 'paragraph'


def test_tag_prints_the_id_of_what_it_made(box):
    project = box.project()
    article = box.list('articles', project)[0]['id']
    made = box.run('tag', project, article[:7], 4, 9, 'claim', '--annotator=Kim', '--confidence=high',
                   '--likelihood=roughly even chance', '--note=Hm').out.strip()
    annotation, = box.list('annotations', project)
    assert annotation['id'] == made and annotation['article'] == article
    assert annotation['quote'] == 'Price' and annotation['annotator'] == 'Kim'
    assert annotation['confidence'] == 'high' and annotation['likelihood'] == 'roughly even chance'
    assert annotation['note'] == 'Hm' and annotation['created'].endswith('Z')
    assert box.list('annotations', project, '--annotator=Kim')
    box.fail('annotations', project, '--annotator=Nobody', saying='Nobody')


def test_two_people_of_one_name_stay_two(box):
    project = box.project()
    article = box.list('articles', project)[0]['id']
    mine = box.run('tag', project, article, 4, 9, 'claim').out.strip()
    me = box.list('annotations', project)[0]['annotator']
    out = box.run('export', project).out
    box.env['XDG_CONFIG_HOME'] = box.path('other-config')
    box.run('import-json', 'q.assay', box.write('out.json', out))
    theirs = box.run('tag', 'q.assay', article, 4, 9, 'evidence').out.strip()
    assert theirs != mine
    result = box.fail('annotations', 'q.assay', f'--annotator={me}', saying='Several people')
    ids = {a['id']: a['annotator_id'] for a in box.list('annotations', 'q.assay')}
    assert ids[mine] in result.err and ids[theirs] in result.err
    assert [a['id'] for a in box.list('annotations', 'q.assay', f'--annotator={ids[mine]}')] == [mine]


def test_tagging_again_changes_the_tag(box):
    project = box.project()
    article = box.list('articles', project)[0]['id']
    first = box.run('tag', project, article, 4, 9, 'claim').out
    assert box.run('tag', project, article, 4, 9, 'speculation').out == first
    annotation, = box.list('annotations', project)
    assert annotation['kind'] == 'speculation'


def test_tag_refuses_what_makes_no_sense(box):
    project = box.project()
    article = box.list('articles', project)[0]['id']
    box.fail('tag', project, article, 4, 9, 'opinion', saying='--new-kind')
    box.fail('tag', project, article, 4, len(ARTICLE) + 1, 'claim', saying='no text')
    box.fail('tag', project, article, 9, 9, 'claim')
    box.fail('tag', project, article, 9, 4, 'claim')
    box.fail('tag', project, article, 'x', 9, 'claim', status=2, saying='START')
    box.fail('tag', project, article, 4, -1, 'claim', status=2)
    box.fail('tag', project, article, 4, 9, '', status=2)
    box.fail('tag', project, article, 4, 9, 'claim', '--confidence=medium', status=2, saying='moderate')
    box.fail('tag', project, article, 4, 9, 'claim', '--likelihood=maybe', status=2)
    box.fail('tag', project, 'ffff', 4, 9, 'claim', saying='ffff')
    assert box.list('annotations', project) == []


def test_a_kind_of_the_projects_own_is_known_once_used(box):
    project = box.project()
    article = box.list('articles', project)[0]['id']
    box.run('tag', project, article, 4, 9, 'opinion', '--new-kind')
    box.run('tag', project, article, 10, 12, 'opinion')
    assert [a['kind'] for a in box.list('annotations', project)] == ['opinion', 'opinion']


def test_untag_takes_one_s_own_away(box):
    project = box.project()
    article = box.list('articles', project)[0]['id']
    mine = box.run('tag', project, article, 4, 9, 'claim').out.strip()
    kims = box.run('tag', project, article, 4, 9, 'claim', '--annotator=Kim').out.strip()
    box.fail('untag', project, kims, saying='another person')
    box.run('untag', project, mine)
    assert [a['id'] for a in box.list('annotations', project)] == [kims]
    box.run('untag', project, kims, '--annotator=Kim')
    assert box.list('annotations', project) == []


def test_an_id_may_be_cut_while_it_is_unambiguous(box):
    project = box.project()
    article = box.list('articles', project)[0]['id']
    made = [box.run('tag', project, article, i, i + 2, 'claim').out.strip() for i in range(0, 20, 2)]
    common = os.path.commonprefix(made)
    result = box.fail('untag', project, common, saying='Several')
    assert sum(i in result.err for i in made) >= 2
    longest = max(os.path.commonprefix([made[3], other]) for other in made if other != made[3])
    box.run('untag', project, made[3][:len(longest) + 1])
    assert len(box.list('annotations', project)) == 9


def test_references_citations_and_audit_belong_together(box):
    project = box.project()
    references = box.list('references', project)
    assert [r['label'] for r in references] == ['1', '2']
    assert references[1]['author'][0]['family'] == 'Dunning'
    citations = box.list('citations', project)
    assert [c['targets'] for c in citations] == [[r['id']] for r in references]
    assert [c['text'] for c in citations] == ['[1]', '[2]']
    findings = box.list('audit', project)
    assert {f['reference'] for f in findings} <= {r['id'] for r in references} | {None}
    assert 'missing-accessed' in [f['kind'] for f in findings]


def test_links_tie_annotations_and_works(box):
    project = box.tagged_project()
    links = json.loads(box.run('export', project).out)['links']
    assert sorted(l['kind'] for l in links) == ['cites', 'supports']
    annotations = box.list('annotations', project)
    box.fail('link', project, annotations[0]['id'], annotations[1]['id'], 'likes', status=2, saying='supports')
    box.fail('link', project, annotations[0]['id'], 'ffff', 'cites', saying='ffff')
    box.fail('link', project, 'ffff', annotations[0]['id'], 'supports', saying='ffff')


def test_search_finds_words_without_their_accents(box):
    project = box.project(article=ARTICLE + '\nA café near the Müller quay.\n')
    hits = box.list('search', project, 'muller')
    assert any('Müller' in hit['snippet'] for hit in hits)
    assert box.list('search', project, 'zeppelin') == []


def test_stats_count_what_is_there(box):
    project = box.tagged_project()
    stats = {row['measure']: row['value'] for row in box.list('stats', project)}
    assert stats['articles'] == 1 and stats['characters'] == len(ARTICLE)
    assert stats['annotations'] == len(box.list('annotations', project))
    assert stats['claim'] + stats['evidence'] + stats['speculation'] + stats['opinion'] == stats['annotations']
    assert stats['references'] == 2 and stats['citations'] == 2


def test_history_tells_who_did_what(box):
    project = box.project()
    article = box.list('articles', project)[0]['id']
    made = box.run('tag', project, article, 4, 9, 'claim', '--annotator=Kim').out.strip()
    box.run('tag', project, article, 4, 9, 'evidence', '--annotator=Kim')
    entries = box.list('history', project, made)
    assert [(e['annotator'], e['field'], e['value']) for e in entries] \
        == [('Kim', None, 'claim'), ('Kim', 'kind', 'evidence')]
    assert len(box.list('history', project)) > 2


def test_a_backup_is_a_project(box):
    project = box.tagged_project()
    box.run('backup', project, 'copy.assay')
    copy, original = (json.loads(box.run('export', p).out) for p in ('copy.assay', project))
    assert copy.pop('project') == {'title': 'copy'} and original.pop('project') == {'title': 'p'}
    assert copy == original
    assert box.list('verify', 'copy.assay') == []


def test_names_are_not_identity(box):
    ours = box.tagged_project('ours.assay')
    article = box.list('articles', ours)[0]['id']
    theirs = box.project('theirs.assay')
    box.run('tag', theirs, article, 4, 9, 'claim', '--annotator=Kim')
    box.run('merge', ours, theirs)
    before = box.list('annotators', ours)
    kims = [row['id'] for row in before if row['name'] == 'Kim']
    assert len(kims) == 2 and all(row['person'] == row['id'] for row in before), before

    box.run('same-person', ours, kims[1][:13], kims[0])
    assert {row['person'] for row in box.list('annotators', ours) if row['name'] == 'Kim'} == {min(kims)}
    pairs = {(row['first'], row['second']) for row in box.list('agreement', ours)}
    assert ('Kim', 'Lee') in pairs and ('Kim', 'Kim') not in pairs, pairs
    box.run('own-person', ours, kims[0])
    assert box.list('annotators', ours) == before
    box.fail('same-person', ours, kims[0], 'ffffffff-ffff', saying='begins with')


def test_lists_have_three_forms(box):
    project = box.tagged_project()
    for command in ['articles', 'sentences', 'annotations', 'annotators', 'references', 'citations', 'audit', 'stats', 'history']:
        rows = box.list(command, project)
        table = box.run(command, project).out.splitlines()
        cells = list(csv.DictReader(io.StringIO(box.run(command, project, '--format=csv').out, newline='')))
        assert len(table) == len(rows) + 1, command
        assert len(cells) == len(rows), command
        for row, line in zip(rows, cells):
            for name, text in line.items():
                value = row[name]
                if isinstance(value, list):
                    continue
                assert text.removeprefix("'") == ('' if value is None else str(value)), (command, name)


def test_wide_letters_keep_a_table_straight(box):
    project = box.project(article='한국어 제목\n\n첫 문장이다. 둘째 문장이다.\n')
    box.run('import', project, box.write('b.txt', 'Plain title\n\nOne sentence.\n'))
    lines = box.run('articles', project).out.splitlines()
    width = {line: sum(2 if c >= '\u1100' else 1 for c in line) for line in lines}
    assert len(set(width.values())) == 1, lines


def on_terminal(box, columns, *args):
    """What a command shows on a terminal, and what it says there."""
    screens = []
    for _ in range(2):
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack('HHHH', 24, columns, 0, 0))
        screens.append((master, slave))
    subprocess.run([CLI, *args], env=box.env, cwd=box.folder, timeout=60, check=True,
                   stdout=screens[0][1], stderr=screens[1][1])
    shown = []
    for master, slave in screens:
        os.close(slave)
        shown.append(b'')
        try:
            while chunk := os.read(master, 65536):
                shown[-1] += chunk
        except OSError:
            pass  # The other end is closed: that is the end.
        os.close(master)
    return [text.decode() for text in shown]


def test_a_table_fits_the_terminal(box):
    project = box.project(article='한국어 제목이 여기에 길게 놓여 있다\n\nA sentence that is far too long for a narrow screen.\n')
    for columns in [68, 80]:
        shown, said = on_terminal(box, columns, 'sentences', project)
        lines = shown.splitlines()
        assert len(lines) == 3 and said == ''
        for line in lines:
            assert sum(2 if '\u1100' <= c < '\uffe0' and c != '…' else 1 for c in line) <= columns, line
        assert '…' in shown


def test_import_shows_its_progress_on_a_terminal_only(box):
    for i in range(3):
        box.write(f'folder/{i}.txt', f'Number {i}.\n')
    shown, said = on_terminal(box, 80, 'import', 'p.assay', 'folder')
    assert shown == '' and '2 of 3' in said and '3 new' in said
    assert '\r' not in box.run('import', 'q.assay', 'folder').err


def test_articles_cannot_command_the_terminal(box):
    project = box.project(article='A title\x1b[2J with a \x07 bell\n\nA sentence.\n')
    assert '\x1b' not in box.run('articles', project).out and '\x07' not in box.run('articles', project).out


def test_a_reader_that_leaves_is_no_failure(box):
    project = box.project(article='A sentence of several words stands here. ' * 20000)
    reader = subprocess.run(f'"{CLI}" sentences "{project}" | head -n 2; echo "${{PIPESTATUS[0]}}"',
                            shell=True, executable='/bin/bash', env=box.env,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    lines = reader.stdout.decode().splitlines()
    assert lines[0].startswith('article') and lines[-1] == '0', lines
    assert reader.stderr == b''


main(globals())
