/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-articles.h"
#include "assay-uuid.h"
#include "store-fixture.h"

static const AssaySpan first = { 0, 29 };

static GPtrArray *
list (StoreFixture *fixture,
      guint         n_expected)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *annotations = assay_store_list_annotations (fixture->store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (annotations->len, ==, n_expected);
  return annotations;
}

static void
tag (StoreFixture *fixture,
     const char   *kind)
{
  g_autoptr (GError) error = NULL;

  assay_store_tag (fixture->store, fixture->article, &first, 1, kind, &error);
  g_assert_no_error (error);
}

static void
work_as (StoreFixture *fixture,
         const char   *id,
         const char   *name)
{
  g_autoptr (GError) error = NULL;

  assay_store_set_annotator (fixture->store, id, name, &error);
  g_assert_no_error (error);
}

static void
test_a_tag_carries_its_quote_and_context (StoreFixture  *fixture,
                                          gconstpointer  data)
{
  const AssaySpan span = { 119, 137 };
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GError) error = NULL;
  AssayAnnotation *annotation;

  g_assert_true (assay_store_tag (fixture->store, fixture->article, &span, 1, "doubt", &error));
  annotations = list (fixture, 1);
  annotation = g_ptr_array_index (annotations, 0);
  g_assert_cmpstr (annotation->quote, ==, "The Käse went off.");
  g_assert_cmpstr (annotation->before, ==, " days. It may have been a test. ");
  g_assert_cmpstr (annotation->after, ==, "\n");
  g_assert_cmpstr (annotation->kind, ==, "doubt");
  g_assert_true (assay_uuid_is_valid (annotation->id));
  g_assert_cmpint (annotation->created, >, G_GINT64_CONSTANT (1600000000000));
}

static void
test_tagging_again_changes_the_same_annotation (StoreFixture  *fixture,
                                                gconstpointer  data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  AssayAnnotation *old, *now;

  tag (fixture, ASSAY_KIND_CLAIM);
  before = list (fixture, 1);
  tag (fixture, ASSAY_KIND_EVIDENCE);
  after = list (fixture, 1);
  old = g_ptr_array_index (before, 0);
  now = g_ptr_array_index (after, 0);
  g_assert_cmpstr (old->id, ==, now->id);
  g_assert_cmpstr (now->kind, ==, ASSAY_KIND_EVIDENCE);
  g_assert_cmpint (now->created, ==, old->created);
  g_assert_cmpint (now->modified, >=, now->created);
}

