#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is exported holds the whole project, in forms that other programs understand."""

import csv
import io
import json
import os
import stat

import harness
from harness import ARTICLE, main

NASTY = ('Ünïcode “quotes” \\ and / 👩\u200d🔬 \u202eright to left\u202c \u2028 line\tTab.\n\n'
         '=HYPERLINK("http://evil.example") is a formula. +1 is one too. @SUM is a third.\n\n'
         'שלום עולם. זה משפט. \x01 stray. Last one, "quoted", here.\n')


def validate(document):
    try:
        import jsonschema
    except ImportError:
        raise harness.Refused('python3-jsonschema is not installed')
    with open(os.environ['ASSAY_SCHEMA'], encoding='utf-8') as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(document)


def closed_objects(schema, place=''):
    """The places of objects in a schema that allow members it does not name."""
    if isinstance(schema, dict):
        if schema.get('type') == 'object' and schema.get('additionalProperties') is not False:
            yield place
        for name, value in schema.items():
            yield from closed_objects(value, f'{place}/{name}')


def test_an_export_is_what_the_schema_says(box):
    validate(json.loads(box.run('export', box.tagged_project()).out))
    box.run('init', 'empty.assay')
    validate(json.loads(box.run('export', 'empty.assay').out))


def test_who_is_one_person_and_has_finished_is_in_the_schema(box):
    document = json.loads(box.run('export', box.tagged_project()).out)
    first, second = (annotator['id'] for annotator in document['annotators'][:2])
    document['annotators'][1]['same_as'] = first
    document['finished'] = [{'article': document['articles'][0]['id'], 'annotator': second}]
    box.run('import-json', 'q.assay', box.write('out.json', json.dumps(document)))
    again = json.loads(box.run('export', 'q.assay').out)
    assert (again['annotators'], again['finished']) == (document['annotators'], document['finished'])
    validate(again)


def test_the_schema_leaves_nothing_open(box):
    with open(os.environ['ASSAY_SCHEMA'], encoding='utf-8') as file:
        assert list(closed_objects(json.load(file))) == []


def test_every_span_is_in_its_text(box):
    project = box.tagged_project()
    box.run('import', project, box.write('nasty.txt', NASTY))
    document = json.loads(box.run('export', project).out)
    texts = {article['id']: article['text'] for article in document['articles']}
    assert texts[next(a['id'] for a in document['articles'] if a['source'] == 'nasty.txt')] == NASTY
    for article in document['articles']:
        for span in article['blocks'] + article['sentences']:
            assert 0 <= span['start'] < span['end'] <= len(article['text'])
    for record in document['annotations'] + document['citations']:
        assert texts[record['article']][record['start']:record['end']] == record['quote']
    for record in document['references']:
        assert texts[record['article']][record['start']:record['end']] == record['raw']
    for record in document['annotations']:
        text = texts[record['article']]
        assert record['before'] == text[max(0, record['start'] - 32):record['start']]
        assert record['after'] == text[record['end']:record['end'] + 32]


def test_lists_are_sorted(box):
    project = box.tagged_project()
    for i in range(5):
        box.run('import', project, box.write(f'{i}.txt', ARTICLE + f'\nNumber {i}.\n'))
    document = json.loads(box.run('export', project).out)
    for name in ['references', 'citations', 'annotations']:
        keys = [(r['article'], r['start'], r['id']) for r in document[name]]
        assert keys == sorted(keys) and keys, name
    for name in ['annotators', 'articles']:
        ids = [record['id'] for record in document[name]]
        assert ids == sorted(ids) and ids, name


def test_ids_refer_to_what_is_there(box):
    document = json.loads(box.run('export', box.tagged_project()).out)
    ids = {name: {record['id'] for record in document[name]} for name in
           ['annotators', 'articles', 'references', 'annotations']}
    for record in document['annotations']:
        assert record['annotator'] in ids['annotators'] and record['article'] in ids['articles']
    for record in document['citations']:
        assert set(record['targets']) <= ids['references']
    for record in document['links']:
        assert record['from'] in ids['annotations']
        assert record['to'] in ids['references' if record['kind'] == 'cites' else 'annotations']


def test_the_same_project_gives_the_same_bytes(box):
    project = box.tagged_project()
    first = box.run('export', project).out
    assert box.run('export', project).out == first
    box.run('export', project, '--output=out.json')
    with open(box.path('out.json'), encoding='utf-8', newline='') as file:
        assert file.read() == first


