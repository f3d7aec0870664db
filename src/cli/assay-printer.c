/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every list of the command line is printed here, so that all have the same three forms, and none
 * waits for its end before it shows its beginning.
 */

#include "config.h"

#include "assay-printer.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "assay-csv.h"
#include "assay-time.h"

/* The widths of a table are measured on so many rows; later ones have to fit. */
#define MEASURED_ROWS 256

/* Enough of an id to name it: of a digest, and of a UUID that begins with a time. */
#define SHORT_DIGEST 10
#define SHORT_UUID 18

/* Columns never get narrower than this to make a line fit the terminal. */
#define MIN_WIDTH 12

typedef enum
{
  FORMAT_TABLE,
  FORMAT_JSON,
  FORMAT_CSV,
} Format;

struct _AssayPrinter
{
  Format             format;
  const AssayColumn *columns;
  guint              n_columns;
  guint              column;      /* the next to be filled in this row */

  AssayJsonWriter    writer;      /* its buffer is the output of every format */
  GOutputStream     *stream;

  GPtrArray         *cells;       /* of a table: of the rows not yet printed */
  guint             *widths;
  gboolean           measured;
  gboolean           cut;         /* to the width of a terminal; a file or a program gets every word */
};

static gboolean
parse_format (const char  *name,
              Format      *format,
              GError     **error)
{
  static const char *const names[] = { "table", "json", "csv" };

  *format = FORMAT_TABLE;
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      {
        *format = i;
        return TRUE;
      }
  if (name == NULL)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("A list has the formats table, json and csv, not “%s”."), name);
  return FALSE;
}

static guint
measure_char (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

static guint
measure (const char *string)
{
  guint width = 0;

  for (const char *p = string; *p != '\0'; p = g_utf8_next_char (p))
    width += measure_char (g_utf8_get_char (p));
  return width;
}

/* Words of an article stay on their line and cannot command the terminal. */
static char *
flatten (const char *string)
{
  g_autofree char *valid = g_utf8_make_valid (string, -1);
  GString *flat = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (flat, g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 ? ' ' : c);
    }
  return g_string_free (flat, FALSE);
}

static void
append_spaces (GString *line,
               guint    n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (line, ' ');
}

/* As much of @cell as fits into @width, with a mark where it is cut; returns the width used. */
static guint
append_cut (GString    *line,
            const char *cell,
            guint       width)
{
  guint used = 0;

  for (const char *p = cell; ; p = g_utf8_next_char (p))
    {
      guint next = measure_char (g_utf8_get_char (p));

      if (used + next + 1 > width)
        break;
      g_string_append_len (line, p, g_utf8_next_char (p) - p);
      used += next;
    }
  g_string_append (line, "…");
  return used + 1;
}

static guint
append_cell (AssayPrinter *self,
             const char   *cell,
             guint         width)
{
  guint natural = measure (cell);

  if (self->cut && natural > width)
    return append_cut (self->writer.buffer, cell, width);
  g_string_append (self->writer.buffer, cell);
  return natural;
}

static void
print_cells (AssayPrinter  *self,
             char         **cells)
{
  GString *line = self->writer.buffer;
  guint last = 0;

  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].kind != ASSAY_COLUMN_DETAIL)
      last = i;

  for (guint i = 0; i <= last; i++)
    {
      guint width = self->widths[i];
      guint used;

      if (self->columns[i].kind == ASSAY_COLUMN_DETAIL)
        continue;
      if (self->columns[i].kind == ASSAY_COLUMN_NUMBER)
        append_spaces (line, width - MIN (width, measure (cells[i])));
      used = append_cell (self, cells[i], width);
      if (i == last)
        break;
      if (self->columns[i].kind != ASSAY_COLUMN_NUMBER)
        append_spaces (line, width - MIN (width, used));
      append_spaces (line, 2);
    }
  g_string_append_c (line, '\n');
}

