#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people on two machines tag the same two articles, send each other copies, merge them both ways
and decide where they disagree; both end with the same work.

Each has settings and projects of their own, and they sit down one after the other, since the program
has one window in a session. Prints TAP.
Usage: two-users.py ASSAY ASSAY-CLI ARTICLE ARTICLE
"""

import os
import sys
import tempfile

import screen
from screen import click_on, click_sentence, find, is_shown, press, pyatspi, read, wait_for, write

ASSAY, CLI, *ARTICLES = sys.argv[1:5]

# What each says of the first sentences of each article; None is no tag.
KINDS = {
    'Kim': (('claim', 'evidence', 'claim', None), ('speculation', 'claim')),
    'Robin': (('evidence', 'evidence', None, 'speculation'), ('claim', 'claim')),
}
KEYS = {'claim': '1', 'evidence': '2', 'speculation': '3'}
N_TAGS = {name: sum(kind is not None for article in kinds for kind in article)
          for name, kinds in KINDS.items()}
DISAGREEMENTS = [(article, number)
                 for article, kinds in enumerate(zip(*KINDS.values()))
                 for number, (kim, robin) in enumerate(zip(*kinds)) if kim != robin]
REASONS = [f'For reason {number}.' for number in range(len(DISAGREEMENTS))]


class User:
    """A person with a machine of their own."""

    def __init__(self, name, folder):
        self.name = name
        self.folder = os.path.join(folder, name)
        self.environment = dict(os.environ)
        # The libraries behind the dialog for files keep some of what they ask for; the tests of the
        # window without it look for leaks.
        self.environment['ASAN_OPTIONS'] = os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0'
        for variable in ('XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME'):
            self.environment[variable] = os.path.join(self.folder, variable)
            os.makedirs(self.environment[variable])
        os.symlink(os.path.join(os.environ['XDG_CONFIG_HOME'], 'gtk-4.0'),
                   os.path.join(self.environment['XDG_CONFIG_HOME'], 'gtk-4.0'))

    def take_articles(self, line_end):
        """Puts the articles on the machine and returns where they are."""
        paths = []
        for article in ARTICLES:
            paths.append(os.path.join(self.folder, os.path.basename(article)))
            with open(article, encoding='utf-8') as source:
                words = source.read()
            with open(paths[-1], 'w', encoding='utf-8', newline=line_end) as copy:
                copy.write(words)
        return paths

    def get_project(self):
        return screen.get_project(self.environment['XDG_DATA_HOME'])

    def list(self, command, *arguments):
        return read(CLI, command, self.get_project(), *arguments)

    def list_articles(self):
        """The articles in the order of the files."""
        articles = {row['title']: row for row in self.list('articles')}
        titles = []
        for path in ARTICLES:
            with open(path, encoding='utf-8') as file:
                words = file.read()
            titles += [title for title in articles if title in words]
        return [articles[title] for title in titles]

    def list_sentences(self, article):
        """A few that follow each other and are in view, or nearly so."""
        rows = self.list('sentences', f'--article={article["id"]}')
        first = next(index for index, row in enumerate(rows) if len(row['text']) > 60)
        return rows[first + 1:][:len(KINDS[self.name][self.list_articles().index(article)])]

    def list_kinds(self, sentences):
        """What the user says of them."""
        kinds = {(row['article'], row['start']): row['kind'] for row in self.list('annotations')
                 if row['annotator'] == self.name}
        return [kinds.get((row['article'], row['start'])) for row in sentences]

    def count_tags(self):
        """How many tags the project has, by who made them."""
        counts = {}
        for row in self.list('annotations'):
            counts[row['annotator']] = counts.get(row['annotator'], 0) + 1
        return counts


class Test:
    """The steps in order; each relies on those before it."""

    def __init__(self, folder):
        self.process = None
        self.kim = User('Kim', folder)
        self.robin = User('Robin', folder)
        self.mail = os.path.join(folder, 'mail')

    def _start(self, user, *arguments):
        self.process = screen.start(ASSAY, *arguments, environment=user.environment)

    def _stop(self):
        screen.stop(self.process)

    def _give_name(self, user):
        screen.open_window('ctrl+comma')
        wait_for('the preferences', lambda: screen.get_focus().name.startswith('Your name'))
        write(user.name)
        press('Return', 'Escape')
        wait_for('the preferences to close', lambda: not is_shown('Your name'))

    def _open_article(self, article):
        click_on(lambda: find(article['title'], (pyatspi.ROLE_LIST_ITEM,)))
        wait_for('the article', lambda: article['title'] in screen.get_words(screen.get_page()))

    def _tag(self, user):
        """Points at the first sentence, and goes on from there by keys."""
        for article, kinds in zip(user.list_articles(), KINDS[user.name]):
            self._open_article(article)
            sentences = user.list_sentences(article)
            click_sentence(sentences[0])
            wait_for('the sentence to be said',
                     lambda: screen.get_page().description.endswith('not tagged'))
            press(KEYS[kinds[0]])
            for kind in kinds[1:]:
                press('Down', *([KEYS[kind]] if kind else []))
            wait_for('all tags', lambda: user.list_kinds(sentences) == list(kinds))

    def _click_button(self, words):
        click_on(lambda: find(words, (pyatspi.ROLE_LABEL,), whole=True))

    def _share(self, user, day):
        path = os.path.join(self.mail, day, f'{user.name}.assay')
        os.makedirs(os.path.dirname(path))
        screen.open_window('ctrl+shift+s')
        screen.open_window('Return')
        screen.choose_file(path)
        wait_for('the copy', lambda: is_shown('A copy to share was saved'))
        assert os.path.getsize(path) > 0

    def _preview(self, user, day):
        screen.open_window('ctrl+m')
        screen.choose_file(os.path.join(self.mail, day, f'{user.name}.assay'))
        wait_for('the preview', lambda: is_shown('What would come in') or is_shown('Nothing New'))

    def _assert_decided(self, user):
        """As the one and the other said, in turns."""
        said = {}
        for row in user.list('annotations'):
            said[row['annotator'], row['article'], row['start']] = row['kind']
        decisions = user.list('decisions')
        assert len(decisions) == len(DISAGREEMENTS), decisions
        for row in decisions:
            whose = ('Kim', 'Robin')[REASONS.index(row['reason']) % 2]
            assert row['kind'] == said.get((whose, row['article'], row['start']), 'none'), row

    # What happens

    def kim_tags_two_articles(self):
        self._start(self.kim, *self.kim.take_articles('\n'))
        wait_for('two articles', lambda: len(self.kim.list('articles')) == 2)
        self._give_name(self.kim)
        self._tag(self.kim)
        assert self.kim.count_tags() == {'Kim': N_TAGS['Kim']}, self.kim.count_tags()

    def kim_sends_a_copy(self):
        self._share(self.kim, 'Monday')
        self._stop()

    def robin_tags_the_same_articles_with_other_line_ends(self):
        self._start(self.robin, *self.robin.take_articles('\r\n'))
        wait_for('two articles', lambda: len(self.robin.list('articles')) == 2)
        self._give_name(self.robin)
        assert ([row['id'] for row in self.robin.list_articles()]
                == [row['id'] for row in self.kim.list_articles()])
        self._tag(self.robin)
        assert self.robin.count_tags() == {'Robin': N_TAGS['Robin']}, self.robin.count_tags()

    def robin_sees_what_would_come_in(self):
        self._preview(self.kim, 'Monday')
        assert is_shown(f'{N_TAGS["Kim"]} tags would come in')
        for article, kinds in zip(self.kim.list_articles(), KINDS['Kim']):
            n_new = sum(kind is not None for kind in kinds)
            assert is_shown(f'{article["title"]} {n_new} new'), article['title']
        assert self.robin.count_tags() == {'Robin': N_TAGS['Robin']}

    def robin_merges(self):
        press('Return')
        wait_for('the news', lambda: is_shown(f'{N_TAGS["Kim"]} tags of Kim came in'))
        assert self.robin.count_tags() == N_TAGS, self.robin.count_tags()

    def a_merge_is_taken_back_and_made_again(self):
        self._click_button('Undo')
        wait_for('the tags to go', lambda: self.robin.count_tags() == {'Robin': N_TAGS['Robin']})
        self._preview(self.kim, 'Monday')
        self._click_button('Merge')
        wait_for('the tags to come again', lambda: self.robin.count_tags() == N_TAGS)

    def robin_sees_whose_the_tags_are(self):
        article = self.robin.list_articles()[0]
        self._open_article(article)
        click_sentence(self.robin.list_sentences(article)[0])
        wait_for('the initials of Kim', lambda: is_shown('Ki', whole=True))

    def robin_sends_a_copy(self):
        self._share(self.robin, 'Tuesday')
        self._stop()

    def kim_merges_only_what_is_new(self):
        self._start(self.kim)
        self._preview(self.robin, 'Tuesday')
        assert is_shown(f'{N_TAGS["Robin"]} tags would come in')
        assert is_shown(f'Kim {N_TAGS["Kim"]} here already')
        assert is_shown(f'Robin {N_TAGS["Robin"]} new')
        self._click_button('Merge')
        wait_for('the news', lambda: is_shown(f'{N_TAGS["Robin"]} tags of Robin came in'))
        assert self.kim.count_tags() == N_TAGS, self.kim.count_tags()

    def kim_goes_from_one_disagreement_to_the_next(self):
        press('F8')
        wait_for('the list', lambda: is_shown(f'{len(DISAGREEMENTS)} disagreements'))
        rows = self.kim.list('disagreements')
        sentences = [self.kim.list_sentences(article) for article in self.kim.list_articles()]
        assert ({(row['article'], row['start']) for row in rows}
                == {(sentences[article][number]['article'], sentences[article][number]['start'])
                    for article, number in DISAGREEMENTS})

    def kim_decides_each_by_keys(self):
        """As herself, as Robin, and so on; Enter leads to the next."""
        for number, reason in enumerate(REASONS):
            wait_for('the reason', lambda: screen.get_focus().name.startswith('Reason'))
            press(f'alt+{number % 2 + 1}')
            write(reason)
            press('Return')
            wait_for('the decision', lambda: len(self.kim.list('decisions')) == number + 1)
        wait_for('the end', lambda: is_shown(f'{len(DISAGREEMENTS)} disagreements, all decided'))
        wait_for('who decided the last', lambda: is_shown('Decided by Kim'))
        self._assert_decided(self.kim)

    def kim_sends_the_decisions(self):
        self._share(self.kim, 'Wednesday')
        self._stop()

    def robin_takes_the_decisions_over(self):
        self._start(self.robin)
        self._preview(self.kim, 'Wednesday')
        assert is_shown(f'{len(DISAGREEMENTS)} decisions would come in')
        press('Return')
        wait_for('the news', lambda: is_shown(f'{len(DISAGREEMENTS)} decisions came in'))

    def robin_has_nothing_left_to_decide(self):
        self._assert_decided(self.robin)
        press('F8')
        wait_for('the list', lambda: is_shown(f'{len(DISAGREEMENTS)} disagreements, all decided'))
        self._stop()

    def both_have_the_same_work(self):
        exports = []
        for user in (self.kim, self.robin):
            exports.append(user.list('export'))
            for key in ('project', 'generator'):
                exports[-1].pop(key)
        assert exports[0] == exports[1]
        assert len(exports[0]['annotations']) == sum(N_TAGS.values())

    def both_projects_are_whole(self):
        for user in (self.kim, self.robin):
            screen.run(CLI, 'verify', user.get_project())

    def the_history_tells_who_did_what(self):
        for user in (self.kim, self.robin):
            made = [(row['what'], row['annotator']) for row in user.list('history')
                    if row['field'] is None]
            for name, n_tags in N_TAGS.items():
                assert made.count(('annotation', name)) == n_tags, (user.name, name, made)
            assert made.count(('decision', 'Kim')) == len(DISAGREEMENTS), (user.name, made)
            assert ('decision', 'Robin') not in made


def main():
    with tempfile.TemporaryDirectory() as folder:
        test = Test(folder)
        return screen.run_steps(test, [getattr(test, name) for name, value in vars(Test).items()
                                       if callable(value) and not name.startswith('_')])


if __name__ == '__main__':
    sys.exit(main())
