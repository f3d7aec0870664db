/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The selection as mouse and keyboard move it.
 */

#include "config.h"

#include "assay-selection.h"

typedef struct
{
  AssaySelection *selection;
  guint           n_changed;
  guint           n_notified;
} Fixture;

static void
count_cb (GObject *object,
          guint   *counter)
{
  (*counter)++;
}

static void
notify_cb (GObject    *object,
           GParamSpec *pspec,
           guint      *counter)
{
  (*counter)++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->selection = assay_selection_new ();
  assay_selection_set_size (fixture->selection, 10);
  g_signal_connect (fixture->selection, "changed", G_CALLBACK (count_cb), &fixture->n_changed);
  g_signal_connect (fixture->selection, "notify::current", G_CALLBACK (notify_cb),
                    &fixture->n_notified);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->selection);
}

static void
assert_selected (AssaySelection *selection,
                 const char     *expected,
                 int             current)
{
  g_autoptr (GArray) list = assay_selection_list (selection);
  g_autoptr (GString) string = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (string, i > 0 ? " %u" : "%u", g_array_index (list, guint, i));
  g_assert_cmpstr (string->str, ==, expected);
  g_assert_cmpint (assay_selection_get_current (selection), ==, current);
  g_assert_cmpuint (assay_selection_get_n_selected (selection), ==, list->len);
  for (guint i = 0, j = 0; i < assay_selection_get_size (selection); i++)
    {
      gboolean listed = j < list->len && g_array_index (list, guint, j) == i;

      g_assert_cmpint (assay_selection_contains (selection, i), ==, listed);
      j += listed;
    }
}

static void
test_at_first_nothing_is_selected (Fixture       *fixture,
                                   gconstpointer  data)
{
  int current;

  assert_selected (fixture->selection, "", -1);
  g_assert_cmpuint (assay_selection_get_size (fixture->selection), ==, 10);
  g_assert_false (assay_selection_contains (fixture->selection, 10));
  g_object_get (fixture->selection, "current", &current, NULL);
  g_assert_cmpint (current, ==, -1);
}

static void
test_select_takes_one_and_says_so_once (Fixture       *fixture,
                                        gconstpointer  data)
{
  int current;

  assay_selection_select (fixture->selection, 4);
  assert_selected (fixture->selection, "4", 4);
  g_object_get (fixture->selection, "current", &current, NULL);
  g_assert_cmpint (current, ==, 4);

  assay_selection_select (fixture->selection, 4);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpuint (fixture->n_notified, ==, 1);

  assay_selection_select (fixture->selection, 7);
  assert_selected (fixture->selection, "7", 7);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
}

static void
test_extending_keeps_its_other_end (Fixture       *fixture,
                                    gconstpointer  data)
{
  assay_selection_select (fixture->selection, 4);
  assay_selection_extend_to (fixture->selection, 6);
  assert_selected (fixture->selection, "4 5 6", 6);
  assay_selection_extend_to (fixture->selection, 2);
  assert_selected (fixture->selection, "2 3 4", 2);
  assay_selection_extend_to (fixture->selection, 2);
  g_assert_cmpuint (fixture->n_changed, ==, 3);
  g_assert_cmpuint (fixture->n_notified, ==, 3);
}

static void
test_extending_from_nothing_selects_one (Fixture       *fixture,
                                         gconstpointer  data)
{
  assay_selection_extend_to (fixture->selection, 3);
  assert_selected (fixture->selection, "3", 3);
  assay_selection_extend_to (fixture->selection, 5);
  assert_selected (fixture->selection, "3 4 5", 5);
}

static void
test_toggling_adds_and_takes_away (Fixture       *fixture,
                                   gconstpointer  data)
{
  assay_selection_select (fixture->selection, 4);
  assay_selection_toggle (fixture->selection, 8);
  assert_selected (fixture->selection, "4 8", 8);
  assay_selection_toggle (fixture->selection, 1);
  assert_selected (fixture->selection, "1 4 8", 1);
  assay_selection_toggle (fixture->selection, 4);
  assert_selected (fixture->selection, "1 8", 8);
  assay_selection_toggle (fixture->selection, 8);
  assert_selected (fixture->selection, "1", 1);
  assay_selection_toggle (fixture->selection, 1);
  assert_selected (fixture->selection, "", -1);
  g_assert_cmpuint (fixture->n_changed, ==, 6);
}

