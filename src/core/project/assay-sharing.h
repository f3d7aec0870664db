/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-project.h"

G_BEGIN_DECLS

/**
 * AssaySharing:
 *
 * Keeps the open project in exchange with colleagues through a shared folder, in the background.
 * What is new here goes out a few seconds later, what colleagues put into the folder comes in as
 * soon as it is there. Which folder, if any, is remembered in the project file of this machine.
 *
 * Properties (read-only, notify): folder (string, nullable).
 *
 * Signals:
 *   received (AssayUniteReport report): work of colleagues came in
 *   failed (string message): something is wrong, said once until it is mended
 */
#define ASSAY_TYPE_SHARING (assay_sharing_get_type ())
G_DECLARE_FINAL_TYPE (AssaySharing, assay_sharing, ASSAY, SHARING, GObject)

AssaySharing *assay_sharing_new        (AssayProject *project);
const char   *assay_sharing_get_folder (AssaySharing *self);
void          assay_sharing_share      (AssaySharing *self,
                                        const char   *folder);
void          assay_sharing_stop       (AssaySharing *self);

G_END_DECLS
