/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random histories: copies of a project are worked on by several people, mailed to and fro, merged
 * in part, replaced by older copies; in whatever order they are merged in the end, the same project
 * comes out.
 */

#include "config.h"

#include "assay-database.h"
#include "assay-exchange.h"
#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-articles.h"
#include "assay-store-boundaries.h"
#include "assay-store-references.h"
#include "assay-store-undo.h"
#include "merge-fixture.h"

#include <string.h>

#define MAX_COPIES 5

/* More with the environment variable ASSAY_HISTORIES. */
#define N_HISTORIES 60

/* Everything that copies share, and the caches made from it, in an order that depends on nothing
 * else. */
static const char *const canonical[] = {
  "SELECT id, text FROM article ORDER BY id",
  "SELECT article.id, t, sha256, provenance.name, annotator.id FROM provenance "
  "  JOIN article ON article.row = provenance.article "
  "  JOIN annotator ON annotator.row = provenance.annotator ORDER BY 1, 2, 3, 4, 5",
  "SELECT id, name FROM annotator ORDER BY id",
  "SELECT annotation.id, article.id, annotator.id, start, end, quote, before, after, copy_of, t, "
  "first_kind, "
  "  first_confidence, first_likelihood, first_note, deleted, modified, kind, confidence, "
  "likelihood, note "
  "  FROM annotation JOIN article ON article.row = annotation.article "
  "  JOIN annotator ON annotator.row = annotation.annotator ORDER BY 1",
  "SELECT reference.id, start, end, raw FROM reference ORDER BY 1",
  "SELECT boundary.id, position FROM boundary ORDER BY 1",
  "SELECT link.id, annotator.id, t, source, target, kind FROM link "
  "  JOIN annotator ON annotator.row = link.annotator ORDER BY 1",
  "SELECT object, field, t, r, value, annotator.id FROM edit "
  "  JOIN annotator ON annotator.row = edit.annotator ORDER BY 1, 2, 3, 4",
  "SELECT article.id, deleted, title, source, imported, n_sentences, hex (sentences) FROM summary "
  "  JOIN article ON article.row = summary.article ORDER BY 1",
  "SELECT article.id, annotator.id, kind, n FROM tally JOIN article ON article.row = tally.article "
  "  JOIN annotator ON annotator.row = tally.annotator WHERE n <> 0 ORDER BY 1, 2, 3",
};

static void
digest_answer (AssayDatabase *database,
               const char    *sql,
               GChecksum     *checksum)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayStatement) statement = assay_database_prepare (database, sql, &error);
  guint n_columns = 0;
  gboolean has_row;

  g_assert_no_error (error);
  /* The names of the columns are not needed, their number is: all before FROM that a comma ends. */
  for (const char *p = sql; p < strstr (sql, "FROM"); p++)
    n_columns += *p == ',';
  g_assert_true (assay_statement_step (statement, &has_row, &error));
  while (has_row)
    {
      for (guint column = 0; column <= n_columns; column++)
        {
          const char *text = assay_statement_get_text (statement, column);

          g_checksum_update (checksum, (const guchar *) (text != NULL ? text : "\001"), -1);
          g_checksum_update (checksum, (const guchar *) "\n", 1);
        }
      g_assert_true (assay_statement_step (statement, &has_row, &error));
    }
}

static char *
digest_rows (const char *path)
{
  g_autoptr (AssayDatabase) database = assay_database_open (path, ASSAY_DATABASE_READ_ONLY, NULL);
  GString *digests = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (canonical); i++)
    {
      g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

      digest_answer (database, canonical[i], checksum);
      g_string_append_printf (digests, "%.12s ", g_checksum_get_string (checksum));
    }
  return g_string_free (digests, FALSE);
}

static char *
export_json (StoreFixture *fixture,
             const char   *path)
{
  g_autofree char *same = merge_fixture_get_path (fixture, "same.assay");
  g_autofree char *json = merge_fixture_get_path (fixture, "export.json");
  g_autoptr (AssayStore) store = NULL;
  g_autoptr (GError) error = NULL;
  char *contents;

  /* A project without a title goes by the name of its file. */
  merge_fixture_copy (path, same);
  store = assay_store_open (same, ASSAY_STORE_READ_ONLY, NULL);
  assay_exchange_export_file (store, "json", NULL, json, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (json, &contents, NULL, NULL));
  return contents;
}

/* A random history. */
typedef struct
{
  StoreFixture *fixture;
  GRand        *rand;
  guint         n_copies;
  char         *paths[MAX_COPIES];
} History;

