#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An export comes back as it went, and a document that is wrong changes nothing."""

import copy
import json
import os

from harness import ARTICLE, main


def export(box, project):
    return box.run('export', project).out


def test_an_export_comes_back_as_the_same_bytes(box):
    project = box.tagged_project()
    box.run('import', project, box.write('b.txt', 'Ünother “one”. 👩\u200d🔬 It is\tshort.\n'))
    article = box.list('articles', project)[0]['id']
    changed = box.list('annotations', project)[0]
    box.run('tag', project, article, changed['start'], changed['end'], 'speculation',
            f'--annotator={changed["annotator"]}')
    first = export(box, project)
    # A colleague takes it in, on another machine.
    box.env['XDG_CONFIG_HOME'] = box.path('other-config')
    box.run('import-json', 'q.assay', box.write('out.json', first))
    assert export(box, 'q.assay') == first
    assert box.list('verify', 'q.assay') == []


def test_an_empty_project_takes_an_export(box):
    first = export(box, box.tagged_project())
    box.run('init', 'q.assay', '--title=Something else')
    box.run('import-json', 'q.assay', box.write('out.json', first))
    assert export(box, 'q.assay') == first


def test_taking_an_export_twice_changes_nothing(box):
    project = box.tagged_project()
    first = export(box, project)
    box.run('import-json', project, box.write('out.json', first))
    assert export(box, project) == first


def test_an_export_joins_what_is_there(box):
    project = box.tagged_project()
    out = box.write('out.json', export(box, project))
    box.run('import', 'q.assay', box.write('mine.txt', 'Mine alone.\n'))
    box.run('import-json', 'q.assay', out)
    assert len(box.list('articles', 'q.assay')) == 2
    assert box.list('annotations', 'q.assay') == box.list('annotations', project)
    assert json.loads(export(box, 'q.assay'))['project']['title'] == 'q'


def test_members_may_come_in_any_order_and_shape(box):
    first = export(box, box.tagged_project())
    document = dict(reversed(json.loads(first).items()))
    out = box.write('out.json', json.dumps(document, indent=4, ensure_ascii=True))
    box.run('import-json', 'q.assay', out)
    assert export(box, 'q.assay') == first


def test_sentences_that_people_split_and_joined_come_back(box):
    document = json.loads(export(box, box.tagged_project()))
    document['project']['title'] = 'q'
    sentences = document['articles'][0]['sentences']
    text = document['articles'][0]['text']
    first = next(i for i, s in enumerate(sentences) if text[s['start']:s['end']].startswith('Salt was'))
    sentences[first:first + 2] = [{'start': sentences[first]['start'], 'end': sentences[first + 1]['end']}]
    other = next(i for i, s in enumerate(sentences) if text[s['start']:s['end']].startswith('The salteries'))
    start, end = sentences[other]['start'], sentences[other]['end']
    space = text.index(' ', start + 4)
    sentences[other:other + 1] = [{'start': start, 'end': space}, {'start': space + 1, 'end': end}]
    box.run('import-json', 'q.assay', box.write('out.json', json.dumps(document)))
    again = json.loads(export(box, 'q.assay'))
    assert again['articles'][0]['sentences'] == sentences
    assert again == document


def people_document(box):
    """An export in which two annotators are one person, and two have finished the article."""
    document = json.loads(export(box, box.tagged_project()))
    document['project']['title'] = 'q'
    last = 'ffffffff-ffff-4fff-8fff-ffffffffffff'
    first = document['annotators'][0]['id']
    article = document['articles'][0]['id']
    assert 'finished' not in document and 'same_as' not in document['annotators'][1], document
    document['annotators'].append({'id': last, 'name': 'Reads without a word', 'same_as': first})
    document['finished'] = [{'article': article, 'annotator': first}, {'article': article, 'annotator': last}]
    return document


def test_who_is_one_person_and_has_finished_comes_back(box):
    document = people_document(box)
    box.run('import-json', 'q.assay', box.write('out.json', json.dumps(document)))
    bytes_out = export(box, 'q.assay')
    assert json.loads(bytes_out) == document
    assert list(json.loads(bytes_out))[-1] == 'finished'
    people = {row['id']: row['person'] for row in box.list('annotators', 'q.assay')}
    first, last = document['annotators'][0]['id'], document['annotators'][-1]['id']
    assert people[first] == people[last] != people[document['annotators'][1]['id']], people

    box.run('import-json', 'q.assay', box.write('again.json', bytes_out))
    assert export(box, 'q.assay') == bytes_out
    assert box.list('verify', 'q.assay') == []
    article = document['articles'][0]['id']
    assert box.run('export', 'q.assay', f'--article={article}').out == bytes_out


