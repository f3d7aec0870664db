/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A merge that is taken back is taken back here, and nowhere else.
 */

#include "config.h"

#include "assay-database.h"
#include "assay-exchange.h"
#include "assay-package.h"
#include "assay-store-annotations.h"
#include "assay-store-articles.h"
#include "assay-store-decisions.h"
#include "assay-store-outbox.h"
#include "assay-store-references.h"
#include "assay-store-share.h"
#include "assay-store-undo.h"
#include "merge-fixture.h"

#include <string.h>

#define ICE_TEXT "The harbour froze in May. Nobody saw it."

#define THIRD "33333333-3333-4333-8333-333333333333"

static const AssaySpan first = { 0, 29 };
static const AssaySpan second = { 30, 46 };

static AssayStore *
make_copy (StoreFixture *fixture,
           const char   *name,
           const char   *person)
{
  g_autofree char *path = merge_fixture_get_path (fixture, name);
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_store_backup (fixture->store, path, &error));
  g_assert_no_error (error);
  return merge_fixture_open (path, person, person);
}

static gint64
ask (const char *path,
     const char *sql)
{
  g_autoptr (AssayDatabase) database = assay_database_open (path, ASSAY_DATABASE_READ_ONLY, NULL);
  g_autoptr (AssayStatement) statement = assay_database_prepare (database, sql, NULL);
  gboolean has_row;

  g_assert_true (assay_statement_step (statement, &has_row, NULL));
  return has_row ? assay_statement_get_int (statement, 0) : 0;
}

static void
set_note (AssayStore *store,
          const char *article,
          AssaySpan   span,
          const char *note)
{
  g_autoptr (GError) error = NULL;

  assay_store_set_field (store, article, &span, 1, ASSAY_FIELD_NOTE, note, &error);
  g_assert_no_error (error);
}

static void
assert_note (AssayStore *store,
             AssaySpan   span,
             const char *note)
{
  g_autoptr (GPtrArray) annotations = assay_store_list_annotations (store, NULL, NULL);

  for (guint i = 0; i < annotations->len; i++)
    {
      const AssayAnnotation *annotation = g_ptr_array_index (annotations, i);

      if (annotation->span.start == span.start)
        {
          g_assert_cmpstr (annotation->note, ==, note);
          return;
        }
    }
  g_error ("There is no annotation from %u on.", span.start);
}

static void
take_back (AssayStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayUndone) undone = assay_store_undo (store, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (undone->label, "Merge "));
  merge_fixture_verify (store);
}

static void
do_again (AssayStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayUndone) redone = assay_store_redo (store, &error);

  g_assert_no_error (error);
  merge_fixture_verify (store);
}

/* A colleague's copy, which has two tags, a link between them, an article and a tag in it, and a
 * decision. */
static char *
make_colleague (StoreFixture *fixture)
{
  AssayStore *copy = make_copy (fixture, "ada.assay", FIXTURE_COLLEAGUE);
  g_autofree char *article = NULL;
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GError) error = NULL;
  AssayDecision decision = {
    .article = fixture->article, .span = first, .kind = (char *) "claim",
    .reason = (char *) "It says so.",
  };

  merge_fixture_tag (copy, fixture->article, first, "claim");
  merge_fixture_tag (copy, fixture->article, second, "evidence");
  annotations = assay_store_list_annotations (copy, fixture->article, NULL);
  assay_store_add_link (copy, ((AssayAnnotation *) annotations->pdata[1])->id,
                        ((AssayAnnotation *) annotations->pdata[0])->id, ASSAY_LINK_SUPPORTS,
                        &error);
  g_assert_no_error (error);
  g_free (assay_store_decide (copy, &decision, &error));
  g_assert_no_error (error);
  article = store_fixture_import (copy, ICE_TEXT, "ice.txt");
  merge_fixture_tag (copy, article, (AssaySpan) { 0, 25 }, "claim");
  merge_fixture_close (copy);
  return merge_fixture_get_path (fixture, "ada.assay");
}

