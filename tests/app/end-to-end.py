#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole job as a person does it: open an article, tag with the mouse and with a key, undo,
close the window, open it again, export, and find everything there.

Things are found as a screen reader finds them and clicked and typed with real events; what came
of it is read from the project by the other program. Prints TAP.
Usage: end-to-end.py ASSAY ASSAY-CLI ARTICLE
"""

import glob
import os
import sys
import time

import screen
from screen import click_sentence, get_page, press, pyatspi, read, wait_for

ASSAY, CLI, ARTICLE = sys.argv[1:4]

CONTROLS = (
    pyatspi.ROLE_CHECK_BOX, pyatspi.ROLE_COMBO_BOX, pyatspi.ROLE_ENTRY, pyatspi.ROLE_LINK,
    pyatspi.ROLE_LIST, pyatspi.ROLE_LIST_ITEM, pyatspi.ROLE_MENU_ITEM, pyatspi.ROLE_PAGE_TAB,
    pyatspi.ROLE_PROGRESS_BAR, pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_RADIO_BUTTON,
    pyatspi.ROLE_SLIDER, pyatspi.ROLE_SPIN_BUTTON, pyatspi.ROLE_TEXT, pyatspi.ROLE_TOGGLE_BUTTON,
)


def describe_path(accessible):
    path = []
    while accessible is not None and accessible.getRole() != pyatspi.ROLE_FRAME:
        path.insert(0, accessible.name or accessible.getRoleName())
        accessible = accessible.parent
    return ' > '.join(path)


# What the project holds

def get_project():
    return screen.get_project(os.environ['XDG_DATA_HOME'])


def list_sentences():
    return read(CLI, 'sentences', get_project())


def list_tags():
    return sorted((row['start'], row['kind']) for row in read(CLI, 'annotations', get_project()))


class Test:
    """The steps in order; each relies on those before it."""

    def __init__(self):
        self.process = None
        self.sentences = []

    def an_article_opens(self):
        self.process = screen.start(ASSAY, ARTICLE)
        wait_for('the sentences', lambda: 'sentences' in get_page().description)
        with open(ARTICLE, encoding='utf-8-sig', newline='') as file:
            words = file.read().replace('\r\n', '\n')
        shown = screen.get_words(get_page())
        assert len(words) == len(shown), 'offsets in the window are not positions'
        paragraphs = [row for row in list_sentences() if len(row['text']) > 60]
        self.sentences = paragraphs[2:6]

    def every_control_has_a_role_and_a_name(self):
        nameless = []
        n_controls = 0
        for accessible in screen.walk(screen.get_application()):
            role = accessible.getRole()
            name = accessible.name.strip()
            no_role = role in (pyatspi.ROLE_INVALID, pyatspi.ROLE_UNKNOWN)
            assert not no_role, f'no role: {describe_path(accessible)}'
            if role not in CONTROLS:
                continue
            n_controls += 1
            # GTK says the name of the class where there is no other.
            if not name or name.startswith(('Gtk', 'Assay')):
                nameless.append(describe_path(accessible))
        assert n_controls > 20, f'only {n_controls} controls'
        assert not nameless, f'no name: {nameless}'

    def a_sentence_is_tagged_with_two_clicks(self):
        click_sentence(self.sentences[0])
        wait_for('the sentence to be said', lambda: get_page().description.endswith('not tagged'))
        screen.click_on(lambda: screen.find_offered_kind('Evidence'))
        wait_for('the tag', lambda: list_tags() == [(self.sentences[0]['start'], 'evidence')])
        wait_for('the tag to be said', lambda: get_page().description.endswith('Evidence'))

    def another_is_tagged_with_a_key(self):
        click_sentence(self.sentences[1])
        wait_for('the sentence to be said', lambda: get_page().description.endswith('not tagged'))
        press('1')
        wait_for('two tags', lambda: list_tags() == [(self.sentences[0]['start'], 'evidence'),
                                                     (self.sentences[1]['start'], 'claim')])

    def undo_takes_back_the_last_only(self):
        press('ctrl+z')
        wait_for('one tag', lambda: list_tags() == [(self.sentences[0]['start'], 'evidence')])
        press('ctrl+shift+z')
        wait_for('two tags again', lambda: len(list_tags()) == 2)
        press('ctrl+z')
        wait_for('one tag again', lambda: len(list_tags()) == 1)

    def a_run_and_one_more_are_tagged_in_one_step(self):
        click_sentence(self.sentences[1])
        click_sentence(self.sentences[2], holding='shift')
        wait_for('a run', lambda: get_page().description.startswith('2 '))
        click_sentence(self.sentences[0], holding='ctrl')
        wait_for('one more', lambda: get_page().description.startswith('3 '))
        press('3')
        wait_for('three tags', lambda: list_tags() == [(sentence['start'], 'speculation')
                                                       for sentence in self.sentences[:3]])
        press('ctrl+z')
        wait_for('what was before',
                 lambda: list_tags() == [(self.sentences[0]['start'], 'evidence')])

    def letters_typed_into_an_entry_tag_nothing(self):
        press('ctrl+f')
        time.sleep(0.3)
        screen.write('123')
        time.sleep(0.5)
        press('Escape')
        assert list_tags() == [(self.sentences[0]['start'], 'evidence')], list_tags()

    def the_window_closes(self):
        screen.stop(self.process)
        project = get_project()
        left = [path for path in glob.glob(project + '*') if path != project]
        assert not left, f'left beside the project: {left}'

    def everything_is_there_when_it_opens_again(self):
        self.process = screen.start(ASSAY)
        click_sentence(self.sentences[0])
        wait_for('the tag to be said', lambda: get_page().description.endswith('Evidence'))
        screen.stop(self.process)

    def an_export_holds_what_was_tagged(self):
        export = read(CLI, 'export', get_project())
        assert export['format'] == 'assay-export', export['format']
        assert len(export['annotations']) == 1, export['annotations']
        annotation = export['annotations'][0]
        sentence = self.sentences[0]
        assert annotation['kind'] == 'evidence', annotation
        assert annotation['quote'] == sentence['text'], annotation
        assert annotation['start'] == sentence['start'], annotation
        assert annotation['end'] == sentence['end'], annotation


def main():
    test = Test()
    return screen.run_steps(test, [getattr(test, name) for name, value in vars(Test).items()
                                   if callable(value) and not name.startswith('_')])


if __name__ == '__main__':
    sys.exit(main())
