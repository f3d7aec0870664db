/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field's value is its newest edit, else the value at creation. Edits are only ever appended, and
 * every edit written here is the newest of its object, so the caches simply take its value over.
 */

#include "config.h"

#include "assay-store-annotations.h"
#include "assay-store-private.h"

/* What was set aside here comes before what all copies know. */
static const char *const newest_value[] = {
  "SELECT value FROM aside WHERE object = ?1 AND field = ?2 ORDER BY n DESC LIMIT 1",
  "SELECT value FROM edit WHERE object = ?1 AND field = ?2 ORDER BY t DESC, r DESC LIMIT 1",
};

/* The fields of an annotation: where its first value stands and where the one it has now. */
static const struct
{
  const char *field;
  const char *read_first;
  const char *write_now;
} annotation_fields[] = {
  { ASSAY_FIELD_KIND,
    "SELECT first_kind FROM annotation WHERE id = ?1",
    "UPDATE annotation SET kind = ?2, modified = max (modified, ?3) WHERE row = ?1" },
  { ASSAY_FIELD_CONFIDENCE,
    "SELECT first_confidence FROM annotation WHERE id = ?1",
    "UPDATE annotation SET confidence = ?2, modified = max (modified, ?3) WHERE row = ?1" },
  { ASSAY_FIELD_LIKELIHOOD,
    "SELECT first_likelihood FROM annotation WHERE id = ?1",
    "UPDATE annotation SET likelihood = ?2, modified = max (modified, ?3) WHERE row = ?1" },
  { ASSAY_FIELD_NOTE,
    "SELECT first_note FROM annotation WHERE id = ?1",
    "UPDATE annotation SET note = ?2, modified = max (modified, ?3) WHERE row = ?1" },
  { ASSAY_FIELD_DELETED,
    "SELECT NULL",
    "UPDATE annotation SET deleted = coalesce (?2, '0') = '1', modified = max (modified, ?3) "
    "WHERE row = ?1" },
};

static int
find_annotation_field (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (annotation_fields); i++)
    if (g_str_equal (field, annotation_fields[i].field))
      return i;
  return -1;
}

/*< private >
 * assay_store_read_first:
 * @value: (out) (nullable): the value the field had at creation
 */
gboolean
assay_store_read_first (AssayStore       *self,
                        AssayObjectType   type,
                        const char       *object,
                        const char       *field,
                        char            **value,
                        GError          **error)
{
  int index = type == ASSAY_OBJECT_ANNOTATION ? find_annotation_field (field) : -1;

  *value = NULL;
  return index < 0 || g_str_equal (field, ASSAY_FIELD_DELETED) ||
         assay_store_ask_text (self, annotation_fields[index].read_first, object, value, error);
}

static gboolean
read_newest (AssayStore  *self,
             const char  *sql,
             const char  *object,
             const char  *field,
             gboolean    *found,
             char       **value,
             GError     **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (self->database, sql, error);

  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, object);
  assay_statement_bind_text (statement, 2, field);
  if (!assay_statement_step (statement, found, error))
    return FALSE;
  if (*found)
    *value = g_strdup (assay_statement_get_text (statement, 0));
  return TRUE;
}

/*< private >
 * assay_store_read_value:
 * @value: (out) (nullable): the value the field has now
 */
gboolean
assay_store_read_value (AssayStore       *self,
                        AssayObjectType   type,
                        const char       *object,
                        const char       *field,
                        char            **value,
                        GError          **error)
{
  gboolean found = FALSE;

  *value = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (newest_value) && !found; i++)
    if (!read_newest (self, newest_value[i], object, field, &found, value, error))
      return FALSE;
  return found || assay_store_read_first (self, type, object, field, value, error);
}

typedef struct
{
  gint64   row;
  gint64   article;
  gint64   annotator;
  gboolean deleted;
  char    *kind;
  char    *note;
} AnnotationNow;