static void
test_colleagues_keep_what_is_taken_back (StoreFixture  *fixture,
                                         gconstpointer  data)
{
  g_autofree char *ada = make_colleague (fixture);
  const char *own = fixture->path;
  AssayStore *copy;
  gint64 n_edits;

  merge_fixture_merge_cleanly (fixture->store, ada);
  n_edits = ask (own, "SELECT count (*) FROM edit");
  take_back (fixture->store);
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 0);
  g_assert_cmpint (ask (own, "SELECT count (*) FROM edit"), ==, n_edits);

  store_fixture_reopen (fixture, ASSAY_STORE_NO_FLAGS);
  copy = merge_fixture_open (ada, FIXTURE_COLLEAGUE, "Ada");
  merge_fixture_merge_cleanly (copy, own);
  g_assert_cmpuint (merge_fixture_count_tags (copy), ==, 3);
  merge_fixture_close (copy);
}

static void
test_merging_again_brings_it_back (StoreFixture  *fixture,
                                   gconstpointer  data)
{
  g_autofree char *ada = make_colleague (fixture);
  g_autoptr (AssayUniteReport) preview = NULL;
  g_autoptr (AssayUniteReport) again = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;

  merge_fixture_merge_cleanly (fixture->store, ada);
  take_back (fixture->store);
  preview = assay_merge_file (fixture->store, ada, ASSAY_MERGE_DRY_RUN, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->n_articles, ==, 1);
  g_assert_cmpuint (preview->counts->len, ==, 2);
  for (guint i = 0; i < preview->counts->len; i++)
    {
      const AssayUniteCount *count = g_ptr_array_index (preview->counts, i);

      g_assert_cmpuint (count->n_new, >, 0);
      g_assert_cmpuint (count->n_changed + count->n_known, ==, 0);
    }
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 0);

  merge_fixture_merge_cleanly (fixture->store, ada);
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 3);
  links = assay_store_list_links (fixture->store, NULL, NULL);
  g_assert_cmpuint (links->len, ==, 1);
  merge_fixture_verify (fixture->store);
  again = merge_fixture_merge (fixture->store, ada);
  g_assert_cmpuint (again->n_rows, ==, 0);

  take_back (fixture->store);
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 0);
  do_again (fixture->store);
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 3);
}

static void
assert_holds_nothing_of_it (const char *path)
{
  g_assert_cmpint (ask (path, "SELECT count (*) FROM annotation"), ==, 0);
  g_assert_cmpint (ask (path, "SELECT count (*) FROM link"), ==, 0);
  g_assert_cmpint (ask (path, "SELECT count (*) FROM decision"), ==, 0);
  g_assert_cmpint (ask (path, "SELECT count (*) FROM article"), ==, 1);
}

static void
test_it_goes_to_nobody (StoreFixture  *fixture,
                        gconstpointer  data)
{
  AssayStore *bo = make_copy (fixture, "bo.assay", THIRD);
  g_autofree char *ada = make_colleague (fixture);
  g_autofree char *shared = merge_fixture_get_path (fixture, "shared.assay");
  g_autofree char *json = merge_fixture_get_path (fixture, "export.json");
  g_autofree char *exported = NULL;
  g_autoptr (GError) error = NULL;

  merge_fixture_merge_cleanly (fixture->store, ada);
  take_back (fixture->store);
  assay_store_share (fixture->store, shared, &(AssayShareOptions) { 0 }, NULL, &error);
  g_assert_no_error (error);
  assert_holds_nothing_of_it (shared);
  assay_exchange_export_file (fixture->store, "json", NULL, json, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (json, &exported, NULL, NULL));
  g_assert_null (strstr (exported, "froze"));
  g_assert_null (strstr (exported, "evidence"));

  store_fixture_reopen (fixture, ASSAY_STORE_NO_FLAGS);
  merge_fixture_merge_cleanly (bo, assay_store_get_path (fixture->store));
  merge_fixture_verify (bo);
  assert_holds_nothing_of_it (assay_store_get_path (bo));
  merge_fixture_close (bo);
}

