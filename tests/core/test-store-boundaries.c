/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-boundaries.h"
#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-articles.h"
#include "assay-store-boundaries.h"
#include "assay-store-undo.h"
#include "store-fixture.h"

#define PLAIN "0-29;30-46;47-69;71-93;94-118;119-137;"

static char *
format_spans (GArray *spans)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    g_string_append_printf (line, "%u-%u;", g_array_index (spans, AssaySpan, i).start,
                            g_array_index (spans, AssaySpan, i).end);
  return g_string_free (line, FALSE);
}

static void
assert_sentences (StoreFixture *fixture,
                  const char   *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sentences = assay_store_list_sentences (fixture->store, fixture->article,
                                                             &error);
  g_autofree char *line = NULL;

  g_assert_no_error (error);
  line = format_spans (sentences);
  g_assert_cmpstr (line, ==, expected);
}

static void
assert_annotations (StoreFixture *fixture,
                    const char   *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) annotations = assay_store_list_annotations (fixture->store, NULL, &error);
  g_autoptr (GString) line = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < annotations->len; i++)
    {
      AssayAnnotation *annotation = g_ptr_array_index (annotations, i);
      g_string_append_printf (line, "%u-%u %s;", annotation->span.start, annotation->span.end,
                              annotation->kind);
    }
  g_assert_cmpstr (line->str, ==, expected);
}

static void
split (StoreFixture *fixture,
       AssaySpan     sentence,
       guint         position)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_store_split_sentence (fixture->store, fixture->article, sentence, position,
                                             &error));
  g_assert_no_error (error);
}

static void
join (StoreFixture *fixture,
      AssaySpan     left,
      AssaySpan     right)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_store_join_sentences (fixture->store, fixture->article, left, right,
                                             &error));
  g_assert_no_error (error);
}

static void
test_spans_are_packed_and_unpacked (void)
{
  const AssaySpan spans[] = { { 0, 1 }, { 1, 130 }, { 500, 70000 }, { 70000, 20000000 } };
  g_autoptr (GBytes) packed = assay_spans_pack (spans, G_N_ELEMENTS (spans));
  gsize size;
  const guint8 *data = g_bytes_get_data (packed, &size);
  g_autoptr (GArray) unpacked = assay_spans_unpack (data, size);

  g_assert_cmpmem (spans, sizeof spans, unpacked->data, unpacked->len * sizeof (AssaySpan));
  g_assert_cmpuint (size, <, sizeof spans);
  g_assert_null (assay_spans_unpack (data, size - 1));
}

static void
test_a_sentence_is_split_and_joined_again (StoreFixture  *fixture,
                                           gconstpointer  data)
{
  assert_sentences (fixture, PLAIN);
  split (fixture, (AssaySpan) { 0, 29 }, 8);
  assert_sentences (fixture, "0-8;9-29;30-46;47-69;71-93;94-118;119-137;");
  join (fixture, (AssaySpan) { 0, 8 }, (AssaySpan) { 9, 29 });
  assert_sentences (fixture, PLAIN);
  join (fixture, (AssaySpan) { 0, 29 }, (AssaySpan) { 30, 46 });
  assert_sentences (fixture, "0-46;47-69;71-93;94-118;119-137;");
  store_fixture_reopen (fixture, ASSAY_STORE_NO_FLAGS);
  split (fixture, (AssaySpan) { 0, 46 }, 30);
  assert_sentences (fixture, PLAIN);
}

