/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which objects have rows that colleagues do not have yet: from joining a carrier, when that is all
 * of them, to the package that brings them there.
 */

#include "config.h"

#include "assay-store-outbox.h"
#include "assay-store-private.h"

#define CARRIER "carrier"

/* How far the objects of a project that joined a carrier are noted: the number of a query of
 * `note_next` and the last id that it found. */
#define NOTING  "carrier-noting"

/* Few enough that whoever waits for the project does not notice. */
#define N_NOTED 20000

/* What a package holds, in objects, and how much of a text, in code points, weighs as much as one.
 * Making one and taking it in are then a matter of a tenth of a second, so that the work of the
 * person comes in between. */
#define MAX_OBJECTS 4000
#define TEXT_WEIGHT 64

static const char forget[] =
  "DELETE FROM outbox;"
  "DELETE FROM package;"
  "DELETE FROM view_state WHERE key LIKE 'carrier%';";

static const char note_project[] =
  "INSERT INTO outbox (object, is_new) SELECT value, 0 FROM meta WHERE key = 'project'";

#define NOTE_NEXT(table) \
  "INSERT INTO outbox (object, is_new) SELECT id, 1 FROM " table " WHERE id > ?1 " \
  "ORDER BY id LIMIT ?2"

/* Articles and people first, since all else speaks of them. */
static const char *const note_next[] = {
  NOTE_NEXT ("article"),
  NOTE_NEXT ("annotator"),
  NOTE_NEXT ("annotation"),
  NOTE_NEXT ("reference"),
  NOTE_NEXT ("citation"),
  NOTE_NEXT ("boundary"),
  NOTE_NEXT ("link"),
  NOTE_NEXT ("decision"),
};

/* How many rows there are of an object, besides the one that made it; fewer where words of it are
 * missing. */
#define N_ROWS(id) \
  "(SELECT count (*) FROM edit WHERE object = " id ") - " \
  "(SELECT count (*) FROM withheld WHERE object = " id ") + " \
  "(SELECT count (*) FROM decision_basis WHERE decision = " id ") + " \
  "(SELECT count (*) FROM provenance " \
  " WHERE article = (SELECT row FROM article WHERE article.id = " id ")) + " \
  "(SELECT count (*) FROM succession " \
  " WHERE older = (SELECT row FROM article WHERE article.id = " id "))"

/* The objects that a package has whole: an article without its text is only pointed at. In two
 * halves, since a query to a file of somebody else's may not be long. */
#define WHOLE_OBJECTS \
  "SELECT value AS id FROM meta WHERE key = 'project' " \
  "UNION ALL SELECT id FROM article WHERE text <> '' " \
  "UNION ALL SELECT id FROM annotator " \
  "UNION ALL SELECT id FROM annotation " \
  "UNION ALL SELECT id FROM reference"

#define MORE_WHOLE_OBJECTS \
  "SELECT id FROM citation " \
  "UNION ALL SELECT id FROM boundary " \
  "UNION ALL SELECT id FROM link " \
  "UNION ALL SELECT id FROM decision"

/**
 * assay_store_dup_carrier:
 *
 * Returns: (transfer full) (nullable): where the project exchanges its rows, or %NULL
 */
char *
assay_store_dup_carrier (AssayStore *self)
{
  g_autofree char *carrier = NULL;

  /* One that has just been closed is exchanged no more. */
  if (assay_store_is_open (self))
    carrier = assay_store_dup_view_state (self, CARRIER);
  return carrier != NULL && *carrier != '\0' ? g_steal_pointer (&carrier) : NULL;
}

static gboolean
join (AssayStore  *self,
      const char  *carrier,
      GError     **error)
{
  g_autoptr (AssayTransaction) transaction = assay_transaction_begin (self->database, error);

  return transaction != NULL &&
         assay_database_execute (self->database, forget, error) &&
         assay_database_execute (self->database, note_project, error) &&
         assay_store_set_view_state (self, CARRIER, carrier, error) &&
         assay_store_set_view_state (self, NOTING, "0 ", error) &&
         assay_store_watch_outgoing (self, error) &&
         assay_transaction_commit (transaction, error);
}

