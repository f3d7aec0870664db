/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-backups.h"
#include "assay-project.h"
#include "assay-store-unite.h"

G_BEGIN_DECLS

/* The earlier states of a project, which need not be open or readable. */
void       assay_project_list_backups_async  (AssayProject         *self,
                                              const char           *path,
                                              GAsyncReadyCallback   callback,
                                              gpointer              data);
GPtrArray *assay_project_list_backups_finish (AssayProject         *self,
                                              GAsyncResult         *result,
                                              GError              **error);
void       assay_project_restore_async       (AssayProject         *self,
                                              const char           *path,
                                              const char           *backup,
                                              GAsyncReadyCallback   callback,
                                              gpointer              data);
gboolean   assay_project_restore_finish      (AssayProject         *self,
                                              GAsyncResult         *result,
                                              GError              **error);

void       assay_project_salvage_async       (AssayProject         *self,
                                              const char           *damaged,
                                              const char           *path,
                                              GAsyncReadyCallback   callback,
                                              gpointer              data);
AssayUniteReport *
           assay_project_salvage_finish      (AssayProject         *self,
                                              GAsyncResult         *result,
                                              GError              **error);

void       assay_project_set_backup_delay    (AssayProject         *self,
                                              guint                 seconds);

G_END_DECLS
