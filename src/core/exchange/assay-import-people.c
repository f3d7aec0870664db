/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The people of an export: who they are, which of them are one person, and what they have finished.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assay-import-works.h"
#include "assay-store-annotators.h"
#include "assay-store-articles.h"
#include "assay-store-finished.h"
#include "assay-store-people.h"

/* A name that the project knows somebody by stays; only whoever is new brings one. */
static gboolean
add_annotator (AssayImport            *import,
               const AssayJsonRecord  *record,
               const char             *id,
               const char             *name,
               GError                **error)
{
  g_autoptr (GHashTable) known = assay_store_map_annotators (import->store, error);

  if (known == NULL)
    return assay_import_prefix (record, NULL, error);
  return g_hash_table_contains (known, id)
         || assay_store_add_annotator (import->store, id, name, error)
         || assay_import_prefix (record, NULL, error);
}

/* Of those who are one person the first tells no more of it than the others need. */
static gboolean
identify (AssayImport            *import,
          const AssayJsonRecord  *record,
          const char             *id,
          GError                **error)
{
  const char *other;

  if (!json_object_has_member (record->object, "same_as"))
    return TRUE;
  if (!assay_json_record_get_uuid (record, "same_as", ASSAY_JSON_REQUIRED, &other, error))
    return FALSE;
  if (!g_hash_table_contains (import->annotators, other))
    return assay_json_record_fail (record, "same_as", _("is not among the annotators before it"),
                                   error);
  return assay_store_set_same_person (import->store, id, other, error)
         || assay_import_prefix (record, "same_as", error);
}

gboolean
assay_import_annotator (AssayImport            *import,
                        const AssayJsonRecord  *record,
                        GError                **error)
{
  static const char *const names[] = { "id", "name", "same_as", NULL };
  const char *id;
  const char *name;

  if (!assay_json_record_check_names (record, names, error)
      || !assay_json_record_get_uuid (record, "id", ASSAY_JSON_REQUIRED, &id, error)
      || !assay_json_record_get_string (record, "name", ASSAY_JSON_REQUIRED, &name, error))
    return FALSE;
  if (!g_hash_table_add (import->annotators, g_strdup (id)))
    return assay_json_record_fail (record, "id", _("stands there twice"), error);
  return add_annotator (import, record, id, name, error) && identify (import, record, id, error);
}

/* Whoever did what a record tells, whom the document has to name. */
gboolean
assay_import_get_annotator (AssayImport            *import,
                            const AssayJsonRecord  *record,
                            const char            **annotator,
                            GError                **error)
{
  if (!assay_json_record_get_uuid (record, "annotator", ASSAY_JSON_REQUIRED, annotator, error))
    return FALSE;
  return g_hash_table_contains (import->annotators, *annotator)
         || assay_json_record_fail (record, "annotator", _("is not among the annotators"), error);
}

gboolean
assay_import_finished (AssayImport            *import,
                       const AssayJsonRecord  *record,
                       GError                **error)
{
  static const char *const names[] = { "article", "annotator", NULL };
  const char *article;
  const char *annotator;

  if (!assay_json_record_check_names (record, names, error)
      || !assay_import_get_digest (record, "article", &article, error)
      || !assay_import_get_annotator (import, record, &annotator, error))
    return FALSE;
  if (!assay_store_has_article (import->store, article))
    return assay_json_record_fail (record, "article", _("is not among the articles"), error);
  return assay_store_add_finished (import->store, article, annotator, error)
         || assay_import_prefix (record, NULL, error);
}
