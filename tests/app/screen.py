# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests that use the program as a person does have in common.

Things are found as a screen reader finds them, and clicked and typed with real events. Importing
this skips the test where the tools for that are missing.

With ASSAY_PICTURES=FOLDER in the environment, each step leaves a picture of the screen there.
"""

import glob
import json
import os
import shutil
import subprocess
import sys
import time

TOOLS = ('openbox', 'xdotool', 'wmctrl')
PATIENCE = 60   # seconds; with sanitizers on a busy machine much is slow

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

# Newer versions of the toolkit have a role for buttons that stay pressed.
BUTTONS = (pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON)


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def wait_for(what, condition, patience=PATIENCE):
    """Returns what the condition comes to be; what vanishes meanwhile is looked for again."""
    until = time.monotonic() + patience
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
    raise AssertionError(f'{what}: not within {patience} seconds ({trouble!r})')


# The program

def start(program, *arguments, environment=None):
    """Starts the program and waits for an article to be read."""
    process = subprocess.Popen([program, *arguments], stdout=sys.stderr,
                               env=dict(environment or os.environ, G_DEBUG='fatal-criticals'))
    wait_for('the article', get_page)
    return process


def stop(process):
    run('wmctrl', '-c', 'Assay')
    assert process.wait(PATIENCE) == 0, 'the program failed on closing'


def get_project(data_home):
    """The project that the program made there."""
    projects = glob.glob(os.path.join(data_home, '**', '*.assay'), recursive=True)
    return [path for path in projects if 'backups' not in path.split(os.sep)][0]


def read(cli, *arguments):
    return json.loads(run(cli, *arguments, '--format=json'))


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


def get_words(page):
    text = page.queryText()
    return text.getText(0, text.characterCount)


def get_extents(accessible):
    extents = accessible.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    return extents.x, extents.y, extents.width, extents.height


def is_to_be_seen(accessible):
    _, _, width, height = get_extents(accessible)
    return accessible.getState().contains(pyatspi.STATE_VISIBLE) and width > 0 and height > 0


def find(name, roles=None, whole=False):
    """What can be seen and is called so, or begins so unless that is the whole name."""
    for accessible in walk(get_application()):
        if not accessible.name.startswith(name) or whole and accessible.name != name:
            continue
        if (roles is None or accessible.getRole() in roles) and is_to_be_seen(accessible):
            return accessible
    raise LookupError(name)


def is_shown(name, whole=False):
    try:
        return find(name, whole=whole) is not None
    except LookupError:
        return False


def get_focus():
    for accessible in walk(get_application()):
        if accessible.getState().contains(pyatspi.STATE_FOCUSED):
            return accessible
    raise LookupError('the focus')


def is_entry(accessible):
    """Whether it is where words are typed, other than the article."""
    is_text = accessible.getRole() == pyatspi.ROLE_TEXT
    return is_text and accessible.queryText().characterCount < 1000


# Where it is on the screen

def list_windows():
    """The place and size of each window of the program, pop-ups too."""
    windows = []
    for window in run('xdotool', 'search', '--onlyvisible', '--class', 'assay').split():
        lines = run('xdotool', 'getwindowgeometry', '--shell', window).split()
        values = dict(line.split('=') for line in lines)
        windows.append(tuple(int(values[name]) for name in ('X', 'Y', 'WIDTH', 'HEIGHT')))
    return windows


def climb(accessible):
    """The thing itself and what is around it that says where it is, which not everything does."""
    while accessible.getRole() != pyatspi.ROLE_APPLICATION:
        if 'Component' in pyatspi.listInterfaces(accessible):
            yield accessible
        accessible = accessible.parent


def get_place(accessible):
    """Where on the screen the middle of something is.

    A pop-up is a window of the same size; other windows have a shadow of one width all around.
    """
    windows = list_windows()
    x, y, width, height = get_extents(accessible)
    for above in climb(accessible):
        around_x, around_y, around_width, around_height = get_extents(above)
        is_window = above.parent.getRole() == pyatspi.ROLE_APPLICATION
        for left, top, outer_width, outer_height in windows:
            shadow = outer_width - around_width
            if shadow != outer_height - around_height:
                continue
            if shadow == 0 or is_window and 0 < shadow < 100:
                return (left + shadow / 2 + x - around_x + width / 2,
                        top + shadow / 2 + y - around_y + height / 2)
    raise LookupError(accessible.name)


def get_place_in_window(x, y):
    """Where on the screen a point of the main window is."""
    frame = next(window for window in get_application() if window.name == 'Assay')
    _, _, width, height = get_extents(frame)
    middle_x, middle_y = get_place(frame)
    return middle_x - width / 2 + x, middle_y - height / 2 + y


def get_place_of_character(position):
    text = get_page().queryText()
    x, y, width, height = text.getCharacterExtents(position, pyatspi.WINDOW_COORDS)
    if height == 0:
        raise LookupError('the sentence')
    return x + width / 2, y + height / 2


def settled(get_place):
    """A place, once nothing moves any more: a notice may come or go, a pop-up find its place."""
    def look():
        place = get_place()
        time.sleep(0.3)
        return place if place == get_place() else None
    return wait_for('a place that stays', look)


# What a person does

def move(x, y):
    """A hand moves before it presses; GTK learns from that which of two windows is meant."""
    for dx in (-2, -1, 0):
        run('xdotool', 'mousemove', str(round(x) + dx), str(round(y)))
        time.sleep(0.05)


def click(x, y):
    move(x, y)
    run('xdotool', 'click', '1')


def click_on(find_it):
    """Clicks on what a function finds."""
    click(*settled(lambda: get_place(find_it())))


def press(*keys):
    run('xdotool', 'key', *keys)


def write(words):
    run('xdotool', 'type', '--delay', '15', words)


def get_front():
    """The window that has the keys, or none for a moment between two."""
    found = subprocess.run(['xdotool', 'getactivewindow'], check=False, capture_output=True)
    return found.stdout.strip() or None


def open_window(*keys):
    """Presses keys that open a window, and waits until those that follow go there."""
    before = get_front()
    press(*keys)
    wait_for(f'what {keys} open', lambda: get_front() not in (None, before))


def get_typed():
    words = get_focus().queryText()
    return words.getText(0, words.characterCount)


def write_over(words):
    """Types into the entry that has the keys; a busy machine loses some of them now and then."""
    for _ in range(3):
        press('ctrl+a')
        write(words)
        # What is proposed to complete them with goes.
        press('shift+End', 'Delete')
        try:
            wait_for('the words', lambda: get_typed() == words, 5)
            return
        except AssertionError:
            pass


def choose_file(path):
    """Types a path into a dialog for files, over the name that it proposes if it does."""
    dialog = get_front()
    # The list of recent files would nearly always take Enter for itself.
    press('alt+Home', 'ctrl+l')
    wait_for('the name of a file', lambda: is_entry(get_focus()))
    write_over(path)
    press('Return')
    try:
        wait_for('the dialog to close', lambda: get_front() not in (None, dialog), 5)
    except AssertionError:
        # What the dialog proposed to complete the name with took the key.
        press('Return')
        wait_for('the dialog to close', lambda: get_front() not in (None, dialog))


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
        if accessible.name == name and accessible.getRole() in BUTTONS:
            if any(get_extents(above)[2:] in sizes for above in climb(accessible)):
                return accessible
    raise LookupError(name)


# A test of several steps

def take_picture(name):
    folder = os.environ.get('ASSAY_PICTURES')
    if folder is not None:
        run('import', '-window', 'root', os.path.join(folder, f'{name}.png'))


def run_steps(test, steps):
    """Runs the steps in order, each of which relies on those before it, and prints TAP.

    A program still running in the end is `test.process`. Returns the status to exit with.
    """
    window_manager = subprocess.Popen(['openbox'], stdout=subprocess.DEVNULL,
                                      stderr=subprocess.DEVNULL)
    print(f'1..{len(steps)}', flush=True)
    failed = False
    try:
        for number, step in enumerate(steps, 1):
            name = step.__name__.replace('_', ' ')
            if failed:
                print(f'not ok {number} {name} # a step before it failed', flush=True)
                continue
            try:
                step()
                print(f'ok {number} {name}', flush=True)
            except (AssertionError, LookupError, subprocess.SubprocessError) as error:
                failed = True
                print(f'not ok {number} {name}', flush=True)
                print(f'# {error!r} {getattr(error, "stderr", "")}', flush=True)
            take_picture(f'{number:02} {name}')
    finally:
        if test.process is not None and test.process.poll() is None:
            test.process.kill()
        window_manager.kill()
    return 1 if failed else 0