def test_the_same_articles_give_the_same_bytes_on_two_machines(box):
    files = [box.write('a.txt', ARTICLE), box.write('b.txt', 'Another one. It is short.\n')]
    box.run('import', 'p.assay', *files)
    box.env['XDG_CONFIG_HOME'] = box.path('other-config')
    box.run('import', 'q.assay', *reversed(files))
    one, two = (json.loads(box.run('export', p).out) for p in ('p.assay', 'q.assay'))
    assert one.pop('project') != two.pop('project')
    assert one == two


def test_one_article_is_exported_alone(box):
    project = box.tagged_project()
    box.run('import', project, box.write('b.txt', 'Another one. It is short.\n'))
    other = next(a['id'] for a in box.list('articles', project) if a['source'] == 'b.txt')
    document = json.loads(box.run('export', project, f'--article={other[:9]}').out)
    assert [a['id'] for a in document['articles']] == [other]
    assert document['annotations'] == [] and document['links'] == [] and document['annotators'] == []
    box.fail('export', project, '--article=zzz', saying='zzz')


def test_a_file_is_replaced_whole_or_not_at_all(box):
    project = box.project()
    target = box.write('out.json', 'precious')
    os.symlink(target, box.path('link.json'))
    os.chmod(target, 0o600)
    box.run('export', project, '--output=link.json')
    assert os.path.islink(box.path('link.json'))
    assert stat.S_IMODE(os.stat(target).st_mode) == 0o600
    with open(target, encoding='utf-8') as file:
        assert json.load(file)['format'] == 'assay-export'
    with open(target, 'w', encoding='utf-8') as file:
        file.write('precious')
    box.fail('export', project, f'--output={target}', '--article=ffff')
    with open(target, encoding='utf-8') as file:
        assert file.read() == 'precious'
    box.fail('export', project, f'--output={box.folder}')
    box.fail('export', project, '--output=no/such/folder/out.json', saying='no/such/folder')
    assert sorted(os.listdir(box.folder)) == ['config', 'link.json', 'out.json', 'p.assay', 'salt.txt']


def test_a_device_is_written_to_and_stays(box):
    box.run('export', box.project(), '--output=/dev/null')
    assert stat.S_ISCHR(os.stat('/dev/null').st_mode)


def test_no_format_is_no_guess(box):
    box.fail('export', box.project(), '--format=xml', status=2, saying='webannotation')


def test_csv_has_a_line_an_annotation(box):
    project = box.project(article=NASTY)
    article = box.list('articles', project)[0]['id']
    for sentence in box.list('sentences', project):
        box.run('tag', project, article, sentence['start'], sentence['end'], 'claim', '--note=-1, "so"\nthen')
    text = box.run('export', project, '--format=csv').out
    assert text.count('\r\n') >= 5
    rows = list(csv.DictReader(io.StringIO(text, newline='')))
    annotations = box.list('annotations', project)
    assert len(rows) == len(annotations) > 3
    for row, annotation in zip(rows, annotations):
        quote = annotation['quote']
        assert row['quote'] == ("'" if quote[0] in '=+-@\t\r' else '') + quote
        assert row['note'] == "'-1, \"so\"\nthen"
        assert row['article'] == article and row['kind'] == 'claim'
        assert row['annotator'] == annotation['annotator'] and row['created'] == annotation['created']
    assert any(row['quote'].startswith("'=") for row in rows)


def test_web_annotations_select_by_place_and_by_words(box):
    project = box.tagged_project()
    collection = json.loads(box.run('export', project, '--format=webannotation').out)
    assert collection['@context'] == 'http://www.w3.org/ns/anno.jsonld'
    assert collection['type'] == 'AnnotationCollection'
    items = collection['first']['items']
    annotations = box.list('annotations', project)
    assert collection['total'] == len(items) == len(annotations)
    for item, annotation in zip(items, annotations):
        assert item['id'] == 'urn:uuid:' + annotation['id'] and item['type'] == 'Annotation'
        assert item['creator']['name'] == annotation['annotator']
        assert [b['value'] for b in item['body'] if b['purpose'] == 'tagging'] == [annotation['kind']]
        assert [b['value'] for b in item['body'] if b['purpose'] == 'commenting'] \
            == ([annotation['note']] if annotation['note'] else [])
        place, quote = item['target']['selector']
        assert (place['type'], quote['type']) == ('TextPositionSelector', 'TextQuoteSelector')
        assert ARTICLE[place['start']:place['end']] == quote['exact']
        assert ARTICLE[:place['start']].endswith(quote['prefix'])
        assert ARTICLE[place['end']:].startswith(quote['suffix'])


main(globals())
