/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-scan.h"

G_BEGIN_DECLS

/**
 * AssayHeading:
 * @ASSAY_HEADING_NONE: no heading of a works-cited list
 * @ASSAY_HEADING_REFERENCES: one that nothing but works follow: "References"
 * @ASSAY_HEADING_NOTES: one that notes follow, or something else: "Notes", "Sources"
 * @ASSAY_HEADING_AFTER: one that comes after a list: "About the author"
 */
typedef enum
{
  ASSAY_HEADING_NONE,
  ASSAY_HEADING_REFERENCES,
  ASSAY_HEADING_NOTES,
  ASSAY_HEADING_AFTER,
} AssayHeading;

AssayHeading assay_zone_heading_read (AssayRun line);
gboolean     assay_zone_is_heading   (AssayRun line);

G_END_DECLS