static void
annotation_now_clear (AnnotationNow *now)
{
  g_free (now->kind);
  g_free (now->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnotationNow, annotation_now_clear)

static gboolean
read_annotation_now (AssayStore     *self,
                     const char     *id,
                     AnnotationNow  *now,
                     GError        **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (self->database,
                                      "SELECT row, article, annotator, deleted, kind, note "
                                      "FROM annotation WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, id);
  if (!assay_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  now->row = assay_statement_get_int (statement, 0);
  now->article = assay_statement_get_int (statement, 1);
  now->annotator = assay_statement_get_int (statement, 2);
  now->deleted = assay_statement_get_int (statement, 3);
  now->kind = g_strdup (assay_statement_get_text (statement, 4));
  now->note = g_strdup (assay_statement_get_text (statement, 5));
  return TRUE;
}

/* Moves what is derived from an annotation (tally, index of notes) from what it was to what it is.
 * */
static gboolean
follow_annotation (AssayStore           *self,
                   const AnnotationNow  *was,
                   const AnnotationNow  *is,
                   GError              **error)
{
  const char *old_note = was->deleted ? NULL : was->note;
  const char *new_note = is->deleted ? NULL : is->note;

  if (was->deleted != is->deleted || !g_str_equal (was->kind, is->kind))
    {
      if (!was->deleted &&
          !assay_store_count_kind (self, was->article, was->annotator, was->kind, -1, error))
        return FALSE;
      if (!is->deleted &&
          !assay_store_count_kind (self, is->article, is->annotator, is->kind, 1, error))
        return FALSE;
    }
  return assay_store_index_note (self, is->row, old_note, new_note, error);
}

static gboolean
cache_annotation (AssayStore  *self,
                  const char  *object,
                  int          index,
                  const char  *value,
                  gint64       t,
                  GError     **error)
{
  g_auto (AnnotationNow) was = { 0 };
  g_auto (AnnotationNow) is = { 0 };
  g_autoptr (AssayStatement) statement = NULL;

  if (!read_annotation_now (self, object, &was, error))
    return FALSE;
  if (was.row == 0)
    return TRUE;
  statement = assay_database_prepare (self->database, annotation_fields[index].write_now, error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 1, was.row);
  assay_statement_bind_text (statement, 2, value);
  assay_statement_bind_int (statement, 3, t);
  return assay_statement_run (statement, error) &&
         read_annotation_now (self, object, &is, error) &&
         follow_annotation (self, &was, &is, error);
}

static gboolean
cache_boundary (AssayStore  *self,
                const char  *object,
                GError     **error)
{
  gint64 article;

  return assay_store_ask_int (self, "SELECT article FROM boundary WHERE id = ?1", object, &article,
                              NULL, error) &&
         assay_store_write_sentences (self, article, error);
}

/*< private >
 * assay_store_cache_value:
 * @value: (nullable): the value the field has now
 * @t: the time of the newest edit of the object
 *
 * Brings the caches up to the edits.
 */
gboolean
assay_store_cache_value (AssayStore       *self,
                         AssayObjectType   type,
                         const char       *object,
                         const char       *field,
                         const char       *value,
                         gint64            t,
                         GError          **error)
{
  int index = type == ASSAY_OBJECT_ANNOTATION ? find_annotation_field (field) : -1;

  if (index >= 0)
    return cache_annotation (self, object, index, value, t, error);
  if (type == ASSAY_OBJECT_ARTICLE && g_str_equal (field, ASSAY_FIELD_DELETED))
    return assay_store_run (self,
                            "UPDATE summary SET deleted = coalesce (?2, '0') = '1' "
                            "WHERE article = (SELECT row FROM article WHERE id = ?1)",
                            object, value, error);
  if (type == ASSAY_OBJECT_BOUNDARY)
    return cache_boundary (self, object, error);
  if (type == ASSAY_OBJECT_ANNOTATOR && g_str_equal (field, ASSAY_FIELD_NAME))
    return assay_store_run (self, "UPDATE annotator SET name = ?2 WHERE id = ?1", object, value,
                            error);
  return TRUE;
}

static gboolean
has_object (AssayDatabase  *database,
            const char     *sql,
            const char     *object,
            gboolean       *found,
            GError        **error)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, object);
  return assay_statement_step (statement, found, error);
}

/*< private >
 * assay_object_find_type:
 * @database: a project, this one or another
 * @type: (out): what @object is, %ASSAY_OBJECT_NONE where the project has no such thing
 */
gboolean
assay_object_find_type (AssayDatabase    *database,
                        const char       *object,
                        AssayObjectType  *type,
                        GError          **error)
{
  static const struct
  {
    AssayObjectType  type;
    const char      *sql;
  } places[] = {
    { ASSAY_OBJECT_ANNOTATION, "SELECT 1 FROM annotation WHERE id = ?1" },
    { ASSAY_OBJECT_ARTICLE, "SELECT 1 FROM article WHERE id = ?1" },
    { ASSAY_OBJECT_LINK, "SELECT 1 FROM link WHERE id = ?1" },
    { ASSAY_OBJECT_BOUNDARY, "SELECT 1 FROM boundary WHERE id = ?1" },
    { ASSAY_OBJECT_ANNOTATOR, "SELECT 1 FROM annotator WHERE id = ?1" },
    { ASSAY_OBJECT_PROJECT, "SELECT 1 FROM meta WHERE key = 'project' AND value = ?1" },
    { ASSAY_OBJECT_REFERENCE, "SELECT 1 FROM reference WHERE id = ?1" },
    { ASSAY_OBJECT_CITATION, "SELECT 1 FROM citation WHERE id = ?1" },
    { ASSAY_OBJECT_DECISION, "SELECT 1 FROM decision WHERE id = ?1" },
  };
  gboolean found = FALSE;

  *type = ASSAY_OBJECT_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (places) && !found; i++)
    {
      if (!has_object (database, places[i].sql, object, &found, error))
        return FALSE;
      if (found)
        *type = places[i].type;
    }
  return TRUE;
}