/* Where a line is wider than the terminal, the widest columns of words give way. */
static void
fit_terminal (AssayPrinter *self)
{
  struct winsize size;
  guint total = 0;

  if (!isatty (STDOUT_FILENO) || ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
    return;
  self->cut = TRUE;
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].kind != ASSAY_COLUMN_DETAIL)
      total += self->widths[i] + (total > 0 ? 2 : 0);

  while (total > size.ws_col)
    {
      guint widest = 0;

      for (guint i = 1; i < self->n_columns; i++)
        if (self->columns[i].kind == ASSAY_COLUMN_TEXT && self->widths[i] >= self->widths[widest])
          widest = i;
      if (self->columns[widest].kind != ASSAY_COLUMN_TEXT || self->widths[widest] <= MIN_WIDTH)
        break;
      self->widths[widest]--;
      total--;
    }
}

static void
print_heading (AssayPrinter *self)
{
  g_autofree char **names = g_new (char *, self->n_columns);

  for (guint i = 0; i < self->n_columns; i++)
    names[i] = (char *) self->columns[i].name;
  print_cells (self, names);
}

static void
print_waiting (AssayPrinter *self)
{
  guint n_rows = self->cells->len / self->n_columns;

  if (!self->measured)
    {
      for (guint i = 0; i < self->n_columns; i++)
        self->widths[i] = measure (self->columns[i].name);
      for (guint i = 0; i < self->cells->len; i++)
        self->widths[i % self->n_columns] = MAX (self->widths[i % self->n_columns],
                                                 measure (g_ptr_array_index (self->cells, i)));
      fit_terminal (self);
      print_heading (self);
      self->measured = TRUE;
    }
  for (guint i = 0; i < n_rows; i++)
    print_cells (self, (char **) self->cells->pdata + i * self->n_columns);
  g_ptr_array_set_size (self->cells, 0);
}

static void
begin_row (AssayPrinter *self)
{
  if (self->column == 0 && self->format == FORMAT_JSON)
    assay_json_writer_begin_object (&self->writer, NULL);
}

/* A cell of a table is cut to the terminal only once the widths are known, an id at once. */
static char *
make_table_cell (const AssayColumn *column,
                 const char        *value)
{
  gsize length;

  if (value == NULL || column->kind == ASSAY_COLUMN_DETAIL)
    return g_strdup ("");
  if (column->kind != ASSAY_COLUMN_ID)
    return flatten (value);
  length = strchr (value, '-') != NULL ? SHORT_UUID : SHORT_DIGEST;
  return g_strndup (value, length);
}

static void
add_cell (AssayPrinter *self,
          const char   *value)
{
  const AssayColumn *column = &self->columns[self->column++];

  if (self->format == FORMAT_CSV)
    assay_csv_append_cell (self->writer.buffer, value);
  else
    g_ptr_array_add (self->cells, make_table_cell (column, value));
}

/**
 * assay_printer_new:
 * @format: (nullable): "table", "json" or "csv"; %NULL is a table
 * @columns: (array length=n_columns): what the rows hold, static
 * @error: set to an error of %G_OPTION_ERROR where there is no such format
 *
 * Returns: (transfer full) (nullable): a printer for one list
 */
AssayPrinter *
assay_printer_new (const char         *format,
                   const AssayColumn  *columns,
                   guint               n_columns,
                   GError            **error)
{
  AssayPrinter *self;
  Format parsed;

  if (!parse_format (format, &parsed, error))
    return NULL;

  self = g_new0 (AssayPrinter, 1);
  self->format = parsed;
  self->columns = columns;
  self->n_columns = n_columns;
  self->stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->widths = g_new0 (guint, n_columns);
  assay_json_writer_init (&self->writer, 1);

  if (parsed == FORMAT_JSON)
    assay_json_writer_begin_array (&self->writer, NULL);
  else if (parsed == FORMAT_CSV)
    {
      for (guint i = 0; i < n_columns; i++)
        assay_csv_append_cell (self->writer.buffer, columns[i].name);
      assay_csv_end_line (self->writer.buffer);
    }
  return self;
}

void
assay_printer_free (AssayPrinter *self)
{
  assay_json_writer_clear (&self->writer);
  g_object_unref (self->stream);
  g_ptr_array_unref (self->cells);
  g_free (self->widths);
  g_free (self);
}

/**
 * assay_printer_add_string:
 * @value: (nullable): the next cell
 */
