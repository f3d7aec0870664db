/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Works cited as people correct them, kept in a project.
 */

#include "config.h"

#include "assay-database.h"
#include "assay-merge.h"
#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-articles.h"
#include "assay-store-corrections.h"
#include "assay-store-references.h"
#include "assay-store-undo.h"
#include "assay-store-verify.h"
#include "store-fixture.h"

#include <string.h>

#define FIRST  "[1] Moreau, A. (2019). Levels of the northern sea. Harbour Press. " \
               "https://example.org/levels"
#define SECOND "[2] Dahl, B. (2021). No change at all. Coast Review. https://example.org/none"

#define CITING_TEXT \
  "On Tides\n\n" \
  "The sea rose by a hand in ten years [1]. Others saw nothing of the kind [2]. " \
  "A third paper is lost (Quill).\n\n" \
  "References\n\n" FIRST "\n" SECOND "\n\n" \
  "A closing remark of the editors follows here\nand cites nothing at all.\n"

/* An article with two works cited, its references as they stand now. */
typedef struct
{
  AssayStore   *store;
  char         *id;
  AssayArticle *article;
} Tides;

static void
look (Tides *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->article);
  self->article = assay_store_load_article (self->store, self->id, &error);
  g_assert_no_error (error);
}

static void
tides_init (Tides        *self,
            StoreFixture *fixture)
{
  self->store = fixture->store;
  self->id = store_fixture_import (fixture->store, CITING_TEXT, "tides.txt");
  look (self);
}

static void
tides_clear (Tides *self)
{
  g_free (self->id);
  g_clear_object (&self->article);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tides, tides_clear)

static AssayReference *
get (Tides *self,
     guint  index)
{
  GPtrArray *references = assay_article_get_analysis (self->article)->references;

  g_assert_cmpuint (index, <, references->len);
  return g_ptr_array_index (references, index);
}

static guint
count (Tides *self)
{
  return assay_article_get_analysis (self->article)->references->len;
}

static char *
dup_id (Tides *self,
        guint  index)
{
  AssayReference *reference = get (self, index);

  return assay_reference_make_id (self->id, reference->span, reference->raw);
}

static AssayCitation *
get_citation (Tides *self,
              guint  index)
{
  GPtrArray *citations = assay_article_get_analysis (self->article)->citations;

  g_assert_cmpuint (index, <, citations->len);
  return g_ptr_array_index (citations, index);
}

static char *
dup_citation_id (Tides *self,
                 guint  index)
{
  AssayCitation *citation = get_citation (self, index);

  return assay_reference_make_id (self->id, citation->span, citation->text);
}

static AssaySpan
find (const char *words)
{
  const char *p = strstr (CITING_TEXT, words);
  AssaySpan span = { p - CITING_TEXT, p - CITING_TEXT + strlen (words) };

  g_assert_nonnull (p);
  return span;
}

static void
correct (Tides      *self,
         guint       index,
         const char *field,
         const char *value)
{
  g_autofree char *id = dup_id (self, index);
  g_autoptr (GError) error = NULL;

  assay_store_correct_reference (self->store, self->id, id, field, value, &error);
  g_assert_no_error (error);
  look (self);
}

