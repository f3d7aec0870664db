/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads of a damaged file all rows that can be read. Where the way through a table ends at a broken
 * page, the rows behind it are still found by their numbers or ids, one by one.
 */

#include "config.h"

#include "assay-salvage-private.h"

#include <glib/gi18n-lib.h>

/* No row takes fewer bytes than that, so that a file of pages in a circle is not read for ever. */
#define MIN_ROW_SIZE 4

/* A table whose rows have numbers, in its first column. */
typedef struct
{
  const char *types;        /* a letter a column: i for a number, t for text */
  const char *select_after;
  const char *select_one;
  const char *select_max;
  const char *insert;
  const char *lost;         /* what they are called where they are lost, untranslated */
} NumberedTable;

/* A table in the order of its key. */
typedef struct
{
  const char *types;
  const char *select_up;
  const char *select_down;
  const char *list_keys;    /* what the rows in between may be found by, or NULL */
  gboolean    keys_are_read; /* in what was read before, or else in an index of the table */
  const char *select_one;
  const char *insert;
  const char *lost;
} KeyedTable;

#define ARTICLE    "SELECT row, id, text FROM article NOT INDEXED "
#define ANNOTATOR  "SELECT row, id, name FROM annotator NOT INDEXED "
#define ANNOTATION \
  "SELECT row, id, article, annotator, start, end, quote, before, after, copy_of, t, first_kind, " \
  "first_confidence, first_likelihood, first_note, deleted, modified, kind, confidence, " \
  "likelihood, note FROM annotation NOT INDEXED "

static const NumberedTable numbered[] = {
  { "itt", ARTICLE "WHERE row > ?1 ORDER BY row", ARTICLE "WHERE row = ?1",
    "SELECT max (row) FROM article NOT INDEXED",
    "INSERT OR IGNORE INTO article (row, id, text) VALUES (?1, ?2, ?3)",
    N_("Articles that could not be read") },
  { "itt", ANNOTATOR "WHERE row > ?1 ORDER BY row", ANNOTATOR "WHERE row = ?1",
    "SELECT max (row) FROM annotator NOT INDEXED",
    "INSERT OR IGNORE INTO annotator (row, id, name) VALUES (?1, ?2, ?3)",
    N_("Annotators that could not be read") },
  { "itiiiittttittttiitttt", ANNOTATION "WHERE row > ?1 ORDER BY row",
    ANNOTATION "WHERE row = ?1",
    "SELECT max (row) FROM annotation NOT INDEXED",
    "INSERT OR IGNORE INTO annotation (row, id, article, annotator, start, end, quote, before, "
    "  after, copy_of, t, first_kind, first_confidence, first_likelihood, first_note, deleted, "
    "  modified, kind, confidence, likelihood, note) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, "
    "  ?19, ?20, ?21)",
    N_("Annotations that could not be read") },
};

#define META       "SELECT key, value FROM meta "
#define PROVENANCE "SELECT article, t, sha256, name, annotator FROM provenance "
#define FINDING    "SELECT id, article, start, end, raw FROM "
#define BOUNDARY   "SELECT id, article, position FROM boundary "
#define LINK       "SELECT id, article, annotator, t, source, target, kind FROM link "
#define SUCCESSION "SELECT older, newer, annotator, t FROM succession "
#define DECISION \
  "SELECT id, article, annotator, t, start, end, quote, before, after, kind, confidence, " \
  "likelihood, reason FROM decision "
#define BASIS      "SELECT decision, annotation FROM decision_basis "
#define WITHHELD   "SELECT object FROM withheld "
#define EDIT       "SELECT object, field, t, r, value, annotator FROM edit "

