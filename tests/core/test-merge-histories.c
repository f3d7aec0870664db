/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random histories: copies of a project are worked on by several people whose clocks are wrong,
 * mailed to and fro, whole or without notes and names, merged in part, broken off in the middle of
 * it, taken back, replaced by older copies. In whatever order they are merged in the end, the same
 * project comes out, and all that was ever written is in it.
 */

#include "config.h"

#include "assay-database.h"
#include "assay-exchange.h"
#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-articles.h"
#include "assay-store-boundaries.h"
#include "assay-store-corrections.h"
#include "assay-store-decisions.h"
#include "assay-store-finished.h"
#include "assay-store-people.h"
#include "assay-store-references.h"
#include "assay-store-share.h"
#include "assay-store-undo.h"
#include "merge-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Those that go on, and those that were kept aside when something else took their place. */
#define MAX_COPIES 7
#define MAX_KEPT   9

/* Others with the environment variable ASSAY_HISTORIES, as FIRST-LAST. Each number is a history that
 * is always the same. */
#define HISTORIES "0-39"

/* The clock of the machine that is worked on, in microseconds ahead of the true one. */
static gint64 clock_error;

/* How many more rows a merge may look at before the machine loses its power; 0: as many as it
 * wants. */
static guint power_left;

/* Takes the place of GLib's function in this program: the machines of the histories have clocks of
 * their own. */
gint64
g_get_real_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_REALTIME, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000 + clock_error;
}

/* Takes the place of GLib's function, too: a merge asks it at every row. */
gboolean
g_cancellable_set_error_if_cancelled (GCancellable  *cancellable,
                                      GError       **error)
{
  if (power_left > 0 && --power_left == 0)
    _exit (0);
  return FALSE;
}

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
  "SELECT citation.id, start, end, raw FROM citation ORDER BY 1",
  "SELECT boundary.id, position FROM boundary ORDER BY 1",
  "SELECT link.id, annotator.id, t, source, target, kind FROM link "
  "  JOIN annotator ON annotator.row = link.annotator ORDER BY 1",
  "SELECT decision.id, annotator.id, t, start, end, quote, kind, reason FROM decision "
  "  JOIN annotator ON annotator.row = decision.annotator ORDER BY 1",
  "SELECT decision, annotation FROM decision_basis ORDER BY 1, 2",
  "SELECT object FROM withheld ORDER BY 1",
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

/* Reads the last export into a project of its own, and exports that. */
static char *
export_again (StoreFixture *fixture)
{
  g_autofree char *path = merge_fixture_get_path (fixture, "back.assay");
  g_autofree char *json = merge_fixture_get_path (fixture, "export.json");
  g_autoptr (GError) error = NULL;
  AssayStore *store;
  char *contents;

  g_remove (path);
  store = merge_fixture_open (path, "55555555-5555-4555-8555-555555555555", "Whoever reads it");
  assay_exchange_import_json (store, json, ASSAY_EXCHANGE_MAX_SIZE, NULL, &error);
  g_assert_no_error (error);
  merge_fixture_verify (store);
  assay_exchange_export_file (store, "json", NULL, json, NULL, &error);
  g_assert_no_error (error);
  merge_fixture_close (store);
  g_assert_true (g_file_get_contents (json, &contents, NULL, NULL));
  return contents;
}

/* A random history. */
typedef struct
{
  StoreFixture *fixture;
  GRand        *rand;
  guint         n_copies;
  guint         n_paths;                          /* with those kept aside */
  char         *paths[MAX_COPIES + MAX_KEPT];
  gint64        clocks[MAX_COPIES];
  GHashTable   *written;                          /* every row that was ever on a disk */
} History;

/* What people made: it has to be there in the end, whatever happens. */
static const char *const made[] = {
  "SELECT id FROM article",
  "SELECT id FROM annotation",
  "SELECT id FROM link",
  "SELECT id FROM boundary",
  "SELECT id FROM reference",
  "SELECT object || ' ' || field || ' ' || t || ' ' || r FROM edit",
};