def test_wrong_words_about_people_are_named(box):
    document = people_document(box)
    last = document['annotators'][-1]['id']
    for path, value, named in [
            (['annotators', 0, 'same_as'], last, 'annotators[0].same_as: is not among the annotators before it'),
            (['annotators', 2, 'same_as'], 'Kim', 'annotators[2].same_as'),
            (['finished', 0, 'annotator'], '0' * 8 + last[8:], 'finished[0].annotator: is not among'),
            (['finished', 1, 'article'], '0' * 64, 'finished[1].article: is not among the articles'),
            (['finished', 1, 'when'], 'now', 'finished[1].when: is not part of the format')]:
        changed = copy.deepcopy(document)
        change(changed, path, value)
        box.fail('import-json', 'q.assay', box.write('wrong.json', json.dumps(changed)), saying=named)
        assert not os.path.exists(box.path('q.assay')), path


def change(document, path, value):
    *path, last = path
    for step in path:
        document = document[step]
    if value is None:
        del document[last]
    else:
        document[last] = value


def test_what_is_wrong_is_named_and_nothing_comes_in(box):
    document = json.loads(export(box, box.tagged_project()))
    length = len(ARTICLE)
    other = '0' * 64
    wrong = [
        (['format'], 'something-else', 'format'),
        (['format'], None, 'format: is missing'),
        (['version'], 2, 'version'),
        (['version'], '1', 'version: should be a whole number'),
        (['positions'], 'utf-16-code-units', 'positions'),
        (['articles'], None, 'articles: is missing'),
        (['articles'], {}, 'articles'),
        (['extra'], 1, 'extra: is not part of the format'),
        (['project', 'id'], 'x', 'project.id: is not part of the format'),
        (['annotators', 0, 'id'], 'Kim', 'annotators[0].id'),
        (['annotators', 0, 'name'], 7, 'annotators[0].name: should be a text'),
        (['annotators', 1, 'id'], document['annotators'][0]['id'], 'annotators[1].id'),
        (['articles', 0], 'x', 'articles[0]: should be an object'),
        (['articles', 0, 'id'], other, 'articles[0].id: is not the SHA-256 of the text'),
        (['articles', 0, 'sha256'], 'abc', 'articles[0].sha256'),
        (['articles', 0, 'text'], ARTICLE + '.', 'articles[0].id'),
        (['articles', 0, 'text'], 7, 'articles[0].text: should be a text'),
        (['articles', 0, 'text'], ARTICLE.replace('\n', '\r\n'), 'articles[0].text'),
        (['articles', 0, 'blocks', 0, 'kind'], 'poem', 'articles[0].blocks[0].kind'),
        (['articles', 0, 'blocks', 1, 'end'], length + 1, 'articles[0].blocks[1].end: is outside the text'),
        (['articles', 0, 'sentences', 2, 'start'], 0, 'articles[0].sentences[2].start'),
        (['articles', 0, 'sentences', 0, 'text'], 'x', 'articles[0].sentences[0].text'),
        (['references', 0, 'raw'], 'x', 'references[0].raw: is not what stands in the text there'),
        (['references', 0, 'id'], document['references'][1]['id'], 'references[0].id'),
        (['references', 0, 'kind'], 'novel', 'references[0].kind'),
        (['citations', 0, 'quote'], '[9]', 'citations[0].quote'),
        (['citations', 0, 'article'], other, 'citations[0].article: is not among the articles'),
        (['annotations', 3, 'quote'], 'x', 'annotations[3].quote: is not what stands in the text there'),
        (['annotations', 3, 'before'], 'x', 'annotations[3].before'),
        (['annotations', 3, 'end'], length + 1, 'annotations[3].end: is outside the text'),
        (['annotations', 3, 'end'], 2 ** 40, 'annotations[3].end: is outside the text'),
        (['annotations', 3, 'start'], -1, 'annotations[3].start: is outside the text'),
        (['annotations', 3, 'start'], '0', 'annotations[3].start: should be a whole number'),
        (['annotations', 3, 'start'], None, 'annotations[3].start: is missing'),
        (['annotations', 3, 'kind'], '', 'annotations[3].kind'),
        (['annotations', 3, 'confidence'], 'medium', 'annotations[3].confidence'),
        (['annotations', 3, 'likelihood'], 'maybe', 'annotations[3].likelihood'),
        (['annotations', 3, 'note'], ['x'], 'annotations[3].note: should be a text'),
        (['annotations', 3, 'annotator'], '00000000-0000-4000-8000-000000000000', 'annotations[3].annotator'),
        (['annotations', 3, 'created'], 'yesterday', 'annotations[3].created'),
        (['annotations', 3, 'modified'], '1999-01-01T00:00:00.000Z', 'annotations[3].modified'),
        (['links', 0, 'from'], '00000000-0000-4000-8000-000000000000', 'links[0].from'),
        (['links', 0, 'to'], '00000000-0000-4000-8000-000000000000', 'links[0]'),
        (['links', 0, 'kind'], 'likes', 'links[0]'),
        (['links', 0, 'article'], other, 'links[0].article'),
    ]
    box.run('import', 'q.assay', box.write('mine.txt', 'Mine alone.\n'))
    before = export(box, 'q.assay')
    for path, value, place in wrong:
        broken = copy.deepcopy(document)
        change(broken, path, value)
        out = box.write('broken.json', json.dumps(broken))
        box.fail('import-json', 'q.assay', out, saying=f'broken.json: {place}')
    box.fail('import-json', 'new.assay', out)
    assert not os.path.exists(box.path('new.assay'))
    assert export(box, 'q.assay') == before
    assert len(box.list('history', 'q.assay')) <= 3