static void
test_a_colleagues_tag_is_never_touched (StoreFixture  *fixture,
                                        gconstpointer  data)
{
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  work_as (fixture, FIXTURE_COLLEAGUE, "Ada");
  tag (fixture, ASSAY_KIND_CLAIM);
  work_as (fixture, FIXTURE_ANNOTATOR, "Kim");
  tag (fixture, ASSAY_KIND_EVIDENCE);
  annotations = list (fixture, 2);

  g_assert_true (assay_store_clear (fixture->store, fixture->article, &first, 1, &error));
  left = list (fixture, 1);
  g_assert_cmpstr (((AssayAnnotation *) left->pdata[0])->annotator, ==, FIXTURE_COLLEAGUE);
  g_assert_false (assay_store_remove_annotation (fixture->store,
                                                 ((AssayAnnotation *) left->pdata[0])->id, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
}

static void
test_a_field_needs_a_tag (StoreFixture  *fixture,
                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (assay_store_set_field (fixture->store, fixture->article, &first, 1,
                                         ASSAY_FIELD_CONFIDENCE, "high", &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND);
}

static void
test_values_that_make_no_sense_are_refused (StoreFixture  *fixture,
                                            gconstpointer  data)
{
  static const AssaySpan spans[] = { { 5, 5 }, { 6, 5 }, { 0, 139 }, { 4000000000, 4000000001 } };
  static const char *const fields[][2] = {
    { ASSAY_FIELD_CONFIDENCE, "huge" }, { ASSAY_FIELD_LIKELIHOOD, "high" }, { ASSAY_FIELD_KIND,
                                                                              "" },
  };

  tag (fixture, ASSAY_KIND_CLAIM);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (assay_store_tag (fixture->store, fixture->article, &spans[i], 1, "claim",
                                       &error));
      g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (assay_store_set_field (fixture->store, fixture->article, &first, 1,
                                             fields[i][0], fields[i][1], &error));
      g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
    }
}

static void
test_an_unknown_article_is_not_found (StoreFixture  *fixture,
                                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (assay_store_tag (fixture->store, "0000", &first, 1, ASSAY_KIND_CLAIM, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND);
}

/* An annotation as another file would hand it over. */
static AssayAnnotation *
make_values (StoreFixture *fixture)
{
  AssayAnnotation *values = assay_annotation_new ();

  values->id = g_strdup ("0189fa4e-1111-7111-8111-111111111111");
  values->article = g_strdup (fixture->article);
  values->annotator = g_strdup (FIXTURE_COLLEAGUE);
  values->span = first;
  values->quote = g_strdup ("The port was closed in March.");
  values->kind = g_strdup (ASSAY_KIND_SPECULATION);
  values->confidence = ASSAY_CONFIDENCE_LOW;
  values->likelihood = ASSAY_LIKELIHOOD_ALMOST_CERTAIN;
  values->note = g_strdup ("from afar");
  values->created = G_GINT64_CONSTANT (1500000000123);
  values->modified = G_GINT64_CONSTANT (1500000456789);
  return values;
}

static void
test_an_annotation_from_elsewhere_is_kept_as_it_is (StoreFixture  *fixture,
                                                    gconstpointer  data)
{
  g_autoptr (AssayAnnotation) values = make_values (fixture);
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AssayAnnotation) added = assay_store_add_annotation (fixture->store, values,
                                                                      &error);

      g_assert_no_error (error);
      g_assert_cmpstr (added->id, ==, values->id);
      g_assert_cmpstr (added->annotator, ==, FIXTURE_COLLEAGUE);
      g_assert_cmpstr (added->kind, ==, ASSAY_KIND_SPECULATION);
      g_assert_cmpint (added->confidence, ==, ASSAY_CONFIDENCE_LOW);
      g_assert_cmpint (added->likelihood, ==, ASSAY_LIKELIHOOD_ALMOST_CERTAIN);
      g_assert_cmpstr (added->note, ==, "from afar");
      g_assert_cmpint (added->created, ==, values->created);
      g_assert_cmpint (added->modified, ==, values->modified);
    }
  annotations = list (fixture, 1);
}

static void
test_a_quote_that_differs_is_refused (StoreFixture  *fixture,
                                      gconstpointer  data)
{
  g_autoptr (AssayAnnotation) values = make_values (fixture);
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GError) error = NULL;

  g_free (values->quote);
  values->quote = g_strdup ("The port was opened in March.");
  g_assert_null (assay_store_add_annotation (fixture->store, values, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
  annotations = list (fixture, 0);
}

static void
test_adding_without_an_id_tags (StoreFixture  *fixture,
                                gconstpointer  data)
{
  g_autoptr (AssayAnnotation) values = assay_annotation_new ();
  g_autoptr (AssayAnnotation) added = NULL;
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GError) error = NULL;

  tag (fixture, ASSAY_KIND_CLAIM);
  values->article = g_strdup (fixture->article);
  values->span = first;
  values->kind = g_strdup (ASSAY_KIND_EVIDENCE);
  values->note = g_strdup ("seen");
  added = assay_store_add_annotation (fixture->store, values, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (added->kind, ==, ASSAY_KIND_EVIDENCE);
  g_assert_cmpstr (added->note, ==, "seen");
  annotations = list (fixture, 1);
}

static void
test_ids_are_found_by_their_beginning (StoreFixture  *fixture,
                                       gconstpointer  data)
{
  static const char *const unknown[] = { "", "0189fa4e-2", "%", "x", "0189'" };
  g_autoptr (AssayAnnotation) values = make_values (fixture);
  g_autoptr (AssayAnnotation) one = NULL;
  g_autoptr (AssayAnnotation) two = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *article = NULL;
  g_autofree char *article_prefix = g_strndup (fixture->article, 6);
  const AssaySpan span = { 30, 46 };

  one = assay_store_add_annotation (fixture->store, values, &error);
  id = assay_store_resolve_annotation (fixture->store, "0189FA", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, values->id);
  article = assay_store_resolve_article (fixture->store, article_prefix, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (article, ==, fixture->article);

  values->id[35] = '2';
  values->span = span;
  g_clear_pointer (&values->quote, g_free);
  two = assay_store_add_annotation (fixture->store, values, &error);
  g_assert_no_error (error);
  g_assert_null (assay_store_resolve_annotation (fixture->store, "0189", &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_AMBIGUOUS);
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_clear_error (&error);
      g_assert_null (assay_store_resolve_annotation (fixture->store, unknown[i], &error));
      g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND);
    }
}

static void
test_annotators_are_known_by_name (StoreFixture  *fixture,
                                   gconstpointer  data)
{
  g_autoptr (GPtrArray) annotators = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autofree char *made = NULL;

  g_assert_true (assay_store_use_annotator_named (fixture->store, "Lee", &error));
  made = g_strdup (assay_store_get_annotator (fixture->store));
  g_assert_cmpstr (made, !=, FIXTURE_ANNOTATOR);
  g_assert_true (assay_store_use_annotator_named (fixture->store, "Kim", &error));
  g_assert_cmpstr (assay_store_get_annotator (fixture->store), ==, FIXTURE_ANNOTATOR);
  work_as (fixture, FIXTURE_ANNOTATOR, "Kimberly");
  g_assert_true (assay_store_use_annotator_named (fixture->store, "Lee", &error));
  g_assert_cmpstr (assay_store_get_annotator (fixture->store), ==, made);
  g_assert_true (assay_store_add_annotator (fixture->store, FIXTURE_COLLEAGUE, "Ada", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (assay_store_get_annotator (fixture->store), ==, made);

  annotators = assay_store_list_annotators (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (annotators->len, ==, 3);
  names = assay_store_map_annotators (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_hash_table_lookup (names, FIXTURE_ANNOTATOR), ==, "Kimberly");
  g_assert_cmpstr (g_hash_table_lookup (names, FIXTURE_COLLEAGUE), ==, "Ada");
  g_assert_cmpstr (g_hash_table_lookup (names, made), ==, "Lee");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/annotations/a-tag-carries-its-quote-and-context",
                     test_a_tag_carries_its_quote_and_context);
  store_fixture_add ("/annotations/tagging-again-changes-the-same-annotation",
                     test_tagging_again_changes_the_same_annotation);
  store_fixture_add ("/annotations/a-colleagues-tag-is-never-touched",
                     test_a_colleagues_tag_is_never_touched);
  store_fixture_add ("/annotations/a-field-needs-a-tag", test_a_field_needs_a_tag);
  store_fixture_add ("/annotations/values-that-make-no-sense-are-refused",
                     test_values_that_make_no_sense_are_refused);
  store_fixture_add ("/annotations/an-unknown-article-is-not-found",
                     test_an_unknown_article_is_not_found);
  store_fixture_add ("/annotations/an-annotation-from-elsewhere-is-kept-as-it-is",
                     test_an_annotation_from_elsewhere_is_kept_as_it_is);
  store_fixture_add ("/annotations/a-quote-that-differs-is-refused",
                     test_a_quote_that_differs_is_refused);
  store_fixture_add ("/annotations/adding-without-an-id-tags", test_adding_without_an_id_tags);
  store_fixture_add ("/annotations/ids-are-found-by-their-beginning",
                     test_ids_are_found_by_their_beginning);
  store_fixture_add ("/annotations/annotators-are-known-by-name",
                     test_annotators_are_known_by_name);

  return g_test_run ();
}
