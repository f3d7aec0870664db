/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store-unite.h"

G_BEGIN_DECLS

/**
 * AssaySyncReport:
 * @n_received: how many packages came in
 * @n_sent: how many were sent
 * @n_missing: how many are known to be on their way from colleagues
 * @united: what came in, and what could not and why; each problem names the file
 *
 * What an exchange with a shared folder did.
 */
typedef struct
{
  guint             n_received;
  guint             n_sent;
  guint             n_missing;
  AssayUniteReport *united;
} AssaySyncReport;

/**
 * AssaySyncMode:
 * @ASSAY_SYNC_GO_ON: only if the project is exchanged through the folder already
 * @ASSAY_SYNC_JOIN: begin to exchange it through the folder if need be
 * @ASSAY_SYNC_AGAIN: read everything in the folder again, and send what it turns out to lack
 * @ASSAY_SYNC_RECEIVE: as ASSAY_SYNC_GO_ON, but nothing is sent
 * @ASSAY_SYNC_SEND: as ASSAY_SYNC_GO_ON, but nothing is brought in
 */
typedef enum
{
  ASSAY_SYNC_GO_ON,
  ASSAY_SYNC_JOIN,
  ASSAY_SYNC_AGAIN,
  ASSAY_SYNC_RECEIVE,
  ASSAY_SYNC_SEND,
} AssaySyncMode;

/**
 * AssaySyncPlace:
 * @ASSAY_SYNC_IN_PROJECT: where the store is used, and while it is
 * @ASSAY_SYNC_IN_FILES: in any thread, since it only touches files; it may take as long as a
 *   network does
 * @ASSAY_SYNC_OVER: nowhere: everything is done
 *
 * Where the next part of an exchange is done.
 */
typedef enum
{
  ASSAY_SYNC_IN_PROJECT,
  ASSAY_SYNC_IN_FILES,
  ASSAY_SYNC_OVER,
} AssaySyncPlace;

/**
 * AssaySync:
 *
 * One exchange of a project with a shared folder, in parts to be done one after the other. However
 * large the project, a part that takes the store is short, so that a person's changes come in
 * between.
 */
typedef struct _AssaySync AssaySync;

AssaySync             *assay_sync_new        (const char     *folder,
                                              AssaySyncMode   mode);
void                   assay_sync_free       (AssaySync      *self);
const AssaySyncReport *assay_sync_get_report (AssaySync      *self);

AssaySyncPlace         assay_sync_get_place  (AssaySync      *self);
gboolean               assay_sync_run_part   (AssaySync      *self,
                                              AssayStore     *store,
                                              GCancellable   *cancellable,
                                              GError        **error);
gboolean               assay_sync_run        (AssaySync      *self,
                                              AssayStore     *store,
                                              GCancellable   *cancellable,
                                              GError        **error);

gboolean               assay_sync_create_project (const char   *path,
                                              const char     *folder,
                                              const char     *annotator,
                                              const char     *name,
                                              GCancellable   *cancellable,
                                              GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySync, assay_sync_free)

G_END_DECLS
