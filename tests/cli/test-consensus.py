#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where people disagree is listed, what they agree on is recorded, and the tags stay as they are."""

import json
import shutil

from harness import main


def disputed(box):
    """A project in which Kim and Lee tagged the first three sentences, the second differently."""
    project = box.project()
    article = box.list('articles', project)[0]['id']
    sentences = box.list('sentences', project)
    for name, kinds in (('Kim', ('claim', 'claim', 'evidence')), ('Lee', ('claim', 'speculation', 'evidence'))):
        for sentence, kind in zip(sentences, kinds):
            box.run('tag', project, article, sentence['start'], sentence['end'], kind, f'--annotator={name}')
    return project, article, sentences[1]


def test_disagreements_say_who_says_what(box):
    project, article, sentence = disputed(box)
    row, = box.list('disagreements', project)
    assert (row['article'], row['start'], row['end']) == (article, sentence['start'], sentence['end']), row
    assert row['opinions'] == ['Kim: claim', 'Lee: speculation'], row
    assert (row['differs'], row['decided']) == ('kind', None), row
    assert box.list('disagreements', project, f'--article={article[:8]}') == [row]


def test_a_decision_is_recorded_and_the_tags_stay(box):
    project, article, sentence = disputed(box)
    before = box.list('annotations', project)
    decision = box.run('decide', project, article, sentence['start'], sentence['end'], 'speculation',
                       '--reason=“Nobody knows”', '--likelihood=unlikely', '--annotator=Ada').out.strip()
    row, = box.list('decisions', project)
    assert (row['id'], row['kind'], row['reason']) == (decision, 'speculation', '“Nobody knows”'), row
    assert (row['annotator'], row['likelihood'], row['counts']) == ('Ada', 'unlikely', 'yes'), row
    assert sorted(row['based_on']) == sorted(a['id'] for a in before if a['start'] == sentence['start'])
    assert box.list('annotations', project) == before
    assert box.list('disagreements', project)[0]['decided'] == 'speculation'
    assert 'Ada' in box.run('history', project, decision).out


def test_the_newest_decision_counts(box):
    project, article, sentence = disputed(box)
    place = (article, sentence['start'], sentence['end'])
    box.run('decide', project, *place, 'claim', '--reason=')
    last = box.run('decide', project, *place, 'none', '--reason=It is a heading').out.strip()
    assert [row['counts'] for row in box.list('decisions', project)] == ['no', 'yes']
    assert box.list('disagreements', project)[0]['decided'] == 'none'
    box.run('undecide', project, last)
    assert box.list('disagreements', project)[0]['decided'] == 'claim'


def test_a_decision_is_outdated_once_the_tags_change(box):
    project, article, sentence = disputed(box)
    place = (article, sentence['start'], sentence['end'])

    def outdated():
        disagreement, = (row for row in box.list('disagreements', project) if row['start'] == sentence['start'])
        newest = [row for row in box.list('decisions', project) if row['counts'] == 'yes']
        assert [row['outdated'] for row in newest] == [disagreement['outdated']] * len(newest)
        return disagreement['decided'], disagreement['outdated']

    assert outdated() == (None, None)
    box.run('decide', project, *place, 'claim', '--reason=Two sources')
    assert outdated() == ('claim', 'no')
    box.run('tag', project, *place, 'evidence', '--annotator=Lee')
    assert outdated() == ('claim', 'yes')
    box.run('decide', project, *place, 'evidence', '--reason=Lee is right')
    assert outdated() == ('evidence', 'no')
    box.run('tag', project, *place, 'claim', '--annotator=Mo')
    assert outdated() == ('evidence', 'yes')


def test_a_decision_needs_a_reason_and_a_known_kind(box):
    project, article, sentence = disputed(box)
    place = (article, sentence['start'], sentence['end'])
    box.fail('decide', project, *place, 'claim', status=2, saying='--reason')
    box.fail('decide', project, *place, 'rumour', '--reason=x', saying='“rumour”')
    box.fail('decide', project, *place, 'none', '--reason=x', '--confidence=low', saying='without a kind')
    box.fail('decide', project, article, 5, 100000, 'claim', '--reason=x')
    assert box.list('decisions', project) == []


def test_decisions_travel_by_merge_and_by_json(box):
    project, article, sentence = disputed(box)
    copy = box.path('copy.assay')
    shutil.copy(project, copy)
    box.run('decide', copy, article, sentence['start'], sentence['end'], 'claim', '--reason=Two sources')
    box.run('merge', project, copy)
    assert box.list('decisions', project) == box.list('decisions', copy)

    exported = box.run('export', project).out
    assert len(json.loads(exported)['decisions']) == 1
    again = box.path('p2.assay')
    box.run('import-json', again, box.write('export.json', exported))
    assert json.loads(box.run('export', again).out)['decisions'] == json.loads(exported)['decisions']
    assert box.run('verify', again).status == 0


def test_confusion_counts_what_each_said(box):
    project, _, _ = disputed(box)
    rows = {(row['first_kind'], row['second_kind']): row['sentences'] for row in box.list('confusion', project)}
    assert rows[('claim', 'speculation')] == 1, rows
    assert rows[('claim', 'claim')] == 1, rows
    assert rows[('none', 'none')] == len(box.list('sentences', project)) - 3, rows


def test_agreement_is_told_with_its_interval(box):
    project, _, _ = disputed(box)
    figures = {row['measure']: row for row in box.list('agreement', project) if row['field'] == 'kind'}
    percent = figures['percent']
    total = len(box.list('sentences', project))
    assert percent['sentences'] == total, percent
    assert abs(percent['value'] - (total - 1) / total) < 0.001, percent
    assert percent['low'] <= percent['value'] <= percent['high'], percent
    assert set(figures) == {'percent', 'cohen-kappa', 'krippendorff-alpha'}, figures


main(globals())