static GHashTable *
collect_rows (const char *path)
{
  g_autoptr (AssayDatabase) database = assay_database_open (path, ASSAY_DATABASE_READ_ONLY, NULL);
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    {
      g_autoptr (AssayStatement) statement = assay_database_prepare (database, made[i], NULL);
      gboolean has_row;

      g_assert_true (assay_statement_step (statement, &has_row, NULL));
      while (has_row)
        {
          g_hash_table_add (rows, g_strdup (assay_statement_get_text (statement, 0)));
          g_assert_true (assay_statement_step (statement, &has_row, NULL));
        }
    }
  return rows;
}

static void
remember_written (History    *history,
                  const char *path)
{
  g_autoptr (GHashTable) rows = collect_rows (path);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    {
      g_hash_table_iter_steal (&iter);
      g_hash_table_add (history->written, row);
    }
}

static void
assert_nothing_is_missing (History    *history,
                           const char *path)
{
  g_autoptr (GHashTable) rows = collect_rows (path);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, history->written);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (!g_hash_table_contains (rows, row))
      g_error ("%s was written, and is not there in the end.", (char *) row);
}

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

#define CITED \
  "The sea rose [1]. Others saw nothing of the kind [2]. A third agrees (Quill).\n\n" \
  "References\n\n" \
  "[1] Moreau, A. (2019). Levels of the northern sea. Harbour Press. https://example.org/a\n" \
  "[2] Dahl, B. (2021). No change at all. Coast Review. https://example.org/b\n" \
  "[3] Quill, C. (2022). A change after all. Coast Review. https://example.org/c\n"

static char *
pick_reference (History      *history,
                AssayArticle *article,
                guint        *index)
{
  GPtrArray *references = assay_article_get_analysis (article)->references;
  AssayReference *reference;

  if (references->len == 0)
    return g_strdup ("");
  *index = g_rand_int_range (history->rand, 0, references->len);
  reference = g_ptr_array_index (references, *index);
  return assay_reference_make_id (assay_article_get_id (article), reference->span, reference->raw);
}

static void
relink (History      *history,
        AssayStore   *store,
        AssayArticle *article,
        const char   *target)
{
  GPtrArray *citations = assay_article_get_analysis (article)->citations;
  const char *id = assay_article_get_id (article);
  AssayCitation *citation;
  g_autofree char *marker = NULL;

  if (citations->len == 0)
    return;
  citation = g_ptr_array_index (citations, g_rand_int_range (history->rand, 0, citations->len));
  marker = assay_reference_make_id (id, citation->span, citation->text);
  if (g_rand_boolean (history->rand))
    assay_store_remove_citation (store, id, marker, NULL);
  else
    g_assert_true (assay_store_relink_citation (store, id, marker,
                                                (const char *[]) { target, NULL }, NULL));
}

static void
correct (History    *history,
         AssayStore *store)
{
  static const char *const fields[] = { "title", "author", "issued", "label", "type" };
  static const char *const values[] = { "Another title", "Reed, D.", "2020-03", "2", "report" };
  g_autofree char *id = store_fixture_import (store, CITED, "cited");
  g_autoptr (AssayArticle) article = assay_store_load_article (store, id, NULL);
  GPtrArray *references = assay_article_get_analysis (article)->references;
  guint which = 0;
  g_autofree char *one = pick_reference (history, article, &which);
  g_autofree char *other = pick_reference (history, article, &(guint) { 0 });
  guint field = g_rand_int_range (history->rand, 0, G_N_ELEMENTS (fields));
  AssayReference *reference = references->len > 0 ? g_ptr_array_index (references, which) : NULL;
  AssaySpan words = { 54, 54 + g_rand_int_range (history->rand, 5, 20) };

  if (reference == NULL || g_rand_int_range (history->rand, 0, 8) == 0)
    assay_store_add_reference (store, id, words, NULL);
  else if (g_rand_int_range (history->rand, 0, 8) == 0)
    g_assert_true (assay_store_remove_reference (store, id, one, NULL));
  else if (g_rand_int_range (history->rand, 0, 6) == 0)
    assay_store_split_reference (store, id, one,
                                 reference->span.start + g_rand_int_range (history->rand, 1, 60),
                                 NULL);
  else if (g_rand_int_range (history->rand, 0, 4) == 0)
    assay_store_join_references (store, id, one, other, NULL);
  else if (g_rand_int_range (history->rand, 0, 3) == 0)
    relink (history, store, article, one);
  else
    g_assert_true (assay_store_correct_reference (store, id, one, fields[field],
                                                  g_rand_boolean (history->rand) ? values[field]
                                                                                 : NULL, NULL));
}

