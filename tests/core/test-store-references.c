/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-articles.h"
#include "assay-store-boundaries.h"
#include "assay-store-references.h"
#include "assay-store-undo.h"
#include "store-fixture.h"

#define CITING_TEXT \
  "On Tides\n\n" \
  "The sea rose by a hand in ten years [1]. Others saw nothing of the kind [2].\n\n" \
  "References\n\n" \
  "[1] Moreau, A. (2019). Levels of the northern sea. Harbour Press. https://example.org/levels\n" \
  "[2] Dahl, B. (2021). No change at all. Coast Review. https://example.org/none\n"

static const AssaySpan first = { 0, 29 };
static const AssaySpan second = { 30, 46 };

static char *
tag (StoreFixture *fixture,
     const char   *article,
     AssaySpan     span)
{
  g_autoptr (AssayAnnotation) values = assay_annotation_new ();
  g_autoptr (AssayAnnotation) annotation = NULL;
  g_autoptr (GError) error = NULL;

  values->article = g_strdup (article);
  values->span = span;
  values->kind = g_strdup (ASSAY_KIND_CLAIM);
  annotation = assay_store_add_annotation (fixture->store, values, &error);
  g_assert_no_error (error);
  return g_strdup (annotation->id);
}

static GPtrArray *
list (StoreFixture *fixture,
      const char   *article,
      guint         n_expected)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *links = assay_store_list_links (fixture->store, article, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (links->len, ==, n_expected);
  return links;
}

static void
add (StoreFixture *fixture,
     const char   *from,
     const char   *to,
     const char   *kind)
{
  g_autoptr (GError) error = NULL;

  assay_store_add_link (fixture->store, from, to, kind, &error);
  g_assert_no_error (error);
}

static void
refuse (StoreFixture    *fixture,
        const char      *from,
        const char      *to,
        const char      *kind,
        AssayStoreError  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (assay_store_add_link (fixture->store, from, to, kind, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, (int) code);
}

static void
test_an_id_depends_on_every_part (void)
{
  g_autofree char *id = assay_reference_make_id ("a", (AssaySpan) { 1, 23 }, "raw");
  g_autofree char *same = assay_reference_make_id ("a", (AssaySpan) { 1, 23 }, "raw");
  g_autofree char *moved = assay_reference_make_id ("a", (AssaySpan) { 12, 3 }, "raw");
  g_autofree char *reworded = assay_reference_make_id ("a", (AssaySpan) { 1, 23 }, "ray");
  g_autofree char *elsewhere = assay_reference_make_id ("b", (AssaySpan) { 1, 23 }, "raw");

  g_assert_cmpstr (id, ==, same);
  g_assert_cmpstr (id, !=, moved);
  g_assert_cmpstr (id, !=, reworded);
  g_assert_cmpstr (id, !=, elsewhere);
}

static void
test_annotations_are_linked_and_unlinked (StoreFixture  *fixture,
                                          gconstpointer  data)
{
  g_autofree char *claim = tag (fixture, fixture->article, first);
  g_autofree char *evidence = tag (fixture, fixture->article, second);
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GPtrArray) after_undo = NULL;
  g_autoptr (GPtrArray) after_removal = NULL;
  g_autoptr (GError) error = NULL;
  AssayLink *link;

  add (fixture, evidence, claim, ASSAY_LINK_SUPPORTS);
  add (fixture, evidence, claim, ASSAY_LINK_SUPPORTS);
  links = list (fixture, fixture->article, 1);
  link = g_ptr_array_index (links, 0);
  g_assert_cmpstr (link->from, ==, evidence);
  g_assert_cmpstr (link->to, ==, claim);
  g_assert_cmpstr (link->annotator, ==, FIXTURE_ANNOTATOR);

  g_assert_true (assay_store_remove_link (fixture->store, link->id, &error));
  g_assert_no_error (error);
  after_removal = list (fixture, NULL, 0);
  assay_undone_free (assay_store_undo (fixture->store, &error));
  after_undo = list (fixture, NULL, 1);
}

static void
test_a_link_is_hidden_with_what_it_links (StoreFixture  *fixture,
                                          gconstpointer  data)
{
  g_autofree char *claim = tag (fixture, fixture->article, first);
  g_autofree char *evidence = tag (fixture, fixture->article, second);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) without = NULL;
  g_autoptr (GPtrArray) with = NULL;

  add (fixture, evidence, claim, ASSAY_LINK_ATTACKS);
  g_assert_true (assay_store_clear (fixture->store, fixture->article, &first, 1, &error));
  without = list (fixture, NULL, 0);
  assay_undone_free (assay_store_undo (fixture->store, &error));
  with = list (fixture, NULL, 1);
}

static void
test_links_are_carried_to_both_halves (StoreFixture  *fixture,
                                       gconstpointer  data)
{
  g_autofree char *claim = tag (fixture, fixture->article, first);
  g_autofree char *evidence = tag (fixture, fixture->article, second);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) links = NULL;

  add (fixture, evidence, claim, ASSAY_LINK_SUPPORTS);
  g_assert_true (assay_store_split_sentence (fixture->store, fixture->article, first, 9, &error));
  g_assert_no_error (error);
  links = list (fixture, NULL, 2);
}

