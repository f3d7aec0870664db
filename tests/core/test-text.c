/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-text.h"

static void
test_bytes_and_positions_agree (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (AssayText) text = NULL;
  const char *p;

  for (guint i = 0; i < 2000; i++)
    g_string_append (string, i % 3 == 0 ? "a" : i % 3 == 1 ? "\xC3\xA9" : "\xF0\x9F\x98\x80");
  text = assay_text_new (string->str, string->len);
  g_assert_cmpuint (assay_text_get_length (text), ==, 2000);

  p = string->str;
  for (guint i = 0; i <= 2000; i++, p = g_utf8_next_char (p))
    {
      g_assert_cmpuint (assay_text_get_byte (text, i), ==, p - string->str);
      g_assert_cmpuint (assay_text_get_position (text, p - string->str), ==, i);
    }
}

static void
test_a_span_is_cut_by_code_points (void)
{
  g_autoptr (AssayText) text = assay_text_new ("Käse und Brot", -1);
  g_autofree char *words = assay_text_dup_span (text, (AssaySpan) { 1, 8 });

  g_assert_cmpstr (words, ==, "äse und");
}

static void
test_an_id_is_the_digest_of_the_bytes (void)
{
  g_autoptr (AssayText) text = assay_text_new ("abc", -1);

  /* FIPS 180-2, appendix B.1. */
  g_assert_cmpstr (assay_text_get_id (text), ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/bytes-and-positions-agree", test_bytes_and_positions_agree);
  g_test_add_func ("/text/a-span-is-cut-by-code-points", test_a_span_is_cut_by_code_points);
  g_test_add_func ("/text/an-id-is-the-digest-of-the-bytes", test_an_id_is_the_digest_of_the_bytes);

  return g_test_run ();
}