static void
cite (History    *history,
      AssayStore *store)
{
  g_autofree char *id = store_fixture_import (store, CITED, "cited");
  g_autoptr (AssayArticle) article = assay_store_load_article (store, id, NULL);
  g_autoptr (GPtrArray) mine = NULL;
  g_autofree char *work = pick_reference (history, article, &(guint) { 0 });

  merge_fixture_tag (store, id, (AssaySpan) { 0, 17 }, "claim");
  mine = assay_store_list_annotations (store, id, NULL);
  if (*work != '\0')
    g_assert_true (assay_store_add_link (store, ((AssayAnnotation *) mine->pdata[0])->id, work,
                                         ASSAY_LINK_CITES, NULL));
}

static void
decide_one (History     *history,
            AssayStore  *store,
            AssaySpan    span,
            const char  *kind,
            const char  *reason)
{
  AssayDecision values = {
    .article = history->fixture->article,
    .span = span,
    .kind = (char *) kind,
    .reason = (char *) reason,
  };
  g_autofree char *id = assay_store_decide (store, &values, NULL);

  g_assert_nonnull (id);
  if (g_rand_int_range (history->rand, 0, 3) == 0)
    g_assert_true (assay_store_remove_decision (store, id, NULL));
}

/* Says that two of three people are one, or that one of them is nobody else. */
static void
identify_two (History    *history,
              AssayStore *store)
{
  static const char *const people[] = { FIXTURE_ANNOTATOR, FIXTURE_COLLEAGUE };
  guint which = g_rand_int_range (history->rand, 0, G_N_ELEMENTS (people));

  /* Not everybody is known in every copy. */
  if (g_rand_boolean (history->rand))
    assay_store_set_same_person (store, people[which], people[1 - which], NULL);
  else
    assay_store_set_own_person (store, people[which], NULL);
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
  switch (g_rand_int_range (history->rand, 0, 23))
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
    case 12: case 13:
      decide_one (history, store, span, kinds[g_rand_int_range (history->rand, 0, 3)], words);
      break;
    case 14: case 15: case 16:
      correct (history, store);
      break;
    case 17:
      cite (history, store);
      break;
    case 18:
      g_assert_true (assay_store_set_finished (store, article, g_rand_boolean (history->rand), NULL));
      break;
    case 19:
      identify_two (history, store);
      break;
    case 20: case 21:
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

  clock_error = history->clocks[copy];
  return merge_fixture_open (history->paths[copy], people[who], name);
}

/* The power fails in the middle of a merge, or after it and before the project is closed. */
static void
merge_until_power_fails (History    *history,
                         const char *path,
                         const char *other)
{
  guint n_rows = g_rand_int_range (history->rand, 1, 60);
  pid_t child = fork ();
  AssayStore *store;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      store = assay_store_open (path, ASSAY_STORE_NO_FLAGS, NULL);
      assay_store_set_annotator (store, FIXTURE_ANNOTATOR, "Person 0", NULL);
      power_left = n_rows;
      merge_fixture_merge_cleanly (store, other);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  store = assay_store_open (path, ASSAY_STORE_NO_FLAGS, NULL);
  merge_fixture_close (store);
}