static void
test_boundaries_are_undone_with_their_tags (StoreFixture  *fixture,
                                            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  const AssaySpan first = { 0, 29 };

  g_assert_true (assay_store_tag (fixture->store, fixture->article, &first, 1, ASSAY_KIND_CLAIM,
                                  &error));
  split (fixture, first, 8);
  assert_annotations (fixture, "0-8 claim;9-29 claim;");
  assay_undone_free (assay_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  assert_sentences (fixture, PLAIN);
  assert_annotations (fixture, "0-29 claim;");
  assay_undone_free (assay_store_redo (fixture->store, &error));
  g_assert_no_error (error);
  assert_annotations (fixture, "0-8 claim;9-29 claim;");
}

static void
test_a_joined_sentence_takes_the_first_tag (StoreFixture  *fixture,
                                            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  const AssaySpan left = { 0, 29 };
  const AssaySpan right = { 30, 46 };

  g_assert_true (assay_store_tag (fixture->store, fixture->article, &left, 1, ASSAY_KIND_EVIDENCE,
                                  &error));
  g_assert_true (assay_store_tag (fixture->store, fixture->article, &right, 1, ASSAY_KIND_CLAIM,
                                  &error));
  join (fixture, left, right);
  assert_annotations (fixture, "0-46 evidence;");

  assay_undone_free (assay_store_undo (fixture->store, &error));
  g_assert_true (assay_store_clear (fixture->store, fixture->article, &left, 1, &error));
  join (fixture, left, right);
  assert_annotations (fixture, "0-46 claim;");
}

static void
test_a_colleagues_tag_stays_where_it_is (StoreFixture  *fixture,
                                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  const AssaySpan first = { 0, 29 };

  g_assert_true (assay_store_set_annotator (fixture->store, FIXTURE_COLLEAGUE, "Ada", &error));
  g_assert_true (assay_store_tag (fixture->store, fixture->article, &first, 1, ASSAY_KIND_CLAIM,
                                  &error));
  g_assert_true (assay_store_set_annotator (fixture->store, FIXTURE_ANNOTATOR, "Kim", &error));
  split (fixture, first, 8);
  assert_annotations (fixture, "0-29 claim;");
}

static void
test_the_number_of_sentences_follows (StoreFixture  *fixture,
                                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (AssayArticleSummary) summary = NULL;

  split (fixture, (AssaySpan) { 0, 29 }, 8);
  rows = assay_store_list_article_rows (fixture->store, ASSAY_ARTICLE_SORT_IMPORTED, NULL, &error);
  summary = assay_store_load_summary (fixture->store, g_array_index (rows, gint64, 0), NULL,
                                      &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary->n_sentences, ==, 7);
}

static void
test_what_is_no_sentence_is_refused (StoreFixture  *fixture,
                                     gconstpointer  data)
{
  static const struct
  {
    AssaySpan sentence;
    guint     position;
  } wrong[] = {
    { { 0, 28 }, 5 }, { { 0, 29 }, 0 }, { { 0, 29 }, 29 }, { { 0, 29 }, 4000 }, { { 0, 4000 }, 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (assay_store_split_sentence (fixture->store, fixture->article,
                                                  wrong[i].sentence,
                                                  wrong[i].position, &error));
      g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
    }
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (assay_store_join_sentences (fixture->store, fixture->article,
                                                (AssaySpan) { 0, 29 },
                                                (AssaySpan) { 47, 69 }, &error));
    g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
  }
  assert_sentences (fixture, PLAIN);
}

static void
test_sentences_are_set_as_another_file_has_them (StoreFixture  *fixture,
                                                 gconstpointer  data)
{
  const AssaySpan wanted[] = { { 0, 8 }, { 9, 46 }, { 47, 69 }, { 71, 118 }, { 119, 137 } };
  const AssaySpan impossible[] = { { 0, 8 }, { 12, 137 } };
  g_autoptr (GArray) sentences = g_array_new (FALSE, FALSE, sizeof (AssaySpan));
  g_autoptr (GError) error = NULL;

  g_array_append_vals (sentences, wanted, G_N_ELEMENTS (wanted));
  g_assert_true (assay_store_set_sentences (fixture->store, fixture->article, sentences, &error));
  g_assert_no_error (error);
  assert_sentences (fixture, "0-8;9-46;47-69;71-118;119-137;");

  g_array_set_size (sentences, 0);
  g_array_append_vals (sentences, impossible, G_N_ELEMENTS (impossible));
  g_assert_false (assay_store_set_sentences (fixture->store, fixture->article, sentences, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
  assert_sentences (fixture, "0-8;9-46;47-69;71-118;119-137;");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/boundaries/spans-are-packed-and-unpacked", test_spans_are_packed_and_unpacked);
  store_fixture_add ("/boundaries/a-sentence-is-split-and-joined-again",
                     test_a_sentence_is_split_and_joined_again);
  store_fixture_add ("/boundaries/they-are-undone-with-their-tags",
                     test_boundaries_are_undone_with_their_tags);
  store_fixture_add ("/boundaries/a-joined-sentence-takes-the-first-tag",
                     test_a_joined_sentence_takes_the_first_tag);
  store_fixture_add ("/boundaries/a-colleagues-tag-stays-where-it-is",
                     test_a_colleagues_tag_stays_where_it_is);
  store_fixture_add ("/boundaries/the-number-of-sentences-follows",
                     test_the_number_of_sentences_follows);
  store_fixture_add ("/boundaries/what-is-no-sentence-is-refused",
                     test_what_is_no_sentence_is_refused);
  store_fixture_add ("/boundaries/sentences-are-set-as-another-file-has-them",
                     test_sentences_are_set_as_another_file_has_them);

  return g_test_run ();
}