/* Work on what a merge brought is there to stay, undone or not, and needs what it is about. */
static void
test_what_was_built_on_goes_along (StoreFixture  *fixture,
                                   gconstpointer  data)
{
  AssayStore *bo = make_copy (fixture, "bo.assay", THIRD);
  g_autofree char *ada = make_colleague (fixture);
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (AssayUndone) undone = NULL;
  g_autoptr (GError) error = NULL;

  merge_fixture_merge_cleanly (fixture->store, ada);
  annotations = assay_store_list_annotations (fixture->store, fixture->article, NULL);
  assay_store_add_link (fixture->store, ((AssayAnnotation *) annotations->pdata[0])->id,
                        ((AssayAnnotation *) annotations->pdata[1])->id, ASSAY_LINK_ATTACKS,
                        &error);
  g_assert_no_error (error);
  undone = assay_store_undo (fixture->store, &error);
  take_back (fixture->store);
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 0);

  store_fixture_reopen (fixture, ASSAY_STORE_NO_FLAGS);
  merge_fixture_merge_cleanly (bo, assay_store_get_path (fixture->store));
  merge_fixture_verify (bo);
  g_assert_cmpuint (merge_fixture_count_tags (bo), ==, 3);
  merge_fixture_close (bo);
}

/* Packs what is new in one copy and gives it to the other. Returns: whether there was anything */
static gboolean
send (StoreFixture *fixture,
      AssayStore   *from,
      AssayStore   *to)
{
  static guint n_packages;
  g_autofree char *name = g_strdup_printf ("package%u", n_packages++);
  g_autofree char *path = merge_fixture_get_path (fixture, name);
  g_autoptr (AssayUniteReport) report = assay_unite_report_new ();
  g_autoptr (GError) error = NULL;
  AssayPackageState state;
  gboolean more = TRUE;
  gint64 last;

  while (more)
    g_assert_true (assay_store_note_more (from, &more, NULL));
  assay_package_write (from, path, G_MAXINT64, &last, &error);
  g_assert_no_error (error);
  if (last == 0)
    return FALSE;
  assay_store_note_sent (from, last, name, &error);
  g_assert_no_error (error);
  assay_package_read (to, path, name, &state, report, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (state, ==, ASSAY_PACKAGE_TAKEN);
  g_assert_cmpuint (report->problems->len, ==, 0);
  merge_fixture_verify (to);
  return TRUE;
}

static void
test_packages_leave_it_out_until_it_shows_again (StoreFixture  *fixture,
                                                 gconstpointer  data)
{
  AssayStore *bo = make_copy (fixture, "bo.assay", THIRD);
  g_autofree char *ada = make_colleague (fixture);
  g_autoptr (GError) error = NULL;

  assay_store_join_carrier (fixture->store, "test", &error);
  g_assert_no_error (error);
  g_assert_true (send (fixture, fixture->store, bo));
  merge_fixture_merge_cleanly (fixture->store, ada);
  take_back (fixture->store);
  merge_fixture_tag (fixture->store, fixture->article, first, "claim");
  g_assert_true (send (fixture, fixture->store, bo));
  g_assert_cmpuint (merge_fixture_count_tags (bo), ==, 1);
  g_assert_false (send (fixture, fixture->store, bo));

  merge_fixture_merge_cleanly (fixture->store, ada);
  g_assert_true (send (fixture, fixture->store, bo));
  g_assert_cmpuint (merge_fixture_count_tags (bo), ==, 4);
  merge_fixture_close (bo);
}

static void
test_joining_a_carrier_leaves_it_out (StoreFixture  *fixture,
                                      gconstpointer  data)
{
  AssayStore *bo = make_copy (fixture, "bo.assay", THIRD);
  g_autofree char *ada = make_colleague (fixture);
  g_autoptr (GError) error = NULL;

  merge_fixture_merge_cleanly (fixture->store, ada);
  take_back (fixture->store);
  assay_store_join_carrier (fixture->store, "test", &error);
  g_assert_no_error (error);
  g_assert_true (send (fixture, fixture->store, bo));
  assert_holds_nothing_of_it (assay_store_get_path (bo));

  do_again (fixture->store);
  g_assert_true (send (fixture, fixture->store, bo));
  g_assert_cmpuint (merge_fixture_count_tags (bo), ==, 3);
  merge_fixture_close (bo);
}

/* A package brings a colleague's new word on what was set aside. */
static void
test_a_package_shows_what_it_is_about (StoreFixture  *fixture,
                                       gconstpointer  data)
{
  g_autofree char *ada = make_colleague (fixture);
  g_autoptr (GError) error = NULL;
  AssayStore *copy;

  merge_fixture_merge_cleanly (fixture->store, ada);
  take_back (fixture->store);
  copy = merge_fixture_open (ada, FIXTURE_COLLEAGUE, "Ada");
  assay_store_join_carrier (copy, "test", &error);
  g_assert_no_error (error);
  g_assert_true (send (fixture, copy, fixture->store));
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 3);
  do_again (fixture->store);
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 3);
  merge_fixture_close (copy);
}

