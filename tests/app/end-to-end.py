#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole job as a person does it: open an article, tag with the mouse and with a key, undo,
close the window, open it again, export, and find everything there.

Things are found as a screen reader finds them and clicked and typed with real events; what came
of it is read from the project by the other program. Prints TAP.
Usage: end-to-end.py ASSAY ASSAY-CLI ARTICLE
"""

import glob
import json
import os
import shutil
import subprocess
import sys
import time

TOOLS = ('openbox', 'xdotool', 'wmctrl')
PATIENCE = 20   # seconds

try:
    import pyatspi
    from gi.repository import GLib
except ImportError:
    print('1..0 # SKIP pyatspi is not installed')
    sys.exit(77)

for tool in TOOLS:
    if shutil.which(tool) is None:
        print(f'1..0 # SKIP {tool} is not installed')
        sys.exit(77)

ASSAY, CLI, ARTICLE = sys.argv[1:4]

# Newer versions of the toolkit have a role for buttons that stay pressed.
BUTTONS = (pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON)

CONTROLS = (
    pyatspi.ROLE_CHECK_BOX, pyatspi.ROLE_COMBO_BOX, pyatspi.ROLE_ENTRY, pyatspi.ROLE_LINK,
    pyatspi.ROLE_LIST, pyatspi.ROLE_LIST_ITEM, pyatspi.ROLE_MENU_ITEM, pyatspi.ROLE_PAGE_TAB,
    pyatspi.ROLE_PROGRESS_BAR, pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_RADIO_BUTTON,
    pyatspi.ROLE_SLIDER, pyatspi.ROLE_SPIN_BUTTON, pyatspi.ROLE_TEXT, pyatspi.ROLE_TOGGLE_BUTTON,
)


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def wait_for(what, condition):
    """Returns what the condition comes to be; what vanishes meanwhile is looked for again."""
    until = time.monotonic() + PATIENCE
    trouble = None
    while time.monotonic() < until:
        # What the bus has to say of things that came and went is heard only here.
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            found = condition()
        except (LookupError, NotImplementedError, RuntimeError) as error:
            found = None
            trouble = error
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f'{what}: not within {PATIENCE} seconds ({trouble!r})')


# What a screen reader sees

def walk(accessible):
    yield accessible
    for child in accessible:
        if child is not None:
            yield from walk(child)


def get_application():
    for application in pyatspi.Registry.getDesktop(0):
        if application is not None and application.name == 'assay':
            return application
    raise LookupError('the program')


def get_page():
    """The text of the article: the only text that is long and not to be edited."""
    for accessible in walk(get_application()):
        if accessible.getRole() != pyatspi.ROLE_TEXT:
            continue
        if accessible.queryText().characterCount > 1000:
            return accessible
    raise LookupError('the article')


def get_extents(accessible):
    extents = accessible.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    return extents.x, extents.y, extents.width, extents.height


def describe_path(accessible):
    path = []
    while accessible is not None and accessible.getRole() != pyatspi.ROLE_FRAME:
        path.insert(0, accessible.name or accessible.getRoleName())
        accessible = accessible.parent
    return ' > '.join(path)


def get_words(page):
    text = page.queryText()
    return text.getText(0, text.characterCount)


# Where it is on the screen

def list_windows():
    """The place and size of each window of the program, pop-ups too."""
    windows = []
    for window in run('xdotool', 'search', '--onlyvisible', '--class', 'assay').split():
        lines = run('xdotool', 'getwindowgeometry', '--shell', window).split()
        values = dict(line.split('=') for line in lines)
        windows.append(tuple(int(values[name]) for name in ('X', 'Y', 'WIDTH', 'HEIGHT')))
    return windows


def get_frame():
    for accessible in get_application():
        if accessible.getRole() == pyatspi.ROLE_FRAME:
            return accessible
    raise LookupError('the window')


def move(x, y):
    """A hand moves before it presses; GTK learns from that which of two windows is meant."""
    for dx in (-2, -1, 0):
        run('xdotool', 'mousemove', str(round(x) + dx), str(round(y)))
        time.sleep(0.05)


def click(x, y):
    move(x, y)
    run('xdotool', 'click', '1')


def get_place_in_window(x, y):
    """Where on the screen a point of the main window is, which has a shadow all around."""
    _, _, width, height = get_extents(get_frame())
    largest = max(list_windows(), key=lambda window: window[2] * window[3])
    left, top, outer_width, outer_height = largest
    return left + (outer_width - width) / 2 + x, top + (outer_height - height) / 2 + y


def get_place_in_popover(button):
    """Where on the screen a button of a pop-up is, which is a window of the same size."""
    popover = button
    while popover.getRole() != pyatspi.ROLE_FRAME:
        popover = popover.parent
        x, y, width, height = get_extents(popover)
        for left, top, outer_width, outer_height in list_windows():
            if (width, height) == (outer_width, outer_height):
                button_x, button_y, button_width, button_height = get_extents(button)
                return (left + button_x - x + button_width / 2,
                        top + button_y - y + button_height / 2)
    raise LookupError('the pop-up')


def settled(get_place):
    """A place, once nothing moves any more: a notice may come or go, a pop-up find its place."""
    def look():
        place = get_place()
        time.sleep(0.3)
        return place if place == get_place() else None
    return wait_for('a place that stays', look)


def click_in_popover(name):
    click(*settled(lambda: get_place_in_popover(find_offered_kind(name))))


def get_place_of_character(position):
    text = get_page().queryText()
    x, y, width, height = text.getCharacterExtents(position, pyatspi.WINDOW_COORDS)
    if height == 0:
        raise LookupError('the sentence')
    return x + width / 2, y + height / 2


def scroll_to_sentence(sentence):
    """Turns the wheel over the article until a sentence is well inside it."""
    def look():
        left, top, width, height = get_extents(get_page())
        _, y = settled(lambda: get_place_of_character(sentence['start'] + 4))
        if top + height / 8 < y < top + height * 3 / 4:
            return True
        move(*get_place_in_window(left + width / 2, top + height / 2))
        run('xdotool', 'click', '5' if y > top + height / 2 else '4')
        return False
    wait_for('the sentence to be in view', look)


def click_sentence(sentence, holding=None):
    scroll_to_sentence(sentence)
    place = settled(lambda: get_place_of_character(sentence['start'] + 4))
    if holding is not None:
        run('xdotool', 'keydown', holding)
    try:
        click(*get_place_in_window(*place))
    finally:
        if holding is not None:
            run('xdotool', 'keyup', holding)


def find_offered_kind(name):
    """The button of a kind in the pop-up; the inspector has one of the same name."""
    sizes = {window[2:] for window in list_windows()}
    for accessible in walk(get_application()):
        if accessible.name != name or accessible.getRole() not in BUTTONS:
            continue
        above = accessible
        while above.getRole() != pyatspi.ROLE_FRAME:
            if get_extents(above)[2:] in sizes:
                return accessible
            above = above.parent
    raise LookupError(name)


# What the project holds

def get_project():
    projects = glob.glob(os.path.join(os.environ['XDG_DATA_HOME'], '**', '*.assay'), recursive=True)
    return [path for path in projects if 'backups' not in path.split(os.sep)][0]


def read(command):
    return json.loads(run(CLI, command, get_project(), '--format=json'))


def list_tags():
    return sorted((row['start'], row['kind']) for row in read('annotations'))


class Test:
    """The steps in order; each relies on those before it."""

    def __init__(self):
        self.process = None
        self.sentences = []

    def start(self, *arguments):
        environment = dict(os.environ, G_DEBUG='fatal-criticals')
        self.process = subprocess.Popen([ASSAY, *arguments], env=environment, stdout=sys.stderr)
        wait_for('the article', get_page)

    def stop(self):
        run('wmctrl', '-c', 'Assay')
        assert self.process.wait(PATIENCE) == 0, 'the program failed on closing'

    def an_article_opens(self):
        self.start(ARTICLE)
        wait_for('the sentences', lambda: 'sentences' in get_page().description)
        with open(ARTICLE, encoding='utf-8-sig', newline='') as file:
            words = file.read().replace('\r\n', '\n')
        assert len(words) == len(get_words(get_page())), 'offsets in the window are not positions'
        paragraphs = [row for row in read('sentences') if len(row['text']) > 60]
        self.sentences = paragraphs[2:6]

    def every_control_has_a_role_and_a_name(self):
        nameless = []
        n_controls = 0
        for accessible in walk(get_application()):
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
        click_in_popover('Evidence')
        wait_for('the tag', lambda: list_tags() == [(self.sentences[0]['start'], 'evidence')])
        wait_for('the tag to be said', lambda: get_page().description.endswith('Evidence'))

    def another_is_tagged_with_a_key(self):
        click_sentence(self.sentences[1])
        wait_for('the sentence to be said', lambda: get_page().description.endswith('not tagged'))
        run('xdotool', 'key', '1')
        wait_for('two tags', lambda: list_tags() == [(self.sentences[0]['start'], 'evidence'),
                                                     (self.sentences[1]['start'], 'claim')])

    def undo_takes_back_the_last_only(self):
        run('xdotool', 'key', 'ctrl+z')
        wait_for('one tag', lambda: list_tags() == [(self.sentences[0]['start'], 'evidence')])
        run('xdotool', 'key', 'ctrl+shift+z')
        wait_for('two tags again', lambda: len(list_tags()) == 2)
        run('xdotool', 'key', 'ctrl+z')
        wait_for('one tag again', lambda: len(list_tags()) == 1)

    def a_run_and_one_more_are_tagged_in_one_step(self):
        click_sentence(self.sentences[1])
        click_sentence(self.sentences[2], holding='shift')
        wait_for('a run', lambda: get_page().description.startswith('2 '))
        click_sentence(self.sentences[0], holding='ctrl')
        wait_for('one more', lambda: get_page().description.startswith('3 '))
        run('xdotool', 'key', '3')
        wait_for('three tags', lambda: list_tags() == [(sentence['start'], 'speculation')
                                                       for sentence in self.sentences[:3]])
        run('xdotool', 'key', 'ctrl+z')
        wait_for('what was before',
                 lambda: list_tags() == [(self.sentences[0]['start'], 'evidence')])

    def letters_typed_into_an_entry_tag_nothing(self):
        run('xdotool', 'key', 'ctrl+f')
        time.sleep(0.3)
        run('xdotool', 'type', '--delay', '30', '123')
        time.sleep(0.5)
        run('xdotool', 'key', 'Escape')
        assert list_tags() == [(self.sentences[0]['start'], 'evidence')], list_tags()

    def the_window_closes(self):
        self.stop()
        project = get_project()
        left = [path for path in glob.glob(project + '*') if path != project]
        assert not left, f'left beside the project: {left}'

    def everything_is_there_when_it_opens_again(self):
        self.start()
        click_sentence(self.sentences[0])
        wait_for('the tag to be said', lambda: get_page().description.endswith('Evidence'))
        self.stop()

    def an_export_holds_what_was_tagged(self):
        export = json.loads(run(CLI, 'export', get_project(), '--format=json'))
        assert export['format'] == 'assay-export', export['format']
        assert len(export['annotations']) == 1, export['annotations']
        annotation = export['annotations'][0]
        sentence = self.sentences[0]
        assert annotation['kind'] == 'evidence', annotation
        assert annotation['quote'] == sentence['text'], annotation
        assert annotation['start'] == sentence['start'], annotation
        assert annotation['end'] == sentence['end'], annotation


def main():
    window_manager = subprocess.Popen(['openbox'], stdout=subprocess.DEVNULL,
                                      stderr=subprocess.DEVNULL)
    test = Test()
    steps = [value for name, value in vars(Test).items()
             if callable(value) and not name.startswith('_') and name not in ('start', 'stop')]
    print(f'1..{len(steps)}', flush=True)
    failed = False
    try:
        for number, step in enumerate(steps, 1):
            name = step.__name__.replace('_', ' ')
            if failed:
                print(f'not ok {number} {name} # a step before it failed', flush=True)
                continue
            try:
                step(test)
                print(f'ok {number} {name}', flush=True)
            except (AssertionError, LookupError, subprocess.SubprocessError) as error:
                failed = True
                print(f'not ok {number} {name}', flush=True)
                print(f'# {error!r} {getattr(error, "stderr", "")}', flush=True)
    finally:
        if test.process is not None and test.process.poll() is None:
            test.process.kill()
        window_manager.kill()
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