/* In an order in which what one is found by is read before it. */
static const KeyedTable keyed[] = {
  { "tt", META "ORDER BY key", META "ORDER BY key DESC", NULL, FALSE, NULL,
    "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)",
    N_("Some of what the file says of itself could not be read.") },
  { "iitti", PROVENANCE "ORDER BY article, t, sha256, name, annotator",
    PROVENANCE "ORDER BY article DESC, t DESC, sha256 DESC, name DESC, annotator DESC",
    "SELECT row FROM article", TRUE, PROVENANCE "WHERE article = ?1",
    "INSERT OR IGNORE INTO provenance (article, t, sha256, name, annotator) "
    "VALUES (?1, ?2, ?3, ?4, ?5)",
    N_("Where some articles came from could not be read.") },
  { "tiiittt", LINK "ORDER BY id", LINK "ORDER BY id DESC",
    "SELECT id FROM link INDEXED BY link_place ORDER BY article, source", FALSE,
    LINK "WHERE id = ?1",
    "INSERT OR IGNORE INTO link (id, article, annotator, t, source, target, kind) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    N_("Some links could not be read.") },
  { "tiiit", FINDING "reference ORDER BY id", FINDING "reference ORDER BY id DESC",
    "SELECT target FROM link", TRUE, FINDING "reference WHERE id = ?1",
    "INSERT OR IGNORE INTO reference (id, article, start, end, raw) VALUES (?1, ?2, ?3, ?4, ?5)",
    N_("Some corrected works could not be read.") },
  { "tiiit", FINDING "citation ORDER BY id", FINDING "citation ORDER BY id DESC", NULL, FALSE,
    NULL,
    "INSERT OR IGNORE INTO citation (id, article, start, end, raw) VALUES (?1, ?2, ?3, ?4, ?5)",
    N_("Some corrected citations could not be read.") },
  { "tii", BOUNDARY "ORDER BY id", BOUNDARY "ORDER BY id DESC",
    "SELECT id FROM boundary INDEXED BY boundary_place ORDER BY article, position", FALSE,
    BOUNDARY "WHERE id = ?1",
    "INSERT OR IGNORE INTO boundary (id, article, position) VALUES (?1, ?2, ?3)",
    N_("Some sentences that were split or joined could not be read.") },
  { "iiii", SUCCESSION "ORDER BY older, newer, annotator, t",
    SUCCESSION "ORDER BY older DESC, newer DESC, annotator DESC, t DESC", NULL, FALSE, NULL,
    "INSERT OR IGNORE INTO succession (older, newer, annotator, t) VALUES (?1, ?2, ?3, ?4)",
    N_("Which article follows which could not be read everywhere.") },
  { "tiiiiittttttt", DECISION "ORDER BY id", DECISION "ORDER BY id DESC",
    "SELECT id FROM decision INDEXED BY decision_place ORDER BY article, start", FALSE,
    DECISION "WHERE id = ?1",
    "INSERT OR IGNORE INTO decision (id, article, annotator, t, start, end, quote, before, "
    "  after, kind, confidence, likelihood, reason) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    N_("Some decisions could not be read.") },
  { "tt", BASIS "ORDER BY decision, annotation", BASIS "ORDER BY decision DESC, annotation DESC",
    "SELECT id FROM decision", TRUE, BASIS "WHERE decision = ?1",
    "INSERT OR IGNORE INTO decision_basis (decision, annotation) VALUES (?1, ?2)",
    N_("What some decisions rest on could not be read.") },
  { "t", WITHHELD "ORDER BY object", WITHHELD "ORDER BY object DESC",
    "SELECT id FROM annotation UNION ALL SELECT id FROM decision", TRUE,
    WITHHELD "WHERE object = ?1", "INSERT OR IGNORE INTO withheld (object) VALUES (?1)",
    N_("Which notes were left out of the file could not be read everywhere.") },
  { "ttiiti", EDIT "ORDER BY object, field, t, r",
    EDIT "ORDER BY object DESC, field DESC, t DESC, r DESC",
    "SELECT id FROM annotation UNION ALL SELECT id FROM article UNION ALL SELECT id FROM annotator "
    "UNION ALL SELECT id FROM link UNION ALL SELECT id FROM boundary "
    "UNION ALL SELECT id FROM reference UNION ALL SELECT id FROM citation "
    "UNION ALL SELECT id FROM decision UNION ALL SELECT value FROM meta WHERE key = 'project'",
    TRUE, EDIT "WHERE object = ?1",
    "INSERT OR IGNORE INTO edit (object, field, t, r, value, annotator) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    N_("Some changes could not be read.") },
};

typedef enum
{
  WALK_DONE,
  WALK_BROKEN,      /* the file cannot be read on from here */
  WALK_FAILED,      /* nothing can be written, or somebody gave up */
} Walk;

/* A row that the sound file does not take has values of no sense: it is passed over. */
static Walk
insert_row (AssaySalvage    *self,
            AssayStatement  *row,
            const char      *types,
            const char      *insert,
            GError         **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (self->to, insert, error);
  g_autoptr (GError) reason = NULL;

  if (statement == NULL)
    return WALK_FAILED;
  for (int i = 0; types[i] != '\0'; i++)
    {
      if (assay_statement_is_null (row, i))
        assay_statement_bind_null (statement, i + 1);
      else if (types[i] == 'i')
        assay_statement_bind_int (statement, i + 1, assay_statement_get_int (row, i));
      else
        assay_statement_bind_text (statement, i + 1, assay_statement_get_text (row, i));
    }
  if (!assay_statement_run (statement, &reason) &&
      !g_error_matches (reason, ASSAY_DATABASE_ERROR, ASSAY_DATABASE_ERROR_CONSTRAINT))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return WALK_FAILED;
    }
  return WALK_DONE;
}

static Walk
walk_rows (AssaySalvage    *self,
           AssayStatement  *statement,
           const char      *types,
           const char      *insert,
           gint64          *last,
           GError         **error)
{
  gboolean has_row;

  for (guint64 n = 0; n < self->size / MIN_ROW_SIZE; n++)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return WALK_FAILED;
      if (!assay_statement_step (statement, &has_row, NULL))
        return WALK_BROKEN;
      if (!has_row)
        return WALK_DONE;
      /* Numbers that go back come from pages in a circle. */
      if (last != NULL && assay_statement_get_int (statement, 0) <= *last)
        return WALK_BROKEN;
      if (last != NULL)
        *last = assay_statement_get_int (statement, 0);
      if (insert_row (self, statement, types, insert, error) == WALK_FAILED)
        return WALK_FAILED;
    }
  return WALK_BROKEN;
}

static Walk
read_after (AssaySalvage         *self,
            const NumberedTable  *table,
            gint64               *last,
            GError              **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (self->from, table->select_after,
                                                                 NULL);

  if (statement == NULL)
    return WALK_BROKEN;
  assay_statement_bind_int (statement, 1, *last);
  return walk_rows (self, statement, table->types, table->insert, last, error);
}

static Walk
read_number (AssaySalvage         *self,
             const NumberedTable  *table,
             gint64                number,
             GError              **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (self->from, table->select_one,
                                                                 NULL);

  if (statement == NULL)
    return WALK_BROKEN;
  assay_statement_bind_int (statement, 1, number);
  return walk_rows (self, statement, table->types, table->insert, NULL, error);
}

static gint64
find_max (AssaySalvage        *self,
          const NumberedTable *table)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (self->from, table->select_max,
                                                                 NULL);
  gint64 most = self->size / MIN_ROW_SIZE;
  gboolean has_row;

  if (statement == NULL)
    return 0;
  if (!assay_statement_step (statement, &has_row, NULL) || !has_row)
    return most;
  return MIN (assay_statement_get_int (statement, 0), most);
}