static void
test_a_tag_cites_a_work (StoreFixture  *fixture,
                         gconstpointer  data)
{
  g_autofree char *article = store_fixture_import (fixture->store, CITING_TEXT, NULL);
  g_autofree char *claim = tag (fixture, article, (AssaySpan) { 10, 50 });
  g_autofree char *other = tag (fixture, fixture->article, first);
  g_autofree char *reference_id = NULL;
  g_autoptr (AssayArticle) loaded = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;
  AssayReference *reference;

  loaded = assay_store_load_article (fixture->store, article, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (assay_article_get_analysis (loaded)->references->len, ==, 2);
  reference = g_ptr_array_index (assay_article_get_analysis (loaded)->references, 1);
  reference_id = assay_reference_make_id (article, reference->span, reference->raw);

  add (fixture, claim, reference_id, ASSAY_LINK_CITES);
  links = list (fixture, article, 1);
  refuse (fixture, other, reference_id, ASSAY_LINK_CITES, ASSAY_STORE_ERROR_NOT_FOUND);
}

static void
test_a_link_needs_two_things_that_are_there (StoreFixture  *fixture,
                                             gconstpointer  data)
{
  g_autofree char *claim = tag (fixture, fixture->article, first);

  refuse (fixture, claim, claim, ASSAY_LINK_SUPPORTS, ASSAY_STORE_ERROR_INVALID);
  refuse (fixture, claim, FIXTURE_COLLEAGUE, ASSAY_LINK_SUPPORTS, ASSAY_STORE_ERROR_NOT_FOUND);
  refuse (fixture, claim, FIXTURE_COLLEAGUE, ASSAY_LINK_CITES, ASSAY_STORE_ERROR_NOT_FOUND);
  refuse (fixture, FIXTURE_COLLEAGUE, claim, ASSAY_LINK_SUPPORTS, ASSAY_STORE_ERROR_NOT_FOUND);
  refuse (fixture, claim, FIXTURE_COLLEAGUE, "resembles", ASSAY_STORE_ERROR_INVALID);
}

static void
test_a_colleagues_link_cannot_be_removed (StoreFixture  *fixture,
                                          gconstpointer  data)
{
  g_autofree char *claim = tag (fixture, fixture->article, first);
  g_autofree char *evidence = tag (fixture, fixture->article, second);
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, evidence, claim, ASSAY_LINK_SUPPORTS);
  links = list (fixture, NULL, 1);
  g_assert_true (assay_store_set_annotator (fixture->store, FIXTURE_COLLEAGUE, "Ada", &error));
  g_assert_false (assay_store_remove_link (fixture->store, ((AssayLink *) links->pdata[0])->id,
                                           &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
}

static void
test_a_link_from_elsewhere_keeps_its_id_and_time (StoreFixture  *fixture,
                                                  gconstpointer  data)
{
  g_autofree char *claim = tag (fixture, fixture->article, first);
  g_autofree char *evidence = tag (fixture, fixture->article, second);
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;
  const AssayLink link = {
    .id = (char *) "33333333-3333-4333-8333-333333333333",
    .article = fixture->article,
    .from = evidence,
    .to = claim,
    .kind = (char *) ASSAY_LINK_ATTACKS,
    .annotator = (char *) FIXTURE_COLLEAGUE,
    .created = 1234567890123,
  };
  AssayLink *found;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (assay_store_insert_link (fixture->store, &link, &error));
      g_assert_no_error (error);
    }
  links = list (fixture, NULL, 1);
  found = g_ptr_array_index (links, 0);
  g_assert_cmpstr (found->id, ==, link.id);
  g_assert_cmpstr (found->annotator, ==, FIXTURE_COLLEAGUE);
  g_assert_cmpint (found->created, ==, link.created);
}

/* Somebody linked the same two things at two machines, and both links are there in the export. */
static void
test_two_links_from_elsewhere_may_say_the_same (StoreFixture  *fixture,
                                                gconstpointer  data)
{
  g_autofree char *claim = tag (fixture, fixture->article, first);
  g_autofree char *evidence = tag (fixture, fixture->article, second);
  g_autoptr (GPtrArray) links = NULL;
  AssayLink link = {
    .id = (char *) "33333333-3333-4333-8333-333333333333",
    .article = fixture->article,
    .from = evidence,
    .to = claim,
    .kind = (char *) ASSAY_LINK_SUPPORTS,
    .annotator = (char *) FIXTURE_ANNOTATOR,
    .created = 1234567890123,
  };

  g_assert_true (assay_store_insert_link (fixture->store, &link, NULL));
  link.id = (char *) "44444444-4444-4444-8444-444444444444";
  g_assert_true (assay_store_insert_link (fixture->store, &link, NULL));
  add (fixture, evidence, claim, ASSAY_LINK_SUPPORTS);
  links = list (fixture, NULL, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/references/an-id-depends-on-every-part", test_an_id_depends_on_every_part);
  store_fixture_add ("/references/annotations-are-linked-and-unlinked",
                     test_annotations_are_linked_and_unlinked);
  store_fixture_add ("/references/a-link-is-hidden-with-what-it-links",
                     test_a_link_is_hidden_with_what_it_links);
  store_fixture_add ("/references/links-are-carried-to-both-halves",
                     test_links_are_carried_to_both_halves);
  store_fixture_add ("/references/a-tag-cites-a-work", test_a_tag_cites_a_work);
  store_fixture_add ("/references/a-link-needs-two-things-that-are-there",
                     test_a_link_needs_two_things_that_are_there);
  store_fixture_add ("/references/a-colleagues-link-cannot-be-removed",
                     test_a_colleagues_link_cannot_be_removed);
  store_fixture_add ("/references/a-link-from-elsewhere-keeps-its-id-and-time",
                     test_a_link_from_elsewhere_keeps_its_id_and_time);
  store_fixture_add ("/references/two-links-from-elsewhere-may-say-the-same",
                     test_two_links_from_elsewhere_may_say_the_same);

  return g_test_run ();
}