/* Returns: whether there was a merge to take back, and nothing after it */
static gboolean
take_merge_back (AssayStore *store)
{
  g_autofree char *label = assay_store_dup_undo_label (store);
  g_autoptr (AssayUndone) undone = NULL;

  if (label == NULL || !g_str_has_prefix (label, "Merge "))
    return FALSE;
  undone = assay_store_undo (store, NULL);
  g_assert_nonnull (undone);
  return TRUE;
}

/* What was built on the merge has to be undone before it. */
static void
undo_down_to_merge (AssayStore *store)
{
  for (guint i = 0; i < 12 && !take_merge_back (store); i++)
    {
      g_autoptr (AssayUndone) undone = assay_store_undo (store, NULL);

      if (undone == NULL)
        return;
    }
}

/* Somebody sends a copy with something left out. */
static void
merge_shared (History    *history,
              AssayStore *store,
              const char *path)
{
  const AssayShareOptions options = {
    .without_notes = g_rand_boolean (history->rand),
    .without_names = g_rand_boolean (history->rand),
  };
  g_autofree char *shared = merge_fixture_get_path (history->fixture, "shared.assay");
  g_autoptr (GError) error = NULL;
  AssayStore *other = assay_store_open (path, ASSAY_STORE_READ_ONLY, &error);

  g_assert_no_error (error);
  assay_store_share (other, shared, &options, NULL, &error);
  g_assert_no_error (error);
  merge_fixture_close (other);
  merge_fixture_merge_cleanly (store, shared);
}

static void
merge_one (History    *history,
           AssayStore *store,
           const char *path)
{
  if (g_rand_int_range (history->rand, 0, 4) == 0)
    merge_shared (history, store, path);
  else
    merge_fixture_merge_cleanly (store, path);
  if (g_rand_int_range (history->rand, 0, 4) == 0)
    take_merge_back (store);
}

static void
work (History *history,
      guint    copy,
      guint    other)
{
  AssayStore *store = open_copy (history, copy);

  for (int n = g_rand_int_range (history->rand, 1, 9); n > 0; n--)
    act (history, store);
  if (other != copy && g_rand_boolean (history->rand))
    merge_one (history, store, history->paths[other]);
  for (int n = g_rand_int_range (history->rand, 0, 4); n > 0; n--)
    act (history, store);
  if (g_rand_int_range (history->rand, 0, 3) == 0)
    undo_down_to_merge (store);
  merge_fixture_close (store);
  remember_written (history, history->paths[copy]);
}

/* Somebody mails a copy, and both go on with it; or an older one is brought back. What it takes the
 * place of lies in a drawer, and is found at the end. */
static void
replace (History *history,
         guint    copy,
         guint    by)
{
  g_autofree char *name = g_strdup_printf ("kept%u.assay", history->n_paths);

  if (history->n_paths == history->n_copies + MAX_KEPT)
    return;
  history->paths[history->n_paths] = merge_fixture_get_path (history->fixture, name);
  merge_fixture_copy (history->paths[copy], history->paths[history->n_paths++]);
  merge_fixture_copy (history->paths[by], history->paths[copy]);
}