static void
tell (AssaySalvage *self,
      const char   *what,
      guint         n)
{
  if (self->problems == NULL)
    return;
  g_ptr_array_add (self->problems, n == 0 ? g_strdup (what) : g_strdup_printf ("%s: %u", what, n));
}

/* Reads on behind each place that cannot be read; rows are numbered without gaps. */
static gboolean
read_numbered (AssaySalvage         *self,
               const NumberedTable  *table,
               GError              **error)
{
  gint64 max = find_max (self, table);
  gint64 last = 0;
  guint n_lost = 0;
  Walk walk;

  while ((walk = read_after (self, table, &last, error)) == WALK_BROKEN && last < max)
    {
      while (last < max && walk == WALK_BROKEN)
        {
          walk = read_number (self, table, ++last, error);
          n_lost += walk == WALK_BROKEN;
        }
      if (walk == WALK_FAILED)
        return FALSE;
    }
  if (n_lost > 0)
    tell (self, _(table->lost), n_lost);
  return walk != WALK_FAILED;
}

static Walk
read_keyed (AssaySalvage      *self,
            const KeyedTable  *table,
            const char        *select,
            const char        *key,
            GError           **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (self->from, select, NULL);

  if (statement == NULL)
    return WALK_BROKEN;
  if (key != NULL)
    assay_statement_bind_text (statement, 1, key);
  return walk_rows (self, statement, table->types, table->insert, NULL, error);
}

static GPtrArray *
list_keys (AssaySalvage     *self,
           const KeyedTable *table)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row = TRUE;

  statement = assay_database_prepare (table->keys_are_read ? self->to : self->from,
                                      table->list_keys, NULL);
  while (statement != NULL && keys->len < self->size / MIN_ROW_SIZE &&
         assay_statement_step (statement, &has_row, NULL) && has_row)
    g_ptr_array_add (keys, g_strdup (assay_statement_get_text (statement, 0)));
  return g_steal_pointer (&keys);
}

static gboolean
read_between (AssaySalvage      *self,
              const KeyedTable  *table,
              GError           **error)
{
  g_autoptr (GPtrArray) keys = list_keys (self, table);

  for (guint i = 0; i < keys->len; i++)
    if (g_ptr_array_index (keys, i) != NULL &&
        read_keyed (self, table, table->select_one, g_ptr_array_index (keys, i), error) ==
        WALK_FAILED)
      return FALSE;
  return TRUE;
}

static gboolean
has_table (AssaySalvage     *self,
           const KeyedTable *table)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (AssayStatement) statement = assay_database_prepare (self->from, table->select_up,
                                                                 &reason);

  return statement != NULL ||
         !g_error_matches (reason, ASSAY_DATABASE_ERROR, ASSAY_DATABASE_ERROR_FAILED);
}

/* From both ends to the first place that cannot be read, and in between by what else is known. */
static gboolean
read_table (AssaySalvage      *self,
            const KeyedTable  *table,
            GError           **error)
{
  Walk walk;

  if (!has_table (self, table))
    return TRUE;
  walk = read_keyed (self, table, table->select_up, NULL, error);
  if (walk != WALK_BROKEN)
    return walk == WALK_DONE;
  if (read_keyed (self, table, table->select_down, NULL, error) == WALK_FAILED ||
      (table->list_keys != NULL && !read_between (self, table, error)))
    return FALSE;
  tell (self, _(table->lost), 0);
  return TRUE;
}

/*< private >
 * assay_salvage_read_rows:
 * @self: a damaged file to read, and an empty one of the same tables
 *
 * Copies every row that can be read; what it says is for others to check.
 *
 * Returns: %FALSE only where nothing can be written
 */
gboolean
assay_salvage_read_rows (AssaySalvage  *self,
                         GError       **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbered); i++)
    if (!read_numbered (self, &numbered[i], error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (keyed); i++)
    if (!read_table (self, &keyed[i], error))
      return FALSE;
  return TRUE;
}
