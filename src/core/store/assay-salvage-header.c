/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The beginning of a database file says how the rest is to be read, so one broken page there hides
 * all others. Where the tables lie is the same in every project that was made in the same way, so
 * the beginning can be borrowed from an empty one.
 *
 * What stands at which offset: https://sqlite.org/fileformat2.html, sections 1.3 and 1.6.
 */

#include "config.h"

#include "assay-salvage-private.h"

#include <string.h>

#define HEADER_SIZE 100

#define OFFSET_PAGE_SIZE      16
#define OFFSET_WRITE_FORMAT   18
#define OFFSET_READ_FORMAT    19
#define OFFSET_CHANGE_COUNTER 24
#define OFFSET_N_PAGES        28
#define OFFSET_FREE_PAGES     32
#define OFFSET_VALID_FOR      92

#define PAGE_INTERIOR_TABLE 0x05

#define INTERIOR_HEADER_SIZE 12

static guint32
read_number (const guint8 *at,
             guint         size)
{
  guint32 number = 0;

  for (guint i = 0; i < size; i++)
    number = number << 8 | at[i];
  return number;
}

static void
write_number (guint8  *at,
              guint32  number)
{
  for (guint i = 0; i < 4; i++)
    at[i] = number >> (24 - 8 * i);
}

/* Returns: 0 where there is no header to be believed */
static guint
read_page_size (const guint8 *bytes,
                gsize         size)
{
  guint page_size;

  if (size < HEADER_SIZE || memcmp (bytes, "SQLite format 3", 16) != 0)
    return 0;
  page_size = read_number (bytes + OFFSET_PAGE_SIZE, 2);
  if (page_size == 1)
    page_size = 65536;
  return page_size >= 512 && (page_size & (page_size - 1)) == 0 && page_size <= size ? page_size
                                                                                     : 0;
}

/* Says that the file is as long as it is, has no free pages and no log beside it. */
static gsize
mend (guint8 *bytes,
      gsize   size,
      guint   page_size)
{
  guint32 n_pages = size / page_size;

  bytes[OFFSET_WRITE_FORMAT] = bytes[OFFSET_READ_FORMAT] = 1;
  write_number (bytes + OFFSET_N_PAGES, n_pages);
  memcpy (bytes + OFFSET_VALID_FOR, bytes + OFFSET_CHANGE_COUNTER, 4);
  memset (bytes + OFFSET_FREE_PAGES, 0, 8);
  return (gsize) n_pages * page_size;
}

/*< private >
 * assay_salvage_mend_header:
 * @path: a copy of a damaged file
 *
 * Makes a file readable that was cut or not closed. One that does not begin as a database is left
 * as it is.
 */
gboolean
assay_salvage_mend_header (const char  *path,
                           GError     **error)
{
  g_autofree char *bytes = NULL;
  gsize size;
  guint page_size;

  if (!g_file_get_contents (path, &bytes, &size, error))
    return FALSE;
  page_size = read_page_size ((guint8 *) bytes, size);
  if (page_size == 0)
    return TRUE;
  size = mend ((guint8 *) bytes, size, page_size);
  return g_file_set_contents (path, bytes, size, error);
}

static void
copy_page (guint8       *to,
           gsize         to_size,
           const guint8 *from,
           gsize         from_size,
           guint32       page,
           guint         page_size)
{
  gsize offset = (gsize) (page - 1) * page_size;

  if (page > 0 && offset + page_size <= to_size && offset + page_size <= from_size)
    memcpy (to + offset, from + offset, page_size);
}

/* The page that says where the tables are, and those that it points at. */
static void
copy_schema (guint8       *to,
             gsize         to_size,
             const guint8 *from,
             gsize         from_size,
             guint         page_size)
{
  const guint8 *page = from + HEADER_SIZE;
  guint n_cells = read_number (page + 3, 2);

  copy_page (to, to_size, from, from_size, 1, page_size);
  if (page[0] != PAGE_INTERIOR_TABLE)
    return;
  copy_page (to, to_size, from, from_size, read_number (page + 8, 4), page_size);
  for (guint i = 0; i < n_cells; i++)
    {
      guint cell = read_number (page + INTERIOR_HEADER_SIZE + 2 * i, 2);

      copy_page (to, to_size, from, from_size, read_number (from + cell, 4), page_size);
    }
}

/*< private >
 * assay_salvage_graft:
 * @path: a copy of a damaged file
 * @model: an empty project, closed
 *
 * Puts the beginning of @model in the place of that of @path.
 */
gboolean
assay_salvage_graft (const char  *path,
                     const char  *model,
                     GError     **error)
{
  g_autofree char *bytes = NULL;
  g_autofree char *model_bytes = NULL;
  gsize size, model_size;
  guint page_size;

  if (!g_file_get_contents (path, &bytes, &size, error) ||
      !g_file_get_contents (model, &model_bytes, &model_size, error))
    return FALSE;
  page_size = read_page_size ((guint8 *) model_bytes, model_size);
  if (page_size == 0 || size < page_size)
    return TRUE;
  copy_schema ((guint8 *) bytes, size, (guint8 *) model_bytes, model_size, page_size);
  size = mend ((guint8 *) bytes, size, page_size);
  return g_file_set_contents (path, bytes, size, error);
}