void
assay_printer_add_string (AssayPrinter *self,
                          const char   *value)
{
  g_return_if_fail (self->column < self->n_columns);

  begin_row (self);
  if (self->format == FORMAT_JSON)
    assay_json_writer_add_string (&self->writer, self->columns[self->column++].name, value);
  else
    add_cell (self, value);
}

void
assay_printer_add_int (AssayPrinter *self,
                       gint64        value)
{
  char digits[24];

  g_return_if_fail (self->column < self->n_columns);

  begin_row (self);
  if (self->format == FORMAT_JSON)
    {
      assay_json_writer_add_int (&self->writer, self->columns[self->column++].name, value);
      return;
    }
  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);
  add_cell (self, digits);
}

/**
 * assay_printer_add_decimal:
 * @value: a number, shown with three decimals; what is no number is left empty
 */
void
assay_printer_add_decimal (AssayPrinter *self,
                           double        value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_if_fail (self->column < self->n_columns);

  begin_row (self);
  if (self->format == FORMAT_JSON)
    assay_json_writer_add_decimal (&self->writer, self->columns[self->column++].name, value);
  else
    add_cell (self, isfinite (value)
                    ? g_ascii_formatd (digits, sizeof digits, "%.3f", value) : NULL);
}

/**
 * assay_printer_add_time:
 * @unix_ms: milliseconds since 1970-01-01 UTC
 */
void
assay_printer_add_time (AssayPrinter *self,
                        gint64        unix_ms)
{
  char time[ASSAY_TIME_LENGTH + 1];

  assay_time_format (unix_ms, time);
  assay_printer_add_string (self, time);
}

/**
 * assay_printer_add_list:
 * @values: (element-type utf8): several values for one cell
 */
void
assay_printer_add_list (AssayPrinter *self,
                        GPtrArray    *values)
{
  g_autoptr (GString) joined = NULL;

  g_return_if_fail (self->column < self->n_columns);

  begin_row (self);
  if (self->format == FORMAT_JSON)
    {
      assay_json_writer_begin_array (&self->writer, self->columns[self->column++].name);
      for (guint i = 0; i < values->len; i++)
        assay_json_writer_add_string (&self->writer, NULL, g_ptr_array_index (values, i));
      assay_json_writer_end_array (&self->writer);
      return;
    }
  joined = g_string_new (NULL);
  for (guint i = 0; i < values->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? " " : "",
                            (char *) g_ptr_array_index (values, i));
  add_cell (self, joined->str);
}

/**
 * assay_printer_get_json:
 *
 * For what else there is to say of a row where the format can hold it, which is JSON.
 *
 * Returns: (transfer none) (nullable): the writer inside the object of the row, or %NULL
 */
AssayJsonWriter *
assay_printer_get_json (AssayPrinter *self)
{
  return self->format == FORMAT_JSON ? &self->writer : NULL;
}

/**
 * assay_printer_end_row:
 *
 * Returns: whether what had to be written could be
 */
gboolean
assay_printer_end_row (AssayPrinter  *self,
                       GError       **error)
{
  g_return_val_if_fail (self->column == self->n_columns, FALSE);

  self->column = 0;
  if (self->format == FORMAT_JSON)
    assay_json_writer_end_object (&self->writer);
  else if (self->format == FORMAT_CSV)
    assay_csv_end_line (self->writer.buffer);
  else if (self->measured || self->cells->len >= MEASURED_ROWS * self->n_columns)
    print_waiting (self);
  return assay_json_writer_flush (&self->writer, ASSAY_JSON_WRITER_CHUNK, self->stream, NULL,
                                  error);
}

/**
 * assay_printer_finish:
 *
 * Ends the list.
 *
 * Returns: whether all of it was written
 */
gboolean
assay_printer_finish (AssayPrinter  *self,
                      GError       **error)
{
  if (self->format == FORMAT_JSON)
    {
      assay_json_writer_end_array (&self->writer);
      g_string_append_c (self->writer.buffer, '\n');
    }
  else if (self->format == FORMAT_TABLE)
    print_waiting (self);
  return assay_json_writer_flush (&self->writer, 0, self->stream, NULL, error);
}
