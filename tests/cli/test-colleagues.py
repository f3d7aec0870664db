#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people with settings of their own tag the same articles, exchange their work, and decide."""

import json

from harness import ARTICLE, main

OTHER = ARTICLE.replace('Salt', 'Grain').replace('salt', 'grain')
KINDS = {'Kim': ('claim', 'claim', 'evidence', 'claim'), 'Lee': ('claim', 'speculation', 'claim', 'evidence')}


def become(box, name):
    """The user of the machine is somebody else from now on."""
    box.env['XDG_CONFIG_HOME'] = box.path(f'config of {name}')


def tag_as(box, name, project):
    become(box, name)
    for article in box.list('articles', project):
        sentences = box.list('sentences', project, f'--article={article["id"]}')
        for sentence, kind in zip(sentences[1:], KINDS[name]):
            box.run('tag', project, article['id'], sentence['start'], sentence['end'], kind)


def work_apart(box):
    """Projects of Kim and Lee with the same two articles, each brought in on their own machine."""
    projects = []
    for name in KINDS:
        become(box, name)
        projects.append(box.path(f'{name}.assay'))
        box.run('import', projects[-1], box.write(f'{name}/salt.txt', ARTICLE),
                box.write(f'{name}/grain.txt', OTHER.replace('\n', '\r\n')))
        tag_as(box, name, projects[-1])
    return projects


def export(box, project):
    """All but the name of the project, which each has of its own."""
    whole = json.loads(box.run('export', project).out)
    whole.pop('project')
    return whole


def decide_all(box, project):
    for row in box.list('disagreements', project):
        box.run('decide', project, row['article'], row['start'], row['end'], 'claim', '--reason=It is only said.')


def test_two_people_end_with_one_project(box):
    kim, lee = work_apart(box)
    for name, project, other in (('Kim', kim, lee), ('Lee', lee, kim)):
        become(box, name)
        copy = box.path(f'for {name}.assay')
        box.run('share', other, copy)
        box.run('merge', project, copy)
    assert export(box, kim) == export(box, lee)
    assert len(box.list('articles', kim)) == 2
    assert len(box.list('annotators', kim)) == 2
    assert len(box.list('disagreements', kim)) == 6


def test_a_decision_of_one_is_the_decision_of_both(box):
    kim, lee = work_apart(box)
    become(box, 'Kim')
    box.run('merge', kim, lee)
    before = box.list('annotations', kim)
    decide_all(box, kim)
    assert box.list('annotations', kim) == before
    become(box, 'Lee')
    box.run('merge', lee, kim)
    assert export(box, lee) == export(box, kim)
    assert {row['decided'] for row in box.list('disagreements', lee)} == {'claim'}
    assert {row['reason'] for row in box.list('decisions', lee)} == {'It is only said.'}


main(globals())
