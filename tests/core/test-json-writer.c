/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "assay-json-writer.h"
#include "assay-time.h"

static void
test_values_are_parted_by_commas_and_lines (void)
{
  g_auto (AssayJsonWriter) writer = { NULL };

  assay_json_writer_init (&writer, 2);
  assay_json_writer_begin_object (&writer, NULL);
  assay_json_writer_add_string (&writer, "a", "b");
  assay_json_writer_begin_array (&writer, "c");
  for (int i = -1; i <= 1; i++)
    {
      assay_json_writer_begin_object (&writer, NULL);
      assay_json_writer_add_int (&writer, "n", i);
      assay_json_writer_add_string (&writer, "s", NULL);
      assay_json_writer_end_object (&writer);
    }
  assay_json_writer_end_array (&writer);
  assay_json_writer_begin_array (&writer, "d");
  assay_json_writer_end_array (&writer);
  assay_json_writer_end_object (&writer);

  g_assert_cmpstr (writer.buffer->str, ==,
                   "{\n\"a\":\"b\",\n\"c\":[\n{\"n\":-1,\"s\":null},\n{\"n\":0,\"s\":null},\n"
                   "{\"n\":1,\"s\":null}\n],\n\"d\":[\n]\n}");
}

static void
test_the_largest_numbers_are_whole (void)
{
  g_auto (AssayJsonWriter) writer = { NULL };

  assay_json_writer_init (&writer, 0);
  assay_json_writer_begin_array (&writer, NULL);
  assay_json_writer_add_int (&writer, NULL, G_MAXINT64);
  assay_json_writer_add_int (&writer, NULL, G_MININT64);
  assay_json_writer_end_array (&writer);
  g_assert_cmpstr (writer.buffer->str, ==, "[9223372036854775807,-9223372036854775808]");
}

static void
test_any_string_comes_back (void)
{
  g_autoptr (GString) all = g_string_new ("Käse “\"\\/\b\f\n\r\t\x7F” \u2028 😀 ");
  g_auto (AssayJsonWriter) writer = { NULL };
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  for (char c = 1; c < 0x20; c++)
    g_string_append_c (all, c);
  assay_json_writer_init (&writer, 0);
  assay_json_writer_begin_array (&writer, NULL);
  assay_json_writer_add_string (&writer, NULL, all->str);
  assay_json_writer_end_array (&writer);

  json_parser_load_from_data (parser, writer.buffer->str, writer.buffer->len, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (json_array_get_string_element (json_node_get_array (json_parser_get_root (parser)), 0),
                   ==, all->str);
}

static void
test_what_is_written_is_valid_utf8 (void)
{
  g_auto (AssayJsonWriter) writer = { NULL };

  assay_json_writer_init (&writer, 0);
  assay_json_writer_add_string (&writer, NULL, "a\xFF" "b");
  g_assert_cmpstr (writer.buffer->str, ==, "\"a\xEF\xBF\xBD" "b\"");
}

static void
test_a_flush_waits_until_it_is_worth_it (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);
  g_auto (AssayJsonWriter) writer = { NULL };

  assay_json_writer_init (&writer, 0);
  assay_json_writer_add_int (&writer, NULL, 1);
  g_assert_true (assay_json_writer_flush (&writer, 2, stream, NULL, NULL));
  g_assert_cmpuint (g_memory_output_stream_get_data_size (memory), ==, 0);
  g_assert_true (assay_json_writer_flush (&writer, 1, stream, NULL, NULL));
  g_assert_cmpuint (g_memory_output_stream_get_data_size (memory), ==, 1);
  g_assert_cmpuint (writer.buffer->len, ==, 0);
}

static void
test_times_come_back_as_they_went (void)
{
  static const struct { gint64 ms; const char *string; } examples[] = {
    { 0, "1970-01-01T00:00:00.000Z" },
    { -1, "1969-12-31T23:59:59.999Z" },
    { 951782400000, "2000-02-29T00:00:00.000Z" },
    { 1727699696789, "2024-09-30T12:34:56.789Z" },
    { 253402300799999, "9999-12-31T23:59:59.999Z" },
    { G_GINT64_CONSTANT (-62135596800000), "0001-01-01T00:00:00.000Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      char string[ASSAY_TIME_LENGTH + 1];
      gint64 ms;

      assay_time_format (examples[i].ms, string);
      g_assert_cmpstr (string, ==, examples[i].string);
      g_assert_true (assay_time_parse (string, &ms));
      g_assert_cmpint (ms, ==, examples[i].ms);
    }
}

static void
test_only_full_times_are_read (void)
{
  static const char *const bad[] = {
    NULL, "", "2024-09-30", "2024-09-30T12:34:56", "2024-W40-1T12:34:56Z", "2024-13-01T00:00:00Z",
    "2024-09-30T25:00:00Z", "yesterday at noon, I think",
  };
  gint64 ms;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (assay_time_parse (bad[i], &ms));
  g_assert_true (assay_time_parse ("2024-09-30T14:34:56+02:00", &ms));
  g_assert_cmpint (ms, ==, 1727699696000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-writer/values-are-parted-by-commas-and-lines",
                   test_values_are_parted_by_commas_and_lines);
  g_test_add_func ("/json-writer/the-largest-numbers-are-whole", test_the_largest_numbers_are_whole);
  g_test_add_func ("/json-writer/any-string-comes-back", test_any_string_comes_back);
  g_test_add_func ("/json-writer/what-is-written-is-valid-utf8", test_what_is_written_is_valid_utf8);
  g_test_add_func ("/json-writer/a-flush-waits-until-it-is-worth-it",
                   test_a_flush_waits_until_it_is_worth_it);
  g_test_add_func ("/time/times-come-back-as-they-went", test_times_come_back_as_they_went);
  g_test_add_func ("/time/only-full-times-are-read", test_only_full_times_are_read);

  return g_test_run ();
}
