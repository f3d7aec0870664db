/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "assay-json-scanner.h"

static AssayJsonScanner *
scan (const char *json,
      gssize      length)
{
  g_autoptr (GInputStream) stream = NULL;

  length = length < 0 ? (gssize) strlen (json) : length;
  stream = g_memory_input_stream_new_from_data (json, length, NULL);
  return assay_json_scanner_new (stream, NULL);
}

/* The whole document as one value, or why it is none. */
static gboolean
read_document (const char  *json,
               gssize       length,
               GString     *value,
               GError     **error)
{
  g_autoptr (AssayJsonScanner) scanner = scan (json, length);

  return assay_json_scanner_read_value (scanner, value, error)
         && assay_json_scanner_finish (scanner, error);
}

static void
test_good_json_is_cut_without_its_spaces (void)
{
  static const struct { const char *json; const char *value; } examples[] = {
    { "{}", "{}" },
    { " [ ] \n", "[]" },
    { "{ \"a\" : [ 1 , -2 , 0 ] , \"b\" : { \"a\" : null } }", "{\"a\":[1,-2,0],\"b\":{\"a\":null}}" },
    { "[true,false,\" x \\u00e9\\ud83d\\ude00\\n\"]", "[true,false,\" x \\u00e9\\ud83d\\ude00\\n\"]" },
    { "\"Käse\"", "\"Käse\"" },
    { "123456789012345678", "123456789012345678" },
  };
  g_autoptr (GString) value = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (read_document (examples[i].json, -1, value, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (value->str, ==, examples[i].value);
    }
}

static void
test_bad_json_is_refused (void)
{
  static const struct { const char *json; AssayJsonError code; } examples[] = {
    { "", ASSAY_JSON_ERROR_SYNTAX }, { "{", ASSAY_JSON_ERROR_SYNTAX }, { "[1", ASSAY_JSON_ERROR_SYNTAX },
    { "[1,]", ASSAY_JSON_ERROR_SYNTAX }, { "[,1]", ASSAY_JSON_ERROR_SYNTAX },
    { "{\"a\":1,}", ASSAY_JSON_ERROR_SYNTAX }, { "{\"a\"}", ASSAY_JSON_ERROR_SYNTAX },
    { "{a:1}", ASSAY_JSON_ERROR_SYNTAX }, { "{\"a\" 1}", ASSAY_JSON_ERROR_SYNTAX },
    { "[1 2]", ASSAY_JSON_ERROR_SYNTAX }, { "[1}", ASSAY_JSON_ERROR_SYNTAX }, { "1 1", ASSAY_JSON_ERROR_SYNTAX },
    { "tru", ASSAY_JSON_ERROR_SYNTAX }, { "nul1", ASSAY_JSON_ERROR_SYNTAX }, { "NaN", ASSAY_JSON_ERROR_SYNTAX },
    { "01", ASSAY_JSON_ERROR_SYNTAX }, { "-", ASSAY_JSON_ERROR_SYNTAX }, { "1.5", ASSAY_JSON_ERROR_SYNTAX },
    { "1e9", ASSAY_JSON_ERROR_SYNTAX }, { "0x1F", ASSAY_JSON_ERROR_SYNTAX },
    { "1234567890123456789", ASSAY_JSON_ERROR_SYNTAX },
    { "// x\n1", ASSAY_JSON_ERROR_SYNTAX }, { "'a'", ASSAY_JSON_ERROR_SYNTAX },
    { "\"a\nb\"", ASSAY_JSON_ERROR_SYNTAX }, { "\"\\x\"", ASSAY_JSON_ERROR_SYNTAX },
    { "\"\\u12\"", ASSAY_JSON_ERROR_SYNTAX }, { "\"abc", ASSAY_JSON_ERROR_SYNTAX },
    { "\"\\u0000\"", ASSAY_JSON_ERROR_TEXT }, { "\"\\ud83d\"", ASSAY_JSON_ERROR_TEXT },
    { "\"\\ud83d\\u0041\"", ASSAY_JSON_ERROR_TEXT }, { "\"\\ude00\"", ASSAY_JSON_ERROR_TEXT },
    { "\"\xFF\"", ASSAY_JSON_ERROR_TEXT }, { "\"\xC3\"", ASSAY_JSON_ERROR_TEXT },
    { "\"\xED\xA0\x80\"", ASSAY_JSON_ERROR_TEXT },
    { "{\"a\":1,\"a\":2}", ASSAY_JSON_ERROR_DUPLICATE },
    { "[{\"b\":{\"a\":1,\"c\":[],\"a\":2}}]", ASSAY_JSON_ERROR_DUPLICATE },
    { "{\"\\u0061\":1}", ASSAY_JSON_ERROR_SYNTAX },
    { "\xEF\xBB\xBF{}", ASSAY_JSON_ERROR_SYNTAX },
  };
  g_autoptr (GString) value = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (GError) error = NULL;

      if (read_document (examples[i].json, -1, value, &error))
        g_error ("%s was taken for JSON", examples[i].json);
      g_assert_error (error, ASSAY_JSON_ERROR, (int) examples[i].code);
    }
}

