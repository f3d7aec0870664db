/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What people say of the works cited of an article, as the edits hold it, and which edits of it
 * make sense.
 */

#include "config.h"

#include "assay-correction.h"
#include "assay-store-private.h"
#include "assay-uuid.h"

#include <string.h>

#define MAX_TARGETS_SIZE (64 * 1024)

/* The value that counts comes last in its field: what was set aside here comes after the edits. */
#define REFERENCE "SELECT reference.id, start, end, field, value, " IS_LINKED
#define CITATION  "SELECT citation.id, start, end, field, value, 0"
#define IN_ORDER  "ORDER BY 2, 3, 1, 4, 7, 8, 9"

/* A reference that somebody's link points at is one, however the text is read later. */
#define IS_LINKED \
  "EXISTS (SELECT 1 FROM link WHERE link.article = reference.article " \
  "        AND link.target = reference.id AND " ASSAY_LINK_IS_LIVE ") "

static const char select_references[] =
  REFERENCE ", 0, t, r FROM reference LEFT JOIN edit ON object = reference.id "
  "WHERE article = ?1 UNION ALL "
  REFERENCE ", 1, n, 0 FROM reference JOIN aside ON object = reference.id "
  "WHERE article = ?1 " IN_ORDER;

static const char select_citations[] =
  CITATION ", 0, t, r FROM citation LEFT JOIN edit ON object = citation.id "
  "WHERE article = ?1 UNION ALL "
  CITATION ", 1, n, 0 FROM citation JOIN aside ON object = citation.id "
  "WHERE article = ?1 " IN_ORDER;

typedef struct _Reading Reading;

/* A reference or a citation while its edits are read. */
typedef struct
{
  char           *id;
  AssaySpan       span;
  gboolean        is_linked;
  char           *deleted;
  AssayReference *values;
  GArray         *targets;       /* of AssaySpan, or NULL */
} Subject;

struct _Reading
{
  AssayRevision *revision;
  GHashTable    *spans;          /* id of a reference to AssaySpan */
  Subject        subject;
  void         (*take) (Reading *self, const char *field, const char *value);
  void         (*end)  (Reading *self);
};

static void
clear_subject (Subject *subject)
{
  g_clear_pointer (&subject->id, g_free);
  g_clear_pointer (&subject->deleted, g_free);
  g_clear_object (&subject->values);
  g_clear_pointer (&subject->targets, g_array_unref);
}

