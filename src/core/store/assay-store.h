/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-annotation.h"
#include "assay-article.h"
#include "assay-database.h"

G_BEGIN_DECLS

/**
 * AssayStoreError:
 * @ASSAY_STORE_ERROR_FAILED: anything not named below
 * @ASSAY_STORE_ERROR_BUSY: another program is writing the project; trying again may help
 * @ASSAY_STORE_ERROR_TOO_NEW: a newer Assay made the file; updating helps
 * @ASSAY_STORE_ERROR_NOT_A_PROJECT: the file is something else
 * @ASSAY_STORE_ERROR_CORRUPT: the file is damaged; a backup helps
 * @ASSAY_STORE_ERROR_FULL: there is no space left; freeing some and trying again helps
 * @ASSAY_STORE_ERROR_READ_ONLY: the project cannot be changed; a copy can
 * @ASSAY_STORE_ERROR_NOT_FOUND: there is no such thing in the project
 * @ASSAY_STORE_ERROR_AMBIGUOUS: the beginning of an id fits several things
 * @ASSAY_STORE_ERROR_INVALID: a value that makes no sense, such as a span outside the text
 */
typedef enum
{
  ASSAY_STORE_ERROR_FAILED,
  ASSAY_STORE_ERROR_BUSY,
  ASSAY_STORE_ERROR_TOO_NEW,
  ASSAY_STORE_ERROR_NOT_A_PROJECT,
  ASSAY_STORE_ERROR_CORRUPT,
  ASSAY_STORE_ERROR_FULL,
  ASSAY_STORE_ERROR_READ_ONLY,
  ASSAY_STORE_ERROR_NOT_FOUND,
  ASSAY_STORE_ERROR_AMBIGUOUS,
  ASSAY_STORE_ERROR_INVALID,
} AssayStoreError;

#define ASSAY_STORE_ERROR (assay_store_error_quark ())
GQuark assay_store_error_quark (void);
gboolean assay_store_fail (AssayStoreError   code,
                           GError          **error,
                           const char       *format,
                           ...) G_GNUC_PRINTF (3, 4);

/**
 * AssayStoreFlags:
 * @ASSAY_STORE_CREATE: make the project if the file does not exist
 * @ASSAY_STORE_READ_ONLY: open for reading even where writing is possible
 */
typedef enum
{
  ASSAY_STORE_NO_FLAGS  = 0,
  ASSAY_STORE_CREATE    = 1 << 0,
  ASSAY_STORE_READ_ONLY = 1 << 1,
} AssayStoreFlags;

/**
 * AssayChange:
 *
 * What a change touched, so that those who show it read again only that.
 */
typedef enum
{
  ASSAY_CHANGE_PROJECT     = 1 << 0,   /* title, annotators, kinds */
  ASSAY_CHANGE_ARTICLES    = 1 << 1,   /* the list of articles */
  ASSAY_CHANGE_ANNOTATIONS = 1 << 2,
  ASSAY_CHANGE_BOUNDARIES  = 1 << 3,   /* sentences split or joined */
  ASSAY_CHANGE_REFERENCES  = 1 << 4,   /* references, citations, links */
  ASSAY_CHANGE_DECISIONS   = 1 << 5,   /* the consensus */
  ASSAY_CHANGE_ALL         = 0x3F,
} AssayChange;

/**
 * AssayStore:
 *
 * A project file as objects. Every function that changes something is one transaction and one
 * undoable step: where it returns %TRUE the change is on disk, where it returns %FALSE nothing
 * changed.
 *
 * A store is used by one thread at a time: the main thread in the command line, the project's
 * worker in the window. Signal `changed` (article id or %NULL for several, #AssayChange) is emitted
 * in the thread that made the change, after it is on disk.
 */
#define ASSAY_TYPE_STORE (assay_store_get_type ())
G_DECLARE_FINAL_TYPE (AssayStore, assay_store, ASSAY, STORE, GObject)

AssayStore *assay_store_open                 (const char       *path,
                                              AssayStoreFlags   flags,
                                              GError          **error);
gboolean    assay_store_close                (AssayStore       *self,
                                              GError          **error);
gboolean    assay_store_is_open              (AssayStore       *self);
const char *assay_store_get_path             (AssayStore       *self);
gboolean    assay_store_is_read_only         (AssayStore       *self);
const char *assay_store_get_read_only_reason (AssayStore       *self);
gboolean    assay_store_refresh              (AssayStore       *self,
                                              GError          **error);

char       *assay_store_dup_title            (AssayStore       *self);
gboolean    assay_store_set_title            (AssayStore       *self,
                                              const char       *title,
                                              GError          **error);
char       *assay_store_dup_project_id       (AssayStore       *self);

/* What the window remembers of a project: place, article. Local to the copy, never merged or
 * exported. */
char       *assay_store_dup_view_state       (AssayStore       *self,
                                              const char       *key);
gboolean    assay_store_set_view_state       (AssayStore       *self,
                                              const char       *key,
                                              const char       *value,
                                              GError          **error);

/* For the time of a long reading, such as an export: the project stays as it is now. */
AssayTransaction *
            assay_store_begin_reading        (AssayStore       *self,
                                              GError          **error);

gboolean    assay_store_backup               (AssayStore       *self,
                                              const char       *path,
                                              GError          **error);
gboolean    assay_store_give_name            (const char       *temporary,
                                              const char       *path,
                                              GError          **error);

G_END_DECLS
