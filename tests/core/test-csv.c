/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-csv.h"

static void
assert_cell (const char *value,
             const char *cell)
{
  g_autoptr (GString) line = g_string_new ("x");
  g_autofree char *expected = g_strconcat ("x,", cell, "\r\n", NULL);

  assay_csv_append_cell (line, value);
  assay_csv_end_line (line);
  g_assert_cmpstr (line->str, ==, expected);
}

static void
test_cells_are_quoted_where_they_must_be (void)
{
  assert_cell ("plain words", "plain words");
  assert_cell ("Käse, alt", "\"Käse, alt\"");
  assert_cell ("say \"so\"", "\"say \"\"so\"\"\"");
  assert_cell ("\"", "\"\"\"\"");
  assert_cell ("two\nlines", "\"two\nlines\"");
  assert_cell ("", "");
  assert_cell (NULL, "");
}

static void
test_formulas_are_words (void)
{
  assert_cell ("=1+1", "'=1+1");
  assert_cell ("+1", "'+1");
  assert_cell ("-1", "'-1");
  assert_cell ("@SUM(A1)", "'@SUM(A1)");
  assert_cell ("\t=1", "'\t=1");
  assert_cell ("\r=1", "\"'\r=1\"");
  assert_cell ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
  assert_cell ("1=1", "1=1");
}

static void
test_empty_cells_keep_their_place (void)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < 2; i++)
    {
      assay_csv_append_cell (lines, "");
      assay_csv_append_cell (lines, "b");
      assay_csv_append_cell (lines, NULL);
      assay_csv_end_line (lines);
    }
  g_assert_cmpstr (lines->str, ==, "\"\",b,\r\n\"\",b,\r\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/cells-are-quoted-where-they-must-be", test_cells_are_quoted_where_they_must_be);
  g_test_add_func ("/csv/formulas-are-words", test_formulas_are_words);
  g_test_add_func ("/csv/empty-cells-keep-their-place", test_empty_cells_keep_their_place);

  return g_test_run ();
}
