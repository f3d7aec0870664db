/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saves of a damaged project what can be read. The damaged file is only copied; what is read from
 * the copy comes in as another project does in a merge, so that nothing that makes no sense is
 * believed.
 */

#include "config.h"

#include "assay-salvage.h"

#include "assay-salvage-private.h"
#include "assay-schema.h"
#include "assay-store-private.h"
#include "assay-uuid.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Where all of it happens. */
typedef struct
{
  char *folder;
  char *copy;        /* of the damaged file */
  char *grafted;     /* the copy with another beginning */
  char *fresh;       /* an empty project */
  char *packed;      /* the same, as a backup or a shared copy of it is */
  char *sound;       /* what was read */
} Bench;

static void
bench_clear (Bench *bench)
{
  g_autoptr (GDir) dir = bench->folder != NULL ? g_dir_open (bench->folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (bench->folder, name, NULL);

      g_unlink (path);
    }
  if (bench->folder != NULL)
    g_rmdir (bench->folder);
  g_free (bench->folder);
  g_free (bench->copy);
  g_free (bench->grafted);
  g_free (bench->fresh);
  g_free (bench->packed);
  g_free (bench->sound);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bench, bench_clear)

static gboolean
bench_init (Bench   *bench,
            GError **error)
{
  bench->folder = g_dir_make_tmp ("assay-salvage-XXXXXX", error);
  if (bench->folder == NULL)
    return FALSE;
  bench->copy = g_build_filename (bench->folder, "copy.assay", NULL);
  bench->grafted = g_build_filename (bench->folder, "grafted.assay", NULL);
  bench->fresh = g_build_filename (bench->folder, "fresh.assay", NULL);
  bench->packed = g_build_filename (bench->folder, "packed.assay", NULL);
  bench->sound = g_build_filename (bench->folder, "sound.assay", NULL);
  return TRUE;
}

static gboolean
copy_file (const char    *from,
           const char    *to,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS,
                      cancellable, NULL, NULL, error);
}

/* What was acknowledged last may stand in the log beside the file only. A rollback journal is left
 * where it is: what it names, SQLite deletes. */
static gboolean
take_copy (Bench         *bench,
           const char    *damaged,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree char *wal = g_strconcat (damaged, "-wal", NULL);
  g_autofree char *wal_copy = g_strconcat (bench->copy, "-wal", NULL);
  g_autoptr (AssayDatabase) database = NULL;

  if (!copy_file (damaged, bench->copy, cancellable, error))
    return FALSE;
  if (g_file_test (wal, G_FILE_TEST_IS_REGULAR) && copy_file (wal, wal_copy, cancellable, NULL))
    {
      database = assay_database_open (bench->copy, ASSAY_DATABASE_WRITE, NULL);
      if (database != NULL)
        assay_database_execute (database, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
    }
  g_clear_pointer (&database, assay_database_free);
  g_unlink (wal_copy);
  return assay_salvage_mend_header (bench->copy, error);
}

static gboolean
make_models (Bench   *bench,
             GError **error)
{
  g_autoptr (AssayStore) fresh = assay_store_open (bench->fresh, ASSAY_STORE_CREATE, error);

  return fresh != NULL && assay_store_copy_into (fresh, bench->packed, error) &&
         assay_store_close (fresh, error);
}

static AssayDatabase *
make_sound (Bench   *bench,
            GError **error)
{
  g_autoptr (AssayDatabase) database = NULL;

  g_unlink (bench->sound);
  database = assay_database_open (bench->sound, ASSAY_DATABASE_WRITE | ASSAY_DATABASE_CREATE,
                                  error);
  if (database == NULL ||
      !assay_database_execute (database, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF",
                               error) ||
      !assay_schema_migrate (database, error))
    return NULL;
  return g_steal_pointer (&database);
}

/* Returns: what could be read of @path, or NULL where nothing can be written */
static AssayDatabase *
read_file (Bench         *bench,
           const char    *path,
           GPtrArray     *problems,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (AssayDatabase) from = assay_database_open (path, ASSAY_DATABASE_FOREIGN, NULL);
  g_autoptr (AssayDatabase) to = make_sound (bench, error);
  g_autoptr (AssayTransaction) transaction = NULL;
  AssaySalvage salvage = { from, to, cancellable, 0, problems };
  GStatBuf info;

  if (to != NULL)
    transaction = assay_transaction_begin (to, error);
  if (transaction == NULL)
    return NULL;
  if (g_stat (path, &info) == 0)
    salvage.size = info.st_size;
  if (from != NULL && !assay_salvage_read_rows (&salvage, error))
    return NULL;
  if (!assay_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&to);
}

static gboolean
knows_its_tables (const char *path)
{
  g_autoptr (AssayDatabase) database = assay_database_open (path, ASSAY_DATABASE_FOREIGN, NULL);
  g_autoptr (AssayStatement) statement = NULL;

  if (database != NULL)
    statement = assay_database_prepare (database, "SELECT id FROM article", NULL);
  return statement != NULL;
}

/* Rows that other rows are about are what they seem; of those taken for another table's, none
 * are. */
static gint64
count_fitting (AssayDatabase *sound)
{
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  statement = assay_database_prepare (sound,
                                      "SELECT "
                                      "(SELECT count (*) FROM annotation "
                                      " JOIN article ON article.row = annotation.article) + "
                                      "(SELECT count (*) FROM provenance "
                                      " JOIN article ON article.row = provenance.article) + "
                                      "(SELECT count (*) FROM edit WHERE object IN "
                                      "  (SELECT id FROM annotation UNION ALL "
                                      "   SELECT id FROM article UNION ALL "
                                      "   SELECT id FROM annotator))", NULL);
  if (statement == NULL || !assay_statement_step (statement, &has_row, NULL))
    return 0;
  return assay_statement_get_int (statement, 0);
}

/* Tries the beginnings that a project may have had, and takes the one that makes most of the rest
 * readable. */
static gboolean
borrow_beginning (Bench         *bench,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const char *models[2];
  const char *best = NULL;
  gint64 most = 0;

  if (!make_models (bench, error))
    return FALSE;
  models[0] = bench->fresh;
  models[1] = bench->packed;
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      g_autoptr (AssayDatabase) sound = NULL;
      gint64 n_fitting;

      if (!copy_file (bench->copy, bench->grafted, cancellable, error) ||
          !assay_salvage_graft (bench->grafted, models[i], error))
        return FALSE;
      sound = read_file (bench, bench->grafted, NULL, cancellable, error);
      if (sound == NULL)
        return FALSE;
      n_fitting = count_fitting (sound);
      if (n_fitting > most)
        best = models[i];
      most = MAX (most, n_fitting);
    }
  return best == NULL || assay_salvage_graft (bench->copy, best, error);
}