static char *
pick_annotation (History    *history,
                 AssayStore *store)
{
  g_autoptr (GPtrArray) annotations = assay_store_list_annotations (store, NULL, NULL);
  AssayAnnotation *annotation;

  if (annotations->len == 0)
    return NULL;
  annotation = g_ptr_array_index (annotations,
                                  g_rand_int_range (history->rand, 0, annotations->len));
  return g_strdup (annotation->id);
}

static void
link_two (History    *history,
          AssayStore *store)
{
  g_autofree char *from = pick_annotation (history, store);
  g_autofree char *to = pick_annotation (history, store);

  if (from != NULL && g_strcmp0 (from, to) != 0)
    g_assert_true (assay_store_add_link (store, from, to, ASSAY_LINK_SUPPORTS, NULL));
}

static void
unlink_one (History    *history,
            AssayStore *store)
{
  g_autoptr (GPtrArray) links = assay_store_list_links (store, NULL, NULL);

  if (links->len > 0)
    assay_store_remove_link (store, ((AssayLink *) links->pdata[0])->id, NULL);
}

static void
move_boundary (History    *history,
               AssayStore *store,
               const char *article,
               guint       which)
{
  g_autoptr (GArray) sentences = assay_store_list_sentences (store, article, NULL);
  AssaySpan sentence = g_array_index (sentences, AssaySpan, which % sentences->len);

  if (g_rand_boolean (history->rand) && which % sentences->len + 1 < sentences->len)
    g_assert_true (assay_store_join_sentences (store, article, sentence,
                                               g_array_index (sentences, AssaySpan,
                                                              which % sentences->len + 1), NULL));
  else
    assay_store_split_sentence (store, article, sentence, sentence.start + 5, NULL);
}

static void
act (History    *history,
     AssayStore *store)
{
  static const char *const kinds[] = { "claim", "evidence", "speculation" };
  static const char *const levels[] = { "low", "moderate", "high", NULL };
  const char *article = history->fixture->article;
  g_autoptr (GArray) sentences = assay_store_list_sentences (store, article, NULL);
  guint which = g_rand_int_range (history->rand, 0, 6);
  g_autofree char *words = g_strdup_printf ("Text number %d.",
                                            g_rand_int_range (history->rand, 0, 4));
  g_autoptr (AssayUndone) undone = NULL;
  AssaySpan span;

  if (sentences == NULL)
    {
      g_free (store_fixture_import (store,
                                    "The port was closed in March. Nobody said why. Trade fell by "
                                    "a third.\n\nShips waited for days. It may have been a test. "
                                    "The Käse went off.\n", "again"));
      return;
    }
  span = g_array_index (sentences, AssaySpan, which % sentences->len);
  switch (g_rand_int_range (history->rand, 0, 14))
    {
    case 0: case 1: case 2: case 3:
      merge_fixture_tag (store, article, span, kinds[g_rand_int_range (history->rand, 0, 3)]);
      break;
    case 4:
      g_assert_true (assay_store_clear (store, article, &span, 1, NULL));
      break;
    case 5:
      assay_store_set_field (store, article, &span, 1, ASSAY_FIELD_CONFIDENCE,
                             levels[g_rand_int_range (history->rand, 0, 4)], NULL);
      break;
    case 6:
      assay_store_set_field (store, article, &span, 1, ASSAY_FIELD_NOTE, words, NULL);
      break;
    case 7:
      g_clear_pointer (&words, g_free);
      words = store_fixture_import (store, "A text that comes and goes.", "guest");
      break;
    case 8:
      g_free (store_fixture_import (store, words, "n"));
      break;
    case 9:
      link_two (history, store);
      break;
    case 10:
      unlink_one (history, store);
      break;
    case 11:
      move_boundary (history, store, article, which);
      break;
    case 12:
      undone = assay_store_undo (store, NULL);
      break;
    default:
      undone = assay_store_redo (store, NULL);
      break;
    }
}

static AssayStore *
open_copy (History *history,
           guint    copy)
{
  static const char *const people[] = {
    FIXTURE_ANNOTATOR, FIXTURE_COLLEAGUE, "44444444-4444-4444-8444-444444444444",
  };
  guint who = g_rand_int_range (history->rand, 0, G_N_ELEMENTS (people));
  g_autofree char *name = g_strdup_printf ("Person %d", g_rand_int_range (history->rand, 0, 5));

  return merge_fixture_open (history->paths[copy], people[who], name);
}