/* The same person works on two machines. */
static char *
make_second_machine (StoreFixture *fixture)
{
  AssayStore *copy = make_copy (fixture, "desk.assay", FIXTURE_ANNOTATOR);

  set_note (copy, fixture->article, first, "written at the desk");
  assay_store_clear (copy, fixture->article, &second, 1, NULL);
  merge_fixture_close (copy);
  return merge_fixture_get_path (fixture, "desk.assay");
}

static void
test_values_go_back_here_only (StoreFixture  *fixture,
                               gconstpointer  data)
{
  g_autofree char *stale = merge_fixture_get_path (fixture, "stale.assay");
  g_autofree char *desk = NULL;
  g_autoptr (AssayUniteReport) report = NULL;
  AssayStore *copy;

  merge_fixture_tag (fixture->store, fixture->article, first, "claim");
  merge_fixture_tag (fixture->store, fixture->article, second, "evidence");
  set_note (fixture->store, fixture->article, first, "written here");
  g_assert_true (assay_store_backup (fixture->store, stale, NULL));
  desk = make_second_machine (fixture);
  merge_fixture_merge_cleanly (fixture->store, desk);
  assert_note (fixture->store, first, "written at the desk");
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 1);

  take_back (fixture->store);
  assert_note (fixture->store, first, "written here");
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 2);
  /* A copy that knows nothing of it does not bring it back. */
  merge_fixture_merge_cleanly (fixture->store, stale);
  assert_note (fixture->store, first, "written here");
  do_again (fixture->store);
  assert_note (fixture->store, first, "written at the desk");
  take_back (fixture->store);

  store_fixture_reopen (fixture, ASSAY_STORE_NO_FLAGS);
  copy = merge_fixture_open (desk, FIXTURE_ANNOTATOR, "Kim");
  merge_fixture_merge_cleanly (copy, assay_store_get_path (fixture->store));
  assert_note (copy, first, "written at the desk");
  g_assert_cmpuint (merge_fixture_count_tags (copy), ==, 1);
  merge_fixture_close (copy);

  report = merge_fixture_merge (fixture->store, desk);
  g_assert_cmpuint (((AssayUniteCount *) report->counts->pdata[0])->n_changed, ==, 2);
  assert_note (fixture->store, first, "written at the desk");
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 1);
  merge_fixture_verify (fixture->store);
}

/* Two merges touch one note. Only what a file says comes back when it is merged again. */
static void
test_merges_are_taken_back_one_by_one (StoreFixture  *fixture,
                                       gconstpointer  data)
{
  g_autofree char *desk = NULL;
  g_autofree char *train = merge_fixture_get_path (fixture, "train.assay");
  AssayStore *copy;

  merge_fixture_tag (fixture->store, fixture->article, first, "claim");
  merge_fixture_tag (fixture->store, fixture->article, second, "evidence");
  desk = make_second_machine (fixture);
  merge_fixture_copy (desk, train);
  copy = merge_fixture_open (train, FIXTURE_ANNOTATOR, "Kim");
  set_note (copy, fixture->article, first, "written on the train");
  merge_fixture_close (copy);

  merge_fixture_merge_cleanly (fixture->store, desk);
  merge_fixture_merge_cleanly (fixture->store, train);
  assert_note (fixture->store, first, "written on the train");
  take_back (fixture->store);
  assert_note (fixture->store, first, "written at the desk");
  take_back (fixture->store);
  assert_note (fixture->store, first, NULL);
  merge_fixture_merge_cleanly (fixture->store, desk);
  assert_note (fixture->store, first, "written at the desk");
  merge_fixture_merge_cleanly (fixture->store, train);
  assert_note (fixture->store, first, "written on the train");
  merge_fixture_verify (fixture->store);
}