static void
test_extending_begins_at_what_was_toggled (Fixture       *fixture,
                                           gconstpointer  data)
{
  assay_selection_select (fixture->selection, 1);
  assay_selection_toggle (fixture->selection, 6);
  assay_selection_extend_to (fixture->selection, 8);
  assert_selected (fixture->selection, "6 7 8", 8);
}

static void
test_moving_stops_at_both_ends (Fixture       *fixture,
                                gconstpointer  data)
{
  assay_selection_select (fixture->selection, 8);
  assay_selection_move (fixture->selection, 1, FALSE);
  assert_selected (fixture->selection, "9", 9);
  assay_selection_move (fixture->selection, 1, FALSE);
  assert_selected (fixture->selection, "9", 9);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  assay_selection_move (fixture->selection, -100, FALSE);
  assert_selected (fixture->selection, "0", 0);
  assay_selection_move (fixture->selection, G_MAXINT, FALSE);
  assert_selected (fixture->selection, "9", 9);
  assay_selection_move (fixture->selection, G_MININT, FALSE);
  assert_selected (fixture->selection, "0", 0);
}

static void
test_moving_extends_on_the_way (Fixture       *fixture,
                                gconstpointer  data)
{
  assay_selection_select (fixture->selection, 2);
  assay_selection_move (fixture->selection, 3, TRUE);
  assert_selected (fixture->selection, "2 3 4 5", 5);
  assay_selection_move (fixture->selection, -1, TRUE);
  assert_selected (fixture->selection, "2 3 4", 4);
  assay_selection_move (fixture->selection, -1, FALSE);
  assert_selected (fixture->selection, "3", 3);
}

static void
test_moving_begins_at_either_end (Fixture       *fixture,
                                  gconstpointer  data)
{
  assay_selection_move (fixture->selection, 1, FALSE);
  assert_selected (fixture->selection, "0", 0);

  assay_selection_set_size (fixture->selection, 5);
  assay_selection_move (fixture->selection, -1, FALSE);
  assert_selected (fixture->selection, "4", 4);
}

static void
test_clearing_remembers_the_place (Fixture       *fixture,
                                   gconstpointer  data)
{
  assay_selection_select (fixture->selection, 6);
  assay_selection_clear (fixture->selection);
  assert_selected (fixture->selection, "", -1);
  assay_selection_clear (fixture->selection);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_assert_cmpuint (fixture->n_notified, ==, 2);

  assay_selection_move (fixture->selection, 1, FALSE);
  assert_selected (fixture->selection, "6", 6);
}

static void
test_other_sentences_begin_anew (Fixture       *fixture,
                                 gconstpointer  data)
{
  assay_selection_select (fixture->selection, 6);
  assay_selection_set_size (fixture->selection, 10);
  assert_selected (fixture->selection, "", -1);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  assay_selection_set_size (fixture->selection, 10);
  g_assert_cmpuint (fixture->n_changed, ==, 2);

  assay_selection_move (fixture->selection, 1, FALSE);
  assert_selected (fixture->selection, "0", 0);

  assay_selection_set_size (fixture->selection, 0);
  assay_selection_move (fixture->selection, 1, TRUE);
  assay_selection_clear (fixture->selection);
  assert_selected (fixture->selection, "", -1);
}

#define ADD(path, func) g_test_add ("/selection/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("at-first-nothing-is-selected", test_at_first_nothing_is_selected);
  ADD ("select-takes-one-and-says-so-once", test_select_takes_one_and_says_so_once);
  ADD ("extending-keeps-its-other-end", test_extending_keeps_its_other_end);
  ADD ("extending-from-nothing-selects-one", test_extending_from_nothing_selects_one);
  ADD ("toggling-adds-and-takes-away", test_toggling_adds_and_takes_away);
  ADD ("extending-begins-at-what-was-toggled", test_extending_begins_at_what_was_toggled);
  ADD ("moving-stops-at-both-ends", test_moving_stops_at_both_ends);
  ADD ("moving-extends-on-the-way", test_moving_extends_on_the_way);
  ADD ("moving-begins-at-either-end", test_moving_begins_at_either_end);
  ADD ("clearing-remembers-the-place", test_clearing_remembers_the_place);
  ADD ("other-sentences-begin-anew", test_other_sentences_begin_anew);

  return g_test_run ();
}