static void
live_through (History *history)
{
  guint n_sessions = g_rand_int_range (history->rand, 3, 9);

  for (guint session = 0; session < n_sessions; session++)
    {
      guint copy = g_rand_int_range (history->rand, 0, history->n_copies);
      guint other = g_rand_int_range (history->rand, 0, history->n_copies);
      AssayStore *store = open_copy (history, copy);

      for (int n = g_rand_int_range (history->rand, 1, 9); n > 0; n--)
        act (history, store);
      if (other != copy && g_rand_boolean (history->rand))
        merge_fixture_merge_cleanly (store, history->paths[other]);
      for (int n = g_rand_int_range (history->rand, 0, 4); n > 0; n--)
        act (history, store);
      merge_fixture_close (store);
      /* Somebody mails a copy, and both go on with it. */
      if (other != copy && g_rand_int_range (history->rand, 0, 5) == 0)
        merge_fixture_copy (history->paths[copy], history->paths[other]);
    }
}

/* Somebody the project knows by the name it knows, so that nothing is written. */
static void
work_as_somebody (AssayStore *store)
{
  g_autoptr (GPtrArray) annotators = assay_store_list_annotators (store, NULL);
  AssayAnnotator *annotator = g_ptr_array_index (annotators, 0);

  g_assert_true (assay_store_set_annotator (store, annotator->id, annotator->name, NULL));
}

/* Merges all the others, in a random order, into a copy of one. */
static char *
merge_all (History    *history,
           guint       into,
           const char *name)
{
  char *path = merge_fixture_get_path (history->fixture, name);
  guint order[MAX_COPIES];
  AssayStore *store;

  merge_fixture_copy (history->paths[into], path);
  for (guint i = 0; i < history->n_copies; i++)
    order[i] = i;
  for (guint i = history->n_copies - 1; i > 0; i--)
    {
      guint k = g_rand_int_range (history->rand, 0, i + 1);
      guint swapped = order[i];

      order[i] = order[k];
      order[k] = swapped;
    }
  store = assay_store_open (path, ASSAY_STORE_NO_FLAGS, NULL);
  work_as_somebody (store);
  for (guint i = 0; i < history->n_copies; i++)
    merge_fixture_merge_cleanly (store, history->paths[order[i]]);
  merge_fixture_verify (store);
  merge_fixture_close (store);
  return path;
}

static void
run_history (StoreFixture *fixture,
             guint32       seed)
{
  History history = { .fixture = fixture, .rand = g_rand_new_with_seed (seed) };
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *rows_one = NULL;
  g_autofree char *rows_two = NULL;
  g_autofree char *json_one = NULL;
  g_autofree char *json_two = NULL;

  history.n_copies = g_rand_int_range (history.rand, 2, MAX_COPIES + 1);
  for (guint i = 0; i < history.n_copies; i++)
    {
      g_autofree char *name = g_strdup_printf ("copy%u.assay", i);

      history.paths[i] = merge_fixture_get_path (fixture, name);
      g_assert_true (assay_store_backup (fixture->store, history.paths[i], NULL));
    }
  live_through (&history);
  one = merge_all (&history, 0, "one.assay");
  two = merge_all (&history, history.n_copies - 1, "two.assay");
  rows_one = digest_rows (one);
  rows_two = digest_rows (two);
  if (!g_str_equal (rows_one, rows_two))
    g_error ("Seed %u: %s and %s", seed, rows_one, rows_two);
  json_one = export_json (fixture, one);
  json_two = export_json (fixture, two);
  g_assert_true (g_str_equal (json_one, json_two));
  for (guint i = 0; i < history.n_copies; i++)
    g_free (history.paths[i]);
  g_rand_free (history.rand);
}

static void
test_any_order_gives_the_same_project (StoreFixture  *fixture,
                                       gconstpointer  data)
{
  const char *wanted = g_getenv ("ASSAY_HISTORIES");
  guint n = wanted != NULL ? g_ascii_strtoull (wanted, NULL, 10) : N_HISTORIES;

  for (guint i = 0; i < n; i++)
    run_history (fixture, i);
}

int
main (int    argc,
      char **argv)
{
  /* Nothing here is about the disk, and memory does not wait for it. */
  if (g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR))
    g_setenv ("TMPDIR", "/dev/shm", FALSE);
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/merge/any-order-gives-the-same-project",
                     test_any_order_gives_the_same_project);

  return g_test_run ();
}
