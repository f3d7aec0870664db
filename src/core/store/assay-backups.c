/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Earlier states of a project, in the user's data folder rather than beside the project, where a
 * lost stick or a broken synced folder would take both. Each project path has a folder of its own;
 * the name of a file says when it was made and of which project.
 */

#include "config.h"

#include "assay-backups.h"

#include "assay-backup-rule.h"
#include "assay-backups-private.h"
#include "assay-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* YYYY-MM-DD HH.MM.SS.mmm: in order, and without a colon, which some file systems do not take. */
#define TIME_FORMAT "%Y-%m-%d %H.%M.%S"
#define TIME_LENGTH 19
#define SUFFIX      ".assay"

/* Since the shared tables only grow, equal numbers are equal contents. */
static const char ask_how_much[] =
  "SELECT printf ('%d %d %d %d %d %d %d %d %d %d %d %d %d', "
  "  (SELECT count (*) FROM article), (SELECT count (*) FROM provenance), "
  "  (SELECT count (*) FROM annotation), (SELECT count (*) FROM link), "
  "  (SELECT count (*) FROM boundary), (SELECT count (*) FROM reference), "
  "  (SELECT count (*) FROM citation), (SELECT count (*) FROM succession), "
  "  (SELECT count (*) FROM decision), (SELECT count (*) FROM edit), "
  "  (SELECT coalesce (max (t), 0) FROM edit), "
  "  (SELECT count (*) FROM aside), (SELECT count (*) FROM withheld))";

static const char ask_shown[] =
  "SELECT (SELECT coalesce (sum (n), 0) FROM tally JOIN summary USING (article) "
  "        WHERE NOT summary.deleted), "
  "       (SELECT count (*) FROM summary WHERE NOT deleted)";

void
assay_backup_free (AssayBackup *backup)
{
  g_free (backup->path);
  g_free (backup->name);
  g_free (backup);
}

/*< private >
 * assay_backups_build_folder:
 * @path: of a project
 *
 * Returns: (transfer full): where its backups are; known also where the project cannot be read
 */
char *
assay_backups_build_folder (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, absolute, -1);

  digest[16] = '\0';
  return g_build_filename (g_get_user_data_dir (), "assay", "backups", digest, NULL);
}

/*< private >
 * assay_backups_make_folder:
 *
 * Makes the folder if it is not there; nobody else may look into it.
 */
gboolean
assay_backups_make_folder (const char  *folder,
                           GError     **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED,
               _("The folder “%s” for backups cannot be made: %s"), folder, g_strerror (errno));
  return FALSE;
}

/*< private >
 * assay_backups_build_name:
 * @time: in milliseconds since 1970 UTC
 * @of: the id of the project
 */
char *
assay_backups_build_name (gint64      time,
                          const char *of)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time / 1000);
  g_autofree char *day = g_date_time_format (date, TIME_FORMAT);

  return g_strdup_printf ("%s.%03d %s" SUFFIX, day, (int) (time % 1000), of);
}

/*< private >
 * assay_backups_parse_name:
 * @time: (out): when the backup was made
 *
 * Returns: (transfer full) (nullable): of what it is; %NULL where the file is no backup
 */
char *
assay_backups_parse_name (const char *name,
                          gint64     *time)
{
  g_autoptr (GDateTime) date = NULL;
  int at[7];
  int length = 0;

  if (!g_str_has_suffix (name, SUFFIX) ||
      sscanf (name, "%4d-%2d-%2d %2d.%2d.%2d.%3d %n", &at[0], &at[1], &at[2], &at[3], &at[4],
              &at[5], &at[6], &length) != G_N_ELEMENTS (at) ||
      length <= TIME_LENGTH)
    return NULL;
  date = g_date_time_new_utc (at[0], at[1], at[2], at[3], at[4], at[5]);
  if (date == NULL)
    return NULL;
  *time = g_date_time_to_unix (date) * 1000 + at[6];
  return g_strndup (name + length, strlen (name) - length - strlen (SUFFIX));
}

static gboolean
read_shown (AssayBackup  *backup,
            GError      **error)
{
  g_autoptr (AssayDatabase) database = NULL;
  g_autoptr (AssayStatement) statement = NULL;
  gboolean has_row;

  database = assay_database_open (backup->path, ASSAY_DATABASE_READ_ONLY, error);
  if (database == NULL)
    return FALSE;
  statement = assay_database_prepare (database, ask_shown, error);
  if (statement == NULL || !assay_statement_step (statement, &has_row, error))
    return FALSE;
  backup->n_annotations = assay_statement_get_int (statement, 0);
  backup->n_articles = assay_statement_get_int (statement, 1);
  return TRUE;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const AssayBackup *left = *(AssayBackup *const *) a;
  const AssayBackup *right = *(AssayBackup *const *) b;

  return (left->time < right->time) - (left->time > right->time);
}

