/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-project-private.h"
#include "assay-sharing.h"
#include "assay-sync.h"

G_BEGIN_DECLS

struct _AssaySharing
{
  GObject       parent_instance;

  AssayProject *project;
  char         *folder;          /* NULL where the project is not shared */
  char         *path;            /* of the project */
  GFileMonitor *monitor;
  guint         timer;
  guint         settling;
  char         *told;            /* what was said last that is wrong */
  gint64        missing_since;   /* monotonic, in microseconds; 0 where no package is missed */

  AssaySync    *sync;            /* the exchange under way, or NULL */
  guint         waiting : 1;     /* for another look at the folder */
};

/* assay-sharing.c */
void     assay_sharing_set_folder    (AssaySharing           *self,
                                      const char             *folder);
void     assay_sharing_tell          (AssaySharing           *self,
                                      const char             *message);
void     assay_sharing_emit_received (AssaySharing           *self,
                                      const AssayUniteReport *united);

/* assay-sharing-exchange.c */
void     assay_sharing_exchange      (AssaySharing           *self,
                                      AssaySyncMode           mode);
gboolean assay_sharing_was_cut_short (const GError           *error);

/* assay-sharing-folder.c */
void     assay_sharing_ask_folder    (AssaySharing           *self);
void     assay_sharing_join_folder   (AssaySharing           *self,
                                      const char             *folder);
void     assay_sharing_leave_folder  (AssaySharing           *self);

G_END_DECLS
