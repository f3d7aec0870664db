/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "assay-encoding.h"

typedef struct
{
  const char    *name;
  const char    *bytes;
  gsize          size;
  const char    *text;
  AssayEncoding  encoding;
  guint          n_replaced;
} Example;

#define BYTES(literal) literal, sizeof (literal) - 1

static const Example examples[] = {
  { "utf-8", BYTES ("Käse\n"), "Käse\n", ASSAY_ENCODING_UTF_8, 0 },
  { "utf-8-with-a-mark", BYTES ("\xEF\xBB\xBF" "Käse"), "Käse", ASSAY_ENCODING_UTF_8, 0 },
  { "two-marks", BYTES ("\xEF\xBB\xBF\xEF\xBB\xBF" "a"), "a", ASSAY_ENCODING_UTF_8, 0 },
  { "a-mark-inside-is-text", BYTES ("a\xEF\xBB\xBF" "b"), "a\xEF\xBB\xBF" "b", ASSAY_ENCODING_UTF_8, 0 },
  { "utf-16-little", BYTES ("\xFF\xFE" "K\0\xE4\0=\xD8\0\xDE"), "Kä😀", ASSAY_ENCODING_UTF_16_LE, 0 },
  { "utf-16-big", BYTES ("\xFE\xFF" "\0K\0\xE4\xD8=\xDE\0"), "Kä😀", ASSAY_ENCODING_UTF_16_BE, 0 },
  { "utf-16-line-ends", BYTES ("\xFF\xFE" "a\0\r\0\n\0b\0\r\0c\0"), "a\nb\nc", ASSAY_ENCODING_UTF_16_LE, 0 },
  { "utf-16-lone-halves", BYTES ("\xFE\xFF" "\xD8=\0a\xDE\0"), "\xEF\xBF\xBD" "a\xEF\xBF\xBD",
    ASSAY_ENCODING_UTF_16_BE, 2 },
  { "utf-16-cut", BYTES ("\xFF\xFE" "a\0b"), "a\xEF\xBF\xBD", ASSAY_ENCODING_UTF_16_LE, 1 },
  { "windows-1252", BYTES ("\x93" "caf\xE9\x94 \x80"), "“café” €", ASSAY_ENCODING_WINDOWS_1252, 0 },
  { "windows-1252-holes", BYTES ("\xE9\x81"), "é\xEF\xBF\xBD", ASSAY_ENCODING_WINDOWS_1252, 1 },
  { "windows-1252-line-ends", BYTES ("\xE9\r\n\xE9\r"), "é\né\n", ASSAY_ENCODING_WINDOWS_1252, 0 },
  { "line-ends", BYTES ("a\r\nb\rc\nd\r"), "a\nb\nc\nd\n", ASSAY_ENCODING_UTF_8, 0 },
  { "two-returns-are-two-lines", BYTES ("a\r\r\nb"), "a\n\nb", ASSAY_ENCODING_UTF_8, 0 },
  { "nul", BYTES ("a\0b"), "a\xEF\xBF\xBD" "b", ASSAY_ENCODING_UTF_8, 1 },
  { "damaged-utf-8", BYTES ("Käse, Öl \xFF und \xE2\x80"), "Käse, Öl \xEF\xBF\xBD und \xEF\xBF\xBD",
    ASSAY_ENCODING_UTF_8, 2 },
  { "marked-utf-8-stays-utf-8", BYTES ("\xEF\xBB\xBF" "caf\xE9"), "caf\xEF\xBF\xBD", ASSAY_ENCODING_UTF_8, 1 },
  { "surrogates-in-utf-8", BYTES ("\xEF\xBB\xBF" "\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD",
    ASSAY_ENCODING_UTF_8, 3 },
  { "overlong", BYTES ("\xEF\xBB\xBF" "\xC0\xAF"), "\xEF\xBF\xBD\xEF\xBF\xBD", ASSAY_ENCODING_UTF_8, 2 },
  { "beyond-unicode", BYTES ("\xEF\xBB\xBF" "\xF4\x90\x80\x80"),
    "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", ASSAY_ENCODING_UTF_8, 4 },
  { "spaces-joiners-and-directions-stay", BYTES ("a\u00A0b \u202Fc 👩\u200D🔬 \u200Fשלום e\u0301"),
    "a\u00A0b \u202Fc 👩\u200D🔬 \u200Fשלום e\u0301", ASSAY_ENCODING_UTF_8, 0 },
  { "nothing", BYTES (""), "", ASSAY_ENCODING_UTF_8, 0 },
};

static void
test_example (gconstpointer data)
{
  const Example *example = data;
  AssayDecoding decoding;
  g_autoptr (AssayText) text = assay_encoding_decode (example->bytes, example->size, &decoding);

  g_assert_cmpstr (assay_text_get_utf8 (text), ==, example->text);
  g_assert_cmpuint (assay_text_get_size (text), ==, strlen (example->text));
  g_assert_cmpint (decoding.encoding, ==, example->encoding);
  g_assert_cmpuint (decoding.n_replaced, ==, example->n_replaced);
}

/* The plain way to say what canonical is, one byte at a time, for the fast way to be held against. */
static void
test_canonical_text_is_valid_and_stays_as_it_is (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  static const char alphabet[] = "ab .\r\n\0\t\x1B\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xEF\xBB\xBF\xFF\xFE\xC0";

  for (guint round = 0; round < 20000; round++)
    {
      char bytes[64];
      gsize size = g_rand_int_range (rand, 0, sizeof bytes);
      AssayDecoding first;
      AssayDecoding second;
      g_autoptr (AssayText) text = NULL;
      g_autoptr (AssayText) again = NULL;

      for (gsize i = 0; i < size; i++)
        bytes[i] = alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
      text = assay_encoding_decode (bytes, size, &first);
      g_assert_true (g_utf8_validate_len (assay_text_get_utf8 (text), assay_text_get_size (text), NULL));
      g_assert_null (strchr (assay_text_get_utf8 (text), '\r'));
      g_assert_false (g_str_has_prefix (assay_text_get_utf8 (text), "\xEF\xBB\xBF"));

      again = assay_encoding_decode (assay_text_get_utf8 (text), assay_text_get_size (text), &second);
      g_assert_cmpmem (assay_text_get_utf8 (text), assay_text_get_size (text),
                       assay_text_get_utf8 (again), assay_text_get_size (again));
      g_assert_cmpuint (second.n_replaced, ==, 0);
    }
}

static void
test_a_character_is_read_at_any_offset (void)
{
  for (guint offset = 0; offset < 20; offset++)
    {
      g_autoptr (GString) bytes = g_string_new (NULL);
      AssayDecoding decoding;
      g_autoptr (AssayText) text = NULL;

      for (guint i = 0; i < offset; i++)
        g_string_append_c (bytes, 'a');
      g_string_append (bytes, "\r\né~\x1F");
      text = assay_encoding_decode (bytes->str, bytes->len, &decoding);
      g_assert_cmpuint (assay_text_get_length (text), ==, offset + 4);
      g_assert_true (g_str_has_suffix (assay_text_get_utf8 (text), "\né~\x1F"));
      g_assert_cmpuint (decoding.n_controls, ==, 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_strconcat ("/encoding/", examples[i].name, NULL);

      g_test_add_data_func (path, &examples[i], test_example);
    }
  g_test_add_func ("/encoding/canonical-text-is-valid-and-stays-as-it-is",
                   test_canonical_text_is_valid_and_stays_as_it_is);
  g_test_add_func ("/encoding/a-character-is-read-at-any-offset", test_a_character_is_read_at_any_offset);

  return g_test_run ();
}