static void
test_what_is_written_now_counts (StoreFixture  *fixture,
                                 gconstpointer  data)
{
  g_autofree char *desk = NULL;

  merge_fixture_tag (fixture->store, fixture->article, first, "claim");
  merge_fixture_tag (fixture->store, fixture->article, second, "evidence");
  desk = make_second_machine (fixture);
  merge_fixture_merge_cleanly (fixture->store, desk);
  take_back (fixture->store);
  set_note (fixture->store, fixture->article, first, "written since");
  assert_note (fixture->store, first, "written since");
  merge_fixture_merge_cleanly (fixture->store, desk);
  assert_note (fixture->store, first, "written since");
  merge_fixture_verify (fixture->store);
}

static void
test_what_is_set_aside_may_be_imported (StoreFixture  *fixture,
                                        gconstpointer  data)
{
  g_autofree char *ada = make_colleague (fixture);
  g_autofree char *article = NULL;
  g_autoptr (AssayUndone) undone = NULL;
  g_autoptr (AssayUndone) redone = NULL;
  AssayStore *copy;

  merge_fixture_merge_cleanly (fixture->store, ada);
  take_back (fixture->store);
  article = store_fixture_import (fixture->store, ICE_TEXT, "ice.txt");
  g_assert_true (assay_store_has_article (fixture->store, article));
  g_assert_cmpuint (merge_fixture_count_tags (fixture->store), ==, 0);
  merge_fixture_verify (fixture->store);
  undone = assay_store_undo (fixture->store, NULL);
  g_assert_false (assay_store_has_article (fixture->store, article));
  redone = assay_store_redo (fixture->store, NULL);
  g_assert_true (assay_store_has_article (fixture->store, article));
  g_clear_pointer (&undone, assay_undone_free);
  undone = assay_store_undo (fixture->store, NULL);
  g_assert_false (assay_store_has_article (fixture->store, article));
  merge_fixture_verify (fixture->store);

  store_fixture_reopen (fixture, ASSAY_STORE_NO_FLAGS);
  copy = merge_fixture_open (ada, FIXTURE_COLLEAGUE, "Ada");
  merge_fixture_merge_cleanly (copy, assay_store_get_path (fixture->store));
  g_assert_true (assay_store_has_article (copy, article));
  merge_fixture_close (copy);
}

static gboolean
count_deletions_cb (const AssayHistoryEntry  *entry,
                    gpointer                  data,
                    GError                  **error)
{
  guint *n_deletions = data;

  *n_deletions += g_str_equal (entry->field, "deleted");
  return TRUE;
}

static void
test_history_tells_of_what_people_did (StoreFixture  *fixture,
                                       gconstpointer  data)
{
  g_autofree char *ada = make_colleague (fixture);
  guint n_deletions = 0;

  merge_fixture_merge_cleanly (fixture->store, ada);
  take_back (fixture->store);
  g_assert_true (assay_store_foreach_history (fixture->store, NULL, count_deletions_cb,
                                              &n_deletions, NULL));
  g_assert_cmpuint (n_deletions, ==, 0);
}

/* A copy of the colleague's project without notes, and notes that were there from the start. */
static char *
make_without_notes (StoreFixture *fixture)
{
  AssayStore *copy = make_copy (fixture, "whole.assay", FIXTURE_COLLEAGUE);
  g_autofree char *shared = merge_fixture_get_path (fixture, "shared.assay");
  g_autoptr (AssayAnnotation) annotation = assay_annotation_new ();
  g_autoptr (AssayAnnotation) added = NULL;
  g_autoptr (GError) error = NULL;
  AssayDecision decision = {
    .article = fixture->article, .span = second, .kind = (char *) "claim",
    .reason = (char *) "It says so.",
  };

  annotation->article = g_strdup (fixture->article);
  annotation->span = first;
  annotation->kind = g_strdup ("claim");
  annotation->note = g_strdup ("there from the start");
  added = assay_store_add_annotation (copy, annotation, &error);
  g_assert_no_error (error);
  g_free (assay_store_decide (copy, &decision, &error));
  g_assert_no_error (error);
  assay_store_share (copy, shared, &(AssayShareOptions) { .without_notes = TRUE }, NULL, &error);
  g_assert_no_error (error);
  merge_fixture_close (copy);
  return g_steal_pointer (&shared);
}