/**
 * assay_store_join_carrier:
 * @carrier: where rows are exchanged from now on, as the carrier names it
 *
 * Takes nothing for sent and nothing for received, as when the project comes to the carrier for the
 * first time. What is here already is noted by assay_store_note_more(); what the carrier turns out
 * to have of it is then not sent.
 */
gboolean
assay_store_join_carrier (AssayStore  *self,
                          const char  *carrier,
                          GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (carrier != NULL && self->step == NULL, FALSE);

  return assay_store_may_write (self, error) &&
         (join (self, carrier, error) || assay_store_explain (self, error));
}

static gboolean
leave (AssayStore  *self,
       GError     **error)
{
  g_autoptr (AssayTransaction) transaction = assay_transaction_begin (self->database, error);

  return transaction != NULL &&
         assay_store_unwatch_outgoing (self, error) &&
         assay_database_execute (self->database, forget, error) &&
         assay_transaction_commit (transaction, error);
}

/**
 * assay_store_leave_carrier:
 *
 * Ends the exchange. What came stays.
 */
gboolean
assay_store_leave_carrier (AssayStore  *self,
                           GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->step == NULL, FALSE);

  return assay_store_may_write (self, error) &&
         (leave (self, error) || assay_store_explain (self, error));
}

/* Sets @last to the id that the next query goes on after, or clears it where there are no more. */
static gboolean
note_some (AssayStore  *self,
           const char  *sql,
           char       **last,
           GError     **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (self->database, sql, error);
  int before = assay_database_get_n_total_changes (self->database);

  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, *last);
  assay_statement_bind_int (statement, 2, N_NOTED);
  if (!assay_statement_run (statement, error))
    return FALSE;
  g_clear_pointer (last, g_free);
  return assay_database_get_n_total_changes (self->database) - before < N_NOTED ||
         assay_store_ask_text (self, "SELECT object FROM outbox ORDER BY n DESC LIMIT 1", NULL,
                               last, error);
}

static gboolean
note_more (AssayStore  *self,
           gint64       query,
           const char  *after,
           gboolean    *more,
           GError     **error)
{
  g_autoptr (AssayTransaction) transaction = assay_transaction_begin (self->database, error);
  g_autofree char *last = g_strdup (after);
  g_autofree char *noting = NULL;

  if (transaction == NULL || !note_some (self, note_next[query], &last, error))
    return FALSE;
  if (last == NULL)
    query++;
  *more = query < (gint64) G_N_ELEMENTS (note_next);
  noting = *more ? g_strdup_printf ("%d %s", (int) query, last != NULL ? last : "") : g_strdup ("");
  return (*more || assay_store_hold_kept_back (self, error)) &&
         assay_store_set_view_state (self, NOTING, noting, error) &&
         assay_transaction_commit (transaction, error);
}

/**
 * assay_store_note_more:
 * @more: (out): whether there are still others
 *
 * Notes the next objects of a project that has joined a carrier, a bounded number of them. Nothing
 * is to be sent or received until all are noted.
 */
gboolean
assay_store_note_more (AssayStore  *self,
                       gboolean    *more,
                       GError     **error)
{
  g_autofree char *noting = NULL;
  char *after;
  gint64 query;

  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (more != NULL && self->step == NULL, FALSE);

  *more = FALSE;
  noting = assay_store_dup_view_state (self, NOTING);
  if (noting == NULL || *noting == '\0')
    return TRUE;
  query = g_ascii_strtoll (noting, &after, 10);
  query = CLAMP (query, 0, (gint64) G_N_ELEMENTS (note_next) - 1);
  return note_more (self, query, *after == ' ' ? after + 1 : "", more, error) ||
         assay_store_explain (self, error);
}

/**
 * assay_store_get_outgoing:
 * @last: (out): the number of what was noted last, 0 where there is nothing to send
 */
gboolean
assay_store_get_outgoing (AssayStore  *self,
                          gint64      *last,
                          GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (last != NULL, FALSE);

  return assay_store_ask_int (self, "SELECT coalesce (max (n), 0) FROM outbox", NULL, last, NULL,
                              error) ||
         assay_store_explain (self, error);
}

