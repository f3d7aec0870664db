/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "assay-article.h"
#include "assay-reader.h"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("assay-reader-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  /* Removes links rather than following them. */
  if (g_remove (path) == 0)
    return;
  dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static GFile *
write_file (Fixture    *fixture,
            const char *name,
            const char *bytes,
            gssize      size)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, bytes, size, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
assert_refused (GFile            *file,
                AssayReaderError  code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayArticle) article = assay_article_read_file (file, NULL, &error);

  g_assert_error (error, ASSAY_READER_ERROR, (int) code);
  g_assert_null (article);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

static void
test_an_article_is_read (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (GFile) file = write_file (fixture, "Käse.md", "# Cheese\n\nIt is *old*.\n", -1);
  g_autoptr (GError) error = NULL;
  AssayArticle *article = assay_article_read_file (file, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (assay_text_get_utf8 (assay_article_get_text (article)), ==, "# Cheese\n\nIt is *old*.\n");
  g_assert_cmpstr (assay_article_get_sha256 (article), ==, assay_article_get_id (article));
  g_assert_cmpstr (assay_article_get_name (article), ==, "Käse.md");
  g_assert_null (assay_article_get_warnings (article));
  g_assert_finalize_object (article);
}

static void
test_line_ends_change_the_digest_but_not_the_id (Fixture       *fixture,
                                                 gconstpointer  data)
{
  g_autoptr (GFile) unix_file = write_file (fixture, "a.txt", "One.\nTwo.\n", -1);
  g_autoptr (GFile) dos_file = write_file (fixture, "b.txt", "\xEF\xBB\xBFOne.\r\nTwo.\r\n", -1);
  g_autoptr (AssayArticle) unix_article = assay_article_read_file (unix_file, NULL, NULL);
  g_autoptr (AssayArticle) dos_article = assay_article_read_file (dos_file, NULL, NULL);
  g_autoptr (AssayArticle) pasted = assay_article_new_for_text ("One.\r\nTwo.\r\n", NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256,
                                                           "\xEF\xBB\xBFOne.\r\nTwo.\r\n", -1);

  g_assert_cmpstr (assay_article_get_id (unix_article), ==, assay_article_get_id (dos_article));
  g_assert_cmpstr (assay_article_get_id (unix_article), ==, assay_article_get_id (pasted));
  g_assert_cmpstr (assay_article_get_sha256 (dos_article), ==, digest);
}

static void
test_what_was_guessed_is_told (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr (GFile) file = write_file (fixture, "old.txt", "A caf\xE9 and a \x81 hole, twice: \x81", -1);
  g_autoptr (AssayArticle) article = assay_article_read_file (file, NULL, NULL);
  const char *const *warnings = assay_article_get_warnings (article);

  g_assert_cmpuint (g_strv_length ((char **) warnings), ==, 2);
  g_assert_nonnull (strstr (warnings[0], "Windows-1252"));
  g_assert_nonnull (strstr (warnings[1], "2 places"));
}

static void
test_a_stray_nul_is_kept_as_a_mark (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr (GFile) file = write_file (fixture, "nul.txt", "Hello\0world", 11);
  g_autoptr (AssayArticle) article = assay_article_read_file (file, NULL, NULL);

  g_assert_cmpstr (assay_text_get_utf8 (assay_article_get_text (article)), ==, "Hello\xEF\xBF\xBDworld");
  g_assert_nonnull (strstr (assay_article_get_warnings (article)[0], "1 place"));
}

static void
test_one_letter_is_an_article (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr (GFile) file = write_file (fixture, "x.txt", "x", 1);
  g_autoptr (AssayArticle) article = assay_article_read_file (file, NULL, NULL);

  g_assert_nonnull (article);
}

static void
test_what_holds_no_words_is_refused (Fixture       *fixture,
                                     gconstpointer  data)
{
  static const struct { const char *bytes; gsize size; } examples[] = {
    { "", 0 }, { "\n", 1 }, { " \t\r\n\xC2\xA0", 6 }, { "\xEF\xBB\xBF", 3 }, { "\xFF\xFE", 2 },
    { "\xEF\xBF\xBD \xEF\xBF\xBD", 7 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (GFile) file = write_file (fixture, "empty.txt", examples[i].bytes, examples[i].size);

      assert_refused (file, ASSAY_READER_ERROR_EMPTY);
    }
}

static void
test_what_is_no_text_is_refused (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  static const struct { const char *bytes; gsize size; } examples[] = {
    { "\0", 1 }, { "%PDF-1.4\nwords and more words and still more words", 50 },
    { "PK\x03\x04 words and words and words and words", 41 }, { "{\\rtf1 Some words and more of them.}", 35 },
    { "a\0b\0c\0d\0e\0f\0", 12 },
  };
  char noise[1000];

  for (guint i = 0; i < sizeof noise; i++)
    noise[i] = g_rand_int_range (rand, 0, 256);
  for (guint i = 0; i <= G_N_ELEMENTS (examples); i++)
    {
      gboolean is_noise = i == G_N_ELEMENTS (examples);
      g_autoptr (GFile) file = write_file (fixture, "binary.txt",
                                           is_noise ? noise : examples[i].bytes,
                                           is_noise ? sizeof noise : examples[i].size);

      assert_refused (file, ASSAY_READER_ERROR_BINARY);
    }
}

static void
test_what_is_no_file_is_refused (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree char *fifo = g_build_filename (fixture->folder, "fifo.txt", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.txt", NULL);
  g_autoptr (GFile) fifo_file = g_file_new_for_path (fifo);
  g_autoptr (GFile) missing_file = g_file_new_for_path (missing);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_refused (fifo_file, ASSAY_READER_ERROR_NOT_A_FILE);
  assert_refused (missing_file, ASSAY_READER_ERROR_NOT_FOUND);
  assert_refused (folder, ASSAY_READER_ERROR_FOLDER);
}

static void
test_what_may_not_be_read_is_refused (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr (GFile) file = write_file (fixture, "secret.txt", "Words.", -1);

  g_assert_cmpint (g_chmod (g_file_peek_path (file), 0000), ==, 0);
  if (access (g_file_peek_path (file), R_OK) == 0)
    {
      g_test_skip ("this user may read everything");
      return;
    }
  assert_refused (file, ASSAY_READER_ERROR_PERMISSION);
}

static void
test_what_is_too_large_is_refused_unread (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autoptr (GFile) file = write_file (fixture, "large.txt", "Words.", -1);

  g_assert_cmpint (truncate (g_file_peek_path (file), (off_t) ASSAY_READER_MAX_SIZE + 1), ==, 0);
  assert_refused (file, ASSAY_READER_ERROR_TOO_LARGE);
}

static void
test_a_folder_gives_its_texts_in_order (Fixture       *fixture,
                                        gconstpointer  data)
{
  static const char *const names[] = { "b.txt", "a.md", "deep/er/c.TEXT", "photo.jpg", ".hidden.txt", "z.markdown" };
  static const char *const expected[] = { "a.md", "b.txt", "deep/er/c.TEXT", "z.markdown" };
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *loop = g_build_filename (fixture->folder, "deep", "loop", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_object_unref (write_file (fixture, names[i], "Words.", -1));
  g_assert_cmpint (symlink (fixture->folder, loop), ==, 0);

  g_assert_true (assay_reader_collect (folder, files, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = g_file_get_relative_path (folder, g_ptr_array_index (files, i));

      g_assert_cmpstr (path, ==, expected[i]);
    }
}

#define ADD(path, test) g_test_add ("/reader/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("an-article-is-read", test_an_article_is_read);
  ADD ("line-ends-change-the-digest-but-not-the-id", test_line_ends_change_the_digest_but_not_the_id);
  ADD ("what-was-guessed-is-told", test_what_was_guessed_is_told);
  ADD ("a-stray-nul-is-kept-as-a-mark", test_a_stray_nul_is_kept_as_a_mark);
  ADD ("one-letter-is-an-article", test_one_letter_is_an_article);
  ADD ("what-holds-no-words-is-refused", test_what_holds_no_words_is_refused);
  ADD ("what-is-no-text-is-refused", test_what_is_no_text_is_refused);
  ADD ("what-is-no-file-is-refused", test_what_is_no_file_is_refused);
  ADD ("what-may-not-be-read-is-refused", test_what_may_not_be_read_is_refused);
  ADD ("what-is-too-large-is-refused-unread", test_what_is_too_large_is_refused_unread);
  ADD ("a-folder-gives-its-texts-in-order", test_a_folder_gives_its_texts_in_order);

  return g_test_run ();
}