static void
reading_clear (Reading *self)
{
  clear_subject (&self->subject);
  g_clear_pointer (&self->spans, g_hash_table_unref);
  g_clear_pointer (&self->revision, assay_revision_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static AssayVerdict
judge (const Subject *subject,
       gboolean       is_set)
{
  if (g_strcmp0 (subject->deleted, "1") == 0)
    return ASSAY_VERDICT_REMOVED;
  return is_set || g_strcmp0 (subject->deleted, "0") == 0 ? ASSAY_VERDICT_KEPT : ASSAY_VERDICT_NONE;
}

static void
take_reference_value (Reading    *self,
                      const char *field,
                      const char *value)
{
  AssayReferenceField which;

  if (!assay_reference_field_from_string (field, &which))
    return;
  if (self->subject.values == NULL)
    self->subject.values = assay_reference_new ();
  if (value == NULL)
    self->subject.values->corrected &= ~(1u << which);
  else
    assay_correction_read (self->subject.values, which, value, NULL);
}

static void
end_reference (Reading *self)
{
  Subject *subject = &self->subject;
  gboolean is_set = subject->is_linked ||
                    (subject->values != NULL && subject->values->corrected != 0);
  AssayVerdict verdict = judge (subject, is_set);

  g_hash_table_insert (self->spans, g_strdup (subject->id),
                       g_memdup2 (&subject->span, sizeof (AssaySpan)));
  if (verdict != ASSAY_VERDICT_NONE)
    assay_revision_add_entry (self->revision, subject->span, verdict, subject->values);
}

static void
take_citation_value (Reading    *self,
                     const char *field,
                     const char *value)
{
  g_auto (GStrv) ids = NULL;

  if (!g_str_equal (field, ASSAY_FIELD_TARGETS))
    return;
  g_clear_pointer (&self->subject.targets, g_array_unref);
  if (value == NULL)
    return;
  self->subject.targets = g_array_new (FALSE, FALSE, sizeof (AssaySpan));
  ids = g_strsplit (value, " ", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const AssaySpan *span = g_hash_table_lookup (self->spans, ids[i]);

      if (span != NULL)
        g_array_append_val (self->subject.targets, *span);
    }
}

static void
end_citation (Reading *self)
{
  Subject *subject = &self->subject;
  AssayVerdict verdict = judge (subject, subject->targets != NULL);

  if (verdict != ASSAY_VERDICT_NONE)
    assay_revision_add_marker (self->revision, subject->span, verdict, subject->targets);
}

static void
read_row (Reading        *self,
          AssayStatement *row)
{
  const char *id = assay_statement_get_text (row, 0);
  const char *field = assay_statement_get_text (row, 3);
  const char *value = assay_statement_get_text (row, 4);
  Subject *subject = &self->subject;

  if (g_strcmp0 (subject->id, id) != 0)
    {
      if (subject->id != NULL)
        self->end (self);
      clear_subject (subject);
      subject->id = g_strdup (id);
      subject->span = (AssaySpan) {
        assay_statement_get_int (row, 1), assay_statement_get_int (row, 2)
      };
      subject->is_linked = assay_statement_get_int (row, 5);
    }
  if (field != NULL && g_str_equal (field, ASSAY_FIELD_DELETED))
    {
      g_free (subject->deleted);
      subject->deleted = g_strdup (value);
    }
  else if (field != NULL)
    self->take (self, field, value);
}

static gboolean
read_rows (AssayStore  *store,
           Reading     *self,
           const char  *sql,
           gint64       article,
           GError     **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (store->database, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, article);
  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      read_row (self, statement);
      if (!assay_statement_step (statement, &has_row, error))
        return FALSE;
    }
  if (self->subject.id != NULL)
    self->end (self);
  clear_subject (&self->subject);
  return TRUE;
}

/*< private >
 * assay_store_read_revision:
 * @article: row of an article
 *
 * Returns: (transfer full) (nullable): what people say of its works cited and markers
 */
AssayRevision *
assay_store_read_revision (AssayStore  *self,
                           gint64       article,
                           GError     **error)
{
  g_auto (Reading) reading = { assay_revision_new () };

  reading.spans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reading.take = take_reference_value;
  reading.end = end_reference;
  if (!read_rows (self, &reading, select_references, article, error))
    return NULL;
  reading.take = take_citation_value;
  reading.end = end_citation;
  if (!read_rows (self, &reading, select_citations, article, error))
    return NULL;
  return g_steal_pointer (&reading.revision);
}

/*< private >
 * assay_store_enter_finding:
 * @type: whether it is a reference or a citation
 * @article: row of its article
 * @id: its id
 * @span: where it stands
 * @raw: its words
 *
 * Enters what the machine finds into the tables that are shared, where a person touches it.
 */
gboolean
assay_store_enter_finding (AssayStore       *self,
                           AssayObjectType   type,
                           gint64            article,
                           const char       *id,
                           AssaySpan         span,
                           const char       *raw,
                           GError          **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  statement = assay_database_prepare (self->database,
                                      type == ASSAY_OBJECT_REFERENCE
                                      ? "INSERT INTO reference (id, article, start, end, raw) "
                                        "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING"
                                      : "INSERT INTO citation (id, article, start, end, raw) "
                                        "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
                                      error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, id);
  assay_statement_bind_int (statement, 2, article);
  assay_statement_bind_int (statement, 3, span.start);
  assay_statement_bind_int (statement, 4, span.end);
  assay_statement_bind_text (statement, 5, raw);
  return assay_statement_run (statement, error);
}

static gboolean
is_field_of_reference (const char *field,
                       const char *value)
{
  g_autoptr (AssayReference) scratch = assay_reference_new ();
  AssayReferenceField which;

  return assay_reference_field_from_string (field, &which) &&
         (value == NULL || assay_correction_read (scratch, which, value, NULL));
}

static gboolean
is_target (AssayStore  *self,
           const char  *citation,
           const char  *id,
           gboolean    *is_there,
           GError     **error)
{
  g_autoptr (AssayStatement) statement = NULL;

  *is_there = FALSE;
  if (!assay_uuid_is_valid (id))
    return TRUE;
  statement = assay_database_prepare (self->database,
                                      "SELECT 1 FROM reference "
                                      "JOIN citation ON citation.article = reference.article "
                                      "WHERE reference.id = ?1 AND citation.id = ?2", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, id);
  assay_statement_bind_text (statement, 2, citation);
  return assay_statement_step (statement, is_there, error);
}

static gboolean
check_targets (AssayStore  *self,
               const char  *citation,
               const char  *value,
               gboolean    *is_valid,
               GError     **error)
{
  g_auto (GStrv) ids = NULL;

  *is_valid = value == NULL || strlen (value) <= MAX_TARGETS_SIZE;
  if (value == NULL || !*is_valid)
    return TRUE;
  ids = g_strsplit (value, " ", -1);
  for (guint i = 0; *is_valid && ids[i] != NULL; i++)
    if (!is_target (self, citation, ids[i], is_valid, error))
      return FALSE;
  return TRUE;
}

/*< private >
 * assay_store_check_correction:
 * @type: what @object is: a reference or a citation, which the project has
 * @field: one of its fields
 * @value: (nullable): what it is to be
 * @is_valid: (out): whether it can be that
 *
 * Looks at a value wherever it comes from: a person, another project, an export, the file itself.
 */
gboolean
assay_store_check_correction (AssayStore       *self,
                              AssayObjectType   type,
                              const char       *object,
                              const char       *field,
                              const char       *value,
                              gboolean         *is_valid,
                              GError          **error)
{
  if (g_str_equal (field, ASSAY_FIELD_DELETED))
    *is_valid = value == NULL || g_str_equal (value, "0") || g_str_equal (value, "1");
  else if (type == ASSAY_OBJECT_REFERENCE)
    *is_valid = is_field_of_reference (field, value);
  else if (g_str_equal (field, ASSAY_FIELD_TARGETS))
    return check_targets (self, object, value, is_valid, error);
  else
    *is_valid = FALSE;
  return TRUE;
}