static void
live_through (History *history)
{
  guint n_sessions = g_rand_int_range (history->rand, 3, 9);

  for (guint session = 0; session < n_sessions; session++)
    {
      guint copy = g_rand_int_range (history->rand, 0, history->n_copies);
      guint other = g_rand_int_range (history->rand, 0, history->n_paths);

      work (history, copy, other);
      if (other == copy)
        continue;
      if (g_rand_int_range (history->rand, 0, 6) == 0)
        merge_until_power_fails (history, history->paths[copy], history->paths[other]);
      if (g_rand_int_range (history->rand, 0, 5) == 0)
        replace (history, copy, other);
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

/* Merges all the others, in a random order, into a copy of one, where merges may have been taken
 * back. */
static char *
merge_all (History    *history,
           guint       into,
           const char *name)
{
  char *path = merge_fixture_get_path (history->fixture, name);
  guint order[MAX_COPIES + MAX_KEPT];
  AssayStore *store;

  merge_fixture_copy (history->paths[into], path);
  for (guint i = 0; i < history->n_paths; i++)
    order[i] = i;
  for (guint i = history->n_paths - 1; i > 0; i--)
    {
      guint k = g_rand_int_range (history->rand, 0, i + 1);
      guint swapped = order[i];

      order[i] = order[k];
      order[k] = swapped;
    }
  store = assay_store_open (path, ASSAY_STORE_NO_FLAGS, NULL);
  work_as_somebody (store);
  while (take_merge_back (store))
    ;
  merge_fixture_verify (store);
  for (guint i = 0; i < history->n_paths; i++)
    {
      if (g_rand_int_range (history->rand, 0, 4) == 0)
        merge_shared (history, store, history->paths[order[(i + 1) % history->n_paths]]);
      merge_fixture_merge_cleanly (store, history->paths[order[i]]);
    }
  merge_fixture_verify (store);
  merge_fixture_close (store);
  return path;
}

/* A clock is right, or wrong by up to a day either way. */
static gint64
pick_clock (GRand *rand)
{
  return g_rand_boolean (rand) ? 0 : g_rand_int_range (rand, -24 * 60, 24 * 60) * G_TIME_SPAN_MINUTE;
}

static void
history_init (History      *history,
              StoreFixture *fixture,
              guint32       seed)
{
  history->fixture = fixture;
  history->rand = g_rand_new_with_seed (seed);
  history->written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  history->n_copies = g_rand_int_range (history->rand, 2, MAX_COPIES + 1);
  history->n_paths = history->n_copies;
  for (guint i = 0; i < history->n_copies; i++)
    {
      g_autofree char *name = g_strdup_printf ("copy%u.assay", i);

      history->clocks[i] = pick_clock (history->rand);
      history->paths[i] = merge_fixture_get_path (fixture, name);
      assay_store_backup (fixture->store, history->paths[i], NULL);
    }
}

static void
history_clear (History *history)
{
  for (guint i = 0; i < history->n_paths; i++)
    g_free (history->paths[i]);
  g_hash_table_unref (history->written);
  g_rand_free (history->rand);
}

static void
run_history (StoreFixture *fixture,
             guint32       seed)
{
  History history = { NULL };
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *rows_one = NULL;
  g_autofree char *rows_two = NULL;
  g_autofree char *json_one = NULL;
  g_autofree char *json_two = NULL;
  g_autofree char *json_back = NULL;

  history_init (&history, fixture, seed);
  live_through (&history);
  one = merge_all (&history, 0, "one.assay");
  two = merge_all (&history, history.n_paths - 1, "two.assay");
  assert_nothing_is_missing (&history, one);
  rows_one = digest_rows (one);
  rows_two = digest_rows (two);
  if (!g_str_equal (rows_one, rows_two))
    g_error ("Seed %u: %s and %s", seed, rows_one, rows_two);
  json_one = export_json (fixture, one);
  json_two = export_json (fixture, two);
  g_assert_true (g_str_equal (json_one, json_two));
  json_back = export_again (fixture);
  if (!g_str_equal (json_two, json_back))
    g_error ("Seed %u: what is read back is not what was exported", seed);
  history_clear (&history);
}

static void
test_any_order_gives_the_same_project (StoreFixture  *fixture,
                                       gconstpointer  data)
{
  const char *wanted = g_getenv ("ASSAY_HISTORIES");
  g_auto (GStrv) ends = g_strsplit (wanted != NULL ? wanted : HISTORIES, "-", 2);

  g_assert_cmpuint (g_strv_length (ends), ==, 2);
  for (guint i = g_ascii_strtoull (ends[0], NULL, 10); i <= g_ascii_strtoull (ends[1], NULL, 10); i++)
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