/* What is said of each is what its name tells. Of @of alone, or of everything with %NULL. */
static GPtrArray *
list_files (const char *folder,
            const char *of)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_backup_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      gint64 time;
      g_autofree char *whose = assay_backups_parse_name (name, &time);
      AssayBackup *backup;

      if (whose == NULL || (of != NULL && !g_str_equal (whose, of)))
        continue;
      backup = g_new0 (AssayBackup, 1);
      backup->path = g_build_filename (folder, name, NULL);
      backup->name = g_strdup (name);
      backup->time = time;
      g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, compare_newest_first);
  return backups;
}

/**
 * assay_backups_list:
 * @path: of a project, which need not be there or readable
 *
 * Returns: (transfer full) (element-type AssayBackup): its earlier states, the newest first
 */
GPtrArray *
assay_backups_list (const char  *path,
                    GError     **error)
{
  g_autofree char *folder = NULL;
  GPtrArray *backups;

  g_return_val_if_fail (path != NULL, NULL);

  folder = assay_backups_build_folder (path);
  backups = list_files (folder, NULL);
  for (guint i = 0; i < backups->len; i++)
    {
      AssayBackup *backup = g_ptr_array_index (backups, i);
      GStatBuf info;

      if (g_stat (backup->path, &info) == 0)
        backup->size = info.st_size;
      backup->is_whole = read_shown (backup, NULL);
    }
  return backups;
}

static char *
read_how_much (AssayDatabase *database)
{
  g_autoptr (AssayStatement) statement = assay_database_prepare (database, ask_how_much, NULL);
  gboolean has_row;

  if (statement == NULL || !assay_statement_step (statement, &has_row, NULL))
    return NULL;
  return g_strdup (assay_statement_get_text (statement, 0));
}

static gboolean
is_same_as_newest (AssayStore *store,
                   GPtrArray  *backups)
{
  g_autoptr (AssayDatabase) newest = NULL;
  g_autofree char *now = NULL;
  g_autofree char *then = NULL;

  if (backups->len == 0)
    return FALSE;
  newest = assay_database_open (((AssayBackup *) backups->pdata[0])->path,
                                ASSAY_DATABASE_READ_ONLY, NULL);
  now = read_how_much (store->database);
  then = newest != NULL ? read_how_much (newest) : NULL;
  return now != NULL && g_strcmp0 (now, then) == 0;
}

static void
remove_old (const char *folder,
            const char *id,
            gint64      now)
{
  g_autoptr (GPtrArray) backups = list_files (folder, id);
  g_autofree gint64 *times = g_new (gint64, backups->len);
  g_autofree gboolean *keep = g_new (gboolean, backups->len);

  for (guint i = 0; i < backups->len; i++)
    times[i] = ((AssayBackup *) backups->pdata[i])->time;
  assay_backup_rule_choose (times, backups->len, now, keep);
  for (guint i = 0; i < backups->len; i++)
    if (!keep[i])
      g_unlink (((AssayBackup *) backups->pdata[i])->path);
}

/**
 * assay_backups_would_disturb:
 *
 * Returns: whether nobody could write the project while a backup is made of it, as on a network,
 *   where it has no write-ahead log
 */
gboolean
assay_backups_would_disturb (AssayStore *store)
{
  g_autofree char *mode = NULL;

  g_return_val_if_fail (ASSAY_IS_STORE (store), TRUE);

  return !assay_store_ask_text (store, "PRAGMA journal_mode", NULL, &mode, NULL) ||
         g_strcmp0 (mode, "wal") != 0;
}

static void
interrupt_cb (GCancellable *cancellable,
              AssayStore   *store)
{
  assay_database_interrupt (store->database);
}

static gboolean
back_up (AssayStore    *store,
         const char    *path,
         GCancellable  *cancellable,
         GError       **error)
{
  gulong handler = 0;
  gboolean done;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (interrupt_cb), store, NULL);
  done = assay_store_backup (store, path, error);
  if (cancellable != NULL)
    g_cancellable_disconnect (cancellable, handler);
  return done;
}

/**
 * assay_backups_make:
 * @store: a project, open for reading at least; another program or thread may write it meanwhile
 * @made: (out): whether there is a new backup; there is none where nothing changed since the last
 * @cancellable: (nullable): to give up
 *
 * Makes a backup, which was read back and found whole, and removes those that are not worth their
 * space any more (see assay_backup_rule_choose()).
 */
gboolean
assay_backups_make (AssayStore    *store,
                    gboolean      *made,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  gint64 now = g_get_real_time () / 1000;

  g_return_val_if_fail (ASSAY_IS_STORE (store), FALSE);
  g_return_val_if_fail (made != NULL, FALSE);

  *made = FALSE;
  folder = assay_backups_build_folder (store->path);
  id = assay_store_dup_project_id (store);
  if (id == NULL || strchr (id, G_DIR_SEPARATOR) != NULL)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT,
                           _("The project has no id, so that no backup was made of it."));
      return FALSE;
    }
  backups = list_files (folder, id);
  if (is_same_as_newest (store, backups))
    return TRUE;
  name = assay_backups_build_name (now, id);
  path = g_build_filename (folder, name, NULL);
  if (!assay_backups_make_folder (folder, error) || !back_up (store, path, cancellable, error))
    return FALSE;
  *made = TRUE;
  remove_old (folder, id, now);
  return TRUE;
}
