/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-store-annotations.h"
#include "assay-store-annotators.h"
#include "assay-store-articles.h"
#include "store-fixture.h"

static void
test_a_new_project_is_found_again (StoreFixture  *fixture,
                                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = assay_store_dup_project_id (fixture->store);
  g_autofree char *id_again = NULL;
  g_autofree char *title = NULL;

  g_assert_true (assay_store_set_title (fixture->store, "Straits", &error));
  g_assert_no_error (error);
  store_fixture_reopen (fixture, ASSAY_STORE_NO_FLAGS);

  id_again = assay_store_dup_project_id (fixture->store);
  title = assay_store_dup_title (fixture->store);
  g_assert_cmpstr (id, ==, id_again);
  g_assert_cmpstr (title, ==, "Straits");
}

static void
test_a_tag_is_there_after_closing (StoreFixture  *fixture,
                                   gconstpointer  data)
{
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GError) error = NULL;
  AssayAnnotation *annotation;

  g_assert_true (assay_store_tag (fixture->store, fixture->article, &(AssaySpan) { 0, 9 }, 1,
                                  ASSAY_KIND_CLAIM, &error));
  g_assert_no_error (error);
  store_fixture_reopen (fixture, ASSAY_STORE_NO_FLAGS);

  annotations = assay_store_list_annotations (fixture->store, fixture->article, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (annotations->len, ==, 1);
  annotation = g_ptr_array_index (annotations, 0);
  g_assert_cmpstr (annotation->kind, ==, ASSAY_KIND_CLAIM);
  g_assert_cmpstr (annotation->quote, ==, "The port ");
  g_assert_cmpstr (annotation->annotator, ==, FIXTURE_ANNOTATOR);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/store/a-new-project-is-found-again", test_a_new_project_is_found_again);
  store_fixture_add ("/store/a-tag-is-there-after-closing", test_a_tag_is_there_after_closing);

  return g_test_run ();
}
