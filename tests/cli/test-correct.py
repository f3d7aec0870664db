# SPDX-License-Identifier: GPL-3.0-or-later
"""Correcting works cited and citations, and what every list and export then says."""

import json

from harness import ARTICLE, main


def references(sandbox, project):
    return sandbox.list('references', project)


def export(sandbox, project, format='json'):
    return sandbox.run('export', project, f'--format={format}').out


def content(text):
    document = json.loads(text)
    del document['project']
    return document


def test_a_field_is_corrected_in_lists_and_exports(sandbox):
    project = sandbox.project()
    work = references(sandbox, project)[1]
    sandbox.run('correct', project, work['id'][:8], 'title=The Herring Road', 'author=Dunning, Petra; Tern Trust',
                'issued=2021-04-02')
    work = references(sandbox, project)[1]
    assert work['title'] == 'The Herring Road', work
    assert work['author'] == [{'family': 'Dunning', 'given': 'Petra'}, {'literal': 'Tern Trust'}], work
    assert work['issued'] == {'date-parts': [[2021, 4, 2]]}, work
    for format in ('json', 'csl', 'bibtex', 'ris'):
        assert 'The Herring Road' in export(sandbox, project, format), format

    sandbox.run('correct', project, work['id'], '--as-read=title', '--as-read=issued')
    work = references(sandbox, project)[1]
    assert work['title'] == 'The Salt Road', work
    assert len(work['author']) == 2, work
    sandbox.run('verify', project)


def test_what_makes_no_sense_changes_nothing(sandbox):
    project = sandbox.project()
    work = references(sandbox, project)[0]['id']
    before = export(sandbox, project)
    sandbox.fail('correct', project, work, 'title=Right', 'issued=2021-02-30', saying='2024-09-30')
    sandbox.fail('correct', project, work, 'colour=red', saying='colour')
    sandbox.fail('correct', project, work, 'type=pebble', saying='CSL')
    sandbox.fail('correct', project, work, 'title', status=2, saying='FIELD=VALUE')
    sandbox.fail('correct', project, work, '--targets=' + work, status=2)
    sandbox.fail('correct', project, 'ffffffff', 'title=Right', saying='ffffffff')
    sandbox.fail('correct', project, status=2)
    assert export(sandbox, project) == before


def test_works_are_added_removed_split_and_joined(sandbox):
    project = sandbox.project()
    article = sandbox.list('articles', project)[0]['id']
    first, second = references(sandbox, project)
    sandbox.run('correct', project, first['id'], '--join', second['id'])
    whole, = references(sandbox, project)
    assert (whole['start'], whole['end']) == (first['start'], second['end']), whole
    sandbox.run('correct', project, whole['id'], f'--split={second["start"]}')
    assert references(sandbox, project) == [first, second]
    sandbox.run('correct', project, second['id'], '--remove')
    assert references(sandbox, project) == [first]
    sandbox.run('correct', project, '--article', article, f'--add={second["start"]}-{second["end"]}')
    assert references(sandbox, project) == [first, second]
    sandbox.fail('correct', project, '--add=0-9', status=2, saying='--article')
    sandbox.run('verify', project)


def test_a_citation_is_linked_by_hand(sandbox):
    project = sandbox.project()
    first, second = (work['id'] for work in references(sandbox, project))
    marker = sandbox.list('citations', project)[0]
    assert marker['targets'] == [first], marker
    sandbox.run('correct', project, marker['id'], f'--targets={second[:8]},{first[:8]}')
    assert sandbox.list('citations', project)[0]['targets'] == [second, first]
    sandbox.run('correct', project, marker['id'], '--targets=')
    assert 'dangling' in [finding['kind'] for finding in sandbox.list('audit', project)]
    sandbox.run('correct', project, marker['id'], '--as-read=targets')
    assert sandbox.list('citations', project)[0]['targets'] == [first]
    sandbox.run('correct', project, marker['id'], '--remove')
    assert len(sandbox.list('citations', project)) == 1
    sandbox.fail('correct', project, sandbox.list('citations', project)[0]['id'], 'title=None', status=2)


def test_an_export_brings_the_corrections_back(sandbox):
    project = sandbox.project()
    first, second = references(sandbox, project)
    marker = sandbox.list('citations', project)[1]
    start = ARTICLE.index('The salteries')
    article = sandbox.list('articles', project)[0]['id']
    sandbox.run('correct', project, first['id'], 'title=', 'URL=https://harbour.example/all figures', 'label=7')
    sandbox.run('correct', project, '--article', article, f'--add={start}-{start + 40}')
    sandbox.run('correct', project, marker['id'], f'--targets={first["id"]}')
    sandbox.run('correct', project, second['id'], '--remove')
    text = export(sandbox, project)
    sandbox.run('import-json', sandbox.path('other.assay'), sandbox.write('p.json', text))
    assert content(export(sandbox, sandbox.path('other.assay'))) == content(text)
    sandbox.run('verify', sandbox.path('other.assay'))

    none = sandbox.project('none.assay')
    for work in references(sandbox, none):
        sandbox.run('correct', none, work['id'], '--remove')
    text = export(sandbox, none)
    assert json.loads(text)['references'] == []
    sandbox.run('import-json', sandbox.path('again.assay'), sandbox.write('none.json', text))
    assert content(export(sandbox, sandbox.path('again.assay'))) == content(text)


def test_a_merge_brings_corrections(sandbox):
    ours, theirs = sandbox.project('ours.assay'), sandbox.project('theirs.assay')
    work = references(sandbox, theirs)[0]['id']
    sandbox.run('correct', theirs, work, 'publisher=Theirs', '--annotator=Lee')
    sandbox.run('correct', ours, work, 'volume=12')
    sandbox.run('merge', ours, theirs)
    merged = references(sandbox, ours)[0]
    assert (merged['publisher'], merged['volume']) == ('Theirs', '12'), merged
    assert any(entry['what'] == 'reference' for entry in sandbox.list('history', ours))


main(globals())