static void
test_a_nul_byte_is_no_space (void)
{
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (read_document ("[1]\0", 4, value, &error));
  g_assert_error (error, ASSAY_JSON_ERROR, ASSAY_JSON_ERROR_SYNTAX);
}

static void
test_depth_has_a_limit (void)
{
  for (guint depth = ASSAY_JSON_MAX_DEPTH; depth <= ASSAY_JSON_MAX_DEPTH + 1; depth++)
    {
      g_autoptr (GString) json = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < depth; i++)
        g_string_append_c (json, '[');
      for (guint i = 0; i < depth; i++)
        g_string_append_c (json, ']');
      g_assert_true (read_document (json->str, -1, NULL, &error) == (depth == ASSAY_JSON_MAX_DEPTH));
      if (depth > ASSAY_JSON_MAX_DEPTH)
        g_assert_error (error, ASSAY_JSON_ERROR, ASSAY_JSON_ERROR_TOO_DEEP);
    }
}

static void
test_a_value_longer_than_the_buffer_is_whole (void)
{
  g_autoptr (GString) json = g_string_new ("[\"");
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  /* Escapes and sequences of several bytes fall on every edge of the buffer. */
  for (guint i = 0; i < 50000; i++)
    g_string_append (json, i % 3 == 0 ? "é" : i % 3 == 1 ? "\\u00e9" : "\\\\x");
  g_string_append (json, "\"]");
  g_assert_true (read_document (json->str, json->len, value, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (value->str, ==, json->str);
}

static void
test_records_are_cut_one_by_one (void)
{
  g_autoptr (AssayJsonScanner) scanner = scan ("{\"x\": 7, \"list\": [ {\"a\": 1} , {\"a\": 2} ], \"z\": []}", -1);
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  goffset list = 0;
  gboolean more;
  guint n = 0;

  g_assert_true (assay_json_scanner_enter (scanner, '{', &error));
  while (assay_json_scanner_next (scanner, &more, name, &error) && more)
    {
      if (g_str_equal (name->str, "list"))
        list = assay_json_scanner_tell (scanner);
      g_assert_true (assay_json_scanner_read_value (scanner, NULL, &error));
      n++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (assay_json_scanner_finish (scanner, &error));

  g_assert_true (assay_json_scanner_seek (scanner, list, &error));
  g_assert_true (assay_json_scanner_enter (scanner, '[', &error));
  for (n = 0; assay_json_scanner_next (scanner, &more, NULL, &error) && more; n++)
    {
      g_assert_true (assay_json_scanner_read_value (scanner, value, &error));
      g_assert_cmpstr (value->str, ==, n == 0 ? "{\"a\":1}" : "{\"a\":2}");
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-scanner/good-json-is-cut-without-its-spaces",
                   test_good_json_is_cut_without_its_spaces);
  g_test_add_func ("/json-scanner/bad-json-is-refused", test_bad_json_is_refused);
  g_test_add_func ("/json-scanner/a-nul-byte-is-no-space", test_a_nul_byte_is_no_space);
  g_test_add_func ("/json-scanner/depth-has-a-limit", test_depth_has_a_limit);
  g_test_add_func ("/json-scanner/a-value-longer-than-the-buffer-is-whole",
                   test_a_value_longer_than_the_buffer_is_whole);
  g_test_add_func ("/json-scanner/records-are-cut-one-by-one", test_records_are_cut_one_by_one);

  return g_test_run ();
}