def test_hostile_json_is_refused(box):
    text = export(box, box.tagged_project())
    note = '"note":"Note'
    assert note in text
    hostile = [
        (b'', 'not valid JSON'),
        (b'[]', 'object'),
        (b'{"format":"assay-export"', 'cut off'),
        (text.encode()[:-40], 'cut off'),
        (text.encode() + b'x', 'not valid JSON'),
        (b'[' * 100000, 'object'),
        (b'{"articles":' + b'[' * 100000, '64 levels'),
        (b'{"a":' * 100000, '64 levels'),
        (text.replace(note, note + '\\u0000', 1).encode(), 'U+0000'),
        (text.replace(note, note + '\\ud800', 1).encode(), 'annotations[0]'),
        (text.encode().replace(note.encode(), note.encode() + b'\xff', 1), 'UTF-8'),
        (text.replace(note, '"note":null,' + note, 1).encode(), 'annotations[0]: An object has the same name twice'),
        (text.replace('"format"', '"version":1,"format"', 1).encode(), 'version: stands there twice'),
        (text.replace('"start":0', '"start":0.0', 1).encode(), 'whole number'),
        (text.replace('"start":0', '"start":1e1', 1).encode(), 'whole number'),
        (text.replace('"start":0', '"start":99999999999999999999', 1).encode(), 'whole number'),
        (b'\xef\xbb\xbf' + text.encode(), 'object'),
        (text.encode('utf-16'), 'object'),
        (b'\0' + os.urandom(5000), 'object'),
    ]
    for content, saying in hostile:
        out = box.write('hostile.json', content)
        box.fail('import-json', 'new.assay', out, saying=saying)
        assert not os.path.exists(box.path('new.assay'))


def test_a_large_file_is_refused_before_it_is_read(box):
    out = box.write('large.json', export(box, box.tagged_project()))
    os.truncate(out, 64 * 1024 * 1024 + 1)
    box.fail('import-json', 'new.assay', out, saying='64 MiB')
    box.fail('import-json', 'new.assay', out, '--max-size=0', status=2)
    os.truncate(out, 2 * 1024 * 1024)
    box.fail('import-json', 'new.assay', out, '--max-size=1', saying='1 MiB')


def test_what_is_no_document_is_told(box):
    box.fail('import-json', 'new.assay', box.path('none.json'), saying='no such file')
    box.fail('import-json', 'new.assay', box.folder, saying='folder')
    assert not os.path.exists(box.path('new.assay'))


main(globals())