static gboolean
choose_outgoing (AssayStore  *self,
                 gint64       limit,
                 gint64      *last,
                 GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gint64 weight = 0;
  gboolean has_row;

  statement = assay_database_prepare (self->database,
                                      "SELECT n, length (text) FROM outbox "
                                      "LEFT JOIN article ON is_new AND article.id = object "
                                      "WHERE n <= ?1 ORDER BY n", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, limit);
  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  while (has_row && weight < MAX_OBJECTS)
    {
      *last = assay_statement_get_int (statement, 0);
      weight += 1 + assay_statement_get_int (statement, 1) / TEXT_WEIGHT;
      if (!assay_statement_step (statement, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * assay_store_choose_outgoing:
 * @limit: nothing noted after that goes
 * @last: (out): the number of what goes last in the next package, 0 where there is nothing to send
 *
 * Chooses what goes in one package. It is as much as can be packed while somebody waits.
 */
gboolean
assay_store_choose_outgoing (AssayStore  *self,
                             gint64       limit,
                             gint64      *last,
                             GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (last != NULL, FALSE);

  *last = 0;
  return choose_outgoing (self, limit, last, error) || assay_store_explain (self, error);
}

static gboolean
run_with_number (AssayStore  *self,
                 const char  *sql,
                 gint64       number,
                 GError     **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (self->database, sql, error);

  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, number);
  return assay_statement_run (statement, error);
}

static gboolean
note_sent (AssayStore  *self,
           gint64       last,
           const char  *package,
           GError     **error)
{
  g_autoptr (AssayTransaction) transaction = assay_transaction_begin (self->database, error);

  return transaction != NULL &&
         run_with_number (self, "DELETE FROM outbox WHERE n <= ?1", last, error) &&
         assay_store_note_package (self, package, error) &&
         (last == 0 || assay_store_set_view_state (self, ASSAY_STORE_LAST_SENT, package, error)) &&
         assay_transaction_commit (transaction, error);
}

/**
 * assay_store_note_sent:
 * @last: the number of what was noted last when the package was made; 0 for one that was not made
 *   here and is of no interest
 * @package: what the package is known by
 *
 * Notes that a package is where colleagues find it, safely on disk.
 */
gboolean
assay_store_note_sent (AssayStore  *self,
                       gint64       last,
                       const char  *package,
                       GError     **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (package != NULL && self->step == NULL, FALSE);

  return note_sent (self, last, package, error) || assay_store_explain (self, error);
}

/* What a package has of an object is all there is of it, so nobody waits for it from here. */
static gboolean
withdraw (AssayStore     *self,
          AssayDatabase  *other,
          const char     *objects,
          GError        **error)
{
  g_autoptr (AssayStatement) theirs = assay_database_prepare (other, objects, error);
  g_autoptr (AssayStatement) own = NULL;
  gboolean has_row;

  own = assay_database_prepare (self->database,
                                "DELETE FROM outbox WHERE object = ?1 AND ?2 = " N_ROWS ("?1"),
                                error);
  if (theirs == NULL || own == NULL || !assay_statement_step (theirs, &has_row, error))
    return FALSE;
  while (has_row)
    {
      assay_statement_bind_text (own, 1, assay_statement_get_text (theirs, 0));
      assay_statement_bind_int (own, 2, assay_statement_get_int (theirs, 1));
      if (!assay_statement_run (own, error) || !assay_statement_step (theirs, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

/*< private >
 * assay_store_note_received:
 * @other: a package whose rows have come in
 * @package: (nullable): what it is known by, or %NULL if some of its rows could not come in
 * @before: the number of what was noted last before they did
 *
 * Notes, inside the transaction that brought the rows in, that they need not be sent.
 */
gboolean
assay_store_note_received (AssayStore     *self,
                           AssayDatabase  *other,
                           const char     *package,
                           gint64          before,
                           GError        **error)
{
  if (!run_with_number (self, "DELETE FROM outbox WHERE n > ?1", before, error))
    return FALSE;
  if (package == NULL)
    return TRUE;
  if (before > 0 &&
      (!withdraw (self, other,
                  "SELECT id, " N_ROWS ("whole.id") " FROM (" WHOLE_OBJECTS ") AS whole", error) ||
       !withdraw (self, other,
                  "SELECT id, " N_ROWS ("whole.id") " FROM (" MORE_WHOLE_OBJECTS ") AS whole",
                  error)))
    return FALSE;
  return assay_store_note_predecessor (self, other, error) &&
         assay_store_note_package (self, package, error);
}