/*< private >
 * assay_store_find_type:
 * @type: (out): what @object is, %ASSAY_OBJECT_NONE where the project has no such thing
 */
gboolean
assay_store_find_type (AssayStore       *self,
                       const char       *object,
                       AssayObjectType  *type,
                       GError          **error)
{
  return assay_object_find_type (self->database, object, type, error);
}

static gboolean
find_time (AssayStore  *self,
           const char  *object,
           gint64       at,
           gint64      *t,
           GError     **error)
{
  gint64 newest;

  if (!assay_store_ask_int (self, "SELECT max (t) FROM edit WHERE object = ?1", object, &newest,
                            NULL, error))
    return FALSE;
  if (at == 0)
    at = ASSAY_TIME_FROM_MS (g_get_real_time () / 1000);
  *t = MAX (at, newest + 1);
  return TRUE;
}

/*< private >
 * assay_store_write_value:
 * @value: (nullable): the value the field gets
 * @at: when, or 0 for now
 *
 * Appends an edit, newer than all of its object, and brings the caches up to it.
 */
gboolean
assay_store_write_value (AssayStore       *self,
                         AssayObjectType   type,
                         const char       *object,
                         const char       *field,
                         const char       *value,
                         gint64            at,
                         GError          **error)
{
  g_autoptr (AssayStatement) statement = NULL;
  gint64 t;

  if (!find_time (self, object, at, &t, error))
    return FALSE;
  statement = assay_database_prepare (self->database,
                                      "INSERT INTO edit (object, field, t, r, value, annotator) "
                                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error);
  if (statement == NULL)
    return FALSE;
  assay_statement_bind_text (statement, 1, object);
  assay_statement_bind_text (statement, 2, field);
  assay_statement_bind_int (statement, 3, t);
  assay_statement_bind_int (statement, 4, self->session);
  assay_statement_bind_text (statement, 5, value);
  assay_statement_bind_int (statement, 6, self->annotator_row);
  return assay_statement_run (statement, error) &&
         assay_store_drop_aside (self, object, field, error) &&
         assay_store_cache_value (self, type, object, field, value, t, error);
}