/* The new file is the same project, so that its title and its colleagues' copies fit it. */
static gboolean
take_project_id (AssayStore     *self,
                 AssayDatabase  *sound,
                 GError        **error)
{
  g_autoptr (AssayStatement) read = NULL;
  g_autoptr (AssayStatement) write = NULL;
  gboolean has_row;

  read = assay_database_prepare (sound, "SELECT value FROM meta WHERE key = 'project'", error);
  write = assay_database_prepare (self->database,
                                  "UPDATE meta SET value = ?1 WHERE key = 'project'", error);
  if (read == NULL || write == NULL || !assay_statement_step (read, &has_row, error))
    return FALSE;
  if (!has_row || !assay_uuid_is_valid (assay_statement_get_text (read, 0)))
    return TRUE;
  assay_statement_bind_text (write, 1, assay_statement_get_text (read, 0));
  return assay_statement_run (write, error);
}

static gboolean
salvage (AssayStore        *self,
         const char        *damaged,
         AssayUniteReport  *report,
         GCancellable      *cancellable,
         GError           **error)
{
  g_auto (Bench) bench = { NULL };
  g_autoptr (AssayDatabase) sound = NULL;

  if (!bench_init (&bench, error) || !take_copy (&bench, damaged, cancellable, error))
    return FALSE;
  if (!knows_its_tables (bench.copy))
    {
      g_ptr_array_add (report->problems,
                       g_strdup (_("The beginning of the file, which says how to read it, is "
                                   "lost; that of another project took its place.")));
      if (!borrow_beginning (&bench, cancellable, error))
        return FALSE;
    }
  sound = read_file (&bench, bench.copy, report->problems, cancellable, error);
  return sound != NULL && take_project_id (self, sound, error) &&
         assay_store_unite (self, sound, _("Salvage what could be read"), TRUE, report,
                            NULL, cancellable, error);
}

/**
 * assay_store_salvage:
 * @self: a new project, which somebody works on
 * @damaged: path of a damaged one, which is not touched
 * @report: filled in with what came in, and what could not be read or makes no sense
 * @cancellable: (nullable): to give up
 * @error: set where nothing can be written; that little can be read is no error
 *
 * Brings into a new project whatever can be read of a damaged one.
 */
gboolean
assay_store_salvage (AssayStore        *self,
                     const char        *damaged,
                     AssayUniteReport  *report,
                     GCancellable      *cancellable,
                     GError           **error)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);
  g_return_val_if_fail (damaged != NULL && report != NULL, FALSE);

  return salvage (self, damaged, report, cancellable, error) || assay_store_explain (self, error);
}
