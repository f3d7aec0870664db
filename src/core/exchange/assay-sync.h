/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store-unite.h"

G_BEGIN_DECLS

/**
 * AssaySyncReport:
 * @n_received: how many packages came in
 * @n_sent: how many were sent
 * @united: what came in, and what could not and why; each problem names the file
 *
 * What an exchange with a shared folder did.
 */
typedef struct
{
  guint             n_received;
  guint             n_sent;
  AssayUniteReport *united;
} AssaySyncReport;

/**
 * AssaySyncMode:
 * @ASSAY_SYNC_GO_ON: only if the project is exchanged through the folder already
 * @ASSAY_SYNC_JOIN: begin to exchange it through the folder if need be
 * @ASSAY_SYNC_AGAIN: read everything in the folder again, and send what it turns out to lack
 */
typedef enum
{
  ASSAY_SYNC_GO_ON,
  ASSAY_SYNC_JOIN,
  ASSAY_SYNC_AGAIN,
} AssaySyncMode;

/**
 * AssaySync:
 *
 * One exchange of a project with a shared folder, in six parts to be done in order. Those that take
 * the store are done where the store is used; the others only touch files, may take as long as a
 * network does, and can be done in any thread meanwhile.
 */
typedef struct _AssaySync AssaySync;

AssaySync             *assay_sync_new        (const char     *folder,
                                              AssaySyncMode   mode);
void                   assay_sync_free       (AssaySync      *self);
const AssaySyncReport *assay_sync_get_report (AssaySync      *self);

gboolean               assay_sync_begin      (AssaySync      *self,
                                              AssayStore     *store,
                                              GError        **error);
gboolean               assay_sync_fetch      (AssaySync      *self,
                                              GCancellable   *cancellable,
                                              GError        **error);
gboolean               assay_sync_take       (AssaySync      *self,
                                              AssayStore     *store,
                                              GCancellable   *cancellable,
                                              GError        **error);
gboolean               assay_sync_pack       (AssaySync      *self,
                                              AssayStore     *store,
                                              GError        **error);
gboolean               assay_sync_deliver    (AssaySync      *self,
                                              GCancellable   *cancellable,
                                              GError        **error);
gboolean               assay_sync_end        (AssaySync      *self,
                                              AssayStore     *store,
                                              GError        **error);

gboolean               assay_sync_run        (AssaySync      *self,
                                              AssayStore     *store,
                                              GCancellable   *cancellable,
                                              GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySync, assay_sync_free)

G_END_DECLS