static void
assert_reason (AssayStore *store,
               const char *reason)
{
  g_autoptr (GPtrArray) articles = assay_store_list_article_ids (store, NULL);
  g_autoptr (GPtrArray) decisions = assay_store_list_decisions (store, articles->pdata[0], NULL);

  g_assert_cmpuint (decisions->len, ==, 1);
  g_assert_cmpstr (((AssayDecision *) decisions->pdata[0])->reason, ==, reason);
}

static void
test_a_fuller_copy_brings_what_was_withheld (StoreFixture  *fixture,
                                             gconstpointer  data)
{
  g_autofree char *shared = make_without_notes (fixture);
  g_autofree char *whole = merge_fixture_get_path (fixture, "whole.assay");
  AssayStore *bo = make_copy (fixture, "bo.assay", THIRD);

  merge_fixture_merge_cleanly (fixture->store, shared);
  assert_note (fixture->store, first, NULL);
  store_fixture_reopen (fixture, ASSAY_STORE_NO_FLAGS);
  merge_fixture_merge_cleanly (bo, assay_store_get_path (fixture->store));
  merge_fixture_merge_cleanly (bo, whole);
  assert_note (bo, first, "there from the start");
  assert_reason (bo, "It says so.");
  merge_fixture_verify (bo);

  /* It comes and goes with the merge, and never leaves with a copy that has less. */
  take_back (bo);
  assert_note (bo, first, NULL);
  merge_fixture_merge_cleanly (bo, whole);
  merge_fixture_merge_cleanly (bo, shared);
  assert_note (bo, first, "there from the start");
  assert_reason (bo, "It says so.");
  g_assert_cmpint (ask (assay_store_get_path (bo), "SELECT count (*) FROM withheld"), ==, 0);
  merge_fixture_close (bo);
}

static void
test_packages_bring_what_was_withheld (StoreFixture  *fixture,
                                       gconstpointer  data)
{
  g_autofree char *shared = make_without_notes (fixture);
  g_autofree char *whole = merge_fixture_get_path (fixture, "whole.assay");
  AssayStore *bo = make_copy (fixture, "bo.assay", THIRD);
  g_autoptr (GError) error = NULL;

  assay_store_join_carrier (fixture->store, "test", &error);
  g_assert_no_error (error);
  merge_fixture_merge_cleanly (fixture->store, shared);
  g_assert_true (send (fixture, fixture->store, bo));
  assert_note (bo, first, NULL);
  merge_fixture_merge_cleanly (fixture->store, whole);
  g_assert_true (send (fixture, fixture->store, bo));
  assert_note (bo, first, "there from the start");
  assert_reason (bo, "It says so.");
  merge_fixture_close (bo);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/aside/colleagues-keep-what-is-taken-back",
                     test_colleagues_keep_what_is_taken_back);
  store_fixture_add ("/aside/merging-again-brings-it-back", test_merging_again_brings_it_back);
  store_fixture_add ("/aside/it-goes-to-nobody", test_it_goes_to_nobody);
  store_fixture_add ("/aside/what-was-built-on-goes-along", test_what_was_built_on_goes_along);
  store_fixture_add ("/aside/packages-leave-it-out-until-it-shows-again",
                     test_packages_leave_it_out_until_it_shows_again);
  store_fixture_add ("/aside/joining-a-carrier-leaves-it-out",
                     test_joining_a_carrier_leaves_it_out);
  store_fixture_add ("/aside/a-package-shows-what-it-is-about",
                     test_a_package_shows_what_it_is_about);
  store_fixture_add ("/aside/values-go-back-here-only", test_values_go_back_here_only);
  store_fixture_add ("/aside/merges-are-taken-back-one-by-one",
                     test_merges_are_taken_back_one_by_one);
  store_fixture_add ("/aside/what-is-written-now-counts", test_what_is_written_now_counts);
  store_fixture_add ("/aside/what-is-set-aside-may-be-imported",
                     test_what_is_set_aside_may_be_imported);
  store_fixture_add ("/aside/history-tells-of-what-people-did",
                     test_history_tells_of_what_people_did);
  store_fixture_add ("/aside/a-fuller-copy-brings-what-was-withheld",
                     test_a_fuller_copy_brings_what_was_withheld);
  store_fixture_add ("/aside/packages-bring-what-was-withheld",
                     test_packages_bring_what_was_withheld);

  return g_test_run ();
}