static void
refuse (Tides      *self,
        const char *field,
        const char *value)
{
  g_autofree char *id = dup_id (self, 0);
  g_autoptr (GError) error = NULL;

  g_assert_false (assay_store_correct_reference (self->store, self->id, id, field, value, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
}

static void
undo (Tides *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayUndone) undone = assay_store_undo (self->store, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (undone->article, ==, self->id);
  look (self);
}

static gboolean
fail_cb (const AssayProblem  *problem,
         gpointer             data,
         GError             **error)
{
  g_test_message ("%s: %s", problem->object, problem->message);
  g_test_fail ();
  return TRUE;
}

static void
verify (Tides *self)
{
  g_assert_true (assay_store_verify (self->store, fail_cb, NULL, NULL));
}

/* Whether the audit says so of the first work. */
static gboolean
has_finding (Tides            *self,
             AssayFindingKind  kind)
{
  GPtrArray *findings = assay_article_get_analysis (self->article)->findings;

  for (guint i = 0; i < findings->len; i++)
    {
      const AssayFinding *finding = g_ptr_array_index (findings, i);

      if (finding->kind == kind && finding->reference == 0)
        return TRUE;
    }
  return FALSE;
}

static char *
tag (Tides *self)
{
  g_autoptr (AssayAnnotation) values = assay_annotation_new ();
  g_autoptr (AssayAnnotation) annotation = NULL;

  values->article = g_strdup (self->id);
  values->span = find ("The sea rose by a hand in ten years [1].");
  values->kind = g_strdup (ASSAY_KIND_CLAIM);
  annotation = assay_store_add_annotation (self->store, values, NULL);
  return g_strdup (annotation->id);
}

static void
assert_links (Tides *self,
              guint  n_expected)
{
  g_autoptr (GPtrArray) links = assay_store_list_links (self->store, self->id, NULL);

  g_assert_cmpuint (links->len, ==, n_expected);
}

static void
test_a_field_is_corrected_and_taken_back (StoreFixture  *fixture,
                                          gconstpointer  data)
{
  g_auto (Tides) tides = { NULL };
  const guint title = 1u << ASSAY_REFERENCE_FIELD_TITLE;

  tides_init (&tides, fixture);
  g_assert_cmpstr (get (&tides, 0)->title, ==, "Levels of the northern sea");

  correct (&tides, 0, "title", "  Levels of the southern sea ");
  g_assert_cmpstr (get (&tides, 0)->title, ==, "Levels of the southern sea");
  g_assert_cmpuint (get (&tides, 0)->corrected, ==, title);
  correct (&tides, 0, "title", "");
  g_assert_null (get (&tides, 0)->title);
  correct (&tides, 0, "title", NULL);
  g_assert_cmpstr (get (&tides, 0)->title, ==, "Levels of the northern sea");
  g_assert_cmpuint (get (&tides, 0)->corrected, ==, 0);
  undo (&tides);
  g_assert_null (get (&tides, 0)->title);
  undo (&tides);
  g_assert_cmpstr (get (&tides, 0)->title, ==, "Levels of the southern sea");
  verify (&tides);
}

static void
test_what_is_left_as_it_was_is_no_correction (StoreFixture  *fixture,
                                              gconstpointer  data)
{
  g_auto (Tides) tides = { NULL };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  tides_init (&tides, fixture);
  before = assay_store_dup_undo_label (fixture->store);
  correct (&tides, 0, "title", "Levels of the northern sea");
  correct (&tides, 0, "author", "Moreau, A.");
  g_assert_cmpuint (get (&tides, 0)->corrected, ==, 0);
  after = assay_store_dup_undo_label (fixture->store);
  g_assert_cmpstr (before, ==, after);
}

static void
test_names_and_dates_are_typed_and_checked (StoreFixture  *fixture,
                                            gconstpointer  data)
{
  g_auto (Tides) tides = { NULL };
  AssayName *name;

  tides_init (&tides, fixture);
  correct (&tides, 0, "author", "van der Meer, Jan; Institute of Tides");
  g_assert_cmpuint (get (&tides, 0)->authors->len, ==, 2);
  name = g_ptr_array_index (get (&tides, 0)->authors, 0);
  g_assert_cmpstr (name->particle, ==, "van der");
  g_assert_cmpstr (name->family, ==, "Meer");
  g_assert_cmpstr (name->given, ==, "Jan");
  name = g_ptr_array_index (get (&tides, 0)->authors, 1);
  g_assert_cmpstr (name->literal, ==, "Institute of Tides");
  correct (&tides, 0, "author", "[{\"family\":\"Moreau\",\"given\":\"Ann\"}]");
  g_assert_cmpuint (get (&tides, 0)->authors->len, ==, 1);

  correct (&tides, 0, "issued", "2020-02-29");
  g_assert_cmpint (get (&tides, 0)->issued.day, ==, 29);
  correct (&tides, 0, "accessed", "2021-03");
  g_assert_cmpint (get (&tides, 0)->accessed.month, ==, 3);
  g_assert_cmpint (get (&tides, 0)->accessed.day, ==, 0);

  refuse (&tides, "issued", "2021-02-29");
  refuse (&tides, "issued", "2021-00");
  refuse (&tides, "issued", "2021-");
  refuse (&tides, "issued", "soon");
  refuse (&tides, "issued", "{\"date-parts\":[[2021,13]]}");
  refuse (&tides, "author", "[{\"family\":1}]");
  refuse (&tides, "author", "[{\"family\":\"A\",\"literal\":\"B\"}]");
  refuse (&tides, "author", "[{\"shoe-size\":\"A\"}]");
  refuse (&tides, "author", "[[[[[[[[[[]]]]]]]]]]");
  refuse (&tides, "type", "");
  refuse (&tides, "type", "pebble");
  refuse (&tides, "title", "two\nlines");
  refuse (&tides, "colour", "red");
}

static void
test_a_corrected_field_counts_in_links_and_audit (StoreFixture  *fixture,
                                                  gconstpointer  data)
{
  g_auto (Tides) tides = { NULL };

  tides_init (&tides, fixture);
  g_assert_true (has_finding (&tides, ASSAY_FINDING_MISSING_ACCESSED));
  correct (&tides, 0, "accessed", "2022-05-01");
  g_assert_false (has_finding (&tides, ASSAY_FINDING_MISSING_ACCESSED));
  g_assert_false (has_finding (&tides, ASSAY_FINDING_UNCITED));
  correct (&tides, 0, "label", "7");
  g_assert_cmpstr (get (&tides, 0)->label, ==, "7");
  g_assert_true (has_finding (&tides, ASSAY_FINDING_UNCITED));
}

static void
test_a_work_is_added_and_removed (StoreFixture  *fixture,
                                  gconstpointer  data)
{
  g_auto (Tides) tides = { NULL };
  g_autofree char *id = NULL;
  g_autofree char *claim = NULL;
  g_autoptr (GError) error = NULL;
  AssaySpan remark = find ("A closing remark of the editors follows here");
  AssaySpan wide = { remark.start - 1, remark.end + 1 };

  tides_init (&tides, fixture);
  g_assert_cmpuint (count (&tides), ==, 2);
  g_assert_true (assay_store_add_reference (fixture->store, tides.id, wide, &error));
  g_assert_no_error (error);
  look (&tides);
  g_assert_cmpuint (count (&tides), ==, 3);
  g_assert_cmpuint (get (&tides, 2)->span.start, ==, remark.start);
  g_assert_cmpuint (get (&tides, 2)->span.end, ==, remark.end);

  g_assert_false (assay_store_add_reference (fixture->store, tides.id, remark, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
  g_clear_error (&error);

  claim = tag (&tides);
  id = dup_id (&tides, 0);
  g_assert_true (assay_store_add_link (fixture->store, claim, id, ASSAY_LINK_CITES, NULL));
  assert_links (&tides, 1);
  g_assert_true (assay_store_remove_reference (fixture->store, tides.id, id, NULL));
  look (&tides);
  g_assert_cmpuint (count (&tides), ==, 2);
  assert_links (&tides, 0);
  g_assert_false (assay_store_remove_reference (fixture->store, tides.id, id, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND);
  verify (&tides);
  undo (&tides);
  assert_links (&tides, 1);
  undo (&tides);
  undo (&tides);
  undo (&tides);
  g_assert_cmpuint (count (&tides), ==, 2);
}

static void
test_a_work_is_split_and_joined_with_its_links (StoreFixture  *fixture,
                                                gconstpointer  data)
{
  g_auto (Tides) tides = { NULL };
  g_autofree char *claim = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *marker = NULL;
  g_autoptr (GError) error = NULL;

  tides_init (&tides, fixture);
  claim = tag (&tides);
  one = dup_id (&tides, 0);
  two = dup_id (&tides, 1);
  marker = dup_citation_id (&tides, 1);
  correct (&tides, 0, "publisher", "Quay Press");
  g_assert_true (assay_store_add_link (fixture->store, claim, one, ASSAY_LINK_CITES, NULL));
  g_assert_true (assay_store_relink_citation (fixture->store, tides.id, marker,
                                              (const char *[]) { one, two, NULL }, NULL));

  g_assert_false (assay_store_join_references (fixture->store, tides.id, two, one, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (assay_store_join_references (fixture->store, tides.id, one, two, &error));
  g_assert_no_error (error);
  look (&tides);
  g_assert_cmpuint (count (&tides), ==, 1);
  g_assert_cmpstr (get (&tides, 0)->publisher, ==, "Quay Press");
  g_assert_cmpstr (get (&tides, 0)->label, ==, "1");
  assert_links (&tides, 1);
  g_assert_cmpuint (get_citation (&tides, 1)->targets->len, ==, 1);
  verify (&tides);

  whole = dup_id (&tides, 0);
  g_assert_true (assay_store_split_reference (fixture->store, tides.id, whole,
                                              find (SECOND).start - 1, &error));
  g_assert_no_error (error);
  look (&tides);
  g_assert_cmpuint (count (&tides), ==, 2);
  g_assert_cmpstr (get (&tides, 1)->label, ==, "2");
  g_assert_cmpstr (get (&tides, 1)->raw, ==, SECOND);
  assert_links (&tides, 2);
  verify (&tides);

  undo (&tides);
  g_assert_cmpuint (count (&tides), ==, 1);
  undo (&tides);
  g_assert_cmpuint (count (&tides), ==, 2);
  assert_links (&tides, 1);
  g_assert_false (assay_store_split_reference (fixture->store, tides.id, one,
                                               get (&tides, 0)->span.start, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
}

static void
test_a_marker_is_linked_by_hand (StoreFixture  *fixture,
                                 gconstpointer  data)
{
  g_auto (Tides) tides = { NULL };
  g_autofree char *id = NULL;
  g_autofree char *two = NULL;
  g_autofree char *added = NULL;
  g_autoptr (GError) error = NULL;

  tides_init (&tides, fixture);
  id = dup_citation_id (&tides, 0);
  two = dup_id (&tides, 1);
  g_assert_true (assay_store_relink_citation (fixture->store, tides.id, id,
                                              (const char *[]) { two, NULL }, &error));
  g_assert_no_error (error);
  look (&tides);
  g_assert_true (get_citation (&tides, 0)->corrected);
  g_assert_cmpuint (g_array_index (get_citation (&tides, 0)->targets, guint, 0), ==, 1);
  g_assert_false (assay_store_relink_citation (fixture->store, tides.id, id,
                                               (const char *[]) { id, NULL }, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (assay_store_relink_citation (fixture->store, tides.id, id, NULL, NULL));
  look (&tides);
  g_assert_cmpuint (g_array_index (get_citation (&tides, 0)->targets, guint, 0), ==, 0);

  g_assert_true (assay_store_add_citation (fixture->store, tides.id, find ("(Quill)"),
                                           (const char *[]) { two, NULL }, &error));
  g_assert_no_error (error);
  look (&tides);
  g_assert_cmpstr (get_citation (&tides, 2)->text, ==, "(Quill)");
  added = dup_citation_id (&tides, 2);
  g_assert_true (assay_store_remove_citation (fixture->store, tides.id, added, NULL));
  g_assert_true (assay_store_remove_citation (fixture->store, tides.id, id, NULL));
  look (&tides);
  g_assert_cmpuint (assay_article_get_analysis (tides.article)->citations->len, ==, 1);
  verify (&tides);
}

static void
test_corrections_outlive_the_program (StoreFixture  *fixture,
                                      gconstpointer  data)
{
  g_auto (Tides) tides = { NULL };

  tides_init (&tides, fixture);
  correct (&tides, 1, "issue", "4");
  g_clear_object (&tides.article);
  store_fixture_reopen (fixture, ASSAY_STORE_NO_FLAGS);
  tides.store = fixture->store;
  look (&tides);
  g_assert_cmpstr (get (&tides, 1)->issue, ==, "4");
}

static gboolean
count_problem_cb (const AssayProblem  *problem,
                  gpointer             data,
                  GError             **error)
{
  guint *n = data;

  (*n)++;
  return TRUE;
}

/* Writes into the file what no program writes. */
static void
forge (const char *path,
       const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDatabase) database = assay_database_open (path, ASSAY_DATABASE_WRITE, &error);

  g_assert_no_error (error);
  assay_database_execute (database, sql, &error);
  g_assert_no_error (error);
}

/* Verification finds what a merge refuses. */
static void
test_forged_corrections_are_found_and_refused (StoreFixture  *fixture,
                                               gconstpointer  data)
{
  static const char *const values[] = {
    "UPDATE edit SET value = '{\"date-parts\":[[2021,2,30]]}' WHERE field = 'issued'",
    "UPDATE edit SET value = '[[]]' WHERE field = 'author'",
    "UPDATE edit SET field = 'colour' WHERE field = 'volume'",
    "UPDATE edit SET value = '2' WHERE field = 'deleted'",
    "UPDATE edit SET value = '55555555-5555-4555-8555-555555555555' WHERE field = 'targets'",
  };
  g_auto (Tides) tides = { NULL };
  g_autofree char *other = g_build_filename (fixture->folder, "other.assay", NULL);
  g_autofree char *second = NULL;
  g_autofree char *marker = NULL;
  g_autoptr (AssayUniteReport) report = NULL;
  g_autoptr (GError) error = NULL;
  AssayStore *colleague = assay_store_open (other, ASSAY_STORE_CREATE, &error);
  guint n_found = 0;

  g_assert_no_error (error);
  g_assert_true (assay_store_set_annotator (colleague, FIXTURE_COLLEAGUE, "Ada", &error));
  tides.store = colleague;
  tides.id = store_fixture_import (colleague, CITING_TEXT, "tides.txt");
  look (&tides);
  second = dup_id (&tides, 1);
  marker = dup_citation_id (&tides, 0);
  correct (&tides, 0, "issued", "2021-02-03");
  correct (&tides, 0, "author", "Reed, D.");
  correct (&tides, 0, "volume", "5");
  g_assert_true (assay_store_relink_citation (colleague, tides.id, marker,
                                              (const char *[]) { second, NULL }, &error));
  g_assert_true (assay_store_remove_reference (colleague, tides.id, second, &error));
  g_assert_true (assay_store_close (colleague, &error));
  g_clear_object (&tides.article);
  g_assert_finalize_object (colleague);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    forge (other, values[i]);
  colleague = assay_store_open (other, ASSAY_STORE_READ_ONLY, &error);
  g_assert_true (assay_store_verify (colleague, count_problem_cb, &n_found, &error));
  g_assert_cmpuint (n_found, ==, G_N_ELEMENTS (values));
  g_assert_finalize_object (colleague);

  report = assay_merge_file (fixture->store, other, ASSAY_MERGE_NO_FLAGS, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->problems->len, ==, G_N_ELEMENTS (values));
  tides.store = fixture->store;
  look (&tides);
  g_assert_cmpuint (count (&tides), ==, 2);
  g_assert_cmpuint (get (&tides, 0)->corrected, ==, 0);
  verify (&tides);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/corrections/a-field-is-corrected-and-taken-back",
                     test_a_field_is_corrected_and_taken_back);
  store_fixture_add ("/corrections/what-is-left-as-it-was-is-no-correction",
                     test_what_is_left_as_it_was_is_no_correction);
  store_fixture_add ("/corrections/names-and-dates-are-typed-and-checked",
                     test_names_and_dates_are_typed_and_checked);
  store_fixture_add ("/corrections/a-corrected-field-counts-in-links-and-audit",
                     test_a_corrected_field_counts_in_links_and_audit);
  store_fixture_add ("/corrections/a-work-is-added-and-removed", test_a_work_is_added_and_removed);
  store_fixture_add ("/corrections/a-work-is-split-and-joined-with-its-links",
                     test_a_work_is_split_and_joined_with_its_links);
  store_fixture_add ("/corrections/a-marker-is-linked-by-hand", test_a_marker_is_linked_by_hand);
  store_fixture_add ("/corrections/corrections-outlive-the-program",
                     test_corrections_outlive_the_program);

  store_fixture_add ("/corrections/forged-corrections-are-found-and-refused",
                     test_forged_corrections_are_found_and_refused);

  return g_test_run ();
}
